"""Pages and downloads as MkDocs files, placed among the author's own without replacing any."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from afterword.frozen import frozen
from afterword.gifts.candidate_list import shown_list
from afterword.hosting import publishing
from afterword.hosting.attachments import attachments, is_markdown, real_path
from afterword.hosting.blocks import Blocks, set_aside
from afterword.hosting.calendar import zone_of
from afterword.pages.page import Download, Page, Site
from afterword.pages.site import build_site
from afterword.records.journal import Journal
from afterword.records.problems import Problem
from afterword.settings.settings import Settings


@frozen
class Placed:
    """Where everything of ours went.

    Attributes:
        pages: our pages, by the file each became.
        blocks: the HTML of each of them, by the same file.
        by_path: the file at each path that a link of ours may name: the author's own, where that stands
            in the place of ours.
        warnings: what the author should know.
    """

    pages: dict[File, Page] = field(default_factory=dict)
    blocks: dict[File, Blocks] = field(default_factory=dict)
    by_path: dict[str, File] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def author_has_home(files: Files) -> bool:
    """Whether the docs have a start page of their own."""
    return any(file.dest_uri == "index.html" for file in _shown(files))


def site_of(
    journal: Journal,
    now: datetime,
    settings: Settings,
    problems: tuple[Problem, ...],
    root: Path,
    files: Files,
    config: MkDocsConfig,
    before: Site | None = None,
) -> Site:
    """What a journal adds to a site.

    Args:
        journal: already redacted where that is asked for.
        now: local civil time.
        settings: of the plugin.
        problems: what is wrong with them.
        root: the folder of the journal.
        files: the author's.
        config: of the site.
        before: what it added before an edit, of which what still holds is taken over.
    """
    return build_site(
        journal,
        now,
        settings,
        journal_root=str(root) if settings.publish == "never" else "",
        home="today.md" if author_has_home(files) else "index.md",
        setting_problems=problems,
        zone=zone_of(settings.timezone, now),
        address=_address(config),
        before=before,
        listed=shown_list(root),
    )


def _address(config: MkDocsConfig) -> Callable[[str], str] | None:
    """The whole addresses of pages by their paths; None where the site has no address."""
    site = config.site_url
    if not site:
        return None

    def address(path: str) -> str:
        return urljoin(
            f"{site.rstrip('/')}/", File(path, None, config.site_dir, config.use_directory_urls).url
        )

    return address


def why_not_redacted(journal: Journal, files: Files, root: Path) -> str:
    """Why a redacted site would show names all the same, in a line without any; empty where it would not."""
    return publishing.why_not_redacted(
        journal, (Path(file.abs_src_path) for file in files if file.abs_src_path), root
    )


def place(site: Site, files: Files, config: MkDocsConfig, root: Path) -> Placed:
    """Add everything of ``site`` to ``files``, with the words of every page.

    Args:
        site: what the journal adds.
        files: all files so far; the author's win over ours.
        config: of the site.
        root: the folder of the journal.
    """
    placed = place_heads(site, files, config, root)
    for file in placed.pages:
        fill(placed, file)
    place_downloads(site.downloads, placed, files, config)
    return placed


def place_heads(
    site: Site,
    files: Files,
    config: MkDocsConfig,
    root: Path,
    known: Mapping[tuple[str, str], File] = MappingProxyType({}),
) -> Placed:
    """Add the pages of ``site`` to ``files``, still without their words.

    Args:
        site: what the journal adds.
        files: all files so far; the author's win over ours.
        config: of the site.
        root: the folder of the journal.
        known: files that pages had before, by path and record.
    """
    placed = Placed()
    taken = {file.dest_uri: file for file in _shown(files)}
    for page in site.pages:
        file = known.get((page.path, page.record)) or _page_file(page, config, root)
        author = taken.get(file.dest_uri)
        if author is None:
            placed.pages[file] = page
            _append(files, file)
        else:
            placed.warnings.append(
                f"{author.src_uri} stands in the place of the page {page.path} ({page.title}), so yours is "
                "shown and that one is not. Rename it to have both."
            )
        placed.by_path[page.path] = taken[file.dest_uri] = author or file
    return placed


def fill(placed: Placed, file: File) -> None:
    """Write the words of one of our pages into its file.

    Raises:
        AfterwordError: a template of the user's own does not work.
    """
    page = placed.pages[file]
    # Not through its setter, which takes the source from a record's page.
    file._content, placed.blocks[file] = set_aside(page.markdown, page.body)


def place_downloads(
    downloads: Iterable[Download], placed: Placed, files: Files, config: MkDocsConfig
) -> None:
    """Add files beside the pages; what is at its place already is left, and the author's win over ours."""
    for download in downloads:
        if download.path in placed.by_path:
            continue
        author = files.get_file_from_path(download.path)
        if author is None or author not in _shown((author,)):
            file = File.generated(
                config, download.path, content=download.content, inclusion=InclusionLevel.NOT_IN_NAV
            )
            placed.by_path[download.path] = file
            _append(files, file)
        else:
            placed.by_path[download.path] = author
            placed.warnings.append(
                f"{author.src_uri} stands in the place of ours, so yours is shown and ours is not. "
                "Rename it to have both."
            )


def place_attachments(files: Files, config: MkDocsConfig, root: Path) -> None:
    """Add the images and other files that lie beside the records, so that links to them hold."""
    taken = {file.dest_uri for file in _shown(files)}
    for path in attachments(root):
        file = File(path, str(root), config.site_dir, config.use_directory_urls)
        if file.dest_uri not in taken:
            _append(files, file)


def _shown(files: Iterable[File]) -> Iterable[File]:
    return (file for file in files if file.inclusion.value > InclusionLevel.DRAFT.value)


def _append(files: Files, file: File) -> None:
    hidden = files.get_file_from_path(file.src_uri)
    if hidden is not None:  # one of the author's, left out of the site by exclude_docs or draft_docs
        files.remove(hidden)
    files.append(file)


def _page_file(page: Page, config: MkDocsConfig, root: Path) -> File:
    # A record's links hold from where it lies, perhaps in a subfolder; its page's address never tells.
    path = page.record if is_markdown(page.record) else page.path
    # Out of the navigation: each page would carry an entry for every other.
    file = File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    if path != page.path:
        file.dest_uri = File(page.path, None, config.site_dir, config.use_directory_urls).dest_uri
    if page.record:
        # The record is the page's source, for plugins that ask git when it changed.
        file.generated_by, file.abs_src_path = None, str(root / page.record)
        file.edit_uri = _from_docs(root / page.record, config)
    return file


def _from_docs(record: Path, config: MkDocsConfig) -> str | None:
    """Where a record lies from the folder of the author's pages; None where no path leads from there."""
    try:
        return Path(os.path.relpath(record, config.docs_dir)).as_posix()
    except ValueError:  # on another drive of Windows
        return None


def leave_out_strays(files: Files, config: MkDocsConfig, root: Path) -> list[str]:
    """Take out the author's files that a link leads to from outside the journal.

    Returns:
        A warning for each.
    """
    inside = [real_path(root), real_path(Path(config.docs_dir))]
    warnings = []
    for file in list(files):
        if file.abs_src_path is None or file.src_dir != config.docs_dir:
            continue
        real = real_path(Path(file.abs_src_path))
        if not any(real.is_relative_to(folder) for folder in inside):
            files.remove(file)
            warnings.append(
                f"{file.src_uri} is a link that leads out of the journal, so it is left out of the site. "
                "Put the file itself there."
            )
    return warnings
