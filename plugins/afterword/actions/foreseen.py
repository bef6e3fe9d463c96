"""What a letter would make of the lines of a debrief, and what of them stays out of it.

Of what was taken down in a hurry only what is surely safe enters a letter (design, section 5). So the user is
shown what each line would become, or that it stays out: on the page of the interview and by ``check``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from afterword.followups.follow_up import FollowUp
from afterword.frozen import frozen
from afterword.kinds import THANK_YOUS
from afterword.records.contact import Contact
from afterword.records.interview import Debrief, Fact
from afterword.records.journal import Journal
from afterword.records.problems import Level, Problem, in_order
from afterword.words.note_text import unveil
from afterword.writing.composing import saved_draft
from afterword.writing.others import NamesOfOthers, names_of_others
from afterword.writing.preview import preview

#: What is taken down in a hurry, in the order in which it is asked.
RAW = ("talked about", "lit up at", "asked me", "worries them")

#: The rule of what stays out of a letter.
LEFT_OPEN = "left-open"


@frozen
class Foreseen:
    """What one line of a debrief would become.

    Attributes:
        lead_in: before the line, such as ``asked me``.
        text: the line.
        line: its number: in the file of an interview, or among the lines told of a person, from 0.
        sentence: as it would stand in the letter; None where it stays out.
        reason: why it stays out: "left open: part of it may be private"; gives nothing of it away.
        said: it stays out and leaves no gap, since the user has said it in words of their own.
    """

    lead_in: str
    text: str
    line: int
    sentence: str | None
    reason: str = ""
    said: bool = False

    @property
    def open(self) -> bool:
        """Whether something is still to be said in its place."""
        return self.sentence is None and not self.said


def foreseen(journal: Journal, plan: Sequence[FollowUp]) -> Mapping[tuple[str, str], tuple[Foreseen, ...]]:
    """What becomes of each line, by interview and person, where the thanks are still to be written.

    A draft that was saved has its words already; nothing more comes of the lines.
    """
    found = {}
    for each in plan:
        interview = journal.interviews.get(each.interview or "")
        if each.kind not in THANK_YOUS or interview is None or saved_draft(journal, each):
            continue
        debrief = interview.debriefs.get(each.contact)
        contact = journal.contacts[each.contact]
        if debrief:
            others = names_of_others(journal, contact.name)
            found[interview.slug, each.contact] = tuple(lines_foreseen(contact, debrief, others))
    return found


def left_open(journal: Journal, plan: Sequence[FollowUp]) -> tuple[Problem, ...]:
    """A hint for each line that stays out of a letter still to be written; it quotes none of them."""
    problems = []
    for (interview, contact), lines in foreseen(journal, plan).items():
        path, name = journal.interviews[interview].file.path, journal.contacts[contact].name
        for each in filter(lambda each: each.open, lines):
            message = f"In the letter to {name}, `{each.lead_in}:` is {each.reason}."
            problems.append(Problem(path, each.line, 1, Level.HINT, LEFT_OPEN, message, _fix(each)))
    return in_order(problems)


def _fix(line: Foreseen) -> str:
    if line.lead_in == "asked me":
        return (
            "Write their question out, such as: - asked me: whether I have led a team. "
            "Your answer stands on the line below it, such as: - answer: Four people, for two years."
        )
    if line.lead_in in RAW:
        return (
            "Say it as you would say it to them, on a line of its own, such as: "
            "- say: Your point about the handover stayed with me."
        )
    return "Say it in words that may stand in a letter, or keep it for yourself with `private:`."


def lines_foreseen(contact: Contact, debrief: Debrief, others: NamesOfOthers) -> Iterator[Foreseen]:
    """What becomes of each line of a debrief; ``others`` are the words of everybody's names but theirs."""
    for lead_in, fact in _lines(debrief):
        found = preview(contact, lead_in, fact.text, others)
        sentence = None if found.sentence is None else unveil(found.sentence)
        # With an answer but no question that can be said, the letter has a gap for the question all the same.
        said = sentence is None and lead_in in RAW and bool(debrief.say) and not fact.answers
        yield Foreseen(lead_in, fact.text, fact.line, sentence, found.reason, said)


def _lines(debrief: Debrief) -> Iterator[tuple[str, Fact]]:
    """What may reach a letter, with its lead-in, an answer behind its question."""
    by_lead_in: Mapping[str, Collection[Fact]] = {
        "talked about": debrief.talked_about,
        "lit up at": debrief.lit_up_at,
        "asked me": debrief.asked_me,
        "worries them": debrief.worries_them,
        "say": debrief.say,
        "since": debrief.since,
        "answer": debrief.answer,
    }
    for lead_in, facts in by_lead_in.items():
        for fact in facts:
            yield lead_in, fact
            yield from (("answer", answer) for answer in fact.answers)
