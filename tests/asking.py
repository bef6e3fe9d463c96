"""What a program does that asks another machine, as the interpreter itself reports it (``sys.audit``).

No way round: it sees what a library does, in another thread too, and what no patch of a name would see.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

#: https://docs.python.org/3/library/audit_events.html
EVENTS = frozenset(
    {
        *("socket.connect", "socket.sendto", "socket.sendmsg"),
        *("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"),
        *("http.client.connect", "urllib.Request", "ftplib.connect", "smtplib.connect"),
    }
)


class Asked(BaseException):
    """Another machine was about to be asked; nothing that catches mere errors hides it."""


class Watch:
    """Refuses while it is on. There is one: a hook can never be taken away again."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self._look)

    def _look(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.on and event in EVENTS:
            self.seen.append(f"{event}{arguments[-1:]}")
            raise Asked(self.seen[-1])

    @contextmanager
    def watching(self) -> Iterator[list[str]]:
        """Refuse, and list what was refused."""
        self.on, self.seen = True, []
        try:
            yield self.seen
        finally:
            self.on = False


WATCH = Watch()
