"""Undo by git: one commit of just the files a command wrote, and nothing else.

Only where ``git_commit: true`` says so. Git is asked before and after the files are written: a file that had
changes of the user's own before is left for the user to commit, since a commit of it would take theirs along.
Whatever git says, the files are written; what went wrong comes back as a sentence.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from afterword.keeping.atomic import Change
from afterword.words.counts import counted

#: Hooks run within a commit and may take their time; a hook that waits for an answer never gets one.
_PATIENCE = 60

#: What git keeps in its folder while the user is in the middle of something, and what that is.
_UNDER_WAY = {
    "MERGE_HEAD": "a merge",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "BISECT_LOG": "a bisect",
}


@dataclass(frozen=True)
class Before:
    """What git said before the files were written.

    Attributes:
        root: the journal.
        paths: the files that may be committed, relative to the journal.
        own: the files left out because the user had changed them.
        ignored: the files left out because git ignores them.
        obstacle: why nothing can be committed, as a whole sentence; empty where nothing is in the way.
    """

    root: Path
    paths: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    obstacle: str = ""


class _GitError(Exception):
    """Git refused; the text is what it said."""


def look(root: Path, changes: Iterable[Change]) -> Before:
    """Look at the repository before anything is written.

    Args:
        root: the folder of the journal.
        changes: what is about to be written.
    """
    paths = tuple(dict.fromkeys(change.path for change in changes if change.old != change.new))
    try:
        obstacle = _obstacle(root)
        if obstacle or not paths:
            return Before(root, obstacle=obstacle)
        own = _changed(root, paths)
        ignored = _ignored(root, paths)
    except _GitError as error:
        return Before(root, obstacle=_sentence(error))
    free = tuple(path for path in paths if path not in own and path not in ignored)
    return Before(root, free, own, ignored)


def commit(before: Before, message: str) -> str:
    """Commit the files that a command wrote, and only these.

    Args:
        before: what ``look`` said before they were written.
        message: the first line of the commit.

    Returns:
        What the user should know, in a sentence or two; empty where all went as expected.
    """
    if before.obstacle:
        return before.obstacle
    said = []
    try:
        changed = _changed(before.root, (*before.paths, *before.own))
        own = [path for path in changed if path in before.own]
        if own:
            said.append(f"Left for you to commit, for the changes of your own in it: {', '.join(own)}.")
        if before.ignored:
            said.append(f"Not committed, since git is told to ignore it: {', '.join(before.ignored)}.")
        mine = [path for path in changed if path in before.paths]
        if mine:
            _commit_only(before.root, mine, message)
    except _GitError as error:
        said.append(_sentence(error))
    return " ".join(said)


def history(root: Path, paths: Iterable[str], words: Iterable[str]) -> str:
    """What git history still holds of somebody, and how to take it out.

    Args:
        root: the folder of the journal.
        paths: files that were about the person alone, and are to be taken out whole.
        words: name, slug and address, as they stood in files and messages.

    Returns:
        Whole sentences and the commands; empty where there is no repository, or nothing in it.
    """
    gone = tuple(dict.fromkeys(paths))
    spoken = tuple(word for word in dict.fromkeys(words) if word.strip())
    try:
        prefix = _run(root, "rev-parse", "--show-prefix").strip()
    except _GitError:
        return ""  # no repository, so no history
    every = ("log", "--all", "--format=%h")
    try:
        found = set(_run(root, *every, "--", *gone).split()) if gone else set()
        for word in spoken:
            # -S looks at how often the words stand there, so it finds the commits that brought or took them.
            found |= set(_run(root, *every, "-i", "--pickaxe-regex", f"-S{_literal(word)}").split())
            found |= set(_run(root, *every, "-i", "--extended-regexp", f"--grep={_literal(word)}").split())
    except _GitError as error:
        return f"Git history could not be searched, and may still hold them: {error}."
    if not found:
        return ""
    many = counted(len(found), "commit that names", "commits that name")
    lines = [
        f"echo {shlex.quote(f'regex:(?i){_literal(word)}==>[forgotten]')} >> words.txt" for word in spoken
    ]
    files = "".join(f" --path {shlex.quote(prefix + path)}" for path in gone)
    only = f" --invert-paths{files}" if files else ""
    lines.append(f"git filter-repo{only} --replace-text words.txt --replace-message words.txt")
    return (
        f"Git history still holds {many} them, and so does every copy that was pushed. "
        "To take them out, with git-filter-repo, in a fresh clone:\n"
        + "".join(f"  {line}\n" for line in lines)
        + "Then delete words.txt, push with --force, and ask whoever has a copy to clone it again."
    )


def _literal(word: str) -> str:
    """A word as a regular expression that finds just the word, for git and for git-filter-repo."""
    return "".join(
        letter
        if letter.isalnum() or ord(letter) > 127 or letter in " @_-,'"
        else f"\\{letter}"
        if letter in "^\\"
        else f"[{letter}]"
        for letter in word
    )


def _obstacle(root: Path) -> str:
    """Why nothing can be committed here; empty where nothing is in the way."""
    try:
        inside = _run(root, "rev-parse", "--is-inside-work-tree", "--is-bare-repository").split()
    except _GitError as error:
        if "not a git repository" in str(error):
            return "Not committed: the journal is in no git repository. `git init` begins one."
        return _sentence(error)
    if inside[0] != "true":
        what = "a bare repository" if inside[1] == "true" else "the folder of git itself"
        return f"Not committed: the journal is in {what}, which has no files to commit."
    folder = Path(_run(root, "rev-parse", "--absolute-git-dir").strip())
    for name, what in _UNDER_WAY.items():
        if (folder / name).exists():
            return f"Not committed: {what} is under way. Finish it, then commit the files yourself."
    try:
        _run(root, "symbolic-ref", "--quiet", "HEAD")
    except _GitError:
        return (
            "Not committed: no branch is checked out, so the commit would be hard to find. "
            "`git switch` to one."
        )
    try:
        _run(root, "var", "GIT_COMMITTER_IDENT")
        _run(root, "var", "GIT_AUTHOR_IDENT")
    except _GitError:
        return (
            "Not committed: git does not know who you are. "
            'Tell it once: git config --global user.name "Your Name", and the same with user.email.'
        )
    return ""


def _changed(root: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """Which of the files differ from the last commit, staged or not, in the order given."""
    # Untracked files count: a note that was never committed is the user's own work as well.
    out = _run(root, "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", *paths)
    prefix = _run(root, "rev-parse", "--show-prefix").rstrip("\n")
    there = {entry[3:].removeprefix(prefix) for entry in out.split("\0") if entry}
    return tuple(path for path in paths if path in there)


def _ignored(root: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """Which of the files git ignores; one that is tracked is never ignored."""
    result = _call(root, "check-ignore", "-z", "--stdin", feed="\0".join(paths))
    if result.returncode > 1:  # 1: none of them
        raise _GitError(_last_words(result))
    found = set(result.stdout.split("\0"))
    return tuple(path for path in paths if path in found)


def _commit_only(root: Path, paths: Sequence[str], message: str) -> None:
    """Commit these files as they are on disk, past whatever else is staged, and leave that staged."""
    tracked = set(_run(root, "ls-files", "-z", "--", *paths).split("\0"))
    new = [path for path in paths if path not in tracked]
    if new:
        # `commit --only` takes files that git knows; this makes them known without staging their text.
        _run(root, "add", "--intent-to-add", "--", *new)
    try:
        _run(root, "commit", "--quiet", "--only", f"--message={message}", "--", *paths)
    except _GitError:
        if new:
            _run(root, "rm", "--quiet", "--cached", "--force", "--", *new)
        raise


def _sentence(error: _GitError) -> str:
    return f"Not committed: {str(error).rstrip('.')}. The files are written; commit them when that is solved."


def _run(root: Path, *arguments: str) -> str:
    """What git prints.

    Raises:
        _GitError: it failed; the text is its last words.
    """
    # Paths are names, never patterns.
    result = _call(root, "--literal-pathspecs", *arguments)
    if result.returncode:
        raise _GitError(_last_words(result))
    return result.stdout


def _last_words(result: subprocess.CompletedProcess[str]) -> str:
    lines = [line.strip() for line in (result.stderr or result.stdout).splitlines() if line.strip()]
    told = next(
        (line for line in lines if line.startswith(("fatal: ", "error: "))), lines[-1] if lines else ""
    )
    return told.removeprefix("fatal: ").removeprefix("error: ") or f"git ended with {result.returncode}"


def _call(root: Path, *arguments: str, feed: str = "") -> subprocess.CompletedProcess[str]:
    # The answers are read, so they come in one language; and nobody sits at this end to type a password or to
    # write a message in an editor.
    environment = os.environ | {
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_EDITOR": "true",
    }
    try:
        return subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=root,
            env=environment,
            input=feed,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=_PATIENCE,
        )
    except FileNotFoundError as error:
        raise _GitError("git is not installed, or not on the PATH") from error
    except subprocess.TimeoutExpired as error:
        raise _GitError(f"git took longer than {_PATIENCE} seconds") from error
    except OSError as error:
        raise _GitError(f"git could not be started: {error.strerror}") from error
