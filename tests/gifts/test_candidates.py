"""What was read finds those who would be glad of it; and what only sounds like it does not."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from writing.letters import journal_of

from afterword.gifts.candidates import MOST, Candidate, candidates
from afterword.gifts.fields import fields
from afterword.gifts.items import Item, read_item

TODAY = date(2026, 11, 23)
BENCH = Path(__file__).parents[2] / "bench" / "candidates.py"


def person(
    slug: str,
    interests: str,
    role: str = "Colleague",
    company: str = "",
    lines: tuple[str, ...] = (),
    extra: str = "",
) -> str:
    name, house = f"{slug.title()} Sol", company or f"House of {slug.title()}"
    head = f"name: {name}\ncompany: {house}\nrole: {role}\ninterests: [{interests}]\n{extra}"
    met = f"company: {house}\nposition: Clerk\nwhen: 2026-11-02\nmet: [{slug}]\n"
    told = "".join(f"- {line}\n" for line in lines)
    return (
        f"=== contacts/{slug}.md\n---\n{head}---\n"
        f"=== interviews/2026-11-02-{slug}.md\n---\n{met}---\n\n## {name}\n\n{told}"
    )


def found(text: str, *items: Item, synonyms: tuple[tuple[str, ...], ...] = ()) -> dict[str, list[str]]:
    every = candidates(journal_of(text), items, TODAY, synonyms)
    return {slug: [each.item.title for each in of_one] for slug, of_one in every.items()}


def one(text: str, item: Item) -> Candidate:
    (only,) = candidates(journal_of(text), [item], TODAY)["ana"]
    return only


def test_the_figures_hold() -> None:
    """Of the first three at least nine in ten fit; of the fitting four in five are among five."""
    done = subprocess.run(
        [sys.executable, str(BENCH), "--figures"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "all forty" in done.stdout


def test_a_thing_is_found_by_the_words_of_its_field() -> None:
    item = Item("Spinnakers for beginners", "How to hoist and gybe.")
    assert found(person("ana", "sailing/dinghies"), item) == {"ana": [item.title]}
    assert one(person("ana", "sailing/dinghies"), item).why == "sailing/dinghies, by “spinnakers”"


@pytest.mark.parametrize(
    "title",
    [
        "Plain sailing for bond funds as rates fall",
        "Minister's reform was no plain sailing, say aides",
        "Investors hope for calm sailing in the bond market",
    ],
)
def test_what_speaks_of_something_else_is_none(title: str) -> None:
    assert found(person("ana", "sailing"), Item(title)) == {}


@pytest.mark.parametrize(
    ("role", "line", "fits"),
    [
        (
            "Backend Developer",
            "talked about: pointers and the compiler",
            "Learning Go: channels and a compiler",
        ),
        ("Archivist", "lit up at: a game with nine stones", "Go for the patient: stones and joseki"),
    ],
)
def test_which_sense_is_meant_the_person_tells(role: str, line: str, fits: str) -> None:
    """A trade and a debrief say which "go" it is."""
    items = [
        Item("Learning Go: channels and a compiler", categories=("programming",)),
        Item("Go for the patient: stones and joseki", categories=("board games",)),
    ]
    assert found(person("ana", "go", role, lines=(line,)), *items) == {"ana": [fits]}


@pytest.mark.parametrize(
    ("interests", "title", "summary", "fits"),
    [
        # What is only beside the wider thing what is meant needs a word of it.
        ("wine/port", "Forty-year port from three lodges", "A vintage, its grapes and the barrel.", True),
        ("wine/port", "Port Averley win by ten", "", False),
        ("seismology/early-warning", "Early warning for a valley", "Seismometers and the fault.", True),
        ("seismology/early-warning", "Early warning signs of burnout", "A therapist explains.", False),
        # A part of something is not its other parts, and the whole of it is.
        ("games/board-games", "A board game for a rainy week", "Dice and a meeple.", True),
        ("games/board-games", "Console maker shows its new game", "An esports title.", False),
        ("climbing/bouldering", "Climbing with children", "Holds at a low wall.", True),
        ("climbing/bouldering", "Lead climbing: the final in overtime", "", False),
        ("wine", "Orange wine from old cellars", "", True),
        ("wine/port", "Orange wine from old cellars", "", False),
    ],
)
def test_a_part_of_something_is_neither_another_part_nor_another_thing_of_that_name(
    interests: str, title: str, summary: str, fits: bool
) -> None:
    assert bool(found(person("ana", interests), Item(title, summary))) is fits


@pytest.mark.parametrize(
    ("interest", "title"),
    [("wine", "Harbour win again"), ("codes", "Cod prices fall"), ("hops", "Hope for the harbour")],
)
def test_a_short_word_is_no_other_short_word(interest: str, title: str) -> None:
    assert found(person("ana", interest), Item(title)) == {}


def test_a_word_that_stands_alone_for_another_field_weighs_less_than_two() -> None:
    known = fields()
    alone = read_item(Item("A vaccine"), known, known.phrases)
    assert alone.tilts["health"] == pytest.approx(0.7 * alone.areas["health"])
    both = read_item(Item("A vaccine, and the nurse"), known, known.phrases)
    assert both.tilts["health"] == both.areas["health"] > alone.areas["health"]


def test_what_was_said_in_a_debrief_tells_too() -> None:
    """One word of two of the tag is not enough; with what was talked about it is."""
    item = Item("Closed pens for salmon, with lumpfish")
    assert found(person("ana", "salmon-farming"), item) == {}
    told = person("ana", "salmon-farming", lines=("talked about: lumpfish that die in winter",))
    assert found(told, item) == {"ana": [item.title]}
    assert one(told, item).why == "salmon-farming; the debrief has “lumpfish”"


def test_what_their_work_says_is_not_put_into_the_debrief() -> None:
    item = Item("Continuity of midwife care", "Midwifery led by one midwife.")
    assert one(person("ana", "midwifery", "Head midwife"), item).why == "midwifery; their work has “midwife”"
    lines = ("talked about: one midwife for each birth",)
    assert one(person("ana", "midwifery", "Head midwife", lines=lines), item).why == (
        "midwifery; the debrief has “midwife”"
    )


@pytest.mark.parametrize("title", ["Bouldering in winter", "A bouldering diary", "Why typography matters"])
def test_a_name_is_enough_where_its_senses_are_neighbours(title: str) -> None:
    """Climbing and bouldering are no two meanings of "bouldering", and "matters" is no mat."""
    tag = "typography" if "typography" in title else "bouldering"
    assert found(person("ana", tag), Item(title)) == {"ana": [title]}


def test_what_is_sensitive_or_private_tells_nothing() -> None:
    item = Item("Closed pens for salmon after a divorce, and the lumpfish")
    lines = ("talked about: she is going through a divorce", "private: lumpfish")
    assert found(person("ana", "salmon-farming", lines=lines), item) == {}


def test_the_users_own_synonyms_count() -> None:
    item = Item("Headstocks and what forty towers do")
    assert found(person("ana", "bell-hanging"), item) == {}
    assert found(
        person("ana", "bell-hanging"), item, synonyms=(("bell-hanging", "headstock", "clapper"),)
    ) == {"ana": [item.title]}


def test_the_users_own_words_add_to_what_is_known_and_take_nothing_from_it() -> None:
    own = (("dinghies", "headstock"), ("dinghy-racing", "headstock"), ("frames", "sourdough"))
    bells, boats = Item("A headstock for Cowes"), Item("Rigging a sailing dinghy")
    bread = Item("Of sourdough")
    for interest in ("dinghies", "sailing/dinghies", "sailing/dinghy-racing"):
        assert found(person("ana", interest), bells) == {}
        assert found(person("ana", interest), boats) == {"ana": [boats.title]}
        assert sorted(found(person("ana", interest), bells, boats, synonyms=own)["ana"]) == [
            bells.title,
            boats.title,
        ]
    for synonyms in ((), own):
        assert found(person("ben", "sourdough"), bread, synonyms=synonyms) == {"ben": [bread.title]}


def test_a_dearer_interest_comes_first_and_a_fresher_thing() -> None:
    bread, rook = Item("Of sourdough", found=TODAY), Item("Of chess", found=TODAY)
    assert found(person("ana", "sourdough, chess"), rook, bread)["ana"][0] == bread.title
    assert found(person("ana", "chess, sourdough"), rook, bread)["ana"][0] == rook.title
    old, new = (Item(f"Knitting {n}", found=TODAY - timedelta(days=n)) for n in (300, 3))
    assert found(person("ana", "knitting"), old, new) == {"ana": [new.title, old.title]}


def test_nobody_has_more_than_five() -> None:
    items = [Item(f"Knitting with wool, part {n}") for n in range(9)]
    assert len(found(person("ana", "knitting"), *items)["ana"]) == MOST == 5


def test_nobody_who_said_stop() -> None:
    stopped = person("ana", "knitting", extra="do_not_contact: asked me to stop\n")
    assert found(stopped, Item("Knitting")) == {}


GIVEN = (
    "=== gifts/wool.md\n---\ntitle: Wool\nkind: article\nurl: https://wool.example/a\n"
    "interests: [knitting]\nread: yes\ngiven: [ana]\n---\n"
)


def test_what_somebody_or_a_colleague_has_had_is_none() -> None:
    """By address, however it is spelt; and it takes no place among the five."""
    had = Item("Knitting with wool", url="http://www.wool.example/a/?utm_source=x#top")
    others = [Item(f"Knitting with wool, part {n}") for n in range(5)]
    both = person("ana", "knitting", company="Weft") + person("bea", "knitting", company="Weft") + GIVEN
    assert found(both, had) == {}
    assert len(found(both, had, *others)["bea"]) == 5
    apart = person("ana", "knitting") + person("bea", "knitting") + GIVEN
    assert found(apart, had) == {"bea": [had.title]}


def test_of_colleagues_it_goes_to_the_one_who_has_had_least() -> None:
    both = person("ana", "knitting", company="Weft") + person("bea", "knitting", company="Weft") + GIVEN
    assert found(both, Item("Knitting gloves")) == {"bea": ["Knitting gloves"]}


@pytest.mark.parametrize(
    ("title", "categories", "is_one"),
    [
        ("Sponsored: sails for every boat", (), True),
        ("[Ad] Sails for every boat", (), True),
        ("Sails for every boat (partner content)", (), True),
        ("Sails at 40% off today", (), True),
        ("Vacancy: a sailing teacher", (), True),
        ("Sailing teacher, full time", ("jobs",), True),
        ("Advertising sails in 1890", (), False),
        ("Sailing to a house 50% off-grid", (), False),
        ("Jobs that sailing taught me to do", (), False),
        ("Sponsored by Northwind: sails for every boat", (), True),
        ("In partnership with Northwind | sails that last", (), True),
        ("Anzeige: Segel für jedes Boot", (), True),
        ("Stellenangebot: Segelmacher", (), True),
        ("Sailing teacher (m/f/d) on the lake", (), True),
        ("Save up to 30% on sails", (), True),
        ("Use code SAIL20 for a jacket", (), True),
        ("Best Black Friday deals on sails", (), True),
        ("Win a pair of deck shoes", (), True),
        ("Free webinar: sails", (), True),
        ("Register now for the sailing fair", (), True),
        ("How we cut 20% off our drag", (), False),
        ("The forecast was 10% off", (), False),
        ("Win a race with an old sail", (), False),
        ("The best deals in the history of the harbour", (), False),
        ("How a discount rate sank a shipyard", (), False),
        ("What sponsors did to ocean racing", (), False),
        ("Partnership: two skippers, one boat", (), False),
    ],
)
def test_what_says_that_it_is_an_advert_is_none(
    title: str, categories: tuple[str, ...], is_one: bool
) -> None:
    assert Item(title, categories=categories).is_advert is is_one


@pytest.mark.parametrize(
    ("title", "categories", "locked"),
    [
        ("Premium: sails in winter", (), True),
        ("Sails in winter (subscribers only)", (), True),
        ("Sails in winter [paywall]", (), True),
        ("\N{LOCK} Sails in winter", (), True),
        ("Sails in winter | Subscriber exclusive", (), True),
        ("S+ | Segel im Winter", (), True),
        ("Sails in winter (£)", (), True),
        ("Les voiles (réservé aux abonnés)", (), True),
        ("Sails in winter", ("Premium",), True),
        ("Members of a sailing club", (), False),
        ("Plus: sails in winter", (), False),
        ("How a paywall sank a sailing paper", (), False),
        ("Premium fuel and old outboards", (), False),
    ],
)
def test_what_says_that_it_is_behind_a_paywall_is_offered_to_nobody(
    title: str, categories: tuple[str, ...], locked: bool
) -> None:
    item = Item(title, "Sailing and sails.", (*categories, "sailing"))
    assert item.is_locked is locked
    assert (found(person("ana", "sailing"), item) == {}) is locked


@pytest.mark.parametrize(
    ("tag", "title"),
    [
        ("das", "Das neue Heizungsgesetz"),
        ("siem", "Siem Reap at dawn: the quiet gates of Angkor"),
        ("siem", "Two Days in Siem Reap"),
        ("son", "Le son de la forêt"),
        ("art", "Die Art, wie wir wohnen"),
        ("gift", "Gift im Grundwasser"),
        ("fishing", "Perché la pasta non è mai la stessa"),
        ("mining", "Mine damer og herrer, det er nu"),
        ("sos", "Sos del Rey Católico: a weekend"),
        ("sre", "Sre Ambel waits for a bridge"),
    ],
)
def test_a_word_of_another_language_or_of_a_place_is_no_name(tag: str, title: str) -> None:
    assert found(person("ana", tag), Item(title)) == {}


@pytest.mark.parametrize(
    ("tag", "title", "filed"),
    [
        ("siem", "SIEM rules that fire once", "security"),
        ("siem", "Tuning a siem for a small team", "security"),
        ("go", "Go generics in practice", "programming"),
        ("brot", "Brot backen mit Roggen", "Haus"),
        ("yoga", "Yoga für Anfänger", "Yoga"),
        ("dns", "DNS is not hard", "Notes"),
        ("chess", "Chess Olympiad opens in Budapest", "Notes"),
    ],
)
def test_a_short_name_is_one_where_it_is_written_as_one(tag: str, title: str, filed: str) -> None:
    assert found(person("ana", tag), Item(title, categories=(filed,))) == {"ana": [title]}


@pytest.mark.parametrize(
    ("tag", "title"),
    [
        ("dairy", "Somatic cell counts fell once the parlour was washed twice"),
        ("bell-ringing", "Grandsire Triples for a band of six"),
        ("public-records", "A disclosure log that somebody reads"),
        ("social-care", "Shared Lives after ten years"),
        ("quarrying", "Crushed rock without the dust"),
        ("first-aid", "Recovery position, or not? Three callouts"),
        ("product", "Opportunity solution trees on one wall"),
        ("classics", "Catullus on a bus to work"),
        ("typewriters", "A new platen for an Olivetti"),
        ("a-b-testing", "Sample ratio mismatch, found in an afternoon"),
        ("interpreting", "Booth manners for conference interpreters"),
        ("circus", "Diabolo tricks for a narrow hall"),
    ],
)
def test_the_words_of_many_fields_are_known(tag: str, title: str) -> None:
    assert found(person("ana", tag), Item(title)) == {"ana": [title]}
