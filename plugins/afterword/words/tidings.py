"""What a message may tell besides its words: how a position stands, who leaves, and who wants no letters.

It is a guess, and only ever becomes a hint that the user can pass over; so what is said in a question, under
a condition, or as something that might be, counts for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

from afterword.compiled import table_of
from afterword.frozen import frozen
from afterword.patterns import lazy

Tiding = Literal["no", "closed", "on-hold", "offer", "left"]
#: What whoever writes may want: not to be written to any more, to talk once more, or not on the day agreed.
Wish = Literal["stop", "talk", "cancel"]

#: To its mark, or to the end of the line, if that is not where a mail program broke a long one.
_SENTENCE = lazy(r"(?:[^.!?;\n]|(?<=[^\n]{40}[\w,])\n(?=[a-z]))+[.!?;]*")
_CONDITION = lazy(
    r"\b(?:whether|unless|in case|as if|if (?:we|i|they|he|she|it|the|there|that|this|your|anything))\b"
    r"|\b(?:might|perhaps|maybe|possibly|wonder(?:ing)?|thinking (?:of|about)|considering)\b"
    r"|\bhop(?:e|es|ing) to\b"
    r"|(?<!\bin )\bmay\b(?! \d)|(?<!\bthan )\bonce\b(?! (?:already|again|before|more)\b)"
    r"|\b(?:when|until|till|as soon as|never|nobody|no one|none)\b",
    re.IGNORECASE,
)
#: A question, also where the mark is left out.
_QUESTION = lazy(
    r"\?[.!?]*$|^(?:(?:did|does|do|have|has|is|are|was|were|will|would|should|can|could)"
    r" (?:you|they|we|he|she|it|i|the|this|that|your|my|anybody|anyone)\b"
    r"|(?:why|how|what|who|which|where)\b)",
    re.IGNORECASE,
)
#: Contractions without their apostrophes, as they are typed in a hurry.
_BARE = lazy(
    r"\b(?:(i)(m|ve)|(he|she)(s)|(they|you)(re|ve)|(we)(ve)"
    r"|(do|does|did|is|was|were|wo|have|has|had|ca|could|would|are)n(t))\b",
    re.IGNORECASE,
)
_SPEAKS, _OWN = "i|he|she|they", "my|his|her|their"
_NO_PLACE = (
    "(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tue|wed|thu|fri|sat|sun)|jan(?:uary)?|feb(?:ruary)?|march"
    "|april|may|june|july|august|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|i"
)
_PLACE = rf"(?!(?:{_NO_PLACE})\b)((?-i:[A-Z\u00c0-\u00de])[\w&\u2019-]*)"
#: Longer than any message that is read sentence by sentence.
_LONGEST = 20_000


@frozen
class _Signs:
    says: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str]


def tidings(text: str, names: Collection[str] = (), people: Collection[str] = ()) -> tuple[Tiding, ...]:
    """What a message tells, in the order in which ``Tiding`` names it.

    Args:
        text: the message, or a line on it.
        names: what whoever it came from is called; a sentence may speak of them so.
        people: words of the names of people, case folded: no place that anybody goes to.
    """
    sentences = _sentences(text)
    called = tuple(sorted(names))
    found = ((tiding, _signs(tiding, called, spoken_of=False)) for tiding in get_args(Tiding))
    return tuple(tiding for tiding, signs in found if any(_told(signs, each, people) for each in sentences))


def wished(wish: Wish, text: str) -> str:
    """The sentence in which a message says that this is wanted, asked politely or not, as it was written.

    Empty where none does.

    Args:
        wish: what may be wanted.
        text: the message, or a line on it.
    """
    signs = _signs(wish, (), spoken_of=False)
    raw = _cut(text[:_LONGEST])
    told = (
        as_written
        for as_written, each in zip(raw, _sentences(text), strict=True)
        if _told(signs, each, (), asked=True)
    )
    return next(told, "")


def leaves(text: str, names: Collection[str], people: Collection[str] = ()) -> bool:
    """Whether a message says of somebody, by a name of theirs, that they leave.

    Args:
        text: the message, or a line on it.
        names: what they are called.
        people: as for ``tidings``.
    """
    signs = _signs("left", tuple(sorted(names)), spoken_of=True)
    return any(_told(signs, each, people) for each in _sentences(text))


def _sentences(text: str) -> list[str]:
    plain = text[:_LONGEST].replace("'", "’").replace("\N{MODIFIER LETTER APOSTROPHE}", "’")
    plain = re.sub(r"\bu\b", "you", _BARE.sub(_with_apostrophe, plain))
    return _cut(plain)


def _cut(text: str) -> list[str]:
    return [" ".join(match[0].split()) for match in _SENTENCE.finditer(text)]


def _with_apostrophe(match: re.Match[str]) -> str:
    first, last = (part for part in match.groups() if part)
    return f"{first}n’{last}" if last.casefold() == "t" else f"{first}’{last}"


def _told(signs: _Signs, sentence: str, people: Collection[str], *, asked: bool = False) -> bool:
    if (not asked and _QUESTION.search(sentence)) or signs.unless.search(sentence):
        return False
    for pattern in signs.says:
        found = pattern.search(sentence)
        if not found or any(place and place.casefold() in people for place in found.groups()):
            continue
        return not _CONDITION.search(sentence, 0, found.start())
    return False


@cache
def _tables() -> tuple[dict[str, str], Mapping[str, Mapping[str, list[str]]]]:
    """The words that stand for several, and the signs of each thing."""
    signs = dict(table_of(Path(__file__).with_name("tidings.toml")))
    return signs.pop("words"), signs


@lru_cache(maxsize=128)
def _signs(of: Tiding | Wish, names: tuple[str, ...], *, spoken_of: bool) -> _Signs:
    """The signs of one thing; ``spoken_of``: only of those of the names, and of nobody who speaks."""
    called = [re.escape(name) for name in names if name.strip()]
    who = [*([] if spoken_of else [_SPEAKS]), *called] or ["(?!)"]
    whose = [*([] if spoken_of else [_OWN]), *(f"{name}’s" for name in called)] or ["(?!)"]
    words, tables = _tables()
    put = {"WHOSE": rf"\b(?:{'|'.join(whose)})", "WHO": f"(?:{'|'.join(who)})", "PLACE": _PLACE} | words
    names_of_these = re.compile("|".join(sorted(put, key=len, reverse=True)))

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(names_of_these.sub(lambda match: put[match[0]], pattern), re.IGNORECASE)

    says = tuple(compiled(each) for each in tables[of]["says"] if not spoken_of or "WHO" in each)
    return _Signs(says, re.compile("|".join(tables[of]["unless"]), re.IGNORECASE))
