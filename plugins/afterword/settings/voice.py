"""How the user greets, signs off and speaks: as the settings say, else as in the notes they sent.

The one place that answers, for the letters and for the checker of letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from afterword.records.contact import Contact
from afterword.records.journal import Journal
from afterword.records.note import SPOKEN_WAYS
from afterword.records.remembering import remembered
from afterword.settings.settings import Settings, Voice
from afterword.words.languages import is_in_english
from afterword.words.note_text import core, greeting_of, sign_off_of

T = TypeVar("T", str, bool)

#: Fewer notes than this are no habit.
_ENOUGH = 3

#: Greetings that go with any hour and any person; "Good morning" goes with neither.
_GREETINGS = ("Dear", "Hello", "Hi", "Hey", "Hiya", "Hi there", "Hello again", "Hi again")

_CONTRACTED = re.compile(
    r"\b(?:\w+n['’]t|I['’]m|(?:I|you|we|they|he|she|it)['’](?:d|ll|ve|re)|"
    r"(?:it|that|there|here|what|he|she)['’]s|let['’]s)\b",
    re.IGNORECASE,
)


@remembered
def voice_of(journal: Journal, settings: Settings) -> Voice:
    """The voice of the user's letters in English.

    Args:
        journal: with the notes they sent, of which only those in English tell.
        settings: what they set, and the custom of the country.

    Returns:
        What is set; what is not set is heard from the sent notes. ``greeting`` and ``sign_off`` stay empty
        where neither tells; ``contractions`` is never None.
    """
    own = settings.voice
    if settings.preset.formal:
        return replace(own, contractions=bool(own.contractions))
    sent = _sent(journal, settings)
    contractions = own.contractions
    if contractions is None:
        contractions = _most(_contracts(core(text)) for _, text in sent) or False
    return Voice(
        greeting=own.greeting or _most(_greeting(text, contact) for contact, text in sent) or "",
        sign_off=own.sign_off or _most(sign_off_of(text) for _, text in sent) or "",
        contractions=contractions,
    )


def greeting_line(voice: Voice, name: str) -> str:
    """The first line of a letter: "Dear Priya,"."""
    return f"{voice.greeting or 'Dear'} {name},"


def _sent(journal: Journal, settings: Settings) -> list[tuple[Contact, str]]:
    """The notes the user sent in English, with whom they went to."""
    sent = []
    for note in journal.notes.values():
        contact = journal.contacts.get(note.contact)
        if note.incoming or note.draft or contact is None or note.via in SPOKEN_WAYS:
            continue
        if note.text and is_in_english(settings.language_of(contact)):
            sent.append((contact, note.text))
    return sent


def _contracts(text: str) -> bool:
    return ("'" in text or "’" in text) and bool(_CONTRACTED.search(text))


def _greeting(text: str, contact: Contact) -> str:
    """The word that a note greets with: "Hi" of "Hi Priya,"; empty for one of no habit."""
    line = greeting_of(text)
    # Only with a name behind it: "Hi all" says nothing of how they write to one person.
    names = {word.casefold() for word in re.findall(r"[^\W\d_]+", f"{contact.name} {contact.address}")}
    for greeting in _GREETINGS:
        rest = line[len(greeting) :].strip()
        said = {word.casefold() for word in re.findall(r"[^\W\d_]+", rest)}
        if line.casefold().startswith(f"{greeting.casefold()} ") and said and said <= names:
            return greeting
    return ""


def _most(heard: Iterable[T]) -> T | None:
    """What more than half of the notes say, of those that say anything; None where they are too few."""
    counts = Counter(each for each in heard if each != "")
    total = counts.total()
    most = counts.most_common(1)
    return most[0][0] if total >= _ENOUGH and most[0][1] * 2 > total else None
