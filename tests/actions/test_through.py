"""A draft through a command of the user's: what it is told, and what is not taken from it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from conftest import split_files

from afterword.actions.desk import Desk
from afterword.actions.drafting import Drafted, draft
from afterword.actions.through import RefusedTextError, handed, taken
from afterword.errors import AfterwordError
from afterword.records.reading import read_files
from afterword.settings.settings import Settings

SEARCH = """
=== contacts/priya-raman.md
---
name: Priya Raman
company: Northwind Robotics
email: priya@northwind.example
phone: "0123 456"
interests: [sailing]
---
She told me about her divorce.
=== interviews/2026-11-20-northwind.md
---
company: Northwind Robotics
position: Staff Engineer
when: 2026-11-20T14:00
met: [priya-raman]
---
She looked tired.

## Priya Raman
- talked about: the move of forty services
- talked about: her burnout last spring
- lit up at: told me off record that the CCIO is hard work
- asked me: whether I have run on-call before
- answer: I ran the rota of a team of nine for two years.
- say: Your forty services have been on my mind since.
- private: between two managers
- promised: the sampling write-up by 2026-11-24

Prose of mine.
=== gifts/dinghies.md
---
title: Rigging for [two]
kind: article
url: https://sail.example/two
interests: [sailing]
read: yes
---
why: It has the best drawing of a trapeze that I know.
"""
NOW = datetime(2026, 11, 21, 10)
RIGGING = "I thought of Rigging for [two]: https://sail.example/two"
GOOD = """Subject: Thank you for Friday

Dear Priya,

Thank you for your time on Friday, and for telling me so much about the Staff Engineer role. The move of the
forty services has stayed with me. You asked whether I have run on-call: I ran the rota of a team of nine for
two years. I would very much like to do this work with you. You will have the sampling write-up by Tuesday.
If another talk would help, I am free most afternoons.

Best wishes,
Robin Vale
"""


def desk(more: str = "", **options: object) -> Desk:
    files = {path: text.encode("utf-8") for path, text in split_files(SEARCH + more).items()}
    settings = Settings.read({"me": {"name": "Robin Vale", "phone": "0987"}, **options})[0]
    return Desk(Path("nowhere"), read_files(files), settings, NOW)


def drafted(at: Desk, gift: str | None = None) -> Drafted:
    return draft(at, at.journal.contacts["priya-raman"], "thank-you", gift)


def test_what_is_handed_over_is_what_the_page_says() -> None:
    at = desk()
    data = json.loads(handed(at, drafted(at, "dinghies")))
    assert data["version"] == 1
    assert data["to"]["name"] == "Priya Raman"
    assert data["language"] == "en"
    assert data["kind"]["id"] == "thank-you"
    assert data["position"] == "Staff Engineer"
    assert data["met_on"] == "2026-11-20"
    assert data["said"]["talked_about"] == ["the move of forty services"]
    assert data["said"]["say"] == ["Your forty services have been on my mind since."]
    assert data["said"]["promised"] == [{"text": "the sampling write-up", "by": "2026-11-24"}]
    assert data["gift"]["title"] == "Rigging for [two]"
    assert data["from"] == "Robin Vale"
    assert data["draft"]["body"].startswith("Dear Priya,")
    page = (Path(__file__).parent.parent.parent / "docs" / "writing.md").read_text(encoding="utf-8")
    for key in (*data, *data["to"], *data["said"], *data["voice"], *data["draft"], *data["gift"]):
        assert f"`{key}`" in page, key


def test_nothing_private_or_sensitive_is_handed_over() -> None:
    at = desk()
    text = handed(at, drafted(at))
    for word in ("burnout", "off record", "CCIO", "divorce", "between two managers", "tired", "Prose", "0123",
                 "priya@"):  # fmt: skip
        assert word not in text, word


def test_a_saved_draft_with_something_sensitive_in_it_is_not_handed_over() -> None:
    head = "=== notes/a.md\n---\nto: priya-raman\nkind: thank-you\n---\n"
    at = desk(f"{head}Dear Priya,\n\nI am sorry about your divorce.\n")
    with pytest.raises(AfterwordError, match="handed to nobody"):
        handed(at, drafted(at))


def test_a_good_text_is_taken() -> None:
    at = desk()
    again, warnings = taken(at, drafted(at), GOOD)
    assert again.draft.subject == "Thank you for Friday"
    assert again.draft.body == GOOD.split("\n\n", 1)[1]
    assert (again.draft.gaps, again.draft.gift, again.draft.note) == ((), None, None)
    assert not warnings
    # Without a subject ours stays; line ends and a byte order mark do not matter.
    body = "\ufeff" + GOOD.split("\n\n", 1)[1].replace("\n", "\r\n")
    again, _ = taken(at, drafted(at), body)
    assert again.draft.subject == drafted(at).draft.subject
    assert again.draft.body == GOOD.split("\n\n", 1)[1]


def test_the_gift_is_given_only_where_the_text_still_gives_it() -> None:
    at = desk()
    before = drafted(at, "dinghies")
    assert taken(at, before, GOOD)[0].draft.gift is None
    kept = GOOD.replace("If another", f"{RIGGING}\n\nIf another")
    again, _ = taken(at, before, kept)
    assert again.draft.gift == "dinghies"
    assert again.draft.gaps == ()  # brackets of the title


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Dear Priya", "Dear Peter", "does not name Priya Raman"),
        ("Robin Vale\n", "[Your Name]\n", "[Your Name] is to be filled in"),
        ("has stayed with me.", "stayed with me. I am sorry about your divorce.", "“divorce”"),
        ("Thank you for your time on Friday, and for telling me", "On Friday you told me", "needs thanks"),
        ("The move", "The\x07 move", "control characters"),
        ("I would very", "I have thought about it. " * 60 + "I would very", "at most 200"),
    ],
)
def test_what_does_not_pass_is_refused_with_the_reason(old: str, new: str, reason: str) -> None:
    at = desk()
    assert old in GOOD
    with pytest.raises(RefusedTextError) as refused:
        taken(at, drafted(at), GOOD.replace(old, new))
    assert reason in str(refused.value)
    assert refused.value.exit_code == 1


def test_an_empty_text_and_one_in_another_language_are_refused() -> None:
    at = desk()
    with pytest.raises(RefusedTextError, match="It is empty"):
        taken(at, drafted(at), "Subject: Thanks\n\n\n")
    german = "Dear Priya,\n\nvielen Dank für das Gespräch, es hat mich sehr gefreut.\n\nRobin Vale\n"
    with pytest.raises(RefusedTextError, match="in English"):
        taken(at, drafted(at), german)
    with pytest.raises(RefusedTextError, match="in German"):
        taken(desk(language="de"), drafted(desk(language="de")), GOOD)


def test_gaps_that_the_draft_had_may_stay() -> None:
    at = desk()
    before = drafted(at)
    gaps = before.draft.placeholders
    text = GOOD + "".join(f"{gap}\n" for gap in gaps)
    assert taken(at, before, text)[0].draft.placeholders == gaps


def test_warnings_are_said_and_refuse_nothing() -> None:
    at = desk()
    _, warnings = taken(at, drafted(at), GOOD.replace("Thank you for Friday", "Following up"))
    assert [warning.rule for warning in warnings] == ["subject"]
