"""What the tone rules find, and the honest sentences that only look like it."""

from __future__ import annotations

import pytest
from checking.checked import found


def body(sentence: str) -> str:
    return f"Dear Priya,\n\nThank you for Friday. {sentence}\n\nKind regards,\nSam"


TRIPS = {
    "placeholder": [
        "I liked [what they spoke of].",
        "Hello {{first_name}}, well met.",
        "The role at <company> suits me.",
        "TODO: say something of sailing.",
        "The write-up is at XXX.",
        "Let me add {detail} to that.",
        "We met on ??? about it.",
        "I spoke of ____ at length.",
        "See [[tail-sampling]] for more.",
        "Lorem ipsum dolor sit amet.",
    ],
    "pressure": [
        "Please answer asap.",
        "Could you let me know by Friday?",
        "I need to know where I stand.",
        "I am waiting to hear from you.",
        "I have other offers on the table.",
        "My deadline is Thursday.",
        "Please get back to me as soon as possible.",
        "I’m still awaiting your decision.",
        "I would need a decision soon.",
    ],
    "desperation": [
        "I really need this job.",
        "I'm desperate by now.",
        "Any job would do.",
        "Please, please think of me.",
        "I will do anything to get in.",
        "I beg you to think it over.",
        "I have been out of work for a year.",
        "It is my dream, a lifelong dream.",
    ],
    "reproach": [
        "I haven't heard back from you.",
        "I have not yet heard anything.",
        "You said you would call on Monday.",
        "I am still waiting.",
        "I was disappointed that nobody wrote.",
        "My mails were ignored; I feel ignored.",
        "As I already wrote, I am free.",
        "Nobody has replied to me.",
    ],
    "weak-opener": [
        "I am just checking in.",
        "I wanted to touch base.",
        "I hope this email finds you well.",
        "Just following up on our talk.",
        "I am circling back to you.",
        "I wanted to reach out.",
        "Hope you are doing well.",
    ],
    "salary": [
        "What is the salary?",
        "May I ask about the benefits?",
        "I would like to know what the pay is.",
        "How many days of holiday are there?",
        "My expected compensation is open.",
        "Is there a signing bonus?",
        "I now earn 65k a year.",
        "Would it be £18.50 an hour, as you said?",
        "I wondered whether the figure is around 45.5 thousand.",
        "I am not sure if the rate is nearer $30, all in all.",
    ],
    "apology": [
        "I am sorry for rambling.",
        "Sorry again about the parking.",
    ],
    "self-damage": [
        "I apologise for my weak answers.",
        "I know I'm not the strongest in Go.",
        "Unfortunately I lack Kafka.",
        "I was nervous.",
        "It was not my best.",
        "I don't have much experience with queues.",
    ],
    "over-praise": [
        "It was amazing, the team is incredible and the office is awesome.",
        "It was great! I loved it!",
        "I look forward to it 🎉.",
        "I am VERY glad.",
        "An outstanding talk, a fantastic hour and absolutely worth it.",
    ],
    "many-questions": [
        "How is the boat? Is the build faster?",
        "Is it so? And why? And when?",
        "May I ask how the freeze went? Could we talk again?",
        "What did Tom say? I wonder. Did it help?",
        "Are you well? Is Tom?",
    ],
    "stock-phrase": [
        "I am writing to express my thanks.",
        "I would be a valuable asset to your team.",
        "My skills align perfectly.",
        "I can hit the ground running.",
        "Please do not hesitate to call.",
        "Our talk further solidified my interest.",
        "I have a proven track record.",
        "I am confident that my background suits you.",
    ],
    "long-sentence": [
        "We spoke, you and I, of boats and builds, of freezes and pages and nights, and then of teams and "
        "tools, of traces and tests, and I liked all of it, though not the traces as much.",
        "Dr. Grey, " + "who said so, " * 10 + "was there.",
        "It is so; " + "and so; " * 15 + "and so.",
        "The build, which takes an hour (on a good day) because nobody owns it, is what I would take up "
        "first, since the freeze, whatever it costs, cannot end before it does and everybody knows that.",
        "Ah" + " word" * 60 + ".",
    ],
}

MISSES = {
    "placeholder": [
        "I liked [the talk](https://talks.example/tail) you named.",
        "I keep a to-do list, and a TODO list in Jira.",
        "She said “it were [sic] so”.",
        "See the note[^1] below.",
        "The code `values[index]` and `{name}` is ours.",
        "- [ ] is how we tick things off.",
        "My mail is <sam@lee.example>.",
        "See <https://talks.example/tail>.",
        "We cut it to n[1] or so.",
    ],
    "pressure": [
        "I was waiting for the train when it came to me.",
        "There is no deadline on my side.",
        "You asked how we met the deadline of the release.",
        "I could start as soon as possible.",
        "You mentioned a decision by Friday 4 December.",
        "The urgent care ward was quiet.",
        "The offer to talk stands.",
        "I can send it by Friday.",
    ],
    "desperation": [
        "You said the ward is desperately short of nurses.",
        "I beg your pardon for the typo.",
        "That begs the question of cost.",
        "Any job in the queue is retried twice.",
        "My dream is to sail to the Scillies.",
        "You need this role filled by spring.",
    ],
    "reproach": [
        "The ships were still waiting outside the harbour.",
        "You said that the build takes an hour.",
        "I had not heard of the Contessa before.",
        "The error was ignored by the alarm.",
        "You promised the board a faster build.",
        "There is no reply needed to this.",
        "Your story of the disappointed customers stayed with me.",
    ],
    "weak-opener": [
        "You were checking in code at midnight.",
        "Your base is in Southampton. You touched on sampling.",
        "The follow-up study you named is out.",
        "I hope the boat is well.",
        "The dinghy was circling the buoy.",
        "You spoke. We talked. We laughed. Then I thought of touching base plates.",
    ],
    "salary": [
        "Please pay attention to the sampling rate.",
        "The benefits of tracing were plain to see.",
        "It pays off within a month.",
        "I wrote the payroll system.",
        "We used temperature compensation.",
        "Health equity is what you care about.",
        "That is a bonus for the readers.",
        "You raised four million last year.",
    ],
    "self-damage": [
        "I was nervous about the launch, as you were.",
        "We are sorry for the loss of the old boat.",
        "The logs lack a trace id.",
        "I know I'm in good hands.",
        "You asked what we lacked then.",
        "It was the best answer I had.",
    ],
    "over-praise": [
        "It was a wonderful hour, and the tour was fantastic.",
        "Thank you!",
        "We ran AWS, NASA and HTTPS in one week.",
        "The check is `a != b` and `!important!`.",
        "You said: “It is great! Awesome! Amazing!”",
        "It is ™ and © to you.",
    ],
    "many-questions": [
        "How is the boat?",
        "You asked “why?” and “when?”, and I had no answer.",
        "See https://talks.example/tail?a=1&b=2?",
        "Is it so?!",
        "I wonder whether Tom has an answer.",
        "The query `a?b?c` is slow. Is it yours?",
    ],
    "stock-phrase": [
        "I am writing to you from the train.",
        "The two clocks align now.",
        "You asked me to think about the ground.",
        "I am confident that the freeze can be had.",
        "Your team plays well together.",
        "You said “hit the ground running” twice.",
    ],
    "long-sentence": [
        "Ah" + " word" * 31 + ".",
        "I think the studio could hold it if we built a false floor over a liner and pumped the water "
        "straight back round, because then the drain you have not got is never needed at all.",
        "I met Dr. Grey. " + " ".join(["word"] * 20) + ".",
        "Ah" + " word" * 20 + "\n\n" + " ".join(["word"] * 20),
        "I thought of\n\n- " + " ".join(["one"] * 16) + "\n- " + " ".join(["two"] * 16),
        "Ah" + " word" * 29 + " https://talks.example/a/b/c/d/e/f/g.",
        "`" + " ".join(["code"] * 40) + "` is long.",
    ],
}


@pytest.mark.parametrize(("rule", "sentence"), [(rule, s) for rule, each in TRIPS.items() for s in each])
def test_trips(rule: str, sentence: str) -> None:
    assert found(rule, body(sentence))


@pytest.mark.parametrize(("rule", "sentence"), [(rule, s) for rule, each in MISSES.items() for s in each])
def test_near_misses(rule: str, sentence: str) -> None:
    assert not found(rule, body(sentence))


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            "pressure",
            "Your story of how you met my deadline is what I keep; the deadline for exports is hard.",
        ),
        ("salary", "You spoke of the salary bands in retail."),
        ("over-praise", "The amateur dramatics were amazing, incredible."),
    ],
)
def test_words_of_their_own_debrief_are_innocent(rule: str, sentence: str) -> None:
    assert not found(rule, f"Dear Will,\n\n{sentence}\n", to="will-grace")


def test_pressure_is_welcome_where_it_is_the_news() -> None:
    text = "Dear Priya,\n\nI have another offer, and my deadline is Friday."
    assert found("pressure", text)
    assert not found("pressure", text, kind="competing-offer")


def test_a_question_in_a_closing_note() -> None:
    text = (
        "Dear Dana,\n\nI take it you have moved on. Would you write if things change?\n\nKind regards,\nSam"
    )
    (problem,) = found("many-questions", text, to="dana-whit", kind="close-the-loop")
    assert (problem.line, problem.column) == (9, 62)
    assert "asks nothing" in problem.message


def test_line_and_column_are_those_of_the_file() -> None:
    text = """
        Dear Priya,

        Thank you for Friday.
        I am still waiting, and TODO is left.
    """
    # Four lines of front matter, its two fences, an empty line.
    (problem,) = found("reproach", text)
    assert (problem.path, problem.line, problem.column) == ("notes/the-draft.md", 10, 1)
    (problem,) = found("placeholder", text)
    assert (problem.line, problem.column) == (10, 25)


def test_columns_count_characters_and_quotations_keep_their_place() -> None:
    (problem,) = found("salary", "Dear Priya,\n\n“Größe” 🎉 is a word. What is the salary?")
    assert (problem.line, problem.column) == (9, 34)


# --- subject ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "subject",
    [
        "",
        "Following up",
        "Thank you",
        "Hello",
        "Thank you for your time",
        "Re: our sailing",
        "x" * 61,
        "Interview follow-up",
    ],
)
def test_doubtful_subjects(subject: str) -> None:
    (problem,) = found("subject", body(""), subject=subject)
    assert (problem.line, problem.column) == (4, 1)


@pytest.mark.parametrize(
    "subject",
    [
        "Staff Platform Engineer: thank you",
        "Thank you, Priya",
        "Dinghies and traces",
        "Forty services",
        "x" * 60,
    ],
)
def test_good_subjects(subject: str) -> None:
    assert not found("subject", body(""), subject=subject)


def test_re_is_right_where_there_is_a_thread() -> None:
    reply = "---\nfrom: priya-raman\nkind: reply\nreceived: 2026-11-20\n---\nThank you too.\n"
    assert not found("subject", body(""), reply, subject="Re: the sampling write-up")


@pytest.mark.parametrize("via", ["linkedin", "handwritten", "phone", "in-person", "portal"])
def test_only_mail_has_a_subject(via: str) -> None:
    assert not found("subject", body(""), subject="", extra=f"via: {via}\n")


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        ("[the date]", "Tuesday 24 November"),
        ("<date>", "Tuesday 24 November"),
        ("[paste it, or the link to it]", "https://"),
        ("[the report, or its address]", "https://"),
        ("[which position]", "Nurse Manager, ICU"),
        ("<company>", "as they write it"),
        ("[a yes with its date, a no with thanks, or what is still open]", "Yes, gladly, from Monday"),
        ("[say why, if you like, in half a sentence]", "does well without it"),
        ("[keep this only where it holds]", "only the brackets"),
        ("[what you have done that would help with it]", "in a team of ten"),
        ("[what came of it]", "in your own words"),
        ("[when the thing broke, and who mended it]", "in your own words"),
        ("TODO", "in your own words"),
    ],
)
def test_what_belongs_into_a_gap_is_said_by_what_it_asks_for(gap: str, said: str) -> None:
    (problem,) = found("placeholder", body(f"Of that, {gap}."))
    assert said in problem.fix
    assert ("in a team of ten" in problem.fix) == (said == "in a team of ten")


def test_a_placeholder_in_the_subject() -> None:
    (problem,) = found("placeholder", body(""), subject="Thanks: [role]")
    assert (problem.line, problem.column) == (4, 1)
