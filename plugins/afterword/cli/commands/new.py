"""`afterword new`: one contact, one gift."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from afterword.actions.told import refuse, tags
from afterword.cli.options import Day, JournalCommand, dry_run
from afterword.cli.session import Session, pass_session, say
from afterword.cli.writes import write
from afterword.keeping.atomic import Change
from afterword.keeping.new_records import free_slug, new_contact, new_gift
from afterword.records.contact import Contact
from afterword.records.gift import Gift
from afterword.records.reading import read_files
from afterword.records.schema import CONTACT, GIFT, Field, FieldType, Schema
from afterword.times import Duration


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


@click.group()
def new() -> None:
    """Write down one contact or one gift."""


@new.command(cls=JournalCommand)
@click.argument("name")
@fields_of(CONTACT, but=("name", "snoozed_until", "do_not_contact"))
@dry_run
@pass_session
def contact(session: Session, /, name: str, dry_run: bool, **fields: Any) -> None:
    """Write down one contact.

    NAME is as they spell it, in quotes.
    """
    slug = free_slug(name, session.journal.contacts)
    stay, gap = _stay(fields.pop("stay_in_touch"))
    record = Contact(slug, name.strip(), stay_in_touch=stay, stay_gap=gap, **_given(fields))
    _write(session, new_contact(record), f"new contact: {record.name}", dry_run)


@new.command(cls=JournalCommand)
@click.argument("title")
@fields_of(GIFT, but=("title", "found"))
@click.option("--why", metavar="WORDS", default="", help="Why it is good, in words that may go into a note.")
@dry_run
@pass_session
def gift(session: Session, /, title: str, dry_run: bool, **fields: Any) -> None:
    """Write down one gift: something informational to give.

    TITLE is what it is called, in quotes.
    """
    slug = free_slug(title, session.journal.gifts)
    record = Gift(slug, title.strip(), found=session.today, **_given(fields))
    _write(session, new_gift(record), f"new gift: {record.title}", dry_run)
    if not record.read and not dry_run:
        say("It is offered once its file says `read: yes`.")


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    given = {key: value for key, value in fields.items() if value is not None}
    return given | {"interests": tuple(tag for text in fields["interests"] for tag in tags(text))}


def _stay(text: str | None) -> tuple[bool, Duration | None]:
    if text is None or text.casefold() in ("no", "false"):
        return False, None
    if text.casefold() in ("yes", "true"):
        return True, None
    try:
        return True, Duration.parse(text)
    except ValueError as error:
        message = f'"{text}" is neither yes nor no, nor an interval such as 90d.'
        raise click.BadParameter(message, param_hint="--stay-in-touch") from error


def _write(session: Session, change: Change, message: str, dry_run: bool) -> None:
    """Read the new record back before it is written, so that nothing unreadable gets into the journal."""
    problems = read_files({change.path: change.new or b""}).problems
    refuse((problem for problem in problems if problem.level == "error"), "This")
    for problem in problems:
        say(str(problem))
    write(session, [change], message, dry_run=dry_run)
