"""The author's own pages and pictures, in `docs_dir`, as MkDocs takes them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from pathspec import GitIgnoreSpec

from afterword.frozen import frozen
from afterword.hosting.attachments import is_markdown, real_path

#: What MkDocs takes for no part of a site.
_NEVER = (".*", "/templates/")


@frozen
class OwnPages:
    """Files of the author's, by where they stand among the sources.

    Attributes:
        files: by path, with forward slashes.
        warnings: of what is left out, and why.
    """

    files: Mapping[str, Path]
    warnings: tuple[str, ...] = ()

    @property
    def has_home(self) -> bool:
        """Whether there is a start page."""
        return any(address_of(path) in ("", "index.html") for path in self.files)


def own_pages(docs: Path, root: Path, left_out: str = "") -> OwnPages:
    """The files of a folder that belong on the site.

    Args:
        docs: the folder; there may be none.
        root: the folder of the journal.
        left_out: patterns of what does not belong, as in `.gitignore`.
    """
    spec = GitIgnoreSpec.from_lines([*_NEVER, *left_out.splitlines()])
    inside = (real_path(root), real_path(docs))
    files: dict[str, Path] = {}
    warnings = []
    for path in _paths(docs):
        if spec.match_file(path):
            continue
        if not any(real_path(docs / path).is_relative_to(folder) for folder in inside):
            warnings.append(
                f"{path} is a link that leads out of the journal, so it is left out. "
                "Put the file itself there."
            )
        elif (docs / path).is_file():
            files[path] = docs / path
    for path in [path for path in files if path.rpartition("/")[2] == "README.md"]:
        if f"{path.removesuffix('README.md')}index.md" in files:
            del files[path]
    return OwnPages(files, tuple(warnings))


def address_of(path: str) -> str:
    """Where a page or file stands in the site, by its place among the sources: `guide/`, `guide/map.png`."""
    if not is_markdown(path):
        return path
    folder, slash, name = path.rpartition("/")
    stem = name.rpartition(".")[0]
    return f"{folder}{slash}" if stem in ("index", "README") else f"{folder}{slash}{stem}/"


def _paths(docs: Path) -> Iterator[str]:
    """Every file, links to folders followed, but not round in a circle."""
    for folder, below, names in os.walk(docs, followlinks=True):
        here = real_path(Path(folder))
        round_about = (here, *here.parents)
        below[:] = sorted(name for name in below if real_path(Path(folder, name)) not in round_about)
        for name in sorted(names):
            yield Path(folder, name).relative_to(docs).as_posix()
