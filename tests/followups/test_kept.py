"""What is taken over after an edit is what would be worked out anew."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import messy
import pytest
from thoroughness import examples

from afterword.followups import plan as planning
from afterword.followups.gaps import Settled
from afterword.followups.kept import Kept
from afterword.followups.plan import Plans
from afterword.followups.situation import Situation
from afterword.records.journal import Journal
from afterword.records.reading import read_files
from afterword.settings.settings import Settings
from afterword.times import moment_of

Files = dict[str, str]
Edit = Callable[[Files, random.Random], None]


def _any(files: Files, folder: str, chance: random.Random) -> str:
    return chance.choice(sorted(path for path in files if path.startswith(folder)))


def _own_words(files: Files, chance: random.Random) -> None:
    files[_any(files, "", chance)] += "\nMore of my own words.\n"


def _field(folder: str, line: Callable[[random.Random], str]) -> Edit:
    """An edit that gives a record a field of another value."""

    def edit(files: Files, chance: random.Random) -> None:
        path, written = _any(files, folder, chance), line(chance)
        text = re.sub(rf"(?m)^{written.split(':')[0]}:.*\n", "", files[path])
        files[path] = text.replace("---\n", f"---\n{written}\n", 1)

    return edit


def _note(files: Files, chance: random.Random) -> None:
    who = _any(files, "contacts/", chance).removeprefix("contacts/").removesuffix(".md")
    day = messy.NOW.date() - timedelta(days=chance.randrange(9))
    kind = chance.choice(("thank-you", "value-add", "decision-check-in", "promised-item"))
    number = len(files)
    files[f"notes/new-{number}.md"] = f"---\nto: {who}\nkind: {kind}\nsent: {day}\n---\nHello {number}.\n"


def _gone(files: Files, chance: random.Random) -> None:
    del files[_any(files, chance.choice(("notes/", "notes/", "gifts/", "interviews/", "contacts/")), chance)]


def _swapped(files: Files, chance: random.Random) -> None:
    """Two records of a kind change places, so that the same bytes stand in another file."""
    folder = chance.choice(("notes/", "interviews/", "gifts/"))
    one, other = _any(files, folder, chance), _any(files, folder, chance)
    files[one], files[other] = files[other], files[one]


EDITS: tuple[Edit, ...] = (
    _own_words,
    _own_words,
    _note,
    _gone,
    _swapped,
    _field("contacts/", lambda chance: f"company: {chance.choice(('Harbour Works', 'Elsewhere', '“”'))}"),
    _field("contacts/", lambda chance: f"snoozed_until: 2026-12-{chance.randrange(1, 20):02}"),
    _field("contacts/", lambda chance: f"name: Someone Else {chance.randrange(5)}"),
    _field("contacts/", lambda chance: "do_not_contact: they said so"),
    _field("contacts/", lambda chance: "interests: [sailing, chess]"),
    _field(
        "interviews/",
        lambda chance: f"outcome: {chance.choice(('offer', 'filled-by-me', 'on-hold', 'closed', 'open'))}",
    ),
    _field("interviews/", lambda chance: f"when: 2026-11-{chance.randrange(18, 30)}T10:00"),
    _field("gifts/", lambda chance: f"expires: 2026-11-{chance.randrange(20, 30)}"),
    _field("gifts/", lambda chance: "interests: [sailing]"),
)


def read(files: Files) -> Journal:
    return read_files({path: text.encode("utf-8") for path, text in files.items()}, messy.NOW.date())


def days_from(now: datetime) -> list[datetime]:
    """Now, and noon of the days that a page looks ahead to."""
    return [now, *(moment_of(now.date() + timedelta(days=count)) for count in range(1, 4))]


@pytest.mark.parametrize("seed", range(examples(3, 10)))
def test_after_any_edit_the_plans_are_those_of_a_first_look(seed: int) -> None:
    chance, files, kept, now = random.Random(seed), dict(messy.files()), Kept(), messy.NOW
    settings = Settings()
    for _ in range(12):
        journal = read(files)
        kept.only({moment.date() for moment in days_from(now)})
        for moment in days_from(now):
            again, anew = Plans(journal, moment, settings, kept), Plans(journal, moment, settings)
            assert again.whole.follow_ups == anew.whole.follow_ups
            assert [*again.whole.asked_out.items()] == [*anew.whole.asked_out.items()]
        chance.choice(EDITS)(files, chance)
        now += timedelta(minutes=chance.choice((0, 1, 90, 600)))
        settings = chance.choice((settings, settings, Settings(), Settings.read({"country": "us"})[0]))


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str]]:
    """The people of each circle that is planned, in turn."""
    found: list[frozenset[str]] = []
    settle = planning._settled

    def told(situation: Situation) -> Settled:
        found.append(frozenset(situation.circle.contacts))
        return settle(situation)

    monkeypatch.setattr(planning, "_settled", told)
    return found


def test_an_edit_of_a_persons_own_words_plans_their_circle_alone(settled: list[frozenset[str]]) -> None:
    files, kept, noon = dict(messy.files()), Kept(), datetime(2026, 12, 20, 12)
    whole = Plans(read(files), noon, Settings(), kept)
    assert whole.whole.follow_ups
    assert len(settled) == len(whole.circles.all) > 5
    path = _any(files, "contacts/", random.Random(1))
    files[path] += "\nMore of my own words.\n"
    del settled[:]
    # An hour later: nothing that is thanked for within hours lies so near.
    assert Plans(read(files), noon + timedelta(hours=1), Settings(), kept).whole.follow_ups
    assert len(settled) == 1
    assert path.removeprefix("contacts/").removesuffix(".md") in settled[0]


def test_what_is_gone_is_forgotten() -> None:
    files, kept = dict(messy.files()), Kept()
    for count in range(4):
        files[_any(files, "contacts/", random.Random(count))] += "\nMore.\n"
        plans = Plans(read(files), messy.NOW, Settings(), kept)
        assert plans.whole.follow_ups
        day = kept._days[messy.NOW.date()]
        assert len(day._parts) <= len(plans.circles.all) + 1
    kept.only(())
    assert not kept._days
