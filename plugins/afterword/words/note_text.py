"""The text of a note: where its greeting ends and its sign-off begins, its words, its gaps, its addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from afterword.frozen import frozen

#: Opens a note: "Dear Priya," or "Hi Tom," alone on its line.
_GREETING = re.compile(r"\A\s*[^\n.!?]{1,60}[,:!]?[ \t]*(?:\n|\Z)")

#: Ends a note: a line of few words with a comma and no verb, then the name and the ways to reach it. The
#: longer patterns are compiled by the first note that needs them; to see what is due, none does.
_SIGN_OFF = (
    r"(?im)^(?:(?:with )?(?:many |warm(?:est)? |kind(?:est)? |best |all good |very )*"
    r"(?:regards|wishes|best|thanks|thank you|all the best|yours|cheers|sincerely)"
    r"(?: again| truly| sincerely| faithfully)?),?[ \t]*$"
)

#: Any other: few words with a comma after an empty line, and under them only short lines, a name first.
_SIGNED = (
    r"(?<=\n\n)[^\W\d_](?:[\w'’-]*[ \t]){0,4}[\w'’-]*,[ \t]*\n"
    r"(?=[^\W\d_a-z])[^\n.!?:]{1,60}(?:\n[^\n!?]{1,60}){0,4}\n*\Z"
)

URL = re.compile(r"(?:https?://|www\.)[^\s<>\[\]\"“”]+", re.IGNORECASE)
WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?")

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`|<!--.*?(?:-->|\Z)", re.DOTALL)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK_TARGET = re.compile(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)")

#: What is left to fill in: by us, by a template of the user's, or by the user.
_GAP = (
    # However it goes on, it begins with one of these, so that nothing else need be tried.
    r"(?m)(?=[\[{$<?_TFXLl])(?:"
    r"\[\[[^\[\]\n]+\]\]"  # a link of a notebook, or a mail merge
    # [what they said], but no link, footnote, check box or omission
    r"|(?<![\w\]!])\[(?!\^|[ xX]?\]|\.{3}\]|…\]|sic\])(?P<words>[^\[\]\n]*)\](?![(\[])"
    r"|\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|\$\{\w{1,100}\}"  # templates
    r"|(?<![\w{])\{[A-Za-z_][\w .-]{1,40}\}"
    r"|<<[^<>\n]{2,40}>>"
    r"|<(?:your |their |the |first |last |company |contact |job |insert |full ){0,9}"
    r"(?:name|surname|company|firm|date|role|title|position|topic|subject|detail|team|link|gift|phone|here)>"
    r"|\bTODO\b(?!\s+(?:lists?|comments?|apps?|items?|tags?|files?|notes?)\b)|\bTBD\b|\bFIXME\b|\bXXX+\b|\?{3,}"
    r"|\b[Ll]orem ipsum\b|(?<![\w_])_{3,}(?![\w_])(?!\s*$))"
)
#: Without any of these there is no gap, and most notes have none.
_GAP_SIGNS = ("[", "{", "<", "??", "__", "TODO", "TBD", "FIXME", "XXX", "orem ipsum")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
#: The rest of a line such as "[the talk]: https://talks.example/tail", which says where a link leads.
_LEADS_TO = re.compile(r":[ \t]*\S+(?:[ \t]+[\"'(].*)?[ \t]*$", re.MULTILINE)

#: Begins a gap for a line of the debrief, which the user is to put in their own words.
IN_YOUR_WORDS = "in your words: "

#: Whatever could begin, end or make up a gap, or hide one as code does.
_SIGN = re.compile(r"[\[\]{}<>`]|\?{2,}|_{2,}|\b(?:TODO|TBD|FIXME|XXX+)\b|\b[Ll](?=orem ipsum\b)")
#: Halves of pairs, which no text that was read can hold; one for each sign, so that lengths stay.
_VEIL = 0xD800
_UNVEILED = {_VEIL + code: code for code in range(128)}


@frozen
class Gap:
    """A place in a draft that only the user can fill.

    Attributes:
        text: as it stands there, with its brackets.
        where: whether it stands in the subject or in the body.
        offset: its place there, in characters from 0.
        line: of the body, counted from 1; 0 for the subject.
    """

    text: str
    where: Literal["subject", "body"]
    offset: int
    line: int


def gaps_in(subject: str, body: str) -> tuple[Gap, ...]:
    """What is to be filled in, in the order of the text, the subject first; the one reader of gaps.

    A gap is ``[words like these]``, ``{{…}}``, ``<name>``, ``TODO``, ``XXX``, ``???`` and the like; a link, a
    footnote, a check box, an omission, ``[sic]`` or code is none.
    """
    found = [Gap(match[0], "subject", match.start(), 0) for match in _gaps(subject)]
    line, counted = 1, 0
    text = without_code(body)
    for match in _gaps(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        # As it stands in the body: within it code is blanked, so that it makes no gap of its own.
        found.append(Gap(body[match.start() : match.end()], "body", match.start(), line))
    return tuple(found)


def without_gaps(text: str) -> str:
    """The text with what is to be filled in blanked, everything else in its place."""
    for gap in gaps_in("", text):
        end = gap.offset + len(gap.text)
        text = f"{text[: gap.offset]}{spaces(gap.text)}{text[end:]}"
    return text


def _gaps(text: str) -> Iterator[re.Match[str]]:
    if any(sign in text for sign in _GAP_SIGNS):
        for match in re.finditer(_GAP, text):
            words = match["words"]
            if words is None or (_TWO_LETTERS.search(words) and not _defines_a_link(match)):
                yield match


def _defines_a_link(match: re.Match[str]) -> bool:
    text = match.string
    begin = text.rfind("\n", 0, match.start()) + 1
    return not text[begin : match.start()].strip() and bool(_LEADS_TO.match(text, match.end()))


def veil(text: str) -> str:
    """The text with all that could pass for a gap made unrecognisable, as long as it was.

    For the user's own words on their way into a letter: in a gift called "Letters to [name]" there is nothing
    to fill in. ``unveil`` gives the text back.
    """
    return _SIGN.sub(lambda match: "".join(chr(_VEIL + ord(sign)) for sign in match[0]), text)


def unveil(text: str) -> str:
    """A text as it was before its parts were veiled."""
    return text.translate(_UNVEILED)


def core(text: str) -> str:
    """The text of a note without its greeting and its sign-off.

    A greeting is a first line that ends in a comma, or stands alone in few words; the sign-off runs from a
    line such as "Best wishes," to the end. A text without them comes back whole.
    """
    text = text.strip()
    greeting = _GREETING.match(text)
    if greeting and (greeting[0].rstrip().endswith((",", ":", "!")) or _lone(greeting[0], text)):
        text = text[greeting.end() :]
    sign_off = _sign_off(text)
    if sign_off:
        text = text[: sign_off.start()]
    return text.strip()


def _sign_off(text: str) -> re.Match[str] | None:
    """Where the sign-off begins: usual closing words, or else what has the form of a sign-off."""
    return next(reversed(list(re.finditer(_SIGN_OFF, text))), None) or re.search(_SIGNED, text)


def _lone(line: str, text: str) -> bool:
    """Whether a first line of few words is followed by an empty one, as a greeting without a comma is."""
    return len(line.split()) <= 4 and text[len(line) :].startswith("\n")


def greeting_of(text: str) -> str:
    """The first line of a note, where it is a greeting: "Dear Priya"; without the comma; else empty."""
    text = text.lstrip()
    found = _GREETING.match(text)
    if not found or not (found[0].rstrip().endswith((",", ":", "!")) or _lone(found[0], text)):
        return ""
    return found[0].strip().rstrip(",:! ")


def sign_off_of(text: str) -> str:
    """The closing words of a note, such as "Best wishes"; without the comma; empty where there are none."""
    found = _sign_off(text.strip())
    return found[0].splitlines()[0].strip().rstrip(", ") if found else ""


def core_span(text: str) -> tuple[int, int]:
    """Where in a note the text between greeting and sign-off begins and ends."""
    middle = core(text)
    start = text.find(middle) if middle else len(text)
    return start, start + len(middle)


def without_code(text: str) -> str:
    """The text with code and comments blanked, everything else in its place."""
    return blanked(_CODE, text)


def plain(text: str) -> str:
    """The text with code, comments and addresses of the web and of mail blanked."""
    text = blanked(URL, blanked(LINK_TARGET, without_code(text)))
    # It takes as long to look for a mailbox as for all the rest, and few notes hold one.
    return blanked(_MAIL, text) if "@" in text else text


def words_in(text: str) -> tuple[re.Match[str], ...]:
    """The words of a note as its length is counted, with their places.

    Those between greeting and sign-off; an address, a dash and code are no words.
    """
    start, end = core_span(text)
    return tuple(WORD.finditer(plain(text), start, end))


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """The text with spaces in place of what a pattern finds; line ends stay."""
    return pattern.sub(lambda match: spaces(match[0]), text)


def spaces(text: str) -> str:
    """As many spaces as the text has characters; line ends stay."""
    return re.sub(r"[^\n]", " ", text)


def links_in(text: str) -> Iterator[tuple[int, str]]:
    """Addresses of the web in a text, with their places."""
    for match in URL.finditer(text):
        yield match.start(), _trimmed(match[0])


def _trimmed(link: str) -> str:
    """An address without the punctuation of the sentence it stands in."""
    unmatched = link.count(")") - link.count("(")
    end = len(link)
    # Letter by letter, each looked at once: an address may end in ten thousand brackets.
    while end and (link[end - 1] in ".,;:!?'’*_>" or (link[end - 1] == ")" and unmatched > 0)):
        end -= 1
        unmatched -= link[end] == ")"
    return link[:end]


def plain_address(url: str) -> str:
    """An address of the web as two people would write it alike: no scheme, no "www", no last slash."""
    address = url.strip().casefold().split("#", 1)[0]
    for start in ("https://", "http://", "www."):
        address = address.removeprefix(start)
    return address.rstrip("/")
