"""A site under ``serve`` without a network: the server of MkDocs, which does not listen, and ours on it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any
from unittest import mock

import yaml
from built_site import PINNED, SCRUBBED, _get_env_compiled, configuration, epoch
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.theme import Theme

from afterword.mkdocs_plugin.live.server import Live
from afterword.mkdocs_plugin.plugin import AfterwordPlugin

#: Where it would serve; every page names it.
URL = "http://127.0.0.1:8000/"


class Served:
    """A journal and its site.

    Attributes:
        folder: of the journal.
        live: what the plugin added.
        server: of MkDocs.
    """

    folder: Path
    live: Live
    server: LiveReloadServer

    def __init__(self, folder: Path, server: LiveReloadServer, plugin: AfterwordPlugin) -> None:
        self.folder, self.server, self.site = folder, server, folder.parent / "served"
        live = getattr(plugin._stop_live, "__self__", None)  # the plugin keeps how to stop it, and no more
        assert isinstance(live, Live)
        self.plugin, self.live = plugin, live

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files; None takes one away."""
        for path, content in files.items():
            write(self.folder / path, content)

    def save(self, files: Mapping[str, str | bytes | None] | None = None) -> bool:
        """Write files, and read them as when MkDocs sees that; whether browsers load their pages again."""
        self.write(files or {})
        server = self.server
        before = server._visible_epoch
        server._wanted_epoch = before + 1
        server.builder()
        server._visible_epoch = server._wanted_epoch
        return server._visible_epoch > before

    def page(self, path: str) -> str:
        """What a browser gets; nothing where there is no such page."""
        status, body = self.ask(path)
        return body.decode("utf-8") if status == "200 OK" else ""

    def ask(self, path: str) -> tuple[str, bytes]:
        """Status and body of the answer."""
        said: list[str] = []

        def start(status: str, headers: object) -> None:
            said.append(status)

        app = self.server.application
        assert app
        pieces: Any = app({"PATH_INFO": f"/{path}", "REQUEST_METHOD": "GET"}, start)
        body = b"".join(pieces)
        if hasattr(pieces, "close"):
            pieces.close()
        return said[0], body

    def files(self) -> dict[str, bytes]:
        """Every file of the site, once all pages are made."""
        self.live.finish()
        return contents(self.site)

    def whole(self) -> dict[str, bytes]:
        """Every file of the same site, built from nothing."""
        clean = self.folder.parent / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        with mock.patch.object(_plugins(), "plugin_cache", {}):
            config = _config(self.folder, clean)
            config.plugins.on_startup(command="serve", dirty=False)
            config.site_url = URL
            mkdocs_build(config, serve_url=URL)
        return contents(clean)


def write(path: Path, content: str | bytes | None) -> None:
    if content is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def contents(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def differences(served: Mapping[str, bytes], whole: Mapping[str, bytes]) -> list[str]:
    """The files that are not the same."""
    return sorted(path for path in {*served, *whole} if served.get(path) != whole.get(path))


def _plugins() -> Any:
    """The option of MkDocs that keeps plugins from build to build."""
    return dict(MkDocsConfig._schema)["plugins"]  # type: ignore[arg-type]


def _config(folder: Path, site: Path) -> MkDocsConfig:
    return load_config(str(folder / "mkdocs.yml"), site_dir=str(site))


@contextmanager
def serving(
    folder: Path,
    files: Mapping[str, str | bytes],
    clock: Callable[[], datetime] | None = None,
    *,
    by_itself: bool = False,
    **options: Any,
) -> Iterator[Served]:
    """Serve a journal.

    Args:
        folder: to write it into.
        files: of the journal.
        clock: the local time; None: it stands still at ``PINNED``.
        by_itself: a save is read when it is noticed, not when a test says so.
        options: of ``mkdocs.yml``.
    """
    for path, content in files.items():
        write(folder / path, content)
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    settings = configuration(**options) | {"dev_addr": "127.0.0.1:8000"}  # so that no port is looked for
    if clock:
        del settings["plugins"][1]["afterword"]["today"]
    write(folder / "mkdocs.yml", yaml.safe_dump(settings, allow_unicode=True))
    own = {name: value for name, value in os.environ.items() if name not in SCRUBBED}
    if clock is None:
        own |= epoch(datetime.fromisoformat(PINNED))
    with (
        mock.patch.dict(os.environ, own, clear=True),
        mock.patch.object(Theme, "get_env", _get_env_compiled),
        mock.patch.object(_plugins(), "plugin_cache", {}),
        mock.patch("afterword.mkdocs_plugin.plugin._clock", clock),
    ):
        site = folder.parent / "served"
        site.mkdir()
        config = _config(folder, site)
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = URL

        def builder(config: MkDocsConfig | None = None) -> None:
            if config is None:
                config = _config(folder, site)
                config.site_url = URL
            mkdocs_build(config, serve_url=URL)

        server = LiveReloadServer(builder, "127.0.0.1", 8000, str(site))
        loop = Thread(target=server._build_loop)
        try:
            builder(config)
            server = config.plugins.on_serve(server, config=config, builder=builder)
            plugin = config.plugins["afterword"]
            assert isinstance(plugin, AfterwordPlugin)
            if by_itself:
                loop.start()
            yield Served(folder, server, plugin)
        finally:
            with server._rebuild_cond:
                server._shutdown = True
                server._rebuild_cond.notify_all()
            if by_itself:
                loop.join()
            config.plugins.on_shutdown()
            server.server_close()
