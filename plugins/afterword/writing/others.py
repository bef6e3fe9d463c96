"""The names of others: a line of a debrief that speaks of somebody else by name stays out of a letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from afterword.frozen import frozen
from afterword.records.journal import Journal, words_of_name


@frozen
class NamesOfOthers:
    """The words of everybody's names but one person's, case folded; to be asked with ``in``.

    Every letter has its own, so those of everybody are not copied.

    Attributes:
        everybody: the words of all names.
        own: those of the person's, which are left out.
    """

    everybody: frozenset[str]
    own: frozenset[str]

    def __contains__(self, word: object) -> bool:
        return word in self.everybody and word not in self.own


#: Words of names of people, case folded.
Names: TypeAlias = NamesOfOthers | frozenset[str]


def names_of_others(journal: Journal, name: str, also: Sequence[str] = ()) -> NamesOfOthers:
    """The words of everybody's names but one person's.

    Args:
        journal: whose contacts are meant.
        name: of the person whom a line is about.
        also: names of people who have no file yet.
    """
    everybody = journal.words_of_names
    return NamesOfOthers(
        everybody.union(*map(words_of_name, also)) if also else everybody, words_of_name(name)
    )
