"""Names, companies and recipients: what is wrong, and what only looks wrong."""

from __future__ import annotations

import pytest
from checking.checked import found, search

from afterword.records.problems import Level
from afterword.settings.settings import Settings
from afterword.settings.voice import greeting_line
from afterword.words.spelling import spelling_distance

REST = "Thank you for Friday. The dinghies stayed with me.\n\nKind regards,\nSam"


# --- wrong-name -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("greeting", "column"),
    [
        ("Dear Prya,", 6),
        ("Hi Pryia,", 4),
        ("Hello Priia!", 7),
        ("Dear Priya Ramen,", 12),
        ("Dear Tom,", 6),
        ("Hi Tom", 4),
        ("Dear Dr Okafor,", 9),
        ("Hi there,", 4),
        ("Dear Hiring Manager,", 6),
        ("Dear Peter,", 6),
        ("hi priya,", 4),
        ("Dear Will,", 6),
        ("Dear Ms. Rahman,", 10),
    ],
)
def test_wrong_greetings(greeting: str, column: int) -> None:
    (problem,) = found("wrong-name", f"{greeting}\n\n{REST}")
    assert (problem.line, problem.column) == (7, column)


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear Priya,",
        "Hi Priya",
        "Priya,",
        "Good morning, Priya!",
        "Hello again Priya,",
        "Dear Priya Raman,",
        "Dear Dr Raman,",
        "Dear Ms. Raman:",
        "Dear Raman-san,",
        "Hi both,",
        "Hi all,",
        "Hi Priya – a word on Friday.",
        "Hi Pri,",
        "Hi there, Priya.",
    ],
)
def test_right_greetings(greeting: str) -> None:
    assert not found("wrong-name", f"{greeting}\n\n{REST}")


def test_a_note_without_greeting_may_name_them_further_on() -> None:
    assert not found("wrong-name", "It was good to meet you, Priya. The dinghies stayed with me.")
    assert found("wrong-name", "It was good to meet you. The dinghies stayed with me.")
    assert not found("wrong-name", "Hi there,\n\nIt was good to meet you, Priya.")


def test_nobody_is_greeted_on_the_telephone() -> None:
    assert not found("wrong-name", "Ask about the dinghies.", extra="via: phone\n")


@pytest.mark.parametrize(
    ("to", "greeting"),
    [
        ("will-grace", "Dear Will,"),
        ("will-grace", "Dear Dr. Grace,"),
        ("mark-may", "Hi Mark,"),
        ("mark-may", "Dear Mr May,"),
        ("zoe-van-der-berg", "Dear Dr van der Berg,"),
        ("zoe-van-der-berg", "Dear Zoë,"),
        ("iris-bloom", "Dear Iris, I will mark the day. May the rose bloom; hope and grace do."),
    ],
)
def test_names_that_are_words_and_names_in_several_parts(to: str, greeting: str) -> None:
    text = (
        f"{greeting}\n\nI will mark it; in May you may, by the grace of iris. Will is a word. Mark my words."
    )
    assert not found("wrong-name", text, to=to)


def test_the_message_says_whose_name_it_is() -> None:
    (problem,) = found("wrong-name", f"Dear Tom,\n\n{REST}")
    assert problem.message == "The note goes to Priya Raman, but greets Tom Okafor."
    (problem,) = found("wrong-name", f"Dear Prya,\n\n{REST}")
    assert problem.message == "“Prya” is not how Priya Raman spells it."
    assert problem.fix == "Write “Priya”, as in their file."


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Tom Okafur showed me the build.", "Okafur"),
        ("I thought of Tim Okafor and his build.", "Tim"),
        ("It was good that Priya Ramann came.", "Ramann"),
        ("Tom Okofar’s build is slow.", "Okofar’s"),
        ("I liked Tom Okaffor.", "Okaffor"),
    ],
)
def test_full_names_misspelt_in_the_text(sentence: str, wrong: str) -> None:
    (problem,) = found("wrong-name", f"Dear Priya,\n\n{sentence}")
    assert f"“{wrong}”" in problem.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Tom Okafor showed me.",
        "Tom and Okapi came.",
        "Tom’s build is slow.",
        "Tom Orion is a star.",
    ],
)
def test_other_words_beside_a_first_name(sentence: str) -> None:
    assert not found("wrong-name", f"Dear Priya,\n\n{sentence}")


@pytest.mark.parametrize(
    ("name", "greeting", "said"),
    [
        ("Cllr Joan Peabody", "Dear Cllr,", "“Cllr” does not name Cllr Joan Peabody."),
        ("Mr Patel", "Dear Patel,", "“Patel” alone is curt for Mr Patel."),
        ("Smith, John", "Dear Smith,", "“Smith” alone is curt for Smith, John."),
        ("Dr Euphemia Laing", "Dear Dr,", "The note does not name Dr Euphemia Laing."),
        ("Sunita Rao", "Dear Sunitta,", "“Sunitta” is not how Sunita Rao spells it."),
    ],
)
def test_a_title_or_a_family_name_alone(name: str, greeting: str, said: str) -> None:
    files = {"contacts/x.md": f"---\nname: {name}\ncompany: Northwind Robotics\n---\n"}
    (problem,) = found("wrong-name", f"{greeting}\n\nThank you.", to="x", files=files)
    assert problem.message == said


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Cllr Joan Peabody", "Dear Cllr Peabody,"),
        ("Mr Patel", "Dear Mr Patel,"),
        ("Smith, John", "Dear John,"),
        ("Prof. Lascelles", "Dear Professor Lascelles,"),
        ("Sir Humphrey Nettlefold", "Dear Sir Humphrey,"),
        ('Bob "Robbo" Slater', "Hi Robbo,"),
        ("Wang Wei", "Dear Wang,"),
    ],
)
def test_a_title_with_a_name_and_a_name_that_may_be_either(name: str, greeting: str) -> None:
    files = {"contacts/x.md": f"---\nname: '{name}'\ncompany: Northwind Robotics\n---\n"}
    assert not found("wrong-name", f"{greeting}\n\nThank you.", to="x", files=files)


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("The build that Okafour showed me is slow.", "Okafor"),
        ("I liked what Tomm said of it.", "Tom"),
        ("It was you, Pryia, who said so.", "Priya"),
    ],
)
def test_a_name_alone_that_is_almost_theirs(sentence: str, right: str) -> None:
    (problem,) = found("wrong-name", f"Dear Priya,\n\n{sentence}")
    assert right in problem.fix


@pytest.mark.parametrize(
    "sentence",
    [
        "Tim from the yard says so too.",
        "The Ramen House is good.",
        "Dana showed me out.",
        "Paris is a long way.",
    ],
)
def test_a_name_alone_that_is_somebody_elses(sentence: str) -> None:
    assert not found("wrong-name", f"Dear Priya,\n\n{sentence}")


# --- wrong-company ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "I would love to join Globex Analytics.",
        "The role at Target interests me.",
        "Everyone at Apple was kind.",
        "I am excited about Square.",
        "I would like to work for Globex Analytics.",
        "Thank you for the interview at Harbour Flowers.",
        "I want to be part of Apple.",
        "The Data Analyst role suits me.",
        "I liked our talk about the position of Senior Data Engineer.",
        "Your team at Target is good.",
        "Globex Analytics’s hiring is quick.",
    ],
)
def test_another_company_or_title_as_if_theirs(sentence: str) -> None:
    assert found("wrong-company", f"Dear Priya,\n\n{sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "I would be proud to do this work at Greystone Freight.",
        "I hope to join Halvorsen & Sons.",
        "I am keen on the job at Harbour House that you described.",
    ],
)
def test_what_may_be_another_company_is_no_error(sentence: str) -> None:
    (problem,) = found("wrong-company", f"Dear Priya,\n\n{sentence}")
    assert problem.level == "warning"


@pytest.mark.parametrize(
    "sentence",
    [
        "I would love to join Northwind Robotics.",
        "I used to work at Greystone Freight.",
        "I would love to work for Tom Okafor.",
        "I would love to join Northwind.",
        "Target dates slip; that is no target of mine.",
        "I had an Apple in hand, and the Square root of two.",
        "We moved payments to Square last year.",
        "In my time at Apple I learnt that.",
        "A friend at Globex Analytics wrote the talk.",
        "The role of Staff Platform Engineer suits me.",
        "The Platform Engineer role suits me.",
        "You said “join Target” in jest.",
        "A data analyst on my team helped.",
        "See https://globex.example/join/Target for it.",
    ],
)
def test_companies_named_in_passing(sentence: str) -> None:
    assert not found("wrong-company", f"Dear Priya,\n\n{sentence}")


@pytest.mark.parametrize(
    "subject", ["Target: thank you", "Thank you – Globex Analytics", "Our talk at Apple", "Data Analyst role"]
)
def test_another_company_in_the_subject(subject: str) -> None:
    (problem, *_) = found("wrong-company", "Dear Priya,\n\nHello.", subject=subject)
    assert (problem.line, problem.column) == (4, 1)


@pytest.mark.parametrize(
    "subject",
    ["Target dates for the move", "Northwind Robotics: thank you", "A square deal", "Apple and pear"],
)
def test_words_in_the_subject(subject: str) -> None:
    assert not found("wrong-company", "Dear Priya,\n\nHello.", subject=subject)


def test_where_one_goes_instead_may_be_named_in_a_withdrawal() -> None:
    text = "Dear Priya,\n\nI have accepted a role at Target, so I withdraw."
    assert not found("wrong-company", text, kind="withdraw")
    assert found("wrong-company", text)
    assert found("wrong-company", "Dear Priya,\n\nThank you for the interview at Target.", kind="withdraw")


def test_the_place_of_the_company() -> None:
    (problem,) = found("wrong-company", "Dear Priya,\n\nI would love to join Target.")
    assert (problem.line, problem.column) == (9, 22)
    assert "Northwind Robotics" in problem.fix


# --- many-recipients --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Dear Priya and Tom,\n\nThank you.",
        "Hi Priya, Tom,\n\nThank you.",
        "Hi Tom & Priya,\n\nThank you.",
        "Cc: tom@northwind.example\n\nDear Priya,\n\nThank you.",
        "Dear Priya,\n\nThank you.\n\nbcc: dana@northwind.example",
        "Dear Priya,\n\nI have copied Tom.",
        "Dear Priya,\n\nI am cc'ing Tom in.",
    ],
)
def test_several_recipients(text: str) -> None:
    assert found("many-recipients", text)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Priya,\n\nPlease greet Tom.",
        "Hi both,\n\nThank you.",
        "Dear Priya,\n\nI copied Tom’s idea of a cache.",
        "Dear Priya,\n\nThe CC line on the form is odd; the engine has 1,200 cc.",
        "Dear Priya,\n\nTo: the point, then. It matters.\n",
        "Dear Priya Raman,\n\nTom and Dana came too.",
    ],
)
def test_one_recipient(text: str) -> None:
    assert not found("many-recipients", text)


def test_several_names_under_to() -> None:
    text = "---\nto: [tom-okafor, priya-raman]\nkind: thank-you\n---\nHi\n"
    (problem,) = search(**{"notes/both.md": text}).problems
    assert (problem.rule, problem.line, problem.column) == ("many-recipients", 2, 5)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("Priya", "Priya", 0),
        ("Prya", "Priya", 1),
        ("Pryia", "Priya", 1),
        ("Okofar", "Okafor", 2),
        ("Tom", "Priya", 3),
    ],
)
def test_spelling_distance(one: str, other: str, distance: int) -> None:
    assert spelling_distance(one, other) == distance == spelling_distance(other, one)


# --- how a name is read -----------------------------------------------------------------------------


def named(name: str) -> dict[str, str]:
    text = f"---\nname: {name}\ncompany: Northwind Robotics\nemail: p@northwind.example\n---\n"
    return {"contacts/priya-raman.md": text}


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Cllr Joan Peabody", "Dear Cllr,"),
        ("Mr Patel", "Dear Mr,"),
        ("Mr Patel", "Dear Patel,"),
        ("Herr Dr. Groß", "Dear Groß,"),
        ("Rev. Ashby", "Dear Rev.,"),
    ],
)
def test_a_title_alone_or_a_bare_family_name_is_no_greeting(name: str, greeting: str) -> None:
    assert found("wrong-name", f"{greeting}\n\n{REST}", files=named(name))


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Cllr Joan Peabody", "Dear Joan,"),
        ("Cllr Joan Peabody", "Dear Cllr Peabody,"),
        ("Mr Patel", "Dear Mr Patel,"),
        ("Herr Dr. Groß", "Dear Herr Dr. Groß,"),
        ("Herr Dr. Groß", "Dear Dr. Groß,"),
        ("Wang Wei", "Dear Wang Wei,"),
        ('"Raman, Priya"', "Dear Priya,"),
        ("Robert (Bob) Lee", "Dear Bob,"),
    ],
)
def test_greetings_that_suit_a_name(name: str, greeting: str) -> None:
    assert not found("wrong-name", f"{greeting}\n\n{REST}", files=named(name))


def test_a_company_of_marks_alone_is_no_obstacle() -> None:
    files = {
        "contacts/priya-raman.md": "---\nname: Priya Raman\ncompany: '???'\n---\n",
        "interviews/2026-11-20-northwind-robotics.md": "---\ncompany: '???'\nposition: Engineer\n"
        "when: 2026-11-20T14:00\nmet: [priya-raman]\n---\n",
    }
    assert not found("wrong-company", f"Dear Priya,\n\n{REST}", files=files)


@pytest.mark.parametrize("greeting", ["Hello", "Hiya", "Salut", "Well met"])
def test_the_greeting_that_is_set_is_one(greeting: str) -> None:
    settings, problems = Settings.read({"voice": {"greeting": greeting}})
    assert not problems
    begin = greeting_line(settings.voice, "Priya")
    assert not found("wrong-name", f"{begin}\n\n{REST}", settings=settings)
    begin = greeting_line(settings.voice, "Peter")
    (finding,) = found("wrong-name", f"{begin}\n\n{REST}", settings=settings)
    assert "“Peter” does not name Priya Raman" in finding.message


def test_a_note_without_a_name_is_told_to_begin_as_the_users_notes_do() -> None:
    settings, _ = Settings.read({"voice": {"greeting": "Hello"}})
    (finding,) = found("wrong-name", REST, settings=settings)
    assert finding.fix == "Begin with: Hello Priya,"


@pytest.mark.parametrize("greeting", ["Dear Maria,", "Hello,", "Good morning,"])
def test_somebody_whose_name_is_not_known_may_be_greeted_by_any(greeting: str) -> None:
    assert not found("wrong-name", f"{greeting}\n\n{REST}", files=named("the receptionist"))
    # But not by that of a colleague.
    assert found("wrong-name", f"Dear Tom,\n\n{REST}", files=named("the receptionist"))


def brewery() -> dict[str, str]:
    head = "company: Hop & Anchor Brewing Co.\nposition: Head of Operations\nwhen: 2026-11-12\nmet: []\n"
    return {"interviews/2026-11-12-hop.md": f"---\n{head}---\n"}


@pytest.mark.parametrize(
    "sentence",
    [
        "I would love to join Hop & Anchor as soon as you like.",
        "It made me want to come and work at Hop & Anchor.",
        "I can see myself at Globex for years.",
    ],
)
def test_another_company_by_its_short_name(sentence: str) -> None:
    assert found("wrong-company", f"Dear Priya,\n\n{sentence}", files=brewery())


@pytest.mark.parametrize(
    "sentence",
    [
        "A friend of mine brews at the Hop & Anchor.",
        "I would love to join Northwind.",
        "We had hop tea at anchor.",
    ],
)
def test_a_short_name_in_passing_and_their_own(sentence: str) -> None:
    assert not found("wrong-company", f"Dear Priya,\n\n{sentence}", files=brewery())


def test_their_company_misspelt() -> None:
    (problem,) = found("wrong-company", "Dear Priya,\n\nI liked my morning at Northwind Robotcs.")
    assert problem.message == "“Robotcs” is not how Northwind Robotics is spelt."


@pytest.mark.parametrize(
    ("sentence", "mistaken"),
    [
        # Tom Okafor was met as well, and is not named.
        ("Please thank Theo for the tour.", True),
        ("I liked my hour with you and Terry.", True),
        ("It was good to meet Mr Owusu.", True),
        ("Tamsin mentioned the cold store.", True),
        # Another letter, a place, a man of the story, or somebody in the record.
        ("Please thank Rosa for the tour.", False),
        ("I am back in Truro now.", False),
        ("My old master was Mr Bell, and he whistled.", False),
        ("Please thank Tom for the tour, and give my best to Theo at the gate.", False),
        ("I keep thinking about the Solent.", False),
    ],
)
def test_a_name_of_nobody_where_one_of_theirs_would_be_named(sentence: str, mistaken: bool) -> None:
    problems = found("wrong-name", f"Dear Priya,\n\n{sentence}\n\nKind regards,\nSam")
    assert [problem.level for problem in problems] == [Level.WARNING] * mistaken


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("I would love to be a Staff Data Engineer with you.", True),
        ("I would love to be a Platform Engineer with you.", False),
        ("I see myself working here as Deputy Engineer.", True),
        ("I was glad you had me in mind for Deputy Engineer.", True),
        ("I worked as Deputy Engineer at a dairy for two years.", False),
        ("Deputy Engineer would suit me.", True),
        ("Please thank the Head Chef's brother.", False),
    ],
)
def test_a_role_that_is_not_theirs_in_other_frames(sentence: str, wrong: bool) -> None:
    assert bool(found("wrong-role", f"Dear Priya,\n\n{sentence}\n\nKind regards,\nSam")) == wrong
