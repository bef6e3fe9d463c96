"""The rules of the note checker, read from ``rules.toml`` beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from afterword.compiled import table_of
from afterword.frozen import frozen
from afterword.records.problems import Level

_FILE = Path(__file__).with_name("rules.toml")


@frozen
class CheckRule:
    """One rule.

    Attributes:
        id: stable, as in ``Problem.rule``.
        level: how bad it is as a rule; ``meaning`` says where it differs.
        label: what is right where the rule finds nothing, in a few words.
        meaning: what it finds.
        source: where it comes from.
    """

    id: str
    level: Level
    label: str
    meaning: str
    source: str


def _read() -> Mapping[str, CheckRule]:
    rules = table_of(_FILE)["rules"]
    return MappingProxyType(
        {rule["id"]: CheckRule(**rule | {"level": Level(rule["level"])}) for rule in rules}
    )


#: Every rule by its id, in the order of design and documentation.
RULES: Mapping[str, CheckRule] = _read()


def check_table() -> str:
    """The rules as a Markdown table, for the reference pages."""
    rows = [f"| `{rule.id}` | {rule.level} | {rule.meaning} | {rule.source} |" for rule in RULES.values()]
    return "\n".join(["| rule | level | finds | source |", "|---|---|---|---|", *rows, ""])
