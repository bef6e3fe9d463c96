"""Hostile files of other programs: how `import` bears cut, flipped, swollen and misnamed ones.

Run it by hand: ``python bench/imports.py --cases 2000``. Each case is one file of the tests, spoilt in one to
four ways, taken into a small journal on paper. Wrong are: an error that is no sentence, a path outside the
folders of records, a line of an existing file that is gone, and, with ``--seconds``, one that took longer.
``--mails 10000`` tells instead how long a mailbox of so many takes, of which all, or one in fifty, are with
people who are in the journal.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from afterword.actions.desk import Desk
from afterword.actions.importing import Imported, Ways, import_file, import_mails
from afterword.actions.importing_notes import OfMails
from afterword.errors import AfterwordError
from afterword.exchange.mails import read_mails
from afterword.gifts.candidate_list import PATH as LIST
from afterword.records.folders import is_record
from afterword.records.reading import read_journal
from afterword.settings.settings import Me, Settings

FILES = Path(__file__).parents[1] / "tests" / "exchange" / "files"
LARGE = 1_000_000

JOURNAL = {
    "contacts/lotte-wiersma.md": "---\nname: Lotte Wiersma # as she spells it\ncompany: Halden Optics\n"
    "email: lotte.wiersma@halden-optics.example\nphone: '+31 6 1'\ninterests: [dunes]\n---\n\nMine.\n",
    "contacts/deniz-ozturk.md": "---\nname: Deniz Öztürk\nemail: deniz.oeztuerk@lindqvist-turbinen.example\n"
    "do_not_contact: asked for none\n---\n",
    "contacts/henrike-falk.md": "---\nname: Henrike Falk\n---\n",
    "interviews/2026-11-20-halden-optics.md": "---\ncompany: Halden Optics\nwhen: 2026-11-20\n"
    "met: [lotte-wiersma]\n---\n",
}


def desk(root: Path) -> Desk:
    """A small journal."""
    for path, text in JOURNAL.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    me = Me(name="Mira Castellane", email="mira.castellane@post.example")
    return Desk(root, read_journal(root), Settings(me=me), datetime(2026, 11, 25, 12))


def _cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _flipped(data: bytes, dice: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(dice.randint(1, 20)):
        if spoilt:
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


def _repeated(data: bytes, dice: random.Random) -> bytes:
    """A piece many times over: a huge line, a bomb of brackets, ten thousand cards."""
    start = dice.randrange(len(data) + 1)
    piece = data[start : start + dice.choice((1, 2, 5, 20, 100, 400))] or b"x"
    times = dice.choice((3, 50, 1_000, LARGE)) // len(piece) + 1
    return data[:start] + (piece * times)[: LARGE - len(data)] + data[start:]


def _put_in(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data) + 1)
    return data[:start] + dice.choice(PIECES) + data[start:]


def _moved(data: bytes, dice: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    dice.shuffle(lines)
    return b"".join(lines)


def _otherwise_encoded(data: bytes, dice: random.Random) -> bytes:
    text = data.decode("utf-8", errors="replace")
    return text.encode(dice.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-7", "cp037")), "replace")


PIECES = (
    b'"',
    b"\0",
    b"\xff\xfe",
    b"\r",
    b"\x1b[2J",
    b"\n---\nname: x\n---\n",
    b"../../../etc/x",
    b"<script>alert(1)</script>",
    b"![x](https://t.example/z.gif)",
    b"=cmd|' /C calc'!A0",
    b";A=B" * 30,
    b"[" * 5_000,
    b"{" * 5_000,
    b"BEGIN:VCARD\n" * 500,
    b"\nEND:VCARD\n",
    b"AGENT:\n",
    b"=\n" * 500,
    "\u202e\u2028\u0085".encode(),
    b"\xed\xa0\x80",
    b'{"version": 1, "contacts": [{"file": "contacts/../x.md", "fields": {}}]}',
    b"CON",
    b"1e999",
    b"NaN",
    *(
        b"\nRRULE:FREQ=SECONDLY\n",
        b"\nRRULE:FREQ=DAILY;INTERVAL=0\n",
        b"\nRRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2\n",
    ),
    *(b"\nDTSTART:00010101T000000\n", b"\nDTSTART:99991231T235959Z\n", b"\nDTSTART;TZID=:20261201T140000\n"),
    *(
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" * 300,
        b"\nEND:VEVENT\n",
        b"\nBEGIN:VTIMEZONE\n",
        b"\nBEGIN:VALARM\n" * 99,
    ),
    *(
        b"From a@b.example Wed Dec 02 08:41:07 2026\n",
        b"\nFrom - Wed Dec 02 08:41:07 2026\n" * 50,
        b"On 1 Dec 2026, Ana <a@b.example> wrote:\n" * 400,
        b"<a <b " * 9_000,
        b"<div>" * 9_000,
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 200,
        b"=?utf-8?Q?" * 900,
        b"From: lotte <lotte.wiersma@halden-optics.example>\n",
        b"Date: Fri, 99 Foo 99999 99:99:99 +9999\n",
    ),
    *(b"\nDURATION:P99999999999999D\n", b"\nSEQUENCE:99999999999999999999\n", b"\nMETHOD:CANCEL\n"),
)
SPOILING: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut,
    _flipped,
    _repeated,
    _put_in,
    _put_in,
    _moved,
    _otherwise_encoded,
)


def _respelt(value: Any, dice: random.Random) -> Any:
    """JSON with some of its values exchanged for what no record should hold."""
    if dice.random() < 0.08:
        return dice.choice(VALUES)
    if isinstance(value, dict):
        return {
            dice.choice(KEYS) if dice.random() < 0.03 else key: _respelt(each, dice)
            for key, each in value.items()
        }
    return [_respelt(each, dice) for each in value] if isinstance(value, list) else value


KEYS = ("name", "../x", "a: b", "<<", "?", "- x", "\n", "", "é", "do_not_contact", "met", "when", "body")
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1e300, 10**40, "", "x" * 3_000, "\n---\n", "*a", "&a", "!!python/object:x"),
    *([], {}, [[]], [None], {"a": {"b": [1, {"c": "\x00"}]}}, "2026-02-30", "2026-11-20", "9999-99-99", "~"),
    *(
        "contacts/../../x.md",
        "/etc/passwd",
        "contacts/CON.md",
        "contacts/lotte-wiersma.md",
        "[[x]]",
        "\ud800",
    ),
    *(
        ["lotte-wiersma"],
        ["a", 1, None],
        "contacts/a/b/c/d/e/f/g/h.md",
        "contacts/.hidden.md",
        "\u2028",
        "no",
    ),
)


def sources(root: Path) -> dict[str, list[bytes]]:
    """The files that are spoilt, by kind."""
    from afterword.actions.exporting import everything

    found = {
        folder.name: [file.read_bytes() for file in sorted(folder.iterdir())]
        for folder in sorted(FILES.iterdir())
        if folder.name in ("contacts", "trackers", "calendar", "mail", "reading")
    }
    found["vcards"] = [data for data in found["contacts"] if b"BEGIN:VCARD" in data]
    found["messages"] = [data for data in found["contacts"] if b"CONVERSATION ID" in data]
    found["json"] = [everything(desk(root))[0].encode("utf-8")]
    return found


def wrong(at: Desk, data: bytes, ways: Ways) -> Iterator[str]:
    """What is wrong with how a file was borne."""
    try:
        act = import_file(at, data, "x", ways)
    except AfterwordError as error:
        if not str(error).strip():
            yield "an error without a word"
        return
    except Exception as error:
        yield f"{type(error).__name__}: {str(error)[:200]}"
        return
    yield from _harm(act)


def _harm(act: Imported) -> Iterator[str]:
    for change in act.changes:
        parts = change.path.split("/")
        if (
            not (is_record(change.path) or change.path == LIST)
            or ".." in parts
            or change.path.startswith("/")
        ):
            yield f"{change.path} is no record"
        if change.new is None:
            yield f"{change.path} would go"
        elif change.old is not None:
            left = iter(change.new.splitlines())
            # A list in brackets takes further items on its own line.
            kept = [line for line in change.old.splitlines() if b"[" not in line]
            gone = [line for line in kept if not any(line == each for each in left)]
            if gone:
                yield f"{change.path} loses {gone[0]!r}"


def cases(kind: str, files: list[bytes], count: int, seed: int) -> Iterator[tuple[int, bytes]]:
    """So many spoilt files of one kind."""
    for number in range(count):
        dice = random.Random(f"{kind} {seed} {number}")
        data = dice.choice(files)
        if kind == "json" and dice.random() < 0.8:
            yield number, json.dumps(_respelt(json.loads(data), dice)).encode("utf-8")
            continue
        for _ in range(dice.randint(1, 4)):
            data = dice.choice(SPOILING)(data, dice)[: 2 * LARGE]
        yield number, data


_BERLIN = ZoneInfo("Europe/Berlin")
WAYS = (
    Ways(zone=_BERLIN),
    Ways(known=True),
    Ways(only=("Lotte Wiersma",), interests=True),
    Ways(interests=True, company="Halden Optics", crowd=True, description=True, zone=_BERLIN),
)


#: So many people are in the journal that a mailbox is timed with.
HERE = 200


def mailbox(count: int, every: int) -> Iterator[bytes]:
    """So many mails, of which each so-many-th is to or from somebody who is in the journal."""
    for number in range(count):
        there = number % every == 0
        them = f"kit-{number // every % HERE if there else number}@mill.example"
        mine = "Mira <mira.castellane@post.example>"
        sender, to = (mine, them) if number % 3 == 0 else (them, mine)
        day = f"{number % 24 + 1} Nov 2026 {number % 60 // 6 + 8:02}:{number % 60:02}:00 +0100"
        words = "What we said of the lens, and what comes next.\n" * 12
        quoted = "".join(f"> line {line} of what stood there before\n" for line in range(20))
        yield (
            f"From: {sender}\nTo: {to}\nSubject: Re: the lens {number}\nDate: {day}\n"
            f"Message-ID: <{number}@mill.example>\nIn-Reply-To: <{number}@post.example>\n"
            f"Received: from a.example by b.example; {day}\nContent-Type: text/plain; charset=utf-8\n\n"
            f"{words}\nOn {day}, Kit Moss <kit@mill.example> wrote:\n{quoted}"
        ).encode()


def timed(root: Path, count: int) -> None:
    """How long a mailbox takes."""
    for number in range(HERE):
        house = f"Mill {number // 4}"
        (root / f"contacts/kit-{number}.md").write_text(
            f"---\nname: Kit Moss{number}\ncompany: {house}\nemail: kit-{number}@mill.example\n---\n", "utf-8"
        )
        (root / f"interviews/2026-11-02-mill-{number}.md").write_text(
            f"---\ncompany: {house}\nposition: Miller\nwhen: 2026-11-02\nmet: [kit-{number}]\n---\n", "utf-8"
        )
    at = desk(root)
    for every in (50, 1):
        begun = time.process_time()
        read_mails(mailbox(count, every), _BERLIN, frozenset({"mira.castellane@post.example"}))
        read = time.process_time() - begun
        ways = Ways(zone=_BERLIN, mails=OfMails(kind="new-information"))
        act = import_mails(at, mailbox(count, every), "box", ways)
        took = time.process_time() - begun - read
        print(f"| {count:,} mails | each read: {read:.1f} s | {len(act.changes)} notes made: {took:.1f} s |")


def main() -> int:
    """Try them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", default="")
    parser.add_argument("--mails", type=int, default=0, help="how long a mailbox of so many takes")
    parser.add_argument(
        "--seconds", type=float, default=0, help="wrong is also what takes longer; 0: no limit"
    )
    told = parser.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        at = desk(root)
        if told.mails:
            timed(root, told.mails)
            return 0
        for kind, files in sources(root).items():
            if told.kind not in ("", kind):
                continue
            slowest = 0.0
            for number, data in cases(kind, files, told.cases, told.seed):
                begun = time.process_time()
                found = list(wrong(at, data, WAYS[number % len(WAYS)]))
                took = time.process_time() - begun
                slowest = max(slowest, took)
                if told.seconds and took > told.seconds:
                    found.append(f"took {took:.1f} s for {len(data):,} bytes")
                for each in found:
                    bad += 1
                    print(f"{kind} {number}: {each}")
            print(f"| {kind} | {told.cases} | slowest {slowest:.2f} s |", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
