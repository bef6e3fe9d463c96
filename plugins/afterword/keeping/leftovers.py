"""What forgetting does not change and may still hold the person: links, built sites, pages of one's own."""

from __future__ import annotations

import gzip
import html
import os
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from afterword.keeping.forgetting import Forgotten
from afterword.keeping.own_folder import MADE
from afterword.keeping.past import FOLDER as UNDO
from afterword.keeping.traces import Traces
from afterword.records.schema import SCHEMAS
from afterword.words.counts import counted

#: Folders that hold programs and their own records of the past, not words about people.
_PASSED_OVER = frozenset({".git", "node_modules", "__pycache__"})
#: Bytes in which a file shows whether it is text.
_HEAD = 8192
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
#: Files outside the records that are named one by one.
_MOST = 5


def leftovers(root: Path, site: Path, traces: Traces) -> tuple[str, ...]:
    """Say what beside the records still names somebody; nothing is changed.

    Args:
        root: the folder of the journal.
        site: the folder that MkDocs builds into, which may lie elsewhere.
        traces: finds the person.
    """
    built: dict[Path, int] = defaultdict(int)
    own: list[str] = []
    site = Path(os.path.normpath(site))
    tops = [root] if root in (site, *site.parents) else [root, site]
    for top in tops:
        for file in _files(top, root):
            folder = _built(file, top)
            name = os.path.relpath(file, root).replace(os.sep, "/")
            line = _line(file, name, traces)
            if line and folder:
                built[folder] += 1
            elif line:
                own.append(f"{name}:{line}: names them, and is left as it is")
    said = [
        f"{os.path.relpath(folder, root).replace(os.sep, '/')}/: {counted(count, 'built file')} still "
        f"{'names' if count == 1 else 'name'} them; build the site anew, or delete the folder"
        for folder, count in built.items()
    ]
    more = [f"and {len(own) - _MOST:,} more files outside the records name them"] if len(own) > _MOST else []
    return (*own[:_MOST], *more, *said)


def links(root: Path, traces: Traces) -> tuple[Forgotten, ...]:
    """The links in the folders of records that are called after somebody, or lead to words about them."""
    found = []
    for schema in SCHEMAS:
        for folder, folders, names in os.walk(root / schema.folder):
            for name in sorted((*folders, *names)):
                link = Path(folder, name)
                if not link.is_symlink():
                    continue
                path = link.relative_to(root).as_posix()
                reason = _leads_to(link, path, traces)
                if reason:
                    found.append(Forgotten(path, 1, f"left, a link to {link.readlink()}, {reason}"))
    return tuple(found)


def _leads_to(link: Path, path: str, traces: Traces) -> str:
    if link.is_dir():
        return "a folder that is not looked into"
    if not link.exists():
        return "which leads nowhere" if _named(path, traces) else ""
    try:
        text = link.read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return "which cannot be read"
    return "which names them; links are not followed" if _named(path, traces) or traces.spans(text) else ""


def _named(path: str, traces: Traces) -> bool:
    return bool(traces.spans(path)) or traces.means(path)


def _files(top: Path, root: Path) -> Iterator[Path]:
    """Every file below a folder that is no record; what cannot be looked into is left out."""
    records = {root / schema.folder for schema in SCHEMAS}
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(
            name
            for name in folders
            if name not in _PASSED_OVER
            and Path(folder, name) not in records
            and Path(folder, name) != root / UNDO  # which forgetting empties
            and not Path(folder, name, "pyvenv.cfg").exists()
        )
        for name in sorted(names):
            file = Path(folder, name)
            if file.is_file() and not file.is_symlink():
                yield file


def _built(file: Path, top: Path) -> Path | None:
    """The outermost folder of a built site, or of pages made for one, that the file lies in."""
    folders = [folder for folder in file.parents if top == folder or top in folder.parents]
    signs = ("index.html", MADE)
    return next((each for each in reversed(folders) if any((each / sign).is_file() for sign in signs)), None)


def _line(file: Path, name: str, traces: Traces) -> int:
    """The first line on which a file names the person; 1 where its own name does, 0 where none does."""
    if traces.spans(name) or traces.spans(unquote(name)):
        return 1
    try:
        data = file.read_bytes()
        if file.suffix == ".gz":
            data = gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return 0
    if b"\0" in data[:_HEAD]:
        return 0
    text = _plain(data.decode("utf-8", errors="replace"), file.suffix)
    spans = traces.spans(text)
    return text.count("\n", 0, spans[0][0]) + 1 if spans else 0


def _plain(text: str, suffix: str) -> str:
    """A text without the escapes of its format, which would hide a name."""
    if suffix in (".html", ".xml", ".gz", ".svg"):
        return unquote(html.unescape(text))
    if suffix in (".json", ".js"):
        return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text
