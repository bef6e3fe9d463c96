"""Commits of just the files a command wrote, in real repositories; whatever git says, nothing is raised."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from afterword.keeping import git, git_process, history
from afterword.keeping.atomic import Change, carry_out

ANA = b"---\nname: Ana Sol\n---\n"
NEW = b"---\nname: Ana Sol\nrole: Head\n---\n"

posix = pytest.mark.skipif(sys.platform == "win32", reason="hooks and executables as on POSIX systems")

pytestmark = pytest.mark.usefixtures("git_config")


def run(root: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=root, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    root = tmp_path / "journal"
    (root / "contacts").mkdir(parents=True)
    (root / "contacts/ana-sol.md").write_bytes(ANA)
    (root / "contacts/ben.md").write_bytes(b"---\nname: Ben\n---\n")
    run(root, "init", "--quiet")
    run(root, "add", ".")
    run(root, "commit", "--quiet", "--message=begun")
    return root


def write(root: Path, *changes: Change, message: str = "sent: thank-you to Ana Sol") -> str:
    """What a command does: look, write, commit."""
    before = git.look(root, changes)
    carry_out(root, changes)
    return git.commit(before, message)


def change(path: str = "contacts/ana-sol.md", old: bytes | None = ANA, new: bytes | None = NEW) -> Change:
    return Change(path, old, new)


def last_commit(root: Path) -> tuple[str, Sequence[str]]:
    """The message of the last commit and the files in it."""
    message, *files = run(
        root, "-c", "core.quotePath=false", "show", "--format=%s", "--name-status", "HEAD"
    ).split("\n")
    return message, [line for line in files if line]


def status(root: Path) -> list[str]:
    return run(root, "-c", "core.quotePath=false", "status", "--porcelain").splitlines()


def test_changed_created_and_deleted_in_one_commit(repo: Path) -> None:
    told = write(
        repo,
        change(),
        change("notes/2026-11-21 ünï*[x].md", None, b"text\n"),
        change("contacts/ben.md", b"---\nname: Ben\n---\n", None),
    )
    assert told == ""
    assert last_commit(repo) == (
        "sent: thank-you to Ana Sol",
        ["M\tcontacts/ana-sol.md", "D\tcontacts/ben.md", "A\tnotes/2026-11-21 ünï*[x].md"],
    )
    assert status(repo) == []


def test_the_first_commit_of_all(tmp_path: Path) -> None:
    root = tmp_path / "new"
    root.mkdir()
    run(root, "init", "--quiet")
    assert write(root, change("contacts/ana.md", None)) == ""
    assert last_commit(root) == ("sent: thank-you to Ana Sol", ["A\tcontacts/ana.md"])


def test_a_journal_in_a_folder_of_a_repository(repo: Path) -> None:
    root = repo / "search/2026"
    (root / "contacts").mkdir(parents=True)
    (root / "contacts/ana-sol.md").write_bytes(ANA)
    run(repo, "add", ".")
    run(repo, "commit", "--quiet", "--message=more")
    assert write(root, change(), change("notes/n.md", None)) == ""
    assert last_commit(repo)[1] == ["M\tsearch/2026/contacts/ana-sol.md", "A\tsearch/2026/notes/n.md"]


def test_nothing_to_do(repo: Path) -> None:
    assert write(repo, change(new=ANA)) == ""
    assert write(repo) == ""
    assert last_commit(repo)[0] == "begun"


def test_what_the_user_had_staged_or_changed_elsewhere_stays(repo: Path) -> None:
    (repo / "contacts/ben.md").write_bytes(b"staged\n")
    (repo / "staged-new.md").write_bytes(b"x\n")
    run(repo, "add", "contacts/ben.md", "staged-new.md")
    (repo / "contacts/ben.md").write_bytes(b"and changed\n")
    (repo / "untracked.md").write_bytes(b"x\n")
    assert write(repo, change(), change("notes/n.md", None)) == ""
    assert last_commit(repo)[1] == ["M\tcontacts/ana-sol.md", "A\tnotes/n.md"]
    assert status(repo) == ["MM contacts/ben.md", "A  staged-new.md", "?? untracked.md"]
    assert run(repo, "show", ":contacts/ben.md") == "staged\n"


@pytest.mark.parametrize("state", ["changed", "staged", "untracked"])
def test_a_file_with_changes_of_the_users_own_is_left_to_the_user(repo: Path, state: str) -> None:
    path = "contacts/cy.md" if state == "untracked" else "contacts/ana-sol.md"
    (repo / path).write_bytes(b"my own\n")
    if state == "staged":
        run(repo, "add", path)
    told = write(repo, change(path, b"my own\n"), change("notes/n.md", None))
    assert told == f"Left for you to commit, for the changes of your own in it: {path}."
    assert last_commit(repo)[1] == ["A\tnotes/n.md"]
    assert (repo / path).read_bytes() == NEW
    expected = {"changed": f" M {path}", "staged": f"MM {path}", "untracked": f"?? {path}"}
    assert status(repo) == [expected[state]]


def test_an_untracked_file_that_is_deleted_leaves_nothing_to_say(repo: Path) -> None:
    (repo / "contacts/cy.md").write_bytes(b"x")
    assert write(repo, change("contacts/cy.md", b"x", None)) == ""
    assert last_commit(repo)[0] == "begun"


def test_a_file_that_git_ignores(repo: Path) -> None:
    (repo / ".git/info/exclude").write_text("/notes/\n", encoding="utf-8")
    assert write(repo, change(), change("notes/n.md", None)) == (
        "Not committed, since git is told to ignore it: notes/n.md."
    )
    assert last_commit(repo)[1] == ["M\tcontacts/ana-sol.md"]


# --- Obstacles: a clear word, and the file is written ----------------------------------------------------


def refused(root: Path) -> str:
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, capture_output=True, check=False).stdout
    told = write(root, change())
    assert (root / "contacts/ana-sol.md").read_bytes() == NEW
    now = subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, capture_output=True, check=False).stdout
    assert now == head
    return told


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "contacts").mkdir()
    (tmp_path / "contacts/ana-sol.md").write_bytes(ANA)
    assert refused(tmp_path) == "Not committed: the journal is in no git repository. `git init` begins one."


def test_a_bare_repository(tmp_path: Path) -> None:
    run(tmp_path, "init", "--quiet", "--bare", "bare")
    (tmp_path / "bare/contacts").mkdir()
    (tmp_path / "bare/contacts/ana-sol.md").write_bytes(ANA)
    assert refused(tmp_path / "bare") == (
        "Not committed: the journal is in a bare repository, which has no files to commit."
    )


def test_no_git(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo))  # where there are contacts, and no git
    assert write(repo, change()) == (
        "Not committed: git is not installed, or not on the PATH. "
        "The files are written; commit them when that is solved."
    )
    assert (repo / "contacts/ana-sol.md").read_bytes() == NEW
    assert history.history(repo, ["contacts/ana-sol.md"], ["Ana Sol"]) == ""


def conflict(repo: Path) -> None:
    run(repo, "checkout", "--quiet", "-b", "other")
    (repo / "contacts/ben.md").write_bytes(b"theirs\n")
    run(repo, "commit", "--quiet", "--all", "--message=theirs")
    run(repo, "checkout", "--quiet", "main")
    (repo / "contacts/ben.md").write_bytes(b"mine\n")
    run(repo, "commit", "--quiet", "--all", "--message=mine")


@pytest.mark.parametrize("what", ["merge", "cherry-pick", "rebase", "revert"])
def test_something_under_way(repo: Path, what: str) -> None:
    conflict(repo)
    target = ["HEAD~1"] if what == "revert" else ["other"]
    if what == "revert":
        (repo / "contacts/ben.md").write_bytes(b"later\n")
        run(repo, "commit", "--quiet", "--all", "--message=later")
    assert subprocess.run(["git", what, *target], cwd=repo, capture_output=True, check=False).returncode
    assert (
        refused(repo) == f"Not committed: a {what} is under way. Finish it, then commit the files yourself."
    )


def test_no_branch(repo: Path) -> None:
    run(repo, "checkout", "--quiet", "--detach")
    assert refused(repo) == (
        "Not committed: no branch is checked out, so the commit would be hard to find. `git switch` to one."
    )


def test_no_identity(repo: Path, git_config: Path) -> None:
    git_config.write_text("[user]\nuseConfigOnly = true\n", encoding="utf-8")
    assert refused(repo) == (
        "Not committed: git does not know who you are. "
        'Tell it once: git config --global user.name "Your Name", and the same with user.email.'
    )


@posix
def test_a_hook_that_refuses(repo: Path) -> None:
    hook = repo / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho 'error: lines too long' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    told = write(repo, change(), change("notes/n.md", None))
    assert told == "Not committed: lines too long. The files are written; commit them when that is solved."
    assert last_commit(repo)[0] == "begun"
    # As if git had never been asked: nothing staged, no new file half known.
    assert status(repo) == [" M contacts/ana-sol.md", "?? notes/"]


@posix
def test_a_hook_runs_and_may_agree(repo: Path) -> None:
    hook = repo / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\ngit diff --cached --name-only > hook-saw\n", encoding="utf-8")
    hook.chmod(0o755)
    (repo / "contacts/ben.md").write_bytes(b"staged\n")
    run(repo, "add", "contacts/ben.md")
    assert write(repo, change()) == ""
    assert (repo / "hook-saw").read_text(encoding="utf-8") == "contacts/ana-sol.md\n"


def hook(repo: Path, text: str, name: str = "pre-commit") -> None:
    file = repo / ".git/hooks" / name
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(0o755)


def locks(repo: Path) -> list[str]:
    return sorted(path.name for path in (repo / ".git").rglob("*.lock"))


@posix
@pytest.mark.parametrize(
    "waits",
    [
        "sleep 75",
        "trap '' TERM; sleep 75 & wait; sleep 75",
        "while :; do :; done",
        "exec sleep 75",
        "kill -STOP $PPID; sleep 75",  # git itself, which then cannot take its locks away
    ],
)
def test_a_hook_that_takes_too_long(repo: Path, waits: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_process, "_GRACE", 0.5)
    hook(repo, f"{waits}\ntouch {repo}/went-on")
    changes = (change(), change("notes/n.md", None))
    before = git.look(repo, changes)
    carry_out(repo, changes)
    assert git.commit(before, "x", patience=1) == (
        "Not committed: git took longer than 1 second and was stopped; the hook pre-commit takes too long. "
        "The files are written; commit them when that is solved."
    )
    assert locks(repo) == []
    assert last_commit(repo)[0] == "begun"
    assert status(repo) == [" M contacts/ana-sol.md", "?? notes/"]
    assert not (repo / "went-on").exists()
    # Git works as before, and what was left is no longer left once the hook is gone.
    (repo / ".git/hooks/pre-commit").unlink()
    assert write(repo, change("contacts/ana-sol.md", NEW, b"newer\n")) == ""
    assert last_commit(repo)[1] == ["M\tcontacts/ana-sol.md"]


@posix
def test_a_hook_behind_the_commit_that_takes_too_long(repo: Path) -> None:
    hook(repo, "sleep 75", "post-commit")
    changes = (change("notes/n.md", None),)
    before = git.look(repo, changes)
    carry_out(repo, changes)
    told = git.commit(before, "new: a note", patience=1)
    assert told.startswith("Committed, but git took longer than 1 second")
    assert "post-commit" in told
    assert last_commit(repo) == ("new: a note", ["A\tnotes/n.md"])
    assert (status(repo), locks(repo)) == ([], [])


@posix
def test_ctrl_c_within_a_hook_leaves_nothing(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = repo / ".git/begun"
    os.mkfifo(begun)
    hook(repo, f"echo > {begun}\nsleep 75")
    changes = (change(), change("notes/n.md", None))
    before = git.look(repo, changes)
    carry_out(repo, changes)
    real = subprocess.Popen.communicate

    def interrupted(process, given=None, timeout=None):
        if "commit" in process.args:
            begun.read_bytes()  # waits until the hook is there
            monkeypatch.setattr(subprocess.Popen, "communicate", real)
            raise KeyboardInterrupt
        return real(process, given, timeout)

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        git.commit(before, "x")
    assert (status(repo), locks(repo)) == ([" M contacts/ana-sol.md", "?? notes/"], [])


@pytest.mark.parametrize(("killed", "left"), [(True, []), (False, ["index.lock"])])
def test_the_locks_of_a_git_that_has_ended(repo: Path, killed: bool, left: list[str]) -> None:
    """Told to end, git takes its locks away, but for one it was just making; the other may be anybody's."""
    for name in ("next-index-4711.lock", "index.lock"):
        (repo / ".git" / name).write_bytes(b"")
    git_process._unlock(repo, 4711, killed)
    assert locks(repo) == left


@posix
def test_a_hook_that_adds_everything_is_told_of(repo: Path) -> None:
    hook(repo, "git add -A")
    (repo / "contacts/ben.md").write_bytes(b"mine\n")
    (repo / "draft.md").write_bytes(b"mine\n")
    (repo / "staged.md").write_bytes(b"mine\n")
    run(repo, "add", "staged.md")
    told = write(repo, change())
    assert told == (
        "A hook of yours put other files into the commit too: contacts/ben.md, draft.md and staged.md."
    )
    # Nothing looks taken back in the index, as git itself would leave it.
    assert status(repo) == []


@posix
def test_a_hook_that_writes_leaves_nothing_behind(repo: Path) -> None:
    hook(repo, "sed -i s/Head/HEAD/ contacts/ana-sol.md; git add contacts/ana-sol.md")
    (repo / "contacts/ben.md").write_bytes(b"staged\n")
    run(repo, "add", "contacts/ben.md")
    (repo / "contacts/ben.md").write_bytes(b"and changed\n")
    assert write(repo, change()) == ""
    assert b"role: HEAD" in (repo / "contacts/ana-sol.md").read_bytes()
    assert last_commit(repo)[1] == ["M\tcontacts/ana-sol.md"]
    assert status(repo) == ["MM contacts/ben.md"]


@pytest.mark.parametrize(
    ("mark", "ends"),
    [("--assume-unchanged", "--no-assume-unchanged"), ("--skip-worktree", "--no-skip-worktree")],
)
def test_a_file_that_git_was_told_to_overlook(repo: Path, mark: str, ends: str) -> None:
    run(repo, "update-index", mark, "contacts/ana-sol.md")
    told = write(repo, change(), change("notes/n.md", None))
    assert told == (
        "Not committed, since git is told to overlook changes of it: contacts/ana-sol.md. "
        f"To end that: git update-index {ends} contacts/ana-sol.md"
    )
    assert last_commit(repo)[1] == ["A\tnotes/n.md"]
    run(repo, *told.partition("To end that: git ")[2].split())
    assert status(repo) == [" M contacts/ana-sol.md"]


@posix
@pytest.mark.parametrize("obstacle", ["hook", "identity", "merge"])
def test_lines_of_ours_that_could_not_be_committed_are_no_work_of_the_users(
    repo: Path, git_config: Path, obstacle: str
) -> None:
    config = git_config.read_text(encoding="utf-8")
    if obstacle == "hook":
        hook(repo, "exit 1")
    elif obstacle == "identity":
        git_config.write_text("[user]\nuseConfigOnly = true\n", encoding="utf-8")
    else:
        (repo / ".git/MERGE_HEAD").write_text(run(repo, "rev-parse", "HEAD"), encoding="utf-8")
    assert write(repo, change(), change("notes/n.md", None, b"one\n")).startswith("Not committed: ")
    git_config.write_text(config, encoding="utf-8")
    (repo / ".git/hooks/pre-commit").unlink(missing_ok=True)
    (repo / ".git/MERGE_HEAD").unlink(missing_ok=True)
    assert write(repo, change(old=NEW, new=b"newer\n"), change("notes/n.md", b"one\n", b"two\n")) == ""
    assert last_commit(repo)[1] == ["M\tcontacts/ana-sol.md", "A\tnotes/n.md"]
    assert status(repo) == []
    assert not (repo / ".git/afterword-uncommitted").exists()


@posix
def test_lines_of_the_users_own_beside_ours_stay_theirs(repo: Path) -> None:
    hook(repo, "exit 1")
    write(repo, change())
    (repo / ".git/hooks/pre-commit").unlink()
    (repo / "contacts/ana-sol.md").write_bytes(NEW + b"Mine.\n")
    told = write(repo, change(old=NEW + b"Mine.\n", new=b"newer\n"))
    assert told == "Left for you to commit, for the changes of your own in it: contacts/ana-sol.md."


def test_whether_git_ignores_a_file(repo: Path, tmp_path: Path) -> None:
    assert not git.ignores(repo, ".afterword/x.md")
    (repo / ".gitignore").write_text("/.afterword/\n", encoding="utf-8")
    assert git.ignores(repo, ".afterword/x.md")
    assert git.ignores(tmp_path, ".afterword/x.md")


def test_a_locked_index(repo: Path) -> None:
    (repo / ".git/index.lock").touch()
    told = refused(repo)
    assert told.startswith("Not committed: Unable to create")
    assert told.endswith("The files are written; commit them when that is solved.")


def test_a_broken_repository(repo: Path) -> None:
    (repo / ".git/config").write_text("[core\n", encoding="utf-8")
    before = git.look(repo, [change()])
    assert before.obstacle.startswith("Not committed: bad config line 1")
    assert git.commit(before, "x") == before.obstacle


# --- What history holds ----------------------------------------------------------------------------------


def test_history_of_a_person(repo: Path) -> None:
    (repo / "contacts/ben.md").write_bytes(b"---\nname: Ben\n---\nKnows ANA SOL.\n")
    run(repo, "commit", "--quiet", "--all", "--message=ben")
    run(repo, "commit", "--quiet", "--allow-empty", "--message=sent: thank-you to Ana Sol")
    run(repo, "commit", "--quiet", "--allow-empty", "--message=nothing of the kind")
    told = history.history(repo, ["contacts/ana-sol.md"], ["Ana Sol", "ana.o'sol@acme.example", ""])
    assert told == (
        "Git history still holds 3 commits that name them, and so does every copy that was pushed. "
        "To take them out, with git-filter-repo, in a fresh clone:\n"
        '  echo "regex:(?i)Ana Sol==>[forgotten]" >> words.txt\n'
        '  echo "regex:(?i)ana[.]o\'sol@acme[.]example==>[forgotten]" >> words.txt\n'
        "  git filter-repo --invert-paths --path contacts/ana-sol.md --replace-text words.txt"
        " --replace-message words.txt\n"
        "Then delete words.txt, push with --force, and ask whoever has a copy to clone it again."
    )


def test_history_of_nobody(repo: Path, tmp_path: Path) -> None:
    assert history.history(repo, ["contacts/cy.md"], ["Cy Twombly", "a+(b)*^\\$[c]{2}|?"]) == ""
    assert history.history(tmp_path, ["contacts/ana-sol.md"], ["Ana Sol"]) == ""


def test_history_finds_words_with_signs(repo: Path) -> None:
    for word in ("a+b@x.example", "O'Neil (Q)", "back\\slash^", "[x]", "Zoë"):
        (repo / "contacts/ben.md").write_bytes(f"{word}\n".encode())
        run(repo, "commit", "--quiet", "--all", "--message=x")
        assert "still holds 1 commit that names them" in history.history(repo, [], [word]), word


def test_history_in_a_folder_of_a_repository(repo: Path) -> None:
    (repo / "search/contacts").mkdir(parents=True)
    (repo / "search/contacts/cy.md").write_bytes(b"x\n")
    run(repo, "add", ".")
    run(repo, "commit", "--quiet", "--message=cy")
    assert "--path search/contacts/cy.md" in history.history(repo / "search", ["contacts/cy.md"], [])
