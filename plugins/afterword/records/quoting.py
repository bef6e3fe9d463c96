"""How a value is written in front matter: plain wherever it is read back as it was, in quotes elsewhere."""

from __future__ import annotations

from datetime import date, datetime

import yaml

from afterword.patterns import lazy

#: What the other YAML (1.2, which Obsidian and most editors read) takes for a number, and PyYAML for words.
_NUMBER_ELSEWHERE = lazy(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
#: Marks that reading takes off a value where they stand around it.
_TYPOGRAPHIC = frozenset("“„‟‘‚«»")
#: Signs that end or open something in a list in brackets.
_BRACKET_SIGNS = lazy(r"[,\[\]{}]")


def plain(text: str, *, in_list: bool = False) -> bool:
    """Whether a text needs no quotes: read by PyYAML, the dialect of the site, it is the same text.

    Args:
        text: the words to be written.
        in_list: whether they may stand in a list in brackets, where commas and brackets count too.
    """
    if not text.isprintable() or text != text.strip() or _NUMBER_ELSEWHERE.fullmatch(text):
        return False
    if text[:1] in _TYPOGRAPHIC or (in_list and _BRACKET_SIGNS.search(text)):
        return False
    try:
        return bool(yaml.load(f"k: {text}\n", yaml.CSafeLoader) == {"k": text})
    except (yaml.YAMLError, ValueError):
        return False


def quoted(text: str) -> str:
    """A text in double quotes, which can hold anything; what does not print is written as its number."""
    return '"' + "".join(_escaped(letter) for letter in text) + '"'


def scalar(value: str | int | bool | date | datetime, *, in_list: bool = False) -> str:
    """A value as it stands in the file.

    Dates are ISO, with a time to the minute; yes and no are ``true`` and ``false``, as Obsidian writes them.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    return value if plain(value, in_list=in_list) else quoted(value)


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return "\\" + letter
    if letter.isprintable():
        return letter
    short = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(letter)
    if short:
        return short
    number = ord(letter)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
