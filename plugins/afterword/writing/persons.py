"""Third persons in a debrief that mean the receiver of the note: "her boat" becomes "your boat"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from afterword.frozen import frozen
from afterword.writing import english

_FAMILIES = {
    "she": frozenset(["she", "her", "hers", "herself"]),
    "he": frozenset(["he", "him", "his", "himself"]),
    "they": frozenset(["they", "them", "their", "theirs", "themselves", "themself"]),
}
_FAMILY_OF = {word: family for family, words in _FAMILIES.items() for word in words}

_TOKEN = re.compile(r"[\w][\w-]*(?:['’]\w+)?|[^\w\s]+|\s+")
_WORD = re.compile(r"\w")
_OBJECTS_OF_MANY = frozenset({"them", "themselves"})
_POSSESSIVES = frozenset({"his", "their"})
_SELVES = frozenset({"herself", "himself", "themselves", "themself"})
_OWN = {"hers": "yours", "theirs": "yours"}
#: After these "her" is "you"; before anything else it owns what follows.
_AFTER_OBJECT = english.PREPOSITIONS | {
    "and",
    "or",
    "that",
    "how",
    "why",
    "when",
    "because",
    "if",
    "who",
    "a",
    "an",
    "the",
}


@frozen
class Persons:
    """Whom the pronouns of one person's debrief may mean.

    Attributes:
        families: of "she", "he" and "they", those that mean the receiver; others are left out of notes.
        names: the receiver's own names, as a debrief may use them.
        one_of_them: "them" may mean the receiver: it does not where "she" or "he" does.
        left_alone: the receiver is somebody else, so every third person stays one.
    """

    families: frozenset[str] = frozenset({"she", "he", "they"})
    names: frozenset[str] = frozenset()
    one_of_them: bool = True
    left_alone: bool = False

    @classmethod
    def of(cls, name: str, texts: Iterable[str], *, left_alone: bool = False) -> Persons:
        """From a receiver's name and everything written down about them.

        Where both "she" and "he" are used of nobody else in sight, neither is sure to mean the receiver.
        """
        used = {family for text in texts for family in _unattached(text)}
        families = set(_FAMILIES)
        if {"she", "he"} <= used:
            families -= {"she", "he"}
        names = frozenset(word for word in name.split()[:1] if word[:1].isupper())
        return cls(frozenset(families), names, not {"she", "he"} & used, left_alone)

    def may_mean(self, pronoun: str) -> bool:
        """Whether "him", "her" or "them" may be the receiver; anything else may."""
        family = _FAMILY_OF.get(pronoun)
        return family is None or (family in self.families and (family != "they" or self.one_of_them))

    def with_you(self, deed: str) -> str:
        """A promise to the receiver by name, with "you" for it: "send Tom the talk"; not "Tom's"."""
        if self.left_alone or not self.names:
            return deed
        names = "|".join(map(re.escape, self.names))
        return re.sub(rf"(?<=\w )(?:{names})(?![\w'’-]| [A-Z])", "you", deed)

    def turn(self, text: str) -> tuple[str, bool] | None:
        """The text in the second person, and whether it speaks of the receiver; None where not safe."""
        if self.left_alone:
            return text, False
        tokens = _TOKEN.findall(text)
        spots = [index for index, token in enumerate(tokens) if _WORD.match(token)]
        yours = False
        people: list[str] = []
        for number, index in enumerate(spots):
            word, tail = _split(tokens[index])
            low = word.casefold()
            family = "name" if word in self.names else _FAMILY_OF.get(low)
            elsewhere = low in _OBJECTS_OF_MANY and not self.one_of_them
            if family and not elsewhere and not _antecedent(family, people):
                if family != "name" and family not in self.families:
                    return None
                after = tokens[spots[number + 1]] if number + 1 < len(spots) else ""
                gap = "".join(tokens[index + 1 : spots[number + 1]]) if number + 1 < len(spots) else ""
                tokens[index], verb = _second(low if family != "name" else "name", tail, after, gap)
                yours = True
                if verb:
                    _agree(tokens, spots, number + 1, family)
            else:
                people.append(low)
        return "".join(tokens), yours


def _split(token: str) -> tuple[str, str]:
    for mark in ("'", "’"):
        if mark in token:
            word, _, tail = token.partition(mark)
            return word, tail.casefold()
    return token, ""


def _antecedent(family: str, before: list[str]) -> bool:
    """Whether something before a pronoun is more likely meant than the receiver."""
    if family == "name":
        return False
    if family == "they":
        return any(
            word in english.PLURALS
            or word in english.PERSON_WORDS - {"she", "he"}
            or (word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is", "ys")))
            for word in before
        )
    return any(word in english.PERSON_WORDS for word in before)


def _second(low: str, tail: str, after: str, gap: str) -> tuple[str, bool]:
    """What stands in the place of a pronoun, and whether a verb follows that has to agree."""
    if low == "name":
        if tail == "s":
            return "your", False
        return "you", _verb_like(after)
    if low in _SELVES:
        return "yourself", False
    if low in _OWN:
        return _OWN[low], False
    if low in ("she", "he", "they"):
        if tail == "s":
            return ("you've" if english.is_participle(after) else "you're"), False
        return (f"you'{tail}" if tail else "you"), not tail and low != "they"
    if low in _POSSESSIVES:
        return "your", False
    if low in ("him", "them"):
        return "you", False
    follows = bool(after) and not gap.strip()
    if not follows or after.casefold() in _AFTER_OBJECT:
        return "you", False
    return "your", False


def _verb_like(word: str) -> bool:
    return english.base_of_third(word) is not None or word.casefold() in english.AUXILIARIES


def _agree(tokens: list[str], spots: list[int], number: int, family: str) -> None:
    """Make the verb after a new "you" agree, adverbs skipped."""
    while number < len(spots) and (
        tokens[spots[number]].casefold() in english.ADVERBS or tokens[spots[number]].casefold().endswith("ly")
    ):
        number += 1
    if number < len(spots) and family in ("she", "he", "name"):
        tokens[spots[number]] = english.second_person(tokens[spots[number]])


def _unattached(text: str) -> set[str]:
    found: set[str] = set()
    people: list[str] = []
    for token in _TOKEN.findall(text):
        word = _split(token)[0].casefold()
        family = _FAMILY_OF.get(word)
        if family and not _antecedent(family, people):
            found.add(family)
        elif _WORD.match(token):
            people.append(word)
    return found
