"""Remembering what was worked out from a journal, for as long as the same journal is asked about."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

#: A build works on one journal, at most beside the one before it.
_KEPT = 4


def remembered(function: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
    """Keep the last few results, told apart by the identity of the first argument and the values of the rest.

    Journals are large and never change, so comparing them by value would cost more than the work saved. The
    journal is kept along with the result, so that its identity cannot pass to another one.
    """
    kept: OrderedDict[tuple[int, Hashable], tuple[T, R]] = OrderedDict()

    @wraps(function)
    def ask(first: T, /, *rest: P.args, **named: P.kwargs) -> R:
        key = (id(first), (rest, tuple(sorted(named.items()))))
        if key not in kept:
            kept[key] = (first, function(first, *rest, **named))
            if len(kept) > _KEPT:
                kept.popitem(last=False)
        else:
            kept.move_to_end(key)
        return kept[key][1]

    return ask
