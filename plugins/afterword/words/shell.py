r"""Commands that are suggested: words quoted so that they run as printed in sh, fish and PowerShell alike.

The three read quotes differently. Single quotes hold anything for all of them, but for an apostrophe (the
typographic ones too, which PowerShell takes for its own) and, in fish, a backslash before a quote or another
backslash. Double quotes hold an apostrophe, but sh, fish or PowerShell reads something into ``$ ` " \ !``
and typographic double quotes there. A word that needs both kinds is put together of pieces; PowerShell takes
those for one word only where the first piece needs no quotes.
"""

from __future__ import annotations

import re

#: What no shell reads anything into, at the beginning of a word and within. No comma: a list in PowerShell.
_PLAIN = re.compile(r"[\w./][\w./-]*")
_APOSTROPHES = "'\u2018\u2019\u201a\u201b"
#: What must not stand in double quotes.
_READ = frozenset('$`"\\!\u201c\u201d\u201e')


def command(name: str, *words: str, **options: str | bool) -> str:
    """A command of ours as it is to be typed: ``command("draft", "ana sol", gift="x")``.

    Args:
        name: of the command, with that of its group: ``new contact``.
        words: its arguments, as they are meant.
        options: values of ``--option``, or True for one without; an underscore stands for a hyphen.
    """
    typed = [
        f"--{key.replace('_', '-')}" + (f" {quoted(value)}" if isinstance(value, str) else "")
        for key, value in options.items()
    ]
    arguments = [quoted(word) for word in words]
    if any(word.startswith("-") for word in words):
        return " ".join(["afterword", name, *typed, "--", *arguments])
    return " ".join(["afterword", name, *arguments, *typed])


def quoted(word: str) -> str:
    """A word in the quotes that it needs, or in none."""
    # A hyphen alone, for what is read from the keyboard, is a word like another to all three.
    if word == "-" or _PLAIN.fullmatch(word):
        return word
    if not _READ & set(word):
        return f'"{word}"'
    return f"'{word}'" if _holds_single(word) else _in_pieces(word)


def universal(word: str) -> bool:
    """Whether the word, in its quotes, means the same in all three shells, and can be typed at all."""
    if not word or not word.isprintable():
        return False
    if _holds_single(word) or not _READ & set(word):
        return True
    beginning = _PLAIN.match(word)
    return beginning is not None and "\\" not in word


def _holds_single(word: str) -> bool:
    return not any(mark in word for mark in _APOSTROPHES) and "\\\\" not in word and not word.endswith("\\")


def _in_pieces(word: str) -> str:
    beginning = _PLAIN.match(word)
    start = beginning[0] if beginning else ""
    pieces = [start]
    for apostrophes, others in re.findall(rf"([{_APOSTROPHES}]+)|([^{_APOSTROPHES}]+)", word[len(start) :]):
        pieces.append(f'"{apostrophes}"' if apostrophes else f"'{others}'")
    return "".join(pieces)
