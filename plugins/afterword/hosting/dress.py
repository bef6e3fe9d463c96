"""Styles and scripts of the pages, as they are served: without the comments and the room that are for us."""

from __future__ import annotations

from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

#: The folder that is laid below the theme of the site.
THEME = Path(__file__).parent.parent / "mkdocs_plugin" / "theme"
#: In this order: what others draw on comes first, and the rules for paper have the last word.
STYLES = tuple(
    f"assets/afterword/{name}.css"
    for name in ("tokens", "page", "desk", "letters", "marks", "tables", "pictures", "paper")
)
#: In this order: a letter is set up before it is laid beside the list, and tables read what the clock made.
SCRIPTS = tuple(f"assets/afterword/{name}.js" for name in ("page", "letters", "afterword", "tables"))


def dress(path: str) -> str:
    """One of ours as it is served, with a line end."""
    text = (THEME / path).read_text(encoding="utf-8")
    small = cssmin(text) if path.endswith(".css") else jsmin(text)
    return f"{small.strip()}\n"
