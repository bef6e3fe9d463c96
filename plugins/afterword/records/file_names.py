"""File names that are no records: what editors leave behind, and the second copies of programs that sync.

Where two machines change one file, a program that syncs keeps both: one under the name it had, the other
under a longer one. Its maker's form of that name, as documented or as seen in bug reports:

- Dropbox, Box: ``a (Robin's conflicted copy 2026-11-20).md``, ``a (Case Conflict).md``, in several languages
- Nextcloud, ownCloud: ``a (conflicted copy 2026-11-20 101112).md``, ``a_conflict-20261120-101112.md``
- Syncthing: ``a.sync-conflict-20261120-101112-ABCDEFG.md``; Resilio: ``a.Conflict.md``
- Obsidian Sync: ``a (Conflicted copy Mac 202611201011).md``; Seafile: ``a (SFConflict …).md``
- Synology Drive: ``a_HOST_Nov-20-101112-2026_Conflict.md``; Unison: ``a (conflict #1 on 2026-11-20).md``
- git: ``a_LOCAL_123.md`` and its kin of ``mergetool``; git-annex: ``a.variant-1a2b.md``
- OneDrive: ``a-HOST.md``; iCloud: ``a 2.md``; Google Drive, browsers: ``a (1).md``; Finder: ``a copy.md``

The last line's names may as well be a person's choice, so there the contents decide (``copies``).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

_LEFT_ENDINGS = (
    *("~", ".bak", ".orig", ".rej", ".old", ".save", ".tmp", ".temp", ".part", ".partial", ".lock"),
    *(".crdownload", ".download", "___jb_tmp___", "___jb_old___", "___jb_bak___", ".kate-swp"),
)
_LEFT_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"})
_SWAP = re.compile(r".\.sw[a-px]$|^#.+#$|^~\$|^~syncthing~", re.DOTALL)

_CONFLICT = "conflict|konflikt|conflit|konflik|конфликт|競合|冲突|衝突|충돌"
_SURE = re.compile(
    r"(?P<plain>.+?)(?:"
    r"\.sync-conflict-\d{8}-\d{6}(?:-\w+)?"
    rf"|[ _]?[(\[][^()\[\]]*(?:{_CONFLICT})[^()\[\]]*(?:\([^()\[\]]*\)[^()\[\]]*)?[)\]]"
    r"|_conflict-\d{8}-\d{6}"
    r"|(?:_[^_]+_\w{3}-\d\d-\d{6}-\d{4})?[._](?:case)?conflict"
    r"|_(?:backup|base|local|remote)_\d+"
    r"|\.variant-[0-9a-f]+"
    r")",
    re.IGNORECASE | re.DOTALL,
)
#: Most names have none of these, and need no closer look.
_SIGNS = re.compile(rf"{_CONFLICT}|_(?:backup|base|local|remote)_|variant", re.IGNORECASE)
_BEFORE = re.compile(r"(?:copy of|kopie von|copie de|copia de) (.+)", re.IGNORECASE | re.DOTALL)
#: What may part a name from what a program put behind it.
_PARTING = re.compile(r"[ (\[._~-]+")


def left_behind(name: str, beside: Container[str] | None = None) -> bool:
    """Whether a file is none of the user's making: an editor's leaving, or the second copy of a sync program.

    Args:
        name: of the file, without its folder.
        beside: the names in its folder: a copy is one only where the plain file is there. None: anyway.
    """
    if is_leaving(name):
        return True
    plain = sure_copy_of(name)
    return bool(plain) and (beside is None or plain in beside)


def is_leaving(name: str) -> bool:
    """Whether editors or systems leave files of such names: ``a.md~``, ``#a.md#``, ``Thumbs.db``."""
    lower = name.casefold()
    # Vim tries whether it may write here with a file 4913, or 123 more as long as that is taken.
    trial = name.isascii() and name.isdigit() and len(name) < 7 and (int(name) - 4913) % 123 == 0
    return (
        name.startswith(".")
        or lower.endswith(_LEFT_ENDINGS)
        or lower in _LEFT_NAMES
        or (trial and int(name) >= 4913)
        or bool(_SWAP.search(lower))
    )


def sure_copy_of(name: str) -> str | None:
    """The name of the file that a sync program made this copy of, where its name says so; else None."""
    if not _SIGNS.search(name):
        return None
    stem, ending = _cut(name)
    found = _SURE.fullmatch(stem)
    return found["plain"].rstrip() + ending if found else None


def perhaps_copy_of(name: str) -> Iterator[str]:
    """The names of files this may be a copy of, the longest first: what stands before a number or a word."""
    stem, ending = _cut(name)
    for parting in reversed(list(_PARTING.finditer(stem))):
        if parting.start():
            yield stem[: parting.start()] + ending
    before = _BEFORE.fullmatch(stem)
    if before:
        yield before[1] + ending


def is_numbered(name: str, plain: str) -> bool:
    """Whether a name is another with a number, as this program names the second of two: ``ana-sol-2.md``."""
    return bool(re.fullmatch(r"-\d{1,3}", _cut(name)[0].removeprefix(_cut(plain)[0])))


def unfit(name: str) -> str:
    """Why a file of this name cannot be a record, in words; empty where it can."""
    if any("\ud800" <= sign <= "\udfff" for sign in name):
        return "is not UTF-8"
    if any(sign < " " or "\x7f" <= sign < "\xa0" or sign in "\u2028\u2029" for sign in name):
        return "holds a control character or a line break"
    return ""


def shown_path(path: str) -> str:
    """A path that can be printed: bytes that are no UTF-8, and control characters, by their numbers."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return (
        "".join(f"\\x{ord(sign):02x}" if sign < " " or "\x7f" <= sign < "\xa0" else sign for sign in text)
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _cut(name: str) -> tuple[str, str]:
    """A name and its ending: ``a.b`` and ``.md``."""
    stem, dot, ending = name.rpartition(".")
    return (stem, dot + ending) if stem else (name, "")
