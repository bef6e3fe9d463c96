"""The program `afterword`, and `python -m afterword`; from the first import on, Ctrl-C is no traceback."""

from __future__ import annotations

import signal
import sys
from types import FrameType


def run() -> None:
    """Run the command line, and exit; Ctrl-C ends it once, however often it is pressed."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
        sys.unraisablehook = _unraised
    try:
        try:
            from afterword.cli import main

            main(prog_name="afterword")
        finally:
            _hold_off()
    except KeyboardInterrupt:
        sys.exit(130)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """The first Ctrl-C; another one must not stop what the first has begun, were it only a sentence."""
    # Not SIG_IGN: Python prints what it makes of a signal that comes while this is being set.
    signal.signal(signal.SIGINT, _nothing)
    raise KeyboardInterrupt


def _nothing(number: int, frame: FrameType | None) -> None:
    """A further Ctrl-C."""


def _hold_off() -> None:
    """At the end: while Python takes itself apart, Ctrl-C would end it by the signal, or with a traceback."""
    if sys.platform == "win32":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    else:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _unraised(lost: sys.UnraisableHookArgs) -> None:
    """A Ctrl-C in a moment where Python can raise nothing, and so forgets it: the next one counts again."""
    if isinstance(lost.exc_value, KeyboardInterrupt):
        signal.signal(signal.SIGINT, _interrupt)
    else:
        sys.__unraisablehook__(lost)


if __name__ == "__main__":
    run()
