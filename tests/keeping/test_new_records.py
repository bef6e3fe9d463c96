"""New files: in the style of hand-written ones, and read back as exactly what they were made from."""

from __future__ import annotations

import dataclasses
import re
import string
import unicodedata
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.errors import AfterwordError
from afterword.keeping.new_records import free_slug, new_contact, new_gift, new_interview, new_note
from afterword.kinds import INCOMING_KINDS, OUTGOING_KINDS
from afterword.records.contact import PARTS, Contact, Part, Skip
from afterword.records.gift import Gift, GiftKind
from afterword.records.interview import Debrief, Fact, Format, Interview, Outcome
from afterword.records.note import Note, Via
from afterword.records.reading import read_files
from afterword.records.record import RecordFile
from afterword.records.schema import LEAD_INS
from afterword.times import Duration

EXAMPLES = examples(60, 400)

#: What of a debrief is a list of facts.
FACTS = [lead_in.field for lead_in in LEAD_INS if lead_in.words != "part"]


def test_contact_in_full() -> None:
    change = new_contact(
        Contact(
            "priya-raman",
            "Priya Raman",
            company="Northwind: Robotics",
            role="no",
            part="hiring-manager",
            email="priya@northwind.example",
            phone="0049301234567",
            interests=("sailing/dinghies", "C#", "1984", "type systems"),
            stay_in_touch=True,
            stay_gap=Duration.parse("90d"),
        ),
        "Knows everybody on the Solent.",
    )
    assert (change.path, change.old, change.verb) == ("contacts/priya-raman.md", None, "created")
    assert (change.new or b"").decode() == (
        "---\n"
        "name: Priya Raman\n"
        'company: "Northwind: Robotics"\n'
        'role: "no"\n'
        "part: hiring-manager\n"
        "email: priya@northwind.example\n"
        'phone: "0049301234567"\n'
        "interests:\n"
        "  - sailing/dinghies\n"
        "  - C#\n"
        '  - "1984"\n'
        "  - type systems\n"
        "stay_in_touch: 90d\n"
        "---\n"
        "\n"
        "Knows everybody on the Solent.\n"
    )


def test_shortest_contact() -> None:
    assert new_contact(Contact("ana", "Ana")).new == b"---\nname: Ana\n---\n"


def test_interview_in_full() -> None:
    interview = Interview(
        "2026-11-20-northwind-robotics",
        "Northwind Robotics",
        datetime(2026, 11, 20, 14, 0),
        position="Staff Platform Engineer",
        round=2,
        format="onsite",
        met=("priya-raman", "tom-okafor"),
        owner="dana-whit",
        decision_by=date(2026, 12, 4),
        feeling=8,
        debriefs={
            "priya-raman": Debrief(
                "priya-raman",
                0,
                talked_about=(Fact("forty services\nwithout a freeze", 0),),
                promised=(Fact("the sampling write-up", 0, date(2026, 11, 24)),),
                prose="She asked twice how we paged people.\n",
            )
        },
    )
    change = new_interview(
        interview, {"priya-raman": "Priya Raman", "tom-okafor": "Tom Okafor"}, "Good coffee."
    )
    assert change.path == "interviews/2026-11-20-northwind-robotics.md"
    assert (change.new or b"").decode() == (
        "---\n"
        "company: Northwind Robotics\n"
        "position: Staff Platform Engineer\n"
        "when: 2026-11-20T14:00\n"
        "round: 2\n"
        "format: onsite\n"
        "met:\n"
        "  - priya-raman\n"
        "  - tom-okafor\n"
        "owner: dana-whit\n"
        "decision_by: 2026-12-04\n"
        "feeling: 8\n"
        "---\n"
        "\n"
        "Good coffee.\n"
        "\n"
        "## Priya Raman\n"
        "\n"
        "- talked about: forty services without a freeze\n"
        "- promised: the sampling write-up by 2026-11-24\n"
        "\n"
        "She asked twice how we paged people.\n"
        "\n"
        "## Tom Okafor\n"
        "\n"
        "- talked about:\n"
        "- lit up at:\n"
        "- asked me:\n"
        "- worries them:\n- say:\n"
    )


def test_two_people_of_one_name_are_headed_by_their_slugs() -> None:
    interview = Interview("i", "Acme", date(2026, 11, 20), met=("ana-sol", "ana-sol-2", "ben-ito"))
    text = (
        new_interview(interview, {"ana-sol": "Ana Sol", "ana-sol-2": "ana  sol", "ben-ito": "Ben Ito"}).new
        or b""
    ).decode()
    assert [line for line in text.splitlines() if line.startswith("##")] == [
        "## ana-sol",
        "## ana-sol-2",
        "## Ben Ito",
    ]


def test_gift_and_note() -> None:
    gift = Gift(
        "tail", "Tail sampling: field notes", "article", ("observability",), read=True, why="it is short"
    )
    assert (new_gift(gift, "From a friend.").new or b"").decode() == (
        '---\ntitle: "Tail sampling: field notes"\nkind: article\ninterests:\n  - observability\n'
        "read: true\n---\n"
        "\nwhy: it is short\n\nFrom a friend.\n"
    )
    note = Note("n", "priya-raman", True, "reply", at=datetime(2026, 11, 23, 9, 30), via="phone")
    assert (new_note(note, "On Friday, she says.\r\n").new or b"").decode() == (
        "---\nfrom: priya-raman\nkind: reply\nreceived: 2026-11-23T09:30\nvia: phone\n---\n"
        "\nOn Friday, she says.\n"
    )


def test_what_is_required() -> None:
    for make in (
        lambda: new_contact(Contact("x", " \n ")),
        lambda: new_interview(Interview("x", "", date(2026, 1, 1)), {}),
        lambda: new_gift(Gift("x", "", "tip", ("a",))),
        lambda: new_gift(Gift("x", "Title", "tip", ("#",))),
    ):
        with pytest.raises(AfterwordError, match="needs"):
            make()


@pytest.mark.parametrize(
    ("text", "taken", "slug"),
    [
        ("Priya Raman", [], "priya-raman"),
        ("Priya Raman", ["priya-raman"], "priya-raman-2"),
        ("Priya Raman", ["Priya-Raman", "priya-raman-2"], "priya-raman-3"),
        ("2026-11-20 Northwind Robotics", [], "2026-11-20-northwind-robotics"),
        ("index", [], "index-1"),
        ("README", [], "readme-1"),
        ("Con", [], "con-1"),
        ("LPT1", [], "lpt1-1"),
        ("_draft", [], "draft"),
        (".hidden", [], "hidden"),
        ("../../etc/passwd", [], "etc-passwd"),
        ("山田 太郎", [], "山田-太郎"),
    ],
)  # fmt: skip
def test_free_slug(text: str, taken: list[str], slug: str) -> None:
    assert free_slug(text, taken) == slug


@given(st.text(max_size=400), st.sets(st.text(max_size=3), max_size=3))
@settings(max_examples=EXAMPLES)
def test_a_slug_is_always_a_file_name(text: str, taken: set[str]) -> None:
    first = free_slug(text, taken)
    second = free_slug(text, [*taken, first])
    for slug in (first, second):
        assert slug
        assert slug not in taken
        assert slug[0] not in "._"
        assert slug.casefold() not in ("index", "readme")
        assert not set(slug) & set('/\\:*?"<>|\0\n')
        assert len(f"{slug}.md".encode()) <= 200
    assert first != second


def line(text: str) -> str:
    kept = "".join(sign for sign in unicodedata.normalize("NFC", text) if sign >= " " or sign.isspace())
    return " ".join(kept.split())


def meant(text: str) -> str:
    """A field as it is read back: a link is the thing it leads to."""
    return re.sub(r"\[\[([^\[\]|#/]+)\]\]", r"\1", line(text)) if line(text).startswith("[[") else line(text)


NASTY = [
    *("no", "12:30", "01234", "a: b", "@ana", "#rust", "# x", "~", "- x", "[[x]]", "it's", '"', "2026-13-40"),
    *(
        "🚀",
        "<<: x",
        "a\u0301",
        "١٢",
        "C:\\x",
        "%",
        "`",
        "null",
        "1e3",
        "---",
        "...",
        "?",
        "| x",
        "> x",
        "& x",
    ),
]
PROSE = ["", "Kind.", "Two\n\nparagraphs, a: b", "> quoted 🚀", "*", "1. first"]
#: Words with signs that do not show are read back whole, and rightly hinted at; so are tags that look alike.
TRUE_HINTS = {"control", "tag-spelling"}
#: The name of a block at the end is no word of a fact: Obsidian hides it.
words = st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=40)).filter(
    lambda text: line(text) != "" and not re.search(r"\s\^[\w-]+$", line(text))
)
maybe = st.one_of(st.just(""), words)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
moments = st.one_of(
    days,
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(
        lambda at: at.replace(second=0, microsecond=0)
    ),
)
tags = st.lists(
    st.one_of(
        st.sampled_from(["C", "C++", "C#", "a/b", "1984", "no", "🎻", "音楽", "it's", "x, y", "[z]", "a: b"]),
        st.text(string.ascii_letters + " -/éß漢", min_size=1, max_size=12),
    ).filter(lambda tag: tag.strip("/ #") != ""),
    max_size=4,
)
addresses = st.one_of(st.just(""), st.from_regex(r"[a-z0-9.+]{1,9}@[a-z]{1,9}\.example", fullmatch=True))


def tidy_tags(items: list[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for item in items:
        tag = "/".join(" ".join(part.split()) for part in item.strip().lstrip("#").split("/") if part.strip())
        found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def bare(record: Any) -> Any:
    """A record without its place in the file."""
    return dataclasses.replace(record, file=RecordFile(""))


def rooted(fact: Fact) -> Fact:
    return dataclasses.replace(fact, line=0, answers=tuple(map(rooted, fact.answers)))


def tidied(fact: Fact) -> Fact:
    """A fact as it is read back: links are the words that Obsidian shows."""
    text = re.sub(r"\[\[([^\[\]|#/]+)\]\]", r"\1", line(fact.text))
    return dataclasses.replace(fact, text=text, answers=tuple(map(tidied, fact.answers)))


@given(st.data())
@settings(max_examples=EXAMPLES)
def test_contacts_read_back(data: st.DataObject) -> None:
    draw = data.draw
    stay = draw(st.sampled_from([None, "yes", "90d", "12bd"]))
    contact = Contact(
        slug=free_slug(name := draw(words), ()),
        name=name,
        company=draw(maybe),
        role=draw(maybe),
        part=draw(st.sampled_from(get_args(Part))),
        address=draw(maybe),
        email=draw(addresses),
        phone=draw(st.one_of(st.just(""), st.from_regex(r"\+?[0-9 ()/-]{0,9}[0-9]{2}", fullmatch=True))),
        other_emails=draw(st.sampled_from([(), ("ana@home.example", "a.sol@old.example")])),
        interests=tuple(draw(tags)),
        stay_in_touch=stay is not None,
        stay_gap=Duration.parse(stay) if stay and stay != "yes" else None,
        snoozed_until=draw(st.none() | days),
        former=draw(st.sampled_from([(), ("Kessler, Vogt and Sons", "2026 Ltd")])),
        skipped=draw(st.sampled_from([(), (Skip("value-add", date(2026, 12, 1)),)])),
        do_not_contact=draw(st.sampled_from(["", "she said: please don't", "@all: no more 🚀", "2026"])),
    )
    change = new_contact(contact)
    journal = read_files({change.path: change.new or b""})
    assert [problem for problem in journal.problems if problem.rule not in TRUE_HINTS] == []
    assert bare(journal.contacts[contact.slug]) == dataclasses.replace(
        contact,
        interests=tidy_tags(list(contact.interests)),
        do_not_contact=line(contact.do_not_contact),
        **{key: meant(getattr(contact, key)) for key in ("name", "company", "role", "address", "phone")},
    )


facts = st.lists(
    words.filter(lambda text: " by " not in f" {line(text)} ").map(lambda text: Fact(text, 0)), max_size=2
).map(tuple)
questions = st.lists(
    st.tuples(st.sampled_from(["whether I can lead", "my CV"]), facts).map(
        lambda pair: Fact(pair[0], 0, answers=pair[1])
    ),
    max_size=2,
).map(tuple)
promises = st.lists(
    st.tuples(st.sampled_from(["the write-up", "a call", "no: really", "🚀"]), st.none() | days).map(
        lambda pair: Fact(pair[0], 0, pair[1])
    ),
    max_size=2,
).map(tuple)


@given(st.data())
@settings(max_examples=EXAMPLES)
def test_interviews_read_back(data: st.DataObject) -> None:
    draw = data.draw
    names = draw(st.lists(words, max_size=3))
    people: dict[str, Contact] = {}
    for name in names:
        slug = free_slug(name, people)
        people[slug] = Contact(slug, name)
    outcome = draw(st.sampled_from([None, *get_args(Outcome)]))
    when = draw(moments)
    day = when.date() if isinstance(when, datetime) else when
    interview = Interview(
        slug="2026-11-20-acme",
        company=draw(words),
        when=when,
        position=draw(maybe),
        minutes=draw(st.integers(5, 480)),
        round=draw(st.one_of(st.none(), st.integers(1, 9), st.sampled_from(["final", "no", "1st", "12:30"]))),
        format=draw(st.sampled_from([None, *get_args(Format)])),
        met=tuple(people),
        owner=draw(st.sampled_from([None, *people])),
        decision_by=draw(st.sampled_from([None, day])),
        answer_by=draw(st.sampled_from([None, day])),
        cancelled=draw(st.booleans()),
        invitation=draw(
            st.sampled_from([(), ("4t7hq0@cal.example", "a, b: #c"), ("040000008200E00074C5" * 6,)])
        ),
        revision=draw(st.none() | st.integers(0, 9)),
        outcome=outcome,
        outcome_on=day if outcome not in (None, "open") else None,
        feeling=draw(st.none() | st.integers(1, 10)),
        debriefs=MappingProxyType(
            {
                slug: Debrief(
                    slug, 0,
                    talked_about=draw(facts), lit_up_at=draw(facts), asked_me=draw(questions),
                    worries_them=draw(facts), say=draw(facts), since=draw(facts), promised=draw(promises),
                    part=draw(st.none() | st.sampled_from(PARTS)), private=draw(facts),
                    prose=draw(st.sampled_from(PROSE)),
                )
                for slug in people
            }
        ),
    )  # fmt: skip
    files = [new_contact(contact) for contact in people.values()]
    files.append(new_interview(interview, {slug: contact.name for slug, contact in people.items()}))
    journal = read_files({change.path: change.new or b"" for change in files})
    # Two people of one name are allowed, and earn a hint.
    assert [problem for problem in journal.problems if problem.rule not in {"same-name", *TRUE_HINTS}] == []
    found = journal.interviews[interview.slug]
    assert bare(dataclasses.replace(found, debriefs={})) == dataclasses.replace(
        interview, debriefs={}, company=meant(interview.company), position=meant(interview.position)
    )
    for slug, wanted in interview.debriefs.items():
        read = found.debriefs[slug]
        assert dataclasses.replace(
            read,
            **{key: tuple(map(rooted, getattr(read, key))) for key in FACTS},
            line=0,
        ) == dataclasses.replace(wanted, **{key: tuple(map(tidied, getattr(wanted, key))) for key in FACTS})


@given(st.data())
@settings(max_examples=EXAMPLES)
def test_gifts_and_notes_read_back(data: st.DataObject) -> None:
    draw = data.draw
    gift = Gift(
        slug=free_slug(title := draw(words), ()),
        title=title,
        kind=draw(st.sampled_from(get_args(GiftKind))),
        interests=tuple(draw(tags.filter(bool))),
        url=draw(
            st.sampled_from(
                ["", "https://notes.example/a?b=c#d", "https://notes.example/%20: x".replace(" ", "")]
            )
        ),
        found=draw(st.none() | days),
        expires=draw(st.none() | days),
        read=draw(st.booleans()),
        agreed=draw(st.booleans()),
        paid=draw(st.booleans()),
        why=draw(maybe),
        given=draw(st.sampled_from([(), ("ana-sol",)])),
    )
    person = Contact("ana-sol", "Ana Sol")
    incoming = draw(st.booleans())
    text = draw(
        st.sampled_from(
            ["", "Hello.", "---\nname: x\n---", "# 🚀\n\n## Ana Sol\n\n- promised: x", "  indented"]
        )
    )
    note = Note(
        slug="2026-11-21-ana-sol",
        contact=person.slug,
        incoming=incoming,
        kind=draw(st.sampled_from(INCOMING_KINDS if incoming else OUTGOING_KINDS)),
        gift=draw(st.sampled_from([None, gift.slug])),
        subject=draw(maybe),
        at=draw(moments if incoming else st.none() | moments),
        via=draw(st.sampled_from(get_args(Via))),
        needs_no_reply=draw(st.none() | st.booleans()),
        asks=draw(maybe) if incoming else "",
        answer_by=draw(st.none() | days) if incoming else None,
        message_id=draw(st.sampled_from(["", "CAGq7=a+b@mail.example", "#1: x"])),
    )
    files = [new_contact(person), new_gift(gift), new_note(note, text)]
    journal = read_files({change.path: change.new or b"" for change in files})
    assert [problem for problem in journal.problems if problem.rule not in TRUE_HINTS] == []
    assert bare(journal.gifts[gift.slug]) == dataclasses.replace(
        gift, title=meant(gift.title), why=line(gift.why), interests=tidy_tags(list(gift.interests))
    )
    read = journal.notes[note.slug]
    # What is promised in it is told from its words.
    assert bool(read.promised) == ("promised" in text)
    assert dataclasses.replace(bare(read), promised=()) == dataclasses.replace(
        note, subject=line(note.subject), asks=line(note.asks)
    )
    assert read.text == text
