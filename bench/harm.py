"""What a command did to the files of a journal that it was not asked to do; the fuzzer's own judge.

It knows nothing of how records are read or edited: only which lines of a front matter belong to which key,
and which keys each command may change.
"""

from __future__ import annotations

import difflib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

#: What stands at a path: the bytes of a file, where a link leads, or the kind of anything else.
Snapshot = Mapping[str, bytes | str]

#: Commands that may change existing records, and the keys that each may change; "" is the body.
MAY_CHANGE: Mapping[str, frozenset[str]] = {
    "snooze": frozenset({"snoozed_until"}),
    "stop": frozenset({"do_not_contact"}),
    "close": frozenset({"outcome", "outcome_on", "answer_by"}),
    "sent": frozenset({"sent", "via"}),
    "sent --text": frozenset({"sent", "via", ""}),
    "sent --subject": frozenset({"sent", "via", "subject"}),
    "sent --text --subject": frozenset({"sent", "via", "subject", ""}),
    "heard": frozenset({"decision_by", "answer_by", "interests"}),
    "debrief": frozenset(
        {
            "when",
            "met",
            "owner",
            "decision_by",
            "feeling",
            "position",
            "minutes",
            "round",
            "format",
            "interests",
            "",
            "part",
        }
        | {"role", "company", "address", "email", "phone", "linkedin"}
    ),
    "skip": frozenset({"skipped"}),
    "called": frozenset({"interests"}),
}
#: Commands that write new files and change none.
MAKE_FILES = frozenset({"draft", "new", "init", "export", "gifts", "gather", *MAY_CHANGE})
#: What the list of candidates may become by these, and no other file; gifts that got a yes are new.
OF_THE_LIST = frozenset({"gifts", "gather"})
LIST = "gifts/_candidates.md"
#: Commands whose work is to change whatever names somebody; only loss is looked for.
SWEEPING = frozenset({"forget", "rename", "merge", "import", "undo"})

_KEY = re.compile(r"""["']?([\w -]+?)["']?\s*:(?:\s|$)""")


def snapshot(root: Path) -> dict[str, bytes | str]:
    """Everything below a folder, but for built sites and what git keeps."""
    found: dict[str, bytes | str] = {}
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in ("site", ".git", ".afterword", "built")]
        for name in (*names, *(each for each in folders if Path(folder, each).is_symlink())):
            path = Path(folder, name)
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode):
                found[path.relative_to(root).as_posix()] = f"link to {path.readlink()}"
            elif stat.S_ISREG(mode) and os.access(path, os.R_OK):
                found[path.relative_to(root).as_posix()] = path.read_bytes()
            else:
                found[path.relative_to(root).as_posix()] = f"mode {mode}"
    return found


def harm(command: str, written: bool, who: str, before: Snapshot, after: Snapshot) -> Iterator[str]:
    """What went wrong, a line each.

    Args:
        command: its name, with an option that lets it change more.
        written: whether it was to write at all, rather than to show what it would.
        who: of whom it was, as it was said.
        before: the files.
        after: the same when it had ended.
    """
    gone = before.keys() - after.keys()
    who = " ".join((who, *(Path(path).stem for path in gone if path.startswith("contacts/"))))
    for path in gone:
        if not (written and command in SWEEPING and _about(who, path, before[path])):
            yield f"{path} is gone"
    for path in after.keys() - before.keys():
        if not written or command not in MAKE_FILES | SWEEPING:
            yield f"{path} is new"
        elif path.endswith((".tmp", "~")):
            yield f"{path} was left behind"
        elif (
            command in OF_THE_LIST and path != LIST and not (command == "gifts" and path.startswith("gifts/"))
        ):
            yield f"{path} is new"
    for path in before.keys() & after.keys():
        old, new = before[path], after[path]
        if old == new or (written and command in SWEEPING):
            continue
        if written and command in OF_THE_LIST and path == LIST:
            yield from _lost(command, old, new)
        elif not written or command not in MAY_CHANGE or isinstance(old, str) or isinstance(new, str):
            yield f"{path} was changed"
        else:
            yield from (f"{path}: {what}" for what in _changes(old, new, MAY_CHANGE[command]))


def _about(who: str, path: str, data: bytes | str) -> bool:
    """Whether a file may go with a person: it is named after them, or names them."""
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
    words = re.findall(r"\w+", unicodedata.normalize("NFKD", who).casefold())
    folded = unicodedata.normalize("NFKD", f"{path}\n{text}").casefold()
    return any(word in folded for word in words) if words else True


def _lost(command: str, old: bytes | str, new: bytes | str) -> Iterator[str]:
    """Lines of the list that went, although `gather` only adds, and `gifts` changes what was said of one."""
    if isinstance(old, str) or isinstance(new, str):
        yield f"{LIST} was changed"
        return
    kept = iter(_lines(new))
    said = re.compile(r"\s*[-*+]\s*(?:for|no|later|yes)\b", re.IGNORECASE)
    for line in _lines(old):
        if command == "gifts" and said.match(line):
            continue
        if not any(each.rstrip("\r\n") == line.rstrip("\r\n") for each in kept):
            yield f"{LIST} lost {line!r}"
            return


def _changes(old: bytes, new: bytes, keys: frozenset[str]) -> Iterator[str]:
    """Lines that were changed although they belong to no key that was to change."""
    before, after = _lines(old), _lines(new)
    if before and not before[-1].endswith(("\n", "\r")) and after and after[-1] != before[-1]:
        before = [*before[:-1], before[-1] + _end(after)]  # a last line without an end gets one
    old_keys, new_keys = _keys(before), _keys(after)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag == "equal":
            continue
        for line in range(first, last):
            if old_keys[line] not in keys:
                yield f"line {line + 1} was {before[line]!r}, of {old_keys[line] or 'the body'}"
        for line in range(new_first, new_last):
            if new_keys[line] not in keys and after[line].strip():
                yield f"line {line + 1} is now {after[line]!r}, of {new_keys[line] or 'the body'}"


def _lines(data: bytes) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", data.decode("utf-8", "surrogateescape"))


def _end(lines: Sequence[str]) -> str:
    return re.sub(r"[^\r\n]", "", lines[0]) or "\n"


def _keys(lines: Sequence[str]) -> list[str]:
    """The key that each line belongs to; "---" for the fences, "" for the body."""
    keys: list[str] = []
    inside, key = False, ""
    for number, line in enumerate(lines):
        bare = line.lstrip("\ufeff").rstrip()
        if bare in ("---", "...") and (inside or not any(text.strip() for text in lines[:number])):
            inside, key = not inside, ""
            keys.append("---")
            continue
        match = _KEY.match(bare.removeprefix("? ")) if inside and line[:1] not in (" ", "\t", "#") else None
        key = match[1] if match else key if inside else ""
        keys.append(key)
    return keys
