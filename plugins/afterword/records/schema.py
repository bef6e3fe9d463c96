"""The fields of every kind of record: once, for reading, the commands' options and the reference pages."""

from __future__ import annotations

from enum import Enum
from typing import get_args

from afterword.frozen import frozen
from afterword.kinds import INCOMING_KINDS, OUTGOING_KINDS, SPOKEN_KINDS
from afterword.records.contact import PARTS
from afterword.records.gift import GiftKind
from afterword.records.interview import Format, Outcome
from afterword.records.note import Via


class FieldType(Enum):
    """What a field holds; the value says it to a person, with an example."""

    TEXT = "words"
    REASON = "the reason, in words"
    EMAIL = "an e-mail address, such as ana@acme.example"
    EMAILS = "a list of e-mail addresses, such as [ana@acme.example, ana.sol@home.example]"
    URL = "an https address, such as https://acme.example/talk"
    DATE = "a date, such as 2026-11-20"
    MOMENT = "a date, or a local date and time, such as 2026-11-20 or 2026-11-20T14:00"
    NUMBER = "a whole number, such as 60"
    NUMBER_OR_WORDS = "a number or words, such as 2 or final"
    YES_NO = "yes or no"
    CHOICE = "one of a fixed list of words"
    TAGS = "a list of tags, such as [observability, sailing/dinghies]"
    LANGUAGE = "the code or the name of a language, such as de or German"
    STAY = "yes, no, or an interval such as 90d"
    NAMES = 'a list of names, such as [Northwind Robotics, "Kessler, Vogt and Sons"]'
    UIDS = "a list of what calendars call their events, such as [4t7hq0@cal.example]"
    SKIPS = "a list of kinds with the day each was passed over, such as [value-add 2026-12-01]"
    CONTACT = "the file name of a contact without .md, such as priya-raman"
    CONTACTS = "a list of contacts, such as [priya-raman, tom-okafor]"
    INTERVIEW = "the file name of an interview without .md, such as 2026-11-20-northwind-robotics"
    GIFT = "the file name of a gift without .md, such as tail-sampling-field-notes"


#: More is no name of anything, and would cost every page.
_ROOM_FOR_WORDS = 2_000
#: A longer tag is none; a file name has 255 bytes at most.
_ROOM = {
    FieldType.TAGS: 100,
    FieldType.NAMES: 100,
    FieldType.UIDS: 1_000,
    FieldType.CONTACT: 255,
    FieldType.CONTACTS: 255,
    FieldType.INTERVIEW: 255,
    FieldType.GIFT: 255,
}


@frozen
class Field:
    """One front matter key.

    Attributes:
        name: the key.
        type: what it holds.
        help: what it is for, in one sentence.
        required: whether a record without it is an error.
        default: what an absent key means, in words; empty: nothing.
        choices: the words allowed, for ``FieldType.CHOICE``.
        low: the smallest number allowed.
        high: the largest number allowed.
    """

    name: str
    type: FieldType
    help: str
    required: bool = False
    default: str = ""
    choices: tuple[str, ...] = ()
    low: int = 1
    high: int | None = None

    @property
    def room(self) -> int:
        """The most characters of its value, or of each item of a list; what has more is left out."""
        return _ROOM.get(self.type, _ROOM_FOR_WORDS)


@frozen
class Schema:
    """The fields of one kind of record, and the folder its files are in."""

    kind: str
    folder: str
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        """The field of that name.

        Raises:
            KeyError: there is none.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    @property
    def article(self) -> str:
        """The kind with its article: "a contact", "an interview"."""
        return f"{'an' if self.kind[0] in 'aeiou' else 'a'} {self.kind}"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all fields."""
        return tuple(field.name for field in self.fields)


T = FieldType

CONTACT = Schema(
    "contact",
    "contacts",
    (
        Field("name", T.TEXT, "The person's name, as they spell it.", required=True),
        Field("company", T.TEXT, "Where they work."),
        Field("role", T.TEXT, "What they do there."),
        Field("part", T.CHOICE, "Their part in the hiring.", default="interviewer", choices=PARTS),
        Field("address", T.TEXT, "How they wish to be addressed in a greeting.", default="first name"),
        Field("email", T.EMAIL, "Where notes to them go."),
        Field("other_emails", T.EMAILS, "Further addresses they write from, or had before."),
        Field("phone", T.TEXT, "Their number; in quotes, so that a leading 0 stays."),
        Field("linkedin", T.TEXT, "Their profile: an address or a name."),
        Field(
            "language",
            T.LANGUAGE,
            "The language to write to them in; in any but English a draft holds no words of ours.",
            default="the setting `language`",
        ),
        Field("interests", T.TAGS, "What they care about, the one they care about most first."),
        Field(
            "stay_in_touch",
            T.STAY,
            "Whether, and how often, to write once no position of theirs is open.",
            default="no",
        ),
        Field("snoozed_until", T.DATE, "Nothing is due to them before this date."),
        Field("do_not_contact", T.REASON, "Why not to write to them; nothing is ever due to them."),
        Field("former", T.NAMES, "Companies they have left; nothing of a position there is due to them."),
        Field("skipped", T.SKIPS, "Follow-ups passed over on purpose; the next counts from that day."),
    ),
)

INTERVIEW = Schema(
    "interview",
    "interviews",
    (
        Field("company", T.TEXT, "The company that interviews.", required=True),
        Field("when", T.MOMENT, "When it was or will be.", required=True),
        Field("position", T.TEXT, "The title; without one it is a conversation outside any position."),
        Field("minutes", T.NUMBER, "How long it took.", default="60", high=1440),
        Field("round", T.NUMBER_OR_WORDS, "Which round it was."),
        Field("format", T.CHOICE, "How you met.", choices=get_args(Format)),
        Field("met", T.CONTACTS, "Everyone spoken with."),
        Field(
            "owner",
            T.CONTACT,
            "Who runs the process and gets the questions about it.",
            default="the recruiter, agency or coordinator met, else the hiring manager, else the first met",
        ),
        Field("decision_by", T.DATE, "The date they gave for an answer."),
        Field("answer_by", T.DATE, "After an offer: the date by which you owe them an answer."),
        Field("cancelled", T.YES_NO, "It did not take place.", default="no"),
        Field("invitation", T.UIDS, "The calendar events that it was imported from."),
        Field("revision", T.NUMBER, "Which version of the invitation was imported last.", low=0),
        Field(
            "outcome",
            T.CHOICE,
            "Where the position stands; the newest interview that says so decides.",
            default="open",
            choices=get_args(Outcome),
        ),
        Field("outcome_on", T.DATE, "When that became known.", default="the day of the interview"),
        Field("feeling", T.NUMBER, "Whether you still want it, from 1 to 10.", high=10),
    ),
)

GIFT = Schema(
    "gift",
    "gifts",
    (
        Field("title", T.TEXT, "What it is called.", required=True),
        Field("kind", T.CHOICE, "What sort of gift it is.", required=True, choices=get_args(GiftKind)),
        Field("url", T.URL, "Where it is."),
        Field("interests", T.TAGS, "The interests it answers.", required=True),
        Field("found", T.DATE, "When you found it."),
        Field("expires", T.DATE, "After this date it is of no use, and is not offered."),
        Field(
            "read", T.YES_NO, "You have read or used it; one that is not read is not offered.", default="no"
        ),
        Field(
            "agreed",
            T.YES_NO,
            "For an introduction: the third person has said yes; without it, not offered.",
            default="no",
        ),
        Field("paid", T.YES_NO, "It costs money or is behind a paywall, so it is not offered.", default="no"),
        Field("given", T.CONTACTS, "Who has had it in another way than by a note, such as by word of mouth."),
    ),
)

NOTE = Schema(
    "note",
    "notes",
    (
        Field("to", T.CONTACT, "Who the note goes to. Either this or `from` is required."),
        Field("from", T.CONTACT, "Who the note came from. Either this or `to` is required."),
        Field(
            "kind",
            T.CHOICE,
            "What kind of note it is; a received one is `reply`, `call` or `news`, your own call `call`.",
            required=True,
            choices=tuple(dict.fromkeys(OUTGOING_KINDS + INCOMING_KINDS + SPOKEN_KINDS)),
        ),
        Field("interview", T.INTERVIEW, "The interview it is about."),
        Field("gift", T.GIFT, "What it gives."),
        Field("subject", T.TEXT, "The subject line."),
        Field("sent", T.MOMENT, "When you sent it; without it, it is a draft."),
        Field("received", T.MOMENT, "When it reached you."),
        Field("asks", T.TEXT, "Of a received note: what they want from you, in words."),
        Field("answer_by", T.DATE, "Of a received note: until when they want it."),
        Field("message_id", T.TEXT, "What the mail or message is known by that it was imported from."),
        Field("via", T.CHOICE, "How it went.", default="email", choices=get_args(Via)),
        Field("needs_no_reply", T.YES_NO, "Whether silence is a fine answer.", default="by kind"),
    ),
)

SCHEMAS: tuple[Schema, ...] = (CONTACT, INTERVIEW, GIFT, NOTE)


@frozen
class LeadIn:
    """What a list item of a debrief, or a line of a gift, may begin with, before a colon.

    Attributes:
        words: the lead-in itself.
        help: what stands behind it, in one sentence.
        letter: how far it may reach a letter, in words.
        choices: the words allowed behind it; empty: any.
    """

    words: str
    help: str
    letter: str
    choices: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        """Its name among the attributes of a ``Debrief``."""
        return self.words.replace(" ", "_")


_WORD_FOR_WORD = "word for word"
_AS_A_SUBJECT = "as a subject"

#: In the order in which memory fades, and in which a debrief is written.
LEAD_INS: tuple[LeadIn, ...] = (
    LeadIn("talked about", "A subject you talked about.", _AS_A_SUBJECT),
    LeadIn("lit up at", "What they cared about, at work or in small talk.", _AS_A_SUBJECT),
    LeadIn(
        "asked me",
        "What they wanted to know of you.",
        "as their question, with a gap or your `answer:` after it",
    ),
    LeadIn("worries them", "Something in their work that troubles them.", _AS_A_SUBJECT),
    LeadIn("say", "A sentence of yours for them, as you would say it.", _WORD_FOR_WORD),
    LeadIn("since", "What you have thought or done since; a whole sentence.", _WORD_FOR_WORD),
    LeadIn(
        "answer", "Your answer, or proof, to what they asked: to the `asked me:` before it.", _WORD_FOR_WORD
    ),
    LeadIn("promised", "What you owe them, with `by` and a date.", "with its date"),
    LeadIn(
        "part",
        "Their part in the hiring of this position, where it differs from that in their own file.",
        "never",
        choices=PARTS,
    ),
    LeadIn("private", "For you alone; on a site for others it is left out.", "never"),
)

#: What a line in the text of a gift may begin with.
GIFT_LINES: tuple[LeadIn, ...] = (
    LeadIn(
        "why",
        "Why it is good, or why these two people should talk.",
        "word for word, where it is one or two whole sentences of thirty words, fit to be sent",
    ),
    LeadIn(
        "give",
        "The tip, the information or the place itself: without a `url` there is nothing else to give.",
        "word for word, where it is up to five whole sentences of forty words, fit to be sent; else a gap",
    ),
)

#: Keys that Material for MkDocs gives a meaning of its own on any page; never fields of ours,
#: ``title`` of a gift excepted (design, section 3).
MATERIAL_KEYS = frozenset(
    {"title", "template", "hide", "icon", "status", "subtitle", "description", "tags", "search", "social"}
)
