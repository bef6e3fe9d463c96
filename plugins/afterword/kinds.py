"""The kinds of notes that go out: what each must and must not say, and how long it may be.

The words are those of the research on what receivers welcome; lengths are words of the body, greeting and
sign-off left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from afterword.frozen import frozen

#: What a note can hold, by id, in words for the documentation and for messages.
PARTS: Mapping[str, str] = MappingProxyType(
    {
        "name": "their name, spelt as they spell it",
        "thanks": "thanks",
        "anchor": "the role or company and the date, so that they can place you at once",
        "detail": "one detail only that meeting could give",
        "new-detail": "something new from this round",
        "fit": "one line of fit, or an answer to what they asked",
        "interest": "that you are still interested",
        "offer": "an offer to talk or meet again",
        "next-step": "what happens next, or that you are at hand for it",
        "gift": "the gift",
        "why-you": "one line on why it suits this person",
        "names": "the names of the people the thanks are for",
        "pass-on": "the request to pass your thanks on",
        "promise": "what you promised, and the thing itself or the day it will come",
        "subject-shared": "a reminder of the subject you share",
        "question": "one open question",
        "patience": "that there is no hurry on your side",
        "missing-anything": "an offer of anything still missing",
        "news": "the news, in one line",
        "why-it-matters": "why it matters to them",
        "preference": "that you would prefer them, if that is true",
        "understanding": "that you understand",
        "wrong-and-right": "what was wrong, and the right form",
        "apology": "one clause of apology",
        "withdrawal": "a clear word that you withdraw",
        "refusal": "a clear and friendly no",
        "acceptance": "that you accept the decision",
        "valued": "one thing you valued",
        "open-door": "that you would be glad to hear from them another time",
        "good-wishes": "good wishes",
        "moved-on": "that you take it they have moved on",
        "their-help": "what this person did for you",
        "start": "when you start",
        "where-we-met": "where you met",
        "own-status": "one line on how you are",
        "no-reply-needed": "that no reply is needed",
        "their-question": "what they asked, in a few words",
        "answer": "the answer",
        "answer-day": "the day by which you will answer",
        "decision": "a clear yes, a clear and friendly no, or what you still need to know",
    }
)

#: What a kind must not hold, by id, in words.
UNWELCOME: Mapping[str, str] = MappingProxyType(
    {
        "status-question": "a question about the decision",
        "salary": "pay, benefits or holidays",
        "second-link": "more than one link",
        "repetition": "the first note over again",
        "gift": "a gift",
        "long-fit": "a long account of your fit",
        "cc": "several recipients",
        "second-topic": "a second topic",
        "attachment": "an attachment nobody asked for",
        "ask": "a new request",
        "complaint": "a complaint or a reproach",
        "ultimatum": "a deadline or a threat",
        "padding": "old facts",
        "rival-details": "the other employer's name or money",
        "sarcasm": "pressure or sarcasm",
        "flattery": "heaps of praise",
        "long-excuse": "a long excuse",
        "comparison": "that something else is better",
        "argument": "an argument with the decision",
        "question": "a question",
        "boasting": "boasting",
        "negotiation": "a new negotiation",
        "job-begging": "asking for any job",
    }
)


@frozen
class Kind:
    """One kind of outgoing note.

    Attributes:
        id: as ``kind:`` in a note says it.
        meaning: when it is written, for the documentation.
        must: ids of ``PARTS`` that the note has to hold.
        must_not: ids of ``UNWELCOME``.
        target: fewest and most words that read well; outside is a warning.
        maximum: most words at all; above is an error.
        ask: it wants an answer on the decision, and counts as an ask.
        give: it only gives, and counts as a give.
        may_carry_gift: a gift is welcome in it.
        needs_no_reply: the default of the note's own field.
        counts: towards the cap of unanswered notes in a row.
        minds_gaps: keeps the gaps between notes to one person and one company.
    """

    id: str
    meaning: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]
    target: tuple[int, int]
    maximum: int
    ask: bool = False
    give: bool = False
    may_carry_gift: bool = False
    needs_no_reply: bool = True
    counts: bool = True
    minds_gaps: bool = True

    @property
    def must_words(self) -> tuple[str, ...]:
        """What it must hold, in words."""
        return tuple(PARTS[part] for part in self.must)

    @property
    def must_not_words(self) -> tuple[str, ...]:
        """What it must not hold, in words."""
        return tuple(UNWELCOME[part] for part in self.must_not)


_ALL = (
    Kind(
        "thank-you",
        "within a day of an interview, to each person met",
        must=("name", "thanks", "anchor", "detail", "fit", "interest", "offer"),
        must_not=("status-question", "salary", "second-link"),
        target=(80, 150),
        maximum=200,
        may_carry_gift=True,
        counts=False,
        minds_gaps=False,
    ),
    Kind(
        "thank-you-round",
        "within a day of a later round, to somebody met before",
        must=("name", "thanks", "anchor", "new-detail", "interest", "offer"),
        must_not=("repetition", "status-question", "salary", "second-link"),
        target=(60, 120),
        maximum=150,
        may_carry_gift=True,
        counts=False,
        minds_gaps=False,
    ),
    Kind(
        "thank-you-brief",
        "within a day of a phone screen; to coordinators, recruiters and agencies",
        must=("name", "thanks", "detail", "next-step"),
        must_not=("gift", "long-fit", "salary"),
        target=(30, 70),
        maximum=80,
        counts=False,
        minds_gaps=False,
    ),
    Kind(
        "forward-request",
        "within a day, to the owner, for people met whose address you do not have",
        must=("name", "thanks", "names", "pass-on"),
        must_not=("cc", "status-question"),
        target=(40, 90),
        maximum=110,
        counts=False,
        minds_gaps=False,
    ),
    Kind(
        "answer",
        "within a working day, when they asked something of you",
        must=("name", "their-question", "answer"),
        must_not=("status-question", "long-excuse", "second-topic"),
        target=(20, 70),
        maximum=120,
        counts=False,
        minds_gaps=False,
    ),
    Kind(
        "promised-item",
        "by the day you promised something",
        must=("name", "promise"),
        must_not=("ask",),
        target=(20, 60),
        maximum=90,
        may_carry_gift=True,
        counts=False,
        minds_gaps=False,
    ),
    Kind(
        "value-add",
        "at growing gaps, when you have something worth reading",
        must=("name", "subject-shared", "gift", "why-you", "no-reply-needed", "interest"),
        must_not=("status-question", "second-topic", "attachment"),
        target=(40, 90),
        maximum=120,
        give=True,
        may_carry_gift=True,
    ),
    Kind(
        "decision-check-in",
        "once the date they gave has passed, or after a fair wait, to the owner",
        must=("name", "anchor", "interest", "question", "missing-anything", "patience"),
        must_not=("complaint", "ultimatum", "gift"),
        target=(40, 80),
        maximum=100,
        ask=True,
        needs_no_reply=False,
    ),
    Kind(
        "second-check-in",
        "once more, where the first question had no answer; the last one",
        must=("name", "anchor", "interest", "patience", "question"),
        must_not=("complaint", "ultimatum", "gift"),
        target=(30, 60),
        maximum=80,
        ask=True,
        needs_no_reply=False,
    ),
    Kind(
        "holding",
        "now and then while the position is on hold, to the owner",
        must=("name", "thanks", "understanding", "interest"),
        must_not=("sarcasm", "complaint"),
        target=(40, 90),
        maximum=110,
        may_carry_gift=True,
        needs_no_reply=False,
    ),
    Kind(
        "close-the-loop",
        "after the last unanswered question, to the owner; then no more questions",
        must=("name", "thanks", "moved-on", "open-door", "good-wishes"),
        must_not=("complaint", "question"),
        target=(35, 70),
        maximum=90,
        counts=False,
    ),
    Kind(
        "new-information",
        "when something changed that bears on the role",
        must=("name", "news", "why-it-matters"),
        must_not=("padding", "status-question"),
        target=(50, 110),
        maximum=130,
    ),
    Kind(
        "competing-offer",
        "when you hold another offer, with its date",
        must=("name", "news", "preference", "question"),
        must_not=("rival-details", "ultimatum"),
        target=(60, 100),
        maximum=120,
        ask=True,
        needs_no_reply=False,
    ),
    Kind(
        "offer-thanks",
        "within a working day of an offer, to the person who runs the process",
        must=("name", "thanks", "answer-day"),
        must_not=("negotiation", "salary"),
        target=(30, 80),
        maximum=100,
        counts=False,
        minds_gaps=False,
    ),
    Kind(
        "offer-answer",
        "in time for the day by which they want your answer to an offer",
        must=("name", "thanks", "decision"),
        must_not=("comparison", "ultimatum"),
        target=(30, 90),
        maximum=120,
        counts=False,
        minds_gaps=False,
    ),
    Kind(
        "congratulate",
        "within two weeks of their good news, a move to another company among them",
        must=("name", "news", "why-it-matters"),
        must_not=("status-question", "flattery", "ask"),
        target=(25, 60),
        maximum=80,
        give=True,
    ),
    Kind(
        "correction",
        "once, when a note had something wrong",
        must=("name", "wrong-and-right", "apology"),
        must_not=("long-excuse",),
        target=(20, 50),
        maximum=70,
    ),
    Kind(
        "withdraw",
        "as soon as you know that you will not go on",
        must=("name", "thanks", "withdrawal", "good-wishes"),
        must_not=("comparison", "complaint"),
        target=(40, 80),
        maximum=100,
    ),
    Kind(
        "decline-offer",
        "as soon as you know that you will not take their offer",
        must=("name", "thanks", "refusal", "good-wishes"),
        must_not=("negotiation", "comparison", "complaint"),
        target=(50, 90),
        maximum=110,
    ),
    Kind(
        "gracious-rejection",
        "within two days of a no",
        must=("name", "thanks", "acceptance", "valued", "open-door", "good-wishes"),
        must_not=("argument", "comparison", "complaint"),
        target=(50, 110),
        maximum=130,
    ),
    Kind(
        "filled-by-other",
        "when you hear from elsewhere that the role is filled",
        must=("name", "thanks", "acceptance", "valued", "open-door", "good-wishes"),
        must_not=("complaint", "argument", "comparison"),
        target=(40, 90),
        maximum=110,
    ),
    Kind(
        "accepted-thank-all",
        "within a week of taking a job, to those who helped on the way to it",
        must=("name", "news", "their-help", "thanks", "open-door"),
        must_not=("boasting", "salary"),
        target=(30, 90),
        maximum=110,
    ),
    Kind(
        "good-news",
        "when your search has ended, to somebody who advised you on the way",
        must=("name", "news", "their-help", "thanks"),
        must_not=("boasting", "salary"),
        target=(30, 90),
        maximum=110,
    ),
    Kind(
        "accepted-new-team",
        "before you start, to those who chose you",
        must=("name", "thanks", "start"),
        must_not=("negotiation", "salary"),
        target=(30, 80),
        maximum=100,
    ),
    Kind(
        "stay-in-touch",
        "now and then after a position has closed, where you both wish it",
        must=("name", "where-we-met", "own-status"),
        must_not=("job-begging", "status-question"),
        target=(30, 80),
        maximum=100,
        give=True,
        may_carry_gift=True,
    ),
)

#: Every outgoing kind by its id.
KINDS: Mapping[str, Kind] = MappingProxyType({kind.id: kind for kind in _ALL})

#: Kinds that thank one person for one interview; any of them, sent, settles it.
THANK_YOUS = ("thank-you", "thank-you-round", "thank-you-brief")

#: Kinds of notes that go out.
OUTGOING_KINDS = tuple(KINDS)

#: Kinds of notes that come in.
INCOMING_KINDS = ("reply", "call", "news")

#: Kinds that go either way, without a letter.
SPOKEN_KINDS = ("call",)

#: What a kind of note is called on the pages.
KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "thank-you": "thank-you",
        "thank-you-round": "thank-you, next round",
        "thank-you-brief": "brief thank-you",
        "forward-request": "thanks, passed on",
        "answer": "answer",
        "promised-item": "something promised",
        "value-add": "something to give",
        "decision-check-in": "check-in",
        "second-check-in": "second check-in",
        "holding": "a word while it rests",
        "close-the-loop": "closing note",
        "new-information": "news of yours",
        "competing-offer": "another offer",
        "offer-thanks": "thanks for the offer",
        "offer-answer": "answer to the offer",
        "congratulate": "congratulations",
        "correction": "correction",
        "withdraw": "withdrawal",
        "decline-offer": "a friendly no",
        "gracious-rejection": "gracious goodbye",
        "filled-by-other": "taking it as filled",
        "accepted-thank-all": "thanks, you start",
        "accepted-new-team": "hello to the team",
        "good-news": "good news of yours",
        "stay-in-touch": "staying in touch",
        "reply": "reply",
        "call": "call",
        "news": "news",
    }
)


def kind_words(kind: str) -> str:
    """What a kind of note is called; a kind we do not know by its own name."""
    return KIND_WORDS.get(kind, kind.replace("-", " "))
