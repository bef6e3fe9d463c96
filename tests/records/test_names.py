"""One name however it is typed; hints for names that look like one in two spellings."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records.fixes import follow_ups

from afterword.records.journal import Journal
from afterword.records.names import company_key, folded, without_legal_form
from afterword.records.problems import Level
from afterword.records.reading import read_files

TODAY = date(2026, 11, 21)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def read(files: dict[str, str]) -> Journal:
    return read_files({path: text.encode() for path, text in files.items()}, TODAY)


def hints(files: dict[str, str]) -> list[tuple[str, str, int]]:
    problems = read(files).problems
    assert all(problem.level is Level.HINT for problem in problems), problems
    return [(problem.rule, problem.path, problem.line) for problem in problems]


SEARCH = {
    "contacts/zoë-müller.md": (
        "---\nname: Zoë Müller\ncompany: Nestlé\ninterests: [café culture]\nemail: zoe@nestle.example\n---\n"
    ),
    "interviews/2026-11-20-nestlé.md": (
        "---\ncompany: Nestlé\nposition: Chargée d'affaires\nwhen: 2026-11-20\nmet: [zoë-müller]\n---\n"
        "## Zoë Müller\n\n- lit up at: café culture\n"
    ),
    "interviews/2026-11-10-nestlé.md": (
        "---\ncompany: Nestlé\nposition: Chargée d'affaires\nwhen: 2026-11-10\nmet: [zoë-müller]\n---\n"
    ),
    "gifts/café.md": (
        "---\ntitle: Cafés de Genève\nkind: article\ninterests: [café culture]\nread: yes\n"
        "url: https://a.example/cafes\n---\nwhy: à lire\n"
    ),
    "notes/zoë.md": "---\nto: zoë-müller\nkind: value-add\ngift: café\nsubject: Été\n---\nChère Zoë,\n",
}


@pytest.mark.parametrize(
    "decomposed", [*SEARCH, "all of them", "the names of the files", "front matter", "bodies"]
)
def test_a_journal_in_any_form_of_its_letters_is_the_same(decomposed: str) -> None:
    files = {}
    for path, text in SEARCH.items():
        front, _, body = text.partition("\n---\n")
        if decomposed == "the names of the files":
            files[nfd(path)] = text
        elif decomposed == "front matter":
            files[path] = f"{nfd(front)}\n---\n{body}"
        elif decomposed == "bodies":
            files[path] = f"{front}\n---\n{nfd(body)}"
        else:
            files[path] = nfd(text) if decomposed in (path, "all of them") else text
    one, other = read(SEARCH), read(files)
    assert one.problems == other.problems == ()
    assert list(one.positions) == list(other.positions)
    assert list(one.interests.items()) == list(other.interests.items())
    assert other.interviews["2026-11-20-nestlé"].debriefs["zoë-müller"].lit_up_at[0].text == "café culture"
    assert other.notes["zoë"].gift == "café"
    assert follow_ups(one) == follow_ups(other) != []


def test_the_path_on_the_disk_stays_as_it_is() -> None:
    path = nfd("contacts/zoë.md")
    contact = read({path: "---\nname: Z\n---\n"}).contacts["zoë"]
    assert contact.file.path == path


@given(st.text(), st.sampled_from(["NFC", "NFD"]))
def test_folding_knows_no_form(text: str, form: str) -> None:
    assert folded(unicodedata.normalize(form, text)) == folded(text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        *("Northwind", "NORTHWIND", "Northwind Inc", "Northwind, Inc.", "Northwind GmbH", "Northwind AG"),
        *("Northwind Ltd", "Northwind Ltd.", "Northwind Limited", "Northwind LLC", "Northwind L.L.C."),
        *("Northwind S.A.", "Northwind SA", "Northwind B.V.", "Northwind Oy", "Northwind AB", "Northwind SE"),
        *("Northwind Pty Ltd", "Northwind Pty. Ltd.", "Northwind Co.", "Northwind & Co.", "Northwind A/S"),
        *("Northwind GmbH & Co. KG", "Northwind Sp. z o.o.", "Northwind S.p.A.", "Northwind s.r.o."),
        *("Northwind Co., Ltd.", "Oy Northwind Ab", "Northwind Ltda.", "Northwind Kft."),
        *("Northwind K.K.", "Northwind Corp.", "Northwind Corporation", "Northwind PLC"),
        *("Northwind Pvt. Ltd.", "Northwind ApS", "Northwind d.o.o.", "Northwind ООО"),
        *("North-Wind", "north wind"),
    ],
)  # fmt: skip
def test_a_legal_form_is_no_part_of_a_name(name: str) -> None:
    assert company_key(name) == "northwind"


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Co", "Co"),
        ("AG", "AG"),
        ("Inc.", "Inc."),
        ("Plan Y", "Plan Y"),
        ("Ernst & Young", "Ernst & Young"),
        ("Visa", "Visa"),
        ("Company of Wolves", "Company of Wolves"),
        ("", ""),
    ],
)
def test_what_is_no_legal_form(name: str, left: str) -> None:
    assert without_legal_form(name) == left


def interview(company: str, position: str = "Engineer", when: str = "2026-11-20") -> str:
    return f'---\ncompany: "{company}"\nposition: "{position}"\nwhen: {when}\n---\n'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northwind", "Northwind Inc."),
        ("Northwind GmbH", "Northwind"),
        ("Northwind Ltd", "Northwind Limited"),
        ("AT&T", "AT & T"),
        ("Yahoo!", "Yahoo"),
        ("Dr. Oetker", "Dr Oetker"),
        ("O'Reilly", "O’Reilly"),
        ("Nestlé", "Nestle"),
        ("Łódź Works", "Lodz Works"),
        ("Ørsted", "Orsted"),
        ("Open-Source AB", "Open Source"),
        ("Ernst & Young", "Ernst and Young"),
        ("Harbourlight", "Harborlight"),
        ("Quillon & Daughters", "Quilon & Daughters"),
    ],
)
def test_two_spellings_of_a_company_earn_a_hint(one: str, other: str) -> None:
    files = {"interviews/a.md": interview(one), "interviews/b.md": interview(other, when="2026-11-10")}
    assert hints(files) == [("company-spelling", "interviews/b.md", 2)]
    files = {"interviews/a.md": interview(one), "contacts/b.md": f'---\nname: B\ncompany: "{other}"\n---\n'}
    assert hints(files) == [("company-spelling", "contacts/b.md", 3)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "ACME"),
        ("Acme", "acme "),
        ("Acme", "Acne"),
        ("Acme East", "Acme West"),
        ("C", "C++"),
        ("Studio 12", "Studio 13"),
    ],
)
def test_companies_that_are_one_or_two_earn_none(one: str, other: str) -> None:
    files = {"interviews/a.md": interview(one), "interviews/b.md": interview(other, when="2026-11-10")}
    assert hints(files) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Staff Engineer", "Staff-Engineer"),
        ("Sr. Engineer", "Sr Engineer"),
        ("Chargé d'affaires", "Charge d’affaires"),
        ("Engineer (Platform)", "Engineer, Platform"),
    ],
)
def test_two_spellings_of_a_position_earn_a_hint(one: str, other: str) -> None:
    files = {
        "interviews/a.md": interview("Acme", one),
        "interviews/b.md": interview("ACME", other, "2026-11-10"),
    }
    assert hints(files) == [("position-spelling", "interviews/b.md", 3)]


def test_positions_at_two_companies_are_not_compared() -> None:
    files = {"interviews/a.md": interview("Acme", "X-Y"), "interviews/b.md": interview("Harbor", "X Y")}
    assert hints(files) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë Müller", "Zoe Muller"),
        ("Siobhán O'Neill", "Siobhan O’Neill"),
        ("Jean-Luc Blanc", "Jean Luc Blanc"),
        ("Łukasz Nowak", "Lukasz Nowak"),
        ("PRIYA RAMAN", "Priya Raman"),
    ],
)
def test_two_spellings_of_a_person_earn_a_hint(one: str, other: str) -> None:
    files = {
        "contacts/a.md": f'---\nname: "{one}"\ncompany: Acme\n---\n',
        "contacts/b.md": f'---\nname: "{other}"\ncompany: Acme Ltd\n---\n',
    }
    assert ("same-name", "contacts/b.md", 2) in hints(files)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sabine Krueger", "Dr. Sabine Krüger"),
        ("Krueger, Sabine", "Frau Sabine Krüger"),
        ("Sabine M. Krüger", "Sabine Kruger"),
        ("Bernd Voß", "Herr Bernd Voss"),
        ("Søren Ågård", "Soeren Aagaard"),
        ("Okafor, Tom", "Tom Okafor"),
        ("Prof. Jean-Luc Blanc", "Jean Luc Blanc"),
    ],
)
def test_two_forms_of_a_name_earn_a_hint_at_one_company_or_with_one_address(one: str, other: str) -> None:
    files = {
        "contacts/a.md": f'---\nname: "{one}"\ncompany: Kessler GmbH\n---\n',
        "contacts/b.md": f'---\nname: "{other}"\ncompany: Kessler\n---\n',
    }
    assert ("same-name", "contacts/b.md", 2) in hints(files)
    files = {
        "contacts/a.md": f'---\nname: "{one}"\nemail: x@kessler.example\ncompany: Kessler\n---\n',
        "contacts/b.md": f'---\nname: "{other}"\nemail: X@kessler.example\ncompany: Neckar\n---\n',
    }
    assert hints(files) == [("same-address", "contacts/b.md", 3)]
    [hint] = read_files({path: text.encode() for path, text in files.items()}).problems
    assert "has the same address and name." in hint.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Frau Krüger", "Herr Krüger"),
        ("A. Sol", "B. Sol"),
        ("Ana Sol", "Ana Solberg"),
        ("Ana Sol", "Ben Sol"),
        ("Krüger", "Sabine Krüger"),
    ],
)
def test_names_of_two_people_earn_none(one: str, other: str) -> None:
    files = {
        "contacts/a.md": f'---\nname: "{one}"\ncompany: Kessler\n---\n',
        "contacts/b.md": f'---\nname: "{other}"\ncompany: Kessler\n---\n',
    }
    assert hints(files) == []


def panel(company: str, position: str, when: str = "2026-10-02", met: str = "[a, b]") -> str:
    head = f'company: "{company}"\nposition: "{position}"\nwhen: {when}\nmet: {met}\n'
    return f"---\n{head}---\n"


PEOPLE = {f"contacts/{slug}.md": f"---\nname: {slug.upper()} Doe\n---\n" for slug in "ab"}


@pytest.mark.parametrize(
    ("one", "other", "line"),
    [
        (panel("Cascade Valley Health", "Nurse"), panel("Casc", "Nurse"), 2),
        (panel("Cascade", "Nurse Manager, ICU"), panel("Cascade", "Nurse Manager"), 3),
        (panel("Cascade", "Nurse", "2026-10-02T10:00"), panel("Cascade", "Clerk"), 3),
        (panel("Cascade Valley", "Nurse", met="[a]"), panel("Casc", "Nurse", met="[a]"), 2),
    ],
)
def test_one_panel_in_two_files_earns_a_hint(one: str, other: str, line: int) -> None:
    assert hints({**PEOPLE, "interviews/a.md": one, "interviews/b.md": other}) == [
        ("same-panel", "interviews/b.md", line)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (panel("Cascade", "Nurse"), panel("Cascade", "Clerk", "2026-10-03")),
        (panel("Cascade", "Nurse"), panel("Cascade", "Clerk", met="[a]")),
        (panel("Cascade", "Nurse", "2026-10-02T10:00"), panel("Cascade", "Clerk", "2026-10-02T14:00")),
        # An agency may speak of two jobs on one day.
        (panel("Cascade", "Nurse", met="[a]"), panel("Brigid", "Clerk", met="[a]")),
        (panel("Cascade", "Nurse", met="[]"), panel("Brigid", "Clerk", met="[]")),
    ],
)
def test_two_meetings_earn_none(one: str, other: str) -> None:
    assert hints({**PEOPLE, "interviews/a.md": one, "interviews/b.md": other}) == []


def test_one_address_of_two_people_earns_a_hint() -> None:
    files = {
        "contacts/a.md": "---\nname: Ana\nemail: hello@acme.example\n---\n",
        "contacts/b.md": "---\nname: Bea\nemail: Hello@ACME.example\n---\n",
        "contacts/c.md": "---\nname: Cy\nemail: cy@acme.example\n---\n",
    }
    assert hints(files) == [("same-address", "contacts/b.md", 3)]


@pytest.mark.parametrize(
    ("one", "other", "hint"),
    [
        ("café culture", "cafe culture", True),
        ("open-source", "open source", True),
        ("node.js", "nodejs", True),
        ("e-mail", "email", True),
        ("sailing/dinghies", "sailing/Dinghies", False),
        ("C", "C++", False),
        ("C++", "C#", False),
        ("a/b", "ab", False),
        ("go", "Go", False),
    ],
)
def test_two_spellings_of_a_tag(one: str, other: str, hint: bool) -> None:
    files = {
        "contacts/a.md": f'---\nname: Ana\ninterests: ["{one}"]\n---\n',
        "contacts/b.md": f'---\nname: Bea\ninterests: ["{other}"]\n---\n',
    }
    assert hints(files) == ([("tag-spelling", "contacts/b.md", 3)] if hint else [])


def test_lookalikes_among_many_cost_in_proportion() -> None:
    """Ten thousand tags are compared by their letters, never each with each: this would take hours."""
    tags = ", ".join(f"some interest {number}" for number in range(10_000))
    assert read({"contacts/a.md": f"---\nname: Ana\ninterests: [{tags}]\n---\n"}).problems == ()


def test_an_address_somebody_had_before_earns_the_hint_too() -> None:
    files = {
        "contacts/a.md": "---\nname: Ana\nemail: ana@beta.example\nother_emails: [ana@acme.example]\n---\n",
        "contacts/b.md": "---\nname: Bea\nemail: Ana@acme.example\n---\n",
        "contacts/c.md": "---\nname: Cy\nother_emails:\n  - cy@acme.example\n  - ANA@beta.example\n---\n",
    }
    assert hints(files) == [("same-address", "contacts/b.md", 3), ("same-address", "contacts/c.md", 3)]
