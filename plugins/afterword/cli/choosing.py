"""Asking on a terminal which position is meant; elsewhere the refusal stands."""

from __future__ import annotations

from collections.abc import Callable

from afterword.actions.act import Act
from afterword.actions.which_position import UnclearPositionError
from afterword.cli.terminal import ask, interactive, say
from afterword.words.counts import counted


def with_its_position(action: Callable[[str | None], Act], said: str | None) -> Act:
    """The act of an action that needs a position, the user asked for it where it is unclear.

    Args:
        action: from what was said of the position.
        said: what was; None: nothing.

    Raises:
        UnclearPositionError: it is unclear, and there is nobody to ask.
    """
    try:
        return action(said)
    except UnclearPositionError as unclear:
        if not interactive():
            raise
        positions = unclear.positions
    say(f"{counted(len(positions), 'position')} may be meant:")
    for number, each in enumerate(positions, 1):
        say(f"  {number}  {each.title} at {each.company}")
    while True:
        answer = ask("Which is it about? (its number)")
        if answer.isdecimal() and 1 <= int(answer) <= len(positions):
            return action(positions[int(answer) - 1].id)
        say(f"  A number from 1 to {len(positions)}, please.")
