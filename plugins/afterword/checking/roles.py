"""Roles: the title of a position that is not this one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.checking.context import Context
from afterword.checking.letter import Finding, Letter
from afterword.checking.names_in_text import tokens_of
from afterword.checking.wording import WORDING
from afterword.patterns import lazy

_WORD = r"(?!I\b)[^\W\d_a-z](?:[\w'’/&-]*\w)?"
_SMALL = r"(?:of|for|and|&|the|in|to|at)"
#: Words with capitals, as titles are written: "Head of Collections", "Regional Manager, Ohio".
_TITLE = rf"(?P<title>{_WORD}(?:,?[ \t]+(?:{_SMALL}[ \t]+){{0,2}}{_WORD}){{0,6}})"
_NOUN = (
    r"(?:role|position|post|job|opening|vacancy|opportunity|internship|placement|interview|place|spot|slot|process"
    r"|intake|trial|application)"
)
#: Without a comma, and no possessive: "the Head Chef's soup"; whole words, and no half of "Head of the town".
_OF_WORDS = (
    rf"(?P<title>{_WORD}(?:[ \t]+(?:(?:of|for|and|&)[ \t]+)?{_WORD}){{0,4}})(?!\w|['’]s?\b|[ \t]+of\b)"
)
_FRAMES = (
    lazy(
        r"\b(?:[Tt]he|[Yy]our|[Tt]his|[Aa]n?|[Oo]f|[Aa]nother|[Tt]hat|[Nn]ext|[Aa]ny)[ \t]+"
        rf"{_TITLE}[ \t]+{_NOUN}\b"
    ),
    lazy(rf"\b{_NOUN}s?[ \t]+(?:of|as|for)[ \t]+(?:the[ \t]+|an?[ \t]+|your[ \t]+)?{_TITLE}"),
    lazy(rf"\b(?:be|become|becoming|being|as)[ \t]+your[ \t]+(?:next[ \t]+|new[ \t]+|first[ \t]+)?{_TITLE}"),
    lazy(
        r"\b(?:join(?:ing)?|start(?:ing)?|begin(?:ning)?|com(?:e|ing)|hire|take me on|work(?:ing)? with you"
        r"|(?:see|picture) myself)\b"
        rf"[^.!?\n,;]{{0,60}}?\bas[ \t]+(?:the[ \t]+|an?[ \t]+|your[ \t]+)?(?:next[ \t]+|new[ \t]+)?{_TITLE}"
    ),
    lazy(
        r"\b(?:appl(?:y|ied|ying)|candidate|candidacy|application|considered|considering me|interviewed"
        r"|running)"
        rf"[ \t]+(?:to be|as|for)[ \t]+(?:the[ \t]+|an?[ \t]+|your[ \t]+)?{_TITLE}"
    ),
)
#: The post as one would hold it, or they would fill it; what the writer has been is their own affair.
_HELD = (
    lazy(
        r"\b(?:[Bb]e|[Bb]eing|become|becoming)[ \t]+(?:an?|the|your)?[ \t]*(?:(?:good|next|new)[ \t]+)?"
        rf"{_OF_WORDS}"
    ),
    lazy(rf"\b(?:as|for)[ \t]+(?:an?[ \t]+|your[ \t]+)?{_OF_WORDS}"),
    lazy(
        r"\b(?:need|want|look(?:ing)? for|after|room for)[ \t]+(?:an?(?:other)?[ \t]+)?(?:second[ \t]+)?"
        rf"{_OF_WORDS}"
    ),
    lazy(rf"(?:^|[.!?]\s+){_OF_WORDS}[ \t]+would[ \t]+(?:suit|be)\b", re.MULTILINE),
)
_HAS_BEEN = lazy(
    r"\b(?:worked|used to|have been|['’]ve been|had been|years?|trained|served|started|began|spent|ago"
    r"|former\w*"
    r"|previous\w*|last|old|left|(?:I|he|she|they|who) (?:was|were)(?= (?:an?\b|the\b|$))|mother"
    r"|father|brother|sister|friend|aunt|uncle|cousin|wife|husband"
    r"|daughter|son)\b",
    re.IGNORECASE,
)
#: So many letters of a word of a title stand for the whole: "Rehab Technician".
_SHORTENED = 5
#: How the names of trades end.
_TRADES = lazy(r"(?:ist|ician|grapher|keeper|maker|builder|master|minder|layer|dresser|smith|wright|hand)$")
_IN_SUBJECT = lazy(rf"(?<!\w){_OF_WORDS}")


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
    for frame in (_IN_SUBJECT,) if subject else _HELD:
        for match in frame.finditer(text):
            at = match.start("title")
            before = text[max(text.rfind(sign, 0, at) for sign in ".,;!?\n") + 1 : at]
            if _ends_as_role(match["title"]) and not _HAS_BEEN.search(before):
                yield match.start("title"), match["title"]


def _ends_as_role(title: str) -> bool:
    """Whether the last word says who does what: "Deputy Nurse", or the first, "Head of Sales"."""
    words = [word.strip(".,").casefold() for word in re.split(r"[\s/-]+", title)]
    return _does(words[-1]) or (len(words) > 2 and words[1] == "of" and _does(words[0]))


def _is_role(title: str) -> bool:
    """Whether a name with capitals is that of a role: one of its words says who does what."""
    return any(_does(word.strip(".,").casefold().removesuffix("s")) for word in re.split(r"[\s/,-]+", title))


def _does(word: str) -> bool:
    """Whether a word says who does what."""
    return word in WORDING.roles or _TRADES.search(word) is not None


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
    return any(
        each <= key or all(any(its.startswith(word[:_SHORTENED]) for its in each) for word in key - small)
        for each in mine
        if each
    )
