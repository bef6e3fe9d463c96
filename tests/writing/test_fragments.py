"""Weaving: what people jot down, and how a note says it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.writing.fragments import weave
from afterword.writing.known import promise_of
from afterword.writing.persons import Persons

PRIYA = Persons.of("Priya Raman", ())


@pytest.mark.parametrize(
    ("jotted", "woven"),
    [
        # as they stand
        ("moving forty services to OpenTelemetry without a freeze", None),
        ("why the build takes an hour", None),
        ("the volunteers' rota", None),
        ("whether I have run a kiln", None),
        # a first capital means nothing before the shapes there are
        ("Moving to the new ward", "moving to the new ward"),
        ("The parts list", "the parts list"),
        # what a hurried hand writes small
        ("what i'd do first", "what I'd do first"),
        ("If i can stay", "whether I can stay"),
        ("the queue on mondays", "the queue on Mondays"),
        ("the inspection in march", "the inspection in March"),
        ("the long march in the rain", None),
        # the second person
        ("sailing her Contessa 32 on the Solent", "sailing your Contessa 32 on the Solent"),
        ("his model railway", "your model railway"),
        ("her daughter and her pony", "your daughter and her pony"),
        ("a patient who lost her insulin pump", None),
        ("keeping nurses past their first winter", None),
    ],
)
def test_a_line_can_stand_after_about(jotted: str, woven: str | None) -> None:
    found = weave(jotted, PRIYA)
    assert found is not None
    assert found.text == (woven or jotted)


def test_what_is_theirs_was_told_by_them() -> None:
    found = weave("sailing her Contessa", PRIYA)
    assert found is not None and found.yours
    assert found.said == "what you said about sailing your Contessa"
    assert found.told == "you told me about sailing your Contessa"
    assert found.hearing == "hearing about sailing your Contessa"


def test_what_is_of_neither_came_up_between_the_two() -> None:
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
    found = weave("telling them so", Persons.of("Abdi Warsame", ["telling them so"]))
    assert found is not None and found.text == "telling you so"


def test_a_third_person_with_somebody_in_sight_does_not_count() -> None:
    persons = Persons.of("Alex Moor", ["her boat", "the patient who lost his way"])
    found = weave("sailing her boat", persons)
    assert found is not None and found.text == "sailing your boat"


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
        ("will ping him next week", "", "ping you next week"),
        ("his book back", "your book back", ""),
        ("the rota we use", "the rota we use", ""),
        ("list I made for Hull", "the list I made for Hull", ""),
        ("check list", "the check list", ""),
        ("copy of the ward audit", "the copy of the ward audit", ""),
    ],
)
def test_a_promise_is_a_thing_or_a_deed(jotted: str, thing: str, deed: str) -> None:
    promise = promise_of(jotted, PRIYA)
    assert (promise.thing, promise.deed) == (thing, deed)


TOM = Persons.of("Tom Okafor", ())


@pytest.mark.parametrize(
    ("jotted", "thing", "deed"),
    [
        ("send him the talk", "the talk", ""),
        ("to send them the talk we watched", "the talk we watched", ""),
        ("send Tom the recording of the talk", "the recording of the talk", ""),
        ("forward the talk over to him", "the talk", ""),
        ("share with him the deck", "the deck", ""),
        ("I’ll email him a link to the talk", "a link to the talk", ""),
        ("introduce Tom to Mara", "", "introduce you to Mara"),
        ("let him know about the dates", "", "let you know about the dates"),
        ("get back to him about the rota", "", "get back to you about the rota"),
        ("point him to the paper", "", "point you to the paper"),
        ("dig out the report for him", "", "dig out the report for you"),
        ("check with him", "", "check with you"),
        ("invite her to the talk", "", "invite you to the talk"),
        ("write her a reference", "", "write you a reference"),
        # Hers, and not to her.
        ("ask her team for the log", "", "ask your team for the log"),
        ("call her office", "", "call your office"),
    ],
)
def test_a_promise_is_to_whoever_is_spoken_of_in_it(jotted: str, thing: str, deed: str) -> None:
    promise = promise_of(jotted, TOM)
    assert (promise.thing, promise.deed) == (thing, deed)


@pytest.mark.parametrize(
    ("said", "jotted"),
    [
        # He and she are both spoken of: either may be somebody else.
        (("her boat", "why he left"), "send him the talk"),
        (("her boat", "why he left"), "lend her the book"),
        (("her boat", "why he left"), "send the talk over to her"),
        # He is the receiver, and they are others.
        (("his boat",), "send them the talk"),
        (("his boat",), "tell them about the rota"),
        # Books of hers, or books for her; another Tom; his team; to be heard, or watched together.
        ((), "lend her books"),
        ((), "ring Tom Reed"),
        ((), "send Tom's team the talk"),
        ((), "send him and Ana the talk"),
        ((), "give him the talk"),
        ((), "the talk"),
    ],
)
def test_a_promise_that_may_be_to_others_is_left_to_the_user(said: tuple[str, ...], jotted: str) -> None:
    assert promise_of(jotted, Persons.of("Tom Okafor", (*said, jotted))).thing == "[what you promised]"


@pytest.mark.parametrize(
    "odd",
    [
        "la fiche technique du pétrin",
        "let her know if Tom is free",
        "two send her the reserving note",
        "ring abt the rota",
        "to say nothing of the redundancies",
        "my CV, sorted, and the other thing??",
        "not to tell anybody",
        "the list I made for Tom",
        "a call",
        "a phone call with the planner",
        "give her a ring",
        "a visit to the depot",
        "coffee in Leeds",
        "another chat about the rota",
    ],
)
def test_a_promise_that_is_not_understood_is_left_to_the_user(odd: str) -> None:
    assert promise_of(odd, PRIYA, frozenset({"tom"})).thing == "[what you promised]"


@pytest.mark.parametrize(
    "jotted", ["the visit notes", "send her the call sheet", "a coffee list", "the day sheet"]
)
def test_what_is_called_like_a_visit_may_be_sent(jotted: str) -> None:
    assert not promise_of(jotted, PRIYA).thing.startswith("[")


_WORDS = "she her he his they I my we you the a no not too who why how that is has runs said me - , . ; ( [ ]"
_JOTTED = st.text(max_size=60) | st.lists(st.sampled_from(_WORDS.split()), max_size=12).map(" ".join)


@settings(max_examples=examples(100, 500))
@given(_JOTTED)
@example("that")
@example("no")
@example('""')
@example("I")
def test_whatever_is_promised_it_is_a_thing_or_a_deed(jotted: str) -> None:
    promise = promise_of(jotted, PRIYA)
    assert bool(promise.thing) != bool(promise.deed)
    assert "\n" not in promise.thing + promise.deed
