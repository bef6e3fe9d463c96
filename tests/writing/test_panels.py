from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.records.contact import Contact
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.writing.panels import deal

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
    letters = deal(journal).letters
    for interview in journal.interviews.values():
        numbers = [letters[interview.slug, slug] for slug in interview.met]
        assert len(set(numbers)) == min(len(numbers), EIGHT)
        assert all(0 <= number < EIGHT for number in numbers)


@settings(max_examples=examples(60, 300))
@given(searches(), st.lists(st.sampled_from(PEOPLE), unique=True))
def test_a_later_interview_changes_no_letter(journal: Journal, met: list[str]) -> None:
    later = Interview("later", "One", date(2026, 6, 1), met=tuple(met))
    grown = Journal(contacts=journal.contacts, interviews={**journal.interviews, "later": later})
    before, after = deal(journal).letters, deal(grown).letters
    assert {key: after[key] for key in before} == before


def test_everybody_has_a_place() -> None:
    assert set(deal(Journal(contacts={"ana": Contact("ana", "Ana")})).places) == {"ana"}
