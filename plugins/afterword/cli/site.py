"""MkDocs or ProperDocs on this journal, within this very process."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from afterword.cli.terminal import say
from afterword.errors import AfterwordError
from afterword.settings.root import Host, configuration_file, host_of


def run_host(root: Path, command: str, arguments: Sequence[str]) -> int:
    """Run MkDocs until it ends, or ProperDocs where that is what there is, or what the journal's file is for.

    Within this process, so that whatever ends it ends the server too: no signal has to be passed on, and
    nothing stays behind when the terminal is closed.

    Args:
        root: the folder of the journal.
        command: `serve` or `build`.
        arguments: passed on as they are; a configuration file among them wins over the journal's own.

    Returns:
        The exit code of that program.

    Raises:
        AfterwordError: there is neither, or the configuration does not list the plugin, without which it
            would show nothing of the journal, and guard nothing.
    """
    from afterword.cli.installed import THEME, installed_host, theme_trouble
    from afterword.settings.configuration import read_configuration

    given = _configuration(arguments)
    file = Path(given) if given else configuration_file(root)
    configuration = None if given == "-" else read_configuration(file.absolute())
    if configuration and configuration.options is None:
        raise AfterwordError(
            f"{file.name} does not list and enable the afterword plugin, so the site would show nothing of "
            "the journal. Add a line `- afterword` under `plugins:`."
        )
    own = [] if given else ["--config-file", str(file)]
    flags = {argument.split("=")[0] for argument in arguments}
    if command == "serve" and not {"--livereload", "--no-livereload", "--dirty"} & flags:
        # Releases 8.3 of click turn it off where it is not asked for.
        own += ["--livereload"]
    # Material's notice on the future of MkDocs is of no use to somebody who looks for a job.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    if command == "serve" and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        # As for MkDocs alone: a second Ctrl-C ends a server that takes its time after the first.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    host = installed_host(host_of(file))
    trouble = theme_trouble(configuration.theme if configuration else THEME)
    if trouble:
        say(trouble)
    return _run(host, [command, *own, *arguments])


def _configuration(arguments: Sequence[str]) -> str:
    """The configuration file named among arguments for the host; empty where none is."""
    for place, argument in enumerate(arguments):
        if argument in ("-f", "--config-file"):
            return arguments[place + 1] if place + 1 < len(arguments) else ""
        if argument.startswith("--config-file="):
            return argument.partition("=")[2]
        if argument.startswith("-f"):
            return argument[2:]
    return ""


def _run(host: Host, arguments: Sequence[str]) -> int:
    try:
        # Only here, since the rest of the command line is quick without it.
        cli = import_module(f"{host.module}.__main__").cli
    except ImportError as error:
        raise AfterwordError(
            f"{host.name} is installed, and cannot be started ({error}). Install it anew: "
            f"pip install --force-reinstall {host.module}"
        ) from error
    try:
        cli.main(list(arguments), prog_name=host.module, windows_expand_args=False)
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        raise
    return 0
