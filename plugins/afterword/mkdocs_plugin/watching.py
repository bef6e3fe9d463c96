"""Live reload for what did not exist when the server started: the first contact makes its folder."""

from __future__ import annotations

from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import DirCreatedEvent, FileSystemEvent, FileSystemEventHandler, FileSystemMovedEvent


class _LateFolders(FileSystemEventHandler):
    """Watches each folder from the moment it appears."""

    def __init__(self, server: LiveReloadServer, folders: tuple[Path, ...]) -> None:
        self._server = server
        self._folders = folders

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not isinstance(event, DirCreatedEvent | FileSystemMovedEvent):
            return
        for folder in self._folders:
            if folder.is_dir() and str(folder) not in self._server._watched_paths:
                self._server.watch(str(folder))
                # The server rebuilds for files only, and the first file may already be there.
                with self._server._rebuild_cond:
                    self._server._want_rebuild = True
                    self._server._rebuild_cond.notify_all()


def watch_for(server: LiveReloadServer, root: Path, folders: tuple[Path, ...]) -> None:
    """Rebuild when one of ``folders`` appears in ``root``; the root itself is not searched."""
    server.observer.schedule(_LateFolders(server, folders), str(root), recursive=False)
