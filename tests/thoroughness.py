"""How long property tests look: briefly while working, long in continuous integration; what is tried once."""

from __future__ import annotations

import os

#: Set ``AFTERWORD_THOROUGH=1`` for the long look, and to 10 for one that is ten times as long.
THOROUGH = int(os.environ.get("AFTERWORD_THOROUGH") or 0)

#: Set ``AFTERWORD_ELSEWHERE=1`` for examples nobody has tried. By hand only: a landing is no matter of luck.
ELSEWHERE = bool(os.environ.get("AFTERWORD_ELSEWHERE"))


def examples(usual: int, thorough: int) -> int:
    """How many examples to try.

    In continuous integration they are the same each time, so a great many of them are for a look by hand.
    """
    return thorough * THOROUGH or usual


#: Rooms that ask a machine for nothing in which one differs from another, or one day from the next: no clock,
#: no zone, no locale, nothing of the environment; and the files they read have their encoding. That is what
#: `test_layers.py` looks for. But where they start processes, their tests are not tried on another day again.
ALIKE = ("words", "checking", "writing", "followups", "gifts")
