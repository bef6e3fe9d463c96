"""What an action returns: the files it would change, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from afterword.actions.desk import Desk
from afterword.frozen import frozen
from afterword.keeping.atomic import Change
from afterword.keeping.editing import Removed, Value, edit
from afterword.keeping.past import Past


def nothing_more(later: Desk) -> Iterable[str]:
    """For an action after which there is nothing to add."""
    return ()


@frozen
class Act:
    """What an action would change, and what is to be said of it.

    Attributes:
        changes: of files, in the order in which to write them.
        summary: the first line of a commit of it, such as "sent: thank-you to Priya Raman".
        said: what the user should know beforehand, a sentence each.
        afterwards: what is to be said once it is written, from the journal as it is then.
        whole: paths of files that a commit of it takes along as they are, with edits of the user's own: what
            was sent is the draft as they edited it.
        lasting: it cannot be taken back, and nothing of it or of what came before is kept for that.
        takes_back: the action that it takes back, where it is an undo.
    """

    changes: tuple[Change, ...]
    summary: str
    said: tuple[str, ...] = ()
    afterwards: Callable[[Desk], Iterable[str]] = nothing_more
    whole: tuple[str, ...] = ()
    lasting: bool = False
    takes_back: Past | None = None


def edited(desk: Desk, path: str, changes: Mapping[str, Value | Removed]) -> Change:
    """The change of some front matter keys of one record.

    Raises:
        EditRefusedError: the file is written in a way that cannot be changed safely.
    """
    old = (desk.root / path).read_bytes()
    return Change(path, old, edit(old, changes, path))
