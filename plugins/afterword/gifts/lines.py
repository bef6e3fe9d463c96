"""The ``why:`` and ``give:`` of a gift on their way into a letter: only as whole sentences fit to be sent.

What is not fit is left out, and ``check`` says so with the line and the reason (``hints``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.gifts.promised import introduced, person_named
from afterword.patterns import lazy
from afterword.records.gift import Gift
from afterword.records.journal import Journal, words_of_name
from afterword.records.problems import Level, Problem, in_order
from afterword.words.languages import ENGLISH, is_foreign
from afterword.words.sentences import why_no_title, why_unfit

#: Gifts whose title is not the thing itself, and cannot be looked up.
TOLD = frozenset({"tip", "information", "place"})

#: Sentences: a reason is one or two, a tip a few.
_MOST_IN_A_REASON, _MOST_IN_A_TIP = 2, 5
#: Words: with more of either a note would be too long for its kind.
_LONGEST_REASON, _LONGEST_TIP = 30, 40

#: A name: words with capitals, with particles between them; "Mum's friend" is none.
_WORD_OF_A_NAME = (
    r"(?:(?![a-zà-ÿ\d_])\w[\w'’.-]*(?<!['’]s)|d[aeiou]s?|v[ao]n|der|den|bin|al|la|le|y|zu|ten|ter)"
)
_NAME = lazy(rf"{_WORD_OF_A_NAME}(?: {_WORD_OF_A_NAME}){{0,5}}")

_EXAMPLES = {
    "tip": "give: Wrap the pot in foil and bury it in sawdust for an hour.",
    "information": "give: The tide gauge is read every Monday, and anybody may ask for the figures.",
    "place": "give: The hide is behind the pumping station. Go in by the north gate.",
}


def unfit_why(gift: Gift, names: frozenset[str]) -> str:
    """What keeps its ``why:`` out of letters, as a clause; empty where nothing does, or there is none.

    Args:
        gift: the record.
        names: ``Journal.words_of_names``; nobody met is named in a letter to somebody else.
    """
    return _unfit(gift, gift.why, names, telling=False, most=_MOST_IN_A_REASON, longest=_LONGEST_REASON)


def unfit_give(gift: Gift, names: frozenset[str]) -> str:
    """The same of its ``give:``."""
    return _unfit(gift, gift.give, names, telling=True, most=_MOST_IN_A_TIP, longest=_LONGEST_TIP)


def _unfit(gift: Gift, text: str, names: frozenset[str], *, telling: bool, most: int, longest: int) -> str:
    if not text:
        return ""
    if is_foreign(text, ENGLISH):
        return "it does not read as English, in which letters are put together"
    about = " ".join((gift.title, *gift.interests))
    person = gift.kind == "introduction"
    return why_unfit(text, about, names, person=person, telling=telling, most=most, longest=longest)


def sent_why(gift: Gift, names: frozenset[str]) -> str:
    """The ``why:`` as letters have it; empty where it is not fit."""
    return "" if unfit_why(gift, names) else gift.why


def sent_give(gift: Gift, names: frozenset[str]) -> str:
    """The ``give:`` as letters have it; empty where it is not fit."""
    return "" if unfit_give(gift, names) else gift.give


def unfit_title(gift: Gift, names: frozenset[str]) -> str:
    """What keeps a title, or what stands behind the name of an introduction, out of letters; else empty.

    The title of something published is its own; that of a tip is the user's, and so is what an introduction
    says of somebody.
    """
    if gift.kind == "introduction":
        name = person_named(gift)
        if not _NAME.fullmatch(name):
            return f"“{name}” is no name as one would say it"
        behind = re.sub(r"^[\s,;:(–—-]+|[)\s]+$", "", introduced(gift).removeprefix(name))
        if not behind:
            return ""
        verb = behind.removeprefix("who ")
        line = f"She {verb}." if verb != behind else f"She is {behind}."
        others = names - words_of_name(name)
        return why_unfit(line, " ".join(gift.interests), others, person=True, telling=True)
    return why_no_title(gift.title, names) if gift.kind in TOLD and not gift.url else ""


def sent_title(gift: Gift, names: frozenset[str]) -> str:
    """The title as letters have it, of an introduction the person; empty where it is not fit."""
    unfit = unfit_title(gift, names)
    if gift.kind == "introduction":
        name = person_named(gift)
        return introduced(gift) if not unfit else name if _NAME.fullmatch(name) else ""
    return "" if unfit else gift.title


def lacks_itself(gift: Gift) -> bool:
    """Whether a reader would get nothing but a title."""
    return gift.kind in TOLD and not gift.url and not gift.give


def hints(journal: Journal) -> tuple[Problem, ...]:
    """What of the gifts does not reach a letter as it is written: a hint each, at its line."""
    return in_order(
        hint for gift in journal.gifts.values() for hint in hints_of(gift, journal.words_of_names)
    )


def hints_of(gift: Gift, names: frozenset[str]) -> Iterator[Problem]:
    """The hints for one gift."""
    path = gift.file.path
    if reason := unfit_why(gift, names):
        yield Problem(
            path,
            gift.why_line or 1,
            1,
            Level.HINT,
            "why-not-sent",
            f"This `why:` stays out of letters: {reason}.",
            "Say it in a whole sentence that anybody may read, for example: "
            "why: It shows in two pages what each step saved.",
        )
    if reason := unfit_title(gift, names):
        left = f"“{kept}” alone" if (kept := sent_title(gift, names)) else "nothing"
        yield Problem(
            path,
            *gift.file.place("title"),
            Level.HINT,
            "title-not-sent",
            f"Of this title letters have {left}: {reason}.",
            "Call it by what it is, for example: title: "
            + ("Hana Vogel, who moved three archives" if gift.kind == "introduction" else "Raku in a garden"),
        )
    if reason := unfit_give(gift, names):
        yield Problem(
            path,
            gift.give_line or 1,
            1,
            Level.HINT,
            "give-not-sent",
            f"This `give:` stays out of letters, and leaves a gap there: {reason}.",
            "Say it in whole sentences that anybody may read, for example: "
            + _EXAMPLES.get(gift.kind, _EXAMPLES["tip"]),
        )
    if lacks_itself(gift):
        thing = {"tip": "a tip", "information": "information", "place": "a place"}[gift.kind]
        yield Problem(
            path,
            *gift.file.place("kind"),
            Level.HINT,
            "only-a-title",
            f"Of {thing} without `url` a letter can give only the title.",
            f"Write the thing itself into the text below, for example: {_EXAMPLES[gift.kind]}",
        )
