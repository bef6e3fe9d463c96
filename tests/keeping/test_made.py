"""A folder of files that are made: what is written, what goes, and what is never touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from afterword.errors import AfterwordError
from afterword.keeping import made
from afterword.keeping.atomic import BusyError, WriteFailedError, hidden_name, locked
from afterword.keeping.made import NotOursError, Plan, make, plan
from afterword.keeping.own_folder import MADE

FILES = {"docs/index.md": b"one", "docs/contacts/ana.md": b"two", "mkdocs.yml": b"site_name: A"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make(tmp_path / "pages", FILES, {"mkdocs.yml"})
    return tmp_path / "pages"


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MADE
    }


def test_all_is_written_once(folder: Path) -> None:
    assert held(folder) == FILES
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert make(folder, FILES, {"mkdocs.yml"}) == Plan((), (), (), 3)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_what_changed_is_written_and_what_is_no_longer_made_goes(folder: Path) -> None:
    (folder / "docs" / "own.txt").write_text("mine", "utf-8")
    files = {"docs/index.md": b"other", "mkdocs.yml": FILES["mkdocs.yml"], "docs/new.md": b"new"}
    assert plan(folder, files) == Plan(("docs/index.md", "docs/new.md"), ("docs/contacts/ana.md",), (), 1)
    assert held(folder) == FILES | {"docs/own.txt": b"mine"}
    make(folder, files)
    assert held(folder) == files | {"docs/own.txt": b"mine"}
    assert not (folder / "docs" / "contacts").exists(), "a folder that is empty goes too"


def test_a_folder_with_anything_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(NotOursError, match=r"letter\.txt"):
        make(tmp_path, FILES)
    assert held(tmp_path) == {"letter.txt": b"mine"}
    (tmp_path / "letter.txt").unlink()
    make(tmp_path, FILES)
    assert held(tmp_path) == FILES


def test_a_file_in_the_way_is_no_file_of_ours(folder: Path) -> None:
    (folder / "docs" / "new.md").write_text("mine", "utf-8")
    with pytest.raises(NotOursError, match=r"new\.md is there, and was not made"):
        make(folder, {**FILES, "docs/index.md": b"other", "docs/new.md": b"new"})
    assert held(folder) == FILES | {"docs/new.md": b"mine"}
    # The same bytes are no loss.
    make(folder, {**FILES, "docs/new.md": b"mine"})


@pytest.mark.parametrize("path", ["docs/new.md", "docs/contacts"])
def test_what_is_no_file_is_left_alone(folder: Path, path: str) -> None:
    (folder / path).mkdir(exist_ok=True)
    with pytest.raises(NotOursError, match="is there, and is no file"):
        make(folder, {**FILES, path: b"new"})
    assert held(folder) == FILES


def test_a_page_that_was_changed_stops_everything(folder: Path) -> None:
    (folder / "docs" / "index.md").write_bytes(b"mine")
    for files in ({**FILES, "docs/index.md": b"other"}, {"mkdocs.yml": b"site_name: B"}):
        with pytest.raises(NotOursError, match=r"docs/index\.md"):
            make(folder, files, {"mkdocs.yml"})
    assert held(folder) == {**FILES, "docs/index.md": b"mine"}


def test_settings_that_were_changed_are_kept(folder: Path) -> None:
    (folder / "mkdocs.yml").write_bytes(b"site_name: Mine")
    done = make(folder, {**FILES, "docs/index.md": b"other", "mkdocs.yml": b"site_name: B"}, {"mkdocs.yml"})
    assert done == Plan(("docs/index.md",), (), ("mkdocs.yml",), 1)
    assert held(folder)["mkdocs.yml"] == b"site_name: Mine"
    # Deleted, they are made anew.
    (folder / "mkdocs.yml").unlink()
    assert make(folder, {**FILES, "mkdocs.yml": b"site_name: B"}, {"mkdocs.yml"}).written == (
        "docs/index.md",
        "mkdocs.yml",
    )


@pytest.mark.parametrize("at", [1, 2, 3, 4, 5])
def test_a_run_that_is_cut_short_is_put_right_by_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    files = {"docs/index.md": b"other", "docs/new.md": b"new", "mkdocs.yml": b"site_name: B"}
    writes = iter(range(1, 100))
    write = made._write

    def dies(target: Path, path: str, data: bytes) -> None:
        if next(writes) == at:
            hidden = (target / path).parent / f"{hidden_name(Path(path).name)}.new"
            hidden.parent.mkdir(exist_ok=True)
            hidden.write_bytes(data[:1])
            raise KeyboardInterrupt
        write(target, path, data)

    monkeypatch.setattr(made, "_write", dies)
    with pytest.raises(KeyboardInterrupt):
        make(folder, files)
    monkeypatch.undo()
    make(folder, files)
    assert held(folder) == files


def test_a_link_is_never_followed(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "ana.md").write_text("mine", "utf-8")
    (folder / "docs" / "contacts" / "ana.md").unlink()
    (folder / "docs" / "contacts").rmdir()
    (folder / "docs" / "contacts").symlink_to(kept)
    for files in (FILES, {"mkdocs.yml": FILES["mkdocs.yml"]}):
        with pytest.raises(NotOursError, match="is a link"):
            make(folder, files)
    assert (kept / "ana.md").read_text("utf-8") == "mine"
    (folder / MADE).unlink()
    (folder / MADE).symlink_to(kept / "list")
    with pytest.raises(AfterwordError):
        make(folder, FILES)
    assert [each.name for each in kept.iterdir()] == ["ana.md"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"files": [], "finished": true}',
        '{"files": {"../kept": ["a"]}, "finished": true}',
        '{"files": {"/kept": ["a"]}, "finished": true}',
        '{"files": {"a\\\\..\\\\..\\\\kept": ["a"]}, "finished": true}',
        '{"files": {"C:kept": ["a"]}, "finished": true}',
    ],
)
def test_a_list_that_is_none_of_ours_is_not_gone_by(folder: Path, text: str) -> None:
    (folder / MADE).write_text(text, "utf-8")
    with pytest.raises(NotOursError, match="is not the list"):
        make(folder, {"docs/index.md": b"other"})
    assert held(folder) == FILES


def test_a_read_only_file_stays(folder: Path) -> None:
    (folder / "docs" / "index.md").chmod(0o444)
    with pytest.raises(WriteFailedError, match="read-only"):
        make(folder, {**FILES, "docs/index.md": b"other", "mkdocs.yml": b"site_name: B"})
    assert held(folder) == FILES


def test_two_at_once_do_not_mix(folder: Path) -> None:
    with locked(folder / hidden_name(MADE), "x"), pytest.raises(BusyError):
        make(folder, {"docs/index.md": b"other"})
    assert held(folder) == FILES


def test_the_list_names_what_was_made(folder: Path) -> None:
    read = json.loads((folder / MADE).read_text("utf-8"))
    assert read["finished"] is True
    assert read["files"].keys() == FILES.keys()


def test_nothing_is_made_where_nothing_may_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(WriteFailedError):
        make(tmp_path / "file" / "pages", FILES)
