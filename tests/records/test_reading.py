"""References, slugs and files as a whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from afterword.records.journal import Journal
from afterword.records.problems import Level
from afterword.records.reading import is_record, read_files, read_journal
from afterword.times import Duration

Make = Callable[[str], Journal]

ANA = "=== contacts/ana.md\n---\nname: Ana Sol\n---\n"


def rules(journal: Journal) -> list[tuple[str, str, int]]:
    return [(problem.rule, problem.path, problem.line) for problem in journal.problems]


def test_every_field_is_read(journal: Make) -> None:
    found = journal("""
=== contacts/ana.md
---
name: Dr. Ana Sol
company: Acme
role: CTO
part: hiring-manager
email: ana@acme.example
phone: "0123"
linkedin: ana-sol
interests: [Sailing/Dinghies, "C++", sailing/dinghies]
stay_in_touch: 90d
snoozed_until: 2026-12-01
---
Own words.
=== interviews/i.md
---
company: Acme
position: Engineer
when: 2026-11-20T14:00
minutes: 45
round: final
format: onsite
met: ["[[ana]]"]
owner: "[[contacts/ana|Ana]]"
decision_by: 2026-12-04
outcome: on-hold
outcome_on: 2026-11-30
feeling: 8
---
=== gifts/g.md
---
title: A talk
kind: talk
url: https://acme.example/talk
interests: [sailing]
found: 2026-10-01
expires: 2026-12-31
read: yes
---
Good.

- why: because of the boat
=== notes/n.md
---
to: ana
kind: value-add
interview: i
gift: g
subject: A talk
sent: 2026-11-21T09:30
via: linkedin
needs_no_reply: true
---
Hello
""")
    assert found.problems == ()
    ana = found.contacts["ana"]
    assert (ana.first_name, ana.greeting_name, ana.initials) == ("Ana", "Ana", "DAS")
    assert ana.interests == ("Sailing/Dinghies", "C++")
    assert (ana.stay_in_touch, ana.stay_gap) == (True, Duration(90, "d"))
    assert ana.snoozed_until == date(2026, 12, 1)
    assert ana.file.body == "Own words.\n"
    interview = found.interviews["i"]
    assert interview.ends == datetime(2026, 11, 20, 14, 45)
    assert (interview.met, interview.owner, interview.round) == (("ana",), "ana", "final")
    assert (interview.outcome, interview.feeling) == ("on-hold", 8)
    assert found.gifts["g"].why == "because of the boat"
    note = found.notes["n"]
    assert (note.at, note.via, note.needs_no_reply, note.gift) == (
        datetime(2026, 11, 21, 9, 30),
        "linkedin",
        True,
        "g",
    )


def test_a_date_alone_ends_at_five(journal: Make) -> None:
    found = journal("=== interviews/i.md\n---\ncompany: Acme\nwhen: 2026-11-20\n---\n")
    assert found.interviews["i"].ends == datetime(2026, 11, 20, 17, 0)


def test_who_has_had_a_gift_in_another_way(journal: Make) -> None:
    gift = "=== gifts/g.md\n---\ntitle: On boats\nkind: article\ninterests: [sailing]\n{given}\n---\n"
    for given in ("given: [ana]", "given: ana", 'given: ["[[ana]]"]', "given:\n  - contacts/ana.md"):
        found = journal(ANA + gift.format(given=given))
        assert (found.gifts["g"].given, rules(found)) == (("ana",), [])
    found = journal(ANA + gift.format(given="given: [nobody, ana]"))
    assert (found.gifts["g"].given, rules(found)) == (("ana",), [("unknown-contact", "gifts/g.md", 5)])
    assert found.problems[0].message == "`given` names nobody, but there is no contacts/nobody.md."


def test_a_reference_to_nobody_is_an_error_and_the_rest_stays(journal: Make) -> None:
    found = journal(
        ANA + "=== interviews/i.md\n---\ncompany: Acme\nwhen: 2026-11-20\nmet: [ana, bea, anna]\n---\n"
    )
    assert rules(found) == [("unknown-contact", "interviews/i.md", 4)] * 2
    assert found.interviews["i"].met == ("ana",)
    assert any("Did you mean ana?" in problem.fix for problem in found.problems)


def test_a_link_without_quotes_is_understood_and_said(journal: Make) -> None:
    found = journal(ANA + "=== interviews/i.md\n---\ncompany: Acme\nwhen: 2026-11-20\nmet: [[ana]]\n---\n")
    assert rules(found) == [("wikilink", "interviews/i.md", 4)]
    assert found.interviews["i"].met == ("ana",)


def test_two_records_with_one_slug(journal: Make) -> None:
    found = journal(ANA + "=== contacts/acme/ana.md\n---\nname: Other\n---\n")
    assert rules(found) == [("same-slug", "contacts/ana.md", 1)]
    assert found.contacts["ana"].name == "Other"


def test_slugs_that_differ_in_case(journal: Make) -> None:
    found = journal(
        ANA + "=== contacts/Ana.md\n---\nname: Other\n---\n=== contacts/bea.md\n---\nname: Bea\n---\n"
    )
    assert rules(found) == [("slug-case", "contacts/ana.md", 1)]
    assert set(found.contacts) == {"Ana", "bea"}


def test_one_name_in_two_unicode_forms_is_one_slug() -> None:
    found = read_files(
        {
            "contacts/zo\u00eb.md": b"---\nname: Z\n---\n",
            "contacts/zoe\u0308.md": b"---\nname: Z\n---\n",
        }
    )
    assert [problem.rule for problem in found.problems] == ["same-slug"]
    assert list(found.contacts) == ["zo\u00eb"]


@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("contacts/ana.md", True),
        ("contacts/acme/ana.md", True),
        ("contacts/README.md", False),
        ("contacts/index.md", False),
        ("contacts/_template.md", False),
        ("contacts/.ana.md", False),
        ("contacts/.trash/ana.md", False),
        ("contacts/ana.txt", False),
        ("docs/ana.md", False),
    ],
)
def test_what_is_a_record(path: str, record: bool) -> None:
    assert is_record(path) is record


def test_nothing_outside_the_journal_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\nname: Secret\n---\n", encoding="utf-8")
    root = tmp_path / "journal"
    (root / "contacts").mkdir(parents=True)
    (root / "contacts" / "link.md").symlink_to(tmp_path / "secret.md")
    (root / "contacts" / "gone.md").symlink_to(root / "nowhere.md")
    (root / "contacts" / "ana.md").write_text("---\nname: Ana\n---\n", encoding="utf-8")
    (root / "notes").symlink_to(tmp_path)
    found = read_journal(root)
    assert list(found.contacts) == ["ana"]
    assert {(p.rule, p.path) for p in found.problems} == {
        ("outside", "contacts/link.md"),
        ("unreadable", "contacts/gone.md"),
        ("outside", "notes"),
    }


def test_an_empty_folder_is_an_empty_journal(tmp_path: Path) -> None:
    found = read_journal(tmp_path)
    assert (dict(found.contacts), dict(found.positions), found.problems) == ({}, {}, ())


@pytest.mark.parametrize(
    ("front_matter", "rule", "line"),
    [
        ("to: ana\nfrom: ana\nkind: reply", "to-and-from", 3),
        ("kind: thank-you", "required", 1),
        ("to: ana", "required", 1),
        ("to: ana\nkind: thnk-you", "choice", 3),
        ("to: ana\nkind: reply", "choice", 3),
        ("from: ana\nkind: thank-you\nreceived: 2026-11-20", "choice", 3),
        ("from: ana\nkind: reply", "required", 1),
        ("to: ana\nkind: thank-you\nreceived: 2026-11-20", "to-and-from", 4),
        ("to: ana\nkind: thank-you\ninterview: nowhere", "unknown-interview", 4),
        ("to: ana\nkind: value-add\ngift: nothing", "unknown-gift", 4),
        ("to: nobody\nkind: thank-you", "unknown-contact", 2),
    ],
)
def test_a_note_that_contradicts_itself(journal: Make, front_matter: str, rule: str, line: int) -> None:
    found = journal(ANA + f"=== notes/n.md\n---\n{front_matter}\n---\nHi\n")
    assert rules(found) == [(rule, "notes/n.md", line)]
    assert all(problem.level is Level.ERROR for problem in found.problems)


def test_an_outcome_without_its_date_and_dates_before_the_interview(journal: Make) -> None:
    found = journal("""
=== interviews/i.md
---
company: Acme
when: 2026-11-20
outcome: offer
decision_by: 2025-12-04
---
""")
    assert rules(found) == [("outcome-date", "interviews/i.md", 4), ("date-order", "interviews/i.md", 5)]


@pytest.mark.parametrize("key", ["decision_by", "outcome_on"])
@pytest.mark.parametrize(("day", "found"), [("2026-11-19", 1), ("2026-11-20", 0), ("2026-11-21", 0)])
def test_a_date_from_before_the_interview_is_doubtful_and_its_own_day_is_not(
    journal: Make, key: str, day: str, found: int
) -> None:
    outcome = "outcome: offer\n" if key == "outcome_on" else ""
    read = journal(
        f"=== interviews/i.md\n---\ncompany: Acme\nwhen: 2026-11-20T14:00\n{outcome}{key}: {day}\n---\n"
    )
    assert [problem.rule for problem in read.problems] == ["date-order"] * found
    assert all(f"`{key}: {day}`" in problem.message for problem in read.problems)


def test_what_was_called_off_may_have_been_decided_on_before_its_day(journal: Make) -> None:
    read = journal(
        "=== interviews/i.md\n---\ncompany: Acme\nwhen: 2026-11-20T14:00\ncancelled: yes\n"
        "outcome: on-hold\noutcome_on: 2026-11-17\n---\n"
    )
    assert read.problems == ()


def test_two_spellings_of_a_company_are_kept_apart_with_a_hint(journal: Make) -> None:
    found = journal(
        "=== interviews/a.md\n---\ncompany: Foo Inc\nposition: X\nwhen: 2026-11-20\n---\n"
        "=== interviews/b.md\n---\ncompany: Foo, Inc.\nposition: X\nwhen: 2026-11-21\n---\n"
    )
    assert rules(found) == [("company-spelling", "interviews/b.md", 2)]
    assert found.problems[0].level is Level.HINT
    assert list(found.positions) == ["foo-inc-2/x", "foo-inc/x"]


@pytest.mark.parametrize(("one", "other", "hints"), [("canals", "canels", 1), ("canal", "canel", 0)])
def test_only_tags_of_six_letters_can_be_a_slip_of_one_another(
    journal: Make, one: str, other: str, hints: int
) -> None:
    found = journal(
        f"=== contacts/ana.md\n---\nname: Ana\ninterests: [{one}]\n---\n"
        f"=== contacts/bo.md\n---\nname: Bo\ninterests: [{other}]\n---\n"
    )
    assert len(found.problems) == hints


@pytest.mark.parametrize(
    ("tags", "slip"),
    [
        ("observabilty", "observability"),
        ("obsrevability", "observability"),
        ("Observabilities", ""),
        ("sailing/dinghy", ""),
        ("sailing/dingies", "sailing/dinghies"),
        ("python-3", ""),
        ("trust", ""),
        ("maps", ""),
    ],
)
def test_a_misspelt_tag_earns_a_hint(journal: Make, tags: str, slip: str) -> None:
    found = journal(
        "=== contacts/ana.md\n---\nname: Ana\n"
        "interests: [observability, sailing/dinghies, python-2, rust, map]\n---\n"
        f"=== gifts/g.md\n---\ntitle: T\nkind: tip\ninterests: [{tags}]\n---\n"
    )
    hints = [problem for problem in found.problems if problem.rule == "tag-spelling"]
    assert [(hint.path, hint.line, hint.level) for hint in hints] == (
        [("gifts/g.md", 4, Level.HINT)] if slip else []
    )
    assert all(f"Did you mean {slip}?" in hint.fix for hint in hints)
