"""Files that programs leave beside the user's own: no records, and nothing for a site.

Where two machines change one file, a program that syncs keeps both: one under the name it had, the other
under a longer one. Its maker's form of that name, as documented or as seen in bug reports:

- Dropbox, Box: ``a (Robin's conflicted copy 2026-11-20).md``, ``a (Case Conflict).md``, in several languages
- Nextcloud, ownCloud: ``a (conflicted copy 2026-11-20 101112).md``, ``a_conflict-20261120-101112.md``
- Syncthing: ``a.sync-conflict-20261120-101112-ABCDEFG.md``; Resilio: ``a.Conflict.md``
- Obsidian Sync: ``a (Conflicted copy Mac 202611201011).md``; Seafile: ``a (SFConflict …).md``
- Synology Drive: ``a_HOST_Nov-20-101112-2026_Conflict.md``, ``a_conf(1).md``
- Unison: ``a (conflict #1 on 2026-11-20).md``; git: ``a_LOCAL_123.md``; git-annex: ``a.variant-1a.md``
- OneDrive: ``a-HOST.md``; iCloud: ``a 2.md``; Google Drive, browsers: ``a (1).md``; Finder: ``a copy.md``

The last line's names may as well be a person's choice, so there the contents decide (``copies``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from afterword.patterns import lazy

#: What editors and systems leave: backups, swap files, locks, and the marks of a folder's view.
_LEAVING = lazy(
    r"""
    \#.*\# | \.\#.*                # Emacs: saved by itself, a lock
    | .*~                           # many: the text before
    | ~\$.* | \.~lock\..*\#         # office programs: a lock
    | 4913 | 5036 | 5159            # Vim: whether it may write
    | .*\.sw[g-px] | .*\.un~        # Vim: swap files, undo
    | .*\.(bak\d* | backup | orig | rej | old | save | tmp | temp | lock | kate-swp)
    | .*\.(part | partial | crdownload | download)
    | .*___jb_(tmp | old | bak)___  # JetBrains
    | .*\.md[._-]\d[\d._-]*          # dated or numbered backups
    | .*\.(BACKUP | BASE | LOCAL | REMOTE)\.\d+(\..*)?      # git mergetool
    | thumbs\.db | ehthumbs(_vista)?\.db | desktop\.ini | icon\r | __macosx
    | \.ds_store | \.apple.* | \._.* | \.directory | \.nfs[0-9a-f]+ | \.fuse_hidden.*
    | ~syncthing~.*
    """,
    re.VERBOSE | re.IGNORECASE,
)

#: What sync programs put into the name of a second copy,, by the program. Few names need a look at
#: it, so it is compiled, as those below, by the first that does.
_SYNC_COPY = r"""(?ix)
    \bconflict(ed)?[\ _-]copy                   # (Robin's conflicted copy 2026-11-20)
    | [(\[]conflict(ed)?[)\]]                   # [conflicted]
    | [.\-_\ ]sync-conflict-\d                  # Syncthing
    | _conf\(\d+\)                              # Seafile, Synology
    | [\-_]conflict(ed)?[\-_]\d                # Nextcloud of old, Synology Drive
    | \(case\ conflict\b                        # Dropbox: names that differ in capitals
    """

#: What is put behind a name that is taken, by iCloud, Finder, Google Drive and Windows.
_NUMBERED = r"(?i)(.+?)(?: [2-9]| [1-9]\d| ?\(\d{1,2}\)| copy(?: \d+)?| - Copy(?: \(\d+\))?)"

_CONFLICT = "conflict|konflikt|conflit|konflik|конфликт|競合|冲突|衝突|충돌"
_SURE = (
    r"(?is)(?P<plain>.+?)(?:"
    r"\.sync-conflict-\d{8}-\d{6}(?:-\w+)?"
    rf"|[ _]?[(\[][^()\[\]]*(?:{_CONFLICT})[^()\[\]]*(?:\([^()\[\]]*\)[^()\[\]]*)?[)\]]"
    r"|_conflict-\d{8}-\d{6}"
    r"|(?:_[^_]+_\w{3}-\d\d-\d{6}-\d{4})?[._](?:case)?conflict"
    r"|_conf\(\d+\)"
    r"|_(?:backup|base|local|remote)_\d+"
    r"|\.variant-[0-9a-f]+"
    r")"
)
#: Most names have none of these, and need no closer look.
_SIGNS = (
    *("conf", "konfl", "конфл", "競合", "冲突", "衝突", "충돌", "variant"),
    *("_backup_", "_base_", "_local_", "_remote_"),
)
_BEFORE = r"(?is)(?:copy of|kopie von|copie de|copia de) (.+)"
#: What may part a name from what a program put behind it.
_PARTING = lazy(r"[ (\[._~-]+")


def is_leaving(name: str) -> bool:
    """Whether a file of this name was left by an editor or a system, and is nobody's own.

    Args:
        name: of the file, without its folder.
    """
    return _LEAVING.fullmatch(name) is not None


def is_sync_copy(name: str, beside: Collection[str]) -> bool:
    """Whether a file is a second copy that a sync program made.

    Args:
        name: of the file, without its folder.
        beside: the names of all files in the folder: `ana 2.md` is a copy only where there is an `ana.md`.
    """
    if re.search(_SYNC_COPY, name) or sure_copy_of(name) in beside:
        return True
    stem, dot, ending = name.rpartition(".")
    # Pictures are numbered by people.
    numbered = re.fullmatch(_NUMBERED, stem) if ending.lower() == "md" else None
    return numbered is not None and f"{numbered[1]}{dot}{ending}" in beside


def sure_copy_of(name: str) -> str | None:
    """The name of the file that a sync program made this copy of, where its name says so; else None."""
    lower = name.casefold()
    if not any(sign in lower for sign in _SIGNS):
        return None
    stem, ending = _cut(name)
    found = re.fullmatch(_SURE, stem)
    return found["plain"].rstrip() + ending if found else None


def perhaps_copy_of(name: str) -> Iterator[str]:
    """The names of files this may be a copy of, the longest first: what stands before a number or a word."""
    stem, ending = _cut(name)
    for parting in reversed(list(_PARTING.finditer(stem))):
        if parting.start():
            yield stem[: parting.start()] + ending
    before = re.fullmatch(_BEFORE, stem)
    if before:
        yield before[1] + ending


def is_numbered(name: str, plain: str) -> bool:
    """Whether a name is another with a number, as this program names the second of two: ``ana-sol-2.md``."""
    return bool(re.fullmatch(r"-\d{1,3}", _cut(name)[0].removeprefix(_cut(plain)[0])))


def _cut(name: str) -> tuple[str, str]:
    """A name and its ending: ``a.b`` and ``.md``."""
    stem, dot, ending = name.rpartition(".")
    return (stem, dot + ending) if stem else (name, "")
