from __future__ import annotations

from pathlib import Path

import pytest
from writing.letters import SATURDAY, SETTINGS, follow_up, panel

from afterword.kinds import KINDS
from afterword.settings.settings import Settings
from afterword.writing.composing import compose
from afterword.writing.facts import Facts
from afterword.writing.templates import TemplateError, Templates
from afterword.writing.variables import (
    OF_A_FRAGMENT,
    OF_A_GIFT,
    OF_A_PROMISE,
    VARIABLES,
    variables_table,
)

JOURNAL = panel("software")
ABOUT = follow_up(JOURNAL, "priya-raman", gifts=("tail",))


def render(folder: Path, text: str, name: str = "thank-you") -> tuple[str, str]:
    """What a user's own template makes of the example."""
    (folder / f"{name}.md.j2").write_text(text, encoding="utf-8")
    draft = compose(JOURNAL, ABOUT, SETTINGS, SATURDAY.date(), templates=Templates(folder))
    return draft.subject, draft.body


def test_a_template_of_the_users_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    assert render(tmp_path, "Subject: Hello {{ first_name }}\n\n{{ greeting }}\n\nThanks.\n") == (
        "Hello Priya",
        "Dear Priya,\n\nThanks.\n",
    )


def test_the_other_templates_stay_ours(tmp_path: Path) -> None:
    render(tmp_path, "Thanks.\n")
    own = Templates(tmp_path)
    assert own.letters("thank-you") == 1
    assert own.letters("value-add") == Templates().letters("value-add")


def test_a_thank_you_of_the_users_own_counts_in_every_country(tmp_path: Path) -> None:
    (tmp_path / "thank-you.md.j2").write_text("Mine.\n", encoding="utf-8")
    uk, _ = Settings.read({"country": "uk"})
    own = Templates(tmp_path)
    assert compose(JOURNAL, ABOUT, uk, SATURDAY.date(), templates=own).body == "Mine.\n"
    (tmp_path / "thank-you-understated.md.j2").write_text("Mine, for there.\n", encoding="utf-8")
    assert compose(JOURNAL, ABOUT, uk, SATURDAY.date(), templates=own).body == "Mine, for there.\n"
    assert compose(JOURNAL, ABOUT, SETTINGS, SATURDAY.date(), templates=own).body == "Mine.\n"


def test_several_letters_in_one_file_go_to_different_colleagues(tmp_path: Path) -> None:
    (tmp_path / "thank-you.md.j2").write_text(
        "One.\n=====\nTwo.\n=====\nThree.\n=====\nFour.\n", encoding="utf-8"
    )
    own = Templates(tmp_path)
    texts = {
        compose(JOURNAL, follow_up(JOURNAL, slug), SETTINGS, SATURDAY.date(), templates=own).body
        for slug in JOURNAL.contacts
    }
    assert texts == {"One.\n", "Two.\n", "Three.\n", "Four.\n"}


def test_the_first_subject_that_is_short_enough(tmp_path: Path) -> None:
    long = "very " * 20
    assert render(tmp_path, f"Subject: {long}\nSubject: Short\n\nText\n") == ("Short", "Text\n")
    subject, _ = render(tmp_path, f"Subject: {long}\n\nText\n")
    assert subject == ("very " * 12).strip()


def test_lines_are_joined_and_paragraphs_kept(tmp_path: Path) -> None:
    text = "One line\nand another.\n{% if gift %}\nA gift:\nhttps://a.example/b\n{% endif %}\nTwo  \nkept.\n"
    assert render(tmp_path, text)[1] == (
        "One line and another.\n\nA gift:\nhttps://a.example/b\n\nTwo\nkept.\n"
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Fine.\n\n{{ gfit.title }}\n", 3, "'gfit' is undefined"),
        ("Fine.\n{% if gift %}\nNo end.\n", 2, "if"),
        ("One.\n=====\nTwo.\n{{ gift.colour }}\n", 4, "colour"),
        ("{{ detail.nothing }}\n", 1, "nothing"),
        ("Fine.\n{{ 1 / 0 }}\n", 2, "Division"),
        ("{{ ''.__class__.__mro__ }}\n", 1, "unsafe"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    (tmp_path / "thank-you.md.j2").write_text(text, encoding="utf-8")
    own = Templates(tmp_path)
    with pytest.raises(TemplateError) as caught:
        for slug in JOURNAL.contacts:
            about = follow_up(JOURNAL, slug, gifts=("tail",))
            compose(JOURNAL, about, SETTINGS, SATURDAY.date(), templates=own)
    assert (Path(caught.value.path), caught.value.line) == (tmp_path / "thank-you.md.j2", line)
    assert said in str(caught.value)


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "thank-you.md.j2").write_bytes("Grüße".encode("latin-1"))
    with pytest.raises(TemplateError, match="not UTF-8"):
        Templates(tmp_path).letters("thank-you")


def test_windows_line_ends_and_a_mark_at_the_start_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "thank-you.md.j2").write_bytes(b"\xef\xbb\xbfSubject: Hi\r\n\r\nOne\r\ntwo.\r\n")
    draft = compose(JOURNAL, ABOUT, SETTINGS, SATURDAY.date(), templates=Templates(tmp_path))
    assert (draft.subject, draft.body) == ("Hi", "One two.\n")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no such folder"):
        Templates(tmp_path / "missing")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[greeting\n", "line 1"),
        ("[other]\n", r"\[greeting\] is missing"),
        ('[greeting]\nusual = "Dear {who},"\n', "only name can be filled in"),
        ("[greeting]\nusual = []\n", "at least one phrase"),
    ],
)
def test_a_mistake_in_the_phrases_is_told(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "phrases.toml").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError, match=said):
        compose(JOURNAL, ABOUT, SETTINGS, SATURDAY.date(), templates=Templates(tmp_path))


def test_every_variable_is_documented_and_every_one_documented_is_there() -> None:
    facts = Facts(JOURNAL, ABOUT, SETTINGS, SATURDAY.date(), Templates(), 0, "tail").variables()
    assert set(facts) == set(VARIABLES)
    for name, parts in {"gift": OF_A_GIFT, "detail": OF_A_FRAGMENT}.items():
        assert all(hasattr(facts[name], part) for part in parts)
    promised = follow_up(JOURNAL, "priya-raman", "promised-item", promise="the write-up")
    promise = Facts(JOURNAL, promised, SETTINGS, SATURDAY.date(), Templates(), 0, None).variables()["promise"]
    assert all(hasattr(promise, part) for part in OF_A_PROMISE)


def test_the_table_of_variables_holds_them_with_their_parts() -> None:
    names = [name for name, _ in variables_table()]
    assert {"greeting", "gift", "gift.title", "detail.said", "promise.thing"} <= set(names)
    assert len(names) == len(set(names))


def test_every_kind_has_a_template_of_its_own() -> None:
    for kind in KINDS:
        assert Templates().letters(kind)
