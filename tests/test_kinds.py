from __future__ import annotations

import pytest

from afterword.kinds import ENDINGS, KINDS, PARTS, RANK, THANK_YOUS, UNWELCOME
from afterword.writing.templates import Templates

#: The kinds of the design, section 5, with the target and the largest length of the research.
LIMITS = {
    "thank-you": ((80, 150), 200),
    "thank-you-round": ((60, 120), 150),
    "thank-you-brief": ((30, 70), 80),
    "forward-request": ((40, 90), 110),
    "promised-item": ((20, 60), 90),
    "value-add": ((40, 90), 120),
    "decision-check-in": ((40, 80), 100),
    "second-check-in": ((30, 60), 80),
    "holding": ((40, 90), 110),
    "close-the-loop": ((35, 70), 90),
    "new-information": ((50, 110), 130),
    "competing-offer": ((60, 100), 120),
    "congratulate": ((25, 60), 80),
    "correction": ((20, 50), 70),
    "withdraw": ((40, 80), 100),
    "decline-offer": ((50, 90), 110),
    "gracious-rejection": ((50, 110), 130),
    "filled-by-other": ((40, 90), 110),
    "accepted-thank-all": ((30, 90), 110),
    "accepted-new-team": ((30, 80), 100),
    "stay-in-touch": ((30, 80), 100),
}


def test_the_kinds_and_their_lengths() -> None:
    assert {id_: (kind.target, kind.maximum) for id_, kind in KINDS.items()} == LIMITS


def test_every_part_has_words() -> None:
    for kind in KINDS.values():
        assert all((*kind.must_words, *kind.must_not_words))
        assert kind.must_words[0] == "their name, spelt as they spell it"
    assert KINDS["stay-in-touch"].must_words[1:] == ("where you met", "one line on how you are")
    assert KINDS["stay-in-touch"].must_not_words == ("asking for any job", "a question about the decision")


def test_no_part_is_described_that_no_kind_has() -> None:
    assert {part for kind in KINDS.values() for part in kind.must} == set(PARTS)
    assert {part for kind in KINDS.values() for part in kind.must_not} == set(UNWELCOME)


def test_no_kind_both_asks_and_gives() -> None:
    assert not [kind.id for kind in KINDS.values() if kind.ask and kind.give]


def test_what_asks_needs_a_reply() -> None:
    assert not [kind.id for kind in KINDS.values() if kind.ask and kind.needs_no_reply]


def test_thank_yous_and_promises_mind_no_gaps() -> None:
    free = {kind.id for kind in KINDS.values() if not kind.minds_gaps}
    assert free == {*THANK_YOUS, "forward-request", "promised-item"}


def test_the_cap_leaves_out_thank_yous_promises_and_the_closing_note() -> None:
    uncounted = {kind.id for kind in KINDS.values() if not kind.counts}
    assert uncounted == {*THANK_YOUS, "forward-request", "promised-item", "close-the-loop"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_letters(kind: str) -> None:
    # A panel of eight must not share a letter; other notes go to one person at a time.
    assert Templates().letters(kind) >= {"thank-you": 8, "thank-you-round": 6, "thank-you-brief": 6}.get(
        kind, 2
    )


#: Design, section 4: which of two comes first; kinds in one row rank alike.
ORDER = (
    {"promised-item"},
    {"thank-you", "thank-you-round", "thank-you-brief", "forward-request"},
    {"withdraw", "decline-offer"},
    {"gracious-rejection", "filled-by-other"},
    {"accepted-thank-all", "accepted-new-team"},
    {"decision-check-in", "second-check-in"},
    {"holding"},
    {"close-the-loop"},
    {"new-information"},
    {"value-add"},
    {"congratulate"},
    {"stay-in-touch"},
)


def test_what_is_written_first() -> None:
    ranks = [{RANK[kind] for kind in row} for row in ORDER]
    assert all(len(row) == 1 for row in ranks)
    assert ranks == sorted(ranks, key=min)
    assert len({min(row) for row in ranks}) == len(ORDER)


def test_an_ending_waits_for_no_gap() -> None:
    assert ORDER[2] | ORDER[3] | ORDER[4] == ENDINGS


def test_what_asks_and_what_gives() -> None:
    assert {kind.id for kind in KINDS.values() if kind.ask} == {
        "decision-check-in",
        "second-check-in",
        "competing-offer",
    }
    assert {kind.id for kind in KINDS.values() if kind.give} == {"value-add", "congratulate", "stay-in-touch"}
