"""The company and the position that were meant: known ones by any part of their names, or new ones.

A name that is the beginning of one known is that one, as for ``close``; where it may be several, or is only
like one, the user says which, and that something is new is said too, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from afterword.actions.told import Told
from afterword.errors import AfterwordError
from afterword.frozen import frozen
from afterword.records.journal import Journal
from afterword.records.names import company_key, folded, misspelt, words_of
from afterword.records.position import OUTCOME_WORDS, Position
from afterword.times import day_of
from afterword.words.counts import listed
from afterword.words.dates import spoken


class UnclearPlaceError(AfterwordError):
    """A company or position may be one that is known, or a new one.

    Attributes:
        field: ``company`` or ``position``.
        said: as it was said.
        candidates: the names of those known that may be meant, the likeliest first.
    """

    def __init__(self, field: str, said: str, candidates: Sequence[str]) -> None:
        super().__init__(
            f'"{said}" may be {listed([f"“{each}”" for each in candidates], "or")}. '
            f"Say the whole {field}; if it is a new one, add --new (in a file, the line new: {field})."
        )
        self.field, self.said, self.candidates = field, said, tuple(candidates)


@frozen
class Meant:
    """What a name may mean.

    Attributes:
        name: the one known that it is; empty where it is none, or not clear which.
        perhaps: those known that it may be; empty where it is new, or surely the one.
    """

    name: str = ""
    perhaps: tuple[str, ...] = ()


def company_meant(journal: Journal, said: str) -> Meant:
    """The company that a name, or part of one, means: one with interviews first, then one of somebody's."""
    interviews = sorted(journal.interviews.values(), key=lambda each: each.starts, reverse=True)
    for names in ([i.company for i in interviews], [c.company for c in journal.contacts.values()]):
        found = _meant(said, dict.fromkeys(filter(None, names)))
        if found.name or found.perhaps:
            return found
    return Meant()


def position_meant(journal: Journal, company: str, said: str) -> Meant:
    """The position at a company that a title or part of one means, an open one where there is a choice."""
    there = positions_at(journal, company)
    found = _meant(said, [position.title for position in there])
    still_open = [each.title for each in there if not each.ended and each.title in found.perhaps]
    if len(still_open) == 1 and not found.name and _begins(said, still_open[0]):
        return Meant(still_open[0], (still_open[0],))
    return found


def positions_at(journal: Journal, company: str) -> list[Position]:
    """The positions at a company, those of the newest interviews first."""
    found = [each for each in journal.positions.values() if folded(each.company) == folded(company)]
    return sorted(found, key=lambda position: position.newest.starts, reverse=True)


def placed(journal: Journal, told: Told) -> tuple[Told, list[str]]:
    """What was told with company and position as they are known, and what is to be said of it.

    Raises:
        UnclearPlaceError: one of them may be several, or is only like one that is known.
    """
    fields = dict(told.fields)
    remarks: list[str] = []
    for field in ("company", "position"):
        said = str(fields.get(field) or "")
        if not said or not fields.get("company"):
            continue  # which company it was may be told by who was there
        meant = (
            company_meant(journal, said)
            if field == "company"
            else position_meant(journal, str(fields["company"]), said)
        )
        if meant.name and not (field in told.new and not _same(said, meant.name)):
            if not _same(said, meant.name):
                remarks.append(f'The {field} is {meant.name} ("{said}"); if it is a new one, add --new.')
            fields[field] = meant.name
        elif meant.perhaps and field not in told.new:
            raise UnclearPlaceError(field, said, meant.perhaps)
    return replace(told, fields=fields), remarks


def reopening(journal: Journal, fields: Mapping[str, Any]) -> list[str]:
    """What an interview says about the end of its position: it is open again, or was over by then.

    Args:
        journal: as it was before.
        fields: ``company``, ``position`` and ``when`` of the interview, as they are written.
    """
    day = day_of(fields["when"])
    for position in positions_at(journal, str(fields["company"])):
        if folded(position.title) != folded(str(fields.get("position") or "")) or not position.ended:
            continue
        ended = f"{position.title} at {position.company}: {OUTCOME_WORDS[position.outcome]}"
        if position.outcome_on is None:
            return [f"{ended}. This interview opens it again."]
        if day > position.outcome_on:
            return [f"{ended} on {spoken(position.outcome_on)}. This interview opens it again."]
        return [f"{ended} on {spoken(position.outcome_on)}, so nothing further comes of this interview."]
    return []


def _meant(said: str, names: Iterable[str]) -> Meant:
    names = list(names)
    same = [name for name in names if _same(said, name)]
    if same:
        return Meant(same[0])
    begun = [name for name in names if _begins(said, name)]
    if len(begun) == 1:
        return Meant(begun[0], tuple(begun))
    return Meant("", tuple(begun or [name for name in names if _begins(name, said) or misspelt(said, name)]))


def _same(one: str, other: str) -> bool:
    """Whether two names are one, but for case, accents, punctuation or a legal form."""
    return company_key(one) == company_key(other)


def _begins(part: str, name: str) -> bool:
    """Whether every word of a part begins a word of the name: "casc" of Cascade Valley Health."""
    return all(any(word.startswith(begun) for word in words_of(name)) for begun in words_of(part))
