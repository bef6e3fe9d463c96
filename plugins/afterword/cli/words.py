"""Words on the command line: a list, or a line of dashes, is what somebody said, and no option."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click


def apart(command: click.Command, args: Sequence[str]) -> list[str]:
    """The command line with the words that begin with a dash behind ``--``, where they can be told.

    A word that no option can be, since a blank stands in it or there is nothing but dashes (``- he calls``,
    ``---``), is the user's own. A misspelt option, such as ``--dryrun``, stays where click refuses it.
    """
    with_value = {
        name: not param.is_flag and not param.count
        for param in command.params
        if isinstance(param, click.Option)
        for name in (*param.opts, *param.secondary_opts)
    }
    options: list[str] = []
    words: list[str] = []
    rest = list(args)
    while rest:
        word = rest.pop(0)
        if word == "--":
            words += rest
            break
        if not word.startswith("-") or word == "-" or _own(word):
            words.append(word)
            continue
        options.append(word)
        if with_value.get(word) and rest:
            options.append(rest.pop(0))
    if not any(_own(word) for word in words):
        return list(args)
    return [*options, "--", *words]


def in_utf8(word: str) -> str:
    """A word read as UTF-8, which it mostly is, also where the locale says that it is ASCII."""
    if is_text(word):
        return word
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeError:
        return word


def is_text(word: str) -> bool:
    """Whether a word can be written to a file; bytes that are no text reach us as halves of pairs."""
    return not any("\ud800" <= letter <= "\udfff" for letter in word)


def _own(word: str) -> bool:
    name = word.partition("=")[0]
    return word.startswith("-") and len(word) > 1 and (not name.strip("-") or any(map(str.isspace, name)))
