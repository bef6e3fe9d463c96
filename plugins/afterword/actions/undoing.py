"""Taking the last action back, whole."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.actions.act import Act
from afterword.actions.desk import Desk
from afterword.errors import AfterwordError
from afterword.keeping import past


def undo(desk: Desk) -> Act:
    """Every file that the last action wrote as it was before; again, what came before that.

    Raises:
        AfterwordError: nothing is kept that could be taken back, or a file has changed since.
    """
    found = past.last(desk.root)
    if found is None:
        raise AfterwordError(
            f"There is nothing to take back. The last {past.MOST} actions can be; what `forget` does cannot, "
            "nor can what came before it."
        )

    def afterwards(later: Desk) -> Iterator[str]:
        yield f"Taken back: {found.what}"
        before = past.last(later.root)
        if before:
            yield f"Before it came: {before.what} (afterword undo takes that back too)"

    changes = past.changes_back(desk.root, found)
    return Act(changes, f"undo: {found.what}", afterwards=afterwards, takes_back=found)
