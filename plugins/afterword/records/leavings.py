"""Files that programs leave beside the user's own: no records, and nothing for a site."""

from __future__ import annotations

import re
from collections.abc import Collection

#: What editors and systems leave: backups, swap files, locks, and the marks of a folder's view.
_LEAVING = re.compile(
    r"""
    \#.*\# | \.\#.*                # Emacs: saved by itself, a lock
    | .*~                           # many: the text before
    | ~\$.* | \.~lock\..*\#         # office programs: a lock
    | 4913                          # Vim: whether it may write
    | .*\.sw[g-px] | .*\.un~        # Vim: swap files, undo
    | .*\.(bak\d* | backup | orig | rej | old | save | tmp | temp | part | crdownload | kate-swp)
    | .*\.md[._-]\d[\d._-]*          # dated or numbered backups
    | .*\.(BACKUP | BASE | LOCAL | REMOTE)\.\d+(\..*)?      # git mergetool
    | thumbs\.db | ehthumbs(_vista)?\.db | desktop\.ini | icon\r | __macosx
    | \.ds_store | \.apple.* | \._.* | \.directory | \.nfs[0-9a-f]+ | \.fuse_hidden.*
    | ~syncthing~.*
    """,
    re.VERBOSE | re.IGNORECASE,
)

#: What sync programs put into the name of a second copy, by the program.
_SYNC_COPY = re.compile(
    r"""
    \bconflict(ed)?[\ _-]copy                   # (Robin's conflicted copy 2026-11-20)
    | [(\[]conflict(ed)?[)\]]                   # [conflicted]
    | [.\-_\ ]sync-conflict-\d                  # Syncthing
    | _conf\(\d+\)                              # Seafile, Synology
    | [\-_]conflict(ed)?[\-_]\d                # Nextcloud of old, Synology Drive
    | \(case\ conflict\b                        # Dropbox: names that differ in capitals
    """,
    re.VERBOSE | re.IGNORECASE,
)

#: What is put behind a name that is taken, by iCloud, Finder, Google Drive and Windows.
_NUMBERED = re.compile(
    r"(.+?)(?: [2-9]| [1-9]\d| ?\(\d{1,2}\)| copy(?: \d+)?| - Copy(?: \(\d+\))?)", re.IGNORECASE
)


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
    if _SYNC_COPY.search(name):
        return True
    stem, dot, ending = name.rpartition(".")
    # Pictures are numbered by people.
    numbered = _NUMBERED.fullmatch(stem) if ending.lower() == "md" else None
    return numbered is not None and f"{numbered[1]}{dot}{ending}" in beside
