"""Reading a line as a thing or a doing with what hangs on it, and as nothing else.

A small grammar on purpose: whatever it does not know how to go on with is not read, and the line has no
shape. What keeps it from taking a clause for a thing is agreement: behind a singular noun only a verb in
-s, in the past or out of the closed lists can be finite, and behind a plural one the plain form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterword.words.english import is_adjective_by_degrees, is_rare, may_be_verb
from afterword.writing.idioms import may_be_idiom
from afterword.writing.lexicon import (
    ADJECTIVES,
    ADVERBS,
    ATTRIBUTES,
    CLAUSE_WORDS,
    COLLECTIVES,
    DETERMINERS,
    DOINGS,
    DONE,
    KNOWN,
    KNOWN_PARTS,
    NOUNS,
    NUMBERS,
    OWN,
    PARTICLES,
    PASTS,
    PERSONAL,
    PERSONS,
    PLURAL,
    POSSESSIVES,
    PREPOSITIONS,
    STATES,
    TIMES,
    VERBS,
    is_base_of_doing,
    is_known_noun,
    is_trade,
    singular,
    words_of,
)

#: Besides determiners and particles, what stands behind a verb and not behind a noun.
_BEHIND_A_DEED = frozenset({"her", "him", "them", "you", "my", "our", "with", "whether", "next", "some"})

_ONLY_BEFORE = words_of("only_before_a_thing")

#: More nouns in a row are hardly one thing.
_MOST_IN_A_ROW = 5

#: Stands for a number behind a noun: "tank 6", "her Contessa 32".
_FIGURE = "#"
_NUMBER = re.compile(r"\d[\d.,/]*(?:%|st|nd|rd|th|s|am|pm|m|km|kg|cm|mm)?|\d{1,2}:\d{2}")
_ADJECTIVE = re.compile(
    r"\w{2,}(?:ful|less|ous|ive|able|ible|ish|ic|ical|al|ary|ory|(?<!m)ent|ant|ern|y|ed|est)"
)
#: Endings that adjectives share with a great many nouns; a word with one of these is a noun at the end.
_MAY_BE_NOUN = re.compile(r"\w{2,}(?:ic|al|ary|ory|ent|ant|(?<!l)y|ive|able)")
_GENITIVE = re.compile(r"\w[\w-]*(?:'s|s')")


def is_thing(tokens: Sequence[str], *, glad: bool = False) -> bool:
    """Whether words are a noun phrase that begins with a determiner, and what hangs on it.

    Args:
        tokens: the words, and commas.
        glad: somebody was glad to speak of it, so that what is theirs is so of their own accord.
    """
    return _Reader(tokens, glad=glad).whole(doing=False)


def is_doing(tokens: Sequence[str], *, glad: bool = False) -> bool:
    """Whether words are a phrase that begins with a gerund; ``glad`` as in ``is_thing``."""
    return not may_be_idiom(tokens) and _Reader(tokens, glad=glad).whole(doing=True)


def goes_on(tokens: Sequence[str]) -> bool:
    """Whether words may follow a verb: what it is done to, how, where and when; or nothing."""
    return _Reader(["doing", *tokens]).whole(doing=True)


def is_deed(tokens: Sequence[str]) -> bool:
    """Whether words are a verb in its plain form and what it is done to: "check the rota with them"."""
    return bool(tokens) and is_base_of_doing(tokens[0]) and goes_on(tokens[1:])


def begins_a_deed(tokens: Sequence[str]) -> bool:
    """Whether a promise begins with what is to be done, not with a thing: "check with her", "check list"."""
    follows = tokens[1] if len(tokens) > 1 else ""
    opens = follows in DETERMINERS | POSSESSIVES | PARTICLES | _BEHIND_A_DEED or follows.endswith("ing")
    return bool(tokens) and is_base_of_doing(tokens[0]) and (opens or not follows)


def may_be_owned(words: Sequence[str]) -> bool:
    """Whether words begin with a thing, and no trait, that somebody may have: "pattern blocks from …"."""
    run: list[str] = []
    for word in words:
        if (
            not (is_known_noun(word) or word in ADJECTIVES or _GENITIVE.fullmatch(word))
            or word in PREPOSITIONS
        ):
            break
        run.append(word)
    traits = PERSONAL | TIMES
    return bool(run) and run[-1] not in ADJECTIVES - NOUNS and traits.isdisjoint(run)


def owned(words: Sequence[str]) -> bool:
    """Whether "her" and these words are a thing that somebody would be glad to be asked about."""
    low = [word.casefold() for word in words]
    last_known = bool(words) and (low[-1] in KNOWN or words[-1][:1].isupper())
    return last_known and not OWN.isdisjoint(low)


class _Reader:
    """Reads words from the left; ``_at`` is the place of the next one."""

    def __init__(self, tokens: Sequence[str], *, glad: bool = False) -> None:
        self._glad = glad
        self._tokens = [token.replace("’", "'") for token in tokens]
        self._at = 0
        self._doing = False  # a gerund has been read, so that particles may stand behind its object
        self._many = False  # a plural has been read, that "their" may mean

    def whole(self, *, doing: bool) -> bool:
        if doing:
            self._at = 1
            self._doing = True
            return self._object() and self._rest()
        return self._thing(bare=False) and self._rest()

    @property
    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _following(self, ahead: int = 1) -> str:
        place = self._at + ahead
        return self._tokens[place] if place < len(self._tokens) else ""

    def _ends_after(self) -> bool:
        following = self._following()
        return not following or following in PREPOSITIONS

    def _object(self) -> bool:
        """What is done, behind a gerund: nothing, "it", or a thing."""
        word = self._next
        if not word or word in PREPOSITIONS | ADVERBS | {",", "and", "or", "to"}:
            return True
        if word == "back" and self._following() in PREPOSITIONS:
            return True
        if word not in {"a", "an"} and self._is_time():
            return True
        if word in {"it", "them"} and self._at > 1:
            self._at += 1
            return True
        return self._thing(bare=True)

    def _rest(self) -> bool:
        """Whatever may hang on a thing or a doing, up to the end."""
        while word := self._next:
            before = self._tokens[self._at - 1]
            if self._is_time():
                self._skip_time()
            elif word == "to" and is_base_of_doing(self._following()) and self._doing:
                self._at += 2
                if not self._object():
                    return False
            elif word in ADVERBS or (word in STATES and self._doing and self._ends_after()):
                if before in PREPOSITIONS:
                    return False
                self._at += 1
            elif word in PREPOSITIONS | PARTICLES or (word in DONE and self._following() == "by"):
                self._at += word in DONE
                if not self._prepositional():
                    return False
            elif word in {",", "and", "or"}:
                self._at += 1
                if word == "," and self._next in {"and", "or"}:
                    self._at += 1
                if self._next in DOINGS and self._doing:
                    self._at += 1
                    if not self._object():
                        return False
                elif self._next in PREPOSITIONS:
                    continue
                elif word == "," and not {"and", "or"} & set(self._tokens[self._at :]):
                    return False  # no list: "the pipes, plays at Burns Night"
                elif self._verb_like() or not self._thing(bare=True):
                    return False
            else:
                return False
        return self._tokens[-1] not in {",", "and", "or"}

    def _prepositional(self) -> bool:
        particle = self._next in PARTICLES
        self._at += 1
        if self._next in PREPOSITIONS and self._next:
            self._at += 1
        if not self._next or self._next in {",", "and", "or"}:
            return particle and self._doing
        if particle and self._doing and (self._next in ADVERBS or self._is_time()):
            return True
        if self._next in {"it", "them"} and self._doing:
            self._at += 1
            return True
        if self._next in DOINGS and not self._makes_noun_phrase():
            self._at += 1
            self._doing = True
            return self._object()
        return self._thing(bare=True)

    def _makes_noun_phrase(self) -> bool:
        """Whether a word in -ing stands before a noun, not before what is done: "for ringing practice"."""
        following = self._following()
        return bool(following) and following in NOUNS and not PLURAL.fullmatch(following)

    def _thing(self, *, bare: bool) -> bool:
        """A noun phrase; ``bare``: it need not begin with a determiner."""
        self._at += self._next == "all"
        word = self._next
        whose = ""
        if word in POSSESSIVES:
            whose = word
            self._at += 1
        elif word in DETERMINERS or word == "its":
            self._at += 1
            if self._next in {"other", "same"}:
                self._at += 1
        elif not bare and not self._is_number():
            return False
        counted = False
        while self._is_number():
            counted = True
            self._at += 1
        begin = self._at
        if not self._run(alone=counted):
            return False
        words = self._tokens[begin : self._at]
        return not whose or (whose == "their" and self._many) or self._is_theirs(words)

    def _is_theirs(self, words: Sequence[str]) -> bool:
        # Of "her allotment's first artichoke" the allotment is hers.
        first = next((place for place, word in enumerate(words) if _GENITIVE.fullmatch(word)), None)
        if first is not None:
            words = [*words[:first], re.sub(r"'s$|'$", "", words[first])]
        words = [word for word in words if not _NUMBER.fullmatch(word)]
        return owned(words) or (
            self._glad and bool(words) and words[-1] in KNOWN and words[-1] not in PERSONAL
        )

    def _is_number(self) -> bool:
        return bool(_NUMBER.fullmatch(self._next)) or self._next in NUMBERS

    def _run(self, *, alone: bool) -> bool:
        """Nouns in a row, with adjectives before them; ``alone``: none need follow, a number stands there."""
        run: list[str] = []
        while word := self._next:
            if word in {",", "and", "or", "to"} or word in PREPOSITIONS or self._is_time(run):
                break
            if run and (word in ADVERBS or (word in DONE and self._following() == "by")):
                break
            if run and self._doing and word in STATES and self._ends_after():
                break
            if run and self._doing and word in PARTICLES and run[-1] not in ADJECTIVES:
                break
            if word in CLAUSE_WORDS or word in PERSONS or word in DETERMINERS | POSSESSIVES | {"its"}:
                return False
            self._at += 1
            if _GENITIVE.fullmatch(word) and not word[:-1].endswith("'"):
                if not _is_run([*run, word.removesuffix("'")]):
                    return False
                run = []
                if not self._next:
                    return False
            elif _GENITIVE.fullmatch(word):
                owner = word.removesuffix("'s")
                if owner.casefold() in PERSONS or not _is_run([*run, owner]) or not self._next:
                    return False
                run = []
            elif _NUMBER.fullmatch(word) or word in NUMBERS:
                if run and not (
                    run[-1][:1].isupper()
                    or run[-1] in ATTRIBUTES
                    or (self._ends_after() and run[-1] in NOUNS and run[-1] not in ADJECTIVES)
                ):
                    return False
                run += [_FIGURE] if run else []
            else:
                run.append(word)
        if run and PLURAL.fullmatch(run[-1]):
            self._many = True
        return _is_run(run) if run else alone

    def _is_time(self, run: Sequence[str] = ()) -> bool:
        """Whether "every August", "last year", "a day" begins here."""
        word, following = self._next, self._following().casefold()
        if word in {"every", "each", "this", "last", "next", "all"} and (self._at or run):
            if following in NUMBERS and self._following(2).casefold() in TIMES:
                return True
            return following in TIMES
        further = self._following(2)
        ends = not further or further in PREPOSITIONS | ADVERBS | {",", "and", "or"}
        return word in {"a", "an"} and following in TIMES and self._at > 0 and ends

    def _skip_time(self) -> None:
        self._at += 3 if self._following() in NUMBERS else 2

    def _verb_like(self) -> bool:
        """Whether a word that begins a phrase without a determiner may be a verb."""
        word = self._next
        return not word[:1].isupper() and (
            word in VERBS
            or word in PASTS
            or word.endswith(("ed", "ing"))
            or (may_be_verb(singular(word)) and not is_known_noun(word))
        )


def _is_run(run: Sequence[str]) -> bool:
    """Whether words in a row are a thing and nothing else: no verb among them, no judgement before them."""
    if len(run) > _MOST_IN_A_ROW:
        return False
    return all(_fits(run, place) for place in range(len(run)))


def _fits(run: Sequence[str], place: int) -> bool:
    word, last = run[place], place + 1 == len(run)
    first = not place or run[place - 1] in ADJECTIVES
    if word == _FIGURE or word[:1].isupper():
        return True
    if word in _ONLY_BEFORE:
        return not last and is_known_noun(run[place + 1]) and not is_trade(run[place + 1])
    if word in PASTS:
        return first and word in NOUNS
    if word in ADJECTIVES and (not last or word not in NOUNS):
        return not last
    if _follows_plural(run, place):
        return word in NOUNS and not PLURAL.fullmatch(word) and not may_be_verb(word)
    if last and not first and _is_third_person(word):
        return word in NOUNS and word not in VERBS
    if is_known_noun(word) or word in DOINGS or (first and not last and _is_done(word)):
        return True
    if word.endswith(("ly", "ed", "ing")) or is_adjective_by_degrees(word) or not is_rare(word):
        return False
    return not describes(word, last=last)


def describes(word: str, *, last: bool = True) -> bool:
    """Whether a word ends like an adjective; with some endings it may be a noun where it is the last."""
    return bool(_ADJECTIVE.fullmatch(word)) and not (last and _MAY_BE_NOUN.fullmatch(word))


def _is_done(word: str) -> bool:
    """Whether a word in -ed says what was done to a thing, or what it has: "painted", "three-legged"."""
    stem = word.removesuffix("ed")
    if stem == word or word == "fired":
        return False
    if "-" in word:
        *before, root = stem.split("-")
        return KNOWN_PARTS.issuperset(before) and not KNOWN_PARTS.isdisjoint({root, f"{root}e", root[:-1]})
    return f"{stem}ing" in DOINGS or f"{stem[:-1]}ying" in DOINGS


def _follows_plural(run: Sequence[str], place: int) -> bool:
    """Whether a plural, or a word for many, stands before: what follows may be its verb."""
    if not place:
        return False
    before = run[place - 1]
    if before[:1].isupper():
        return bool(re.fullmatch(r"[A-Z]{2,}s", before))
    return before in COLLECTIVES or bool(PLURAL.fullmatch(before) and before not in ATTRIBUTES)


def _is_third_person(word: str) -> bool:
    """Whether a word in -s may tell what somebody does rather than what there is."""
    return bool(PLURAL.fullmatch(word)) and (word in VERBS or may_be_verb(word.removesuffix("s")))
