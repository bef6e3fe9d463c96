"""The variables of a letter, from the journal and nothing else; ``variables`` says what each means."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from afterword.followups.follow_up import FollowUp
from afterword.followups.offers import answer_wanted_by
from afterword.followups.precedence import ENDINGS
from afterword.followups.promises import unkept
from afterword.followups.situation import Situation
from afterword.frozen import frozen
from afterword.gifts.ledger import ledger
from afterword.gifts.lines import sent_title
from afterword.kinds import THANK_YOUS
from afterword.records.contact import Contact
from afterword.records.interview import Debrief, Interview
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.position import Position
from afterword.settings.settings import Settings, Voice
from afterword.settings.voice import greeting_line, voice_of
from afterword.words.counts import listed
from afterword.words.dates import by_day, calendar_day, full_day, on_day
from afterword.words.languages import ENGLISH, in_language
from afterword.words.note_text import IN_YOUR_WORDS, veil
from afterword.writing.fragments import Fragment, placeholder
from afterword.writing.house_names import role, spoken_company
from afterword.writing.known import Known, Promise, promise_of
from afterword.writing.others import NamesOfOthers, names_of_others
from afterword.writing.panels import Choose, Straight
from afterword.writing.presents import Present, present
from afterword.writing.received import Received
from afterword.writing.snippets import snippet_for
from afterword.writing.templates import KEPT_BREAK, LEFT_OUT, Templates
from afterword.writing.variables import Variables
from afterword.writing.ways import put


@frozen
class Facts:
    """What can be said in one letter.

    Attributes:
        journal: all that is known.
        follow_up: what is to be written to whom.
        settings: who signs, and the custom of the country.
        today: the day the letter is written on.
        templates: where the phrases come from.
        number: the person's place among their colleagues, which chooses the phrases.
        gift: slug of the gift to give; None for none.
        choose: which phrase stands in each place; None: those of the number.
    """

    journal: Journal
    follow_up: FollowUp
    settings: Settings
    today: date
    templates: Templates
    number: int
    gift: str | None
    choose: Choose | None = None

    def variables(self) -> Variables:
        """Every variable of ``variables.VARIABLES``, what comes from the files veiled (``note_text``)."""
        return Variables(
            {
                "greeting": self._greeting,
                "sign_off": self._sign_off,
                "name": lambda: veil(self.contact.name),
                "first_name": lambda: self._first_name,
                "company": lambda: veil(spoken_company(self._company)),
                "role": lambda: veil(role(self.follow_up.position)),
                "day": lambda: self._day,
                "weekday": lambda: self._day.removeprefix("on "),
                "met": lambda: self._met,
                "talk": self._talk,
                "thanked": self._thanked,
                "heard": self.received.heard,
                "asks": self.received.asks,
                "news": self.received.news,
                "detail": self._detail,
                "aside": self._aside,
                "again": self._again,
                "before": self._before,
                "worry": lambda: self.known.worry,
                "answer": self._answer,
                "fit": self._fit,
                "own": lambda: self._own,
                "snippet": self._snippet,
                "pledge": self._pledge,
                "belated": self._belated,
                "promise": lambda: self._promise(self.follow_up.promise),
                "gift": lambda: self._present,
                "last_gift": self.last_gift,
                "passing_on": self._passing_on,
                "others": lambda: self._thanked_through_them,
                "decision_day": self._decision_day,
                "answer_day": self._answer_day,
                "last_written": self._last_written,
                "formal": lambda: self.settings.preset.formal,
                "number": lambda: self.number,
            }
        )

    @cached_property
    def contact(self) -> Contact:
        """Who gets the letter."""
        return self.journal.contacts[self.follow_up.contact]

    @cached_property
    def position(self) -> Position | None:
        """The position it is about."""
        return self.journal.positions.get(self.follow_up.position_id)

    @cached_property
    def interview(self) -> Interview | None:
        """The interview it is about: the one named, else the newest with them, else of the position.

        A goodbye looks back at the newest with them, whoever else was met since. Nobody is thanked for a talk
        that was called off, or is still to come.
        """
        named = self.journal.interviews.get(self.follow_up.interview or "")
        met = self._interviews_with_them
        if named and not named.took_place(self.journal.moment):
            named = None
        if named and not (met and self.follow_up.kind in ENDINGS and self.contact.slug not in named.met):
            return named
        rounds = met or (self.position.held if self.position else ())
        return rounds[-1] if rounds else None

    @cached_property
    def _interviews_with_them(self) -> tuple[Interview, ...]:
        """Those of the position, in time; of all, where it is about none."""
        return tuple(
            interview
            for interview in self.journal.interviews_with(self.contact.slug)
            if self.position is None or interview in self.position.interviews
        )

    @property
    def _met(self) -> bool:
        """Whether they were met in that interview."""
        return self.interview is not None and self.contact.slug in self.interview.met

    @cached_property
    def debrief(self) -> Debrief | None:
        """What was written down about the receiver there."""
        return self.interview.debriefs.get(self.contact.slug) if self.interview else None

    @cached_property
    def known(self) -> Known:
        """What the debrief gives; for a ``forward-request`` that of somebody it thanks."""
        if self.interview and self.follow_up.kind == "forward-request":
            for person in self.others:
                known = Known.of(
                    person, self.interview.debriefs.get(person.slug), self._names_of_others, for_another=True
                )
                if known.detail:
                    return known
        debrief = None if self.follow_up.kind == "forward-request" else self.debrief
        known = Known.of(self.contact, debrief, self._names_of_others)
        if known.detail or self.follow_up.kind not in ENDINGS:
            return known
        # What was said in an earlier round is no less worth remembering.
        earlier = (
            Known.of(self.contact, each.debriefs.get(self.contact.slug), self._names_of_others)
            for each in reversed(self._interviews_with_them)
        )
        return next((each for each in earlier if each.detail), known)

    @cached_property
    def others(self) -> list[Contact]:
        """To whom it passes thanks on, as the plan says."""
        contacts = self.journal.contacts
        return [contacts[slug] for slug in self.follow_up.about if slug in contacts]

    @cached_property
    def _sent(self) -> list[Note]:
        return [
            note for note in self.journal.notes_with(self.contact.slug) if not (note.incoming or note.draft)
        ]

    @cached_property
    def received(self) -> Received:
        """What came from them."""
        return Received(self.journal, self.contact, self.today, self.settings.spelling, self._chosen)

    @property
    def _chosen(self) -> Choose:
        return self.choose or Straight(self.number)

    @cached_property
    def _first_name(self) -> str:
        contact = self.contact
        if not contact.is_named:
            return "[how they are addressed]"
        return veil(contact.formal_name if self.settings.preset.formal else contact.greeting_name)

    @property
    def _company(self) -> str:
        return self.follow_up.company or self.journal.company_of(self.contact.slug)

    @cached_property
    def _day(self) -> str:
        return self._on(self.interview.day) if self.interview else ""

    def _talk(self) -> str:
        if self._met:
            return f"our talk {self._day}"
        return f"my interview {self._day}" if self._day else "my application"

    def _thanked(self) -> str:
        if self._met:
            return f"{put(_TIME_GIVEN, self._chosen)} {self._day}"
        return f"the chance to interview {self._day}" if self._day else "considering my application"

    def _detail(self) -> Fragment:
        # Within a gap there is no room for another.
        missing = self._phrase("missing", "detail", name=veil(self.contact.greeting_name))
        if self.known.detail:
            return self.known.detail
        if self._own:
            # Beside sentences of the user's own for them, a line that is only a gap says less than none.
            return placeholder(LEFT_OUT)
        return placeholder(self.known.hint or missing.strip().removeprefix("[").removesuffix("]"))

    def _aside(self) -> Fragment | None:
        if self._present or self.settings.preset.formal:
            return None
        return next(iter(self.known.rest), None)

    def _phrase(self, group: str, key: str, **words: str) -> str:
        return self.templates.phrase(group, key, self._chosen, **words)

    def _on(self, day: date) -> str:
        return on_day(day, self.today, self.settings.spelling)

    @cached_property
    def _present(self) -> Present | None:
        gift = self.journal.gifts.get(self.gift) if self.gift else None
        if gift is None:
            return None
        detail, rest = self.known.detail, self.known.rest
        # A thank-you mentions the detail itself; other letters leave it to the gift that goes back to it.
        mentions = self.follow_up.kind in THANK_YOUS
        told = rest if mentions or detail is None else (detail, *rest)
        return present(
            gift,
            self.templates,
            self._chosen,
            told=told,
            mentioned=detail if mentions else None,
            names=self.journal.words_of_names,
        )

    @cached_property
    def voice(self) -> Voice:
        """How the user greets and signs off; phrases of their own go before a habit."""
        return self.settings.voice if self.templates.own_phrases else voice_of(self.journal, self.settings)

    def _greeting(self) -> str:
        usual = self._phrase("greeting", "usual", name=self._first_name)
        return greeting_line(self.voice, self._first_name) if self.voice.greeting else usual

    def _sign_off(self) -> str:
        me = self.settings.me
        closing = self._phrase("closing", "formal" if self.settings.preset.formal else "usual")
        if self.voice.sign_off:
            closing = f"{veil(self.voice.sign_off)},"
        lines = (closing, veil(me.name) or "[your name]", veil(me.phone), veil(me.email))
        return KEPT_BREAK.join(line for line in lines if line)

    def met_before(self) -> str:
        """How they were met before, where thanks would else be those to a stranger.

        Returns:
            "reopened" where the position had ended since, "met" where it was elsewhere; else empty, as where
            it is another round, which the thanks tell themselves.
        """
        slug, interview, position = self.contact.slug, self.interview, self.position
        if interview is None or not self._met or self.follow_up.kind not in THANK_YOUS:
            return ""
        if position and position.reopened_at(interview, slug):
            return "reopened"
        before = [each for each in self.journal.interviews_with(slug) if each.starts < interview.starts]
        another_round = position and any(each in position.interviews for each in before)
        return "met" if before and not another_round else ""

    def _again(self) -> str:
        how = self.met_before()
        return self._phrase("again", how) if how else ""

    def _before(self) -> Fragment | None:
        """What the last earlier interview with them was about."""
        if self.interview is None:
            return None
        for earlier in reversed(self.journal.interviews_with(self.contact.slug)):
            if earlier.starts < self.interview.starts and earlier.company == self.interview.company:
                debrief = earlier.debriefs.get(self.contact.slug)
                return Known.of(self.contact, debrief, self._names_of_others).detail
        return None

    def _answer(self) -> str:
        worry = self.known.worry
        return self._phrase("answer", "asked" if worry is None or worry.question else "spoke")

    def _fit(self) -> str:
        """The line of fit: their worry with the user's answer or a gap for it, or a gap alone."""
        worry, answer = self.known.worry, in_language(self.known.answer, ENGLISH)
        if worry is None:
            fit = self._phrase("fit", "plain")
        elif worry.question:
            fit = self._phrase("fit", "asked", ask=worry.text, know=worry.text)
        else:
            fit = self._phrase("fit", "spoke", it=worry.text)
        return re.sub(r"\[[^\[\]]*\]", lambda _: answer, fit) if answer else fit

    @cached_property
    def _own(self) -> str:
        """In a thank-you, the user's own sentences; one in another language is a gap."""
        if self.follow_up.kind not in THANK_YOUS:
            return ""
        sentences = [in_language(sentence, ENGLISH) for sentence in self.known.own]
        for question, answer in self.known.replies:
            sentences.append(f"You {question.asked}. {in_language(answer, ENGLISH)}")
        return " ".join(sentences)

    def _snippet(self) -> str:
        return snippet_for(self.journal, self.contact.slug, self.follow_up.kind, ENGLISH, self.number)

    @cached_property
    def _names_of_others(self) -> NamesOfOthers:
        return names_of_others(self.journal, self.contact.name)

    def _promise(self, text: str) -> Promise:
        return promise_of(text, self.known.persons, self._names_of_others)

    def _pledge(self) -> str:
        """The first promise of this interview that no sent note has kept, with its day if that is to come."""
        situation = Situation(self.journal, self.today, self.settings)
        for unkept_one in unkept(situation, self.contact.slug):
            fact = unkept_one.fact
            if unkept_one.interview != self.interview or (fact.by is not None and fact.by < self.today):
                continue
            promise = self._promise(fact.text)
            day = by_day(fact.by, self.today, self.settings.spelling) if fact.by else ""
            if promise.thing.startswith("["):
                return f"[{IN_YOUR_WORDS}what you promised{f', {day}' if day else ''}]."
            key = "thing" if promise.thing else "deed"
            return self._phrase("pledge", key, thing=promise.thing, deed=promise.deed, day=day or "soon")
        return ""

    def _passing_on(self) -> str:
        """In a thank-you, the request to pass on thanks to others, where the plan has this note carry it."""
        if self.follow_up.kind not in THANK_YOUS or not self.others:
            return ""
        return self._phrase("passing_on", "usual", others=self._thanked_through_them)

    @property
    def _thanked_through_them(self) -> str:
        return veil(listed([each.name for each in self.others]))

    def _belated(self) -> str:
        """Thanks for an interview that were not sent in time, where the plan has this note carry them."""
        late = self.journal.interviews.get(self.follow_up.thanks_for or "")
        return self._phrase("belated", "usual", day=self._on(late.day)) if late else ""

    def last_gift(self) -> str:
        """The title of the gift they had last; empty where they had none."""
        had = ledger(self.journal).to(self.contact.slug)
        dated = [gift for each in had if each.on and (gift := self.journal.gifts.get(each.gift))]
        # Nobody was "worth your while": an introduction is not asked after.
        if not dated or dated[-1].kind == "introduction":
            return ""
        return veil(sent_title(dated[-1], self.journal.words_of_names))

    def _decision_day(self) -> str:
        decision = self.position.decision_by if self.position else None
        return full_day(decision, self.settings.spelling) if decision else ""

    def answer_wanted(self) -> date | None:
        """The day by which an offer is to be answered."""
        return answer_wanted_by(Situation(self.journal, self.today, self.settings), self.position)

    def _answer_day(self) -> str:
        wanted = self.answer_wanted()
        return full_day(wanted, self.settings.spelling) if wanted else "[the date]"

    def _last_written(self) -> str:
        first = self.position.first.day if self.position else date.min
        days = [note.day for note in self._sent if note.day and first <= note.day <= self.today]
        return f"on {calendar_day(days[-1], self.settings.spelling)}" if days else ""


#: What somebody who was met can be thanked for, with the day behind it.
_TIME_GIVEN = (
    "<the time you gave me|your time|our conversation|the time you took for me|the talk we had|our talk|"
    "the conversation we had|talking with me|taking the time for me>"
)
