"""What a page does is what the command line does: the same files byte for byte, one commit each, one undo."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from afterword.mkdocs_plugin.acting.asked import NotAskedError, read_asked
from afterword.mkdocs_plugin.acting.doing import do
from afterword.mkdocs_plugin.acting.outcomes import Outcome, hash_of
from afterword.settings.configuration import read_settings

ANA = "2026-11-20-harbour-analytics"
LETTER = "Dear Ben,\n\nThank you for Friday. Your Mondays stayed with me.\n\nBest wishes,\nMira Castellane\n"
DRAFT = "Dear Ana,\n\nThank you for Friday afternoon, and for the regatta.\n\nBest wishes,\nMira Castellane\n"
SAVED = "2026-11-21-ana-sol-thank-you"
KIT: dict[str, Any] = {
    "who": "Kit Moss",
    "role": "Weaver",
    "email": "kit@mill.example",
    "interests": "looms, choirs",
    "lines": [
        {"lead_in": "talked about", "text": "a loom that sings"},
        {"lead_in": "asked me", "text": "whether I have led a team"},
        {"lead_in": "answer", "text": "Four people, for two years."},
        {"lead_in": "promised", "text": "the plan by friday"},
        {"lead_in": "private", "text": "tired"},
        {"lead_in": "", "text": "Knows every loom by name."},
    ],
}
TOLD: dict[str, Any] = {
    "company": "Mill",
    "position": "Data Engineer",
    "when": "yesterday 2 pm",
    "format": "onsite",
    "decision_by": "in two weeks",
    "feeling": "8",
    "said": "A good hour.",
    "people": [KIT, {"who": "Ben Osei", "same": True, "lines": [{"lead_in": "say", "text": "Thank you."}]}],
}
FILE = """---
company: Mill
position: Data Engineer
when: yesterday 2 pm
format: onsite
decision_by: in two weeks
feeling: 8
said: A good hour.
---

## Kit Moss

- role: Weaver
- email: kit@mill.example
- interests: looms, choirs
- talked about: a loom that sings
- asked me: whether I have led a team
- answer: Four people, for two years.
- promised: the plan by friday
- private: tired
Knows every loom by name.

## Ben Osei

- same: yes
- say: Thank you.
"""

#: What a page asks for, and the same on the command line, with what is given on its standard input.
ALIKE: dict[str, tuple[dict[str, Any], list[str], str | None]] = {
    "sent, a letter that is due": (
        {
            "action": "sent",
            "contact": "ben-osei",
            "kind": "thank-you-brief",
            "text": LETTER,
            "interview": ANA,
        },
        ["sent", "ben-osei", "--kind", "thank-you-brief", "--text", "-"],
        LETTER,
    ),
    "sent, with its subject": (
        {
            "action": "sent",
            "contact": "ben-osei",
            "kind": "thank-you",
            "text": LETTER,
            "note": "",
            "subject": "Friday",
        },
        ["sent", "ben-osei", "--kind", "thank-you", "--text", "-", "--subject", "Friday"],
        LETTER,
    ),
    "sent, a saved draft as it is": (
        {
            "action": "sent",
            "contact": "ana-sol",
            "kind": "thank-you",
            "note": SAVED,
            "text": "Dear Ana,\n\nThank you for Friday afternoon.\n\nBest wishes,\nMira Castellane",
        },
        ["sent", "ana-sol", "--note", SAVED],
        None,
    ),
    "sent, a saved draft in other words, by hand": (
        {
            "action": "sent",
            "contact": "ana-sol",
            "kind": "thank-you",
            "note": SAVED,
            "text": DRAFT,
            "via": "handwritten",
        },
        ["sent", "ana-sol", "--note", SAVED, "--text", "-", "--via", "handwritten"],
        DRAFT,
    ),
    "sent, said by phone": (
        {"action": "sent", "contact": "ben-osei", "kind": "thank-you", "text": "", "via": "phone"},
        ["sent", "ben-osei", "--kind", "thank-you", "--via", "phone"],
        None,
    ),
    "skip": (
        {"action": "skip", "contact": "ana-sol", "kind": "thank-you", "interview": ANA},
        ["skip", "ana-sol", "--kind", "thank-you"],
        None,
    ),
    "skip, with a reason": (
        {"action": "skip", "contact": "ana-sol", "kind": "thank-you", "reason": "thanked at the door"},
        ["skip", "ana-sol", "--kind", "thank-you", "--reason", "thanked at the door"],
        None,
    ),
    "gift, yes": (
        {"action": "gift", "contact": "ben-osei", "candidate": "https://bees.example/winter", "says": "yes"},
        ["gifts", "--yes", "2"],
        None,
    ),
    "gift, read": (
        {
            "action": "gift",
            "contact": "ana-sol",
            "candidate": "https://sail.example/righting",
            "says": "read it",
            "why": "It shows each of the seven in a drawing.",
        },
        ["gifts", "--yes", "1", "--read", "--why", "It shows each of the seven in a drawing."],
        None,
    ),
    "gift, not for them": (
        {"action": "gift", "contact": "ana-sol", "candidate": "https://bees.example/winter", "says": "no"},
        ["gifts", "ana", "--no", "2"],
        None,
    ),
    "gift, later": (
        {
            "action": "gift",
            "contact": "ana-sol",
            "candidate": "Seven ways to right a dinghy",
            "says": "later",
            "until": "in 3 days",
        },
        ["gifts", "--later", "1", "--until", "in 3 days"],
        None,
    ),
    "snooze": (
        {"action": "snooze", "contact": "ana-sol", "until": "in 3 days"},
        ["snooze", "ana-sol", "--until", "in 3 days"],
        None,
    ),
    "heard": (
        {"action": "heard", "contact": "ana-sol", "text": "Yes.\n\nWe meet on Thursday."},
        ["heard", "ana-sol", "-"],
        "Yes.\n\nWe meet on Thursday.",
    ),
    "heard, news": (
        {"action": "heard", "contact": "lin-wei", "text": "I am leaving.", "kind": "news"},
        ["heard", "lin-wei", "I am leaving.", "--kind", "news"],
        None,
    ),
    "called": (
        {"action": "called", "contact": "ana-sol", "text": "Told her whom to ring."},
        ["called", "ana-sol", "Told her whom to ring."],
        None,
    ),
    "called, in person": (
        {"action": "called", "contact": "ben-osei", "text": "Met at the bees.", "via": "in-person"},
        ["called", "ben-osei", "Met at the bees.", "--via", "in-person"],
        None,
    ),
    "stop": (
        {"action": "stop", "contact": "benedikt-lang", "said": "no more"},
        ["stop", "benedikt-lang", "--said", "no more"],
        None,
    ),
    "debrief": ({"action": "debrief", "told": TOLD}, ["debrief", "--from", "-"], FILE),
}

#: What both refuse, with words that both say.
REFUSED: dict[str, tuple[dict[str, Any], list[str], str | None, str]] = {
    "a gap": (
        {"action": "sent", "contact": "ben-osei", "kind": "thank-you", "text": "Thank you for [what?]."},
        ["sent", "ben-osei", "--kind", "thank-you", "--text", "-"],
        "Thank you for [what?].",
        "The text has 1 gap to fill in:\n  line 1: [what?]",
    ),
    "a gap in a saved draft": (
        {"action": "sent", "contact": "ana-sol", "kind": "thank-you", "note": SAVED, "text": "For [what?]."},
        ["sent", "ana-sol", "--note", SAVED, "--text", "-"],
        "For [what?].",
        "The text has 1 gap to fill in:\n  line 1: [what?]",
    ),
    "nothing due": (
        {"action": "sent", "contact": "lin-wei", "kind": "thank-you", "text": "Thank you."},
        ["sent", "lin-wei", "--kind", "thank-you", "--text", "Thank you."],
        None,
        "No thank-you is due to 林薇 today.",
    ),
    "nothing to skip": (
        {"action": "skip", "contact": "lin-wei", "kind": "holding"},
        ["skip", "lin-wei", "--kind", "holding"],
        None,
        "is open to 林薇 today, so there is nothing to pass over.",
    ),
    "a day behind": (
        {"action": "snooze", "contact": "ana-sol", "until": "yesterday"},
        ["snooze", "ana-sol", "--until", "yesterday"],
        None,
        "2026-11-22 is not ahead; today is 2026-11-23.",
    ),
    "no day": (
        {"action": "snooze", "contact": "ana-sol", "until": "moonday"},
        ["snooze", "ana-sol", "--until", "moonday"],
        None,
        '"moonday" is no date I know.',
    ),
    "no such candidate": (
        {"action": "gift", "contact": "ana-sol", "candidate": "Knots", "says": "yes"},
        ["gifts", "--yes", "Knots"],
        None,
        "There is no candidate “Knots” in gifts/_candidates.md.",
    ),
    "no words": (
        {"action": "heard", "contact": "ana-sol", "text": " \n "},
        ["heard", "ana-sol", " \n "],
        None,
        "There are no words to write down. A line of what they said is enough.",
    ),
    "nothing said": (
        {"action": "stop", "contact": "ana-sol", "said": " "},
        ["stop", "ana-sol", "--said", " "],
        None,
        "few words are needed, so that you know later why.",
    ),
    "nothing to undo": ({"action": "undo"}, ["undo"], None, "There is nothing to take back."),
    "nowhere": (
        {"action": "debrief", "told": {"people": [KIT]}},
        ["debrief", "--met", "Kit Moss"],
        None,
        "Say which company it was",
    ),
}


def contents(root: Path) -> dict[str, bytes]:
    """Every file, but what git keeps; the names of actions of the past are alike too."""
    files = (file for file in root.rglob("*") if file.is_file())
    names = {file.relative_to(root).as_posix(): file for file in files}
    return {name: file.read_bytes() for name, file in names.items() if not name.startswith(".git/")}


@pytest.fixture
def page(small_journal: Path, tmp_path: Path, clock) -> Callable[..., Outcome]:
    """Do in a copy of the journal, under ``page``, what a page asks for."""
    root = tmp_path / "page"
    shutil.copytree(small_journal, root)

    def ask(**values: Any) -> Outcome:
        settings, _ = read_settings(root / "mkdocs.yml")
        return do(root, settings, settings.today or clock, read_asked(json.dumps(values).encode()))

    return ask


def with_git(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(
        path.read_text("utf-8").replace("country: uk", "country: uk\n      git_commit: true"), "utf-8"
    )
    (root / ".gitignore").write_text("/.afterword/\n", "utf-8")
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "begin"]):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)


def commits(root: Path) -> list[str]:
    """Each commit with its files."""
    done = subprocess.run(
        ["git", "log", "--format=%s", "--name-status"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("name", ALIKE)
def test_the_files_are_those_of_the_command(
    name: str, afterword, page: Callable[..., Outcome], small_journal: Path, tmp_path: Path
) -> None:
    asked, line, given = ALIKE[name]
    for root in (small_journal, tmp_path / "page"):
        with_git(root)
    before = contents(small_journal)
    typed = afterword(*line, given=given)
    assert typed.exit_code == 0, typed.stderr
    done = page(**asked)
    assert (done.status, done.answer["done"]) == (200, True), done.answer
    assert contents(tmp_path / "page") == contents(small_journal)
    assert contents(small_journal) != before
    assert commits(tmp_path / "page") == commits(small_journal)
    assert len(commits(small_journal)[0]) and commits(small_journal).count("begin") == 1
    # Each file that the command names is named to the page, and what is said is said to both.
    for verb, path in done.answer["files"]:
        assert f"{verb.capitalize()} {path}" in typed.stderr
    for said in done.answer["said"]:
        assert said in typed.stderr
    assert page(action="undo", last=done.answer["summary"]).status == 200
    assert afterword("undo").exit_code == 0
    assert contents(tmp_path / "page") == contents(small_journal)
    assert commits(tmp_path / "page") == commits(small_journal)


@pytest.mark.parametrize("name", REFUSED)
def test_the_refusals_are_those_of_the_command(
    name: str, afterword, page: Callable[..., Outcome], tmp_path: Path
) -> None:
    asked, line, given, words = REFUSED[name]
    before = contents(tmp_path / "page")
    typed = afterword(*line, given=given)
    assert typed.exit_code in (1, 2)
    refused = page(**asked)
    assert (refused.status, refused.answer["done"], refused.wrote) == (409, False, False)
    assert words in refused.answer["refused"]
    assert words.removesuffix(" it was") in re.sub(r"\s+Error: ", " ", typed.stderr)
    assert str(tmp_path) not in json.dumps(refused.answer)
    assert contents(tmp_path / "page") == before


def test_no_to_a_row_of_several_people_is_no_for_each_of_them(
    afterword, page: Callable[..., Outcome], small_journal: Path, tmp_path: Path
) -> None:
    for root in (small_journal, tmp_path / "page"):
        listed = root / "gifts/_candidates.md"
        row = "9. [Two tides](https://tides.example/)\n"
        for who in ("ana-sol", "ben-osei", "lin-wei"):
            row += f"    - for [[{who}]]: tides (1.20)\n"
        listed.write_text(f"{listed.read_text('utf-8')}{row}", "utf-8")
    before = contents(tmp_path / "page")
    word = {"action": "gift", "candidate": "https://tides.example/", "says": "no"}
    done = page(**word, contact="ana-sol/lin-wei")
    for who in ("ana-sol", "lin-wei"):
        afterword("gifts", who, "--no", "9")
    listed = "gifts/_candidates.md"
    assert contents(tmp_path / "page")[listed] == contents(small_journal)[listed] != before[listed]
    assert done.answer["said"] == ["“Two tides” is not offered for Ana Sol and 林薇 again."]
    # One action: one undo takes it back for both.
    assert page(action="undo", last=done.answer["summary"]).status == 200
    assert contents(tmp_path / "page")[listed] == before[listed]
    for nobody in ("ana-sol/nobody", "ana-sol/", "/ana-sol", "ana-sol//ben-osei", "../ana-sol"):
        with pytest.raises(NotAskedError):
            page(**word, contact=nobody)


def test_a_draft_is_saved_as_the_command_saves_it(
    afterword, page: Callable[..., Outcome], small_journal: Path, tmp_path: Path
) -> None:
    composed = json.loads(afterword("draft", "ben-osei", "--json").stdout)
    afterword("draft", "ben-osei", "--save")
    words = {"text": composed["body"], "subject": composed["subject"], "kind": composed["kind"]}
    done = page(action="save", contact="ben-osei", note="", **words)
    assert done.status == 200
    assert contents(tmp_path / "page") == contents(small_journal)
    # Then in other words: of the file only these are others.
    (_, path), *_ = done.answer["files"]
    again = page(
        action="save",
        contact="ben-osei",
        kind=composed["kind"],
        note=Path(path).stem,
        seen=hash_of(composed["body"]),
        text="Dear Ben,\n\nthanks for [one thing].",
    )
    assert again.answer["files"] == [["changed", path]]
    saved = (small_journal / path).read_text("utf-8")
    head = saved[: saved.index("\n---\n") + 5]
    assert (tmp_path / "page" / path).read_text("utf-8") == f"{head}\nDear Ben,\n\nthanks for [one thing].\n"


@pytest.mark.parametrize("action", ["sent", "save"])
def test_a_draft_that_was_changed_meanwhile_is_not_written_over(
    action: str, page: Callable[..., Outcome], tmp_path: Path
) -> None:
    file = tmp_path / "page/notes" / f"{SAVED}.md"
    seen = "Dear Ana,\n\nThank you for Friday afternoon.\n\nBest wishes,\nMira Castellane"
    letter = {"action": action, "contact": "ana-sol", "kind": "thank-you", "note": SAVED, "text": DRAFT}
    for kept in (seen, hash_of(seen)):
        edited = file.read_text("utf-8").replace("Friday afternoon", "Friday evening")
        file.write_text(edited, "utf-8")
        refused = page(**letter, seen=kept)
        assert refused.status == 409
        assert f"notes/{SAVED}.md was changed meanwhile" in refused.answer["refused"]
        assert file.read_text("utf-8") == edited
        file.write_text(edited.replace("Friday evening", "Friday afternoon"), "utf-8")
    assert page(**letter, seen=hash_of(seen)).status == 200


@pytest.mark.parametrize("action", ["sent", "save"])
def test_a_draft_that_the_page_did_not_show_is_not_written_over(
    action: str, page: Callable[..., Outcome], tmp_path: Path
) -> None:
    before = contents(tmp_path / "page")
    letter = {"action": action, "contact": "ana-sol", "kind": "thank-you", "interview": ANA, "text": DRAFT}
    refused = page(**letter, note="")
    assert refused.status == 409
    assert f"A draft of it was saved meanwhile, in notes/{SAVED}.md." in refused.answer["refused"]
    assert contents(tmp_path / "page") == before


def test_a_follow_up_that_is_none_any_more_is_refused(page: Callable[..., Outcome]) -> None:
    skip = {
        "action": "skip",
        "contact": "ana-sol",
        "kind": "thank-you",
        "follow_up": f"ana-sol--thank-you--{ANA}",
    }
    assert page(**skip).status == 200
    refused = page(**skip)
    assert refused.status == 409 and "is not to be written any more" in refused.answer["refused"]


def test_only_the_last_action_that_the_page_showed_is_taken_back(page: Callable[..., Outcome]) -> None:
    first = page(action="snooze", contact="ana-sol", until="friday").answer["summary"]
    page(action="snooze", contact="ben-osei", until="friday")
    refused = page(action="undo", last=first)
    assert refused.status == 409 and "snooze: Ben Osei until 2026-11-27" in refused.answer["refused"]
    assert page(action="undo", last="snooze: Ben Osei until 2026-11-27").status == 200
    assert page(action="undo", last=first).status == 200


def test_the_number_that_is_open_falls(page: Callable[..., Outcome]) -> None:
    ben = {"action": "sent", "contact": "ben-osei", "kind": "thank-you", "text": LETTER}
    before = page(action="called", contact="lin-wei", text="Hello.").answer["open"]
    after = page(**ben).answer["open"]
    assert after == before - 1
    assert page(action="undo").answer["open"] == before
