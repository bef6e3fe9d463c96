"""Tables: of LinkedIn, Google, Outlook, of trackers by their headers, and any other by a map."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from exchange.reading import table

from afterword.exchange.contact_table import guarded, write_table
from afterword.exchange.decoding import MisusedError, UnreadableFileError
from afterword.exchange.found import Found
from afterword.exchange.table_rows import Reading, read_people_and_interviews
from afterword.records.contact import Contact

CONTACTS, TRACKERS = Path("contacts"), Path("trackers")


def names(found: Found) -> list[str]:
    return [person.name for person in found.people]


def reasons(found: Found) -> list[tuple[str, str, int]]:
    return [(each.what, each.reason, each.line) for each in found.left_out]


def test_linkedin_with_notes_before_the_headers_and_an_empty_row() -> None:
    found = table(CONTACTS / "linkedin-connections.csv")
    assert found.network and found.kind == "a table of LinkedIn connections"
    assert names(found) == ["Lotte Wiersma", "Joaquín Quintana Ríos", "Yewande Cole", "Pim"]
    assert [person.line for person in found.people] == [5, 6, 8, 9]
    lotte, joaquin, *_ = found.people
    assert (lotte.company, lotte.email) == ("Halden Optics, B.V.", "")
    assert (joaquin.role, joaquin.email) == ('Engineer "Coatings"', "j.quintana@halden-optics.example")
    assert joaquin.linkedin == "https://www.linkedin.com/in/JQuintana"


def test_google_with_several_values_in_a_cell_and_a_company_alone() -> None:
    found = table(CONTACTS / "google-contacts.csv")
    ikaika, sunniva = found.people
    assert (ikaika.name, ikaika.company, ikaika.role) == (
        "Ikaika Nahale",
        "Brackwater Ferries",
        "Principal Engineer",
    )
    assert ikaika.emails == (
        "ikaika.nahale@brackwater-ferries.example",
        "ikaika@nahale.example",
        "ikaika@home.example",
    )
    assert (ikaika.phone, ikaika.interests) == ("+1 808 555 0100", ("job-search",))
    assert ikaika.text == "met 2 Dec\nlikes outrigger canoes"
    assert (sunniva.name, sunniva.line) == ("Sunniva Dahl", 5)
    assert reasons(found) == [("Brackwater Ferries", "the row has no name of a person", 4)]


def test_googles_old_layout() -> None:
    (ana,) = table("Name,Given Name,Family Name,E-mail 1 - Value\nAna Sol,Ana,Sol,a@x.example\n").people
    assert (ana.name, ana.email) == ("Ana Sol", "a@x.example")


def test_outlook_in_cp1252_with_an_address_of_exchange() -> None:
    henrike, annegret = table(CONTACTS / "outlook.csv").people
    assert (henrike.email, henrike.phone) == ("henrike.falk@lindqvist-turbinen.example", "+49 40 5550 1002")
    assert henrike.interests == ("Bewerbung", "Rudern")
    assert annegret.email == "annegret.vogt@lindqvist-turbinen.example"


def test_a_spreadsheet_with_semicolons() -> None:
    (henrike,) = table(CONTACTS / "spreadsheet-semicolons.csv").people
    assert (henrike.name, henrike.company, henrike.role) == (
        "Henrike Falk",
        "Lindqvist Turbinen",
        "Leiterin Strömung",
    )
    assert henrike.interests == ("Rudern", "Orgelmusik")
    assert henrike.text == '=HYPERLINK("http://x.example")'  # text, and never run


def test_teal_contacts_with_a_header_that_stands_twice() -> None:
    (lotte,) = table(TRACKERS / "teal-contacts-like.csv").people
    assert (lotte.name, lotte.company, lotte.role) == ("Lotte Wiersma", "Halden Optics", "Staff Engineer")
    assert lotte.linkedin == "https://www.linkedin.com/in/lotte-wiersma"


@pytest.mark.parametrize(
    ("file", "rows"),
    [
        (
            "huntr.csv",
            [
                ("Optical Systems Engineer, Halden Optics", 2),
                ("Fleet Data Lead, Brackwater Ferries", 3),
                ("Strömung, Lindqvist Turbinen", 4),
            ],
        ),
        (
            "jobsync.csv",
            [("Optical Systems Engineer, Halden Optics", 2), ("Fleet Data Lead, Brackwater Ferries", 3)],
        ),
    ],
)
def test_a_tracker_without_dates_makes_nothing_and_is_counted(file: str, rows: list[tuple[str, int]]) -> None:
    found = table(TRACKERS / file)
    assert not found.people and not found.interviews
    assert reasons(found) == [(what, "no interview date", line) for what, line in rows]
    assert found.said == (
        f"{len(rows)} rows have no interview yet: nothing to follow up, so nothing was made of them.",
    )


def test_a_table_of_ones_own_by_a_map() -> None:
    mapped = {
        "position": ("Name",),
        "company": ("Company",),
        "met": ("Contact",),
        "when": ("interview date",),
        "outcome": ("Stage",),
    }
    found = table(TRACKERS / "notion.csv", mapped=mapped, values={"applied": "closed"})
    assert names(found) == ["Lotte Wiersma", "Bram Achterberg"]
    first, second = found.interviews
    assert (first.when, first.company, first.position) == (
        datetime(2026, 12, 1, 18),
        "Halden Optics",
        "Optical Systems Engineer",
    )
    assert [person.name for person in first.people] == names(found)
    assert (second.when, second.outcome) == (date(2026, 12, 2), "closed")


def test_without_a_map_it_is_asked_which_column_has_the_names() -> None:
    with pytest.raises(MisusedError) as told:
        table(TRACKERS / "notion.csv")
    assert told.value.exit_code == 2
    assert "which of these columns has the names of people: Name, Contact." in str(told.value)
    assert "Name, Company, Contact, Interview Date, Stage, Tags" in str(told.value)
    assert "--map" in str(told.value)


@pytest.mark.parametrize(
    ("text", "mapped", "said"),
    [
        ("A,B\n1,2\n", {}, "No column of this table is called Name. Its headers are: A, B."),
        ("A,B\n1,2\n", {"name": ("C",)}, "There is no column “C” for name in this table."),
    ],
)
def test_a_table_that_cannot_be_understood(text: str, mapped: dict[str, tuple[str, ...]], said: str) -> None:
    with pytest.raises(MisusedError) as told:
        table(text, mapped=mapped)
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("told", "when"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("2026-12-01 18:00:00", datetime(2026, 12, 1, 18)),
        ("2026-12-01 17:00:00 UTC", datetime(2026, 12, 1, 18)),
        ("2026-12-01T12:00:00-05:00", datetime(2026, 12, 1, 18)),
        ("12.01.2027 09:30", datetime(2027, 1, 12, 9, 30)),
        ('"December 1, 2026 6:00 PM"', datetime(2026, 12, 1, 18)),
        ('"December 1, 2026 6:00 PM (GMT-5)"', datetime(2026, 12, 2, 0)),
        ('"December 2, 2026 → December 3, 2026"', date(2026, 12, 2)),
        ("31/12/2026", date(2026, 12, 31)),
    ],
)
def test_a_day_of_a_table(told: str, when: date) -> None:
    mapped = {"company": ("Firm",), "when": ("Day",)}
    (interview,) = table(f"Firm,Day\nHalden,{told}\n", mapped=mapped).interviews
    assert interview.when == when


@pytest.mark.parametrize(
    ("told", "zone", "when"),
    [
        ("2026-12-01 18:00", "Europe/London", datetime(2026, 12, 1, 19)),
        ("2026-12-01 18:00", "europe/london", datetime(2026, 12, 1, 19)),
        ("2026-12-01 18:00", "America/New York", datetime(2026, 12, 2, 0)),
        ("2026-12-01 18:00", "GMT Standard Time", datetime(2026, 12, 1, 19)),  # what Windows calls it
        ("2026-12-01 18:00", "UTC", datetime(2026, 12, 1, 19)),
        ("2026-12-01 18:00", "GMT-5", datetime(2026, 12, 2, 0)),
        ("2026-12-01 18:00", "+05:30", datetime(2026, 12, 1, 13, 30)),
        ("2026-12-01 18:00", "", datetime(2026, 12, 1, 18)),
        ("2026-12-01 18:00", "N/A", datetime(2026, 12, 1, 18)),
        ("2026-12-01T18:00:00Z", "America/New_York", datetime(2026, 12, 1, 19)),  # has its own
        ('"December 1, 2026 6:00 PM (GMT-5)"', "Europe/London", datetime(2026, 12, 2, 0)),
        ("2026-12-01", "America/New_York", date(2026, 12, 1)),
    ],
)
def test_a_column_may_say_the_zone(told: str, zone: str, when: date) -> None:
    mapped = {"company": ("Firm",), "when": ("Day",), "zone": ("Time Zone",)}
    found = table(f"Firm,Day,Time Zone\nHalden,{told},{zone}\n", mapped=mapped)
    assert found.interviews[0].when == when
    assert not found.said


@pytest.mark.parametrize("zone", ["Mars/Olympus", "(UTC+01:00) Amsterdam, Berlin", "../../etc", "+25"])
def test_of_a_zone_that_is_not_known_the_clock_time_is_kept_and_said(zone: str) -> None:
    mapped = {"company": ("Firm",), "when": ("Day",), "zone": ("Time Zone",)}
    found = table(f'Firm,Day,Time Zone\nHalden,2026-12-01 18:00,"{zone}"\n', mapped=mapped)
    assert found.interviews[0].when == datetime(2026, 12, 1, 18)
    assert [said.partition(" (1 row)")[0] for said in found.said] == [f"The zone “{zone}” is not known"]


def test_where_the_users_own_zone_is_not_known_the_clock_time_is_kept_and_said() -> None:
    mapped = {"company": ("Firm",), "when": ("Day",), "zone": ("Zone",)}
    text = "Firm,Day,Zone\nHalden,2026-12-01 18:00,Europe/London\n"
    found = read_people_and_interviews(text, Reading(date(2026, 11, 25), None, mapped))
    assert found.interviews[0].when == datetime(2026, 12, 1, 18)
    assert "timezone: Europe/Berlin" in found.said[0]


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("01/02/2027", "01/02/2027 is two days; say which is meant: --day-first or --month-first"),
        ("tuesday", "“tuesday” is no date with its year"),
        ("2026-02-30", "“2026-02-30” is no date that can be read"),
        ("", "no interview date"),
        ("N/A", "no interview date"),
    ],
)
def test_a_day_that_is_none(told: str, reason: str) -> None:
    mapped = {"company": ("Firm",), "when": ("Day",)}
    found = table(f"Firm,Day\nHalden,{told}\n", mapped=mapped)
    assert not found.interviews
    assert reasons(found) == [("Halden", reason, 2)]


@pytest.mark.parametrize(("day_first", "when"), [(True, date(2027, 2, 1)), (False, date(2027, 1, 2))])
def test_which_way_round_a_day_is_may_be_said(day_first: bool, when: date) -> None:
    mapped = {"company": ("Firm",), "when": ("Day",)}
    (interview,) = table("Firm,Day\nHalden,01/02/2027\n", mapped=mapped, day_first=day_first).interviews
    assert interview.when == when


@pytest.mark.parametrize(
    ("word", "outcome", "unknown"),
    [
        ("Offer", "offer", False),
        ("Withdrawn", "withdrawn", False),
        ("Accepted", "filled-by-me", False),
        ("Interviewing", None, False),
        ("Rejected", None, True),
        ("Ghosted", None, True),
    ],
)
def test_what_a_stage_means(word: str, outcome: str | None, unknown: bool) -> None:
    mapped = {"company": ("Firm",), "when": ("Day",), "outcome": ("Stage",)}
    found = table(f"Firm,Day,Stage\nHalden,2026-12-01,{word}\n", mapped=mapped)
    assert found.interviews[0].outcome == outcome
    assert bool(found.said) is unknown


def test_headers_again_repeats_and_empty_rows_are_passed_over() -> None:
    found = table("Name,Company\nAna Sol,Harbour\n,\nName,Company\nAna Sol,Harbour\nBo Lind,Harbour\n")
    assert names(found) == ["Ana Sol", "Bo Lind"]
    assert not found.left_out


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_whatever_separates_the_cells(separator: str) -> None:
    text = "\n".join(separator.join(cells) for cells in [("Name", "E-mail"), ("Ana Sol", "a@x.example")])
    (ana,) = table(text).people
    assert (ana.name, ana.email) == ("Ana Sol", "a@x.example")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('Name,Company\nAna Sol,Harbour\nBo Lind,"Harbour\nCy Moor,Mill\n', "opens on line 3 or soon after"),
        ('Name,Company\nAna Sol,"Harbour" & Sons\n', "On line 2 something stands behind the quotation mark"),
        ('Name,Company\nAna Sol,"' + "x" * 200_000 + '"\n', "opens on line 2 or soon after"),
    ],
)
def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(UnreadableFileError, match=said):
        table(text)


PEOPLE = [
    Contact("ana", "Ana Sol", "Harbour, Ltd", "Buyer", email="a@x.example", other_emails=("b@x.example",)),
    Contact(
        "bo", "=cmd()", phone="+31 6 55", linkedin="https://www.linkedin.com/in/bo", interests=("c", "d")
    ),
    Contact("li", "李龙", "港"),
    Contact("von", "Mary Ann von der Heide", phone="020 7946"),
]


def test_a_written_table_is_read_back() -> None:
    text = write_table(PEOPLE)
    back = table(text.removeprefix("\ufeff")).people
    for contact, person in zip(PEOPLE, back, strict=True):
        for field in ("name", "company", "role", "emails", "phone", "linkedin", "interests"):
            assert getattr(person, field) == getattr(contact, field), field


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("-x", "'-x"),
        ("@SUM", "'@SUM"),
        ("+31 6 (0) 5-5", "+31 6 (0) 5-5"),
        ("Ana", "Ana"),
        ("+31;cmd", "'+31;cmd"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_and_numbers_stay(cell: str, shown: str) -> None:
    assert guarded(cell) == shown


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Vogel, Anke", "Anke Vogel"),
        ("Anke Vogel, PhD", "Anke Vogel, PhD"),
        ("Dr. Paul Stein", "Dr. Paul Stein"),
    ],
)
def test_a_name_with_the_family_s_first_is_turned(cell: str, name: str) -> None:
    assert names(table(f'Name;Company\n"{cell}";Brise\n')) == [name]


def test_thunderbird_with_its_second_address() -> None:
    found = table(Path("contacts/thunderbird.csv"))
    (lotte,) = found.people
    assert (found.kind, lotte.emails, lotte.phone) == (
        "a table of Thunderbird",
        ("lotte.wiersma@halden-optics.example", "lotte@post.example"),
        "+31 6 555",
    )
    assert (lotte.linkedin, lotte.text) == ("https://www.linkedin.com/in/lotte-w", "Met at the fair")


def test_a_tracker_of_any_program_by_its_headers() -> None:
    found = table(
        "Company,Job Title,Status,Interview Date,Interviewers\n"
        'Halden Optics,Optician,Interviewing,2026-12-01 14:00,"Lotte Wiersma, Bram Achterberg"\n'
        "Brackwater,Analyst,Applied,,\nKestrel,Analyst,Rejected,2026-11-13,\n"
    )
    first, second = found.interviews
    assert (first.company, first.position, first.when) == (
        "Halden Optics",
        "Optician",
        datetime(2026, 12, 1, 14),
    )
    assert names(found) == [person.name for person in first.people] == ["Lotte Wiersma", "Bram Achterberg"]
    assert (second.when, second.outcome) == (date(2026, 11, 13), None)
    assert [each.what for each in found.left_out] == ["Analyst, Brackwater"]
    assert '--map-value "Rejected=filled-by-other"' in found.said[1]


def test_days_of_applying_are_no_interviews() -> None:
    found = table("Job Position,Company,Date Applied,Deadline\nOptician,Halden,2026-10-02,2026-10-09\n")
    assert not found.interviews and not found.people
    assert found.said == ("1 row has no interview yet: nothing to follow up, so nothing was made of it.",)


@pytest.mark.parametrize(
    ("headers", "people"),
    [
        ("First,Last,Email,Title,Company", ["Ana Sol"]),
        ("First Name,Last Name,Company,Job Title,Stage", ["Ana Sol"]),
    ],
)
def test_whoever_has_an_address_or_two_names_is_a_person(headers: str, people: list[str]) -> None:
    row = ",".join({"First": "Ana", "Last": "Sol"}.get(each.split()[0], "x") for each in headers.split(","))
    assert names(table(f"{headers}\n{row}\n")) == people


def test_a_name_beside_the_day_of_applying_may_be_a_position() -> None:
    with pytest.raises(MisusedError) as told:
        table("Name,Company,Status,Applied Date\nOptician,Halden,Applied,2026-10-01\n")
    assert "whether Name is a person or a position, since there is Applied Date, too." in str(told.value)
    assert '--map "name=Name" --map "company=Company"' in str(told.value)
