"""What a button puts on the clipboard."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page


def copied(page: Page, within: Page | Locator, press: Callable[[], None] | None = None) -> str:
    """Press "Copy" and return the clipboard.

    Args:
        page: where it is.
        within: what the button is in.
        press: another way to press it.
    """
    # The button says "Copied" for a while only, and a machine may be too slow to see that: timers stop.
    page.clock.pause_at(page.evaluate("Date.now() / 1000"))
    if press:
        press()
    else:
        within.get_by_role("button", name="Copy").first.click()
    within.get_by_role("button", name="Copied").wait_for()
    page.clock.fast_forward(2400)
    assert within.get_by_role("button", name="Copied").count() == 1
    page.clock.fast_forward(200)
    assert within.get_by_role("button", name="Copied").count() == 0
    page.clock.resume()
    return str(page.evaluate("navigator.clipboard.readText()"))
