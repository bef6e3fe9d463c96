"""Where things stand: paths that every disk takes, links between pages, links into the editor."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from afterword.pages import places
from afterword.pages.places import (
    Editor,
    as_markdown,
    contact_path,
    draft_path,
    fitting_name,
    href,
    interest_path,
    position_path,
)
from afterword.settings.settings import Settings

LONG = "a" * 300
PLAIN = ["ana-sol", "harbor-works/staff-engineer", "sailing/dinghies", "x" * 120, "李" * 60, "é" * 100]


@pytest.mark.parametrize("name", PLAIN)
def test_a_name_of_common_length_stays(name: str) -> None:
    assert fitting_name(name) == name


def test_paths_say_what_they_hold() -> None:
    assert contact_path("ana-sol") == "contacts/ana-sol.md"
    assert position_path("harbor/engineer") == "positions/harbor/engineer.md"
    assert interest_path("sailing/dinghies") == "interests/sailing/dinghies.md"
    assert draft_path("ana-sol--thank-you--a") == "drafts/ana-sol--thank-you--a.eml"


@pytest.mark.parametrize(
    "name", ["con", "Con", "aux", "nul", "prn", "com1", "lpt9", "con.notes", "nul/sailing", "sailing/aux"]
)
def test_no_page_has_the_name_of_a_device_of_windows(name: str) -> None:
    there = fitting_name(name)
    devices = {"con", "aux", "nul", "prn", "com1", "lpt9"}
    assert not devices & {part.split(".")[0].casefold() for part in there.split("/")}
    assert there.endswith(name.rpartition("/")[2]), "and is known by it still"
    assert fitting_name(there) == there


@pytest.mark.parametrize(
    "name", ["ana.", "ana ", "ana..", "ana. .", "teams./ana", "teams /ana", "...", "con."]
)
def test_no_page_ends_in_what_windows_leaves_out(name: str) -> None:
    there = fitting_name(name)
    assert not [part for part in there.split("/") if part != part.rstrip(". ") or not part]
    shown = "/".join(part.rstrip(". ") for part in name.split("/"))
    assert there.casefold() != shown, "or it would be one with the page of that name"
    assert fitting_name(there) == there


@pytest.mark.parametrize(
    "name", ["conrad", "console/aux-1", "com", "com10", "icon", "auxiliary", ".ana", "a. b", "v1.2"]
)
def test_a_name_that_only_holds_one_stays(name: str) -> None:
    assert fitting_name(name) == name


def test_a_long_name_keeps_its_beginning() -> None:
    cut = fitting_name("ana-sol-" + LONG)
    assert cut.startswith("ana-sol-aaaa")
    assert cut != fitting_name("ana-sol-" + LONG + "b")
    assert fitting_name(cut) == cut


@given(
    st.lists(st.text(alphabet="aé李🚀- .", min_size=1, max_size=260), min_size=1, max_size=6).map("/".join),
)
@example("/".join(["李" * 80] * 40))
@example("/".join("abcdefgh" * 30))
@example(LONG)
@example("\udcff" * 250)
def test_no_name_and_no_path_is_too_long_for_any_disk(path: str) -> None:
    cut = fitting_name(path)
    for part in cut.split("/"):
        # 255 bytes, with `.html` or `-2.eml` behind it; and 255 letters, as Windows and macOS count.
        assert len(part.encode("utf-8", "surrogateescape")) <= 245
        assert len(part.encode("utf-16-le", "surrogatepass")) // 2 <= 245
    assert len(cut) <= 160


@given(
    st.lists(st.text(alphabet="ab", max_size=300).map(lambda end: "a" * 150 + end), unique=True, max_size=20)
)
def test_names_that_differ_stay_apart(names: list[str]) -> None:
    assert len({fitting_name(name) for name in names}) == len(names)


def test_every_kind_of_page_has_its_folder() -> None:
    assert places.contact_path("ana-sol") == "contacts/ana-sol.md"
    assert places.interview_path("2026-11-20-harbor") == "interviews/2026-11-20-harbor.md"
    assert places.position_path("harbor/engineer") == "positions/harbor/engineer.md"
    assert places.interest_path("sailing/dinghies") == "interests/sailing/dinghies.md"
    assert places.gift_path("knots") == "gifts/knots.md"
    assert places.note_path("a-note") == "notes/a-note.md"


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("index.md", "contacts/ana.md", "contacts/ana.md"),
        ("contacts/ana.md", "contacts/bo.md", "../contacts/bo.md"),
        ("positions/harbor/engineer.md", "index.md", "../../index.md"),
        ("index.md", "contacts/ana sol.md", "contacts/ana%20sol.md"),
        ("interests/a/b.md", "contacts/王.md#to-x", "../../contacts/%E7%8E%8B.md#to-x"),
        ("index.md", "contacts/ana.md#to ana", "contacts/ana.md#to%20ana"),
        # A number sign of the file's own name is none of the address.
        ("index.md", "notes/c#.md", "notes/c%23.md"),
        ("index.md", "notes/c#.md#top", "notes/c%23.md#top"),
        ("index.md", "drafts/a--thank-you.eml", "drafts/a--thank-you.eml"),
    ],
)
def test_a_link_is_relative_and_encoded(origin: str, target: str, link: str) -> None:
    assert href(origin, target) == link


@pytest.mark.parametrize("publish", ["redacted", "full"])
def test_no_link_into_the_editor_where_the_site_may_be_seen_by_others(publish: str) -> None:
    settings = Settings.read({"publish": publish})[0]
    assert Editor.of(settings, "/home/mira").link("notes/a.md", 3, 7) == ""


def test_a_file_opens_at_its_top_where_nothing_is_said() -> None:
    assert Editor.of(Settings(), "/home/mira").link("notes/a.md") == "vscode://file/home/mira/notes/a.md:1:1"


def test_text_as_markdown_shows_exactly_that_text() -> None:
    assert as_markdown("C# & *C++*\n_x_") == "C&#35; &#38; &#42;C&#43;&#43;&#42; &#95;x&#95;"


@pytest.mark.parametrize(
    ("editor", "root", "link"),
    [
        ("vscode", "/home/mira/my search", "vscode://file/home/mira/my%20search/notes/a.md:3:7"),
        ("vscode", "C:\\Users\\mira", "vscode://file/C:/Users/mira/notes/a.md:3:7"),
        ("obsidian", "/home/mira", "obsidian://open?path=/home/mira/notes/a.md"),
        ("obsidian", "C:\\Users\\mira", "obsidian://open?path=C:/Users/mira/notes/a.md"),
        ("emacs://{path}?{line},{column}", "/home/mira", "emacs:///home/mira/notes/a.md?3,7"),
        ("none", "/home/mira", ""),
        ("vscode", "", ""),
    ],
)
def test_a_link_into_the_editor(editor: str, root: str, link: str) -> None:
    assert Editor.of(Settings(editor=editor), root).link("notes/a.md", 3, 7) == link
