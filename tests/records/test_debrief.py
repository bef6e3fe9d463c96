"""The debriefs in an interview's body."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from afterword.records.interview import Debrief, Fact
from afterword.records.journal import Journal
from afterword.records.problems import Level

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


def test_facts_and_prose(journal: Make) -> None:
    found = debriefed(
        journal,
        """Prose first.

## Ana Sol

- talked about: moving forty services
  without a freeze
- **Lit up at:** her dinghy
* worried about: on-call
- promised: the write-up by 2026-11-24
- promised: coffee places
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
        worried_about=(Fact("on-call", 13),),
        promised=(Fact("the write-up", 14, date(2026, 11, 24)), Fact("coffee places", 15)),
        prose="- a line of my own: nothing\n\nShe asked twice.",
    )
    tom = found.debrief("i", "tom")
    assert tom is not None
    assert tom.talked_about == (Fact("builds", 22),)


@pytest.mark.parametrize(
    ("body", "rule", "level", "line"),
    [
        ("## Eve Lund\n", "debrief-name", Level.WARNING, 6),
        ("## Anna Sol\n", "debrief-name", Level.WARNING, 6),
        ("## Anna\n", "debrief-name", Level.WARNING, 6),
        ("## Somebody Else\n\n- talked about: x\n", "debrief-name", Level.WARNING, 6),
        ("## Next steps\n\nCall.\n", "debrief-name", Level.HINT, 6),
        ("## Ana Sol\n\n- taked about: x\n", "lead-in", Level.WARNING, 8),
        ("## Ana Sol\n\n- promised: a call by friday\n", "promise-date", Level.WARNING, 8),
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
