"""A whole journal out and in again: nothing is locked in, and nothing is lost on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.exchange.decoding import UnreadableFileError
from afterword.exchange.journals import read_journal_file, record_bytes, write_journal
from afterword.records.folders import read_folders
from afterword.records.reading import read_files

TODAY = date(2026, 11, 21)
EXAMPLE = Path(__file__).parents[2]


def in_and_out(files: dict[str, bytes]) -> dict[str, bytes]:
    text, left_out = write_journal(files, TODAY)
    assert not left_out
    found = read_journal_file(text)
    assert not found.left_out
    back = {record.path: record_bytes(record) for record in found.records}
    assert write_journal(back, TODAY)[0] == text
    return back


def records_of(files: dict[str, bytes]) -> list[list[Any]]:
    """Every record, without the lines on which things stand in its file."""
    read = read_files(files, TODAY)
    kinds = (read.contacts, read.interviews, read.gifts, read.notes)
    return [[_bare(record) for record in kind.values()] for kind in kinds]


def _bare(record: Any) -> Any:
    bare = replace(record, file=replace(record.file, body_line=0, places={}))
    # What was noted down is in the body, with lines that depend on the front matter.
    return replace(bare, **{name: () for name in ("debriefs", "promised") if hasattr(bare, name)})


def test_the_example_is_the_same_after_it() -> None:
    files = read_folders(EXAMPLE, lambda *_: None)
    back = in_and_out(files)
    assert sorted(back) == sorted(files)
    assert records_of(back) == records_of(files)


HEAD = "---\nname: Ana Sol\n"


@pytest.mark.parametrize(
    "matter",
    [
        "own: [a, {b: 1, c: [no, ~, 1.5]}]\n",
        "own: 2026-11-20\nyes: 12:30\n'a: b': x\n",
        "stay_in_touch: 90d\nsnoozed_until: 2026-12-01\nskipped: [value-add 2026-12-01]\n",
        'former: ["Kessler, Vogt and Sons", Mill]\nother_emails: a@x.example, b@x.example\n',
        'phone: \'0123\'\nlanguage: German\nrole: "a: b # c"\ncompany: "[[Halden]]"\n',
        "email: no address\npart: nobody\n",  # what is wrong stays, to be put right
        "company:\ninterests: []\n",
        "own: 'two\n\n  lines'\nmore: |\n  a\n  b\n",
    ],
)
def test_fields_of_every_kind(matter: str) -> None:
    files = {"contacts/ana-sol.md": f"{HEAD}{matter}---\n\n## Mine\n\n---\ntext\n".encode()}
    assert records_of(in_and_out(files)) == records_of(files)


@given(
    st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=30), max_size=4),
    st.text(max_size=80),
)
def test_any_words_come_back(own: dict[str, str], body: str) -> None:
    from afterword.exchange.found import FoundRecord
    from afterword.records import front_matter

    fields = {"name": "Ana Sol", **{key: value for key, value in own.items() if key != "<<"}}
    data = record_bytes(FoundRecord(0, "contacts/ana-sol.md", fields, body))
    split = front_matter.split("contacts/ana-sol.md", data)
    if not split.readable:
        return  # told, and left out
    back = in_and_out({"contacts/ana-sol.md": data})
    assert front_matter.split("x", back["contacts/ana-sol.md"]).body == split.body


def whole(**kinds: Any) -> str:
    return json.dumps({"version": 1, "contacts": [], **kinds})


def item(path: object, fields: object = None, body: object = "") -> dict[str, Any]:
    return {"file": path, "fields": {} if fields is None else fields, "body": body}


@pytest.mark.parametrize(
    "path",
    [
        "contacts/../x.md",
        "contacts/../../x.md",
        "/contacts/x.md",
        "contacts//x.md",
        "contacts/x.txt",
        "notes/x.md",
        "contacts/README.md",
        "contacts/_x.md",
        "contacts/.x.md",
        "contacts/CON.md",
        "contacts/a\\b.md",
        "contacts/a\x1b.md",
        "contacts/C:x.md",
        "contacts/" + "x" * 300 + ".md",
        "contacts/" + "x/" * 30 + "x.md",
        "contacts /x.md",
        "contacts/\ud800.md",
        7,
        None,
    ],
)
def test_a_path_that_leads_elsewhere_is_left_out(path: object) -> None:
    found = read_journal_file(whole(contacts=[item(path), item("contacts/ana.md")]))
    assert [record.path for record in found.records] == ["contacts/ana.md"]
    assert len(found.left_out) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "Line 1, column 2 is no JSON"),
        ("[" * 100_000, "nested without end"),
        ("[]", "not what `export --json` writes"),
        ('{"a": 1}', "not what `export --json` writes"),
        ('{"version": 2, "contacts": []}', "says version 2, and version 1 can be read"),
        ('{"contacts": []}', "says version None"),
        ('{"version": 1, "contacts": [NaN]}', "NaN is no number"),
    ],
)
def test_what_is_no_such_file_is_refused(text: str, said: str) -> None:
    with pytest.raises(UnreadableFileError) as told:
        read_journal_file(text)
    assert said in str(told.value)


@pytest.mark.parametrize("wrong", [7, "x", [], {"file": "contacts/a.md"}, item("contacts/a.md", []), None])
def test_what_is_no_record_is_left_out(wrong: object) -> None:
    found = read_journal_file(whole(contacts=[wrong], gifts="none"))
    assert not found.records
    assert len(found.left_out) == 2


def test_a_file_that_cannot_be_read_is_told_of() -> None:
    files = {"contacts/ana.md": b"---\nname: [Ana\n---\n", "contacts/bo.md": b"---\nname: Bo\n---\n"}
    text, left_out = write_journal(files, TODAY)
    assert [each.what for each in left_out] == ["contacts/ana.md"]
    assert [record["file"] for record in json.loads(text)["contacts"]] == ["contacts/bo.md"]
