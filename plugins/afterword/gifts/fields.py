"""What is spoken of in which field (``lexicon/``): how words that share nothing are about one thing.

A topic is a handful of words that are used together, in an area. A word of several topics says less of each,
and which of them is meant is told by the words around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from afterword.compiled import table_of
from afterword.gifts.matching import SMALL
from afterword.words.stems import root

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?[#+]*")
#: Words of the longest phrase that is looked for.
_LONGEST = 3
#: The area of the user's own topics: none, so that they speak against nothing else.
OWN = ""


class Meaning(NamedTuple):
    """One sense of a term.

    Attributes:
        topic: its name.
        area: where the topic belongs.
        weight: 1 for a term of one topic alone, less for each that shares it.
    """

    topic: str
    area: str
    weight: float


def term_of(words: Sequence[str]) -> str:
    """Words as one term, without their endings: "bus lanes" and "bus-lane" are one."""
    return "-".join(root(word) for word in words)


def words_in(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.casefold())


def terms_in(text: str, phrases: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The telling terms of a text, each as it is written: the words, and what is one of ``phrases``."""
    words = words_in(text)
    stems = [root(word) for word in words]
    for at, (word, own) in enumerate(zip(words, stems, strict=True)):
        if word not in SMALL and (len(word) > 1 or word.isdigit()):
            yield own, word
        for more in range(2, _LONGEST + 1):
            if at + more <= len(stems) and (phrase := "-".join(stems[at : at + more])) in phrases:
                yield phrase, " ".join(words[at : at + more])


class Fields:
    """The topics by their terms; get the shipped ones, with what the user adds, from ``fields``."""

    def __init__(
        self,
        areas: Mapping[str, Mapping[str, str]],
        synonyms: Sequence[tuple[str, ...]],
        elsewhere: frozenset[str] = frozenset(),
    ) -> None:
        """Index once.

        Args:
            areas: topics by area, each with its words in one text.
            synonyms: groups of words that mean one thing to the user, each a topic of its own besides.
            elsewhere: areas that are nobody's interest while a word has another sense.
        """
        self.elsewhere = elsewhere
        topics: dict[tuple[str, str], frozenset[str]] = {}
        for area, of_area in areas.items():
            for topic, words in of_area.items():
                terms = [term_of(word.split("-")) for word in (*words.split(), topic)]
                topics[topic, area] = frozenset(terms)
        for group in synonyms:
            terms = [term_of(words_in(word.replace("-", " ").replace("/", " "))) for word in group]
            topics[f"{group[0]} (yours)", OWN] = frozenset(terms)
        senses: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for (topic, area), found in topics.items():
            for term in found:
                senses[term].append((topic, area))
        self.meanings: Mapping[str, tuple[Meaning, ...]] = {
            term: tuple(Meaning(topic, area, _weight(area, of_term)) for topic, area in of_term)
            for term, of_term in senses.items()
        }
        self.phrases = frozenset(term for term in self.meanings if "-" in term)
        self.area_of: Mapping[str, str] = dict(tuple(topics))

    def spoken_of(self, terms: Mapping[str, float]) -> tuple[dict[str, float], dict[str, float]]:
        """How much terms, each with what it counts, say of each topic, and of each area."""
        topics: dict[str, float] = defaultdict(float)
        areas: dict[str, float] = defaultdict(float)
        for term, counts in terms.items():
            for topic, area, share in self.meanings.get(term, ()):
                topics[topic] += counts * share
                if area != OWN:
                    areas[area] += counts * share
        return topics, areas


def _weight(area: str, senses: Sequence[tuple[str, str]]) -> float:
    """What a term says of one of its senses; the user's own word says it whole, and weakens none."""
    return 1.0 if area == OWN else 1 / sum(other != OWN for _, other in senses) ** 0.75


@cache
def fields(synonyms: tuple[tuple[str, ...], ...] = ()) -> Fields:
    """The shipped topics, and groups of words of the user's own besides."""
    # Read when first asked for: most commands never ask.
    by_file = {
        path.stem: table_of(path) for path in sorted(Path(__file__).with_name("lexicon").glob("*.toml"))
    }
    areas = {area: topics for of_file in by_file.values() for area, topics in of_file.items()}
    return Fields(areas, synonyms, elsewhere=frozenset(by_file["elsewhere"]))
