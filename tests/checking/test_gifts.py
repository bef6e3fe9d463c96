"""Gifts and links: what may not be given, and what only sounds like it."""

from __future__ import annotations

import pytest
from checking.checked import draft, found

from afterword.records.problems import Level

TALK = "https://talks.example/tail-sampling"


def body(sentence: str) -> str:
    return f"Dear Priya,\n\n{sentence}\n\nKind regards,\nSam\nhttps://lee.example"


# --- money-gift -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "I enclosed a small gift card.",
        "Lunch is on me.",
        "I bought two tickets for you.",
        "I have sent you a box of chocolates.",
        "Coffee next week, my treat.",
        "Let me buy you a coffee.",
        "A bottle of wine is on its way: I have sent a bottle of wine.",
        "Please accept this voucher.",
        "The flowers are a token of my appreciation.",
        "I ordered you a copy of the book.",
    ],
)
def test_gifts_of_moneys_worth(sentence: str) -> None:
    assert found("money-gift", body(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "We closed ninety Jira tickets in a week.",
        "You asked how the gift card page scales.",
        "It dawned on me on the ferry.",
        "You depend on me and on the cache.",
        "The wine trade runs on such queues.",
        "I wrote about how flowers are shipped.",
        "The talk is free to watch.",
        "I sent the voucher service to production in May.",
        "Have a coffee and watch it.",
        "The library has a copy of the book.",
    ],
)
def test_things_that_are_only_talked_about(sentence: str) -> None:
    assert not found("money-gift", body(sentence))


def test_what_a_florist_talks_about() -> None:
    text = "Dear Iris,\n\nThe winter flowers from the Scillies stayed with me, and the vouchers too."
    assert not found("money-gift", text, to="iris-bloom")


def test_a_gift_behind_a_paywall() -> None:
    (problem,) = found("money-gift", body("Here is a report."), extra="gift: report\n")
    assert (problem.line, problem.column) == (5, 1)
    assert found("money-gift", body("Here it is: https://reports.example/tracing/"))


# --- repeat-gift and no-consent ---------------------------------------------------------------------


def sent(to: str, text: str = "Here.", extra: str = "gift: tail-sampling\n") -> str:
    return draft(text, to=to, kind="value-add", extra=f"sent: 2026-11-02\n{extra}")


@pytest.mark.parametrize(
    ("earlier", "text", "extra"),
    [
        (sent("priya-raman"), "Here.", "gift: tail-sampling\n"),
        (sent("priya-raman"), f"Here: {TALK}", ""),
        (sent("priya-raman", f"See {TALK}.", ""), "Here.", "gift: tail-sampling\n"),
        (
            sent("priya-raman", f"See [it]({TALK}#t=9).", ""),
            "Here: http://www.talks.example/tail-sampling/",
            "",
        ),
        (sent("priya-raman"), "Here.", "via: linkedin\ngift: tail-sampling\n"),
    ],
)
def test_the_same_gift_twice(earlier: str, text: str, extra: str) -> None:
    (problem,) = found("repeat-gift", body(text), earlier, kind="value-add", extra=extra)
    assert problem.level == Level.ERROR
    assert "Priya Raman has had “Tail sampling in practice” already, on 2026-11-02" in problem.message


def test_a_colleague_had_it() -> None:
    (problem,) = found("repeat-gift", body("Here."), sent("tom-okafor"), extra="gift: tail-sampling\n")
    assert problem.level == Level.WARNING
    assert "Tom Okafor" in problem.message


@pytest.mark.parametrize(
    "earlier",
    [
        sent("iris-bloom"),  # another company
        sent("priya-raman", extra="gift: meet-kim\n"),  # another gift
        sent("priya-raman", "See https://talks.example/tail-sampling-two.", ""),  # another talk
        draft("Here.", to="priya-raman", extra="gift: tail-sampling\n"),  # a draft only
        "---\nfrom: priya-raman\nkind: reply\nreceived: 2026-11-02\n---\nThanks for "
        + TALK,  # their own words
    ],
)
def test_a_gift_that_is_new_to_them(earlier: str) -> None:
    assert not found("repeat-gift", body("Here."), earlier, extra="gift: tail-sampling\n")


def test_two_people_of_no_known_company_are_no_colleagues() -> None:
    files = {f"contacts/{slug}.md": f"---\nname: {slug.title()}\n---\n" for slug in ("lea", "kai")}
    text = "Dear Lea,\n\nHere."
    assert not found("repeat-gift", text, sent("kai"), to="lea", extra="gift: tail-sampling\n", files=files)
    assert found("repeat-gift", text, sent("lea"), to="lea", extra="gift: tail-sampling\n", files=files)


def test_an_introduction_needs_consent() -> None:
    (problem,) = found("no-consent", body("Meet Jo."), extra="gift: meet-jo\n")
    assert (problem.line, problem.column) == (5, 1)
    assert "gifts/meet-jo.md" in problem.fix


@pytest.mark.parametrize("kind", ["thank-you", "value-add", "stay-in-touch", "promised-item"])
def test_in_every_kind_of_note(kind: str) -> None:
    assert found("no-consent", body("Meet Jo."), kind=kind, extra="gift: meet-jo\n")


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("Meet Kim.", "gift: meet-kim\n"),
        ("See the talk.", "gift: tail-sampling\n"),
        ("I can introduce you to Jo Lind, if you wish.", ""),
        ("I asked Jo Lind about it.", ""),
        ("Here is a report.", "gift: report\n"),
    ],
)
def test_where_no_consent_is_wanting(text: str, extra: str) -> None:
    assert not found("no-consent", body(text), extra=extra)


# --- links ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "See https://a.example and https://b.example.",
        "See https://bit.ly/3xyz.",
        "See https://a.example/p?utm_source=mail&x=1.",
        "See http://a.example.",
        "See [one](https://a.example) and [two](https://b.example).",
        "See https://a.example/?fbclid=abc.",
        "See https://lnkd.in/abc.",
    ],
)
def test_doubtful_links(sentence: str) -> None:
    assert len(found("links", body(sentence))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "See https://a.example/p?x=1&page=2.",
        "See https://a.example, that is [a](https://a.example/).",
        "See `http://localhost:8000` and `https://b.example` in the code.",
        "Write to sam@lee.example.",
        "See https://en.example/wiki/Dinghy_(boat).",
        "Nothing to see.",
        "See https://tinyurl.company.example/utm_park.",
        "See https://\u2100.example, which is no address.",
    ],
)
def test_one_plain_link(sentence: str) -> None:
    assert not found("links", body(sentence))


def test_the_place_of_a_link() -> None:
    (problem,) = found("links", body("See https://a.example and (https://b.example)."))
    assert (problem.line, problem.column) == (9, 28)
    (problem,) = found("links", body("See http://a.example/x."))
    assert problem.fix == "See whether https://a.example/x opens, and write that."


# --- ask-with-gift ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        f"Here is the talk: {TALK}. Is there any news?",
        f"Here is the talk: {TALK}. Have you made a decision?",
        f"The talk is at {TALK}. When may I hear from you?",
        f"Enjoy {TALK}. What are the next steps?",
        f"Enjoy {TALK}. Please let me know your timeline.",
    ],
)
def test_a_gift_as_a_bait(sentence: str) -> None:
    assert found("ask-with-gift", body(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        f"Here is the talk: {TALK}. Did you sail on Sunday?",
        "Is there any news?",
        f"Here is the talk: {TALK}. No need to reply.",
        f"The decision to freeze is discussed at {TALK}.",
        f"Would this help with the forty services? {TALK}",
    ],
)
def test_a_gift_alone_or_a_question_alone(sentence: str) -> None:
    assert not found("ask-with-gift", body(sentence))


def test_the_gift_of_the_front_matter_counts() -> None:
    assert found("ask-with-gift", body("Is there any news?"), extra="gift: meet-kim\n")
