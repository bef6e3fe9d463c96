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
_NOTHING = object()


def remembered(function: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
    """Keep the results with the first argument, told apart by the values of the rest.

    Journals are large and never change, so comparing them by value would cost more than the work saved. What
    was worked out from one goes with it.
    """

    @wraps(function)
    def ask(first: T, /, *rest: P.args, **named: P.kwargs) -> R:
        kept: dict[Hashable, Any] = vars(first).setdefault(_NAME, {})
        key = (function, rest, *named.items())
        # The live server has several threads, so what is kept now may be gone in the next line.
        found = kept.get(key, _NOTHING)
        if found is _NOTHING:
            found = function(first, *rest, **named)
            for oldest in list(kept)[: max(0, len(kept) - _KEPT + 1)]:
                kept.pop(oldest, None)
            kept[key] = found
        return cast("R", found)

    return ask
