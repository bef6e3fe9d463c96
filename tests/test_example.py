"""The example journal: an invented search in every state there is, without a problem in its records."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from afterword.checking.checker import Checker, check_notes
from afterword.followups.plan import plan
from afterword.gifts.shelf import shelf
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.problems import Level
from afterword.records.reading import read_files, read_journal
from afterword.records.schema import SCHEMAS
from afterword.settings.settings import Settings

ROOT = Path(__file__).parent.parent
#: A Saturday morning, as pinned in mkdocs.yml.
NOW = datetime(2026, 11, 21, 10, 0)
PANEL = "2026-11-20-northwind-robotics"


@pytest.fixture(scope="module")
def example() -> Journal:
    return read_journal(ROOT)


def test_its_records_read_without_a_problem(example: Journal) -> None:
    assert example.problems == ()
    assert len(example.contacts) == 12
    assert len(example.positions) == 5
    assert len(example.interviews) == 9
    assert len(example.gifts) == 14
    assert len([note for note in example.notes.values() if not note.draft]) == 16


def test_it_holds_every_state_of_a_position(example: Journal) -> None:
    outcomes = {position.id: position.outcome for position in example.positions.values()}
    assert outcomes == {
        "emberline-grid/senior-reliability-engineer": "open",
        "larkfield-health/platform-engineer-clinical-data": "open",
        "northwind-robotics/staff-platform-engineer": "open",
        "quillmark-type/infrastructure-engineer": "offer",
        "saltmarsh-maps/site-reliability-engineer": "filled-by-other",
    }
    assert len(example.positions_with("beatrix-nyman")) == 2
    assert example.position_of("2026-09-22-lantern-street-workshop") is None


def test_every_interview_was_thanked_for_within_a_day_but_the_last(example: Journal) -> None:
    for interview in example.interviews.values():
        thanked = {
            note.contact
            for note in example.notes.values()
            if note.interview == interview.slug
            and note.kind.startswith("thank-you")
            and isinstance(note.at, datetime)
            and interview.ends + timedelta(hours=1) < note.at < interview.ends + timedelta(hours=24)
        }
        welcome = {slug for slug in interview.met if not example.contacts[slug].do_not_contact}
        missing = {"priya-raman", "tom-okafor", "dana-whit"} if interview.slug == PANEL else set()
        assert thanked == welcome - missing, interview.slug


def test_it_names_nobody_and_nothing_outside_it() -> None:
    for schema in SCHEMAS:
        paths = sorted((ROOT / schema.folder).glob("*.md"))
        assert len(paths) > 3
        for path in paths:
            text = path.read_text("utf-8")
            hosts = re.findall(r"(?:https?://|@)([\w.-]+\w)", text)
            assert all(host.endswith(".example") for host in hosts), path.name
            assert all("555 01" in number for number in re.findall(r"\+[\d ]{8,}", text)), path.name


def test_the_story_ends_the_day_before(example: Journal) -> None:
    days = [note.day for note in example.notes.values() if note.day]
    days += [interview.day for interview in example.interviews.values()]
    assert min(days) == date(2026, 9, 22)
    assert max(days) == date(2026, 11, 20)


def test_the_plan_shows_every_state_on_the_pinned_morning(example: Journal) -> None:
    follow_ups = plan(example, NOW, Settings())
    now = {(each.contact, each.kind, each.state) for each in follow_ups if each.state != "upcoming"}
    assert now == {
        ("dana-whit", "thank-you-round", "due"),
        ("priya-raman", "thank-you", "due"),
        ("tom-okafor", "thank-you", "due"),
        ("aroha-tamihana", "gracious-rejection", "due"),
        ("seun-bakare", "stay-in-touch", "due"),
        # Quillmark Type made an offer on the 17th; the others should know of it, in place of questions.
        ("dana-whit", "competing-offer", "late"),
        ("rafael-ibarra", "competing-offer", "late"),
        ("beatrix-nyman", "competing-offer", "late"),
        # Behind that word.
        ("rafael-ibarra", "value-add", "held"),
        # Nothing on the shelf answers health-data/fhir or ikebana yet.
        ("keiko-hara", "value-add", "held"),
    }


def test_the_plan_shows_what_is_coming_up(example: Journal) -> None:
    follow_ups = plan(example, NOW, Settings())
    coming = {(each.contact, each.kind): each.opens for each in follow_ups if each.state == "upcoming"}
    assert coming == {
        ("priya-raman", "promised-item"): date(2026, 11, 24),
        # They want the answer by Tuesday 1 December.
        ("lindiwe-khumalo", "offer-answer"): date(2026, 11, 30),
        # She sent Mira to a position that went to somebody else, and is away until the 30th.
        ("beatrix-nyman", "filled-by-other"): date(2026, 11, 30),
        # Seven business days after the interview of the 20th, where Ingrid's note went out the same day.
        ("dana-whit", "value-add"): date(2026, 12, 1),
        ("ingrid-solheim", "value-add"): date(2026, 12, 1),
        ("priya-raman", "value-add"): date(2026, 12, 1),
        ("tom-okafor", "value-add"): date(2026, 12, 1),
        # Sixty days after 19 November.
        ("aroha-tamihana", "stay-in-touch"): date(2027, 1, 18),
    }


def test_nothing_is_planned_for_those_who_said_no_or_made_an_offer_through_another(example: Journal) -> None:
    planned = {each.contact for each in plan(example, NOW, Settings())}
    assert not planned & {"yusuf-demir", "zoe-marchetti"}


def test_three_of_the_panel_have_a_gift_and_all_differ(example: Journal) -> None:
    panel = [each for each in plan(example, NOW, Settings()) if each.interview == PANEL and each.gifts]
    thanks = {each.contact: each.gifts[0] for each in panel if each.kind.startswith("thank-you")}
    assert thanks == {
        "dana-whit": "handover-on-one-page",
        "priya-raman": "tail-sampling-field-notes",
        "tom-okafor": "remote-cache-without-tears",
    }


def test_the_shelf_holds_each_reason_not_to_offer_a_gift(example: Journal) -> None:
    reasons = {slug: shelf(example, NOW.date()).why_not("tom-okafor", slug) for slug in example.gifts}
    assert "expired on Sat 14 Nov 2026" in reasons["bouldering-winter-league"]
    assert "costs money" in reasons["the-long-incident"]
    assert "not read it yet" in reasons["opentelemetry-in-forty-steps"]
    assert "has not agreed" in reasons["hana-vogel"]
    assert "Ingrid Solheim, at the same company" in reasons["heron-hide-at-low-water"]
    assert sum(not reason for reason in reasons.values()) == 9


def test_some_interests_have_no_gift_yet(example: Journal) -> None:
    wanted = {each.interest: each.contacts for each in shelf(example, NOW.date()).missing()}
    assert wanted["health-data/fhir"] == ("keiko-hara",)
    assert wanted["sourdough"] == ("dana-whit",)


def test_one_draft_has_something_left_to_fill_in_and_nothing_else_is_wrong(example: Journal) -> None:
    [problem] = check_notes(example, NOW, Settings())
    assert (problem.rule, problem.level) == ("placeholder", Level.ERROR)
    assert (problem.path, problem.line) == ("notes/aroha-tamihana-gracious-rejection.md", 12)


def as_it_was(note: Note) -> Journal:
    """The journal at the moment before a note was sent, the note being a draft still."""
    files = {}
    for schema in SCHEMAS:
        paths = sorted((ROOT / schema.folder).glob("*.md"))
        assert len(paths) > 3
        for path in paths:
            text = path.read_text("utf-8")
            at = re.search(r"^(?:sent|received|when): (\S+)$", text, re.MULTILINE)
            earlier = datetime.fromisoformat(at[1]) < moment(note) if at else schema.folder != "notes"
            if path.stem == note.slug:
                text = re.sub(r"^sent: .*\n", "", text, flags=re.MULTILINE)
            elif not earlier:
                continue
            # Said and moved on 12 November.
            text = re.sub(r"^snoozed_until: .*\n", "", text, flags=re.MULTILINE)
            text = text.replace("decision_by: 2026-11-25 # was 6 November", "decision_by: 2026-11-06 #")
            files[f"{schema.folder}/{path.name}"] = text.encode()
    return read_files(files)


def moment(note: Note) -> datetime:
    assert isinstance(note.at, datetime)
    return note.at


def test_every_note_that_was_sent_would_pass_the_checks_of_its_day(example: Journal) -> None:
    """They are read as models."""
    for note in example.notes.values():
        if not note.incoming and not note.draft:
            then = as_it_was(note)
            assert then.notes[note.slug].draft
            assert Checker(then, moment(note), Settings()).check(then.notes[note.slug]) == (), note.slug
