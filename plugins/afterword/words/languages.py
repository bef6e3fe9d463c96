"""Languages: their codes and names, and whether a line can stand in a letter of one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from afterword.compiled import table_of
from afterword.frozen import frozen
from afterword.words.english import is_english

#: The language of our own sentences.
ENGLISH = "en"

_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_GAP_BEFORE = re.compile(r"\[[^\[\]]*\][.\s]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

#: So many of its small words make a line surely one of a language.
_SURE = 2


@frozen
class _Languages:
    """What ``languages.toml`` says, by code."""

    names: Mapping[str, str]
    #: Its small words.
    common: Mapping[str, frozenset[str]]
    #: The codes of those that have a word among their small ones.
    of_common: Mapping[str, tuple[str, ...]]
    scripts: Mapping[str, str]
    #: By any other code, or any name in small letters.
    codes: Mapping[str, str]
    no_languages: Mapping[str, str]


@cache
def _languages() -> _Languages:
    # Read when first asked for: most commands never ask.
    data = table_of(Path(__file__).with_name("languages.toml"))
    tables: Mapping[str, Mapping[str, Any]] = data["languages"]
    names = {code: str(table["name"]) for code, table in tables.items()}
    common = {code: frozenset(table["words"].split()) for code, table in tables.items() if "words" in table}
    of_common: dict[str, tuple[str, ...]] = {}
    for code, words in common.items():
        for word in words:
            of_common[word] = (*of_common.get(word, ()), code)
    return _Languages(
        names,
        common,
        of_common,
        {code: str(table["script"]) for code, table in tables.items() if "script" in table},
        {
            **data["other_codes"],
            **{name.casefold(): code for code, name in names.items()},
            **{own.casefold(): code for code, table in tables.items() for own in table.get("own", ())},
        },
        data["no_languages"],
    )


@cache
def small_elsewhere() -> frozenset[str]:
    """The small words of all languages but English ("das", "sur"), without those that English has too."""
    common = _languages().common
    return frozenset().union(*(words for code, words in common.items() if code != ENGLISH)) - common[ENGLISH]


def read_language(text: str) -> str | None:
    """The code of a language: of ``de``, ``de-AT``, ``German`` or ``Deutsch``; None where it is none."""
    low = text.strip().casefold().replace("_", "-")
    found = _languages().codes.get(low, low)
    return found if _CODE.fullmatch(found) and found not in _languages().no_languages else None


def language_meant(text: str) -> str | None:
    """What somebody may have meant who wrote a country's code: ``en`` for ``us``."""
    return _languages().no_languages.get(text.strip().casefold())


def language_name(code: str) -> str:
    """What a language is called in English; one without a name here by its code."""
    return _languages().names.get(code) or _languages().names.get(_base(code)) or f"the language {code}"


def is_in_english(code: str) -> bool:
    """Whether a code is that of English, of any country."""
    return _base(code) == ENGLISH


def gap_in(language: str, words: str) -> str:
    """A gap that says what belongs there, and in which language."""
    return f"[in {language_name(language)}: {words}]"


def in_language(sentence: str, language: str) -> str:
    """A sentence of the user's; where it is in another language than the letter, a gap that quotes it.

    A gap that it begins with is ours, and stays before it.
    """
    gap = _GAP_BEFORE.match(sentence)
    lead, said = (gap[0], sentence[gap.end() :]) if gap else ("", sentence)
    return lead + gap_in(language, said) if is_foreign(said, language) else sentence


def is_foreign(text: str, language: str) -> bool:
    """Whether a line is surely, or by its looks, in another language than that of the letter.

    Judged by script, by small words ("der", "que", "the"), and in an English letter by words that are none of
    English. Where nothing tells, a line is taken to be in the letter's language.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words:
        return False
    if _script(text) != _languages().scripts.get(_base(language), "LATIN"):
        return True
    if _script(text) != "LATIN":
        return False
    of_common = _languages().of_common
    counts = Counter(code for word in words for code in of_common.get(word, ()))
    own = counts.pop(_base(language), 0)
    most = max(counts.values(), default=0)
    if most >= _SURE and most > own:
        return True
    if own or not is_in_english(language):
        return most > own and len(words) <= _SURE
    # A capital within the line may be a name's, which is no word of any language.
    plain = [word for place, word in enumerate(_WORD.findall(text)) if not place or word[0].islower()]
    strange = [word for word in plain if not is_english(word)]
    if len(words) == 1:
        return False
    return len(strange) * 2 > len(plain) or (most > own and not all(is_english(word) for word in words))


def _base(code: str) -> str:
    return code.split("-")[0]


def _script(text: str) -> str:
    """The script of most letters of a text, by the first word of their names in Unicode."""
    letters = [letter for letter in text if letter.isalpha()]
    if all(letter.isascii() for letter in letters):
        return "LATIN"
    found = Counter(
        _SCRIPT_OF.get(name := unicodedata.name(letter, "").split(" ")[0], name) for letter in letters
    )
    return found.most_common(1)[0][0]


#: Scripts that one language mixes count as one.
_SCRIPT_OF = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "HANGUL": "CJK", "FULLWIDTH": "LATIN"}
