"""The pictures of the insights, with numbers worked out by hand."""

from __future__ import annotations

import pytest
from followups.search import Search, northwind
from pages.editions import edition, page, text_of

from afterword.followups.coverage import coverage, in_words
from afterword.pages.insights import Insight, insights
from afterword.settings.cadence import Cadence
from afterword.settings.settings import Settings
from afterword.times import Duration

THANKS, REPLIES, WAITS = (
    "Thanked within a day",
    "Replies by kind of note",
    "Waits against the typical wait",
)


def drawn(search: Search, title: str, now: str, settings: Settings | None = None) -> Insight:
    return next(each for each in insights(edition(search, now, settings)) if each.title == title)


def titles(search: Search, now: str) -> list[str]:
    return [each.title for each in insights(edition(search, now))]


def counts(insight: Insight) -> list[str]:
    """How many were thanked within a day, later and never; what there is none of is not drawn."""
    bars = {bar.label: bar.numbers[0] for bar in insight.bars}
    assert "0" not in bars.values()
    return [bars.get(label, "0") for label in ("within a day", "later", "not written")]


def test_an_empty_journal_has_nothing_to_count() -> None:
    assert titles(Search(), "2026-11-23T09:00") == []
    text = text_of(page(Search(), "2026-11-23T09:00", "insights.md").markdown)
    assert text.endswith(
        "Nothing to count yet. After a few interviews and notes, the page of the positions shows what works."
    )
    assert 'id="insights"' not in page(Search(), "2026-11-23T09:00", "positions/index.md").markdown


def test_the_pictures_stand_with_the_positions_and_their_old_address_leads_there() -> None:
    search = northwind("priya").sent("priya", "thank-you", "2026-11-21")
    markdown = page(search, "2026-11-23T09:00", "positions/index.md").markdown
    assert [title for title in titles(search, "2026-11-23T09:00") if f"### {title}" in markdown] == titles(
        search, "2026-11-23T09:00"
    )
    assert 'href="positions/index.md#insights"' in page(search, "2026-11-23T09:00", "insights.md").markdown


# --- thanks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("fields", [{}, {"interview": "engineer-1"}])
def test_a_thank_you_counts_whether_or_not_it_names_the_interview(fields: dict[str, str]) -> None:
    search = northwind("priya").sent("priya", "thank-you", "2026-11-21", **fields)
    found = drawn(search, THANKS, "2026-11-23T09:00")
    assert counts(found) == ["1", "0", "0"]
    assert found.words == (
        "The one thank-you you could have written went by the day after the interview. "
        "That is a habit people notice."
    )
    # And the page of the interview says the same.
    assert in_words(coverage(search.journal, "engineer-1")) == "1 of 1 thanked"


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("2026-11-20", ["1", "0", "0"]),
        ("2026-11-21T23:59", ["1", "0", "0"]),
        ("2026-11-22", ["0", "1", "0"]),
        ("2026-11-30", ["0", "1", "0"]),
    ],
)
def test_within_a_day_is_by_the_end_of_the_next(sent: str, found: list[str]) -> None:
    search = northwind("priya").sent("priya", "thank-you", sent)
    assert counts(drawn(search, THANKS, "2026-12-01T09:00")) == found


def test_an_interview_counts_once_its_first_day_is_over() -> None:
    # It ended on Friday 20 November at 15:00.
    assert THANKS not in titles(northwind("priya"), "2026-11-21T14:59")
    found = drawn(northwind("priya"), THANKS, "2026-11-21T15:00")
    assert counts(found) == ["0", "0", "1"]
    assert found.words.startswith(
        "The one thank-you you could have written did not go by the day after the interview. Few people"
    )


def test_nobody_counts_who_is_not_to_be_thanked() -> None:
    search = northwind("dana", "priya").change("contacts/priya.md", do_not_contact="asked for no mail")
    assert counts(drawn(search, THANKS, "2026-11-23T09:00")) == ["0", "0", "1"]
    search.sent("priya", "thank-you", "2026-11-21")
    assert counts(drawn(search, THANKS, "2026-11-23T09:00")) == ["1", "0", "1"]
    assert THANKS not in titles(Search().interview("alone", met=[]), "2026-11-23T09:00")


def test_thanks_passed_on_are_thanks() -> None:
    search = northwind("dana", "priya", "tom")
    for slug in ("priya", "tom"):
        search.change(f"contacts/{slug}.md", email="")
    search.sent("dana", "thank-you", "2026-11-21").sent("dana", "forward-request", "2026-11-23")
    found = drawn(search, THANKS, "2026-11-24T09:00")
    assert counts(found) == ["1", "2", "0"]
    assert [bar.numbers[1] for bar in found.bars] == ["33%", "67%"]
    assert [bar.parts for bar in found.bars] == [(33.3,), (66.7,)]


def test_drafts_and_other_notes_are_no_thanks() -> None:
    search = northwind("priya").draft("priya", "thank-you").sent("priya", "promised-item", "2026-11-21")
    assert counts(drawn(search, THANKS, "2026-11-23T09:00")) == ["0", "0", "1"]


@pytest.mark.parametrize(
    ("thanked", "met", "words"),
    [
        (0, 2, "None of the two thank-yous you could have written went by the day after the interview."),
        (1, 2, "One of the two thank-yous you could have written went by the day after the interview."),
        (2, 2, "Both of the thank-yous you could have written went by the day after the interview."),
        (2, 3, "Two of the three thank-yous you could have written went by the day after the interview."),
        (3, 3, "All three of the thank-yous you could have written went by the day after the interview."),
        (13, 14, "13 of the 14 thank-yous you could have written went by the day after the interview."),
    ],
)
def test_thanks_in_words(thanked: int, met: int, words: str) -> None:
    search = Search()
    people = [f"p{number:02}" for number in range(met)]
    for slug in people:
        search.contact(slug)
    search.interview("i", met=people)
    for slug in people[:thanked]:
        search.sent(slug, "thank-you", "2026-11-21")
    assert drawn(search, THANKS, "2026-11-23T09:00").words.startswith(words)


@pytest.mark.parametrize(
    ("thanked", "said"), [(4, "That is a habit"), (3, "The quickest way up"), (2, "Few people write at all")]
)
def test_what_the_share_means(thanked: int, said: str) -> None:
    """Four of five are a habit; from a half on there is a way up."""
    search = Search()
    for number in range(5):
        search.contact(f"p{number}")
    search.interview("i", met=[f"p{number}" for number in range(5)])
    for number in range(thanked):
        search.sent(f"p{number}", "thank-you", "2026-11-21")
    assert f". {said}" in drawn(search, THANKS, "2026-11-23T09:00").words


# --- replies ----------------------------------------------------------------------------------------


def words_on_replies(search: Search) -> str:
    words = drawn(search, REPLIES, "2026-12-20T09:00").words
    silence = ". Silence after a thank-you says nothing: most are read and never answered."
    assert words.endswith(silence)
    return words.removesuffix(silence)


def test_replies_in_words() -> None:
    search = northwind("priya", "tom").received("priya", "2026-11-20T18:00")
    assert REPLIES not in titles(search, "2026-12-20T09:00")
    search.sent("priya", "thank-you", "2026-11-21")
    assert words_on_replies(search) == "The one note that asked for nothing brought no reply so far"
    search.received("priya", "2026-11-22")
    assert words_on_replies(search) == "The one note that asked for nothing brought a reply"
    search.sent("tom", "thank-you", "2026-11-21")
    assert words_on_replies(search) == "One of the two notes that asked for nothing brought a reply"
    search.received("tom", "2026-11-23")
    assert words_on_replies(search) == "Both of the notes that asked for nothing brought a reply"
    search.sent("tom", "decision-check-in", "2026-12-08")
    assert words_on_replies(search) == (
        "Both of the notes that asked for nothing brought a reply. "
        "The one note that asked for news brought no reply so far"
    )
    search.sent("tom", "second-check-in", "2026-12-17")
    assert words_on_replies(search).endswith(". None of the two notes that asked for news brought a reply")


def test_only_questions_were_sent() -> None:
    search = northwind("dana").sent("dana", "decision-check-in", "2026-12-08")
    assert words_on_replies(search) == "The one note that asked for news brought no reply so far"


@pytest.mark.parametrize(
    ("sent", "received", "answered"),
    [
        ("2026-11-21", "2026-11-21", "1"),  # no hours: the answer came after what it answers
        ("2026-11-21T10:00", "2026-11-21T10:01", "1"),
        ("2026-11-21T10:00", "2026-11-21T09:59", "0"),
        ("2026-11-21", "2026-11-20", "0"),
        ("2026-11-21", "2027-01-02", "1"),
    ],
)
def test_an_answer_comes_after_the_note(sent: str, received: str, answered: str) -> None:
    # The file of the answer comes first by name.
    search = northwind("priya").received("priya", received).sent("priya", "thank-you", sent)
    (bar,) = drawn(search, REPLIES, "2027-01-10T09:00").bars
    assert (bar.label, bar.numbers) == ("thank-you", ("1", answered))


def test_a_reply_answers_the_last_note_before_it_alone() -> None:
    search = northwind("priya").sent("priya", "thank-you", "2026-11-21")
    search.sent("priya", "value-add", "2026-12-02").received("priya", "2026-12-03")
    bars = {bar.label: bar.numbers for bar in drawn(search, REPLIES, "2026-12-20T09:00").bars}
    assert bars == {"thank-you": ("1", "0"), "something to give": ("1", "1")}


# --- waits ------------------------------------------------------------------------------------------


def waiting(*firsts: str, **fields: str) -> Search:
    """A position at a company of its own for each first interview."""
    search = Search().contact("ana")
    for number, day in enumerate(firsts):
        search.interview(f"i{number}", company=f"Co {number}", when=day, met=["ana"], **fields)
    return search


BUSINESS = Settings(cadence=Cadence(typical_wait=Duration(20, "bd")))


@pytest.mark.parametrize(
    ("now", "longer"), [("2026-11-14", False), ("2026-11-17", False), ("2026-11-18", True)]
)
def test_a_typical_wait_in_business_days(now: str, longer: bool) -> None:
    """Tuesday 20 October and 20 business days is Tuesday 17 November, 28 days later."""
    found = drawn(waiting("2026-10-20"), WAITS, f"{now}T12:00", BUSINESS)
    assert found.words.startswith(
        "A typical search waits 20 business days from the first interview to an answer. "
        f"Your one open position has {'' if longer else 'not '}waited longer."
    )
    assert found.mark_words == "typical: 20 business days"


def test_the_mark_of_each_bar_is_where_its_own_typical_wait_ends() -> None:
    # From Monday 2 November it ends on Monday the 30th, 28 days later; from Sunday 1 November on Friday the
    # 27th, 26 days later.
    found = drawn(waiting("2026-11-02", "2026-11-01"), WAITS, "2026-12-28T12:00", BUSINESS)
    # The longest of all is what has passed since 1 November: 57 days.
    assert {bar.label: (bar.numbers[0], bar.parts, bar.mark) for bar in found.bars} == {
        "Co 0": ("56", (98.2,), 49.1),
        "Co 1": ("57", (100.0,), 45.6),
    }


@pytest.mark.parametrize(
    ("firsts", "words"),
    [
        (["2026-11-20"], "Your one open position has not waited longer."),
        (["2026-10-01"], "Your one open position has waited longer. What can be done"),
        (["2026-11-20"] * 3, "None of your three open positions has waited longer."),
        (["2026-10-01", "2026-11-20"], "One of your two open positions has waited longer. What can be done"),
        (["2026-10-01"] * 2, "Both of your open positions have waited longer. What can be done"),
        (["2026-10-01"] * 2 + ["2026-11-20"], "Two of your three open positions have waited longer."),
        (["2026-10-01"] * 3, "All three of your open positions have waited longer."),
    ],
)
def test_waits_in_words(firsts: list[str], words: str) -> None:
    said = drawn(waiting(*firsts), WAITS, "2026-11-23T09:00").words
    assert said.startswith(f"A typical search waits 24 days from the first interview to an answer. {words}")
    assert ("on Today" in said) == ("2026-10-01" in firsts)


@pytest.mark.parametrize(("now", "longer"), [("2026-12-14", False), ("2026-12-15", True)])
def test_longer_is_more_than_the_typical_wait(now: str, longer: bool) -> None:
    """24 days after Friday 20 November is Monday 14 December."""
    assert ("has waited longer" in drawn(waiting("2026-11-20"), WAITS, f"{now}T09:00").words) == longer


@pytest.mark.parametrize("outcome", ["offer", "closed", "filled-by-other"])
def test_what_was_answered_waits_no_more(outcome: str) -> None:
    search = waiting("2026-10-01", outcome=outcome, outcome_on="2026-10-20")
    said = drawn(search, WAITS, "2026-11-23T09:00").words
    assert said.endswith("to an answer. None of yours is waiting for one now.")
    search.contact("bo").interview("b", company="Other", when="2026-10-01", met=["bo"])
    said = drawn(search, WAITS, "2026-11-23T09:00").words
    assert "Your one open position has waited longer." in said
