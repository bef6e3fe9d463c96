"""`afterword due`: what stands beside the notes to write."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from icalendar import Calendar

from afterword.kinds import KINDS


def plan_ahead(root: Path) -> None:
    (root / "interviews/2026-12-02-round-2.md").write_text(
        "---\ncompany: Harbour Analytics\nposition: Data Engineer\nwhen: 2026-12-02T14:00\n"
        "met: [ana-sol, ben-osei]\n---\n",
        encoding="utf-8",
    )


def test_an_interview_ahead_is_shown_with_its_people(afterword, small_journal: Path) -> None:
    plan_ahead(small_journal)
    shown = afterword("due").stdout.splitlines()
    assert shown[:3] == [
        "Ahead (1)",
        "  Wed 2 Dec, 14:00: Harbour Analytics, Data Engineer",
        "    With Ana Sol (Head of Data) and Ben Osei",
    ]
    assert json.loads(afterword("due", "--json").stdout)["ahead"] == [
        {
            "interview": "2026-12-02-round-2",
            "company": "Harbour Analytics",
            "position": "Data Engineer",
            "when": "2026-12-02T14:00",
            "people": ["ana-sol", "ben-osei"],
        }
    ]
    assert json.loads(afterword("--date", "2026-12-02T15:00", "due", "--json").stdout)["ahead"] == []


def silent_search(root: Path) -> None:
    sent = (
        ("decision-check-in", "2026-09-10"),
        ("second-check-in", "2026-09-21"),
        ("close-the-loop", "2026-10-05"),
    )
    for number, (kind, day) in enumerate(sent):
        (root / f"notes/silent-{number}.md").write_text(
            f"---\nto: lin-wei\nkind: {kind}\nsent: {day}\ninterview: 2026-09-02-orchard\n---\n\nHello.\n",
            encoding="utf-8",
        )
    (root / "interviews/2026-09-02-orchard.md").write_text(
        "---\ncompany: Orchard & Sons\nposition: Data Engineer, Apples\nwhen: 2026-09-02T10:00\n"
        "met: [lin-wei]\nowner: lin-wei\n---\n",
        encoding="utf-8",
    )


def test_a_position_that_never_answered_is_one_to_close_by_the_command_that_is_printed(
    afterword, small_journal: Path
) -> None:
    (small_journal / "contacts/lin-wei.md").write_text(
        "---\nname: Lin Wei\ncompany: Orchard & Sons\nemail: lin@orchard.example\n---\n", encoding="utf-8"
    )
    silent_search(small_journal)
    said = next(line for line in afterword("due").stderr.splitlines() if line.startswith("No word on"))
    assert said == (
        "No word on Data Engineer, Apples since your last. To take it as closed: "
        'afterword close "Orchard & Sons" --position "Data Engineer, Apples" --outcome closed'
    )
    waiting = json.loads(afterword("due", "--json").stdout)["waiting"]
    (found,) = (each for each in waiting if each["company"] == "Orchard & Sons")
    assert (found["contact"], found["silent_since"]) == ("lin-wei", "2026-10-05")
    done = afterword(*shlex.split(said.split("closed: afterword ")[1]))
    assert "closed, as of" in done.stdout + done.stderr
    assert "No word on" not in afterword("due").stderr


def test_what_is_still_owed_stands_in_one_line(afterword) -> None:
    later = afterword("--date", "2026-12-20", "due")
    assert "Still owed? " in later.stderr
    data = json.loads(afterword("--date", "2026-12-20", "due", "--json").stdout)
    assert {each["state"] for each in data["owed"]} == {"owed"}
    assert not [each for each in data["follow_ups"] if each["state"] == "owed"]
    assert "Still owed? (" in afterword("--date", "2026-12-20", "due", "--all").stdout


def test_a_reason_is_two_lines_at_most_and_why_has_it_in_full_with_the_rule(
    afterword, small_journal: Path
) -> None:
    shown = afterword("due").stdout.splitlines()
    at = next(number for number, line in enumerate(shown) if line.startswith("  Benedikt"))
    assert shown[at + 1 : at + 3] == ["    No word since Wed 4 Nov, and no date was given.", ""]
    shown = afterword("due", "--why").stdout.splitlines()
    at = next(number for number, line in enumerate(shown) if line.startswith("  Benedikt"))
    assert " ".join(line.strip() for line in shown[at + 1 : at + 5]) == (
        "The last interview was on Wed 4 Nov 2026 and no date was given; asking is right 6 business days "
        "later, from Thu 12 Nov 2026. Rule: The first question where they gave no date, this long after the "
        "last interview. (ask_without_date: 6bd)"
    )


def test_next_knows_what_is_held_until_a_day(afterword, small_journal: Path) -> None:
    """A gift right on Thursday 3 December waits three business days after a note of Wednesday to Ben."""
    for path in (small_journal / "interviews").iterdir():
        if "harbour" not in path.name:
            path.unlink()
    harbour = small_journal / "interviews/2026-11-20-harbour-analytics.md"
    harbour.write_text(
        harbour.read_text("utf-8").replace("decision_by: 2026-12-04", "decision_by: 2027-02-04"), "utf-8"
    )
    sent = (
        ("ana-sol", "thank-you", "2026-11-20"),
        ("ana-sol", "promised-item", "2026-11-24"),
        ("ben-osei", "correction", "2026-12-02"),
    )
    for who, kind, day in sent:
        (small_journal / f"notes/{who}-{kind}.md").write_text(
            f"---\nto: {who}\nkind: {kind}\nsent: {day}\ninterview: {harbour.stem}\n---\nHello.\n", "utf-8"
        )
    told = afterword("--date", "2026-12-03T09:00", "due")
    held = json.loads(afterword("--date", "2026-12-03T09:00", "due", "--all", "--json").stdout)["follow_ups"]
    assert told.stdout == "" and [each["contact"] for each in held if each["state"] == "held"] == ["ana-sol"]
    assert told.stderr.splitlines()[0] == (
        "Nothing to write now. Next: Ana Sol, something to give, from Mon 7 Dec."
    )


def test_who_is_going_quiet_is_told_once_a_week(afterword) -> None:
    """Lin Wei was last written to on Thursday 5 November; the week begins on Monday the 23rd."""
    lines = afterword("due").stdout.splitlines()
    at = lines.index("Going quiet (1)")
    assert lines[at + 1 : at + 3] == [
        "  林薇 (Northfield School): nothing between you for two weeks",
        "    Write down what 林薇 cares about.",
    ]
    tuesday = "--date", "2026-11-24"
    assert "Going quiet" not in afterword(*tuesday, "due").stdout
    (found,) = json.loads(afterword(*tuesday, "due", "--json").stdout)["going_quiet"]
    assert (found["contact"], found["since"], found["days"]) == ("lin-wei", "2026-11-05", 19)


def test_with_who_is_going_quiet_stands_where_to_look(afterword, small_journal: Path) -> None:
    file = small_journal / "contacts/lin-wei.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("email:", "interests: [lace making]\nemail:"), encoding="utf-8")
    lines = afterword("due").stdout.splitlines()
    at = lines.index("Going quiet (1)")
    assert lines[at + 2 : at + 5] == [
        "    Look for something on lace making.",
        "  Where to look (news, papers, talks, podcasts, books, events), for each of them:",
        "    afterword gifts lin-wei --look",
    ]
    assert afterword(*shlex.split(lines[at + 4])[1:]).exit_code == 0
    (found,) = json.loads(afterword("due", "--json").stdout)["going_quiet"]
    assert found["searches"][0]["finder"] == "news"
    assert "q=lace%20making" in found["searches"][0]["url"]


@pytest.mark.parametrize("at", ["2026-11-20T18:00", "2026-11-21T10:00", "2026-11-24", "2026-12-08"])
def test_the_list_begins_with_whom_to_begin(afterword, small_journal: Path, at: str) -> None:
    ran = afterword("--date", at, "due")
    first = next(line.strip() for line in ran.stdout.splitlines() if line.startswith("  ") and line[2] != " ")
    name, _, _ = first.partition(" (")
    (begin,) = (line for line in ran.stderr.splitlines() if line.startswith("Begin with: "))
    assert begin.split()[-1].split("-")[0] == name.split()[0].lower()


def test_what_closes_today_stands_before_what_is_welcome_for_weeks(afterword, small_journal: Path) -> None:
    heads = [
        line
        for line in afterword("--date", "2026-11-20T18:00", "due").stdout.splitlines()
        if line[:1].strip()
    ]
    assert heads == ["To write (2)", "Still welcome (1)"]


def test_the_plan_as_a_calendar(afterword, small_journal: Path) -> None:
    plan_ahead(small_journal)
    settings = small_journal / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert text.count("timezone: Europe/London") == 1
    settings.write_text(text.replace("Europe/London", "Asia/Kolkata"), encoding="utf-8")
    printed = afterword("due", "--ics")
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert afterword("due", "--ics").stdout_bytes == printed.stdout_bytes
    events = Calendar.from_ical(printed.stdout_bytes).events
    found = {str(each["SUMMARY"]): each for each in events}
    follow_ups = json.loads(afterword("due", "--all", "--json").stdout)["follow_ups"]
    dated = [each for each in follow_ups if each["state"] in ("due", "late", "upcoming")]
    assert len(dated) == len([each for each in events if each["CATEGORIES"].cats[1] in KINDS]) > 0
    ahead = found["Interview: Harbour Analytics, Data Engineer"]
    assert "DTSTART:20261202T083000Z" in ahead.to_ical().decode()  # Kolkata is five and a half hours ahead
    assert b"VALARM" not in printed.stdout_bytes
    assert b"VALARM" in afterword("due", "--ics", "--reminders").stdout_bytes


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--ics", "--json"), "--ics and --json are two ways to print it; choose one."),
        (("--ics", "--why"), "--ics and --why are two ways to print it; choose one."),
        (("--reminders",), "--reminders goes with --ics only."),
    ],
)
def test_a_calendar_is_one_way_to_print_it(afterword, words: tuple[str, ...], said: str) -> None:
    refused = afterword("due", *words)
    assert refused.exit_code == 2
    assert said in refused.stderr


def without_addresses(root: Path) -> None:
    for slug, name in (("ana-sol", "Ana Sol"), ("ben-osei", "Ben Osei")):
        (root / f"contacts/{slug}.md").write_text(
            f"---\nname: {name}\ncompany: Harbour Analytics\n---\n", encoding="utf-8"
        )


def test_where_nobody_has_an_address_it_is_said_that_nobody_can_be_asked(
    afterword, small_journal: Path
) -> None:
    assert "Nobody can be asked" not in afterword("due").stderr
    without_addresses(small_journal)
    said = afterword("due").stderr
    assert "Nobody can be asked about Data Engineer at Harbour Analytics: contacts/" in said
    assert "holds no address; if you have one, add a line such as `email: " in said
    late = " ".join(afterword("--date", "2027-03-01", "show", "ben-osei").stdout.split())
    assert "Nothing is planned, since contacts/ben-osei.md holds no address" in late


def test_a_draft_is_of_what_comes_next_whatever_it_is(afterword, small_journal: Path) -> None:
    """At half past nine the thanks open in an hour, and a promise the day after."""
    (small_journal / "interviews/2026-11-23-kite.md").write_text(
        "---\ncompany: Kite\nposition: Cook\nwhen: 2026-11-23T08:00\nmet: [kit-kite]\n---\n\n## Kit Kite\n\n"
        "- promised: the menu by 2026-11-24\n",
        encoding="utf-8",
    )
    (small_journal / "contacts/kit-kite.md").write_text(
        "---\nname: Kit Kite\ncompany: Kite\nemail: kit@kite.example\n---\n", encoding="utf-8"
    )
    drafted = json.loads(afterword("--date", "2026-11-23T09:30", "draft", "kit", "--json").stdout)
    assert drafted["kind"] == "thank-you"
