"""What is answered to a page: that it is done, or why not, in words that tell nothing of this machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path
from typing import Any

from afterword.actions.desk import Desk
from afterword.errors import AfterwordError
from afterword.frozen import frozen
from afterword.keeping import past
from afterword.mkdocs_plugin.acting.asked import HASH


@frozen
class Outcome:
    """What came of it.

    Attributes:
        status: of HTTP: 200 done, 409 refused with the reason.
        answer: for the page, as plain values.
        wrote: whether files of the journal are others now.
    """

    status: int
    answer: dict[str, Any] = field(default_factory=dict)
    wrote: bool = False


class RefusedError(AfterwordError):
    """The page shows what is no longer so."""


def done(
    later: Desk, summary: str, said: Iterable[str], files: Iterable[tuple[str, str]], **more: Any
) -> Outcome:
    """What was done: its summary, what is to be said of it, the files, and how many notes are open now."""
    changed = [list(each) for each in files]
    answer = {
        "done": True,
        "summary": summary,
        "said": [for_page(later.root, each) for each in said],
        "files": changed,
        **state(later),
        **more,
    }
    return Outcome(200, answer, wrote=bool(changed))


def refused(root: Path, reason: str, **more: Any) -> Outcome:
    """A refusal, such that it tells nothing of the folders of this machine."""
    return Outcome(409, {"done": False, "refused": for_page(root, reason), **more})


def for_page(root: Path, text: str) -> str:
    """A message of the command line without the way to the journal: paths in it are relative to that."""
    for folder in dict.fromkeys((str(root), str(root.resolve()))):
        text = text.replace(f"{folder}/", "").replace(f"{folder}\\", "").replace(folder, "the journal")
    return text


def state(desk: Desk) -> dict[str, Any]:
    """How many follow-ups are right to write now, as Today counts them, and what `undo` would take back."""
    last = past.last(desk.root)
    due = sum(item.state in ("due", "late") for item in desk.plan)
    return {"open": due, "last": last.what if last else ""}


def same_text(seen: str, text: str) -> bool:
    """Whether a text is what the page showed of it, or its hash says so; blanks at the ends apart."""
    text = text.replace("\r\n", "\n").strip()
    if HASH.fullmatch(seen):
        return seen == hash_of(text)
    return seen.replace("\r\n", "\n").strip() == text


def hash_of(text: str) -> str:
    """The hash of a text, as the page may give it: of its UTF-8, without blanks at its ends."""
    return f"sha256:{hashlib.sha256(text.strip().encode('utf-8')).hexdigest()}"
