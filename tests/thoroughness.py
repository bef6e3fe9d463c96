"""How long property tests look: briefly while working, long in continuous integration."""

from __future__ import annotations

import os

#: Set ``AFTERWORD_THOROUGH=1`` for the long look.
THOROUGH = bool(os.environ.get("AFTERWORD_THOROUGH"))

#: Set ``AFTERWORD_ELSEWHERE=1`` for examples nobody has tried. By hand only: a landing is no matter of luck.
ELSEWHERE = bool(os.environ.get("AFTERWORD_ELSEWHERE"))


def examples(usual: int, thorough: int) -> int:
    """How many examples to try."""
    return thorough if THOROUGH else usual
