"""The calendar as programs read it: through the icalendar library, which had no part in writing it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from followups.search import Search, northwind
from icalendar import Calendar, Event

from afterword.exchange.calendars_out import calendar_of, needs_zone
from afterword.followups.clauses import note_to
from afterword.followups.plan import plan
from afterword.pages.calendar import calendar
from afterword.pages.edition import Edition
from afterword.pages.redaction import redact
from afterword.records.reading import read_files, read_journal
from afterword.settings.settings import Settings
from afterword.words.counts import capital

BERLIN = ZoneInfo("Europe/Berlin")


def written(search: Search, now: str, **options: object) -> bytes:
    """The file of a search at a moment."""
    moment = datetime.fromisoformat(now)
    journal = search.journal.at(moment)
    zone = options.pop("zone", BERLIN)
    return calendar_of(journal, search.plan(now), moment.date(), zone, **options)


def events(data: bytes) -> list[Event]:
    """What a calendar program finds, without a complaint."""
    calendar = Calendar.from_ical(data)
    found = calendar.events
    assert not calendar.errors
    assert not [event.errors for event in found if event.errors]
    assert len({event["UID"] for event in found}) == len(found)
    return found


def by_title(data: bytes) -> dict[str, Event]:
    return {str(event["SUMMARY"]): event for event in events(data)}


def met(**fields: object) -> Search:
    """Ana, met on Friday 2026-11-20 from 14:00 to 15:00, who decides by 4 December."""
    return (
        Search()
        .contact("ana", name="Ana Sol", interests=["rope"])
        .gift("splicing", "rope")
        .interview("engineer-1", met=["ana"], decision_by="2026-12-04", **fields)
    )


def test_a_journal_without_anything_is_a_calendar_without_events() -> None:
    data = written(Search(), "2026-11-20T16:00")
    calendar = Calendar.from_ical(data)
    assert calendar.events == []
    assert (calendar["METHOD"], calendar["X-WR-CALNAME"], calendar["VERSION"]) == (
        "PUBLISH",
        "Afterword",
        "2.0",
    )


def test_a_follow_up_is_a_day_with_its_reason_and_a_gift() -> None:
    found = by_title(written(met(), "2026-11-20T16:00"))
    thanks = found["Thank-you to Ana Sol"]
    assert (thanks.start, thanks.end) == (date(2026, 11, 21), date(2026, 11, 22))
    assert "VALUE=DATE" in thanks.to_ical().decode()
    assert "You met Ana Sol on Fri 20 Nov 2026;" in thanks["DESCRIPTION"]
    assert "\nA gift that fits: splicing." in thanks["DESCRIPTION"]
    assert (thanks["TRANSP"], thanks["X-MICROSOFT-CDO-BUSYSTATUS"]) == ("TRANSPARENT", "FREE")
    assert thanks["CATEGORIES"].to_ical() == b"Afterword,thank-you"
    assert "ATTENDEE" not in thanks and "ORGANIZER" not in thanks


def test_what_is_late_stands_on_today_where_it_is_seen() -> None:
    found = by_title(written(met(), "2026-11-24T09:00"))
    assert found["Thank-you to Ana Sol"].start == date(2026, 11, 24)


def test_what_is_snoozed_stands_on_the_day_it_opens() -> None:
    search = met()
    search.change("contacts/ana.md", snoozed_until="2026-11-25")
    follow_up = search.the("ana", "thank-you", "2026-11-20T16:00")
    assert follow_up.state in ("upcoming", "held")
    starts = [event.start for event in events(written(search, "2026-11-20T16:00"))]
    assert all(start >= date(2026, 11, 25) for start in starts)


def test_what_is_held_owed_settled_or_unwanted_is_not_there() -> None:
    search = met()
    search.sent("ana", "thank-you", "2026-11-20T17:00", interview="engineer-1")
    assert "Thank-you to Ana Sol" not in by_title(written(search, "2026-11-20T18:00"))
    unwanted = met()
    unwanted.change("contacts/ana.md", do_not_contact="asked me to stop")
    assert list(by_title(written(unwanted, "2026-11-20T16:00"))) == ["Northwind means to decide"]


def test_what_is_held_or_owed_has_no_day() -> None:
    search = northwind(body="## dana\n\n- promised: the load table (by 2026-11-25)\n")
    now = "2026-12-30T09:00"
    planned = [(each.state, capital(note_to(each.kind, each.name))) for each in search.plan(now)]
    assert {state for state, _ in planned} == {"held", "owed", "late", "upcoming"}
    expected = [title for state, title in planned if state in ("late", "upcoming")]
    assert sorted(str(event["SUMMARY"]) for event in events(written(search, now))) == sorted(expected)


def test_a_note_that_comes_again_moves_under_the_same_name() -> None:
    search = met()
    search.sent("ana", "thank-you", "2026-11-20T17:00", interview="engineer-1")
    first = by_title(written(search, "2026-11-25T09:00"))["Check-in to Ana Sol"]
    search.change("interviews/engineer-1.md", decision_by="2026-12-09")
    moved = by_title(written(search, "2026-11-26T09:00"))["Check-in to Ana Sol"]
    assert first["UID"] == moved["UID"]
    assert moved.start > first.start
    assert moved["SEQUENCE"] == first["SEQUENCE"] + 1  # a day later


def test_the_same_person_twice_has_two_names() -> None:
    search = met()
    body = "## Ana Sol\n\n- promised: the load table of the northern yard, part one (by 2026-11-27)\n"
    body += "- promised: the load table of the northern yard, part two (by 2026-11-27)\n"
    search.interview("engineer-2", body, met=["ana"], when="2026-11-20T15:30")
    promised = [
        event
        for event in events(written(search, "2026-11-20T17:00"))
        if event["SUMMARY"] == "What you promised to Ana Sol"
    ]
    assert len(promised) == 2
    assert promised[0]["UID"] != promised[1]["UID"]


def test_an_interview_ahead_stands_in_utc_with_its_people() -> None:
    search = met().contact("bo", name="Bo Lund")
    search.interview("round-2", met=["ana", "bo"], when="2026-12-02T14:00", minutes=90)
    event = by_title(written(search, "2026-11-20T16:00"))["Interview: Northwind, Engineer"]
    assert event.start == datetime(2026, 12, 2, 13, tzinfo=UTC)  # Berlin is an hour ahead in winter
    assert event.end - event.start == timedelta(minutes=90)
    assert "DTSTART:20261202T130000Z" in event.to_ical().decode()
    assert event["DESCRIPTION"] == "With Ana Sol and Bo Lund."
    assert event["TRANSP"] == "OPAQUE"


@pytest.mark.parametrize(
    ("when", "utc"),
    [
        ("2027-03-27T14:00", datetime(2027, 3, 27, 13, tzinfo=UTC)),  # the last day of winter time
        ("2027-03-28T14:00", datetime(2027, 3, 28, 12, tzinfo=UTC)),
        ("2027-03-28T02:30", datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),  # skipped: the later one, 03:30
        ("2027-10-31T02:30", datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),  # twice: the first one
    ],
)
def test_summer_time_counts(when: str, utc: datetime) -> None:
    search = Search().contact("ana").interview("ahead", met=["ana"], when=when)
    assert by_title(written(search, "2026-11-20T16:00"))["Interview: Northwind, Engineer"].start == utc


def test_without_a_time_or_a_zone_it_is_a_day() -> None:
    search = Search().interview("ahead", when="2026-12-02").interview("later", when="2026-12-03T09:05")
    known = by_title(written(search, "2026-11-20T16:00"))
    assert known["Interview: Northwind, Engineer"].start in (
        date(2026, 12, 2),
        datetime(2026, 12, 3, 8, 5, tzinfo=UTC),
    )
    unknown = events(written(search, "2026-11-20T16:00", zone=None))
    assert [(event.start, str(event["SUMMARY"])) for event in unknown] == [
        (date(2026, 12, 2), "Interview: Northwind, Engineer"),
        (date(2026, 12, 3), "Interview at 09:05: Northwind, Engineer"),
    ]
    now = datetime(2026, 11, 20, 16)
    assert needs_zone(search.journal.at(now))
    assert not needs_zone(met().journal.at(now))


def test_a_cancelled_interview_and_a_past_one_are_not_there() -> None:
    search = Search().contact("ana").interview("ahead", when="2026-12-02T09:00", cancelled="yes")
    search.interview("past", when="2026-11-19T09:00", position="")
    assert not [title for title in by_title(written(search, "2026-11-20T16:00")) if "Interview" in title]


def test_the_day_they_decide_is_told_while_it_is_ahead() -> None:
    found = by_title(written(met(), "2026-12-04T09:00"))
    assert found["Northwind means to decide"].start == date(2026, 12, 4)
    assert found["Northwind means to decide"]["DESCRIPTION"] == "On Engineer."
    assert "Northwind means to decide" not in by_title(written(met(), "2026-12-05T09:00"))
    over = met(outcome="filled-by-other", outcome_on="2026-11-24")
    assert "Northwind means to decide" not in by_title(written(over, "2026-11-25T09:00"))


def test_the_same_day_gives_the_same_bytes_and_the_next_a_higher_sequence() -> None:
    morning, evening = written(met(), "2026-11-20T16:00"), written(met(), "2026-11-20T23:59")
    assert morning == evening
    sequences = [
        {event["SEQUENCE"] for event in events(written(met(), now))}
        for now in ("2026-11-20T16:00", "2026-11-21T09:00", "2027-02-01T09:00")
    ]
    assert sequences == [{2515}, {2516}, {2588}]  # days since 1 January 2020
    (stamp,) = {event["DTSTAMP"].dt for event in events(morning)}
    assert stamp == datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    "name",
    [
        'Ana, "the rope"; \\ Sol',
        "Ana Sól Žižková-Ólafsdóttir " * 4,
        "安娜索" * 40,
        "👩‍🚀🇩🇪" * 30,
    ],
)
def test_whatever_a_name_holds_the_file_is_one_that_programs_read(name: str) -> None:
    search = Search().contact("ana", name=f"'{name}'").interview("engineer-1", met=["ana"])
    data = written(search, "2026-11-20T16:00")
    assert by_title(data)[f"Thank-you to {name.strip()}"].start == date(2026, 11, 21)
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert not [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line]
    for line in lines:  # no letter is cut in two
        line.decode("utf-8")


def test_addresses_are_those_of_the_pages() -> None:
    search = met()
    search.interview("round-2", met=["ana"], when="2026-12-02T14:00")
    found = by_title(
        written(
            search, "2026-11-20T16:00", address=lambda folder, name: f"https://x.example/{folder}/{name}/"
        )
    )
    assert found["Thank-you to Ana Sol"]["URL"] == "https://x.example/contacts/ana/"
    assert found["Interview: Northwind, Engineer"]["URL"] == "https://x.example/interviews/round-2/"
    assert found["Northwind means to decide"]["URL"] == "https://x.example/positions/northwind/engineer/"
    assert "URL" not in by_title(written(search, "2026-11-20T16:00"))["Thank-you to Ana Sol"]


def test_reminders_come_before_the_event_and_last_in_it() -> None:
    search = met()
    search.interview("round-2", met=["ana"], when="2026-12-02T14:00")
    data = written(search, "2026-11-20T16:00", reminders=True)
    for event in events(data):
        (alarm,) = event.walk("VALARM")
        before = timedelta(hours=-1) if isinstance(event.start, datetime) else timedelta(hours=-15)
        assert alarm["TRIGGER"].dt == before
    assert data.count(b"END:VALARM\r\nEND:VEVENT") == data.count(b"BEGIN:VEVENT")
    assert b"VALARM" not in written(search, "2026-11-20T16:00")


def test_a_redacted_site_has_initials_and_no_reasons() -> None:
    search = met().contact("bo", name="Bo Lund")
    search.interview("round-2", met=["ana", "bo"], when="2026-12-02T14:00")
    now = datetime(2026, 11, 20, 16)
    edition = Edition(
        redact(search.journal),
        now,
        Settings(publish="redacted"),
        zone=BERLIN,
        address=lambda path: f"https://x/{path}",
    )
    data = calendar(edition)
    assert "Thank-you to AS" in by_title(data)
    for secret in (b"Ana", b"Sol", b"Bo", b"Lund", b"splicing", b"DESCRIPTION", b"URL", b"https:"):
        assert secret not in data
    # The names of events are made of slugs, which are names: those of people are others on a redacted site.
    whole = calendar(Edition(search.journal, now, Settings(), zone=BERLIN))
    shared = {event["UID"] for event in events(data)} & {event["UID"] for event in events(whole)}
    assert shared == {by_title(data)["Northwind means to decide"]["UID"]}


def test_somebody_renamed_keeps_the_names_of_their_events() -> None:
    before, after = met(), met()
    after.change("contacts/ana.md", name="Ana Mendes")
    old, new = (events(written(search, "2026-11-20T16:00")) for search in (before, after))
    assert [event["UID"] for event in old] == [event["UID"] for event in new]
    assert "Thank-you to Ana Mendes" in {str(event["SUMMARY"]) for event in new}


def test_a_broken_record_costs_its_own_events_alone() -> None:
    search = met().contact("bo", name="Bo Lund").interview("round-2", met=["bo"], when="2026-11-20T15:30")
    files = {path: text.encode() for path, text in search.files.items()}
    files["contacts/bo.md"] = b"---\nname: [Bo\n---\n"
    now = datetime(2026, 11, 20, 17)
    journal = read_files(files).at(now)
    data = calendar_of(journal, plan(journal, now, Settings()), now.date(), BERLIN)
    titles = set(by_title(data))
    assert "Thank-you to Ana Sol" in titles and not [title for title in titles if "Bo" in title]


#: What the example owes and awaits on 21 November 2026, each with the rule that it comes from.
OF_THE_EXAMPLE = {
    # Met on 20 November at 14:00 until 15:00, thanked within 24 hours.
    ("2026-11-21", "Thank-you to Dana Whit"),
    ("2026-11-21", "Thank-you to Priya Raman"),
    ("2026-11-21", "Thank-you to Tom Okafor"),
    # Quillmark's offer of 17 November: a word, in place of any question, to the owner of each other open
    # position within a business day (late, so today), and the answer a business day before 1 December.
    ("2026-11-21", "Word of the offer to Beatrix Nyman"),
    ("2026-11-21", "Word of the offer to Dana Whit"),
    ("2026-11-21", "Word of the offer to Rafael Ibarra"),
    ("2026-11-30", "Your answer to Lindiwe Khumalo"),
    # Saltmarsh's no of 19 November: within two days to the hiring manager, and to the recruiter, who is
    # snoozed until the 30th; the former, who is met gladly, again 60 days after it.
    ("2026-11-21", "Goodbye to Aroha Tamihana"),
    ("2026-12-02", "Goodbye to Beatrix Nyman"),
    ("2027-01-18", "Greeting to Aroha Tamihana"),
    # A mentor: 60 days after 22 September.
    ("2026-11-21", "Greeting to Oluwaseun Bakare"),
    # Promised for that day.
    ("2026-11-24", "What you promised to Priya Raman"),
    # Seven business days after the talk of 20 November; with Ingrid after the note of that day.
    ("2026-12-01", "Gift to Dana Whit"),
    ("2026-12-01", "Gift to Priya Raman"),
    ("2026-12-01", "Gift to Tom Okafor"),
    ("2026-12-01", "Gift to Ingrid Solheim"),
    # The days that they named, in positions that are open.
    ("2026-11-25", "Larkfield Health means to decide"),
    ("2026-12-04", "Northwind Robotics means to decide"),
}


def test_the_calendar_of_the_example() -> None:
    """Every note that is not held, every interview ahead and day of a decision, once, in short lines."""
    now = datetime(2026, 11, 21, 10)
    journal = read_journal(Path(__file__).parents[2]).at(now)
    planned = plan(journal, now, Settings())
    data = calendar_of(journal, planned, now.date(), BERLIN)
    found = [(event.start.isoformat(), str(event["SUMMARY"])) for event in events(data)]
    assert sorted(found) == sorted(OF_THE_EXAMPLE)
    assert len({event["UID"] for event in events(data)}) == len(OF_THE_EXAMPLE)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert data == calendar_of(journal, planned, now.date(), BERLIN)
