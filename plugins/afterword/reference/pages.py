"""The reference pages of the documentation, made from what the program itself goes by.

Each page is a template in ``templates/reference`` filled from the schema, the settings, the rules and the
kinds, so that a page cannot say anything else than the code does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from afterword.checking.rules import check_table
from afterword.frozen import frozen
from afterword.kinds import KINDS
from afterword.records.schema import GIFT_LINES, LEAD_INS, SCHEMAS
from afterword.reference.rule_table import country_table, order_list, rule_table
from afterword.settings.settings import EDITORS, Me, Settings, Voice
from afterword.writing.templates import BUILT_IN, SUBJECT_LENGTH
from afterword.writing.variables import variables_table


@frozen
class Option:
    """One option of a command: how it is written, and its help."""

    written: str
    help: str


@frozen
class Command:
    """One command of the command line, as its own help tells it.

    Attributes:
        name: with the names of its groups, ``new contact``.
        usage: the line to type, without ``afterword``.
        text: what it does, in paragraphs.
        options: in the order of its help.
    """

    name: str
    usage: str
    text: str
    options: tuple[Option, ...]


@frozen
class SettingRow:
    """One setting with what may be written for it and what it is where nothing is."""

    name: str
    default: str
    metadata: Mapping[str, Any]


def fields_page() -> str:
    """Every front matter key of every kind of record, and every lead-in of a debrief."""
    return _render("fields", schemas=SCHEMAS, lead_ins=LEAD_INS, gift_lines=GIFT_LINES)


def settings_page() -> str:
    """Every option of the ``afterword:`` entry in ``mkdocs.yml``."""
    return _render("settings", settings=_rows(Settings), me=_rows(Me), voice=_rows(Voice), editors=EDITORS)


def rules_page() -> str:
    """Every setting of ``cadence:`` with its source, the order of notes, and what differs by country."""
    return _render("rules", rules=rule_table(), order=order_list(), countries=country_table())


def kinds_page() -> str:
    """Every kind of outgoing note: what it holds and how long it is."""
    return _render("kinds", kinds=tuple(KINDS.values()))


def templates_page() -> str:
    """Every template of a note, and the variables in them."""
    names = sorted(path.name for path in BUILT_IN.iterdir() if path.is_file())
    return _render("templates", names=names, variables=variables_table(), subject_length=SUBJECT_LENGTH)


def checks_page() -> str:
    """Every rule of the checker of drafts, and what is found in records."""
    return _render("checks", notes=check_table())


def commands_page(commands: Sequence[Command]) -> str:
    """Every command and option; they come in as data, since only the shell knows its library."""
    return _render("commands", commands=commands)


def _rows(table: type) -> tuple[SettingRow, ...]:
    return tuple(
        SettingRow(
            field.name,
            "" if field.default is MISSING else _written(field.default),
            field.metadata,
        )
        for field in fields(table)
    )


def _written(default: object) -> str:
    """A default as it would stand in ``mkdocs.yml``; empty for none and for a group of settings."""
    if isinstance(default, bool):
        return "yes" if default else "no"
    return default if isinstance(default, str) else ""


def _cell(text: object) -> str:
    """Text that may stand in one cell of a Markdown table."""
    return " ".join(str(text).split()).replace("|", "\\|")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("afterword", "templates/reference"),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["cell"] = _cell
    return environment


def _render(name: str, **data: Any) -> str:
    return _environment().get_template(f"{name}.md.jinja").render(**data)
