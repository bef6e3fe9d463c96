"""Each reason in twelve words at most, whatever people, companies and promises are called."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from followups.search import Search
from followups.test_plan_properties import day, many, maybe, nows, searches
from hypothesis import event, given
from hypothesis import strategies as st

from afterword.followups.plan import plan
from afterword.followups.rule_words import rule_words
from afterword.kinds import OUTGOING_KINDS
from afterword.settings.cadence import Cadence
from afterword.settings.settings import Settings
from afterword.times import Duration, Span
from afterword.words.counts import capital

MOST_WORDS = 12
#: Two lines of a terminal of eighty columns, with the indent of a list.
MOST_CHARACTERS = 2 * (80 - 4)

#: Words as people really have them, in place of the short ones of random searches.
LONG = {
    "Engineer": "Principal Engineer, Platform and Reliability of the Northern Region",
    "Northwind": "Northwind Robotics and Sons of the Outer Hebrides, Limited",
    "chess": "long walks by the sea in winter and in the rain",
    "thing": "the long list of everything we talked about and of what came of it afterwards",
}

KINDS_OUT = st.sampled_from(OUTGOING_KINDS)


@st.composite
def long_searches(draw: st.DrawFn) -> Search:
    """A random search in long words, with questions, offers, moves, and what was passed over."""
    search: Search = draw(searches())
    people = sorted(path[9:-3] for path in search.files if path.startswith("contacts/"))
    for path in sorted(path for path in search.files if path.startswith("interviews/")):
        answer: dict[str, Any] = {"answer_by": day(draw(st.integers(20, 90))), "outcome": "offer"}
        search.change(path, **maybe(draw, 3, lambda answer=answer: answer))
    for slug in people:
        fields = maybe(draw, 4, lambda: {"former": ["Northwind"]})
        fields |= maybe(draw, 3, lambda: {"skipped": [f"{draw(KINDS_OUT)} {day(draw(st.integers(20, 90)))}"]})
        search.change(f"contacts/{slug}.md", **fields)
    for _ in range(draw(st.integers(0, 4))):
        asks = draw(st.sampled_from(("two references", LONG["thing"], "https://a.example/" + "form/" * 20)))
        by = maybe(draw, 2, lambda: {"answer_by": day(draw(st.integers(0, 90)))})
        kind = draw(st.sampled_from(("reply", "call", "news")))
        search.received(draw(st.sampled_from(people)), str(day(draw(st.integers(0, 60)))), kind=kind, **by)
        path = list(search.files)[-1]
        search.change(path, asks=f'"{asks}"')
    if draw(st.booleans()):
        for path, text in search.files.items():
            for short, long in LONG.items():
                # An interest alone is a tag, and its letters are not those of a file's name.
                text = re.sub(rf"\b{short}\b(?!-)", long, text)
            search.files[path] = text
    return search


cadences = st.sampled_from(
    (
        Cadence(),
        Cadence(unanswered_cap=0, ask_cap=1),
        Cadence(unanswered_cap=1, company_day=1, give_growth=1.0),
        Cadence(person_gap=Duration(30, "bd"), company_gap=Duration(20, "bd")),
        Cadence(away=(Span(date(2026, 11, 20), date(2027, 1, 10)),)),
    )
)


@many
@given(long_searches(), nows, cadences)
def test_every_reason_is_short_and_speaks_no_id(search: Search, now: date, cadence: Cadence) -> None:
    for each in plan(search.journal, now, Settings(cadence=cadence)):
        event(f"{each.kind} {each.state}")
        for said in (each.short, each.as_json()["reason"]):
            assert len(said.split()) <= MOST_WORDS, (said, each.why)
            assert len(said) <= MOST_CHARACTERS, (said, each.why)
            assert said.endswith(".") and not said.endswith("..") and said == capital(said), said
        told = f"{each.short} {each.reason} {each.hold}"
        for kind in OUTGOING_KINDS:
            # Thank-you, answer and the like are words as well as ids.
            if "-" in kind and kind not in ("thank-you", "forward-request"):
                assert kind not in told, told
        assert rule_words(each.rule, cadence), each.rule


@many
@given(long_searches(), nows)
def test_a_short_reason_names_a_day_or_what_is_missing(search: Search, now: date | datetime) -> None:
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".replace(" ", "|")
    for each in plan(search.journal, now, Settings()):
        named = re.search(rf"\b\d{{1,2}} ({months})\b", each.short)
        assert named or "no gift fits yet" in each.short.lower() or "had no answer" in each.short, each.short
