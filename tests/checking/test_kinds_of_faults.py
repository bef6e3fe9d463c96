"""Faults by how they are made, each beside sentences made of the same words that are innocent."""

from __future__ import annotations

import pytest
from checking.checked import TODAY, draft, search

from afterword.checking.checker import Checker
from afterword.records.problems import Level
from afterword.settings.settings import Settings


def rules(kind: str, sentence: str, subject: str = "Our talk about the billing move") -> set[str]:
    """The rules of tone that find something in a note of this kind."""
    text = draft(f"Dear Priya,\n\n{sentence}\n\nBest wishes,\nSam", kind=kind, subject=subject)
    journal = search(**{"notes/n.md": text})
    problems = Checker(journal, TODAY, Settings(), ()).check(journal.notes["n"])
    return {problem.rule for problem in problems if problem.level != Level.HINT}


#: By rule, the kind of note, and what should be found in it.
FAULTS = {
    "ask-with-gift": {
        "value-add": [
            "Have you decided yet who is getting it?",
            "Have you picked anyone yet?",
            "Am I still in the running?",
            "Has the panel chosen somebody?",
            "May I ask where things stand?",
            "Could you tell me when you will decide?",
        ],
        "decision-check-in": [
            "Is there any news? I have attached an article on hedges for you.",
            "Has the panel decided? I am enclosing a recipe for you that uses whey.",
            "Where do things stand? Here is a short piece about night rotas you may like.",
            "Is there any news? I came across this podcast about tram signals and thought of you.",
            "Has it been decided? I found a paper by a Danish team that fits your question.",
        ],
    },
    "self-damage": {
        "thank-you": [
            "Sorry that I was so nervous.",
            "I am sorry I talked too much.",
            "I am sorry that I was so flustered at the whiteboard.",
            "Sorry that I rambled at the start.",
            "I apologise that my mind went blank.",
            "Sorry that I was tongue-tied.",
        ]
    },
    "gossip": {
        "thank-you": [
            "A little bird in the canteen told me the last manager was let go.",
            "The little bird at reception whispered that he is leaving.",
            "I hear from Tilly that the last team leader walked out after a row with Mr Crane.",
            "We heard off a driver that the last foreman was let go.",
            "I learnt through a friend that your director fell out with the trustees.",
            "I gather from the porter that the head cook stormed out in June.",
            "From what the drivers tell me, Clive is bone idle.",
            "Going by what the porters say, your director leaves all the work to his deputies.",
            "Judging by what people tell me, the manager takes the credit for everything.",
            "From what my cousin told me, the owner shouts at the staff.",
        ]
    },
    "salary": {
        "thank-you": [
            "Perhaps you could tell me how much the car allowance comes to.",
            "Could you confirm whether there is a London weighting and a meal allowance?",
            "I forgot to ask about the shift allowance.",
            "I wonder how many days off there are.",
            "Would you say what the relocation allowance is?",
            "I would like to know how many weeks of leave there are.",
        ],
        "accepted-new-team": [
            "Thanks as well for getting me the extra £1,500.",
            "I am so glad about the 28 days off.",
            "Thank you for the additional €2,000 that you found.",
            "Thank you for the thirty days of leave.",
        ],
    },
    "reproach": {
        "second-check-in": [
            "You said you would ring and you never did.",
            "Your assistant told me she would write, but nothing came.",
            "They promised that somebody would be in touch, and nobody was.",
            "You said that you'd decide in May, yet you haven't.",
            "He was going to send the date, and never did.",
        ]
    },
    "comparison": {
        "gracious-rejection": [
            "With ten years in the trade I'm a stronger baker than the man you picked.",
            "I know that I have more experience than whoever you chose.",
            "My record is better than that of the person you hired.",
            "I would have stayed longer than the lad who got it.",
            "I work harder than anyone you took on.",
        ]
    },
    "unwelcome": {
        "congratulate": [
            "By the way, have you picked anyone for the post?",
            "Have they hired somebody yet?",
            "Have you found anybody?",
        ],
        "promised-item": [
            "Could you also read through my CV?",
            "Would you review my portfolio?",
            "Could you forward it to your Leeds office?",
        ],
        "stay-in-touch": [
            "Please put my name forward for whichever vacancy opens next.",
            "Would you suggest me for the next post that comes up?",
            "Do keep me in mind for it.",
        ],
    },
}


@pytest.mark.parametrize(
    ("rule", "kind", "sentence"),
    [(rule, kind, each) for rule, kinds in FAULTS.items() for kind, all_ in kinds.items() for each in all_],
)
def test_a_fault_is_told_by_its_own_name(rule: str, kind: str, sentence: str) -> None:
    assert rule in rules(kind, sentence)


def test_a_question_beside_a_gift_is_one_fault() -> None:
    for kind, sentences in FAULTS["ask-with-gift"].items():
        for sentence in sentences:
            assert "unwelcome" not in rules(kind, sentence), sentence


def test_who_is_sorry_for_a_weakness_is_told_once() -> None:
    for sentence in FAULTS["self-damage"]["thank-you"]:
        assert "apology" not in rules("thank-you", sentence), sentence


#: By rule, the kind of note, and what is innocent in it.
INNOCENT = {
    "weak-opener": {
        "withdraw": [
            "I am writing to say that I would like to withdraw.",
            "I am writing to say that I have decided to stay here.",
        ],
        "answer": ["I am writing to say that I can come on Friday.", "I am writing to say yes to Tuesday."],
    },
    "comparison": {
        "gracious-rejection": [
            "I'm going to remember the kitchen with real saucepans.",
            "I am going to miss the harbour with its two proper cranes.",
            "I still think about the way you log each ring by number.",
            "I still think of your story about the boiler.",
        ],
        "withdraw": [
            "I hope you find just the right person and that the new oven behaves.",
            "I trust that you'll find somebody who fits the new team.",
        ],
    },
    "pressure": {
        "offer-thanks": [
            "You'll have my answer by Wednesday at the latest.",
            "I will let you know on Monday at the latest.",
            "We can send the form on Friday at the latest.",
        ],
        "thank-you": [
            "If you wish to meet again, kindly tell me the day.",
            "Please let me know which day suits you.",
        ],
    },
    "gossip": {
        "thank-you": [
            "It works with the keyboard, which the old one never did.",
            "The old one was not built for so much rain.",
            "I would put a joke book in the hands of a boy who says he hates books.",
            "A pupil who says she never reads may like it.",
            "I enjoyed the Team Leader position we talked over on Friday.",
            "I heard from Tilly that the choir sang well.",
            "From what you told me, the bridge is difficult.",
            "A little bird sat on the window sill.",
        ]
    },
    "money-gift": {
        "thank-you": [
            "We put a slate by the till with one bottle on it.",
            "I have some news that I'd like you to have from me.",
            "I would like you to have read the whole list.",
        ]
    },
    "self-damage": {
        "thank-you": [
            "You asked what I would do if the points froze at the crossing.",
            "The old pump froze on the first night.",
            "Our pipes had frozen in the yard.",
        ]
    },
    "unwelcome": {
        "offer-thanks": [
            "If you need something more, my telephone is in my pocket.",
            "Should you require anything further, I will send it.",
            "If you need another form, I can bring it.",
        ]
    },
    "reproach": {"second-check-in": ["You said that it would be May, and I have kept busy."]},
    "ask-with-gift": {
        "decision-check-in": [
            "Is there any news? I have attached the reference you asked for.",
            "Is there any news? I am sending the article you asked me for.",
        ],
        "value-add": ["You asked how to decide between two hedges, and this report says."],
    },
    "salary": {
        "thank-you": ["We had two days off the coast in a storm.", "The car park was full of your old trams."]
    },
}


@pytest.mark.parametrize(
    ("rule", "kind", "sentence"),
    [(rule, kind, each) for rule, kinds in INNOCENT.items() for kind, all_ in kinds.items() for each in all_],
)
def test_the_same_words_may_be_innocent(rule: str, kind: str, sentence: str) -> None:
    assert rule not in rules(kind, sentence)


def test_an_answer_may_thank_for_their_message_in_its_subject() -> None:
    assert "subject" not in rules("gracious-rejection", "I understand.", "Thank you for your message")
    assert "subject" in rules("thank-you", "I enjoyed it.", "Thank you")


def test_half_of_a_title_is_no_title() -> None:
    assert "wrong-role" not in rules("congratulate", "Well done.", "Head of the northern office")
