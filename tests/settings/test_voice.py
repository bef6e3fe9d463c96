"""How the user greets, signs off and speaks: as they set it, else as in the notes they sent."""

from __future__ import annotations

import pytest

from afterword.records.journal import Journal
from afterword.records.reading import read_files
from afterword.settings.settings import Settings, Voice
from afterword.settings.voice import greeting_line, voice_of

PEOPLE = {
    "contacts/ana-sol.md": "---\nname: Ana Sol\n---\n",
    "contacts/tom-okafor.md": "---\nname: Tom Okafor\n---\n",
    "contacts/jens-vogt.md": "---\nname: Jens Vogt\nlanguage: de\n---\n",
}


def journal(*notes: str, to: str = "ana-sol", sent: str = "sent: 2026-11-20") -> Journal:
    """A journal with such notes."""
    files = dict(PEOPLE)
    for number, text in enumerate(notes):
        files[f"notes/2026-11-2{number}-note.md"] = f"---\nto: {to}\nkind: value-add\n{sent}\n---\n{text}\n"
    return read_files({path: text.encode("utf-8") for path, text in files.items()})


def note(greeting: str = "Hi Ana,", sign_off: str = "Cheers,", middle: str = "Here is the map.") -> str:
    return f"{greeting}\n\n{middle}\n\n{sign_off}\nRobin Vale\n"


def settings(**voice: object) -> Settings:
    return Settings.read({"voice": voice})[0]


def test_nothing_set_and_nothing_sent_says_nothing() -> None:
    assert voice_of(journal(), Settings()) == Voice("", "", False)
    assert greeting_line(Voice(), "Ana") == "Dear Ana,"


def test_three_notes_are_a_habit_and_two_are_none() -> None:
    assert voice_of(journal(note(), note()), Settings()) == Voice("", "", False)
    assert voice_of(journal(note(), note(), note()), Settings()) == Voice("Hi", "Cheers", False)


def test_a_habit_is_what_more_than_half_of_them_say() -> None:
    notes = [note(), note(), note("Dear Ana,", "Best wishes,"), note("Dear Ana,", "Best wishes,")]
    assert voice_of(journal(*notes), Settings()) == Voice("", "", False)
    heard = voice_of(journal(*notes, note("Dear Ana,", "Best wishes,")), Settings())
    assert (heard.greeting, heard.sign_off) == ("Dear", "Best wishes")


def test_what_is_set_wins() -> None:
    chosen = settings(greeting="Hello", sign_off="All the best,", contractions=False)
    sent = [note(middle="I'd love that.")] * 3
    assert voice_of(journal(*sent), chosen) == Voice("Hello", "All the best", False)
    # One that is set alone leaves the others to the notes.
    assert voice_of(journal(*sent), settings(greeting="Hello")) == Voice("Hello", "Cheers", True)


@pytest.mark.parametrize(
    "greeting",
    [
        "Good morning Ana,",  # goes with an hour
        "Hi all,",  # goes to nobody in particular
        "Hi Tom,",  # somebody else
        "Ana,",
        "It was good to meet you.",
    ],
)
def test_what_is_no_way_to_greet_one_person_is_not_learnt(greeting: str) -> None:
    assert voice_of(journal(*[note(greeting)] * 3), Settings()).greeting == ""


def test_the_case_and_the_comma_of_a_sign_off_are_as_written() -> None:
    heard = voice_of(journal(*[note("HI ANA,", "With best wishes")] * 3), Settings())
    assert (heard.greeting, heard.sign_off) == ("Hi", "With best wishes")


def test_a_sign_off_of_ones_own_is_learnt_by_its_place() -> None:
    assert voice_of(journal(*[note(sign_off="Speak soon,")] * 3), Settings()).sign_off == "Speak soon"


@pytest.mark.parametrize(
    ("middle", "heard"),
    [
        ("I'd love to. It's here.", True),
        ("I’ve read it; don’t worry.", True),
        ("I would love to. Ana's map is here.", False),
    ],
)
def test_contractions_are_heard(middle: str, heard: bool) -> None:
    assert voice_of(journal(*[note(middle=middle)] * 3), Settings()).contractions is heard


def test_only_notes_that_were_sent_in_english_tell() -> None:
    texts = [note()] * 3
    silent = Voice("", "", False)
    assert voice_of(journal(*texts, sent=""), Settings()) == silent  # drafts
    assert voice_of(journal(*texts, to="jens-vogt"), Settings()) == silent
    assert voice_of(journal(*texts), Settings(language="de")) == silent
    assert voice_of(journal(*texts, sent="sent: 2026-11-20\nvia: phone"), Settings()) == silent


def test_where_the_custom_is_formal_habits_do_not_count() -> None:
    germany = Settings.read({"country": "de"})[0]
    sent = journal(*[note(middle="I'd love to.")] * 3)
    assert voice_of(sent, germany) == Voice("", "", False)
    chosen = Settings.read({"country": "de", "voice": {"greeting": "Hello", "contractions": True}})[0]
    assert voice_of(sent, chosen) == Voice("Hello", "", True)
