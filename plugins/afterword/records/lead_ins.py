"""The list items of a debrief, and the lead-ins they may begin with.

People write lists in many ways: with a hyphen, a number, a task box, a bullet typed on a telephone, one list
within another. All of these are list items; a lead-in may be bold, and its colon of any width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from afterword.frozen import frozen
from afterword.patterns import lazy
from afterword.records.fences import with_code
from afterword.records.schema import LEAD_INS
from afterword.words.spelling import spelling_distance

#: What a list item may begin with today, and what the first version knew besides.
WORDS = tuple(lead_in.words for lead_in in LEAD_INS)
WORRIED_ABOUT = "worried about"
READABLE = (*WORDS, WORRIED_ABOUT)

#: A telephone, or a key pressed too long, puts a no-break space behind a marker.
_BLANK = r"[ \t\u00a0\u3000]"
_MARKER = lazy(
    rf"({_BLANK}*)(?:[-*+]{_BLANK}+|\d{{1,9}}[.)]{_BLANK}+|[•–—‣◦▪●·]{_BLANK}*)(?:\[[^\[\]\n]\]{_BLANK}+)?"
)
#: Signs of emphasis around a lead-in, as in "**Lit up at:**".
_EMPHASIS = r"[*_=`~]{0,3}"
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)?"
_SAID = lazy(
    rf"({_EMPHASIS})({_WORD}(?:{_BLANK}+{_WORD}){{0,2}}){_EMPHASIS}{_BLANK}*[:：]{{1,2}}"
    rf"{_EMPHASIS}\s*(.*)",
    re.DOTALL,
)
_INDENT = lazy(r"[ \t\u00a0\u3000]*")
#: Markdown takes so many blanks for the beginning of code, where no list goes before.
_CODE_INDENT = 4

#: A question about the user, among what the first version called a worry.
_ABOUT_ME = lazy(r"[\"“„'‘*_]*(?:whether|if|why I)\b", re.IGNORECASE)


@frozen
class Line:
    """One line of a section, with those that go on from it.

    Attributes:
        number: of the line in the file, counted from 1.
        column: where the text begins.
        raw: as it was written.
        text: what a list item says, on one line; None: it is no list item.
        code: it stands in code, which is shown as it is.
    """

    number: int
    column: int
    raw: str
    text: str | None
    code: bool = False


@frozen
class Said:
    """What a list item says: words before a colon, and what stands behind it."""

    words: str
    text: str

    @property
    def lead_in(self) -> str | None:
        """The lead-in it begins with, None for words of the user's own.

        "Worried about" is what they asked where it is a question about the user, else what worries them.
        """
        words = self.words.replace("-", " ")
        if words == WORRIED_ABOUT:
            return "asked me" if _ABOUT_ME.match(self.text) else "worries them"
        return words if words in WORDS else None


def list_lines(lines: Sequence[tuple[int, str]]) -> Iterator[Line]:
    """The numbered lines of a section, those of a list item joined."""
    item: Line | None = None
    more: list[str] = []
    in_list = False
    for (number, raw), (_, fenced) in zip(lines, with_code(raw for _, raw in lines), strict=True):
        indent = _INDENT.match(raw)
        depth = len(indent[0].expandtabs(_CODE_INDENT)) if indent else 0
        code = fenced or (depth >= _CODE_INDENT and not in_list)
        marker = None if code else _MARKER.match(raw)
        if not marker and item and depth and raw.strip() and not code:
            more.append(raw)
            continue
        if item:
            yield _joined(item, more)
            item, more = None, []
        if marker:
            item = Line(number, marker.end() + 1, raw, raw[marker.end() :].strip())
        else:
            yield Line(number, depth + 1, raw, None, code)
        # A blank line does not end a list that goes on behind it.
        in_list = bool(marker) or (in_list and (not raw.strip() or depth > 0))
    if item:
        yield _joined(item, more)


def _joined(item: Line, more: Sequence[str]) -> Line:
    """A list item with the lines that go on from it."""
    if not more:
        return item
    text = " ".join([item.text or "", *(raw.strip() for raw in more)])
    return Line(item.number, item.column, "\n".join([item.raw, *more]), text)


def text_of_item(line: str) -> str | None:
    """What stands behind the marker of a list item; None for another line."""
    marker = _MARKER.match(line)
    return line[marker.end() :].strip() if marker else None


def said_in(text: str) -> Said | None:
    """The words before the colon of a list item, and what stands behind it; None where there is no colon."""
    match = _SAID.fullmatch(text)
    if not match:
        return None
    rest = match[3].strip()
    if match[1] and rest.endswith(match[1]) and rest.count(match[1]) == 1:
        rest = rest[: -len(match[1])].rstrip()  # the whole item was bold
    return Said(" ".join(match[2].casefold().split()), rest)


def without_colon(text: str) -> str | None:
    """The lead-in that a text begins with where its colon is left out; one that is no everyday word."""
    words = text.strip("*_=`~ ").casefold().split()
    for lead_in in READABLE:
        parts = lead_in.split()
        if (len(parts) > 1 or lead_in == "promised") and words[: len(parts)] == parts and words[len(parts) :]:
            return lead_in
    return None


def meant(said: str) -> str | None:
    """The lead-in that some words are most likely a misspelling of; None where none is near.

    Letters may be wrong, missing or swapped, or the last word left out ("lit up"). Short words stand alone in
    too many lists to be guessed at from afar: "pay" and "past" are no "say" and no "part".
    """
    words = said.split()
    for lead_in in READABLE:
        right = lead_in.split()
        if 1 < len(words) < len(right) and right[: len(words)] == words:
            return lead_in
        wrong = [pair for pair in zip(words, right, strict=False) if pair[0] != pair[1]]
        # Of several words one may be further off, since the others tell what was meant.
        alone = len(right) > 1 and len(wrong) == 1 and _within(*wrong[0], 2 if len(wrong[0][1]) > 4 else 1)
        if len(words) == len(right) and (alone or all(_near(*pair) for pair in wrong)):
            return lead_in
    return "worries them" if said in ("worries him", "worries her") else None


def _near(word: str, right: str) -> bool:
    if len(right) <= 4:
        # One letter more, one less, or two swapped; of three letters and fewer only swapped ones.
        swapped = sorted(word) == sorted(right)
        near = swapped or (len(right) == 4 and abs(len(word) - len(right)) == 1 and word[0] == right[0])
        return near and _within(word, right, 1)
    return _within(word, right, 1 if len(right) <= 5 else 2)


def _within(word: str, right: str, most: int) -> bool:
    return spelling_distance(word, right, most) <= most
