"""The mail that brings an invitation: both count, the meeting and what was written beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from actions.test_importing_interviews import at_desk, taken
from exchange.calendars import calendar, event

BY_EXCHANGE = "When: Tuesday\nWhere: Teams\n\n*~*~*~*~*~*~*~*~*~*\n\n"
BY_TEAMS = "\n________________________________________\nMicrosoft Teams Need help?\nPasscode: aB3xYz\n"


def brought(
    text: str, *headers: str, sender: str = "Bram Achterberg <bram@halden.example>", method: str = "REQUEST"
) -> bytes:
    """A mail of Bram's with an invitation to 1 December."""
    there = calendar(event("SUMMARY:Talk at Halden"), method=method).decode("utf-8")
    lines = [
        f"From: {sender}",
        "To: Mira Castellane <mira.castellane@post.example>",
        "Subject: Talk at Halden",
        "Date: Wed, 25 Nov 2026 09:41:07 +0100",
        "Message-ID: <7@halden.example>",
        *headers,
        "MIME-Version: 1.0",
        "Content-Type: multipart/alternative; boundary=x",
    ]
    parts = f"--x\nContent-Type: text/plain\n\n{text}\n--x\nContent-Type: text/calendar\n\n{there}\n--x--\n"
    return ("\n".join(lines) + "\n\n" + parts).encode("utf-8")


@pytest.mark.parametrize(("before", "behind"), [("", ""), (BY_EXCHANGE, ""), ("", BY_TEAMS)])
def test_the_meeting_and_the_words_are_taken(tmp_path: Path, before: str, behind: str) -> None:
    data = brought(f"{before}Dear Mira,\n\ncould you bring the sketch?\n\nBram\n{behind}")
    later, act = taken(at_desk(tmp_path), data)
    assert act.paths("created") == [
        "contacts/bram-achterberg.md",
        "interviews/2026-12-01-halden.md",
        "notes/2026-11-25-bram-achterberg-news.md",
    ]
    (note,) = later.journal.notes.values()
    assert (note.contact, note.incoming, note.kind) == ("bram-achterberg", True, "news")
    assert note.text == "Dear Mira,\n\ncould you bring the sketch?\n\nBram"
    assert "asks: could you bring the sketch?" in "\n".join(act.said)
    _, again = taken(later, data)
    assert again.changes == () and again.left_out == ()


@pytest.mark.parametrize(
    ("text", "headers", "sender"),
    [
        ("", (), "Bram Achterberg <bram@halden.example>"),
        ("Talk at Halden", (), "Bram Achterberg <bram@halden.example>"),
        (BY_TEAMS, (), "Bram Achterberg <bram@halden.example>"),
        ("You are invited.", ("Sender: calendar-notification@google.com",), "Bram <bram@halden.example>"),
        ("A new event has been scheduled.", (), "Calendly <no-reply@calendly.com>"),
        ("I sent that on.", (), "Mira <mira.castellane@post.example>"),
    ],
)
def test_what_a_program_or_the_user_wrote_makes_no_note(
    tmp_path: Path, text: str, headers: tuple[str, ...], sender: str
) -> None:
    later, _ = taken(at_desk(tmp_path), brought(text, *headers, sender=sender))
    assert len(later.journal.interviews) == 1 and not later.journal.notes


def test_no_key_to_the_meeting_is_written_down(tmp_path: Path) -> None:
    text = "Dear Mira, here is the room: https://meet.example/abc-defg\nPasscode: 998877\n\nBram"
    taken(at_desk(tmp_path), brought(text))
    there = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*.md"))
    assert "here is the room" in there
    assert "abc-defg" not in there and "998877" not in there


def test_words_with_a_cancellation_are_kept(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path), brought(""))
    later, _ = taken(later, brought("I am ill, sorry. Next week?", method="CANCEL"))
    assert [each.cancelled for each in later.journal.interviews.values()] == [True]
    assert [each.text for each in later.journal.notes.values()] == ["I am ill, sorry. Next week?"]
