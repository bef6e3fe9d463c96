"""The few shapes in which a line taken down in a hurry may enter a letter unasked.

Design, section 5: of a raw line only what is *surely* one of these may be woven, and everything else is a
gap that the user fills:

- a **thing**: a noun phrase that begins with a determiner and has no finite verb: "the red panda
  studbook";
- a **doing**: a phrase that begins with a gerund: "moving forty services to OpenTelemetry";
- a **question**: an indirect question about the user, or about the work: "whether I have run a kiln",
  "why the build takes an hour".

The lists in ``shapes.toml`` are closed. A word that is in none of them may be a noun, since there is no
end of those; whether it could be a verb or a judgement is looked at from its place and its ending, and
when in doubt the line has no shape.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from afterword.words.english import is_english
from afterword.words.sensitive import doubtful

Shape = Literal["thing", "doing", "question"]

_DATA = tomllib.loads(Path(__file__).with_name("shapes.toml").read_text(encoding="utf-8"))


def _words(key: str) -> frozenset[str]:
    return frozenset(_DATA[key].split())


DETERMINERS = _words("determiners")
_PREPOSITIONS = _words("prepositions")
_CONJUNCTIONS = _words("conjunctions")
_CLAUSE_WORDS = _words("clause_words")
_PERSONS = _words("persons")
POSSESSIVES = _words("possessives")
_OWN = _words("own")
_DOINGS = _words("doings")
_ADJECTIVES = _words("adjectives")
_NOUNS = _words("nouns")
_PASTS = _words("pasts")
_VERBS = _words("verbs")

#: More would not fit a sentence of a letter.
_MOST_WORDS = 14
#: More nouns in a row are hardly one thing.
_MOST_IN_A_ROW = 4

_TOKEN = re.compile(r"[^\W_](?:[\w'’./+#-]*[\w+#])?|,")
#: Anything but words, blanks, and commas between them: markup, brackets, quotes, arrows, exclamations.
_PLAIN = re.compile(r"[\w'’./+#,%&\s-]*")
_ADJECTIVE = re.compile(
    r"\w{2,}(?:ful|less|ous|ive|able|ible|ish|ic|ical|al|ary|ory|(?<!m)ent|ant|ern|y|ed|est)"
)
#: Endings that adjectives share with a great many nouns; a word with one of these is a noun where it
#: is the last of a row.
_MAY_BE_NOUN = re.compile(r"\w{2,}(?:ic|al|ary|ory|ent|ant|(?<!l)y|ive|able)")
_PLURAL = re.compile(r"\w{2,}(?<![aiosu])s")

#: Articles that do not go with the word behind them are no English ones: "a asma", "an der Qualität".
_NO_ARTICLE = re.compile(
    r"\b(?:a\s+[aeiou](?!ne\b|n[ie]|se|ro|til)|an\s+[bcdfgjklmnpqrstvwyz])", re.IGNORECASE
)
#: No vowel, so it is shorthand: "pt", "mgr".
_SHORTHAND = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,}")
_FOREIGN = _words("foreign")

_ASKING = re.compile(r"(?:whether|if|how|why|what|which|when|where)\b", re.IGNORECASE)
_SUBJECTS = _words("subjects")
_AUXILIARIES = _words("auxiliaries")
#: Of others than the user: such a question may be a judgement on them.
_OTHERS = _PERSONS - _words("askable")
_SELF_DAMAGE = re.compile(
    r"\b(?:" + "|".join(re.escape(each.strip()) for each in _DATA["self_damage"].split(",")) + r"|too \w+)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def shape_of(text: str, names: frozenset[str] = frozenset()) -> Shape | None:
    """Which of the shapes a line surely has; None: it may only stand in a gap.

    Args:
        text: one line, without markup, its last full stop left out.
        names: words of the names of people, case folded; a line that speaks of one has no shape.
    """
    if (
        not text
        or not text.isprintable()
        or not _PLAIN.fullmatch(text)
        or (not text.isascii() and not _is_latin(text))
    ):
        return None
    tokens = [token.replace("’", "'") for token in _TOKEN.findall(text)]
    words = [token for token in tokens if token != ","]
    if not 2 <= len(words) <= _MOST_WORDS or doubtful(text):
        return None
    low = [token.casefold() for token in tokens]
    if _NO_ARTICLE.search(text) or _FOREIGN & set(low) or any(map(_is_odd, words)):
        return None
    if re.search(r",\s*\S+$", text) and not _CONJUNCTIONS & set(low):
        return None  # "his sourdough, Kevin"
    if speaks_of(text, names):
        return None
    if _ASKING.match(text):
        return "question" if _asks(low, text) else None
    if low[0] in _DOINGS:
        return "doing" if len(tokens) == 1 or _phrases(_marked(tokens)[1:], begins_with_thing=False) else None
    if low[0] in DETERMINERS or low[0] in POSSESSIVES or re.fullmatch(r"\d{1,4}", low[0]):
        return "thing" if _phrases(_marked(tokens), begins_with_thing=True) else None
    return None


def speaks_of(text: str, names: frozenset[str]) -> bool:
    """Whether one of the names, case folded, stands in a text, alone or as a part of a compound."""
    return any(part in names for word in _TOKEN.findall(text) for part in re.split(r"['’-]", word.casefold()))


def is_quotable(text: str) -> bool:
    """Whether a line that has none of the shapes may be quoted to the user in a gap.

    Only where all of it is English, and nothing speaks of a person: a gap that is overlooked must do no harm.
    """
    tokens = [token.replace("’", "'") for token in _TOKEN.findall(text)]
    low = {token.casefold() for token in tokens}
    spoken_of = _PERSONS - {"i", "i'd", "i've", "we", "our", "team", "staff", "people"} | POSSESSIVES
    odd = any(_is_odd(token) for token in tokens if token != ",")
    return bool(_PLAIN.fullmatch(text)) and not (low & spoken_of or odd or doubtful(text) or _FOREIGN & low)


def _marked(tokens: Sequence[str]) -> list[str]:
    """The words in small letters, but for names that only a capital tells: those keep theirs."""
    return [
        token if place and token[:1].isupper() else token.casefold() for place, token in enumerate(tokens)
    ]


def _is_odd(word: str) -> bool:
    """Whether a word is shorthand, misspelt, or of another language; one with a capital is a name."""
    return word[:1].islower() and (bool(_SHORTHAND.fullmatch(word)) or not is_english(word))


def _phrases(low: Sequence[str], *, begins_with_thing: bool) -> bool:
    """Whether words are runs of nouns, each begun rightly, with nothing that makes a clause of them."""
    run: list[str] = []
    opened = not begins_with_thing  # whether a noun may stand here without a determiner
    place = 0
    while place < len(low):
        word = low[place]
        last = place + 1 == len(low)
        if word == "," or word in _CONJUNCTIONS:
            if last or (run and not _is_run(run)):
                return False
            run, opened = [], True
        elif word in _PREPOSITIONS:
            if (
                last
                or (run and not _is_run(run))
                or (
                    not run
                    and place
                    and low[place - 1] not in _PREPOSITIONS
                    and low[place - 1] not in _DOINGS
                )
            ):
                return False
            run, opened = [], True
        elif word in _CLAUSE_WORDS or word in _PERSONS:
            return False
        elif word in DETERMINERS or word in POSSESSIVES or re.fullmatch(r"\d[\d.,]*%?", word):
            if run and run[-1][:1].isupper() and word[:1].isdigit():
                place += 1
                continue  # "her Contessa 32"
            if run or last:
                return False
            if word in POSSESSIVES and not _may_be_owned(low, place + 1):
                return False
            opened = True
        elif (
            word in _DOINGS
            and not run
            and opened
            and place
            and (low[place - 1] in _PREPOSITIONS or low[place - 1] in _CONJUNCTIONS)
        ):
            pass  # "for moving the whole fleet"
        else:
            if not opened:
                return False
            run.append(word)
        place += 1
    return not run or _is_run(run)


def _may_be_owned(low: Sequence[str], start: int) -> bool:
    """Whether what follows "her" is a thing that somebody would be glad to be asked about."""
    for word in map(str.casefold, low[start : start + 3]):
        if word in _OWN:
            return True
        if word not in _ADJECTIVES and not word.isdigit() and word not in DETERMINERS:
            return False
    return False


def _is_run(run: Sequence[str]) -> bool:
    """Whether words in a row are a thing and nothing else: no verb among them, no judgement before them."""
    if len(run) > _MOST_IN_A_ROW:
        return False
    for place, word in enumerate(run):
        last = place + 1 == len(run)
        if word in _PASTS or (place and word in _VERBS and word not in _NOUNS):
            return False
        if word in _ADJECTIVES:
            if last:
                return False
            continue
        if word in _NOUNS or word[:1].isupper():
            continue
        if word.endswith("ly"):
            return False
        if word.endswith("ed") and (last or place):
            return False
        if word.endswith("ing") and last and place:
            return False
        if _ADJECTIVE.fullmatch(word) and not (last and _MAY_BE_NOUN.fullmatch(word)):
            return False
        if place and not last and _PLURAL.fullmatch(run[place]):
            return False  # "the alarms ring hourly"
    return True


def _asks(low: Sequence[str], text: str) -> bool:
    """Whether it is an indirect question, with its subject before its verb, about the user or the work."""
    if (
        _SELF_DAMAGE.search(text)
        or set(low) & _OTHERS
        or {"he", "she", "they"} & set(low)
        or POSSESSIVES & set(low)
    ):
        return False
    start = 1
    if (
        low[0] == "how"
        and len(low) > 2
        and low[1] in {"many", "far", "long", "often", "fast", "soon", "well"}
    ):
        start = 2
        while start < len(low) - 1 and low[start] not in _SUBJECTS and low[start] not in _AUXILIARIES:
            start += 1
    elif low[0] in {"what", "which"} and len(low) > 3 and low[1] not in _SUBJECTS and low[2] in _SUBJECTS:
        start = 2  # "which tools I use"
    if start >= len(low) - 1 or low[start] in _AUXILIARIES:
        return False
    if low[0] == "why" and not re.match(
        r"why (?:I would|I'd|I want|I chose|I applied|we|the|this|that|it|there)\b", text, re.IGNORECASE
    ):
        return False  # "why I stopped working" may be nobody's business
    if low[start] in ("i", "i'd", "i'll", "i've", "we", "we'd", "we'll", "we've"):
        return True
    if low[start] in _SUBJECTS:
        # Of the work, and in small letters: "the Trustees" are people.
        return low[0] in {"why", "how", "when", "where"} and not re.search(r"\s[A-Z]", text)
    # "whether zoos should exist": a bare plural with an auxiliary behind it.
    return (
        low[0] in {"whether", "if", "how", "why"}
        and bool(_PLURAL.fullmatch(low[start]))
        and low[start + 1] in _AUXILIARIES
    )


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in text if letter.isalpha())
