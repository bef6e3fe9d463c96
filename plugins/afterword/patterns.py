"""Patterns that are compiled when they are first used.

To compile one takes hundreds of times as long as to look for it in a line, and few processes meet all the
rare things there are patterns for: an advertisement, a confidence, a date that was mistyped.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Answers to all that a compiled pattern does, and is none before it is asked."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Python comes here for what is not held yet; so it comes but once for each thing asked.
        answer = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, answer)
        return answer


def lazy(text: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, but on first use; so a pattern that is wrong is found only then."""
    return cast("re.Pattern[str]", _Lazy(text, flags))
