"""Sites for the browser tests: built once, served on this machine."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from built_site import PINNED, Built, build, epoch

ROOT = Path(__file__).parents[2]
FOLDERS = ("contacts", "interviews", "gifts", "notes")
EXTENSIONS = ["attr_list", "md_in_html", "tables", "pymdownx.superfences", {"toc": {"permalink": True}}]


@dataclass(frozen=True)
class Served:
    """A site and where it is served."""

    address: str
    built: Built


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


def example() -> dict[str, str | bytes]:
    """The records of the example journal."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.md"))
    }


@contextmanager
def serve(
    folder: Path, files: Mapping[str, str | bytes], now: datetime | None = None, **options: Any
) -> Iterator[Served]:
    """Build a site with Material's own parts on, and serve it.

    Args:
        folder: where to build.
        files: of the journal.
        now: the moment of the build, taken from the environment so that the site is not pinned; None: the
            site is pinned to the day of the example.
        options: of the plugin.
    """
    handler = partial(_Quiet, directory=str(folder / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        built = build(
            folder,
            files,
            environment=epoch(now) if now else {},
            afterword=options | {"today": None if now else PINNED},
            site_url=address,
            theme={
                "name": "material",
                "font": False,
                "palette": [
                    {
                        "media": f"(prefers-color-scheme: {scheme})",
                        "scheme": name,
                        "primary": "afterword",
                        "accent": "afterword",
                        "toggle": {"icon": "material/weather-night", "name": "Switch"},
                    }
                    for scheme, name in (("light", "default"), ("dark", "slate"))
                ],
                "features": ["navigation.instant", "navigation.tabs", "navigation.path", "navigation.top"],
            },
            markdown_extensions=EXTENSIONS,
        )
        assert not built.failed, built.warnings
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Served(address, built)
        finally:
            server.shutdown()
            thread.join()
