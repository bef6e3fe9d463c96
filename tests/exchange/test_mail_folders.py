"""Mails in folders: Maildirs, mailboxes and single files, and nothing that is no file."""

from __future__ import annotations

import mailbox
import os
from pathlib import Path

import pytest
from exchange.reading import WINTER, bytes_of
from exchange.test_mails import ME, mail

from afterword.exchange.decoding import UnreadableFileError
from afterword.exchange.found import Found
from afterword.exchange.mail_folders import is_mailbox, mails_at, mails_in
from afterword.exchange.mails import read_mails

BEGUN = b"From - Wed Jan 13 10:00:00 2027\n"


def numbered(number: int, *headers: str) -> bytes:
    return mail(f"Message-ID: <{number}@harbor.example>", *headers)


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def ids(root: Path) -> list[str]:
    return sorted(note.message_id.partition("@")[0] for note in found(root).notes)


def found(root: Path) -> Found:
    return read_mails(mails_at(root), WINTER, ME)


def test_a_maildir(tmp_path: Path) -> None:
    put(tmp_path / "cur/1.host:2,S", numbered(1))
    put(tmp_path / "new/2.host", numbered(2))
    put(tmp_path / "cur/3.host:2,ST", numbered(3))
    put(tmp_path / "cur/4.host:2,DS", b"\n" + numbered(4))
    put(tmp_path / "tmp/5.host", numbered(5))
    put(tmp_path / ".Sent/cur/6.host:2,S", numbered(6))
    put(tmp_path / ".Trash/cur/7.host:2,S", b"\xef\xbb\xbf" + numbered(7))
    put(tmp_path / ".INBOX.Drafts/cur/8.host:2,S", numbered(8))
    assert ids(tmp_path) == ["1", "2", "6"]
    assert sorted(each.reason for each in found(tmp_path).left_out) == [
        "it is a draft, and never went out",
        "it is a draft, and never went out",
        "it is deleted, and only still in the file",
        "it is deleted, and only still in the file",
    ]


def test_the_folders_of_thunderbird(tmp_path: Path) -> None:
    put(tmp_path / "Inbox", BEGUN + numbered(1) + b"\n\n" + BEGUN + numbered(2))
    put(tmp_path / "Inbox.msf", b"// <!-- <mdb:mork:z v=1.4> -->")
    put(tmp_path / "Trash", BEGUN + numbered(3))
    put(tmp_path / "Inbox.sbd/Halden", BEGUN + numbered(4))
    assert ids(tmp_path) == ["1", "2", "4"]


def test_single_mails_of_several_programs(tmp_path: Path) -> None:
    put(tmp_path / "draft.eml", numbered(1))
    apple = numbered(2)
    put(tmp_path / "Messages/7.emlx", b"%d\n" % len(apple) + apple + b"<?xml version='1.0'?><plist/>")
    put(tmp_path / "notes.txt", b"From my notes\n\nnothing")
    assert ids(tmp_path) == ["1", "2"]
    assert all("plist" not in note.text for note in found(tmp_path).notes)


def test_the_numbered_files_of_mh(tmp_path: Path) -> None:
    """As the standard library makes such a folder, with one mail removed as MH marks it."""
    box = mailbox.MH(tmp_path / "Mail")
    inbox = box.add_folder("inbox")
    for number in (1, 2, 12):
        inbox.add(numbered(number))
    inbox.set_sequences({"unseen": [1, 2]})
    box.add_folder("drafts").add(numbered(4))
    box.add_folder("trash").add(numbered(5))
    (tmp_path / "Mail/inbox/3").rename(tmp_path / "Mail/inbox/,3")
    put(tmp_path / "Mail/inbox/2027", b"A list of what is to be done in that year.\n")
    put(tmp_path / "Mail/lists/7", BEGUN + numbered(7))
    assert ids(tmp_path / "Mail") == ["1", "2", "7"]
    assert len(found(tmp_path / "Mail").left_out) == 2


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ((), "it is empty"),
        (("readme.txt",), "its one file is none (.txt)"),
        (("a.pdf", "b.PDF", "c/d.txt", "7"), "none of the 4 files in it is one (.pdf and .txt)"),
    ],
)
def test_a_folder_without_a_mail_is_told(tmp_path: Path, files: tuple[str, ...], says: str) -> None:
    for name in files:
        put(tmp_path / name, b"Nothing.")
    with pytest.raises(UnreadableFileError) as refused:
        next(mails_at(tmp_path))
    told = (
        f"There is no mail in {tmp_path.name}. A folder is taken for one of mails, and {says}. What is read"
    )
    assert str(refused.value).startswith(told)


def test_pipes_and_links_in_circles_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path / "a.eml", numbered(1))
    (tmp_path / "around").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "nowhere.eml").symlink_to(tmp_path / "gone")
    (tmp_path / "itself.eml").symlink_to(tmp_path / "itself.eml")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.eml")
        os.mkfifo(tmp_path / "mbox")
        assert not is_mailbox(tmp_path / "mbox")
    assert ids(tmp_path) == ["1"]


def test_a_mailbox_is_told_by_its_first_line(tmp_path: Path) -> None:
    for name, data, is_one in (
        ("a", bytes_of("mail/gmail-takeout.mbox"), True),
        ("b", b"From here I would start.\n", False),
        ("c", b"From \xff", False),
        ("d", b"", False),
    ):
        (tmp_path / name).write_bytes(data)
        assert is_mailbox(tmp_path / name) is is_one
    assert is_mailbox(tmp_path)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_marked_line_is_what_it_was(end: bytes) -> None:
    text = BEGUN + mail(text="One.\n\n>From here.\n>>From there.")
    (only,) = mails_in(text.replace(b"\n", end).splitlines(keepends=True))
    assert end + b"From here." + end in only and end + b">From there." in only


def test_a_mailbox_is_read_mail_by_mail(tmp_path: Path) -> None:
    """One of four gigabytes is not held in memory: the first mail is there before the rest is read."""
    box = tmp_path / "box"
    box.write_bytes((BEGUN + numbered(1) + b"\n\n") * 2)
    mails = mails_at(box)
    assert b"<1@" in next(mails)
    with box.open("ab") as file:
        file.write(BEGUN + b"x" * 200_000 + b"\n\n" + BEGUN + numbered(2))
    assert b"<2@" in list(mails)[-1]
