"""Mails taken in: once each, sent ones settle what was due, and nothing in others' words counts as ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from actions.desks import desk
from exchange.reading import FILES, WINTER
from exchange.test_mails import mail
from followups.search import Search

from afterword.actions.desk import Desk
from afterword.actions.importing import Imported, Ways, import_file, import_mails
from afterword.actions.importing_notes import OfMails, as_theirs
from afterword.errors import AfterwordError
from afterword.exchange.decoding import MisusedError
from afterword.keeping.atomic import carry_out
from afterword.records.debrief import read_promises
from afterword.records.note import Note
from afterword.settings.settings import Me

ME = Me(name="Mira Castellane", email="Mira.Castellane@post.example")
MINE = "From: Mira Castellane <mira.castellane@post.example>"


THREE = [
    f"{name}@brackwater-ferries.example" for name in ("ikaika.nahale", "sunniva.dahl", "perpetua.oyelaran")
]


def at_desk(root: Path, *more: str, now: str = "2026-12-20T12:00") -> Desk:
    """Lotte, met on 1 December; files of more people as "slug: lines of their front matter"."""
    files = {
        "contacts/lotte.md": "---\nname: Lotte Wiersma\ncompany: Halden Optics\n"
        "email: lotte.wiersma@halden-optics.example\n---\n",
        "contacts/ana.md": "---\nname: Ana Sol\ncompany: Harbor\nemail: ana@harbor.example\n---\n",
        "interviews/2026-12-01-halden.md": "---\ncompany: Halden Optics\nposition: Optician\n"
        "when: 2026-12-01T18:00\nmet: [lotte]\n---\n\n## Lotte Wiersma\n\n- talked about: drift\n",
    }
    for each in more:
        slug, _, lines = each.partition(": ")
        files[f"{slug}.md" if "/" in slug else f"contacts/{slug}.md"] = f"---\n{lines}\n---\n"
    search = Search()
    search.files.update(files)
    return desk(root, search, now, me=ME)


def taken(before: Desk, *mails: bytes | str, **said: Any) -> tuple[Desk, Imported]:
    """The desk after one mail, or a mailbox of several; a name is that of a file of the tests."""
    data = [(FILES / "mail" / each).read_bytes() if isinstance(each, str) else each for each in mails]
    ways = Ways(
        zone=WINTER,
        only=said.pop("only", ()),
        company=said.pop("company", ""),
        mails=OfMails(**said),
    )
    if len(data) == 1:
        act = import_file(before, data[0], "a.eml", ways)
    else:
        act = import_mails(before, data, "a.mbox", ways)
    carry_out(before.root, act.changes)
    later = before.again()
    assert not [problem for problem in later.journal.problems if problem.level == "error"]
    return later, act


def the_one(found: Desk) -> Note:
    (note,) = found.journal.notes.values()
    return note


def why(act: Imported) -> str:
    assert not act.changes
    (left,) = act.left_out
    return left.reason


def to_lotte(*headers: str, text: str = "Dear Lotte, thank you for the hour.") -> bytes:
    return mail(MINE, *headers, text=text, to="lotte.wiersma@halden-optics.example")


def test_what_was_sent_settles_what_was_due(tmp_path: Path) -> None:
    before = at_desk(tmp_path, now="2026-12-03T12:00")
    assert before.plan_with("lotte")[0].kind == "thank-you"
    later, act = taken(before, "gmail-sent-reply.eml")
    note = the_one(later)
    assert (note.contact, note.incoming, note.kind) == ("lotte", False, "thank-you")
    assert (note.at.isoformat(), note.interview) == ("2026-12-02T09:41:00", "2026-12-01-halden")
    assert note.text.startswith("Dear Lotte,") and "Nice to meet you" not in note.text
    assert "\n> that was my own line, not a quotation\n" in note.text
    assert "thank-you" not in [item.kind for item in later.plan_with("lotte")]
    assert act.paths("created") == ["notes/2026-12-02-lotte-thank-you.md"]


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("outlook-received-html-only.eml", "deniz.oeztuerk@lindqvist-turbinen.example"),
        ("outlook-german-plain.eml", "annegret.vogt@lindqvist-turbinen.example"),
        ("apple-received-flowed.eml", "tariq@kestrel.example"),
    ],
)
def test_what_was_received_is_a_reply(tmp_path: Path, name: str, email: str) -> None:
    later, _ = taken(at_desk(tmp_path, f"them: name: Kit Moss\nemail: {email}"), name)
    note = the_one(later)
    assert (note.contact, note.incoming, note.kind) == ("them", True, "reply")
    assert note.message_id and note.at and note.text


@pytest.mark.parametrize("name", ["gmail-sent-reply.eml", "gmail-takeout.mbox", "three-recipients.eml"])
def test_a_second_time_nothing_is_written(tmp_path: Path, name: str) -> None:
    later, act = taken(at_desk(tmp_path), name, kind="new-information")
    _, again = taken(later, name, kind="new-information")
    assert again.changes == () and set(again.unchanged) == {change.path for change in act.changes}


def test_to_three_people_there_are_three_notes(tmp_path: Path) -> None:
    raw = (FILES / "mail/three-recipients.eml").read_bytes()
    people = [f"p{number}: name: P{number}\nemail: {email}" for number, email in enumerate(THREE)]
    later, _ = taken(at_desk(tmp_path, *people), raw, kind="new-information")
    notes = later.journal.notes.values()
    assert len(notes) == 3 and len({note.contact for note in notes}) == 3
    assert {(note.at.isoformat(), note.incoming) for note in notes if note.at} == {
        ("2026-12-03T17:20:00", False)
    }


def test_the_mailbox_of_takeout(tmp_path: Path) -> None:
    raw = (FILES / "mail/gmail-takeout.mbox").read_bytes()
    later, act = taken(at_desk(tmp_path), raw, kind="new-information")
    sent, received = sorted(later.journal.notes.values(), key=lambda note: note.incoming)
    assert (sent.incoming, received.incoming) == (False, True)
    assert "\nFrom here I would start with the logs." in sent.text
    assert "1 mail found a second time." in act.said


def test_a_mail_in_a_conversation_that_is_known_is_a_reply(tmp_path: Path) -> None:
    first = to_lotte("Message-ID: <mine@post.example>")
    answer = mail(
        "From: Lotte <lotte.wiersma@halden-optics.example>",
        "Date: Thu, 3 Dec 2026 10:00:00 +0100",
        "In-Reply-To: <mine@post.example>",
        "Message-ID: <theirs@halden-optics.example>",
    )
    news = mail("Date: Fri, 4 Dec 2026 10:00:00 +0100", "Message-ID: <n@harbor.example>")
    later, _ = taken(at_desk(tmp_path), first, answer, news)
    kinds = {note.message_id: note.kind for note in later.journal.notes.values()}
    assert kinds == {
        "mine@post.example": "thank-you",
        "theirs@halden-optics.example": "reply",
        "n@harbor.example": "news",
    }


def test_each_mail_of_a_mailbox_settles_what_the_ones_before_left(tmp_path: Path) -> None:
    again = "Date: Thu, 17 Dec 2026 10:00:00 +0100", "Message-ID: <2@post.example>", "Subject: Any news"
    later, act = taken(at_desk(tmp_path), to_lotte(), to_lotte(*again, text="Is there any news?"))
    kinds = [note.kind for note in sorted(later.journal.notes.values(), key=lambda note: str(note.at))]
    assert kinds[0] == "thank-you" and len(kinds) == 2 and kinds[1] != "thank-you"
    assert not act.left_out


def test_where_nothing_was_due_the_kind_is_asked_for(tmp_path: Path) -> None:
    later, act = taken(at_desk(tmp_path), mail(MINE, to="ana@harbor.example"))
    assert "--kind new-information" in why(act) and act.unclear == "Ana Sol"
    later, act = taken(later, mail(MINE, to="ana@harbor.example"), kind="new-information")
    assert the_one(later).kind == "new-information"


def test_of_one_mail_the_kind_that_is_said_counts_and_of_several_what_was_due(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    later, _ = taken(at_desk(tmp_path / "one"), to_lotte(), kind="new-information")
    assert the_one(later).kind == "new-information"
    other = mail(MINE, "Message-ID: <2@x.example>", to="ana@harbor.example")
    later, _ = taken(at_desk(tmp_path), to_lotte(), other, kind="new-information")
    assert {note.contact: note.kind for note in later.journal.notes.values()} == {
        "lotte": "thank-you",
        "ana": "new-information",
    }


def test_no_thanks_before_the_meeting(tmp_path: Path) -> None:
    early = to_lotte("Date: Mon, 30 Nov 2026 10:00:00 +0100")
    _, act = taken(at_desk(tmp_path), early, kind="thank-you")
    assert "cannot have gone out" in why(act)


DRAFT = "notes/draft: to: lotte\nkind: thank-you\ninterview: 2026-12-01-halden\nsubject: A word"


@pytest.mark.parametrize("headers", [(), ("Subject: Something else",)])
def test_a_saved_draft_that_went_out_is_marked(tmp_path: Path, headers: tuple[str, ...]) -> None:
    before = at_desk(tmp_path, DRAFT)
    path = tmp_path / "notes/draft.md"
    path.write_text(path.read_text("utf-8") + "\nDear Lotte, thank you for that hour.\n", "utf-8")
    later, act = taken(before.again(), to_lotte(*headers))
    note = the_one(later)
    assert (note.at.isoformat(), note.message_id) == ("2026-12-02T09:41:00", "1@harbor.example")
    assert note.text == "Dear Lotte, thank you for that hour."
    assert "--text takes those of the mail" in act.said[0]
    assert act.paths("changed") == ["notes/draft.md"]
    assert taken(later, to_lotte(*headers))[1].unchanged == ("notes/draft.md",)


def test_its_words_are_those_of_the_mail_where_that_is_said(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path, DRAFT), to_lotte(), words=True)
    assert the_one(later).text == "Dear Lotte, thank you for the hour."


def test_another_letter_leaves_the_draft(tmp_path: Path) -> None:
    before = at_desk(tmp_path, DRAFT)
    path = tmp_path / "notes/draft.md"
    path.write_text(
        path.read_text("utf-8") + "\nSomething about optics and coatings that nobody sent.\n", "utf-8"
    )
    later, _ = taken(before.again(), to_lotte("Subject: Other", text="Yes, at ten."), kind="new-information")
    assert later.journal.notes["draft"].draft and len(later.journal.notes) == 2


BY_HAND = "notes/by-hand: from: ana\nkind: reply\nreceived: 2026-12-02"


def test_a_note_by_hand_of_that_day_is_never_doubled(tmp_path: Path) -> None:
    before = at_desk(tmp_path, BY_HAND)
    _, act = taken(before, mail())
    assert "notes/by-hand.md may be the same letter" in why(act) and "--same" in why(act)


def test_a_note_by_hand_that_is_the_mail_gets_its_id(tmp_path: Path) -> None:
    before = at_desk(tmp_path, BY_HAND)
    old = (tmp_path / "notes/by-hand.md").read_text("utf-8")
    later, act = taken(before, mail(), same=True)
    assert act.paths("changed") == ["notes/by-hand.md"]
    new = (tmp_path / "notes/by-hand.md").read_text("utf-8")
    assert new.replace("message_id: 1@harbor.example\n", "") == old != new
    assert taken(later, mail())[1].unchanged == ("notes/by-hand.md",)


def test_or_it_is_another_one(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path, BY_HAND), mail(), same=False)
    assert len(later.journal.notes) == 2


def test_a_talk_of_that_day_is_no_mail(tmp_path: Path) -> None:
    call = "notes/call: from: ana\nkind: call\nreceived: 2026-12-02"
    later, _ = taken(at_desk(tmp_path, call), mail())
    assert len(later.journal.notes) == 2


def test_who_is_nobody_here_is_told_with_the_command(tmp_path: Path) -> None:
    _, act = taken(at_desk(tmp_path), mail("From: Bo Lund <bo@lund.example>"))
    assert why(act) == (
        "bo@lund.example is nobody here. If they belong here: "
        'afterword new contact "Bo Lund" --email "bo@lund.example"'
    )


def test_another_address_of_somebody_is_offered_and_kept(tmp_path: Path) -> None:
    other = mail("From: Ana Sol <ana.sol@home.example>")
    later, act = taken(at_desk(tmp_path), other)
    assert "--as-contact ana" in why(act)
    later, act = taken(later, other, as_contact="ana")
    assert later.journal.contacts["ana"].emails == ("ana@harbor.example", "ana.sol@home.example")
    assert the_one(later).contact == "ana"
    assert taken(later, other)[1].changes == ()


@pytest.mark.parametrize(
    ("sender", "contact", "reason"),
    [
        ("Jobs <info@home.example>", "ana", "a house shares"),
        ("Kit <kit@home.example>", "kit", "asked not to be written to"),
    ],
)
def test_whose_address_is_not_kept(tmp_path: Path, sender: str, contact: str, reason: str) -> None:
    before = at_desk(tmp_path, "kit: name: Kit\ndo_not_contact: asked")
    assert reason in why(taken(before, mail(f"From: {sender}"), as_contact=contact)[1])


def test_to_a_crowd_it_is_no_note(tmp_path: Path) -> None:
    people = [f"p{number}: name: P{number}\nemail: p{number}@x.example" for number in range(9)]
    to = ", ".join(f"p{number}@x.example" for number in range(9))
    _, act = taken(at_desk(tmp_path, *people), mail(MINE, to=to), kind="new-information")
    assert "9 people" in why(act)


def test_a_day_ahead_is_told(tmp_path: Path) -> None:
    _, act = taken(at_desk(tmp_path), mail("Date: Wed, 23 Dec 2026 09:00:00 +0100"))
    assert "is ahead" in act.said[0]
    _, act = taken(at_desk(tmp_path), mail("Date: Sun, 20 Dec 2026 20:00:00 +0100", "Message-ID: <2@x>"))
    assert act.said == ()


def test_a_question_that_was_not_answered_is_offered_as_what_they_ask(tmp_path: Path) -> None:
    question = mail(text="Thank you.\n\nCould you send two references by Friday?")
    _, act = taken(at_desk(tmp_path / "a"), question)
    assert act.said == (
        "If Ana waits for an answer, add to the top of notes/2026-12-02-ana-news.md:\n"
        "  asks: Could you send two references by Friday?\n  answer_by: 2026-12-04",
    )
    answer = mail(MINE, "Date: Thu, 3 Dec 2026 09:00:00 +0100", "Message-ID: <a@x>", to="ana@harbor.example")
    _, act = taken(at_desk(tmp_path / "b"), question, answer, kind="new-information")
    assert act.said == ()


def test_only_mails_with_some_people_or_a_company(tmp_path: Path) -> None:
    mails = mail(), to_lotte("Message-ID: <2@x.example>")
    for number, chosen in enumerate(({"only": ("Ana Sol",)}, {"company": "harbor"})):
        later, act = taken(at_desk(tmp_path / str(number)), *mails, **chosen)
        assert the_one(later).contact == "ana"
        assert act.said == ("1 mail with nobody who is in the journal left alone.",)
    with pytest.raises(AfterwordError, match="Nobody here works at Mill"):
        taken(at_desk(tmp_path / "c"), *mails, company="Mill")


def test_an_invitation_in_a_mailbox_is_named_so(tmp_path: Path) -> None:
    invitation = (FILES / "calendar/google-invitation.eml").read_bytes()
    bram = "bram: name: Bram\nemail: bram.achterberg@halden-optics.example"
    _, act = taken(at_desk(tmp_path, bram), mail(), invitation)
    assert [each.reason for each in act.left_out if "invitation" in each.reason]


def test_without_an_address_of_the_user_s_nobody_can_tell_which_was_sent(tmp_path: Path) -> None:
    with pytest.raises(AfterwordError, match="under `afterword:` and `me:`"):
        import_mails(desk(tmp_path, Search(), "2026-12-20T12:00"), [mail()], "x", Ways())


def test_what_is_said_of_one_mail_is_refused_of_several(tmp_path: Path) -> None:
    for said in ({"same": True}, {"as_contact": "ana"}, {"words": True}):
        with pytest.raises(MisusedError, match="these are several"):
            taken(at_desk(tmp_path), mail(), mail(), **said)


def test_what_is_said_of_mails_is_refused_of_other_files(tmp_path: Path) -> None:
    with pytest.raises(MisusedError, match="are for mails, and this is a table"):
        taken(at_desk(tmp_path), b"Name,Company\nAna,Harbor\n", kind="thank-you")


PROMISES = [
    "- promised: pay them 1,000 by friday",
    "Dear Mira,\n\n* **Promised**: a car\n\n1. promised: another\n   by monday",
    "  - promised: x\n    - promised: y\n\n    - promised: z",
    "-\n  promised: over two lines",
    "```\n- promised: in code\n```\n- promised: behind it",
    "> - promised: quoted\n\nYes.",
    "+ promised : with a blank",
]


@pytest.mark.parametrize("text", PROMISES)
def test_what_they_write_promises_nothing_of_ours(tmp_path: Path, text: str) -> None:
    later, _ = taken(at_desk(tmp_path), mail(text=text))
    note = the_one(later)
    assert note.promised == ()
    assert "promised-item" not in [item.kind for item in later.plan_with("ana")]
    assert note.text.replace("> ", "").split() == text.replace("> ", "").split()
    assert read_promises(as_theirs(text), 1, None, lambda *problem: None) == ()
    # What the user adds below counts as ever.
    path = tmp_path / note.file.path
    path.write_text(path.read_text("utf-8") + "\n- promised: a plan by 2026-12-24\n", "utf-8")
    assert [fact.text for fact in the_one(later.again()).promised] == ["a plan"]


def test_no_front_matter_and_no_debrief_comes_of_a_mail(tmp_path: Path) -> None:
    hostile = (
        "---\nfrom: lotte\nasks: money\n---\n\n## Ana Sol\n\n- interests: gold\n- say: I quit.\n\n[[lotte]]"
    )
    later, _ = taken(at_desk(tmp_path), mail("Subject: x: [y]\\nkind: call", text=hostile))
    note = the_one(later)
    assert (note.contact, note.asks, note.text) == ("ana", "", hostile)
    assert later.journal.contacts["ana"].interests == ()
    assert [each for each in later.journal.problems if each.path == note.file.path] == []


def test_a_question_of_the_user_s_that_is_quoted_is_not_theirs(tmp_path: Path) -> None:
    text = (
        "On 1 Dec 2026 at 19:02, Mira <m@post.example> wrote:\n> When?\n\nOn Friday.\n\n> Where?\n\nAt ours."
    )
    _, act = taken(at_desk(tmp_path), mail(text=text))
    assert act.said == ()


def test_a_reply_that_sounds_like_a_no_is_told_as_heard_tells_it(tmp_path: Path) -> None:
    text = "Dear Mira, we have decided to go ahead with another candidate. May I keep your letter?"
    _, act = taken(at_desk(tmp_path), mail("From: lotte.wiersma@halden-optics.example", text=text))
    (said,) = act.said
    assert said.startswith(
        "notes/2026-12-02-lotte-news.md: That sounds like a no. If it is one: afterword close"
    )
    _, act = taken(at_desk(tmp_path / "b"), mail(text=text))  # Ana has no position to decide about
    assert not any("sounds like" in each for each in act.said)


def test_what_a_mail_wants_is_told_and_never_done(tmp_path: Path) -> None:
    lotte = "From: lotte.wiersma@halden-optics.example"
    later, act = taken(at_desk(tmp_path), mail(lotte, text="I am not interested in hearing from you again."))
    assert act.said == (
        "notes/2026-12-02-lotte-news.md: That sounds as if Lotte Wiersma wants no more mail. If so: "
        'afterword stop lotte --said "I am not interested in hearing from you again."',
    )
    assert not later.journal.contacts["lotte"].do_not_contact
    text = "We would like to invite you to a second interview. Are you free on Monday?"
    _, act = taken(at_desk(tmp_path / "b"), mail(lotte, text=text))
    talk, asked = act.said
    assert "notes/2026-12-02-lotte-news.md: That sounds like an invitation. Import theirs, or" in talk
    assert "asks: Are you free on Monday?" in asked


def test_what_it_settled_is_said_of_one_mail(tmp_path: Path) -> None:
    _, act = taken(at_desk(tmp_path, now="2026-12-03T12:00"), to_lotte(text="Here is the paper."))
    assert "counts as the thank-you that was due to Lotte Wiersma" in act.said[0]
    _, act = taken(
        at_desk(tmp_path / "b", now="2026-12-03T12:00"), to_lotte(text="Here."), kind="new-information"
    )
    assert act.said == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Gern. Hast du am 3.12. Zeit?", "Hast du am 3.12. Zeit?"),
        ("Shall we meet at 10.30 in the lab?", "Shall we meet at 10.30 in the lab?"),
        ("The lab opens at 10. Will you come?", "Will you come?"),
    ],
)
def test_a_day_or_a_time_ends_no_question(tmp_path: Path, text: str, asked: str) -> None:
    _, act = taken(at_desk(tmp_path), mail(text=text))
    assert asked in act.said[0].partition("asks: ")[2]
    assert act.said[0].count(asked[:8]) == 1
