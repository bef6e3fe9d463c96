"""The debriefs in an interview's body."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.records.interview import Debrief, Fact
from afterword.records.journal import Journal
from afterword.records.lead_ins import READABLE
from afterword.records.problems import Level
from afterword.records.reading import read_files

Make = Callable[[dict[str, str]], Journal]

FRONT = "---\ncompany: Acme\nwhen: 2026-11-20\nmet: [ana, tom]\n---\n"  # the body begins on line 6


def debriefed(journal: Make, body: str) -> Journal:
    return journal(
        {
            "contacts/ana.md": "---\nname: Ana Sol\n---\n",
            "contacts/tom.md": "---\nname: Tom Okafor\n---\n",
            "contacts/eve.md": "---\nname: Eve Lund\n---\n",
            "interviews/i.md": FRONT + body,
        }
    )


def ana(journal: Make, body: str) -> Debrief:
    """What is read below the heading of Ana, which is line 6."""
    found = debriefed(journal, f"## Ana Sol\n{body}")
    assert found.problems == (), [str(problem) for problem in found.problems]
    debrief = found.debrief("i", "ana")
    assert debrief
    return debrief


def test_facts_and_prose(journal: Make) -> None:
    found = debriefed(
        journal,
        """Prose first.

## Ana Sol

- talked about: moving forty services
  without a freeze
- **Lit up at:** her dinghy
* worries them: on-call
- asked me: whether I have led a team
- answer: Six people, for two years.
- asked me: why I left
- say: I kept thinking of your point about alerts.
- since: I read the two papers on the train home.
- promised: the write-up by 2026-11-24
- promised: coffee places
- part: hiring manager
- private: tired, between two managers
- a line of my own: nothing

She asked twice.

## tom

- talked about: builds
""",
    )
    assert found.problems == ()
    assert found.debrief("i", "ana") == Debrief(
        "ana",
        8,
        talked_about=(Fact("moving forty services without a freeze", 10),),
        lit_up_at=(Fact("her dinghy", 12),),
        worries_them=(Fact("on-call", 13),),
        asked_me=(
            Fact("whether I have led a team", 14, answers=(Fact("Six people, for two years.", 15),)),
            Fact("why I left", 16),
        ),
        say=(Fact("I kept thinking of your point about alerts.", 17),),
        since=(Fact("I read the two papers on the train home.", 18),),
        promised=(Fact("the write-up", 19, date(2026, 11, 24)), Fact("coffee places", 20)),
        part="hiring-manager",
        private=(Fact("tired, between two managers", 22),),
        prose="- a line of my own: nothing\n\nShe asked twice.",
    )
    tom = found.debrief("i", "tom")
    assert tom is not None
    assert tom.talked_about == (Fact("builds", 29),)


def test_what_is_private_is_among_no_facts(journal: Make) -> None:
    debrief = ana(
        journal,
        "- talked about: a\n- asked me: b\n- answer: c\n- worries them: d\n- say: e\n- since: f\n"
        "- promised: g\n- lit up at: h\n- private: z\n- part: peer\n",
    )
    assert sorted(fact.text for fact in debrief.facts) == list("abcdefgh")


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("whether I have run on-call for a team this size", True),
        ("Whether I would stay", True),
        ("if I would get bored", True),
        ("why I left the museum", True),
        ("why I'd move so far", True),
        ('"whether I can lead"', True),
        ("why nobody reads the reviews", False),
        ("volunteers who come twice and then fade", False),
        ("on-call", False),
        ("iffy suppliers", False),
    ],
)
def test_worried_about_of_the_first_version_is_a_question_or_a_worry(
    journal: Make, said: str, asked: bool
) -> None:
    debrief = ana(journal, f"- worried about: {said}\n")
    fact = (Fact(said, 7),)
    assert (debrief.asked_me, debrief.worries_them) == ((fact, ()) if asked else ((), fact))


def test_an_answer_belongs_to_the_question_before_it(journal: Make) -> None:
    debrief = ana(
        journal,
        "- asked me: why I left\n- talked about: looms\n- answer: It closed.\n- worried about: if I'd stay\n"
        "- answer: Yes.\n- answer: For years.\n",
    )
    assert [(each.text, [answer.text for answer in each.answers]) for each in debrief.asked_me] == [
        ("why I left", ["It closed."]),
        ("if I'd stay", ["Yes.", "For years."]),
    ]
    assert debrief.answer == ()


def test_an_answer_to_no_question_is_kept_and_told(journal: Make) -> None:
    found = debriefed(
        journal, "## Ana Sol\n- answer: For two years.\n- asked me: whether I have led a team\n"
    )
    assert [(p.rule, p.level, p.line) for p in found.problems] == [("lead-in", Level.WARNING, 7)]
    debrief = found.debrief("i", "ana")
    assert debrief
    assert debrief.answer == (Fact("For two years.", 7),)
    assert debrief.asked_me == (Fact("whether I have led a team", 8),)


@pytest.mark.parametrize("written", ["recruiter", "Recruiter", " recruiter "])
def test_a_part_is_one_of_the_list(journal: Make, written: str) -> None:
    assert ana(journal, f"- part: {written}\n").part == "recruiter"


@pytest.mark.parametrize(
    ("written", "fix"), [("recruitor", "Did you mean - part: recruiter?"), ("boss", "- part: interviewer")]
)
def test_another_part_is_an_error_and_does_not_count(journal: Make, written: str, fix: str) -> None:
    found = debriefed(journal, f"## Ana Sol\n- part: {written}\n")
    (problem,) = found.problems
    assert (problem.rule, problem.level, problem.line, problem.column) == ("choice", Level.ERROR, 7, 3)
    assert fix in problem.fix
    debrief = found.debrief("i", "ana")
    assert debrief is not None and debrief.part is None


def test_of_two_parts_the_first_counts(journal: Make) -> None:
    found = debriefed(journal, "## Ana Sol\n- part: peer\n- part: executive\n")
    assert [(p.rule, p.line) for p in found.problems] == [("debrief-twice", 8)]
    debrief = found.debrief("i", "ana")
    assert debrief is not None and debrief.part == "peer"


@pytest.mark.parametrize(
    "item",
    [
        *("- promised: x", "* promised: x", "+ promised: x", "1. promised: x", "12) promised: x"),
        *("- [ ] promised: x", "- [x] promised: x", "- [X] promised: x", "1. [ ] promised: x"),
        *("- [/] promised: x", "• promised: x", "•promised: x", "– promised: x"),
        *("- promised：x", "- Promised ： x", "-\u00a0promised: x", "-\u3000promised: x", "- promised:: x"),
        *("— promised: x", "· promised: x", "- PROMISED: x"),
        *("- **promised:** x", "- **promised**: x", "- *Promised:* x", "- __promised:__ x"),
        *("- ***promised***: x", "- ==promised:== x", "- `promised`: x", "- **promised: x**"),
        *("  - promised: x", "- topics\n  - promised: x", "- topics\n    - promised: x"),
        *("- topics\n\n    * promised: x", "1. a\n   1. b\n      1. promised: x"),
        *("- a\n\t- b\n\t\t- promised: x", "- promised:\n  x", "- promised: x  "),
    ],
)  # fmt: skip
def test_a_list_item_is_one_whatever_its_marker(journal: Make, item: str) -> None:
    debrief = ana(journal, f"\n{item}\n")
    assert [fact.text for fact in debrief.promised] == ["x"]


@pytest.mark.parametrize(
    "text",
    [
        "She wrote it down.\n\n    - promised: x",  # code, by its indent
        "```\n- promised: x\n```",
        "> - promised: x",
        "| promised: x |",
    ],
)
def test_what_is_no_list_item_is_no_fact(journal: Make, text: str) -> None:
    assert ana(journal, f"\n{text}\n").promised == ()


def test_items_within_items_without_a_lead_in_stay_prose(journal: Make) -> None:
    debrief = ana(journal, "- talked about: builds\n  - the slow step\n  - and who found it\n")
    assert debrief.talked_about == (Fact("builds", 7),)
    assert debrief.prose == "  - the slow step\n  - and who found it"


@pytest.mark.parametrize(
    "heading",
    ["**Ana Sol**", "Ana Sol:", "*ana sol*", "[Ana Sol](../contacts/ana.md)", "[[ana]]", "ANA", "`ana`"],
)
def test_a_heading_may_be_dressed(journal: Make, heading: str) -> None:
    found = debriefed(journal, f"## {heading}\n\n- talked about: x\n")
    assert found.problems == ()
    assert found.debrief("i", "ana") is not None


@pytest.mark.parametrize("words", ["nothing", "Nothing yet.", "none", "n/a", "N/A", "no", "-", "—", "*none*"])
def test_who_promised_nothing_has_promised_nothing(journal: Make, words: str) -> None:
    found = debriefed(journal, f"## Ana Sol\n- promised: {words}\n")
    assert [(p.rule, p.level, p.line) for p in found.problems] == [("no-promise", Level.HINT, 7)]
    debrief = found.debrief("i", "ana")
    assert debrief is not None and debrief.promised == ()


def test_words_for_a_day_count_from_the_day_of_the_interview(journal: Make) -> None:
    # The 20th of November 2026 is a Friday.
    debrief = ana(
        journal, "- promised: a by tomorrow\n- promised: b by friday\n- promised: c by next monday\n"
    )
    assert [fact.by for fact in debrief.promised] == [
        date(2026, 11, 21),
        date(2026, 11, 27),
        date(2026, 11, 23),
    ]


def test_without_a_day_of_the_interview_no_promise_is_blamed(journal: Make) -> None:
    found = journal(
        {
            "contacts/ana.md": "---\nname: Ana Sol\n---\n",
            "interviews/i.md": "---\ncompany: Acme\nmet: [ana]\n---\n## Ana Sol\n- promised: x by friday\n",
        }
    )
    assert {problem.rule for problem in found.problems} == {"required"}


@pytest.mark.parametrize(
    ("body", "rule", "level", "line"),
    [
        ("## Eve Lund\n", "debrief-name", Level.WARNING, 6),
        ("## Anna Sol\n", "debrief-name", Level.WARNING, 6),
        ("## Anna\n", "debrief-name", Level.WARNING, 6),
        ("## Somebody Else\n\n- talked about: x\n", "debrief-name", Level.WARNING, 6),
        ("## Next steps\n\nCall.\n", "debrief-name", Level.HINT, 6),
        ("## Ana Sol\n\n- taked about: x\n", "lead-in", Level.WARNING, 8),
        ("## Ana Sol\n\n- promised: a call by Xmas\n", "promise-date", Level.WARNING, 8),
        ("## Ana Sol\n\n- promised: a call by 01/02/2027\n", "promise-date", Level.WARNING, 8),
        ("## Sol\n", "debrief-name", Level.WARNING, 6),
        ("## Ana S.\n", "debrief-name", Level.WARNING, 6),
        ("## Ana Sol (CTO)\n", "debrief-name", Level.WARNING, 6),
        ("## Tom Okafro\n", "debrief-name", Level.WARNING, 6),
        ("## Ana Sol\n\n- asks me: x\n", "lead-in", Level.WARNING, 8),
        ("## Ana Sol\n\n1. lit up: x\n", "lead-in", Level.WARNING, 8),
        ("## Ana Sol\n\n- privat: x\n", "lead-in", Level.WARNING, 8),
        ("## Ana Sol\n\n- promised the list by friday\n", "lead-in", Level.HINT, 8),
        ("## Ana Sol\n\npromised: the list\n", "lead-in", Level.HINT, 8),
        ("## Ana Sol\n\n-promised: the list\n", "lead-in", Level.HINT, 8),
        ("## Ana Sol\n\n- promised: a call by 2026-02-30\n", "promise-date", Level.WARNING, 8),
        ("## Ana Sol\n\n## Ana Sol\n", "debrief-twice", Level.WARNING, 8),
    ],
)
def test_slips_are_said_with_their_line(journal: Make, body: str, rule: str, level: Level, line: int) -> None:
    found = debriefed(journal, body)
    assert [(p.rule, p.level, p.line) for p in found.problems] == [(rule, level, line)]


@pytest.mark.parametrize(
    "body",
    [
        "## Ana Sol\n\n- note to self: ring\n- asked: why\n",
        "## Ana Sol\n\n- promised: to stand by her\n",
        "## Ana Sol\n\n- talked about:\n",
        "## Ana Sol\n\n- pay: not said\n- past: the museum\n- days: two\n- port: 80\n- asked him: where\n",
        "## Ana Sol\n\n- promised nothing\n",
        "## Ana Sol\n\nShe said: come back. They promised us tea.\n",
        "```\n## Nobody\n- talked about: x\n```\n",
        "### Nobody\n",
        "# Heading\n\n- lit up at: x\n",
    ],
)
def test_the_users_own_lines_are_left_alone(journal: Make, body: str) -> None:
    assert debriefed(journal, body).problems == ()


def test_a_name_two_people_share_needs_the_slug(journal: Make) -> None:
    files = {
        "contacts/ana.md": "---\nname: Ana Sol\ncompany: A\n---\n",
        "contacts/tom.md": "---\nname: Ana Sol\ncompany: B\n---\n",
    }
    by_name = journal({**files, "interviews/i.md": FRONT + "## Ana Sol\n\n- talked about: x\n"})
    assert [(p.rule, p.line) for p in by_name.problems] == [("debrief-name", 6)]
    by_slug = journal({**files, "interviews/i.md": FRONT + "## tom\n\n- talked about: x\n"})
    assert by_slug.problems == ()
    assert by_slug.debrief("i", "tom") is not None


def test_a_prompt_not_filled_in_is_neither_fact_nor_prose(journal: Make) -> None:
    found = debriefed(journal, "## Ana Sol\n\n- talked about:\n- lit up at:\n\nWarm.\n").debrief("i", "ana")
    assert found == Debrief("ana", 6, prose="Warm.")


def test_two_sections_about_one_person_both_count(journal: Make) -> None:
    found = debriefed(
        journal,
        "## Ana Sol\n\n- talked about: looms\n\nWarm.\n\n"
        "## ana\n\n- talked about: cloth\n- lit up at: bees\n",
    )
    assert [(p.rule, p.level, p.line) for p in found.problems] == [("debrief-twice", Level.WARNING, 12)]
    both = found.debrief("i", "ana")
    assert both is not None
    assert [fact.text for fact in both.talked_about] == ["looms", "cloth"]
    assert [fact.text for fact in both.lit_up_at] == ["bees"]
    assert "Warm." in both.prose


def test_a_first_name_of_two_people_is_told_with_both_names(journal: Make) -> None:
    files = {
        "contacts/sol.md": "---\nname: Ana Sol\ncompany: A\n---\n",
        "contacts/berg.md": "---\nname: Ana Berg\ncompany: B\n---\n",
        "interviews/i.md": FRONT.replace("ana, tom", "sol, berg") + "## Ana\n\n- talked about: x\n",
    }
    (problem,) = journal(files).problems
    assert (problem.rule, problem.line) == ("debrief-name", 6)
    assert "## Ana Sol, or ## Ana Berg" in problem.fix


@pytest.mark.parametrize(
    ("words", "fix"),
    [
        # The interview was on Friday 20 November.
        ("the list by early Monday", "- promised: the list by 2026-11-23"),
        ("the list in 2-3 weeks", "- promised: the list by 2026-12-04 or the list by 2026-12-11"),
        ("the list by 2026-02-30", "- promised: the list by 2026-02-28"),
        ("the list by 01/02/2027", "- promised: the list by 2027-01-02 or the list by 2027-02-01"),
        ("the list by mid-January", "- promised: the list by 2027-01-31"),
    ],
)
def test_the_right_example_is_right(journal: Make, words: str, fix: str) -> None:
    (problem,) = debriefed(journal, f"## Ana Sol\n\n- promised: {words}\n").problems
    assert problem.rule == "promise-date"
    assert problem.fix.endswith(fix)


@given(st.text(), st.sampled_from(["- ", "1. ", "- [ ] ", "•", "  * ", ""]), st.sampled_from([*READABLE, ""]))
def test_any_text_is_a_list_item_or_not(text: str, marker: str, lead_in: str) -> None:
    item = f"{marker}{lead_in}{': ' if lead_in else ''}{text}"
    files = {
        "contacts/ana.md": b"---\nname: Ana Sol\n---\n",
        "interviews/i.md": f"{FRONT.replace(', tom', '')}## ana\n{item}\n".encode(errors="replace"),
    }
    debrief = read_files(files).debrief("i", "ana")
    # Unless the text ends the section, with a heading of its own.
    assert debrief is not None


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "by ",
            "by friday ",
            "on ",
            "on 2 Dec ",
            "in two weeks ",
            "by 2026-02-30 ",
            "[[",
            "[[a]]",
            "[a](b)",
            "*",
        ),
        *(
            "(",
            "1. ",
            "- ",
            "• ",
            "a ",
            "by the middle of next ",
            "5 pm ",
            "2.12.",
            "/",
            "31 ",
            "Dec ",
            ":",
            "：",
            "?",
        ),
    ],
)
def test_a_long_line_is_read_in_proportion(piece: str) -> None:
    # With the square of its length it would not end.
    item = f"- promised: {piece * 20_000}"
    read_files(
        {
            "contacts/ana.md": b"---\nname: Ana Sol\n---\n",
            "interviews/i.md": f"{FRONT}## ana\n{item}\n".encode(),
        }
    )
    read_files(
        {
            "contacts/ana.md": b"---\nname: Ana Sol\n---\n",
            "interviews/i.md": f"{FRONT}## ana\n{piece * 20_000}\n".encode(),
        }
    )


def test_links_in_what_is_told_are_the_words_they_show(journal: Make) -> None:
    debrief = ana(
        journal,
        "- talked about: [[optics]] and the [[lab/notes#drift|notes on drift]]\n"
        "- asked me: whether I know [[OpenTelemetry.md]]\n- answer: From [[Mill|the mill]].\n"
        "- lit up at: [[bees|her bees]]\n- part: [[recruiter]]\n"
        "- promised: the [[write-up]] by [[2026-12-01]]\n",
    )
    assert [fact.text for fact in debrief.talked_about] == ["optics and the notes on drift"]
    assert [fact.text for fact in debrief.lit_up_at] == ["her bees"]
    asked = debrief.asked_me[0]
    assert (asked.text, [fact.text for fact in asked.answers]) == (
        "whether I know OpenTelemetry",
        ["From the mill."],
    )
    assert [(fact.text, fact.by) for fact in debrief.promised] == [("the write-up", date(2026, 12, 1))]
    assert debrief.part == "recruiter"


def test_links_blocks_and_pictures_are_read_as_obsidian_shows_them(journal: Make) -> None:
    found = debriefed(
        journal,
        "## [[Ana Sol]] ^head\n\n"
        "- talked about: moving the [[stock]] list ^b2\n"
        "- lit up at: ![[regatta.png]]\n"
        "- say: I liked your little boats ![[boat.png|200]]. ^say-1\n"
        "- promised: the map by friday ^b3\n"
        "- worries them: growth as n ^2\n",
    )
    debrief = found.debrief("i", "ana")
    assert debrief
    assert [fact.text for fact in debrief.talked_about] == ["moving the stock list"]
    assert debrief.lit_up_at == ()  # a picture has no words
    assert [fact.text for fact in debrief.say] == ["I liked your little boats."]
    assert [(fact.text, fact.by) for fact in debrief.promised] == [("the map", date(2026, 11, 27))]
    assert [fact.text for fact in debrief.worries_them] == ["growth as n ^2"]
