"""The click shell: parse the command line, make one call into the core, print."""

from __future__ import annotations

from afterword.cli.group import main

__all__ = ["main"]
