"""Contractions: only where nobody could hear them as wrong, and only in our own sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from writing.letters import SATURDAY, follow_up, journal_of

from afterword.settings.settings import Settings
from afterword.writing.composing import compose
from afterword.writing.contractions import contracted
from afterword.writing.templates import BUILT_IN

#: What each ending stands for; "'d" is always "would" here, "'s" is "is" or "has".
_FULL = (
    (r"\bwon't\b", "will not"),
    (r"\bWon't\b", "Will not"),
    (r"\b([Cc])an't\b", r"\1annot"),
    (r"n't\b", " not"),
    (r"'m\b", " am"),
    (r"'re\b", " are"),
    (r"'ve\b", " have"),
    (r"'d\b", " would"),
    (r"'ll\b", " will"),
)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("I would like to come.", "I'd like to come."),
        ("I am still keen on it.", "I'm still keen on it."),
        ("Do not hurry.", "Don't hurry."),
        ("It does not matter, and I cannot say why.", "It doesn't matter, and I can't say why."),
        ("I will not ask again.", "I won't ask again."),
        ("I have thought about it.", "I've thought about it."),
        ("It is a good plan.", "It's a good plan."),
        ("There is no hurry.", "There's no hurry."),
        ("You are not alone; we are looking.", "You aren't alone; we're looking."),
        ("I\nwould like it.", "I'd like it."),
        ("I will {deed} {day}.", "I'll {deed} {day}."),
    ],
)
def test_what_is_contracted(text: str, spoken: str) -> None:
    assert contracted(text) == spoken


@pytest.mark.parametrize(
    "text",
    [
        "Stay as you are.",
        "If you would, and if I could, I would.",
        "I know who you are, and what it is.",
        "How glad I am that you came.",
        "It is as good as it is for you.",
        "I have a question.",
        "You have two ways.",
        "I am, as ever, keen.",
        "You will, I hope, like it.",
        "Whether or not you come",
        "What would you do?",
        "[what you would like, and what you do not want]",
        "Those who have a boat",
        "I would",
        "\n\nI am\n\nglad",
    ],
)
def test_what_stays(text: str) -> None:
    assert contracted(text) == text


_CLAUSES = st.lists(
    st.sampled_from(
        [
            *(
                "I",
                "you",
                "it",
                "we",
                "that",
                "there",
                "am",
                "are",
                "is",
                "have",
                "would",
                "will",
                "do",
                "not",
            ),
            *(
                "can",
                "cannot",
                "glad",
                "like",
                "the",
                "to",
                "as",
                "and",
                "thought",
                "still",
                "for",
                ",",
                ".",
                ";",
            ),
            *("[I would say]", "\n", "“", "—", "{deed}"),
        ]
    ),
    max_size=14,
).map(" ".join)


@given(st.one_of(_CLAUSES, st.text(max_size=80)))
def test_contracting_is_lossless_and_settles_at_once(text: str) -> None:
    spoken = contracted(text)
    assert contracted(spoken) == spoken
    full = spoken
    if "'" not in text and "’" not in text:
        for short, words in _FULL:
            full = re.sub(short, words, full)
        # "'s" is whichever of the two stood there.
        wanted = re.sub(r"\s+", " ", text).replace("can not", "cannot").replace("Can not", "Cannot")
        found = re.sub(r"\s+", " ", full)
        assert re.fullmatch(re.escape(found).replace("'s", "(?: is| has)"), wanted)


@given(_CLAUSES)
def test_nothing_is_contracted_at_the_end_of_a_clause(text: str) -> None:
    assert not re.search(r"'\w+\s*(?:[.,;:!?—]|$)", contracted(text))


@given(_CLAUSES)
def test_gaps_stay(text: str) -> None:
    assert re.findall(r"\[[^\]]*\]", contracted(text)) == re.findall(r"\[[^\]]*\]", text)


def test_no_letter_of_ours_has_a_contraction_of_its_own() -> None:
    """So that the setting decides alone; in a gap the user is spoken to, not their reader."""
    for path in filter(Path.is_file, BUILT_IN.iterdir()):
        text = re.sub(r"\[[^\[\]\n]*\]", "", path.read_text(encoding="utf-8"))
        assert not re.search(r"\b(?:I|you|we|they|it|that|there)'(?:d|ll|ve|re|m|s)\b|n't\b", text), path.name


_SEARCH = """
=== contacts/priya-raman.md
---
name: Priya Raman
email: priya@northwind.example
---
=== interviews/2026-11-20-northwind.md
---
company: Northwind
position: Staff Engineer
when: 2026-11-20T14:00
met: [priya-raman]
---
## Priya Raman
- talked about: the move of forty services
- say: I would not do it in one night, and I am sure you will not either.
"""


def _spoken(**voice: object) -> str:
    journal = journal_of(_SEARCH)
    settings = Settings.read({"me": {"name": "Robin Vale"}, "voice": voice})[0]
    return compose(journal, follow_up(journal, "priya-raman"), settings, SATURDAY.date()).body


def test_our_sentences_follow_the_setting_and_the_users_stay() -> None:
    own = "I would not do it in one night, and I am sure you will not either."
    full, spoken = _spoken(contractions=False), _spoken(contractions=True)
    assert own in full
    assert own in spoken
    assert full != spoken
    assert contracted(full.replace(own, "…")) == spoken.replace(own, "…")


def test_templates_of_the_users_own_stay(tmp_path: Path) -> None:
    (tmp_path / "thank-you.md.j2").write_text("{{ greeting }}\n\nI would like it.\n", encoding="utf-8")
    journal = journal_of(_SEARCH)
    settings = Settings.read({"voice": {"contractions": True}, "templates_dir": str(tmp_path)})[0]
    body = compose(journal, follow_up(journal, "priya-raman"), settings, SATURDAY.date()).body
    assert "I would like it." in body


def test_greeting_and_sign_off_are_the_users() -> None:
    body = _spoken(greeting="Hello", sign_off="Speak soon")
    assert body.startswith("Hello Priya,\n\n")
    assert body.endswith("\n\nSpeak soon,\nRobin Vale\n")
