"""Commands as they are typed in a hurry: in the wrong order, twice, misspelt, empty, far too long.

Whatever is typed, something is said, nothing breaks, no file is written that cannot be read back, and all
of it can be taken back.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from afterword.records.reading import read_journal

Afterword = Callable[..., Result]

LONG = "a word " * 715

SEQUENCES = [
    ["sent ana", "sent ana", "undo", "undo", "undo"],
    ["sent ben-osei --anyway", "undo", "sent ben-osei --anyway", "sent ben-osei --anyway"],
    ["heard läng", "heard läng ''", "heard läng '   '", "undo", "undo"],
    [
        "heard ana ok --decision-by friday",
        "heard ana ok --decision-by friday",
        "heard ana ok --decision-by 2026-12-01",
    ],
    [
        "heard ana 'it is a no'",
        "close harbour --outcome no",
        "close harbour --outcome filled-by-other",
        "sent ana",
    ],
    ["sent annna", "sent ana sol", "sent 'ana sol' --text ''", "sent Ana --text ' '", "sent ana --text -"],
    ["sent nobody", "called nobody hi", "heard nobody hi", "skip nobody", "show nobody"],
    ["sent ana --on tomorrow", "heard ana hi --on 2027-01-01", "called ana --on 'next friday'"],
    ["called ana --on 2026-11-23T23:59", "heard ana --on '2026-11-23 10:01'", "called ana --on 9:59"],
    ["called ana 'she said \"maybe\" & $HOME `ls` \\\\'", "show ana", "undo", "show ana"],
    ["heard ana 'one\ntwo\n\n---\nto: x\n---\n# head'", "show ana", "undo"],
    [f"called läng '{LONG}'", f"heard läng '{LONG}'", "show läng", "prepare läng", "undo", "undo"],
    [f"heard läng --asks '{LONG}'", f"called läng --promised '{LONG}'", "due"],
    ["skip", "skip ana", "skip ana", "skip ana --kind thank-you", "undo", "skip ana"],
    ["skip ana --kind thankyou", "skip ana --kind thank-you", "sent ana", "due"],
    ["heard ana --asks 'the form by friday'", "sent ana --kind answer --text done", "due", "undo", "undo"],
    [
        "heard ana --asks refs --by yesterday",
        "heard ana --asks refs --by 2026-13-01",
        "heard ana --by friday",
    ],
    [
        "heard ana --asks refs --by 01/02/2027",
        "heard ana --decision-by 2025-01-01",
        "called ana --promised 'x by 2026-11-20'",
    ],
    [
        "called ana --promised 'my notes by friday'",
        "sent ana --kind promised-item --text 'here'",
        "undo",
        "undo",
    ],
    [
        "close",
        "close lumen",
        "close harbour --outcome offer --answer-by 2026-11-20",
        "close harbour --outcome offer",
    ],
    ["close harbour --outcome offer --answer-by friday", "close harbour --outcome open", "undo", "undo"],
    ["heard ana hi --kind letter", "heard ana hi --knd call", "herd ana hi", "sent"],
    ["sent ana --note x", "sent ana --note thank", "sent ana --note thank"],
    ["called -- ana -hello", "called ana -- '-hello there'", "heard ana -", "called ana - ", "undo", "undo"],
    ["stop ana --said 'no more please'", "sent ana", "called ana hi", "heard ana hi", "draft ana", "undo"],
    ["snooze ana --until friday", "sent ana --text thanks", "skip ana", "undo"],
    ["heard läng 'café ☕ 林 \u202e abc \x07' --interests 'Bread, bread,,  ,CHOIRS'", "show läng", "check"],
    ["draft läng --save", "draft läng --save", "sent läng", "sent läng --anyway", "undo", "undo"],
    ["forget ana", "sent ana", "undo", "heard ana hi"],
    [
        "called läng",
        "called läng",
        "called läng --via in-person",
        "called läng --promised nothing",
        "called läng --by friday",
    ],
]


@pytest.mark.parametrize("lines", SEQUENCES, ids=[lines[0][:40] for lines in SEQUENCES])
@pytest.mark.parametrize("messy", [False, True])
def test_whatever_is_typed(lines: list[str], messy: bool, afterword: Afterword, small_journal: Path) -> None:
    if messy:
        make_a_mess(small_journal)
    before = files(small_journal)
    broken = errors(small_journal)
    for line in lines:
        result = afterword(*shlex.split(line))
        assert result.exit_code in (0, 1, 2), line
        assert result.output.strip(), line
        assert max(map(len, result.output.split("\n"))) < 500, line
        assert errors(small_journal) == broken, line
    while afterword("undo").exit_code == 0:
        pass
    assert files(small_journal) == before


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("heard ana --decision-by 2025-01-01", "--decision-by 2025-01-01 is before 2026-11-23"),
        ("heard ana --asks refs --by yesterday", "--by 2026-11-22 is before 2026-11-23"),
        ("called ana --promised 'x by 2026-11-20'", "--promised 2026-11-20 is before 2026-11-23"),
        (
            "close harbour --outcome offer --answer-by 2026-11-20",
            "--answer-by 2026-11-20 is before 2026-11-23",
        ),
        ("called ana --on 2026-11-23T23:59", "23:59 is still to come; it is 10:00."),
        ("sent ana --text ''", "--text is empty"),
        ("heard ana -", "The standard input is empty"),
        (f"heard ana --asks '{LONG}'", "--asks has 5,004 characters, more than the 2,000 of a line"),
        (f"heard ana 'Hello.' --interests '{LONG}'", "`interests` takes 100 characters at most"),
        (f"called ana --interests '{LONG}'", "`interests` takes 100 characters at most"),
        (f"stop ana --said '{LONG}'", "`do_not_contact` takes 2,000 characters at most, and this has 5,00"),
        (f"debrief --company harbour --met 'ana-sol; interests: {LONG}'", "`interests` takes 100 characters"),
        (f"new contact 'Kit Moss' --role '{LONG}'", "more than 2,000"),
    ],
)
def test_what_cannot_be_is_refused(line: str, said: str, afterword: Afterword, small_journal: Path) -> None:
    before = files(small_journal)
    result = afterword(*shlex.split(line))
    assert result.exit_code in (1, 2)
    assert said in result.output
    assert files(small_journal) == before


def test_the_same_twice_is_written_down_once(afterword: Afterword, small_journal: Path) -> None:
    for line in ("heard läng 'Soon.'", "called läng 'Rang him.' --promised 'a plan by friday'"):
        assert afterword(*shlex.split(line)).exit_code == 0
        before = files(small_journal)
        again = afterword(*shlex.split(line))
        assert again.exit_code == 1
        assert "written down already" in again.output
        assert files(small_journal) == before
        assert afterword(*shlex.split(f"{line} --on 09:30")).exit_code == 0
    # The date they give is taken, and their words are kept once.
    afterword("heard", "ana", "Ok.")
    dated = afterword("heard", "ana", "Ok.", "--decision-by", "2026-12-11")
    assert dated.exit_code == 0
    assert "Created" not in dated.output
    assert "a decision by Fri 11 Dec" in dated.output


def files(root: Path) -> dict[str, bytes]:
    """Every record, by its path."""
    folders = ("contacts", "interviews", "gifts", "notes")
    found = (path for folder in folders for path in (root / folder).rglob("*.md"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def errors(root: Path) -> list[str]:
    """What cannot be read."""
    return [f"{each.path} {each.rule}" for each in read_journal(root).problems if each.level == "error"]


def make_a_mess(root: Path) -> None:
    """Broken files, namesakes, a very long name, somebody without an address."""
    (root / "contacts/broken.md").write_text("---\nname: [x\n---\n", "utf-8")
    (root / "interviews/2026-11-18-lumen.md").write_text(
        "---\ncompany: Lumen\nwhen: yesterday\nmet: [ghost]\n---\n", "utf-8"
    )
    (root / "notes/broken.md").write_bytes(b"---\nto: ana-sol\xff\n---\n")
    (root / "contacts/ana-nair.md").write_text("---\nname: Ana Nair\ncompany: Lumen\n---\n", "utf-8")
    (root / "contacts/ana-sol-2.md").write_text("---\nname: Ana Sol\n---\n", "utf-8")
    long = "Wolfeschlegelsteinhausen " * 6
    (root / "contacts/long.md").write_text(f"---\nname: {long}\ncompany: Lumen\n---\n", "utf-8")
