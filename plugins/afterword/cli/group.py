"""The `afterword` command itself: its sub-commands are imported only when they run or are completed.

So `afterword --help` and shell completion pay for neither the records nor MkDocs.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from afterword.cli.options import FittedGroup, journal_options
from afterword.cli.terminal import failed, open_streams, output_lost, put, say
from afterword.errors import AfterwordError

#: Every command by what it is for, with its one line of help; each stands in the module of its name.
COMMANDS: dict[str, dict[str, str]] = {
    "Right after the interview": {
        "debrief": "Write down an interview while it is fresh.",
        "new": "Write down one contact or one gift.",
    },
    "Each day": {
        "due": "List what to write, to whom, and why.",
        "draft": "Compose a note to somebody.",
        "gifts": "List gifts that fit somebody, and candidates for gifts.",
        "gather": "Ask feeds for what may become a gift.",
        "check": "Check the settings and every record and note.",
    },
    "When something happened": {
        "sent": "Mark a note as sent.",
        "heard": "Write down a reply, a call or news.",
        "called": "Write down a call or talk of yours.",
        "skip": "Pass one follow-up over.",
        "snooze": "Let nothing be due to somebody until a date.",
        "stop": "Never write to somebody again.",
        "close": "Set how a position ended, or where it stands.",
    },
    "Looking": {
        "show": "Show one person: facts, history, what is next.",
        "prepare": "Show what to know before the next interview, or a call.",
        "serve": "Show the journal as a site, with live reload.",
        "build": "Build the journal as a site.",
    },
    "Keeping house": {
        "init": "Begin a new journal.",
        "undo": "Take the last action back, whole.",
        "rename": "Give a person, company, position or interest another name.",
        "merge": "Put two files of one person together.",
        "import": "Take in people or a journal from another program.",
        "export": "Hand out people or everything for other programs.",
        "forget": "Remove a person from the journal.",
        "completion": "Print the completion script of a shell.",
    },
}


def _module(command: str) -> str:
    """The name of a command's module; ``import`` is a word of Python's own."""
    return f"{command}_" if iskeyword(command) else command


_SUMMARIES = {name: summary for section in COMMANDS.values() for name, summary in section.items()}
_WIDEST = max(map(len, _SUMMARIES))


#: What shells expect of a command that Ctrl-C ended.
_INTERRUPTED = 130


class LazyGroup(FittedGroup):
    """A group that imports a command when it is asked for, and ends with a sentence whatever happens."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the program; errors, Ctrl-C and lost output become a sentence and an exit code."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        open_streams()
        code = self._code_of(args, prog_name, complete_var, extra)
        lost = output_lost()
        if lost:
            say(lost)
        sys.exit(code or int(lost is not None))

    def _code_of(
        self, args: Sequence[str] | None, prog_name: str | None, complete_var: str | None, extra: Any
    ) -> int:
        try:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra) or 0
        except click.ClickException as error:
            shown = io.StringIO()
            error.show(shown)
            say(shown.getvalue().rstrip("\n"))
            return error.exit_code
        except (click.Abort, KeyboardInterrupt) as stop:
            by_hand = isinstance(stop, KeyboardInterrupt) or isinstance(stop.__cause__, KeyboardInterrupt)
            say("Stopped." if by_hand else "Stopped, since there was no answer.")
            return _INTERRUPTED if by_hand else 1
        except SystemExit as end:  # completion, and `kill`
            if end.code is not None and not isinstance(end.code, int):
                raise
            return end.code or 0
        except OSError as error:
            if error.filename is None:  # not a file of ours: the help, which click itself prints
                failed("stdout", error)
            else:
                say(f"{os.fsdecode(error.filename)}: {error.strerror}.")
            return 1

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Honour NO_COLOR, which click itself does not read."""
        if os.environ.get("NO_COLOR"):
            extra["color"] = False
        return super().make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order of the help."""
        return list(_SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command."""
        if cmd_name not in _SUMMARIES:
            return None
        command: click.Command = getattr(
            import_module(f"afterword.cli.commands.{_module(cmd_name)}"), _module(cmd_name)
        )
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or suggest the one meant."""
        from afterword.words.spelling import did_you_mean

        guess = args[0] not in _SUMMARIES and did_you_mean(args[0], tuple(_SUMMARIES))
        if guess:
            ctx.fail(f'There is no command "{args[0]}". Did you mean {guess}?')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by what they are for, from the table alone."""
        for section, commands in COMMANDS.items():
            with formatter.section(section):
                formatter.write_dl([(f"{name:<{_WIDEST}}", summary) for name, summary in commands.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; our own errors become a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except AfterwordError as error:
            say(str(error))
            ctx.exit(error.exit_code)


def _show_versions(ctx: click.Context, option: click.Parameter, asked: bool) -> None:
    """Print which versions there are, and what is wrong with what builds the site."""
    if not asked or ctx.resilient_parsing:
        return
    from pathlib import Path

    from afterword.cli.installed import trouble, versions

    put(versions())
    for sentence in trouble(Path.cwd()):
        say(sentence)
    ctx.exit()


@click.command(
    cls=LazyGroup,
    params=[*journal_options()],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_versions,
    help="Show the version and exit.",
)
def main() -> None:
    """Keep a job search warm after the interview.

    WHO is a name, any unambiguous part of one, or the name of the file in contacts/.
    Dates are 2026-11-20, today, yesterday, friday, last monday, 2 weeks ago, in 10 days.
    """
