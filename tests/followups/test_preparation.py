"""The sheet before a meeting or a call: who will be there, and everything that was said with them."""

from __future__ import annotations

import json

import pytest
from followups.search import Search, at

from afterword.errors import AfterwordError
from afterword.followups.preparation import PersonToMeet, Preparation, Said, prepared
from afterword.records.who import UnknownNameError
from afterword.settings.settings import Settings

HELEN = """
## Helen

- talked about: the new ward
- private: she may leave
- asked me: whether I have led nights
- answer: For two years.
- asked me: what I would change first
- promised: the rota by 2026-10-09
- promised: a book by 2026-10-12
- say: The rota stayed with me.

She laughed a lot.
"""


def search(*, answered: bool = True) -> Search:
    """Two rounds at Cascade: Fri 2 Oct with Helen, and Tue 13 Oct, ahead, with Helen and Marcus."""
    found = Search()
    found.contact("helen", name="Helen", company="Cascade Valley", interests="[steelhead, rota]")
    found.contact("marcus", name="Marcus Ng", company="Cascade Valley", part="executive")
    found.contact("kelly", name="Kelly Marsh", company="Bridgeway", part="agency")
    found.interview("one", HELEN, company="Cascade Valley", when="2026-10-02T14:00", met=["helen"])
    found.interview(
        "two", company="Cascade Valley", when="2026-10-13T10:00", met=["marcus", "helen"], round=2
    )
    if answered:
        found.sent("helen", "promised-item", "2026-10-08T09:00", interview="one")
    found.received("helen", "2026-10-06T11:05", asks="two references", answer_by="2026-10-08")
    return found


def sheet(found: Search, now: str, meant: str | None = None) -> Preparation:
    return prepared(found.journal, at(now), Settings(), meant)


def person(found: Search, now: str, who: str, meant: str | None = None) -> PersonToMeet:
    return next(each for each in sheet(found, now, meant).people if each.contact == who)


def told(lines: tuple[Said, ...]) -> list[tuple[str, str, str]]:
    return [(each.on.isoformat(), each.line.text, each.state) for each in lines]


@pytest.mark.parametrize("meant", [None, "marcus", "cascade", "Cascade Valley"])
def test_the_next_meeting_with_its_people(meant: str | None) -> None:
    found = sheet(search(), "2026-10-12", meant)
    assert found.interview and found.interview.slug == "two"
    assert [each.contact for each in found.people] == ["marcus", "helen"]
    assert [each.part for each in found.people] == ["executive", "interviewer"]


def test_whoever_is_named_comes_first() -> None:
    assert [each.contact for each in sheet(search(), "2026-10-12", "helen").people] == ["helen", "marcus"]


def test_what_was_said_asked_and_promised() -> None:
    helen = person(search(), "2026-10-12", "helen")
    assert helen.interests == ("steelhead", "rota")
    assert told(helen.said) == [("2026-10-02", "the new ward", "")]
    assert told(helen.asked) == [
        # Answered by the note of the 8th, to whatever she wrote before.
        ("2026-10-06", "two references", "answered"),
        ("2026-10-02", "whether I have led nights", "answered"),
        ("2026-10-02", "what I would change first", "open"),
    ]
    assert told(helen.promised) == [("2026-10-02", "a book", "open"), ("2026-10-02", "the rota", "kept")]
    assert helen.asked[1].line.answers == ("For two years.",)
    assert helen.last and helen.last.day.isoformat() == "2026-10-08"


def test_what_they_want_is_open_until_a_note_goes_out() -> None:
    helen = person(search(answered=False), "2026-10-07", "helen")
    assert told(helen.asked)[0] == ("2026-10-06", "two references", "open")
    assert told(helen.promised) == [("2026-10-02", "a book", "open"), ("2026-10-02", "the rota", "open")]


def test_nothing_private_and_nothing_to_come_is_on_the_sheet() -> None:
    data = json.dumps(sheet(search(), "2026-10-12").as_json(search().journal))
    assert "she may leave" not in data
    marcus = person(search(), "2026-10-12", "marcus")
    assert marcus.last is None and not marcus.said


def test_what_they_wrote_is_said_whole() -> None:
    found = search()
    found.files["notes/r.md"] = (
        "---\nfrom: helen\nkind: reply\nreceived: 2026-10-07\n---\n\nWe fish the Metolius.\n\nHelen\n"
    )
    assert told(person(found, "2026-10-12", "helen").said)[0] == (
        "2026-10-07",
        "We fish the Metolius.\n\nHelen",
        "",
    )


def test_a_promise_of_a_position_that_ended_is_neither_open_nor_kept() -> None:
    found = search().change("interviews/one.md", outcome="filled-by-other", outcome_on="2026-10-09")
    del found.files["interviews/two.md"]
    helen = person(found, "2026-10-12", "helen", "helen")
    assert told(helen.promised) == [("2026-10-02", "a book", "over"), ("2026-10-02", "the rota", "kept")]


def test_one_that_was_passed_over_is_over() -> None:
    found = search().change("contacts/helen.md", skipped='["promised-item 2026-10-12"]')
    assert told(person(found, "2026-10-13T09:00", "helen").promised)[0] == ("2026-10-02", "a book", "over")


def test_after_the_meeting_it_is_for_a_call() -> None:
    found = sheet(search(), "2026-10-14", "helen")
    assert found.interview is None
    assert [each.contact for each in found.people] == ["helen"]
    assert found.position and found.position.title == "Engineer"
    assert [each.contact for each in sheet(search(), "2026-10-14", "cascade").people] == ["helen", "marcus"]


def test_a_call_is_about_what_is_open_not_about_what_ended_later() -> None:
    found = Search().contact("dana", name="Dana", company="Mill")
    found.interview("open", company="Mill", position="Weaver", when="2026-10-02T14:00", met=["dana"])
    found.interview(
        "over",
        company="Mill",
        position="Dyer",
        when="2026-10-05T14:00",
        met=["dana"],
        outcome="filled-by-other",
        outcome_on="2026-10-06",
    )
    about = sheet(found, "2026-10-07", "dana").position
    assert about is not None and about.title == "Weaver"


def test_without_a_meeting_ahead_somebody_has_to_be_named() -> None:
    with pytest.raises(AfterwordError, match="No interview is ahead"):
        sheet(search(), "2026-10-14")


def test_a_cancelled_meeting_is_not_ahead() -> None:
    found = search().change("interviews/two.md", cancelled="yes")
    assert sheet(found, "2026-10-12", "helen").interview is None


def test_a_meeting_that_names_nobody_is_prepared_with_those_of_the_position() -> None:
    found = search().change("interviews/two.md", met="[]")
    assert [each.contact for each in sheet(found, "2026-10-12").people] == ["helen"]


def test_somebody_never_met_can_be_prepared_for() -> None:
    kelly = sheet(search(), "2026-10-12", "kelly")
    assert kelly.interview is None and kelly.position is None
    assert [(each.contact, each.part, each.last) for each in kelly.people] == [("kelly", "agency", None)]
    assert [each.contact for each in sheet(search(), "2026-10-12", "bridgeway").people] == ["kelly"]


def test_the_company_comes_before_somebody_who_has_its_name_as_a_part() -> None:
    found = search().contact("mill", name="Cascade Valley Jones")
    assert sheet(found, "2026-10-12", "Cascade Valley").interview
    with pytest.raises(UnknownNameError, match="could be any of these"):
        sheet(found, "2026-10-12", "cascade")


def test_nobody_is_nobody() -> None:
    with pytest.raises(UnknownNameError, match='Nobody here is called "xavier"'):
        sheet(search(), "2026-10-12", "xavier")


def test_a_part_in_this_hiring_counts_rather_than_that_in_the_file() -> None:
    found = search()
    found.files["interviews/one.md"] += "- part: hiring-manager\n"
    assert person(found, "2026-10-12", "helen").part == "hiring-manager"


def test_as_json() -> None:
    found = search()
    data = sheet(found, "2026-10-12").as_json(found.journal)
    assert {key: data[key] for key in ("version", "interview", "when", "company", "position")} == {
        "version": 1,
        "interview": "two",
        "when": "2026-10-13T10:00",
        "company": "Cascade Valley",
        "position": "Engineer",
    }
    helen = data["people"][1]
    assert {"contact", "name", "part", "interests", "said", "asked", "promised", "last"} <= helen.keys()
    assert helen["said"] == [{"on": "2026-10-02", "kind": "talked about", "text": "the new ward"}]
    assert helen["promised"][0] == {
        "on": "2026-10-02",
        "text": "a book",
        "by": "2026-10-12",
        "state": "open",
    }
    assert helen["last"] == "2026-10-08T09:00"
