"""Files that programs leave, and files that only look a little like it."""

from __future__ import annotations

import pytest

from afterword.records.leavings import is_leaving, is_sync_copy


@pytest.mark.parametrize(
    "name",
    [
        "ana-sol.md~",
        "ana-sol.md.~3~",
        "#ana-sol.md#",
        ".#ana-sol.md",
        "4913",
        "5036",
        ".ana-sol.md.swp",
        "ana-sol.md.swo",
        ".ana-sol.md.un~",
        "ana-sol.md.bak",
        "ana-sol.BAK",
        "ana-sol.md.bak2",
        "ana-sol.md.orig",
        "ana-sol.md.rej",
        "ana-sol.md.tmp",
        "ana-sol.md.1",
        "ana-sol.md_2026-11-20",
        "ana-sol.md.kate-swp",
        "ana-sol.md___jb_tmp___",
        "ana-sol.md.crdownload",
        "ana-sol.md.lock",
        "ana-sol.BASE.123.md",
        "ana-sol.REMOTE.4711.md",
        "~$letter.docx",
        ".~lock.letter.odt#",
        "Thumbs.db",
        "THUMBS.DB",
        "ehthumbs.db",
        "desktop.ini",
        "Desktop.ini",
        "Icon\r",
        ".DS_Store",
        "._boat.png",
        ".directory",
        ".nfs000000000012",
        ".fuse_hidden0000000700000001",
        "~syncthing~boat.png.tmp",
    ],
)
def test_what_editors_and_systems_leave(name: str) -> None:
    assert is_leaving(name)


@pytest.mark.parametrize(
    "name",
    [
        "ana-sol.md",
        "4913.md",
        "49130",
        "boat.png",
        "#1.png",
        "c#.pdf",
        "bak.pdf",
        "orig.png",
        "swap.swf",
        "thumbs.png",
        "template.docx",
        "~ana.png",
        "desktop.ini.pdf",
        "a.backup.pdf",
        "REMOTE-2026.pdf",
    ],
)
def test_what_is_the_user_s_own(name: str) -> None:
    assert not is_leaving(name)


@pytest.mark.parametrize(
    "name",
    [
        "ana-sol (Robin's conflicted copy 2026-11-20).md",
        "ana-sol (conflicted copy 2026-11-20 101500).md",
        "ana-sol (Conflicted Copy).md",
        "ana-sol.sync-conflict-20261120-101500-ABCDEFG.md",
        "boat.sync-conflict-20261120-101500-ABCDEFG.png",
        "ana-sol_conflict-20261120-101500.md",
        "ana-sol [conflicted].md",
        "ana-sol (conflict copy).md",
        "ana-sol (case conflict 1).md",
        "ana-sol_conf(1).md",
    ],
)
def test_what_sync_programs_call_a_second_copy(name: str) -> None:
    assert is_sync_copy(name, ())


@pytest.mark.parametrize(
    "name",
    [
        "ana-sol 2.md",
        "ana-sol 12.md",
        "ana-sol (1).md",
        "ana-sol(1).md",
        "ana-sol copy.md",
        "ana-sol copy 2.md",
        "ana-sol - Copy.md",
        "ana-sol - Copy (2).md",
    ],
)
def test_a_numbered_copy_is_one_beside_its_original(name: str) -> None:
    assert is_sync_copy(name, {"ana-sol.md", name})
    assert not is_sync_copy(name, {name})


@pytest.mark.parametrize(
    "name",
    [
        "on-conflict.md",
        "conflict-resolution.md",
        "talk (on conflict resolution).pdf",
        "a-conflicted-party.md",
        "boat 2.png",
        "boat (1).png",
        "round 1.md",
        "conf(1).md",
    ],
)
def test_other_names_are_no_copies(name: str) -> None:
    assert not is_sync_copy(name, {"boat.png", name})
