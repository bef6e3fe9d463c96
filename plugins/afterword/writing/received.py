"""What came from somebody, as a letter to them may speak of it: their own text is other people's."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from afterword.frozen import frozen
from afterword.records.contact import Contact
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.words.dates import Spelling, on_day
from afterword.words.note_text import veil
from afterword.words.sensitive import doubtful
from afterword.words.tidings import tidings
from afterword.writing.house_names import spoken_company
from afterword.writing.panels import Choose


@frozen
class Received:
    """The messages, calls and news of one person.

    Attributes:
        journal: all that is known.
        contact: whose they are.
        today: the day a letter is written on; what is of a later day has not come.
        spelling: of the days.
        choose: which of the ways stands in a gap.
    """

    journal: Journal
    contact: Contact
    today: date
    spelling: Spelling
    choose: Choose

    @cached_property
    def _notes(self) -> list[Note]:
        notes = self.journal.notes_with(self.contact.slug)
        return [note for note in notes if note.incoming and note.day and note.day <= self.today]

    @cached_property
    def unanswered(self) -> Note | None:
        """Their newest note or call, where nothing went to them after it."""
        theirs = [note for note in self._notes if note.kind != "news"]
        since = theirs[-1].day if theirs else None
        answered = any(
            note.day and since and since < note.day <= self.today
            for note in self.journal.notes_with(self.contact.slug)
            if not (note.incoming or note.draft)
        )
        return theirs[-1] if theirs and not answered else None

    def heard(self) -> str:
        """What it is, and when it came: "your call on Monday"; empty where all is answered."""
        note = self.unanswered
        if note is None or note.day is None:
            return ""
        what = "call" if note.kind == "call" or note.via == "phone" else "message"
        return f"your {what} {on_day(note.day, self.today, self.spelling)}"

    def asks(self) -> str:
        """A gap for what they asked, for the user alone to put into words."""
        note = self.unanswered
        if note is None:
            return self._gap(_ASKED, "")
        sentences = re.findall(r"[^.!?\n]+[.!?]?", note.text)
        questions = " ".join(each.strip() for each in sentences if each.endswith("?"))
        return self._gap(_ASKED, note.asks or questions or note.text)

    def news(self) -> str:
        """A gap for their newest news; but where they went is on file, where they left."""
        company, news = self.contact.company, self._newest_news
        moved = company and self.contact.former and not self.journal.has_left(self.contact.slug, company)
        if moved and news and "left" in tidings(news.text):
            return f"your move to {veil(spoken_company(company))}"
        return self.news_to_tell()

    def news_to_tell(self) -> str:
        """The gap, whatever is on file."""
        news = self._newest_news
        return self._gap(_NEWS, news.text if news else "")

    @property
    def _newest_news(self) -> Note | None:
        return next((note for note in reversed(self._notes) if note.kind == "news"), None)

    def _gap(self, ways: tuple[str, ...], quoted: str) -> str:
        """A gap that quotes what others wrote, where it is short and nothing speaks against it."""
        what = ways[self.choose(_PLACE_OF_GAPS, len(ways))]
        words = " ".join(quoted.split())
        fits = words and len(words) <= _QUOTED and not doubtful(words)
        return f"[{what}: {veil(words)}]" if fits else f"[{what}]"


#: The place in a letter of the gaps below, behind those of the letter itself.
_PLACE_OF_GAPS = 5

#: So much of a message can be quoted in a gap; more is no help there.
_QUOTED = 160

#: What the gaps say that stand for what came from others; several, so that two letters do not share them.
_ASKED = (
    "what they asked, in your words",
    "their question, put briefly",
    "the point they raised",
    "what they would like to know",
    "what they wrote to you about",
    "what it was that they wanted",
    "their request, in a few words",
)
_NEWS = (
    "their news, in a few words",
    "what has happened to them",
    "the good thing you heard",
    "what they have done or been given",
    "the event, as you would put it",
    "where they are going, or what they have got",
    "what there is to congratulate on",
)
