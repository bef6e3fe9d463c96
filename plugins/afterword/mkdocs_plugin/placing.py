"""Pages and downloads as MkDocs files, placed among the author's own without replacing any."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from afterword.hosting import publishing
from afterword.hosting.attachments import attachments, is_markdown, real_path
from afterword.hosting.blocks import Blocks, set_aside
from afterword.pages.page import Page, Site
from afterword.records.journal import Journal


@dataclass(frozen=True)
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


def why_not_redacted(journal: Journal, files: Files, root: Path) -> str:
    """Why a redacted site would show names all the same, in a line without any; empty where it would not."""
    return publishing.why_not_redacted(
        journal, (Path(file.abs_src_path) for file in files if file.abs_src_path), root
    )


def place(site: Site, files: Files, config: MkDocsConfig, root: Path) -> Placed:
    """Add everything of ``site`` to ``files``.

    Args:
        site: what the journal adds.
        files: all files so far; the author's win over ours.
        config: of the site.
        root: the folder of the journal.
    """
    placed = Placed()
    taken = {file.dest_uri: file for file in _shown(files)}
    for page in site.pages:
        source, blocks = set_aside(page.markdown, page.body)
        file = _page_file(page, source, config, root)
        author = taken.get(file.dest_uri)
        if author is None:
            placed.pages[file] = page
            placed.blocks[file] = blocks
            _append(files, file)
        else:
            placed.warnings.append(
                f"{author.src_uri} stands in the place of the page {page.path} ({page.title}), so yours is "
                "shown and that one is not. Rename it to have both."
            )
        placed.by_path[page.path] = taken[file.dest_uri] = author or file
    for download in site.downloads:
        file = File.generated(
            config, download.path, content=download.content, inclusion=InclusionLevel.NOT_IN_NAV
        )
        author = taken.get(file.dest_uri)
        placed.by_path[download.path] = author or file
        if author is None:
            _append(files, file)
        else:
            placed.warnings.append(
                f"{author.src_uri} stands in the place of ours, so yours is shown and ours is not. "
                "Rename it to have both."
            )
    return placed


def place_attachments(files: Files, config: MkDocsConfig, root: Path) -> None:
    """Add the images and other files that lie beside the records, so that links to them hold."""
    taken = {file.dest_uri for file in _shown(files)}
    for path in attachments(root):
        file = File(path, str(root), config.site_dir, config.use_directory_urls)
        if file.dest_uri not in taken:
            _append(files, file)


def _shown(files: Files) -> Iterable[File]:
    return (file for file in files if file.inclusion.value > InclusionLevel.DRAFT.value)


def _append(files: Files, file: File) -> None:
    hidden = files.get_file_from_path(file.src_uri)
    if hidden is not None:  # one of the author's, left out of the site by exclude_docs or draft_docs
        files.remove(hidden)
    files.append(file)


def _page_file(page: Page, source: str, config: MkDocsConfig, root: Path) -> File:
    # A record's links hold from where it lies, perhaps in a subfolder; its page's address never tells.
    path = page.record if is_markdown(page.record) else page.path
    # Out of the navigation: each page would carry an entry for every other.
    file = File.generated(config, path, content=source, inclusion=InclusionLevel.NOT_IN_NAV)
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
