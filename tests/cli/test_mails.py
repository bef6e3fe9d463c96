"""Mails by `import`, as they are typed and piped."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from pathlib import Path

import pytest
from exchange.test_mails import mail

THANKS = mail(
    "From: Mira Castellane <mira@post.example>",
    "Date: Sat, 21 Nov 2026 09:00:00 +0000",
    "Message-ID: <ben@post.example>",
    text="Dear Ben,\n\nthank you for the hour.\n\nMira",
    to="ben.osei@harbour.example",
)
REPLY = mail(
    "From: Ana Sol <ana.sol@harbour.example>",
    "Date: Sun, 22 Nov 2026 09:00:00 +0000",
    "Message-ID: <ana@harbour.example>",
    "Subject: Re: Thank you",
    text="Thank you.\n\nCould you send two references by Friday?\n\nAna",
    to="mira@post.example",
)
SENT, CAME = "notes/2026-11-21-ben-osei-thank-you.md", "notes/2026-11-22-ana-sol-reply.md"


@pytest.fixture
def mine(small_journal: Path) -> Path:
    """The small journal, and the two mails beside it."""
    (small_journal / "thanks.eml").write_bytes(THANKS)
    (small_journal / "reply.eml").write_bytes(REPLY)
    return small_journal


def test_what_was_sent(afterword, mine: Path) -> None:
    done = afterword("import", "thanks.eml")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        f"{SENT} counts as the thank-you that was due to Ben Osei; if it is something else, say what, "
        f"such as --kind new-information\n1 created, 0 changed, 0 unchanged, 0 left out.\nCreated {SENT}\n"
    )
    assert (mine / SENT).read_text("utf-8") == (
        "---\nto: ben-osei\nkind: thank-you\ninterview: 2026-11-20-harbour-analytics\nsubject: A word\n"
        "sent: 2026-11-21T09:00\nmessage_id: ben@post.example\n---\n\n"
        "Dear Ben,\n\nthank you for the hour.\n\nMira\n"
    )
    before = {path: path.stat().st_mtime_ns for path in mine.rglob("*.md")}
    again = afterword("import", "thanks.eml")
    assert "0 created, 0 changed, 1 unchanged, 0 left out." in again.stderr
    assert {path: path.stat().st_mtime_ns for path in mine.rglob("*.md")} == before


def test_what_came_in_by_a_pipe(afterword, mine: Path) -> None:
    done = afterword("import", "-", given=REPLY.decode("utf-8"))
    assert done.exit_code == 0 and f"Created {CAME}" in done.stderr
    assert f"If Ana waits for an answer, add to the top of {CAME}:\n  asks: Could you send" in done.stderr
    assert "answer_by: 2026-11-27" in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_what_another_program_hands_over_as_a_pipe_with_a_name(afterword, mine: Path) -> None:
    pipe = mine / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(REPLY,))
    writer.start()
    done = afterword("import", "pipe")
    writer.join()
    assert done.exit_code == 0 and f"Created {CAME}" in done.stderr


def test_a_mailbox_by_a_pipe(afterword, mine: Path) -> None:
    begun = b"From - Wed Nov 25 10:00:00 2026\n"
    box = begun + THANKS + b"\n\n" + begun + REPLY + b"\n\n" + begun + mail(to="mira@post.example")
    done = afterword("import", "-", given=box.decode("utf-8"))
    assert done.exit_code == 0 and "2 created" in done.stderr
    assert "1 mail with nobody who is in the journal left alone." in done.stderr


def test_a_folder_since_a_day(afterword, mine: Path) -> None:
    (mine / "Mail/cur").mkdir(parents=True)
    (mine / "Mail/cur/1.h:2,S").write_bytes(THANKS)
    (mine / "Mail/cur/2.h:2,S").write_bytes(REPLY)
    done = afterword("import", "Mail", "--since", "2026-11-22")
    assert done.exit_code == 0, done.output
    assert "1 mail from before 2026-11-22 left alone." in done.stderr
    assert (mine / CAME).exists() and not (mine / SENT).exists()


def test_a_folder_without_mails(afterword, mine: Path) -> None:
    (mine / "empty").mkdir()
    done = afterword("import", "empty")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "There is no mail in empty." in done.stderr


def test_the_plan_as_json(afterword, mine: Path) -> None:
    told = json.loads(afterword("import", "thanks.eml", "--json", "--dry-run").stdout)
    assert (told["created"], told["left_out"]) == ([SENT], [])
    assert not (mine / SENT).exists()


def test_without_the_user_s_address(afterword, small_journal: Path) -> None:
    file = small_journal / "mkdocs.yml"
    text = file.read_text("utf-8").replace(", other_emails: [mira@post.example]", "")
    file.write_text(text, "utf-8")
    done = afterword("import", "reply.eml")
    assert done.exit_code == 1 and "email: mira@post.example" in done.stderr


def test_the_kind_is_asked_for_on_a_terminal(mine: Path, afterword, monkeypatch: pytest.MonkeyPatch) -> None:
    (mine / "news.eml").write_bytes(THANKS.replace(b"ben.osei@harbour", b"lin.wei@northfield"))
    done = afterword("import", "news.eml")
    assert done.exit_code == 0 and "--kind new-information" in done.stderr
    monkeypatch.setattr("afterword.cli.importing.interactive", lambda: True)
    done = afterword("import", "news.eml", given="new-information\n")
    assert done.exit_code == 0, done.output
    assert "What kind of note to 林薇 was it: thank-you" in done.output
    written = (mine / "notes/2026-11-21-lin-wei-new-information.md").read_text("utf-8")
    assert "kind: new-information" in written


def test_it_is_one_commit_and_taken_back_whole(afterword, mine: Path) -> None:
    file = mine / "mkdocs.yml"
    committing = "country: uk\n      git_commit: yes"
    file.write_text(file.read_text("utf-8").replace("country: uk", committing), "utf-8")
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "begin"]):
        subprocess.run(["git", *words], cwd=mine, check=True, capture_output=True)
    (mine / "box").write_bytes(
        b"From - Wed Nov 25 10:00:00 2026\n" + THANKS + b"\n\nFrom - Wed Nov 25 10:00:00 2026\n" + REPLY
    )
    done = afterword("import", "box")
    assert done.exit_code == 0, done.output
    log = subprocess.run(
        ["git", "log", "--format=%s", "--name-only", "-1"], cwd=mine, check=True, capture_output=True
    ).stdout.decode("utf-8")
    assert log.split("\n")[0] == "import: 2 files from box"
    assert sorted(filter(None, log.split("\n")[1:])) == [SENT, CAME]
    assert afterword("undo").exit_code == 0
    assert not (mine / SENT).exists() and not (mine / CAME).exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["thanks.eml", "--map", "name=Name"], "--map is for tables, and this is a mail"),
        (["Mail", "--map", "name=Name"], "--map is for tables, and this is a mail"),
        (["Mail", "--same"], "these are several"),
        (["people.csv", "--since", "2026-11-01"], "are for mails, and this is a table"),
    ],
)
def test_options_that_say_nothing_of_the_file(afterword, mine: Path, words: list[str], said: str) -> None:
    (mine / "Mail").mkdir()
    (mine / "people.csv").write_text("Name,Company\nKit Moss,Mill\n", "utf-8")
    done = afterword("import", *words)
    assert done.exit_code == 2 and said in done.stderr
