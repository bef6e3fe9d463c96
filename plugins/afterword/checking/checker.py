"""Checking a note before it is sent: every rule of ``checking.rules``, as problems with line and column.

Drafts alone are checked: a note that was sent cannot be changed any more, a received one is not the user's.
What was sent with places left to fill in is told of all the same, for the file is not what they were sent.
What each rule finds stands in the function of its name, in the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Protocol

from afterword.checking import (
    content,
    dates,
    gifts,
    names,
    private_matters,
    roles,
    slips,
    timing,
    tone,
    unwelcome,
)
from afterword.checking.context import Context, Plan
from afterword.checking.letter import Finding, Letter
from afterword.checking.rules import RULES, CheckRule
from afterword.checking.strays import strays
from afterword.followups.follow_up import FollowUp
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.problems import Level, Problem, in_order
from afterword.settings.settings import Settings
from afterword.words.note_text import Gap

Check = Callable[[Letter, Context], Iterator[Finding]]

#: The function of each rule.
CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "placeholder": tone.placeholder,
        "wrong-name": names.wrong_name,
        "wrong-company": names.wrong_company,
        "too-long": content.too_long,
        "missing-part": content.missing_part,
        "no-callback": content.no_callback,
        "near-duplicate": content.near_duplicate,
        "money-gift": gifts.money_gift,
        "repeat-gift": gifts.repeat_gift,
        "no-consent": gifts.no_consent,
        "too-soon": timing.too_soon,
        "many-recipients": names.many_recipients,
        "sensitive": private_matters.private_matters,
        "comparison": tone.comparison,
        "pressure": tone.pressure,
        "desperation": tone.desperation,
        "reproach": tone.reproach,
        "weak-opener": tone.weak_opener,
        "salary": tone.salary,
        "self-damage": tone.self_damage,
        "over-praise": tone.over_praise,
        "many-questions": tone.many_questions,
        "links": gifts.links,
        "subject": tone.subject,
        "ask-with-gift": gifts.ask_with_gift,
        "stock-phrase": tone.stock_phrase,
        "wrong-date": dates.wrong_date,
        "long-sentence": tone.long_sentence,
        "unwelcome": unwelcome.unwelcome,
        "apology": tone.apology,
        "gossip": private_matters.gossip,
        "wrong-role": roles.wrong_role,
        "doubled-word": slips.doubled_word,
        "slip": slips.slip,
    }
)


class ComposedNote(Protocol):
    """What the checker needs of a composed draft; ``writing.composing.Draft`` has it."""

    @property
    def subject(self) -> str:
        """One line."""

    @property
    def body(self) -> str:
        """The text with greeting and sign-off."""

    @property
    def gift(self) -> str | None:
        """Slug of what it gives."""

    @property
    def gaps(self) -> Sequence[Gap]:
        """What is to be filled in."""


class Checker:
    """Checks any number of notes of one journal on one day; the indexes they share are made once."""

    def __init__(
        self,
        journal: Journal,
        now: date | datetime,
        settings: Settings,
        plan: Plan | None = None,
    ) -> None:
        """Make a checker.

        Args:
            journal: all records.
            now: a date means its noon.
            settings: for the cadence.
            plan: the follow-ups of that moment, or what works them out when a rule needs them; None: worked
                out here, once.
        """
        self._context = Context(journal, now, settings, plan)

    def check(self, note: Note) -> tuple[Problem, ...]:
        """The problems of a saved note: of a draft all, of a sent one its gaps, of a received one none."""
        if note.incoming:
            return ()
        if not note.draft:
            return self._left_open(note)
        letter = self._context.letter_of_note(note)
        return self._problems(letter) if letter else ()

    def check_draft(self, draft: ComposedNote, follow_up: FollowUp) -> tuple[Problem, ...]:
        """The problems of a composed draft; its path is empty, its lines are those of the body."""
        letter = self._context.letter_of_draft(follow_up, draft.subject, draft.body, draft.gift, draft.gaps)
        return self._problems(letter)

    def check_notes(self) -> tuple[Problem, ...]:
        """The problems of all saved drafts."""
        notes = self._context.journal.notes.values()
        return in_order(problem for note in notes for problem in self.check(note))

    def _left_open(self, note: Note) -> tuple[Problem, ...]:
        """The gaps of a note that was marked as sent with them."""
        if not self._context.journal.gaps_of(note):
            return ()
        letter = self._context.letter_of_note(note)
        findings = tone.left_open(letter) if letter else ()
        return in_order(
            Problem(
                note.file.path, *letter.place(each.at), Level.WARNING, "placeholder", each.message, each.fix
            )
            for each in findings
            if letter
        )

    def _problems(self, letter: Letter) -> tuple[Problem, ...]:
        found = {rule: list(look(letter, self._context)) for rule, look in CHECKS.items()}
        told = {
            letter.sentence_at(finding.at).start
            for rule in (*_OF_SENTENCES, "weak-opener", "many-questions", "stock-phrase")
            for finding in found[rule]
            if isinstance(finding.at, int)
        }
        for rule, finding in strays(letter, self._context, told):
            found[rule].append(finding)
        problems: list[Problem] = []
        for rule, finding in _said_once(letter, found):
            line, column = letter.place(finding.at)
            level = finding.level or RULES[rule].level
            problems.append(Problem(letter.path, line, column, level, rule, finding.message, finding.fix))
        return in_order(problems)


#: Rules that judge what a sentence says, the one that tells most first: of one sentence one of them is told.
_OF_SENTENCES = (
    "ask-with-gift",
    "sensitive",
    "comparison",
    "money-gift",
    "apology",
    "gossip",
    "reproach",
    "self-damage",
    "salary",
    "pressure",
    "unwelcome",
    "desperation",
)


def _said_once(letter: Letter, found: Mapping[str, Sequence[Finding]]) -> Iterator[tuple[str, Finding]]:
    """The findings, of each sentence those of one of ``_OF_SENTENCES`` alone.

    Who begs presses too, and who blames them often names a day; two remarks on one sentence are one too many.
    What is sure goes before what may be innocent.
    """
    best: dict[int, tuple[bool, int]] = {}
    for number, rule in enumerate(_order_of(letter)):
        for finding in found[rule]:
            if isinstance(finding.at, int):
                sentence, weight = letter.sentence_at(finding.at).start, (_is_doubtful(rule, finding), number)
                best[sentence] = min(best.get(sentence, weight), weight)
    order = _order_of(letter)
    for rule, findings in found.items():
        for finding in findings:
            told = best.get(letter.sentence_at(finding.at).start) if isinstance(finding.at, int) else None
            if rule not in order or told is None or told[1] == order.index(rule):
                yield rule, finding


def _order_of(letter: Letter) -> Sequence[str]:
    """The rules of sentences, the one that tells most first.

    Whoever never heard is cross with nobody else; whoever thanks for an offer haggles rather than presses;
    and whoever is sorry, in a note that asks nothing, is sorry for a weakness of theirs.
    """
    order = list(_OF_SENTENCES)
    must_not = letter.kind.must_not if letter.kind else ()
    if letter.kind_id == "close-the-loop":
        _put_before(order, "reproach", order[0])
    elif "negotiation" in must_not and "comparison" not in must_not:
        _put_before(order, "unwelcome", order[0])
    if letter.kind is None or not letter.kind.ask:
        _put_before(order, "self-damage", "apology")
    return order


def _put_before(order: list[str], rule: str, other: str) -> None:
    order.remove(rule)
    order.insert(order.index(other), rule)


def _is_doubtful(rule: str, finding: Finding) -> bool:
    """Whether what was found may be innocent: it is a hint, or a warning of a rule of errors."""
    return finding.level == Level.HINT or (
        finding.level == Level.WARNING and RULES[rule].level == Level.ERROR
    )


def check_notes(
    journal: Journal, now: date | datetime, settings: Settings, plan: Plan | None = None
) -> tuple[Problem, ...]:
    """The problems of all saved drafts; the cost is in proportion to the notes."""
    return Checker(journal, now, settings, plan).check_notes()


def passed(problems: Iterable[Problem]) -> tuple[CheckRule, ...]:
    """The rules that found nothing, from the problems of one note; hints find nothing wrong."""
    broken = {problem.rule for problem in problems if problem.level != Level.HINT}
    return tuple(rule for rule in RULES.values() if rule.id not in broken)
