"""Whether a page can be read at any width and in any face."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

#: Says what a reader would find wrong at the present width.
LOOK = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")
WIDTHS = (320, 390, 768, 1000, 1280, 1920)

#: As far apart as WCAG 2.2 wants a page to bear it (1.4.12): more than any face is wider than another.
SPACED = ".md-content * { letter-spacing: .12em !important; word-spacing: .16em !important; }"

#: As wide as faces for the screen are; where they are not there, the page stays as it is.
WIDE_FACE = (
    ":root, body { --md-text-font-family: Verdana, 'DejaVu Sans' !important; "
    "--aw-serif: 'DejaVu Serif', Verdana !important; }"
)


def wrong(page: Page) -> list[str]:
    """What is wrong with the layout of a page, drafts shut and open, at every width, in any face."""
    found = []
    for style in ("", SPACED):
        if style:
            page.add_style_tag(content=style)
        for opened in ("false", "true"):
            page.evaluate(f"document.querySelectorAll('details').forEach((each) => (each.open = {opened}))")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 860})
                how = f"{width} px{', spaced' if style else ''}{', open' if opened == 'true' else ''}"
                found += [f"{how}: {fault}" for fault in page.evaluate(LOOK)]
            if not page.locator("details").count():
                break
    return found
