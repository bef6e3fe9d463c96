"""What a letter would make of one line: by kinds of lines that hurried people write."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.records.contact import Contact
from afterword.records.interview import Debrief, Fact
from afterword.words.note_text import IN_YOUR_WORDS
from afterword.writing.known import Known
from afterword.writing.preview import preview
from afterword.writing.quoting import may_be_quoted
from afterword.writing.shapes import shape_of

HELEN = Contact(slug="helen-marsh", name="Helen Marsh")

WOVEN_BY_THEMSELVES = ("talked about", "lit up at", "asked me", "worries them")

#: Private, negative or confidential: neither in a letter nor quoted in a gap.
HARMFUL = (
    "was off sick w/ burnout last year & says nobody noticed",
    "told me off record that the CCIO is hard work",
    "is going through a divorce, bit distracted",
    "pregnant, mat leave from Feb, who covers",
    "his English was hard to follow; PX4 failsafes, …",
    "Hates hot-desking. thinks the director doesn't get conservation",
    "thinks ops people mess up her schedule",
    "thinks their PM is useless",
    "said salary max is 68k, they'd stretch to 70",
    "what I'd cost",
    "I'm not C of E",
    "I talk too fast",
    "What the last site manager did wrong!",
    "Brexit, paperwork for loans",
    "Her late husband built the bandstand",
    "was i fired",
    "the drinking on the late shift",
    "her knee operation",
    "his faith",
    "the vote in May",
    "the pay bands",
    "how old I am",
    "a secret, not for the team",
    "the receptionist, an idiot",
    "seemed bored",
    "thought I was overqualified",
)

#: Turned round, without a subject, or a whole clause: in no letter, though the user may be reminded of it.
NO_SHAPE = (
    '"are you going to be bored here?"',
    "'Will you stay?'",
    "nothing really, very dry",
    "told me last hire left after 3 weeks",
    "his grandson just started sailing",
    "her kids play ice hockey",
    "his 2 cats Miso + Dashi kept walking on camera",
    "U11 girls cricket team got to county finals",
    "EHCPs take 14 months. FOURTEEN.",
    "Y2 reading results went from 58% to 81%",
    "the stores flood every winter",
    "the kiln keeps tripping the fuse",
    "Got really animated about loan agreements",
    "Cried laughing about the swan calls",
    "wasn't convinced I'd be hands on enough",
    "laughed a lot",
    "He's concerned that I haven't finished my exams",
    "forklift, the floor, …",
    "church side of things",
    "money money money",
    "potholes potholes potholes",
    "SAS -> Python never finished",
    "Ofsted due any day",
    "govt returns 2x/yr",
    "Genehmigung für den neuen Hafen dauert ewig",
    "ob mein Deutsch reicht für die Behörden",
    "son levain",
    "la fiche technique du pétrin",
    "Werder, leider",
    "an der Qualität",
)


@pytest.mark.parametrize("lead_in", WOVEN_BY_THEMSELVES)
@pytest.mark.parametrize("line", HARMFUL)
def test_what_would_harm_is_neither_said_nor_quoted(line: str, lead_in: str) -> None:
    shown = preview(HELEN, lead_in, line)
    assert shown.sentence is None
    assert line not in shown.reason and shown.reason.startswith("left open: ")
    assert not may_be_quoted(line)


@pytest.mark.parametrize("lead_in", WOVEN_BY_THEMSELVES)
@pytest.mark.parametrize("line", NO_SHAPE)
def test_what_fits_no_sentence_is_left_open(line: str, lead_in: str) -> None:
    assert preview(HELEN, lead_in, line).sentence is None


@pytest.mark.parametrize(
    ("lead_in", "line", "sentence"),
    [
        ("talked about", "opening the stores to schools", "We talked about opening the stores to schools."),
        ("talked about", "The lottery bid", "We talked about the lottery bid."),
        ("talked about", "why the build takes an hour", "We talked about why the build takes an hour."),
        ("talked about", "The rota w/ gaps & holes.", "We talked about the rota with gaps and holes."),
        # Who began it is not written down.
        ("talked about", "her allotment", "We talked about your allotment."),
        ("lit up at", "her allotment", "You told me about your allotment."),
        ("lit up at", "the pier in winter", "We talked about the pier in winter."),
        ("asked me", "whether I've ever run a store", "You asked whether I've ever run a store."),
        ("asked me", "how i'd handle a 40% cut", "You asked how I'd handle a 40% cut."),
        ("asked me", "why I left the V&A", "You asked why I left the V&A."),
        # Never that they worry.
        ("worries them", "the roof of the store", "You spoke about the roof of the store."),
        ("say", "your second no was about the stores", "Your second no was about the stores."),
        ("since", "I counted the crates.", "I counted the crates."),
        ("answer", "I cleaned 11,000 records", "I cleaned 11,000 records."),
        ("promised", "storage audit template", "I will send you the storage audit template."),
        ("promised", "to ring her next week", "I will ring you next week."),
    ],
)
def test_what_is_safe_is_said_and_nothing_else(lead_in: str, line: str, sentence: str) -> None:
    shown = preview(HELEN, lead_in, line)
    assert (shown.sentence, shown.reason) == (sentence, "")


def test_their_question_is_none_of_what_was_talked_about() -> None:
    assert preview(HELEN, "talked about", "asked me why I left the V&A").sentence is None
    assert preview(HELEN, "worries them", "whether I can do nights").sentence is None


@pytest.mark.parametrize("line", ["the notice period", "the gap in 2023", "my Spanish", "the visa"])
def test_what_worries_them_about_the_user_is_left_open(line: str) -> None:
    assert preview(HELEN, "worries them", line).sentence is None


def test_a_line_that_names_somebody_else_is_left_open() -> None:
    shown = preview(HELEN, "talked about", "the rota Tom draws", frozenset({"tom"}))
    assert (shown.sentence, shown.reason) == (None, "left open: it speaks of somebody by name")
    assert preview(HELEN, "talked about", "the rota for an open day", frozenset({"an"})).sentence


@pytest.mark.parametrize("lead_in", ["private", "part"])
def test_what_is_for_the_user_alone_is_never_in_a_letter(lead_in: str) -> None:
    assert preview(HELEN, lead_in, "the old crane") == preview(HELEN, lead_in, "")
    assert preview(HELEN, lead_in, "the old crane").reason == "never in a letter"


def test_a_lead_in_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="talked about"):
        preview(HELEN, "liked", "the old crane")


SENSITIVE = (
    "her migraine",
    "my burnout",
    "his divorce",
    "their kids",
    "her husband",
    "Ramadan",
    "the atheist",
    "the Brexit vote",
    "my salary",
    "his pension",
    "her age",
    "what was said off the record",
    "the useless boss",
    "the idiots in planning",
)
SAFE = st.sampled_from(
    [
        "the old crane",
        "moving the whole fleet",
        "whether I have run a kiln",
        "her allotment",
        "the parts list",
    ]
)


@settings(max_examples=examples(150, 600))
@given(
    st.sampled_from((*WOVEN_BY_THEMSELVES, "promised")),
    st.sampled_from(SENSITIVE),
    st.lists(SAFE, max_size=2),
    st.lists(SAFE, max_size=2),
    st.sampled_from([" ", ", ", " and ", " with ", " - ", ". ", " / "]),
)
def test_nothing_sensitive_passes_whatever_stands_around_it(
    lead_in: str, secret: str, before: list[str], after: list[str], joint: str
) -> None:
    line = joint.join([*before, secret, *after])
    assert preview(HELEN, lead_in, line).sentence is None
    assert shape_of(line) is None and not may_be_quoted(line)
    known = Known.of(HELEN, Debrief("helen-marsh", 1, talked_about=(Fact(line, 7),)))
    assert known.hint == f"{IN_YOUR_WORDS}what you noted on line 7"


@pytest.mark.parametrize("lead_in", ["say", "since", "answer"])
@pytest.mark.parametrize(
    "line", ["I am sorry about your divorce.", "My burnout is behind me.", "I would take 68k in salary."]
)
def test_even_the_user_s_own_sentence_is_held_back_where_it_is_sensitive(lead_in: str, line: str) -> None:
    assert preview(HELEN, lead_in, line).sentence is None
