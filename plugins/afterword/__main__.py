"""The program `afterword`, and `python -m afterword`; from the first import on, Ctrl-C is no traceback."""

from __future__ import annotations

import signal
import sys
from types import FrameType


def run() -> None:
    """Run the command line, and exit; Ctrl-C ends it once, however often it is pressed."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    try:
        try:
            from afterword.cli import main

            main(prog_name="afterword")
        finally:
            # While Python takes itself apart, Ctrl-C would end it by the signal, or with a traceback.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:
        sys.exit(130)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """The first Ctrl-C; another one must not stop what the first has begun, were it only a sentence."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    run()
