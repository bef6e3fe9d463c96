"""Running git: what it prints, and an end to it where it, or a hook of the user's, does not come to one.

Git is told to end before it is killed, since it then takes its locks away; whatever a hook has started ends
with it. Nothing of ours stays in the repository either way.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from afterword.words.counts import counted

#: Seconds. Hooks run within a commit and may take their time; one that waits for an answer never gets one.
PATIENCE = 60
#: Seconds to end in when told to, and how often to look.
_GRACE = 5.0
_PAUSE = 0.05


class GitError(Exception):
    """Git refused; the text is what it said."""


class TooSlowError(GitError):
    """Git, or a hook, took too long and was ended."""

    def __init__(self, patience: int) -> None:
        seconds = counted(patience, "second")
        super().__init__(f"git took longer than {seconds} and was stopped")


def run(root: Path, *arguments: str, patience: int = PATIENCE) -> str:
    """What git prints.

    Args:
        root: the folder of the journal.
        arguments: of git; paths are names, never patterns.
        patience: seconds after which it is ended.

    Raises:
        GitError: it failed; the text is its last words.
    """
    result = call(root, "--literal-pathspecs", *arguments, patience=patience)
    if result.returncode:
        raise GitError(last_words(result))
    return result.stdout


def call(
    root: Path, *arguments: str, feed: str = "", patience: int = PATIENCE
) -> subprocess.CompletedProcess[str]:
    """Run git, whatever it answers.

    Raises:
        GitError: it cannot be started, or took too long.
    """
    # The answers are read, so they come in one language; and nobody sits at this end to type a password or to
    # write a message in an editor.
    environment = os.environ | {
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_EDITOR": "true",
    }
    command = ["git", "-c", "core.quotePath=false", *arguments]
    committing = "commit" in arguments
    try:
        process = subprocess.Popen(
            command,
            cwd=root,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="surrogateescape",
            start_new_session=True,  # so that its hooks can be ended with it
        )
    except FileNotFoundError as error:
        raise GitError("git is not installed, or not on the PATH") from error
    except OSError as error:
        raise GitError(f"git could not be started: {error.strerror}") from error
    try:
        out, said = process.communicate(feed, timeout=patience)
    except subprocess.TimeoutExpired as error:
        _end(root, process, committing)
        raise TooSlowError(patience) from error
    except BaseException:
        _end(root, process, committing)
        raise
    return subprocess.CompletedProcess(command, process.returncode, out, said)


def last_words(result: subprocess.CompletedProcess[str]) -> str:
    """What git said went wrong."""
    lines = [line.strip() for line in (result.stderr or result.stdout).splitlines() if line.strip()]
    told = next(
        (line for line in lines if line.startswith(("fatal: ", "error: "))), lines[-1] if lines else ""
    )
    return told.removeprefix("fatal: ").removeprefix("error: ") or f"git ended with {result.returncode}"


def _end(root: Path, process: subprocess.Popen[str], committing: bool) -> None:
    """Tell git and its hooks to end, kill what does not, and take away the locks that a killed git leaves."""
    _tell(process, signal.SIGTERM)
    for _ in range(round(_GRACE / _PAUSE)):
        if process.poll() is not None and not _alive(process):
            break
        time.sleep(_PAUSE)
    killed = process.poll() is None
    _tell(process, getattr(signal, "SIGKILL", signal.SIGTERM))
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=_GRACE)  # what a hook has started elsewhere may hold its end open
    if committing:
        _unlock(root, process.pid, killed)


def _tell(process: subprocess.Popen[str], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.terminate()
        else:
            os.killpg(process.pid, number)


def _alive(process: subprocess.Popen[str]) -> bool:
    """Whether anything that git started is still there."""
    if sys.platform == "win32":
        return False
    try:
        os.killpg(process.pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def _unlock(root: Path, pid: int, killed: bool) -> None:
    """Take away the locks of a git that had no time to do so; that of its own index names its process.

    A git that is told to end in the moment between making a lock and noting it down leaves that lock too.
    """
    with contextlib.suppress(GitError, OSError):
        folder = Path(run(root, "rev-parse", "--absolute-git-dir").strip())
        own = folder / f"next-index-{pid}.lock"
        if own.exists():
            own.unlink()
            if killed:
                # A commit of some files holds both, and nobody else can have taken the other since.
                (folder / "index.lock").unlink(missing_ok=True)
