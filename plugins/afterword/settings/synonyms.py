"""Words of the user's own for an interest: what else is spoken of where it is spoken of."""

from __future__ import annotations

import re
from collections.abc import Mapping

from afterword.settings.reading import WrongSettingError

#: Words that mean one thing to the user, the interest first.
Synonyms = tuple[tuple[str, ...], ...]

#: Words of the longest name that is looked for in what was read.
_LONGEST = 3


def read_synonyms(value: object) -> Synonyms:
    """Groups of words by interest: ``{bell-hanging: [headstock, clapper]}``, or ``headstock, clapper``.

    Of an interest within others, such as ``music/bell-hanging``, the last part is what words speak of.

    Raises:
        WrongSettingError: they are no words by interest, or names too long to be found.
    """
    if not isinstance(value, Mapping):
        raise _wrong()
    return tuple(_group(interest, words) for interest, words in value.items())


def _group(interest: object, words: object) -> tuple[str, ...]:
    if not isinstance(interest, str):
        raise _wrong()
    own = interest.rpartition("/")[2].strip()
    others = words.split(",") if isinstance(words, str) else words
    if not isinstance(others, list) or not others or not _is_name(own):
        raise _wrong(own)
    if not all(isinstance(word, str) and _is_name(word) for word in others):
        raise _wrong(own)
    return tuple(dict.fromkeys((own, *(word.strip() for word in others))))


def _is_name(text: str) -> bool:
    return 0 < len(re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text)) <= _LONGEST and text.isprintable()


def _wrong(interest: str = "") -> WrongSettingError:
    named = interest if interest and _is_name(interest) else "bell-hanging"
    return WrongSettingError(
        f"interests, each with a list of words that speak of it, of {_LONGEST} words each at most",
        f"Write {named}: [headstock, bell clapper], say, on a line of its own below it.",
    )
