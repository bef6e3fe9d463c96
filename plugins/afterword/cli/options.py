"""Options and argument types that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from afterword.cli.completion import records
from afterword.cli.session import Session
from afterword.cli.terminal import decoded, fitted, read_stdin
from afterword.cli.words import apart, in_utf8, is_text
from afterword.times import in_range
from afterword.words.day_sides import refuse_other_side
from afterword.words.said_dates import DateError, Prefer, parse_day, parse_moment

if TYPE_CHECKING:
    _DateType = click.ParamType[date]
    _FileType = click.ParamType[tuple[str, str]]
else:  # generic since click 8.5 only
    _DateType = _FileType = click.ParamType


class Day(_DateType):
    """A day in words or ISO, counted from the session's today.

    Args:
        prefer: which way a weekday alone looks.
        only: refuse days on the other side of today.
    """

    name = "date"
    read: Callable[[str, date, Prefer], date] = staticmethod(parse_day)

    def __init__(self, prefer: Prefer, *, only: bool = False) -> None:
        self.prefer = prefer
        self.only = only

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day; a misuse where it is none, or on the wrong side of today."""
        today = _today(ctx)
        try:
            moment = self.read(value, today, self.prefer)
            if self.only:
                refuse_other_side(moment, _now(ctx), self.prefer)
        except DateError as error:
            self.fail(str(error), param, ctx)
        return moment


class Moment(Day):
    """A day, with a local time after it or without."""

    read = staticmethod(parse_moment)


def _today(ctx: click.Context | None) -> date:
    from afterword.cli.open_session import opened

    return opened(ctx.ensure_object(Session) if ctx else Session()).today


def _now(ctx: click.Context | None) -> date:
    from afterword.cli.open_session import opened

    return opened(ctx.ensure_object(Session) if ctx else Session()).now


def _set_root(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.ensure_object(Session).start = value


def _set_date(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    session = ctx.ensure_object(Session)
    try:
        moment = parse_moment(value, session.clock().date(), "past")
    except DateError as error:
        raise click.BadParameter(str(error), ctx, param) from error
    if not in_range(moment):
        raise click.BadParameter(
            f"{moment} lies outside the years of a search; say a day such as 2026-11-21.", ctx, param
        )
    session.pinned = moment


def journal_options() -> tuple[click.Option, ...]:
    """``--root`` and ``--date``, for the group and for every command alike."""
    return (
        click.Option(
            ["--root"],
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            is_eager=True,
            expose_value=False,
            callback=_set_root,
            help="The folder of the journal; default: here, or the nearest above.",
        ),
        click.Option(
            ["--date"],
            metavar="DATE",
            is_eager=True,
            expose_value=False,
            callback=_set_date,
            help="The day, or day and time, to take as now.",
        ),
    )


class Utf8File(_FileType):
    """A file to be read whole, or ``-`` for the standard input; its value is the name and the text."""

    name = "filename"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Read the file; a misuse where that cannot be done, or where it is not UTF-8."""
        if isinstance(value, tuple):
            return value[0], value[1]
        if value == "-":
            return value, read_stdin()
        try:
            data = Path(value).read_bytes()
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "no file can have that name"
            self.fail(f"'{value}': {reason}", param, ctx)
        return value, decoded(data, value)


class FittedHelp(click.Command):
    """A command whose help is written in what the other end can encode."""

    def get_help(self, ctx: click.Context) -> str:
        """The help."""
        return fitted(super().get_help(ctx), sys.stdout)


class FittedGroup(FittedHelp, click.Group):
    """A group of commands of that kind."""


class JournalCommand(FittedHelp):
    """A command that works on a journal: it takes ``--root`` and ``--date`` too, or what ``takes`` says.

    Words of the user's may begin with a dash, as lists do; and at its end it names the files that could not
    be read, unless ``lists_problems`` says that it does so itself.
    """

    def __init__(
        self,
        name: str | None,
        *,
        params: list[click.Parameter] | None = None,
        takes: tuple[str, ...] = ("root", "date"),
        lists_problems: bool = False,
        **attrs: Any,
    ) -> None:
        own = [option for option in journal_options() if option.name in takes]
        super().__init__(name, params=[*(params or ()), *own], **attrs)
        self.lists_problems = lists_problems

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; words that are no text are refused, and none is taken for an option."""
        if self.ignore_unknown_options:  # another program's, passed on as they are
            return super().parse_args(ctx, args)
        try:
            rest = super().parse_args(ctx, apart(self, [in_utf8(word) for word in args]))
        except click.NoSuchOption as error:
            if any(isinstance(param, click.Argument) for param in self.params):
                message = f"{error.message} If it is no option, put -- before it, at the end of the line."
                raise click.NoSuchOption(error.option_name, message, error.possibilities, ctx) from error
            raise
        for name, value in ctx.params.items():
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str) and not is_text(text):
                    raise click.UsageError(
                        f"What was given for {name} is not UTF-8, so it cannot be kept as it is. "
                        "Nothing was written.",
                        ctx,
                    )
        return rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, then name the files that could not be read."""
        try:
            return super().invoke(ctx)
        finally:
            session = ctx.ensure_object(Session)
            if session.opened and not self.lists_problems:
                from afterword.cli.open_session import opened

                opened(session).say_what_is_unread()


dry_run = click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")


def who(command: Callable[..., Any]) -> Callable[..., Any]:
    """The argument WHO, with completion of the names of files."""
    return click.argument("who", shell_complete=records("contacts"))(command)


#: What may come of a message or a talk besides its words; each command that takes it takes all of it.
_CAME_OF_IT = (
    click.option("--position", metavar="TITLE", help="Which position it is about, or a part of its title."),
    click.option(
        "--promised",
        metavar="WORDS",
        multiple=True,
        help='What you promised, such as "two references by friday"; once for each.',
    ),
    click.option("--interests", metavar="TAGS", default="", help="What else they care about, with commas."),
)


def what_came_of_it(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--position``, ``--promised`` and ``--interests``."""
    for option in reversed(_CAME_OF_IT):
        command = option(command)
    return command


def what(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option ``--what``, for a name that several things have."""
    return click.option(
        "--what",
        type=click.Choice(("person", "company", "position", "interest")),
        help="What it is, where several things are called so.",
    )(command)
