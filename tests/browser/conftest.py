"""One browser and two sites for all browser tests.

The browser is the same on every machine: language, time zone and clock are given, and the clock stands.
It is Chromium; with ``AFTERWORD_BROWSER=firefox`` in the environment the same tests run in the Firefox of
the system, which Playwright drives by WebDriver BiDi. What it cannot be told so (a colour scheme, less
motion, no script) is told by preferences, each in a browser of its own; a file that a script saves, which
Playwright does not hand over, is read where Firefox laid it; and only paper is skipped (see ``on_paper``).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from browser.acting_journal import Live, journal
from browser.served_site import Served, example, serve
from built_site import PINNED
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

CI = os.environ.get("CI") == "true"
FIREFOX = os.environ.get("AFTERWORD_BROWSER") == "firefox"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

#: Nothing in the background: no updates, no field trials, no safe browsing.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

#: Looks that no Firefox can be told page by page.
LEFT_ALONE: Any = {
    "color_scheme": "null",
    "reduced_motion": "null",
    "forced_colors": "null",
    "contrast": "null",
}

#: Milliseconds. Playwright wants a limit for whatever it waits for; only what never comes takes this long.
GUARD = 60_000

expect.set_options(timeout=GUARD)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with pytest.MonkeyPatch.context() as patch:
        # A clock faked from outside makes timers leap; the tests give each page its clock themselves.
        patch.delenv("LD_PRELOAD", raising=False)
        started = sync_playwright().start()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def saved_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which a Firefox saves."""
    return tmp_path_factory.mktemp("saved")


@pytest.fixture(scope="session")
def browser_for(playwright: Playwright, saved_files: Path) -> Iterator[Callable[[str, bool], Browser]]:
    """The browser for a colour scheme, with or without script: one Chromium for all, a Firefox for each."""
    launched: dict[tuple[str, bool] | None, Browser] = {}

    def of(scheme: str, script: bool) -> Browser:
        key = (scheme, script) if FIREFOX else None
        if key not in launched:
            launched[key] = _chromium(playwright) if key is None else _firefox(playwright, saved_files, *key)
        return launched[key]

    yield of
    for browser in launched.values():
        browser.close()


def _chromium(playwright: Playwright) -> Browser:
    if not CHROMIUM:
        assert not CI, "continuous integration has a Chromium"
        pytest.skip("there is no Chromium on this machine")
    return playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


def _firefox(playwright: Playwright, saved_files: Path, scheme: str, script: bool) -> Browser:
    path = shutil.which("firefox") or shutil.which("firefox-esr")
    if not path:
        pytest.skip("there is no Firefox on this machine")
    preferences = {
        "layout.css.prefers-color-scheme.content-override": 0 if scheme == "dark" else 1,
        "ui.prefersReducedMotion": 1,
        "dom.events.testing.asyncClipboard": True,
        "javascript.enabled": script,
    }
    return playwright.firefox.launch(
        executable_path=path,
        channel="moz-firefox",
        firefox_user_prefs=preferences,
        downloads_path=saved_files,
    )


@pytest.fixture(scope="session")
def axe() -> Path:
    """The script of axe-core, which checks pages for accessibility; it is never part of this repository."""
    path = Path(os.environ.get("AXE_PATH", ""))
    if not path.is_file():
        assert not CI, "continuous integration sets AXE_PATH"
        pytest.skip("AXE_PATH does not name axe.min.js (npm install axe-core)")
    return path


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example journal, pinned to its day."""
    with serve(tmp_path_factory.mktemp("example"), example()) as served:
        yield served


@pytest.fixture(scope="session")
def serve_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Served]]:
    """Sites that keep no clock, built at a moment; each journal and moment once."""
    made: dict[Any, tuple[Any, Served]] = {}

    def at(files: dict[str, str], now: datetime) -> Served:
        key = (tuple(files.items()), now)
        if key not in made:
            manager = serve(tmp_path_factory.mktemp("site"), files, now)
            made[key] = (manager, manager.__enter__())
        return made[key][1]

    yield at
    for manager, _ in made.values():
        manager.__exit__(None, None, None)


@pytest.fixture
def open_page(browser_for: Callable[[str, bool], Browser]) -> Iterator[Callable[..., Page]]:
    """A page in a context of its own; an error in the console or a request elsewhere fails the test.

    Timers run, but ``new Date()`` is always ``now``, by default the moment of the example, until
    ``page.clock.set_fixed_time`` says otherwise.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def make(
        address: str,
        *,
        width: int = 1280,
        scheme: Any = "light",
        timezone: str = "Europe/London",
        now: datetime | None = None,
        script: bool = True,
    ) -> Page:
        looks: Any = {
            "color_scheme": scheme,
            "reduced_motion": "reduce",
            "permissions": ["clipboard-read", "clipboard-write"],
        }
        context = browser_for(scheme, script).new_context(
            viewport={"width": width, "height": 860},
            locale="en-GB",
            timezone_id=timezone,
            java_script_enabled=script,
            **(LEFT_ALONE if FIREFOX else looks),
        )
        contexts.append(context)
        context.set_default_timeout(GUARD)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: wrong.append(asked.url) if _elsewhere(asked.url) else None)
        moment = now or datetime.fromisoformat(PINNED).replace(tzinfo=ZoneInfo(timezone))
        page.clock.install(time=moment)
        page.clock.set_fixed_time(moment)
        page.goto(address)
        return page

    yield make
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def live(tmp_path: Path, git_config: Path) -> Iterator[Live]:
    server = Live(journal(tmp_path / "page", commits=True), tmp_path / "server.log")
    yield server
    if server.process.poll() is None:
        server.stop()


@pytest.fixture
def open_live(browser_for: Callable[[str, bool], Browser]) -> Iterator[Callable[..., Page]]:
    """A page of a live server; the site that is built anew does not reach it unless ``follows``."""
    contexts: list[BrowserContext] = []
    broken: list[str] = []

    def make(
        address: str,
        *,
        width: int = 1280,
        scheme: Any = "light",
        follows: bool = False,
        context: BrowserContext | None = None,
    ) -> Page:
        if context is None:
            context = browser_for(scheme, True).new_context(
                viewport={"width": width, "height": 860},
                locale="en-GB",
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            contexts.append(context)
            context.set_default_timeout(GUARD)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.clock.install()
        if not follows:
            page.route("**/livereload/**", lambda route: None)
        page.goto(address)
        expect(page.locator("[data-do]").first).to_be_attached()
        return page

    yield make
    for context in contexts:
        context.close()
    assert broken == []


def on_paper(page: Page) -> None:
    """Look at a page as it is printed."""
    page.emulate_media(media="print")
    if FIREFOX and not page.evaluate("matchMedia('print').matches"):
        # Neither WebDriver BiDi nor a preference lays a page out for paper while it is looked at.
        pytest.skip("Playwright cannot tell this Firefox to lay a page out for paper")


@pytest.fixture
def downloaded(saved_files: Path) -> Callable[[Page, Locator], bytes]:
    """What a click on a link saves.

    Of a download that a script began, Firefox says no navigation, and Playwright waits for one; so there it
    is read from the folder: a file is whole once its ``.part`` is gone.
    """

    def of(page: Page, link: Locator) -> bytes:
        if not FIREFOX:
            with page.expect_download() as download:
                link.click()
            return download.value.path().read_bytes()
        for file in saved_files.iterdir():
            file.unlink()
        link.click()
        for _ in range(GUARD):
            files = list(saved_files.iterdir())
            if len(files) == 1 and files[0].suffix != ".part" and (told := files[0].read_bytes()):
                return told
            page.evaluate("0")
        raise AssertionError(f"one file was to be saved, and there are {files}")

    return of


def _elsewhere(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:"))
