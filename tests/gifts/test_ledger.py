"""Who has had what: one answer for the plan, drafts, the checker and the pages."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from writing.letters import journal_of

from afterword.checking.checker import Checker
from afterword.followups.plan import plan
from afterword.gifts.ledger import ledger
from afterword.gifts.objections import objections, unfit
from afterword.gifts.shelf import shelf
from afterword.records.gift import Gift
from afterword.records.journal import Journal
from afterword.settings.settings import Settings
from afterword.writing.composing import compose

TODAY = date(2026, 11, 23)
RIG = "https://talks.example/rigging-for-two"

PEOPLE = """
    === contacts/ana.md
    ---
    name: Ana Sol
    company: Harbor Works
    email: ana@harbor.example
    interests: [rigging]
    ---
    === contacts/ben.md
    ---
    name: Ben Osei
    company: harbor works
    email: ben@harbor.example
    interests: [rigging]
    ---
    === contacts/cy.md
    ---
    name: Cy Marsh
    company: Elsewhere
    email: cy@elsewhere.example
    interests: [rigging]
    ---
"""


def gift(slug: str = "rig", url: str = RIG, extra: str = "") -> str:
    return (
        f"    === gifts/{slug}.md\n    ---\n    title: Rigging for two\n    kind: talk\n    url: {url}\n"
        f"    interests: [rigging]\n    read: yes\n{extra}    ---\n"
    )


def note(text: str, to: str = "to: ana", extra: str = "sent: 2026-11-02", name: str = "a-note") -> str:
    kind = "kind: reply" if to.startswith("from") else "kind: value-add"
    return f"    === notes/{name}.md\n    ---\n    {to}\n    {kind}\n    {extra}\n    ---\n    {text}\n"


def had(journal: Journal, contact: str = "ana") -> list[tuple[str, date | None]]:
    return [(each.gift, each.on) for each in ledger(journal).to(contact)]


@pytest.mark.parametrize(
    "text",
    [
        f"Here it is: {RIG}",
        f"Here it is: {RIG}.",
        f"Here it is ({RIG}), and no need to reply.",
        f"<{RIG}>",
        f"It is [the talk]({RIG}) I spoke of.",
        f"{RIG}/",
        f"{RIG}#from-the-mast-down",
        "http://talks.example/rigging-for-two",
        "https://www.talks.example/rigging-for-two",
        "www.talks.example/rigging-for-two",
        "Look at talks.example/rigging-for-two, it is short.",
        "HTTPS://Talks.Example/rigging-for-two",
        f"{RIG}?utm_source=mail&fbclid=abc",
        "https://talks.example/rigging%2Dfor%2Dtwo",
    ],
)
def test_a_gift_is_given_by_its_address_in_a_sent_note(text: str) -> None:
    journal = journal_of(PEOPLE + gift() + note(text))
    assert had(journal) == [("rig", date(2026, 11, 2))]
    assert shelf(journal, TODAY).why_not("ana", "rig") == "Ana Sol has had it already."
    assert shelf(journal, TODAY).why_not("ben", "rig") == (
        "Ana Sol, at the same company, has had it already."
    )
    assert not shelf(journal, TODAY).why_not("cy", "rig")


@pytest.mark.parametrize(
    "text",
    [
        "Nothing to see here.",
        f"{RIG}-and-more",
        "https://talks.example/",
        "https://other.example/rigging-for-two",
        "Write to talks@talks.example about it.",
        "talks.example alone is another page.",
    ],
)
def test_another_address_gives_another_thing(text: str) -> None:
    assert had(journal_of(PEOPLE + gift() + note(text))) == []


@pytest.mark.parametrize(
    ("url", "text", "given"),
    [
        ("https://films.example/watch?v=12", "https://films.example/watch?v=12&t=90", True),
        ("https://films.example/watch?v=12", "https://films.example/watch?t=90&v=12", True),
        ("https://films.example/watch?v=12", "https://films.example/watch?v=13", False),
        ("https://films.example/watch?v=12", "https://films.example/watch", False),
        ("https://knots.example", "Do you know knots.example?", True),
        ("https://knots.example", "Do you know www.knots.example/?", True),
        ("https://knots.example", "My address is sam@knots.example.", False),
        ("https://knots.example", "See old.knots.example for it.", False),
    ],
)
def test_an_address_with_a_query_and_one_without_a_path(url: str, text: str, given: bool) -> None:
    assert bool(had(journal_of(PEOPLE + gift(url=url) + note(text)))) == given


def test_of_two_pages_the_nearest_is_meant() -> None:
    both = gift("all", "https://films.example/watch") + gift("one", "https://films.example/watch?v=12")
    text = note("https://films.example/watch?v=12&t=9")
    assert had(journal_of(PEOPLE + both + text)) == [("one", date(2026, 11, 2))]


def test_what_they_wrote_themselves_and_what_is_only_a_draft_gives_nothing() -> None:
    received = note(f"Do you know {RIG}?", "from: ana", "received: 2026-11-02")
    draft = note(f"Here: {RIG}", extra="subject: Rigging", name="draft")
    journal = journal_of(PEOPLE + gift() + received + draft)
    assert had(journal) == []
    assert [(each.contact, each.drafted, each.on) for each in ledger(journal).of("rig")] == [
        ("ana", True, None)
    ]


@pytest.mark.parametrize("extra", ["gift: rig", "subject: without a key"])
def test_what_a_draft_gives_is_spoken_for_at_the_company(extra: str) -> None:
    text = f"Here: {RIG}" if extra != "gift: rig" else "Here it is."
    journal = journal_of(PEOPLE + gift() + note(text, extra=extra))
    of = shelf(journal, TODAY)
    assert not of.why_not("ana", "rig")
    assert of.why_not("ben", "rig") == "A draft to Ana Sol, at the same company, gives it."
    assert not of.why_not("cy", "rig")
    assert ledger(journal).had_beside("ben", "rig") is None  # spoken for, and not given
    sent = journal_of(PEOPLE + gift() + note(text, extra=f"{extra}\n    sent: 2026-11-02"))
    beside = ledger(sent).had_beside("ben", "rig")
    assert beside is not None
    assert beside.contact == "ana"


def test_a_gift_itself_says_who_has_had_it_in_another_way() -> None:
    journal = journal_of(PEOPLE + gift(extra="    given: [ana, cy]\n"))
    assert had(journal) == [("rig", None)]
    of = shelf(journal, TODAY)
    assert [each.gift for each in of.fitting("ana")] == []
    assert of.why_not("ben", "rig") == "Ana Sol, at the same company, has had it already."
    assert of.why_not("cy", "rig") == "Cy Marsh has had it already."
    assert of.glad("rig") == ()


def test_who_had_it_twice_had_it_the_first_time() -> None:
    journal = journal_of(
        PEOPLE
        + gift(extra="    given: [ana, cy]\n")
        + note("Again.", extra="gift: rig\n    sent: 2026-11-09T10:00", name="a-second")
        + note(f"Here: {RIG}", extra="sent: 2026-11-02", name="the-first")
        + note("Yours too.", "to: ben", "gift: rig", name="draft")
    )
    assert [(each.contact, each.on, each.drafted) for each in ledger(journal).of("rig")] == [
        ("ana", date(2026, 11, 2), False),
        ("ana", date(2026, 11, 9), False),
        ("cy", None, False),
        ("ben", None, True),
    ]
    first = ledger(journal).had("ana", "rig")
    assert first is not None
    assert first.on == date(2026, 11, 2)


def test_a_note_may_give_two_things() -> None:
    second = gift("knots", "https://talks.example/knots")
    text = note("Also: https://talks.example/knots", extra="gift: rig\n    sent: 2026-11-02")
    journal = journal_of(PEOPLE + gift() + second + text)
    assert ledger(journal).in_note(journal.notes["a-note"]) == ("rig", "knots")


def test_where_the_company_is_not_known_nobody_is_a_colleague() -> None:
    people = "".join(
        f"    === contacts/{slug}.md\n    ---\n    name: {slug.title()}\n    interests: [rigging]\n    ---\n"
        for slug in ("ana", "ben")
    )
    journal = journal_of(people + gift() + note(f"Here: {RIG}"))
    assert not shelf(journal, TODAY).why_not("ben", "rig")


MET = """
    === interviews/2026-10-05-harbor.md
    ---
    company: Harbor Works
    position: Rigger
    when: 2026-10-05T10:00
    met: [ana, ben]
    ---

    ## Ana Sol

    - talked about: rigging a boat for two
"""


@pytest.mark.parametrize(
    ("given", "extra"),
    [
        (note(f"Here it is: {RIG}"), ""),
        (note("Look at talks.example/rigging-for-two."), ""),
        (note("Here it is.", extra="gift: rig\n    sent: 2026-11-02"), ""),
        ("", "    given: [ana]\n"),
    ],
)
def test_no_draft_of_ours_gives_what_our_checker_calls_a_repeat(given: str, extra: str) -> None:
    journal = journal_of(PEOPLE + MET + gift(extra=extra) + given)
    now = datetime(2026, 12, 21, 10)
    found = plan(journal, now, Settings())
    ana = [each for each in found if (each.contact, each.kind) == ("ana", "value-add")]
    assert [each.gifts for each in ana] == [()]
    checker = Checker(journal, now, Settings(), found)
    for each in found:
        draft = compose(journal, each, Settings(), now.date())
        assert draft.gift is None
        assert "repeat-gift" not in {problem.rule for problem in checker.check_draft(draft, each)}


def checked(given: str, draft: str, extra: str = "") -> list[str]:
    journal = journal_of(PEOPLE + MET + gift(extra=extra) + given + draft)
    problems = Checker(journal, datetime(2026, 12, 21, 10), Settings()).check(journal.notes["draft"])
    return [problem.message for problem in problems if problem.rule == "repeat-gift"]


def test_the_checker_asks_the_same_ledger() -> None:
    again = note("Here it is.", extra="gift: rig", name="draft")
    to_ben = note(f"Here: {RIG}", "to: ben", "subject: Rigging", name="draft")
    assert checked(note("talks.example/rigging-for-two"), again) == [
        "Ana Sol has had “Rigging for two” already, on 2026-11-02."
    ]
    assert checked("", again, "    given: [ana]\n") == ["Ana Sol has had “Rigging for two” already."]
    assert checked("", to_ben, "    given: [ana]\n") == [
        "Ana Sol, at the same company, had “Rigging for two”; colleagues compare."
    ]
    assert checked("", again, "    given: [cy]\n") == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"read": True}, []),
        ({"read": True, "paid": True}, ["costs money"]),
        ({"read": True, "expires": date(2026, 11, 22)}, ["expired"]),
        ({"read": True, "expires": TODAY}, []),
        ({"read": True, "kind": "introduction"}, ["not agreed yet"]),
        ({"read": True, "kind": "introduction", "agreed": True}, []),
        ({}, ["to read first"]),
        ({"paid": True, "kind": "introduction"}, ["costs money", "not agreed yet", "to read first"]),
    ],
)
def test_what_speaks_against_a_gift(changes: dict[str, object], found: list[str]) -> None:
    each = Gift(**({"slug": "g", "title": "G", "kind": "talk", "interests": ("x",)} | changes))  # type: ignore[arg-type]
    assert [objection.state for objection in objections(each, TODAY)] == found
    assert bool(unfit(each, TODAY)) == bool(found)
