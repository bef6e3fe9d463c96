"""Ways to put a part of a wording, as in ``Thank you for <your time|the talk> {{ day }}``.

Two people who write to one person may come upon one wording, and a wording alone would give them the same
sentence. Its parts are drawn each by itself, so that they seldom do. A way may be empty, holds no braces and
no line's end, and every way goes with every way of the other parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from afterword.frozen import frozen
from afterword.writing.panels import Choose

#: What asks, in a template as it is compiled, which way a part of a wording is put.
WAY = "_way"

#: "<!-- a | b -->" is a comment, and no part of a wording.
_WAYS = re.compile(r"<(?!!)([^<>\n{}]*\|[^<>\n{}]*)>")
#: Two words before a part, and one behind it that does not belong to the next.
_LEAD = re.compile(r"(?:[\w'’]+ ){1,2}$")
_BEHIND = re.compile(r" [\w'’]+(?! ?[\w'’]* ?<)(?![\w'’])")

#: What contracts a text.
Spoken = Callable[[str], str]


def ways_in(text: str) -> int:
    """The most ways that a part of a text has; 1 where it has none."""
    return max((len(_ways(match)) for match in _WAYS.finditer(text)), default=1)


def put(text: str, choose: Choose, spoken: Spoken | None = None) -> str:
    """A text with one of the ways in each of its parts.

    Args:
        text: with its parts in angle brackets.
        choose: which way.
        spoken: what contracts a text; None: nothing does.
    """
    return "".join(
        piece if isinstance(piece, str) else piece.said[choose.within(piece.ways)]
        for piece in _pieces(text, spoken)
    )


def with_ways(template: nodes.Template, spoken: Spoken | None = None) -> None:
    """Have a template ask which way it is, in its texts and in the quoted words within its tags."""
    _Asking(spoken).visit(template)


def _ways(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(match[1].split("|"))


@frozen
class _Part:
    """A part of a text: the ways as they are written, and as they are said with the words around them."""

    ways: tuple[str, ...]
    said: tuple[str, ...]


@lru_cache(maxsize=2048)  # every letter has the phrases that they all share
def _pieces(text: str, spoken: Spoken | None) -> tuple[str | _Part, ...]:
    """A text in pieces: plain ones, and the parts that have ways."""
    pieces: list[str | _Part] = []
    end = 0
    for match in _WAYS.finditer(text):
        ways, before = _ways(match), text[end : match.start()]
        said, end = ways, match.end()
        # What is to be filled in stays as it is.
        if spoken and text.rfind("[", 0, match.start()) <= text.rfind("]", 0, match.start()):
            # "I <would|will> gladly": whether a word is contracted hangs on those around it.
            lead, behind = _LEAD.search(before), _BEHIND.match(text, end)
            first, last = lead[0] if lead else "", behind[0] if behind else ""
            before, end = before[: len(before) - len(first)], end + len(last)
            said = tuple(spoken(f"{first}{way}{last}") for way in ways)
        pieces += [before, _Part(ways, said)]
    return (*pieces, text[end:])


class _Asking(NodeTransformer):
    """Puts a question in the place of each part."""

    def __init__(self, spoken: Spoken | None) -> None:
        self._spoken = spoken

    def visit_TemplateData(self, node: nodes.TemplateData) -> list[nodes.Expr] | nodes.TemplateData:  # noqa: N802
        """A text that is sent as it stands."""
        return self._asked(node.data) if _WAYS.search(node.data) else node

    def visit_Const(self, node: nodes.Const) -> nodes.Expr:  # noqa: N802
        """Words within a tag."""
        if not isinstance(node.value, str) or not _WAYS.search(node.value):
            return node
        return nodes.Concat(self._asked(node.value), lineno=node.lineno)

    def _asked(self, text: str) -> list[nodes.Expr]:
        """The pieces of a text, a question for each part that has ways."""
        return [
            nodes.Const(piece) if isinstance(piece, str) else _question(piece)
            for piece in _pieces(text, self._spoken)
        ]


def _question(part: _Part) -> nodes.Expr:
    ways, said = (nodes.Tuple([nodes.Const(way) for way in each], "load") for each in (part.ways, part.said))
    return nodes.Getitem(said, nodes.Call(nodes.Name(WAY, "load"), [ways], [], None, None), "load")
