"""The phrases the checks look for, read from the files of ``_FILES`` beside this one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from afterword.checking.cues import Needs
from afterword.checking.phrases import Phrase, PhraseList
from afterword.compiled import kept
from afterword.frozen import frozen

#: Words and the rules of tone; what a person is spared; how a slight is made; the parts of notes.
_FILES = ("wording.toml", "manners.toml", "shapes.toml", "parts.toml")
#: A name of a set in a phrase: "by {day}".
_SET = re.compile(r"\{([a-z_]+)\}")

#: By phrases as the files have them: whole, and what they cannot do without.
_Known = dict[str, tuple[str, bool, Needs, bytes]]


@frozen
class Phrases:
    """One list of phrases that a rule warns of.

    Attributes:
        any_of: the phrases.
        beside: a sentence must hold one of these as well; None: need not.
        unless: makes a sentence innocent; None: nothing does.
        message: with ``{found}`` for the words found.
        fix: what to write instead.
        opening: look only at the first two sentences.
        except_kinds: kinds of notes in which the words are welcome.
        must_not: look only at the kinds that must not hold this, an id of ``kinds.UNWELCOME``; empty: at all.
        from_count: how many are needed before anything is said.
        theirs: whether words of the person's own debrief are innocent: `yes`, `no`, or `impersonal` for
            sentences without a number and without the writer.
        doubtful: whether the words may be innocent, so that they are a warning at most.
        by_clause: whether `beside` and `unless` look at the clause alone, as in "thank you, though I ...".
    """

    any_of: PhraseList
    beside: PhraseList | None
    unless: PhraseList | None
    message: str
    fix: str
    opening: bool
    except_kinds: frozenset[str]
    must_not: str
    from_count: int
    theirs: str
    doubtful: bool
    by_clause: bool


@frozen
class Part:
    """How a part of a note is known, and an example of it."""

    any_of: PhraseList
    example: str
    #: Whether only the writer knows it, so that a placeholder may stand for it.
    fact: bool
    #: Whether a note does without it, and is better with it.
    better_with: bool


@frozen
class Wording:
    """Everything in the four files."""

    #: By rule, what is sure before what is doubtful.
    rules: Mapping[str, tuple[Phrases, ...]]
    parts: Mapping[str, Part]
    praise: PhraseList
    gushing: PhraseList
    elsewhere: PhraseList
    shouted: frozenset[str]
    bare_subject: frozenset[str]
    status_question: PhraseList
    shorteners: frozenset[str]
    tracking: frozenset[str]
    small_words: tuple[str, ...]
    titles: frozenset[str]
    together: frozenset[str]
    name_links: frozenset[str]
    #: By a given name in small letters, what else its bearer is called; begins otherwise than the name.
    short_names: Mapping[str, frozenset[str]]
    common_english: frozenset[str]
    roles: frozenset[str]
    may_be_doubled: frozenset[str]
    adverse: PhraseList
    favourable: PhraseList
    shortcomings: PhraseList
    subordinating: PhraseList
    #: What the sentences of a kind of note are for, and how one that is for nothing is taken.
    moves: Mapping[str, PhraseList]


class _Reader:
    """Makes phrases of tables, the named sets put in; what is known of phrases is added to."""

    def __init__(self, sets: Mapping[str, Sequence[str]], known: _Known) -> None:
        self._sets = sets
        self._known = known

    def phrases_of(self, texts: Iterable[str]) -> PhraseList:
        return PhraseList(map(self._phrase, texts))

    def _phrase(self, text: str) -> Phrase:
        if text not in self._known:
            phrase = Phrase.of(self._filled(text))
            self._known[text] = (phrase.text, phrase.of_one_sentence, phrase.words, phrase.packed)
        return Phrase(*self._known[text])

    def _filled(self, text: str) -> str:
        return _SET.sub(lambda name: self._filled("(" + "|".join(self._sets[name[1]]) + ")"), text)

    def rule(self, table: Mapping[str, Any]) -> Phrases:
        beside, unless = table.get("beside"), table.get("unless")
        return Phrases(
            any_of=self.phrases_of(table["phrases"]),
            beside=self.phrases_of(beside) if beside else None,
            unless=self.phrases_of(unless) if unless else None,
            message=table["message"],
            fix=table["fix"],
            opening=table.get("opening", False),
            except_kinds=frozenset(table.get("except_kinds", ())),
            must_not=table.get("must_not", ""),
            from_count=table.get("from_count", 1),
            theirs=table.get("theirs", "yes"),
            doubtful=table.get("doubtful", False),
            by_clause=table.get("by_clause", False),
        )

    def part(self, table: Mapping[str, Any]) -> Part:
        return Part(
            self.phrases_of(table["phrases"]),
            table["example"],
            table.get("fact", False),
            table.get("better_with", False),
        )


def _read() -> Wording:
    return _wording(*kept(Path(__file__), _tables_and_phrases))


def _tables_and_phrases() -> tuple[list[Mapping[str, Any]], _Known]:
    tables: list[Mapping[str, Any]] = [
        tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8")) for name in _FILES
    ]
    known: _Known = {}
    _wording(tables, known)
    return tables, known


def _wording(files: Iterable[Mapping[str, Any]], known: _Known) -> Wording:
    words: dict[str, list[str]] = {}
    sets: dict[str, list[str]] = {}
    rules: dict[str, list[Mapping[str, Any]]] = {}
    parts: dict[str, Mapping[str, Any]] = {}
    moves: dict[str, list[str]] = {}
    for tables in files:
        words |= tables.get("words", {})
        sets |= tables.get("sets", {})
        parts |= tables.get("parts", {})
        moves |= tables.get("moves", {})
        for rule, lists in tables.get("rules", {}).items():
            rules.setdefault(rule, []).extend(lists)
    reader = _Reader(sets, known)
    return Wording(
        rules={rule: _surest_first(map(reader.rule, lists)) for rule, lists in rules.items()},
        parts={part: reader.part(table) for part, table in parts.items()},
        praise=reader.phrases_of(words["praise"]),
        gushing=reader.phrases_of(words["gushing"]),
        elsewhere=reader.phrases_of(words["elsewhere"]),
        shouted=frozenset(words["shouted"]),
        bare_subject=frozenset(words["bare_subject"]),
        status_question=reader.phrases_of(words["status_question"]),
        shorteners=frozenset(words["shorteners"]),
        tracking=frozenset(words["tracking"]),
        small_words=tuple(words["small"]),
        titles=frozenset(words["titles"]),
        together=frozenset(words["together"]),
        name_links=frozenset(words["name_links"]),
        short_names={row.split()[0]: frozenset(row.split()[1:]) for row in words["short_names"]},
        common_english=frozenset(words["common_english"]),
        roles=frozenset(words["roles"]),
        may_be_doubled=frozenset(words["may_be_doubled"]),
        adverse=reader.phrases_of(["{adverse}"]),
        favourable=reader.phrases_of(["{kind}", "{fine}"]),
        shortcomings=reader.phrases_of(words["shortcomings"]),
        subordinating=reader.phrases_of(words["subordinating"]),
        moves={move: reader.phrases_of(phrases) for move, phrases in moves.items()},
    )


def _surest_first(lists: Iterable[Phrases]) -> tuple[Phrases, ...]:
    return tuple(sorted(lists, key=lambda each: each.doubtful))


WORDING = _read()
