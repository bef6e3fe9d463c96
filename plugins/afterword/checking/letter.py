"""A note as the checks see it: its text in layers of one length, so that every place can be pointed at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property

from afterword.checking.greeting import Greeting, find_greeting
from afterword.checking.wording import WORDING
from afterword.checking.words import telling
from afterword.frozen import frozen
from afterword.kinds import Kind
from afterword.records.contact import Contact
from afterword.records.gift import Gift
from afterword.records.interview import Debrief, Interview
from afterword.records.note import SPOKEN_WAYS
from afterword.records.position import Position
from afterword.records.problems import Level
from afterword.words.languages import ENGLISH, is_in_english
from afterword.words.note_text import (
    Gap,
    blanked,
    core_span,
    links_in,
    plain,
    spaces,
    without_code,
    words_in,
)

#: Said rather than read: such a note needs no greeting, subject or address.
SPOKEN = SPOKEN_WAYS

_LINK_TEXT = re.compile(r"(?<!!)\[[^\[\]\n]*\](?=\()")
_QUOTE = re.compile(
    r"“[^”]{1,400}”|„[^“”]{1,400}[“”]|«[^»]{1,400}»|(?<!\w)\"[^\"\n]{1,400}\"|^[ \t]*>.*$", re.MULTILINE
)
_SENTENCE_END = re.compile(
    r"(?<![.!?…])[.!?…]+[\"”’)\]]*(?=\s+[\"“(\[]?[^\W_a-z])|\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:dr|mr|mrs|ms|mx|prof|st|vs|no|nr|fig|approx|ca|cf|e\.g|i\.e|u\.s|u\.k|a\.m|p\.m|inc|ltd|co|jr|sr|[A-Z])\.$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:()–—]\s|\b(?:but|although|though)\b", re.IGNORECASE)
#: Longer than any of them, with the sign before it.
_LONGEST_ABBREVIATION = 12

#: The title of a gift is looked for in a letter up to this length; nobody writes a longer one out.
_LONGEST_TITLE = 300

#: Below this share of common words, and above this length, a text is taken not to be English.
_ENGLISH_SHARE = 0.15
_ENOUGH_WORDS = 15


@frozen
class Finding:
    """What a check found: where, and the two sentences for the reader.

    Attributes:
        at: a place in the body, counted in characters from 0; or the name of a front matter key.
        message: what was found and what was expected.
        fix: what to write instead, with an example.
        level: None: that of the rule.
    """

    at: int | str
    message: str
    fix: str
    level: Level | None = None


@frozen
class Sentence:
    """One sentence of the body, and where it begins."""

    start: int
    text: str


@frozen
class Letter:
    """A note to one person, with all that is known of what it is about.

    Attributes:
        slug: of the saved note; empty for a composed one.
        kind: None where the file names a kind that does not exist (the schema says so).
        interview: the one it is about.
        debriefs: what was written down about the person there; in every interview, where it is about none.
        all_debriefs: what was written down about the person in any interview.
        gifts: those it gives: of its ``gift:``, or whose address is in its text.
        usual_greeting: how the user greets; empty where that is not known.
        language: the code of the language it is to be in.
        gaps: what is still to be filled in, with places in ``subject`` and ``body``.
        path, body_line, places: where it stands, for the problems.
    """

    slug: str
    person: Contact
    kind: Kind | None
    subject: str
    body: str
    via: str = "email"
    interview: Interview | None = None
    position: Position | None = None
    debriefs: Sequence[Debrief] = ()
    all_debriefs: Sequence[Debrief] = ()
    gifts: Sequence[Gift] = ()
    gaps: Sequence[Gap] = ()
    usual_greeting: str = ""
    language: str = ENGLISH
    path: str = ""
    body_line: int = 1
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def place(self, at: int | str) -> tuple[int, int]:
        """Line and column, counted from 1, of a place in the body or of a front matter key."""
        if isinstance(at, str):
            return self.places.get(at, (1, 1))
        line = bisect_right(self._line_starts, at) - 1
        return self.body_line + line, at - self._line_starts[line] + 1

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.body))]

    @cached_property
    def core_span(self) -> tuple[int, int]:
        """Where the text between greeting and sign-off begins and ends."""
        return core_span(self.body)

    @cached_property
    def core_start(self) -> int:
        """Where the text after the greeting begins; the end of the greeting where nothing follows."""
        start, _ = self.core_span
        return min(start, max(0, len(self.body.rstrip()) - 1))

    @cached_property
    def greeting(self) -> Greeting | None:
        """How it addresses somebody, where it does."""
        return find_greeting(self.body, self.usual_greeting)

    @cached_property
    def without_code(self) -> str:
        """The body with code and comments blanked."""
        return without_code(self.body)

    @cached_property
    def plain(self) -> str:
        """The body with code, comments and addresses of the web and of mail blanked."""
        return plain(self.body)

    @cached_property
    def own_words(self) -> str:
        """What the user says in their own voice: quotations and the texts of links are blanked too."""
        return self._without_titles(blanked(_QUOTE, blanked(_LINK_TEXT, self.plain)))

    @cached_property
    def said(self) -> str:
        """``middle`` without the texts of links and the titles of gifts; quotations stay."""
        return self._only_core(self._without_titles(blanked(_LINK_TEXT, self.plain)))

    def _without_titles(self, text: str) -> str:
        for gift in (each for each in self.gifts if len(each.title) <= _LONGEST_TITLE):
            text = blanked(re.compile(re.escape(gift.title), re.IGNORECASE), text)
        return text

    @cached_property
    def middle(self) -> str:
        """``plain`` with greeting and sign-off blanked."""
        return self._only_core(self.plain)

    @cached_property
    def own_middle(self) -> str:
        """``own_words`` with greeting and sign-off blanked."""
        return self._only_core(self.own_words)

    @cached_property
    def unnamed_middle(self) -> str:
        """``own_middle`` with the names of their company and position blanked: wine in a name is no gift."""
        names = {
            self.person.company,
            *((self.position.company, self.position.title) if self.position else ()),
        }
        text = self.own_middle
        for name in sorted(names - {""}, key=lambda name: (-len(name), name)):
            text = blanked(re.compile(re.escape(name), re.IGNORECASE), text)
        return text

    def _only_core(self, text: str) -> str:
        start, end = self.core_span
        return spaces(text[:start]) + text[start:end] + spaces(text[end:])

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of ``middle``, in order."""
        found: list[Sentence] = []
        begin = 0
        for end in _SENTENCE_END.finditer(self.middle):
            before = self.middle[max(begin, end.start() - _LONGEST_ABBREVIATION) : end.start() + 1]
            if end[0].startswith(".") and _ABBREVIATION.search(before):
                continue
            _add_sentence(found, begin, self.middle[begin : end.end()])
            begin = end.end()
        _add_sentence(found, begin, self.middle[begin:])
        return tuple(found)

    def sentence_at(self, at: int) -> Sentence:
        """The sentence a place of the body is in."""
        number = bisect_right(self._sentence_starts, at) - 1
        if number >= 0:
            sentence = self.sentences[number]
            if at < sentence.start + len(sentence.text):
                return sentence
        return Sentence(at, "")

    def clause_at(self, at: int) -> int:
        """Where the clause begins in which a place of the body stands; clauses part at signs and at "but"."""
        return self._clause_starts[max(0, bisect_right(self._clause_starts, at) - 1)]

    def clause_text(self, start: int) -> str:
        """The words of the clause that begins at a place, up to the next."""
        number = bisect_right(self._clause_starts, start)
        end = self._clause_starts[number] if number < len(self._clause_starts) else None
        return self.middle[start:end]

    @cached_property
    def _clause_starts(self) -> Sequence[int]:
        ends = (match.end() for match in _CLAUSE_END.finditer(self.middle))
        return sorted({0, *ends, *self._sentence_starts})

    @cached_property
    def _sentence_starts(self) -> Sequence[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def links(self) -> tuple[tuple[int, str], ...]:
        """Addresses of the web in the text before the sign-off, with their places."""
        _, end = self.core_span
        return tuple((start, link) for start, link in links_in(self.without_code) if start < end)

    @cached_property
    def words(self) -> tuple[re.Match[str], ...]:
        """The words between greeting and sign-off; an address of the web is none."""
        return words_in(self.body)

    @cached_property
    def ours(self) -> str:
        """The body without the sentences the user wrote down to be said word for word."""
        text = self.body
        for said in self._word_for_word:
            text = blanked(said, text)
        return text

    @cached_property
    def counted_words(self) -> tuple[re.Match[str], ...]:
        """``words`` without those of ``_word_for_word``."""
        spans = [match.span() for said in self._word_for_word for match in said.finditer(self.body)]
        return tuple(
            word for word in self.words if not any(start <= word.start() < end for start, end in spans)
        )

    @cached_property
    def _word_for_word(self) -> Sequence[re.Pattern[str]]:
        facts = [fact for each in self.debriefs for fact in (*each.say, *each.since, *each.answer)]
        facts += [answer for each in self.debriefs for asked in each.asked_me for answer in asked.answers]
        texts = [fact.text for fact in facts]
        texts += [text for gift in self.gifts for text in (gift.why, gift.give)]
        lowered = self.body.lower()
        said = [words for text in texts if len(words := text.rstrip(".!?").split()) > 2]
        return [
            re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
            for words in said
            if all(word.lower() in lowered for word in words)  # to compile takes far longer
        ]

    @cached_property
    def english(self) -> bool:
        """Whether the text looks English, so that its phrases can be looked at."""
        if not is_in_english(self.language):
            return False
        words = [match[0].casefold().replace("’", "'") for match in self.words]
        if len(words) < _ENOUGH_WORDS:
            return True
        return sum(word in WORDING.common_english for word in words) / len(words) >= _ENGLISH_SHARE

    @cached_property
    def facts(self) -> frozenset[str]:
        """Stems of the telling words in what was written down about the person."""
        return frozenset(stem for debrief in self.debriefs for stem in telling(_text_of(debrief)))

    @cached_property
    def theirs(self) -> frozenset[str]:
        """Stems of the words that are the person's subjects, and so innocent wherever they stand."""
        texts = [_text_of(debrief) for debrief in self.all_debriefs]
        texts += [*self.person.interests, self.person.role, self.position.title if self.position else ""]
        texts += [text for gift in self.gifts for text in (gift.title, gift.why, gift.give, *gift.interests)]
        return frozenset(stem for text in texts for stem in telling(text))

    def is_theirs(self, words: str) -> bool:
        """Whether every telling word of a phrase is among the person's subjects."""
        stems = set(telling(words))
        return bool(stems) and stems <= self.theirs

    @property
    def kind_id(self) -> str:
        """The id of the kind; empty where there is none."""
        return self.kind.id if self.kind else ""


def _text_of(debrief: Debrief) -> str:
    return "\n".join([*(fact.text for fact in debrief.facts), debrief.prose])


def _add_sentence(found: list[Sentence], begin: int, text: str) -> None:
    words = text.strip()
    if words:
        found.append(Sentence(begin + text.index(words), words))
