"""Words as LaTeX writes them, in the letters that are read."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from types import MappingProxyType

#: What stands on or below a letter: a sign, or a command of one letter, before it.
_MARKS = MappingProxyType(
    {
        "`": "\u0300",
        "'": "\u0301",
        "^": "\u0302",
        "~": "\u0303",
        '"': "\u0308",
        "=": "\u0304",
        ".": "\u0307",
        "u": "\u0306",
        "v": "\u030c",
        "H": "\u030b",
        "c": "\u0327",
        "k": "\u0328",
        "b": "\u0331",
        "d": "\u0323",
        "r": "\u030a",
    }
)
_MARKED = (
    r"""\\(?P<mark>[`'^~"=.]|[uvHckbdr](?![A-Za-z]))\s*(?:\{\s*)?(?P<letter>\\[ij](?![A-Za-z])\s*|[^\W\d_])"""
)
#: Commands that are letters or signs.
_SIGNS = MappingProxyType(
    {
        "ss": "ß",
        "ae": "æ",
        "AE": "Æ",
        "oe": "œ",
        "OE": "Œ",
        "o": "ø",
        "O": "Ø",
        "l": "ł",
        "L": "Ł",
        "aa": "å",
        "AA": "Å",
        "i": "ı",
        "j": "ȷ",
        "dh": "ð",
        "DH": "Ð",
        "th": "þ",
        "TH": "Þ",
        "ng": "ŋ",
        "NG": "Ŋ",
        "dj": "đ",
        "DJ": "Đ",
        "ldots": "…",
        "dots": "…",
        "textellipsis": "…",
        "textendash": "–",
        "textemdash": "—",
        "textquoteright": "’",
        "textquoteleft": "‘",
        "textquotedblleft": "“",
        "textquotedblright": "”",
        "textasciitilde": "~",
        "textbackslash": "\\",
        "textunderscore": "_",
        "textregistered": "®",
        "texttrademark": "™",
        "copyright": "©",
        "times": "×",
        "cdot": "·",
        "approx": "≈",
        "le": "≤",
        "leq": "≤",
        "ge": "≥",
        "geq": "≥",
        "to": "→",
        "rightarrow": "→",
        "infty": "∞",
        "pm": "±",
        "S": "§",
        "pounds": "£",
        "euro": "€",
        "TeX": "TeX",
        "LaTeX": "LaTeX",
        "BibTeX": "BibTeX",
        "quad": " ",
        "newline": " ",
    }
)
#: Commands that only say how what follows looks.
_LOOKS_WORDS = "em it bf sc sf tt rm sl itshape bfseries scshape upshape normalfont relax protect"
_LOOKS = frozenset(_LOOKS_WORDS.split())
_PIECE = re.compile(
    rf"{_MARKED}|\\(?P<command>[A-Za-z]+)\*?(?P<gap>\s+|\{{\}})?(?P<takes>\s*\{{)?"
    r"|\\(?P<sign>.)|(?P<dashes>---?)|(?P<quote>``|'')|(?P<rest>[{}$~])",
    re.DOTALL,
)


def spelt(text: str) -> str:
    r"""Words of LaTeX as they are read: ``Gr{\"o}nland \& {DNA}`` is Grönland & DNA."""
    return unicodedata.normalize("NFC", _PIECE.sub(_read, text))


def _read(found: re.Match[str]) -> str:
    if mark := found["mark"]:
        return found["letter"].strip().removeprefix("\\") + _MARKS[mark]
    if command := found["command"]:
        return _command(command, found)
    if sign := found["sign"]:
        return sign if sign in "&%$#_{}" else "" if sign in "-/@!" else " "
    if dashes := found["dashes"]:
        return "–" if len(dashes) == 2 else "—"
    if quote := found["quote"]:
        return "“" if quote == "``" else "”"
    return " " if found["rest"] == "~" else ""


def _command(command: str, found: re.Match[str]) -> str:
    if sign := _SIGNS.get(command, "") or _greek(command):
        # The blank that ends such a command is none of the words; one behind braces stands outside them.
        return sign
    if command in _LOOKS or found["takes"]:
        return ""
    return command + (" " if found["gap"] else "")


@cache
def _greek(command: str) -> str:
    """The Greek letter of a name; empty for any other command."""
    case = "CAPITAL" if command[0].isupper() else "SMALL"
    name = command.upper().replace("LAMBDA", "LAMDA").removeprefix("VAR")
    try:
        return unicodedata.lookup(f"GREEK {case} LETTER {name}") if len(name) > 1 else ""
    except KeyError:
        return ""
