"""What a gift says in a letter: read as the person who gets it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from writing.letters import SETTINGS, every_letter, follow_up, journal_of

from afterword.checking.checker import Checker
from afterword.kinds import KINDS
from afterword.records.journal import Journal
from afterword.words.note_text import gaps_in
from afterword.writing.composing import Draft

TODAY = date(2026, 12, 8)
GIVING = [kind.id for kind in KINDS.values() if kind.may_carry_gift and kind.id != "promised-item"]


def search(gift: str, lines: str = "", interests: str = "loans, dbt-core, sailing") -> Journal:
    """Somebody met, with the lines of their debrief, and one gift."""
    return journal_of(
        f"=== contacts/paul.md\n---\nname: Paul Gentry\ncompany: Tidewater\ninterests: [{interests}]\n---\n"
        f"=== gifts/g.md\n---\n{gift}\n"
        "=== interviews/2026-11-20-tidewater.md\n---\ncompany: Tidewater\nposition: Head of Collections\n"
        f"when: 2026-11-20T14:00\nmet: [paul]\n---\n\n## Paul Gentry\n\n{lines}\n"
    )


def letters(journal: Journal, kind: str) -> list[str]:
    """Every letter of a kind, the subject with the text."""
    about = follow_up(journal, "paul", kind, gifts=("g",))
    return [f"{subject}\n\n{body}" for subject, body in every_letter(journal, about, TODAY)]


LOANS = "Loan paperwork after 2021"


def article(why: str = "", tags: str = "loans, sailing", title: str = LOANS, **more: str) -> str:
    """The file of a gift, without its first line; ``more`` are fields that take the place of the usual."""
    usual = {"title": f'"{title}"', "kind": "tool", "url": "https://forms.example/a"}
    fields = usual | {"interests": f"[{tags}]"} | more
    head = "\n".join(f"{key}: {value}" for key, value in fields.items() if value)
    return f"{head}\nread: yes\nagreed: yes\n---\n{f'why: {why}' if why else ''}"


HURRIED = (
    "made me cry tbh",
    "Ours is 3rd worst",
    "n=40k, cut by 60% and nothing bad happened",
    "saw it on LinkedIn!!",
    "She talks about exactly the puking thing.",
    "found via https://lists.example/a - median is 16 mo so you're ahead",
    "Because it's written by a nurse for once!",
    "It is about burnout.",
)


@pytest.mark.parametrize("why", HURRIED)
@pytest.mark.parametrize("kind", GIVING)
def test_no_word_of_a_hurried_reason_is_sent(kind: str, why: str) -> None:
    plain = letters(search(article()), kind)
    assert letters(search(article(why)), kind) == plain


@pytest.mark.parametrize("kind", GIVING)
def test_a_whole_sentence_is_sent_word_for_word(kind: str) -> None:
    why = "It has a form for every case, and a page on what courts ask."
    for text in letters(search(article(why)), kind):
        assert why in text


def sentences(text: str) -> list[str]:
    """The sentences of a letter, of all its paragraphs."""
    return [each for block in text.split("\n\n") for each in re.split(r"(?<=[.!?\]])\s+(?=[A-Z])", block)]


TIES = re.compile(
    r"\b(?:you told me about|you spoke of|what you said about|you mentioned|our talk about|we got on to|"
    r"we talked about|we spoke about|on the subject of|speaking of|come back to|while I think of)\b",
    re.IGNORECASE,
)
CARES = re.compile(
    r"\b(?:since you care|keen on (?!the)|your interest in|interested in (?:loans|sailing|dbt))",
    re.IGNORECASE,
)


@pytest.mark.parametrize("kind", GIVING)
@pytest.mark.parametrize(
    "lines", ["", "- lit up at: sailing his Contessa", "- talked about: dbt, again and again"]
)
def test_a_gift_they_said_nothing_of_claims_nothing(kind: str, lines: str) -> None:
    for text in letters(search(article(), lines), kind):
        offer = next(each for each in sentences(text) if 'a tool, "Loan' in each)
        assert not TIES.search(offer) and not CARES.search(text), offer
        assert "sailing" not in offer and "loans" not in text and "dbt-core" not in text


@pytest.mark.parametrize("kind", GIVING)
def test_a_tag_is_never_spoken_raw(kind: str) -> None:
    """Neither in the text nor in the subject, whatever the letter."""
    for text in letters(search(article(tags="dbt-core, data_quality", title="Reports that retire")), kind):
        assert not re.search(r"dbt|data.quality", text)


def test_a_gift_is_tied_to_what_they_said() -> None:
    lines = "- talked about: the new store at the docks\n- lit up at: the loan agreements with the Dutch"
    for text in letters(search(article(), lines), "thank-you"):
        offer = next(each for each in sentences(text) if 'a tool, "Loan' in each)
        assert "the loan agreements with the Dutch" in offer


def test_what_the_letter_has_said_is_pointed_to_and_not_told_again_at_length() -> None:
    line = "moving forty services to OpenTelemetry without a freeze"
    journal = search(
        article(tags="observability/opentelemetry", title="Tail sampling"),
        f"- talked about: {line}",
        "observability",
    )
    for text in letters(journal, "thank-you"):
        assert text.count(line) == 1
        assert re.search(r"OpenTelemetry.*, .*Tail sampling", text)


@pytest.mark.parametrize("kind", GIVING)
def test_nothing_is_said_twice_at_length(kind: str) -> None:
    line = "moving forty thousand loan files to one store on the quay"
    for text in letters(search(article(), f"- talked about: {line}"), kind):
        assert text.partition("\n\n")[2].count(line) <= 1


TIP = "Wrap the pot in foil, and bury it in sawdust. Light it from the top."


def tip(body: str, kind: str = "tip", **more: str) -> str:
    return f"{article(tags='raku', title='Raku in a garden', kind=kind, url='', **more)}\n{body}"


@pytest.mark.parametrize("kind", GIVING)
@pytest.mark.parametrize("sort", ["tip", "information", "place"])
def test_the_thing_itself_reaches_the_reader(kind: str, sort: str) -> None:
    for text in letters(search(tip(f"Mine alone.\n\ngive: {TIP}", sort), interests="raku"), kind):
        assert (
            f'"Raku in a garden". {TIP}' in text or f'"Raku in a garden", in case it is of use. {TIP}' in text
        )
        assert "Mine alone" not in text


@pytest.mark.parametrize("kind", GIVING)
@pytest.mark.parametrize(
    "give", ["", "give: foil, sawdust, bin - done (ask Tom)", "give: It worked on my ex."]
)
def test_what_is_not_fit_leaves_a_gap_for_it(kind: str, give: str) -> None:
    for text in letters(search(tip(give), interests="raku"), kind):
        assert "[the tip itself, in a sentence or two]" in text
        assert "foil" not in text and "my ex" not in text


def test_with_an_address_there_is_no_gap() -> None:
    for text in letters(search(article(tags="raku", kind="tip"), interests="raku"), "thank-you"):
        assert "the tip itself" not in text


WHO = "Hana Vogel, who ran a roll-out in three towns"
MET = "She moved three archives to one store."


def introduction(why: str = MET, **more: str) -> str:
    return article(why, "archives", more.pop("title", WHO), kind="introduction", url="", **more)


@pytest.mark.parametrize("kind", GIVING)
def test_an_introduction_is_worded_as_one_in_every_letter(kind: str) -> None:
    for text in letters(search(introduction(), interests="archives"), kind):
        assert re.search(rf"introduc\w+ (?:you )?to {WHO}\.", text), text
        assert MET in text
        assert re.search(r"\byes\b|agreed (?:already|on the other side)", text), text
        assert not re.search(
            r"seen it before|came my way|look at|know it already|pass it on|quiet|have a use", text
        )


@pytest.mark.parametrize(
    "title", ["Introduction to Hana Vogel", "intro: Hana Vogel", "An introduction to Hana Vogel"]
)
def test_it_is_not_introduced_twice(title: str) -> None:
    for text in letters(search(introduction(title=title), interests="archives"), "thank-you"):
        assert re.search(r"introduc\w+ (?:you )?to Hana Vogel\.", text)


@pytest.mark.parametrize("kind", GIVING)
def test_an_introduction_without_a_reason_asks_for_it(kind: str) -> None:
    for text in letters(search(introduction("clever, if odd"), interests="archives"), kind):
        assert "[why the two of them should talk]" in text and "odd" not in text


@pytest.mark.parametrize("kind", GIVING)
def test_nobody_is_said_to_have_agreed_who_has_not(kind: str) -> None:
    gift = introduction().replace("agreed: yes", "agreed: no")
    for text in letters(search(gift, interests="archives"), kind):
        assert "[that they have agreed, once they have]" in text
        assert not re.search(r"\byes\b|agreed (?:already|on the other side)", text)


@pytest.mark.parametrize(
    ("told", "mentioned"), [("the loan agreements with the Dutch", True), ("the new store", False)]
)
def test_what_they_had_last_is_named_beside_what_was_talked_about(told: str, mentioned: bool) -> None:
    had = (
        f"{article()}\n=== gifts/old.md\n---\n{article(title='Notes on tides')}\n"
        "=== notes/a.md\n---\nto: paul\nkind: value-add\ngift: old\nsent: 2026-11-24\n---\nDear Paul,"
    )
    for text in letters(search(had, f"- talked about: {told}"), "value-add"):
        assert ('"Notes on tides"' in text) is mentioned
        assert told in text  # and where the gift does not go back to it, it is remembered by itself


def test_nobody_is_asked_after_whom_they_were_introduced_to() -> None:
    had = (
        f"{article()}\n=== gifts/old.md\n---\n{introduction()}\n"
        "=== notes/a.md\n---\nto: paul\nkind: value-add\ngift: old\nsent: 2026-11-24\n---\nDear Paul,"
    )
    for text in letters(search(had, "- talked about: the loan agreements with the Dutch"), "value-add"):
        assert "Hana" not in text and "introduction" not in text


def test_a_long_tip_speaks_for_itself() -> None:
    long = "Wrap the pot in foil, and bury it in sawdust in a bin with holes. " * 2 + "Light it from the top."
    why = "It needs no kiln, and it works in the rain as well as in the sun."
    for text in letters(search(tip(f"give: {long}\n\nwhy: {why}"), interests="raku"), "thank-you"):
        assert long in text and why not in text
    for text in letters(search(tip(f"give: {TIP}\n\nwhy: {why}"), interests="raku"), "thank-you"):
        assert TIP in text and why in text


def test_only_what_is_no_longer_than_a_note_bears_is_sent() -> None:
    for text in letters(
        search(tip("give: " + "Wrap the pot in foil and wait. " * 6), interests="raku"), "thank-you"
    ):
        assert "[the tip itself, in a sentence or two]" in text


@pytest.mark.parametrize("kind", GIVING)
@pytest.mark.parametrize(
    "lines", ["", "- talked about: the loan agreements with the Dutch", "- talked about: the new store"]
)
@pytest.mark.parametrize("sort", ["article", "tip", "introduction"])
def test_the_checker_has_nothing_to_say_of_a_gift(kind: str, lines: str, sort: str) -> None:
    gift = {
        "article": article("It has a form for every case."),
        "tip": tip(f"give: {TIP}\n\nwhy: It needs no kiln.").replace("[raku]", "[loans]"),
        "introduction": introduction().replace("[archives]", "[loans]"),
    }[sort]
    journal = search(gift, lines)
    about = follow_up(journal, "paul", kind, gifts=("g",))
    checker = Checker(journal, TODAY, SETTINGS)
    for subject, body in every_letter(journal, about, TODAY):
        draft = Draft("paul", kind, subject, body, "g", gaps_in(subject, body))
        found = {problem.rule: problem.message for problem in checker.check_draft(draft, about)}
        # Where nothing was said, no letter can call back to it.
        assert found.keys() <= {"placeholder", "too-soon", *(() if lines else ("no-callback",))}, (
            found,
            body,
        )


@pytest.mark.parametrize("kind", GIVING)
def test_a_title_of_ones_own_that_is_not_fit_stays_at_home(kind: str) -> None:
    files = (
        (tip(f"give: {TIP}").replace("Raku in a garden", "what my boss does with raku"), "raku", "a tip"),
        (introduction(title="Hana Vogel, odd but useful"), "archives", "Hana Vogel."),
        (introduction(title="Mum's friend Jill"), "archives", "[whom you would introduce]"),
    )
    for gift, interests, said in files:
        for text in letters(search(gift, interests=interests), kind):
            assert said in text
            assert not re.search("boss|odd|Mum|Jill", text)
