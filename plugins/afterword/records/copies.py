"""Second copies of one record: a program that syncs made them, or somebody wrote one meeting down twice.

Two files about one interview would thank everybody twice. Only the one under the plain name counts; the
other is a problem, and a reference to it leads to the one that counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from afterword.records.leavings import is_numbered, perhaps_copy_of, sure_copy_of
from afterword.records.names import folded
from afterword.records.problems import Level
from afterword.records.raw_record import RawRecord
from afterword.records.schema import CONTACT, GIFT, INTERVIEW, NOTE

#: What says that two records of a kind are one thing.
_TELLING = {
    CONTACT.kind: ("name", "company"),
    INTERVIEW.kind: ("company", "position", "when"),
    GIFT.kind: ("title", "kind", "url"),
    NOTE.kind: ("to", "from", "kind", "interview", "subject", "sent", "received"),
}
_ADDRESSES = ("email", "phone", "linkedin")


def without_copies(records: list[RawRecord]) -> tuple[list[RawRecord], dict[str, str]]:
    """Leave out second copies, and report each.

    Args:
        records: of one kind, with no slug twice.

    Returns:
        The records that count; and by the slug of a copy, that of the record which counts in its place.
    """
    instead: dict[str, str] = {}
    by_path = {record.path: record for record in records}
    for record in records:
        folder, _, name = record.path.rpartition("/")
        plain = by_path.get(f"{folder}/{sure_copy_of(name)}") or next(
            (
                other
                for before in perhaps_copy_of(name)
                if (other := by_path.get(f"{folder}/{before}"))
                and _same(other, record, is_numbered(name, before))
            ),
            None,
        )
        if plain and plain is not record:
            instead[record.slug] = plain.slug
            record.report_at(
                1,
                1,
                Level.ERROR,
                "sync-copy",
                f"This is a second copy of {plain.path}, as programs that sync make them, so it is left out.",
                f"Put what it has into {plain.path}, and delete this file; if it is another "
                f"{record.schema.kind}, give it a name of its own.",
            )
    kept = [record for record in records if record.slug not in instead]
    if kept and kept[0].schema is INTERVIEW:
        kept = _one_of_each_meeting(kept, instead)
    return kept, {slug: _last(slug, instead) for slug in instead}


def _last(slug: str, instead: dict[str, str]) -> str:
    """The record that counts, where a copy was copied again."""
    while slug in instead:
        slug = instead[slug]
    return slug


def _one_of_each_meeting(records: Iterable[RawRecord], instead: dict[str, str]) -> list[RawRecord]:
    """Interviews, without those that another file has too: one company, one position, one time."""
    first: dict[tuple[object, ...], list[RawRecord]] = {}
    kept = []
    for record in records:
        key = _telling(record)
        if not record.values.get("company") or not record.values.get("when"):
            kept.append(record)
            continue
        others = first.setdefault(key, [])
        other = next((each for each in others if _one_meeting(each, record)), None)
        if other is None:
            others.append(record)
            kept.append(record)
            continue
        instead[record.slug] = other.slug
        record.report_key(
            "when",
            Level.ERROR,
            "same-interview",
            f"{other.path} is about the same company, position and time, so this file is left out.",
            f"Put both into {other.path}; if they are two meetings, correct `when` or give each a `round`.",
        )
    return kept


def _one_meeting(one: RawRecord, other: RawRecord) -> bool:
    """Whether two interviews of one position at one time are one: no other round, and somebody in common."""
    rounds = {record.values.get("round") for record in (one, other)}
    people = [set(record.values.get("met") or ()) for record in (one, other)]
    apart = len(rounds) == 2 and None not in rounds
    return not apart and (not all(people) or bool(people[0] & people[1]))


def _telling(record: RawRecord) -> tuple[object, ...]:
    return tuple(_plain(record.values.get(key)) for key in _TELLING[record.schema.kind])


def _plain(value: object) -> object:
    return folded(value) if isinstance(value, str) else value


def _same(plain: RawRecord, copy: RawRecord, numbered: bool) -> bool:
    """Whether two files beside each other, with the name of one in that of the other, are one record.

    Args:
        plain: the file with the shorter name.
        copy: the one with the longer.
        numbered: the name ends as this program ends the second of two; then all must agree.
    """
    if not plain.values or _telling(plain) != _telling(copy):
        return False
    if plain.schema is INTERVIEW:
        return _one_meeting(plain, copy)
    if numbered and (plain.values != copy.values or plain.file.body.split() != copy.file.body.split()):
        return False
    if plain.schema is not CONTACT:
        return True
    both = [
        (_plain(plain.values[key]), _plain(copy.values[key]))
        for key in plain.values
        if plain.values.get(key) and copy.values.get(key)
    ]
    agree = all(one == other for one, other in both if isinstance(one, str))
    # Of two people of one name at one company no more may be known than that.
    known = any(plain.values.get(key) for key in _ADDRESSES) or bool(plain.file.body.split())
    return agree and (known or not numbered)
