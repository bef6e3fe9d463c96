"""What is shown to be typed after a letter runs as it is shown, and settles that letter and no other."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path

import pytest
from actions.desks import desk, done
from followups.search import Search, northwind

from afterword.actions import drafting
from afterword.actions.desk import Desk
from afterword.actions.once_sent import once_sent
from afterword.actions.sent import sent
from afterword.kinds import THANK_YOUS
from afterword.records.note import Note


def search() -> Search:
    """Four people on Friday 20 November, a promise by Tuesday 1 December, a request of Monday 23."""
    body = "## Dana\n\n- promised: the list of talks by 2026-12-01\n\n## Tom\n\n- talked about: the roof\n"
    found = northwind("dana", "priya", "tom", body=body, decision_by="2026-12-04")
    found.received("dana", "2026-11-23", asks="two references", answer_by="2026-11-26")
    return found.sent("priya", "thank-you", "2026-11-20T19:00", interview="engineer-1")


def run(before: Desk, commands: tuple[str, ...]) -> Note:
    """Type the commands one after the other; the note that is marked as sent by them."""
    here = before
    drafts = {slug for slug, note in before.journal.notes.items() if note.draft}
    sent_before = {slug for slug, note in before.journal.notes.items() if not note.draft}
    for line in commands:
        program, name, who, *words = shlex.split(line)
        assert program == "afterword"
        options = dict(zip(words[::2], words[1::2], strict=False))
        contact = here.journal.contacts[who]
        if name == "draft":
            act = drafting.save(here, drafting.draft(here, contact, options["--kind"], options.get("--gift")))
        else:
            text = "The words as they went." if options.get("--text") == "-" else ""
            act = sent(here, contact, options.get("--note"), kind=options.get("--kind"), text=text)
        done(here, act)
        here = here.again()
    (marked,) = [
        note for slug, note in here.journal.notes.items() if not note.draft and slug not in sent_before
    ]
    assert drafts - {marked.slug} <= {slug for slug, note in here.journal.notes.items() if note.draft}
    return marked


@pytest.mark.parametrize("now", ["2026-11-20T15:30", "2026-11-24", "2026-12-03"])
@pytest.mark.parametrize("drafted", [(), ("promised-item",), ("thank-you", "value-add")])
def test_what_is_shown_runs(tmp_path: Path, now: str, drafted: tuple[str, ...]) -> None:
    start = search()
    for kind in drafted:
        start.note({"to": "dana", "kind": kind, "interview": "engineer-1"}, "Dear Dana,\n\n[so]\n")
    plan = desk(tmp_path / "0", start, now).plan
    assert len(plan) > 4
    for number, item in enumerate(plan, 1):
        before = desk(tmp_path / str(number), start, now)
        letter = drafting.draft_for(before.journal, item, before.settings, before.today)
        commands = once_sent(before, letter, item)
        marked = run(before, commands)
        assert marked.contact == item.contact
        assert (marked.kind == item.kind) or {marked.kind, item.kind} <= set(THANK_YOUS), commands
        assert marked.interview == item.interview
        if letter.note:
            assert marked.slug == letter.note


def test_a_letter_that_is_filled_in_in_its_file_needs_no_words(tmp_path: Path) -> None:
    before = desk(tmp_path, search(), "2026-11-24")
    item = next(each for each in before.plan if each.kind == "answer")
    letter = drafting.draft_for(before.journal, item, before.settings, before.today)
    assert letter.gaps
    saved = replace(letter, note="2026-11-24-dana-answer")
    assert once_sent(before, saved, item, filled=True) == (
        "afterword sent dana --note 2026-11-24-dana-answer",
    )


def test_where_nothing_else_can_be_meant_the_name_is_enough(tmp_path: Path) -> None:
    before = desk(tmp_path, search(), "2026-11-24")
    item = next(each for each in before.plan if each.contact == "tom" and each.state in ("due", "late"))
    letter = replace(drafting.draft_for(before.journal, item, before.settings, before.today), gaps=())
    assert once_sent(before, letter, item) == ("afterword sent tom",)
