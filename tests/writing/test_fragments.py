"""Weaving: what people jot down, and how a note says it."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.writing.fragments import sentence, sentence_cased, weave
from afterword.writing.known import promise_of
from afterword.writing.persons import Persons

PRIYA = Persons.of("Priya Raman", ())


@pytest.mark.parametrize(
    ("jotted", "woven"),
    [
        # as they stand
        ("moving forty services to OpenTelemetry without a freeze", None),
        ("why the build takes an hour", None),
        ("my story about the burst pipe", None),
        ("patients and their families", None),
        ("used cars", None),
        ("runs on the coast path", None),
        ("volunteers who stop coming", None),
        # cut, cleaned and unquoted
        ("Why the build takes an hour.", "why the build takes an hour"),
        ("the new EHR - go-live in May, nurses grumbling", "the new EHR"),
        ("food waste, she weighs it", "food waste"),
        ("the rota (starts May); nobody likes it", "the rota"),
        (
            "getting parents on side w/ homework & reading",
            "getting parents on side with homework and reading",
        ),
        ("**the [[harbour]] job**", "the harbour job"),
        ("when I mentioned the pager story", "the pager story"),
        ("asked how I'd handle a late brief", "how I'd handle a late brief"),
        ("showed me the walk-in", "the walk-in"),
        ("told me about her sourdough", "your sourdough"),
        ("Figma -> code", "Figma to code"),
        ("her first winter as a nurse, 1998, corridor trolleys", "your first winter as a nurse"),
        ("stock, rota and returns", "stock, rota and returns"),
        ("handovers (SBAR) - hates reading off a sheet", "handovers"),
        # an article where a hurried hand left it out
        ("handover at seven", "the handover at seven"),
        ("new menu", "the new menu"),
        ("Ofsted inspection in March", "the Ofsted inspection in March"),
        ("CRM rollout going badly", "the CRM rollout going badly"),
        ("grant ends 2028", "how the grant ends 2028"),
        # the second person
        ("sailing her Contessa 32 on the Solent", "sailing your Contessa 32 on the Solent"),
        ("how she runs the ward on three nurses", "how you run the ward on three nurses"),
        ("how they hand over at night", "how you hand over at night"),
        ("what her team does when the dock floods", "what your team does when the dock floods"),
        ("told her about Wigan", "Wigan"),
        ("she's training for the Three Peaks", "how you're training for the Three Peaks"),
        ("she's been there nine years", "how you've been there nine years"),
        ("he still carries the first key himself", "how you still carry the first key yourself"),
        ("Priya's allotment", "your allotment"),
        ("her daughter and her pony", "your daughter and her pony"),
        ("a patient who lost her insulin pump", "a patient who lost her insulin pump"),
        # what they do
        ("loves sailing", "how much you love sailing"),
        ("runs the night shift alone", "running the night shift alone"),
        ("moved forty services to OTel", "moving forty services to OTel"),
        ("built the ward from scratch", "building the ward from scratch"),
        ("has two dogs", "having two dogs"),
        ("is learning Welsh", "learning Welsh"),
        ("used to be a chef", "how you used to be a chef"),
        ("doesn't like meetings", "how you don't like meetings"),
        ("thinks stand-ups are a waste", "how stand-ups are a waste"),
        ("no pastry chef since June", "having no pastry chef since June"),
        ("wife's bakery", "your wife's bakery"),
        ("we both worked on ships", "how we both worked on ships"),
        # questions
        ("how do you keep juniors?", "how you keep juniors"),
        ("what would I do in week one?", "what I would do in week one"),
        ("who covers nights", None),
        # their words
        ('"we never page anyone twice"', None),
    ],
)
def test_a_fragment_can_stand_after_about(jotted: str, woven: str | None) -> None:
    found = weave(jotted, PRIYA)
    assert found is not None
    assert found.text == (woven or jotted)


@pytest.mark.parametrize(
    "odd",
    [
        "her",
        "...",
        "see [my notes",
        "(",
        "just back from leave",
        "not a fan of small plates",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z and so on and on without an end in sight at all",
    ],
)
def test_what_is_too_odd_is_left_to_the_user(odd: str) -> None:
    assert weave(odd, PRIYA) is None


def test_a_fragment_about_them_was_told_by_them() -> None:
    found = weave("sailing her Contessa", PRIYA)
    assert found is not None and found.yours
    assert found.said == "what you said about sailing your Contessa"
    assert found.told == "you told me about sailing your Contessa"
    assert found.hearing == "hearing about sailing your Contessa"


def test_a_fragment_about_neither_came_up_between_the_two() -> None:
    found = weave("why the build takes an hour", PRIYA)
    assert found is not None and not found.yours
    assert found.said == "our talk about why the build takes an hour"
    assert found.told == "we talked about why the build takes an hour"
    assert found.hearing == "talking about why the build takes an hour"


def test_where_she_and_he_are_both_in_sight_neither_is_trusted() -> None:
    persons = Persons.of("Alex Moor", ["her boat", "why he left the ward"])
    assert weave("sailing her boat", persons) is None
    assert weave("why the build takes an hour", persons) is not None


def test_where_she_means_the_receiver_them_means_others() -> None:
    persons = Persons.of("Abdi Warsame", ["agency lads who can't turn", "training them himself"])
    found = weave("training them himself", persons)
    assert found is not None and found.text == "training them yourself"
    found = weave("told them so", Persons.of("Abdi Warsame", ["told them so"]))
    assert found is not None and found.text == "telling you so"


def test_a_third_person_with_somebody_in_sight_does_not_count() -> None:
    persons = Persons.of("Alex Moor", ["her boat", "the patient who lost his way"])
    found = weave("sailing her boat", persons)
    assert found is not None and found.text == "sailing your boat"


@pytest.mark.parametrize(
    ("jotted", "woven"),
    [
        ("Moving to the new ward", "moving to the new ward"),
        ("The timetable, which he builds by hand", "the timetable, which you build by hand"),
        ("Parents who never come", "parents who never come"),
        ("Year 9 girls who came back", "Year 9 girls who came back"),
        ("NHS waiting lists", "NHS waiting lists"),
        ("I ran the winter ward", "how I ran the winter ward"),
    ],
)
def test_capitals_at_the_start_go_where_they_are_a_habit(jotted: str, woven: str) -> None:
    found = weave(jotted, PRIYA, sentence_case=True)
    assert found is not None and found.text == woven


def test_names_keep_their_capital_where_fragments_begin_small() -> None:
    found = weave("Kubernetes without tears", PRIYA)
    assert found is not None and found.text == "Kubernetes without tears"


def test_a_habit_takes_two_fragments_and_an_ordinary_word() -> None:
    assert sentence_cased(["The timetable", "His allotment"])
    assert not sentence_cased(["The timetable"])
    assert not sentence_cased(["The timetable", "his allotment"])
    assert not sentence_cased(["Ofsted in spring", "Kubernetes"])


@pytest.mark.parametrize(
    ("jotted", "thing", "deed"),
    [
        ("the sampling write-up", "the sampling write-up", ""),
        ("sampling write-up", "the sampling write-up", ""),
        ("to send her the sampling write-up", "the sampling write-up", ""),
        ("I'd send the rota template", "the rota template", ""),
        ("email him my notes", "my notes", ""),
        ("to check the rota with my old ward", "", "check the rota with my old ward"),
        ("introduce her to Mara", "", "introduce you to Mara"),
    ],
)
def test_a_promise_is_a_thing_or_a_deed(jotted: str, thing: str, deed: str) -> None:
    promise = promise_of(jotted, PRIYA)
    assert (promise.thing, promise.deed) == (thing, deed)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("It has a chapter on the tides.", "It has a chapter on the tides."),
        ("real numbers from a team your size", "Real numbers from a team your size."),
        ("takes the guessing out of it", "It takes the guessing out of it."),
        ("because it asks the juniors", "I thought of you because it asks the juniors."),
        ("for when the room is cold", "It is for when the room is cold."),
        ("tested on real people", "It was tested on real people."),
        ("She has made the mistakes already", "She has made the mistakes already."),
        ("", ""),
    ],
)
def test_the_why_of_a_gift_is_a_sentence(line: str, said: str) -> None:
    assert sentence(line) == said


_WORDS = "she her he his they I my we you the a no not too who why how that is has runs said me - , . ; ( [ ]"
_JOTTED = st.text(max_size=60) | st.lists(st.sampled_from(_WORDS.split()), max_size=12).map(" ".join)


@settings(max_examples=examples(100, 500))
@given(_JOTTED)
@example("that")
@example("no")
@example("is")
@example('""')
@example("I")
def test_whatever_is_jotted_down_a_fragment_is_one_short_line_or_none(jotted: str) -> None:
    found = weave(jotted, PRIYA)
    if found is not None:
        assert found.text and found.text == found.text.strip()
        assert not re.search(r"[\n\[\]{}]", found.text)
        assert len(found.text.split()) <= 24
    promise = promise_of(jotted, PRIYA)
    assert bool(promise.thing) != bool(promise.deed)
