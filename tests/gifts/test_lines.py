"""What `check` says of the `why:` and `give:` of gifts, and of gifts that are only a title."""

from __future__ import annotations

from dataclasses import replace

import pytest
from writing.letters import journal_of

from afterword.gifts.lines import hints, hints_of, sent_give, sent_title, sent_why
from afterword.records.journal import Journal
from afterword.records.problems import Level, Problem


def journal(body: str, kind: str = "tip", extra: str = "") -> Journal:
    return journal_of(
        f"=== gifts/a.md\n---\ntitle: Raku at home\nkind: {kind}\ninterests: [raku]\n{extra}read: yes\n"
        f"---\n\n{body}\n"
        "=== contacts/tom-okafor.md\n---\nname: Tom Okafor\n---\n"
    )


def told(body: str, kind: str = "tip", extra: str = "") -> list[Problem]:
    return list(hints(journal(body, kind, extra)))


def test_a_reason_that_stays_at_home_is_told_with_its_line_and_an_example() -> None:
    (hint,) = told("Mine.\n\nwhy: made me cry tbh", "article")
    assert (hint.path, hint.line, hint.level, hint.rule) == ("gifts/a.md", 10, Level.HINT, "why-not-sent")
    assert "capital" in hint.message and "why: It " in hint.fix


def test_what_is_in_another_language_than_the_letters_stays_at_home() -> None:
    found = journal("give: Wickle den Topf in Folie.\n\nwhy: Es braucht keinen Ofen.")
    gift = found.gifts["a"]
    assert not sent_why(gift, found.words_of_names) and not sent_give(gift, found.words_of_names)
    assert all("English" in hint.message for hint in hints(found))
    assert {hint.rule for hint in hints(found)} == {"why-not-sent", "give-not-sent"}


def test_a_tip_that_stays_at_home_is_told_too() -> None:
    (hint,) = told("give: foil, sawdust, bin, done")
    assert (hint.line, hint.rule) == (8, "give-not-sent")
    assert "gap" in hint.message


@pytest.mark.parametrize("kind", ["tip", "information", "place"])
def test_what_can_give_only_its_title_is_told(kind: str) -> None:
    (hint,) = told("Mine.", kind)
    assert (hint.line, hint.rule) == (3, "only-a-title")
    assert "give: " in hint.fix
    assert not told("Mine.", kind, "url: https://raku.example/a\n")
    assert not told("give: Wrap the pot in foil.", kind)


@pytest.mark.parametrize("kind", ["article", "book", "event", "congratulations"])
def test_what_can_be_looked_up_needs_no_more(kind: str) -> None:
    assert not told("Mine.", kind)


def test_every_example_of_a_hint_is_itself_fit() -> None:
    for kind in ("tip", "information", "place"):
        for hint in (
            *told("Mine.", kind),
            *told("give: foil", kind),
            *told("why: foil\n\ngive: Wrap it.", kind),
        ):
            line = hint.fix.partition("for example: ")[2]
            assert not told(line if line.startswith("give") else f"{line}\n\ngive: Wrap it.", kind), line


def test_what_is_fit_is_sent_as_it_stands() -> None:
    found = journal("give: Wrap the pot in foil.\n\nwhy: It needs no kiln.")
    gift = found.gifts["a"]
    assert not hints(found)
    assert sent_why(gift, found.words_of_names) == "It needs no kiln."
    assert sent_give(gift, found.words_of_names) == "Wrap the pot in foil."


def test_nobody_of_the_journal_is_named_in_a_gift() -> None:
    (hint,) = told("give: Ask Tom for the key.")
    assert "“Tom”" in hint.message


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Hana Vogel, who moved three archives", "Hana Vogel, who moved three archives"),
        ("Introduction to Hana Vogel, the archivist at Hull", "Hana Vogel, the archivist at Hull"),
        ("Ada de la Cruz", "Ada de la Cruz"),
        ("Hana Vogel, who is a bit odd", "Hana Vogel"),
        ("Hana - met in the pub, owes me one", "Hana"),
        ("Hana Vogel (my ex)", "Hana Vogel"),
        ("Mum's friend Jill", ""),
        ("a woman from the fair", ""),
    ],
)
def test_of_an_introduction_only_what_is_fit_is_said(title: str, left: str) -> None:
    found = journal("Mine.", "introduction", "agreed: yes\n").gifts["a"]
    gift = replace(found, title=title)
    assert sent_title(gift, frozenset({"hana"})) == left
    told = [hint.rule for hint in hints_of(gift, frozenset())]
    assert told == ([] if left == title.removeprefix("Introduction to ") else ["title-not-sent"])


@pytest.mark.parametrize(
    "title", ["what my boss does with returns", "Tom's trick for rotas", "how she beat burnout"]
)
def test_the_title_of_a_tip_is_left_out_where_it_is_not_fit(title: str) -> None:
    found = journal("give: Wrap it.").gifts["a"]
    assert sent_title(replace(found, title=title), frozenset({"tom"})) == ""
    assert (
        sent_title(replace(found, title=title, kind="article", url="https://a.example/b"), frozenset())
        == title
    )
    assert sent_title(found, frozenset({"tom"})) == "Raku at home"
