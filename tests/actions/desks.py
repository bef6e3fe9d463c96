"""A desk with a small search on it, for the tests of single actions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from followups.search import Search, at

from afterword.actions.act import Act
from afterword.actions.desk import Desk
from afterword.keeping.atomic import carry_out
from afterword.records.journal import Journal
from afterword.records.reading import read_journal
from afterword.settings.settings import Settings


def desk(root: Path, search: Search, now: str, **settings: Any) -> Desk:
    """The files of a search in a folder, and the moment."""
    for path, text in search.files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return Desk(root, read_journal(root), Settings(**settings), at(now))


def done(before: Desk, act: Act) -> tuple[Journal, list[str]]:
    """The journal after an action, and what is said then."""
    carry_out(before.root, act.changes)
    later = before.again()
    assert not [problem for problem in later.journal.problems if problem.level == "error"]
    return later.journal, list(act.afterwards(later))
