"""The text of a note: where its greeting ends and its sign-off begins, its gaps, its addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Opens a note: "Dear Priya," or "Hi Tom," alone on its line.
_GREETING = re.compile(r"\A\s*[^\n.!?]{1,60}[,:!]?[ \t]*(?:\n|\Z)")

#: Ends a note: a line of few words with a comma and no verb, then the name and the ways to reach it.
_SIGN_OFF = re.compile(
    r"^(?:(?:with )?(?:many |warm(?:est)? |kind(?:est)? |best |all good |very )*"
    r"(?:regards|wishes|best|thanks|thank you|all the best|yours|cheers|sincerely)"
    r"(?: again| truly| sincerely| faithfully)?),?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)

URL = re.compile(r"(?:https?://|www\.)[^\s<>\[\]\"“”]+", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\[[^\[\]\n]+\](?!\()")


def core(text: str) -> str:
    """The text of a note without its greeting and its sign-off.

    A greeting is a first line that ends in a comma, or stands alone in few words; the sign-off runs from a
    line such as "Best wishes," to the end. A text without them comes back whole.
    """
    text = text.strip()
    greeting = _GREETING.match(text)
    if greeting and (greeting[0].rstrip().endswith((",", ":", "!")) or _lone(greeting[0], text)):
        text = text[greeting.end() :]
    sign_offs = list(_SIGN_OFF.finditer(text))
    if sign_offs:
        text = text[: sign_offs[-1].start()]
    return text.strip()


def _lone(line: str, text: str) -> bool:
    """Whether a first line of few words is followed by an empty one, as a greeting without a comma is."""
    return len(line.split()) <= 4 and text[len(line) :].startswith("\n")


def placeholders(text: str) -> tuple[str, ...]:
    """What is in square brackets and is not a Markdown link, in the order of the text."""
    return tuple(_PLACEHOLDER.findall(text))


def links_in(text: str) -> Iterator[tuple[int, str]]:
    """Addresses of the web in a text, with their places."""
    for match in URL.finditer(text):
        yield match.start(), _trimmed(match[0])


def _trimmed(link: str) -> str:
    """An address without the punctuation of the sentence it stands in."""
    while link:
        shorter = link.rstrip(".,;:!?'’*_>")
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == link:
            return link
        link = shorter
    return link


def plain_address(url: str) -> str:
    """An address of the web as two people would write it alike: no scheme, no "www", no last slash."""
    address = url.strip().casefold().split("#", 1)[0]
    for start in ("https://", "http://", "www."):
        address = address.removeprefix(start)
    return address.rstrip("/")
