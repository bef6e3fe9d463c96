"""The folder a site is built into: MkDocs empties it first, so it must hold nothing that is to be kept."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from afterword.keeping.own_folder import OWN_FOLDER
from afterword.records.schema import SCHEMAS
from afterword.records.snippets import FOLDER as SNIPPETS
from afterword.words.counts import listed

#: What a site of MkDocs holds, one or another, and hardly anything else does.
_SIGNS_OF_A_SITE = (
    "sitemap.xml",
    "sitemap.xml.gz",
    "404.html",
    "search/search_index.json",
    "assets/afterword",
)

#: So many strange files are named.
_NAMED = 3


def kept_folders(root: Path, others: Mapping[str, str]) -> dict[str, Path]:
    """The folders that no output may touch, by what to call them.

    Args:
        root: the folder of the journal.
        others: further folders, seen from it; an empty path is none.
    """
    kept = {f"{folder}/": root / folder for folder in (*(each.folder for each in SCHEMAS), SNIPPETS)}
    kept |= {f"{path} ({name})": root / path for name, path in others.items() if path}
    kept[f"{OWN_FOLDER}/"] = root / OWN_FOLDER
    return kept | dict(
        zip(("the folder of git", "the repository it is a worktree of"), _git_folders(root), strict=False)
    )


def danger(output: Path, root: Path, kept: Mapping[str, Path]) -> str:
    """Why nothing may be built into a folder: it is, holds or lies in one that is to be kept.

    Links are followed, and names that some disks take for one (capitals, accents, a dot at the end) count as
    one on every disk, since journals travel.

    Args:
        output: the folder to build into, which need not be there.
        root: the folder of the journal, which may hold the output but not be it.
        kept: folders to be kept, by what to call them.

    Returns:
        What is wrong, after "the output folder"; empty where nothing is.
    """
    same, holds, _ = _relations(output, root)
    if same or holds:
        return f"{'is' if same else 'holds'} the folder of the journal"
    for name, folder in kept.items():
        same, holds, within = _relations(output, folder)
        # Templates may lie above the journal, and then everything lies in their folder.
        if same or holds or (within and not any(_relations(folder, root)[:2])):
            return f"{'is' if same else 'holds' if holds else 'lies in'} {name}"
    return ""


def links_out_of(output: Path, kept: Mapping[str, Path]) -> str:
    """A link within the output folder that leads to what is to be kept: a build would write through it.

    Returns:
        What is wrong, after "the output folder"; empty where nothing is.
    """
    for link in _links(output):
        for name, folder in kept.items():
            if any(_relations(link, folder)):
                return f"holds a link, {link.name}, that leads to {name}"
    return ""


def strangers(output: Path) -> str:
    """What lies in an output folder that is no site, so that emptying it would lose something.

    Returns:
        Some of the names; empty where there is nothing to lose.
    """
    # MkDocs leaves what begins with a dot.
    entries = output.iterdir() if output.is_dir() else ()
    names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    if not names or any((output / sign).exists() for sign in _SIGNS_OF_A_SITE):
        return ""
    more = len(names) - _NAMED
    return listed([*names[:_NAMED], *([f"{more} more"] if more > 0 else [])])


def _relations(output: Path, folder: Path) -> tuple[bool, bool, bool]:
    """Whether the output is a folder, holds it, lies in it: by name, and by what the disk says."""
    outputs = {compared(str(output)), compared(os.path.realpath(output))}
    folders = {compared(str(folder)), compared(os.path.realpath(folder))}
    mine, theirs = _on_disk(output), _on_disk(folder)
    same = bool(outputs & folders) or (mine[0] is not None and mine[0] == theirs[0])
    holds = any(f[: len(o)] == o for o in outputs for f in folders) or (
        mine[0] is not None and mine[0] in theirs
    )
    within = any(o[: len(f)] == f for o in outputs for f in folders) or (
        theirs[0] is not None and theirs[0] in mine
    )
    return same, holds and not same, within and not same


def compared(path: str) -> tuple[str, ...]:
    """An absolute path as the least exact disk compares it: drive and names."""
    drive, rest = _drive(path.replace("\\", "/"))
    names: list[str] = []
    for name in rest.split("/"):
        plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        if plain == "..":
            names = names[:-1]
        elif plain.rstrip(" ."):
            names.append(plain.rstrip(" ."))
    return (drive.casefold(), *names)


def _drive(path: str) -> tuple[str, str]:
    bare = path.removeprefix("//?/")
    return (bare[:2], bare[2:]) if bare[1:2] == ":" else ("", bare)


def _on_disk(path: Path) -> Sequence[tuple[int, int] | None]:
    """What the disk calls a path and each folder above it; None for what is not there."""
    found: list[tuple[int, int] | None] = []
    real = Path(os.path.realpath(path))
    for each in (real, *real.parents):
        try:
            status = each.stat()
        except OSError:
            found.append(None)
        else:
            found.append((status.st_dev, status.st_ino))
    return found


def _links(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:  # not there, or MkDocs will say so
        return
    for entry in entries:
        if entry.is_symlink():
            yield Path(entry.path)
        elif entry.is_dir():
            yield from _links(Path(entry.path))


def _git_folders(root: Path) -> Iterator[Path]:
    """Where git keeps the history of the journal: beside it or above, or where a file `.git` says."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.is_dir():
            yield git
            return
        if git.is_file():
            text = git.read_text(encoding="utf-8", errors="replace").strip()
            own = Path(os.path.normpath(folder / text.removeprefix("gitdir:").strip()))
            yield own
            if own.parent.name == "worktrees":
                yield own.parent.parent
            return
