"""An end to the live server that leaves nothing behind, however it is told to stop."""

from __future__ import annotations

import signal
import threading
from types import FrameType

#: A request to end, a terminal that was closed, and on Windows its window.
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))


def stop_in_order() -> None:
    """Have MkDocs close its server and delete the site it served, as it does for Ctrl-C alone.

    Its copy of the site lies in a folder for temporary files, where others may read. A signal that somebody
    chose to ignore, as ``nohup`` does, or to handle stays as it is; a second one ends the process at once.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for each in _SIGNALS:
        if signal.getsignal(each) is signal.SIG_DFL:
            signal.signal(each, _end)


def _end(number: int, _: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    raise SystemExit(128 + number)
