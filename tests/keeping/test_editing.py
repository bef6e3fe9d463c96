"""Editing single keys: the diff a careful person would make by hand, or a refusal."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import date, datetime

import pytest

from afterword.errors import EditRefusedError, TooLongError
from afterword.keeping.editing import REMOVED, Removed, Value, add_to, add_to_body, edit, set_body
from afterword.records.reading import read_files
from afterword.records.schema import CONTACT, NOTE

FILE = """\
---
# the person
name: Priya Raman   # as she spells it
company: "Northwind: Robotics"
role: 'Head of Platform'
interests:
  - sailing   # Contessa 32
  # the next two are guesses
  - opentelemetry

  - 'type systems'
met: [ana-sol, "ben, jr"] # who was there
outcome: open  # still hoping
decision_by:
aliases: []
quirk: no
note: |
  two
  lines
🚀: größe   # 🚀
---

Body with --- and

---

outcome: open
"""


def diff(before: bytes, after: bytes) -> list[str]:
    lines = difflib.ndiff(before.decode().split("\n"), after.decode().split("\n"))
    return [line for line in lines if line[0] in "+-"]


@pytest.mark.parametrize("variant", ["lf", "crlf", "bom", "no final newline"])
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"outcome": "filled-by-other", "outcome_on": date(2026, 11, 23)},
            [
                "- outcome: open  # still hoping",
                "+ outcome: filled-by-other  # still hoping",
                "+ outcome_on: 2026-11-23",
            ],
        ),
        ({"decision_by": date(2026, 12, 4)}, ["- decision_by:", "+ decision_by: 2026-12-04"]),
        ({"sent": datetime(2026, 11, 21, 9, 5)}, ["+ sent: 2026-11-21T09:05"]),
        ({"company": "Acme"}, ['- company: "Northwind: Robotics"', '+ company: "Acme"']),
        ({"role": "it's new"}, ["- role: 'Head of Platform'", "+ role: 'it''s new'"]),
        ({"name": "no"}, ["- name: Priya Raman   # as she spells it", '+ name: "no"   # as she spells it']),
        (
            {"name": "12:30 # x"},
            ["- name: Priya Raman   # as she spells it", '+ name: "12:30 # x"   # as she spells it'],
        ),
        (
            {"interests": ["sailing", "opentelemetry", "type systems", "C#"]},
            ["+   - C#"],
        ),
        ({"interests": ["opentelemetry", "type systems"]}, ["-   - sailing   # Contessa 32"]),
        (
            {"interests": ["sailing", "rowing", "type systems"]},
            ["-   - opentelemetry", "+   - rowing"],
        ),
        (
            {"met": ["ana-sol", "ben, jr", "cy, sr"]},
            [
                '- met: [ana-sol, "ben, jr"] # who was there',
                '+ met: [ana-sol, "ben, jr", "cy, sr"] # who was there',
            ],
        ),
        ({"met": []}, ['- met: [ana-sol, "ben, jr"] # who was there', "+ met: [] # who was there"]),
        ({"aliases": ["P"]}, ["- aliases: []", "+ aliases: [P]"]),
        ({"tags": ["a", "b"]}, ["+ tags:", "+   - a", "+   - b"]),
        ({"note": "short"}, ["- note: |", "-   two", "-   lines", "+ note: short"]),
        ({"name": REMOVED}, ["- name: Priya Raman   # as she spells it"]),
        (
            {"decision_by": REMOVED, "note": REMOVED, "quirk": True},
            ["- decision_by:", "- note: |", "-   two", "-   lines", "- quirk: no", "+ quirk: true"],
        ),
        ({"🚀": "ß"}, ["- 🚀: größe   # 🚀", "+ 🚀: ß   # 🚀"]),
    ],
)
def test_the_diff(changes: Mapping[str, Value | Removed], expected: list[str], variant: str) -> None:
    data = FILE.encode()
    if variant == "crlf":
        data = data.replace(b"\n", b"\r\n")
        expected = [f"{line}\r" for line in expected]
    elif variant == "bom":
        data = b"\xef\xbb\xbf" + data
    elif variant == "no final newline":
        data = data.rstrip(b"\n")
    result = edit(data, changes, "contacts/priya-raman.md")
    assert sorted(diff(data, result)) == sorted(expected)
    assert edit(result, changes, "contacts/priya-raman.md") == result


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"outcome": "open"},
        {"company": "Northwind: Robotics"},
        {"interests": ["sailing", "opentelemetry", "type systems"]},
        {"quirk": False},
        {"absent": REMOVED},
    ],
)
def test_what_it_says_already_is_not_written(changes: Mapping[str, Value | Removed]) -> None:
    assert edit(FILE.encode(), changes, "c.md") == FILE.encode()


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("---\n---\n", "---\nname: Ana\n---\n"),
        ("---\n\n---\nBody", "---\n\nname: Ana\n---\nBody"),
        ("---\r\n---\r\n", "---\r\nname: Ana\r\n---\r\n"),
        ("---\n# only a comment\n---\n", "---\n# only a comment\nname: Ana\n---\n"),
        ("---\nname: Bea\n---", "---\nname: Ana\n---"),
        ("---\n  name: Bea\n---\n", "---\n  name: Ana\n---\n"),
        ("---\nname: Bea # c\n...: x\n---\n", "---\nname: Ana # c\n...: x\n---\n"),
        ("---\n? name\n: Bea\n---\n", "---\n? name\n: Ana\n---\n"),
        ("---\nname: &who Bea\n---\n", "---\nname: &who Ana\n---\n"),
        ("---\nx: &who Bea\nname: *who\n---\n", "---\nx: &who Bea\nname: Ana\n---\n"),
        ("---\nname:\n  first: Bea\n---\n", "---\nname: Ana\n---\n"),
        ("---\nname: 2026-02-30\n---\n", "---\nname: Ana\n---\n"),
    ],
)
def test_odd_but_possible(text: str, result: str) -> None:
    assert edit(text.encode(), {"name": "Ana"}, "contacts/ana.md").decode() == result


@pytest.mark.parametrize(
    ("front", "changes", "result"),
    [
        (
            "company: A\noutcome: open  # hm\n\n# mine\nsalary: no\n",
            {"outcome": "closed", "outcome_on": date(2026, 11, 23)},
            "company: A\noutcome: closed  # hm\noutcome_on: 2026-11-23\n\n# mine\nsalary: no\n",
        ),
        (
            "company: A\nmet:\n  - ana # one\nx: 1\n",
            {"owner": "ana"},
            "company: A\nmet:\n  - ana # one\nowner: ana\nx: 1\n",
        ),
        ("x: 1\n", {"owner": "ana"}, "x: 1\nowner: ana\n"),
        ("feeling: 3\n", {"company": "A"}, "feeling: 3\ncompany: A\n"),
        ("company: A\nx: 1\n", {"met": ["ana"]}, "company: A\nmet:\n  - ana\nx: 1\n"),
    ],
)
def test_a_new_key_stands_behind_its_neighbour(
    front: str, changes: Mapping[str, Value | Removed], result: str
) -> None:
    text = edit(f"---\n{front}---\n".encode(), changes, "interviews/i.md").decode()
    assert text == f"---\n{result}---\n"


def test_a_comment_within_a_list_is_not_lost_with_its_items() -> None:
    with pytest.raises(EditRefusedError, match=r"`interests: \[\]` cannot be written here"):
        edit(FILE.encode(), {"interests": []}, "contacts/priya-raman.md")


def test_the_last_key_can_go() -> None:
    assert edit(b"---\n# c\nname: Ana # x\n---\nB\n", {"name": REMOVED}, "a.md") == b"---\n# c\n---\nB\n"
    assert edit(b"---\na: 1\n---\n", {"a": REMOVED, "b": 2}, "a.md") == b"---\nb: 2\n---\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "no front matter"),
        ("name: Bea\n", 1, "no front matter"),
        ("---\nname: Bea\n", 1, "no front matter"),
        ("\n---\nname: Bea\n---\n", 1, "no front matter"),
        ("---\n- name\n---\n", 2, "a list"),
        ("---\nx: 1\nname: a: b\n---\n", 3, "second colon"),
        ("---\nx: 1\n\tname: y\n---\n", 3, "tab"),
        ("---\nname: a\nx: 1\nname: b\n---\n", 4, "a second time"),
        ("---\n<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> x\n---\n", 2, "conflict"),
        ("---\nx: 1\nname: &who Bea\nfriend: *who\n---\n", 3, "`name: Ana` cannot be written here"),
    ],
)
def test_refused_with_the_line(text: str, line: int, words: str) -> None:
    with pytest.raises(EditRefusedError, match=words) as raised:
        edit(text.encode(), {"name": "Ana"}, "contacts/bea.md")
    assert (raised.value.path, raised.value.line) == ("contacts/bea.md", line)
    assert str(raised.value).endswith("The file is unchanged; please edit that line by hand.")


def test_bytes_that_are_not_utf_8_are_refused_with_the_line() -> None:
    with pytest.raises(EditRefusedError, match=r"^a\.md:2: The file is not UTF-8\."):
        edit(b"---\nname: caf\xe9\n---\n", {"role": "x"}, "a.md")


def test_add_to() -> None:
    def added(front: str, key: str, *items: str) -> str:
        data = add_to(f"---\n{front}\n---\n".encode(), key, items, "i.md").decode()
        return data.removeprefix("---\n").removesuffix("\n---\n")

    assert added("met: [ana]", "met", "ben") == "met: [ana, ben]"
    assert added("met: [ana]", "met", "ana") == "met: [ana]"
    assert added('met: ["[[ana|Ana]]"] # c', "met", "ana", "ben", "ben") == 'met: ["[[ana|Ana]]", "ben"] # c'
    assert added("met:\n- ana # c\n- ben", "met", "cy") == "met:\n- ana # c\n- ben\n- cy"
    assert added("met: ana, ben # c", "met", "cy") == "met: [ana, ben, cy] # c"
    assert added("met: # c", "met", "cy") == "met: [cy] # c"
    assert added("company: A", "met", "ana", "ben") == "company: A\nmet:\n  - ana\n  - ben"
    assert added("interests: [Sailing, '#rust']", "interests", "sailing", "Rust", "C#") == (
        "interests: [Sailing, '#rust', C#]"
    )


def test_bodies() -> None:
    assert set_body(b"---\na: 1\n---\n\nOld\n", "New\n\ntext\n", "n.md") == b"---\na: 1\n---\n\nNew\n\ntext\n"
    assert (
        set_body(b"---\r\na: 1\r\n---", "New\ntext", "n.md") == b"---\r\na: 1\r\n---\r\n\r\nNew\r\ntext\r\n"
    )
    assert set_body(b"---\na: 1\n---\n\nSame\n\n\n", "\nSame", "n.md") == b"---\na: 1\n---\n\nSame\n\n\n"
    assert set_body(b"---\na: 1\n---\nOld", "", "n.md") == b"---\na: 1\n---\n"
    assert add_to_body(b"---\na: 1\n---\n\nOld\n", "More", "n.md") == b"---\na: 1\n---\n\nOld\n\nMore\n"
    assert add_to_body(b"---\na: 1\n---\n\nOld\n\n", "More", "n.md") == b"---\na: 1\n---\n\nOld\n\nMore\n"
    assert (
        add_to_body(b"---\r\na: 1\r\n---\r\nOld", "a\nb", "n.md")
        == b"---\r\na: 1\r\n---\r\nOld\r\n\r\na\r\nb\r\n"
    )
    assert add_to_body(b"---\na: 1\n---\n", "More", "n.md") == b"---\na: 1\n---\n\nMore\n"
    assert add_to_body(b"---\na: 1\n---\n", "\n", "n.md") == b"---\na: 1\n---\n"
    with pytest.raises(EditRefusedError):
        set_body(b"no front matter", "x", "n.md")


# --- what is longer than a field takes

PERSON = b"---\nname: Ana Sol\ninterests: [bees]\n---\n"


@pytest.mark.parametrize(
    ("key", "most"), [("do_not_contact", 2_000), ("role", 2_000), ("interests", 100), ("former", 100)]
)
def test_a_value_that_would_be_left_out_is_refused_and_one_letter_less_is_not(key: str, most: int) -> None:
    path = "contacts/ana-sol.md"
    listed = key in ("interests", "former")
    for length in (most, most + 1):
        value: Value = ["bees", "a" * length] if listed else "a" * length
        if length > most:
            with pytest.raises(TooLongError, match=f"`{key}` takes {most:,} .*, and this has {most + 1:,}"):
                edit(PERSON, {key: value}, path)
        else:
            assert not read_files({path: edit(PERSON, {key: value}, path)}).problems


def test_what_is_too_long_already_is_no_reason_to_refuse_something_else() -> None:
    there = PERSON.replace(b"bees", b"b" * 101)
    path = "contacts/ana-sol.md"
    assert b"looms" in add_to(there, "interests", ["looms"], path)
    assert b"snoozed_until" in edit(there, {"snoozed_until": date(2026, 12, 1)}, path)


def test_what_reads_and_what_writes_know_one_limit() -> None:
    """The reader leaves out what has more than `Field.room`, in every field of words, tags and names."""
    for schema in (CONTACT, NOTE):
        for field in schema.fields:
            if field.type.name not in ("TEXT", "REASON", "TAGS", "NAMES"):
                continue
            head = {"contact": "name: Ana\n", "note": "to: ana\nkind: thank-you\n"}[schema.kind]
            head = "" if field.name == "name" else head
            for more in (0, 1):
                line = f"{field.name}: {'a' * (field.room + more)}\n"
                path = f"{schema.folder}/one.md"
                found = read_files({path: f"---\n{head}{line}---\n".encode()}).problems
                assert [each.rule for each in found].count("too-long") == more, (field.name, found)


def test_a_tag_that_ends_like_another_in_a_folder_is_another() -> None:
    data = b'---\nname: Ana Sol\ninterests: ["[[hobby/chess|chess]]", sailing]\n---\n'
    told = add_to(data, "interests", ["[[chess]]", "[[Sailing]]"], "contacts/ana.md")
    assert b'interests: ["[[hobby/chess|chess]]", sailing, "[[chess]]"]' in told
