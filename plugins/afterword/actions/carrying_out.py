"""Carrying out an action: the files written, and committed where that is wished."""

from __future__ import annotations

from afterword.actions.desk import Act, Desk
from afterword.keeping.atomic import carry_out
from afterword.keeping.git import commit, look
from afterword.settings.root import OWN_FOLDER


def carry_through(desk: Desk, act: Act) -> tuple[str, ...]:
    """Write the changes of an action, and commit them where ``git_commit: yes`` asks for it.

    Returns:
        A line for each file written, and what git had to say.

    Raises:
        AfterwordError: a file could not be written; see ``keeping.atomic.carry_out``.
    """
    wanted = desk.settings.git_commit
    # What lies in the folder of our own is no part of the search, and git is told to ignore it.
    records = [change for change in act.changes if not change.path.startswith(f"{OWN_FOLDER}/")]
    before = look(desk.root, records) if wanted else None
    verbs = {change.path: change.verb for change in act.changes}
    written = carry_out(desk.root, act.changes)
    told = commit(before, act.summary) if before and written else ""
    return (*(f"{verbs[path].capitalize()} {path}" for path in written), *((told,) if told else ()))
