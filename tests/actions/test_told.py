from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from actions.desks import desk, done
from followups.search import Search

from afterword.actions.told import Told, read_file, read_met, with_dates
from afterword.actions.write_up import write_up
from afterword.errors import AfterwordError

MONDAY = date(2026, 11, 23)


def test_a_person_in_one_option() -> None:
    person = read_met(
        "Noor Haddad; Role: CTO; e-mail: noor@mill.example; interests: bees, sailing/dinghies; "
        "talked about: looms; and cloth; lit up at: her hives; "
        "promised: the list by friday; promised: a call",
    )
    assert person.who == "Noor Haddad"
    assert person.personal == {
        "role": "CTO",
        "email": "noor@mill.example",
        "interests": "bees, sailing/dinghies",
    }
    assert person.interests == ("bees", "sailing/dinghies")
    assert person.lines == [
        "- talked about: looms; and cloth",
        "- lit up at: her hives",
        "- promised: the list by friday",
        "- promised: a call",
    ]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("the index by hand", "the index by hand"),
        ("the list by 2026-12-01.", "the list by 2026-12-01."),
        ("die Liste bis Freitag", "die Liste by 2026-11-27"),
        ("the list in about two weeks", "the list by 2026-12-07"),
        ("a piece by Ada by next monday", "a piece by Ada by 2026-11-30"),
        ("news by tomorrow!", "news by 2026-11-24"),
        ("word by 2026-11-31", "word by 2026-11-31"),
        ("the list by 1 Dec, and the slides", "the list, and the slides by 2026-12-01"),
        ("the list (by Wed 2 Dec)", "the list by 2026-12-02"),
        ("the list in two weeks", "the list by 2026-12-07"),
    ],
)
def test_the_day_of_a_promise_becomes_a_date(said: str, kept: str) -> None:
    assert with_dates([f"- promised: {said}"], MONDAY) == [f"- promised: {kept}"]


def test_every_lead_in_is_a_piece_of_an_option() -> None:
    person = read_met(
        "Ana; asked me: whether I can lead; answer: Yes; and for years; worries them: noise; say: Well met.; "
        "since： I have slept on it.; private: tired; part: recruiter; worried about: why I left; "
        "worried about: the looms; promised: nothing",
    )
    assert person.lines == [
        "- asked me: whether I can lead",
        "- answer: Yes; and for years",
        "- worries them: noise",
        "- say: Well met.",
        "- since: I have slept on it.",
        "- private: tired",
        "- asked me: why I left",
        "- worries them: the looms",
    ]
    assert person.personal == {"part": "recruiter"}


def test_what_cannot_be_said_by_a_date_stays_as_it_was_said() -> None:
    # "the report by next Monday" would be read as that Monday again, so the words stay.
    said = "slides on Friday, the report by next Monday"
    lines = [f"- promised: {said}", "- promised: it by Xmas", "- talked about: cakes by friday"]
    assert with_dates(lines, MONDAY) == lines


@pytest.mark.parametrize("text", ["", " ; role: x", "role: x", "Ana; hobby: bees", "Ana; bees"])
def test_what_has_no_name_or_no_lead_in(text: str) -> None:
    with pytest.raises(ValueError, match="name"):
        read_met(text)


def test_a_file_may_name_new_people_by_its_headings() -> None:
    told = read_file(
        "Before lunch.\n\n"
        "## Ana Sol\n\n- role: Weaver\n- *talked about:* looms\n- promised: wool by friday\n\n"
        "```\n## not a heading\n```\n\n"
        "## Ben Osei ##\nNo items.\n",
        MONDAY,
    )
    assert told.prose == "Before lunch."
    ana, ben = told.people
    assert (ana.who, ana.personal) == ("Ana Sol", {"role": "Weaver"})
    assert ana.lines == [
        "- *talked about:* looms",
        "- promised: wool by friday",
        "",
        "```",
        "## not a heading",
        "```",
    ]
    assert (ben.who, ben.lines) == ("Ben Osei", ["No items."])


def test_items_of_a_file_are_read_whatever_their_marker() -> None:
    told = read_file(
        "## **Ana Sol**:\n\n1. **Role:** Weaver\n2. [ ] promised: wool by friday, and yarn\n"
        "• interests： looms\n  * promised: **cloth by tomorrow**\n- promised: silk by 2026-12-01, noon\n"
        "- private: tired\n\n```\n- role: Boss\n- promised: wool by friday\n```\n",
        MONDAY,
    )
    (ana,) = told.people
    assert ana.who == "Ana Sol"
    assert ana.personal == {"role": "Weaver", "interests": "looms"}
    assert with_dates(ana.lines, MONDAY) == [
        "2. [ ] promised: wool, and yarn by 2026-11-27",
        "  * promised: cloth by 2026-11-24",
        "- promised: silk by 2026-12-01, noon",
        "- private: tired",
        "",
        "```",
        "- role: Boss",
        "- promised: wool by friday",
        "```",
    ]


def test_own_words_of_a_file_stay_as_they_are() -> None:
    lines = [
        "- asked me: whether I can lead",
        "- answer: Yes; for years.",
        "- say: Your looms stayed with me: all of them.",
        "- since: I have slept on it.",
        "- private: tired",
    ]
    told = read_file("## Ana Sol\n\n" + "\n".join([*lines, "- part: recruiter"]) + "\n", MONDAY)
    assert told.people[0].lines == lines
    assert told.people[0].personal == {"part": "recruiter"}


def test_where_met_is_given_other_headings_are_prose() -> None:
    told = read_file(
        "---\ncompany: Mill\nwhen: 2026-11-20\nmet: [ana-sol, Ben Osei]\n---\n\n"
        "## Next round\n\nBring wool.\n\n## Ana Sol\n\n- role: Weaver\n",
        MONDAY,
    )
    assert told.fields == {"company": "Mill", "when": date(2026, 11, 20)}
    assert [person.who for person in told.people] == ["ana-sol", "Ben Osei"]
    assert told.people[0].personal == {"role": "Weaver"}
    assert told.prose == "## Next round\n\nBring wool."


@pytest.mark.parametrize(
    ("front_matter", "message"),
    [("when: 2026-11-31", "is not a day of the calendar"), ("nmae: x", "nmae"), ("a: [", "cannot be read")],
)
def test_a_file_with_errors_is_refused(front_matter: str, message: str) -> None:
    with pytest.raises(AfterwordError, match=message):
        read_file(f"---\ncompany: Mill\n{front_matter}\n---\n", MONDAY)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("yesterday 15:00", datetime(2026, 11, 22, 15)),
        ("Friday 2 pm", datetime(2026, 11, 20, 14)),
        ("14:30", datetime(2026, 11, 23, 14, 30)),
        ("today", date(2026, 11, 23)),
        ('"2 wks ago"', date(2026, 11, 9)),
        ("20 Nov", date(2026, 11, 20)),
        ("20/11/2026", date(2026, 11, 20)),
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-11-20T09:15", datetime(2026, 11, 20, 9, 15)),
    ],
)
def test_a_file_says_when_it_was_as_an_answer_does(said: str, day: date) -> None:
    told = read_file(f"---\ncompany: Mill\nwhen: {said}\n---\n## Ana\n", MONDAY)
    assert told.fields == {"company": "Mill", "when": day}


@pytest.mark.parametrize(
    ("said", "day"), [("in 2 weeks", "2026-12-07"), ("friday", "2026-11-27"), ("2 Dec", "2026-12-02")]
)
def test_a_file_says_when_they_decide_as_an_answer_does(said: str, day: str) -> None:
    told = read_file(f"---\ndecision_by: {said}\n---\n## Ana\n", MONDAY)
    assert str(told.fields["decision_by"]) == day


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("when: 01/02/2027", "01/02/2027 is two days, 2 January and 1 February. Write 2027-01-02 or"),
        ("when: soonish", '"soonish" is no date I know. Write 2026-11-20, '),
        ("when: 2026-02-30", "2026-02-30 is not a day of the calendar"),
        ("when: friday 25:00", "25:00 is no time of day. Write 14:00."),
        ("decision_by: [a, b]", "should be a date"),
        ("outcome_on: soon", '"soon" is no date I know'),
    ],
)
def test_a_day_that_is_none_is_refused_with_its_line(line: str, words: str) -> None:
    with pytest.raises(AfterwordError) as caught:
        read_file(f"---\ncompany: Mill\n{line}\n---\n## Ana\n", MONDAY)
    assert "Line 3: " in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("met", "heading", "name"),
    [
        # What is spelt whole in `met` is their name; a heading in a hurry does not change it.
        ('"Lucía Méndez"', "lucia mendez", "Lucía Méndez"),
        ("tom-greer", "Tom Greer", "Tom Greer"),
        ("Kit", "Kit Moss", "Kit Moss"),
        ("Kit Moss", "Kit", "Kit Moss"),
        ("Kit Moss", "moss", "Kit Moss"),
    ],
)
def test_a_heading_means_who_is_met_by_part_too(tmp_path: Path, met: str, heading: str, name: str) -> None:
    text = f"---\ncompany: Eps\nmet: [{met}]\n---\n## {heading}\n- talked about: kites\n"
    before = desk(tmp_path, Search(), "2026-11-23")
    journal, _ = done(before, write_up(before, read_file(text, before.today)).act)
    [(slug, debrief)] = next(iter(journal.interviews.values())).debriefs.items()
    assert journal.contacts[slug].name == name
    assert [fact.text for fact in debrief.talked_about] == ["kites"]


@pytest.mark.parametrize("heading", ["Kit and the others", "Notes for Kit", "What comes next", "Moss"])
def test_a_heading_of_the_user_s_own_stays_one(heading: str) -> None:
    told = read_file(f"---\ncompany: Eps\nmet: [Kit]\n---\n## {heading}\n\nMy words.\n", date(2026, 11, 23))
    assert [(each.who, each.name, each.lines) for each in told.people] == [("Kit", "", [])]
    assert told.prose == f"## {heading}\n\nMy words."


def test_a_heading_that_may_be_two_people_is_nobody_s() -> None:
    text = "---\ncompany: Eps\nmet: [Kit Moss, Kit Lane]\n---\n## Kit\n- talked about: kites\n"
    told = read_file(text, date(2026, 11, 23))
    assert [each.lines for each in told.people] == [[], []]
    assert "## Kit" in told.prose


@pytest.mark.parametrize("who", ["Tom Greer (Head of Data)", "Tom Greer  (Head of Data) "])
def test_what_stands_in_brackets_behind_a_name_is_no_part_of_it(who: str) -> None:
    files = read_file(f"---\ncompany: Eps\n---\n## {who}\n- say: Hello to you.\n", date(2026, 11, 23))
    for person in (read_met(f"{who}; say: Hello to you."), files.people[0], Told().person(who)):
        assert (person.who, person.lines[0]) == ("Tom Greer", "Head of Data")
    assert read_met("Robert (Bob) Smith").who == "Robert (Bob) Smith"


@pytest.mark.parametrize(
    ("piece", "field", "plain"),
    [
        ("email: Pat Doe <pat@eps.example>", "email", "pat@eps.example"),
        ("e-mail: <mailto:pat@eps.example>", "email", "pat@eps.example"),
        ("email: pat@eps.example", "email", "pat@eps.example"),
        ('phone: "01234"', "phone", "01234"),
        ("role: 'Head of Data'", "role", "Head of Data"),
        ('role: "CTO" and "COO"', "role", '"CTO" and "COO"'),
        ("interests: [bees, kites]", "interests", "bees, kites"),
    ],
)
def test_marks_around_what_is_said_of_a_person_are_no_part_of_it(piece: str, field: str, plain: str) -> None:
    assert read_met(f"Pat Doe; {piece}").personal == {field: plain}


@pytest.mark.parametrize("word", ["promissed", "asked", "lit up", "talkd about", "privat"])
def test_a_misspelt_piece_is_refused_and_not_taken_for_words_of_another(word: str) -> None:
    with pytest.raises(ValueError, match=f"`{word}:` looks like"):
        read_met(f"Ana Sol; talked about: the move; {word}: something")


def test_words_with_a_semicolon_and_a_colon_of_their_own_are_kept() -> None:
    person = read_met("Ana Sol; talked about: the plan; note: not before May")
    assert person.lines == ["- talked about: the plan; note: not before May"]


@pytest.mark.parametrize(
    ("typed", "name", "role"),
    [
        ("Priya Raman, Head of Ops", "Priya Raman", "Head of Ops"),
        ("Jan Berg, software engineer; email: jan@acme.example", "Jan Berg", "software engineer"),
        ("Tom Okafor, CEO", "Tom Okafor", "CEO"),
        ("Tom Okafor, CEO; role: Founder", "Tom Okafor", "Founder"),
        ("Ines Varga, PhD", "Ines Varga, PhD", ""),
        ("van der Berg, Jan Peter", "van der Berg, Jan Peter", ""),
        ("García Márquez, Gabriel", "García Márquez, Gabriel", ""),
    ],
)
def test_a_job_behind_a_name_is_their_role(typed: str, name: str, role: str) -> None:
    person = read_met(typed)
    assert (person.who, person.personal.get("role", "")) == (name, role)


@pytest.mark.parametrize(
    "heading", ["Omar Said, VP Sales", "Priya Raman, Head of Ops", "Leah Stone, lead buyer"]
)
def test_a_job_behind_the_name_of_a_heading_is_no_part_of_the_name(heading: str) -> None:
    [person] = read_file(f"## {heading}\n\n- talked about: the rota\n", date(2026, 11, 26)).people
    name, role = heading.split(", ")
    assert (person.who, person.name, person.personal["role"]) == (name, "", role)


@pytest.mark.parametrize(
    ("typed", "name", "email"),
    [
        ("Priya Raman, priya@co.example", "Priya Raman", "priya@co.example"),
        ("Priya Raman; priya@co.example", "Priya Raman", "priya@co.example"),
        ("Priya Raman; priya@co.example; role: Buyer", "Priya Raman", "priya@co.example"),
        ("Priya Raman; role: Buyer; <priya@co.example>", "Priya Raman", "priya@co.example"),
        ("Priya Raman <mailto:priya@co.example>; role: Buyer", "Priya Raman", "priya@co.example"),
        ("Priya Raman, Buyer, p.raman+jobs@mail.co.example", "Priya Raman", "p.raman+jobs@mail.co.example"),
        ("Priya Raman (priya@co.example), Buyer", "Priya Raman", "priya@co.example"),
        ("Priya Raman, priya@co.example; email: raman@co.example", "Priya Raman", "raman@co.example"),
        # In what somebody said it is no address of theirs, and of two it is not clear whose is whose.
        ("Priya Raman; talked about: mail to priya@co.example", "Priya Raman", ""),
        ("Priya, a@co.example, Tom, b@co.example", "Priya, a@co.example, Tom, b@co.example", ""),
        ("Priya @work", "Priya @work", ""),
    ],
)
def test_a_bare_address_is_that_of_the_person_before_it(typed: str, name: str, email: str) -> None:
    person = read_met(typed)
    assert (person.who, person.personal.get("email", "")) == (name, email)
    assert person.personal.get("role", "") == ("Buyer" if "Buyer" in typed else "")
