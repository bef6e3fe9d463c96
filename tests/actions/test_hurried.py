"""What a thumb types in the car is read as it was meant, and no word of it is lost."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from afterword.actions.hurried import in_form
from afterword.actions.jotted import Jotted
from afterword.actions.told import NotReadError, Told
from afterword.words.person_names import names_several

DAY = date(2026, 11, 26)


def told(text: str, today: date = DAY) -> Told:
    return Jotted("Untitled.md", dedent(text).lstrip("\n").encode("utf-8")).told(today)


def test_an_answer_may_stand_below_its_prompt() -> None:
    [ana, _] = told(
        """
        ---
        afterword: debrief
        ---
        ## Ana

        - talked about:\x20
          the honey harvest
          of this year
        - lit up at:\x20
          - her bees
          - the new roof
        - worries them:
        the winter
        - interests:
        - bees
        - honey
        - role:

        Asked twice about the roof.

        ## Tom
        - asked me: whether I would move
        """
    ).people
    assert ana.lines == [
        "- talked about: the honey harvest",
        "- talked about: of this year",
        "- lit up at: her bees",
        "- lit up at: the new roof",
        "- worries them: the winter",
        "",
        "Asked twice about the roof.",
    ]
    assert ana.personal == {"interests": "bees, honey"}


def test_lines_in_no_list_and_headings_without_a_blank_count() -> None:
    [kit, marisol] = told(
        """
        ---
        afterword: debrief
        ---
        ##Kit
        Talked about: queues
        **Worries them:** the winter
        He laughed a lot.
        ## who else? Marisol Vega (Head of Ops)
        - Interests: kites
        """
    ).people
    assert kit.lines == ["- Talked about: queues", "- **Worries them:** the winter", "He laughed a lot."]
    assert (marisol.who, marisol.lines, marisol.personal) == (
        "Marisol Vega",
        ["Head of Ops"],
        {"interests": "kites"},
    )


@pytest.mark.parametrize("headings", ["## Who?", "## Ana", ""])
def test_what_stands_above_all_headings_is_somebodys(headings: str) -> None:
    text = f"---\nafterword: debrief\n---\nA short call.\n- lit up at: kites\n\n{headings}\n- say: A.\n"
    jotted = told(text)
    [person] = jotted.people
    assert person.who == ("Ana" if "Ana" in headings else "Who?")
    assert person.lines[0] == "- lit up at: kites"
    assert jotted.prose == "A short call."


def test_with_several_people_it_is_asked_whose_it_is() -> None:
    jotted = told("---\nafterword: debrief\n---\n- lit up at: kites\n## Ana\n- say: A.\n## Tom\n- say: B.\n")
    assert [person.who for person in jotted.people] == ["Ana", "Tom", "Who?"]


def test_two_without_a_name_are_two() -> None:
    jotted = told("---\nafterword: debrief\n---\n" + "## Who?\n- lit up at: kites\n" * 3)
    assert [person.who for person in jotted.people] == ["Who?", "Who else?", "Who 3?"]


def test_facts_of_the_interview_may_stand_anywhere() -> None:
    jotted = told(
        """
        ---
        afterword: debrief
        when: 2026-11-23
        feeling: 7/10
        position: null
        ---
        - company: Brightwell: the mill
        ## Ana
        - decision by: next friday
        - position: Steward
        - company: Otter
        - feeling: tired
        - format: over coffee
        """
    )
    assert jotted.fields == {
        "company": "Brightwell: the mill",
        "when": date(2026, 11, 23),
        "position": "Steward",
        "decision_by": date(2026, 11, 27),  # of the week of the interview, a Monday
        "feeling": 7,
    }
    assert jotted.people[0].personal == {"company": "Otter"}  # hers
    assert jotted.people[0].lines == ["- feeling: tired", "- format: over coffee"]


def test_properties_of_other_programs_are_no_obstacle_and_the_users_own_are_kept() -> None:
    jotted = told(
        """
        ---
        tags:
          - inbox
        aliases: []
        afterword: debrief
        Company: Brightwell
        mood: rather tired
        created: "{{date}}"
        said: quick
        ---
        ## Ana
        - say: A.
        """
    )
    assert jotted.fields == {"company": "Brightwell"}
    assert "mood: rather tired" in jotted.prose and "quick" in jotted.prose
    assert "inbox" not in jotted.prose


def test_what_cannot_be_read_is_told_on_the_line_where_it_stands() -> None:
    text = "---\ntags: [x]\nafterword: debrief\ncompny: Mill\nfeeling: good\n---\n## Ana\n- say: A.\n"
    with pytest.raises(NotReadError) as caught:
        told(text)
    assert {(each.line, each.rule) for each in caught.value.problems} == {(5, "number"), (4, "unknown-key")}


@pytest.mark.parametrize(
    ("heading", "several"),
    [
        ("Ana and Tom", True),
        ("ana & tom", True),
        ("Ana, Tom", True),
        ("Ana / Tom", True),
        ("Ana AND Tom", True),
        ("Ana&Tom", True),
        ("Ana Quintana, PhD", False),
        ("Anders Sand", False),
        ("Kit (tea and cake)", True),
    ],
)
def test_a_heading_for_two_is_seen(heading: str, several: bool) -> None:
    assert names_several(heading) is several


@pytest.mark.parametrize(
    "text", ["", "---", "---\n---\n", "---\nx\n", "## Who?\n- lit up at: a\n", "```\n## A\n"]
)
def test_every_text_has_a_form(text: str) -> None:
    in_form(text)
