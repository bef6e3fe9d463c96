from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples
from writing.letters import journal_of

from afterword.gifts.shelf import HALF_LIFE, freshness_of, shelf
from afterword.records.contact import Contact
from afterword.records.gift import Gift, GiftKind
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.records.note import Note

TODAY = date(2026, 11, 23)


def contact(slug: str, interests: str, company: str = "Northwind", extra: str = "") -> str:
    name = slug.title()
    head = f"name: {name}\ncompany: {company}\ninterests: [{interests}]\n{extra}"
    return f"=== contacts/{slug}.md\n---\n{head}---\n"


def gift(
    slug: str, interests: str, extra: str = "read: yes\nfound: 2026-11-23\n", kind: str = "article"
) -> str:
    return f"=== gifts/{slug}.md\n---\ntitle: {slug}\nkind: {kind}\ninterests: [{interests}]\n{extra}---\n"


def note(to: str, given: str, sent: str = "sent: 2026-11-22\n") -> str:
    return f"=== notes/{to}-{given}.md\n---\nto: {to}\nkind: value-add\ngift: {given}\n{sent}---\nText.\n"


def names(journal: Journal, who: str) -> list[str]:
    return [suggestion.gift for suggestion in shelf(journal, TODAY).fitting(who)]


def test_the_first_interest_counts_most() -> None:
    journal = journal_of(
        contact("ana", "sailing, chess, bread")
        + gift("b", "bread")
        + gift("c", "chess")
        + gift("s", "sailing")
    )
    found = shelf(journal, TODAY).fitting("ana")
    assert [(each.gift, each.score) for each in found] == [
        ("s", pytest.approx(1)),
        ("c", pytest.approx(1 / 2)),
        ("b", pytest.approx(1 / 3)),
    ]


def test_two_interests_answered_add_up() -> None:
    journal = journal_of(contact("ana", "sailing, chess") + gift("both", "chess, sailing"))
    (found,) = shelf(journal, TODAY).fitting("ana")
    assert found.score == pytest.approx(1.5)
    assert found.why == "First on Ana's list: sailing, and it answers chess too; found today."
    assert found.interest == "sailing"


def test_a_nested_gift_answers_the_wider_interest_but_not_the_other_way() -> None:
    journal = journal_of(
        contact("ana", "sailing")
        + contact("ben", "Sailing/Dinghies", company="Other")
        + gift("narrow", "sailing/dinghies")
        + gift("wide", "sailing")
    )
    assert names(journal, "ana") == ["narrow", "wide"]
    assert names(journal, "ben") == ["narrow"]


def test_a_gift_half_a_year_old_is_worth_half() -> None:
    assert timedelta(days=180) == HALF_LIFE
    old = Gift("g", "G", "article", ("x",), found=date(2026, 5, 27))
    assert (TODAY - date(2026, 5, 27)).days == 180
    assert freshness_of(old, TODAY) == pytest.approx(0.5)
    assert freshness_of(Gift("g", "G", "article", ("x",)), TODAY) == 0.5
    assert freshness_of(Gift("g", "G", "article", ("x",), found=date(2027, 1, 1)), TODAY) == 1


@pytest.mark.parametrize(
    ("extra", "kind", "reason"),
    [
        ("found: 2026-11-20\n", "article", "not read"),
        ("read: yes\npaid: yes\n", "article", "costs money"),
        ("read: yes\nexpires: 2026-11-22\n", "event", "expired on Sun 22 Nov 2026"),
        ("read: yes\n", "introduction", "has not agreed"),
    ],
)
def test_what_is_never_offered(extra: str, kind: str, reason: str) -> None:
    journal = journal_of(contact("ana", "sailing") + gift("g", "sailing", extra, kind))
    assert names(journal, "ana") == []
    assert reason in shelf(journal, TODAY).why_not("ana", "g")
    assert shelf(journal, TODAY).glad("g") == ()


@pytest.mark.parametrize(
    ("extra", "kind"),
    [("read: yes\nexpires: 2026-11-23\n", "event"), ("read: yes\nagreed: yes\n", "introduction")],
)
def test_what_is_offered_although_it_is_close(extra: str, kind: str) -> None:
    journal = journal_of(contact("ana", "sailing") + gift("g", "sailing", extra, kind))
    assert names(journal, "ana") == ["g"]
    assert shelf(journal, TODAY).why_not("ana", "g") == ""


def test_nobody_gets_a_gift_twice_and_no_colleague_gets_it_too() -> None:
    people = (
        contact("ana", "sailing") + contact("ben", "sailing", "NORTHWIND") + contact("cy", "sailing", "Other")
    )
    journal = journal_of(people + gift("g", "sailing") + note("ana", "g"))
    assert names(journal, "ana") == names(journal, "ben") == []
    assert names(journal, "cy") == ["g"]
    assert shelf(journal, TODAY).why_not("ana", "g") == "Ana has had it already."
    assert shelf(journal, TODAY).why_not("ben", "g") == "Ana, at the same company, has had it already."
    assert [each.contact for each in shelf(journal, TODAY).glad("g")] == ["cy"]


def test_a_draft_keeps_it_for_its_receiver() -> None:
    people = contact("ana", "sailing") + contact("ben", "sailing")
    journal = journal_of(people + gift("g", "sailing") + note("ana", "g", sent=""))
    assert names(journal, "ana") == ["g"]
    assert names(journal, "ben") == []
    assert shelf(journal, TODAY).why_not("ben", "g") == "A draft to Ana, at the same company, gives it."


def test_people_without_a_company_are_nobodys_colleagues() -> None:
    people = contact("ana", "sailing", '""') + contact("ben", "sailing", '""')
    journal = journal_of(people + gift("g", "sailing") + note("ana", "g"))
    assert names(journal, "ben") == ["g"]


def test_who_would_be_glad_of_a_gift() -> None:
    journal = journal_of(
        contact("ana", "chess, sailing", "One")
        + contact("ben", "sailing", "Two")
        + contact("cy", "sailing", "Three", "do_not_contact: asked me not to\n")
        + contact("di", "bread", "Four")
        + gift("g", "sailing/dinghies")
    )
    assert [each.contact for each in shelf(journal, TODAY).glad("g")] == ["ben", "ana"]
    assert shelf(journal, TODAY).glad("nothing") == ()


def test_interests_to_look_something_out_for() -> None:
    interviews = "".join(
        f"=== interviews/2026-11-{day}-{company.lower()}.md\n---\ncompany: {company}\nposition: Cook\n"
        f"when: 2026-11-{day}\nmet: [{met}]\n{extra}---\n"
        for day, company, met, extra in [
            (18, "One", "ana, ben", ""),
            (19, "Two", "cy", "outcome: closed\noutcome_on: 2026-11-20\n"),
        ]
    )
    journal = journal_of(
        contact("ana", "sailing, chess", "One")
        + contact("ben", "chess", "One")
        + contact("cy", "opera", "Two")
        + contact("di", "opera", "Three")
        + gift("g", "sailing")
        + interviews
    )
    found = shelf(journal, TODAY).missing()
    assert [(each.interest, each.contacts) for each in found] == [("chess", ("ben", "ana"))]


def test_a_name_that_nobody_has_fits_nothing() -> None:
    assert shelf(journal_of(contact("ana", "sailing")), TODAY).fitting("zoe") == ()


TAGS = ["a", "a/x", "B", "b/y/z", "c"]
PEOPLE = ["ana", "ben", "cy", "di"]
GIFTS = ["g0", "g1", "g2", "g3", "g4"]


@st.composite
def journals(draw: st.DrawFn) -> Journal:
    """Random people at two companies or none, gifts in every state, notes sent, drafted and received."""
    tags = st.lists(st.sampled_from(TAGS), max_size=3, unique=True).map(tuple)
    days = st.none() | st.dates(date(2026, 1, 1), date(2027, 6, 1))
    contacts = {
        slug: Contact(
            slug, slug, company=draw(st.sampled_from(["", "One", "one ", "Two"])), interests=draw(tags)
        )
        for slug in PEOPLE
    }
    gifts = {
        slug: Gift(
            slug,
            slug,
            draw(st.sampled_from(get_args(GiftKind))),
            draw(tags),
            found=draw(days),
            expires=draw(days),
            read=draw(st.booleans()),
            agreed=draw(st.booleans()),
            paid=draw(st.booleans()),
        )
        for slug in GIFTS
    }
    notes = {
        f"n{number}": Note(
            f"n{number}",
            draw(st.sampled_from(PEOPLE)),
            incoming=draw(st.booleans()),
            kind="value-add",
            gift=draw(st.none() | st.sampled_from(GIFTS)),
            at=draw(days),
        )
        for number in range(draw(st.integers(0, 4)))
    }
    interview = Interview("i", "Two", date(2026, 11, 1), position="Cook", met=("ana", "ben"))
    return Journal(contacts=contacts, interviews={"i": interview}, gifts=gifts, notes=notes)


def answers(gift: Gift, interest: str) -> bool:
    """Whether a gift answers an interest: the very tag, or one nested below it."""
    wanted = interest.casefold()
    return any(own.casefold() == wanted or own.casefold().startswith(f"{wanted}/") for own in gift.interests)


@settings(max_examples=examples(100, 500))
@given(journals())
def test_no_rule_of_giving_is_ever_broken(journal: Journal) -> None:
    def company(slug: str) -> str:
        return journal.company_of(slug).strip().casefold()

    given_to = [(n.contact, n.gift) for n in journal.notes.values() if not n.incoming and n.at is not None]
    for slug, person in journal.contacts.items():
        found = shelf(journal, TODAY).fitting(slug)
        assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
        assert len({each.gift for each in found}) == len(found)
        for each in found:
            offered = journal.gifts[each.gift]
            assert offered.read and not offered.paid
            assert offered.expires is None or offered.expires >= TODAY
            assert offered.kind != "introduction" or offered.agreed
            assert any(answers(offered, interest) for interest in person.interests)
            assert (slug, each.gift) not in given_to
            assert not any(
                gift == each.gift and company(slug) and company(other) == company(slug)
                for other, gift in given_to
            )
            assert each.why and each.score > 0
            assert each in shelf(journal, TODAY).glad(each.gift)


@settings(max_examples=examples(50, 250))
@given(journals())
def test_what_is_not_offered_is_unwanted_or_has_a_reason(journal: Journal) -> None:
    for slug, person in journal.contacts.items():
        offered = {each.gift for each in shelf(journal, TODAY).fitting(slug)}
        for name, record in journal.gifts.items():
            wanted = any(answers(record, interest) for interest in person.interests)
            assert (name in offered) == (wanted and not shelf(journal, TODAY).why_not(slug, name))


def test_nobody_is_introduced_to_themselves() -> None:
    journal = journal_of(
        contact("hana", "fhir")
        + contact("ana", "fhir", company="Hop Row")
        + gift("g", "fhir", "read: yes\nagreed: yes\n", "introduction").replace(
            "title: g", "title: Hana, who knows"
        )
    )
    assert names(journal, "hana") == []
    assert names(journal, "ana") == ["g"]


def test_among_equal_gifts_comes_first_what_they_lit_up_at() -> None:
    def search(lines: str) -> Journal:
        return journal_of(
            contact("ana", "chess, bread")
            + gift("a", "bread, chess").replace("title: a", "title: Rye")
            + gift("b", "chess, bread").replace("title: b", "title: Openings")
            + "=== interviews/i.md\n---\ncompany: Northwind\nposition: P\nwhen: 2026-11-20\nmet: [ana]\n---\n"
            f"## Ana\n\n{lines}\n"
        )

    assert names(search("- lit up at: baking bread"), "ana") == ["a", "b"]
    assert names(search("- lit up at: playing chess"), "ana") == ["b", "a"]
    assert names(search("- talked about: playing chess"), "ana") == ["b", "a"]
    assert names(search("- talked about: chess\n- lit up at: bread"), "ana") == ["a", "b"]
