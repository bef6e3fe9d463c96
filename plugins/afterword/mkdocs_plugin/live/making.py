"""One page made anew, by the functions of MkDocs that a whole build has; or left alone, where it may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from afterword.frozen import frozen
from afterword.mkdocs_plugin.live.layout import Layout
from afterword.mkdocs_plugin.placing import fill, place_downloads

#: The line that says when a page was written: where that is all that differs, it alone is written anew.
_STAMP = re.compile(r'<p class="aw-built".*?</p>')

#: What MkDocs writes is put in place whole, since somebody may be reading the page meanwhile.
_NEXT = ".next"


@frozen
class Made:
    """One page as it was last made.

    Attributes:
        key: the same for the same page.
        stamp: the line that says when it was written.
        found: what the search index has of it.
        anchors: what links may lead to in it.
        links: the anchors it links to, by the address of their page.
    """

    key: bytes
    stamp: str
    found: list[dict[str, Any]]
    anchors: set[str] | None
    links: Mapping[str, dict[str, str]]


@dataclass
class Pages:
    """The pages of a site, and how to make one.

    Attributes:
        config: of the site.
        env: with the templates of the theme.
        search: the plugin that keeps the search index, if there is one.
        layout: where each page stands.
        made: each page as it was last made, by its address.
    """

    config: MkDocsConfig
    env: Environment
    layout: Layout
    made: dict[str, Made] = field(default_factory=dict)

    @property
    def search(self) -> Any:
        """The plugin that keeps the search index; None where there is none."""
        plugin = self.config.plugins.get("material/search")
        return plugin if hasattr(plugin, "search_index") else None  # it has none where it is turned off

    def adopt(self) -> None:
        """Take every page for made, as after a whole build."""
        found: dict[str, list[dict[str, Any]]] = {}
        for entry in self.search.search_index.entries if self.search else ():
            found.setdefault(entry["location"].partition("#")[0], []).append(entry)
        for file in self.layout.pages:
            assert file.page
            self.made[file.dest_uri] = self._made(file, found.get(file.page.url, []))

    def bring(self, address: str) -> bool:
        """Bring one page up to date.

        Args:
            address: where it stands in the site.

        Returns:
            Whether it was made anew; False where there was nothing to do.

        Raises:
            AfterwordError: a template of the user's own does not work.
        """
        file = self.layout.by_address[address]
        known = self.made.get(address)
        key, stamp = self._key(file)
        if known and known.key == key and Path(file.abs_dest_path).is_file():
            if known.stamp != stamp:
                self._stamp(file, known, stamp)
            return False
        self._make(file)
        return True

    def _make(self, file: File) -> None:
        layout, config = self.layout, self.config
        assert file.page
        if file in layout.placed.pages:
            fill(layout.placed, file)
            place_downloads(layout.site.mailed(), layout.placed, layout.files, config)
        build._populate_page(file.page, config, layout.files)
        index = self.search.search_index if self.search else None
        if index:
            index.entries = []
        written_in_place(
            file,
            lambda: build._build_page(
                file.page,  # type: ignore[arg-type]
                config,
                layout.pages,
                layout.nav,
                self.env,
                excluded=file.inclusion.is_excluded(),  # type: ignore[no-untyped-call]
            ),
        )
        self.made[file.dest_uri] = self._made(file, index.entries if index else [])

    def _made(self, file: File, found: list[dict[str, Any]]) -> Made:
        assert file.page
        page = file.page
        return Made(
            *self._key(file),
            found,
            page.present_anchor_ids,
            {to.dest_uri: anchors for to, anchors in (page.links_to_anchors or {}).items()},
        )

    def _key(self, file: File) -> tuple[bytes, str]:
        """One for all that a page shows, and its stamp."""
        layout, page = self.layout, file.page
        assert page
        beside = [
            (str(each.title), getattr(each, "url", None)) if each else None
            for each in (page.previous_page, page.next_page, page.parent)
        ]
        ours = layout.placed.pages.get(file)
        stamp = ""
        if ours is None:
            theirs = file.content_string
            parts = [theirs, layout.sources.hex()]
        else:
            text, theirs = ours.markdown, ours.body
            if found := _STAMP.search(text):
                stamp = found[0]
                text = text.replace(stamp, "", 1)
            parts = [text, repr(dict(ours.meta)), ours.title, layout.instead]
            if "[" in text or "<" in ours.body:  # links that MkDocs leads to what there is
                parts.append(layout.sources.hex())
        if ".eml" in theirs:  # perhaps a link to a draft, and which there are only the others tell
            parts.append(repr(sorted(each.path for each in layout.site.downloads)))
        digest = blake2b(repr((beside, layout.navigation)).encode("utf-8", "surrogatepass"))
        for part in parts:
            digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
        return digest.digest(), stamp

    def _stamp(self, file: File, known: Made, stamp: str) -> None:
        path = Path(file.abs_dest_path)
        text = path.read_bytes()
        replace_file(path, text.replace(known.stamp.encode("utf-8"), stamp.encode("utf-8"), 1))
        self.made[file.dest_uri] = Made(known.key, stamp, known.found, known.anchors, known.links)


def written_in_place(file: File, write: Callable[[], None]) -> None:
    """Have MkDocs write a file that appears whole.

    Args:
        file: where its path leads.
        write: writes it.
    """
    path = file.abs_dest_path
    beside = path + _NEXT
    file.abs_dest_path = beside
    try:
        write()
    finally:
        file.abs_dest_path = path
        written = Path(beside).exists()
        if written:
            Path(beside).replace(path)
    if not written:  # MkDocs skips what would be empty
        with suppress(FileNotFoundError):
            Path(path).unlink()


def replace_file(path: Path, data: bytes) -> None:
    """Put bytes in the place of a file, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + _NEXT)
    beside.write_bytes(data)
    Path(beside).replace(path)
