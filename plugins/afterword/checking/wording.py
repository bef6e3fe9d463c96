"""The phrases the checks look for, read from ``wording.toml`` beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from afterword.checking.phrases import PhraseList

_FILE = Path(__file__).with_name("wording.toml")


@dataclass(frozen=True)
class Phrases:
    """One list of phrases that a rule warns of.

    Attributes:
        any_of: the phrases.
        unless: makes a sentence innocent; None: nothing does.
        message: with ``{found}`` for the words found.
        fix: what to write instead.
        opening: look only at the first two sentences.
        except_kinds: kinds of notes in which the words are welcome.
        from_count: how many are needed before anything is said.
    """

    any_of: PhraseList
    unless: PhraseList | None
    message: str
    fix: str
    opening: bool
    except_kinds: frozenset[str]
    from_count: int


@dataclass(frozen=True)
class Part:
    """How a part of a note is known, and an example of it."""

    any_of: PhraseList
    example: str
    #: Whether only the writer knows it, so that a placeholder may stand for it.
    fact: bool


@dataclass(frozen=True)
class Wording:
    """Everything in ``wording.toml``."""

    rules: Mapping[str, tuple[Phrases, ...]]
    parts: Mapping[str, Part]
    praise: PhraseList
    shouted: frozenset[str]
    bare_subject: frozenset[str]
    status_question: PhraseList
    shorteners: frozenset[str]
    tracking: frozenset[str]
    small_words: tuple[str, ...]
    long_endings: tuple[str, ...]
    short_endings: tuple[str, ...]
    titles: frozenset[str]
    together: frozenset[str]
    name_links: frozenset[str]
    common_english: frozenset[str]


def _phrases(table: Mapping[str, Any]) -> Phrases:
    return Phrases(
        any_of=PhraseList(table["phrases"]),
        unless=PhraseList(table["unless"]) if "unless" in table else None,
        message=table["message"],
        fix=table["fix"],
        opening=table.get("opening", False),
        except_kinds=frozenset(table.get("except_kinds", ())),
        from_count=table.get("from_count", 1),
    )


def _read() -> Wording:
    with _FILE.open("rb") as file:
        tables = tomllib.load(file)
    words = tables["words"]
    return Wording(
        rules={rule: tuple(_phrases(each) for each in lists) for rule, lists in tables["rules"].items()},
        parts={
            part: Part(PhraseList(table["phrases"]), table["example"], table.get("fact", False))
            for part, table in tables["parts"].items()
        },
        praise=PhraseList(words["praise"]),
        shouted=frozenset(words["shouted"]),
        bare_subject=frozenset(words["bare_subject"]),
        status_question=PhraseList(words["status_question"]),
        shorteners=frozenset(words["shorteners"]),
        tracking=frozenset(words["tracking"]),
        small_words=tuple(words["small"]),
        long_endings=tuple(words["long_endings"]),
        short_endings=tuple(words["short_endings"]),
        titles=frozenset(words["titles"]),
        together=frozenset(words["together"]),
        name_links=frozenset(words["name_links"]),
        common_english=frozenset(words["common_english"]),
    )


WORDING = _read()
