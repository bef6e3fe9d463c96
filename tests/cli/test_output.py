from __future__ import annotations

import pytest

from afterword.cli.layout import cells, columns, sentence


def test_wide_letters_take_two_columns_and_marks_none() -> None:
    assert cells("Ana") == 3
    assert cells("林薇") == 4
    assert cells("Zoe\N{COMBINING DIAERESIS}") == 3
    assert cells("👩\u200d🔬 👍🏽 ❤\ufe0f 🇬🇧 1\ufe0f\u20e3") == 14
    assert cells("한국 ｱ Ａ") == 9
    assert cells("क्षि") == 2


def test_columns_line_up() -> None:
    rows = [("林薇", "", "x"), ("Ana", "", "yy"), ("Zoe\N{COMBINING DIAERESIS}", "", "")]
    assert columns(rows) == "  林薇  x\n  Ana   yy\n  Zoe\N{COMBINING DIAERESIS}"


def test_columns_too_wide_for_the_terminal_become_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    rows = [("林薇", "something to give"), ("Benedikt Läng", "brief thank-you")]
    assert columns(rows) == "  林薇\n    something to give\n  Benedikt Läng\n    brief thank-you"


def test_sentences_are_wrapped_by_the_width_of_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = sentence("林薇林薇 " * 12, 4)
    assert all(cells(line) <= 40 for line in text.splitlines())
    assert len(text.splitlines()) == 3


def test_a_sentence_is_wrapped_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = sentence("words " * 12, 4, "Gift: ")
    assert all(len(line) <= 40 for line in text.splitlines())
    assert text.startswith("    Gift: words words")
    assert text.splitlines()[1].startswith("          words")


def test_colours_are_for_terminals_and_for_those_who_want_them(
    afterword, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b[" in afterword("due", color=True).output
    assert "\x1b[" not in afterword("due").output
    monkeypatch.setenv("NO_COLOR", "1")
    for words in (["due"], ["check"], ["show", "ana"], ["gifts", "ana"]):
        assert "\x1b[" not in afterword(*words, color=True).output
    monkeypatch.setenv("NO_COLOR", "")  # empty: not set, as no-color.org has it
    assert "\x1b[" in afterword("due", color=True).output


def test_data_goes_to_stdout_and_messages_to_stderr(afterword) -> None:
    due = afterword("due")
    assert due.stdout.startswith("Still welcome (3)")
    assert due.stderr.startswith("Begin with: afterword draft ana-sol")
    snoozed = afterword("snooze", "ana", "--until", "friday")
    assert snoozed.stdout == ""
    assert snoozed.stderr.startswith("Changed contacts/ana-sol.md")
    refused = afterword("show", "nobody at all")
    assert refused.stdout == ""
    assert refused.exit_code == 1


def test_due_reminds_of_a_debrief_that_was_broken_off(afterword, small_journal) -> None:
    assert "broken off" not in afterword("due").stderr
    (small_journal / ".afterword").mkdir()
    (small_journal / ".afterword/debrief-2026-11-22T0900.md").write_text("## Kit\n", "utf-8")
    said = afterword("due").stderr
    assert "A debrief that was broken off is in .afterword/debrief-2026-11-22T0900.md" in said
    assert "broken off" in afterword("debrief", "--company", "Mill", "--met", "Kit Moss").stderr
    afterword("debrief", "--company", "Mill", "--from", ".afterword/debrief-2026-11-22T0900.md")
    assert "broken off" not in afterword("due").stderr


WRITERS = [
    ["debrief", "--company", "Mill", "--met", "Kit Moss", "--met", "ana-sol; interests: bees"],
    ["new", "contact", "Kit Moss"],
    ["new", "gift", "Looms", "--kind", "article", "--interests", "looms"],
    ["draft", "ben-osei", "--save"],
    ["sent", "ana"],
    ["sent", "ben-osei", "--anyway"],
    ["heard", "ana", "Hello.", "--decision-by", "2026-12-11"],
    ["snooze", "ana", "--until", "friday"],
    ["stop", "ana", "--said", "no more"],
    ["close", "harbour", "--outcome", "closed"],
    ["forget", "ana"],
    ["init", "elsewhere", "--demo"],
]


@pytest.mark.parametrize("words", WRITERS, ids=" ".join)
def test_a_dry_run_shows_and_writes_nothing(words: list[str], afterword, small_journal) -> None:
    def everything() -> dict:
        return {path: path.read_bytes() for path in small_journal.rglob("*") if path.is_file()}

    before = everything()
    result = afterword(*words, "--dry-run")
    assert result.exit_code == 0
    assert "+++ " in result.stdout
    assert everything() == before
