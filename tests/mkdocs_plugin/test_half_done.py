"""A command that was killed half way: the next build shows no file of it, and says so."""

from __future__ import annotations

from pathlib import Path

from built_site import build
from journals import MET_ANA, WHOLE

from afterword.keeping import past
from afterword.keeping.atomic import Change

MET = "interviews/2026-11-20-harbor-works.md"
NEW = "contacts/bo-dahl.md"


def half_done(root: Path, old: bytes, new: bytes) -> None:
    """Leave a journal as a command does that dies between its two files."""
    past.act(
        root, [Change(MET, old, new), Change(NEW, None, b"---\nname: Bo Dahl\n---\n")], "debrief: Harbor"
    )
    (root / NEW).unlink()
    record = root / past.FOLDER / "000001.json"
    record.replace(record.with_name("pending.json"))


def test_a_build_puts_it_right(tmp_path: Path) -> None:
    whole = build(tmp_path, WHOLE)
    pages = whole.pages
    met = tmp_path / MET
    half_done(tmp_path, met.read_bytes(), MET_ANA.replace("[ana-sol]", "[ana-sol, bo-dahl]").encode())
    assert b"bo-dahl" in met.read_bytes()
    built = build(tmp_path, WHOLE | {MET: met.read_text("utf-8")})
    assert met.read_text("utf-8") == MET_ANA
    assert not (tmp_path / past.FOLDER / "pending.json").exists()
    said = "A command was cut short; “debrief: Harbor” is taken back as if it had not been."
    assert [line for line in built.log if "cut short" in line] == [f"INFO afterword: {said}"]
    assert built.warnings == whole.warnings
    assert built.pages == pages


def test_what_cannot_be_put_right_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / past.FOLDER).mkdir(parents=True)
    (tmp_path / past.FOLDER / "pending.json").write_text("{", "utf-8")
    built = build(tmp_path, WHOLE)
    assert built.failed
    assert any(
        "pending.json cannot be read, so nothing can be taken back by it." in line for line in built.log
    )
