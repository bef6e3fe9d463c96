"""The checker as a whole: what it is asked, what it answers, and that it never stumbles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from checking.checked import TODAY, draft, search
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.checking.checker import (
    CHECKS,
    RULES,
    Checker,
    check_notes,
    passed,
)
from afterword.checking.cues import cues, is_of_one_sentence, needs, runs
from afterword.checking.greeting import find_greeting
from afterword.checking.phrases import Looked, Phrase, PhraseList
from afterword.checking.rules import check_table
from afterword.checking.wording import WORDING
from afterword.followups.follow_up import FollowUp
from afterword.kinds import KINDS
from afterword.records.problems import Level
from afterword.settings.settings import Settings
from afterword.words.note_text import Gap, gaps_in

EXAMPLES = examples(60, 300)

ERRORS = [
    *(
        "placeholder",
        "wrong-name",
        "wrong-company",
        "too-long",
        "missing-part",
        "no-callback",
        "near-duplicate",
    ),
    *("money-gift", "repeat-gift", "no-consent", "too-soon", "many-recipients", "sensitive", "comparison"),
]
WARNINGS = [
    *("pressure", "desperation", "reproach", "weak-opener", "salary", "self-damage", "over-praise"),
    *("many-questions", "links", "subject", "ask-with-gift", "stock-phrase", "wrong-date", "long-sentence"),
    *("unwelcome", "apology", "gossip", "wrong-role", "doubled-word", "slip"),
]

GOOD = """
    Dear Priya,

    Thank you for an hour on Friday about the Staff Platform Engineer role. I keep thinking of your forty
    services, and of how you mean to move them without a freeze.

    You asked whether I have run on-call for a team this size. I did for three years, and we halved the pages.

    I would like the job even more than before. If another talk would help, I am free most afternoons.

    Kind regards,
    Sam Lee
    +44 20 7946 0000
"""


@dataclass(frozen=True)
class Composed:
    subject: str
    body: str
    gift: str | None = None

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return gaps_in(self.subject, self.body)


def thank_you(**changes: object) -> FollowUp:
    facts: dict[str, object] = {
        "contact": "priya-raman",
        "name": "Priya Raman",
        "company": "Northwind Robotics",
        "job": search().positions["northwind-robotics/staff-platform-engineer"],
        "interview": "2026-11-20-northwind",
        "kind": "thank-you",
        "state": "due",
        "opens": datetime(2026, 11, 20, 17),
        "due": datetime(2026, 11, 21, 15),
        "rule": "thank_you_latest",
        "reason": "You met on 20 November",
        "brief": "you met on 20 November",
    }
    return FollowUp(**(facts | changes))  # type: ignore[arg-type]


def test_the_rules_are_those_of_the_design() -> None:
    assert list(RULES) == ERRORS + WARNINGS
    assert list(CHECKS) == list(RULES)
    assert [rule.id for rule in RULES.values() if rule.level == Level.ERROR] == ERRORS
    assert [rule.id for rule in RULES.values() if rule.level == Level.WARNING] == WARNINGS


def test_each_rule_is_said_in_words() -> None:
    for rule in RULES.values():
        assert rule.label
        assert rule.meaning.endswith(".")
        assert rule.source
        assert "|" not in rule.meaning + rule.source  # it would break the table


def test_the_table_has_a_row_for_each_rule() -> None:
    lines = check_table().splitlines()
    assert lines[0] == "| rule | level | finds | source |"
    assert [line.split("`")[1] for line in lines[2:]] == list(RULES)


def test_a_good_note_has_no_problem_and_passes_everything() -> None:
    journal = search(**{"notes/good.md": draft(GOOD)})
    problems = Checker(journal, TODAY, Settings()).check(journal.notes["good"])
    assert problems == ()
    assert passed(problems) == tuple(RULES.values())


def test_what_passed_is_what_found_nothing() -> None:
    journal = search(**{"notes/bad.md": draft(GOOD.replace("Dear Priya", "Dear Prya"))})
    problems = Checker(journal, TODAY, Settings()).check(journal.notes["bad"])
    assert [problem.rule for problem in problems] == ["wrong-name"]
    assert [rule.id for rule in passed(problems)] == [rule for rule in RULES if rule != "wrong-name"]


@pytest.mark.parametrize(
    "note",
    [
        draft("Dear Prya, asap! asap!", extra="sent: 2026-11-20\n"),
        "---\nfrom: priya-raman\nkind: reply\nreceived: 2026-11-20\n---\nDear Sam, asap! asap!\n",
    ],
)
def test_what_cannot_be_changed_any_more_is_not_nagged_about(note: str) -> None:
    journal = search(**{"notes/old.md": note})
    assert Checker(journal, TODAY, Settings()).check(journal.notes["old"]) == ()
    assert check_notes(journal, TODAY, Settings()) == ()


def test_all_drafts_together_give_what_each_gives_alone() -> None:
    notes = {f"notes/n{number}.md": draft(GOOD.replace("forty", f"[{number}]")) for number in range(4)}
    journal = search(**notes)
    together = check_notes(journal, TODAY, Settings())
    checker = Checker(journal, TODAY, Settings())
    alone = [problem for note in journal.notes.values() for problem in checker.check(note)]
    assert list(together) == alone
    assert {problem.path for problem in together} == set(notes)


def test_a_composed_draft_counts_its_lines_from_its_first() -> None:
    composed = Composed("Our talk about the forty services", "Dear Priya,\n\nThank you for [the talk].")
    journal = search()
    problems = Checker(journal, TODAY, Settings(), [thank_you()]).check_draft(composed, thank_you())
    (problem,) = [problem for problem in problems if problem.rule == "placeholder"]
    assert (problem.path, problem.line, problem.column) == ("", 3, 15)


def test_a_composed_draft_is_compared_with_what_was_sent() -> None:
    journal = search(**{"notes/sent.md": draft(GOOD, extra="sent: 2026-11-20\n")})
    body = journal.notes["sent"].text
    checker = Checker(journal, TODAY, Settings(), [thank_you()])
    problems = checker.check_draft(Composed("Our talk of dinghies", body, "meet-jo"), thank_you())
    assert {"near-duplicate", "no-consent"} <= {problem.rule for problem in problems}


def test_a_file_with_crlf_and_a_long_head_is_counted_right() -> None:
    text = draft("Dear Priya,\n\nPlease answer asap.", extra="# a comment\nvia: email\n").replace(
        "\n", "\r\n"
    )
    journal = search(**{"notes/crlf.md": text})
    found = Checker(journal, TODAY, Settings()).check(journal.notes["crlf"])
    (problem,) = [problem for problem in found if problem.rule == "pressure"]
    assert text.split("\r\n")[problem.line - 1][problem.column - 1 :] == "asap."


def test_a_note_with_nothing_in_it() -> None:
    journal = search(**{"notes/empty.md": "---\nto: priya-raman\nkind: thank-you\n---\n"})
    rules = {problem.rule for problem in Checker(journal, TODAY, Settings()).check(journal.notes["empty"])}
    assert {"wrong-name", "missing-part", "no-callback", "subject"} == rules


SHARDS = [
    "Dear Priya,\n\n",
    "Hi Tom & Priya",
    "Kind regards,\nSam",
    "[x](https://a.example/?utm_a=1)",
    "[",
    "]]",
    "{{",
    "“",
    '"',
    "`",
    "<!--",
    "Friday 31 November 0000-00-00",
    "29 February",
    "2026-13-45",
    "Northwind Robotics role",
    "ß ﬁ İ",
    "!?!",
    "\n\n",
    "\n- ",
    "https://[",
    "http://a.example:x/",
    "\t",
    "\x0b",
    "e\u0301",
    "🎉",
    "asap",
    "I haven't heard back",
]


@settings(max_examples=EXAMPLES)
@given(
    body=st.lists(st.one_of(st.sampled_from(SHARDS), st.text(max_size=20)), max_size=12).map(" ".join),
    subject=st.one_of(st.sampled_from(SHARDS), st.text(max_size=30)),
    kind=st.sampled_from(sorted(KINDS)),
    contact=st.sampled_from(["priya-raman", "zoe-van-der-berg", "mark-may", "dana-whit"]),
    today=st.dates(date(2024, 2, 29), date(2028, 2, 29)),
)
def test_any_text_gets_an_answer_at_places_that_exist(
    body: str, subject: str, kind: str, contact: str, today: date
) -> None:
    follow_up = thank_you(contact=contact, kind=kind)
    lines = body.split("\n")
    for problem in Checker(JOURNAL, today, Settings(), ()).check_draft(Composed(subject, body), follow_up):
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.rule in RULES
        assert problem.message.endswith((".", "!", "?"))
        assert problem.fix


JOURNAL = search()


# --- phrases ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("asap", {"asap"}),
        ("touch base", {"touch"}),
        ("desperate(ly)?", {"desperate"}),
        ("(wine|beer)s?", {"wine", "beer"}),
        ("(a|the) deadline", {"deadline"}),
        ("apologi[sz]e", {"apologi"}),
        ("(salary|pay)|wages?", {"salary", "pay", "wage"}),
        ("I do", set()),
        (r"(\w+ ){0,3}news", {"news"}),
        ("(gift )*card", {"card"}),
        ("colou?r", {"colo"}),
        ("sent(?! back)", {"sent"}),
        ("(no|in) time", {"time"}),
    ],
)
def test_cues(phrase: str, expected: set[str]) -> None:
    assert cues(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("(never|didn't) (\\w+ )?(answer|reply)", [{"answer", "reply"}, {"never", "didn"}]),
        ("touch base", [{"touch"}, {"base"}]),
        ("(really )?please(?! tell)", [{"please"}]),
        ("asap|at once", [{"asap", "once"}]),
        ("(I|we) (am|are)", []),
    ],
)
def test_a_text_must_hold_a_piece_of_each_part(phrase: str, expected: list[set[str]]) -> None:
    assert [set(pieces) for pieces in needs(phrase)] == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("touch base", [{"touch base"}]),
        ("(need|want) (a|the) job", [{"need a job", "need the job", "want a job", "want the job"}]),
        ("need (\\w+ )?(a|the) job", [{"need "}, {"a job", "the job"}]),
        ("need ((very ){0,1})a job", [{"need "}, {"a job"}]),
        ("no ?( one)( cares)+", [{"no one"}, {" cares"}]),
        ("colou?rs?", [{"color", "colors", "colour", "colours"}]),
        ("I've (?!never )seen", [{"i've seen"}]),
        ("(?-i:The) (end)*", [{"the "}]),
        ("no news|no (\\w+ )?word", [{"no news", "word"}]),
        ("by [0-9] (pm|am)", [{"by "}, {" pm", " am"}]),
        ("(I|we) am", [{"i am", "we am"}]),
        ("(\\w+|all) of it", [{" of it"}]),
    ],
)
def test_a_text_must_hold_words_that_stand_together(phrase: str, expected: list[set[str]]) -> None:
    assert [{run for of_word in pieces.values() for run in of_word} for pieces in runs(phrase)] == expected


EVERY_PHRASE = [
    phrase
    for group in WORDING.rules.values()
    for each in group
    for phrases in (each.any_of, each.beside, each.unless)
    for phrase in (phrases.phrases if phrases else ())
] + [phrase for part in WORDING.parts.values() for phrase in part.any_of.phrases]


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
def test_whatever_is_a_phrase_holds_what_the_phrase_cannot_do_without(data: st.DataObject) -> None:
    phrase = data.draw(st.sampled_from(EVERY_PHRASE))
    text = data.draw(st.from_regex(phrase.pattern, alphabet=st.characters(max_codepoint=126)))
    for said in (text, text.upper(), text.replace("'", "’"), re.sub(r"\s", "\n\t", text)):
        if phrase.pattern.search(said):
            assert phrase.may_be_in(Looked(said))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("never answered", True),
        ("at [0-9]{1,2}([.:]\\d\\d)?", True),
        ("£\\d+([.,]\\d+)*,?", True),
        ("pay(?= (is|was)|[.,;])", True),
        ("(?<![.!] )never", True),
        ("p\\.s", True),
        ("p\\. ?s", False),
        ("never.{0,9}answered", False),
        ("never\\S*", False),
        ("never[^,]*answered", False),
        ("so never!", False),
        ("never\\?", False),
    ],
)
def test_what_may_reach_over_the_end_of_a_sentence(phrase: str, expected: bool) -> None:
    assert is_of_one_sentence(phrase) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Will you answer? I would like two.", ["answer", "I would", "two"]),
        ("WILL YOU ANSWER? I WOULD LIKE TWO.", ["ANSWER", "I WOULD", "TWO"]),
        ("İ say: I would answer.", ["I would", "answer"]),
        ("It costs £ 12 a day, and nobody asks Priya.", ["£ 12", "asks Priya"]),
        ("Nobody asks priya.", []),
        ("Two of answer" + "e" * 30, ["Two"]),
    ],
)
def test_of_many_phrases_those_that_stand_in_a_text_are_found(text: str, expected: list[str]) -> None:
    phrases = ["answer", "I'd", "two", "[£$€] ?\\d+", "(asks|tells) (?-i:[A-Z]\\w+)", "never \\w+"]
    found = PhraseList(map(Phrase.of, phrases)).find(text)
    assert [place.text for place in found] == expected
    assert [text[place.start : place.end] for place in found] == expected
    assert PhraseList(map(Phrase.of, phrases)).stands_in(text) is bool(expected)


@settings(max_examples=EXAMPLES // 4, deadline=None)
@given(st.data())
def test_a_list_finds_what_its_phrases_find_one_by_one(data: st.DataObject) -> None:
    phrases = data.draw(st.lists(st.sampled_from(EVERY_PHRASE), min_size=2, max_size=2))
    text = " ".join(
        data.draw(st.from_regex(phrase.pattern, alphabet=st.characters(max_codepoint=126)))
        for phrase in phrases
    )
    spans = {match.span() for phrase in phrases for match in phrase.pattern.finditer(text)}
    found = PhraseList(phrases).find(text)
    assert {(place.start, place.end) for place in found} <= spans
    assert bool(found) is bool(spans)


def test_no_piece_keeps_a_phrase_from_being_found() -> None:
    for texts in (("You never answered.", True), ("You never said.", False)):
        assert bool(PhraseList([Phrase.of("(never|didn't) (answer|reply)(ed)?")]).find(texts[0])) is texts[1]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("never( \\w+)* answered", "You never once answered.", True),
        ("never( \\w+)* answered", "I never rest. You answered.", False),
        ("never.* answered", "I never rest. You answered.", True),
        ("never[^,]* answered", "I never rest! You answered.", True),
        ("never\\? answered", "So never? Answered in full.", True),
        ("never(?! mind)( \\w+)* answered", "I never rest. You answered.", False),
        ("never(?! mind)( \\w+)* answered", "You never really answered.", True),
        ("never! answered", "So never! Answered in full.", True),
    ],
)
def test_what_stands_in_two_sentences_is_a_phrase_where_its_signs_allow(
    phrase: str, text: str, found: bool
) -> None:
    said = Phrase.of(phrase)
    assert (said.pattern.search(text) is not None) is found
    assert said.may_be_in(Looked(text)) is found
    assert bool(PhraseList([said]).find(text)) is found


def test_a_word_without_end_has_few_pieces() -> None:
    """A phrase that ends in any letters is found in a long word too, and its pieces are not all listed."""
    word = "answer" + "e" * 5000
    assert PhraseList([Phrase.of(r"never answer\w+")]).find(f"You never {word}.")
    assert len(Looked(f"You never {word}.").held) < 20


def test_no_cue_hides_a_phrase() -> None:
    texts = [GOOD, *(part.example for part in WORDING.parts.values())]
    texts += [rule.meaning for rule in RULES.values()] + [
        each.fix for lists in WORDING.rules.values() for each in lists
    ]
    lists = [each.any_of for group in WORDING.rules.values() for each in group]
    lists += [part.any_of for part in WORDING.parts.values()]
    lists += [WORDING.praise, WORDING.status_question]
    found = [
        (phrase, text)
        for each in lists
        for phrase in each.phrases
        for text in texts
        if phrase.pattern.search(text)
    ]
    assert len(found) > 200
    assert not [phrase.text for phrase, text in found if not phrase.may_be_in(Looked(text))]


def test_phrases_span_lines_and_know_both_apostrophes() -> None:
    phrase = Phrase.of("I haven't heard").pattern
    assert phrase.search("And i  haven’t\nheard.")
    assert not phrase.search("I haven't heards")


def test_of_phrases_that_overlap_the_first_counts() -> None:
    found = PhraseList(map(Phrase.of, ["still waiting", "I am still", "I am"])).find("I am still waiting.")
    assert [place.text for place in found] == ["I am still"]


# --- greetings --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Dear Priya,\n\nHello", ["Priya"]),
        ("\n\nHi Priya and Tom,\n", ["Priya", "Tom"]),
        ("Dear Dr. van der Berg:", ["Berg"]),
        ("Hi Priya, thank you", ["Priya"]),
        ("Hi Priya thank you for this", ["Priya"]),
        ("Good afternoon Ms Raman – a word", ["Raman"]),
        ("Priya,\n\nthank you", ["Priya"]),
        ("Hello!", []),
    ],
)
def test_greetings(body: str, names: list[str]) -> None:
    greeting = find_greeting(body)
    assert greeting is not None
    assert [name.text for name in greeting.names] == names
    assert all(body[name.at :].startswith(name.text) for name in greeting.names)


@pytest.mark.parametrize(
    "body", ["", "Thank you for Friday.\n", "It was good to see you,\nPriya.", "High time, Priya."]
)
def test_no_greeting(body: str) -> None:
    assert find_greeting(body) is None
