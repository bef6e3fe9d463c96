"""``gifts/_candidates.md``: what may become a gift, for whom and why, and what the user said of it.

A Markdown list that anybody may read and edit: an entry for each thing, and below it what is known of it.

    3. [Seven ways to right a dinghy](https://sail.example/righting)
        - found: 2026-11-20
        - for [[priya-raman]]: sailing/dinghies, by “spinnakers” (1.84)
        - not for [[tom-okafor]]: boats (1.02)
        - later: 2026-12-10

``- no`` is never again, ``- yes: …`` has become a gift. An entry without a number, or a list of another
form, is read as well; whatever else stands there is the user's, and stays. What is added or changed
touches no other byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from afterword.errors import AfterwordError, EditRefusedError
from afterword.frozen import frozen
from afterword.gifts.candidates import Candidate
from afterword.gifts.items import Item
from afterword.keeping.line_ends import in_cr, to_cr, to_lf
from afterword.patterns import lazy
from afterword.records.gift import GiftKind
from afterword.records.lead_ins import text_of_item
from afterword.records.problems import Level, Problem
from afterword.records.values import slug_of
from afterword.words.addresses import no_web_page

PATH = "gifts/_candidates.md"
#: Letters of a title that are kept; longer ones are sentences that got into the wrong field.
LONGEST_TITLE = 300

State = Literal["open", "no", "later", "yes"]

_TAB = 4
_INDENT = lazy(r"[ \t]*")
_NUMBER = lazy(r"\s*(\d{1,9})[.)]")
_LINK = lazy(r"\[(?P<title>(?:\\.|[^\\\]])*)\]\((?:<(?P<angle>[^<>]*)>|(?P<url>\S*))\)")
_BEHIND = lazy(r"(?P<title>.*?)\s*<?(?P<url>https?://[^\s<>]+)>?", re.IGNORECASE)
_FOR = lazy(
    r"(?P<no>not\s+)?for\s+(?P<who>\[\[.+?\]\]|[^:：]+?)\s*[:：]\s*(?P<why>.*?)"
    r"(?:\s*\((?P<score>\d{1,3}(?:\.\d{1,4})?)\))?",
    re.IGNORECASE,
)
_TO_WHOM = lazy(r"\bfor\s+(?P<who>\[\[.+?\]\]|[^:：]+?)\s*[:：]\s*", re.IGNORECASE)
_SAID = lazy(
    r"(?P<key>found|kind|why|no|later|yes)(?:\s*[:：,.]\s*(?P<value>.*)|\s+(?:until\s+)?(?P<day>\d{4}-.*))?",
    re.IGNORECASE,
)
_DAY = lazy(r"\d{4}-\d\d-\d\d")
#: What Markdown, or a notebook, would make something else of; a title is other people's words.
_SIGNS = lazy(r"[\\`*_\[\]<>&~$|{}]|(?<!\w)[#!](?=\S)|^(?:[-+]|\d+[.)])(?=\s)")
_ESCAPED = lazy(r"\\([!-/:-@\[-`{-~])")

_HEAD = """# Candidates for gifts

What was found elsewhere, and who may be glad of it. Nothing of it is a gift before you say so: `afterword
gifts --yes 1` makes one, `--no 1` means never again, and `--later 1` lets it rest. You may edit this list.

"""


@frozen
class Receiver:
    """Somebody who may be glad of an entry.

    Attributes:
        contact: slug of the person.
        why: in a few words, the interest first.
        score: the better fit has the larger one.
        refused: it is not for them.
        line: of the file, counted from 1.
    """

    contact: str
    why: str
    score: float
    refused: bool = False
    line: int = 0

    @property
    def interest(self) -> str:
        """The interest of theirs that it answers."""
        return re.split(r"[,;]", self.why, maxsplit=1)[0].strip()


@frozen
class Entry:
    """One thing of the list.

    Attributes:
        item: what it is.
        number: that it is called by; None where it has none.
        receivers: in the order of the file.
        state: what was said of it; ``later`` is open again from ``until`` on.
        until: the day until which it rests.
        lines: the first and the last of the file that belong to it, counted from 1.
        said_at: the line that says the state; 0 where none does.
        indent: the blanks before what stands below it.
    """

    item: Item
    number: int | None
    receivers: tuple[Receiver, ...] = ()
    state: State = "open"
    until: date | None = None
    lines: tuple[int, int] = (0, 0)
    said_at: int = 0
    indent: str = " " * _TAB

    def is_open(self, today: date) -> bool:
        """Whether a word of the user is waited for."""
        return self.state == "open" or (
            self.state == "later" and self.until is not None and self.until <= today
        )

    @property
    def for_whom(self) -> tuple[Receiver, ...]:
        """Those whom it is for, the best fit first."""
        return tuple(
            sorted((each for each in self.receivers if not each.refused), key=lambda each: -each.score)
        )


@frozen
class CandidateList:
    """The whole list as it was read.

    Attributes:
        entries: in the order of the file.
        problems: what could not be understood; the rest is read all the same.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()

    def open(self, today: date) -> tuple[Entry, ...]:
        """The entries that a word of the user is waited for."""
        return tuple(entry for entry in self.entries if entry.is_open(today))


def list_at(root: Path) -> bytes | None:
    """The bytes of the list of a journal; None where there is none yet.

    Raises:
        AfterwordError: what stands there is no file that could be read.
    """
    path = root / PATH
    if not path.exists() and not path.is_symlink():
        return None
    if path.is_symlink() or not path.is_file():
        raise AfterwordError(
            f"{PATH} is no file of its own, and is not read. Put the file itself in its place."
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise AfterwordError(f"{PATH} cannot be read: {error.strerror}.") from error


def shown_list(root: Path) -> CandidateList:
    """The list of a journal as far as it can be read, with what is wrong with it as problems."""
    try:
        return read_list(list_at(root) or b"")
    except AfterwordError as error:
        line, message, fix = (
            1,
            str(error),
            "Put a list into it, as `afterword import` of bookmarks writes one.",
        )
        if isinstance(error, EditRefusedError):
            line, message = error.line, f"{error.reason} Nothing of it is offered until then."
            fix = "Save it as UTF-8 in your editor."
        return CandidateList(problems=(Problem(PATH, line, 1, Level.WARNING, "candidates", message, fix),))


def read_list(data: bytes) -> CandidateList:
    """Read the list; what is no part of it is passed over.

    Raises:
        EditRefusedError: it is not UTF-8.
    """
    lines = _lines(data)
    entries: list[Entry] = []
    problems: list[Problem] = []
    top = 0
    for number, line in enumerate(lines, 1):
        text = text_of_item(line)
        depth = _depth(line)
        if text is None:
            if entries and line.strip() and depth <= top:
                top = -1  # prose ends the list: what is indented below it belongs to no entry
            continue
        if entries and top >= 0 and depth > top:
            entries[-1] = _with(entries[-1], line, number, text, problems)
        elif depth < _TAB and (item := _item(text)) is not None:
            top = depth
            found = _NUMBER.match(line)
            entries.append(Entry(item, int(found[1]) if found else None, lines=(number, number)))
        elif text:
            top = -1
    return CandidateList(tuple(entries), tuple(problems))


def _lines(data: bytes) -> list[str]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise EditRefusedError(PATH, line, "The list of candidates is not UTF-8.") from None
    return text.split("\r") if in_cr(data) else [line.rstrip("\r") for line in text.split("\n")]


def _depth(line: str) -> int:
    blanks = _INDENT.match(line)
    return len(blanks[0].expandtabs(_TAB)) if blanks else 0


def _item(text: str) -> Item | None:
    """What an entry names; None where it is nothing that can be found again."""
    if link := _LINK.fullmatch(text):
        url = link["angle"] if link["angle"] is not None else link["url"]
        title = _plain(link["title"])
    elif behind := _BEHIND.fullmatch(text):
        url, title = behind["url"], _plain(behind["title"]).rstrip(" :–—-")
    else:
        url, title = "", _plain(text)
    # What a hand put there and no browser may open is no address of ours.
    return Item(title or url, url="" if no_web_page(url) else url) if title or url else None


def _with(entry: Entry, line: str, number: int, text: str, problems: list[Problem]) -> Entry:
    """An entry with one more line of what stands below it."""
    blanks = _INDENT.match(line)
    first = entry.lines[1] == entry.lines[0]
    entry = replace(
        entry,
        lines=(entry.lines[0], number),
        indent=blanks[0] if blanks and first else entry.indent,
    )
    if whom := _FOR.fullmatch(text):
        score = float(whom["score"]) if whom["score"] else 0.0
        receiver = Receiver(slug_of(whom["who"]), _plain(whom["why"]), score, bool(whom["no"]), number)
        return replace(entry, receivers=(*entry.receivers, receiver))
    said = _SAID.fullmatch(text)
    if said is None:
        return entry
    key, value = said["key"].casefold(), (said["value"] or said["day"] or "").strip()
    if key == "why":
        return replace(entry, item=replace(entry.item, note=_plain(value)))
    if key == "kind":
        kinds = {kind: kind for kind in get_args(GiftKind)}
        if value.casefold() not in kinds:
            problems.append(_problem(number, f"“{value}” is no kind of gift.", "kind: article"))
            return entry
        return replace(entry, item=replace(entry.item, kind=kinds[value.casefold()]))
    if key in ("no", "yes"):
        return replace(entry, state=key, said_at=number)  # type: ignore[arg-type]
    day = _day(value)
    if day is None:
        problems.append(
            _problem(
                number, f"“{value}” is no date." if value else f"`{key}` needs a day.", f"{key}: 2026-12-10"
            )
        )
        return entry
    if key == "found":
        return replace(entry, item=replace(entry.item, found=day))
    return replace(entry, state="later", until=day, said_at=number)


def _day(text: str) -> date | None:
    found = _DAY.search(text)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _problem(line: int, message: str, right: str) -> Problem:
    return Problem(PATH, line, 1, Level.WARNING, "candidates", message, f"Write it so: - {right}")


def _plain(text: str) -> str:
    return " ".join(_ESCAPED.sub(r"\1", text).split())


def _escaped(text: str) -> str:
    """Words on one line that Markdown shows as they are."""
    one_line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return _SIGNS.sub(
        lambda match: "".join(rf"\{sign}" if not sign.isalnum() else sign for sign in match[0]), one_line
    )


def _title(item: Item) -> str:
    title = item.title
    if len(title) > LONGEST_TITLE:
        title = title[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    shown = _escaped(title)
    if item.url:
        brackets = any(sign in item.url for sign in "()")
        return f"[{shown}]({f'<{item.url}>' if brackets else item.url})"
    read = _item(shown)
    # A title that ends in an address, or begins like a date of a list, would be read as something else.
    return shown if read is not None and (read.title, read.url) == (_plain(shown), "") else f"[{shown}]()"


def added(data: bytes | None, new: Mapping[Item, Sequence[Candidate]]) -> bytes:
    """The list with more entries at its end.

    Args:
        data: the file; None: there is none yet.
        new: the items with those who may be glad of each.

    Returns:
        The file; the same bytes where there is nothing new.

    Raises:
        EditRefusedError: it is not UTF-8.
    """
    if not new:
        return data or b""
    if data is None or not data.strip():
        return (_HEAD + "".join(_entries(new, 1))).encode("utf-8")
    if in_cr(data):
        return to_cr(added(to_lf(data), new))
    entries = read_list(data).entries
    last = max((entry.number or 0 for entry in entries), default=0)
    end = "\r\n" if b"\r\n" in data else "\n"
    text = data.decode("utf-8")
    gap = "" if text.endswith("\n") else end
    # A list goes on only behind what belongs to one.
    if (entries and "".join(_lines(data)[entries[-1].lines[1] :]).strip()) or not entries:
        gap += end
    return (text + gap + "".join(_entries(new, last + 1)).replace("\n", end)).encode("utf-8")


def _entries(new: Mapping[Item, Sequence[Candidate]], first: int) -> Iterator[str]:
    blanks = " " * _TAB
    for number, (item, candidates) in enumerate(new.items(), first):
        yield f"{number}. {_title(item)}\n"
        if item.found:
            yield f"{blanks}- found: {item.found}\n"
        if item.kind:
            yield f"{blanks}- kind: {item.kind}\n"
        if item.note:
            yield f"{blanks}- why: {_escaped(item.note)}\n"
        for each in sorted(candidates, key=lambda each: -each.score):
            yield f"{blanks}- for [[{each.contact}]]: {_escaped(each.why)} ({each.score:.2f})\n"


def marked(data: bytes, entry: Entry, said: str) -> bytes:
    """The list with what the user says of an entry, in place of what they said of it before.

    Args:
        data: the file.
        entry: of it.
        said: the line without its marker: "no", "later: 2026-12-10"; empty: it is open again.
    """
    if in_cr(data):
        return to_cr(marked(to_lf(data), entry, said))
    lines = data.split(b"\n")
    mark = b"\r" if lines[entry.lines[0] - 1].endswith(b"\r") else b""
    new = f"{entry.indent}- {said}".encode() + mark if said else None
    if entry.said_at:
        lines[entry.said_at - 1 : entry.said_at] = [new] if new is not None else []
    elif new is not None:
        at = entry.lines[1]
        if at == len(lines):  # the last line has no end of its own
            new = new.removesuffix(b"\r")
            lines[-1] += b"\r" if b"\r\n" in data else b""
        lines.insert(at, new)
    return b"\n".join(lines)


def refused_for(data: bytes, receiver: Receiver) -> bytes:
    """The list where an entry is not for one of its receivers any more."""
    if in_cr(data):
        return to_cr(refused_for(to_lf(data), receiver))
    lines = data.split(b"\n")
    at = receiver.line - 1
    lines[at] = re.sub(rb"\bfor\b", b"not for", lines[at], count=1, flags=re.IGNORECASE)
    return b"\n".join(lines)


def referring(data: bytes, who: Callable[[str], str], interest: Callable[[str], str]) -> bytes:
    """The list with other names of the people it is for, or of what they care about.

    Args:
        data: the file.
        who: the slug, or the name, that stands instead of one.
        interest: the same of interests.
    """
    if in_cr(data):
        return to_cr(referring(to_lf(data), who, interest))
    lines = data.split(b"\n")
    for each in (each for entry in read_list(data).entries for each in entry.receivers):
        text = lines[each.line - 1].decode("utf-8")
        found = _TO_WHOM.search(text)
        if found is None:
            continue
        name = found["who"].replace(each.contact, who(each.contact))
        rest = text[found.end() :]
        old = _escaped(each.interest)
        if rest.startswith(old):
            rest = _escaped(interest(each.interest)) + rest[len(old) :]
        lines[each.line - 1] = (
            text[: found.start("who")] + name + text[found.end("who") : found.end()] + rest
        ).encode()
    return b"\n".join(lines)


def without(data: bytes, lines: Iterable[int]) -> bytes:
    """The list without some of its lines, counted from 1."""
    if in_cr(data):
        return to_cr(without(to_lf(data), lines))
    gone = set(lines)
    there = data.split(b"\n")
    return b"\n".join(line for number, line in enumerate(there, 1) if number not in gone)
