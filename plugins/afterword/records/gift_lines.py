"""The lines of a gift's body that speak to a letter: ``why: …`` and ``give: …``.

Each may be a list item, bold, and go on in the lines below it: a ``why:`` until its sentence ends, a
``give:`` to the end of its paragraph. Of several of one sort the first counts; in code none does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from afterword.frozen import frozen
from afterword.patterns import lazy
from afterword.records.fences import with_code

_BEGINS = lazy(r"[ \t]*(?:[-*+][ \t]+)?[*_]{0,2}(why|give)[*_]{0,2}[:：][*_]{0,2}[ \t]*(.*)", re.IGNORECASE)
#: A list item, a heading, a quotation, a rule or a table: something new begins.
_SOMETHING_ELSE = lazy(r"[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#|>|\||(?:[-*_=][ \t]*){3,}$|$)")
_ENDED = lazy(r"[.!?…][\"”'’)*_]*$")


@frozen
class GiftLine:
    """What stands behind a lead-in.

    Attributes:
        text: on one line; never empty.
        line: of the file on which it begins, counted from 1.
    """

    text: str
    line: int


def gift_lines(body: str, body_line: int) -> Mapping[str, GiftLine]:
    """The lines by their lead-ins, ``why`` and ``give``; what is not there is left out.

    Args:
        body: of the gift, below its front matter.
        body_line: the line of the file on which it begins.
    """
    found: dict[str, GiftLine] = {}
    if ":" not in body and "：" not in body:
        return found
    going_on = ""
    for number, (line, code) in enumerate(with_code(body.split("\n")), body_line):
        begins = None if code else _BEGINS.fullmatch(line)
        if begins:
            going_on = begins[1].casefold()
            if going_on in found:
                going_on = ""
            elif begins[2].strip():
                found[going_on] = GiftLine(" ".join(begins[2].split()), number)
            else:
                going_on = ""
        elif going_on and not code and not _SOMETHING_ELSE.match(line):
            so_far = found[going_on]
            if going_on == "why" and _ENDED.search(so_far.text):
                going_on = ""
            else:
                found[going_on] = GiftLine(" ".join((so_far.text, *line.split())), so_far.line)
        else:
            going_on = ""
    return found
