"""Ten panels in ten trades: what the drafts of people who compare them must hold."""

from __future__ import annotations

import re
import sys
from itertools import combinations

import pytest
from checking.likeness import similarity
from writing.letters import PANELS, SATURDAY, SETTINGS, every_letter, follow_up, journal_of, length_of, panel
from writing.reading_grade import reading_grade

from afterword.checking.checker import Checker
from afterword.followups.follow_up import FollowUp
from afterword.followups.plan import plan
from afterword.kinds import KINDS, THANK_YOUS
from afterword.records.journal import Journal
from afterword.words.note_text import core, gaps_in
from afterword.writing.composing import Draft, compose


def thanks(journal: Journal) -> list[tuple[FollowUp, Draft]]:
    """The thank-yous the rules call for, composed."""
    owed = [each for each in plan(journal, SATURDAY, SETTINGS) if each.kind in THANK_YOUS]
    return [(each, compose(journal, each, SETTINGS, SATURDAY.date())) for each in owed]


def words(draft: Draft) -> int:
    return len(core(draft.body).split())


def test_there_are_panels_of_two_to_eight_in_ten_trades() -> None:
    sizes = [len(interview.met) for trade in PANELS for interview in panel(trade).interviews.values()]
    assert len(sizes) >= 10
    assert (min(sizes), max(sizes)) == (2, 8)


@pytest.mark.parametrize("trade", PANELS)
def test_everybody_met_gets_a_note(trade: str) -> None:
    journal = panel(trade)
    met = {slug for interview in journal.interviews.values() for slug in interview.met}
    assert {draft.to for _, draft in thanks(journal)} == met


@pytest.mark.parametrize("trade", PANELS)
def test_a_thank_you_is_of_the_right_length_and_easy_to_read(trade: str) -> None:
    for _, draft in thanks(panel(trade)):
        low, high = KINDS[draft.kind].target
        assert low <= words(draft) <= high, draft.body
        assert reading_grade(core(draft.body)) <= 9, draft.body
        assert "!" not in draft.body and "—" not in draft.body
        assert 1 <= len(draft.subject) <= 60


@pytest.mark.parametrize("trade", PANELS)
def test_no_two_colleagues_could_swap_their_notes(trade: str) -> None:
    drafts = [draft for _, draft in thanks(panel(trade))]
    for one, other in combinations(drafts, 2):
        assert similarity(one.body, other.body) <= 0.35, f"{one.body}\n{other.body}"
        assert one.gift is None or one.gift != other.gift
        first, second = (set(re.split(r"(?<=[.!?])\s+", core(draft.body))) for draft in (one, other))
        assert len(first & second) <= 1, f"sentences in common: {first & second}"


@pytest.mark.parametrize("trade", PANELS)
def test_the_checker_finds_nothing_but_placeholders(trade: str) -> None:
    journal = panel(trade)
    checker = Checker(journal, SATURDAY, SETTINGS)
    for about, draft in thanks(journal):
        found = [problem for problem in checker.check_draft(draft, about) if problem.rule != "placeholder"]
        assert not found, f"{[str(problem) for problem in found]}\n{draft.body}"
        assert len(draft.placeholders) <= 2


def test_the_table_of_figures() -> None:
    """Print it with ``pytest -s -k table``."""
    rows = []
    for trade in PANELS:
        drafts = [draft for _, draft in thanks(panel(trade))]
        alike = max(similarity(one.body, other.body) for one, other in combinations(drafts, 2))
        lengths = sorted(words(draft) for draft in drafts if draft.kind == "thank-you")
        grade = max(reading_grade(core(draft.body)) for draft in drafts)
        rows.append(
            f"{trade:10} {len(drafts)} notes, most alike {alike:.2f}, {lengths[0]:3} to {lengths[-1]} words,"
            f" grade at most {grade:.1f}"
        )
        assert alike <= 0.35
    sys.stdout.write("\n".join(["", *rows, ""]))


FACTS = {
    "talked about": "moving forty services to a new cloud without a freeze",
    "lit up at": "sailing her Contessa 32 on the Solent",
    "asked me": "whether I have run on-call for a team this size",
    "promised": "the sampling write-up by 2026-11-24",
}

GIFT = """
=== gifts/tides.md
---
title: Tides for small boats in winter
kind: article
url: https://tides.example/small
interests: [sailing]
read: yes
found: 2026-11-01
---
why: It has real figures for the small coves, which other tables leave out.
"""


@pytest.mark.parametrize("known", range(5))
@pytest.mark.parametrize("gift", [False, True])
@pytest.mark.parametrize("kind", ["thank-you", "thank-you-round", "thank-you-brief"])
def test_every_letter_keeps_its_length_however_much_is_known(kind: str, gift: bool, known: int) -> None:
    facts = "".join(f"- {lead}: {text}\n" for lead, text in list(FACTS.items())[:known])
    journal = journal_of(
        f"""\
=== contacts/ana-silva.md
---
name: Ana Silva
company: Harbour Works
email: ana@harbour.example
interests: [sailing]
---
=== interviews/2026-11-20-harbour-works.md
---
company: Harbour Works
position: Staff Nurse
when: 2026-11-20T10:00
met: [ana-silva]
---
## Ana Silva

{facts}"""
        + (GIFT if gift else "")
    )
    given = ("tides",) if gift and KINDS[kind].may_carry_gift else ()
    about = follow_up(journal, "ana-silva", kind, gifts=given)
    for subject, body in every_letter(journal, about, SATURDAY.date()):
        low, high = KINDS[kind].target
        # With a gift and an answer a second round's note may be longer than it reads best, but not too long.
        most = KINDS[kind].maximum if kind == "thank-you-round" and gift else high
        assert (low if known else 0) <= length_of(body, journal) <= most, body
        assert len(subject) <= 60
        if known:
            # A part must be there of itself, not because a gift or an answer happens to use its words.
            draft = Draft(
                about.contact, kind, subject, body, given[0] if given else None, gaps_in(subject, body)
            )
            found = {p.rule for p in Checker(journal, SATURDAY, SETTINGS).check_draft(draft, about)}
            assert found <= {"placeholder", "too-soon"}, f"{found}\n{body}"
