"""One browser and two sites for all browser tests.

The browser is the same on every machine: language, time zone and clock are given, and the clock stands.
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
from browser.served_site import Served, example, serve
from built_site import PINNED
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CI = os.environ.get("CI") == "true"
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


#: Milliseconds. Playwright wants a limit for whatever it waits for; only what never comes takes this long.
GUARD = 120_000

expect.set_options(timeout=GUARD)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM:
        assert not CI, "continuous integration has a Chromium"
        pytest.skip("there is no Chromium on this machine")
    with pytest.MonkeyPatch.context() as patch:
        # A clock faked from outside makes timers leap; the tests give each page its clock themselves.
        patch.delenv("LD_PRELOAD", raising=False)
        playwright = sync_playwright().start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    yield browser
    browser.close()
    playwright.stop()


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
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
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
        context = chromium.new_context(
            viewport={"width": width, "height": 860},
            color_scheme=scheme,
            locale="en-GB",
            timezone_id=timezone,
            java_script_enabled=script,
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
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


def _elsewhere(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:"))
