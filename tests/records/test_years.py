"""Days outside the years of a search are slips of the keyboard; nothing is due from them."""

from __future__ import annotations

from datetime import date

import pytest
from records.fixes import TODAY, follow_ups

from afterword.records.journal import Journal
from afterword.records.problems import Level
from afterword.records.reading import read_files
from afterword.records.values import latest_day

FIELDS = {
    "when": ("interviews/i.md", "company: Acme\nposition: X\nmet: [ana]\nwhen: {}"),
    "decision_by": (
        "interviews/i.md",
        "company: Acme\nposition: X\nwhen: 2026-11-20\nmet: [ana]\ndecision_by: {}",
    ),
    "outcome_on": ("interviews/i.md", "company: Acme\nwhen: 2026-11-20\noutcome: offer\noutcome_on: {}"),
    "sent": ("notes/n.md", "to: ana\nkind: thank-you\ninterview: j\nsent: {}"),
    "received": ("notes/n.md", "from: ana\nkind: reply\nreceived: {}"),
    "found": ("gifts/g.md", "title: T\nkind: tip\ninterests: [a]\nfound: {}"),
    "expires": ("gifts/g.md", "title: T\nkind: tip\ninterests: [a]\nexpires: {}"),
    "snoozed_until": ("contacts/zed.md", "name: Zed\nsnoozed_until: {}"),
}
BESIDE = {
    "contacts/ana.md": "---\nname: Ana\n---\n",
    "interviews/j.md": "---\ncompany: Harbor\nposition: Y\nwhen: 2026-11-20\nmet: [ana]\n---\n",
}


def read(field: str, value: str, today: date | None = TODAY) -> Journal:
    path, front_matter = FIELDS[field]
    files = BESIDE | {path: f"---\n{front_matter.format(value)}\n---\nwhy: x\n"}
    return read_files({name: text.encode() for name, text in files.items()}, today)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "value",
    [
        *(
            "0001-01-01",
            "0202-11-20",
            "1926-11-20",
            "1969-12-31",
            "0001-1-1",
            '"0202-11-20"',
            "0026-11-20T14:00",
        ),
        *("2028-11-22", "2062-11-20", "2926-11-20", "9999-12-31", "9999-12-31T23:59", "2206-11-20 09:00"),
        *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"),
    ],
)
def test_a_year_outside_a_search_is_a_problem(field: str, value: str) -> None:
    journal = read(field, value)
    path, front_matter = FIELDS[field]
    (problem,) = (p for p in journal.problems if p.rule == "year")
    assert (problem.path, problem.line) == (path, front_matter.count("\n") + 2)
    assert "1970 to 2028" in problem.message
    rests = field in ("snoozed_until", "expires") and value[:1] in "29" and "0202" not in value
    assert problem.level is (Level.WARNING if rests else Level.ERROR)
    # And nothing is due from it: all is as it would be without the line, or without the record.
    whole = [line for line in front_matter.split("\n") if field not in line]
    files = BESIDE | ({path: "---\n" + "\n".join(whole) + "\n---\n"} if field == "decision_by" else {})
    without = read_files({name: text.encode() for name, text in files.items()}, TODAY)
    assert follow_ups(journal) == follow_ups(without) != []


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", ["2026-11-20", "2026-11-20T14:00"])
def test_days_of_a_search_are_fine(field: str, value: str) -> None:
    assert "year" not in {problem.rule for problem in read(field, value).problems}


@pytest.mark.parametrize(
    ("value", "today", "fine"),
    [
        ("1970-01-01", TODAY, True),
        ("1969-12-31", TODAY, False),
        ("1969-12-31", None, False),
        ("2028-11-21", TODAY, True),
        ("2028-11-22", TODAY, False),
        ("2028-11-22", date(2026, 11, 22), True),
        ("2028-11-22", None, True),
        ("2999-12-31", None, True),
        ("9999-12-31", None, False),
    ],
)
def test_the_edges(value: str, today: date | None, fine: bool) -> None:
    rules = {problem.rule for problem in read("found", value, today).problems}
    assert ("year" not in rules) is fine


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 11, 21), date(2028, 11, 21)),
        (date(2028, 2, 29), date(2030, 2, 28)),
        (date(2998, 1, 1), date(2999, 12, 31)),
        (date(9999, 12, 31), date(2999, 12, 31)),
    ],
)
def test_two_years_ahead(today: date, last: date) -> None:
    assert latest_day(today) == last


def test_a_snooze_of_ages_still_lets_them_be() -> None:
    """Who is to be left alone for good is not written to because of a year too far."""
    journal = read("snoozed_until", "2126-01-01")
    assert journal.contacts["zed"].snoozed_until == date(2028, 11, 21)


@pytest.mark.parametrize("value", ["0202-11-20", "2026-02-30", "yesterday", "[2026-11-20]"])
def test_a_note_sent_on_a_day_that_is_none_is_no_draft(value: str) -> None:
    """As a draft it would be asked for again, and sent twice."""
    journal = read("sent", value)
    assert dict(journal.notes) == {}
    assert [(p.path, p.line, p.level) for p in journal.problems] == [("notes/n.md", 5, Level.ERROR)]


def test_a_promise_by_a_day_of_another_age_has_no_day() -> None:
    text = (
        "---\ncompany: Acme\nwhen: 2026-11-20\nmet: [ana]\n---\n"
        "## Ana\n\n- promised: the chart by 0202-11-24\n- promised: a call by 2026-11-24\n"
    )
    journal = read_files(
        {"contacts/ana.md": b"---\nname: Ana\n---\n", "interviews/i.md": text.encode()}, TODAY
    )
    assert [fact.by for fact in journal.interviews["i"].debriefs["ana"].promised] == [
        None,
        date(2026, 11, 24),
    ]
    assert [(p.rule, p.line) for p in journal.problems] == [("promise-date", 8)]


@pytest.mark.parametrize("reason", ["[a, b]", "{a: b}"])
def test_a_wish_to_be_left_alone_holds_however_it_is_written(reason: str) -> None:
    text = f"---\nname: Zed\ndo_not_contact: {reason}\n---\n"
    assert read_files({"contacts/zed.md": text.encode()}).contacts["zed"].do_not_contact
