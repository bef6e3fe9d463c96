"""Passing follow-ups over: each kind that can be open, once, with what comes next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from actions.desks import desk, done
from followups.search import Search, northwind

from afterword.actions.desk import Desk
from afterword.actions.skipping import skip
from afterword.errors import AfterwordError
from afterword.times import day_of


def thanked(*more: str, **fields: object) -> Search:
    search = northwind("dana", *more, **fields)
    for slug in ("dana", *more):
        search.sent(slug, "thank-you", "2026-11-21")
    return search


def on_hold() -> Search:
    return thanked(outcome="on-hold", outcome_on="2026-11-23")


def offered() -> Search:
    search = thanked(outcome="offer", outcome_on="2026-11-30", answer_by="2026-12-02")
    search.contact("mia", company="Harbour").interview(
        "harbour", company="Harbour", position="Pilot", met=["mia"]
    )
    return search.sent("mia", "thank-you", "2026-11-21")


def asked_twice() -> Search:
    search = thanked().sent("dana", "decision-check-in", "2026-12-01")
    return search.sent("dana", "second-check-in", "2026-12-10")


def no_address() -> Search:
    """Dana was thanked, and did not hear that Tom is to be thanked too."""
    search = northwind("dana", "tom").change("contacts/tom.md", email="")
    return search.sent("dana", "thank-you", "2026-11-21", interview="engineer-1")


def moved() -> Search:
    search = thanked("tom").change("contacts/tom.md", company="Elsewhere", former=["Northwind"])
    return search.received("tom", "2026-12-10", kind="news")


PROMISE = "\n## Dana\n\n- promised: the plan by 2026-11-24\n"

#: A search, a day on which a note of a kind is open to somebody in it, and to whom.
OPEN = {
    "thank-you": (northwind("dana"), "2026-11-23", "dana"),
    "forward-request": (no_address(), "2026-11-23", "dana"),
    "promised-item": (thanked(body=PROMISE), "2026-11-25", "dana"),
    "answer": (thanked().received("dana", "2026-11-24", asks="a number"), "2026-11-25", "dana"),
    "value-add": (thanked("tom"), "2026-12-04", "tom"),
    "decision-check-in": (thanked(decision_by="2026-12-04"), "2026-12-08", "dana"),
    "second-check-in": (thanked().sent("dana", "decision-check-in", "2026-12-01"), "2026-12-10", "dana"),
    "close-the-loop": (asked_twice(), "2026-12-28", "dana"),
    "holding": (on_hold(), "2026-12-22", "dana"),
    "offer-thanks": (offered(), "2026-11-30", "dana"),
    "offer-answer": (offered(), "2026-12-01", "dana"),
    "competing-offer": (offered(), "2026-11-30", "mia"),
    "withdraw": (thanked(outcome="withdrawn", outcome_on="2026-11-30"), "2026-11-30", "dana"),
    "decline-offer": (thanked(outcome="declined", outcome_on="2026-11-30"), "2026-11-30", "dana"),
    "gracious-rejection": (thanked(outcome="filled-by-other", outcome_on="2026-11-30"), "2026-12-01", "dana"),
    "accepted-new-team": (thanked(outcome="filled-by-me", outcome_on="2026-11-30"), "2026-12-01", "dana"),
    "congratulate": (moved(), "2026-12-11", "tom"),
    "stay-in-touch": (
        thanked(outcome="closed", outcome_on="2026-11-30").change("contacts/dana.md", stay_in_touch="yes"),
        "2027-02-01",
        "dana",
    ),
}


def open_to(found: Desk, who: str, kind: str) -> list[str]:
    return [
        each.key
        for each in found.plan
        if (each.contact, each.kind) == (who, kind)
        and each.state in ("due", "late", "held", "owed")
        and day_of(each.opens) <= found.today
    ]


@pytest.mark.parametrize("kind", OPEN)
def test_what_is_passed_over_is_open_no_more(kind: str, tmp_path: Path) -> None:
    search, day, who = OPEN[kind]
    before = desk(tmp_path, search, day)
    assert open_to(before, who, kind), search.lines(day)
    act = skip(before, before.journal.contacts[who], kind)
    assert act.summary.startswith(f"skip: {kind} to ")
    journal, said = done(before, act)
    (passed,) = journal.contacts[who].skipped
    assert (passed.kind, passed.on) == (kind, date.fromisoformat(day))
    assert said[0].endswith(f"to {who.title()}: passed over.")
    for later in (day, str(date.fromordinal(date.fromisoformat(day).toordinal() + 1))):
        assert not open_to(desk(tmp_path, Search(), later), who, kind)
    with pytest.raises(AfterwordError, match="so there is nothing to pass over"):
        skip(before.again(), journal.contacts[who], kind)


def test_what_can_be_written_now_is_meant_before_what_waits(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked("tom", decision_by="2026-12-04"), "2026-12-08")
    states = {each.kind: each.state for each in before.plan if each.contact == "dana"}
    assert (states["decision-check-in"], states["value-add"]) == ("due", "held")
    assert skip(before, before.journal.contacts["dana"]).summary == "skip: decision-check-in to Dana"


def test_whoever_had_to_wait_for_it_is_named(tmp_path: Path) -> None:
    """A gift that nobody gives holds its house no longer."""
    before = desk(tmp_path, thanked("tom", decision_by="2026-12-04"), "2026-12-08")
    done(before, skip(before, before.journal.contacts["dana"]))
    again = desk(tmp_path, Search(), "2026-12-09")
    first = next(each for each in again.plan if each.state in ("due", "late"))
    _, said = done(again, skip(again, again.journal.contacts[first.contact]))
    assert len(said) >= 2 and said[1].startswith(f"Next for {first.name}: ")


def test_a_repeated_command_passes_nothing_else_over(tmp_path: Path) -> None:
    search = thanked(body=PROMISE).received("dana", "2026-11-24", asks="a number")
    before = desk(tmp_path, search, "2026-11-25")
    _, said = done(before, skip(before, before.journal.contacts["dana"]))
    assert said[0] == "Answer to Dana: passed over."
    again = before.again()
    with pytest.raises(AfterwordError) as refusal:
        skip(again, again.journal.contacts["dana"])
    assert str(refusal.value) == (
        "Answer to Dana was passed over today already.\n"
        "If another is to be passed over too (something promised): afterword skip dana --kind promised-item"
    )
    journal, _ = done(again, skip(again, again.journal.contacts["dana"], "promised-item"))
    assert [each.kind for each in journal.contacts["dana"].skipped] == ["answer", "promised-item"]
    last = again.again()
    with pytest.raises(AfterwordError) as refusal:
        skip(last, last.journal.contacts["dana"])
    assert "was passed over today already. Next for Dana: " in str(refusal.value)


def test_two_promises_that_are_due_are_said_to_be_two(tmp_path: Path) -> None:
    body = f"{PROMISE}- promised: the budget by 2026-11-24\n"
    before = desk(tmp_path, thanked(body=body), "2026-11-25")
    _, said = done(before, skip(before, before.journal.contacts["dana"]))
    assert said[0] == "What you promised to Dana: passed over (two of them)."


def test_what_opens_later_is_no_more_than_snoozed(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked(decision_by="2026-12-04"), "2026-11-24")
    with pytest.raises(AfterwordError) as refusal:
        skip(before, before.journal.contacts["dana"])
    first, second = str(refusal.value).splitlines()
    assert first.startswith(
        "Nothing is open to Dana today, so there is nothing to pass over. Next for Dana: "
    )
    assert second.startswith("To let all of it rest for a while: afterword snooze dana --until ")


def test_what_stands_in_the_file_stays(tmp_path: Path) -> None:
    search = thanked("tom").change("contacts/tom.md", skipped=["value-add 2026-12-04"])
    before = desk(tmp_path, search, "2026-12-17")
    assert open_to(before, "tom", "value-add")
    journal, _ = done(before, skip(before, before.journal.contacts["tom"]))
    assert "skipped: [value-add 2026-12-04, value-add 2026-12-17]" in (
        (tmp_path / "contacts/tom.md").read_text("utf-8")
    )
    assert [each.on.day for each in journal.contacts["tom"].skipped] == [4, 17]
