"""What reading understands, editing changes without touching anything else, or refuses in the same words."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from afterword.errors import EditRefusedError
from afterword.keeping.adding import add_below
from afterword.keeping.editing import REMOVED, add_to, add_to_body, edit, set_body
from afterword.keeping.forgetting import forget
from afterword.records.front_matter import split
from afterword.records.reading import read_files

PATH = "interviews/i.md"
TOP = "---\ncompany: Acme\nwhen: 2026-11-20\n"


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("met:\n  - [[ana]]\n  - [[ben]]\n", "met:\n  - [[ana]]\n  - [[ben]]\n  - zoe\n"),
        ("met:\n- [[ana|Ana]] # c\n- ben\n", "met:\n- [[ana|Ana]] # c\n- ben\n- zoe\n"),
        ("met: [[[ana]], ben]\n", "met: [[[ana]], ben, zoe]\n"),
        ("met: [[ana]]\n", "met: [[ana], zoe]\n"),
        ("met: [[Sol, Ana]]\n", None),
        ("met:\n  - ana: boss\n  - ben\n", "met:\n  - ana: boss\n  - ben\n  - zoe\n"),
        ("met:\n  - 1984\n  - no\n", "met:\n  - 1984\n  - no\n  - zoe\n"),
    ],
)
def test_somebody_joins_a_list_of_bare_links(before: str, after: str | None) -> None:
    data = f"{TOP}{before}---\nNotes.\n".encode()
    if after is None:
        with pytest.raises(EditRefusedError, match=r"^interviews/i\.md:4: `met: "):
            add_to(data, "met", ["zoe"], PATH)
        return
    assert add_to(data, "met", ["zoe"], PATH).decode() == f"{TOP}{after}---\nNotes.\n"


@pytest.mark.parametrize("there", ["[[zoe]]", '"[[zoe]]"', "[[people/zoe|Zoe New]]", "zoe"])
def test_somebody_who_is_in_the_list_is_not_added(there: str) -> None:
    data = f"{TOP}met:\n  - [[ana]]\n  - {there}\n---\n".encode()
    assert add_to(data, "met", ["zoe"], PATH) == data


def test_other_keys_change_beside_bare_links() -> None:
    data = f"{TOP}met:\n  - [[ana]]\n  - [[ben]]\n---\n".encode()
    changed = edit(data, {"decision_by": date(2026, 12, 4)}, PATH)
    assert changed == data.replace(b"  - [[ben]]\n", b"  - [[ben]]\ndecision_by: 2026-12-04\n")
    assert edit(changed, {"decision_by": REMOVED}, PATH) == data


def test_somebody_leaves_a_list_of_bare_links() -> None:
    data = f"{TOP}met:\n  - [[ana]]\n  - [[ben]]\n---\n".encode()
    assert edit(data, {"met": ["[[ben]]"]}, PATH) == data.replace(b"  - [[ana]]\n", b"")


@pytest.mark.parametrize("end", ["...", "... ", "-----"])
def test_what_closes_front_matter_stays(end: str) -> None:
    data = f"{TOP}{end}\nNotes.\n".encode()
    assert edit(data, {"outcome": "offer"}, PATH) == f"{TOP}outcome: offer\n{end}\nNotes.\n".encode()
    assert add_to_body(data, "More.", PATH) == f"{TOP}{end}\nNotes.\n\nMore.\n".encode()


LF = f"{TOP}met: [ana]\n---\n\n## Ana Sol\n\n- talked about: a\n\nNotes.\n".encode()
CR = LF.replace(b"\n", b"\r")


def test_lines_that_end_in_cr_alone_are_changed_as_others_are() -> None:
    for change in (
        lambda data: edit(data, {"outcome": "offer", "when": REMOVED}, PATH),
        lambda data: add_to(data, "met", ["ben"], PATH),
        lambda data: set_body(data, "One\n\ntwo", PATH),
        lambda data: add_to_body(data, "More\nof it.", PATH),
        lambda data: add_below(data, 7, ["- promised: b", ""]),
    ):
        assert change(LF) != LF
        assert change(CR) == change(LF).replace(b"\n", b"\r")
    assert edit(CR, {"company": "Acme"}, PATH) == CR


def test_somebody_is_forgotten_in_lines_that_end_in_cr_alone() -> None:
    files = {"contacts/ana.md": b"---\rname: Ana Sol\r---\r", PATH: CR}
    changes = {change.path: change.new for change in forget(files, "ana").changes}
    plain = {path: data.replace(b"\r", b"\n") for path, data in files.items()}
    wanted = {change.path: change.new for change in forget(plain, "ana").changes}
    assert changes["contacts/ana.md"] is None
    assert wanted[PATH] is not None
    assert changes[PATH] == wanted[PATH].replace(b"\n", b"\r")


@pytest.mark.parametrize(
    "data",
    [
        b"---\r\ncompany: Acme\rwhen: 2026-11-20\r\n---\r\n",
        b"---\rcompany: Acme\n---\n",
        b"---\ncompany: Acme\r---\rNotes.\n",
    ],
)
def test_mixed_line_ends_are_changed_well_or_refused(data: bytes) -> None:
    try:
        changed = edit(data, {"position": "X"}, PATH)
    except EditRefusedError as error:
        assert error.line >= 1
        return
    assert split(PATH, changed).entries["position"].value == "X"
    assert split(PATH, changed).entries["company"].value == "Acme"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("---\nname:Ana\n---\n", 2, "blank is missing"),
        ("---\nname: A\nx: &a [*a]\n---\n", 3, "holds itself"),
        ("–––\nname: A\n---\n", 1, "look like hyphens"),
        ("---\nname: A\n—\n", 3, "look like hyphens"),
        ("---\nname: A\nrole: [[a]], [[b]]\n---\n", 3, "Links without quotes"),
        ("---\nname: caf\udce9\n---\n", 2, "not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_in_the_words_of_reading(text: str, line: int, said: str) -> None:
    data = text.encode("utf-8", "surrogateescape")
    (problem,) = split("contacts/a.md", data).problems
    with pytest.raises(EditRefusedError) as refused:
        edit(data, {"role": "x"}, "contacts/a.md")
    assert refused.value.line == problem.line == line
    assert said in problem.message
    assert problem.message in str(refused.value)


def test_a_value_typed_in_another_form_of_its_letters_is_the_same() -> None:
    data = f"---\nname: {nfd('Zoë')}\n---\n".encode()
    assert edit(data, {"name": "Zoë"}, "contacts/z.md") == data
    plain = "---\nname: Zoë\ninterests: [café]\n---\n".encode()
    assert edit(plain, {"name": nfd("Zoë"), "interests": [nfd("café")]}, "contacts/z.md") == plain
    changed = edit(plain, {"name": nfd("Zoë Ö"), "interests": [nfd("café"), nfd("thé")]}, "contacts/z.md")
    contact = read_files({"contacts/z.md": changed}).contacts["z"]
    assert (contact.name, contact.interests) == ("Zoë Ö", ("café", "thé"))


@pytest.mark.parametrize("name", ["“Ana”", "‘Ana’", "«Ana»", "„Ana“"])
def test_marks_that_reading_takes_off_are_written_so_that_they_stay(name: str) -> None:
    data = edit(b"---\nname: x\n---\n", {"name": name}, "contacts/a.md")
    assert read_files({"contacts/a.md": data}).contacts["a"].name == name


@pytest.mark.parametrize(
    "there", ["[[ana]]", "[[ana|Ana, the kind one]]", "[[contacts/ana]]", '"[[ana|Ana]]"']
)
def test_somebody_is_forgotten_in_a_list_of_bare_links(there: str) -> None:
    text = f"{TOP}met:\n  - {there}\n  - [[ben]]\n---\n"
    files = {"contacts/ana.md": b"---\nname: Ana Sol\n---\n", PATH: text.encode()}
    changes = {change.path: change.new for change in forget(files, "ana").changes}
    assert changes[PATH] == f"{TOP}met:\n  - [[ben]]\n---\n".encode()
