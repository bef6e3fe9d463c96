"""A journal read again: what came of the same bytes is kept, and the answer is that of a first look."""

from __future__ import annotations

import random
from datetime import date

import messy
import pytest

from afterword.records import raw_file, reading
from afterword.records.journal import Journal
from afterword.records.problems import Problem
from afterword.records.reading import read_files

TODAY = date(2026, 11, 21)

FILES = {
    "contacts/ana.md": "---\nname: Ana Sol\ncompany: Acme\n---\nSails.\n",
    "contacts/bo.md": "---\nname: Bo Lund\ncompany: Acme\n---\n",
    "gifts/rig.md": "---\ntitle: A rig\nkind: article\nread: yes\ngiven: [ana]\n---\n",
    "interviews/i.md": "---\ncompany: Acme\nwhen: 2026-11-20\nmet: [ana]\n---\n"
    "## Ana Sol\n\n- lit up at: rope\n",
    "notes/n.md": "---\nto: ana\nkind: thank-you\ninterview: i\ngift: rig\n---\nHello\n",
}


def read(files: dict[str, str], today: date = TODAY) -> Journal:
    return read_files({path: text.encode("utf-8") for path, text in files.items()}, today)


def read_afresh(files: dict[str, str], today: date = TODAY) -> Journal:
    """As a program reads that has just been started."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(raw_file, "_SHELF", raw_file._Shelf())
        return read(files, today)


def records(journal: Journal) -> list[dict[str, object]]:
    return [dict(kind) for kind in (journal.contacts, journal.interviews, journal.gifts, journal.notes)]


def assert_same(one: Journal, other: Journal) -> None:
    assert records(one) == records(other)
    assert (one.problems, one.unread) == (other.problems, other.unread)


def test_what_has_not_changed_is_the_same_object() -> None:
    before = read(FILES)
    after = read(FILES | {"contacts/ana.md": FILES["contacts/ana.md"] + "And rows.\n"})
    assert after.contacts["ana"].file.body == "Sails.\nAnd rows.\n"
    assert after.contacts["bo"] is before.contacts["bo"]
    assert after.interviews["i"] is before.interviews["i"]
    assert after.notes["n"] is before.notes["n"]


CHANGES = {
    "another name": {"contacts/ana.md": "---\nname: Ana Luz\ncompany: Acme\n---\n"},
    "somebody new": {"contacts/cy.md": "---\nname: Cy Moss\n---\n"},
    "a name that a heading has": {"contacts/bo.md": "---\nname: Ana Sol\ncompany: Beta\n---\n"},
    "a contact gone": {"contacts/ana.md": None},
    "a contact that cannot be read": {"contacts/ana.md": "---\nname: [Ana\n---\n"},
    "an interview gone": {"interviews/i.md": None},
    "an interview without a day": {"interviews/i.md": "---\ncompany: Acme\n---\n"},
    "a gift gone": {"gifts/rig.md": None},
    "a gift without a title": {"gifts/rig.md": "---\nkind: article\n---\n"},
    "a second copy": {"contacts/ana 2.md": FILES["contacts/ana.md"]},
    "only capitals": {"contacts/Ana.md": FILES["contacts/ana.md"]},
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_draws_on_a_change_is_built_again(change: str) -> None:
    read(FILES)
    files = {path: text for path, text in (FILES | CHANGES[change]).items() if text is not None}
    assert_same(read(files), read_afresh(files))
    assert_same(read(FILES), read_afresh(FILES))


def test_another_day_may_name_other_days() -> None:
    files = {"interviews/i.md": "---\ncompany: Acme\nwhen: 2028-11-22\n---\n"}
    assert [problem.rule for problem in read(files).problems] == ["year"]
    assert read(files, date(2026, 11, 22)).problems == ()
    assert [problem.rule for problem in read(files).problems] == ["year"]


def test_a_guess_goes_to_the_first_unknown_names_whatever_was_read_before() -> None:
    notes = {
        f"notes/n{number:03}.md": f"---\nto: christopher-wren{number:02x}\nkind: thank-you\n---\nHi\n"
        for number in range(120)
    }
    wren = {"contacts/christopher-wren.md": "---\nname: Christopher Wren\n---\n"}
    files = FILES | wren | notes
    fresh = read_afresh(files)
    assert sum("Did you mean christopher-wren?" in problem.fix for problem in fresh.problems) == 100
    read(FILES | wren | dict(list(notes.items())[60:]))
    assert_same(read(files), fresh)
    assert_same(read(files), fresh)


def test_a_problem_is_told_each_time() -> None:
    def told() -> list[Problem]:
        return [each for each in read(files).problems if each.path == "interviews/i.md"]

    files = FILES | {"interviews/i.md": FILES["interviews/i.md"] + "\n## Ann Sol\n\n- talked about: rope\n"}
    assert len(told()) == 1
    assert told() == told()


def test_a_messy_journal_reads_the_same_after_any_edits() -> None:
    chance = random.Random(14)
    files = messy.files()
    for _ in range(20):
        path = chance.choice(sorted(files))
        text = files[path]
        place = chance.randrange(len(text) + 1)
        act = chance.randrange(4)
        if act == 0:
            del files[path]
        elif act == 1:
            files[path] = (
                text[:place] + chance.choice(("x", "\n", "- promised: a list", ": ", "---\n")) + text[place:]
            )
        elif act == 2:
            files[path] = text[:place] + text[place + chance.randrange(30) :]
        else:
            files[path.replace(".md", "-2.md")] = text
        assert_same(read(files), read_afresh(files))


def test_what_is_kept_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_file, "_MOST_KEPT", 300)
    monkeypatch.setattr(raw_file, "_SHELF", raw_file._Shelf())
    for number in range(50):
        read({"contacts/ana.md": f"---\nname: Ana Sol\n---\n{number:100}\n"})
    shelf = raw_file._SHELF
    kept = sum(len(data) for _, _, data, _ in shelf._files)
    assert 0 < kept <= 300
    assert kept == shelf._bytes


def test_states_are_one_object_where_they_are_equal() -> None:
    assert reading._state("a", ("b",)) is reading._state("a", ("b",))
    assert reading._state("a", ("b",)) is not reading._state("a", ("c",))
