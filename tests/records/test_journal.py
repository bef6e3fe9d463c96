"""Look-ups: positions, owners, interests, touches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.records.journal import Journal
from afterword.records.reading import read_files

Make = Callable[[dict[str, str]], Journal]


def contact(name: str, **fields: str) -> str:
    return f"---\nname: {name}\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n"


def interview(when: str, position: str = "Engineer", company: str = "Acme", **fields: str) -> str:
    more = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\ncompany: {company}\nposition: {position}\nwhen: {when}\n{more}---\n"


def test_rounds_make_a_position(journal: Make) -> None:
    found = journal(
        {
            "contacts/ana.md": contact("Ana"),
            "contacts/tom.md": contact("Tom"),
            "interviews/b.md": interview("2026-11-20", met="[tom]", decision_by="2026-12-04"),
            "interviews/a.md": interview(
                "2026-11-02", position="engineer", met="[ana]", decision_by="2026-11-10"
            ),
        }
    )
    (position,) = found.positions.values()
    assert position.id == "acme/engineer"
    assert [i.slug for i in position.interviews] == ["a", "b"]
    assert position.met == ("ana", "tom")
    assert position.decision_by == date(2026, 12, 4)
    assert (position.outcome, position.outcome_on) == ("open", None)


def test_a_date_that_a_later_round_has_overtaken_is_gone(journal: Make) -> None:
    found = journal(
        {
            "interviews/a.md": interview("2026-11-02", decision_by="2026-11-10"),
            "interviews/b.md": interview("2026-11-20"),
        }
    )
    assert found.positions["acme/engineer"].decision_by is None


@pytest.mark.parametrize(
    ("last_round", "decision"),
    [("2026-11-09", date(2026, 11, 10)), ("2026-11-10", date(2026, 11, 10)), ("2026-11-11", None)],
)
def test_a_date_holds_up_to_the_day_of_the_last_round(
    journal: Make, last_round: str, decision: date | None
) -> None:
    found = journal(
        {
            "interviews/a.md": interview("2026-11-02", decision_by="2026-11-10"),
            "interviews/b.md": interview(f"{last_round}T09:00"),
        }
    )
    assert found.positions["acme/engineer"].decision_by == decision


def test_the_newest_interview_that_says_an_outcome_decides(journal: Make) -> None:
    found = journal(
        {
            "interviews/a.md": interview("2026-11-02", outcome="on-hold", outcome_on="2026-11-05"),
            "interviews/b.md": interview("2026-11-20"),
        }
    )
    position = found.positions["acme/engineer"]
    assert (position.outcome, position.outcome_on, position.ended) == ("on-hold", date(2026, 11, 5), False)


def test_owner_is_named_else_recruiting_else_hiring_manager_else_first_met(journal: Make) -> None:
    people = {
        "contacts/ana.md": contact("Ana"),
        "contacts/boss.md": contact("Boss", part="hiring-manager"),
        "contacts/rec.md": contact("Rec", part="recruiter"),
    }

    def owner(met: str, **fields: str) -> str | None:
        found = journal({**people, "interviews/a.md": interview("2026-11-02", met=met, **fields)})
        return found.positions["acme/engineer"].owner

    assert owner("[ana, boss, rec]", owner="ana") == "ana"
    assert owner("[ana, boss, rec]") == "rec"
    assert owner("[ana, boss]") == "boss"
    assert owner("[ana]") == "ana"
    assert owner("[]") is None


def test_the_owner_of_the_newest_interview_that_names_one(journal: Make) -> None:
    found = journal(
        {
            "contacts/ana.md": contact("Ana"),
            "contacts/tom.md": contact("Tom"),
            "interviews/a.md": interview("2026-11-02", owner="ana"),
            "interviews/b.md": interview("2026-11-09", owner="tom"),
            "interviews/c.md": interview("2026-11-16"),
        }
    )
    assert found.positions["acme/engineer"].owner == "tom"
    assert [p.id for p in found.positions_with("tom")] == ["acme/engineer"]


def test_a_part_in_the_debrief_counts_in_the_rounds_of_that_position(journal: Make) -> None:
    found = journal(
        {
            "contacts/ana.md": contact("Ana", part="recruiter"),
            "contacts/tom.md": contact("Tom"),
            "interviews/a.md": interview("2026-11-02", met="[tom, ana]"),
            "interviews/b.md": interview("2026-11-20", met="[tom, ana]")
            + "## Ana\n\n- part: peer\n\n## Tom\n\n- part: hiring-manager\n",
            "interviews/c.md": interview("2026-11-21", company="Mill", met="[tom, ana]"),
            "interviews/d.md": "---\ncompany: Inn\nwhen: 2026-11-20\nmet: [ana]\n---\n"
            "## Ana\n- part: other\n",
        }
    )
    assert found.problems == ()
    parts = {slug: found.part_of("ana", slug) for slug in found.interviews}
    assert parts == {"a": "peer", "b": "peer", "c": "recruiter", "d": "other"}
    # At Acme the recruiter is none, and Tom is the hiring manager.
    assert found.positions["acme/engineer"].owner == "tom"
    assert found.positions["mill/engineer"].owner == "ana"


def test_interests_that_look_alike_have_pages_of_their_own(journal: Make) -> None:
    found = journal(
        {
            "contacts/ana.md": contact("Ana", interests='[C, "C++", "C#", a/b, index, Sailing]'),
            "contacts/tom.md": contact("Tom", interests="[sailing, c]"),
            "gifts/g.md": "---\ntitle: T\nkind: tip\ninterests: [sailing/dinghies]\n---\n",
        }
    )
    slugs = {tag: interest.slug for tag, interest in found.interests.items()}
    assert slugs == {
        "a/b": "a/b",
        "c": "c",
        "c#": "c-sharp",
        "c++": "c-plus-plus",
        "index": "index-1",
        "sailing": "sailing",
        "sailing/dinghies": "sailing/dinghies",
    }
    assert found.interests["sailing"].people == (("tom", 1), ("ana", 6))
    assert found.interests["sailing"].gifts == ("g",)
    assert found.interests["sailing"].tag == "Sailing"


def test_touches_are_in_order_and_drafts_are_none(journal: Make) -> None:
    found = journal(
        {
            "contacts/ana.md": contact("Ana"),
            "interviews/a.md": interview("2026-11-02T14:00", met="[ana]"),
            "notes/n1.md": "---\nto: ana\nkind: thank-you\nsent: 2026-11-03\n---\n",
            "notes/n2.md": "---\nfrom: ana\nkind: reply\nreceived: 2026-11-02T18:30\n---\n",
            "notes/n3.md": "---\nto: ana\nkind: value-add\n---\n",
        }
    )
    assert [(t.kind, t.at) for t in found.touches_with("ana")] == [
        ("interview", datetime(2026, 11, 2, 15, 0)),
        ("received", datetime(2026, 11, 2, 18, 30)),
        ("sent", datetime(2026, 11, 3, 12, 0)),
    ]
    assert [note.slug for note in found.notes_with("ana")] == ["n2", "n1", "n3"]


def test_thanks_of_which_only_the_day_is_known_came_after_the_meeting(journal: Make) -> None:
    found = journal(
        {
            "contacts/ana.md": contact("Ana"),
            "interviews/a.md": interview("2026-11-02T14:00", met="[ana]"),
            "notes/n1.md": "---\nto: ana\nkind: thank-you\nsent: 2026-11-02\ninterview: a\n---\n",
            # What was asked that day may well have come before.
            "notes/n2.md": "---\nto: ana\nkind: value-add\nsent: 2026-11-02\ninterview: a\n---\n",
        }
    )
    assert [t.note.slug if t.note else "met" for t in found.touches_with("ana")] == ["n2", "met", "n1"]


def test_the_position_of_a_note(journal: Make) -> None:
    found = journal(
        {
            "contacts/ana.md": contact("Ana"),
            "contacts/own.md": contact("Own"),
            "interviews/a.md": interview("2026-11-02", met="[ana]", owner="own"),
            "interviews/b.md": interview("2026-11-20", position="Lead", met="[ana]"),
            "notes/named.md": "---\nto: ana\nkind: value-add\ninterview: a\nsent: 2026-11-23\n---\n",
            "notes/before.md": "---\nto: ana\nkind: value-add\nsent: 2026-11-10\n---\n",
            "notes/after.md": "---\nto: ana\nkind: value-add\nsent: 2026-11-23\n---\n",
            "notes/owner.md": "---\nto: own\nkind: decision-check-in\nsent: 2026-11-23\n---\n",
        }
    )
    where = {
        slug: position and position.id
        for slug, n in found.notes.items()
        if (position := found.position_of_note(n)) or True
    }
    assert where == {
        "named": "acme/engineer",
        "before": "acme/engineer",
        "after": "acme/lead",
        "owner": "acme/engineer",
    }


def test_a_conversation_outside_any_position(journal: Make) -> None:
    found = journal(
        {
            "contacts/ana.md": contact("Ana"),
            "interviews/a.md": "---\ncompany: Acme\nwhen: 2026-11-02\nmet: [ana]\n---\n",
        }
    )
    assert dict(found.positions) == {}
    assert found.company_of("ana") == "Acme"
    assert found.position_of("a") is None


@given(
    st.permutations(
        ["contacts/ana.md", "contacts/tom.md", "interviews/a.md", "interviews/b.md", "notes/n.md"]
    )
)
def test_the_order_of_files_does_not_matter(order: list[str]) -> None:
    files = {
        "contacts/ana.md": contact("Ana", interests="[x, y]"),
        "contacts/tom.md": contact("Tom", interests="[Y]"),
        "interviews/a.md": interview("2026-11-02", met="[ana, tom]"),
        "interviews/b.md": interview("2026-11-02", company="B", met="[tom, bea]"),
        "notes/n.md": "---\nto: ana\nkind: thank-you\nsent: 2026-11-03\n---\n",
    }
    one = read_files({path: files[path].encode() for path in order})
    two = read_files({path: text.encode() for path, text in files.items()})
    assert one.problems == two.problems
    assert list(one.positions.items()) == list(two.positions.items())
    assert list(one.interests.items()) == list(two.interests.items())
    assert list(one.contacts) == list(two.contacts)


@pytest.mark.parametrize(
    ("day", "ahead"), [("2026-12-03", True), ("2026-12-04", True), ("2026-12-05", False)]
)
def test_their_date_is_ahead_until_it_is_over(journal: Make, day: str, ahead: bool) -> None:
    found = journal({"interviews/a.md": interview("2026-11-20", decision_by="2026-12-04")})
    position = found.positions["acme/engineer"]
    assert position.decision_ahead(date.fromisoformat(day)) == (date(2026, 12, 4) if ahead else None)
    dateless = journal({"interviews/a.md": interview("2026-11-20")}).positions["acme/engineer"]
    assert dateless.decision_ahead(date.fromisoformat(day)) is None


def test_an_offer_takes_the_place_of_an_earlier_pause(journal: Make) -> None:
    found = journal(
        {
            "interviews/a.md": interview("2026-11-02", outcome="on-hold", outcome_on="2026-11-05"),
            "interviews/b.md": interview("2026-11-20", outcome="offer", outcome_on="2026-11-27"),
        }
    )
    position = found.positions["acme/engineer"]
    assert (position.outcome, position.outcome_on) == ("offer", date(2026, 11, 27))


@pytest.mark.parametrize(
    ("outcome", "ended"),
    [
        *(("open", False), ("on-hold", False), ("offer", False)),
        *(("filled-by-me", True), ("filled-by-other", True), ("withdrawn", True), ("declined", True)),
        ("closed", True),
    ],
)
def test_what_ends_a_position_and_what_pauses_it(journal: Make, outcome: str, ended: bool) -> None:
    found = journal({"interviews/a.md": interview("2026-11-02", outcome=outcome, outcome_on="2026-11-05")})
    assert found.positions["acme/engineer"].ended is ended


@pytest.mark.parametrize(
    ("sent", "position"),
    [("2026-11-19", "acme/engineer"), ("2026-11-20", "acme/lead"), ("2026-11-21", "acme/lead")],
)
def test_a_note_belongs_to_an_interview_from_its_day_on(journal: Make, sent: str, position: str) -> None:
    found = journal(
        {
            "contacts/ana.md": contact("Ana"),
            "interviews/a.md": interview("2026-11-02", met="[ana]"),
            "interviews/b.md": interview("2026-11-20T16:00", position="Lead", met="[ana]"),
            "notes/n.md": f"---\nto: ana\nkind: value-add\nsent: {sent}\n---\n",
        }
    )
    about = found.position_of_note(found.notes["n"])
    assert about and about.id == position


def test_somebody_works_where_their_file_says_else_where_they_were_met_last(journal: Make) -> None:
    met = {
        "interviews/a.md": interview("2026-11-02", company="Harbour", met="[ana]"),
        "interviews/b.md": interview("2026-11-20", company="Orchard", met="[ana]"),
    }
    assert journal({"contacts/ana.md": contact("Ana"), **met}).company_of("ana") == "Orchard"
    assert journal({"contacts/ana.md": contact("Ana", company="Mill"), **met}).company_of("ana") == "Mill"
    assert journal({"contacts/ana.md": contact("Ana")}).company_of("ana") == ""
