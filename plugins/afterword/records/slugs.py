"""Slugs: names made fit for file names and addresses, in any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

#: Names of pages and files that mean something else in a folder, so no slug may take them.
RESERVED = frozenset({"index", "readme"})

#: Names that Windows keeps for its devices, whatever their ending: no file and no folder can have one.
DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)

#: Signs that tell names apart and would otherwise vanish: C, C++ and C# are three interests.
_SIGNS = {
    "+": " plus ",
    "#": " sharp ",
    "&": " and ",
    "@": " at ",
    "%": " percent ",
    "€": " euro ",
    "$": " dollar ",
}

_SPELT = str.maketrans(_SIGNS)
_GAPS = re.compile(r"[\W_]+")

#: Names come again and again, in a journal and from one look at it to the next.
_REMEMBERED = 20_000
#: Letters in a slug: at four bytes each, and with a number behind, still a file name on every disk.
_LONGEST = 60


@lru_cache(_REMEMBERED)
def slugify(text: str) -> str:
    """A name as a slug: lower case, words joined by hyphens, Latin letters without accents.

    Letters of other scripts are kept, so that two names differ wherever they differ on paper. Never
    empty, never a path, never a reserved name.
    """
    # An apostrophe belongs to the word: "O'Neill" is oneill, not o-neill.
    slug = _GAPS.sub("-", re.sub("['’ʼ]", "", plain_letters(text))).strip("-")[:_LONGEST].rstrip("-")
    if not slug:
        slug = "-".join(f"{ord(letter):x}" for letter in text.strip()[:8]) or "unnamed"
    return f"{slug}-1" if slug in RESERVED else slug


def plain_letters(text: str) -> str:
    """A text in lower case, its Latin letters without accents, and signs that tell names apart in words."""
    spelt = text.translate(_SPELT)
    if spelt.isascii():
        return spelt.lower()
    return "".join(_without_accent(letter) for letter in unicodedata.normalize("NFC", spelt).casefold())


def _without_accent(letter: str) -> str:
    decomposed = unicodedata.normalize("NFD", letter)
    latin = "LATIN" in unicodedata.name(decomposed[0], "")
    return decomposed[0] if latin else letter


def slugify_path(tag: str) -> str:
    """A nested tag as a path of slugs: ``Sailing/Dinghies`` becomes ``sailing/dinghies``."""
    return "/".join(slugify(part) for part in tag.split("/") if part.strip()) or slugify(tag)


def unique(names: Iterable[str], *, nested: bool = False) -> dict[str, str]:
    """A slug for each name, in the order given; where one is taken, the later name gets ``-2``, ``-3``.

    Args:
        names: each at most once.
        nested: whether names such as ``a/b`` become paths.
    """
    given: dict[str, str] = {}
    taken: set[str] = set()
    next_number: dict[str, int] = {}  # or a thousand names of one slug would be counted from 2 each
    for name in names:
        slug = base = slugify_path(name) if nested else slugify(name)
        number = next_number.get(base, 2)
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        next_number[base] = number
        given[name] = slug
        taken.add(slug)
    return given
