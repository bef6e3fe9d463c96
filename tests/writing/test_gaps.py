"""A gap is what a template leaves open; the user's own words leave none, whatever brackets they hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from writing.letters import SATURDAY, follow_up, journal_of

from afterword.kinds import KINDS
from afterword.records.journal import Journal
from afterword.settings.settings import Me, Settings
from afterword.writing.composing import Draft, as_saved, compose
from afterword.writing.templates import Templates

TODAY = SATURDAY.date()
TEMPLATES = Templates()

SEARCH = """\
=== contacts/ana-silva.md
---
name: "Ana Silva MARK"
company: Harbour Works
address: "Ana MARK"
email: ana@harbour.example
interests: [sailing]
---
=== contacts/tom-lee.md
---
name: "Tom Lee MARK"
company: Harbour Works
---
=== interviews/2026-11-20-harbour.md
---
company: Harbour Works
position: "Nurse MARK"
when: 2026-11-20T10:00
met: [ana-silva, tom-lee]
decision_by: 2026-12-04
---
## ana-silva

- talked about: "the lift MARK fails"
- lit up at: "boats MARK"
- worried about: "my nights MARK"
- promised: the list by 2026-11-24

## tom-lee

- talked about: "the old MARK pier"
=== gifts/lifts.md
---
title: "Lifts MARK"
kind: talk
url: https://lifts.example/talk
interests: [sailing]
read: yes
---
why: it says MARK at the end
"""

#: As long as each other, so that no letter is cut where the other is not.
MARKS = (
    "[sic]",
    "[1][2]",
    "[like this]",
    "{{topic}}",
    "{name}",
    "<name>",
    "TODO",
    "XXX",
    "???",
    "____",
    "`",
    "[[a b]]",
)


def composed(mark: str, kind: str) -> tuple[Journal, Draft]:
    journal = journal_of(SEARCH.replace("MARK", mark))
    about = follow_up(journal, "ana-silva", kind, gifts=("lifts",), promise="the list")
    settings = Settings(me=Me(f"Sam {mark} Carter"), spelling="british")
    return journal, compose(journal, about, settings, TODAY, templates=TEMPLATES)


@pytest.mark.parametrize("kind", KINDS)
def test_brackets_of_the_users_own_are_no_gaps(kind: str) -> None:
    for mark in MARKS:
        _, draft = composed(mark, kind)
        _, plain = composed("x" * len(mark), kind)
        assert len(draft.gaps) == len(plain.gaps), f"{mark}\n{draft.body}"
        for gap in draft.gaps:
            text = draft.subject if gap.where == "subject" else draft.body
            assert text[gap.offset :].startswith(gap.text)
            assert gap.line == (0 if gap.where == "subject" else draft.body[: gap.offset].count("\n") + 1)


def test_they_reach_the_letter_as_they_were_written() -> None:
    _, draft = composed("[sic]", "thank-you")
    for words in (
        "Dear Ana [sic],",
        '"Lifts [sic]"',
        "Sam [sic] Carter",
    ):
        assert words in draft.body, draft.body


@pytest.mark.parametrize("mark", MARKS)
def test_a_draft_that_is_saved_has_the_gaps_it_was_composed_with(mark: str) -> None:
    _, draft = composed(mark, "thank-you")
    front = "to: ana-silva\nkind: thank-you\ninterview: 2026-11-20-harbour\ngift: lifts\nsubject: Nurse\n"
    saved = f"=== notes/n.md\n---\n{front}---\n\n{draft.body}"
    journal = journal_of(SEARCH.replace("MARK", mark) + saved)
    again = as_saved(journal, journal.notes["n"])
    assert [(gap.text, gap.line) for gap in again.gaps] == [(gap.text, gap.line) for gap in draft.gaps]


def test_what_a_template_of_the_users_leaves_open_is_a_gap(tmp_path: Path) -> None:
    text = "Subject: For [whom]\n\n{{ greeting }}\n\n[own words], TODO and <name>.\n\nAbout {{ detail }}.\n"
    (tmp_path / "thank-you.md.j2").write_text(text, encoding="utf-8")
    journal = journal_of(SEARCH.replace("MARK", "[why]"))
    draft = compose(
        journal, follow_up(journal, "ana-silva"), Settings(), TODAY, templates=Templates(tmp_path)
    )
    assert [(gap.text, gap.where, gap.line) for gap in draft.gaps] == [
        ("[whom]", "subject", 0),
        ("[own words]", "body", 3),
        ("TODO", "body", 3),
        ("<name>", "body", 3),
        ("[in your words: what you noted on line 10]", "body", 5),
    ]
    assert draft.placeholders == tuple(gap.text for gap in draft.gaps)
    assert "the lift" not in draft.body


def test_a_subject_is_not_cut_within_a_gap(tmp_path: Path) -> None:
    text = f"Subject: {'thank you ' * 4}[for something very long that you said]\n\nText.\n"
    (tmp_path / "thank-you.md.j2").write_text(text, encoding="utf-8")
    journal = journal_of(SEARCH.replace("MARK", "x"))
    draft = compose(
        journal, follow_up(journal, "ana-silva"), Settings(), TODAY, templates=Templates(tmp_path)
    )
    assert draft.subject == ("thank you " * 4).strip()
