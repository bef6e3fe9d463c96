"""Promises: what is still to be kept is the same for the plan, for a note asked for, and for a pledge."""

from __future__ import annotations

from datetime import date

import pytest
from followups.search import Search, at, northwind

from afterword.followups.asked_for import wanted
from afterword.followups.follow_up import FollowUp
from afterword.followups.plan import plan
from afterword.settings.settings import Settings
from afterword.writing.composing import compose

BODY = """## Priya

- talked about: why the build takes an hour
- promised: the book list by 2026-11-24
- promised: the sampling write-up by 2026-12-01
"""


def asked(search: Search, kind: str, now: str) -> FollowUp:
    journal = search.journal
    found = plan(journal, at(now), Settings())
    return wanted(journal, found, journal.contacts["priya"], kind, at(now), Settings())


def test_asked_for_after_the_end_it_is_the_one_that_was_not_kept() -> None:
    search = northwind("priya", body=BODY, outcome="closed", outcome_on="2026-11-30")
    search.interview("engineer-2", met=["priya"], when="2026-11-26T10:00")
    assert asked(search, "promised-item", "2026-12-02").promise == "the book list"
    search.sent("priya", "promised-item", "2026-11-24")
    found = asked(search, "promised-item", "2026-12-02")
    assert (found.promise, found.interview, found.rule) == (
        "the sampling write-up",
        "engineer-1",
        "asked-for",
    )
    search.sent("priya", "promised-item", "2026-11-25")
    assert asked(search, "promised-item", "2026-12-02").promise == ""


@pytest.mark.parametrize(
    ("kept", "pledged"),
    [
        ([], "the book list"),
        (["2026-11-20"], "the sampling write-up"),  # on the very day of the interview
        (["2026-11-19"], "the book list"),  # before it, so for something else
        (["2026-11-20", "2026-11-21"], ""),
    ],
)
def test_a_thank_you_pledges_what_no_note_has_kept(kept: list[str], pledged: str) -> None:
    search = northwind("priya", body=BODY)
    for day in kept:
        search.sent("priya", "promised-item", day)
    thanks = search.the("priya", "thank-you", "2026-11-21T10:00")
    body = compose(search.journal, thanks, Settings(), date(2026, 11, 21)).body
    for promise in ("the book list", "the sampling write-up"):
        assert (promise in body) == (promise == pledged)
