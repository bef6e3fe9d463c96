"""A morning from the page alone: it does what the command line does, and nothing typed is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser.acting_journal import Live, contents, git, journal
from browser.conftest import FIREFOX
from browser.layout import wrong
from browser.served_site import Served
from click.testing import CliRunner
from playwright.sync_api import Locator, Page, Request, Response, Route, expect

from afterword.cli import main

pytestmark = pytest.mark.skipif(FIREFOX, reason="a Firefox of the system hands over no requests to hold back")

ANA, BEN, CLEO, DAN = "ana-sol", "ben-okoro", "cleo-marsh", "dan-fisk"
ACT = "**/_afterword/act"


def row(page: Page, slug: str) -> Locator:
    return page.locator(f".aw-item[data-contact={slug}]:not([hidden])").first


def opened(page: Page, slug: str) -> Locator:
    """The letter to somebody, laid open."""
    draft = row(page, slug).locator(".aw-draft")
    if draft.get_attribute("open") is None:
        draft.locator("summary").first.click()
    return page.locator(f".aw-sheet:has(.aw-to:has-text('{slug}@'))")


def fill(page: Page, sheet: Locator, words: str) -> None:
    """Fill in every gap."""
    expect(sheet.locator("[data-fill]")).to_be_visible()
    while sheet.locator("mark:not([data-filled])").count():
        sheet.locator("[data-fill]").click()
        page.keyboard.type(words)


def _of_an_action(answer: Response) -> bool:
    """Not the answer of what each page asks first."""
    return answer.url.endswith("/_afterword/act") and '"action":"state"' not in (
        answer.request.post_data or ""
    )


def done(page: Page, act: Callable[[], None]) -> dict[str, Any]:
    """Do something, and return what the server answers."""
    with page.expect_response(_of_an_action) as answer:
        act()
    found: dict[str, Any] = answer.value.json()
    # For a moment the page takes no other: it may be the second click of a double click.
    page.clock.fast_forward(500)
    return found


def bar(page: Page) -> Locator:
    return page.locator(".aw-bar [role=status]")


def on_the_command_line(folder: Path, *words: str, given: str | None = None) -> None:
    result = CliRunner().invoke(main, ["--root", str(folder), *words], input=given, prog_name="afterword")
    assert result.exit_code == 0, result.output


def test_a_whole_morning(live: Live, open_live: Callable[..., Page], tmp_path: Path) -> None:
    page = open_live(live.address)
    letters = {}
    for slug, rest in (
        (ANA, "Three thank-yous close"),
        (BEN, "Two thank-yous close"),
        (CLEO, "Dan Fisk closes"),
    ):
        sheet = opened(page, slug)
        fill(page, sheet, "Mira Castellane")
        letters[slug] = (
            row(page, slug).get_attribute("data-kind"),
            sheet.locator("[data-draft]").text_content(),
        )
        assert done(page, sheet.locator("[data-do=sent]").click)["done"]
        expect(row(page, slug)).to_have_count(0)
        expect(bar(page)).to_contain_text("sent today 10:00")
        expect(page.locator("[data-lead]")).to_contain_text(rest)
    assert page.evaluate("document.activeElement.dataset.contact") == DAN
    assert done(page, lambda: page.keyboard.press("x"))["done"]
    expect(page.locator(".aw-end")).to_be_focused()
    expect(page.locator("[data-lead]")).to_contain_text("Nothing to write today.")
    assert done(page, lambda: page.keyboard.press("u"))["done"]
    expect(row(page, DAN)).to_be_focused()
    expect(page.locator(".aw-end")).to_have_count(0)
    sheet = opened(page, DAN)
    sheet.locator("[data-do=heard]").click()
    page.keyboard.type("Thank you for coming.\nWe will write on Friday.")
    assert done(page, sheet.get_by_role("button", name="Heard back", exact=True).click)["done"]
    expect(sheet.locator("form")).to_have_count(0)

    live.until(f"contacts/{DAN}/", "We will write on Friday.")
    page = open_live(live.address, follows=True, context=page.context)
    page.get_by_role("button", name="Write down an interview").click()
    page.get_by_label("Company").fill("Lumen Maps")
    page.get_by_label("Position").fill("Data Engineer")
    page.get_by_label("Who was there?").fill("Eve Lind")
    page.get_by_role("button", name="+ one more person").click()
    page.keyboard.type("Finn Roy")
    page.get_by_role("button", name="Next: person by person").click()
    page.get_by_label("Lit up at").fill("swimming across the bay")
    page.get_by_label("Asked you").fill("whether I have led a team")
    page.get_by_label("Your answer").fill("Four people, for two years.")
    expect(page.locator(".aw-debrief")).to_contain_text("In the letter: “Four people, for two years.”")
    page.get_by_label("Their e-mail").fill("eve@lumen.example")
    page.get_by_role("button", name="Next: Finn Roy").click()
    page.get_by_label("Talked about").fill("the coast line\nan atlas of wells")
    page.get_by_label("You promised").fill("the list of wells by friday")
    page.get_by_role("button", name="Next: what comes").click()
    page.get_by_label("When will they decide?").fill("4 Dec")
    page.get_by_role("button", name="Write it down").click()
    page.wait_for_url("**/contacts/*/")
    expect(page.locator(".aw-item").first).to_be_focused()

    other = journal(tmp_path / "line", commits=True)
    for slug, (kind, text) in letters.items():
        on_the_command_line(other, "sent", slug, "--kind", str(kind), "--text", "-", given=text)
    on_the_command_line(other, "skip", DAN)
    on_the_command_line(other, "undo")
    on_the_command_line(other, "heard", DAN, "Thank you for coming.\nWe will write on Friday.")
    met = (
        "Eve Lind; lit up at: swimming across the bay; asked me: whether I have led a team; "
        "answer: Four people, for two years.; email: eve@lumen.example",
        "Finn Roy; talked about: the coast line; talked about: an atlas of wells; "
        "promised: the list of wells by friday",
    )
    on_the_command_line(
        other, "debrief", "--company", "Lumen Maps", "--position", "Data Engineer", "--decision-by", "4 Dec",
        "--met", met[0], "--met", met[1],
    )  # fmt: skip
    assert contents(live.folder) == contents(other)
    log = git(live.folder, "log", "--format=%s")
    assert log == git(other, "log", "--format=%s")
    assert len(log.splitlines()) == 1 + 3 + 2 + 1 + 1
    assert git(live.folder, "status", "--porcelain") == ""
    assert not list((live.folder / ".afterword").glob("debrief-*"))


def test_keys_act_on_the_row_in_focus_and_never_while_typing(
    live: Live, open_live: Callable[..., Page]
) -> None:
    page = open_live(live.address)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request) if "/act" in request.url else None)
    row(page, BEN).focus()
    page.keyboard.press("Control+x")
    page.keyboard.press("e")
    gap = page.locator("[data-pane] mark").first
    expect(gap).to_be_focused()
    expect(bar(page)).to_have_text("Fill the gap first.")
    page.keyboard.type("exus?")
    expect(gap).to_have_text("exus?")
    row(page, CLEO).focus()
    page.keyboard.press("s")
    until = page.get_by_label("Nothing to them until")
    expect(until).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.type("exus")
    expect(until).to_have_value("exus")
    assert asked == []
    page.keyboard.press("Control+a")
    page.keyboard.type("in 3 days")
    assert done(page, lambda: page.keyboard.press("Enter"))["done"]
    expect(row(page, CLEO)).to_have_count(0)
    expect(row(page, DAN)).to_be_focused()
    assert done(page, lambda: page.keyboard.press("u"))["done"]
    expect(row(page, CLEO)).to_be_focused()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    for words in ("sent, as the letter reads now", "snooze", "skip", "undo what was done last"):
        expect(keys).to_contain_text(words)
    page.keyboard.press("x")
    expect(row(page, CLEO)).to_have_count(1)
    page.keyboard.press("Escape")
    # On a page without a letter the theme has its key.
    page.get_by_role("link", name="Positions").first.click()
    page.wait_for_url("**/positions/")
    page.keyboard.press("s")
    expect(page.locator("#__search")).to_be_checked()


def test_controls_are_on_every_page_once(live: Live, open_live: Callable[..., Page]) -> None:
    page = open_live(live.address)
    expect(page.locator("[data-pane] .aw-do")).to_have_count(1)
    row(page, ANA).locator(".aw-name").click()
    page.wait_for_url(f"**/{ANA}/")
    expect(page.locator(".aw-sheet .aw-do")).to_have_count(page.locator(".aw-sheet").count())
    expect(page.locator("[data-person] .aw-do")).to_have_count(1)
    page.go_back()
    page.wait_for_url(live.address)
    expect(page.locator("[data-pane] .aw-do")).to_have_count(1)
    expect(page.locator("[data-do=debrief]")).to_have_count(1)
    expect(page.get_by_text("Sent it?").first).to_be_hidden()


def test_a_draft_changed_in_the_editor_is_refused_and_the_words_stay(
    live: Live, open_live: Callable[..., Page]
) -> None:
    page = open_live(live.address)
    sheet = opened(page, ANA)
    saved = done(page, sheet.locator("[data-do=save]").click)
    live.until("", "Saved as")
    page.reload()
    [[_, path]] = saved["files"]
    note = live.folder / path
    changed = f"{note.read_text(encoding='utf-8')}\nP.S. written in the editor\n"
    note.write_text(changed, encoding="utf-8")
    sheet = opened(page, ANA)
    sheet.locator("[data-do=edit]").click()
    page.get_by_label("The letter").fill("Dear Ana,\n\nAll my own words.\n\nMira")
    answer = done(page, sheet.locator("[data-do=sent]").click)
    assert not answer["done"]
    expect(row(page, ANA).get_by_role("alert")).to_contain_text("was changed meanwhile")
    expect(page.get_by_label("The letter")).to_have_value("Dear Ana,\n\nAll my own words.\n\nMira")
    assert note.read_text(encoding="utf-8") == changed
    live.until("", "P.S. written in the editor")
    page.reload()
    expect(page.get_by_label("The letter")).to_have_value("Dear Ana,\n\nAll my own words.\n\nMira")
    expect(page.get_by_text("The draft was changed elsewhere; these are your words.")).to_be_visible()
    page.get_by_role("button", name="Back to the draft").click()
    expect(page.locator("[data-pane] [data-draft]")).to_contain_text("P.S. written in the editor")


def test_a_server_that_stopped_loses_nothing(live: Live, open_live: Callable[..., Page]) -> None:
    page = open_live(live.address)
    fill(page, opened(page, ANA), "Mira Castellane")
    before = contents(live.folder)
    live.stop()
    opened(page, ANA).locator("[data-do=sent]").click()
    expect(row(page, ANA).get_by_role("alert")).to_contain_text("The server does not answer.")
    expect(row(page, ANA)).to_be_focused()
    opened(page, ANA).locator("[data-do=heard]").click()
    page.keyboard.type("They rang.")
    assert contents(live.folder) == before
    live.start()
    page.reload()
    expect(opened(page, ANA).locator("mark").first).to_have_text("Mira Castellane")
    expect(page.get_by_label("What did they say?")).to_have_value("They rang.")
    assert done(page, opened(page, ANA).locator("[data-do=sent]").click)["done"]


def test_two_tabs_send_once(live: Live, open_live: Callable[..., Page]) -> None:
    one = open_live(live.address)
    two = open_live(live.address, context=one.context)
    for page in (one, two):
        fill(page, opened(page, ANA), "Mira Castellane")
    assert done(one, opened(one, ANA).locator("[data-do=sent]").click)["done"]
    answer = done(two, opened(two, ANA).locator("[data-do=sent]").click)
    assert not answer["done"]
    expect(row(two, ANA).get_by_role("alert")).to_have_text(answer["refused"])
    expect(opened(two, ANA).locator("mark").first).to_have_text("Mira Castellane")
    assert len(list((live.folder / "notes").glob("*.md"))) == 1


def test_a_double_click_sends_one_letter(live: Live, open_live: Callable[..., Page]) -> None:
    page = open_live(live.address)
    held: list[Route] = []
    for slug in (BEN, ANA):
        fill(page, opened(page, slug), "Mira Castellane")
    page.route(ACT, lambda route: held.append(route))
    opened(page, ANA).locator("[data-do=sent]").dblclick()
    expect(row(page, ANA)).to_have_count(0)
    page.clock.fast_forward(500)
    [route] = held
    assert json.loads(route.request.post_data or "")["contact"] == ANA
    with page.expect_response(ACT):
        route.continue_()
    expect(bar(page)).to_contain_text("sent today 10:00")
    expect(row(page, BEN)).to_have_count(1)


def test_the_page_follows_the_files_and_waits_for_who_types(
    live: Live, open_live: Callable[..., Page]
) -> None:
    page = open_live(live.address, follows=True)
    fill(page, opened(page, ANA), "Mira Castellane")
    page.evaluate("window.same = true")
    contact = live.folder / f"contacts/{BEN}.md"
    contact.write_text(contact.read_text("utf-8").replace("role: Engineer", "role: Harbour Master"), "utf-8")
    live.until("", "Harbour Master")
    # In a gap: what is being typed goes on.
    page.keyboard.type(" of Aberwyn")
    assert page.evaluate("window.same")
    row(page, BEN).focus()
    expect(row(page, BEN)).to_contain_text("Harbour Master")
    expect(row(page, BEN)).to_be_focused()
    expect(opened(page, ANA).locator("mark").last).to_have_text("Mira Castellane of Aberwyn")


def test_a_debrief_is_taken_up_where_it_was_left(live: Live, open_live: Callable[..., Page]) -> None:
    page = open_live(f"{live.address}#debrief", width=390)
    page.get_by_label("Company").fill("Lumen Maps")
    page.get_by_label("Who was there?").fill("Eve Lind")
    page.get_by_role("button", name="Next: person by person").click()
    with page.expect_response(lambda answer: "debrief-keep" in (answer.request.post_data or "")):
        page.get_by_label("Talked about").fill("the coast line")
    small = page.evaluate(
        "[...document.querySelectorAll('.aw-debrief :is(button, textarea)')]"
        ".filter((each) => each.getBoundingClientRect().height < 43.9).map((each) => each.outerHTML)"
    )
    assert small == []
    assert wrong(page) == []
    page.reload()
    expect(page.get_by_label("Talked about")).to_have_value("the coast line")
    # Another window, which kept nothing itself.
    other = open_live(f"{live.address}#debrief")
    expect(other.get_by_label("Company")).to_have_value("Lumen Maps")
    other.get_by_role("button", name="Close, keep it").click()
    expect(other.locator(".aw-debrief")).to_have_count(0)
    other.reload()
    expect(other.get_by_role("button", name="Go on with the debrief with Eve Lind")).to_be_visible()
    page.get_by_role("button", name="Next: what comes").click()
    page.get_by_label("When will they decide?").fill("whenever it suits them")
    page.get_by_role("button", name="Write it down").click()
    field = page.get_by_label("When will they decide?")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert not list((live.folder / "interviews").glob("*lumen*"))


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_where_pages_act(
    live: Live, open_live: Callable[..., Page], axe: Path, width: int, scheme: str
) -> None:
    from browser.test_every_page import _AXE

    page = open_live(live.address, width=width, scheme=scheme)
    page.add_script_tag(path=axe)
    opened(page, ANA).locator("[data-do=heard]").click()
    assert page.evaluate(_AXE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Write down an interview").click()
    page.get_by_label("Company").fill("Lumen Maps")
    assert page.evaluate(_AXE) == []


def test_a_letter_that_is_edited_stays_when_another_tab_sent_it(
    live: Live, open_live: Callable[..., Page]
) -> None:
    page, other = open_live(live.address, follows=True), open_live(live.address)
    sheet = opened(page, ANA)
    sheet.locator("[data-do=edit]").click()
    page.get_by_label("The letter").fill("Dear Ana,\n\nAll my own words.\n\nMira")
    fill(other, opened(other, ANA), "Mira Castellane")
    assert done(other, opened(other, ANA).locator("[data-do=sent]").click)["done"]
    live.until("", "1 of")
    page.locator("h1").click()  # nobody types now, and the page of a moment ago is no more
    assert not done(page, sheet.locator("[data-do=sent]").click)["done"]
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("The letter")).to_have_value("Dear Ana,\n\nAll my own words.\n\nMira")


def test_script_and_style_are_small(live: Live) -> None:
    script, style = live.get("_afterword/live.js"), live.get("_afterword/live.css")
    assert len(script.encode()) + len(style.encode()) <= 20 * 1024
    assert not re.search(r"\beval\(|new Function|innerHTML", script)
    # What is squeezed is still the same: the squeezer knows no template within another.
    page = Path(__file__).parents[2] / "plugins/afterword/mkdocs_plugin/acting/page"
    assert all(len(part.read_text("utf-8").splitlines()) < 450 for part in page.iterdir())


def test_a_built_site_has_no_trace_of_it(example_site: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(example_site.address)
    expect(page.locator("[data-pane]").get_by_text("Sent it?")).to_be_visible()
    assert page.locator("[data-do], .aw-do, .aw-bar, meta[name=afterword]").count() == 0
    assert not any(
        "_afterword" in text or 'class="aw-bar "' in text for text in example_site.built.pages.values()
    )


CANDIDATES = """1. [Righting alone](https://sail.example/alone)
    - for [[ana-sol]]: sailing (1.50)
2. [Righting in pairs](https://sail.example/pairs)
    - for [[ana-sol]]: sailing (1.40)
3. [Righting in waves](https://sail.example/waves)
    - for [[ana-sol]]: sailing (1.30)
4. [Righting at night](https://sail.example/night)
    - for [[ana-sol]]: sailing (1.20)
"""


def test_candidates_for_gifts_by_key_and_thumb(live: Live, open_live: Callable[..., Page]) -> None:
    live.stop()
    listed = live.folder / "gifts/_candidates.md"
    listed.parent.mkdir()
    listed.write_text(CANDIDATES, encoding="utf-8")
    live.start()
    page = open_live(live.address, width=390)
    page.goto(f"{live.address}gifts/")
    rows = page.locator("[data-candidate]")
    expect(rows.first.get_by_role("button")).to_have_text(["Yes", "Read it", "No", "Later"])
    for button in rows.first.get_by_role("button").all():
        box = button.bounding_box()
        assert box and box["height"] >= 40
    assert done(page, lambda: page.keyboard.press("n"))["done"]
    expect(rows).to_have_count(3)
    assert "    - not for [[ana-sol]]: sailing (1.50)\n" in listed.read_text(encoding="utf-8")
    page.once("dialog", lambda dialog: dialog.accept("It shows each of the drills in a drawing."))
    assert done(page, rows.first.get_by_role("button", name="Read it").click)["done"]
    gift = live.folder / "gifts/righting-in-pairs.md"
    assert "why: It shows each of the drills in a drawing." in gift.read_text(encoding="utf-8")
    expect(rows).to_have_count(2)
    assert done(page, lambda: page.keyboard.press("u"))["done"]
    expect(rows).to_have_count(3)
    assert not gift.exists()
    # No answer to the question is none to the candidate.
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.keyboard.press("r")
    expect(rows).to_have_count(3)
    assert done(page, lambda: page.keyboard.press("l"))["done"]
    assert "    - later: " in listed.read_text(encoding="utf-8")
    listed.write_text("", encoding="utf-8")
    assert not done(page, rows.first.get_by_role("button", name="Yes").click)["done"]
    expect(rows).to_have_count(2)
    expect(page.get_by_role("alert")).to_contain_text("There is no candidate")
