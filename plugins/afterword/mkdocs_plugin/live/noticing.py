"""Seeing a save sooner than MkDocs, which looks round twice a second.

The system tells of a change at once, where it can: not of what another machine writes on a network drive. So
MkDocs goes on looking round, and what it finds after us is a save that was read already. Of what the system
tells only changes count: it tells of reading too, and a build that reads would set off the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver


class Noticing(FileSystemEventHandler):
    """Calls a function as soon as a file below some folders changes."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._observer: BaseObserver = Observer()
        self._observer.daemon = True

    def watch(self, folders: Iterable[Path]) -> None:
        """Begin; folders that are not there, or that the system does not watch for us, are left to MkDocs."""
        with suppress(OSError):  # the system watches no more than so many files
            for folder in folders:
                if folder.is_dir():
                    self._observer.schedule(self, str(folder), recursive=True)
            self._observer.start()

    def stop(self) -> None:
        """End."""
        if self._observer.is_alive():
            self._observer.stop()

    def _changes(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self._changed()

    on_created = on_modified = on_moved = on_deleted = _changes
