"""Undo by git: one commit of just the files a command wrote, and nothing else.

Only where ``git_commit: true`` says so. Git is asked before and after the files are written: a file that had
changes of the user's own before is left for the user to commit, since a commit of it would take theirs along.
Whatever git says, the files are written; what went wrong comes back as a sentence.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from afterword.frozen import frozen
from afterword.keeping.atomic import Change
from afterword.keeping.git_process import PATIENCE, GitError, TooSlowError, call, last_words, run
from afterword.words.counts import listed
from afterword.words.shell import quoted

#: What git keeps in its folder while the user is in the middle of something, and what that is.
_UNDER_WAY = {
    "MERGE_HEAD": "a merge",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "BISECT_LOG": "a bisect",
}
#: Hooks that run within a commit, in their order.
_HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit")
_TRIES = 5
#: In git's own folder: the bytes that a commit which failed left behind, by path, as a hash.
_LEFT = "afterword-uncommitted"


@frozen
class Before:
    """What git said before the files were written.

    Attributes:
        root: the journal.
        paths: the files that may be committed, relative to the journal.
        own: the files left out because the user had changed them.
        ignored: the files left out because git ignores them.
        overlooked: the files left out because git was told to overlook their changes, with the option that
            ends it.
        obstacle: why nothing can be committed, as a whole sentence; empty where nothing is in the way.
    """

    root: Path
    paths: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    overlooked: Mapping[str, str] | None = None
    obstacle: str = ""


def look(root: Path, changes: Iterable[Change], whole: Collection[str] = ()) -> Before:
    """Look at the repository before anything is written.

    Args:
        root: the folder of the journal.
        changes: what is about to be written.
        whole: paths of files whose edits by the user belong into the commit too.
    """
    changes = [change for change in changes if change.old != change.new]
    old = {change.path: change.old for change in changes}
    sources = {change.path: change.source for change in changes if change.source}
    paths = tuple(old)
    try:
        obstacle = _no_work_tree(root)
        if obstacle or not paths:
            return Before(root, obstacle=obstacle)
        changed = _changed(root, paths)
        left = _left(root)
        own = tuple(path for path in changed if path not in whole and left.get(path) != _hash(old[path]))
        ignored = _ignored(root, paths)
        overlooked = _overlooked(root, paths)
        # A file that takes in what another said would take along what the user did not commit of that.
        ignored += tuple(path for path in sources if sources[path] in ignored and path not in ignored)
        own += tuple(path for path in sources if sources[path] in {*own, *overlooked} and path not in own)
        obstacle = _obstacle(root)
    except GitError as error:
        return Before(root, obstacle=_sentence(error))
    out = {*own, *ignored, *overlooked}
    free = tuple(path for path in paths if path not in out)
    return Before(root, free, own, ignored, overlooked, obstacle)


def commit(before: Before, message: str, *, patience: int = PATIENCE) -> str:
    """Commit the files that a command wrote, and only these.

    Args:
        before: what ``look`` said before they were written.
        message: the first line of the commit.
        patience: seconds after which git, or a hook of the user's, is ended.

    Returns:
        What the user should know, in a sentence or two; empty where all went as expected.
    """
    root = before.root
    if before.obstacle:
        _remember(root, before.paths)
        return before.obstacle
    said = []
    try:
        changed = _changed(root, (*before.paths, *before.own))
        own = [path for path in changed if path in before.own]
        if own:
            said.append(f"Left for you to commit, for the changes of your own in it: {', '.join(own)}.")
        if before.ignored:
            said.append(f"Not committed, since git is told to ignore it: {', '.join(before.ignored)}.")
        for path, option in (before.overlooked or {}).items():
            said.append(
                f"Not committed, since git is told to overlook changes of it: {path}. "
                f"To end that: git update-index {option} {quoted(path)}"
            )
        mine = [path for path in changed if path in before.paths]
        if mine:
            said += _commit_only(root, mine, message, patience)
    except GitError as error:
        _remember(root, before.paths)
        said.append(_sentence(error))
    else:
        _forget(root, before.paths)
    return " ".join(said)


def ignores(root: Path, path: str) -> bool:
    """Whether git leaves a file alone: it is told to ignore it, or there is no repository."""
    try:
        return bool(_no_work_tree(root)) or bool(_ignored(root, (path,)))
    except GitError:
        return True


def seen(folder: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """Those of some files that a commit could hold: git knows them already, or is not told to ignore them.

    Args:
        folder: which need not be there; a repository is looked for from it upwards.
        paths: of files below it, there or not.

    Raises:
        GitError: there is a repository, and git does not answer.
    """
    real = Path(os.path.realpath(folder))
    near = next(each for each in (real, *real.parents) if each.is_dir())
    below = real.relative_to(near).as_posix()
    names = {f"{below}/{path}" if below != "." else path: path for path in paths}
    try:
        if run(near, "rev-parse", "--is-inside-work-tree").strip() != "true":
            return ()
    except GitError as error:
        if "not a git repository" in str(error):
            return ()
        # Without git, a folder in no repository is as well hidden as with it.
        if not any((each / ".git").exists() for each in (near, *near.parents)):
            return ()
        raise
    ignored = set(_ignored(near, tuple(names)))
    return tuple(path for name, path in names.items() if name not in ignored)


def _no_work_tree(root: Path) -> str:
    """Why there is nothing here that git looks after; empty where there is."""
    try:
        inside = run(root, "rev-parse", "--is-inside-work-tree", "--is-bare-repository").split()
    except GitError as error:
        if "not a git repository" in str(error):
            return "Not committed: the journal is in no git repository. `git init` begins one."
        return _sentence(error)
    if inside[0] != "true":
        what = "a bare repository" if inside[1] == "true" else "the folder of git itself"
        return f"Not committed: the journal is in {what}, which has no files to commit."
    return ""


def _obstacle(root: Path) -> str:
    """Why nothing can be committed here; empty where nothing is in the way."""
    folder = _folder(root)
    for name, what in _UNDER_WAY.items():
        if (folder / name).exists():
            return f"Not committed: {what} is under way. Finish it, then commit the files yourself."
    try:
        run(root, "symbolic-ref", "--quiet", "HEAD")
    except GitError:
        return (
            "Not committed: no branch is checked out, so the commit would be hard to find. "
            "`git switch` to one."
        )
    try:
        run(root, "var", "GIT_COMMITTER_IDENT")
        run(root, "var", "GIT_AUTHOR_IDENT")
    except GitError:
        return (
            "Not committed: git does not know who you are. "
            'Tell it once: git config --global user.name "Your Name", and the same with user.email.'
        )
    return ""


def _folder(root: Path) -> Path:
    return Path(run(root, "rev-parse", "--absolute-git-dir").strip())


def _changed(root: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """Which of the files differ from the last commit, staged or not, in the order given."""
    # Untracked files count: a note that was never committed is the user's own work as well.
    out = run(root, "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", *paths)
    prefix = run(root, "rev-parse", "--show-prefix").rstrip("\n")
    there = {entry[3:].removeprefix(prefix) for entry in out.split("\0") if entry}
    return tuple(path for path in paths if path in there)


def _ignored(root: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """Which of the files git ignores; one that is tracked is never ignored."""
    result = call(root, "check-ignore", "-z", "--stdin", feed="\0".join(paths))
    if result.returncode > 1:  # 1: none of them
        raise GitError(last_words(result))
    found = set(result.stdout.split("\0"))
    return tuple(path for path in paths if path in found)


def _overlooked(root: Path, paths: Sequence[str]) -> dict[str, str]:
    """Which of the files git was told to overlook the changes of, with the option that ends it."""
    # `-v` marks them by a letter: a small one for assume-unchanged, S for skip-worktree.
    entries = run(root, "ls-files", "-v", "-z", "--", *paths).split("\0")
    marks = {entry[2:]: entry[:1] for entry in entries if entry}
    return {
        path: "--no-skip-worktree" if mark in "sS" else "--no-assume-unchanged"
        for path, mark in marks.items()
        if mark == "S" or mark.islower()
    }


def _commit_only(root: Path, paths: Sequence[str], message: str, patience: int) -> list[str]:
    """Commit these files as they are on disk, past whatever else is staged, and leave that staged.

    Returns:
        What became of it against expectation, a sentence each.
    """
    tracked = set(run(root, "ls-files", "-z", "--", *paths).split("\0"))
    new = [path for path in paths if path not in tracked]
    head = _head(root)
    staged = _staged(root)
    said = []
    try:
        if new:
            # `commit --only` takes files that git knows; this makes them known without staging their text.
            run(root, "add", "--intent-to-add", "--", *new)
        run(root, "commit", "--quiet", "--only", f"--message={message}", "--", *paths, patience=patience)
    except BaseException as error:
        if _head(root) == head:
            _take_back(root, new)
            if isinstance(error, TooSlowError):
                raise GitError(f"{error}{_hooks(root)}") from error
            raise
        if not isinstance(error, GitError):
            raise
        # The commit was made; what came after it was not to be waited for.
        said.append(f"Committed, but {error}{_hooks(root)}.")
    return [*said, *_taken_along(root, paths, staged)]


def _take_back(root: Path, new: Sequence[str]) -> None:
    """Make files unknown to git again; somebody else's git may hold the index for a moment."""
    for attempt in range(_TRIES if new else 0):
        try:
            run(root, "rm", "--quiet", "--cached", "--force", "--ignore-unmatch", "--", *new)
        except GitError:
            time.sleep(0.1 * 2**attempt)
        else:
            return


def _taken_along(root: Path, paths: Sequence[str], staged: frozenset[str]) -> list[str]:
    """Set the index right after a hook that wrote, and say which other files it put into the commit."""
    prefix = run(root, "rev-parse", "--show-prefix").rstrip("\n")
    out = run(root, "diff-tree", "-r", "-z", "--root", "--no-commit-id", "--name-only", "HEAD")
    committed = [path for path in out.split("\0") if path]
    mine = {prefix + path for path in paths}
    others = [path for path in committed if path not in mine]
    # A hook works on an index of its own; what it wrote there looks, in the user's, like a change taken back.
    behind = [path for path in committed if path in mine or path not in staged]
    if behind and _staged(root) & set(behind):
        top = Path(run(root, "rev-parse", "--show-toplevel").rstrip("\n"))
        run(top, "reset", "--quiet", "--", *behind)
    if not others:
        return []
    return [f"A hook of yours put other files into the commit too: {listed(others)}."]


def _head(root: Path) -> str:
    """The last commit; empty before the first."""
    return call(root, "rev-parse", "--quiet", "--verify", "HEAD").stdout.strip()


def _staged(root: Path) -> frozenset[str]:
    """Files whose text in the index differs from the last commit, from the top of the repository."""
    out = run(root, "diff", "--cached", "--name-only", "-z", "--no-renames", "--no-ext-diff")
    return frozenset(path for path in out.split("\0") if path)


def _hooks(root: Path) -> str:
    """Which hooks may have been what took so long."""
    with contextlib.suppress(GitError):
        folder = root / run(root, "rev-parse", "--git-path", "hooks").strip()
        there = [name for name in _HOOKS if os.access(folder / name, os.X_OK)]
        if there:
            return f"; the hook {listed(there, 'or')} takes too long"
    return ""


def _left(root: Path) -> dict[str, str]:
    """What commits that failed left behind: a hash of the bytes by path, relative to the journal."""
    try:
        found = json.loads((_folder(root) / _LEFT).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    prefix = run(root, "rev-parse", "--show-prefix").rstrip("\n")
    return {path.removeprefix(prefix): text for path, text in found.items() if path.startswith(prefix)}


def _remember(root: Path, paths: Sequence[str]) -> None:
    """Remember files that ought to have been committed, so that they do not pass for the user's own work."""
    there: dict[str, str] = {}
    for path in paths:
        with contextlib.suppress(OSError):
            there[path] = _hash((root / path).read_bytes())
    _note(root, there, [path for path in paths if path not in there])


def _forget(root: Path, paths: Sequence[str]) -> None:
    _note(root, {}, paths)


def _note(root: Path, more: Mapping[str, str], gone: Iterable[str]) -> None:
    with contextlib.suppress(GitError, OSError, ValueError):
        file = _folder(root) / _LEFT
        prefix = run(root, "rev-parse", "--show-prefix").rstrip("\n")
        before = json.loads(file.read_text("utf-8")) if file.exists() else {}
        after = before | {prefix + path: text for path, text in more.items()}
        for path in gone:
            after.pop(prefix + path, None)
        if after:
            file.write_text(json.dumps(after), encoding="utf-8")
        else:
            file.unlink(missing_ok=True)


def _hash(data: bytes | None) -> str:
    return hashlib.sha256(data or b"").hexdigest()


def _sentence(error: GitError) -> str:
    return f"Not committed: {str(error).rstrip('.')}. The files are written; commit them when that is solved."
