"""`afterword new`: one contact, one gift."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from afterword.cli.options import Day, FittedGroup, JournalCommand, dry_run
from afterword.cli.session import Session, pass_session
from afterword.records.schema import CONTACT, GIFT, Field, FieldType, Schema


def fields_of(schema: Schema, *, but: tuple[str, ...]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option for each field of a record, with its help and its type from the schema."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for field in reversed(schema.fields):
            if field.name not in but:
                command = _option(field)(command)
        return command

    return decorate


def _option(field: Field) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    name = f"--{field.name.replace('_', '-')}"
    if field.type is FieldType.YES_NO:
        return click.option(name, is_flag=True, help=field.help)
    if field.type is FieldType.TAGS:
        help = f"{field.help} With commas, or the option again."
        return click.option(name, multiple=True, metavar="TAG", required=field.required, help=help)
    kind = {
        FieldType.CHOICE: click.Choice(field.choices),
        FieldType.DATE: Day("future"),
    }.get(field.type)
    return click.option(name, type=kind, required=field.required, help=field.help)


@click.group(cls=FittedGroup)
def new() -> None:
    """Write down one contact or one gift."""


@new.command(cls=JournalCommand)
@click.argument("name")
@fields_of(CONTACT, but=("name", "snoozed_until", "do_not_contact", "former", "skipped", "other_emails"))
@dry_run
@pass_session
def contact(session: Session, /, name: str, dry_run: bool, **fields: Any) -> None:
    """Write down one contact.

    NAME is as they spell it, in quotes.
    """
    from afterword.actions import new as actions
    from afterword.actions.staying import stay_in_touch
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    session = opened(session)
    try:
        stay, gap = stay_in_touch(fields.pop("stay_in_touch"))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--stay-in-touch") from error
    known = _given(fields) | {"stay_in_touch": stay, "stay_gap": gap}
    carry_through(session, actions.contact(session.desk, name, known), dry_run=dry_run)


@new.command(cls=JournalCommand)
@click.argument("title")
@fields_of(GIFT, but=("title", "found", "given"))
@click.option(
    "--why", metavar="SENTENCE", default="", help="Why it is good; a whole sentence that may go into a note."
)
@click.option(
    "--give", metavar="SENTENCES", default="", help="The tip itself, in sentences that may go into a note."
)
@dry_run
@pass_session
def gift(session: Session, /, title: str, dry_run: bool, **fields: Any) -> None:
    """Write down one gift: something informational to give.

    TITLE is what it is called, in quotes.
    """
    from afterword.actions import new as actions
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    session = opened(session)
    carry_through(session, actions.gift(session.desk, title, _given(fields)), dry_run=dry_run)


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    from afterword.actions.told import tags

    given = {key: value for key, value in fields.items() if value is not None}
    return given | {"interests": tuple(tag for text in fields["interests"] for tag in tags(text))}
