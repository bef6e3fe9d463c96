"""What a letter can say, on the days where that changes; met on Friday 2026-11-20, read on a calendar."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from writing.letters import SETTINGS, follow_up, journal_of

from afterword.followups.plan import plan
from afterword.records.journal import Journal
from afterword.writing.composing import compose, saved_draft
from afterword.writing.facts import Facts
from afterword.writing.templates import Templates


def person(slug: str, extra: str = "", email: bool = True) -> str:
    address = f"email: {slug}@harbour.example\n" if email else ""
    return f"=== contacts/{slug}.md\n---\nname: {slug.title()} Silva\ncompany: Harbour\n{address}{extra}---\n"


def met(*slugs: str, body: str = "", extra: str = "", slug: str = "i", when: str = "2026-11-20T10:00") -> str:
    head = f"company: Harbour\nposition: Pilot\nwhen: {when}\nmet: [{', '.join(slugs)}]\n{extra}"
    return f"=== interviews/{slug}.md\n---\n{head}---\n{body}"


def note(slug: str, kind: str, sent: str, to: str = "ana", extra: str = "") -> str:
    return f"=== notes/{slug}.md\n---\nto: {to}\nkind: {kind}\nsent: {sent}\n{extra}---\nText.\n"


def said(journal: Journal, name: str, today: str, kind: str = "thank-you") -> object:
    """One variable of a letter to Ana."""
    about = follow_up(journal, "ana", kind)
    return Facts(journal, about, SETTINGS, date.fromisoformat(today), Templates(), 0, None).variables()[name]


PROMISED = "## Ana Silva\n\n- promised: the tide table by 2026-11-24\n"


@pytest.mark.parametrize(
    ("today", "when"),
    [
        ("2026-11-23", "by Tuesday"),
        ("2026-11-24", "today"),
        ("2026-11-25", ""),
    ],
)
def test_a_promise_is_pledged_up_to_its_day(today: str, when: str) -> None:
    pledge = str(said(journal_of(person("ana") + met("ana", body=PROMISED)), "pledge", today))
    assert ("the tide table" in pledge) is bool(when)
    assert when in pledge


@pytest.mark.parametrize(
    ("sent", "kept"), [("2026-11-19", False), ("2026-11-20", True), ("2026-11-21", True)]
)
def test_what_was_sent_on_the_day_of_the_interview_is_not_pledged_again(sent: str, kept: bool) -> None:
    text = person("ana") + met("ana", body=PROMISED) + note("n", "promised-item", sent)
    assert ("the tide table" in str(said(journal_of(text), "pledge", "2026-11-21"))) is not kept


def test_thanks_for_one_round_pledge_nothing_that_was_promised_in_another() -> None:
    first = met("ana", slug="a", when="2026-11-13T10:00", body=PROMISED)
    second = met("ana", slug="b")
    assert "the tide table" not in str(
        said(journal_of(person("ana") + first + second), "pledge", "2026-11-21")
    )


def test_thanks_are_passed_on_to_those_who_may_be_thanked() -> None:
    # Bo and Cy have no address; Cy asked for no mail. Dana, who runs the process, has one.
    journal = journal_of(
        person("dana")
        + person("bo", email=False)
        + person("cy", "do_not_contact: asked for no mail\n", email=False)
        + met("bo", "cy", "dana", extra="owner: dana\n")
    )
    now = datetime(2026, 11, 20, 18)
    (request,) = (each for each in plan(journal, now, SETTINGS) if each.about)
    assert request.contact == "dana"
    assert request.about == ("bo",)
    text = compose(journal, request, SETTINGS, now.date()).body
    assert "Bo Silva" in text
    assert "Cy" not in text


@pytest.mark.parametrize(("company", "before"), [("Harbour", "the old crane"), ("Orchard", None)])
def test_only_an_interview_at_this_company_is_called_to_mind(company: str, before: str | None) -> None:
    first = met(
        "ana", slug="a", when="2026-11-13T10:00", body="## Ana Silva\n\n- talked about: the old crane\n"
    )
    text = person("ana") + first.replace("company: Harbour", f"company: {company}") + met("ana")
    assert str(said(journal_of(text), "before", "2026-11-21")) == str(before)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        # The first round was on 13 November; what went to her before belongs to another search.
        ("2026-11-12", ""),
        ("2026-11-13", "on 13 November"),
        ("2026-12-07", "on 7 December"),
        ("2026-12-08", "on 8 December"),
        ("2026-12-09", ""),
    ],
)
def test_the_last_note_is_one_of_this_position_and_not_of_tomorrow(sent: str, words: str) -> None:
    text = person("ana") + met("ana", slug="a", when="2026-11-13T10:00") + met("ana")
    journal = journal_of(text + note("n", "new-information", sent))
    assert said(journal, "last_written", "2026-12-08", "decision-check-in") == words


def test_the_last_gift_is_the_newest_that_was_sent() -> None:
    def gift(slug: str) -> str:
        return (
            f"=== gifts/{slug}.md\n---\ntitle: On {slug}\nkind: article\ninterests: [ropes]\nread: yes\n---\n"
        )

    journal = journal_of(
        person("ana")
        + met("ana")
        + gift("knots")
        + gift("masts")
        + gift("sails")
        + note("b", "value-add", "2026-12-01", extra="gift: knots\n")
        + note("a", "value-add", "2026-12-16", extra="gift: masts\n")
        + "=== notes/c.md\n---\nto: ana\nkind: value-add\ngift: sails\n---\nNot sent yet.\n"
    )
    assert said(journal, "last_gift", "2026-12-20", "value-add") == "On masts"


def draft(slug: str, head: str = "") -> str:
    front = f"to: ana\nkind: thank-you\nsubject: Mine\n{head}"
    return f"=== notes/{slug}.md\n---\n{front}---\n\nDear Ana,\n\nMine.\n"


@pytest.mark.parametrize(
    ("drafts", "used"),
    [
        (draft("loose"), "loose"),
        (draft("named", "interview: i\n"), "named"),
        (draft("other", "interview: a\n"), None),
        # The one that names the interview comes first, whatever the order of the files.
        (draft("z-loose") + draft("named", "interview: i\n"), "named"),
        (draft("a-loose") + draft("named", "interview: i\n"), "named"),
        # Of several the last by name.
        (draft("one") + draft("two"), "two"),
        (draft("sent", "sent: 2026-11-21\n"), None),
    ],
)
def test_which_saved_draft_is_the_one(drafts: str, used: str | None) -> None:
    journal = journal_of(person("ana") + met("ana", slug="a", when="2026-11-13T10:00") + met("ana") + drafts)
    found = saved_draft(journal, follow_up(journal, "ana"))
    assert (found.slug if found else None) == used


def came(slug: str, received: str, text: str, kind: str = "reply", extra: str = "") -> str:
    head = f"from: ana\nkind: {kind}\nreceived: {received}\n{extra}"
    return f"=== notes/{slug}.md\n---\n{head}---\n\n{text}\n"


ASKED = "Thank you. Would you be free on Thursday to meet the pilots? We decide in December."


@pytest.mark.parametrize(
    ("notes", "heard"),
    [
        ("", ""),
        (came("r", "2026-11-23", ASKED), "your message on Monday"),
        (came("r", "2026-11-23", ASKED, "call"), "your call on Monday"),
        (came("r", "2026-11-23", "Now at Orchard.", "news"), ""),
        # Not what was answered already, nor what comes tomorrow.
        (came("r", "2026-11-23", ASKED) + note("n", "answer", "2026-11-24"), ""),
        (came("r", "2026-11-24", ASKED) + note("n", "thank-you", "2026-11-21"), "your message today"),
        (came("r", "2026-11-25", ASKED), ""),
    ],
)
def test_what_came_since_one_wrote(notes: str, heard: str) -> None:
    journal = journal_of(person("ana") + met("ana") + notes)
    assert said(journal, "heard", "2026-11-24", "answer") == heard


@pytest.mark.parametrize(
    ("notes", "quoted"),
    [
        ("", ""),
        (came("r", "2026-11-23", ASKED), "Would you be free on Thursday to meet the pilots?"),
        (came("r", "2026-11-23", ASKED, extra="asks: a second reference\n"), "a second reference"),
        (came("r", "2026-11-23", "A second reference, please."), "A second reference, please."),
        # Neither what is nobody's business, even in a gap, nor a whole page.
        (came("r", "2026-11-23", "How is your divorce going?"), ""),
        (came("r", "2026-11-23", "Tell me all. " * 40), ""),
    ],
)
def test_what_they_asked_is_quoted_in_a_gap_alone(notes: str, quoted: str) -> None:
    journal = journal_of(person("ana") + met("ana") + notes)
    draft = compose(journal, follow_up(journal, "ana", "answer"), SETTINGS, date(2026, 11, 24))
    asked = draft.placeholders[0]
    assert asked.startswith("[") and asked.endswith(f": {quoted}]" if quoted else "]")
    rest = draft.body.replace(asked, "")
    assert not quoted or quoted not in rest
    assert "divorce" not in draft.body


def test_a_later_letter_knows_that_they_wrote() -> None:
    journal = journal_of(person("ana") + met("ana") + came("r", "2026-11-23", ASKED))
    for kind in ("value-add", "holding", "stay-in-touch"):
        body = compose(journal, follow_up(journal, "ana", kind), SETTINGS, date(2026, 11, 24)).body
        assert "Thank you for your message on Monday." in body
        assert "Thursday" not in body


def test_their_news_is_shown_in_the_gap_for_it() -> None:
    journal = journal_of(
        person("ana")
        + met("ana")
        + came("old", "2026-11-21", "Won a prize.", "news")
        + came("new", "2026-11-23", "Leaves Harbour for Orchard in May.", "news")
    )
    draft = compose(journal, follow_up(journal, "ana", "congratulate"), SETTINGS, date(2026, 11, 24))
    assert [gap for gap in draft.placeholders if gap.endswith(": Leaves Harbour for Orchard in May.]")]
    assert draft.body.count("Orchard") == 1
    assert "prize" not in draft.body


@pytest.mark.parametrize(
    ("slug", "talk", "thanked"),
    [
        ("ana", "our talk on Friday", "the time you gave me on Friday"),
        ("bo", "my interview on Friday", "the chance to interview on Friday"),
        ("cy", "my application", "considering my application"),
    ],
)
def test_nobody_is_told_of_a_talk_they_were_not_in(slug: str, talk: str, thanked: str) -> None:
    text = person("ana") + person("bo") + person("cy").replace("company: Harbour", "company: Orchard")
    journal = journal_of(text + met("ana", extra="owner: bo\n"))
    about = follow_up(journal, slug, "withdraw", "i" if slug != "cy" else None)
    facts = Facts(journal, about, SETTINGS, date(2026, 11, 24), Templates(), 0, None).variables()
    assert (facts["talk"], facts["thanked"]) == (talk, thanked)


def test_what_the_user_says_in_a_sentence_is_not_said_twice() -> None:
    def thanks(told: str) -> str:
        journal = journal_of(person("ana") + met("ana", body=f"## Ana Silva\n\n{told}"))
        return compose(journal, follow_up(journal, "ana"), SETTINGS, date(2026, 11, 21)).body

    crane = "- talked about: the old crane\n"
    own = "- say: Your cranes are still on my mind.\n"
    assert "tide tables" in thanks(f"{crane}- talked about: the tide tables\n{own}")
    body = thanks(crane + own)
    assert "Your cranes are still on my mind." in body
    assert "old crane" not in body
    assert "[in your words" not in body
    assert "old crane" in thanks(crane)


# --- goodbyes look back at every round: Friday 13 and Friday 20 November, the end on Thursday 10 December

ENDED = "outcome: {}\noutcome_on: 2026-12-10\n"
FIRST = "## Ana Silva\n\n- talked about: the night ferry\n"
SECOND = "## Ana Silva\n\n- talked about: the pilot boats\n"


def two_rounds(
    first: str, second: str, outcome: str = "filled-by-other", *, met_again: bool = True
) -> Journal:
    rounds = met("ana", slug="a", when="2026-11-13T10:00", body=first)
    rounds += met("ana" if met_again else "bo", slug="b", body=second, extra=ENDED.format(outcome))
    return journal_of(person("ana") + person("bo") + rounds)


def goodbye(journal: Journal, kind: str) -> str:
    about = follow_up(journal, "ana", kind)
    return compose(journal, about, SETTINGS, date(2026, 12, 10)).body


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [("gracious-rejection", "filled-by-other"), ("withdraw", "withdrawn"), ("decline-offer", "declined")],
)
def test_a_goodbye_looks_back_at_an_earlier_round(kind: str, outcome: str) -> None:
    assert "the night ferry" in goodbye(two_rounds(FIRST, "", outcome), kind)
    assert "the night ferry" in goodbye(two_rounds(FIRST, "", outcome, met_again=False), kind)


def test_the_newest_round_of_which_something_is_known_goes_first() -> None:
    letter = goodbye(two_rounds(FIRST, SECOND), "gracious-rejection")
    assert "the pilot boats" in letter
    assert "the night ferry" not in letter


def test_thanks_look_back_at_no_earlier_round() -> None:
    about = two_rounds(FIRST, "", "open")
    assert "the night ferry" not in goodbye(about, "thank-you")
    assert "the night ferry" in goodbye(about, "gracious-rejection")


def test_what_was_said_about_another_position_is_no_part_of_a_goodbye() -> None:
    other = met("ana", slug="a", when="2026-11-13T10:00", body=FIRST).replace("Pilot", "Purser")
    here = met("ana", slug="b", extra=ENDED.format("filled-by-other"))
    letter = goodbye(journal_of(person("ana") + other + here), "gracious-rejection")
    assert "the night ferry" not in letter


@pytest.mark.parametrize(
    ("extra", "when"), [("cancelled: yes\n", "2026-11-18T10:00"), ("", "2026-11-27T10:00")]
)
def test_nobody_is_thanked_for_a_talk_that_did_not_take_place(extra: str, when: str) -> None:
    journal = journal_of(person("ana") + met("ana", extra=extra, when=when)).at(datetime(2026, 11, 23, 9))
    assert said(journal, "thanked", "2026-11-23", "withdraw") == "considering my application"
    assert said(journal, "met", "2026-11-23", "withdraw") is False


def test_of_two_talks_the_one_that_took_place_is_looked_back_at() -> None:
    called_off = met("ana", extra="cancelled: yes\n", slug="j", when="2026-11-22T10:00")
    journal = journal_of(person("ana") + met("ana") + called_off)
    assert said(journal, "talk", "2026-11-23", "decision-check-in") == "our talk on Friday"
