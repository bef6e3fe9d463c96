"""The few shapes in which a line taken down in a hurry may enter a letter unasked.

Design, section 5: of a raw line only what is *surely* one of these may be woven, and everything else is a
gap that the user fills:

- a **thing**: a noun phrase that begins with a determiner and has no finite verb: "the red panda
  studbook";
- a **doing**: a phrase that begins with a gerund: "moving forty services to OpenTelemetry";
- a **question**: an indirect question about the user, or about the work: "whether I have run a kiln",
  "why the build takes an hour".

The lists in ``shapes.toml`` are closed. A word that is in none of them may be a noun, since there is no
end of those; whether it could be a verb or a judgement is looked at from its place, its ending and its other
forms (``noun_phrases``), and when in doubt the line has no shape.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from afterword.patterns import lazy
from afterword.words.english import is_english
from afterword.words.sensitive import doubtful, without_homographs
from afterword.writing.clauses import is_told_of
from afterword.writing.idioms import may_be_idiom
from afterword.writing.lexicon import (
    CLAUSE_WORDS,
    DETERMINERS,
    DOINGS,
    KNOWN,
    PERSONS,
    POSSESSIVES,
    words_of,
)
from afterword.writing.noun_phrases import is_doing, is_thing
from afterword.writing.others import Names
from afterword.writing.questions import is_of_work, is_question, runs_the_user_down

Shape = Literal["thing", "doing", "question"]

#: More would not fit a sentence of a letter.
_MOST_WORDS = 14

_TOKEN = lazy(r"[^\W_](?:[\w'’./+#:-]*[\w+#])?['’]?|,")
#: Anything but words, blanks, and commas between them: markup, brackets, quotes, arrows, exclamations.
_PLAIN = lazy(r"(?:[\w'’/+#,%&\s-]|[.:](?!\s))*")

#: Articles that do not go with the word behind them are no English ones: "a asma", "an der Qualität".
_NO_ARTICLE = lazy(r"\b(?:a\s+[aeiou](?!ne\b|n[ie]|se|ro|til)|an\s+[bcdfgjklmnpqrstvwyz])", re.IGNORECASE)
#: No vowel, so it is shorthand: "pt", "mgr".
_SHORTHAND = lazy(r"[bcdfghjklmnpqrstvwxz]{2,}")
_FOREIGN = words_of("foreign")
_BEFORE_A_PLACE = frozenset({"at", "from", "in", "near", "to", "via"})
#: That names may be, too.
_SMALL_WORDS = CLAUSE_WORDS | DETERMINERS | words_of("prepositions") | words_of("subjects") | {"to"}

_ASKING = lazy(r"(?:whether|if|how|why|what|which|when|where)\b", re.IGNORECASE)
_GAP_OF_THE_USER = lazy(r"\bgaps?(?: (?:in|of|since|from)\b|$)", re.IGNORECASE)
#: Somebody whom no name and no pronoun tells: "the last one", "who does any work".
_SOMEBODY = lazy(
    r"\b(?:who|whom|whose|(?:the|this|that|last|only|old|new|other|next|first) ones?)\b", re.IGNORECASE
)
#: Of what is one's own in an application.
USERS_OWN = words_of("users_own")


def shape_of(text: str, names: Names = frozenset(), *, glad: bool = False) -> Shape | None:
    """Which of the shapes a line surely has; None: it may only stand in a gap.

    Args:
        text: one line, without markup, its last full stop left out.
        names: words of the names of people, case folded; a line that speaks of one has no shape.
        glad: it is what they lit up at.
    """
    shape = _shape(text, glad=glad)
    return None if shape and speaks_of(text, names) else shape


@lru_cache(maxsize=4096)
def may_be_read(text: str) -> bool:
    """Whether a line is of plain English words, and nothing in it may be private."""
    return is_plain(text) and not doubtful(text)


@lru_cache(maxsize=4096)
def _shape(text: str, *, glad: bool) -> Shape | None:
    """The shape of a line, whomever it speaks of."""
    if not may_be_read(text):
        return None
    text = without_homographs(text)
    tokens = tokens_of(text)
    if not 1 < sum(token != "," for token in tokens) <= _MOST_WORDS:
        return None
    if _ASKING.match(text):
        return "question" if is_question(tokens, text) else None
    if re.search(r",\s*\S+$", text) and not {"and", "or"} & set(tokens):
        return None  # "his sourdough, Kevin"
    if tokens[0] in DOINGS:
        return "doing" if is_doing(tokens, glad=glad) or is_told_of(tokens, glad=glad) else None
    return "thing" if is_thing(tokens, glad=glad) or is_told_of(tokens, glad=glad) else None


def tokens_of(text: str) -> list[str]:
    """Words and commas, in small letters but for names that only a capital tells: those keep theirs."""
    tokens = [token.replace("’", "'") for token in _TOKEN.findall(text)]
    return [
        token if place and token[:1].isupper() and not is_i(token) else token.casefold()
        for place, token in enumerate(tokens)
    ]


def is_i(word: str) -> bool:
    """Whether a word is "I", alone or with a verb: "I'd"."""
    return word == "I" or word.startswith("I'")


def speaks_of(text: str, names: Names) -> bool:
    """Whether one of the names, case folded, stands in a text, alone or as a part of a compound.

    A name such as "An" or "Will", which a small word is too, counts with its capital.
    """
    parts = re.split(r"['’-]", "-".join(_TOKEN.findall(text)))
    return any(
        part.casefold() in names and (part[:1].isupper() or part not in _SMALL_WORDS) for part in parts
    )


def may_be_told(text: str) -> bool:
    """Whether a line, of whatever shape, may be handed on to a command that writes.

    Only where all of it is English, and nothing speaks of a person.
    """
    low = {token.casefold() for token in tokens_of(text)}
    spoken_of = (PERSONS - {"i", "i'd", "i've", "we", "our"}) | POSSESSIVES
    judged = not all(map(is_of_work, low)) or may_be_idiom(tokens_of(text))
    harmful = bool(judged or low & spoken_of or _SOMEBODY.search(text))
    harmful = harmful or doubtful(text) or runs_the_user_down(text)
    return is_plain(text) and ". " not in text and not harmful


def is_of_the_user(text: str) -> bool:
    """Whether a thing that is said to trouble them is the user's: "the gap in 2023", "the notice period"."""
    return not USERS_OWN.isdisjoint(tokens_of(text)) or bool(_GAP_OF_THE_USER.search(text))


def is_plain(text: str) -> bool:
    """Whether a text is of English words, and of nothing but words and commas."""
    if not text or not text.isprintable() or not _PLAIN.fullmatch(text) or not _is_latin(text):
        return False
    words = [token.replace("’", "'") for token in _TOKEN.findall(text)]
    low = {word.casefold() for word in words}
    odd = any(_is_odd(word, before) for before, word in zip(["", *words], words, strict=False))
    return not (_NO_ARTICLE.search(text) or _FOREIGN & low or odd)


def _is_odd(word: str, before: str) -> bool:
    """Whether a word is shorthand, misspelt, or of another language; one with a capital is a name.

    With letters that English has not it is one only where a name would stand: "a huge Rückstand" is none.
    """
    if not word[:1].islower():
        return not (word.isascii() or before[:1].isupper() or before in _BEFORE_A_PLACE)
    return word not in KNOWN and (bool(_SHORTHAND.fullmatch(word)) or not is_english(word))


def _is_latin(text: str) -> bool:
    return text.isascii() or all("LATIN" in unicodedata.name(sign, "") for sign in text if sign.isalpha())
