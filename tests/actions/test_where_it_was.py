"""Companies and positions by any part of their names, or new ones; and what an interview says of an end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from actions.desks import desk, done
from followups.search import Search

from afterword.actions.new import contact
from afterword.actions.told import Told, read_file, read_met
from afterword.actions.where_it_was import UnclearPlaceError
from afterword.actions.write_up import write_up

FRIDAY = "2026-10-02"


def cascade() -> Search:
    search = Search().contact("bettina-ruiz", name="Bettina Ruiz", company="Cascade Valley Health")
    for number, title in enumerate(("Nurse Manager, ICU", "Charge Nurse"), 1):
        search.interview(
            f"icu-{number}",
            company="Cascade Valley Health",
            position=f'"{title}"',
            when=f"2026-09-2{number}",
            met=["bettina-ruiz"],
        )
    return search


def told(company: str = "", position: str = "", *, new: bool = False) -> Told:
    fields = {key: text for key, text in (("company", company), ("position", position)) if text}
    return Told(
        dict(fields), [read_met("bettina")], new=frozenset(("company", "position")) if new else frozenset()
    )


@pytest.mark.parametrize(
    ("company", "position"),
    [
        ("casc", "icu"),
        ("Cascade", "Nurse Manager"),
        ("cascade valley health", "nurse manager, icu"),
        ("Cascade Valley Health, Inc.", "Nurse Manager ICU"),
        ("valley", "Nurse Man"),
        ("", "icu"),
    ],
)
def test_a_part_means_the_known_one_as_for_close(tmp_path: Path, company: str, position: str) -> None:
    before = desk(tmp_path, cascade(), FRIDAY)
    written = write_up(before, told(company, position))
    journal, _ = done(before, written.act)
    interview = journal.interviews[written.interview]
    assert (interview.company, interview.position) == ("Cascade Valley Health", "Nurse Manager, ICU")
    assert len(journal.positions) == 2


def test_a_part_that_was_taken_for_the_whole_is_said(tmp_path: Path) -> None:
    said = write_up(desk(tmp_path, cascade(), FRIDAY), told("casc", "icu")).act.said
    assert 'The company is Cascade Valley Health ("casc"); if it is a new one, add --new.' in said
    assert 'The position is Nurse Manager, ICU ("icu"); if it is a new one, add --new.' in said
    said = write_up(desk(tmp_path, cascade(), FRIDAY), told("cascade valley health", "Charge Nurse")).act.said
    assert not [line for line in said if "--new" in line]


@pytest.mark.parametrize(
    ("company", "position", "candidates"),
    [
        ("Casc", "", ("Cascade Ridge", "Cascade Valley Health")),
        ("Cascade Vally Health", "", ("Cascade Valley Health",)),
        ("Cascade Valley Health System", "", ("Cascade Valley Health",)),
        ("Cascade Valley Health", "Nurse", ("Charge Nurse", "Nurse Manager, ICU")),
        ("Cascade Valley Health", "Nurse Manager, ICU nights", ("Nurse Manager, ICU",)),
        ("Cascade Valley Health", "Nurse Manger, ICU", ("Nurse Manager, ICU",)),
    ],
)
def test_what_is_unclear_is_refused_with_the_candidates_and_how_to_say_new(
    tmp_path: Path, company: str, position: str, candidates: tuple[str, ...]
) -> None:
    search = cascade().contact("ray", company="Cascade Ridge")
    search.interview("ridge", company="Cascade Ridge", position="Nurse", when="2026-09-25", met=["ray"])
    before = desk(tmp_path, search, FRIDAY)
    with pytest.raises(UnclearPlaceError, match="add --new") as caught:
        write_up(before, told(company, position))
    assert caught.value.candidates == candidates
    again = told(company, position, new=True)
    again.people[0].who = "bettina-ruiz"
    written = write_up(before, again)
    text = next(change.new for change in written.act.changes if change.path.startswith("interviews/"))
    assert text and f"company: {company}\n".encode() in text


@pytest.mark.parametrize(
    ("company", "position"),
    [
        ("Cascade Valley Health", "Nurse Manager, PACU"),
        ("Cascade Valley Health", "Clerk"),
        ("Ridge", "Nurse"),
        # Letters within a word are no part of a name.
        ("Ley", "Nurse"),
        ("Heath", "Nurse"),
    ],
)
def test_what_is_like_none_is_new_without_a_word(tmp_path: Path, company: str, position: str) -> None:
    search = cascade().change("contacts/bettina-ruiz.md", part="agency")
    before = desk(tmp_path, search, FRIDAY)
    written = write_up(before, told(company, position))
    journal, _ = done(before, written.act)
    assert (written.company, journal.interviews[written.interview].position) == (company, position)
    assert written.act.said == ()


def test_of_two_positions_the_open_one_is_meant(tmp_path: Path) -> None:
    search = cascade().change("interviews/icu-2.md", outcome="closed", outcome_on="2026-09-30")
    written = write_up(desk(tmp_path, search, FRIDAY), told("casc", "nurse"))
    assert 'The position is Nurse Manager, ICU ("nurse"); if it is a new one, add --new.' in written.act.said


def test_a_file_says_that_it_is_new(tmp_path: Path) -> None:
    before = desk(tmp_path, cascade(), FRIDAY)
    text = "---\ncompany: Casc\n{new}---\n## Ada Fell\n"
    assert write_up(before, read_file(text.format(new=""), before.today)).company == "Cascade Valley Health"
    for new in ("new: company\n", "new: yes\n", "new: [company, position]\n"):
        assert write_up(before, read_file(text.format(new=new), before.today)).company == "Casc"


# --- an interview of a position that has ended


@pytest.mark.parametrize(
    ("when", "line"),
    [
        # Filled on Friday 20 November 2026; a new round on Wednesday 10 February 2027.
        ("2027-02-10", "went to somebody else on Fri 20 Nov 2026. This interview opens it again."),
        (
            "2026-11-19",
            "went to somebody else on Fri 20 Nov 2026, so nothing further comes of this interview.",
        ),
    ],
)
def test_an_interview_of_a_position_that_ended_says_what_becomes_of_it(
    tmp_path: Path, when: str, line: str
) -> None:
    search = cascade().change("interviews/icu-1.md", outcome="filled-by-other", outcome_on="2026-11-20")
    before = desk(tmp_path, search, when)
    again = told("Cascade Valley Health", "Nurse Manager, ICU")
    again.fields["when"] = date.fromisoformat(when)
    said = write_up(before, again).act.said
    assert f"Nurse Manager, ICU at Cascade Valley Health: {line}" in " ".join(said)


def test_a_company_of_a_person_that_is_misspelt_is_said(tmp_path: Path) -> None:
    before = desk(tmp_path, cascade(), FRIDAY)
    asked = '"Cascade Vally Health" is written "Cascade Valley Health"'
    made = contact(before, "Tom Hale", {"company": "Cascade Vally Health"})
    assert any(line.startswith(asked) and "afterword merge" in line for line in done(before, made)[1])
    other = Told({"company": "Cascade Valley Health"}, [read_met("Kit Moss; company: Cascade Vally Health")])
    assert any(line.startswith(asked) for line in done(before, write_up(before, other).act)[1])
