"""A broken file makes one problem, where it is broken, and doing what that problem says mends it."""

from __future__ import annotations

import pytest
from records.fixes import TODAY, line_in, mended, problems_of

from afterword.records.problems import Level
from afterword.records.reading import read_files

CONTACT, INTERVIEW, GIFT, NOTE = "contacts/zz.md", "interviews/zz.md", "gifts/zz.md", "notes/zz.md"

#: What the broken files may refer to.
BESIDE = {
    "contacts/priya-raman.md": b"---\nname: Priya of Acme\n---\n",
    "contacts/tom.md": b"---\nname: Tom Okafor\n---\n",
    "interviews/i.md": b"---\ncompany: Elsewhere\nwhen: 2026-11-20\nmet: [tom]\n---\n",
}
MEETING = "company: Northwind\nwhen: 2026-11-20T14:00\n"
NBSP, WIDE, ZERO, THIN, NEXT_LINE, SEPARATOR = "\u00a0", "\u3000", "\u200b", "\u2009", "\x85", "\u2028"

#: Path, front matter, and where the one problem is: line and column of the file, and a word of what it says.
ONE_PROBLEM = [
    # a blank is missing after the colon, or is none
    (CONTACT, "name:Priya Raman\ncompany: Northwind", 2, 5, "blank is missing"),
    (CONTACT, "company: Northwind\nname:Priya Raman", 3, 5, "blank is missing"),
    (CONTACT, "name:Priya", 2, 5, "blank is missing"),
    (CONTACT, "company: N\nname:Priya\nrole: boss", 3, 5, "blank is missing"),
    (CONTACT, "name:Priya: the boss\ncompany: N", 2, 5, "blank is missing"),
    (CONTACT, "name:@priya", 2, 5, "blank is missing"),
    (INTERVIEW, "company: Acme\nwhen:2026-11-20", 3, 5, "blank is missing"),
    (CONTACT, f"name:{NBSP}Priya\ncompany: N", 2, 6, "no-break space (U+00A0) after the colon"),
    (CONTACT, f"name: Priya\ncompany:{WIDE}N", 3, 9, "ideographic space (U+3000) after the colon"),
    (CONTACT, f"name:{THIN}Priya\nrole: x", 2, 6, "thin space (U+2009) after the colon"),
    (CONTACT, f"name:{ZERO}Priya\nrole: x", 2, 6, "zero width space (U+200B) after the colon"),
    (CONTACT, f"name: P\ninterests:\n{NBSP}{NBSP}- sailing", 4, 1, "(U+00A0) at the beginning"),
    (CONTACT, f"{NBSP}name: Priya", 2, 1, "no-break space (U+00A0) in the key `name`"),
    (CONTACT, f"name{NBSP}: Priya", 2, 1, "no-break space (U+00A0) in the key `name`"),
    (CONTACT, f"name: Priya{SEPARATOR}Raman", 2, 12, "line separator (U+2028)"),
    (CONTACT, f"name: Priya{NEXT_LINE}Raman", 2, 12, "control character (U+0085)"),
    (CONTACT, "name：Priya", 2, 5, "full-width"),
    (CONTACT, "name： Priya", 2, 5, "full-width"),
    (CONTACT, "name Priya", 2, 5, "no colon"),
    (CONTACT, "company: N\nname = Priya", 3, 5, "no colon"),
    # the beginning of a line
    (CONTACT, "name: Priya\n company: Northwind", 3, 1, "begins with a blank"),
    (CONTACT, " name: Priya\ncompany: Northwind", 2, 1, "begins with a blank"),
    (CONTACT, "name: Priya\n\tcompany: Northwind", 3, 1, "tab"),
    (CONTACT, "name: P\ninterests:\n\t- sailing", 4, 1, "tab"),
    (CONTACT, "- name: Priya\n- company: Northwind", 2, 1, "item of a list"),
    (CONTACT, "name: Priya\nShe is nice", 3, 1, "no key with a value"),
    # quotation marks
    (CONTACT, "name: “Priya Raman”", 2, 7, "typographic"),
    (CONTACT, "name: ‘Priya Raman’", 2, 7, "typographic"),
    (CONTACT, "name: „Priya Raman“", 2, 7, "typographic"),
    (CONTACT, "name: «Priya Raman»", 2, 7, "typographic"),
    (CONTACT, "name: “Priya: Raman”", 2, 7, "typographic"),
    (CONTACT, "name: P\ninterests: [“sailing”, wine]", 3, 13, "typographic"),
    (CONTACT, "name: P\ninterests:\n  - wine\n  - “sailing”", 5, 5, "typographic"),
    (INTERVIEW, "company: Acme\nwhen: “2026-11-20”", 3, 7, "typographic"),
    (CONTACT, 'name: "Priya', 2, 7, "never closed"),
    (CONTACT, "role: x\nname: 'Priya\ncompany: y", 3, 7, "never closed"),
    (CONTACT, 'name: "Priya" Raman', 2, 14, "quotation mark"),
    (CONTACT, 'name: P\nrole: "C:\\Users"', 3, 10, "backslash"),
    # signs that mean something to YAML
    (CONTACT, "name: Priya: boss", 2, 12, "second colon"),
    (CONTACT, "name: P\nrole: Head: Platform: all of it", 3, 11, "second colon"),
    (CONTACT, "name: @priya", 2, 7, "'@'"),
    (CONTACT, "name: `priya`", 2, 7, "'`'"),
    (CONTACT, "name: %priya", 2, 7, "'%'"),
    (CONTACT, "name: *priya", 2, 7, "'*'"),
    (CONTACT, "name: P\nrole: - boss", 3, 7, "'-'"),
    (CONTACT, "name: P\nrole: > boss", 3, 7, "'>'"),
    (CONTACT, "name: P\nrole: | boss", 3, 7, "'|'"),
    (CONTACT, "name: P\nrole: ? boss", 3, 7, "'?'"),
    (CONTACT, "name: P\nrole: ] boss", 3, 7, "']'"),
    (CONTACT, "name: P\nrole: , boss", 3, 7, "','"),
    (CONTACT, "name: &priya", 2, 7, "lost"),
    (CONTACT, "name: P\nrole: !boss", 3, 7, "lost"),
    (CONTACT, "name: P\nrole: !secret boss", 3, 7, "!secret"),
    (CONTACT, "name: P\nrole: !!python/name:os.system x", 3, 7, "!!python"),
    (CONTACT, "name: P\nrole: &x boss", 3, 7, "no part of the words"),
    (CONTACT, "name: P\nrole: [a] boss", 3, 7, "not read by YAML"),
    (INTERVIEW, "company: Acme\nwhen: @tomorrow", 3, 7, "'@'"),
    (INTERVIEW, MEETING + "met: @tom", 4, 6, "'@'"),
    # a # begins a comment
    (CONTACT, "name: P\ninterests: [#sailing, wine]", 3, 13, "comment"),
    (CONTACT, "name: P\ninterests: [wine, #sailing]", 3, 19, "comment"),
    (CONTACT, "name: P\ninterests: #sailing", 3, 12, "comment"),
    (CONTACT, "name: P\ncompany: #hashtag", 3, 10, "comment"),
    (CONTACT, "name: #priya", 2, 7, "comment"),
    (CONTACT, "name: P\ninterests:\n  - #sailing\n  - wine", 4, 5, "comment"),
    (CONTACT, "name: P\nrole: Engineer #2", 3, 16, "comment"),
    (INTERVIEW, MEETING + "owner: #tom", 4, 8, "comment"),
    # lists
    (CONTACT, "name: P\ninterests:\n  - *sailing\n  - wine", 4, 5, "'*'"),
    (CONTACT, "name: P\ninterests:\n  - wine\n  - @home", 5, 5, "'@'"),
    (CONTACT, "name: P\ninterests:\n  - sailing: high\n  - wine", 4, 5, "a key and a value"),
    (CONTACT, "name: P\ninterests:\n  - a: b: c", 4, 9, "second colon"),
    (CONTACT, "name: P\ninterests: [@home, wine]", 3, 13, "'@'"),
    (CONTACT, "name: P\ninterests: [sailing, wine", 3, 12, "never closed"),
    (CONTACT, "name: P\ninterests: [sailing, wine\nrole: x", 3, 12, "never closed"),
    (CONTACT, "name: P\ninterests: [sailing, wine]]", 3, 27, "never opened"),
    (CONTACT, "name: P\ninterests: [sailing,, wine]", 3, 21, "missing"),
    (CONTACT, "name: P\ninterests: sailing, wine", 3, 12, "should be a list"),
    (CONTACT, "name: P\ninterests: {sailing: high}", 3, 12, "keys with values"),
    (CONTACT, "name: P\ninterests: [1984, wine]", 3, 13, "the number 1984"),
    (CONTACT, "name: P\ninterests:\n  - 1984", 4, 5, "the number 1984"),
    (CONTACT, "name: P\ninterests:\n  -sailing", 4, 3, "blank is missing behind the dash"),
    (CONTACT, f"name: P\ninterests:\n  -{NBSP}sailing", 4, 3, "blank is missing behind the dash"),
    (CONTACT, "name: P\nrole: [boss, of all]", 3, 7, "found a list"),
    (INTERVIEW, MEETING + "met:\n  - tom: boss", 5, 5, "a key and a value"),
    # Obsidian links without quotes
    (INTERVIEW, MEETING + "met: [[priya-raman]]", 4, 6, "without quotes"),
    (INTERVIEW, MEETING + "met: [[[priya-raman]], tom]", 4, 6, "without quotes"),
    (INTERVIEW, MEETING + "met: [[priya-raman]], [[tom]]", 4, 6, "without quotes"),
    (INTERVIEW, MEETING + "met:\n  - tom\n  - [[priya-raman]]", 6, 5, "without quotes"),
    (INTERVIEW, MEETING + "met:\n  - [[priya-raman|Priya, my star]]", 5, 5, "without quotes"),
    (INTERVIEW, MEETING + "owner: [[tom]]", 4, 8, "without quotes"),
    (CONTACT, "name: P\ncompany: [[Northwind]]", 3, 10, "without quotes"),
    # keys
    (CONTACT, "name: Priya\nname: Priya Raman", 3, 1, "stands on line 2"),
    (CONTACT, "name: Priya\nName: Priya Raman", 3, 1, "stands on line 2"),
    (CONTACT, "Name: Priya", 2, 1, "the key is `name`"),
    (CONTACT, "nmae: Priya", 2, 1, "`name`, which it needs, is missing"),
    (CONTACT, "name: P\nstay-in-touch: yes", 3, 1, "the key is `stay_in_touch`"),
    (CONTACT, "role: boss", 1, 1, "needs `name`"),
    (CONTACT, "name:\nrole: boss", 2, 1, "needs `name`"),
    (CONTACT, "name: ''", 2, 1, "needs `name`"),
    # values
    (INTERVIEW, "company: Acme\nwhen: tomorrow", 3, 7, "should be a date"),
    (INTERVIEW, "company: Acme\nwhen: 20.11.2026", 3, 7, "should be a date"),
    (INTERVIEW, "company: Acme\nwhen: 2026-02-30", 3, 7, "does not exist"),
    (INTERVIEW, "company: Acme\nwhen: 2026-11-20T14:00:00+99:99", 3, 7, "does not exist"),
    (INTERVIEW, "company: Acme\nwhen: 2026-11-20T14:00Z", 3, 7, "time zone"),
    (INTERVIEW, "company: Acme\nwhen: 0202-11-20", 3, 7, "years"),
    (INTERVIEW, "company: Acme\nwhen: [2026-11-20]", 3, 7, "should be a date"),
    (INTERVIEW, MEETING + "decision_by: soon", 4, 14, "should be a date"),
    (INTERVIEW, MEETING + "minutes: an hour", 4, 10, "whole number"),
    (INTERVIEW, MEETING + "feeling: 11", 4, 10, "from 1 to 10"),
    (INTERVIEW, MEETING + "format: onsit", 4, 9, "not one of"),
    (INTERVIEW, MEETING + "owner: priya-ramen", 4, 8, "there is no contacts/priya-ramen.md"),
    (CONTACT, "name: P\nemail: priya at northwind", 3, 8, "no single e-mail address"),
    (CONTACT, "name: P\nphone: 01234", 3, 8, "the number 668"),
    (CONTACT, "name: P\ncompany: no", 3, 10, "no to YAML"),
    (CONTACT, "name: P\nrole: 12:30", 3, 7, "the number 750"),
    (CONTACT, "name: P\npart: interveiwer", 3, 7, "not one of"),
    (CONTACT, "name: P\nlanguage: klingonese", 3, 11, "such as de or German"),
    (CONTACT, "name: P\nlanguage: us", 3, 11, "country's code"),
    (CONTACT, "name: P\nstay_in_touch: often", 3, 16, "interval"),
    (CONTACT, "name: P\nstay_in_touch: 99999999999d", 3, 16, "interval"),
    (CONTACT, "name: P\nstay_in_touch: 0d", 3, 16, "interval"),
    (CONTACT, "name: P\ndo_not_contact: yes", 3, 17, "gives no reason"),
    (GIFT, "title: T\nkind: tip\ninterests: [a]\nurl: http://a.example", 5, 6, "not encrypted"),
    (GIFT, "title: T\nkind: tip\ninterests: [a]\nurl: a.example", 5, 6, "no https address"),
    (GIFT, "title: T\nkind: tip\ninterests: [a]\nread: perhaps", 5, 7, "yes or no"),
    (NOTE, "to: tom\nkind: thnk-you", 3, 7, "not one of"),
    (NOTE, "to: tom, priya-raman\nkind: thank-you", 2, 5, "names 2"),
    (NOTE, "from: tom\nkind: thank-you\nreceived: 2026-11-20", 3, 1, "does not go with"),
    (NOTE, "to: tom\nkind: thank-you\nsent: yesterday", 4, 7, "should be a date"),
    (NOTE, "to: tom\nkind: thank-you\nreceived: 2026-11-20", 4, 1, "is `sent`"),
    # what nobody sees
    (CONTACT, "name: Pri\x07ya", 2, 10, "control character (U+0007)"),
    (CONTACT, "name: P\nrole: a\0b", 3, 8, "control character (U+0000)"),
]  # fmt: skip

#: There is nothing to be put in the place of the line: the problem says in words what to do.
IN_WORDS = {
    "name: Priya\nShe is nice",
    "name: Priya\nname: Priya Raman",
    "name: Priya\nName: Priya Raman",
}


def text_of(front_matter: str) -> str:
    return f"---\n{front_matter}\n---\nNotes.\n"


@pytest.mark.parametrize(("path", "front_matter", "line", "column", "said"), ONE_PROBLEM)
def test_one_problem_at_its_place_whose_fix_works(
    path: str, front_matter: str, line: int, column: int, said: str
) -> None:
    text = text_of(front_matter)
    found = problems_of({**BESIDE, path: text.encode()}, path)
    assert [(problem.line, problem.column) for problem in found] == [(line, column)], found
    assert said in found[0].message
    after = mended(text, found[0])
    if after is None:
        assert front_matter in IN_WORDS, found[0].fix
        return
    left = problems_of({**BESIDE, path: after.encode()}, path)
    assert not [problem for problem in left if problem.line == line and problem.level != Level.HINT], after
    assert not [problem for problem in left if problem.rule in ("yaml", "front-matter")] or "\n- " in after, (
        after
    )


@pytest.mark.parametrize(("path", "front_matter", "line", "column", "said"), ONE_PROBLEM)
def test_a_broken_file_makes_no_problem_elsewhere(
    path: str, front_matter: str, line: int, column: int, said: str
) -> None:
    """Somebody whose file is broken is met, written to and has a debrief all the same."""
    if path != CONTACT:
        pytest.skip("nobody refers to it")
    meeting = (
        b"---\ncompany: Acme\nposition: X\nwhen: 2026-11-19\nmet: [zz, tom]\nowner: zz\n---\n"
        b"## Priya\n- promised: x\n"
    )
    note = b"---\nto: zz\nkind: thank-you\ninterview: j\nsubject: Hello\nsent: 2026-11-20\n---\n"
    files = {**BESIDE, path: text_of(front_matter).encode(), "interviews/j.md": meeting, "notes/n.md": note}
    journal = read_files(files, TODAY)
    if "zz" not in journal.contacts:
        assert {problem.path for problem in journal.problems} == {path}
        assert journal.interviews["j"].met == ("tom",)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("–––\nname: P\n---\n", 1, "look like hyphens"),
        ("———\nname: P\n---\n", 1, "look like hyphens"),
        ("―\nname: P\n---\n", 1, "look like hyphens"),
        ("--\nname: P\n---\n", 1, "two hyphens"),
        ("- - -\nname: P\n---\n", 1, "blanks"),
        (" ---\nname: P\n---\n", 1, "blanks"),
        ("===\nname: P\n---\n", 1, "look like hyphens"),
        ("---\nname: P\n–––\nNotes.\n", 3, "look like hyphens"),
        ("---\nname: P\n—\nNotes.\n", 3, "look like hyphens"),
        ("---\nname: P\n--\n", 3, "two hyphens"),
        ("---\nname: P\n ---\n", 3, "blanks"),
        ("---\nname: P\ninterests:\n  - a\n***\nNotes.\n", 5, "look like hyphens"),
    ],
)
def test_dashes_that_are_no_fence(text: str, line: int, said: str) -> None:
    found = problems_of({CONTACT: text.encode()}, CONTACT)
    assert [(problem.rule, problem.line) for problem in found] == [("front-matter", line)]
    assert said in found[0].message
    assert line_in(found[0].fix) == "---"
    after = mended(text, found[0])
    assert after is not None
    assert [p.rule for p in problems_of({CONTACT: after.encode()}, CONTACT) if p.level == Level.ERROR] == []


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("---\nname: P\nrole: x\n\nNotes.\n", "Put a line --- below line 3, the last key."),
        ("---\nname: P\n", "Put a line --- below line 2, the last key."),
        ("\n\n---\nname: P\n---\n", "Delete the empty lines above it."),
    ],
)
def test_fences_that_are_missing_or_late(text: str, fix: str) -> None:
    found = problems_of({CONTACT: text.encode()}, CONTACT)
    assert [(problem.rule, problem.line, problem.fix) for problem in found] == [("front-matter", 1, fix)]


@pytest.mark.parametrize("end", ["...", "... ", "---", "-----", "---  "])
def test_what_closes_front_matter(end: str) -> None:
    journal = read_files({CONTACT: f"---\nname: P\n{end}\nNotes.\n".encode()})
    assert journal.problems == ()
    assert (journal.contacts["zz"].name, journal.contacts["zz"].file.body) == ("P", "Notes.\n")


def test_three_dots_in_the_body_stay_there() -> None:
    journal = read_files({CONTACT: b"---\nname: P\n---\nWell\n...\nno.\n"})
    assert journal.contacts["zz"].file.body == "Well\n...\nno.\n"


@pytest.mark.parametrize(
    ("data", "line", "column", "said"),
    [
        ("---\nname: Zoë\n---\n".encode("utf-16"), 1, 1, "UTF-16"),
        ("---\nname: Zoë\n---\n".encode("utf-16-be"), 1, 1, "UTF-16"),
        ("---\nname: Zoë\n---\n".encode("utf-32"), 1, 1, "UTF-16"),
        ("---\nname: Zoë\n---\n".encode("latin-1"), 2, 9, "it is ë"),
        ("---\rname: Zoë\r---\r".encode("latin-1"), 2, 9, "it is ë"),
        ("---\nname: „Zoë“\n---\n".encode("cp1252"), 2, 7, "it is „"),
        (b"---\nname: Zo\xc3\xab \xff\n---\n", 2, 11, "0xff"),
        (b"---\nname: \xed\xa0\x80\n---\n", 2, 7, "0xed"),
    ],
)
def test_bytes_of_another_kind(data: bytes, line: int, column: int, said: str) -> None:
    found = problems_of({CONTACT: data}, CONTACT)
    assert [(p.rule, p.line, p.column) for p in found] == [("encoding", line, column)]
    assert said in found[0].message


def test_lines_that_end_in_cr_alone_are_read_and_named() -> None:
    journal = read_files({CONTACT: b"---\rname: P\rrole: boss\r---\rOne\rtwo\r"})
    assert (journal.contacts["zz"].role, journal.contacts["zz"].file.body) == ("boss", "One\ntwo\n")
    assert [(p.rule, p.line, "CR alone" in p.message) for p in journal.problems] == [("line-ends", 1, True)]


def test_a_line_end_alone_among_others_is_named_where_it_is() -> None:
    journal = read_files({CONTACT: b"---\r\nname: P\rrole: boss\r\n---\r\n"})
    assert journal.contacts["zz"].role == "boss"
    assert [(p.rule, p.line) for p in journal.problems] == [("line-ends", 2)]


def test_line_ends_that_only_yaml_counts_do_not_move_the_line() -> None:
    text = f"---\nname: Priya{SEPARATOR} Raman\nrole: [a, b]\nemail: x\n---\n"
    found = problems_of({CONTACT: text.encode()}, CONTACT)
    assert [(problem.line, problem.column) for problem in found] == [(3, 7), (4, 8)]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ('"[[Northwind]]"', "Northwind"),
        ('"[[Northwind Robotics|N]]"', "Northwind Robotics"),
        ('"[[companies/Northwind#Berlin]]"', "Northwind"),
        ("'[[Northwind]]'", "Northwind"),
        ("[[Northwind]]", "Northwind"),
        ('"[[Northwind.md]]"', "Northwind"),
        ('"[[Northwind]] (Bonn)"', "Northwind (Bonn)"),
        ('"[[companies/Northwind|Northwind Robotics]], Bonn"', "Northwind Robotics, Bonn"),
        ('"[[#Bonn]]"', "[[#Bonn]]"),
        ('"“Northwind”"', "“Northwind”"),
    ],
)
def test_a_link_means_what_it_leads_to(value: str, name: str) -> None:
    journal = read_files({CONTACT: f"---\nname: P\ncompany: {value}\n---\n".encode()})
    assert journal.contacts["zz"].company == name


def test_bare_links_are_read() -> None:
    text = "---\n" + MEETING + "met:\n  - [[priya-raman|Priya]]\n  - [[contacts/tom]]\n---\n"
    journal = read_files({**BESIDE, INTERVIEW: text.encode()})
    assert journal.interviews["zz"].met == ("priya-raman", "tom")
    assert [problem.rule for problem in journal.problems] == ["wikilink", "wikilink"]


def test_values_are_used_as_they_were_meant() -> None:
    text = (
        "---\nname: “Priya Raman”\ninterests:\n  - “sailing”\n  - tea: green\n  -\n  - 1984\n"
        "role: !chief boss\n---\n"
    )
    contact = read_files({CONTACT: text.encode()}).contacts["zz"]
    assert (contact.name, contact.interests, contact.role) == (
        "Priya Raman",
        ("sailing", "tea: green", "1984"),
        "boss",
    )


def test_a_slip_that_is_everywhere_is_told_twenty_times() -> None:
    text = "---\nname: P\n" + "".join(f"key{number}: x\n" for number in range(500)) + "---\n"
    found = problems_of({CONTACT: text.encode()}, CONTACT)
    assert len(found) == 20
    assert "not listed" in found[-1].message


def test_a_comment_of_ones_own_is_no_problem() -> None:
    text = (
        "---\n# about her\nname: P # as she spells it\ncompany: # not known\nrole: boss\n"
        "interests: # the first counts\n  - sailing # 32 feet\n  # - wine\n  - 'c#' # no sharp\n---\n"
    )
    journal = read_files({CONTACT: text.encode()})
    assert journal.problems == ()
    assert journal.contacts["zz"].interests == ("sailing", "c#")


@pytest.mark.parametrize(
    ("body", "line", "column", "sign"),
    [
        ("Hi\n\x1b[31mred\x1b[0m\n", 5, 1, "U+001B"),
        ("Hi \0 there\n", 4, 4, "U+0000"),
        ("a\nb\r\nc \x7f\n", 6, 3, "U+007F"),
    ],
)
def test_a_control_character_in_the_body_earns_a_hint(body: str, line: int, column: int, sign: str) -> None:
    journal = read_files({CONTACT: f"---\nname: P\n---\n{body}".encode()})
    assert journal.contacts["zz"].name == "P"
    (hint,) = (problem for problem in journal.problems if problem.rule == "control")
    assert (hint.level, hint.line, hint.column) == (Level.HINT, line, column)
    assert sign in hint.message


@pytest.mark.parametrize("name", ["Priya", "priya", "PRIYA"])
def test_a_reference_to_a_file_left_out_for_its_capitals_is_no_second_problem(name: str) -> None:
    files = {
        "contacts/Priya.md": b"---\nname: Priya\n---\n",
        "contacts/priya.md": b"---\nname: Another\n---\n",
        "contacts/PRIYA.md": b"---\nname: A third\n---\n",
        INTERVIEW: f"---\n{MEETING}met: [{name}]\n---\n".encode(),
    }
    assert [problem.rule for problem in read_files(files, TODAY).problems] == ["slug-case", "slug-case"]


def test_many_references_to_nobody_cost_in_proportion() -> None:
    """Each guess looks at every name, so there are only so many of them."""
    people = {f"contacts/person-{number}.md": b"---\nname: Somebody\n---\n" for number in range(1000)}
    meetings = {
        f"interviews/i{number}.md": (
            f"---\ncompany: C{number}\nwhen: 2026-11-20\nmet: [persom-{number}]\n---\n".encode()
        )
        for number in range(1000)
    }
    found = [p for p in read_files({**people, **meetings}, TODAY).problems if p.rule == "unknown-contact"]
    assert len(found) == 1000
    assert sum("Did you mean" in problem.fix for problem in found) == 100
