"""Invitations by `import`, and the debrief afterwards that asks who came."""

from __future__ import annotations

import json
from pathlib import Path

from cli.test_debrief_on_a_terminal import converse
from exchange.calendars import calendar, event

MONDAY = event("DTSTART:20261123T080000", "DTEND:20261123T090000", people=("bram", "lotte"))


def settled(root: Path) -> None:
    """The user's own address, without which they would be taken for one of those met."""
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8").replace("[mira@post.example]", "[mira.castellane@post.example]")
    file.write_text(text.replace("Europe/London", "Europe/Berlin"), "utf-8")


def imported(root: Path, afterword, *events: str) -> str:
    settled(root)
    (root / "invite.ics").write_bytes(calendar(*events or (MONDAY,)))
    done = afterword("import", "invite.ics", "--company", "Halden", "--position", "Optician")
    assert done.exit_code == 0, done.output
    return done.stderr


def test_an_invitation_is_imported_and_told(afterword, small_journal: Path) -> None:
    said = imported(small_journal, afterword)
    assert "Created interviews/2026-11-23-halden.md" in said
    again = afterword("import", "invite.ics", "--json")
    told = json.loads(again.stdout)
    assert (told["created"], told["changed"]) == ([], [])
    assert "interviews/2026-11-23-halden.md" in told["unchanged"]


def test_from_a_mail_program(afterword, small_journal: Path) -> None:
    imported(small_journal, afterword)
    done = afterword("import", "-", given=(small_journal / "invite.ics").read_text("utf-8"))
    assert done.exit_code == 0 and "0 created, 0 changed" in done.stderr


def test_without_a_company_off_a_terminal(afterword, small_journal: Path) -> None:
    (small_journal / "invite.ics").write_bytes(calendar(MONDAY))
    settled(small_journal)
    done = afterword("import", "invite.ics")
    assert done.exit_code == 1 and '--company "Halden"' in done.stderr
    assert not (small_journal / "interviews/2026-11-23-halden.md").exists()


def test_an_interview_of_an_invitation_is_not_in_our_calendar(afterword, small_journal: Path) -> None:
    ahead = "DTSTART:20261201T140000", "DTEND:20261201T150000"
    imported(small_journal, afterword, event(*ahead))
    feed = afterword("due", "--ics").stdout
    assert "Interview: Halden" not in feed
    path = small_journal / "interviews/2026-12-01-halden.md"
    path.write_text(path.read_text("utf-8").replace("invitation:", "mine:"), "utf-8")
    assert "Interview: Halden" in afterword("due", "--ics").stdout


def test_a_debrief_asks_who_of_those_invited_came(small_journal: Path, afterword) -> None:
    imported(small_journal, afterword)
    _said, code = converse(
        [
            ("Is it about Halden, Optician", ""),
            ("Was Bram Achterberg there", "n"),
            ("Was Lotte Falk there", ""),
            ("Who else was there, besides Lotte Falk", ""),
        ],
        end="talked about",
    )
    assert code == 0
    text = (small_journal / "interviews/2026-11-23-halden.md").read_text("utf-8")
    assert "met:\n  - lotte-falk\n" in text and "## Lotte Falk" in text and "Bram" not in text
    assert "owner: bram-achterberg" in text  # who arranged it still runs it


def test_who_says_no_is_asked_as_ever(small_journal: Path, afterword) -> None:
    imported(small_journal, afterword)
    said, _ = converse([("Is it about Halden", "n"), ("Who was there", "ana")], end="Which company")
    assert "2026-11-23-halden.md" not in said


def test_by_options_too(afterword, small_journal: Path) -> None:
    imported(small_journal, afterword)
    done = afterword("debrief", "--company", "Halden", "--met", "Lotte Falk; talked about: drift")
    assert "Also invited, and so taken as met: Bram Achterberg." in done.stderr
    assert "afterword debrief --company Halden --when 2026-11-23 --absent bram-achterberg" in done.stderr
    done = afterword("debrief", "--company", "Halden", "--when", "2026-11-23", "--absent", "bram-achterberg")
    assert done.exit_code == 0, done.output
    text = (small_journal / "interviews/2026-11-23-halden.md").read_text("utf-8")
    assert "met:\n  - lotte-falk\n" in text
    done = afterword("debrief", "--company", "Halden", "--when", "2026-11-23", "--absent", "lotte")
    assert done.exit_code == 1 and "says what Lotte Falk said there" in done.stderr


def test_that_nobody_came(afterword, small_journal: Path) -> None:
    imported(small_journal, afterword)
    both = ("--absent", "bram-achterberg", "--absent", "lotte-falk")
    done = afterword("debrief", "--company", "Halden", *both)
    assert done.exit_code == 0, done.output
    assert "met:" not in (small_journal / "interviews/2026-11-23-halden.md").read_text("utf-8")
