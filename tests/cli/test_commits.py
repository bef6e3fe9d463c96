"""With `git_commit: true` each writing command commits just its files; without, git is left alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest


@pytest.fixture
def git(small_journal: Path):
    def run(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=small_journal, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout.strip()

    run("init", "--quiet")
    run("add", ".")
    run("commit", "--quiet", "-m", "begin")
    return run


@pytest.fixture
def committing(git, small_journal: Path) -> None:
    path = small_journal / "mkdocs.yml"
    path.write_text(
        path.read_text("utf-8").replace("country: uk", "country: uk\n      git_commit: true"), "utf-8"
    )
    git("commit", "--quiet", "-am", "settings")


SESSIONS = [
    (["sent", "ana"], "sent: thank-you to Ana Sol", ["notes/2026-11-21-ana-sol-thank-you.md"]),
    (["snooze", "ana", "--until", "friday"], "snooze: Ana Sol until 2026-11-27", ["contacts/ana-sol.md"]),
    (["stop", "ana", "--said", "no more"], "stop: Ana Sol", ["contacts/ana-sol.md"]),
    (
        ["heard", "ana", "Yes.", "--decision-by", "2026-12-11"],
        "heard: reply from Ana Sol",
        ["interviews/2026-11-20-harbour-analytics.md", "notes/2026-11-23-ana-sol-reply.md"],
    ),
    (
        ["close", "harbour", "--outcome", "closed"],
        "close: Data Engineer at Harbour Analytics, closed",
        ["interviews/2026-11-20-harbour-analytics.md"],
    ),
    (["new", "contact", "Kit Moss"], "new contact: Kit Moss", ["contacts/kit-moss.md"]),
    (
        ["debrief", "--company", "Mill", "--met", "Kit Moss"],
        "debrief: Mill",
        ["contacts/kit-moss.md", "interviews/2026-11-23-mill.md"],
    ),
    (
        ["draft", "ben-osei", "--save"],
        "draft: thank-you to Ben Osei",
        ["notes/2026-11-23-ben-osei-thank-you.md"],
    ),
    (
        ["forget", "ana", "--yes"],
        "forget: a contact",
        [
            "contacts/ana-sol.md",
            "gifts/_candidates.md",
            "interviews/2026-11-20-harbour-analytics.md",
            "notes/2026-11-21-ana-sol-thank-you.md",
        ],
    ),
]


@pytest.mark.parametrize(
    ("words", "message", "paths"), SESSIONS, ids=[" ".join(each[0]) for each in SESSIONS]
)
def test_one_commit_of_just_its_files(
    words: list[str], message: str, paths: list[str], committing, git, afterword, small_journal: Path
) -> None:
    (small_journal / "gifts" / "mine.md").write_text("not to be committed\n", "utf-8")
    git("add", "gifts/mine.md")
    assert afterword(*words).exit_code == 0
    assert git("log", "-1", "--format=%s") == message
    assert git("show", "--name-only", "--format=").splitlines() == paths
    assert git("rev-list", "--count", "HEAD") == "3"
    assert git("status", "--porcelain") == "A  gifts/mine.md"


def test_without_the_setting_git_is_left_alone(git, afterword) -> None:
    afterword("sent", "ana")
    assert git("rev-list", "--count", "HEAD") == "1"
    assert git("status", "--porcelain") == "M notes/2026-11-21-ana-sol-thank-you.md"


def test_a_dry_run_commits_nothing(committing, git, afterword) -> None:
    afterword("sent", "ana", "--dry-run")
    assert git("rev-list", "--count", "HEAD") == "2"


def test_what_history_still_holds_is_said(git, afterword) -> None:
    said = afterword("forget", "ana", "--yes").stderr
    assert "Git history still holds" in said


def test_the_recommended_loop_is_committed_whole(committing, git, afterword, small_journal: Path) -> None:
    """A draft is saved, edited, and sent: what was sent is the draft as it was edited."""
    afterword("draft", "ben-osei", "--save")
    path = "notes/2026-11-23-ben-osei-thank-you.md"
    note, mine = small_journal / path, small_journal / "contacts/ana-sol.md"
    edited = re.sub(r"Thank you on Friday\. \[.*\]", "Thank you for Friday.", note.read_text("utf-8"))
    note.write_text(edited, "utf-8")
    mine.write_text(mine.read_text("utf-8") + "Mine.\n", "utf-8")
    told = afterword("sent", "ben-osei")
    assert "commit" not in told.stderr
    assert git("log", "-1", "--format=%s") == "sent: thank-you to Ben Osei"
    assert git("show", "--name-only", "--format=") == path
    committed = git("show", f"HEAD:{path}")
    assert committed == note.read_text("utf-8").strip()
    assert "Thank you for Friday." in committed and "sent: 2026-11-23T10:00" in committed
    # Edits of the user's own in any other file are theirs to commit, as ever.
    told = afterword("snooze", "ana", "--until", "friday")
    assert "Left for you to commit, for the changes of your own in it: contacts/ana-sol.md." in told.stderr
    assert git("status", "--porcelain") == "M contacts/ana-sol.md"


def test_a_draft_that_was_never_committed_goes_along_when_it_is_sent(
    committing, git, afterword, small_journal: Path
) -> None:
    (small_journal / "notes/2026-11-22-ben-osei-thank-you.md").write_text(
        "---\nto: ben-osei\nkind: thank-you\ninterview: 2026-11-20-harbour-analytics\n---\n\nThank you.\n",
        "utf-8",
    )
    afterword("sent", "ben-osei")
    assert git("show", "--name-only", "--format=") == "notes/2026-11-22-ben-osei-thank-you.md"
    assert git("status", "--porcelain") == ""
