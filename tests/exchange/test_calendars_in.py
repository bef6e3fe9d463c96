"""Invitations read: the shapes of each program, and what is wrong in files (research, section 2)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from exchange.calendars import BERLIN, FILES, ME, NOW, W_EUROPE, calendar, event, read

from afterword.exchange.calendars_in import read_calendar
from afterword.exchange.decoding import UnreadableFileError
from afterword.exchange.found import FoundInterview
from afterword.exchange.mail_parts import calendars_of, parsed


def one(data: bytes, **more: object) -> FoundInterview:
    found = read(data, **more)
    assert len(found.interviews) == 1, (found.interviews, found.left_out)
    return found.interviews[0]


def fixture(name: str) -> bytes:
    return (FILES / "calendar" / name).read_bytes()


def names(found: FoundInterview) -> list[str]:
    return [each.name for each in found.people]


def test_google_invites_rooms_groups_and_the_user_who_are_nobody() -> None:
    found = one(fixture("google-request.ics"))
    assert (found.when, found.minutes) == (datetime(2026, 12, 1, 18), 45)
    assert names(found) == ["Bram Achterberg", "Lotte Wiersma"]
    assert [each.guessed for each in found.people] == [False, True]
    assert found.organizer == "bram.achterberg@halden-optics.example"
    assert found.hints == ("Joaquín Quintana has declined.",)
    assert (found.format, found.place) == ("onsite", "Halden Optics, Rotterdamseweg 12, Delft")
    assert found.zone_line == ""  # written in UTC, which is nowhere
    assert (found.uids, found.revision) == (("4t7hq0l1n2m3o4p5q6r7s8t9u0@google.com",), 0)


def test_a_mail_that_brings_an_invitation_twice_brings_one() -> None:
    found = one(calendars_of(parsed(fixture("google-invitation.eml"))))
    assert (found.when, found.minutes, names(found)) == (
        datetime(2026, 12, 1, 18),
        45,
        ["Bram Achterberg", "Lotte Wiersma"],
    )


@pytest.mark.parametrize(
    ("name", "when", "minutes", "revision", "cancelled"),
    [
        ("1-request", datetime(2026, 12, 3, 14), 90, 0, False),
        ("2-moved", datetime(2026, 12, 4, 10), 60, 1, False),
        ("3-cancelled", datetime(2026, 12, 4, 10), 60, 2, True),
    ],
)
def test_exchange_with_the_zones_of_windows(
    name: str, when: datetime, minutes: int, revision: int, cancelled: bool
) -> None:
    found = one(fixture(f"outlook-{name}.ics"))
    assert (found.when, found.minutes) == (when, minutes)
    assert (found.revision, found.cancelled) == (revision, cancelled)
    assert names(found) == ["Annegret Vogt", "Deniz Öztürk", "Henrike Falk"]
    assert found.title == "Vorstellungsgespräch Entwicklungsingenieurin Strömung"
    assert (found.format, found.place) == ("video", "")


def test_calendly_knows_who_invites_and_holds_links_that_open_doors() -> None:
    found = one(fixture("calendly.ics"), description=True)
    assert (found.when, found.minutes) == (datetime(2026, 11, 30, 17), 30)
    assert names(found) == ["Odile Marchetti"]
    assert "://" not in repr(found) and "pwd" not in repr(found)


def test_a_panel_is_one_interview_and_the_robot_that_sent_it_is_nobody() -> None:
    found = one(fixture("panel-four-events.ics"))
    assert (found.when, found.minutes) == (datetime(2026, 12, 2, 18), 150)
    assert found.people == () and found.organizer == ""
    assert len(found.uids) == 4
    assert any("Ikaika Nahale, Sunniva Dahl and Perpetua Oyelaran" in hint for hint in found.hints)
    assert found.zone_line == "09:00 in America/Los_Angeles"


def test_apple_writes_times_of_no_zone() -> None:
    found = one(fixture("apple-floating.ics"))
    assert (found.when, found.minutes, found.people) == (datetime(2026, 11, 27, 12), 30, ())
    assert (found.format, found.place) == ("onsite", "Café Rosalind, 12 Harbour Street")


@pytest.mark.parametrize(
    ("now", "when"),
    [
        # 24 Nov, not on 1 Dec, on the 9th instead of the 8th, 15 Dec: London is an hour behind.
        (datetime(2026, 11, 24, 10), datetime(2026, 11, 24, 10, 30)),
        (datetime(2026, 11, 25, 12), datetime(2026, 12, 9, 12)),
        (datetime(2026, 12, 9, 13), datetime(2026, 12, 15, 10, 30)),
    ],
)
def test_of_a_series_the_next_time_that_holds(now: datetime, when: datetime) -> None:
    found = read_calendar(fixture("google-recurring.ics"), now, BERLIN, ME)
    assert [each.when for each in found.interviews] == [when]
    assert any("repeats" in hint for hint in found.interviews[0].hints)


def test_a_series_that_is_over_is_left_out() -> None:
    found = read_calendar(fixture("google-recurring.ics"), datetime(2026, 12, 16), BERLIN, ME)
    assert found.interviews == () and "no time of it lies ahead" in found.left_out[0].reason


@pytest.mark.parametrize(
    ("rule", "when"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,TH", datetime(2026, 11, 26, 14)),
        ("FREQ=WEEKLY;INTERVAL=2", datetime(2026, 12, 3, 14)),
        ("FREQ=WEEKLY;UNTIL=20261126T130000Z", datetime(2026, 11, 26, 14)),
        ("FREQ=DAILY;COUNT=8", datetime(2026, 11, 25, 14)),
        ("FREQ=MONTHLY;BYDAY=1TU", datetime(2026, 12, 1, 14)),
    ],
)
def test_rules_of_a_series(rule: str, when: datetime) -> None:
    lines = "DTSTART;TZID=Europe/Berlin:20261119T140000", "DTEND;TZID=Europe/Berlin:20261119T150000"
    assert one(calendar(event(*lines, f"RRULE:{rule}"))).when == when


@pytest.mark.parametrize("method", ["REPLY", "COUNTER", "REFRESH", "ADD"])
def test_an_answer_is_no_invitation(method: str) -> None:
    found = read(calendar(event(), method=method))
    assert found.interviews == () and "an answer to an invitation" in found.left_out[0].reason


@pytest.mark.parametrize("method", ["", "PUBLISH", "request"])
def test_without_a_method_it_is_an_invitation_all_the_same(method: str) -> None:
    assert names(one(calendar(event(), method=method))) == ["Bram Achterberg"]


def test_one_time_of_a_series_alone() -> None:
    found = one(calendar(event("RECURRENCE-ID:20261130T140000")))
    assert (found.when, found.instead_of) == (datetime(2026, 12, 1, 14), date(2026, 11, 30))


def test_the_newest_version_in_a_file_counts() -> None:
    data = calendar(event("DTSTART:20261202T090000", sequence=2), event(sequence=1))
    found = one(data.replace(b"DTEND:20261201T150000\r\n", b""))
    assert (found.when, found.revision) == (datetime(2026, 12, 2, 9), 2)


def test_all_day_has_a_date_and_no_length() -> None:
    found = one(calendar(event("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261202")))
    assert (found.when, found.minutes) == (date(2026, 12, 1), None)


@pytest.mark.parametrize(
    ("start", "when", "there"),
    [
        # A night across zones: it is the day before, here.
        (
            "DTSTART;TZID=Pacific/Auckland:20261202T090000",
            datetime(2026, 12, 1, 21),
            "09:00 in Pacific/Auckland",
        ),
        # The morning on which New York has summer time already and Berlin has not.
        (
            "DTSTART;TZID=America/New_York:20270315T090000",
            datetime(2027, 3, 15, 14),
            "09:00 in America/New_York",
        ),
        ("DTSTART;TZID=Europe/Paris:20261201T140000", datetime(2026, 12, 1, 14), ""),
        ("DTSTART;TZID=W. Europe Standard Time:20261201T140000", datetime(2026, 12, 1, 14), ""),
        (
            "DTSTART;TZID=GMT Standard Time:20261201T140000",
            datetime(2026, 12, 1, 15),
            "14:00 in GMT Standard Time",
        ),
        (
            "DTSTART;TZID=India Standard Time:20261201T140000",
            datetime(2026, 12, 1, 9, 30),
            "14:00 in India Standard Time",
        ),
        ("DTSTART;TZID=tzone://Microsoft/Utc:20261201T140000", datetime(2026, 12, 1, 15), "14:00 in UTC"),
        (
            "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Lisbon:20261201T140000",
            datetime(2026, 12, 1, 15),
            "14:00 in /freeassociation.sourceforge.net/Europe/Lisbon",
        ),
        ("DTSTART:20261201T140000Z", datetime(2026, 12, 1, 15), ""),
        ("DTSTART:20261201T140000", datetime(2026, 12, 1, 14), ""),
    ],
)
def test_zones(start: str, when: datetime, there: str) -> None:
    found = one(calendar(event(start, "DURATION:PT1H")))
    assert (found.when, found.zone_line, found.minutes) == (when, there, 60)
    assert found.hints == ()


@pytest.mark.parametrize(
    "name",
    [
        "Customized Time Zone",
        '"(UTC+01:00) Amsterdam, Berlin, Bern"',
        "(UTC+01:00) Amsterdam, Berlin, Bern",
        "Mitteleuropäische Zeit",
        "Not/AZone",
        "tzone://Microsoft/Custom",
    ],
)
def test_of_a_zone_that_is_not_known_the_clock_time_is_kept_and_said(name: str) -> None:
    found = one(calendar(event(f"DTSTART;TZID={name}:20261201T140000", "DURATION:PT30M")))
    assert (found.when, found.minutes) == (datetime(2026, 12, 1, 14), 30)
    assert any("check `when:`" in hint for hint in found.hints)


def test_a_zone_that_the_file_defines_is_known_in_it_alone() -> None:
    start = "DTSTART;TZID=Our Zone:20260701T140000"
    summer = calendar(event(start, "DURATION:PT1H"), more=W_EUROPE.format(name="Our Zone"))
    assert read_calendar(summer, NOW, BERLIN, ME).interviews[0].when == datetime(2026, 7, 1, 14)
    london = read_calendar(summer, NOW, ZoneInfo("Europe/London"), ME)
    assert london.interviews[0].when == datetime(2026, 7, 1, 13)
    assert "not known here" in one(calendar(event(start, "DURATION:PT1H"))).hints[0]


def test_a_zone_said_once_for_all_times_without_one() -> None:
    found = one(calendar(event(), more="X-WR-TIMEZONE:Europe/London"))
    assert (found.when, found.minutes) == (datetime(2026, 12, 1, 15), 60)


def test_where_nobody_knows_the_zone_times_stand_in_utc_and_that_is_said() -> None:
    found = read_calendar(calendar(event("DTSTART:20261201T140000Z", "DURATION:PT1H")), NOW, None, ME)
    assert found.interviews[0].when == datetime(2026, 12, 1, 14)
    assert "timezone: Europe/Berlin" in found.said[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "no event"),
        (
            b"BEGIN:VCALENDAR\r\nVERSION:1.0\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            "old vCalendar",
        ),
    ],
)
def test_files_that_cannot_be_read(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        read(data)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["DTSTART:2026-12-01 10:00"], "its beginning cannot be read: DTSTART:2026-12-01 10:00"),
        (["DTSTART:20261301T100000"], "its beginning cannot be read"),
        (["DTSTART:99991231T235959Z"], "its beginning cannot be read"),
        (["DTSTART:99990101T000000"], "outside the years"),
        (["DTSTART:16010101T030000"], "outside the years"),
    ],
)
def test_an_event_that_cannot_be_read_costs_itself_alone(lines: list[str], reason: str) -> None:
    found = read(calendar(event(*lines, uid="bad@x"), event(uid="good@x")))
    assert len(found.interviews) == 1
    assert reason in found.left_out[0].reason and found.left_out[0].line == 4


def test_a_download_that_broke_off() -> None:
    data = calendar(event(uid="good@x"), event("DTSTART:20261203T140000", uid="bad@x"))
    found = read(data[: data.rindex(b"END:VEVENT")])
    assert len(found.interviews) == 1 and "breaks off" in found.left_out[0].reason


def test_without_a_beginning() -> None:
    found = read(calendar(event().replace("DTSTART:20261201T140000\n", "")))
    assert found.left_out[0].reason == "nothing says when it begins"


def test_an_end_before_the_beginning_is_no_length() -> None:
    found = one(calendar(event("DTEND:20261201T130000")))
    assert found.minutes is None and "ends before it begins" in found.hints[0]


def test_utf_16_and_code_page_1252_are_read() -> None:
    data = calendar(event("SUMMARY:Gespräch über Öfen"))
    for other in (data.decode().encode("utf-16"), data.decode().encode("cp1252"), b"\xef\xbb\xbf" + data):
        assert one(other).title == "Gespräch über Öfen"


def test_a_line_that_is_none_spoils_nothing() -> None:
    assert one(calendar(event("what is this line", "X-ODD"))).when == datetime(2026, 12, 1, 14)


def test_two_calendars_in_one_file() -> None:
    data = calendar(event(uid="1@x")) + calendar(event("DTSTART:20261208T140000", "DURATION:PT1H", uid="2@x"))
    assert [each.when.day for each in read(data).interviews] == [1, 8]


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ('"Vogt, Annegret"', "Annegret Vogt"),
        ('"Öztürk, Deniz (Engineering)"', "Deniz Öztürk"),
        ('"Dr. Falk, Henrike"', "Henrike Falk"),
        ('"Quintana Ríos, PhD"', "Quintana Ríos, PhD"),
        ("\"'Bram Achterberg'\"", "Bram Achterberg"),
        ("Bram Achterberg (HR)", "Bram Achterberg"),
        ('"Achterberg, Bram, MBA"', "Achterberg, Bram, MBA"),
    ],
)
def test_names_as_programs_write_them(called: str, name: str) -> None:
    found = one(calendar(event(f"ORGANIZER;CN={called}:MAILTO:Bram@Halden.example")))
    assert [(each.name, each.email, each.guessed) for each in found.people] == [
        (name, "bram@halden.example", False)
    ]


@pytest.mark.parametrize("called", ["", ";CN=lotte.wiersma@halden.example"])
def test_a_name_made_from_an_address_says_so(called: str) -> None:
    found = one(calendar(event(f"ORGANIZER{called}:mailto:lotte.wiersma@halden.example")))
    assert [(each.name, each.guessed) for each in found.people] == [("Lotte Wiersma", True)]


@pytest.mark.parametrize(
    "attendee",
    [
        "ATTENDEE;CUTYPE=ROOM;CN=Elbe:mailto:elbe@halden.example",
        "ATTENDEE;CUTYPE=GROUP;CN=All:mailto:all@halden.example",
        "ATTENDEE;CN=Delft:mailto:c_1@resource.calendar.google.com",
        "ATTENDEE;CN=Hiring:mailto:c_2@group.calendar.google.com",
        "ATTENDEE;CN=Calendar:mailto:calendar-notification@google.com",
        "ATTENDEE;CN=Talent:mailto:no-reply@halden.example",
        "ATTENDEE;CN=Booking:mailto:scheduling@halden.example",
        "ATTENDEE;CN=Jobs:mailto:jobs@halden.example",
        "ATTENDEE;CN=Zoom:mailto:x@eu.zoom.us",
        "ATTENDEE;CN=Me:mailto:MIRA.CASTELLANE@post.example",
        "ATTENDEE;CN=Gone;PARTSTAT=DECLINED:mailto:gone@halden.example",
        "ATTENDEE;CN=J Doe:/o=ExchangeLabs/ou=x/cn=JDOE",
    ],
)
def test_who_is_nobody_to_be_met(attendee: str) -> None:
    assert names(one(calendar(event(attendee)))) == ["Bram Achterberg"]


def test_the_user_under_another_address_is_known_by_name() -> None:
    attendee = "ATTENDEE;CN=Mira Castellane:mailto:mira@work.example"
    assert names(one(calendar(event(attendee)), my_name="Mira Castellane")) == ["Bram Achterberg"]


def test_what_the_user_has_declined_is_left_out() -> None:
    found = read(calendar(event().replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=DECLINED")))
    assert found.interviews == () and found.left_out[0].reason == "you have declined it"


@pytest.mark.parametrize("answer", ["TENTATIVE", "NEEDS-ACTION", "ACCEPTED"])
def test_who_has_not_declined_may_come(answer: str) -> None:
    found = one(calendar(event(f"ATTENDEE;CN=Lotte Falk;PARTSTAT={answer}:mailto:lotte@halden.example")))
    assert "Lotte Falk" in names(found)


@pytest.mark.parametrize(
    ("location", "form", "place"),
    [
        ("https://us05web.zoom.us/j/812?pwd=x", "video", ""),
        ("Microsoft Teams Meeting", "video", ""),
        ("Microsoft Teams-Besprechung", "video", ""),
        ("Google Meet", "video", ""),
        ("tel:+49301234567", "phone", ""),
        ("Phone", "phone", ""),
        ("+49 30 1234567", "phone", ""),
        ("Raum Elbe\\; Microsoft Teams Meeting", None, "Raum Elbe"),
        ("12 Harbour Street\\, Leith", "onsite", "12 Harbour Street, Leith"),
        ("Harbour House (PIN: 4711)", "onsite", "Harbour House"),
        ("Harbour House https://maps.example/x", "onsite", "Harbour House"),
        ("", None, ""),
    ],
)
def test_where_it_is_and_how(location: str, form: str | None, place: str) -> None:
    found = one(calendar(event(f"LOCATION:{location}")))
    assert (found.format, found.place) == (form, place)


@pytest.mark.parametrize(
    "secret",
    [
        "https://zoom.us/j/5550100?pwd=SECRET",
        "zoom.us/j/SECRET",
        "Passcode: SECRET",
        "Meeting ID: SECRET",
        "PIN: SECRET#",
        "Kennwort: SECRET",
        "Besprechungs-ID: SECRET",
        "https://calendly.com/cancellations/SECRET",
        "msteams:/l/meetup-join/SECRET",
    ],
)
def test_what_opens_a_door_is_nowhere(secret: str) -> None:
    lines = (f"SUMMARY:Talk {secret}", f"LOCATION:Room {secret}", f"DESCRIPTION:Hello.\\n{secret}\\nBye.")
    found = one(calendar(event(*lines)), description=True)
    assert "SECRET" not in repr(found)
    assert found.title.startswith("Talk") and "Hello." in found.text and "Bye." in found.text


def test_of_a_description_only_what_whoever_invites_wrote() -> None:
    found = one(fixture("google-request.ics"), description=True)
    assert found.text == (
        "Second conversation for the role of Optical Systems Engineer.\n\n"
        "You will meet Lotte and Joaquín; bring questions, please."
    )
    assert one(fixture("outlook-1-request.ics"), description=True).text == (
        "Guten Tag Frau Castellane,\n\nwir freuen uns auf das Gespräch."
    )
    assert one(fixture("google-request.ics")).text == ""


@pytest.mark.parametrize(
    ("second", "meetings"),
    [
        (("DTSTART:20261201T153000", "DTEND:20261201T163000"), 1),
        (("DTSTART:20261201T170000", "DTEND:20261201T180000"), 1),  # two hours later
        (("DTSTART:20261201T170100", "DTEND:20261201T180000"), 2),
        (("DTSTART:20261202T090000", "DTEND:20261202T100000"), 2),
        (("DTSTART:20261201T153000", "DTEND:20261201T163000", "ORGANIZER:mailto:ana@acme.example"), 2),
    ],
)
def test_what_follows_on_one_day_is_one_interview(second: tuple[str, ...], meetings: int) -> None:
    data = calendar(
        event(uid="1@x"), event(*second, uid="2@x", people=("lotte",) if meetings == 1 else ("bram",))
    )
    assert len(read(data).interviews) == meetings


def test_of_a_whole_calendar_what_is_long_past_is_left_alone() -> None:
    events = [
        event(f"DTSTART:202601{day:02}T100000", "DURATION:PT1H", uid=f"{day}@x") for day in range(1, 31)
    ]
    events += [
        event(f"DTSTART:202612{day:02}T100000", "DURATION:PT1H", uid=f"a{day}@x") for day in range(1, 31)
    ]
    found = read(calendar(*events))
    assert len(found.interviews) == 30 and found.network
    assert found.said == ("30 events of more than 60 days ago left alone.",)


def test_a_title_with_signs_as_html_writes_them() -> None:
    data = calendar(event("SUMMARY:Interview at Quillon &amp\\; Daughters"))
    (found,) = read(data).interviews
    assert "Quillon & Daughters" in found.title
