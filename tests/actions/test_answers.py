"""Answers of a debrief as plain values: the same debrief as from a file, there and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from afterword.actions.answers import LEAD_INS, read_answers, told_of, values_of
from afterword.actions.told import Told, read_file
from afterword.actions.unfinished import as_text

TODAY = date(2026, 11, 23)

VALUES: dict[str, Any] = {
    "company": "Northwind Robotics",
    "position": "Staff Platform Engineer",
    "when": "friday 2 pm",
    "minutes": "45",
    "round": "2",
    "format": "Onsite",
    "decision_by": "in two weeks",
    "owner": "Dana Whit",
    "feeling": "8",
    "said": "A good hour.",
    "new": ["position"],
    "people": [
        {
            "who": "priya-raman",
            "same": True,
            "company": "Northwind",
            "interests": "sailing, data quality",
            "lines": [
                {"lead_in": "talked about", "text": "moving forty services"},
                {"lead_in": "asked me", "text": "whether I have run on-call"},
                {"lead_in": "answer", "text": "Yes, for a team of nine."},
                {"lead_in": "promised", "text": "the write-up by friday"},
                {"lead_in": "", "text": "She asked twice how we paged people."},
                {"lead_in": "", "text": "## Tom"},
            ],
        },
        {"who": "Dana Whit", "new": True, "role": "Recruiter", "part": "recruiter", "stay_in_touch": "90d"},
    ],
}

#: The same, as somebody writes it for ``debrief --from``.
FILE = """---
company: Northwind Robotics
position: Staff Platform Engineer
when: friday 2 pm
minutes: 45
round: 2
format: Onsite
decision_by: in two weeks
feeling: 8
said: A good hour.
new: position
---
## priya-raman

- same: yes
- company: Northwind
- interests: sailing, data quality
- talked about: moving forty services
- asked me: whether I have run on-call
- answer: Yes, for a team of nine.
- promised: the write-up by friday
She asked twice how we paged people.
- ## Tom

## Dana Whit

- new: yes
- owner: yes
- role: Recruiter
- part: recruiter
- stay in touch: 90d
"""


def told(values: dict[str, Any]) -> Told:
    found, unread = told_of(read_answers(values), TODAY)
    assert not unread
    return found


def test_a_form_tells_what_a_file_tells() -> None:
    assert told(VALUES) == read_file(FILE, TODAY)
    assert told(VALUES).fields["when"] == datetime(2026, 11, 20, 14)
    assert told(VALUES).fields["decision_by"] == date(2026, 12, 7)


def test_what_is_kept_is_read_back_to_the_same() -> None:
    kept = read_file(as_text(told(VALUES)), TODAY)
    assert kept == told(VALUES)
    assert told(values_of(kept)) == told(VALUES)


def test_who_did_not_come_is_kept_and_comes_back() -> None:
    absent = VALUES | {"absent": ["bram-achterberg", "kit"]}
    assert told(absent).absent == ("bram-achterberg", "kit")
    kept = read_file(as_text(told(absent)), TODAY)
    assert kept == told(absent)
    assert values_of(kept)["absent"] == ["bram-achterberg", "kit"]


def test_every_lead_in_comes_back() -> None:
    lines = [{"lead_in": each, "text": f"{each}, twice"} for each in LEAD_INS if each != "part" for _ in "ab"]
    values = values_of(told({"people": [{"who": "Kit", "lines": lines}]}))
    assert values["people"] == [{"who": "Kit", "lines": lines}]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        *(("when", "moonday"), ("when", "01/02/2027"), ("decision_by", "soonish"), ("minutes", "an hour")),
        *(("minutes", "0"), ("minutes", "1441"), ("minutes", "-5"), ("minutes", "4 5"), ("minutes", "٣")),
        *(("feeling", "0"), ("feeling", "11"), ("feeling", "good"), ("format", "zoom")),
    ],
)
def test_a_field_that_cannot_be_read_is_named_and_the_rest_is_kept(field: str, text: str) -> None:
    found, unread = told_of(read_answers(VALUES | {field: text}), TODAY)
    assert unread.keys() == {field}
    assert field not in found.fields and found.company == "Northwind Robotics"
    assert text in unread[field]


def test_what_is_left_empty_was_not_said() -> None:
    empty = {"company": "", "feeling": " ", "people": [{"who": "Kit", "role": "", "lines": []}]}
    found = told(empty | {"people": [{"who": "Kit", "role": "", "lines": [{"lead_in": "say", "text": " "}]}]})
    assert found.fields == {} and values_of(found) == {"people": [{"who": "Kit", "lines": []}]}
