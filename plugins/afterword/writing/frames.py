"""A letter in another language than English: letters of the user's own, else a frame for their own words.

English and other words are never mixed (design, section 5). A frame holds the name and a comma, the user's
own sentences, the address of a gift, gaps, and their name; no word of ours. A template of their own for the
language gets the same facts as one of ours, with a gap in place of whatever we could only say in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from afterword.followups.promises import unkept
from afterword.followups.situation import Situation
from afterword.frozen import frozen
from afterword.gifts.lines import TOLD
from afterword.kinds import KINDS, PARTS, THANK_YOUS
from afterword.settings.settings import Settings
from afterword.words.languages import gap_in, in_language, language_name
from afterword.words.note_text import veil
from afterword.writing.facts import Facts
from afterword.writing.known import Promise
from afterword.writing.presents import Present
from afterword.writing.snippets import snippet_for
from afterword.writing.templates import KEPT_BREAK

#: Parts of a note that the user's own sentences say, where they have some.
_SAID_BY_OWN = frozenset({"detail", "new-detail", "fit"})
#: Those that stand before what only this meeting could give.
_OPENING = frozenset(
    {"thanks", "anchor", "names", "news", "where-we-met", "withdrawal", "refusal", "acceptance"}
)
#: Those that what is given says.
_SAID_BY_GIFT = frozenset({"gift", "why-you"})


@frozen
class Open:
    """A gap in the place of a fragment: whatever a template would say of it is the gap."""

    text: str
    known: bool = False

    def __str__(self) -> str:
        return self.text

    said = told = hearing = asked = property(__str__)


def folder_of(settings: Settings, language: str) -> Path | None:
    """Where the user's letters in a language lie; None where there is no folder for it.

    In ``templates_dir``: in ``de-at`` or ``de`` there; those that lie in no such folder are in the language
    of the journal.
    """
    if not settings.templates_dir:
        return None
    top, base = Path(settings.templates_dir), language.split("-")[0]
    for name in (language, base):
        if (top / name).is_dir():
            return top / name
    return top if settings.language.split("-")[0] == base else None


def notice(language: str, kind: str) -> str:
    """What is to be said of a frame, in a sentence or two."""
    name, code = language_name(language), language.split("-")[0]
    return (
        f"This is to be in {name}, and there is no letter of yours for it, so it is a frame: the name, your "
        f"own sentences, and gaps. A letter of your own would be {code}/{kind}.md.j2 in your templates_dir."
    )


@frozen
class Frame:
    """One letter in another language.

    Attributes:
        facts: of the letter.
        language: its code.
    """

    facts: Facts
    language: str

    def text(self) -> str:
        """The frame, with its subject in the first line, as a template of it would read."""
        facts, own = self.facts, self.own
        paragraphs = [f"{self.name},"]
        said = {"name"} | (_SAID_BY_OWN if own else set()) | (_SAID_BY_GIFT if self._gift else set())
        parts = [part for part in KINDS[facts.follow_up.kind].must if part not in said]
        paragraphs += [self._part(part) for part in parts if part in _OPENING]
        paragraphs += [own] if own else []
        paragraphs += [self._part(part) for part in parts if part in _SAID_BY_OWN]
        if gift := self._gift:
            paragraphs.append(f"{gift.offer}{KEPT_BREAK}{gift.url}" if gift.url else gift.offer)
        paragraphs += [self._part(part) for part in parts if part not in _OPENING | _SAID_BY_OWN]
        paragraphs += [text for text in (self._pledge, self.snippet, self._passing_on) if text]
        paragraphs.append(self._signed())
        body = "\n\n".join(paragraphs)
        return f"Subject: {self.gap('the subject')}\n\n{body}\n"

    def variables(self) -> Mapping[str, object]:
        """Those of ``variables.VARIABLES`` for a template of the user's own in this language."""
        facts = self.facts
        follow_up, journal, known = facts.follow_up, facts.journal, facts.known
        day = self._on("the day", facts.interview.day.isoformat()) if facts.interview else ""
        phrases = facts.templates.own_phrases
        decision = facts.position.decision_by if facts.position else None
        heard, answer = facts.received.unanswered, facts.answer_wanted()
        promise = Promise(thing=self.gap("what you promised"))
        return {
            "greeting": facts.templates.phrase("greeting", "usual", facts.number, name=self.name)
            if phrases
            else f"{self.name},",
            "sign_off": self._signed(
                facts.templates.phrase("closing", "usual", facts.number) if phrases else ""
            ),
            "name": veil(facts.contact.name),
            "first_name": self.name,
            "company": veil(follow_up.company or journal.company_of(facts.contact.slug)),
            "role": veil(follow_up.position),
            "day": day,
            "weekday": day,
            "met": facts.interview is not None and facts.contact.slug in facts.interview.met,
            "talk": self._on("our talk", facts.interview.day.isoformat()) if facts.interview else "",
            "thanked": self._on("thanks for", facts.interview.day.isoformat()) if facts.interview else "",
            "heard": self._on("thanks for their message", heard.day.isoformat())
            if heard and heard.day
            else "",
            "asks": facts.received.asks(),
            "news": facts.received.news_to_tell(),
            "detail": Open(self._part("detail")),
            "aside": None,
            "before": None,
            "worry": Open(self.gap("what they asked you")) if known.worry else None,
            "answer": self._part("fit"),
            "fit": self._part("fit"),
            "own": self.own,
            "snippet": self.snippet,
            "pledge": self._pledge,
            "belated": self.gap("late thanks") if follow_up.thanks_for else "",
            "promise": promise,
            "gift": self._gift,
            "last_gift": facts.last_gift(),
            "passing_on": self._passing_on,
            "others": self._others,
            "again": self.gap("that you have met before") if facts.met_before() else "",
            "answer_day": self._on("the day of your answer", answer.isoformat())
            if answer
            else self.gap("the day of your answer"),
            "decision_day": self._on("the day of the decision", decision.isoformat()) if decision else "",
            "last_written": "",
            "formal": facts.settings.preset.formal,
            "number": facts.number,
        }

    def gap(self, words: str) -> str:
        """A gap, which says what belongs there."""
        return gap_in(self.language, words)

    @property
    def name(self) -> str:
        """How they are addressed."""
        contact = self.facts.contact
        if not contact.is_named:
            return self.gap("how they are addressed")
        formal = self.facts.settings.preset.formal
        return veil(contact.formal_name if formal else contact.greeting_name)

    @property
    def own(self) -> str:
        """The user's own sentences for a thank-you; one that is not in the language is a gap."""
        known = self.facts.known
        if self.facts.follow_up.kind not in THANK_YOUS:
            return ""
        sentences = (*known.own, *([known.answer] if known.answer else ()))
        return " ".join(in_language(sentence, self.language) for sentence in sentences)

    @property
    def _others(self) -> str:
        return veil(", ".join(person.name for person in self.facts.others))

    @property
    def _passing_on(self) -> str:
        """In a thank-you, the place for thanks that it is to pass on to others."""
        carries = self.facts.follow_up.kind in THANK_YOUS and self.facts.others
        return f"{self.gap('thanks to be passed on')} {self._others}" if carries else ""

    @property
    def snippet(self) -> str:
        """A sentence of the user's own in the language; empty where there is none."""
        facts = self.facts
        kind = facts.follow_up.kind
        return snippet_for(facts.journal, facts.contact.slug, kind, self.language, facts.number)

    def _part(self, part: str) -> str:
        facts = self.facts
        words = PARTS[part]
        if part == "anchor" and facts.interview:
            about = [facts.follow_up.position, facts.interview.company, facts.interview.day.isoformat()]
            words = ", ".join(veil(each) for each in about if each)
        elif part in ("detail", "new-detail") and facts.known.hint:
            words = facts.known.hint
        elif part == "names" and facts.others:
            words = veil(", ".join(person.name for person in facts.others))
        elif part == "promise" and facts.follow_up.promise:
            words = "what you promised"
        return self.gap(words)

    def _on(self, what: str, day: str) -> str:
        return self.gap(f"{what}, {day}")

    @property
    def _pledge(self) -> str:
        facts = self.facts
        if facts.follow_up.kind not in THANK_YOUS:
            return ""
        situation = Situation(facts.journal, facts.today, facts.settings)
        for promise in unkept(situation, facts.contact.slug):
            by = promise.fact.by
            if promise.interview == facts.interview and by is not None and by >= facts.today:
                return self.gap(f"that you will send or do what you promised, by {by.isoformat()}")
        return ""

    @property
    def _gift(self) -> Present | None:
        gift = self.facts.journal.gifts.get(self.facts.gift or "")
        if gift is None:
            return None
        title = veil(gift.title)
        offer = self.gap(f"“{title}”, and why it suits them")
        give = (
            self.gap("the thing itself, in a sentence or two") if gift.kind in TOLD and not gift.url else ""
        )
        return Present(
            slug=gift.slug,
            thing=self.gap(f"{gift.kind}, “{title}”"),
            title=title,
            url=veil(gift.url),
            why="",
            give=give,
            tie="",
            told=False,
            offer=f"{offer} {give}".rstrip(),
            free="",
            topic="",
            introduction=gift.kind == "introduction",
        )

    def _signed(self, closing: str = "") -> str:
        me = self.facts.settings.me
        lines = (closing, veil(me.name) or self.gap("your name"), veil(me.phone), veil(me.email))
        return KEPT_BREAK.join(line for line in lines if line)
