"""What may be sent: whole sentences that anybody may read; what was jotted down is kept at home."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.words.sentences import why_unfit

#: By kind, as hurried people write reasons down; none of them is fit for somebody else's eyes.
HURRIED = {
    "no sentence": (
        "made me laugh out loud",
        "best thing on seams so far",
        "Great for beginners.",
        "Worth it for the second half.",
        "Real figures from a bakery of four.",
        "A way to see who still comes.",
        "The part where the kiln is opened.",
        "Written by a midwife.",
        "Cut by half in one year.",
        "Must read.",
    ),
    "half a sentence": (
        "Because it is by a porter for once!",
        "since the old one is out of print",
        "Which is why it works.",
        "So the crew can use it.",
    ),
    "shorthand": (
        "It is good lol.",
        "It has stuff abt lambing.",
        "n=12, p<.05, who cares",
        "It covers CRDTs w/o the maths.",
        "It is v short tbh.",
        "It's kinda dry.",
    ),
    "the user": (
        "Ours is the slowest.",
        "I cried on the bus.",
        "It got me through the winter.",
        "We never managed it.",
        "It proves my point.",
        "I read it when they let me go.",
        "It is what I told you about.",
    ),
    "the reader": (
        "It shows that you are late.",
        "It is better than yours.",
        "It may help with your mess.",
        "You need this.",
        "It answers what you asked.",
    ),
    "nobody knows who": (
        "She talks about exactly this.",
        "They get it wrong as well.",
        "It is by the guy from the fair.",
        "It would help the boss.",
        "He swears a lot.",
        "Their loaf is flat.",
    ),
    "a name": ("Gary said it is fine.", "It is what Lena wanted.", "It was recommended by Tomasz."),
    "private": (
        "It is about burnout.",
        "It is for people with ADHD.",
        "It came up after her divorce.",
        "It has the salaries of every school.",
        "It was told in confidence.",
        "It makes the director look stupid.",
    ),
    "the search": ("It came up in the interview.", "It might help with the application."),
    "a word to oneself": (
        "Use it as a hook.",
        "Send before the fair.",
        "Note to self, page nine.",
        "Ask Lena first.",
    ),
    "running it down": (
        "It is dull.",
        "The end is weak.",
        "Most of it is padding.",
        "There are loads of typos.",
    ),
    "an address": (
        "It was found on https://lists.example/a.",
        "See ferments.example for more.",
        "Mail ana@acme.example for it.",
    ),
    "odd signs": (
        "It works :)",
        "It is short!!",
        "It is good (page 3).",
        "It is [something].",
        "Is it any good?",
    ),
    "not English": ("Es ist ganz kurz.", "C'est pour elle.", "Muy bueno para todos."),
}

FIT = (
    "It shows which two of seven steps saved nearly all of the time.",
    "It has the numbers from before and after, with the mistakes left in.",
    "It was written by two midwives, and it shows.",
    "It costs nothing and needs no account.",
    "It is honest about what did not work.",
    "It's free, and it fits on one page.",
    "The table on page 4 shows what each step saved.",
    "The worst hour is not the one you would think.",
    "Two of the three methods need no software at all.",
    "Three owners say what they stopped doing.",
    "There is a checklist at the end.",
    "Chapter 4 shows how the joint is cut.",
    "After ten minutes, it gets practical.",
    "I used it for two weekends on the bay.",
    "You can try it in an afternoon.",
    "Start at minute 18.",
    "The author gives the costs as well. They are lower than one thinks.",
    "It is about the tides in the Solent.",
)


@pytest.mark.parametrize(
    "line", [pytest.param(line, id=f"{kind}: {line}") for kind in HURRIED for line in HURRIED[kind]]
)
def test_what_was_jotted_down_is_not_fit(line: str) -> None:
    assert why_unfit(line)


@pytest.mark.parametrize("line", FIT)
def test_a_whole_sentence_that_anybody_may_read_is_fit(line: str) -> None:
    assert why_unfit(line) == ""


@pytest.mark.parametrize("line", FIT)
def test_without_its_capital_or_its_end_a_sentence_is_not_fit(line: str) -> None:
    if not line.startswith("I "):
        assert why_unfit(line[0].lower() + line[1:])
    assert why_unfit(line.rstrip("."))


@pytest.mark.parametrize(
    "tail", [" tbh.", " and it made me cry.", ", says Gary.", " for the boss.", " (draft).", "!!"]
)
@pytest.mark.parametrize("line", FIT[:6])
def test_one_hurried_word_spoils_a_fit_sentence(line: str, tail: str) -> None:
    assert why_unfit(line.removesuffix(".") + tail)


def test_words_of_the_thing_itself_may_be_used() -> None:
    line = "It moved the CRDT store to FHIR, and Solveig wrote it."
    assert why_unfit(line)
    assert why_unfit(line, "Solveig's CRDT store [health-data/fhir]") == ""


def test_nobody_in_the_journal_is_named() -> None:
    about = "Rowan trees in spring"
    assert why_unfit("It is the talk that Rowan gave.", names=frozenset({"rowan"}))
    assert why_unfit("It shows what Rowan does.", "Trees", names=frozenset({"rowan"}))
    assert why_unfit("It shows the Rowan trees.", about, names=frozenset({"rowan"})) == ""
    assert why_unfit("It will take an hour.", names=frozenset({"will"})) == ""


def test_of_a_person_she_is_clear() -> None:
    line = "She moved three archives, and they still thank her for it."
    assert why_unfit(line)
    assert why_unfit(line, "Hana Vogel", person=True) == ""
    assert why_unfit("Hana moved three archives.", "Hana Vogel", person=True) == ""


def test_only_a_tip_may_give_orders() -> None:
    for line in (
        "Wrap the pot in foil, and bury it in sawdust.",
        "Go in by the north gate of St Osyth.",
        "If you use the back door, the bell does not ring.",
        "Lift your end first.",
    ):
        assert why_unfit(line)
        assert why_unfit(line, telling=True) == ""
    assert why_unfit("Tell her that it is yours.", telling=True)
    assert why_unfit("We did it for a year.", telling=True)


def test_there_is_an_end_to_it() -> None:
    assert why_unfit("It is short. It is free. It is new.") == "it has more than 2 sentences"
    assert why_unfit("It is short. It is free. It is new.", most=3) == ""
    assert "31 words" in why_unfit("It has " + "a page and " * 9 + "an index.")


def test_one_unfit_sentence_keeps_all_of_them_at_home() -> None:
    assert why_unfit("It is short. Made me cry.")


@given(st.text(max_size=80))
def test_whatever_is_written_it_is_judged(line: str) -> None:
    found = why_unfit(line)
    assert isinstance(found, str)
    if not found:
        assert line.split()


SCRAPS = ("made", "me", "cry", "tbh", "ours", "n=4", "lol", "w/", "because", "saw", "worst", "boss", "!!")


@given(st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=6))
def test_scraps_in_any_order_are_not_fit(words: list[str]) -> None:
    assert why_unfit(" ".join(words))
    assert why_unfit(f"{' '.join(words).capitalize()}.")
