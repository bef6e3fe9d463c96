"""Real builds for tests: MkDocs with Material and this plugin, strict or not, in a folder of their own."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from unittest import mock
from urllib.parse import unquote, urlsplit

import yaml

# Before the theme is imported: its notice about its own future belongs to no test.
os.environ["NO_MKDOCS_2_WARNING"] = "1"

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.theme import Theme

from afterword.hosting.publishing import MIKE, SIGNS, SOME_BUILDER

PINNED = "2026-11-21T10:00"


def epoch(moment: datetime) -> dict[str, str]:
    """The environment of a build at a moment of local civil time."""
    # The plugin takes the seconds of SOURCE_DATE_EPOCH for local time, as MkDocs does.
    return {"SOURCE_DATE_EPOCH": str(int(moment.replace(tzinfo=UTC).timestamp()))}


#: Set on machines that build sites, and none of a test's business.
SCRUBBED = {"SOURCE_DATE_EPOCH", *(sign.variable for sign in (*SIGNS, MIKE, SOME_BUILDER))}

#: What a browser fetches by itself, by element and attribute.
FETCHED = {
    ("link", "href"),
    ("script", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("iframe", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("source", "src"),
    ("object", "data"),
    ("embed", "src"),
    ("use", "href"),
    ("input", "src"),
}


class _Compiled(BytecodeCache):
    """The theme's templates, compiled once for all builds of a test run: that is most of a small build."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()
_get_env = Theme.get_env


def _get_env_compiled(theme: Theme) -> Environment:
    environment = _get_env(theme)
    environment.bytecode_cache = _COMPILED
    return environment


class _Elements(HTMLParser):
    """Every start tag of a page with its attributes, and the text outside scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._skipped = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag in ("script", "style"):
            self._skipped = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._skipped:
            self._skipped = ""

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.words.append(data)


@dataclass(frozen=True)
class Built:
    """A built site.

    Attributes:
        path: the folder of the site.
        log: the lines MkDocs logged, as ``LEVEL message``.
        failed: why the build stopped; empty where it did not.
    """

    path: Path
    log: tuple[str, ...]
    failed: str

    @property
    def warnings(self) -> list[str]:
        return [line for line in self.log if line.startswith(("WARNING", "ERROR"))]

    @cached_property
    def pages(self) -> dict[str, str]:
        """HTML by path in the site."""
        return {
            file.relative_to(self.path).as_posix(): file.read_text(encoding="utf-8")
            for file in sorted(self.path.rglob("*.html"))
        }

    @cached_property
    def elements(self) -> dict[str, _Elements]:
        return {name: _Elements(text) for name, text in self.pages.items()}

    def words(self, page: str) -> str:
        """The visible text of a page on one line."""
        return " ".join(" ".join(self.elements[page].words).split())

    def search(self) -> list[dict[str, Any]]:
        text = (self.path / "search" / "search_index.json").read_text(encoding="utf-8")
        return list(yaml.safe_load(text)["docs"])

    def broken_links(self) -> list[str]:
        """Links and sources inside the site that lead nowhere, anchors included."""
        broken = []
        ids = {
            name: {a["id"] for _, a in page.tags if "id" in a}
            | {a["name"] for t, a in page.tags if t == "a" and "name" in a}
            for name, page in self.elements.items()
        }
        for name, page in self.elements.items():
            for _, attributes in page.tags:
                for key in ("href", "src"):
                    url = attributes.get(key)
                    target = None if url is None else self._target(name, url)
                    if target is None:
                        continue
                    path, anchor = target
                    if not (self.path / path).is_file():
                        broken.append(f"{name}: {url}")
                    elif anchor and path in ids and anchor not in ids[path] and not anchor.startswith("__"):
                        broken.append(f"{name}: {url} (no such anchor)")
        return broken

    def _target(self, page: str, url: str) -> tuple[str, str] | None:
        """The file in the site that a link leads to, and the anchor; None for links elsewhere."""
        parts = urlsplit(url)
        if parts.scheme or parts.netloc or (not parts.path and not parts.fragment):
            return None
        path = unquote(parts.path)
        if not path:
            return page, unquote(parts.fragment)
        base = "/" if path.startswith("/") else f"/{page}"
        joined = normpath(join(dirname(base), path)).lstrip("/")
        if path.endswith(("/", "/.", "/..")) or path in (".", ".."):
            joined = join(joined, "index.html")
        return joined, unquote(parts.fragment)

    def requests_elsewhere(self) -> list[str]:
        """Everything a browser would fetch from another machine."""
        found = []
        for name, page in self.elements.items():
            for tag, attributes in page.tags:
                if tag == "link" and attributes.get("rel") in ("canonical", "prev", "next"):
                    continue
                for key, value in attributes.items():
                    if (tag, key) in FETCHED and re.match(r"(https?:)?//", value.strip()):
                        found.append(f"{name}: <{tag} {key}={value}>")
                if re.search(r"url\(\s*['\"]?(https?:)?//", attributes.get("style", "")):
                    found.append(f"{name}: {attributes['style']}")
        for sheet in self.path.rglob("*.css"):
            text = sheet.read_text(encoding="utf-8")
            found += [
                f"{sheet.name}: {url}"
                for url in re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//[^)]*", text)
            ]
        return found

    def everything(self) -> dict[str, bytes]:
        """Every file of the site that is ours: the theme's own bundles are left out."""
        return {
            file.relative_to(self.path).as_posix(): file.read_bytes()
            for file in sorted(self.path.rglob("*"))
            if file.is_file()
            and not file.relative_to(self.path)
            .as_posix()
            .startswith(("assets/javascripts", "assets/stylesheets"))
        }


def configuration(**options: Any) -> dict[str, Any]:
    """``mkdocs.yml`` as a mapping: ``afterword`` holds the plugin's options, the rest is MkDocs' own."""
    plugin = {"today": PINNED} | options.pop("afterword", {})
    return {
        "site_name": "A search",
        "theme": {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.path"]},
        "plugins": ["search", {"afterword": plugin}],
        "markdown_extensions": ["attr_list", "md_in_html", "tables", {"toc": {"permalink": True}}],
        "validation": {
            "nav": {"omitted_files": "warn", "not_found": "warn"},
            "links": {"not_found": "warn", "anchors": "warn", "unrecognized_links": "warn"},
        },
    } | options


def build(
    folder: Path,
    files: Mapping[str, str | bytes],
    *,
    command: str = "build",
    environment: Mapping[str, str] | None = None,
    strict: bool = False,
    dirty: bool = False,
    **options: Any,
) -> Built:
    """Write ``files`` into ``folder`` and build the site there.

    Args:
        command: what MkDocs is told it was started as.
        environment: added to the process's, which has no trace of a builder. MkDocs dates its site map by
            SOURCE_DATE_EPOCH, else by the clock; unless told otherwise, the moment is ``PINNED``.
        options: of ``mkdocs.yml``; ``afterword`` holds those of the plugin.
    """
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    yml = folder / "mkdocs.yml"
    yml.write_text(yaml.safe_dump(configuration(**options), allow_unicode=True), encoding="utf-8")
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(f"{record.levelname} {record.getMessage()}")  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.INFO)  # which also makes the loggers below forget what they let pass before
    logger.addHandler(handler)
    failed = ""
    own = {name: value for name, value in os.environ.items() if name not in SCRUBBED}
    own |= epoch(datetime.fromisoformat(PINNED)) | dict(environment or {})
    try:
        with (
            mock.patch.dict(os.environ, own, clear=True),
            mock.patch.object(Theme, "get_env", _get_env_compiled),
        ):
            config = load_config(str(yml), site_dir=str(folder / "site"), strict=strict)
            config.plugins.on_startup(command=command, dirty=dirty)
            mkdocs_build(config, dirty=dirty)
            config.plugins.on_shutdown()
    except (Abort, MkDocsException) as error:
        failed = str(error)
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    return Built(folder / "site", tuple(lines), failed)
