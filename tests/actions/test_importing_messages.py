"""Messages of LinkedIn taken in: by the profile, then by the name; once for good."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from actions.test_importing_mails import at_desk
from exchange.reading import WINTER, bytes_of
from exchange.test_linkedin_messages import MIRA, file, link, row

from afterword.actions.desk import Desk
from afterword.actions.importing import Imported, Ways, import_file
from afterword.actions.importing_notes import OfMails
from afterword.errors import AfterwordError
from afterword.exchange.decoding import MisusedError
from afterword.keeping.atomic import carry_out

EXPORT = bytes_of("contacts/linkedin-messages.csv")
YEWANDE = "yewande: name: Yewande Cole\ncompany: Brackwater Ferries"
MET = (
    "interviews/2026-11-29-brackwater: company: Brackwater Ferries\nposition: Optician\n"
    "when: 2026-11-29T18:00\nmet: [yewande]"
)
PROFILE = f"\nlinkedin: {link('Yewande Cole')}"


def taken(before: Desk, data: bytes | str = EXPORT, **said: Any) -> tuple[Desk, Imported]:
    data = data.encode("utf-8") if isinstance(data, str) else data
    ways = Ways(
        zone=WINTER, only=said.pop("only", ()), company=said.pop("company", ""), mails=OfMails(**said)
    )
    act = import_file(before, data, "messages.csv", ways)
    carry_out(before.root, act.changes)
    later = before.again()
    assert not [problem for problem in later.journal.problems if problem.level == "error"]
    return later, act


@pytest.mark.parametrize(
    "profile", ["", PROFILE, PROFILE.upper().replace("LINKEDIN:", "linkedin:") + "/?x=1"]
)
def test_sent_and_received_with_somebody_known(tmp_path: Path, profile: str) -> None:
    later, act = taken(at_desk(tmp_path, YEWANDE + profile, MET))
    notes = {note.kind: note for note in later.journal.notes.values()}
    assert set(notes) == {"thank-you", "reply"}
    assert notes["thank-you"].text == "Hello Yewande,\nthank you for the introduction."
    assert notes["thank-you"].interview == "2026-11-29-brackwater"
    assert notes["reply"].incoming and notes["reply"].text == "The Brackwater people liked you."
    assert {note.via for note in notes.values()} == {"linkedin"}
    assert len(act.left_out) == 2


def test_a_second_time_nothing_is_written(tmp_path: Path) -> None:
    later, first = taken(at_desk(tmp_path, YEWANDE + PROFILE, MET))
    assert len(first.changes) == 2
    _, again = taken(later)
    assert not again.changes and len(again.unchanged) == 2


def test_once_a_profile_is_known_the_same_messages_stay(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path, YEWANDE, MET))
    (tmp_path / "contacts/yewande.md").write_text(f"---\nname: Y. Cole{PROFILE}\n---\n", "utf-8")
    _, again = taken(later.again())
    assert not again.changes and len(again.unchanged) == 2


@pytest.mark.parametrize(
    "more",
    [
        (YEWANDE + "\nlinkedin: https://www.linkedin.com/in/another-cole",),
        (YEWANDE, "other: name: Yewande Cole\ncompany: Harbor"),
    ],
)
def test_a_name_that_may_be_anothers_is_left_out_and_told(tmp_path: Path, more: tuple[str, ...]) -> None:
    _, act = taken(at_desk(tmp_path, *more))
    assert not act.changes
    told = [each.reason for each in act.left_out if "may be Yewande Cole" in each.reason]
    assert len(told) == 2 and all(f"linkedin: {link('Yewande Cole')}" in each for each in told)


def test_with_strangers_nothing_is_written_and_they_are_counted(tmp_path: Path) -> None:
    _, act = taken(at_desk(tmp_path))
    assert not act.changes
    assert "2 messages with nobody who is in the journal left alone." in act.said


def test_where_nothing_was_due_its_kind_is_asked_for(tmp_path: Path) -> None:
    before = at_desk(tmp_path, YEWANDE)
    later, act = taken(before)
    assert [note.kind for note in later.journal.notes.values()] == ["reply"]
    assert any("--kind new-information" in each.reason for each in act.left_out)
    later, _ = taken(later, kind="new-information")
    assert {note.kind for note in later.journal.notes.values()} == {"reply", "new-information"}


def test_a_note_by_hand_of_that_day_is_never_doubled(tmp_path: Path) -> None:
    hand = "notes/by-hand: from: yewande\nkind: reply\nvia: linkedin\nreceived: 2026-11-30T12:05"
    before = at_desk(tmp_path, YEWANDE, hand)
    later, act = taken(before, kind="new-information")
    (left,) = [each for each in act.left_out if "by-hand" in each.reason]
    assert "message_id: linkedin-" in left.reason and "--another" in left.reason
    line = left.reason.partition("top: ")[2].partition(";")[0]
    file = tmp_path / "notes/by-hand.md"
    file.write_text(file.read_text("utf-8").replace("kind: reply", f"kind: reply\n{line}"), "utf-8")
    _, again = taken(later.again(), kind="new-information")
    assert not again.changes and "notes/by-hand.md" in again.unchanged


def test_or_it_is_another_one(tmp_path: Path) -> None:
    hand = "notes/by-hand: from: yewande\nkind: reply\nreceived: 2026-11-30T12:05"
    later, _ = taken(at_desk(tmp_path, YEWANDE, hand), same=False)
    assert len([note for note in later.journal.notes.values() if note.incoming]) == 2


def test_only_some_people(tmp_path: Path) -> None:
    before = at_desk(tmp_path, YEWANDE, MET)
    _, act = taken(before, only=("Ana Sol",))
    assert not act.changes
    with pytest.raises(AfterwordError):
        taken(before, only=("Nobody Here",))
    _, act = taken(before, company="Brackwater Ferries")
    assert len(act.changes) == 2


@pytest.mark.parametrize("said", [{"same": True}, {"as_contact": "ana"}, {"words": True}])
def test_what_is_said_of_one_mail_is_refused(tmp_path: Path, said: dict[str, Any]) -> None:
    with pytest.raises(MisusedError, match="messages of LinkedIn"):
        taken(at_desk(tmp_path), **said)


def test_what_they_write_promises_nothing_of_ours(tmp_path: Path) -> None:
    data = file(row("Ana Sol", MIRA, CONTENT="<p>Hi</p><ul><li>promised: the moon by Friday</li></ul>"))
    later, _ = taken(at_desk(tmp_path), data)
    (note,) = later.journal.notes.values()
    assert "> - promised: the moon" in note.text and note.promised == ()
