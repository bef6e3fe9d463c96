"""The HTML of our pages goes round Python-Markdown, and its links are resolved here.

Python-Markdown parses raw HTML three times over with every extension looking in, which costs more than all
the rest of a page, and MkDocs resolves the links of Markdown only. So each block of ours is swapped for a
comment before the Markdown is rendered, and put back, links resolved, into what came out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from afterword.frozen import frozen

_LINK = re.compile(r' (href|src)="(?![a-zA-Z][\w+.-]*:|[/?#"])([^"?#]*)(#[^"]*)?"')
_TEMPLATE = re.compile(r"\{(?=[{%#])")
_MASK = "\ufdd0"  # stands for no letter in any text
_ID = re.compile(r' id="([^"]+)"')


@frozen
class Blocks:
    """The HTML of one page while its Markdown is rendered.

    Attributes:
        html: the blocks, in the order of the page.
        mark: what the comments in their place begin with. It is made from the page, so that no text in the
            page can hold it, and a comment of the user's that looks like ours stays a comment.
    """

    html: tuple[str, ...]
    mark: str


def set_aside(markdown: str, body: str) -> tuple[str, Blocks]:
    """Swap our blocks of HTML for comments.

    Args:
        markdown: a page; each block of HTML in it is one line between blank ones.
        body: the user's own Markdown at the end of it, without its last line break; it is left alone.

    Returns:
        The Markdown with comments in place of the blocks, and the blocks.
    """
    mark = f"afterword:{blake2b(markdown.encode('utf-8', 'surrogatepass'), digest_size=12).hexdigest()}"
    theirs = f"{body}\n" if body else ""
    ours = markdown.removesuffix(theirs)
    blocks: list[str] = []
    lines = ours.split("\n")
    for number, line in enumerate(lines):
        if line.startswith("<"):
            lines[number] = f"<!-- {mark}:{len(blocks)} -->"
            blocks.append(line)
    return "\n".join(lines) + theirs, Blocks(tuple(blocks), mark)


def put_back(html: str, blocks: Blocks) -> str:
    """The rendered page with our blocks in their places again."""
    first, *rest = html.split(f"<!-- {blocks.mark}:")
    pieces = [first]
    for piece in rest:
        number, _, after = piece.partition(" -->")
        pieces += [blocks.html[int(number)], after]
    return "".join(pieces)


def masked(markdown: str) -> str:
    """A page in which no template engine sees a template: what people said may hold its braces."""
    return _TEMPLATE.sub(f"{{{_MASK}", markdown)


def unmasked(markdown: str) -> str:
    """The page as it was before ``masked``."""
    return markdown.replace(_MASK, "")


def anchors(blocks: Blocks) -> set[str]:
    """The ids in our blocks, which links may lead to."""
    return {anchor for block in blocks.html for anchor in _ID.findall(block)}


def resolved(blocks: Blocks, path: str, resolve: Callable[[str, str], str | None]) -> Blocks:
    """Our blocks with their links made addresses.

    Args:
        blocks: of one page.
        path: of that page; links are relative to it.
        resolve: gives the address of a path among the sources, with its anchor; None leaves the link, an
            empty one makes plain words of it.
    """
    folder = dirname(path)

    def link(match: re.Match[str]) -> str:
        address = resolve(normpath(join(folder, unquote(match[2]))), (match[3] or "")[1:])
        if not address:
            return match[0] if address is None else ""
        return f' {match[1]}="{address}"'

    return replace(blocks, html=tuple(_LINK.sub(link, block) for block in blocks.html))
