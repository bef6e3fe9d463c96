"""What a debrief that was broken off leaves behind is read back to the same answers."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.actions.told import Person, Told, read_file
from afterword.actions.unfinished import as_text, begun, broken_off
from afterword.records.entries import composed

MONDAY = date(2026, 11, 23)

#: What an answer may be: any words, on one line, as the terminal hands them on.
ODD = st.sampled_from(
    [
        *("## Ben", "# Ben", "Ben ##", "- role: boss", "```", "~~~", "---", "...", "<<<<<<< HEAD", "[[ana]]"),
        *(
            "said: no",
            "yes",
            "null",
            "2026-11-20",
            "1:30",
            "# no",
            "{a: b",
            "a: b",
            "- ",
            "'",
            '"',
            "\\",
            "|",
        ),
        *(
            "name: Bo",
            "new: yes",
            "owner: yes",
            "Person 1",
            "a/b.md",
            "\x1b[2J",
            "\x00",
            "\ud83d",
            "<b>",
            "&amp;",
        ),
    ]
)
ANSWER = (
    st.one_of(ODD, st.text(max_size=30), st.tuples(ODD, st.text(max_size=8)).map(" ".join))
    .map(lambda text: composed(" ".join(text.encode("utf-8", "replace").decode("utf-8").split())))
    .filter(bool)
)
NAME = ANSWER.map(lambda text: text.replace(",", "")).map(str.strip).filter(bool)
WORDS = ("talked about", "lit up at", "asked me", "worries them", "say", "private")


@st.composite
def tellings(draw: st.DrawFn) -> Told:
    """Answers as the questions collect them."""
    told = Told()
    for name in draw(st.lists(NAME, max_size=4)):
        person = told.person(name)
        person.new = draw(st.booleans())
        for lead_in in (*WORDS, "promised", "interests", "role", "email"):
            if draw(st.booleans()):
                person.add(lead_in, draw(ANSWER))
    # A link in a field means the name in it, whoever writes it.
    words = ANSWER.filter(lambda text: "[[" not in text)
    texts = {key: draw(words) for key in ("company", "position") if draw(st.booleans())}
    told.fields |= texts
    if draw(st.booleans()):
        told.fields["when"] = draw(
            st.one_of(
                st.dates(date(2026, 1, 1), date(2027, 12, 31)),
                st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
                    lambda at: at.replace(second=0, microsecond=0)
                ),
            )
        )
    if draw(st.booleans()):
        told.fields["decision_by"] = draw(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
    if draw(st.booleans()):
        told.fields |= {"feeling": draw(st.integers(1, 10)), "format": "panel"}
    if told.people and draw(st.booleans()):
        told.fields["owner"] = draw(st.sampled_from(told.people)).who
    told.prose = draw(st.one_of(st.just(""), ANSWER))
    return told


@given(told=tellings())
def test_every_answer_is_read_back(told: Told) -> None:
    read = read_file(as_text(told), MONDAY)
    assert read.fields == told.fields
    assert read.people == told.people
    assert read.prose == told.prose


def test_it_is_a_file_that_a_person_can_read() -> None:
    told = Told({"company": "Mill", "when": datetime(2026, 11, 20, 14), "owner": "Kit Moss"}, prose="Rain.")
    told.people = [
        Person("ana-sol", lines=["- lit up at: looms"]),
        Person("Kit Moss", new=True, personal={"role": "Scribe"}),
        Person("Q #", new=True),
    ]
    assert as_text(told) == (
        "---\ncompany: Mill\nwhen: 2026-11-20T14:00\nsaid: Rain.\n---\n\n"
        "## ana-sol\n\n- lit up at: looms\n\n"
        "## Kit Moss\n\n- new: yes\n- owner: yes\n- role: Scribe\n\n"
        "## Person 1\n\n- name: Q #\n- new: yes\n"
    )


def test_keeping_and_dropping(tmp_path: Path) -> None:
    unfinished = begun(tmp_path, datetime(2026, 11, 23, 10))
    assert unfinished.path == ".afterword/debrief-2026-11-23T1000.md"
    assert broken_off(tmp_path) == ()
    told = Told({"company": "Mill"})
    assert unfinished.keep(told)
    told.fields["feeling"] = 7
    assert unfinished.keep(told)
    [found] = broken_off(tmp_path)
    assert read_file(found.text, MONDAY).fields == {"company": "Mill", "feeling": 7}
    another = begun(tmp_path, datetime(2026, 11, 23, 10))
    assert another.path == ".afterword/debrief-2026-11-23T1000-2.md"
    found.drop()
    assert broken_off(tmp_path) == ()


def test_what_cannot_be_kept_is_no_error(tmp_path: Path) -> None:
    (tmp_path / ".afterword").write_text("a file", "utf-8")
    unfinished = begun(tmp_path, MONDAY)
    assert not unfinished.keep(Told({"company": "Mill"}))
    assert "could not be written" in unfinished.obstacle


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("---\ncompany: Mill\nsaid: Rain.\n---\n\nBefore lunch.\n", "Rain.\n\nBefore lunch."),
        ("---\ncompany: Mill\nsaid: Rain.\n---\n", "Rain."),
        ("Before\x0blunch.\r\nAfter.\r\n", "Before\x0blunch.\nAfter."),
    ],
)
def test_words_above_the_first_heading(text: str, prose: str) -> None:
    assert read_file(text, MONDAY).prose == prose


def test_marks_in_code_are_the_users_own() -> None:
    [person] = read_file("## Ana Sol\n\n```\n- name: Bo\n- new: yes\n```\n- new: bike\n", MONDAY).people
    assert (person.who, person.new) == ("Ana Sol", False)
    assert person.lines == ["```", "- name: Bo", "- new: yes", "```", "- new: bike"]
