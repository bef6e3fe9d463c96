"""Letters as people write them, each with the journal it belongs to, and how well the checker reads them.

The files beside this one hold the letters and, beside each, the faults a careful reader found.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from afterword.checking.checker import Checker
from afterword.checking.rules import RULES
from afterword.kinds import KINDS
from afterword.records.journal import Journal
from afterword.records.problems import Level, Problem
from afterword.records.reading import read_files
from afterword.records.slugs import slugify
from afterword.settings.settings import Settings

#: What a fault is called by the reader, by the words its name holds, and the rules that are right about it.
RULES_OF_FAULTS: Sequence[tuple[str, frozenset[str]]] = (
    ("apolog", frozenset({"apology"})),
    ("pressure", frozenset({"pressure"})),
    ("gossip", frozenset({"gossip", "sensitive"})),
    ("comparison", frozenset({"comparison"})),
    ("complain", frozenset({"comparison", "reproach"})),
    ("argu", frozenset({"comparison"})),
    ("reproach", frozenset({"reproach", "comparison"})),
    ("money gift", frozenset({"money-gift"})),
    ("doubled", frozenset({"doubled-word"})),
    ("judgement", frozenset({"sensitive", "gossip"})),
    ("sensitive", frozenset({"sensitive"})),
    ("wrong company", frozenset({"wrong-company"})),
    ("wrong role", frozenset({"wrong-role", "wrong-company"})),
    ("wrong name", frozenset({"wrong-name"})),
    ("salary", frozenset({"salary"})),
    ("desperation", frozenset({"desperation"})),
    ("weak opener", frozenset({"weak-opener"})),
    ("self-damage", frozenset({"self-damage", "apology"})),
    ("praise", frozenset({"over-praise"})),
    ("stock", frozenset({"stock-phrase"})),
    ("too long", frozenset({"too-long"})),
    ("recipients", frozenset({"many-recipients"})),
    ("wrong date", frozenset({"wrong-date"})),
    ("slip", frozenset({"slip"})),
    ("missing detail", frozenset({"missing-part", "no-callback"})),
    ("ask with gift", frozenset({"ask-with-gift", "unwelcome"})),
    ("many questions", frozenset({"many-questions"})),
    ("status question", frozenset({"unwelcome"})),
    ("negotiation", frozenset({"unwelcome", "salary", "comparison"})),
    ("unwelcome", frozenset({"unwelcome"})),
    ("subject", frozenset({"subject"})),
)


@dataclass(frozen=True)
class Letter:
    """One of the letters: its id, its journal, the day it would go, and the faults in it."""

    id: str
    journal: Journal
    sent_on: date
    #: Each as the reader calls it, and the words that carry it; "" for the whole letter.
    faults: tuple[tuple[str, str], ...]
    also_fair: tuple[str, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the checker finds, the plan worked out as for anybody; hints find nothing wrong.

        What is told of a letter says what was promised, and seldom whether it was kept: that a promise goes
        first is no finding.
        """
        found = Checker(self.journal, self.sent_on, Settings()).check(self.journal.notes["the-letter"])
        return tuple(
            problem
            for problem in found
            if problem.level != Level.HINT
            and not (problem.rule == "too-soon" and "keep your promise" in problem.message)
        )


@dataclass
class Figures:
    """How the checker did: faults found of all, findings right of all, errors in good letters."""

    faults: int = 0
    missed: list[str] = field(default_factory=list)
    findings: int = 0
    wrong: list[str] = field(default_factory=list)
    errors_in_good: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of the faults that was found."""
        return 1 - len(self.missed) / self.faults

    @property
    def precision(self) -> float:
        """The share of the findings that is right; a rule counts once in a letter."""
        return 1 - len(self.wrong) / self.findings


def measured(letters: Sequence[Letter]) -> Figures:
    """The figures of these letters together."""
    figures = Figures()
    for letter in letters:
        problems = letter.problems
        text = letter.journal.notes["the-letter"]
        figures.faults += len(letter.faults)
        for fault, quote in letter.faults:
            if not any(
                problem.rule in rules_of(fault) and _is_there(problem, quote, text.text, text.text_line)
                for problem in problems
            ):
                figures.missed.append(f"{letter.id}: {fault}: {quote}")
        right = {rule for fault, _ in letter.faults for rule in rules_of(fault)}
        right |= {rule for fault in letter.also_fair for rule in rules_of(fault)}
        by_rule = {problem.rule: problem for problem in reversed(problems)}
        figures.findings += len(by_rule)
        figures.wrong += [
            f"{letter.id}: {rule}: {problem.message}"
            for rule, problem in by_rule.items()
            if rule not in right
        ]
        if not letter.faults:
            figures.errors_in_good += [
                f"{letter.id}: {problem.rule}: {problem.message}"
                for problem in problems
                if problem.level == Level.ERROR
            ]
    return figures


#: Either name is right.
_ALSO: Mapping[str, Set[str]] = {
    "gossip": {"sensitive"},
    "wrong-role": {"wrong-company"},
    "self-damage": {"apology"},
}


def rules_of(fault: str) -> frozenset[str]:
    """The rules that are right about a fault, as the reader calls it; one may know them by their ids."""
    if fault in RULES:
        return frozenset({fault}) | _ALSO.get(fault, set())
    rules = [rules for words, rules in RULES_OF_FAULTS if words in fault.casefold()]
    assert rules, f"no rule is known for “{fault}”"
    return frozenset().union(*rules)


def _is_there(problem: Problem, quote: str, body: str, first_line: int) -> bool:
    """Whether a finding stands in the sentences that hold the words of a fault, or in the front matter."""
    if not quote or problem.line < first_line:
        return True
    starts = [0, *(match.end() for match in re.finditer("\n", body))]
    at = starts[problem.line - first_line] + problem.column - 1
    for words in quote.split(" / "):
        begin = body.find(words)
        if begin < 0:
            continue
        sentence = max((m.end() for m in re.finditer(r"[.!?]\s|\n", body[:begin])), default=0)
        if sentence <= at <= begin + len(words):
            return True
    return False


def read_letters(path: Path) -> tuple[Letter, ...]:
    """The letters of a file."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["note"]
    return tuple(_letter(table) for table in tables if table["kind"] in KINDS)


#: What a table may leave out.
_EMPTY: Mapping[str, Any] = {"receiver_role": "", "decision_by": "", "also_met": [], "interests": []}


def _letter(written: Mapping[str, Any]) -> Letter:
    table = {"to": slugify(written["receiver"]), **_EMPTY, **written}
    files = dict(_files(table))
    return Letter(
        table["id"],
        read_files({path: text.encode() for path, text in files.items()}),
        date.fromisoformat(table["sent_on"]),
        tuple(zip(table["expect"], table["quotes"], strict=True)),
        tuple(table.get("also_fair", ())),
    )


def _files(table: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    to, company = table["to"], table["company"]
    met = {slugify(name): name for name in table["also_met"]}
    interview = f"{table['interview_date']}-the-interview"
    people = [
        (f"contacts/{to}.md", _head(name=table["receiver"], company=company, role=table["receiver_role"])),
        *((f"contacts/{slug}.md", _head(name=name, company=company)) for slug, name in met.items()),
    ]
    people[0] = (
        people[0][0],
        people[0][1].replace(
            "\n---\n", f"\ninterests: {table['interests']}\nemail: {to}@mail.example\n---\n", 1
        ),
    )
    outcome = _outcome(table.get("history", ()))
    head = _head(
        company=company,
        position=table["position"],
        when=f"{table['interview_date']}T10:00",
        met=[to, *met],
        owner=to,
        **({"decision_by": table["decision_by"]} if table["decision_by"] else {}),
        **outcome,
    )
    lines = "\n".join(f"- {line}" for line in table["debrief"])
    note = _head(
        to=to,
        kind=table["kind"],
        interview=interview,
        subject=table["subject"],
    )
    others = [
        (
            f"interviews/2026-11-02-other-{number}.md",
            _head(company=name, position=f"Other post {number}", when="2026-11-02", met=[]),
        )
        for number, name in enumerate(table.get("other_companies_in_journal", ()), 1)
    ]
    return [
        *people,
        *others,
        *_history(table, to, interview),
        (f"interviews/{interview}.md", f"{head}\n## {table['receiver']}\n\n{lines}\n"),
        ("notes/the-letter.md", f"{note}\n{table['body'].strip()}\n"),
    ]


def _head(**values: object) -> str:
    return "---\n" + "".join(f"{key}: {_yaml(value)}\n" for key, value in values.items()) + "---\n"


def _yaml(value: object) -> str:
    if isinstance(value, str) and not re.fullmatch(r"[\d-]+(?:T[\d:]+)?", value):
        return "'" + value.replace("'", "''") + "'"
    return str(value)


def _outcome(history: Sequence[str]) -> Mapping[str, str]:
    """How the position stands, from lines such as "news received 2026-12-01: not chosen"."""
    outcome: dict[str, str] = {}
    for line in history:
        found = next(
            (
                outcome
                for words, outcome in (
                    ("not chosen", "filled-by-other"),
                    ("filled by another", "filled-by-other"),
                    ("offer accepted", "filled-by-me"),
                    ("offer received", "offer"),
                    ("on hold", "on-hold"),
                )
                if words in line
            ),
            "",
        )
        day = re.search(r"\d{4}-\d\d-\d\d", line)
        if found and day:
            outcome = {"outcome": found, "outcome_on": day[0]}
    return outcome


def _history(table: Mapping[str, Any], to: str, interview: str) -> Sequence[tuple[str, str]]:
    """What has passed between them, from lines such as "thank-you sent 2026-11-26"."""
    notes = []
    for number, line in enumerate(table.get("history", ())):
        words = re.match(r"([a-z-]+) (sent|received) (\d{4}-\d\d-\d\d)", line)
        if not words or words[1] == "offer":
            continue
        way, day = ("to", "sent") if words[2] == "sent" else ("from", "received")
        head = _head(**{way: to, "kind": words[1], "interview": interview, day: words[3]})
        notes.append((f"notes/{number}-{words[1]}.md", f"{head}\nA line of {words[3]}.\n"))
    return notes
