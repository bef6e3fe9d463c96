"""Whether the plan lets a note go out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from checking.checked import draft, found, search

from afterword.checking.checker import Checker
from afterword.followups.follow_up import FollowUp, State
from afterword.records.problems import Level
from afterword.settings.cadence import Cadence
from afterword.settings.settings import Settings

TEXT = "Dear Dana,\n\nIs there any news?"
NORTHWIND = "northwind-robotics/staff-platform-engineer"


def planned(
    kind: str,
    state: State,
    *,
    contact: str = "dana-whit",
    interview: str | None = None,
    opens: date | datetime = date(2026, 11, 30),
    why: str = "One may ask from 30 November on",
) -> FollowUp:
    return FollowUp(
        contact=contact,
        name="Dana Whit",
        company="",
        job=search().positions[NORTHWIND],
        interview=interview,
        kind=kind,
        state=state,
        opens=opens,
        due=opens,
        rule="ask_without_date",
        reason=why,
        brief=why,
    )


@pytest.mark.parametrize(
    ("kind", "follow_up"),
    [
        ("decision-check-in", planned("decision-check-in", "upcoming")),
        ("decision-check-in", planned("decision-check-in", "held")),
        ("value-add", planned("value-add", "held")),
        ("thank-you-brief", planned("thank-you", "upcoming", opens=datetime(2026, 11, 21, 18))),
        ("stay-in-touch", planned("stay-in-touch", "upcoming")),
    ],
)
def test_the_plan_holds_it_back(kind: str, follow_up: FollowUp) -> None:
    (problem,) = found("too-soon", TEXT, to="dana-whit", kind=kind, plan=[follow_up])
    assert (problem.line, problem.column) == (2, 1)
    assert "One may ask from 30 November on." in problem.message


@pytest.mark.parametrize(
    ("kind", "plan"),
    [
        ("decision-check-in", [planned("decision-check-in", "due")]),
        ("decision-check-in", [planned("decision-check-in", "late")]),
        ("value-add", [planned("value-add", "held"), planned("value-add", "due")]),
        ("correction", [planned("value-add", "held")]),
        ("decision-check-in", []),
        ("congratulate", []),
        ("value-add", [planned("value-add", "held", contact="priya-raman")]),
    ],
)
def test_the_plan_lets_it_go(kind: str, plan: list[FollowUp]) -> None:
    assert not found("too-soon", TEXT, to="dana-whit", kind=kind, plan=plan)


def test_a_follow_up_of_another_interview_is_not_meant() -> None:
    plan = [planned("thank-you", "upcoming", contact="priya-raman", interview="2026-12-01-second")]
    extra = "interview: 2026-11-20-northwind\n"
    assert not found("too-soon", "Dear Priya,\n\nThanks.", extra=extra, plan=plan)
    assert found("too-soon", "Dear Priya,\n\nThanks.", plan=plan)


def test_the_fix_says_from_when_on() -> None:
    plan = [planned("thank-you", "upcoming", opens=datetime(2026, 11, 21, 18, 30))]
    (problem,) = found("too-soon", TEXT, to="dana-whit", kind="thank-you", plan=plan)
    assert problem.fix == "Keep the draft; it is right to send from Sat 21 Nov, 18:30 on."


def contact(extra: str) -> dict[str, str]:
    return {"contacts/dana-whit.md": f"---\nname: Dana Whit\ncompany: Northwind Robotics\n{extra}---\n"}


def test_nothing_goes_to_somebody_who_wants_nothing() -> None:
    plan = [planned("decision-check-in", "due")]
    files = contact("do_not_contact: asked for no mail\n")
    (problem,) = found("too-soon", TEXT, to="dana-whit", kind="decision-check-in", plan=plan, files=files)
    assert "asked for no mail" in problem.message


@pytest.mark.parametrize(("until", "problems"), [("2026-11-22", 1), ("2026-11-21", 0), ("2026-11-01", 0)])
def test_snoozed(until: str, problems: int) -> None:
    files = contact(f"snoozed_until: {until}\n")
    assert len(found("too-soon", TEXT, to="dana-whit", kind="correction", files=files)) == problems


def northwind(extra: str) -> dict[str, str]:
    head = "company: Northwind Robotics\nposition: Staff Platform Engineer\nwhen: 2026-11-20T14:00\n"
    text = f"---\n{head}met: [priya-raman]\nowner: dana-whit\n{extra}---\n"
    return {"interviews/2026-11-20-northwind.md": text}


def ask(*more: str, files: dict[str, str], now: date = date(2026, 12, 20)) -> list[str]:
    problems = found("too-soon", TEXT, *more, to="dana-whit", kind="second-check-in", files=files, now=now)
    return [problem.message for problem in problems]


def test_a_question_before_the_date_they_gave() -> None:
    files = northwind("decision_by: 2026-12-04\n")
    (message,) = ask(files=files, now=date(2026, 12, 4))
    assert "Fri 4 Dec" in message
    assert not ask(files=files, now=date(2026, 12, 5))


def test_a_question_about_a_position_that_has_ended() -> None:
    (message,) = ask(files=northwind("outcome: filled-by-other\n"))
    assert "filled-by-other" in message


def test_a_question_too_many() -> None:
    first = draft("Any news?", to="dana-whit", kind="decision-check-in", extra="sent: 2026-12-01\n")
    second = draft("Any news now?", to="dana-whit", kind="second-check-in", extra="sent: 2026-12-10\n")
    reply = "---\nfrom: dana-whit\nkind: reply\nreceived: 2026-12-05\n---\nSoon.\n"
    assert not ask(first, files=northwind(""))
    (message,) = ask(first, second, files=northwind(""))
    assert message.startswith("2 questions")
    assert not ask(first, second, reply, files=northwind(""))


def test_the_plan_is_worked_out_where_none_is_given() -> None:
    text = "Dear Priya,\n\nThank you."
    assert found("too-soon", text, now=datetime(2026, 11, 20, 15, 30), plan=None)
    assert not found("too-soon", text, now=datetime(2026, 11, 20, 20), plan=None)


def sent_ask(day: str, *, kind: str = "decision-check-in", interview: str = "") -> str:
    about = f"interview: {interview}\n" if interview else ""
    return draft("Any news?", to="dana-whit", kind=kind, extra=f"{about}sent: {day}\n")


def asked_of_dana(*more: str, files: dict[str, str], interview: str, cap: int = 2) -> list[str]:
    text = draft(TEXT, to="dana-whit", kind="second-check-in", extra=f"interview: {interview}\n")
    journal = search(*more, **{"notes/the-draft.md": text}, **files)
    settings = Settings(cadence=Cadence(ask_cap=cap))
    checker = Checker(journal, date(2026, 12, 20), settings, ())
    problems = checker.check(journal.notes["the-draft"])
    return [problem.message for problem in problems if problem.rule == "too-soon"]


ENGINEER = "2026-11-20-northwind"


def test_a_new_round_answers_the_questions_before_it() -> None:
    """Questions on 1 and 10 December, then a second round: the plan counts none, and so does the checker."""
    asks = sent_ask("2026-12-01"), sent_ask("2026-12-10", kind="second-check-in")
    files = northwind("")
    assert len(asked_of_dana(*asks, files=files, interview=ENGINEER)) == 1
    head = "company: Northwind Robotics\nposition: Staff Platform Engineer\nwhen: 2026-12-15T10:00\n"
    files |= {"interviews/2026-12-15-northwind.md": f"---\n{head}met: [priya-raman]\n---\n"}
    assert asked_of_dana(*asks, files=files, interview="2026-12-15-northwind") == []


def test_questions_about_another_position_do_not_count() -> None:
    head = "company: Northwind Robotics\nposition: Data Engineer\nwhen: 2026-11-24T10:00\n"
    files = northwind("")
    files |= {"interviews/2026-11-24-data.md": f"---\n{head}met: [tom-okafor]\nowner: dana-whit\n---\n"}
    asks = (
        sent_ask("2026-12-01", interview=ENGINEER),
        sent_ask("2026-12-10", kind="second-check-in", interview="2026-11-24-data"),
    )
    assert asked_of_dana(*asks, files=files, interview=ENGINEER) == []
    asks = (*asks, sent_ask("2026-12-11", kind="second-check-in", interview=ENGINEER))
    assert len(asked_of_dana(*asks, files=files, interview=ENGINEER)) == 1
    assert asked_of_dana(*asks, files=files, interview="2026-11-24-data") == []


def test_an_answer_of_the_same_day_is_an_answer() -> None:
    reply = "---\nfrom: dana-whit\nkind: reply\nreceived: 2026-12-10\n---\nSoon.\n"
    asks = sent_ask("2026-12-01"), sent_ask("2026-12-10", kind="second-check-in")
    assert asked_of_dana(*asks, reply, files=northwind(""), interview=ENGINEER) == []


def test_one_question_reads_as_one() -> None:
    (message,) = asked_of_dana(sent_ask("2026-12-01"), files=northwind(""), interview=ENGINEER, cap=1)
    assert message == "1 question about this position has gone unanswered; more would only press."
    (message,) = asked_of_dana(files=northwind(""), interview=ENGINEER, cap=0)
    assert message == "Your settings allow no question about a decision (`ask_cap: 0`)."


def test_after_a_withdrawal_there_is_nothing_to_ask_whatever_the_files_say() -> None:
    left = draft("I withdraw.", to="dana-whit", kind="withdraw", extra="sent: 2026-12-01\n")
    (message,) = asked_of_dana(left, files=northwind(""), interview=ENGINEER)
    assert message == "The position has ended (you left it), so there is no decision to ask about."


@pytest.mark.parametrize(
    ("opens", "level"),
    [
        # Saturday 21 November: three business days end on Wednesday.
        (date(2026, 11, 25), Level.HINT),
        (date(2026, 11, 26), Level.ERROR),
    ],
)
def test_a_few_days_early_is_only_a_hint(opens: date, level: Level) -> None:
    plan = [planned("value-add", "upcoming", opens=opens)]
    (problem,) = found("too-soon", TEXT, to="dana-whit", kind="value-add", plan=plan)
    assert problem.level == level


@pytest.mark.parametrize(
    ("asked", "when", "level"),
    [
        # From Saturday 21 November five business days end on Friday, three on Wednesday.
        ("dana-whit", date(2026, 11, 26), Level.ERROR),
        ("dana-whit", date(2026, 11, 27), Level.HINT),
        ("priya-raman", date(2026, 11, 24), Level.ERROR),
        ("priya-raman", date(2026, 11, 25), Level.HINT),
    ],
)
def test_a_gift_that_only_makes_way_for_a_question_may_go_while_that_is_far(
    asked: str, when: date, level: Level
) -> None:
    gift = replace(
        planned("value-add", "upcoming", opens=date(2026, 12, 14)),
        company="Northwind Robotics",
        unmoved=date(2026, 11, 24),
    )
    question = planned("decision-check-in", "upcoming", contact=asked, opens=when)
    plan = [gift, replace(question, company="Northwind Robotics")]
    (problem,) = found("too-soon", TEXT, to="dana-whit", kind="value-add", plan=plan)
    assert problem.level == level


def test_before_their_date_a_question_is_too_soon_by_a_day() -> None:
    files = northwind("decision_by: 2026-11-23\n")
    plan = [planned("decision-check-in", "upcoming", opens=date(2026, 11, 25))]
    (problem,) = found("too-soon", TEXT, to="dana-whit", kind="decision-check-in", plan=plan, files=files)
    assert problem.level == Level.ERROR


def test_thanks_before_the_meeting_are_too_soon_by_an_hour() -> None:
    now = datetime(2026, 11, 20, 14, 30)
    (problem,) = found(
        "too-soon", "Dear Priya,\n\nThank you.", extra=f"interview: {ENGINEER}\n", now=now, plan=None
    )
    assert problem.level == Level.ERROR


def beside(contact: str, name: str, state: State, due: date, hold: str = "") -> FollowUp:
    follow_up = planned("value-add", state, contact=contact, opens=due)
    return replace(follow_up, name=name, hold=hold, company="Northwind Robotics")


def test_where_names_alone_decide_who_comes_first_either_may() -> None:
    hold = "first comes the value-add to Dana Whit, at the same company, due Mon 23 Nov 2026"
    first = beside("dana-whit", "Dana Whit", "due", date(2026, 11, 23))
    text = "Dear Priya,\n\nHere it is."
    second = beside("priya-raman", "Priya Raman", "held", date(2026, 11, 23), hold)
    assert not found("too-soon", text, kind="value-add", plan=[first, second])
    later = beside("priya-raman", "Priya Raman", "held", date(2026, 11, 24), hold)
    assert found("too-soon", text, kind="value-add", plan=[first, later])
