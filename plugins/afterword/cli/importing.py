"""The shell of `import`: the bytes of a file or of the standard input, and the plan as it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from afterword.actions.carrying_out import carry_through
from afterword.actions.importing import Imported, Ways
from afterword.actions.invitations import WhichCompanyError
from afterword.cli.layout import print_json
from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import ask, interactive, put, read_stdin_bytes, say
from afterword.exchange.decoding import LARGEST
from afterword.exchange.mail_folders import is_mailbox, mails_at
from afterword.kinds import OUTGOING_KINDS
from afterword.times import iso
from afterword.words.addresses import no_web_page
from afterword.words.counts import counted
from afterword.words.shell import command

#: So many files, people or sentences are told one by one.
_MOST = 30


def data_of(name: str) -> tuple[str, bytes]:
    """What to call a file, and its bytes; a hyphen stands for the standard input.

    Raises:
        UsageError: it cannot be read.
    """
    if name == "-":
        return "the standard input", read_stdin_bytes()
    if not no_web_page(name):
        raise click.UsageError(
            f"{name} is an address, and `import` reads files: save what is there, and import that. A feed is "
            f"read with: {command('gather', name)}"
        )
    path = Path(name)
    try:
        return path.name, path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no file can have that name"
        raise click.UsageError(f"{name} cannot be read: {reason}.") from error


def mails_of(name: str) -> tuple[str, Iterator[bytes]] | None:
    """What to call a folder of mails or a large mailbox, and its mails; None for what is read whole.

    Raises:
        UsageError: it cannot be read.
    """
    path = Path(name)
    try:
        if name == "-" or not path.exists() or not is_mailbox(path):
            return None
        if path.is_file() and path.stat().st_size <= LARGEST:
            return None
        return path.resolve().name, _readable(name, mails_at(path))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no file can have that name"
        raise click.UsageError(f"{name} cannot be read: {reason}.") from error


def _readable(name: str, mails: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from mails
    except OSError as error:
        raise click.UsageError(f"{error.filename or name} cannot be read: {error.strerror}.") from error


def until_it_is_said(ways: Ways, read: Callable[[Ways], Imported]) -> Imported:
    """Take in a file, and ask for what nothing says, where somebody can be asked.

    That is at which company an invitation is, and what kind of note a mail was.

    Raises:
        WhichCompanyError: nobody can be asked.
    """
    try:
        act = read(ways)
    except WhichCompanyError as error:
        if not interactive():
            raise
        say(f"{error.title}, {iso(error.when)}" if error.title else iso(error.when))
        company = ask("At which company is that?", error.guess)
        if not company:
            raise
        return read(replace(ways, company=company))
    if act.unclear and interactive():
        kind = ask(f"What kind of note to {act.unclear} was it: {', '.join(OUTGOING_KINDS)}?")
        if kind in OUTGOING_KINDS:
            return read(replace(ways, mails=replace(ways.mails, kind=kind)))
    return act


def show_plan(session: OpenSession, act: Imported, *, as_json: bool, dry_run: bool) -> None:
    """Tell what becomes of everything in the file, and do it.

    Args:
        session: the journal.
        act: the plan.
        as_json: the plan as JSON on stdout.
        dry_run: write nothing; without ``as_json`` the changes stand on stdout.

    Raises:
        AfterwordError: a file could not be written.
    """
    if as_json:
        print_json(act.as_json())
    else:
        _tell(act)
    if dry_run:
        if not as_json:
            for change in act.changes:
                put(change.diff(), end="")
        return
    done = carry_through(session.desk, act)
    if not as_json:
        _few([f"{verb.capitalize()} {path}" for verb, path in done.files], "file")
    if done.git:
        say(done.git)


def _tell(act: Imported) -> None:
    """Tell what is left out and what is kept; files are told once they are written."""
    _few(act.said, "remark")
    _few(
        [
            f"Left out{f' (line {each.line})' if each.line else ''}: {each.what}: {each.reason}"
            for each in act.left_out
        ],
        "entry",
        "entries",
    )
    _few([str(problem) for problem in act.problems], "problem")
    numbers = [
        f"{len(act.paths('created'))} created",
        f"{len(act.paths('changed'))} changed",
        f"{len(act.unchanged)} unchanged",
        f"{len(act.left_out)} left out",
    ]
    say(f"{', '.join(numbers)}.")


def _few(lines: Sequence[str], one: str, many: str = "") -> None:
    for line in lines[:_MOST]:
        say(line)
    more = len(lines) - _MOST
    if more > 0:
        say(f"… and {counted(more, one, many or f'{one}s')} more.")
