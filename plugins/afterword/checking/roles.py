"""Roles: the title of a position that is not this one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.checking.context import Context
from afterword.checking.letter import Finding, Letter
from afterword.checking.names_in_text import tokens_of
from afterword.checking.wording import WORDING

_WORD = r"(?!I\b)[^\W\d_a-z](?:[\w'’/&-]*\w)?"
_SMALL = r"(?:of|for|and|&|the|in|to|at)"
#: Words with capitals, as titles are written: "Head of Collections", "Regional Manager, Ohio".
_TITLE = rf"(?P<title>{_WORD}(?:,?[ \t]+(?:{_SMALL}[ \t]+){{0,2}}{_WORD}){{0,6}})"
_NOUN = r"(?:role|position|post|job|opening|vacancy|opportunity|internship|placement|interview)"
_FRAMES = (
    re.compile(rf"\b(?:[Tt]he|[Yy]our|[Tt]his|[Aa]n?|[Oo]f)[ \t]+{_TITLE}[ \t]+{_NOUN}\b"),
    re.compile(rf"\b{_NOUN}s?[ \t]+(?:of|as|for)[ \t]+(?:the[ \t]+|an?[ \t]+|your[ \t]+)?{_TITLE}"),
    re.compile(
        rf"\b(?:be|become|becoming|being|as)[ \t]+your[ \t]+(?:next[ \t]+|new[ \t]+|first[ \t]+)?{_TITLE}"
    ),
    re.compile(
        r"\b(?:join(?:ing)?|start(?:ing)?|begin(?:ning)?|com(?:e|ing)|hire|take me on|work(?:ing)? with you"
        r"|(?:see|picture) myself)\b"
        rf"[^.!?\n,;]{{0,60}}?\bas[ \t]+(?:the[ \t]+|an?[ \t]+|your[ \t]+)?(?:next[ \t]+|new[ \t]+)?{_TITLE}"
    ),
    re.compile(
        r"\b(?:appl(?:y|ied|ying)|candidate|candidacy|application|considered|considering me|interviewed"
        r"|running)"
        rf"[ \t]+(?:to be|as|for)[ \t]+(?:the[ \t]+|an?[ \t]+|your[ \t]+)?{_TITLE}"
    ),
)
#: A part of a subject line: what stands between dashes, colons and brackets.
_PART = re.compile(r"(?:[^:|;–—()]|(?<=\S)-(?=\S))+?(?=\s-\s|[:|;–—()]|$)")
_WHOLE = re.compile(rf"\s*(?:-\s)?(?:[Tt]he[ \t]+|[Yy]our[ \t]+)?{_TITLE}\s*")


def wrong_role(letter: Letter, context: Context) -> Iterator[Finding]:
    """A title named as the role they hire for, that is not its title."""
    right = letter.position.title if letter.position else ""
    if not right or not letter.english:
        return
    mine = _mine(letter, context)
    seen: set[str] = set()
    for at, text in (("subject", letter.subject), (None, letter.own_words)):
        for start, title in _titles(text, subject=at is not None):
            key = frozenset(tokens_of(title.casefold()))
            named = any(word in context.name_words for word in re.split(r"[\s,]+", title))
            if title in seen or named or not _is_role(title) or _is_covered(key, mine):
                continue
            if tokens_of(title.casefold()) in context.titles.names:
                continue  # a position of the journal: `wrong-company` says so
            seen.add(title)
            yield Finding(
                at or start,
                f"“{title}” is not the title of this position.",
                f"Write “{right}”; if the title has changed, correct `position` in its file.",
            )


def _titles(text: str, *, subject: bool) -> Iterator[tuple[int, str]]:
    for frame in _FRAMES:
        for match in frame.finditer(text):
            yield match.start("title"), match["title"]
    if subject:
        for part in _PART.finditer(text):
            if whole := _WHOLE.fullmatch(part[0]):
                yield part.start() + whole.start("title"), whole["title"]


def _is_role(title: str) -> bool:
    """Whether a name with capitals is that of a role: one of its words says who does what."""
    return any(
        word.strip(".,").casefold().removesuffix("s") in WORDING.roles
        for word in re.split(r"[\s/,-]+", title)
    )


def _mine(letter: Letter, context: Context) -> tuple[frozenset[str], ...]:
    """The words of every title that may stand there: of their positions, of the roles and names of people."""
    titles = [position.title for position in context.journal.positions_with(letter.person.slug)]
    titles += [letter.position.title if letter.position else ""]
    people = list(context.people_of(letter))
    titles += [person.role for person in people] + [person.name for person in people]
    return tuple(frozenset(key) for title in titles if (key := tokens_of(title.casefold())))


def _is_covered(key: frozenset[str], mine: tuple[frozenset[str], ...]) -> bool:
    """Whether it is one of them, in full, in part, or with a company's name before it."""
    small = {"of", "for", "and", "the", "in", "to", "at", "&", "a", "an"}
    return any(not (key - small - each) or each <= key for each in mine if each)
