"""MkDocs on this journal, in the environment this command runs in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from afterword.settings.root import configuration_file


def run_mkdocs(root: Path, command: str, arguments: Sequence[str]) -> int:
    """Run MkDocs and wait for it.

    A separate process, since the command line imports no MkDocs; `python -m`, since tools that install
    commands in isolation expose `afterword` alone; `-P`, so that no file of the journal is a module.

    Args:
        root: the folder of the journal.
        command: `serve` or `build`.
        arguments: passed on as they are; a configuration file among them wins over the journal's own.

    Returns:
        The exit code of MkDocs.
    """
    given = [argument.split("=")[0] for argument in arguments]
    own = []
    if not {"-f", "--config-file"} & set(given):
        own += ["--config-file", str(configuration_file(root))]
    if command == "serve" and not {"--livereload", "--no-livereload", "--dirty"} & set(given):
        # Releases 8.3 of click turn it off where it is not asked for.
        own += ["--livereload"]
    # Material's notice on the future of MkDocs is of no use to somebody who looks for a job.
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "mkdocs", command, *own, *arguments], env=environment
    )
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # Ctrl-C reaches MkDocs too, which then shuts down by itself.
            continue
