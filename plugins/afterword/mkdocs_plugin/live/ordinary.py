"""Which sites are left to the builder of MkDocs, and what stays when it fails."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from inspect import signature
from pathlib import Path

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from afterword.settings.settings import Settings
from afterword.words.counts import listed

#: Plugins whose share of a page is known to be in that page alone.
_KNOWN = {"material/search", "afterword"}

#: Extensions of Python-Markdown itself; so are those of pymdownx, but for what looks into other files.
_PLAIN = {
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes"),
    *("legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc"),
    "wikilinks",
}
_LOOKS_ELSEWHERE = {"pymdownx.snippets", "pymdownx.b64", "pymdownx.pathconverter"}

_INHERITS = re.compile(rb"^[\"']?INHERIT\b", re.MULTILINE)

#: Functions of MkDocs' own that a page is made with, by the names of what they take; and what its server
#: keeps. They may change with any release, and a site is then left to the builder they belong to.
FUNCTIONS = {
    "_populate_page": ("page", "config", "files", "dirty"),
    "_build_page": ("page", "config", "doc_files", "nav", "env", "dirty", "excluded"),
    "_build_theme_template": ("template_name", "env", "files", "config", "nav"),
    "_build_extra_template": ("template_name", "files", "config", "nav"),
}
ATTRIBUTES = (
    "_wanted_epoch",
    "_visible_epoch",
    "_epoch_cond",
    "_want_rebuild",
    "_rebuild_cond",
    "build_delay",
)


def strange(server: LiveReloadServer) -> str:
    """What of MkDocs is not as this release knows it, in words; empty where all is."""
    moved = [
        name
        for name, taken in FUNCTIONS.items()
        if not (found := getattr(build, name, None)) or tuple(signature(found).parameters) != taken
    ]
    moved += [name for name in ATTRIBUTES if not hasattr(server, name)]
    return f"this release of MkDocs has no {listed(moved)} as we know it" if moved else ""


def why_whole(config: MkDocsConfig, settings: Settings, command: str, *, dirty: bool) -> str:
    """Why each save is left to the builder of MkDocs; empty where its pages can be made one by one.

    Args:
        config: of the site.
        settings: of the plugin.
        command: that MkDocs was started for; ``serve --clean`` says ``build``.
        dirty: it was started with ``--dirty``.
    """
    others = [name for name in config.plugins if name not in _KNOWN]
    theme = config.theme
    extensions = [name for name in config.markdown_extensions if not _plain(name, config.mdx_configs)]
    if command != "serve" or dirty:
        return "it was started with --clean or --dirty"
    if config.strict:
        return "it is strict"
    if settings.publish == "redacted":
        return "it is redacted"
    if theme.name != "material" or theme.custom_dir:
        return "of its theme not all is known"
    if others:
        return f"{listed(others)} may look at every page"
    if extensions:
        return f"{listed(extensions)} may look into other files"
    file = config.config_file_path
    if not file or _INHERITS.search(Path(file).read_bytes()):
        return "its settings come from elsewhere too"
    return ""


def _plain(name: str, options: dict[str, dict[str, object]]) -> bool:
    """Whether an extension makes of a page what it makes of it, whatever else there is."""
    if name in _LOOKS_ELSEWHERE:
        return False
    known = name.removeprefix("markdown.extensions.") in _PLAIN or name.startswith("pymdownx.")
    return known and not _calls(options.get(name) or {})


def _calls(value: object) -> bool:
    """Whether options hold a function of somebody else's."""
    if isinstance(value, dict):
        return any(map(_calls, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_calls, value))
    home = (getattr(value, "__module__", None) or "").partition(".")[0]
    return callable(value) and home not in ("markdown", "pymdownx", "material", "functools")


@contextmanager
def last_pages_kept(site: Path) -> Iterator[None]:
    """Have a build that fails leave the pages as they were; MkDocs empties the folder before it begins.

    Args:
        site: the folder of the site.
    """
    before = site.with_name(f"{site.name}.before")
    try:
        Path(site).rename(before)
    except OSError:  # as where somebody on Windows reads one of them
        yield
        return
    try:
        site.mkdir(mode=0o700)
        yield
    except BaseException:
        shutil.rmtree(site, ignore_errors=True)
        Path(before).rename(site)
        raise
    shutil.rmtree(before, ignore_errors=True)
