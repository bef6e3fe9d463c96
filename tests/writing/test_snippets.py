"""Sentences of the user's own: in the place of one of ours, and once for each person."""

from __future__ import annotations

import pytest
from writing.letters import SATURDAY, SETTINGS, follow_up, journal_of

from afterword.checking.checker import Checker
from afterword.kinds import KINDS
from afterword.records.journal import Journal
from afterword.records.problems import Level
from afterword.records.reading import read_files
from afterword.settings.settings import Settings
from afterword.writing.composing import Draft, compose
from afterword.writing.snippets import with_snippet

SEARCH = """
=== contacts/priya-raman.md
---
name: Priya Raman
company: Northwind
email: priya@northwind.example
---
=== contacts/tom-okafor.md
---
name: Tom Okafor
company: Northwind
email: tom@northwind.example
---
=== interviews/2026-11-20-northwind.md
---
company: Northwind
position: Staff Engineer
when: 2026-11-20T14:00
met: [priya-raman, tom-okafor]
---
## Priya Raman
- talked about: the move of forty services
## Tom Okafor
- talked about: the length of the build
"""
OFFER = "Ring me any evening, and we can talk once more."
KEEN = "I'd build this with you tomorrow; I want the job."


def search(*snippets: str, kind: str = "thank-you", more: str = "") -> Journal:
    items = "".join(f"- {snippet}\n" for snippet in snippets)
    return journal_of(f"{SEARCH}=== snippets/{kind}.md\n# Mine\n\n{items}\nWords of my own.\n{more}")


def draft(
    journal: Journal, contact: str = "priya-raman", kind: str = "thank-you", settings: Settings = SETTINGS
) -> Draft:
    return compose(journal, follow_up(journal, contact, kind), settings, SATURDAY.date())


def test_a_sentence_takes_the_place_of_one_of_ours() -> None:
    plain = draft(journal_of(SEARCH)).body
    body = draft(search(OFFER)).body
    assert body.count(OFFER) == 1
    assert abs(len(body.split()) - len(plain.split())) < 25
    ours = [line for line in plain.split(". ") if line not in body]
    assert len(ours) == 1  # one sentence of ours went


def test_one_that_says_something_else_takes_nothing_away() -> None:
    plain = draft(journal_of(SEARCH)).body
    own = "Greetings from a rainy Leith."
    paragraphs = draft(search(own)).body.split("\n\n")
    assert paragraphs[-2] == own
    assert "\n\n".join([*paragraphs[:-2], paragraphs[-1]]) == plain


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "own", [OFFER, KEEN, "Good luck with the move, and thank you again!", "It rains here."]
)
def test_no_part_of_a_letter_is_lost_for_it(kind: str, own: str) -> None:
    def wrong(journal: Journal) -> set[str]:
        composed = draft(journal, kind=kind)
        about = follow_up(journal, "priya-raman", kind)
        found = Checker(journal, SATURDAY, SETTINGS, ()).check_draft(composed, about)
        return {problem.message for problem in found if problem.rule == "missing-part"}

    assert wrong(search(own, kind=kind)) <= wrong(journal_of(SEARCH))


def test_colleagues_get_different_ones() -> None:
    journal = search(OFFER, KEEN)
    one, other = draft(journal).body, draft(journal, "tom-okafor").body
    assert (OFFER in one) != (OFFER in other)
    assert (KEEN in one) != (KEEN in other)


@pytest.mark.parametrize("state", ["sent: 2026-11-21", ""])
def test_each_is_used_once_for_each_person(state: str) -> None:
    note = (
        f"=== notes/2026-11-21-priya.md\n---\nto: priya-raman\nkind: value-add\n{state}\n---\n"
        f"Dear Priya,\n\nRing me any evening,\nand we can talk once more.\n"
    )
    journal = search(OFFER, more=note)
    assert OFFER not in draft(journal).body
    assert OFFER in draft(journal, "tom-okafor").body


def test_only_its_own_kind_of_note_takes_it() -> None:
    assert OFFER not in draft(search(OFFER), kind="value-add").body


def test_what_is_private_or_in_another_language_is_not_taken() -> None:
    for own in (
        "I was off sick with burnout last year.",
        "Ich freue mich auf ein weiteres Gespräch mit Ihnen.",
    ):
        journal = search(own)
        assert draft(journal).body == draft(journal_of(SEARCH)).body
    german = Settings.read({"language": "de", "me": {"name": "Robin"}})[0]
    journal = search("Ich freue mich auf ein weiteres Gespräch mit Ihnen.", OFFER)
    body = draft(journal, settings=german).body
    assert "Ich freue mich auf ein weiteres Gespräch mit Ihnen." in body
    assert OFFER not in body


def test_a_gap_in_it_is_one() -> None:
    composed = draft(search("Come and see [the town] some day."))
    assert "[the town]" in composed.placeholders


def test_a_sentence_with_something_of_theirs_in_it_is_never_replaced() -> None:
    body = "Dear Ana,\n\nWe can talk again about your boat. Call me.\n\nBest wishes,\nRobin\n"
    assert with_snippet(body, OFFER, ["We can talk again about", "Call me."]) == (
        f"Dear Ana,\n\nWe can talk again about your boat. {OFFER}\n\nBest wishes,\nRobin\n"
    )


def test_a_file_called_after_no_kind_is_a_problem() -> None:
    journal = read_files({"snippets/thank-yuo.md": b"- Hello there.\n", "snippets/README.md": b"- x\n"})
    (problem,) = journal.problems
    assert (problem.path, problem.level, problem.rule) == ("snippets/thank-yuo.md", Level.WARNING, "snippets")
    assert problem.fix == "Rename it to thank-you.md."
    assert not journal.snippets
    assert not journal.unread


def test_a_file_that_is_not_utf8_is_a_problem() -> None:
    (problem,) = read_files({"snippets/thank-you.md": b"- Gr\xfc\xdfe\n"}).problems
    assert (problem.rule, problem.level) == ("encoding", Level.ERROR)


def test_list_items_of_any_form_are_sentences_and_all_else_is_the_users() -> None:
    text = "\ufeff# Mine\n\n1. One\n   and more.\n* Two.\n\n```\n- code\n```\nProse.\n- Two.\n"
    text = text.replace("\n", "\r\n")
    journal = read_files({"snippets/value-add.md": text.encode(), "snippets/_old.md": b"- x"})
    assert dict(journal.snippets) == {"value-add": ("One and more.", "Two.")}
    assert not journal.problems
