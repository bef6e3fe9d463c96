"""A4, A5, A6, A10 and A14 of the searches: what they ask, what was sent, and what a call settles.

Tuesday 2026-10-06 is a Tuesday, and Thursday the 8th the day by which Bettina wants her answer.
"""

from __future__ import annotations

from searches.living import Search

REFERENCES = "Nadia, could you send me the names of two references by Thursday?"


def test_a4_what_they_ask_is_due_before_everything_else(nadia: Search) -> None:
    nadia.on("2026-10-06T11:05", f'heard bettina "{REFERENCES}" --asks "two references" --by thursday')
    for day in ("2026-10-06T12:00", "2026-10-07T10:00", "2026-10-08T10:00", "2026-10-09T10:00"):
        assert nadia.due(day)[0] == "bettina-ruiz answer", day
    assert nadia.the("2026-10-06T12:00", "bettina-ruiz", "answer")["due"] == "2026-10-08"
    assert nadia.the("2026-10-09T10:00", "bettina-ruiz", "answer")["state"] == "late"
    nadia.write("2026-10-07T10:00", "bettina", "answer")
    assert not nadia.plan("2026-10-07T11:00", "bettina-ruiz", "answer")


def test_a4_a_question_that_was_not_named_as_one_is_pointed_to(nadia: Search) -> None:
    said = nadia.on("2026-10-06T11:05", f'heard bettina "{REFERENCES}"')
    assert "asks:" in said
    assert "answer_by: 2026-10-08" in said


def test_a4_what_they_wrote_is_shown(nadia: Search) -> None:
    nadia.on("2026-10-06T11:05", f'heard bettina "{REFERENCES}" --asks "two references" --by thursday')
    assert "two references by Thursday?" in nadia.on("2026-10-06T12:00", "show bettina")


def test_a4_a_promise_on_the_phone_is_kept_in_mind(nadia: Search) -> None:
    nadia.on(
        "2026-10-06T11:05",
        'heard kelly "She asked for two references." --kind call --promised "two references by friday"',
    )
    promised = nadia.the("2026-10-06T12:00", "kelly-marsh", "promised-item")
    assert promised["due"] == "2026-10-09"
    assert "two references" in promised["why"]
    said = nadia.on("2026-10-07T09:00", 'heard kelly "I promised her two references by Friday" --kind call')
    assert "promised: two references by 2026-10-09" in said


def test_a5_sent_twice_is_refused_and_invents_nothing(nadia: Search) -> None:
    nadia.write("2026-11-04T10:00", "bettina", "decision-check-in")
    assert "bettina-ruiz second-check-in" in nadia.due("2026-11-16T10:00")
    nadia.write("2026-11-16T10:00", "bettina")
    said = nadia.refused("2026-11-16T10:01", "sent bettina")
    assert "Bettina" in said and "went out" in said
    assert not nadia.plan("2026-11-16T10:01", "bettina-ruiz", "second-check-in")
    assert nadia.the("2026-11-16T10:01", "bettina-ruiz", "close-the-loop")["state"] == "upcoming"


def test_a5_what_is_not_due_is_not_sent(nadia: Search) -> None:
    assert "marcus-reed thank-you" in nadia.due("2026-10-02T18:00")
    nadia.write("2026-10-02T18:00", "marcus")
    nadia.refused("2026-10-05T10:00", "sent marcus")
    nadia.on("2026-10-06T10:00", 'new contact "Owen Finch" --company "Cascade Valley Health"')
    nadia.refused("2026-10-06T10:00", "sent owen")


def test_a5_what_was_typed_too_soon_is_taken_back(nadia: Search) -> None:
    before = nadia.files()
    nadia.write("2026-10-02T18:00", "marcus")
    assert nadia.files() != before
    nadia.on("2026-10-02T18:01", "undo")
    assert nadia.files() == before
    assert "marcus-reed thank-you" in nadia.due("2026-10-02T18:02")


def test_a6_a_saved_draft_with_gaps_is_not_sent_without_a_word(nadia: Search) -> None:
    nadia.on(
        "2026-10-02T17:30",
        'debrief --company "Cascade Valley Health" --position "Nurse Manager, ICU" --when 2026-10-02T13:00 '
        '--met "Helen; asked me: whether I have opened a unit from nothing"',
    )
    nadia.on("2026-10-02T18:00", "draft helen --save")
    (path,) = (path for path in nadia.files() if path.startswith("notes/") and "helen" in path)
    assert "[" in nadia.read(path)
    assert "[" in nadia.refused("2026-10-02T20:05", "sent helen")
    nadia.on("2026-10-02T20:06", "sent helen --anyway")
    assert "placeholder" in nadia.problems("2026-10-03T10:00"), "known afterwards, too"


def test_a10_a_call_of_theirs_puts_the_gift_off(nadia: Search) -> None:
    nadia.on("2026-10-01T09:00", GIFT)
    nadia.on("2026-09-25T10:00", 'called kelly "Thanked her for the talk."')
    assert "kelly-marsh value-add" in nadia.due("2026-10-15T09:00")
    nadia.on("2026-10-15T09:10", 'heard kelly "She asked how it goes." --kind call')
    gift = nadia.the("2026-10-15T09:12", "kelly-marsh", "value-add")
    assert gift["state"] == "upcoming"
    # 7 business days after Thu 15 Oct: Mon 26 Oct.
    assert gift["opens"] == "2026-10-26"


def test_a10_a_call_of_mine_is_one_line_and_no_letter_is_made_up(nadia: Search) -> None:
    nadia.on("2026-10-01T09:00", GIFT)
    before = set(nadia.files())
    nadia.on("2026-10-15T09:10", 'called kelly "Told her how the panel went."')
    (note,) = set(nadia.files()) - before
    assert nadia.read(note).split("---\n")[2].strip() == "Told her how the panel went."
    assert nadia.front(note)["kind"] == "call"
    assert nadia.front(note)["to"] == "kelly-marsh"
    assert nadia.the("2026-10-15T09:12", "kelly-marsh", "value-add")["opens"] == "2026-10-26"


def test_a10_what_was_said_on_the_phone_is_no_letter_either(nadia: Search) -> None:
    before = set(nadia.files())
    nadia.on("2026-10-02T18:00", "sent bettina --via phone")
    (note,) = set(nadia.files()) - before
    assert nadia.front(note)["via"] == "phone"
    assert not nadia.read(note).split("---\n")[2].strip()


#: Something that Kelly would be glad of.
GIFT = 'new gift "A small kiln" --kind article --url https://kiln.example/a --interests pottery --read'


def two_positions(nadia: Search) -> None:
    nadia.on(
        "2026-11-10T12:00",
        'debrief --company "Cascade Valley Health" --position "Nurse Manager, PACU" '
        '--when 2026-11-10T10:00 --met "bettina; talked about: the recovery rooms"',
    )


def test_a14_heard_says_which_position(nadia: Search) -> None:
    two_positions(nadia)
    said = nadia.on(
        "2026-11-12T10:00", 'heard bettina "Two more weeks" --position ICU --decision-by 2026-12-04'
    )
    assert "Nurse Manager, ICU" in said
    assert str(nadia.front("interviews/2026-10-02-cascade-valley-health.md")["decision_by"]) == "2026-12-04"
    assert "decision_by" not in nadia.front("interviews/2026-11-10-cascade-valley-health.md")


def test_a14_with_two_positions_and_none_named_it_asks_which(nadia: Search) -> None:
    two_positions(nadia)
    said = nadia.refused("2026-11-12T10:00", 'heard bettina "Two more weeks" --decision-by 2026-12-04')
    assert "--position" in said
    assert "Nurse Manager, ICU" in said and "Nurse Manager, PACU" in said


def test_a14_a_no_in_words_points_to_close(nadia: Search) -> None:
    said = nadia.on("2026-11-20T10:00", 'heard bettina "We went with an internal candidate."')
    assert "afterword close" in said
    assert "filled-by-other" in said
