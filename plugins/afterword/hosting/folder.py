"""The site as a folder of Markdown that other programs build: pages, pictures, assets and their settings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any, Literal
from urllib.parse import quote

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import escape

from afterword.frozen import frozen
from afterword.hosting import blocks
from afterword.hosting.attachments import is_markdown
from afterword.hosting.dress import SCRIPTS, STYLES, dress
from afterword.hosting.own_pages import OwnPages, address_of
from afterword.hosting.settings_file import DOCS, OVERRIDES, SettingsFile
from afterword.pages.page import Page, Site, Words

#: How links in our HTML are written: as paths of Markdown files, which Zensical makes addresses of, or as
#: addresses, for programs that leave HTML as it is.
Links = Literal["md", "url"]

#: Front matter that themes print as it is.
_PRINTED = ("title", "description", "subtitle")


@frozen
class Folder:
    """Everything in the folder.

    Attributes:
        files: by path.
        tuned: paths of those that are the reader's to change.
        warnings: what the author should know.
    """

    files: Mapping[str, bytes]
    tuned: frozenset[str]
    warnings: tuple[str, ...] = ()


def folder_of(
    site: Site,
    own: OwnPages,
    beside: Mapping[str, Path],
    settings: SettingsFile,
    overrides: Mapping[str, Path],
    links: Links,
) -> Folder:
    """Lay out the folder.

    Args:
        site: what the journal adds.
        own: the author's pages, which win over ours.
        beside: files beside the records, by path; nothing where the site is redacted.
        settings: of the journal, for its host.
        overrides: the author's theme files, by path.
        links: how links in our HTML are written.

    Raises:
        OSError: a file that is to be copied cannot be read.
    """
    taken = {address_of(path): path for path in own.files}
    shown, warnings, places = [], list(own.warnings), {}
    for page in site.pages:
        # A record's own links hold from where it lies.
        place = page.record if is_markdown(page.record) else page.path
        theirs = taken.get(address_of(page.path))
        places[page.path] = theirs or place
        if theirs is None:
            shown.append(replace(page, path=place, write=partial(_as_it_stands, page)))
        else:
            warnings.append(
                f"{theirs} stands in the place of the page {page.path} ({page.title}), so yours is shown and "
                "that one is not. Rename it to have both."
            )
    places |= {download.path: download.path for download in site.downloads}
    ours = {page.path for page in shown}
    write = _written(places, ours, links)
    files = {path: dress(path).encode("utf-8") for path in (*STYLES, *SCRIPTS)}
    files |= {path: file.read_bytes() for path, file in beside.items() if address_of(path) not in taken}
    originals = {places[page.path]: page.path for page in site.pages}
    for page in shown:
        files[page.path] = _page(page, originals[page.path], write(page.path), shielded=links == "url")
    files |= {download.path: download.content for download in site.downloads}
    written = links == "url"
    for path, file in own.files.items():
        data = file.read_bytes()
        files[path] = _shielded(data) if written and is_markdown(path) else data
    hosts = {
        "mkdocs.yml": settings.ready(shown, own.files, addresses_written=written, overrides=bool(overrides)),
        **(
            {path: text.encode("utf-8", "replace") for path, text in _hugo(shown, own, settings)}
            if written
            else {}
        ),
    }
    return Folder(
        {f"{DOCS}/{path}": data for path, data in files.items()}
        | {f"{OVERRIDES}/{path}": file.read_bytes() for path, file in overrides.items()}
        | hosts,
        frozenset(hosts),
        tuple(warnings),
    )


def _as_it_stands(page: Page, _: Page) -> Words:
    """The words of a page where it stood, whose links hold from there."""
    return page.words


def _page(page: Page, original: str, write: Callable[[str, str], str | None], *, shielded: bool) -> bytes:
    """A page as a file.

    Args:
        page: at its place in the folder.
        original: where our own links take it to be.
        write: makes a link from there to a path and an anchor.
        shielded: no text is to look like a template of Hugo's.
    """
    source, ours = blocks.set_aside(page.markdown, page.body)
    text = blocks.put_back(source, blocks.resolved(ours, original, write))
    # The macros plugin's own word for text in which it is to see no template.
    meta: dict[str, Any] = {"title": page.title, **page.meta, "render_macros": False}
    meta |= {key: str(escape(meta[key])) for key in _PRINTED if key in meta}
    front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False)
    body = text.encode("utf-8", "replace")
    return f"---\n{front}---\n\n".encode("utf-8", "replace") + (_shielded(body) if shielded else body)


def _shielded(markdown: bytes) -> bytes:
    """Without what Hugo would take for a shortcode of its own, and stop at."""
    return markdown.replace(b"{{<", b"{{&lt;").replace(b"{{%", b"{{&#37;")


def _written(
    places: Mapping[str, str], ours: set[str], links: Links
) -> Callable[[str], Callable[[str, str], str | None]]:
    def from_place(here: str) -> Callable[[str, str], str | None]:
        def written(target: str, anchor: str) -> str | None:
            place = places.get(target)
            if place is None:
                return None
            # A page of the author's has none of our anchors.
            behind = f"#{anchor}" if anchor and place in ours else ""
            if links == "md":
                return quote(relpath(f"/{place}", f"/{dirname(here)}")) + behind
            return _relative(address_of(place), address_of(here)) + behind

        return written

    return from_place


def _relative(address: str, here: str) -> str:
    """An address seen from that of a page, which ends in a slash or is empty."""
    path = relpath(f"/{address}", f"/{here}")
    folder = not address or address.endswith("/")
    return quote(f"{path}/" if folder else path)


def _hugo(shown: Iterable[Page], own: OwnPages, settings: SettingsFile) -> Iterable[tuple[str, str]]:
    """What Hugo needs besides: its settings, and a layout in place of a theme."""
    pages = list(shown)
    environment = Environment(
        loader=PackageLoader("afterword", "templates/hosts"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # TOML, and templates of Hugo's
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
    )
    environment.filters["toml"] = _toml
    paths = sorted({page.path for page in pages} | set(own.files))
    values = {
        "name": settings.text("site_name") or "Afterword",
        "url": settings.text("site_url") or "http://localhost/",
        "docs": DOCS,
        "folders": [path for path in paths if path.rpartition("/")[2] in ("index.md", "README.md")],
        "menu": [(page.title, page.path) for page in pages if not page.section and not page.record],
        "own": [
            (_heading(file, path), path) for path, file in sorted(own.files.items()) if path.endswith(".md")
        ],
        "styles": STYLES,
        "scripts": SCRIPTS,
    }
    yield "hugo.toml", environment.get_template("hugo.toml.jinja").render(values)
    yield "layouts/_default/baseof.html", environment.get_template("baseof.html.jinja").render(values)
    for name in ("list", "single"):
        yield f"layouts/_default/{name}.html", '{{ define "main" }}{{ .Content }}{{ end }}\n'


def _toml(value: str) -> str:
    """A string of TOML, whose escapes are those of JSON but for letters beyond the first plane."""
    return json.dumps(value.encode("utf-8", "replace").decode(), ensure_ascii=False).replace(
        "\x7f", "\\u007f"
    )


def _heading(file: Path, path: str) -> str:
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((line[2:].strip() for line in lines if line.startswith("# ")), path.removesuffix(".md"))
