"""Every broken input of the design: the problem with its line, and every other record on the site."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from built_site import Built, build
from journals import WHOLE


@dataclass(frozen=True)
class Broken:
    """One broken file.

    Attributes:
        files: the file, and where it takes two, the other.
        path: where the problem is told, and ``line``.
        word: a word of the message, the fix or the rule that shows it is understood.
        page: whether the record still has its page.
    """

    files: dict[str, str | bytes]
    path: str
    line: int
    word: str
    page: bool = True
    level: str = "error"


def contact(slug: str, text: str, line: int, word: str, **more: object) -> Broken:
    path = f"contacts/{slug}.md"
    return Broken({path: text}, path, line, word, **more)  # type: ignore[arg-type]


CASES = {
    "impossible date": contact("bd", "---\nname: B D\nsnoozed_until: 2026-02-30\n---\n", 3, "2026-02-30"),
    "no": contact("bn", "---\nname: no\n---\n", 2, "quotes", level="warning"),
    "12:30": contact("bt", "---\nname: B T\nphone: 12:30\n---\n", 3, "quotes", level="warning"),
    "01234": contact("bz", "---\nname: B Z\nphone: 01234\n---\n", 3, "quotes", level="warning"),
    "duplicate key": contact("bk", "---\nname: B K\nrole: a\nrole: b\n---\n", 4, "role"),
    "tab": contact("bb", "---\nname: B B\n\trole: a\n---\n", 3, "tab", page=False),
    "BOM": contact("bo", "\ufeff---\nname: B O\n---\n", 1, "UTF-8", level="hint"),
    "CRLF": contact("bc", "---\r\nname: B C\r\n---\r\nBody\r\n", 1, "CRLF", level="hint"),
    "no final newline": contact("bf", "---\nname: B F\n---", 3, "line", level="hint"),
    "list front matter": contact("bl", "---\n- name\n- B L\n---\n", 2, "list", page=False),
    "conflict markers": contact(
        "bm",
        "---\nname: B M\n<<<<<<< HEAD\nrole: a\n=======\nrole: b\n>>>>>>> x\n---\n",
        3,
        "conflict",
        page=False,
    ),
    "two records one slug": Broken(
        {"contacts/a/bs.md": "---\nname: B S\n---\n", "contacts/b/bs.md": "---\nname: B S2\n---\n"},
        "contacts/b/bs.md",
        1,
        "contacts/a/bs.md",
    ),
    "slug differing in case": Broken(
        {"contacts/Bu.md": "---\nname: B U\n---\n", "contacts/x/bu.md": "---\nname: B U2\n---\n"},
        "contacts/x/bu.md",
        1,
        "capital",
    ),
    "reference to nobody": Broken(
        {"interviews/bi.md": "---\ncompany: X\nwhen: 2026-11-01\nmet: [ana-sl]\n---\n"},
        "interviews/bi.md",
        4,
        "ana-sol",
    ),
    "not UTF-8": contact("bx", b"---\nname: Jos\xe9\n---\n", 2, "UTF-8", page=False),  # type: ignore[arg-type]
    "half typed": contact("bh", "---\nname: B H\nrole: [a\n", 1, "---", page=False),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files: dict[str, str | bytes] = dict(WHOLE)
    for case in CASES.values():
        files |= case.files
    site = build(tmp_path_factory.mktemp("broken"), files)
    assert not site.failed
    return site


EVERY = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


@EVERY
def test_the_problem_is_in_the_log_with_its_line(built: Built, case: Broken) -> None:
    place = f"afterword: {case.path}:{case.line}:"
    told = [line for line in built.warnings if place in line]
    assert bool(told) == (case.level == "error"), built.warnings
    assert all("\n" not in line for line in told)


@EVERY
def test_the_problem_is_on_the_problems_page_with_its_line(built: Built, case: Broken) -> None:
    words = built.words("problems/index.html")
    section = re.search(
        rf"{re.escape(case.path)}(.*?)(?:\w+/[\w/-]+\.md ¶|$)",
        re.split(r"problems? ¶", words, maxsplit=1, flags=re.IGNORECASE)[1],
    )
    assert section, words
    assert re.search(rf"\bline {case.line}\b", section[1]), section[1]
    assert case.word in section[1]


@EVERY
def test_the_record_is_shown_where_it_can_be(built: Built, case: Broken) -> None:
    slug = next(iter(case.files)).rsplit("/", 1)[1].removesuffix(".md")
    folder = case.path.split("/")[0]
    assert (f"{folder}/{slug}/index.html" in built.pages) == case.page


def test_every_other_record_is_on_the_site(built: Built) -> None:
    for path in WHOLE:
        assert f"{path.removesuffix('.md')}/index.html" in built.pages
    assert "Ana Sol" in built.words("contacts/index.html")
    assert built.broken_links() == []


def test_a_strict_build_fails(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = WHOLE | dict(CASES["impossible date"].files)  # type: ignore[operator]
    assert "strict" in build(tmp_path_factory.mktemp("strict"), files, strict=True).failed


def test_small_things_are_counted_in_one_line(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = WHOLE | dict(CASES["BOM"].files)  # type: ignore[operator]
    built = build(tmp_path_factory.mktemp("hints"), files, strict=True)
    assert not built.failed
    assert [line for line in built.log if line.startswith("INFO afterword: 1 smaller thing")]
