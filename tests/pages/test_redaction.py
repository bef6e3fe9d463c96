from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from afterword.followups.plan import plan
from afterword.gifts.ledger import ledger
from afterword.pages.edition import Edition
from afterword.pages.gifts import gift_pages
from afterword.pages.redaction import redact
from afterword.pages.site import build_site
from afterword.records.contact import Contact
from afterword.records.gift import Gift
from afterword.records.interview import Debrief, Fact, Interview
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.reading import read_journal
from afterword.settings.settings import Settings
from afterword.times import iso

Make = Callable[[str], Journal]

FILES = """
    === contacts/priya-raman.md
    ---
    name: Priya Raman
    company: Northwind Robotics
    role: Friend of Tom Okafor
    email: priya@northwind.example
    phone: "+44 1"
    linkedin: https://linkedin.example/in/priya
    interests: [sailing/dinghies]
    do_not_contact: her words
    mine: a secret
    ---
    Loves anchovies.
    === contacts/pavel-rusnak.md
    ---
    name: Pavel Rusnak
    ---
    === contacts/tom-okafor.md
    ---
    name: Tom Okafor
    address: Tommy
    linkedin: https://linkedin.example/in/tom
    ---
    === interviews/2026-11-20-coffee-with-priya.md
    ---
    company: Northwind Robotics
    position: Platform Engineer
    when: 2026-11-20T14:00
    round: coffee with Priya
    met: [priya-raman, tom-okafor]
    owner: tom-okafor
    feeling: 3
    ---
    Secret prose.

    ## Priya Raman

    - lit up at: anchovies
    - promised: the anchovy list by 2026-11-24
    - asked me: whether I like anchovies
    - answer: Anchovies, always.
    - worries them: anchovies
    - say: Anchovies!
    - since: I have had anchovies.
    - private: hates anchovies
    - part: executive
    === gifts/priya-raman-on-traces.md
    ---
    title: Priya Raman, Tommy and Raman on traces
    kind: article
    url: https://a.example/priyaraman/traces
    interests: [sailing/dinghies]
    ---
    why: anchovies
    === gifts/lena.md
    ---
    title: Lena Fischer, who knows boats
    kind: introduction
    url: https://a.example/lena
    interests: [boats]
    agreed: yes
    ---
    === notes/2026-11-21-priya-raman-thank-you.md
    ---
    to: priya-raman
    kind: thank-you
    interview: 2026-11-20-coffee-with-priya
    gift: priya-raman-on-traces
    subject: Anchovies
    sent: 2026-11-21
    ---
    Dear Priya, anchovies.
    === notes/broken.md
    ---
    to: nobody-here
    ---
"""


@pytest.fixture
def redacted(journal: Make) -> Journal:
    return redact(journal(FILES))


def test_people_are_initials_and_stay_apart(redacted: Journal) -> None:
    names = {slug: contact.name for slug, contact in redacted.contacts.items()}
    assert names == {"pr": "PR", "pr-2": "PR 2", "to": "TO"}


@pytest.mark.parametrize(
    "word",
    [
        *("Priya", "priya", "Raman", "raman", "Tom", "tom", "Okafor", "Lena", "lena", "Fischer", "nobody"),
        *("nchov", "ecret", "her words", "@", "example", "+44"),
    ],
)
def test_no_word_of_theirs_is_left(redacted: Journal, word: str) -> None:
    everything = repr(
        (
            redacted.contacts,
            redacted.interviews,
            redacted.gifts,
            redacted.notes,
            redacted.positions,
            redacted.interests,
        )
    )
    assert word not in everything
    assert redacted.problems == ()


def test_what_happened_when_is_kept(redacted: Journal) -> None:
    [interview] = redacted.interviews.values()
    assert (interview.slug, interview.company, interview.position) == (
        "2026-11-20-northwind-robotics",
        "Northwind Robotics",
        "Platform Engineer",
    )
    assert (interview.met, interview.owner, interview.feeling) == (("pr-2", "to"), "to", None)
    [note] = redacted.notes.values()
    assert (note.slug, note.contact, note.interview, note.gift, note.text) == (
        "2026-11-21-pr-2-thank-you",
        "pr-2",
        interview.slug,
        "pr-2-to-and-r-on-traces",
        "",
    )


def test_who_has_had_what_is_kept_although_the_words_go(journal: Make) -> None:
    files = """
        === contacts/ana.md
        ---
        name: Ana Sol
        company: Harbor
        ---
        === contacts/ben.md
        ---
        name: Ben Osei
        company: Harbor
        ---
        === contacts/cy.md
        ---
        name: Cy Marsh
        company: Elsewhere
        ---
        === gifts/knots.md
        ---
        title: Knots
        kind: article
        url: https://talks.example/knots
        interests: [rope]
        read: yes
        given: [cy]
        ---
        === gifts/rig.md
        ---
        title: Rigs
        kind: article
        url: https://talks.example/rig
        interests: [rope]
        read: yes
        ---
        === notes/sent.md
        ---
        to: ana
        kind: value-add
        sent: 2026-11-02
        ---
        Here: https://talks.example/rig, and https://talks.example/knots too.
        === notes/draft.md
        ---
        to: ben
        kind: value-add
        ---
        Here: https://talks.example/knots
    """
    redacted = redact(journal(files))
    found = {
        gift: {(each.contact, str(each.on), each.drafted) for each in ledger(redacted).of(gift)}
        for gift in redacted.gifts
    }
    assert found == {
        "knots": {("as", "2026-11-02", False), ("cm", "None", False), ("bo", "None", True)},
        "rigs": {("as", "2026-11-02", False)},
    }


def test_gifts_of_one_address_are_all_given(journal: Make) -> None:
    """Two gifts may share an address, and one note may hold several: each page says who had it, and when."""
    people = {"ana": "Ana Sol", "ben": "Ben Osei"}
    files = {f"contacts/{slug}.md": f"---\nname: {name}\n---\n" for slug, name in people.items()}
    page = "https://talks.example/knots"
    for slug, url in (("ana-on-knots", page), ("knots", f"{page}/"), ("rig", "https://talks.example/rig")):
        files[f"gifts/{slug}.md"] = (
            f"---\ntitle: {slug}\nkind: article\nurl: {url}\ninterests: [rope]\nread: yes\n---\n"
        )
    text = f"---\nHere: {page}, and talks.example/rig too.\n"
    files["notes/sent.md"] = f"---\nto: ana\nkind: value-add\nsent: 2026-11-02\n{text}"
    files["notes/draft.md"] = f"---\nto: ben\nkind: value-add\ngift: rig\n{text}"
    redacted = redact(journal(files))
    edition = Edition(redacted, datetime(2026, 11, 3, 9), Settings(publish="redacted"))
    pages = {page.path: page.markdown for page in gift_pages(edition)}
    assert sorted(pages) == ["gifts/a-on-knots.md", "gifts/knots.md", "gifts/rig.md"]
    for path, text in pages.items():
        given = [(each.contact, str(each.on)) for each in ledger(redacted).of(path[6:-3])]
        assert given == [("as", "2026-11-02"), ("bo", "None")]
        assert "2 Nov" in text
        assert not re.search("talks|https?:|Ana|Ben|Osei", text, re.IGNORECASE)
    assert {note.slug: note.gift for note in redacted.notes.values()} == {
        "2026-11-02-as-value-add": None,
        "draft-bo-value-add": "rig",
    }


def test_a_promise_keeps_its_day_and_loses_its_words(redacted: Journal) -> None:
    [interview] = redacted.interviews.values()
    debrief = interview.debriefs["pr-2"]
    assert [(fact.text, str(fact.by)) for fact in debrief.promised] == [("something promised", "2026-11-24")]
    assert debrief == Debrief("pr-2", 0, promised=debrief.promised, part="executive")


def test_who_has_an_address_is_kept_because_the_rules_ask(redacted: Journal) -> None:
    assert {slug: bool(contact.email) for slug, contact in redacted.contacts.items()} == {
        "pr": False,
        "pr-2": True,
        "to": True,
    }


def test_an_introduction_does_not_say_to_whom(redacted: Journal) -> None:
    gift = redacted.gifts["an-introduction"]
    assert (gift.title, gift.url, gift.agreed) == ("An introduction", "hidden", True)


@pytest.mark.parametrize(
    ("name", "title", "left"),
    [
        ("王伟", "王伟的演讲", "Person的演讲"),
        ("José Ñandú", "A talk by José", "A talk by J."),
        ("Li Na", "Li, by Li Na", "L., by LN"),
        ("Will May", "What it will be in may", "What it W. be in M."),
        ("Ann O'Neill", "O'Neill on boats", "O. on boats"),
        ("Tom Okafor", "Tom on sails", "T. on sails"),
        ("Bo Okafor", "Bo on sails", "B. on sails"),
    ],
)
def test_names_in_titles(journal: Make, name: str, title: str, left: str) -> None:
    redacted = redact(
        journal(
            f'=== contacts/a-b.md\n---\nname: "{name}"\n---\n'
            f'=== gifts/g.md\n---\ntitle: "{title}"\nkind: article\ninterests: [a]\n---\n'
        )
    )
    assert [gift.title for gift in redacted.gifts.values()] == [left]


#: Every field of every record, and what a redacted edition shows of it; a new one is to be decided here too.
SHOWN = {
    Contact: "slug name company part email interests stay_in_touch stay_gap snoozed_until "
    "do_not_contact former skipped",
    Interview: "slug company when position minutes round format met owner decision_by answer_by "
    "cancelled invitation outcome outcome_on debriefs",
    Gift: "slug title kind interests url found expires read agreed paid given",
    Note: "slug contact incoming kind interview gift at via needs_no_reply gives asks answer_by promised",
    Debrief: "contact line promised part",
    Fact: "text line by",
}
AT_HOME = {
    Contact: "role address phone linkedin other_emails language file",
    Interview: "revision feeling file",
    Gift: "why give why_line give_line file",
    Note: "subject asks message_id file",
    Debrief: "talked_about lit_up_at asked_me worries_them say since answer private prose",
    Fact: "answers",
}


@pytest.mark.parametrize("record", SHOWN)
def test_every_field_is_decided(record: type[Any]) -> None:
    assert {each.name for each in fields(record)} == {*SHOWN[record].split(), *AT_HOME[record].split()}


def test_what_stays_at_home_is_in_no_redacted_record(redacted: Journal) -> None:
    records = (*redacted.contacts.values(), *redacted.interviews.values(), *redacted.gifts.values())
    debriefs = (each for interview in redacted.interviews.values() for each in interview.debriefs.values())
    for record in (*records, *redacted.notes.values(), *debriefs):
        for each in fields(record):
            if each.name in AT_HOME[type(record)].split():
                assert getattr(record, each.name) == each.default, (record, each.name)


def test_companies_and_titles_that_were_two_stay_two(journal: Make) -> None:
    whole = journal(
        "".join(f"=== contacts/{name}.md\n---\nname: {name} Lund\n---\n" for name in ("pia", "per"))
        + "".join(
            f"=== interviews/{number}.md\n---\ncompany: {company}\nposition: {title}\nwhen: 2026-11-20\n---\n"
            for number, (company, title) in enumerate(
                [("Pia Ltd", "Aide to Per"), ("Per Ltd", "Aide to Pia"), ("PIA LTD", "Aide to Pia")]
            )
        )
    )
    redacted = redact(whole)
    assert len(whole.positions) == len(redacted.positions) == 3
    assert {position.company for position in redacted.positions.values()} == {"P. Ltd", "P. LTD", "P. Ltd 2"}


def test_people_whose_initials_would_name_somebody_have_none(journal: Make) -> None:
    names = {"a": "Bea Olsen", "b": "Bo", "c": "Ed", "d": "Ella Dahl", "e": "李明"}
    files = "".join(f"=== contacts/{slug}x.md\n---\nname: {name}\n---\n" for slug, name in names.items())
    shown = [contact.name for contact in redact(journal(files)).contacts.values()]
    assert sorted(shown) == ["B", "E", "Person", "Person 2", "Person 3"]


def test_the_plan_of_the_example_stays_what_it_is() -> None:
    example = read_journal(Path(__file__).parents[2])

    def told(journal: Journal) -> Counter[tuple[object, ...]]:
        return Counter(
            (each.kind, each.state, each.company, each.position, iso(each.opens), iso(each.due), each.rule)
            for each in plan(journal, datetime(2026, 11, 21, 10), Settings())
        )

    assert len(example.contacts) > 10
    assert told(redact(example)) == told(example)


def test_what_was_promised_is_offered_to_nobody_in_a_redacted_edition_either(journal: Make) -> None:
    whole = journal("""
        === contacts/ana.md
        ---
        name: Ana
        company: Mill
        email: a@mill.example
        interests: [ropes]
        ---
        === gifts/knots.md
        ---
        title: Knots for cold hands
        kind: article
        interests: [ropes]
        read: yes
        ---
        === interviews/i.md
        ---
        company: Mill
        position: Rigger
        when: 2026-11-20
        met: [ana]
        ---
        ## Ana

        - promised: the knots for cold hands by 2026-11-22
        """)
    for each in (whole, redact(whole)):
        found = plan(each, datetime(2026, 12, 4, 10), Settings())
        assert not any(follow_up.gifts for follow_up in found)
        assert [follow_up.state for follow_up in found if follow_up.kind == "value-add"] == ["held"]


def test_that_somebody_said_stop_is_told_once(redacted: Journal) -> None:
    pages = build_site(redacted, datetime(2026, 11, 23, 9), Settings(publish="redacted")).pages
    (told,) = re.findall(r"Asked not to be written to.{4}", "".join(each.markdown for each in pages))
    assert told == "Asked not to be written to</p>"
