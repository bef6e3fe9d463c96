"""What a debrief gives for a letter: lines surely fit for one, the user's own sentences, promises understood.

Of a line taken down in a hurry only what has one of a few safe shapes goes into a letter (``shapes``,
design, section 5). Whatever else was written down makes a gap, which quotes the line for the user where
nothing speaks against that, and else says where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from afterword.frozen import frozen
from afterword.gifts.matching import roots
from afterword.patterns import lazy
from afterword.records.contact import Contact
from afterword.records.interview import Debrief, Fact
from afterword.words.languages import ENGLISH, is_foreign
from afterword.words.note_text import IN_YOUR_WORDS, veil
from afterword.words.sensitive import doubtful, sensitive
from afterword.writing.cleaning import without_markup
from afterword.writing.fragments import Fragment, weave
from afterword.writing.lexicon import ADVERBS, DETERMINERS, PARTICLES, PREPOSITIONS, words_of
from afterword.writing.noun_phrases import begins_a_deed, is_deed, is_thing
from afterword.writing.others import Names
from afterword.writing.persons import Persons
from afterword.writing.quoting import may_be_quoted
from afterword.writing.shapes import (
    Shape,
    is_of_the_user,
    is_plain,
    shape_of,
    speaks_of,
    tokens_of,
)

_TO_DO = lazy(r"^(?:that )?(?:I(?: said I)?(?:['’]d| would|['’]ll| will)|will|would|to) ", re.IGNORECASE)
#: "A call", "lunch with the team": what is promised and not sent. "The talk" may be one to watch.
_NO_PARCEL = lazy(
    r"(?!the )(?:[\w'’-]+ ){0,3}?(?:call|ring|bell|buzz|chat|talk|visit|tour|meeting|meet-?up|coffee|tea"
    r"|lunch|breakfast|dinner|drink|pint|beer|walk|trip|outing|go|try|think|look|hand|lift|favou?r|session|demo"
    r"|demonstration|trial|shift|day|hour|evening)s?"
    r"(?= (?:with|to|about|at|on|in|for|of|from|after|before|by|over|a?round|once|when|next|this)\b|$)",
    re.IGNORECASE,
)
_TO_SEND = lazy(
    r"(?:send(?:ing)?|e?mail|share|forward|get(?! back to)|give|pass on|show)"
    r"(?: (?:(?:to|with) )?(?:you|her|him|them)\b)?(?: over)?(?: back)? (?=\w)",
    re.IGNORECASE,
)
#: Whom it is for, at the end: "the talk over to him", "the report for her".
_FOR_WHOM = lazy(r"(?: (?:over|across|back|on))? (?:to|with|for) (?:you|her|him|them)$", re.IGNORECASE)
_BY_POST = lazy(r"send|e?mail|share|forward", re.IGNORECASE)
#: "The sheet we use", "the list I made for Hull", "his book back": what a thing may have behind it.
_BEHIND_A_THING = lazy(r" (?:that |which )?(?:I|we)(?:['’](?:ve|d))? \w+(?: \w+){0,3}$| back$")
_WHOM = frozenset({"her", "him", "them", "you"})
#: Behind "her" these tell whom the deed is done to; before anything else "her" owns it: "ask her team".
_TO_HER = DETERMINERS | {"my", "our", "some", "to", "next", "this", "back", "again", "once"}
_NOT_OWNED = PREPOSITIONS | PARTICLES | ADVERBS | _TO_HER | {"first", "what", "when", "where", "whether"}
#: Deeds that are done to somebody with a thing: "lend her books" may be hers, or for her.
_WITH_A_THING = words_of("giving")
#: What comes by mail, and is no thing elsewhere since it may as well be heard or seen: "the talk".
_SENT = words_of("sent")
#: Deeds in words that are read as others are: "let him know about the rota" as "tell him about the rota".
_READ_AS = (
    (lazy(r"^let (\w+) know\b", re.IGNORECASE), r"tell \1"),
    (lazy(r"^get back to (?=\w)", re.IGNORECASE), "ring "),
    (lazy(r"^point (\w+) (?:to|at)\b", re.IGNORECASE), r"introduce \1 to"),
)

_IN_FULL = {"&": "and", "+": "and", "w/": "with", "w/o": "without"}
_SHORTHAND = lazy(r"(?<!\S)(?:&|\+|w/o?)(?!\S)", re.IGNORECASE)

#: Words of a line that a gap quotes; so many bring it to mind, and the sentence around them stays short.
_MOST_QUOTED = 8


@frozen
class Promise:
    """What was promised: a thing to send, or a deed to do; one of the two is empty."""

    thing: str = ""
    deed: str = ""


@frozen
class Known:
    """What is known of one talk with one person, each part worked out when a letter asks for it.

    Attributes:
        name: of whom it is about.
        debrief: what was written down.
        others: words of the names of everybody else, case folded; a line that speaks of one is not woven.
        for_another: the letter goes to somebody else, so that "her boat" stays hers.
    """

    name: str
    debrief: Debrief
    others: Names = frozenset()
    for_another: bool = False

    @classmethod
    def of(
        cls,
        contact: Contact,
        debrief: Debrief | None,
        others: Names = frozenset(),
        *,
        for_another: bool = False,
    ) -> Known:
        """What a debrief gives.

        Args:
            contact: whom it is about.
            debrief: None where nothing was written down.
            others: as in ``Known``.
            for_another: likewise.
        """
        return _known(contact.name, debrief or Debrief(contact.slug, 0), others, for_another)

    @cached_property
    def persons(self) -> Persons:
        """Whom "she", "he" and "they" mean in it."""
        debrief = self.debrief
        raw = (*self._spoken, *debrief.asked_me, *debrief.worries_them, *debrief.promised)
        lines = [fact.text for fact in raw]
        return Persons.of(self.name, (*lines, debrief.prose), left_alone=self.for_another)

    @property
    def detail(self) -> Fragment | None:
        """What was talked about first, else what they lit up at; None where nothing can be woven."""
        return self._details[0] if self._details else None

    @property
    def rest(self) -> tuple[Fragment, ...]:
        """Whatever else they talked about or lit up at."""
        return self._details[1:]

    @cached_property
    def worry(self) -> Fragment | None:
        """The first of what they asked, else of what worries them; None where nothing can be woven."""
        if self._questions:
            return self._questions[0][0]
        troubles = (
            self._woven(fact, "thing", "doing")
            for fact in self.debrief.worries_them
            if not is_of_the_user(fact.text)
        )
        return next(iter(_distinct(troubles)), None)

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The user's own sentences for them, word for word: `say:`, `since:`, and an `answer:`.

        Behind a gap, where that is to what cannot be woven; a sensitive one is a gap that does not quote it.
        """
        debrief = self.debrief
        sentences = [_sentence(fact) for fact in (*debrief.say, *debrief.since, *debrief.answer)]
        for asked, question, answer in self._asked:
            if answer and not question:
                # Of an answer nobody could tell what it answers.
                sentences.append(f"[{_noted(asked, 'what they asked, as noted', self.others)}]. {answer}")
        return tuple(sentences)

    @property
    def answer(self) -> str:
        """The user's answer to ``worry``, likewise; empty where none is written down."""
        return self._questions[0][1] if self._questions else ""

    @property
    def replies(self) -> tuple[tuple[Fragment, str], ...]:
        """What else they asked, each with the user's answer."""
        return tuple((question, answer) for question, answer in self._questions[1:] if answer)

    @cached_property
    def hint(self) -> str:
        """What stands in the gap for ``detail``: the first line that may be quoted, else where one is."""
        noted = self._spoken
        if not noted and not self.worry:
            noted = (*self.debrief.asked_me, *self.debrief.worries_them)
        quoted = filter(None, (_quoted(fact, self.others) for fact in noted))
        return next(quoted, _placed(noted[0], "what you noted") if noted else "")

    @property
    def _spoken(self) -> tuple[Fact, ...]:
        return (*self.debrief.talked_about, *self.debrief.lit_up_at)

    @cached_property
    def _details(self) -> tuple[Fragment, ...]:
        debrief = self.debrief
        # Whoever began it, of what was talked about only that is sure.
        talked = (self._woven(fact, "thing", "doing", "question") for fact in debrief.talked_about)
        lit_up = (self._woven(fact, "thing", "doing", "question") for fact in debrief.lit_up_at)
        details = _distinct(
            (
                *(each and replace(each, yours=False) for each in talked),
                *(each and replace(each, light=True) for each in lit_up),
            )
        )
        # What the user says of it in a sentence of their own is not said a second time.
        told = frozenset(word for fact in debrief.say for word in roots(fact.text))
        untold = tuple(each for each in details if told.isdisjoint(roots(each.text)))
        return untold or (() if debrief.say else details)

    @cached_property
    def _asked(self) -> list[tuple[Fact, Fragment | None, str]]:
        """What they asked: the question where it can be woven, and the user's answer to it."""
        return [
            (asked, self._woven(asked, "question"), " ".join(map(_sentence, asked.answers)))
            for asked in self.debrief.asked_me
        ]

    @cached_property
    def _questions(self) -> list[tuple[Fragment, str]]:
        return [
            (replace(question, text=veil(question.text), question=True), answer)
            for _, question, answer in self._asked
            if question
        ]

    def _woven(self, fact: Fact, *shapes: Shape) -> Fragment | None:
        bare, glad = _bare(fact.text), fact in self.debrief.lit_up_at
        return weave(bare, self.persons) if shape_of(bare, self.others, glad=glad) in shapes else None


#: Every letter to somebody asks again.
_known = lru_cache(maxsize=2048)(Known)


def _bare(text: str) -> str:
    """A line without markup, shorthand for small words, and a full stop at its end."""
    return (
        _SHORTHAND.sub(lambda found: _IN_FULL[found[0].casefold()], without_markup(text)).strip().rstrip(" .")
    )


def _sentence(fact: Fact) -> str:
    """One of the user's own sentences, word for word; a gap without a word of it where it is sensitive."""
    words = " ".join(fact.text.split())
    if sensitive(words):
        return f"[your line {fact.line}, said so that nothing in it is private]"
    end = "" if words.endswith((".", "!", "?", "…", '"', "”")) else "."
    return veil(f"{words[:1].upper()}{words[1:]}{end}")


def _noted(fact: Fact, what: str, others: Names) -> str:
    """What a gap for a line says: the line itself where it may be quoted, else where it stands."""
    return _quoted(fact, others) or _placed(fact, what)


def _quoted(fact: Fact, others: Names) -> str:
    """A line as a gap quotes it; empty where it may not be."""
    words = _bare(fact.text).split()
    if not may_be_quoted(" ".join(words), others):
        return ""
    short = words[:_MOST_QUOTED]
    return IN_YOUR_WORDS + veil(" ".join(short) + (" …" if len(short) < len(words) else ""))


def _placed(fact: Fact, what: str) -> str:
    return f"{IN_YOUR_WORDS}{what} on line {fact.line}"


def promise_of(text: str, persons: Persons, others: Names = frozenset()) -> Promise:
    """What was promised: "to send her the sheet" is a thing, "to check with my old ward" a deed; veiled.

    What is not surely one of the two is a gap in the place of the thing.
    """
    bare = persons.with_you(_TO_DO.sub("", _bare(text)))
    gap = Promise(thing="[what you promised]")
    if not is_plain(bare) or doubtful(text) or is_foreign(bare, ENGLISH) or speaks_of(bare, others):
        return gap
    if not all(map(persons.may_mean, _WHOM.intersection(tokens_of(bare)))):
        return gap  # somebody else, or others to whom the receiver may not belong
    if sent := _TO_SEND.match(bare):
        thing, by_post = _FOR_WHOM.sub("", bare[sent.end() :]), bool(_BY_POST.match(sent[0]))
        return _thing(thing, persons, by_post=by_post) or gap
    return _deed(bare, persons) or _thing(bare, persons, by_post=False) or gap


def _thing(words: str, persons: Persons, *, by_post: bool) -> Promise | None:
    """What is to be sent; None where the words are not surely a thing."""
    if not by_post and _NO_PARCEL.match(_BEHIND_A_THING.sub("", words)):
        return None
    if not persons.names.isdisjoint(tokens_of(words)):
        return None  # "ring Tom Reed": another Tom
    for told in (words, f"the {words}"):
        read = _of_nobody(tokens_of(_BEHIND_A_THING.sub("", told)))
        if is_thing(_as_sheets(read) if by_post else read) and (turned := weave(told, persons)):
            return Promise(thing=veil(turned.text))
    return None


def _deed(words: str, persons: Persons) -> Promise | None:
    """What is to be done; None where the words do not begin one."""
    read = words
    for pattern, put in _READ_AS:
        read = pattern.sub(put, read)
    tokens = tokens_of(read)
    if not begins_a_deed(tokens):
        return None
    gap = Promise(thing="[what you promised]")
    whom, following = 1, next(iter(tokens[2:]), "")
    if next(iter(tokens[1:]), "") in _WHOM:
        if tokens[1] != "her" or not following or following in _NOT_OWNED:
            whom = 2
            words = re.sub(r"^(\w+(?: back to)?) (?:her|him|them)\b", r"\1 you", words)
        elif tokens[0] in _WITH_A_THING:
            return gap
        else:
            tokens[1] = "the"
    done_to = tokens_of(_FOR_WHOM.sub("", " ".join(["", *_of_nobody(tokens[whom:])])))
    turned = weave(words, persons) if is_deed([tokens[0], *_as_sheets(done_to)]) else None
    return Promise(deed=veil(turned.text)) if turned else gap


def _of_nobody(words: Sequence[str]) -> list[str]:
    """The words with "the" for "my" and "our": what the user promises may be the user's."""
    return ["the" if word in {"my", "our", "some"} else word for word in words]


def _as_sheets(words: Sequence[str]) -> list[str]:
    """The words as of something on paper, where what they name comes so by mail."""
    return [
        "sheet" if word in _SENT else "sheets" if word.removesuffix("s") in _SENT else word for word in words
    ]


def _distinct(fragments: Iterable[Fragment | None]) -> tuple[Fragment, ...]:
    """Each fragment once, veiled: whatever brackets it has are the user's own words."""
    found = {fragment.text: fragment for fragment in fragments if fragment is not None}
    return tuple(replace(fragment, text=veil(fragment.text)) for fragment in found.values())
