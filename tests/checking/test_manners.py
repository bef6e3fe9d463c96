"""What a receiver is spared: private matters, talk about others, goodbyes that reckon, excuses, slips."""

from __future__ import annotations

import pytest
from checking.checked import TODAY, draft, found, search

from afterword.checking.checker import Checker
from afterword.checking.rules import RULES
from afterword.checking.tone import GOODBYES
from afterword.checking.unwelcome import ENFORCED_BY
from afterword.checking.wording import WORDING
from afterword.kinds import KINDS, UNWELCOME
from afterword.records.problems import Level, Problem
from afterword.settings.settings import Settings


def letter(sentence: str, name: str = "Priya") -> str:
    return f"Dear {name},\n\n{sentence}\n\nKind regards,\nSam"


def rules_found(sentence: str, kind: str = "thank-you") -> dict[str, Level]:
    """The rules that find something in a letter of one sentence, each with its highest level."""
    journal = search(**{"notes/the-draft.md": draft(letter(sentence), kind=kind)})
    problems = Checker(journal, TODAY, Settings(), ()).check(journal.notes["the-draft"])
    return {problem.rule: problem.level for problem in sorted(problems, key=_weight)}


def _weight(problem: Problem) -> int:
    return [Level.HINT, Level.WARNING, Level.ERROR].index(problem.level)


# --- sensitive --------------------------------------------------------------------------------------

PRIVATE = [
    # Drafts that an earlier version wrote from a hurried debrief.
    "I keep coming back to what you said about your English was hard to follow.",
    "I have thought more about off record that the CCIO is hard work, too.",
    "It helped me that you spoke about pregnant.",
    "When you spoke about going through a divorce, I thought of this.",
    "You wondered whether it matters that I was off sick with burnout last year and says nobody noticed.",
    "I remember your question whether it matters that I'm not C of E.",
    "You also spoke about Brexit.",
    # As people write of themselves.
    "I was so sorry to hear about your operation and the divorce, and I am praying for you.",
    "I hope your mother is out of hospital soon.",
    "Congratulations on the baby bump!",
    "How is the knee after the operation?",
    "I hope the IVF works out.",
    "I was sad to hear that your father has passed away.",
    "I'll light a candle for you at church.",
    "May God bless you and your work.",
    "With this government in charge, who can blame you?",
    "You are remarkably fit for your age.",
    "I loved your accent, where are you from originally?",
    "I won't tell anyone that you are looking for another job.",
    "You mentioned off the record that the site may close.",
    "As you said, your director is a bully.",
]


@pytest.mark.parametrize("sentence", PRIVATE)
def test_private_matters_are_refused(sentence: str) -> None:
    assert rules_found(sentence).get("sensitive") == Level.ERROR


@pytest.mark.parametrize(
    "sentence",
    [
        "The dementia garden you showed me is a lovely idea.",
        "I used to work on a maternity ward in Hull.",
        "I have run a ward for people with dementia, and I would bring that patience.",
        "We ran the election night show for six years.",
        "Your question about the union agreement made me think.",
        "You mean to move forty services without a freeze.",
        "You were quite right that the pumps come first.",
        "I keep thinking of your old pumps and the age of the mains.",
        "You spoke of the boring machine under the Solent.",
        "I woke at five with an idea for the build.",
        "You told me what broke first.",
        "Your operation in Leeds runs three shifts.",
        "I told my wife about the Contessa, and she wants to sail.",
        "I am sick of slow builds, as you are.",
        "Our health checks ran every ten seconds.",
        "The church hall is a good place for the first test.",
        "I hope you are well.",
    ],
)
def test_the_same_words_said_of_the_work_are_no_private_matter(sentence: str) -> None:
    assert "sensitive" not in rules_found(sentence)


def test_what_the_debrief_says_is_no_excuse() -> None:
    said = "## Priya Raman\n\n- talked about: going through a divorce, bit distracted\n"
    front = "---\ncompany: Northwind Robotics\nwhen: 2026-11-20T14:00\nmet: [priya-raman]\n---\n\n"
    files = {"interviews/2026-11-20-northwind.md": front + said}
    text = letter("It stayed with me that you are going through a divorce.")
    (problem,) = found("sensitive", text, files=files)
    assert problem.level == Level.ERROR


def test_the_words_of_their_trade_are_an_excuse() -> None:
    head = "name: Priya Raman\ncompany: Northwind Maternity Trust\nrole: Head of Maternity\n"
    files = {"contacts/priya-raman.md": f"---\n{head}---\n"}
    sentence = letter("You said that your maternity plans changed twice.")
    assert not found("sensitive", sentence, files=files)
    assert found("sensitive", letter("You said that your maternity plans changed twice."))


def test_what_a_private_line_says_may_not_be_written() -> None:
    front = "---\ncompany: Northwind Robotics\nwhen: 2026-11-20T14:00\nmet: [priya-raman]\n---\n\n"
    said = "## Priya Raman\n\n- talked about: the freeze\n- private: squeezed between two rival managers\n"
    files = {"interviews/2026-11-20-northwind.md": front + said}
    text = letter("It must be strange to be squeezed by two rival camps during a freeze.")
    (problem,) = found("sensitive", text, files=files)
    assert "squeezed between two rival managers" in problem.message
    assert not found("sensitive", letter("The freeze stayed with me."), files=files)


def test_a_private_matter_in_the_subject() -> None:
    (problem,) = found("sensitive", letter("Thank you."), subject="Your divorce")
    assert (problem.line, problem.column) == (4, 1)


def test_a_quotation_of_theirs_is_no_excuse_either() -> None:
    assert found("sensitive", letter("You said “I am pregnant, who covers?” and laughed."))


# --- gossip -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Between us, she seemed out of her depth to me too.",
        "I take your point about Tom; I got the same feeling.",
        "I could tell that Tom can't leave anything alone.",
        "I hear your predecessor left under a cloud.",
        "I must say Tom struck me as rather cold.",
        "It stayed with me how the director doesn't get conservation.",
        "It helped me that you spoke about how your PM is useless.",
        "It helped me that you spoke about how ops people mess up your schedule.",
        "What the last site manager did wrong is clear to me now.",
        "No wonder you find Tom difficult.",
        "Tom was checking his phone the whole time.",
        "Is it true that Tom was nearly sacked?",
        "I noticed that Tom and Dana don't get on.",
    ],
)
def test_talk_about_others(sentence: str) -> None:
    assert {"gossip", "sensitive"} & set(rules_found(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Tom could not have been kinder.",
        "He never once looked at the clock.",
        "She showed me the workshop, and I never wanted to leave.",
        "Your manager's question about shifts was a fair one.",
        "She was right about the paint.",
        "I asked Tom about the build, and he did not spare me.",
        "The build is slow because nobody owns it, as you said.",
        "My own first boss taught me all I know.",
        "Please tell Tom that I tried his trick with the cache.",
    ],
)
def test_a_good_word_about_others_is_no_gossip(sentence: str) -> None:
    assert not {"gossip", "sensitive"} & set(rules_found(sentence))


# --- comparison -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("withdraw", "They simply pay more than you do."),
        ("withdraw", "The interview was a shambles, to be frank."),
        ("withdraw", "You could at least have told me the room had changed."),
        ("decline-offer", "Your offer was frankly a bit insulting."),
        ("decline-offer", "Next to your offer theirs has a pension, which I can't say for yours."),
        (
            "gracious-rejection",
            "My experience is clearly stronger than hers, and you chose the wrong person.",
        ),
        ("gracious-rejection", "I'd ask you to reconsider."),
        ("gracious-rejection", "I must say that I don't follow the reasoning."),
        ("gracious-rejection", "I believe you are making a mistake."),
        ("filled-by-other", "Applicants deserve better than a notice on the door."),
    ],
)
def test_a_goodbye_that_surely_argues_compares_or_complains(kind: str, sentence: str) -> None:
    assert rules_found(sentence, kind).get("comparison") == Level.ERROR


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("withdraw", "I have taken a better job with a proper budget."),
        ("withdraw", "To be frank, the day felt a bit chaotic."),
        ("withdraw", "Another lab has a newer mill."),
        ("withdraw", "I go to somewhere with warmer rooms."),
        ("withdraw", "I was left sitting in reception for forty minutes."),
        ("withdraw", "I'd rather join a firm that can make up its mind."),
        ("decline-offer", "The other place will pay me a third more."),
        (
            "gracious-rejection",
            "You wanted somebody who had bought by the tank, and I have done that for nine years.",
        ),
        ("gracious-rejection", "I am baffled, since the trial went so well."),
        ("filled-by-other", "It is disappointing to learn this from somebody else."),
        ("close-the-loop", "I can see that nobody had read my application."),
        ("offer-answer", "The bank has a shorter day."),
    ],
)
def test_a_goodbye_that_seems_to_reckon_has_a_warning_at_least(kind: str, sentence: str) -> None:
    assert rules_found(sentence, kind).get("comparison") in (Level.WARNING, Level.ERROR)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("withdraw", "I have accepted another post, so please take my name off the list."),
        ("withdraw", "My family needs me closer to home this year."),
        ("withdraw", "You could not have made a better case for it."),
        ("withdraw", "It was a hard choice, and I changed my mind more than once."),
        ("withdraw", "I hope the scripts go in the bin, and that Tenby is dry."),
        (
            "decline-offer",
            "It comes down to where I want to live, which nobody in the room could have helped.",
        ),
        ("decline-offer", "It is not the money and not the people, only the timing."),
        ("gracious-rejection", "I was disappointed, of course, but I understand."),
        ("gracious-rejection", "I would have loved it, and I am glad you found the right person."),
        ("gracious-rejection", "Would you tell me one thing I could do better next time?"),
        ("gracious-rejection", "You have chosen somebody who knows the field far longer than I do."),
        ("close-the-loop", "I take it that you have gone another way, and that is quite all right."),
        ("thank-you", "The second version was better than the first."),
    ],
)
def test_a_goodbye_in_good_grace(kind: str, sentence: str) -> None:
    assert "comparison" not in rules_found(sentence, kind)


# --- apology ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "So sorry to bother you again.",
        "I do apologise for chasing, and I promise I'm not usually a pest.",
        "Forgive me for pestering you.",
        "I hate to chase, but is there any news?",
        "Apologies for the second email this week.",
        "I hope you don't mind me dropping you another line.",
        "Only me again, I'm afraid.",
        "I don't want to be a nuisance.",
    ],
)
def test_an_excuse_for_writing(sentence: str) -> None:
    assert "apology" in rules_found(sentence, "decision-check-in")


@pytest.mark.parametrize(
    "sentence",
    [
        "I was sorry that Tom was ill-served by the old build.",
        "I am sorry for the slip in my last note.",
        "We chased every alert to its end.",
        "I will write again when the exam is over.",
    ],
)
def test_other_sorrows(sentence: str) -> None:
    assert "apology" not in rules_found(sentence)


# --- roles ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Thank you for our talk about the Collections Manager role.",
        "I would love to be your next Head of Operations.",
        "I would be glad to join Northwind as Head of Operations.",
        "The position of Finance Director appeals to me.",
    ],
)
def test_a_role_that_is_none_of_theirs(sentence: str) -> None:
    (problem,) = found("wrong-role", letter(sentence))
    assert "Staff Platform Engineer" in problem.fix


@pytest.mark.parametrize("subject", ["Head of Operations", "Thank you: the Marine Operations Manager post"])
def test_a_role_in_the_subject_that_is_none_of_theirs(subject: str) -> None:
    (problem,) = found("wrong-role", letter("Thank you."), subject=subject)
    assert (problem.line, problem.column) == (4, 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "Thank you for our talk about the Staff Platform Engineer role.",
        "The Platform Engineer post is the one I want.",
        "I worked as a Team Leader in Hull for six years.",
        "It was good to meet a Director of Platform who sails.",
        "The Contessa job took me a winter.",
        "I would like to be your engineer. I could start in May.",
    ],
)
def test_roles_that_are_theirs_or_in_the_past(sentence: str) -> None:
    assert not found("wrong-role", letter(sentence))


# --- slips ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "I liked the the boat.",
        "We ran it for\nfor years.",
        "It it was good.",
        "We lost none, and and we knew it.",
    ],
)
def test_a_word_twice(sentence: str) -> None:
    assert found("doubled-word", letter(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "It had had eleven owners, and that that is so is odd.",
        "It was a long, long day, and a very very good one.",
        "We went to Baden Baden.",
        "The pier.\n\nThe pier is long.",
        "What it is is a boat.",
    ],
)
def test_a_word_twice_that_is_right(sentence: str) -> None:
    assert not found("doubled-word", letter(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Your going to like it.",
        "I look forward to hear from you.",
        "I would of stayed longer.",
        "It was better then I thought.",
        "Its been a pleasure.",
        "I took the my boat out.",
    ],
)
def test_slips_of_the_pen(sentence: str) -> None:
    assert found("slip", letter(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Your going-away cake was good.",
        "I look forward to hearing from you, and to work on the boat.",
        "I look forward to it.",
        "We could of course wait.",
        "Its keel is sound.",
        "There are no two alike.",
    ],
)
def test_what_only_looks_like_a_slip(sentence: str) -> None:
    assert not found("slip", letter(sentence))


# --- what a kind must not hold ----------------------------------------------------------------------

#: For each: a kind that must not hold it, and a sentence that does.
BROKEN = {
    "status-question": ("thank-you", "When do you expect to decide?"),
    "salary": ("thank-you-round", "I now earn 65k a year."),
    "second-link": ("thank-you", "See https://a.example/one and https://b.example/two for more."),
    "gift": ("decision-check-in", "Here is a talk I thought you might like: https://talks.example/a"),
    "long-fit": ("thank-you-brief", "I led nine people, built the pipeline and managed the budget."),
    "cc": ("forward-request", "I have copied in Tom."),
    "second-topic": ("value-add", "By the way, on another note, the build is fast now."),
    "attachment": ("value-add", "Please find attached my slides."),
    "ask": ("promised-item", "Could you also introduce me to Tom?"),
    "complaint": ("withdraw", "The day was a bit chaotic."),
    "ultimatum": ("decision-check-in", "I need a yes or a no from you by Wednesday."),
    "rival-details": ("competing-offer", "Globex have offered me £70,000."),
    "sarcasm": ("holding", "I'm sure there is a very good reason for yet another delay."),
    "flattery": ("congratulate", "What a fantastic, amazing thing."),
    "long-excuse": ("correction", "I was so tired that evening, because the train was late."),
    "comparison": ("withdraw", "I have found a better job."),
    "argument": ("gracious-rejection", "Please reconsider."),
    "question": ("close-the-loop", "Would you write if things change?"),
    "boasting": ("accepted-thank-all", "I beat eighty other candidates."),
    "negotiation": ("decline-offer", "If you could go up to 60, I would think again."),
    "job-begging": ("stay-in-touch", "Is there any work going at your place?"),
}  # fmt: skip
#: These need a note before: `test_what_they_have_read_already`.
OVER_AGAIN = {"repetition": "thank-you-round", "padding": "new-information"}


def test_everything_a_kind_must_not_hold_is_enforced_by_a_rule() -> None:
    assert set(ENFORCED_BY) == set(UNWELCOME) == set(BROKEN) | set(OVER_AGAIN)
    assert set(ENFORCED_BY.values()) <= set(RULES)


@pytest.mark.parametrize("what", BROKEN)
def test_what_a_kind_must_not_hold_is_found(what: str) -> None:
    kind, sentence = BROKEN[what]
    assert what in KINDS[kind].must_not
    assert ENFORCED_BY[what] in rules_found(sentence, kind)


@pytest.mark.parametrize(("what", "kind"), OVER_AGAIN.items())
def test_what_they_have_read_already(what: str, kind: str) -> None:
    assert what in KINDS[kind].must_not
    text = letter("Your forty services stayed with me, and how you mean to move them without any freeze.")
    sent = draft(text, extra="sent: 2026-11-20\n")
    (problem,) = found(ENFORCED_BY[what], text, sent, kind=kind)
    assert "Priya has had" in problem.message


def test_every_phrase_can_be_looked_for() -> None:
    for lists in WORDING.rules.values():
        for phrases in lists:
            for each in (phrases.any_of, phrases.beside, phrases.unless):
                for phrase in each.phrases if each else ():
                    assert phrase.pattern.flags
            assert not phrases.must_not or phrases.must_not in UNWELCOME
            assert phrases.theirs in ("yes", "no", "impersonal")


def refused(sentence: str, kind: str = "thank-you") -> set[str]:
    """The rules of manners that find an error in it."""
    manners = {"sensitive", "comparison", "gossip", "unwelcome", "money-gift", "reproach", "pressure"}
    return {rule for rule, level in rules_found(sentence, kind).items() if level == Level.ERROR} & manners


@pytest.mark.parametrize("kind", sorted(GOODBYES))
@pytest.mark.parametrize(
    "sentence",
    [
        "I respect the choice, and I thank you for telling me so soon.",
        "I know how hard it is to choose, and I respect how you chose.",
        "I have made up my mind, and I have to decline.",
        "Once more, thank you for the afternoon.",
        "I looked again at the notes I made that day and smiled.",
        "I am not the right person for a post with so much travel.",
        "As I understand it, the post is now filled.",
        "The journey would be too long for me.",
        "It meant more than you know, and I learned so much more about seeds.",
        "I cannot join you this time, and I will think it over in the spring.",
        "The job you have offered me is one I would have liked.",
        "I would be sorry to lose touch.",
    ],
)
def test_a_good_goodbye_has_no_error(sentence: str, kind: str) -> None:
    assert refused(sentence, kind) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "I keep thinking of the treatment plant and the fall in prices after the fall in demand.",
        "In case it is useful, the case for a slower rollout is on the page I spoke of.",
        "You share the credit for that with the whole yard.",
        "Keep it for a quiet moment.",
        "I hope the new hospital opens on time.",
        "The blood test results come within a day, and patients who are in pain wait less.",
        "You said the separation of the two streams costs a shift, and that the list is not out yet.",
        "The first black box you opened is the one I took home.",
        "You want to leave room for the roots, and you are moving on to the new yard in spring.",
    ],
)
def test_a_word_of_work_is_no_private_matter_and_no_gift(sentence: str) -> None:
    assert refused(sentence) == set()
