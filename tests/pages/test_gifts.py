"""Gifts on the pages: in what state each is, who would be glad of it, and who has had it."""

from __future__ import annotations

import re

import pytest
from followups.search import Search
from pages.editions import items, page, sections, text_of

from afterword.settings.settings import Settings

NOW = "2026-11-23T09:00"
RIG = "https://talks.example/rig"


def harbor() -> Search:
    """Ana and Ben at one house, Cy at another; all care about rigging, and one talk is about it."""
    search = Search()
    for slug, company in (("ana", "Harbor"), ("ben", "Harbor"), ("cy", "Elsewhere")):
        search.contact(slug, company=company, interests=["rigging"])
    return search.gift("rig", "rigging").change("gifts/rig.md", title="Rigging for two", url=RIG)


def written(search: Search, to: str, text: str, **fields: str) -> Search:
    search.sent(to, "value-add", "2026-11-02", **fields)
    search.files[list(search.files)[-1]] += f"{text}\n"
    return search


def row(search: Search) -> tuple[str, str, str]:
    """Of the one gift in the listing: how many would be glad, how many have had it, its state."""
    markdown = page(search, NOW, "gifts/index.md").markdown
    number = r'<td data-sort="[\d.]*" data-label="[^"]*">(\d*)</td>'
    found = re.search(rf'{number}{number}<td data-label="State">([^<]*)</td></tr>', markdown)
    assert found
    return found[1] or "0", found[2] or "0", found[3]


def who_had_it(search: Search) -> str:
    text = text_of(page(search, NOW, "gifts/rig.md").markdown)
    return text.partition("## Who has had it ")[2].partition(" ## ")[0]


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "ready"),
        ({"read": "no"}, "to read first"),
        ({"paid": "yes", "read": "no"}, "costs money"),
        ({"expires": "2026-11-22"}, "expired"),
        ({"expires": "2026-11-23"}, "ready"),
        ({"kind": "introduction"}, "not agreed yet"),
        ({"kind": "introduction", "agreed": "yes"}, "ready"),
    ],
)
def test_the_state_of_a_gift(fields: dict[str, str], state: str) -> None:
    search = harbor().change("gifts/rig.md", **fields)
    assert row(search) == ("3" if state == "ready" else "0", "0", state)
    stop = re.search(r'<p class="aw-stop">', page(search, NOW, "gifts/rig.md").markdown)
    assert bool(stop) == (state != "ready")


def test_given_by_its_key_by_its_address_and_in_another_way() -> None:
    by_key = written(harbor(), "ana", "Here it is.", gift="rig")
    by_address = written(harbor(), "ana", f"Here: {RIG}")
    for search in (by_key, by_address):
        # Ben would have to have what his colleague had.
        assert row(search) == ("1", "1", "ready")
        assert who_had_it(search) == "Ana Mon 2 Nov"
    told = harbor().change("gifts/rig.md", given=["ana"])
    assert row(told) == ("1", "1", "ready")
    assert who_had_it(told) == "Ana in another way"


def test_each_person_counts_once() -> None:
    search = written(written(harbor(), "ana", "Here.", gift="rig"), "ana", f"Again: {RIG}")
    search.change("gifts/rig.md", given=["ana", "cy"])
    assert row(search) == ("0", "2", "ready")
    assert who_had_it(search) == "Ana Mon 2 Nov Ana Mon 2 Nov Cy in another way"


def test_a_draft_is_shown_and_gives_nothing_yet() -> None:
    search = harbor().draft("ana", "value-add", gift="rig")
    # Ana herself, and Cy; to Ben it is spoken for.
    assert row(search) == ("2", "0", "ready")
    assert who_had_it(search) == "Ana in a draft"


@pytest.mark.parametrize("gift", ["rig", ""])
def test_the_person_and_the_note_say_the_same(gift: str) -> None:
    search = written(harbor(), "ana", f"Here: {RIG}", **({"gift": gift} if gift else {}))
    note = list(search.files)[-1]
    assert "## Gifts Rigging for two given Mon 2 Nov" in text_of(
        page(search, NOW, "contacts/ana.md").markdown
    )
    assert " With Rigging for two " in text_of(page(search, NOW, note).markdown)
    told = harbor().change("gifts/rig.md", given=["ana"])
    assert "## Gifts Rigging for two given in another way" in text_of(
        page(told, NOW, "contacts/ana.md").markdown
    )


def test_the_interest_says_who_has_had_what_answers_it() -> None:
    search = written(harbor(), "ana", f"Here: {RIG}").change("gifts/rig.md", given=["cy"])
    text = text_of(page(search, NOW, "interests/rigging.md").markdown)
    assert "Rigging for two article; given to Ana and Cy" in text
    assert "3 people, 1 gift." in text


@pytest.mark.parametrize(
    ("people", "gifts", "lead"),
    [
        (1, 0, "1 person, no gifts: worth keeping an eye open."),
        (2, 1, "2 people, 1 gift."),
        (0, 2, "No people, 2 gifts."),
    ],
)
def test_an_interest_is_counted_in_words(people: int, gifts: int, lead: str) -> None:
    search = Search()
    for number in range(people):
        search.contact(f"p{number}", interests=["chess"])
    for number in range(gifts):
        search.gift(f"g{number}", "chess")
    assert lead in text_of(page(search, NOW, "interests/chess.md").markdown)


def test_no_gift_yet() -> None:
    text = text_of(page(Search(), NOW, "gifts/index.md").markdown)
    assert "None yet. A gift is something worth knowing that costs nothing" in text


@pytest.mark.parametrize("url", ["http://[x", "https://\u2100.example/a"])
def test_an_address_that_is_none_is_shown_as_it_is(url: str) -> None:
    shown = page(harbor().change("gifts/rig.md", url=url), NOW, "gifts/rig.md").markdown
    assert f">{url}</a>" in shown


LISTED = """1. [Rigging \\<b\\>alone\\</b\\>](https://talks.example/alone?a=1&b="x)
    - found: 2026-11-20
    - for [[ana]]: rigging, by “shrouds” (1.50)
    - for [[cy]]: rigging (1.20)
2. [Rigging & knots](https://talks.example/knots?a=1&b=2)
    - for [[cy]]: rigging (1.30)
3. [No more](https://talks.example/no)
    - no
    - for [[cy]]: rigging (9.00)
"""


def listed_search() -> Search:
    search = harbor()
    search.files["gifts/_candidates.md"] = LISTED
    return written(search, "cy", RIG)


def test_candidates_stand_by_person_the_neediest_first() -> None:
    markdown = page(listed_search(), NOW, "gifts/index.md").markdown
    assert text_of(markdown).index("Ana") < text_of(markdown).index("Cy has had one gift")
    assert "Ana has had nothing yet" in text_of(markdown)
    assert "rigging, by “shrouds”; found Fri 20 Nov" in text_of(markdown)
    cys = re.findall(r'<li data-candidate="([^"]*)" data-contact="cy">', markdown)
    assert cys[0] == "https://talks.example/knots?a=1&amp;b=2"
    assert "No more" not in markdown
    assert "<code data-command>afterword gifts --yes 1</code>" in markdown


def test_titles_and_addresses_of_others_are_escaped_and_lead_to_the_web_alone() -> None:
    search = listed_search()
    search.files["gifts/_candidates.md"] += (
        "4. [Click](javascript:alert(1))\n    - for [[cy]]: rigging (3)\n"
        "5. [Data](data:text/html,x)\n    - for [[cy]]: rigging (3)\n"
    )
    for path in ("gifts/index.md", "contacts/cy.md", "contacts/ana.md", "interests/rigging.md"):
        markdown = page(search, NOW, path).markdown
        assert "javascript:" not in markdown and "data:text" not in markdown
        assert "<b>alone" not in markdown
        rows = re.findall(r"<li data-candidate.*?</li>", markdown)
        assert rows
        for address in re.findall(r'href="([^"]*)"', "".join(rows)):
            assert address.startswith(("https://talks.example/", "../contacts/"))


def test_a_person_has_their_candidates_on_their_own_page() -> None:
    text = text_of(page(listed_search(), NOW, "contacts/cy.md").markdown)
    words = text.partition("## May become a gift ")[2].partition(" ## ")[0]
    assert words == (
        "No gift before you say yes: afterword gifts --yes 2 "
        "2. Rigging & knots rigging 1. Rigging <b>alone</b> rigging; found Fri 20 Nov"
    )
    assert "May become" not in page(listed_search(), NOW, "contacts/ben.md").markdown


def test_an_interest_has_its_candidates_with_whoever_would_be_glad_the_gladdest_first() -> None:
    search = listed_search().contact("dov", company="Mill", interests=["rigging/knots"])
    search.files["gifts/_candidates.md"] += (
        "4. [Bends](https://talks.example/bends)\n    - for [[dov]]: rigging/knots, by “bends” (1.40)\n"
        "5. [Rests](https://talks.example/r)\n    - later: 2026-12-20\n    - for [[dov]]: rigging (1.40)\n"
    )

    def offered(path: str) -> str:
        return text_of(page(search, NOW, path).markdown).partition("## May become a gift ")[2]

    assert offered("interests/rigging/knots.md").partition(" ## ")[0] == (
        "No gift before you say yes: afterword gifts --yes 4 4. Bends for Dov , rigging/knots, by “bends”"
    )
    # What answers a part of an interest answers it.
    assert offered("interests/rigging.md").partition(" ## ")[0] == (
        "No gift before you say yes: afterword gifts --yes 1 "
        "1. Rigging <b>alone</b> for Ana , rigging, by “shrouds”; for Cy , rigging; found Fri 20 Nov "
        "4. Bends for Dov , rigging/knots, by “bends” 2. Rigging & knots for Cy , rigging"
    )
    # One row for each, with all of them by whom it stands, and what a no to it is for.
    rows = items(sections(page(search, NOW, "interests/rigging.md").markdown)["May become a gift"])
    assert len(rows) == 3
    markdown = page(search, NOW, "interests/rigging.md").markdown
    assert re.findall(r'data-contact="([^"]*)"', markdown.partition("May become")[2]) == [
        "ana/cy",
        "dov",
        "cy",
    ]
    for number in range(6, 18):
        search.files["gifts/_candidates.md"] += f"{number}. Tar {number}\n    - for [[dov]]: rigging (1.1)\n"
    listed = sections(page(search, NOW, "interests/rigging.md").markdown)["May become a gift"]
    assert len(items(listed)) == 13 and items(listed)[-1] == "And three more"
    search.change("contacts/dov.md", do_not_contact="no more")
    assert not offered("interests/rigging/knots.md")


def test_those_who_would_be_glad_for_one_reason_stand_together() -> None:
    search = Search()
    people = ("ana", "ben", "cy", "dov", "eve")
    for slug in people:
        tag = "tides/springs" if slug == "eve" else "tides"
        search.contact(slug, name=slug.capitalize(), company=f"House of {slug}", interests=[tag])
    why = {"ben": "tides, by “neaps”", "eve": "tides/springs; the debrief has “gauge”"}
    lines = (
        f"    - for [[{slug}]]: {why.get(slug, 'tides')} (1.{4 - at})\n" for at, slug in enumerate(people)
    )
    search.files["gifts/_candidates.md"] = "7. Neaps\n    - found: 2026-11-20\n" + "".join(lines)
    words = "7. Neaps for Ana , Cy and Dov , tides; for Ben , tides, by “neaps”; "
    eve = "for Eve , tides/springs; the debrief has “gauge”"
    for tag, expected in (("tides", f"{words}{eve}"), ("tides/springs", f"7. Neaps {eve}")):
        shown = text_of(page(search, NOW, f"interests/{tag}.md").markdown).partition("gifts --yes 7 ")[2]
        assert shown.partition(" ## ")[0] == f"{expected}; found Fri 20 Nov"
    # On the page of one of them it is theirs alone.
    assert "7. Neaps tides; found" in text_of(page(search, NOW, "contacts/dov.md").markdown)


def test_where_to_look_for_another_when_a_gift_is_none_any_more() -> None:
    def looked(search: Search) -> str:
        return text_of(page(search, NOW, "gifts/rig.md").markdown).partition("## Where to look for another ")[
            2
        ]

    assert not looked(harbor())
    for fields in ({"expires": "2026-11-22"}, {"paid": "yes"}, {"given": ["ana", "cy"]}):
        assert looked(harbor().change("gifts/rig.md", **fields)).startswith("rigging news · papers · ")
    # One that is only unread is there, and another gift answers as well.
    assert not looked(harbor().change("gifts/rig.md", read="no"))
    assert not looked(harbor().gift("knots", "rigging").change("gifts/rig.md", paid="yes"))
    nobody = harbor().change("gifts/rig.md", paid="yes")
    for slug in ("ana", "ben", "cy"):
        nobody.change(f"contacts/{slug}.md", do_not_contact="no more")
    assert not looked(nobody)


def test_a_redacted_site_has_none_and_no_page_has_a_control() -> None:
    redacted = Settings(publish="redacted")
    for path in ("gifts/index.md", "contacts/cy.md", "interests/rigging.md"):
        assert "data-candidate" not in page(listed_search(), NOW, path, redacted).markdown
        assert "<button" not in page(listed_search(), NOW, path).markdown


def test_what_of_the_list_is_not_understood_is_a_problem_with_its_line() -> None:
    search = listed_search()
    search.files["gifts/_candidates.md"] += "    - later: soon\n"
    words = text_of(page(search, NOW, "problems.md").markdown)
    assert "“soon” is no date." in words and "gifts/_candidates.md" in words


def test_introductions_say_what_they_give_away_and_stay_at_home() -> None:
    search = Search()
    for slug, company in (("ana", "Harbor"), ("ben", "Harbor"), ("cy", "Elsewhere")):
        search.contact(slug, company=company, interests=["rigging"])
    search.contact("dov", company="Mill", interests=["rigging"], do_not_contact="no more")
    every = text_of(page(search, NOW, "gifts/index.md").markdown)
    assert "## Introductions " in every
    assert "by rigging. It tells Ana that you talk with Elsewhere, and Cy that you talk with Harbor." in every
    assert "Dov" not in every
    heading = "## Could be introduced to "
    own = text_of(page(search, NOW, "contacts/ana.md").markdown)
    assert own.partition(heading)[2].startswith("Cy ")
    both = text_of(page(search, NOW, "contacts/cy.md").markdown).partition(heading)[2]
    assert "Ana" in both and "Ben" in both
    assert heading not in text_of(page(search, NOW, "contacts/dov.md").markdown)
    redacted = Settings(publish="redacted")
    for path in ("gifts/index.md", "contacts/ana.md"):
        words = text_of(page(search, NOW, path, redacted).markdown)
        assert "ntroduc" not in words.replace("an introduction", "") and "It tells" not in words
