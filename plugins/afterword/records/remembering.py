"""Remembering what was worked out from a journal, for as long as there is that journal."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

#: Of one object, the results of the last so many questions: a forecast asks about a week of days.
_KEPT = 64
_NAME = "_remembered"


def remembered(function: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
    """Keep the results with the first argument, told apart by the values of the rest.

    Journals are large and never change, so comparing them by value would cost more than the work saved. What
    was worked out from one goes with it.
    """

    @wraps(function)
    def ask(first: T, /, *rest: P.args, **named: P.kwargs) -> R:
        kept: dict[Hashable, Any] = vars(first).setdefault(_NAME, {})
        key = (function, rest, *named.items())
        if key not in kept:
            found = function(first, *rest, **named)
            while len(kept) >= _KEPT:
                del kept[next(iter(kept))]
            kept[key] = found
        return cast("R", kept[key])

    return ask
