"""What the history of git still holds of somebody, and how to take it out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from afterword.keeping.git_process import GitError, run
from afterword.words.counts import counted
from afterword.words.shell import quoted


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
        prefix = run(root, "rev-parse", "--show-prefix").strip()
    except GitError:
        return ""  # no repository, so no history
    every = ("log", "--all", "--format=%h")
    try:
        found = set(run(root, *every, "--", *gone).split()) if gone else set()
        for word in spoken:
            # -S looks at how often the words stand there, so it finds the commits that brought or took them.
            found |= set(run(root, *every, "-i", "--pickaxe-regex", f"-S{_literal(word)}").split())
            found |= set(run(root, *every, "-i", "--extended-regexp", f"--grep={_literal(word)}").split())
    except GitError as error:
        return f"Git history could not be searched, and may still hold them: {error}."
    if not found:
        return ""
    many = counted(len(found), "commit that names", "commits that name")
    lines = [f"echo {quoted(f'regex:(?i){_literal(word)}==>[forgotten]')} >> words.txt" for word in spoken]
    files = "".join(f" --path {quoted(prefix + path)}" for path in gone)
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
