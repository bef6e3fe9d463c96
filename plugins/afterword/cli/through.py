"""Running a command of the user's: text in, text out, and an end to it in any case."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import sys
from threading import Thread
from typing import IO

from afterword.actions.drafting import Drafted
from afterword.actions.through import LARGEST, handed, taken
from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import say
from afterword.errors import AfterwordError

#: Seconds. A model on a small machine takes its time.
PATIENCE = 180.0
_GRACE = 3.0
_CHUNK = 65_536


class CommandError(AfterwordError):
    """The command could not be run, failed, or gave back what is no text."""


def drafted_through(session: OpenSession, drafted: Drafted, command: str, *, save: bool) -> Drafted:
    """The draft as a command of the user's gives it back; what the checker warns of is said.

    Args:
        session: whose journal it is from.
        drafted: what the command is given.
        command: as ``run`` takes it.
        save: whether a note is to be made of it.

    Raises:
        AfterwordError: there is a note already, the command fails, or its text does not pass the checks.
    """
    if save and drafted.draft.note:
        path = session.journal.notes[drafted.draft.note].file.path
        raise AfterwordError(f"There is a draft already: {path}. Delete it first, or leave out --save.")
    again, warnings = taken(session.desk, drafted, run(command, handed(session.desk, drafted), LARGEST))
    for warning in warnings:
        say(f"Line {warning.line}: {warning.message} {warning.fix}")
    return again


def run(command: str, given: str, largest: int, patience: float = PATIENCE) -> str:
    """What a command prints when it is given a text.

    Args:
        command: with its arguments, as typed in a shell; it is run without one.
        given: for its standard input, as UTF-8.
        largest: bytes that it may print at most.
        patience: seconds after which it is ended, and all that it started.

    Raises:
        CommandError: it cannot be started, fails, prints too much or what is not UTF-8, or takes too long.
    """
    try:
        words = shlex.split(command, posix=sys.platform != "win32")
    except ValueError as error:
        raise CommandError(f"The command {command} cannot be read: {error}.") from error
    if not words:
        raise CommandError("There is no command; write --through 'my-model --letter', say.")
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # so that whatever it starts can be ended with it
        )
    except OSError as error:
        raise CommandError(f"{words[0]} could not be started: {error.strerror}.") from error
    out, said = bytearray(), bytearray()
    # Read while it is given its text, so that neither side waits for the other.
    readers = [
        Thread(target=_read, args=(process.stdout, out, largest + 1), daemon=True),
        Thread(target=_read, args=(process.stderr, said, _CHUNK), daemon=True),
    ]
    writer = Thread(target=_write, args=(process.stdin, given.encode("utf-8")), daemon=True)
    for thread in (*readers, writer):
        thread.start()
    try:
        process.wait(patience)
        for thread in readers:
            thread.join(_GRACE)
    except subprocess.TimeoutExpired as error:
        raise CommandError(f"{words[0]} took longer than {patience:g} seconds and was stopped.") from error
    finally:
        _end(process)
        for thread in (*readers, writer):
            thread.join(_GRACE)
    if process.returncode:
        last = said.decode("utf-8", "replace").strip().splitlines()[-1:]
        told = f": {last[0]}" if last else ""
        raise CommandError(f"{words[0]} ended with {process.returncode}{told}")
    if len(out) > largest:
        raise CommandError(f"{words[0]} printed more than {largest:,} bytes, which is no letter.")
    try:
        return out.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CommandError(f"What {words[0]} printed is not UTF-8.") from error


def _read(stream: IO[bytes], kept: bytearray, most: int) -> None:
    """Read to the end; only so much is kept."""
    with contextlib.suppress(OSError, ValueError), stream:
        while piece := stream.read1(_CHUNK):  # type: ignore[attr-defined]
            kept += piece[: most - len(kept)]


def _write(stream: IO[bytes], data: bytes) -> None:
    # A command need not read what it is given.
    with contextlib.suppress(OSError, ValueError), stream:
        stream.write(data)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the command and whatever it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE)
