"""Every broken input of the design, section 9, is a clear problem with its line and a fix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.records.front_matter import split
from afterword.records.problems import Level, Problem
from afterword.records.reading import read_files


def problems_of(text: str | bytes, path: str = "contacts/ana.md") -> tuple[Problem, ...]:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return read_files({path: data}).problems


def the_problem(text: str | bytes, rule: str, path: str = "contacts/ana.md") -> Problem:
    found = [problem for problem in problems_of(text, path) if problem.rule == rule]
    assert len(found) == 1, problems_of(text, path)
    assert found[0].message
    assert found[0].fix
    return found[0]


def test_a_file_that_somebody_is_about_to_write_in_earns_one_hint_and_no_more() -> None:
    for folder in ("contacts", "interviews", "gifts", "notes"):
        (problem,) = problems_of("\n", f"{folder}/Untitled.md")
        assert (problem.rule, problem.level) == ("empty", "hint")


@pytest.mark.parametrize(
    ("text", "rule", "level", "line"),
    [
        ("---\nname: Ana\nsnoozed_until: 2026-02-30\n---\n", "date", Level.ERROR, 3),
        ("---\nname: Ana\nsnoozed_until: 2026-13-01\n---\n", "date", Level.ERROR, 3),
        ("---\nname: Ana\nsnoozed_until: soon\n---\n", "date", Level.ERROR, 3),
        ("---\nname: Ana\nsnoozed_until: 12:30\n---\n", "date", Level.ERROR, 3),
        ("---\nname: Ana\nsnoozed_until: 2026-1-5\n---\n", "date", Level.WARNING, 3),
        ("---\nname: Ana\ncompany: no\n---\n", "yaml-type", Level.WARNING, 3),
        ("---\nname: Ana\nrole: 12:30\n---\n", "yaml-type", Level.WARNING, 3),
        ("---\nname: Ana\nphone: 01234\n---\n", "yaml-type", Level.WARNING, 3),
        ("---\nname: Ana\nname: Bea\n---\n", "duplicate-key", Level.ERROR, 3),
        ("---\nname: Ana\n\trole: boss\n---\n", "yaml", Level.ERROR, 3),
        ("---\nname: Ana: the boss\n---\n", "yaml", Level.ERROR, 2),
        ("---\nname: @ana\n---\n", "yaml", Level.ERROR, 2),
        ("---\nrole: x\nname: 'Ana\n---\n", "yaml", Level.ERROR, 3),
        ("---\nname: Ana\ninterests: [a, b\nrole: x\n---\n", "yaml", Level.ERROR, 3),
        ("---\n- Ana\n- Bea\n---\n", "front-matter", Level.ERROR, 2),
        ("---\nname: Ana\n", "front-matter", Level.ERROR, 1),
        ("# Ana\n", "front-matter", Level.ERROR, 1),
        ("", "empty", Level.HINT, 1),
        (" \n\t\r\n", "empty", Level.HINT, 1),
        ("\ufeff\n", "empty", Level.HINT, 1),
        ("---\nrole: boss\n---\n", "required", Level.ERROR, 1),
        ("---\nname:\n---\n", "required", Level.ERROR, 2),
        ("---\n---\n", "required", Level.ERROR, 1),
        ("---\nname: Ana\n---", "final-newline", Level.HINT, 3),
        ("\ufeff---\nname: Ana\n---\n", "bom", Level.HINT, 1),
        ("---\r\nname: Ana\r\n---\r\n", "line-ends", Level.HINT, 1),
        ("---\nname: Ana\npart: interveiwer\n---\n", "choice", Level.ERROR, 3),
        ("---\nname: Ana\nemail: ana@\n---\n", "email", Level.ERROR, 3),
        ("---\nname: Ana\nemail: a@b.example, c@d.example\n---\n", "email", Level.ERROR, 3),
        ("---\nname: Ana\nstay_in_touch: often\n---\n", "stay-in-touch", Level.ERROR, 3),
        ("---\nname: Ana\nintrests: [x]\n---\n", "unknown-key", Level.HINT, 3),
        ("---\nname: Ana\nfavourite_fish: pike\n---\n", "unknown-key", Level.HINT, 3),
        ("---\nname: Ana\ntags: [x]\n---\n", "unknown-key", Level.HINT, 3),
        ("---\nname: Ana\ninterests: a, b\n---\n", "list", Level.WARNING, 3),
        ("---\nname: Ana\ninterests: [1984]\n---\n", "yaml-type", Level.WARNING, 3),
        ("---\nname: Ana\ndo_not_contact: no\n---\n", "reason", Level.WARNING, 3),
    ],
)
def test_broken_front_matter(text: str, rule: str, level: Level, line: int) -> None:
    problem = the_problem(text, rule)
    assert (problem.level, problem.line) == (level, line)


def test_conflict_markers_name_the_line_and_nothing_else() -> None:
    text = "---\nname: Ana\n<<<<<<< HEAD\nrole: a\n=======\nrole: b\n>>>>>>> other\n---\n"
    problems = problems_of(text)
    assert [(p.rule, p.line) for p in problems] == [("conflict", 3)]


def test_conflict_markers_in_a_fence_are_the_users_own() -> None:
    assert problems_of("---\nname: Ana\n---\n```\n<<<<<<< HEAD\n```\n") == ()


def test_bytes_that_are_not_utf8() -> None:
    problem = the_problem(b"---\nname: Ana\nrole: caf\xe9\n---\n", "encoding")
    assert (problem.level, problem.line, problem.column) == (Level.ERROR, 3, 10)


def test_a_tab_is_named() -> None:
    assert "tab" in the_problem("---\nname: Ana\n\trole: boss\n---\n", "yaml").message


def test_the_fix_shows_a_right_example() -> None:
    assert the_problem('---\nname: "Ana"\nphone: 01234\n---\n', "yaml-type").fix.endswith('phone: "01234"')
    assert the_problem("---\nname: Ana: boss\n---\n", "yaml").fix.endswith('name: "Ana: boss"')
    assert "`interests`" in the_problem("---\nname: Ana\nintrests: [x]\n---\n", "unknown-key").fix
    assert "interviewer" in the_problem("---\nname: Ana\npart: interveiwer\n---\n", "choice").fix


def test_a_value_read_as_something_else_is_used_as_written() -> None:
    journal = read_files(
        {"contacts/ana.md": b"---\nname: Ana\ncompany: no\nphone: 01234\nrole: 12:30\n---\n"}
    )
    ana = journal.contacts["ana"]
    assert (ana.company, ana.phone, ana.role) == ("no", "01234", "12:30")


def test_one_bad_date_leaves_the_other_fields() -> None:
    journal = read_files({"contacts/ana.md": b"---\nname: Ana\nsnoozed_until: 2026-02-30\nrole: CTO\n---\n"})
    assert journal.contacts["ana"].role == "CTO"
    assert journal.contacts["ana"].snoozed_until is None


def test_an_empty_value_is_an_absent_one() -> None:
    journal = read_files({"contacts/ana.md": b"---\nname: Ana\ncompany:\nsnoozed_until:\ninterests:\n---\n"})
    assert journal.problems == ()
    assert journal.contacts["ana"].company == ""


def test_crlf_and_bom_read_the_same() -> None:
    plain = read_files({"contacts/ana.md": b"---\nname: Ana\n---\nHi\nthere\n"}).contacts["ana"]
    other = read_files(
        {"contacts/ana.md": b"\xef\xbb\xbf---\r\nname: Ana\r\n---\r\nHi\r\nthere\r\n"}
    ).contacts["ana"]
    assert (plain.name, plain.file.body, plain.file.body_line) == (
        other.name,
        other.file.body,
        other.file.body_line,
    )


def test_dashes_in_the_body_stay_there() -> None:
    parts = split("p", b"---\nname: Ana\n---\none\n\n---\n\ntwo\n")
    assert parts.body == "one\n\n---\n\ntwo\n"
    assert parts.body_line == 4


@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    read_files({"contacts/ana.md": data, "interviews/i.md": data, "gifts/g.md": data, "notes/n.md": data})


@given(st.text(alphabet="ab:-#[]{}'\"\n \t&*!|>%@`,?\u00e9", max_size=120))
def test_any_front_matter_gives_a_contact_or_a_problem(text: str) -> None:
    journal = read_files({"contacts/ana.md": f"---\n{text}\n---\n".encode()})
    assert journal.contacts or any(problem.level is Level.ERROR for problem in journal.problems)
    lines = text.count("\n") + 4
    assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in journal.problems)


@given(st.binary(max_size=200))
def test_a_broken_file_never_hides_another(data: bytes) -> None:
    journal = read_files({"contacts/ana.md": data, "contacts/bea.md": b"---\nname: Bea\n---\n"})
    assert journal.contacts["bea"].name == "Bea"
