"""`sent` marks what was written: a saved draft, or what is due; November 2026 as the calendar has it.

Friday 20 is the interview, 14:00 to 15:00; its thank-yous are right from 17:00, and until Friday 27.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from actions.desks import desk, done
from followups.search import Search, northwind

from afterword.actions.act import Act
from afterword.actions.desk import Desk
from afterword.actions.sent import sent
from afterword.actions.skipping import skip
from afterword.checking.checker import check_notes
from afterword.errors import AfterwordError
from afterword.kinds import KINDS
from afterword.settings.settings import Settings

EVENING = "2026-11-20T20:05"
MONDAY = "2026-11-23"


def mark(before: Desk, who: str = "dana", **how: object) -> Act:
    return sent(before, before.journal.contacts[who], **how)  # type: ignore[arg-type]


def refused(before: Desk, who: str = "dana", **how: object) -> str:
    with pytest.raises(AfterwordError) as refusal:
        mark(before, who, **how)
    return str(refusal.value)


# --- twice


def silent_dana() -> Search:
    """A decision was due on Friday 4 December; the check-in of Tuesday 8 had no answer."""
    search = northwind("dana", decision_by="2026-12-04").sent("dana", "thank-you", "2026-11-20")
    return search.sent("dana", "decision-check-in", "2026-12-08")


def test_a_repeated_command_marks_nothing_that_comes_later(tmp_path: Path) -> None:
    # The second question is right seven business days after the first: on Thursday 17 December.
    before = desk(tmp_path, silent_dana(), "2026-12-17T09:00")
    journal, said = done(before, mark(before, text="Dear Dana, may I ask once more?"))
    assert said == [
        "Second check-in to Dana: sent today 09:00.",
        # Friday 18 is the first business day, Monday 28 the seventh; the closing note follows on Thursday 31.
        "Next for Dana: something to give, from Mon 28 Dec.",
    ]
    again = before.again()
    assert refused(again) == (
        "Second check-in to Dana went out today 09:00 (notes/2026-12-17-dana-second-check-in.md).\n"
        "Next for Dana: something to give, from Mon 28 Dec."
    )
    later = desk(tmp_path, Search(), "2026-12-18T09:00")
    assert refused(later).startswith(
        "Nothing is due to Dana today. Second check-in to Dana went out yesterday"
    )
    assert refused(later, kind="close-the-loop").startswith("No closing note is due to Dana today.")
    assert len(later.journal.notes) == len(journal.notes)


def test_another_note_of_the_same_day_is_named(tmp_path: Path) -> None:
    """Thanks to the owner, and thanks to be passed on: two notes on one evening."""
    search = northwind("dana", "tom").change("contacts/tom.md", email="")
    search.sent("dana", "thank-you", "2026-11-20T19:00", interview="engineer-1")
    before = desk(tmp_path, search, EVENING)
    assert refused(before) == (
        f"Thank-you to Dana went out today 19:00 (notes/{next(iter(before.journal.notes))}.md).\n"
        "If another went out too (thanks, passed on): afterword sent dana --kind forward-request"
    )
    act = mark(before, kind="forward-request", text="Please thank Tom.")
    assert act.summary == "sent: forward-request to Dana"


def test_a_call_is_no_note_that_went_out(tmp_path: Path) -> None:
    search = northwind("dana").note({"to": "dana", "kind": "call", "sent": "2026-11-20"})
    assert mark(desk(tmp_path, search, EVENING), text="Thank you.").summary == "sent: thank-you to Dana"


# --- only what is due, or a saved draft


def test_what_opens_later_is_not_due(tmp_path: Path) -> None:
    search = northwind("dana", decision_by="2026-12-04").sent("dana", "thank-you", "2026-11-20")
    # Seven business days after the thank-you of Friday 20, the day of which is not counted.
    assert refused(desk(tmp_path, search, MONDAY)).splitlines() == [
        "Nothing is due to Dana today. Thank-you to Dana went out Fri 20 Nov (notes/033.md). "
        "Next for Dana: something to give, from Tue 1 Dec.",
        "If you wrote something else, save it first, then mark it: "
        "afterword draft dana --kind new-information --save",
    ]


def test_thanks_for_a_meeting_that_has_ended_are_never_too_early(tmp_path: Path) -> None:
    search = northwind("dana")
    assert mark(desk(tmp_path, search, "2026-11-20T15:10"), text="Thank you.").changes
    assert "ahead, on Fri 20 Nov 2026 at 14:00" in refused(desk(tmp_path, search, "2026-11-20T14:30"))


def test_thanks_went_out_after_the_meeting(tmp_path: Path) -> None:
    search = northwind("dana").draft("dana", "thank-you", interview="engineer-1")
    before = desk(tmp_path, search, MONDAY)
    for day in (date(2026, 11, 19), datetime(2026, 11, 20, 14, 30)):
        assert "cannot have gone out" in refused(before, on=day)
    assert mark(before, on=date(2026, 11, 20)).changes


def test_thanks_written_down_late_count_on_their_day(tmp_path: Path) -> None:
    """On 14 December they have lapsed; on 21 November they had not."""
    before = desk(tmp_path, northwind("dana", decision_by="2027-01-15"), "2026-12-14")
    assert "No thank-you is due to Dana today" in refused(before, kind="thank-you")
    assert "No thank-you was due to Dana on Thu 10 Dec" in refused(
        before, kind="thank-you", on=date(2026, 12, 10)
    )
    journal, said = done(before, mark(before, on=date(2026, 11, 21), text="Thank you, Dana."))
    (note,) = journal.notes.values()
    assert (note.kind, note.day, note.text) == ("thank-you", date(2026, 11, 21), "Thank you, Dana.")
    assert said[0] == "Thank-you to Dana: sent Sat 21 Nov."


def test_what_is_still_owed_can_be_sent(tmp_path: Path) -> None:
    search = northwind(
        "dana", body="\n## Dana\n\n- promised: the plan by 2026-11-24\n", decision_by="2027-02-01"
    )
    search.sent("dana", "thank-you", "2026-11-20")
    before = desk(tmp_path, search, "2026-12-21")
    assert [each.state for each in before.plan if each.kind == "promised-item"] == ["owed"]
    act = mark(before, kind="promised-item", text="Here is the plan.")
    assert act.summary == "sent: promised-item to Dana"


def test_with_one_note_saved_and_another_due_it_is_asked_which(tmp_path: Path) -> None:
    search = northwind("dana").draft("dana", "new-information")
    before = desk(tmp_path, search, MONDAY)
    assert refused(before).splitlines() == [
        "Which note to Dana?",
        "  saved in notes/033.md (news of yours): afterword sent dana --note 033",
        "  due (thank-you): afterword sent dana --kind thank-you",
    ]
    assert mark(before, note="033").summary == "sent: new-information to Dana"
    assert mark(before, kind="thank-you", text="Thanks.").summary == "sent: thank-you to Dana"


# --- gaps


def test_a_saved_draft_with_gaps_is_refused_and_stays_known(tmp_path: Path) -> None:
    search = northwind("dana").note(
        {"to": "dana", "kind": "thank-you", "interview": "engineer-1", "subject": "Thanks for [the day]"},
        "\nDear Dana,\n\nThank you. [what you would tell them now, briefly]\n",
    )
    before = desk(tmp_path, search, MONDAY)
    assert refused(before).splitlines() == [
        "notes/033.md has 2 gaps to fill in:",
        "  subject: [the day]",
        "  line 10: [what you would tell them now, briefly]",
        "Put in what you wrote there, then run this again. If the note went out complete, and only this copy "
        "is not: afterword sent dana --anyway --note 033",
    ]
    journal, _ = done(before, mark(before, anyway=True))
    left = check_notes(journal, before.now, Settings())
    assert [(each.level, each.rule, each.line) for each in left] == [
        ("warning", "placeholder", 5),
        ("warning", "placeholder", 11),
    ]


def test_words_as_they_went_take_the_place_of_the_draft(tmp_path: Path) -> None:
    search = northwind("dana").note(
        {"to": "dana", "kind": "thank-you", "interview": "engineer-1"}, "\nThank you. [the rest]\n"
    )
    before = desk(tmp_path, search, MONDAY)
    assert refused(before, text="Thank [you].").startswith("The text has 1 gap to fill in:\n  line 1: [you]")
    journal, _ = done(before, mark(before, text="Thank you, Dana.\n"))
    (note,) = journal.notes.values()
    assert (note.text, note.at) == ("Thank you, Dana.", date(2026, 11, 23))
    assert not check_notes(journal, before.now, Settings())


def test_a_letter_that_nobody_wrote_is_not_kept(tmp_path: Path) -> None:
    """The composed thank-you has gaps, since nothing is written down of Dana."""
    before = desk(tmp_path, northwind("dana"), MONDAY)
    told = refused(before)
    assert told.startswith("Thank-you to Dana has ")
    assert "afterword draft dana --kind thank-you --save" in told
    act = mark(before, anyway=True)
    assert act.said == ("The text has gaps, marked [so]; put in what you really wrote.",)
    journal, _ = done(before, act)
    assert {each.rule for each in check_notes(journal, before.now, Settings())} == {"placeholder"}


@pytest.mark.parametrize("via", ["phone", "in-person"])
def test_what_was_said_is_no_letter(tmp_path: Path, via: str) -> None:
    before = desk(tmp_path, northwind("dana"), MONDAY)
    journal, said = done(before, mark(before, via=via))
    (note,) = journal.notes.values()
    assert (note.kind, note.via, note.subject, note.text) == ("thank-you", via, "", "")
    assert said[0] == "Thank-you to Dana: sent today."
    assert not [each for each in before.again().plan if each.contact == "dana" and each.state == "due"]


# --- to whom


def test_without_an_address_nothing_is_due_to_them(tmp_path: Path) -> None:
    """Dana passes the thanks on; Tom himself is owed nothing."""
    search = northwind("dana", "tom").change("contacts/tom.md", email="")
    before = desk(tmp_path, search, MONDAY)
    assert refused(before, "tom").splitlines() == [
        "Nothing is due to Tom today. Nothing further is planned for Tom, since contacts/tom.md holds no "
        "address; if you have one, add a line such as `email: tom@company.example`.",
        "If you wrote something else, save it first, then mark it: "
        "afterword draft tom --kind new-information --save",
    ]


def test_whoever_asked_for_silence_is_refused_kindly(tmp_path: Path) -> None:
    search = northwind("dana").change("contacts/dana.md", do_not_contact="no more")
    assert refused(desk(tmp_path, search, MONDAY)) == (
        'Dana is not to be written to: "no more". Nothing is due to them.'
    )
    search.draft("dana", "thank-you", interview="engineer-1")
    before = desk(tmp_path, search, MONDAY)
    assert refused(before) == (
        'Dana is not to be written to: "no more". If it went out all the same, add --anyway.'
    )
    assert mark(before, anyway=True).changes


# --- before its day


def promised(when: str = "2026-11-20T14:00") -> Search:
    """On Friday 20 November Dana was promised the list by Sunday 6 December; the thanks have gone out."""
    body = "## Dana\n\n- promised: the list of talks by 2026-12-06\n"
    search = northwind("dana", body=body, decision_by="2027-01-15", when=when)
    return search.sent("dana", "thank-you", "2026-11-20T19:00", interview="engineer-1")


@pytest.mark.parametrize("now", ["2026-11-23", "2026-12-05T21:00", "2026-12-06", "2026-12-08"])
def test_a_promise_may_be_kept_before_its_day(tmp_path: Path, now: str) -> None:
    before = desk(tmp_path, promised(), now)
    journal, said = done(before, mark(before, kind="promised-item", text="Dear Dana, here is the list."))
    assert said[0].startswith("What you promised to Dana: sent today")
    assert not [item for item in before.again().plan if item.kind == "promised-item"]
    assert "here is the list" in journal.notes[f"{now[:10]}-dana-promised-item"].text


def test_a_promise_kept_early_has_to_be_said_and_to_have_words(tmp_path: Path) -> None:
    before = desk(tmp_path, promised(), "2026-12-05")
    assert "If it kept your promise early: afterword sent dana --kind promised-item --text" in (
        refused(before, text="Here it is.")
    )
    assert "to fill in" in refused(before, kind="promised-item")
    assert mark(before, kind="promised-item", via="phone").changes


def test_no_promise_is_kept_before_it_was_made(tmp_path: Path) -> None:
    before = desk(tmp_path, promised(), "2026-12-05")
    said = refused(before, kind="promised-item", text="The list.", on=date(2026, 11, 19))
    assert said.startswith("Nothing that you promised was due to Dana on Thu 19 Nov 2026.")
    assert mark(before, kind="promised-item", text="The list.", on=date(2026, 11, 20)).changes


def test_of_two_promises_the_earlier_is_kept_first(tmp_path: Path) -> None:
    search = promised().note(
        {"to": "dana", "kind": "call", "sent": "2026-11-23"}, "- promised: two names by 2026-12-01\n"
    )
    before = desk(tmp_path, search, "2026-11-24")
    _, said = done(before, mark(before, kind="promised-item", text="The two names."))
    (left,) = [item for item in before.again().plan if item.kind == "promised-item"]
    assert left.promise == "the list of talks"
    # Both are days of 2026: a Tuesday and a Sunday.
    assert said[1] == ("It keeps “two names” (Tue 1 Dec); still promised: “the list of talks” (Sun 6 Dec).")
    # The last one is no matter of choice.
    _, said = done(before.again(), mark(before.again(), kind="promised-item", text="The list."))
    assert not [line for line in said if "It keeps" in line]


@pytest.mark.parametrize(
    "order",
    [
        ("the bees by 2026-12-01", "the apples by 2026-12-10"),
        ("the apples by 2026-12-10", "the bees by 2026-12-01"),
    ],
)
@pytest.mark.parametrize(
    ("now", "kept"),
    [
        ("2026-11-24", "the bees"),
        ("2026-12-02", "the bees"),
        ("2026-12-11", "the bees"),  # the more overdue of the two
        ("2026-12-23", "the apples"),  # 15 business days after 1 December the bees have lapsed
    ],
)
def test_of_two_of_one_interview_it_is_what_was_owed_first(
    tmp_path: Path, order: tuple[str, str], now: str, kept: str
) -> None:
    body = "## Dana\n\n" + "".join(f"- promised: {each}\n" for each in order)
    search = northwind("dana", body=body, decision_by="2027-03-15")
    search.sent("dana", "thank-you", "2026-11-20T19:00", interview="engineer-1")
    before = desk(tmp_path, search, now)
    _, said = done(before, mark(before, kind="promised-item", text="Dear Dana, here it is."))
    assert said[1].startswith(f"It keeps “{kept}” (")
    left = {item.promise for item in before.again().plan if item.kind == "promised-item"}
    assert left == {"the bees", "the apples"} - {kept}


@pytest.mark.parametrize("now", ["2026-11-24", "2026-11-26", "2026-11-30"])
def test_an_answer_may_go_before_on_and_after_its_day(tmp_path: Path, now: str) -> None:
    search = promised().received("dana", "2026-11-23", asks="two references", answer_by="2026-11-26")
    before = desk(tmp_path, search, now)
    done(before, mark(before, kind="answer", text="Dear Dana, they are Kit Moss and Ines Roy."))
    assert not [item for item in before.again().plan if item.kind == "answer"]
    assert refused(before.again(), kind="answer").startswith("No answer is due to Dana today.")


# --- words


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_due_is_named_as_people_say_it(tmp_path: Path, kind: str) -> None:
    """A noun of one thing stands behind "no"; no "no something", no "no thanks", no "no staying"."""
    before = desk(tmp_path, Search().contact("kit"), MONDAY)
    for said in (refused(before, "kit", kind=kind), passed_over(before, kind)):
        subject = re.split(r" is (?:due|open) to Kit today", said)[0]
        assert re.fullmatch(
            r"No (?!thanks |something |staying |taking |an? |the )[\w -]+|Nothing that you promised", subject
        ), said


def passed_over(before: Desk, kind: str) -> str:
    with pytest.raises(AfterwordError) as refusal:
        skip(before, before.journal.contacts["kit"], kind)
    return str(refusal.value)


@pytest.mark.parametrize(("kind", "outcome"), [("withdraw", "withdrawn"), ("decline-offer", "declined")])
def test_a_letter_that_ends_it_says_how_to_close_the_position(
    tmp_path: Path, kind: str, outcome: str
) -> None:
    letter = {"to": "dana", "kind": kind, "interview": "engineer-1", "subject": "Engineer"}
    search = northwind("dana").note(letter, "\nDear Dana,\n\nI withdraw my application.\n")
    before = desk(tmp_path / "open", search, MONDAY)
    _, said = done(before, mark(before, kind=kind))
    close = f"afterword close Northwind --position Engineer --outcome {outcome}"
    assert f"Engineer at Northwind is not closed yet: {close}" in said
    search.change("interviews/engineer-1.md", outcome=outcome, outcome_on="2026-11-23")
    before = desk(tmp_path / "closed", search, MONDAY)
    _, said = done(before, mark(before, kind=kind))
    assert not any("not closed" in line for line in said)
