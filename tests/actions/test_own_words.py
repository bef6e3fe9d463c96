"""What a letter would make of each line, and the user's own words in its place."""

from __future__ import annotations

from datetime import date

import pytest
from followups.search import Search, at, northwind

from afterword.actions.foreseen import Foreseen, foreseen, left_open
from afterword.actions.own_words import Question, is_no_answer, take, to_be_said, why_left_out
from afterword.actions.told import Person, Told
from afterword.followups.plan import plan
from afterword.records.problems import Problem
from afterword.settings.settings import Settings

MONDAY = date(2026, 11, 23)
NOW = "2026-11-23T09:00"

#: A line of each kind that surely fits a letter, and one that does not.
LINES = [
    "- talked about: the tide tables",
    "- lit up at: her divorce",
    "- asked me: whether I have led a team",
    "- worries them: nah, budget??",
]


def person(*lines: str) -> Person:
    return Person("Ana Sol", new=True, lines=list(lines))


def shown(someone: Person) -> list[tuple[str, bool]]:
    told = Told(people=[someone])
    found = to_be_said(Search().journal, told, someone, MONDAY)
    return [(each.lead_in, each.open) for each in found.foreseen]


def asked(someone: Person, search: Search | None = None) -> list[tuple[str, str]]:
    journal = (search or Search()).journal
    found = to_be_said(journal, Told(people=[someone]), someone, MONDAY)
    return [(each.lead_in, each.to) for each in found.questions]


def test_each_line_is_shown_as_it_would_be_said_or_left_open() -> None:
    someone = person(*LINES)
    about, lit_up, question, worry = to_be_said(Search().journal, Told(), someone, MONDAY).foreseen
    assert about.sentence is not None
    assert "the tide tables" in about.sentence
    assert question.sentence == "You asked whether I have led a team."
    for each in (lit_up, worry):
        assert each.open
        assert each.sentence is None
        assert each.reason.startswith("left open: ")
        assert "divorce" not in each.reason


def test_a_line_that_names_somebody_else_met_is_left_open() -> None:
    told = Told(people=[person("- talked about: the Zoltan method"), Person("Zoltan Rook", new=True)])
    [line] = to_be_said(Search().journal, told, told.people[0], MONDAY).foreseen
    assert line.open
    assert shown(person("- talked about: the tide tables")) == [("talked about", False)]


def test_three_questions_follow_and_one_for_each_thing_they_asked() -> None:
    assert asked(person(*LINES)) == [("say", ""), ("since", ""), ("answer", "whether I have led a team")]
    two = person("- asked me: why I teach", "- answer: For the pupils.", "- asked me: when I can start")
    assert asked(two) == [("say", ""), ("since", ""), ("answer", "when I can start")]


def test_nobody_is_asked_twice() -> None:
    assert asked(person(*LINES, "- say: Well met.", "- since: I have slept on it.")) == [
        ("answer", "whether I have led a team")
    ]


@pytest.mark.parametrize("lines", [(), ("- promised: the list",), ("- private: tired",), ("She smiled.",)])
def test_where_nothing_was_said_that_a_letter_could_hold_nothing_is_asked(lines: tuple[str, ...]) -> None:
    assert asked(person(*lines)) == []


def test_who_asked_not_to_be_written_to_gets_no_letter() -> None:
    search = Search().contact("ana", do_not_contact="please not")
    assert asked(Person("ana", lines=LINES), search) == []


def test_an_answer_goes_behind_what_it_answers() -> None:
    someone = person(
        "- asked me: why I teach", "  and not write", "- answer: For them.", "* asked me: when I can start",
        "- worries them: the roof",
    )  # fmt: skip
    assert take(someone, Question("answer", "when I can start"), "In May.", MONDAY) == 4
    assert someone.lines[3:] == [
        "* asked me: when I can start",
        "- answer: In May.",
        "- worries them: the roof",
    ]
    first = person("- asked me: why I teach", "  and not write", "", "Tea was good.")
    take(first, Question("answer", "why I teach and not write"), "For them.", MONDAY)
    assert first.lines == [
        "- asked me: why I teach",
        "  and not write",
        "- answer: For them.",
        "",
        "Tea was good.",
    ]


def test_words_of_ones_own_are_lines_of_their_own() -> None:
    someone = person("- talked about: the roof")
    assert take(someone, Question("say"), "I liked your roof.", MONDAY) == 1
    assert take(someone, Question("since"), "I drew one.", MONDAY) == 2
    assert someone.lines[1:] == ["- say: I liked your roof.", "- since: I drew one."]


@pytest.mark.parametrize(
    ("lead_in", "words", "nothing"),
    [
        ("say", "ok", True),
        ("say", "Keep.", True),
        ("say", "y", True),
        ("say", "-", True),
        ("since", "nothing", True),
        ("since", "nothing yet", True),
        ("say", "Well met.", False),
        ("since", "昨日練習しました。", False),
        ("answer", "Yes.", False),
        ("answer", "No", False),
        ("answer", "Since 2019.", False),
        ("answer", "-", True),
        ("answer", "skip", True),
    ],
)
def test_what_is_typed_in_place_of_enter(lead_in: str, words: str, nothing: bool) -> None:
    assert is_no_answer(Question(lead_in), words) is nothing


def test_own_words_that_no_letter_may_hold() -> None:
    someone = person(*LINES)

    def why(lead_in: str, words: str) -> str:
        return why_left_out(Search().journal, Told(), someone, Question(lead_in), words)

    assert why("since", "I was off sick with a migraine.") == "left open: part of it may be private"
    assert why("say", "Your tables stayed with me [sic].") == ""


def thanks(debrief: str, now: str = NOW, search: Search | None = None) -> tuple[Problem, ...]:
    search = search or northwind("priya")
    path = "interviews/engineer-1.md"
    search.files[path] += debrief
    journal = search.journal
    return left_open(journal, plan(journal, at(now), Settings()))


DEBRIEF = "\n## priya\n\n" + "\n".join(LINES) + "\n"


def test_check_hints_at_each_line_that_stays_out_and_quotes_none() -> None:
    search = northwind("priya")
    lines = (search.files["interviews/engineer-1.md"] + DEBRIEF).split("\n")
    hints = thanks(DEBRIEF, search=search)
    assert [(hint.path, hint.line, hint.level, hint.rule) for hint in hints] == [
        ("interviews/engineer-1.md", lines.index(line) + 1, "hint", "left-open")
        for line in (LINES[1], LINES[3])
    ]
    for hint in hints:
        assert "Priya" in hint.message
        assert "- say: " in hint.fix
        assert "divorce" not in str(hint) + hint.fix
        assert "budget" not in str(hint) + hint.fix


def test_what_they_asked_is_to_be_written_out_since_an_answer_alone_answers_nothing() -> None:
    asked, answer, own = (
        "\n## priya\n\n- asked me: nah, budget??\n",
        "- answer: Twice as much.\n",
        "- say: Hm.\n",
    )
    for debrief in (asked, asked + answer, asked + answer + own):
        [hint] = thanks(debrief)
        assert "`asked me:` is left open" in hint.message
        assert "- asked me: whether " in hint.fix
    assert not thanks(asked + own)


def test_own_words_settle_it_unless_they_are_private_themselves() -> None:
    assert not thanks(DEBRIEF + "- say: Your tables stayed with me.\n")
    [hint] = thanks(DEBRIEF + "- say: I was off sick with a migraine.\n")
    assert "`say:` is left open" in hint.message
    assert "migraine" not in hint.message + hint.fix


def test_nothing_is_hinted_at_once_the_letter_is_written_or_nobody_waits_for_it() -> None:
    assert thanks(DEBRIEF)
    sent = northwind("priya").sent("priya", "thank-you", "2026-11-21", interview="engineer-1")
    assert not thanks(DEBRIEF, search=sent)
    saved = northwind("priya").draft("priya", "thank-you", interview="engineer-1")
    assert not thanks(DEBRIEF, search=saved)
    assert not thanks(DEBRIEF, "2026-12-20T09:00")
    assert not thanks(DEBRIEF, search=northwind("priya").change("contacts/priya.md", do_not_contact="no"))


def test_what_is_foreseen_stands_with_its_line_in_the_file() -> None:
    search = northwind("priya")
    search.files["interviews/engineer-1.md"] += "\n## priya\n\n- say: Well met.\n- lit up at: her divorce\n"
    journal = search.journal
    found = foreseen(journal, plan(journal, at(NOW), Settings()))
    end = search.files["interviews/engineer-1.md"].count("\n")
    reason = "left open: part of it may be private"
    assert found == {
        ("engineer-1", "priya"): (
            Foreseen("lit up at", "her divorce", end, None, reason, said=True),
            Foreseen("say", "Well met.", end - 1, "Well met."),
        )
    }
