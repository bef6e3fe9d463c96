"""Carrying out an action: all its files written or none, kept to be taken back, committed where wished."""

from __future__ import annotations

from afterword.actions.act import Act
from afterword.actions.desk import Desk
from afterword.frozen import frozen
from afterword.keeping import past
from afterword.keeping.git import commit, look
from afterword.keeping.own_folder import OWN_FOLDER


@frozen
class CarriedOut:
    """What came of an action.

    Attributes:
        files: what happened to which file: ``("created", "contacts/ana-sol.md")``.
        git: what git had to say, in a sentence or two; empty where all went as expected.
    """

    files: tuple[tuple[str, str], ...]
    git: str = ""


def carry_through(desk: Desk, act: Act) -> CarriedOut:
    """Write the changes of an action, and commit them where ``git_commit: yes`` asks for it.

    Raises:
        AfterwordError: a file could not be written; see ``keeping.past.act``.
    """
    wanted = desk.settings.git_commit
    # What lies in the folder of our own is no part of the search, and git is told to ignore it.
    records = [change for change in act.changes if not change.path.startswith(f"{OWN_FOLDER}/")]
    before = look(desk.root, records, whole=act.whole) if wanted else None
    verbs = {change.path: change.verb for change in act.changes}
    if act.takes_back:
        written = past.take_back(desk.root, act.takes_back)
    else:
        written = past.act(desk.root, act.changes, act.summary, lasting=act.lasting)
    told = commit(before, act.summary) if before and written else ""
    return CarriedOut(tuple((verbs[path], path) for path in written), told)
