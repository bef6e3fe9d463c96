"""`afterword completion`."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from afterword.cli.terminal import put, say
from afterword.errors import AfterwordError

_INSTALL = {
    "bash": "afterword completion bash >> ~/.bash_completion",
    "zsh": "afterword completion zsh >> ~/.zshrc",
    "fish": "afterword completion fish > ~/.config/fish/completions/afterword.fish",
    "powershell": "afterword completion powershell >> $PROFILE",
}


@click.command()
@click.argument("shell", required=False, type=click.Choice(tuple(_INSTALL)))
@click.pass_context
def completion(ctx: click.Context, shell: str | None) -> None:
    """Print the completion script of a shell.

    Without SHELL it is the one you are using. It completes commands, options and the names of contacts.
    """
    shell = shell or _current()
    script = get_completion_class(shell)
    if script is None:
        raise AfterwordError(
            f"Completion for {shell} needs click 8.5 or newer: python -m pip install --upgrade click"
        )
    put(script(ctx.find_root().command, {}, "afterword", "_AFTERWORD_COMPLETE").source())
    say(f"To keep it: {_INSTALL[shell]}")
    say("Then open a new terminal.")


def _current() -> str:
    name = Path(os.environ.get("SHELL", "")).name
    if name in _INSTALL:
        return name
    raise click.UsageError(f"Say which shell: afterword completion {'|'.join(_INSTALL)}")
