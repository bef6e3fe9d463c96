"""A page sorts itself by the reader's clock, and says what the plan says of that moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from browser.served_site import Served
from playwright.sync_api import Page

from afterword.followups.plan import plan
from afterword.records.reading import read_files
from afterword.settings.settings import Settings
from afterword.times import day_of

Group = dict[tuple[str, str], str]


def panel(day: str, decision_by: str, wait_since: str) -> dict[str, str]:
    """A panel of four just met, one of them thanked, and somebody met before them."""
    people = {"ana": "lead", "bo": "engineer", "cy": "engineer", "di": "recruiter"}
    files = {
        f"contacts/{slug}.md": f"---\nname: {slug.title()} Sol\nrole: {role}\nemail: {slug}@harbor.example\n"
        f"interests: [sailing, rope]\npart: {'recruiter' if role == 'recruiter' else 'interviewer'}\n---\n"
        for slug, role in people.items()
    }
    files["contacts/eve.md"] = "---\nname: Eve Lund\nemail: eve@harbor.example\ninterests: [rope]\n---\n"
    files["interviews/panel.md"] = (
        f"---\ncompany: Harbor Works\nposition: Engineer\nwhen: {day}T14:00\nmet: [ana, bo, cy, di]\n"
        f"decision_by: {decision_by}\n---\n\n## Ana Sol\n\n- talked about: pagers\n"
        f"- promised: the drawing by {decision_by}\n"
    )
    files["interviews/first.md"] = (
        f"---\ncompany: Harbor Works\nposition: Engineer\nwhen: {wait_since}T10:00\nmet: [eve]\n---\n"
    )
    files["gifts/knots.md"] = (
        "---\ntitle: Knots\nkind: article\nurl: https://knots.example\ninterests: [rope]\nread: true\n---\n"
    )
    files["gifts/sails.md"] = "---\ntitle: Sails\nkind: tip\ninterests: [sailing]\nread: true\n---\n"
    files["notes/thanks.md"] = (
        f"---\nto: bo\nkind: thank-you\ninterview: panel\nsent: {day}T19:00\n---\n\nDear Bo,\n\nthank you.\n"
    )
    return files


def planned(files: dict[str, str], moment: datetime) -> Group:
    """What the plan says at a moment, as far as Today shows it."""
    journal = read_files({path: text.encode() for path, text in files.items()})
    return {
        (each.contact, each.kind): each.state
        for each in plan(journal, moment, Settings())
        if each.state != "upcoming" or day_of(each.opens) <= moment.date() + timedelta(days=14)
    }


#: Where Today tells of a follow-up in each state.
PLACES = {
    "due": "[data-pile], [data-fold=more]",
    "late": "[data-pile], [data-fold=more]",
    "owed": "[data-fold=owed]",
    "upcoming": ".aw-agenda",
}


def shown(page: Page) -> Group:
    """What Today shows, each follow-up in the place it belongs to."""
    told = page.evaluate(
        """(places) => {
          const all = [...document.querySelectorAll("[data-today] [data-follow-up]")];
          const entries = [...document.querySelectorAll(".aw-agenda a:not([hidden])")];
          return all.filter((each) => !each.hidden || entries.includes(each)).map((each) => {
            const { contact, kind, state } = each.dataset;
            const entry = entries.find((entry) => entry === each || entry.dataset.for === each.id);
            const place = state === "upcoming" ? entry : each;
            const there = state === "held" || Boolean(place?.closest(places[state]));
            return [contact, kind, state, there, state === "held" || !place?.closest("[hidden]")];
          });
        }""",
        PLACES,
    )
    for contact, kind, state, there, seen in told:
        assert state == "upcoming" or (there and seen), f"{kind} to {contact} is {state} and stands elsewhere"
    assert page.locator("[data-held] .aw-count").text_content() == str(
        sum(each[2] == "held" for each in told)
    )
    # What comes later than in two weeks is on the page, and not seen.
    return {(contact, kind): state for contact, kind, state, _, seen in told if seen}


BEFORE_THE_CLOCKS_CHANGE = (
    panel("2026-10-23", "2026-10-28", "2026-10-09"),
    datetime(2026, 10, 23, 18, 0),
    "Europe/Berlin",
)
IN_NOVEMBER = (
    panel("2026-11-20", "2026-11-25", "2026-11-06"),
    datetime(2026, 11, 20, 18, 0),
    "America/New_York",
)


@pytest.mark.parametrize(
    ("site", "later"),
    [
        (IN_NOVEMBER, timedelta()),
        (IN_NOVEMBER, timedelta(hours=-1, minutes=-30)),
        (IN_NOVEMBER, timedelta(hours=22)),
        (IN_NOVEMBER, timedelta(days=1)),
        (IN_NOVEMBER, timedelta(days=5)),
        (IN_NOVEMBER, timedelta(days=7)),
        (BEFORE_THE_CLOCKS_CHANGE, timedelta(days=1)),
        (BEFORE_THE_CLOCKS_CHANGE, timedelta(days=2)),
        (BEFORE_THE_CLOCKS_CHANGE, timedelta(days=3)),
        (BEFORE_THE_CLOCKS_CHANGE, timedelta(days=7)),
    ],
)
def test_cards_stand_where_the_plan_of_that_moment_puts_them(
    serve_at: Callable[..., Served],
    open_page: Callable[..., Page],
    site: tuple[dict[str, str], datetime, str],
    later: timedelta,
) -> None:
    files, built, zone = site
    moment = built + later
    page = open_page(serve_at(files, built).address, timezone=zone, now=moment.replace(tzinfo=ZoneInfo(zone)))
    assert shown(page) == planned(files, moment)


def test_the_listing_follows_the_clock_too(
    serve_at: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    files, built, zone = IN_NOVEMBER
    site = serve_at(files, built)
    later = built + timedelta(days=1)
    page = open_page(f"{site.address}contacts/", timezone=zone, now=later.replace(tzinfo=ZoneInfo(zone)))
    row = page.get_by_role("row", name="Ana Sol")
    assert row.locator("td").last.inner_text().endswith("still welcome until Friday")
    page.get_by_role("combobox", name="State").select_option("still welcome")
    late = {contact for (contact, _), state in planned(files, later).items() if state == "late"}
    shown = page.locator("tbody tr:visible td:first-child a").all_inner_texts()
    assert {name.split()[0].lower() for name in shown} == late
    # Nothing is left to thank for two weeks later, and the table is whole.
    page = open_page(
        f"{site.address}contacts/", timezone=zone, now=datetime(2026, 12, 10, 12, tzinfo=ZoneInfo(zone))
    )
    assert page.locator("tbody tr").count() == 5
    assert page.locator("tbody td:visible").count() == 25


def test_a_page_left_open_overnight_sorts_itself(
    serve_at: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    files, built, zone = IN_NOVEMBER
    page = open_page(serve_at(files, built).address, timezone=zone, now=built.replace(tzinfo=ZoneInfo(zone)))
    assert page.locator("h1").inner_text().startswith("Friday 20 November")
    page.clock.set_fixed_time((built + timedelta(days=1)).replace(tzinfo=ZoneInfo(zone)))
    page.clock.fast_forward(30_000)  # it looks again every half minute
    assert shown(page) == planned(files, built + timedelta(days=1))
    assert page.locator("h1").inner_text().startswith("Saturday 21 November")
    assert "Sorted by your clock" in page.locator(".aw-built").inner_text()


@pytest.mark.parametrize(
    ("zone", "at", "left"),
    [
        # An interview that ended at 15:00 on Saturday: its thank-you is due at 15:00 on Sunday.
        ("Europe/Berlin", "2026-10-24T18:00", "22 h left"),  # the night has an hour more
        ("Europe/London", "2026-10-25T13:30", "90 min left"),
        ("America/New_York", "2026-10-24T18:00", "21 h left"),  # the clocks change a week later
    ],
)
def test_the_countdown_is_right_in_the_reader_s_time_zone(
    serve_at: Callable[..., Served], open_page: Callable[..., Page], zone: str, at: str, left: str
) -> None:
    files = panel("2026-10-24", "2026-10-30", "2026-10-09")
    site = serve_at(files, datetime(2026, 10, 24, 17, 30))
    now = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(zone))
    page = open_page(site.address, timezone=zone, now=now)
    said = page.locator('[data-contact="ana"][data-kind^="thank-you"] .aw-when').inner_text()
    assert said.endswith(left)
    assert "15:00" in said


def test_the_words_of_script_and_build_are_the_same(
    serve_at: Callable[..., Served], open_page: Callable[..., Page]
) -> None:
    files, built, zone = IN_NOVEMBER
    site = serve_at(files, built)

    def words(page: Page) -> list[str]:
        said = page.locator("[data-today] .aw-when").all_text_contents()
        return [page.locator("h1").inner_text(), page.locator("[data-lead]").inner_text(), *said]

    read = words(open_page(site.address, timezone=zone, now=built.replace(tzinfo=ZoneInfo(zone))))
    written = words(open_page(site.address, script=False))
    assert [each.split(", 2")[0] for each in read[2:]] == [each.split(", 2")[0] for each in written[2:]]
    assert read[:2] == written[:2]


def test_a_pinned_page_keeps_its_clock_and_says_so(
    example_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(example_site.address, now=datetime(2027, 3, 1, 9, tzinfo=ZoneInfo("UTC")))
    assert page.locator("h1").inner_text().startswith("Saturday 21 November")
    assert "This site keeps the clock of Saturday 21 November 2026" in page.locator(".aw-built").inner_text()
    assert page.locator(".aw-item:visible").count() > 5
