"""The mails in a folder or a mailbox, one after the other, however large it is."""

from __future__ import annotations

import codecs
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from afterword.exchange.decoding import LARGEST, UnreadableFileError
from afterword.exchange.sniffing import begins_mail
from afterword.words.counts import counted, listed

#: What a mail program writes behind the name of a file in a Maildir: the flags of the mail.
_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")
#: How a mail begins in a mailbox: "From ", who, and when.
_BEGINS = re.compile(rb"From (?:- |\S+ +)[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}")
_MARKED = re.compile(rb">+From ")
#: Of a mail no more is kept: pictures attached follow behind the text.
_LARGEST_MAIL = 30_000_000
_LONGEST_LINE = 1_000_000
#: What mail programs call the folders, or labels, of what was not sent and of what is not wanted.
_DRAFT_NAMES = """
draft drafts entwurf entwürfe brouillon brouillons borrador borradores bozza bozze concepten kladder
rascunho rascunhos utkast luonnokset szkice koncepty unsent outbox postausgang queue
"""
_GONE_NAMES = """
spam junk trash bin deleted papierkorb gelöscht gelöschte corbeille indésirable indésirables papelera
eliminados cestino prullenbak roskakori papperskorg skräppost søppelpost papirkurv lixeira kosz koš werbung
"""
_FOR_DRAFTS, _FOR_WHAT_IS_GONE = frozenset(_DRAFT_NAMES.split()), frozenset(_GONE_NAMES.split())
#: What else stands in such a name: "Deleted Items", "Courrier indésirable".
_MORE_WORDS = "mail e-mail email mails items messages elements objekte elemente courrier elementos posta"
_BESIDES = frozenset(_MORE_WORDS.split())
#: The files of a folder that mail programs keep one mail in: MH (RFC 822 messages under numbers), and what
#: Gnus, Claws and Sylpheed made of it. A number behind a comma is a mail that was removed.
_NUMBERED = re.compile(r"[1-9][0-9]{0,9}", re.ASCII)
#: Bytes of such a file that show whether it is a mail, and kinds of files that are named where none is.
_BEGINNING, _MOST_KINDS = 4_096, 5
#: How other programs mark such a mail in its headers.
_DELETED, _UNSENT = b"X-Mozilla-Status: 0008\n", b"X-Unsent: 1\n"


def is_for_drafts(name: str) -> bool:
    """Whether a folder or label is that of drafts."""
    return _called(name, _FOR_DRAFTS)


def is_for_what_is_gone(name: str) -> bool:
    """Whether a folder or label is that of spam, or of what was deleted."""
    return _called(name, _FOR_WHAT_IS_GONE)


def _called(name: str, names: frozenset[str]) -> bool:
    words = [word for word in re.split(r"[^\w-]+", name.casefold()) if word and word not in _BESIDES]
    return len(words) == 1 and words[0] in names


def is_mailbox(path: Path) -> bool:
    """Whether a path is a folder, or a mailbox of many mails in one file; a pipe is neither.

    Raises:
        OSError: it cannot be read.
    """
    if path.is_dir():
        return True
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return begins_mailbox(file.readline(1_000))


def begins_mailbox(data: bytes) -> bool:
    """Whether a file with this beginning is a mailbox."""
    return bool(_BEGINS.match(data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")))


def mails_at(path: Path) -> Iterator[bytes]:
    """The mails of a folder (files `.eml` and `.emlx`, mailboxes, Maildirs, MH) or of one mailbox.

    What lies with the drafts or in the bin, by its folder or by the flags of a Maildir, has that in its first
    line, as other programs write it. Links to folders are not followed.

    Raises:
        OSError: something cannot be read.
        UnreadableFileError: it is a folder, and there is no mail in it.
    """
    if not path.is_dir():
        yield from _in_file(path)
        return
    others: Counter[str] = Counter()
    empty = True
    for folder, folders, names in os.walk(path, onerror=_refuse):
        folders.sort()
        here = Path(folder)
        for name in sorted(names):
            file = here / name
            if file.is_file() and here.name != "tmp":
                alone = _is_one_mail(file)
                mark = _mark((*here.relative_to(path).parts, *(() if alone else (file.stem,))))
                before = empty
                for each in _mails_of(file, alone=alone):
                    empty = False
                    yield mark + each.lstrip(b"\r\n") if mark else each
                others[file.suffix.casefold()] += before and empty
    if empty:
        raise UnreadableFileError(_no_mails(path.resolve().name, others))


def _no_mails(name: str, others: Counter[str]) -> str:
    """What a folder without mails was taken for, what is in it, and what is expected."""
    number = others.total()
    kinds = [kind for kind, _ in others.most_common() if kind and len(kind) <= 10][:_MOST_KINDS]
    there = f"none of the {counted(number, 'file')} in it is one" if number > 1 else "its one file is none"
    there = there if number else "it is empty"
    endings = f" ({listed(kinds)})" if kinds else ""
    return (
        f"There is no mail in {name}. A folder is taken for one of mails, and {there}{endings}. What is read "
        "in it: mails (.eml, .emlx), mailboxes (mbox), Maildirs (folders cur and new) and MH (a file with a "
        "number for each mail). Save your mails as one of these. Anything else is imported file by file, "
        "such as: afterword import people.vcf"
    )


def _is_one_mail(file: Path) -> bool:
    """Whether a file of a folder holds one mail, so that its own name says nothing of it."""
    if file.parent.name in ("cur", "new") or file.suffix.lower() in (".eml", ".emlx"):
        return True
    if not _NUMBERED.fullmatch(file.name):
        return False
    with file.open("rb") as data:
        return begins_mail(data.read(_BEGINNING))


def _mails_of(file: Path, *, alone: bool) -> Iterator[bytes]:
    flags = _FLAGS.search(file.name)
    if alone:
        if file.stat().st_size > LARGEST:
            return
        data = without_length(file.read_bytes().removeprefix(codecs.BOM_UTF8))
        marked = flags[1] if flags else ""
        yield (_DELETED if "T" in marked else _UNSENT if "D" in marked else b"") + data
    elif is_mailbox(file):
        yield from _in_file(file)


def without_length(data: bytes) -> bytes:
    """A mail without what Apple's program adds (`.emlx`): its length in front, notes of its own behind."""
    length, _, rest = data[:40].partition(b"\n")
    if not re.fullmatch(rb"\d{1,9} *\r?", length):
        return data
    begin = len(data[:40]) - len(rest)
    return data[begin : begin + int(length)]


def _in_file(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from mails_in(iter(lambda: file.readline(_LONGEST_LINE), b""))


def _mark(names: Iterable[str]) -> bytes:
    """What the folders say of the mails in them; the dots of a Maildir part one folder from the next."""
    parts = [part for name in names for part in name.split(".") if part]
    if any(map(is_for_what_is_gone, parts)):
        return _DELETED
    return _UNSENT if any(map(is_for_drafts, parts)) else b""


def _refuse(error: OSError) -> None:
    raise error


def mails_in(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The mails of a mailbox (mbox), one after the other, from its lines.

    A line that begins with "From " begins a mail only behind an empty line and with a date, and one that was
    marked so as not to (">From ") is what it was before (RFC 4155).
    """
    begun: list[bytes] = []
    empty, inside, size = True, False, 0
    for each in lines:
        if empty and (_BEGINS.match(each) or (not inside and begins_mailbox(each))):
            if inside:
                yield b"".join(begun)
            begun, inside, size, empty = [], True, 0, False
            continue
        empty = not each.strip()
        size += len(each)
        if inside and size <= _LARGEST_MAIL:
            begun.append(each[1:] if _MARKED.match(each) else each)
    if inside:
        yield b"".join(begun)
