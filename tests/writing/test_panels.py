from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

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


#: A letter has at most so many places; the phrases that letters share stand in the last of them.
PLACES = range(WORDINGS)


def common(one: Turn, other: Turn) -> int:
    """In how many places two letters have one wording."""
    return sum(one(place, WORDINGS) == other(place, WORDINGS) for place in PLACES)


WHO = st.tuples(st.text(max_size=12), st.text(max_size=12), st.sampled_from(["thank-you", "withdraw"]))


@settings(max_examples=examples(60, 300))
@given(searches(), WHO, st.integers(0, 3))
def test_of_seven_colleagues_no_two_share_a_wording(
    journal: Journal, who: tuple[str, ...], before: int
) -> None:
    panels = deal(journal, "Sam")
    by_company: dict[str, set[str]] = {}
    seen: set[str] = set()
    for interview in sorted(journal.interviews.values(), key=lambda each: each.when):
        new = set(interview.met) - seen
        by_company.setdefault(interview.company, set()).update(new)
        seen |= new
    for people in by_company.values():
        first_seven = sorted(people, key=lambda slug: panels.seats[slug])[:WORDINGS]
        turns = [panels.turn(who, slug, before) for slug in first_seven]
        assert all(common(one, other) == 0 for one, other in combinations(turns, 2))


@settings(max_examples=examples(60, 300))
@given(WHO, WHO, st.integers(0, 5), st.integers(0, 5))
def test_two_letters_share_one_wording_at_most_unless_they_share_all(
    mine: tuple[str, ...], theirs: tuple[str, ...], before: int, later: int
) -> None:
    panels = deal(Journal(contacts={"ana": Contact("ana", "Ana")}), "Sam")
    shared = common(panels.turn(mine, "ana", before), panels.turn(theirs, "ana", later))
    assert shared <= 1 or shared == WORDINGS


def test_seldom_do_two_writers_share_all() -> None:
    # One pair in forty-nine does: 7 first wordings times 7 slopes.
    panels = deal(Journal(contacts={"ana": Contact("ana", "Ana")}), "Sam")
    turns = [panels.turn((f"writer {number}", "harbour", "thank-you"), "ana", 0) for number in range(150)]
    pairs = [common(one, other) == WORDINGS for one, other in combinations(turns, 2)]
    assert 0.015 < sum(pairs) / len(pairs) < 0.026


def test_the_next_letter_to_somebody_has_other_wordings() -> None:
    panels = deal(Journal(contacts={"ana": Contact("ana", "Ana")}), "Sam")
    turns = [panels.turn(("sam", "harbour", "value-add"), "ana", before) for before in range(WORDINGS)]
    for one, other in combinations(turns, 2):
        assert [place for place in PLACES if one(place, WORDINGS) == other(place, WORDINGS)] == [WORDINGS - 1]
