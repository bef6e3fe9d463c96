"""What all pages share, once each of them is made: the search index, the site map, drafts as mails."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig

from afterword.mkdocs_plugin.live.layout import Layout
from afterword.mkdocs_plugin.live.making import Pages, replace_file, written_in_place
from afterword.mkdocs_plugin.live.seen import Seen
from afterword.pages.page import Download

#: Where MkDocs writes, so that whoever asks meanwhile gets the file before; no address leads there.
_ASIDE = ".next"

_INDEX = "search/search_index.json"


def shared(pages: Pages) -> frozenset[str]:
    """The addresses of what all pages share, mails apart."""
    config, beside = pages.config, pages.layout.site.beside
    own = {"sitemap.xml.gz", _INDEX}
    return frozenset({*config.theme.static_templates, *config.extra_templates, *beside, *own})


def finish(pages: Pages) -> None:
    """Write what all pages share, where it differs from what stands there."""
    config, layout = pages.config, pages.layout
    for path, write in layout.site.beside.items():
        _put(pages, Download(path, write()))
    with _written_aside(config):
        for template in config.theme.static_templates:
            build._build_theme_template(template, pages.env, layout.files, config, layout.nav)
        if pages.search:
            made = (pages.made.get(file.dest_uri) for file in layout.pages)
            pages.search.search_index.entries = [entry for each in made if each for entry in each.found]
            pages.search.on_post_build(config=config)
    for template in config.extra_templates:
        file = layout.files.get_file_from_path(template)
        if file:
            written_in_place(
                file,
                lambda template=template: build._build_extra_template(  # type: ignore[misc]
                    template, layout.files, config, layout.nav
                ),
            )


def write_mails(pages: Pages, address: str = "") -> None:
    """Write the drafts that the pages made so far have led to, or the one at an address."""
    for mail in pages.layout.site.mailed():
        if address in ("", mail.path):
            _put(pages, mail)


def _put(pages: Pages, download: Download) -> None:
    """Write a file beside the pages, where it differs and none of the author's stands in its place."""
    path = Path(pages.config.site_dir) / download.path
    if download.path not in pages.layout.copied and not (
        path.is_file() and path.read_bytes() == download.content
    ):
        replace_file(path, download.content)


def copy_changed(old: Layout, new: Layout, before: Seen, seen: Seen) -> None:
    """Copy the files that go into the site as they are, where they are others than before."""
    for address, file in new.copied.items():
        known, source = old.copied.get(address), file.abs_src_path or ""
        same = known and known.abs_src_path == file.abs_src_path
        if not same or before.copied.get(source) != seen.copied.get(source):
            written_in_place(file, file.copy_file)


def remove(config: MkDocsConfig, addresses: Iterable[str]) -> None:
    """Take files out of a site, and folders that are empty then."""
    site = Path(config.site_dir)
    for address in addresses:
        path = site / address
        with suppress(FileNotFoundError):
            path.unlink()
        for folder in path.parents:
            if folder == site or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()


def tell_lost_anchors(pages: Pages) -> None:
    """Tell which links lead to an anchor that is not there, as MkDocs does at the end of a build."""
    layout = pages.layout
    files = layout.by_address
    for file in layout.pages:
        made = pages.made.get(file.dest_uri)
        if made and file.page:
            file.page.present_anchor_ids = made.anchors
            file.page.links_to_anchors = {files[to]: made.links[to] for to in made.links if to in files}
    for file in layout.pages:
        if file.page:
            file.page.validate_anchor_links(
                files=layout.files, log_level=pages.config.validation.links.anchors
            )


@contextmanager
def _written_aside(config: MkDocsConfig) -> Iterator[None]:
    """Have MkDocs write elsewhere, and put in place what differs."""
    site = Path(config.site_dir)
    aside = site / _ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    config.site_dir = str(aside)
    try:
        yield
        for folder, _, names in os.walk(aside):
            for name in names:
                new = Path(folder, name)
                old = site / new.relative_to(aside)
                if not old.is_file() or old.read_bytes() != new.read_bytes():
                    old.parent.mkdir(parents=True, exist_ok=True)
                    Path(new).replace(old)
    finally:
        config.site_dir = str(site)
        shutil.rmtree(aside, ignore_errors=True)
