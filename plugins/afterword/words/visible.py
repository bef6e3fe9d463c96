"""Other people's words on a terminal: what would steer it, or hide, is shown as its number instead.

A name may hold the escape sequences of a terminal, a bell, or the marks that turn the direction of writing
around; a list of names must not be able to clear the screen, or to look like another list.
"""

from __future__ import annotations

import re
import unicodedata

#: Categories of Unicode that steer or hide: controls, format, halves of pairs, separators of lines.
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
#: Letters by their category that show nothing all the same.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
#: The flags of England, Scotland and Wales are a black flag and letters that show nothing.
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
_JOINER, _NON_JOINER = "\u200d", "\u200c"
#: Letters without capitals, and their marks: scripts in which a joiner is a matter of spelling.
_SPELT = ("Lo", "Mn", "Mc")
#: Pictures and their colours of skin, which a joiner makes one picture of.
_PICTURES = ("So", "Sk", "Mn")


def visible(text: str, *, one_line: bool = False) -> str:
    r"""A text with every sign that steers a terminal, or hides, written as its number: ``\x1b``, ``\u202e``.

    Joiners stay where spelling needs them (Persian, Hindi, a picture made of two), tabs stay, and so do line
    ends unless ``one_line`` says that the text is a name and has none. Doing it twice changes nothing more.
    """
    if text.isprintable() and not _BLANKS & set(text):
        return text
    shown: list[str] = []
    flags = {found.start(): found.end() for found in _FLAG.finditer(text)}
    kept_until = 0
    for at, sign in enumerate(text):
        kept_until = flags.get(at, kept_until)
        if at < kept_until or _harmless(text, at, one_line=one_line):
            shown.append(sign)
        else:
            shown.append(number(sign))
    return "".join(shown)


def number(sign: str) -> str:
    r"""A sign as its number: ``\x1b``, ``\u202e``, ``\U000e0041``."""
    code = ord(sign)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _harmless(text: str, at: int, *, one_line: bool) -> bool:
    sign = text[at]
    if sign in "\n\t":
        return not one_line
    if sign == "\r":
        return not one_line and text[at + 1 : at + 2] == "\n"
    if sign in _BLANKS:
        return False
    if unicodedata.category(sign) not in _UNSEEN:
        return True
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if sign not in (_JOINER, _NON_JOINER) or not before or not after:
        return False
    around = {unicodedata.category(before), unicodedata.category(after)}
    return around <= set(_SPELT) or (sign == _JOINER and around <= set(_PICTURES))
