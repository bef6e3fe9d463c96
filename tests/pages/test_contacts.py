"""People: the table by what comes next, and the page of one with what comes next and what has been."""

from __future__ import annotations

import re

import pytest
from followups.search import Search, northwind
from pages.editions import items, page, rows, sections, text_of

from afterword.settings.settings import Settings


def shown(search: Search, who: str, now: str, settings: Settings | None = None) -> str:
    return page(search, now, f"contacts/{who}.md", settings).markdown


def lead(search: Search, who: str) -> str:
    found = shown(search, who, "2026-11-20T18:00")
    return text_of(re.findall(r'<p class="aw-lead">(.*?)</p>', found)[0])


def table(search: Search, now: str) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in rows(page(search, now, "contacts/index.md").markdown)}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"role": "Rigger"}, "Rigger at Northwind"),
        ({}, "Northwind"),
        ({"role": "Rigger", "part": "peer"}, "Rigger at Northwind, peer"),
        # Said once where it says itself twice, and the usual part says nothing.
        ({"role": "Recruiter", "part": "recruiter"}, "Recruiter at Northwind"),
        ({"role": "Rigger", "part": "interviewer"}, "Rigger at Northwind"),
        ({"role": "Rigger", "part": "other"}, "Rigger at Northwind"),
        ({"company": '""', "part": "hiring-manager"}, "Hiring manager"),
        ({"company": '""'}, "Nothing is known of their work yet."),
        # Where they work is where they were met, until their file says otherwise.
        ({"company": '""', "role": "Rigger"}, "Rigger"),
    ],
)
def test_what_somebody_does(fields: dict[str, str], words: str) -> None:
    assert lead(Search().contact("tom", **fields), "tom") == words


def test_where_somebody_works_is_where_they_were_met_last() -> None:
    search = Search().contact("tom", company='""', role="Rigger")
    search.interview("a", company="Harbour", met=["tom"], when="2026-11-16T10:00")
    search.interview("b", company="Orchard", met=["tom"], when="2026-11-18T10:00")
    assert lead(search, "tom") == "Rigger at Orchard"
    assert table(search, "2026-11-20T18:00")["Tom Rigger"][0] == "Orchard"


# --- the table


def test_the_table_is_by_what_comes_next() -> None:
    search = northwind("dana", "priya", "tom", decision_by="2026-11-27").contact("ada").contact("bo")
    for slug in ("dana", "priya", "tom"):
        search.sent(slug, "thank-you", "2026-11-21")
    search.sent("priya", "value-add", "2026-11-23").change("contacts/bo.md", do_not_contact="no mail")
    shown = table(search, "2026-12-01T10:00")
    # Open; from a day; waiting its turn; nothing; and nobody is asked to write to Bo.
    assert [(who, cells[-1].split(" from ")[0]) for who, cells in shown.items()] == [
        ("Dana", "Check-in today"),
        ("Priya", "Something to give"),
        ("Tom", "Something to give waits"),
        ("Ada", ""),
        ("Bo", "please don't"),
        ("Ines", ""),
    ]


def test_of_what_comes_the_first_by_date_is_next() -> None:
    search = northwind("dana", "tom", decision_by="2026-12-11").sent("dana", "thank-you", "2026-11-21")
    search.sent("tom", "thank-you", "2026-11-21")
    # The question to Dana is right on Tuesday 15 December, and before it a gift on Wednesday 2 December.
    assert table(search, "2026-11-25T10:00")["Dana"][-1].startswith("Something to give from ")


def test_where_nothing_comes_the_table_is_by_name_whatever_the_case() -> None:
    search = Search().contact("a", name="zoe Aal").contact("b", name="Ada Zet").contact("c", name="ben Em")
    assert list(table(search, "2026-11-20T18:00")) == ["Ada Zet", "ben Em", "zoe Aal"]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-20T16:00", "Thank-you from today 17:00"),
        ("2026-11-20T18:00", "Thank-you by tomorrow 15:00"),
        ("2026-11-23T10:00", "Thank-you still welcome until Friday"),
        # Gone from Saturday on; a gift would be right on Tuesday 1 December, and goes out three business days
        # after the question to Dana, on Monday.
        ("2026-11-28T10:00", "Something to give from Thursday"),
    ],
)
def test_the_table_names_what_comes_next(now: str, said: str) -> None:
    assert table(northwind("tom", owner="dana"), now)["Tom"][-1] == said


def test_what_is_open_is_named_before_what_waits_and_what_comes() -> None:
    search = northwind("dana", "tom", decision_by="2026-11-27")
    for slug in ("dana", "tom"):
        search.sent(slug, "thank-you", "2026-11-21")
    found = table(search, "2026-12-01T10:00")
    assert found["Dana"][-1] == "Check-in today"
    assert found["Tom"][-1] == "Something to give waits"


def test_nothing_is_named_for_somebody_who_wants_no_mail() -> None:
    search = northwind("tom").change("contacts/tom.md", do_not_contact="asked for no more mail")
    assert table(search, "2026-11-20T18:00")["Tom"][-1] == "please don't"
    assert "Asked not to be written to: asked for no more mail" in text_of(
        shown(search, "tom", "2026-11-20T18:00")
    )


def test_the_last_touch_is_the_newest_and_no_draft() -> None:
    search = northwind("tom").sent("tom", "thank-you", "2026-11-21").draft("tom", "value-add")
    assert table(search, "2026-11-28T10:00")["Tom"][2] == "Sat 21 Nov"
    assert table(search.received("tom", "2026-11-24"), "2026-11-28T10:00")["Tom"][2] == "Tue 24 Nov"
    assert table(Search().contact("tom"), "2026-11-28T10:00")["Tom"][2] == ""


# --- one person


@pytest.mark.parametrize(
    ("now", "words"),
    [
        # Half of the impression is left after 14 days, a quarter after 28.
        ("2026-12-04T10:00", "Fresh : you last met on Fri 20 Nov"),
        ("2026-12-05T10:00", "Fading : you last met on Fri 20 Nov"),
        ("2026-12-18T10:00", "Fading : you last met on Fri 20 Nov"),
        ("2026-12-19T10:00", "Faint : you last met on Fri 20 Nov"),
    ],
)
def test_how_fresh_the_impression_is(now: str, words: str) -> None:
    assert words in text_of(shown(northwind("tom"), "tom", now))


def test_who_wrote_last() -> None:
    search = northwind("tom").sent("tom", "thank-you", "2026-11-21")
    assert "you last wrote on Sat 21 Nov" in text_of(shown(search, "tom", "2026-11-25T10:00"))
    search.received("tom", "2026-11-23")
    assert "they last wrote on Mon 23 Nov" in text_of(shown(search, "tom", "2026-11-25T10:00"))


def test_what_has_passed_is_told_from_the_newest_back() -> None:
    search = northwind("tom").draft("tom", "value-add").received("tom", "2026-11-23")
    search.sent("tom", "thank-you", "2026-11-21", subject="Friday")
    found = sections(shown(search, "tom", "2026-11-25T10:00"))["So far"]
    assert items(found) == [
        "Draft Something to give",
        "Mon 23 Nov Reply",
        "Sat 21 Nov Thank-you Friday",
        "Fri 20 Nov Met: Northwind, Fri 20 Nov Engineer",
    ]


def test_nobody_else_reads_a_subject() -> None:
    search = northwind("tom").sent("tom", "thank-you", "2026-11-21", subject="Friday night")
    found = shown(search, "tom", "2026-11-25T10:00", Settings(publish="redacted"))
    assert "Thank-you" in text_of(found)
    assert "Friday night" not in found


def test_what_is_open_stands_first() -> None:
    search = northwind("dana", decision_by="2026-11-23")
    found = sections(shown(search, "dana", "2026-11-25T18:00"))["Next"]
    states = re.findall(r'data-state="([a-z]*)"', found)
    assert states == ["late", "held", "upcoming"]


@pytest.mark.parametrize(("until", "said"), [("2026-11-25", False), ("2026-11-26", True)])
def test_who_rests_until_when(until: str, said: bool) -> None:
    search = northwind("tom").change("contacts/tom.md", snoozed_until=until)
    found = text_of(shown(search, "tom", "2026-11-25T10:00"))
    assert ("Snoozed until Thu 26 Nov." in found) is said


def test_gifts_that_fit_besides_that_named_above_and_what_was_given_the_newest_first() -> None:
    search = northwind("tom").draft("tom", "stay-in-touch", gift="tom-3")
    search.sent("tom", "value-add", "2026-12-01", gift="tom-1")
    search.sent("tom", "value-add", "2026-12-16", gift="tom-2")
    told = sections(shown(search, "tom", "2026-12-18T10:00"))
    assert "to give: tom-3" in text_of(told["What they care about"])
    listed = items(told["Gifts"])
    assert [item.split()[0] for item in listed] == [
        *("tom-4", "tom-5", "tom-6", "tom-7"),
        *("tom-2", "tom-1"),
    ]
    assert listed[-2:] == ["tom-2 given Wed 16 Dec", "tom-1 given Tue 1 Dec"]


def test_interests_are_ranked_as_in_the_file() -> None:
    search = northwind("tom").change("contacts/tom.md", interests=["ropes", "knots"])
    found = shown(search, "tom", "2026-11-25T10:00")
    assert re.findall(r'data-rank="(\d)" href="[^"]*">(\w+)<', found) == [("1", "ropes"), ("2", "knots")]


@pytest.mark.parametrize(
    ("linkedin", "told"),
    [("https://linkedin.example/in/tom", True), ("tom-okafor", False), ('"javascript:alert(1)"', False)],
)
def test_only_an_address_of_the_web_is_a_link(linkedin: str, told: bool) -> None:
    found = shown(northwind("tom").change("contacts/tom.md", linkedin=linkedin), "tom", "2026-11-25T10:00")
    assert (">LinkedIn</a>" in found) is told


# --- what was said


def talk() -> Search:
    body = (
        "\n## Tom\n\n- talked about: the <b>Metolius</b>\n- private: tired\n- asked me: whether I row\n"
        "- answer: I do.\n- promised: a map by 2026-11-24\n"
    )
    search = Search().contact("tom")
    search.interview("one", body, when="2026-11-20T14:00", met=["tom"], owner="tom")
    search.files["notes/r.md"] = (
        "---\nfrom: tom\nkind: reply\nreceived: 2026-11-21\nasks: two names\nanswer_by: 2026-11-26\n---\n\n"
        "Gone for **steelhead**.\n\n<script>theirs()</script> {{ 7*7 }}\n"
    )
    return search


def said(html: str) -> list[tuple[str, str]]:
    return [
        (text_of(kind), text_of(text))
        for kind, text in re.findall(r"<dt[^>]*>(.*?)</dt> <dd>(.*?)</dd>", html)
    ]


def test_what_was_noted_of_a_call_to_them_is_told() -> None:
    search = talk().note(
        {"to": "tom", "kind": "thank-you", "sent": "2026-11-21", "via": "phone"}, "They start in May."
    )
    told = sections(shown(search, "tom", "2026-11-23T10:00"))
    assert ("noted", "They start in May.") in said(told["So far"])


def test_the_conversation_is_told_with_its_words_and_nothing_twice() -> None:
    search = talk()
    search.note(
        {"to": "tom", "kind": "thank-you", "sent": "2026-11-21"}, "Dear Tom,\n\nIt was good. I row.\n"
    )
    markdown = shown(search, "tom", "2026-11-23T10:00")
    told = sections(markdown)
    assert said(told["So far"]) == [
        ("you", "It was good."),
        ("wrote", "Gone for **steelhead**. <script>theirs()</script> {{ 7*7 }}"),
    ]
    assert said(told["What they care about"]) == [
        ("wants", "two names Sat 21 Nov, by Thu 26 Nov, open"),
        ("asked me", "whether I row Fri 20 Nov, answered"),
        ("you", "I do."),
        ("talked about", "the <b>Metolius</b> Fri 20 Nov"),
        ("promised", "a map Fri 20 Nov, by Tue 24 Nov, open"),
    ]
    assert (
        "<script>" not in markdown
        and "**" not in markdown
        and "{{" not in markdown
        and "tired" not in markdown
    )


def test_what_was_said_in_two_rounds_is_told_once() -> None:
    body = "\n## Tom\n\n- lit up at: the night bus\n"
    search = Search().contact("tom").interview("one", body, when="2026-11-18T14:00", met=["tom"])
    search.interview("two", body.replace("the", "The"), when="2026-11-20T14:00", met=["tom"])
    told = said(sections(shown(search, "tom", "2026-11-23T10:00"))["What they care about"])
    assert told == [("lit up at", "The night bus Fri 20 Nov")]


def test_a_redacted_page_tells_that_they_spoke_and_nothing_of_what() -> None:
    settings = Settings(publish="redacted")
    told = sections(shown(talk(), "tom", "2026-11-23T10:00", settings))["So far"]
    assert "<dd>" not in told and "Metolius" not in told and "steelhead" not in told


# --- what they care about


CARING = """## Priya

- talked about: moving forty services to OpenTelemetry
- lit up at: racing a wooden dinghy
- worries them: the budget
- asked me: whether I have led a team
- promised: the write-up by 2026-11-24
- private: between two managers
"""


def cared(search: Search, now: str, settings: Settings | None = None) -> str:
    return sections(page(search, now, "contacts/priya.md", settings).markdown)["What they care about"]


def test_the_person_opens_with_what_they_care_about_in_the_words_of_the_debrief() -> None:
    search = Search().contact("priya", interests=["observability/opentelemetry", "sailing/dinghies"])
    search.interview("i", met=["priya"], body=CARING).gift("knots", "sailing/dinghies")
    text = text_of(cared(search, "2026-11-21T09:00"))
    # The dinghy is one of the dinghies; the budget speaks of neither.
    assert text == (
        "observability/opentelemetry to look for: news · papers · talks · podcasts · books · events "
        "talked about moving forty services to OpenTelemetry Fri 20 Nov "
        "sailing/dinghies to give: knots lit up at racing a wooden dinghy Fri 20 Nov "
        "asked me whether I have led a team Fri 20 Nov, open "
        "worries them the budget Fri 20 Nov "
        "promised the write-up Fri 20 Nov, by Tue 24 Nov, open"
    )


def test_a_kept_promise_and_an_answered_question_say_so() -> None:
    answered = CARING.replace("a team\n", "a team\n- answer: For two years.\n")
    search = Search().contact("priya").interview("i", met=["priya"], body=answered)
    search.sent("priya", "promised-item", "2026-11-23", interview="i")
    text = text_of(cared(search, "2026-11-25T09:00"))
    assert "whether I have led a team Fri 20 Nov, answered" in text
    assert "the write-up Fri 20 Nov, by Tue 24 Nov, kept" in text


def test_others_see_the_interests_alone() -> None:
    search = Search().contact("priya", interests=["sailing"]).interview("i", met=["priya"], body=CARING)
    assert text_of(cared(search, "2026-11-21T09:00", Settings(publish="redacted"))) == "sailing"
