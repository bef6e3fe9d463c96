"""What somebody is called for short: Jo of Joanna, Dougie of Douglas, Bill of William."""

from __future__ import annotations

from afterword.checking.wording import WORDING
from afterword.words.spelling import spelling_distance

#: A shorter beginning of a name could be that of any other.
_SHORTEST = 2
#: So much of a name at least stands before a fond ending: "Doug" in "Dougie".
_SHORTEST_STEM = 2
_FOND_ENDINGS = ("sy", "zy", "ie", "ey", "y", "i", "o", "s", "z")


def is_short_for(word: str, name: str) -> bool:
    """Whether somebody of a name may be called by a word; of one name it is the beginning, or of the other.

    Args:
        word: as somebody is addressed.
        name: a given name of theirs.
    """
    called, full = word.casefold().rstrip("."), name.casefold()
    if called == full:
        return word == name
    if called in WORDING.short_names.get(full, ()):
        return True
    shorter, longer = sorted((called, full), key=len)
    if len(shorter) >= _SHORTEST and longer.startswith(shorter):
        # Ann is not how Anna is called: a name one letter short is another one.
        return len(longer) - len(shorter) > 1
    if spelling_distance(called, full, 1) <= 1:
        return False  # Marie is not how Maria is called
    return any(
        _begins(full, called.removesuffix(ending)) for ending in _FOND_ENDINGS if called.endswith(ending)
    )


def _begins(full: str, stem: str) -> bool:
    """Whether a stem begins a name, its last letter written once or twice: "Jenn" and "Edd"."""
    single = stem[:-1] if len(stem) > _SHORTEST_STEM and stem[-1:] == stem[-2:-1] else stem
    return any(
        len(each) >= _SHORTEST_STEM and full.startswith(each) and each != full for each in (stem, single)
    )
