"""What came in, and what came of it; November 2026 as the calendar has it: the 23rd is a Monday."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from actions.desks import desk, done
from followups.search import Search, northwind

from afterword.actions.act import Act
from afterword.actions.called import called
from afterword.actions.closing import close
from afterword.actions.desk import Desk
from afterword.actions.heard import heard
from afterword.actions.which_position import UnclearPositionError
from afterword.errors import AfterwordError

TUESDAY = "2026-11-24T11:05"


def thanked(*more: str) -> Search:
    """Everybody met on Friday 20 November has been thanked."""
    search = northwind("dana", *more)
    for slug in ("dana", *more):
        search.sent(slug, "thank-you", "2026-11-21")
    return search


def two_positions() -> Search:
    """Dana runs two positions in one house, and both are open."""
    search = thanked().change("interviews/engineer-1.md", position='"Nurse Manager, ICU"')
    return search.interview("pacu", position='"Nurse Manager, PACU"', met=["dana"], when="2026-11-21T10:00")


def hear(before: Desk, text: str = "", who: str = "dana", kind: str = "reply", **more: object) -> Act:
    return heard(before, before.journal.contacts[who], text, kind, **more)  # type: ignore[arg-type]


def refused(before: Desk, text: str = "", **more: object) -> str:
    with pytest.raises(AfterwordError) as refusal:
        hear(before, text, **more)
    return str(refusal.value)


# --- they ask, you owe


def test_what_they_want_is_due_before_everything_else(tmp_path: Path) -> None:
    """ "Could you send me the names of two references by Thursday?" HR waits, and the plan knows."""
    search = thanked().change("interviews/engineer-1.md", decision_by="2026-11-20")
    before = desk(tmp_path, search, TUESDAY)
    first = next(each for each in before.plan if each.contact == "dana")
    assert (first.kind, first.state) == ("decision-check-in", "due")
    journal, said = done(before, hear(before, "Could you?", asks="the names of two references by Thursday"))
    (note,) = (note for note in journal.notes.values() if note.incoming)
    assert (note.asks, note.answer_by) == ("the names of two references", date(2026, 11, 26))
    assert said == [
        "Dana waits for your answer: the names of two references, by Thu 26 Nov.",
        "Next for Dana: answer, by Thursday.",
    ]
    first = before.again().plan[0]
    assert (first.kind, first.state, first.due) == ("answer", "due", date(2026, 11, 26))


@pytest.mark.parametrize(
    ("asks", "by", "words", "until"),
    [
        ("two references", date(2026, 11, 26), "two references", date(2026, 11, 26)),
        ("two references by thursday", date(2026, 11, 26), "two references", date(2026, 11, 26)),
        ("two references by thursday", None, "two references", date(2026, 11, 26)),
        ("a  phone number", None, "a phone number", None),
        ("whether: yes or no", None, "whether: yes or no", None),
    ],
)
def test_the_day_stands_in_the_words_or_apart(
    tmp_path: Path, asks: str, by: date | None, words: str, until: date | None
) -> None:
    before = desk(tmp_path, thanked(), TUESDAY)
    journal, _ = done(before, hear(before, asks=asks, by=by))
    (note,) = (note for note in journal.notes.values() if note.incoming)
    assert (note.asks, note.answer_by) == (words, until)


def test_two_days_for_one_thing_are_refused(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked(), TUESDAY)
    assert refused(before, asks="two references by thursday", by=date(2026, 11, 27)) == (
        "--asks names 2026-11-26, and --by 2026-11-27. Which of the two is it? "
        'Say, for example: --asks "two references" --by 2026-11-27'
    )
    assert "is no date this program can count with" in refused(before, promised=["a plan by early spring"])
    assert "--by is the day of what they want" in refused(before, "Soon.", by=date(2026, 11, 27))


def test_without_a_day_an_answer_is_due_on_the_next_business_day(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked(), "2026-11-27T16:00")
    _, said = done(before, hear(before, asks="a phone number"))
    # Friday; the next business day is Monday 30.
    assert said[-1] == "Next for Dana: answer, by Monday."


def test_a_call_of_yours_answers(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked(), TUESDAY)
    done(before, hear(before, asks="a phone number"))
    later = desk(tmp_path, Search(), "2026-11-24T15:00")
    _, said = done(later, called(later, later.journal.contacts["dana"], "Gave her the number."))
    assert said[0] == "Call to Dana, today 15:00: written down."
    assert not [each for each in later.again().plan if each.kind == "answer"]


# --- promises


def test_a_promise_made_on_the_phone_is_due_on_its_day(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked(), TUESDAY)
    act = hear(before, "She rang.", kind="call", promised=["two references by friday", "nothing"])
    journal, said = done(before, act)
    (note,) = (note for note in journal.notes.values() if note.incoming)
    assert note.text == "She rang.\n\n- promised: two references by 2026-11-27"
    assert said == [
        "Promised to Dana: two references, by Fri 27 Nov.",
        "Next for Dana: something promised, from Friday.",
    ]


def test_a_day_apart_is_that_of_each_promise_without_one(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked(), TUESDAY)
    act = hear(before, promised=["the plan", "a reference by 2026-12-01"], by=date(2026, 12, 1), kind="call")
    journal, _ = done(before, act)
    (note,) = (note for note in journal.notes.values() if note.incoming)
    assert [(fact.text, fact.by) for fact in note.promised] == [
        ("the plan", date(2026, 12, 1)),
        ("a reference", date(2026, 12, 1)),
    ]


def test_words_of_theirs_that_look_like_a_promise_are_hinted_at(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked(), TUESDAY)
    _, said = done(before, hear(before, "promised her two references by Friday", kind="call"))
    assert said[-1] == (
        "If you promised that, add a line below the text in notes/2026-11-24-dana-call.md: "
        "- promised: two references by 2026-11-27"
    )


def test_a_question_of_theirs_is_hinted_at(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked(), TUESDAY)
    act = hear(before, "Dana, hello. Could you send me\nthe names of two references by Thursday?")
    _, said = done(before, act)
    assert said[-1] == (
        "If they wait for an answer, add to the top of notes/2026-11-24-dana-reply.md:\n"
        "  asks: Could you send me the names of two references by Thursday?\n"
        "  answer_by: 2026-11-26"
    )


# --- interests


def test_what_they_turn_out_to_care_about_goes_behind_the_rest(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked(), TUESDAY)
    journal, said = done(before, hear(before, "Went fishing.", interests=["Euro nymphing", "Dana-likes"]))
    assert journal.contacts["dana"].interests == ("dana-likes", "Euro nymphing")
    assert said[0] == "Dana cares about dana-likes and Euro nymphing."


# --- which position


def test_of_two_open_positions_none_is_guessed(tmp_path: Path) -> None:
    before = desk(tmp_path, two_positions(), TUESDAY)
    with pytest.raises(UnclearPositionError) as unclear:
        hear(before, "Two more weeks.", decision_by=date(2026, 12, 4))
    assert str(unclear.value).splitlines() == [
        "Dana has to do with two positions of yours, and either may be meant. "
        "Nothing was written; say which:",
        '  --position "Nurse Manager, ICU"',
        '  --position "Nurse Manager, PACU"',
    ]
    assert [each.title for each in unclear.value.positions] == ["Nurse Manager, ICU", "Nurse Manager, PACU"]


@pytest.mark.parametrize("said", ["icu", "Nurse Manager, ICU", "northwind/nurse-manager-icu"])
def test_the_position_that_is_said_has_the_date_and_the_reply(tmp_path: Path, said: str) -> None:
    before = desk(tmp_path, two_positions(), TUESDAY)
    journal, _ = done(before, hear(before, "Two more weeks.", decision_by=date(2026, 12, 4), position=said))
    dates = {each.title: each.decision_by for each in journal.positions.values()}
    assert dates == {"Nurse Manager, ICU": date(2026, 12, 4), "Nurse Manager, PACU": None}
    assert [note.interview for note in journal.notes.values() if note.incoming] == ["engineer-1"]


def test_the_words_may_say_which(tmp_path: Path) -> None:
    before = desk(tmp_path, two_positions(), TUESDAY)
    journal, _ = done(before, hear(before, "Two more weeks for the icu."))
    assert [note.interview for note in journal.notes.values() if note.incoming] == ["engineer-1"]
    with pytest.raises(UnclearPositionError):
        hear(before, "Two more weeks for ICU and PACU.")


def test_one_that_has_ended_is_not_meant(tmp_path: Path) -> None:
    search = two_positions().change("interviews/pacu.md", outcome="closed", outcome_on="2026-11-22")
    before = desk(tmp_path, search, TUESDAY)
    journal, _ = done(before, hear(before, "Two more weeks."))
    assert [note.interview for note in journal.notes.values() if note.incoming] == ["engineer-1"]


def test_a_position_that_is_none_of_theirs_is_refused(tmp_path: Path) -> None:
    before = desk(tmp_path, two_positions(), TUESDAY)
    assert refused(before, position="surgery").splitlines()[0] == (
        'No position with Dana is called "surgery". There are:'
    )
    assert refused(before, who="tom", position="icu").startswith("No position of yours has to do with Tom")


# --- what the words tell


def test_a_no_in_words_shows_how_to_close(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked(), TUESDAY)
    _, said = done(before, hear(before, "We went with an internal candidate."))
    assert said[-1] == (
        "That sounds like a no. If it is one: "
        "afterword close Northwind --position Engineer --outcome filled-by-other"
    )


def test_an_offer_in_words_shows_how_to_say_so_with_its_day(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked(), TUESDAY)
    text = "We would like to offer you the role at 118k, please let us know by Tuesday the 1st"
    _, said = done(before, hear(before, text))
    assert said[-1] == (
        "That sounds like an offer. If it is one: "
        "afterword close Northwind --position Engineer --outcome offer --answer-by 2026-12-01"
    )


def test_what_is_known_already_is_not_told_again(tmp_path: Path) -> None:
    search = thanked().change("interviews/engineer-1.md", outcome="offer", outcome_on="2026-11-23")
    before = desk(tmp_path, search, TUESDAY)
    _, said = done(before, hear(before, "The offer letter is attached."))
    assert not any("sounds like" in each for each in said)


def test_whoever_wants_no_more_mail_is_left_in_peace_by_a_command(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked(), TUESDAY)
    _, said = done(before, hear(before, "Thanks, Mira. Please do not contact me again."))
    assert said[-1] == (
        "That sounds as if Dana wants no more mail. If so: "
        'afterword stop dana --said "Please do not contact me again."'
    )
    assert not before.again().journal.contacts["dana"].do_not_contact
    silent = desk(tmp_path / "b", thanked().change("contacts/dana.md", do_not_contact="asked"), TUESDAY)
    _, said = done(silent, hear(silent, "Please do not contact me again."))
    assert not any("no more mail" in each for each in said)


def test_an_invitation_in_words_shows_how_to_write_it_down(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked(), TUESDAY)
    text = "We would like to invite you to a second interview. Could you come on Thursday?"
    _, said = done(before, hear(before, text))
    assert said[-2] == (
        "That sounds like an invitation. Import theirs, or once the time is agreed: "
        'afterword debrief --company Northwind --position Engineer --met Dana --when "DAY TIME"'
    )
    assert "Could you come on Thursday?" in said[-1]
    ahead = thanked().interview("round-2", position="Engineer", met=["dana"], when="2026-11-26T10:00")
    known = desk(tmp_path / "b", ahead, TUESDAY)
    _, said = done(known, hear(known, text))
    assert not any("sounds like an invitation" in each for each in said)


def test_a_talk_ahead_that_is_called_off_shows_where_to_say_so(tmp_path: Path) -> None:
    ahead = thanked().interview("round-2", position="Engineer", met=["dana"], when="2026-11-26T10:00")
    before = desk(tmp_path, ahead, TUESDAY)
    for text in ("Sorry, we have to cancel Thursday.", "I can't make it on Thursday after all."):
        _, said = done(before, hear(before, text))
        hint = next(line for line in said if "will not take place" in line)
        assert "write cancelled: yes into interviews/round-2.md" in hint
        assert "26 Nov" in hint
    none = desk(tmp_path / "b", thanked(), TUESDAY)
    _, said = done(none, hear(none, "Sorry, we have to cancel Thursday."))
    assert not any("cancelled" in line for line in said)


def test_that_somebody_leaves_shows_where_to_say_so(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked("tom"), TUESDAY)
    _, said = done(before, hear(before, "Friday is my last day here.", who="tom", kind="news"))
    assert said[-1] == (
        "If Tom leaves Northwind, say so in contacts/tom.md, so that nothing about a position there goes to "
        "them any more: former: [Northwind]"
    )
    (tmp_path / "contacts/tom.md").write_text(
        "---\nname: Tom\ncompany: Northwind\nformer: [Northwind]\n---\n",
        "utf-8",
    )
    again = before.again()
    _, said = done(again, hear(again, "Friday was my last day.", who="tom", kind="news"))
    assert not any("If Tom leaves" in each for each in said)


@pytest.mark.parametrize(
    ("text", "hinted"),
    [
        ("I'm leaving Northwind at the end of the month, going to Brightwater.", True),
        ("I left Northwind last week.", True),
        ("I am moving to Northwind.", False),
    ],
)
def test_their_own_company_is_a_place_to_leave_and_not_to_go_to(
    tmp_path: Path, text: str, hinted: bool
) -> None:
    before = desk(tmp_path, thanked("tom"), TUESDAY)
    _, said = done(before, hear(before, text, who="tom"))
    assert any("If Tom leaves Northwind" in each for each in said) is hinted


def test_whoever_wants_no_more_letters_shows_how_to_stop_once(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked("tom"), TUESDAY)
    text = "Please don't contact me again."
    _, said = done(before, hear(before, text, who="tom"))
    assert said[-1] == (
        "That sounds as if Tom wants no more mail. If so: "
        'afterword stop tom --said "Please don\'t contact me again."'
    )
    file = tmp_path / "contacts/tom.md"
    file.write_text(
        file.read_text("utf-8").replace("name: Tom\n", "name: Tom\ndo_not_contact: please\n"), "utf-8"
    )
    again = before.again()
    _, said = done(again, hear(again, text + " Really.", who="tom"))
    assert not any("no more mail" in each for each in said)


# --- a call of yours


def test_whoever_is_said_to_leave_is_meant_and_nobody_else(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked("tom", "priya"), "2026-12-01")
    _, said = done(before, hear(before, "Hi, Priya no longer works here. Best, Tom", who="tom"))
    (hint,) = [each for each in said if each.startswith("If ")]
    assert hint.startswith("If Priya leaves Northwind, say so in contacts/priya.md")
    _, said = done(before, hear(before, "I was so glad to join Northwind. Tom has joined Dana.", who="tom"))
    assert not [each for each in said if each.startswith("If ")]


def test_a_call_is_a_line_and_no_letter(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked("tom"), "2026-11-30T16:10")
    gift = next(each for each in before.plan if (each.contact, each.kind) == ("tom", "value-add"))
    # Seven business days after Saturday 21 November is Tuesday 1 December.
    assert gift.opens == date(2026, 12, 1)
    tom = before.journal.contacts["tom"]
    act = called(before, tom, "called him about the rota", promised=["the rota by friday"])
    assert act.summary == "called: Tom"
    journal, said = done(before, act)
    (note,) = (note for note in journal.notes.values() if note.kind == "call")
    assert (note.incoming, note.via, note.subject, note.interview) == (False, "phone", "", "engineer-1")
    assert note.text == "called him about the rota\n\n- promised: the rota by 2026-12-04"
    assert said == [
        "Call to Tom, today 16:10: written down.",
        "Promised to Tom: the rota, by Fri 4 Dec.",
        "Next for Tom: something promised, from Friday.",
    ]
    later = before.again().plan
    gift = next(each for each in later if (each.contact, each.kind) == ("tom", "value-add"))
    # The gap counts from the call of Monday 30: Tuesday 1 is the first business day, Wednesday 9 the seventh.
    assert gift.opens >= date(2026, 12, 9)
    assert gift.why.startswith("You spoke with Tom on Mon 30 Nov 2026; ")


def test_a_talk_may_have_no_words(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked("tom"), TUESDAY)
    act = called(before, before.journal.contacts["tom"], on=date(2026, 11, 23), via="in-person")
    journal, said = done(before, act)
    (note,) = (note for note in journal.notes.values() if note.kind == "call")
    assert (note.via, note.text, note.at) == ("in-person", "", date(2026, 11, 23))
    assert said[0] == "Talk with Tom, yesterday: written down."


def test_a_day_without_a_promise_is_refused(tmp_path: Path) -> None:
    before = desk(tmp_path, thanked("tom"), TUESDAY)
    with pytest.raises(AfterwordError, match="--by is the day of what you promised"):
        called(before, before.journal.contacts["tom"], "Hello.", by=date(2026, 12, 1))


# --- an offer, and the day by which they want the answer

OFFER = "We would like to offer you the role, please let us know by Tuesday the 1st of December."


def offered(**more: str) -> Search:
    """Dana's house made an offer on Monday the 23rd."""
    return thanked().change("interviews/engineer-1.md", outcome="offer", outcome_on="2026-11-23", **more)


def test_of_an_offer_the_day_is_the_one_of_the_answer(tmp_path: Path) -> None:
    before = desk(tmp_path, offered(), TUESDAY)
    journal, said = done(before, hear(before, "By Tuesday, please.", decision_by=date(2026, 12, 1)))
    (position,) = journal.positions.values()
    assert (position.answer_by, position.decision_by) == (
        date(2026, 12, 1),
        before.journal.positions[position.id].decision_by,
    )
    assert said[0] == "Engineer at Northwind: they want your answer by Tue 1 Dec."


@pytest.mark.parametrize(
    ("known", "words", "day"),
    [
        ({}, OFFER, "2026-12-01"),
        ({"answer_by": "2026-12-04"}, OFFER, "2026-12-04"),
        ({}, "We start on Tuesday the 1st of December.", None),
    ],
)
def test_the_words_of_an_offer_may_name_the_day_where_none_is_known(
    tmp_path: Path, known: dict[str, str], words: str, day: str | None
) -> None:
    before = desk(tmp_path, offered(**known), TUESDAY)
    journal, _ = done(before, hear(before, words))
    (position,) = journal.positions.values()
    assert position.answer_by == (date.fromisoformat(day) if day else None)
    assert position.outcome_on == date(2026, 11, 23)


@pytest.mark.parametrize(("outcome", "on"), [("offer", "2026-11-23"), ("declined", "2026-11-24")])
def test_what_is_known_already_keeps_the_day_it_became_known(tmp_path: Path, outcome: str, on: str) -> None:
    before = desk(tmp_path, offered(), TUESDAY)
    (position,) = before.journal.positions.values()
    journal, _ = done(before, close(before, position, outcome))
    assert journal.positions[position.id].outcome_on == date.fromisoformat(on)


def test_the_day_of_the_answer_is_said_with_the_offer(tmp_path: Path) -> None:
    before = desk(tmp_path, offered(), TUESDAY)
    (position,) = before.journal.positions.values()
    _, said = done(before, close(before, position, "offer", answer_by=date(2026, 12, 1)))
    assert said[0].endswith("offer, as of Mon 23 Nov; they want your answer by Tue 1 Dec.")


# --- nothing at all


@pytest.mark.parametrize("kind", ["reply", "news"])
def test_blanks_are_no_reply_and_a_call_needs_no_words(tmp_path: Path, kind: str) -> None:
    before = desk(tmp_path, thanked(), TUESDAY)
    for text in ("", " ", "\n \u00a0\n"):
        assert refused(before, text, kind=kind) == (
            "There are no words to write down. A line of what they said is enough."
        )
    assert hear(before, "", kind=kind, interests=["choirs"]).changes
    assert hear(before, "", kind="call").changes
