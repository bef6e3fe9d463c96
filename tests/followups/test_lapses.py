"""Nothing stays due for ever: what lapses, what is skipped, and whose turn that makes it.

Business days are those of a calendar of November 2026 to March 2027, without holidays.
"""

from __future__ import annotations

import pytest
from followups.search import Search, line, northwind, of_kind

from afterword.errors import AfterwordError
from afterword.followups.asked_for import wanted
from afterword.followups.plan import Plans
from afterword.followups.waiting import waiting
from afterword.settings.settings import Settings
from afterword.times import iso

PROMISE = "## Dana\n\n- promised: the write-up by 2026-11-24\n"
asking = of_kind("decision-check-in", "second-check-in", "close-the-loop")


def test_a_promise_is_still_owed_fifteen_business_days_past_its_day_and_holds_nothing_back() -> None:
    search = northwind("dana", body=PROMISE, decision_by="2026-12-14")
    # 15 business days after Tuesday 2026-11-24.
    assert "dana promised-item late 2026-11-24" in search.lines("2026-12-15")
    assert search.the("dana", "decision-check-in", "2026-12-16").state == "due"
    owed = search.the("dana", "promised-item", "2026-12-16")
    assert (owed.state, iso(owed.until)) == ("owed", "2026-12-15")
    search.sent("dana", "promised-item", "2026-12-16")
    assert search.lines("2026-12-16", of_kind("promised-item")) == []


def test_a_promise_that_a_snooze_moved_is_kept_by_the_note_it_waited_for() -> None:
    """Unmoved it would lapse on Tue 15 Dec; as it is, it is the first of the two on Friday the 18th."""
    search = northwind("dana", body=PROMISE + "- promised: the list by 2026-12-10\n")
    search.change("contacts/dana.md", snoozed_until="2026-12-18")
    owed = [each.promise for each in search.plan("2026-12-18") if each.kind == "promised-item"]
    assert owed == ["the write-up", "the list"]
    search.sent("dana", "promised-item", "2026-12-18", interview="engineer-1")
    assert [each.promise for each in search.plan("2026-12-18") if each.promise] == ["the list"]


def test_a_question_that_was_not_asked_counts_as_made() -> None:
    search = northwind("dana", decision_by="2026-12-04")
    # Right from 2026-12-08, for 15 business days: until 2026-12-29.
    assert search.lines("2026-12-29", asking) == ["dana decision-check-in late 2026-12-08"]
    assert search.lines("2026-12-30", asking) == [
        "dana second-check-in upcoming 2027-01-07",  # seven business days after the 29th
        "dana decision-check-in owed 2026-12-08",
    ]
    # Once the second can be asked, the first is not to be made good beside it.
    assert search.lines("2027-01-07", asking) == ["dana second-check-in due 2027-01-07"]
    # The closing note needs a question that was really sent.
    assert search.lines("2027-06-01", asking) == ["dana second-check-in owed 2027-01-07"]


def test_a_closing_note_follows_one_question_that_was_sent() -> None:
    search = northwind("dana", decision_by="2026-12-04").sent("dana", "decision-check-in", "2026-12-08")
    # The second, right from 2026-12-17, lapses after 15 business days, on 2027-01-07.
    assert search.lines("2027-01-08", asking) == [
        "dana close-the-loop upcoming 2027-01-21",
        "dana second-check-in owed 2026-12-17",
    ]


def test_what_is_owed_can_be_written() -> None:
    search = northwind("dana", decision_by="2026-12-04")
    found = wanted(
        search.journal,
        search.plan("2026-12-30"),
        search.journal.contacts["dana"],
        "decision-check-in",
        search.day("2026-12-30"),
        Settings(),
    )
    assert line(found) == "dana decision-check-in owed 2026-12-08"


def test_a_question_that_was_let_pass_is_told_as_such() -> None:
    """Asking was right from 2026-12-08; 15 business days later, on Wednesday 30, it had lapsed."""
    search = northwind("dana", decision_by="2026-12-04").sent("dana", "thank-you", "2026-11-21")
    (later,) = [each for each in search.plan("2027-01-05") if each.kind == "second-check-in"]
    assert later.why.startswith("A question was passed over by ")
    assert later.short.startswith("A question was passed over by ")


def test_a_gift_that_was_let_pass_counts_from_there_at_the_same_gap() -> None:
    search = northwind("tom", owner="dana", decision_by="2027-12-01").sent("tom", "thank-you", "2026-11-21")
    # Right from 2026-12-01, until 15 business days later.
    assert search.the("tom", "value-add", "2026-12-22").state == "late"
    later = search.the("tom", "value-add", "2026-12-23")
    assert (later.state, iso(later.opens)) == ("upcoming", "2026-12-31")
    assert later.why.startswith("A gift to Tom was passed over by Tue 22 Dec 2026; ")


def test_a_gift_that_nobody_sends_does_not_block_a_colleague_for_ever() -> None:
    """A8: Kelly's gift was ignored, and held everybody's."""
    search = northwind("tom", "priya", owner="dana", decision_by="2027-12-01")
    for slug in ("tom", "priya"):
        search.sent(slug, "thank-you", "2026-11-21")
    assert search.open("2026-12-22") == ["tom value-add late 2026-12-01"]
    assert [text.split()[0] for text in search.open("2026-12-23")] == ["priya"]
    # Priya's turn lasts as long as his did.
    assert [text.split()[0] for text in search.open("2027-01-12")] == ["priya"]
    assert [text.split()[0] for text in search.open("2027-01-13")] == ["tom"]


def test_without_a_gift_it_waits_and_lapses_not() -> None:
    search = Search().contact("tom", interests=["chess"]).contact("dana", part="hiring-manager")
    search.interview("engineer-1", met=["tom", "dana"], decision_by="2027-12-01")
    assert search.the("tom", "value-add", "2027-06-01").state == "held"


@pytest.mark.parametrize(
    ("kind", "following"),
    [
        ("decision-check-in 2026-12-09", "dana second-check-in upcoming 2026-12-18"),
        ("decision-check-in 2026-12-07", "dana decision-check-in late 2026-12-08"),  # before it was right
    ],
)
def test_a_skipped_question_counts_as_made_on_the_day_it_was_passed_over(kind: str, following: str) -> None:
    search = northwind("dana", decision_by="2026-12-04").change("contacts/dana.md", skipped=[kind])
    assert search.lines("2026-12-10", asking) == [following]


def test_a_skipped_gift_moves_the_next_and_the_growth_stays() -> None:
    search = northwind("tom", owner="dana", decision_by="2027-12-01").sent("tom", "value-add", "2026-11-23")
    assert iso(search.the("tom", "value-add", "2026-11-24").opens) == "2026-12-08"  # 11 business days
    search.change("contacts/tom.md", skipped=["value-add 2026-12-09"])
    found = search.the("tom", "value-add", "2026-12-10")
    assert iso(found.opens) == "2026-12-24"  # 11 business days after the 9th


def test_a_skipped_thank_you_is_gone() -> None:
    search = northwind("tom", "priya").change("contacts/tom.md", skipped=["thank-you 2026-11-21"])
    assert [each.contact for each in search.plan("2026-11-21") if each.kind == "thank-you"] == ["priya"]


def test_a_skipped_promise_is_gone_and_holds_nothing() -> None:
    search = northwind("dana", body=PROMISE).change("contacts/dana.md", skipped=["promised-item 2026-11-25"])
    assert search.lines("2026-11-30", of_kind("promised-item")) == []
    assert search.the("dana", "decision-check-in", "2026-11-30").state == "due"


def test_a_ghosted_position_is_one_to_close_twenty_business_days_after_the_last_word() -> None:
    search = northwind("dana", decision_by="2026-12-04")
    for kind, day in (
        ("decision-check-in", "2026-12-08"),
        ("second-check-in", "2026-12-17"),
        ("close-the-loop", "2026-12-31"),
    ):
        search.sent("dana", kind, day, interview="engineer-1")
    assert silent_since(search, "2027-01-27") == [None]
    assert silent_since(search, "2027-01-28") == ["2026-12-31"]
    search.received("dana", "2027-01-28")
    assert silent_since(search, "2027-01-29") == [None]


def test_so_is_one_that_nobody_was_asked_about() -> None:
    search = northwind("dana", decision_by="2026-12-04")
    # The second question lapses on 2027-01-28, 15 business days after the 7th; 20 more end on 2027-02-25.
    assert silent_since(search, "2027-02-24") == [None]
    assert silent_since(search, "2027-02-25") == ["2027-01-28"]


def silent_since(search: Search, now: str) -> list[str | None]:
    day = search.day(now)
    journal = search.journal.at(day)
    found = waiting(journal, day, Settings(), Plans(journal, day, Settings()).whole)
    return [each.as_json()["silent_since"] for each in found]


def test_nothing_is_asked_of_somebody_without_an_address() -> None:
    search = northwind("tom").change("contacts/tom.md", email="", interests=["tom-likes"])
    assert {each.kind for each in search.plan("2026-12-20")} == set()


# --- touches


def test_a_call_of_theirs_resets_the_gift() -> None:
    """A10, monica#1814: minutes after a call, the gift was overdue all the same."""
    search = northwind("tom", owner="dana", decision_by="2027-12-01").sent("tom", "thank-you", "2026-11-21")
    search.received("tom", "2026-12-15T09:10", kind="call")
    found = search.the("tom", "value-add", "2026-12-15T09:15")
    # Seven business days after Tuesday 2026-12-15.
    assert (found.state, iso(found.opens)) == ("upcoming", "2026-12-24")
    assert found.why.startswith("Tom was in touch on Tue 15 Dec 2026; ")


def test_a_call_of_mine_resets_it_and_answers_nothing() -> None:
    search = northwind("dana", decision_by="2026-12-04").sent("dana", "decision-check-in", "2026-12-08")
    search.sent("dana", "call", "2026-12-10")
    assert iso(search.the("dana", "second-check-in", "2026-12-11").opens) == "2026-12-17"
    # The gift is right seven business days after the call, the 21st; the question of the 17th comes first.
    assert iso(search.the("dana", "value-add", "2026-12-11").opens) == "2026-12-24"


def test_a_meeting_resets_it() -> None:
    search = northwind("tom", decision_by="2027-12-01").sent("tom", "thank-you", "2026-11-21")
    search.interview("coffee", position="", met=["tom"], when="2026-11-30T10:00")
    assert iso(search.the("tom", "value-add", "2026-11-30T12:00").opens) == "2026-12-09"


# --- turns


def test_the_first_gift_to_one_goes_before_the_second_to_another() -> None:
    """A8: Alan's second, right from the 13th, went before Marcus's first, right from 23 October."""
    search = northwind("tom", "priya", "ines", owner="dana", decision_by="2027-12-01")
    for slug in ("tom", "priya", "ines"):
        search.sent(slug, "thank-you", "2026-11-21")
    got: list[str] = []
    for day in ("2026-12-01", "2026-12-04", "2026-12-09"):
        (found,) = (each for each in search.plan(day) if each.state in ("due", "late"))
        got.append(found.contact)
        search.sent(found.contact, "value-add", day, gift=found.gifts[0])
    assert got == ["tom", "priya", "ines"]


@pytest.mark.parametrize("names", [("Zoe", "Ann"), ("Ann", "Zoe")])
def test_never_by_the_name(names: tuple[str, str]) -> None:
    search = northwind("tom", "priya", owner="dana", decision_by="2027-12-01")
    for slug, name in zip(("tom", "priya"), names, strict=True):
        search.change(f"contacts/{slug}.md", name=name).sent(slug, "thank-you", "2026-11-21")
    assert search.open("2026-12-01") == ["tom value-add due 2026-12-01"]


def test_no_gift_within_the_gaps_before_a_question_that_is_known() -> None:
    """A8: a gift on the day of their decision moved the question by four business days."""
    search = northwind("dana", "tom", decision_by="2026-12-01")
    for slug in ("dana", "tom"):
        search.sent(slug, "thank-you", "2026-11-21")
    # The question is right on Thursday the 3rd, gifts would be on Tuesday the 1st.
    assert search.open("2026-12-01") == []
    tom, dana = (search.the(slug, "value-add", "2026-12-01") for slug in ("tom", "dana"))
    assert (tom.state, iso(tom.opens)) == ("held", "2026-12-08")
    assert tom.why.endswith(
        "not before Tue 8 Dec 2026, 3 business days after the check-in to Dana that is right from "
        "Thu 3 Dec 2026."
    )
    assert iso(dana.opens) == "2026-12-10"
    assert search.open("2026-12-03") == ["dana decision-check-in due 2026-12-03"]


def test_three_business_days_before_it_a_gift_to_a_colleague_is_early_enough() -> None:
    search = northwind("dana", "tom", decision_by="2026-12-02").sent("tom", "thank-you", "2026-11-20T18:00")
    # The question is right on Friday the 4th.
    assert search.open("2026-12-01") == ["tom value-add due 2026-12-01"]


# --- people who leave


def test_nothing_of_the_old_position_goes_to_somebody_who_left() -> None:
    """A9: Tom said that Friday was his last day."""
    search = northwind("dana", "tom", body="## Tom\n\n- promised: a list by 2026-12-01\n")
    search.received("tom", "2026-11-25", kind="news")
    search.change("contacts/tom.md", company="Multnomah", former=["Northwind"])
    assert search.lines("2026-11-25", lambda each: each.contact == "tom") == [
        "tom congratulate due 2026-11-25"
    ]
    search.sent("tom", "congratulate", "2026-11-25")
    assert search.lines("2026-12-20", lambda each: each.contact == "tom") == []


def test_his_goodbye_is_no_answer_about_the_position() -> None:
    search = northwind("dana", "tom", decision_by="2026-12-04")
    search.sent("dana", "decision-check-in", "2026-12-08").received("tom", "2026-12-09", kind="news")
    search.change("contacts/tom.md", former=["Northwind"])
    assert iso(search.the("dana", "second-check-in", "2026-12-10").opens) == "2026-12-17"


def test_without_news_of_it_nobody_is_congratulated() -> None:
    search = northwind("tom").change("contacts/tom.md", former=["Northwind"])
    assert search.lines("2026-11-25") == []


def test_an_owner_who_left_is_passed_over() -> None:
    search = northwind("dana", "tom", "priya", owner="tom").change("contacts/tom.md", former=["NORTHWIND"])
    assert search.journal.positions["northwind/engineer"].owner == "dana"


# --- quiet days


def test_nothing_falls_due_while_the_user_is_away() -> None:
    settings, problems = Settings.read({"cadence": {"away": ["2026-12-07..2026-12-11"]}})
    assert not problems
    search = northwind("dana", decision_by="2026-12-04")
    found = search.the("dana", "decision-check-in", "2026-12-08", settings)
    assert (found.state, iso(found.opens)) == ("held", "2026-12-14")
    assert found.why.endswith("not before Mon 14 Dec 2026, when the days on which nobody writes are over.")
    assert search.the("dana", "decision-check-in", "2026-12-14", settings).state == "late"


def test_thanks_and_promises_go_out_all_the_same() -> None:
    settings, _ = Settings.read({"cadence": {"away": ["2026-11-20..2026-11-30"]}})
    search = northwind("dana", body=PROMISE)
    assert search.open("2026-11-24", settings) == [
        "dana promised-item due 2026-11-24",
        "dana thank-you late 2026-11-21T15:00",
    ]


@pytest.mark.parametrize(
    ("country", "given", "right"),
    [
        ("de", "2026-12-23", "2027-01-07"),  # the 28th is in the quiet days, which end with Epiphany
        ("us", "2026-11-24", "2026-11-30"),  # Thanksgiving is the 26th, a Thursday; the Friday is quiet
        ("us", "2026-12-23", "2027-01-04"),
    ],
)
def test_the_weeks_in_which_nobody_writes(country: str, given: str, right: str) -> None:
    settings, _ = Settings.read({"country": country})
    search = northwind("dana", decision_by=given).sent("dana", "thank-you", "2026-11-21")
    assert search.open(_day_before(right), settings) == []
    assert any("decision-check-in" in text for text in search.open(right, settings))


def _day_before(day: str) -> str:
    return (Search.day(day) - Search.ONE_DAY).isoformat()


def test_a_span_that_is_none_is_a_problem() -> None:
    _, problems = Settings.read({"cadence": {"away": ["2027-01-03..2026-12-21"]}})
    assert "2026-12-21..2027-01-03" in problems[0].fix


def test_thanks_for_one_who_left_are_not_planned() -> None:
    search = northwind("tom").change("contacts/tom.md", former=["Northwind"])
    with pytest.raises(AfterwordError):
        wanted(
            search.journal,
            search.plan("2026-11-21"),
            search.journal.contacts["tom"],
            None,
            search.day("2026-11-21"),
            Settings(),
        )


def test_six_notes_in_three_months_are_enough_whoever_answers_them() -> None:
    search = northwind("dana", decision_by="2026-11-23")
    for day in ("2026-11-25", "2026-12-07", "2026-12-17", "2026-12-30", "2027-01-12"):
        search.sent("dana", "decision-check-in", day, interview="engineer-1").received("dana", f"{day}T18:00")
    # Five so far: room for a question, and none for a gift before 92 days after the first.
    found = search.the("dana", "value-add", "2027-01-29")
    assert iso(found.opens) >= "2027-02-25"
    assert search.the("dana", "decision-check-in", "2027-01-20").state == "due"
    search.sent("dana", "decision-check-in", "2027-01-20").received("dana", "2027-01-21")
    later = search.the("dana", "decision-check-in", "2027-02-01")
    assert iso(later.opens) == "2027-02-25"
    assert later.why.endswith(
        "not before Thu 25 Feb 2027, since six notes to them in three months are enough."
    )
