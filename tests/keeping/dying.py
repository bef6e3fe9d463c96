"""A process that dies at a system call of one's choice, without one: the disk is left as it would be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest

from afterword.keeping import atomic

#: What writing asks of the system.
CALLS = (
    *("open", "close", "write", "ftruncate", "fsync", "fstat", "stat", "mkdir", "chmod"),
    *("link", "replace", "rename", "unlink", "scandir", "listdir"),
)


class Killed(BaseException):
    """The process is gone."""


class Dying:
    """Counts system calls, and from the one with a number on lets none happen.

    Attributes:
        at: the number of the first call that does not happen, from 0.
        count: the calls so far.
    """

    def __init__(self, at: int) -> None:
        self.at, self.count = at, 0
        self._open: set[int] = set()

    @property
    def dead(self) -> bool:
        return self.count > self.at

    def of(self, real: Callable[..., Any], name: str) -> Callable[..., Any]:
        """A system call of a process that may die at it; a write is cut in half."""

        def call(*arguments: Any, **options: Any) -> Any:
            last = self.count == self.at
            self.count += 1
            if last and name == "write":
                real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
            if self.dead:
                raise Killed
            done = real(*arguments, **options)
            if name == "open":
                self._open.add(done)
            if name == "close":
                self._open.discard(arguments[0])
            return done

        return call

    def buried(self) -> None:
        """Close what the process had open, and so end its locks."""
        for handle in self._open:
            os.close(handle)


@contextmanager
def dying(at: int) -> Iterator[Dying]:
    """All within happens in a process that dies at a system call."""
    process = Dying(at)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, process.of(getattr(os, name), name))
        patch.setattr(atomic, "_lock", process.of(atomic._lock, "lock"))
        with suppress(Killed):
            yield process
    process.buried()


def every_step(work: Callable[[], object], look: Callable[[Dying], object], step: int = 1) -> int:
    """Kill some work at every system call, and look what became of it each time.

    Args:
        work: from the same beginning each time.
        look: what has to hold afterwards; puts the beginning back.
        step: how many calls to go on by.

    Returns:
        How many calls the work makes.
    """
    at = 0
    while True:
        with dying(at) as process:
            work()
        look(process)
        if not process.dead:
            return process.count
        at += step
