from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.records.contact import Contact
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.writing.panels import WORDINGS, Turn, deal

PEOPLE = [f"p{number:02}" for number in range(12)]

#: The largest panel of which no two may share a letter.
EIGHT = 8


@st.composite
def searches(draw: st.DrawFn) -> Journal:
    """Up to six interviews at two companies, each with up to twelve people out of twelve."""
    interviews = {
        f"i{number}": Interview(
            f"i{number}",
            draw(st.sampled_from(["One", "Two"])),
            date(2026, 1, 1) + timedelta(days=number),
            met=tuple(draw(st.lists(st.sampled_from(PEOPLE), unique=True))),
        )
        for number in range(draw(st.integers(1, 6)))
    }
    return Journal(contacts={slug: Contact(slug, slug) for slug in PEOPLE}, interviews=interviews)


@settings(max_examples=examples(60, 300))
@given(searches())
def test_of_a_panel_of_eight_no_two_share_a_letter(journal: Journal) -> None:
    letters = deal(journal, "Sam").letters
    for interview in journal.interviews.values():
        numbers = [letters[interview.slug, slug] for slug in interview.met]
        assert len(set(numbers)) == min(len(numbers), EIGHT)
        assert all(0 <= number < EIGHT for number in numbers)


@settings(max_examples=examples(60, 300))
@given(searches(), st.lists(st.sampled_from(PEOPLE), unique=True))
def test_a_later_interview_changes_no_letter(journal: Journal, met: list[str]) -> None:
    later = Interview("later", "One", date(2026, 6, 1), met=tuple(met))
    grown = Journal(contacts=journal.contacts, interviews={**journal.interviews, "later": later})
    before, after = deal(journal, "Sam").letters, deal(grown, "Sam").letters
    assert {key: after[key] for key in before} == before


def test_everybody_has_a_place() -> None:
    assert set(deal(Journal(contacts={"ana": Contact("ana", "Ana")}), "Sam").seats) == {"ana"}


#: A letter has at most so many places.
PLACES = range(7)

#: As many wordings as the places of our letters have.
NUMBERS = (7, 8, 11, 17)


def common(one: Turn, other: Turn, wordings: int) -> int:
    """In how many places two letters have one wording."""
    return sum(one(place, wordings) == other(place, wordings) for place in PLACES)


ABOUT = st.tuples(st.text(max_size=12), st.sampled_from(["thank-you", "withdraw"]))
ANA = deal(Journal(contacts={"ana": Contact("ana", "Ana")}), "Sam")


@settings(max_examples=examples(60, 300))
@given(searches(), st.text(max_size=12), ABOUT, st.integers(0, 3), st.sampled_from(NUMBERS))
def test_of_seven_colleagues_no_two_share_a_wording(
    journal: Journal, writer: str, about: tuple[str, str], before: int, wordings: int
) -> None:
    panels = deal(journal, writer)
    by_company: dict[str, set[str]] = {}
    seen: set[str] = set()
    for interview in sorted(journal.interviews.values(), key=lambda each: each.when):
        by_company.setdefault(interview.company, set()).update(set(interview.met) - seen)
        seen |= set(interview.met)
    for people in by_company.values():
        first_seven = sorted(people, key=lambda slug: panels.seats[slug])[:WORDINGS]
        turns = [panels.turn(writer, about, slug, before) for slug in first_seven]
        assert all(common(one, other, wordings) == 0 for one, other in combinations(turns, 2))


@settings(max_examples=examples(60, 300))
@given(st.text(max_size=12), st.text(max_size=12), ABOUT, st.integers(0, 5), st.sampled_from((7, 11, 17)))
def test_two_writers_share_three_wordings_at_most_unless_they_share_all(
    mine: str, theirs: str, about: tuple[str, str], before: int, wordings: int
) -> None:
    one, other = (ANA.turn(writer, about, "ana", before) for writer in (mine, theirs))
    assert common(one, other, wordings) in (0, 1, 2, 3, len(PLACES))


@given(st.text(max_size=12), st.text(max_size=12), ABOUT, ABOUT)
def test_who_differ_in_one_letter_differ_in_all(
    mine: str, theirs: str, about: tuple[str, str], later: tuple[str, str]
) -> None:
    first, second = (
        common(ANA.turn(mine, each, "ana", 0), ANA.turn(theirs, each, "ana", 0), WORDINGS)
        for each in (about, later)
    )
    assert first == second


@pytest.mark.parametrize("wordings", [7, 8])
def test_four_places_are_as_good_as_drawn_each_by_itself(wordings: int) -> None:
    # One pair of writers in the fourth power of the wordings shares all: of any number of places with seven,
    # which is a prime; of four at least with eight, which is none.
    turns = [ANA.turn(f"writer {number}", ("harbour",), "ana", 0) for number in range(700)]
    places = PLACES if wordings == 7 else range(4)
    drawn = Counter(tuple(turn(place, wordings) for place in places) for turn in turns)
    alike = sum(number * (number - 1) for number in drawn.values()) / (700 * 699)
    assert alike == pytest.approx(1 / wordings**4, rel=0.25)


def test_ways_within_one_wording_are_drawn_each_by_itself() -> None:
    ways = [("the role", "the job", "the post"), ("gladly", "happily"), ("one day", "some day", "in time")]
    turns = [ANA.turn(f"writer {number}", ("harbour",), "ana", 0) for number in range(200)]
    drawn = [tuple(turn.within(each) for each in ways) for turn in turns]
    assert len(set(drawn)) == 3 * 2 * 3
    same = [one == other for one, other in combinations(drawn, 2)]
    assert sum(same) / len(same) == pytest.approx(1 / 18, rel=0.25)


@given(st.text(max_size=12), ABOUT)
def test_one_writer_says_one_thing_in_one_way(writer: str, about: tuple[str, str]) -> None:
    one, again = (ANA.turn(writer, about, "ana", 0) for _ in range(2))
    assert one.within(("gladly", "happily")) == again.within(("gladly", "happily"))


def test_the_next_letter_to_somebody_has_other_wordings() -> None:
    turns = [ANA.turn("sam", ("harbour",), "ana", before) for before in range(WORDINGS)]
    for one, other in combinations(turns, 2):
        same = [place for place in PLACES if one(place, WORDINGS) == other(place, WORDINGS)]
        assert same == [WORDINGS - 1]
