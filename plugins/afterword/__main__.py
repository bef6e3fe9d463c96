"""The program `afterword`, and `python -m afterword`; from the first import on, Ctrl-C is no traceback."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the command line, and exit."""
    try:
        from afterword.cli import main

        main(prog_name="afterword")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
