"""Signals that arrive in the moment before a question begins to wait: without help, the next key shows them.

The system's call that waits for a key ends early for a signal that comes while it waits. One that came just
before is only noted, and Python looks at its note when the call is over.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import threading
from collections.abc import Iterator
from types import FrameType

#: Sent by ourselves to end the wait; the system gives it no meaning for a program without sockets.
_NUDGE = getattr(signal, "SIGURG", None)
#: Seconds between two nudges, and how many: the first may come too early as well.
_PAUSE, _MOST = 0.05, 40


@contextlib.contextmanager
def attentive() -> Iterator[None]:
    """Within it, a wait for keys ends at once when a signal has come, even one that came just before.

    Only in the main thread, which alone gets signals, and not on Windows, where waiting is done otherwise.
    """
    if _NUDGE is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    (noted, note), (over, end) = os.pipe(), os.pipe()
    os.set_blocking(note, False)
    helper = threading.Thread(target=_nudge, args=(noted, over, _NUDGE), daemon=True)
    handler = signal.signal(_NUDGE, _nothing)
    before = signal.set_wakeup_fd(note, warn_on_full_buffer=False)
    try:
        helper.start()
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.write(end, b"\0")
        helper.join()
        signal.signal(_NUDGE, handler)
        for each in (noted, note, over, end):
            os.close(each)


def _nudge(noted: int, over: int, number: int) -> None:
    """Wait for a signal to be noted, then end the wait of the main thread until it has seen it.

    Pauses are counted by the system and not up to a moment of a clock, which may be moved meanwhile.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    select.select([noted, over], [], [])
    for _ in range(_MOST):
        if select.select([over], [], [], _PAUSE)[0]:
            return
        signal.pthread_kill(threading.main_thread().ident or 0, number)


def _nothing(number: int, frame: FrameType | None) -> None:
    """For a signal that is only to end a wait."""
