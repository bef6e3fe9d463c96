"""Values at the edges of what a field may hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from afterword.records.journal import Journal

Make = Callable[[dict[str, str]], Journal]


@pytest.mark.parametrize(
    ("key", "value", "right"),
    [
        *(("feeling", "0", False), ("feeling", "1", True), ("feeling", "10", True), ("feeling", "11", False)),
        *(("minutes", "0", False), ("minutes", "1", True), ("minutes", "1440", True)),
        *(("minutes", "1441", False), ("minutes", "45.5", False), ("minutes", "-5", False)),
    ],
)
def test_a_number_lies_within_its_limits(journal: Make, key: str, value: str, right: bool) -> None:
    found = journal({"interviews/i.md": f"---\ncompany: Acme\nwhen: 2026-11-20\n{key}: {value}\n---\n"})
    assert [problem.rule for problem in found.problems] == ([] if right else ["number"])
    usual = {"feeling": None, "minutes": 60}
    assert getattr(found.interviews["i"], key) == (int(value) if right else usual[key])


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        *(("yes", True), ("true", True), ("on", True), ("y", True), ("YES", True)),
        *(("no", False), ("false", False), ("off", False), ("n", False), ("Off", False)),
        *(("maybe", None), ("1", None), ("[yes]", None)),
    ],
)
def test_every_way_to_say_yes_and_no(journal: Make, word: str, meant: bool | None) -> None:
    found = journal({"gifts/g.md": f"---\ntitle: T\nkind: tip\ninterests: [a]\npaid: {word}\n---\n"})
    assert [problem.rule for problem in found.problems] == (["yes-no"] if meant is None else [])
    assert found.gifts["g"].paid is bool(meant)


@pytest.mark.parametrize(
    ("word", "stays", "gap"),
    [("yes", True, None), ("no", False, None), ("90d", True, "90d"), ("10bd", True, "10bd")],
)
def test_staying_in_touch_is_a_wish_or_an_interval(
    journal: Make, word: str, stays: bool, gap: str | None
) -> None:
    ana = journal({"contacts/ana.md": f"---\nname: Ana\nstay_in_touch: {word}\n---\n"}).contacts["ana"]
    assert ana.stay_in_touch is stays
    assert (str(ana.stay_gap) if ana.stay_gap else None) == gap


@pytest.mark.parametrize(
    ("value", "read", "rules"),
    [
        ("[ana@acme.example, a.sol@home.example]", ("ana@acme.example", "a.sol@home.example"), []),
        ("\n  - ana@acme.example\n  - ANA@acme.example", ("ana@acme.example",), []),
        ("ana@acme.example, a.sol@home.example", ("ana@acme.example", "a.sol@home.example"), []),
        ("ana@acme.example", ("ana@acme.example",), []),
        ("[ana@acme.example, ask Tom]", ("ana@acme.example",), ["email"]),
        ("ana at acme", (), ["email"]),
        ("", (), []),
    ],
)
def test_further_addresses_are_a_list_or_one(
    journal: Make, value: str, read: tuple[str, ...], rules: list[str]
) -> None:
    found = journal({"contacts/ana.md": f"---\nname: Ana\nother_emails: {value}\n---\n"})
    assert found.contacts["ana"].other_emails == read
    assert [problem.rule for problem in found.problems] == rules


LINKED = """---
name: "[[Ana Sol]]"
part: "[[hiring-manager]]"
role: Head of [[Data|all the data]] at [[teams/Tides]]
email: "[[ana@acme.example]]"
other_emails: ["[[a.sol@home.example]]"]
interests: ["[[sailing/dinghies]]", "[[tea|green tea]]"]
snoozed_until: "[[2026-12-01]]"
stay_in_touch: "[[90d]]"
former: ["[[companies/Beta|the old place]]"]
---
"""


def test_links_in_any_value_mean_what_they_lead_to(journal: Make) -> None:
    interview = (
        '---\ncompany: "[[Acme]]"\nposition: "[[roles/Analyst]]"\nwhen: "[[daily/2026-11-20|Friday]]"\n'
        'minutes: "[[45]]"\nround: "[[2]]"\nmet: ["[[contacts/ana#Tides|Ana]]"]\nformat: "[[video]]"\n---\n'
    )
    found = journal({"contacts/ana.md": LINKED, "interviews/i.md": interview})
    assert found.problems == ()
    ana, met = found.contacts["ana"], found.interviews["i"]
    assert (ana.name, ana.part, ana.role) == ("Ana Sol", "hiring-manager", "Head of all the data at Tides")
    assert (ana.email, ana.other_emails) == ("ana@acme.example", ("a.sol@home.example",))
    assert (ana.interests, ana.former) == (("sailing/dinghies", "tea"), ("Beta",))
    assert (ana.snoozed_until, str(ana.stay_gap)) == (date(2026, 12, 1), "90d")
    assert (met.company, met.position, met.when) == ("Acme", "Analyst", date(2026, 11, 20))
    assert (met.minutes, met.round, met.met, met.format) == (45, 2, ("ana",), "video")


def test_a_day_linked_without_quotes_is_used_and_the_quotes_are_shown(journal: Make) -> None:
    found = journal({"interviews/i.md": "---\ncompany: Acme\nwhen: [[2026-11-20]]\n---\n"})
    assert found.interviews["i"].when == date(2026, 11, 20)
    assert [(problem.rule, problem.line) for problem in found.problems] == [("wikilink", 3)]
    assert found.problems[0].fix == 'Put the link in quotes: when: "[[2026-11-20]]"'


def test_what_a_link_leads_to_is_still_to_be_a_right_value(journal: Make) -> None:
    text = '---\ncompany: Acme\nwhen: "[[2026-02-30]]"\nfeeling: "[[11]]"\n---\n'
    found = journal({"interviews/i.md": text})
    assert [problem.rule for problem in found.problems] == ["date", "number"]


def test_what_others_wrote_and_names_with_brackets_stay_as_they_are(journal: Make) -> None:
    found = journal(
        {
            "contacts/ana.md": '---\nname: "Ana [[x]]"\ndo_not_contact: "[[talk|said so]]"\n---\n',
            "gifts/wiki.md": '---\ntitle: "How [[links]] came to be"\n'
            "kind: article\nurl: https://x.example/a\ninterests: [tea]\n---\n",
            "notes/n.md": '---\nfrom: ana\nkind: reply\nreceived: 2026-11-20\nsubject: "[[Wiki]]"\n'
            'asks: "is it [[Wiki|that]]?"\nmessage_id: "[[a]]@x.example"\n---\nHello.\n',
        }
    )
    ana, note = found.contacts["ana"], found.notes["n"]
    assert (ana.name, ana.do_not_contact) == ("Ana [[x]]", "[[talk|said so]]")
    assert found.gifts["wiki"].title == "How [[links]] came to be"
    assert (note.subject, note.asks, note.message_id) == (
        "[[Wiki]]",
        "is it [[Wiki|that]]?",
        "[[a]]@x.example",
    )
