"""Whatever a file holds: it is read or told in one problem, and takes nothing else with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.checking.checker import check_notes
from afterword.followups.plan import plan
from afterword.records.journal import Journal
from afterword.records.problems import Level
from afterword.records.reading import read_files
from afterword.settings.settings import Settings

NOW = datetime(2026, 11, 21, 10)

CONTACT = (
    "---\nname: Ana Sol\ncompany: Acme\nemail: ana@acme.example\ninterests: [sailing, a/b]\n"
    "stay_in_touch: 90d\n---\nHi\n"
)
INTERVIEW = (
    "---\ncompany: Acme\nposition: Engineer\nwhen: 2026-11-20T14:00\nminutes: 45\nround: 2\nformat: onsite\n"
    'met: [ana, "[[ben]]"]\nowner: ben\ndecision_by: 2026-12-04\noutcome: open\nfeeling: 8\n---\n\n'
    "## Ana Sol\n\n- talked about: boats\n- promised: the chart by 2026-11-24\n\n## Ben\n"
)
GIFT = (
    "---\ntitle: A talk\nkind: talk\nurl: https://acme.example/talk\ninterests: [sailing]\n"
    "found: 2026-10-01\nexpires: 2026-12-31\nread: yes\n---\nwhy: because of the boat\n"
)
NOTE = (
    "---\nto: ana\nkind: thank-you\ninterview: i\ngift: g\nsubject: Thank you\n---\n\n"
    "Dear Ana,\n\nThank you for [what they said].\n\nBest wishes,\nBea\n"
)
JOURNAL = {
    "contacts/ana.md": CONTACT,
    "contacts/ben.md": "---\nname: Ben\n---\n",
    "interviews/i.md": INTERVIEW,
    "gifts/g.md": GIFT,
    "notes/n.md": NOTE,
}


def everything(files: Mapping[str, bytes]) -> Journal:
    """Read, plan and check, as a command does."""
    journal = read_files(files, NOW.date())
    plan(journal, NOW, Settings())
    for problem in (*journal.problems, *check_notes(journal, NOW, Settings())):
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
        assert problem.fix
    assert not [problem for problem in journal.problems if "fault of the program" in problem.message]
    return journal


def contact(front_matter: str) -> bytes:
    return f"---\nname: Zed\n{front_matter}\n---\nNotes.\n".encode()


def nested(levels: int, line: str) -> str:
    first = f"x0: &l0 [{', '.join(['a'] * 10)}]\n"
    lines = (
        f"x{level}: &l{level} [{', '.join([f'*l{level - 1}'] * 10)}]\n" for level in range(1, levels + 1)
    )
    return first + "".join(lines) + line.format(levels)


#: Front matter that cannot be read, and the line of its one problem; 0: of any key that is part of it.
TOO_MUCH: dict[str, tuple[str, int]] = {
    "a list that holds itself": ("x: &a [*a]", 3),
    "one that does so further in": ("x: &a [b, [c, *a]]", 3),
    "a mapping that holds itself": ("x: &a {b: *a}", 3),
    "in a field of ours": ("interests: &a [*a]", 3),
    "merged into itself": ("x: &a {<<: *a}", 3),
    "ten of ten of ten": (nested(8, "interests: *l{}"), 0),
    "in a key of one's own": (nested(9, "mine: *l{}"), 0),
    "many aliases of one long list": (
        "x: &a [" + "a," * 5_000 + "a]\n" + "\n".join(f"k{n}: *a" for n in range(5_000)),
        0,
    ),
    "brackets in brackets": ("x: " + "[" * 100_000, 3),
    "brackets in brackets, closed": ("x: " + "[" * 100_000 + "]" * 100_000, 3),
    "thirty of them": ("x: " + "[" * 30 + "]" * 30, 3),
    "dashes behind dashes": ("x:\n  " + "- " * 100_000 + "a", 4),
    "mappings in mappings": ("x: " + "{a: " * 100_000, 3),
    "questions": ("? " * 100_000 + "x", 3),
    "a quotation mark that is not closed": ('x: "' + "a\n  " * 100_000, 3),
    "a bracket that is not closed": ("x: [" + "a,\n " * 100_000, 3),
    "a slip at the end of a long list": ("interests:\n" + "  - tag\n" * 50_000 + "  - *x", 50_004),
    "a thousand slips": ("role:x\n" * 1_000, 3),
    "aliases of nothing": ("\n".join(f"k{number}: *a{number}" for number in range(10_000)), 3),
    "a letter too few": ("k" * 1_000_000, 3),
}  # fmt: skip


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_is_one_problem_at_its_line(name: str) -> None:
    front_matter, line = TOO_MUCH[name]
    files = {path: text.encode() for path, text in JOURNAL.items()} | {
        "contacts/zed.md": contact(front_matter)
    }
    journal = everything(files)
    (problem,) = journal.problems
    assert (problem.path, problem.level) == ("contacts/zed.md", Level.ERROR)
    assert problem.line == (line or problem.line)
    assert len(problem.message) < 400
    assert set(journal.contacts) == {"ana", "ben"}


#: What is odd or huge, and can be read; with the rule of what is said of it.
ODD: dict[str, tuple[str, str | None]] = {
    "an alias of a word": ("x: &a Acme\ncompany: *a", "unknown-key"),
    "an alias of a list": ("interests: &a [b]\nx: *a", "unknown-key"),
    "a merge in a key of one's own": ("x: {<<: [{a: b}, {c: d}]}", "unknown-key"),
    "a key that is a list": ("x: {? [a] : b}", "unknown-key"),
    "a number of a million digits": ("phone: " + "9" * 1_000_000, "too-long"),
    "hexadecimal": ("phone: 0x" + "f" * 1_000_000, "too-long"),
    "base 60": ("phone: 1" + ":59" * 300_000, "too-long"),
    "base 60, shorter": ("phone: 1" + ":59" * 500, "yaml-type"),
    "base 60 with a point": ("phone: 1" + ":59" * 300 + ".5", "yaml-type"),
    "underscores": ("phone: 1" + "_" * 1_000, "yaml-type"),
    "a number beyond numbers": ("phone: 1e999", None),
    "infinity": ("phone: .inf", "yaml-type"),
    "no number": ("phone: .nan", "yaml-type"),
    "a number in a list": ("interests: [" + "9" * 5_000 + "]", "too-long"),
    "a line of four million": ("company: " + "a" * 3_900_000, "too-long"),
    "such a line of one's own": ("mine: " + "a" * 3_900_000, "unknown-key"),
    "a tag of a million": ("interests: [" + "a/" * 500_000 + "b]", "too-long"),
    "ten thousand keys": ("\n".join(f"key{number}: v" for number in range(10_000)), "unknown-key"),
    "ten thousand of one key": ("company: x\n" * 10_000, "duplicate-key"),
    "ten thousand tags": ("interests: [" + ", ".join(f"t{n}" for n in range(10_000)) + "]", None),
    "as many lines": ("interests:\n" + "".join(f"  - t{n} # c{n}\n" for n in range(10_000)), None),
    "as many pairs": ("interests:\n" + "".join(f"  - t{n}: c\n" for n in range(10_000)), "yaml-type"),
    "as many links": ("interests:\n" + "".join(f"  - [[t{n}]]\n" for n in range(10_000)), "wikilink"),
    "as many numbers": ("interests: [" + ", ".join(f"{n}" for n in range(10_000)) + "]", "yaml-type"),
    "as many marks": ("interests: [" + ", ".join(f"“t{n}”" for n in range(10_000)) + "]", "quotes"),
    "as many anchors": ("\n".join(f"k{n}: &a{n} x" for n in range(10_000)), "unknown-key"),
    "a program": ('role: !!python/object/apply:os.system ["touch x"]', "type"),
    "a number that is none": ('role: !!int ""', "yaml-type"),
    "a time that is none": ("role: !!timestamp x", "yaml-type"),
    "bytes that are none": ("role: !!binary é", "yaml-type"),
    "a yes that is none": ("role: !!bool x", "yaml-type"),
    "a set": ("interests: !!set {a, b}", "type"),
    "pairs in order": ("interests: !!omap [a: b]", "yaml-type"),
    "an interval of ages": ("stay_in_touch: 99999999999999999999d", "stay-in-touch"),
    "an offset beyond the day": ("snoozed_until: 2026-11-20T10:00:00+99:99", "date"),
    "the first day there is": ("snoozed_until: 0001-01-01", "year"),
    "an hour before it": ("snoozed_until: 0001-01-01T00:00:00+14:00", "year"),
    "the last day there is": ("snoozed_until: 9999-12-31", "year"),
    "an hour after it": ("snoozed_until: 9999-12-31T23:59:59-14:00", "year"),
    "a year of five digits": ("snoozed_until: 12345-01-01", "date"),
    "no year": ("snoozed_until: 0000-01-01", "date"),
    "a fraction of a second": ("snoozed_until: 2026-11-20T10:00:00." + "9" * 20, None),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_or_huge_takes_nothing_with_it(name: str) -> None:
    front_matter, rule = ODD[name]
    files = {path: text.encode() for path, text in JOURNAL.items()} | {
        "contacts/zed.md": contact(front_matter)
    }
    journal = everything(files)
    assert journal.contacts["zed"].name == "Zed"
    assert {problem.path for problem in journal.problems} <= {"contacts/zed.md"}
    assert rule is None or rule in {problem.rule for problem in journal.problems}
    assert len(journal.problems) <= 21
    assert all(len(problem.message) < 400 and len(problem.fix) < 500 for problem in journal.problems)


def calls(act: Callable[[], object]) -> int:
    """How many functions are called, those written in C too: a measure of work that no clock disturbs."""
    count = 0

    def called(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


#: What may stand in front matter or below it again and again; the bench tries every sign of ASCII too.
REPEATED = {
    "keys": ("---\nname: Z\n", "k{}: v\n", "---\n"),
    "keys nearly ours": ("---\nname: Z\n", "nam{}e: v\n", "---\n"),
    "one key": ("---\nname: Z\n", "company: v\n", "---\n"),
    "keys without a blank": ("---\nname: Z\n", "k{}:v\n", "---\n"),
    "tags": ("---\nname: Z\ninterests:\n", "  - some tag {}\n", "---\n"),
    "tags of one slug": ("---\nname: Z\ninterests:\n", "  - a{:!<999.0f}\n", "---\n"),
    "tags in brackets": ("---\nname: Z\ninterests: [", "t{}, ", "t]\n---\n"),
    "tags with remarks": ("---\nname: Z\ninterests:\n", "  - some tag {} #x\n", "---\n"),
    "tags behind a #": ("---\nname: Z\ninterests:\n", "  - #t{}\n", "---\n"),
    "links": ("---\nname: Z\ninterests:\n", "  - [[t{}]]\n", "---\n"),
    "aliases": ("---\nname: Z\nx: &a b\n", "k{}: *a\n", "---\n"),
    "headings": ("---\nname: Z\n---\n", "## H{}\n", ""),
    "paragraphs": ("---\nname: Z\n---\n", "Some words {}.\n\n", ""),
}


@pytest.mark.parametrize("name", REPEATED)
def test_the_work_of_reading_grows_with_the_size(name: str) -> None:
    before, unit, behind = REPEATED[name]

    def work(times: int) -> int:
        text = before + "".join(unit.format(number) for number in range(times)) + behind
        files = {"contacts/zed.md": text.encode()}
        return calls(lambda: read_files(files, NOW.date()))

    work(50)
    assert work(1200) < 5 * work(300)


@given(st.binary(max_size=300), st.sampled_from(sorted(JOURNAL)))
@settings(max_examples=examples(100, 1500))
def test_any_bytes_are_read_planned_and_checked(data: bytes, path: str) -> None:
    everything({name: text.encode() for name, text in JOURNAL.items()} | {path: data})


SPLICES = st.one_of(
    st.sampled_from(
        [
            *("---", "...", "\n", "\r", "\t", " ", ":", "#", "- ", "[", "]", "{", "}", "'", '"', "“"),
            *("&a ", "*a", "!x ", "|", ">", "%", "@", "`", "? ", "0202-11-20", "9999-12-31", "0001-01-01"),
            *("\u00a0", "\u2028", "é", "e\u0301", "\0", "\x1b", "<<: *a", "[[ana]]", "[[", "<<<<<<< HEAD"),
            "99999999999999999999",
        ]
    ),
    st.text(max_size=5),
)  # fmt: skip


@given(st.data(), st.sampled_from(sorted(JOURNAL)))
@settings(max_examples=examples(150, 2000))
def test_any_slip_of_the_keyboard_is_read_planned_and_checked(data: st.DataObject, path: str) -> None:
    text = JOURNAL[path]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 8)))
        text = text[:start] + data.draw(SPLICES) + text[end:]
    encoded = text.encode("utf-8", "surrogatepass")
    journal = everything({name: other.encode() for name, other in JOURNAL.items()} | {path: encoded})
    assert "ana" in journal.contacts or path == "contacts/ana.md"
