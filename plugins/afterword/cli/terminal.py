"""The terminal, or the pipes in its place: everything that is said, shown, asked and read passes here.

What other people wrote is made visible (``words.visible``); what the other end cannot encode is written as
its number; and where the other end is gone or full, the command does what it was asked to do all the same and
says at its end that nobody saw the rest.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import sys
from typing import TextIO

import click

from afterword.cli.attention import attentive
from afterword.frozen import frozen
from afterword.words.visible import visible

#: The streams that took no more, by name, and what the system said.
_failed: dict[str, OSError] = {}


class _Closed(io.TextIOBase):
    """In place of a standard output that is closed: click, which prints the help, passes over none."""

    encoding, errors = "utf-8", "backslashreplace"

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if text:
            _failed["stdout"] = OSError(errno.EBADF, "it is closed")
        return len(text)


@frozen
class Styled:
    """Words with a colour or in bold, for a terminal."""

    text: str
    colour: str | None = None
    bold: bool | None = None


def say(message: str) -> None:
    """Print a message for the person, on stderr; data goes to stdout."""
    _write("stderr", f"{visible(message)}\n")


def put(*pieces: str | Styled, end: str = "\n") -> None:
    """Print data, in pieces one behind the other, on stdout."""
    _write("stdout", "".join(map(_shown, pieces)) + end)


def put_raw(text: str) -> None:
    """Print data that is safe for a terminal as it is, such as JSON in which nothing steers it."""
    _write("stdout", f"{text}\n")


def put_bytes(data: bytes) -> None:
    """Print a file for other programs, byte for byte; on a terminal, as words that do not steer it."""
    if sys.stdout is not None and sys.stdout.isatty():
        put(data.decode("utf-8"), end="")
    else:
        _write("stdout", data)


def takes_unicode() -> bool:
    """Whether every letter can be written to stdout."""
    return _encoding(sys.stdout) == "utf-8"


def fitted(text: str, stream: TextIO | None) -> str:
    """A text with what the stream cannot encode written as its number."""
    encoding = _encoding(stream)
    return text if encoding == "utf-8" else text.encode(encoding, "backslashreplace").decode(encoding)


def open_streams() -> None:
    """Make the standard streams fit to be used: open, and never in the way of a letter they do not know."""
    _failed.clear()
    with contextlib.suppress(OSError):
        # Where one is closed, the next file that is opened would take its number, and get what is printed.
        while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(handle)
    if sys.stdout is None:
        sys.stdout = _Closed()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def output_lost() -> str | None:
    """What kept data from being printed, as a sentence; empty where a pipe was closed, None where all was."""
    error = _failed.get("stdout")
    if error is None:
        return None
    return "" if error.errno in _PIPE_CLOSED else f"The output could not be written: {_reason(error)}."


def failed(name: str, error: OSError) -> None:
    """Remember that a stream takes no more, and spare Python the attempt to write what is left at the end."""
    _failed[name] = error
    with contextlib.suppress(OSError, ValueError, AttributeError):
        handle = os.open(os.devnull, os.O_WRONLY)
        os.dup2(handle, getattr(sys, name).fileno())
        os.close(handle)


def interactive() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()


def read_stdin() -> str:
    """All of the standard input.

    Raises:
        UsageError: there is none, or it is not UTF-8.
    """
    return decoded(read_stdin_bytes(), "The standard input")


def read_stdin_bytes() -> bytes:
    """All of the standard input, whatever it is.

    Raises:
        UsageError: there is none.
    """
    if sys.stdin is None:
        raise click.UsageError("There is no standard input to read from.")
    return sys.stdin.buffer.read()


def words_of(text: str) -> str:
    """Words as they were given: a hyphen stands for those of the standard input.

    Raises:
        UsageError: there is none, it is not UTF-8, or it holds no words.
    """
    if text != "-":
        return text
    words = read_stdin()
    if not words.strip():
        raise click.UsageError("The standard input is empty, so there are no words to keep.")
    return words


def decoded(data: bytes, what: str) -> str:
    """Bytes as text. Nothing is guessed and nothing replaced: the words are the user's.

    Raises:
        UsageError: they are not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise click.UsageError(
            f"{what} is not UTF-8: line {line} holds the byte 0x{data[error.start]:02x}. "
            "Nothing was written. Save it as UTF-8, then run this again."
        ) from error


def ask(question: str, default: str = "") -> str:
    """Ask; Enter takes what stands in brackets, or skips.

    Raises:
        Abort: the input has ended, or the terminal is gone.
        KeyboardInterrupt: Ctrl-C.
    """
    shown = f" [{visible(default, one_line=True)}]" if default else ""
    suffix = " " if question.endswith("?") and not default else ": "
    while True:
        try:
            with attentive():
                answer: str = click.prompt(
                    visible(question) + shown,
                    default=default,
                    show_default=False,
                    prompt_suffix=suffix,
                    err=True,
                )
            answer.encode("utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            say("  That did not arrive as it was typed (the terminal is not UTF-8). Once more, please.")
        except click.Abort as abort:
            raise _stopped(abort) from None
        except OSError as error:
            raise click.Abort from error
        else:
            return answer.strip()


def agreed(question: str, *, default: bool = False) -> bool:
    """Ask for yes or no.

    Raises:
        Abort: the input has ended, or the terminal is gone.
        KeyboardInterrupt: Ctrl-C.
    """
    try:
        with attentive():
            return click.confirm(visible(question), default=default, err=True)
    except click.Abort as abort:
        raise _stopped(abort) from None
    except (OSError, UnicodeDecodeError) as error:
        raise click.Abort from error


def _stopped(abort: click.Abort) -> BaseException:
    """What stopped a question, which click tells nobody: Ctrl-C, or the end of the input."""
    return KeyboardInterrupt() if isinstance(abort.__context__, KeyboardInterrupt) else abort


def _shown(piece: str | Styled) -> str:
    if isinstance(piece, str):
        return visible(piece)
    return click.style(visible(piece.text), fg=piece.colour, bold=piece.bold)


def _write(name: str, text: str | bytes) -> None:
    if name in _failed:
        return
    stream = getattr(sys, name)
    if stream is None:
        _failed[name] = OSError(errno.EBADF, "it is closed")
        return
    try:
        shown = text if isinstance(text, bytes) else fitted(text, stream)
        click.echo(shown, nl=False, err=name == "stderr")
    except ValueError:  # a file object that somebody closed
        failed(name, OSError(errno.EBADF, "it is closed"))
    except OSError as error:
        failed(name, error)


def _encoding(stream: TextIO | None) -> str:
    try:
        return codecs.lookup(getattr(stream, "encoding", None) or "utf-8").name
    except LookupError:
        return "ascii"


#: A reader that has seen enough, such as `head`, is nothing to be told about; Windows says it differently.
_PIPE_CLOSED = (errno.EPIPE, errno.EINVAL) if sys.platform == "win32" else (errno.EPIPE,)
_REASONS = {errno.ENOSPC: "the disk is full", errno.EBADF: "the standard output is closed"}


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()
