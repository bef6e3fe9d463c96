"""Which candidates somebody means who types numbers, an address or a part of a title."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from afterword.errors import AfterwordError
from afterword.gifts.candidate_list import PATH, Entry
from afterword.patterns import lazy
from afterword.records.names import folded
from afterword.words.addresses import no_web_page, page_of
from afterword.words.shell import command

LOOK = "Look at the list: " + command("gifts", candidates=True)

#: A number as the list shows it, "3" or "3.", or as people write one down: "#3".
_ONE = r"#?(?P<{0}>\d{{1,9}})\.?"
_PART = lazy(rf"{_ONE.format('first')}(?:\s*(?:-|–|—|\.\.|\bto\b)\s*{_ONE.format('last')})?")
_BETWEEN = lazy(r"\s*[,;&+]\s*(?:and\b\s*)?|\s*\band\b\s*|(?<=[\d.])\s+(?=[#\d])")


def are_numbers(text: str) -> bool:
    """Whether a text is nothing but numbers of candidates: "2", "1,2", "1 2", "1-3", "1, 3 and 5"."""
    parts = _parts(text)
    return bool(parts) and all(_PART.fullmatch(part) for part in parts)


def each_called(entries: Sequence[Entry], called: str, waits: Callable[[Entry], bool]) -> tuple[str, ...]:
    """What somebody typed as one call for each entry: "1, 3-5" as "1", "3", "4" and "5".

    Args:
        entries: of the list.
        called: numbers, one or several, an address, or a part of a title.
        waits: whether an entry could be answered; of a span the others are passed over.

    Raises:
        AfterwordError: a span holds nothing that could be answered.
    """
    titled = any(folded(each.item.title) == folded(called) for each in entries)
    if titled or not are_numbers(called):
        return (called,)
    return tuple(str(number) for part in _parts(called) for number in _numbers(entries, part, waits))


def _parts(text: str) -> list[str]:
    return _BETWEEN.split(text.strip().rstrip(",;"))


def _numbers(entries: Sequence[Entry], part: str, waits: Callable[[Entry], bool]) -> Iterator[int]:
    match = _PART.fullmatch(part)
    assert match is not None, part
    first = int(match["first"])
    if not match["last"]:
        yield first
        return
    last = int(match["last"])
    found = [
        each.number
        for each in entries
        if each.number is not None and first <= each.number <= last and waits(each)
    ]
    if not found:
        order = "" if first <= last else " The smaller number comes first, such as 1-3."
        raise AfterwordError(f"No candidate from {first} to {last} waits for an answer.{order} {LOOK}")
    yield from found


def entry_called(entries: Sequence[Entry], called: str) -> Entry:
    """The one entry that is called so.

    Raises:
        AfterwordError: there is none, or several.
    """
    called = called.strip()
    found = [each for each in entries if called.isdecimal() and each.number == int(called)]
    if not found and not no_web_page(called):
        found = [each for each in entries if each.item.url and page_of(each.item.url) == page_of(called)]
    elif not found:
        found = [each for each in entries if folded(each.item.title) == folded(called)] or [
            each
            for each in entries
            if called and not called.isdecimal() and folded(called) in folded(each.item.title)
        ]
    if not found:
        raise AfterwordError(
            f"There is no candidate “{called}” in {PATH}. One is called by its number (several: 1,2 or 1-3), "
            f"its address, or a part of its title. {LOOK}"
        )
    if len(found) > 1:
        which = "".join(f"\n  {each.number or ''} {each.item.title} (line {each.lines[0]})" for each in found)
        raise AfterwordError(f"“{called}” is several candidates; say which by its number or address:{which}")
    return found[0]
