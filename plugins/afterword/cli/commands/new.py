"""`afterword new`: one contact, one gift."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from afterword.cli.options import Day, FittedGroup, JournalCommand, dry_run
from afterword.cli.session import Session, pass_session
from afterword.records.schema import CONTACT, GIFT, Field, FieldType, Schema


def fields_of(
    schema: Schema, *, but: tuple[str, ...], asked: tuple[str, ...] = ()
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option for each field of a record, with its help and its type from the schema.

    Args:
        schema: of the record.
        but: fields without an option.
        asked: required fields that the command may have in another way; it has to look for itself.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for field in reversed(schema.fields):
            if field.name not in but:
                command = _option(field, required=field.required and field.name not in asked)(command)
        return command

    return decorate


def _option(field: Field, *, required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    name = f"--{field.name.replace('_', '-')}"
    if field.type is FieldType.YES_NO:
        return click.option(name, is_flag=True, help=field.help)
    if field.type is FieldType.TAGS:
        help = f"{field.help} With commas, or the option again."
        return click.option(name, multiple=True, metavar="TAG", required=required, help=help)
    kind = {
        FieldType.CHOICE: click.Choice(field.choices),
        FieldType.DATE: Day("future"),
    }.get(field.type)
    return click.option(name, type=kind, required=required, help=field.help)


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
@fields_of(GIFT, but=("title", "found", "given"), asked=("kind", "interests"))
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

    TITLE is what it is called, in quotes; then --kind and --interests are needed. Or it is the address of
    it: then you are asked for the rest, since no page is asked for its title.
    """
    from afterword.actions import new as actions
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    session = opened(session)
    if title.casefold().startswith(("http://", "https://")):
        title, fields = _of_an_address(title.strip(), fields)
    for name in ("kind", "interests"):
        if not fields[name]:
            context = click.get_current_context()
            option = next(each for each in context.command.params if each.name == name)
            raise click.MissingParameter(ctx=context, param=option)
    carry_through(session, actions.gift(session.desk, title, _given(fields)), dry_run=dry_run)


def _of_an_address(address: str, fields: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The title of what is at an address, and the fields with what is asked for.

    Raises:
        UsageError: it cannot be opened in the web, or nobody is there to ask.
    """
    from afterword.cli.terminal import ask, interactive, say
    from afterword.gifts.items import Item, kind_of
    from afterword.words.addresses import no_web_page, without_trackers
    from afterword.words.shell import command

    if fields["url"]:
        raise click.UsageError("The title is an address, and --url is another. Give the title in words.")
    url = without_trackers(address)
    if wrong := no_web_page(address) or no_web_page(url):
        raise click.UsageError(f"{address}: {wrong}.")
    if not interactive():
        kind = fields["kind"] or kind_of(Item("", url=url))
        tags = ",".join(fields["interests"]) or "sailing"
        example = command("new gift", "Its title", url=url, kind=kind, interests=tags)
        raise click.UsageError(f"No page is asked for its title, so say what it is called: {example}")
    title = ask("What is it called?")
    if not title:
        raise click.UsageError("Without a title nobody knows what it is, so nothing was written.")
    kind = fields["kind"] or kind_of(Item(title, url=url))
    if not fields["kind"]:
        say(f"Taken for: {kind}. --kind says it otherwise.")
    interests = fields["interests"] or ask("Which interests does it answer, with commas?")
    given = interests if isinstance(interests, tuple) else (interests,) * bool(interests)
    return title, {**fields, "url": url, "kind": kind, "interests": given}


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    from afterword.actions.told import tags

    given = {key: value for key, value in fields.items() if value is not None}
    return given | {"interests": tuple(tag for text in fields["interests"] for tag in tags(text))}
