"""Acting from the page in a hurry: what is refused, what two windows do, and a debrief by thumb."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.acting_journal import Live, contents
from browser.conftest import FIREFOX
from browser.served_site import serve
from browser.test_acting import ANA, BEN, bar, done, opened, row
from playwright.sync_api import Page, Response, Route, expect

pytestmark = pytest.mark.skipif(FIREFOX, reason="a Firefox of the system hands over no requests to hold back")

#: Whatever a thumb has to meet, lower than 40 pixels.
TOO_LOW = """() => [...document.querySelectorAll(
    ".aw-do button, .aw-bar button, .aw-actions :is(a, button), .aw-draft > summary, "
    + ":is(.aw-ask, .aw-debrief) :is(input, textarea, button)")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 40)
  .map((each) => each.outerHTML)"""

INVITED = (
    "---\ncompany: Tide Works\nposition: Pilot\nwhen: {when}\nmet: [ana-sol, ben-okoro]\n"
    "invitation: 1@cal.example\n---\n"
)


def of(action: str) -> Callable[[Response], bool]:
    return lambda answer: f'"action":"{action}"' in (answer.request.post_data or "")


def kept(page: Page, act: Callable[[], None]) -> None:
    """Do something, and wait until the answers of the debrief are kept."""
    with page.expect_response(of("debrief-keep")):
        act()
        page.clock.fast_forward(500)


def files(live: Live) -> list[str]:
    """The unfinished debriefs."""
    return [each.read_text("utf-8") for each in sorted((live.folder / ".afterword").glob("debrief-*.md"))]


def test_nothing_to_undo_is_said(live: Live, open_live: Callable[..., Page]) -> None:
    page = open_live(live.address)
    row(page, ANA).focus()
    page.keyboard.press("u")
    expect(bar(page)).to_have_text("There is nothing to take back.")


def test_undo_waits_until_the_server_has_said_what_there_is(
    live: Live, open_live: Callable[..., Page]
) -> None:
    page = open_live(live.address)
    held: list[Route] = []
    # What was done last is asked for when the page is loaded.
    page.route("**/_afterword/act", lambda route: held.append(route), times=1)
    page.reload()
    row(page, ANA).focus()
    page.keyboard.press("u")
    expect(bar(page)).to_have_text("")
    held[0].continue_()
    expect(bar(page)).to_have_text("There is nothing to take back.")


def test_a_refusal_takes_the_place_of_what_was_said_and_stays_with_its_page(
    live: Live, open_live: Callable[..., Page]
) -> None:
    page = open_live(live.address)
    row(page, ANA).focus()
    for key, words in (("x", "passed over"), ("u", "Taken back: skip: thank-you to Ana Sol.")):
        assert done(page, lambda key=key: page.keyboard.press(key))["done"]  # type: ignore[misc]
        expect(bar(page)).to_contain_text(words)
    sheet = opened(page, ANA)
    sheet.locator("[data-do=snooze]").click()
    page.get_by_label("Nothing to them until").fill("moonday")
    answer = done(page, lambda: page.keyboard.press("Enter"))
    assert not answer["done"]
    expect(sheet.get_by_role("alert")).to_have_text(answer["refused"])
    expect(page.locator(".aw-bar")).not_to_contain_text("Taken back")
    page.reload()
    expect(bar(page)).to_have_text(answer["refused"])
    expect(page.get_by_label("Nothing to them until")).to_have_value("moonday")
    page.goto(f"{live.address}contacts/{BEN}/")
    expect(page.locator("[data-do]").first).to_be_visible()
    expect(page.locator(".aw-bar")).not_to_contain_text("moonday")


def test_blanks_are_no_reply(live: Live, open_live: Callable[..., Page]) -> None:
    page = open_live(live.address)
    before = contents(live.folder)
    opened(page, ANA).locator("[data-do=heard]").click()
    page.get_by_label("What did they say?").fill("  \n ")
    submit = page.get_by_role("button", name="Heard back", exact=True)
    assert "no words" in done(page, submit.click)["refused"]
    assert contents(live.folder) == before


def test_words_about_somebody_whose_file_broke_meanwhile_stay_in_sight(
    live: Live, open_live: Callable[..., Page]
) -> None:
    page = open_live(live.address, follows=True)
    opened(page, ANA).locator("[data-do=heard]").click()
    words = page.get_by_label("What did they say?")
    words.fill("They rang.")
    contact = live.folder / f"contacts/{ANA}.md"
    whole = contact.read_text("utf-8")
    contact.write_text(whole.replace("email: ", "email: ["), "utf-8")
    live.until("problems/", f"contacts/{ANA}.md")
    refused = done(page, page.get_by_role("button", name="Heard back", exact=True).click)["refused"]
    assert refused.startswith(f"contacts/{ANA}.md") and "cannot be read" in refused
    expect(opened(page, ANA).get_by_role("alert")).to_have_text(refused)
    page.locator("h1").click()
    expect(words).to_have_value("They rang.")
    contact.write_text(whole, "utf-8")
    with page.expect_response(of("heard")) as answer:
        page.get_by_role("button", name="Heard back", exact=True).click()
    assert answer.value.status == 200


def test_a_page_of_an_earlier_run_says_so_once(live: Live, open_live: Callable[..., Page]) -> None:
    page = open_live(live.address)
    opened(page, ANA).locator("[data-do=heard]").click()
    page.get_by_label("What did they say?").fill("They rang.")
    live.stop()
    live.start()
    submit = page.get_by_role("button", name="Heard back", exact=True)
    answer = done(page, submit.click)
    assert answer["refused"] == "This page is of an earlier run of the server; load it anew."
    expect(opened(page, ANA).get_by_role("alert")).to_have_text(answer["refused"])
    page.reload()
    expect(page.get_by_label("What did they say?")).to_have_value("They rang.")
    expect(page.locator(".aw-bar")).not_to_contain_text("earlier run")
    assert done(page, submit.click)["done"]


def test_a_thumb_meets_everything(live: Live, open_live: Callable[..., Page]) -> None:
    page = open_live(live.address, width=390)
    opened(page, ANA).locator("[data-do=called]").click()
    assert page.evaluate(TOO_LOW) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(f"{live.address}contacts/{ANA}/")
    expect(page.locator("[data-do]").first).to_be_visible()
    assert page.evaluate(TOO_LOW) == []


def test_an_empty_journal_begins_with_a_debrief(
    live: Live, open_live: Callable[..., Page], tmp_path: Path
) -> None:
    for path in contents(live.folder):
        if path.startswith(("contacts/", "interviews/")):
            (live.folder / path).unlink()
    live.until("", "Your journal is empty")
    # An error in any script of the page would fail this.
    page = open_live(live.address, width=390)
    page.get_by_role("button", name="Write down an interview").click()
    page.get_by_role("button", name="Next: person by person").click()
    expect(page.get_by_role("heading", name="And then")).to_be_focused()  # nobody is asked about
    page.get_by_role("button", name="Write it down").click()
    words = "Say who was there. Say which company it was."
    expect(page.locator(".aw-debrief").get_by_role("alert")).to_have_text(words)
    assert files(live) == []


def test_an_empty_journal_s_built_page_has_no_error(open_page: Callable[..., Page], tmp_path: Path) -> None:
    with serve(tmp_path, {"docs/about.md": "# About\n"}) as served:
        page = open_page(served.address)
        expect(page.locator("[data-lead]")).to_contain_text("Your journal is empty")


def test_who_was_invited_is_taken_by_thumb(live: Live, open_live: Callable[..., Page]) -> None:
    [day] = re.findall(r'data-now="(\S{10})', live.get())
    interview = live.folder / f"interviews/{day}-tide-works.md"
    interview.write_text(INVITED.format(when=f"{day}T08:00"), "utf-8")
    live.until("interviews/", "Tide Works")
    page = open_live(f"{live.address}#debrief", width=390)
    kept(page, page.get_by_role("button", name=re.compile("Tide Works, Pilot")).click)
    expect(page.get_by_label("Position")).to_have_value("Pilot")
    kept(page, page.get_by_role("button", name="Ben Okoro did not come").click)
    expect(page.get_by_label("Who was there?")).to_have_value("Ana Sol")
    expect(page.get_by_label("did not come")).to_have_value("Ben Okoro")
    assert page.evaluate(TOO_LOW) == []
    page.get_by_role("button", name="Next: person by person").click()
    page.get_by_label("Their part in the hiring").fill("boss")
    page.get_by_role("button", name="Next: what comes").click()
    page.get_by_label("How did you meet?").fill("video")
    page.get_by_label("Which round was it?").fill("2")
    page.get_by_role("button", name="Write it down").click()
    # What is wrong is led to, where it was typed.
    part = page.get_by_label("Their part in the hiring")
    expect(part).to_be_focused()
    expect(part).to_have_attribute("aria-invalid", "true")
    part.fill("recruiter")
    page.get_by_role("button", name="Next: what comes").click()
    with page.expect_response(of("debrief")):
        page.get_by_role("button", name="Write it down").click()
    text = interview.read_text("utf-8")
    for line in ("met: [ana-sol]", "format: video", "round: 2", "## Ana Sol"):
        assert f"{line}\n" in text


def test_a_talk_outside_any_position_asks_to_stay_in_touch(
    live: Live, open_live: Callable[..., Page]
) -> None:
    page = open_live(f"{live.address}#debrief")
    page.get_by_label("Company").fill("Lumen Maps")
    page.get_by_label("Who was there?").fill("Eve Lind")
    page.get_by_role("button", name="Next: person by person").click()
    page.get_by_label("Stay in touch?").fill("3 months")
    page.get_by_role("button", name="Back", exact=True).click()
    page.get_by_label("Position").fill("Data Engineer")
    page.get_by_role("button", name="Next: person by person").click()
    expect(page.get_by_label("Stay in touch?")).to_have_count(0)


def test_words_that_another_window_wrote_over_are_kept_apart(
    live: Live, open_live: Callable[..., Page]
) -> None:
    one = open_live(f"{live.address}#debrief")
    kept(one, lambda: one.get_by_label("Company").fill("Lumen Maps"))
    two = open_live(f"{live.address}#debrief")
    expect(two.get_by_label("Company")).to_have_value("Lumen Maps")
    kept(two, lambda: two.get_by_label("Position").fill("Cook"))
    kept(one, lambda: one.get_by_label("Position").fill("Pilot"))
    expect(one.locator(".aw-debrief").get_by_role("alert")).to_contain_text("was changed meanwhile")
    with one.expect_response(of("debrief-keep")):
        one.reload()
        one.get_by_label("Position").wait_for()
        one.clock.fast_forward(500)
    expect(one.get_by_label("Position")).to_have_value("Pilot")
    assert sorted("Pilot" in each for each in files(live)) == [False, True]
    assert sorted("Cook" in each for each in files(live)) == [False, True]


def test_a_debrief_is_thrown_away_once_that_is_agreed_to(live: Live, open_live: Callable[..., Page]) -> None:
    page = open_live(f"{live.address}#debrief")
    kept(page, lambda: page.get_by_label("Company").fill("Lumen Maps"))
    throw = page.get_by_role("button", name="Throw it away")
    page.once("dialog", lambda dialog: dialog.dismiss())
    throw.click()
    expect(page.get_by_label("Company")).to_have_value("Lumen Maps")
    assert len(files(live)) == 1
    page.once("dialog", lambda dialog: dialog.accept())
    with page.expect_response(of("debrief-drop")):
        throw.click()
    expect(page.get_by_role("button", name="Write down an interview")).to_be_focused()
    assert files(live) == []
