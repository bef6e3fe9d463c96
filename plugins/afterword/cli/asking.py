"""The questions of a debrief on a terminal, in the order in which memory fades."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TypeVar

import click

from afterword.actions.foreseen import RAW, Foreseen
from afterword.actions.invited import just_held, only_invited
from afterword.actions.own_words import Question, is_no_answer, take, to_be_said, why_left_out
from afterword.actions.staying import read_wishes, undecided
from afterword.actions.told import PLACES, SAID_DAYS, Person, Told, tags
from afterword.actions.where_it_was import company_meant, position_meant, positions_at
from afterword.actions.who_was_met import MaybeKnownError, doubts, known
from afterword.actions.write_up import owner_among
from afterword.cli.layout import columns
from afterword.cli.open_session import OpenSession
from afterword.cli.telling_apart import one_of, same_or_another
from afterword.cli.terminal import agreed, ask, say
from afterword.records.contact import PARTS
from afterword.records.entries import composed
from afterword.records.promises import is_nothing, read_promise
from afterword.records.schema import INTERVIEW
from afterword.records.who import UnknownNameError, UnreadableError, matching, names_of_all, near
from afterword.times import day_of
from afterword.words.counts import listed, number
from afterword.words.person_names import names_in, names_several, with_addresses

Value = TypeVar("Value")

#: What is asked once the lines of a person were shown, by lead-in.
_IN_OWN_WORDS = {
    "say": "  Say any of it in your own words (Enter keeps)",
    "since": "  One thing you have thought or done since?",
    "answer": "  Your answer, or one proof?",
}


class Questions:
    """Asks about an interview; Enter skips a question, and what is answered already is not asked again.

    Args:
        session: the journal and the day.
        told: takes each answer at once, so that breaking off loses nothing.
        keep: called before each question, and after the last, to keep what was told so far.
    """

    def __init__(self, session: OpenSession, told: Told, keep: Callable[[], object]) -> None:
        self.session, self.told, self.keep = session, told, keep

    def ask(self) -> bool:
        """Ask them.

        Returns:
            Whether all questions were asked; False: Ctrl-C or the end of the input came first.
        """
        # Arrow keys work in answers, where Python was built with it.
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401
        say("Enter skips a question. Ctrl-C stops, and keeps what you have said.\n")
        try:
            for step in (
                self._invited,
                self._who,
                self._where,
                self._words,
                self._next,
                self._feeling,
                self._staying,
                self._cards,
            ):
                step()
        except (click.Abort, KeyboardInterrupt):
            say("")
            return False
        finally:
            self.keep()
        return True

    def _invited(self) -> None:
        """Of an interview that was invited to, who came: whoever did not is not to be thanked for it."""
        journal, told = self.session.journal, self.told
        if told.people or told.company:
            return
        for interview in just_held(self.session.desk):
            what = ", ".join(filter(None, (interview.company, interview.position)))
            self.keep()
            if not agreed(
                f"Is it about {what}, {self.session.calendar.moment(interview.when)}?", default=True
            ):
                continue
            told.fields |= {"company": interview.company, "when": interview.when}
            if interview.position:
                told.fields["position"] = interview.position
            for slug in only_invited(interview):
                if agreed(f"Was {journal.contacts[slug].name} there?", default=True):
                    told.people.append(Person(slug))
                else:
                    told.absent = (*told.absent, slug)
            return

    def _who(self) -> None:
        question = "Who was there? (names with commas; of people you know, any part)"
        if self.told.people:
            question = f"Who else was there, besides {', '.join(map(self._name, self.told.people))}?"
        # All of them, before one of them is asked about.
        self.told.people += [Person(name) for name in with_addresses(tags(self._ask(question)))]
        for person in list(self.told.people):
            self._each_of(person)
        for person in list(self.told.people):
            if person.who not in self.session.journal.contacts and not person.new:
                self._tell_apart(person)

    def _each_of(self, person: Person) -> None:
        """Ask whether "Ana and Tom" are two; what stands there already belongs to the first."""
        names = names_in(person.who)
        if person.new or not names_several(person.who):
            return
        if matching(person.who, names_of_all(self.session.journal)):
            return
        self.keep()
        if agreed(f"  {person.who}: {number(len(names))} people?", default=True):
            person.who = names[0]
            at = self.told.people.index(person) + 1
            self.told.people[at:at] = map(Person, names[1:])

    def _tell_apart(self, person: Person) -> None:
        """Find out who is meant, with the user's help; somebody named twice stays once."""
        name = person.who
        while name:
            try:
                found = self._found(name)
            except UnknownNameError as error:
                say(f"  {error}")
                name = self._ask("  Who is it? (Enter leaves them out)")
                while not name and person.says_something:
                    name = self._ask("  What stands there belongs to somebody. Who is it?")
                continue
            except UnreadableError as error:
                say(f"  {error}")
                found = error.unread.slug
            who = found or name
            self.told.people.remove(person)
            same = next((each for each in self.told.people if each.who == who), None)
            if same:
                same.join(person)
            else:
                person.who, person.new = who, not found
                self.told.people.append(person)
                self._say_who(person)
            return
        self.told.people.remove(person)

    def _found(self, name: str) -> str | None:
        """The slug of somebody known; None for somebody new."""
        journal = self.session.journal
        names = names_of_all(journal)
        guesses: tuple[str, ...] = ()
        try:
            contact = known(journal, name)
            if contact:
                return contact.slug
            guesses = near(name, names)[:1]
        except MaybeKnownError as error:
            guesses = error.candidates
        for guess in guesses:
            self.keep()
            if agreed(f"  {name}: do you mean {names[guess]}?", default=True):
                return guess
        return None

    def _say_who(self, person: Person) -> None:
        contact = self.session.journal.contacts.get(person.who)
        about = ", ".join(part for part in (contact.role, contact.company) if part) if contact else ""
        about = about or ("new" if person.new else "")
        say(f"  {self._name(person)}{f' ({about})' if about else ''}")

    def _where(self) -> None:
        journal, told = self.session.journal, self.told
        companies = [journal.company_of(each.who) for each in told.people]
        company = next((each for each in companies if each), "")
        for field in PLACES:
            if told.fields.get(field) and field not in told.new:  # as it was jotted down: "harbour"
                told.fields[field] = self._known_or_new(field, str(told.fields[field]))
        self._fill("company", lambda: self._known_or_new("company", self._ask("Which company?", company)))
        for doubt in tuple(doubts(journal, told, on_terminal=True)):
            same_or_another(doubt, self._ask)
        title = next((each.title for each in positions_at(journal, told.company) if not each.ended), "")
        hint = " (- for none)" if title else ""

        def position() -> str:
            answer = self._ask(f"For which position?{hint}", title)
            return "" if answer == "-" else self._known_or_new("position", answer)

        self._fill("position", position)

    def _known_or_new(self, field: str, said: str) -> str:
        """The company or position that was meant, as it is known; else as it was said."""
        journal = self.session.journal
        if not said:
            return ""
        if field == "company":
            meant = company_meant(journal, said)
        else:
            meant = position_meant(journal, self.told.company, said)
        if not meant.perhaps:
            return meant.name or said
        self.keep()
        name = one_of(said, meant.perhaps)
        if not name:
            self.told.new |= {field}
        return name or said

    def _words(self) -> None:
        for person in self.told.people:
            say(f"\n{self._name(person)}")
            for lead_in in RAW:
                if not person.has(lead_in):
                    person.add(lead_in, self._ask(f"  {lead_in}"))
            if not person.has("interests"):
                question = "  cares about most (tags, with commas, the dearest first)"
                person.add("interests", self._ask(question))
            while (promise := self._ask("  you promised (… by friday)")) and not is_nothing(promise):
                person.add("promised", self._with_a_day(promise))
            self._in_own_words(person)
        say("")

    def _with_a_day(self, promise: str) -> str:
        """A promise; one whose day cannot be told is asked for once more."""
        day = self.told.on or self.session.today
        while doubt := read_promise(promise, day).doubt:
            say(f"  {doubt}")
            another = self._ask("  Said another way? (Enter keeps it, without a day)")
            if not another:
                break
            promise = another
        return promise

    def _in_own_words(self, person: Person) -> None:
        """Show what the letter would say, and take what the user would say instead."""
        told = to_be_said(self.session.journal, self.told, person, self.session.today)
        if told.foreseen:
            say(f"  For the letter:\n{columns([_shown(each) for each in told.foreseen], 4)}")
        for question in told.questions:
            words = self._ask(_in_words(question))
            if not words:
                continue
            if is_no_answer(question, words):
                say("  Not kept, since it would stand in the letter as it is: a sentence, please, or Enter.")
                words = self._ask(_in_words(question))
                if not words or is_no_answer(question, words):
                    continue
            self._take(person, question, words)

    def _take(self, person: Person, question: Question, words: str) -> None:
        """Keep words of the user's own; those that no letter may hold are asked for once more."""
        place = take(person, question, words, self.session.today)
        while reason := why_left_out(self.session.journal, self.told, person, question, words):
            say(f"  In the letter that is {reason}.")
            words = self._ask("  Said another way? (Enter keeps it, and leaves a gap)")
            if not words:
                return
            person.lines[place] = f"- {question.lead_in}: {words}"

    def _next(self) -> None:
        today = self.session.today
        self._fill(
            "decision_by",
            lambda: self._until("When will they decide?", lambda text: SAID_DAYS["decision_by"](text, today)),
        )
        names = {person.who: self._name(person) for person in self.told.people}

        def owner(text: str) -> str:
            try:
                return owner_among(self.session.journal, text, names)
            except (UnknownNameError, UnreadableError) as error:
                raise ValueError(str(error)) from error

        if len(names) > 1:
            self._fill("owner", lambda: self._until("Who will you hear from?", owner))
        self._parts(owner)

    def _parts(self, who: Callable[[str], str]) -> None:
        """Ask, once for all, whose part in the hiring is another than an interviewer's."""
        unknown = [person for person in self.told.people if self._lacks(person, "part")]
        names = listed([self._name(person) for person in unknown], "or")

        def parts(text: str) -> list[tuple[Person, str]]:
            found = []
            for piece in tags(text):
                name, part = _name_and_part(piece)
                if part is None:
                    raise ValueError(f"A name and one of {', '.join(PARTS)}, please.")
                slug = who(name)
                found += [(person, part) for person in self.told.people if person.who == slug]
            return found

        if unknown:
            name = self._name(unknown[0]).split()[0]
            asked = (
                f"Is {names} the recruiter or hiring manager, or of an agency? (such as: {name} recruiter)"
            )
            for person, part in self._until(asked, parts) or ():
                person.add("part", part)

    def _feeling(self) -> None:
        self._fill("feeling", lambda: self._until("How did it feel, from 1 to 10?", _one_to_ten))
        if not self.told.prose:
            self.told.prose = self._ask("Anything else, in a sentence?")

    def _staying(self) -> None:
        """Ask, once for all, with whom to stay in touch, where there is no position to write about."""
        people = [(person, self._name(person)) for person in undecided(self.session.journal, self.told)]
        if not people:
            return
        asked = f"Stay in touch with {people[0][1]}? (yes, or how often, such as 3 months)"
        if len(people) > 1:
            names = listed([name for _, name in people], "or")
            first = people[0][1].split()[0]
            asked = f"Stay in touch with {names}? (yes, names, or how often: {first} 3 months)"
        for person, wish in self._until(asked, lambda text: read_wishes(text, people)) or ():
            person.add("stay_in_touch", wish)

    def _cards(self) -> None:
        """What does not fade, since it can be looked up."""
        today = self.session.today

        def when(text: str) -> object:
            return SAID_DAYS["when"](text, today)

        formats = INTERVIEW.field("format").choices
        met = f"How did you meet? ({', '.join(formats)})"
        began = "When did it begin? (a time, a day, or both)"
        self._fill("when", lambda: self._until(began, when, str(self.told.on or "today")))
        self._fill("format", lambda: self._until(met, lambda text: _word(text, formats)))
        for person in self.told.people:
            for field, question in (("role", "Role of"), ("email", "E-mail address of")):
                if self._lacks(person, field):
                    person.add(field, self._ask(f"{question} {self._name(person)}?"))

    def _lacks(self, person: Person, field: str) -> bool:
        """Whether a field of theirs is told neither by their file nor now, and is to be asked for.

        That is so of somebody new, also where the debrief that wrote them down was broken off before it came
        to that; of somebody who moved, the address that is there is that of the company they left.
        """
        journal = self.session.journal
        contact = journal.contacts.get(person.who)
        if person.has(field) or person.new or contact is None:
            return person.new and not person.has(field)
        if field == "email" and "company" in person.personal:
            return True
        day = day_of(self.told.fields.get("when") or self.told.on or self.session.today)
        met_before = any(each.day < day for each in journal.interviews_with(contact.slug))
        return not (met_before or contact.do_not_contact or field in contact.file.places)

    def _name(self, person: Person) -> str:
        return names_of_all(self.session.journal).get(person.who, person.who)

    def _ask(self, question: str, default: str = "") -> str:
        self.keep()
        return composed(" ".join(ask(question, default).split()))

    def _until(self, question: str, read: Callable[[str], Value], default: str = "") -> Value | None:
        """Ask until the answer can be read, or is skipped."""
        while answer := self._ask(question, default):
            try:
                return read(answer)
            except ValueError as error:
                say(f"  {error}")
        return None

    def _fill(self, key: str, answer: Callable[[], object]) -> None:
        """Ask for a field that is not there yet."""
        if not self.told.fields.get(key) and (value := answer()):
            self.told.fields[key] = value


def _shown(line: Foreseen) -> tuple[str, str]:
    """A line as it would stand in the letter, or why it stays out."""
    if line.sentence is not None:
        return line.lead_in, line.sentence
    return line.lead_in, f"({line.reason})" if line.open else "(left out, since you say it yourself)"


def _in_words(question: Question) -> str:
    words = _IN_OWN_WORDS[question.lead_in]
    return f"  {question.to}: {words.strip().lower()}" if question.several else words


def _name_and_part(piece: str) -> tuple[str, str | None]:
    """The name and the part in "ana recruiter", "ana hiring manager" or "ana hir"; None: no part is there."""
    words = piece.split()
    for count in (2, 1):
        said = "-".join(words[-count:]).casefold()
        part = next((each for each in PARTS if said and each.startswith(said)), None)
        if part and words[:-count]:
            return " ".join(words[:-count]), part
    return piece, None


def _one_to_ten(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= 10:
        return int(text)
    raise ValueError("A number from 1 to 10, please.")


def _word(text: str, words: tuple[str, ...]) -> str:
    for word in words:
        if word.startswith(text.casefold()):
            return word
    raise ValueError(f"One of {', '.join(words)}, please.")
