"""Single actions: what they change, and what is said of what comes next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from actions.desks import desk, done
from followups.search import Search, northwind

from afterword.actions import new
from afterword.actions.closing import close
from afterword.actions.contacting import snooze, stop
from afterword.actions.desk import next_with
from afterword.actions.heard import heard
from afterword.actions.sent import sent
from afterword.actions.told import Told, read_file, read_met
from afterword.actions.who_was_met import MaybeKnownError, known
from afterword.actions.write_up import write_up
from afterword.errors import AfterwordError
from afterword.records.who import UnknownNameError

MONDAY = "2026-11-23"


# --- close


def two_companies() -> Search:
    search = northwind("dana").sent("dana", "thank-you", "2026-11-21").contact("mia", company="Harbour")
    search.interview("harbour", company="Harbour", position="Pilot", met=["mia"])
    return search.sent("mia", "thank-you", "2026-11-21")


def test_taking_a_job_names_those_to_tell_elsewhere(tmp_path: Path) -> None:
    before = desk(tmp_path, two_companies(), MONDAY)
    journal, said = done(
        before, close(before, before.journal.positions["northwind/engineer"], "filled-by-me")
    )
    assert journal.positions["northwind/engineer"].outcome_on == date(2026, 11, 23)
    assert said == [
        "Engineer at Northwind: yours, as of Mon 23 Nov.",
        "Now for Mia: withdrawal, by tomorrow.",
        "Now for Dana: hello to the team, by Mon 30 Nov.",
    ]


def test_any_other_end_names_those_of_the_position_alone(tmp_path: Path) -> None:
    before = desk(tmp_path, two_companies().sent("mia", "value-add", "2026-11-21"), "2026-12-15")
    position = before.journal.positions["northwind/engineer"]
    _, said = done(before, close(before, position, "filled-by-other", date(2026, 12, 14)))
    assert said == [
        "Engineer at Northwind: went to somebody else, as of Mon 14 Dec.",
        "Now for Dana: gracious goodbye, by tomorrow.",
    ]


def test_opening_it_again_is_said_so(tmp_path: Path) -> None:
    search = two_companies().change("interviews/engineer-1.md", outcome="closed", outcome_on="2026-11-21")
    before = desk(tmp_path, search, MONDAY)
    act = close(before, before.journal.positions["northwind/engineer"], "open")
    assert act.summary == "reopen: Engineer at Northwind"
    _, said = done(before, act)
    assert said == ["Engineer at Northwind: open again, as of Mon 23 Nov."]


def test_what_lies_ahead_of_an_end_is_told_with_how_to_cancel_it(tmp_path: Path) -> None:
    search = northwind("dana").interview("engineer-2", met=["dana"], when="2026-11-30T10:00")
    before = desk(tmp_path, search, MONDAY)
    _, said = done(before, close(before, before.journal.positions["northwind/engineer"], "withdrawn"))
    assert said[1] == (
        "An interview is still ahead, on Mon 30 Nov, 10:00. If it will not take place, write "
        "cancelled: yes into interviews/engineer-2.md"
    )


# --- sent


def test_thanks_for_a_meeting_ahead_are_not_marked_sent(tmp_path: Path) -> None:
    search = northwind("dana", when="2026-11-24T14:00").draft("dana", "thank-you", interview="engineer-1")
    before = desk(tmp_path, search, MONDAY)
    with pytest.raises(AfterwordError, match="ahead, on Tue 24 Nov 2026 at 14:00"):
        sent(before, before.journal.contacts["dana"])
    after = desk(tmp_path, search, "2026-11-24T15:00")
    assert sent(after, after.journal.contacts["dana"]).summary == "sent: thank-you to Dana"


def test_a_reply_before_the_first_meeting_is_about_no_interview(tmp_path: Path) -> None:
    """So that deleting the planned file breaks nothing."""
    before = desk(tmp_path, northwind("dana", when="2026-11-24T14:00"), MONDAY)
    journal, _ = done(before, heard(before, before.journal.contacts["dana"], "See you there.", "reply"))
    assert [note.interview for note in journal.notes.values()] == [None]


# --- heard


def test_a_new_date_goes_to_the_position_that_is_open(tmp_path: Path) -> None:
    search = northwind("dana").interview("analyst", position="Analyst", met=["dana"], when="2026-11-10T10:00")
    # The newer of the two has ended.
    search.change("interviews/engineer-1.md", outcome="closed", outcome_on="2026-11-21")
    before = desk(tmp_path, search, MONDAY)
    dana = before.journal.contacts["dana"]
    journal, said = done(before, heard(before, dana, "By Friday.", "reply", decision_by=date(2026, 11, 27)))
    assert journal.positions["northwind/analyst"].decision_by == date(2026, 11, 27)
    assert journal.positions["northwind/engineer"].decision_by is None
    assert said[0] == "Analyst at Northwind: a decision by Fri 27 Nov."


def test_where_there_is_nothing_to_decide_no_date_is_taken(tmp_path: Path) -> None:
    before = desk(tmp_path, Search().contact("tom"), MONDAY)
    with pytest.raises(AfterwordError, match="no position to decide about"):
        heard(before, before.journal.contacts["tom"], "Hi.", "reply", decision_by=date(2026, 11, 27))


# --- what comes next


def test_what_is_held_back_is_not_what_comes_next(tmp_path: Path) -> None:
    # Tom's gift waits for the question to Dana; nothing else of his is planned.
    search = northwind("dana", "tom", decision_by="2026-11-27")
    for slug in ("dana", "tom"):
        search.sent(slug, "thank-you", "2026-11-21")
    before = desk(tmp_path, search, "2026-12-01")
    _, said = done(before, snooze(before, before.journal.contacts["priya"], date(2026, 12, 24)))
    assert said == ["Nothing is due to Priya before Thu 24 Dec."]
    assert next_with(before, "tom") == (
        "Nothing for Tom yet: something to give waits. First a colleague gets the check-in, due Tue 1 Dec."
    )
    # His own word counts like a note of yours: seven business days later would be the 10th; the question to
    # Dana counts from it too, from the 9th on, and goes first.
    _, said = done(before, heard(before, before.journal.contacts["tom"], "Thanks.", "reply"))
    assert said == ["Next for Tom: something to give, from Mon 14 Dec."]


def test_what_is_due_comes_before_a_promise_of_next_week(tmp_path: Path) -> None:
    search = northwind("tom", body="\n## Tom\n\n- promised: a map by 2026-11-30\n")
    before = desk(tmp_path, search, MONDAY)
    assert next_with(before, "tom").startswith("Next for Tom: thank-you, ")
    search.sent("tom", "thank-you", "2026-11-21")
    # The promise is for Monday 30 November, before any gift.
    assert next_with(desk(tmp_path, search, MONDAY), "tom") == (
        "Next for Tom: something promised, from Mon 30 Nov."
    )


def test_stopping_needs_a_word(tmp_path: Path) -> None:
    before = desk(tmp_path, northwind("tom"), MONDAY)
    with pytest.raises(AfterwordError, match="A few words are needed"):
        stop(before, before.journal.contacts["tom"], "  ")
    journal, _ = done(before, stop(before, before.journal.contacts["tom"], " no more mail "))
    assert journal.contacts["tom"].do_not_contact == "no more mail"


# --- sent


@pytest.mark.parametrize(("via", "kept"), [(None, "email"), ("email", "email"), ("linkedin", "linkedin")])
def test_the_way_is_written_down_where_it_is_another(tmp_path: Path, via: str | None, kept: str) -> None:
    before = desk(tmp_path, northwind("tom").draft("tom", "thank-you", interview="engineer-1"), MONDAY)
    (path,) = (path for path in (note.file.path for note in before.journal.notes.values()))
    journal, said = done(before, sent(before, before.journal.contacts["tom"], via=via))
    (note,) = journal.notes.values()
    assert (note.at, note.via) == (date(2026, 11, 23), kept)
    assert ("via:" in (tmp_path / path).read_text("utf-8")) is (kept != "email")
    assert said[0] == "Thank-you to Tom: sent today."


def test_a_note_is_marked_once(tmp_path: Path) -> None:
    search = northwind("tom").sent("tom", "thank-you", "2026-11-21")
    before = desk(tmp_path, search, MONDAY)
    (slug,) = before.journal.notes
    with pytest.raises(AfterwordError, match=f"notes/{slug}.md is marked as sent already, on Sat 21 Nov"):
        sent(before, before.journal.contacts["tom"], note=slug)


def test_of_two_drafts_none_is_guessed(tmp_path: Path) -> None:
    before = desk(tmp_path, northwind("tom").draft("tom", "thank-you").draft("tom", "value-add"), MONDAY)
    with pytest.raises(AfterwordError, match="Which note to Tom"):
        sent(before, before.journal.contacts["tom"])


# --- new


@pytest.mark.parametrize("read", [False, True])
def test_a_gift_is_found_today_and_offered_once_it_is_read(tmp_path: Path, read: bool) -> None:
    before = desk(tmp_path, northwind("tom"), MONDAY)
    fields = {"kind": "article", "interests": ("ropes",), "read": read}
    journal, said = done(before, new.gift(before, "On ropes", fields))
    assert journal.gifts["on-ropes"].found == date(2026, 11, 23)
    assert said == ([] if read else ["It is offered once its file says `read: yes`."])


@pytest.mark.parametrize(("fields", "greeting"), [({}, "Herr Vogt"), ({"address": "Bernd"}, "Bernd")])
def test_a_title_of_somebody_new_becomes_the_greeting(
    tmp_path: Path, fields: dict[str, str], greeting: str
) -> None:
    before = desk(tmp_path, Search(), MONDAY)
    journal, _ = done(before, new.contact(before, "Herr Bernd Vogt", fields))
    found = journal.contacts["bernd-vogt"]
    assert (found.name, found.greeting_name) == ("Bernd Vogt", greeting)


# --- debrief


def people() -> Search:
    search = Search().contact("sam-leeson", name="Sam Leeson").contact("sam-lee", name="Sam Lee")
    return search.contact("ana-sol", name="Ana Sol")


@pytest.mark.parametrize(
    ("who", "slug"),
    [("Sam Lee", "sam-lee"), ("sam-leeson", "sam-leeson"), ("Leeson", "sam-leeson"), ("Ana", "ana-sol")],
)
def test_who_is_known(tmp_path: Path, who: str, slug: str) -> None:
    found = known(desk(tmp_path, people(), MONDAY).journal, who)
    assert found is not None and found.slug == slug


def test_who_is_new_and_who_may_be(tmp_path: Path) -> None:
    journal = desk(tmp_path, people(), MONDAY).journal
    assert known(journal, "Bo Lund") is None
    assert known(journal, "Ana Lund") is None
    with pytest.raises(UnknownNameError):
        known(journal, "Sam")
    # A part of Leeson, and perhaps somebody else all the same.
    with pytest.raises(MaybeKnownError):
        known(journal, "Sam Lees")


FILE = """\
---
company: Northwind
position: {position}
when: 2026-11-20
met: [Tom]
---

## Tom

- talked about: looms
"""


@pytest.mark.parametrize(("position", "files"), [("Engineer", 1), ("Analyst", 2)])
def test_a_debrief_is_added_to_the_interview_of_that_day_and_position(
    tmp_path: Path, position: str, files: int
) -> None:
    before = desk(tmp_path, northwind("tom"), MONDAY)
    written = write_up(before, read_file(FILE.format(position=position), before.today))
    journal, _ = done(before, written.act)
    assert len(journal.interviews) == files
    debrief = journal.debrief(written.interview, "tom")
    assert debrief and [fact.text for fact in debrief.talked_about] == ["looms"]
    assert journal.interviews[written.interview].position == position


@pytest.mark.parametrize("broken", [False, True])
def test_two_that_are_one_contact_are_told_apart_or_kept_together(tmp_path: Path, broken: bool) -> None:
    """As "Tom" and "Hale" are, where nobody but Tom Hale is there: nothing that was told may be lost."""
    search = northwind("tom").change("contacts/tom.md", name='"Tom Hale' if broken else "Tom Hale")
    before = desk(tmp_path, search, MONDAY)
    text = FILE.format(position="Engineer") + "\n## Hale\n\n- lit up at: tides\n"
    told = read_file(text.replace("[Tom]", "[Tom, Hale]"), before.today)
    with pytest.raises(AfterwordError) as refused:
        write_up(before, told)
    if not broken:
        assert str(refused.value) == (
            '"Tom" and "Hale" are both Tom Hale (tom, Northwind). Say more of the names, or name them once.'
        )
    written = write_up(before, told, forgiving=True)
    assert written.contacts == ("tom",)
    new = b"".join(change.new or b"" for change in written.act.changes)
    assert b"- talked about: looms" in new and b"- lit up at: tides" in new


ON_MONDAY = """\
---
company: Northwind
when: 2026-11-23
---

## Ada Fell

- promised: the plan by friday
"""


@pytest.mark.parametrize(("today", "by"), [("2026-11-23", "2026-11-27"), ("2026-12-01", "2026-11-27")])
@pytest.mark.parametrize("door", ["a file", "an option"])
def test_the_day_of_a_promise_counts_from_the_interview_whenever_and_however_it_is_told(
    tmp_path: Path, today: str, by: str, door: str
) -> None:
    # Met on Monday 23 November; "by friday" is the 27th, also where it is written down a week later.
    before = desk(tmp_path, Search(), today)
    if door == "a file":
        told = read_file(ON_MONDAY, before.today)
    else:
        fields = {"company": "Northwind", "when": date(2026, 11, 23)}
        told = Told(fields, [read_met("Ada Fell; promised: the plan by friday")])
    journal, _ = done(before, write_up(before, told).act)
    [debrief] = journal.interviews["2026-11-23-northwind"].debriefs.values()
    assert [(fact.text, str(fact.by)) for fact in debrief.promised] == [("the plan", by)]
    assert "- promised: the plan by 2026-11-27" in (
        tmp_path / "interviews/2026-11-23-northwind.md"
    ).read_text("utf-8")


def test_what_was_broken_off_is_of_the_day_on_which_it_was_told(tmp_path: Path) -> None:
    before = desk(tmp_path, Search(), "2026-11-26")
    told = read_file("## Ada Fell\n\n- promised: the plan by friday\n", before.today)
    told.fields["company"], told.kept, told.on = "Northwind", True, date(2026, 11, 17)
    written = write_up(before, told)
    journal, _ = done(before, written.act)
    assert written.interview == "2026-11-17-northwind"
    [debrief] = journal.interviews[written.interview].debriefs.values()
    assert [str(fact.by) for fact in debrief.promised] == ["2026-11-20"]


def test_an_offer_says_what_it_brings_elsewhere_too(tmp_path: Path) -> None:
    """Word of it goes to the owner of another open position; what was open there before is not told again."""
    search = northwind("dana").sent("dana", "thank-you", "2026-11-20T19:00")
    search.contact("kim", company="Orchard").interview(
        "pilot", company="Orchard", position="Pilot", met=["kim"], when="2026-11-18T10:00", owner="kim"
    )
    search.sent("kim", "thank-you", "2026-11-18T19:00")
    before = desk(tmp_path, search, "2026-11-24")
    (position,) = [each for each in before.journal.positions.values() if each.title == "Engineer"]
    _, said = done(before, close(before, position, "offer", None, date(2026, 11, 27)))
    assert [line.split(":")[0] for line in said[1:]] == ["Now for Dana", "Now for Kim"]


def test_an_offer_without_a_day_says_which_option_gives_it(tmp_path: Path) -> None:
    before = desk(tmp_path, northwind("dana").sent("dana", "thank-you", "2026-11-20T19:00"), "2026-11-24")
    position = before.journal.positions["northwind/engineer"]
    _, said = done(before, close(before, position, "offer"))
    again = "afterword close Northwind --position Engineer --outcome offer --answer-by DAY"
    assert any(line.endswith(again) for line in said)
    _, said = done(before.again(), close(before.again(), position, "offer", None, date(2026, 11, 27)))
    assert not any("--answer-by" in line for line in said)
    # The day stands in the file: it is known.
    _, said = done(before.again(), close(before.again(), position, "offer"))
    assert not any("--answer-by" in line for line in said)
