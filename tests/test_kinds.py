from __future__ import annotations

import pytest

from afterword.followups.precedence import ENDINGS, RANK
from afterword.kinds import KINDS, PARTS, THANK_YOUS, UNWELCOME
from afterword.writing.panels import WORDINGS
from afterword.writing.templates import Templates

#: The kinds of the design, section 5, with the target and the largest length of the research.
LIMITS = {
    "thank-you": ((80, 150), 200),
    "thank-you-round": ((60, 120), 150),
    "thank-you-brief": ((30, 70), 80),
    "forward-request": ((40, 90), 110),
    "answer": ((20, 70), 120),
    "promised-item": ((20, 60), 90),
    "value-add": ((40, 90), 120),
    "decision-check-in": ((40, 80), 100),
    "second-check-in": ((30, 60), 80),
    "holding": ((40, 90), 110),
    "close-the-loop": ((35, 70), 90),
    "new-information": ((50, 110), 130),
    "competing-offer": ((60, 100), 120),
    # Ours: the research has no figures for an offer, an answer and news of one's own.
    "offer-thanks": ((30, 80), 100),
    "offer-answer": ((30, 90), 120),
    "good-news": ((30, 90), 110),
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
    assert free == {*THANK_YOUS, "forward-request", "promised-item", "answer", "offer-thanks", "offer-answer"}


def test_the_cap_leaves_out_thank_yous_promises_and_the_closing_note() -> None:
    uncounted = {kind.id for kind in KINDS.values() if not kind.counts}
    owed = {"answer", "offer-thanks", "offer-answer"}
    assert uncounted == {*THANK_YOUS, "forward-request", "promised-item", "close-the-loop"} | owed


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_letters(kind: str) -> None:
    assert Templates().variety(kind) >= WORDINGS


#: Design, section 4: which of two comes first; kinds in one row rank alike.
ORDER = (
    {"answer"},
    {"promised-item"},
    {"thank-you", "thank-you-round", "thank-you-brief", "forward-request"},
    {"offer-thanks", "offer-answer"},
    {"withdraw", "decline-offer"},
    {"gracious-rejection", "filled-by-other"},
    {"accepted-thank-all", "accepted-new-team", "good-news"},
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
    assert ORDER[4] | ORDER[5] | ORDER[6] == ENDINGS


def test_what_asks_and_what_gives() -> None:
    assert {kind.id for kind in KINDS.values() if kind.ask} == {
        "decision-check-in",
        "second-check-in",
        "competing-offer",
    }
    assert {kind.id for kind in KINDS.values() if kind.give} == {"value-add", "congratulate", "stay-in-touch"}
