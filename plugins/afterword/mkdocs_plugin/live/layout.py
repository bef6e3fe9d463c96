"""Where each page stands: files, pages and navigation of MkDocs, laid out anew only where they changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Link, Navigation, get_navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_build_date

from afterword.mkdocs_plugin.assets import squeeze
from afterword.mkdocs_plugin.live.whole import Whole
from afterword.mkdocs_plugin.navigation import arrange
from afterword.mkdocs_plugin.placing import (
    Placed,
    leave_out_strays,
    place_attachments,
    place_downloads,
    place_heads,
)
from afterword.mkdocs_plugin.telling import log
from afterword.pages.page import Download, Page, Site

Head = tuple[str, str, str, str]


@dataclass(frozen=True, eq=False)
class Layout:
    """Every file, page and link of a site.

    Attributes:
        files: all of them.
        nav: the navigation.
        placed: ours among them.
        site: what ours say.
        base: the files that are not ours: the author's, the theme's, and those beside the records.
    """

    files: Files
    nav: Navigation
    placed: Placed
    site: Site
    base: tuple[File, ...]
    pages: tuple[File, ...] = field(init=False)

    def __post_init__(self) -> None:
        pages = tuple(self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve))
        object.__setattr__(self, "pages", pages)

    @cached_property
    def by_address(self) -> dict[str, File]:
        """The file of each page, by where it stands in the site."""
        return {file.dest_uri: file for file in self.pages}

    @cached_property
    def copied(self) -> dict[str, File]:
        """Files that are copied as they are, by where they stand in the site; what we make is not."""
        return {
            file.dest_uri: file
            for file in self.base
            if not file.is_documentation_page() and InclusionLevel.is_in_serve(file.inclusion)  # type: ignore[no-untyped-call]
        }

    @cached_property
    def authors(self) -> tuple[File, ...]:
        """The pages that are the author's own."""
        return tuple(file for file in self.pages if file not in self.placed.pages)

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        """What is known of our pages before their words are written."""
        return heads(self.site)

    @cached_property
    def sources(self) -> bytes:
        """One for each set of files that a link of the author's could lead to."""
        paths = sorted(file.src_uri for file in self.files if not self._is_download(file))
        return blake2b("\n".join(paths).encode("utf-8", "surrogatepass")).digest()

    @cached_property
    def instead(self) -> str:
        """What of the author's stands in the place of ours."""
        ours = self.placed.pages
        found = ((path, file) for path, file in self.placed.by_path.items() if file not in ours)
        return repr(sorted((path, file.src_uri) for path, file in found if not self._is_download(file)))

    def _is_download(self, file: File) -> bool:
        """Whether a file beside the pages is one of ours."""
        return self.placed.by_path.get(file.src_uri) is file and file.abs_src_path is None

    @cached_property
    def navigation(self) -> str:
        """What every page shows of the others: their titles, addresses and, of the author's, front matter."""
        return repr(list(self._shown(self.nav.items)))

    def _shown(self, items: Iterable[Any]) -> Iterable[object]:
        for item in items:
            meta = item.meta if isinstance(item, SitePage) and item.file not in self.placed.pages else None
            yield str(item.title), getattr(item, "url", None), meta
            yield list(self._shown(item.children or ()))


def heads(site: Site) -> tuple[Head, ...]:
    """What is known of pages before their words are written."""
    return tuple((page.path, page.title, page.section, page.record) for page in site.pages)


def laid_out(whole: Whole) -> Layout:
    """The layout of a whole build."""
    ours = {file for file in whole.placed.by_path.values() if file.abs_src_path is None}
    base = tuple(file for file in whole.files if file not in ours and file not in whole.placed.pages)
    return Layout(whole.files, whole.nav, whole.placed, whole.site, base)


def with_words(before: Layout, site: Site, config: MkDocsConfig, root: Path) -> Layout:
    """The layout where no file of the author's came or went.

    Args:
        before: as it was.
        site: what ours say now.
        config: of the site.
        root: the folder of the journal.
    """
    files = Files(before.base)
    known = {(page.path, page.record): file for file, page in before.placed.pages.items()}
    placed = place_heads(site, files, config, root, known)
    _reserve(site, placed, files, config)
    nav = before.nav if _keeps(before) else get_navigation(files, config)
    return _arranged(Layout(files, nav, placed, site, before.base), config)


def anew(site_of: Callable[[Files], Site], env: Environment, config: MkDocsConfig, root: Path) -> Layout:
    """The layout where files of the author's came or went: as in a whole build.

    Args:
        site_of: what ours say among the files of the author's.
        env: with the templates of the theme.
        config: of the site.
        root: the folder of the journal.
    """
    files = get_files(config)
    files.add_files_from_theme(env, config)
    for warning in leave_out_strays(files, config, root):
        log.warning(warning)
    place_attachments(files, config, root)
    site = site_of(files)
    placed = place_heads(site, files, config, root)
    squeeze(files, config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    base = tuple(file for file in files if file not in placed.pages)
    _reserve(site, placed, files, config)
    return _arranged(Layout(files, nav, placed, site, base), config)


def _reserve(site: Site, placed: Placed, files: Files, config: MkDocsConfig) -> None:
    """Give what is beside the pages its place; it is written last."""
    place_downloads((Download(path, b"") for path in site.beside), placed, files, config)


def _keeps(before: Layout) -> bool:
    """Whether the navigation names none of the pages that may come and go, nor one that is not there."""
    pages = before.placed.pages
    shown = (pages.get(page.file) for page in before.nav.pages)
    return not any(page and (page.section or page.record) for page in shown) and not any(
        map(_leads_nowhere, before.nav.items)
    )


def _leads_nowhere(item: Any) -> bool:
    if isinstance(item, Link):
        parts = urlsplit(item.url)
        return not (parts.scheme or parts.netloc)
    return any(map(_leads_nowhere, item.children or ()))


def _arranged(layout: Layout, config: MkDocsConfig) -> Layout:
    today = get_build_date()
    for file in layout.pages:
        if file.page is None:
            SitePage(None, file, config)
        assert file.page
        file.page.update_date = today
    for file, page in layout.placed.pages.items():
        assert file.page
        _entitle(file.page, page)
    arrange(layout.nav, layout.placed, config)
    return layout


def _entitle(shown: SitePage, page: Page) -> None:
    """Its neighbours show the title of a page before it is made."""
    if shown.markdown is None:
        shown.markdown = ""
    if "title" not in vars(shown):
        shown.meta["title"] = escape(page.title)


def read_own(layout: Layout, paths: Iterable[str], config: MkDocsConfig) -> None:
    """Read pages of the author's again: their titles, which stand on every page, may have changed.

    Args:
        layout: of the site.
        paths: of their files.
        config: of the site.
    """
    wanted = set(paths)
    for file in layout.authors:
        if file.abs_src_path in wanted:
            assert file.page
            build._populate_page(file.page, config, layout.files)
