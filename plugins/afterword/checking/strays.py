"""Sentences that do nothing a note of their kind is for.

A question after a decision, a withdrawal and a goodbye are short, and a receiver knows what each sentence of
them may be for: thanks, interest, the question, an offer, a wish, something of the talk. What does none of
this and denies, presses, compares or speaks of writing itself is read as that, in whatever words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from afterword.checking.content import from_the_meeting
from afterword.checking.context import Context
from afterword.checking.letter import Finding, Letter
from afterword.checking.tone import short
from afterword.checking.wording import WORDING
from afterword.checking.words import telling
from afterword.records.problems import Level

#: A shorter one is no sentence, but a cry or the rest of a greeting.
_SHORTEST = 4

#: How a stray sentence of a question is taken, by the first whose words stand in it.
_IN_ASKING = ("apology", "pressure", "reproach")

#: What lies behind reproaches, what lies ahead presses.
_BEHIND = re.compile(r"\b(?:would have|had|was|were|did|came|told|said|promised|been)\b", re.IGNORECASE)

#: What is said of a stray sentence, and what to do.
_SAID: Mapping[str, tuple[str, str]] = {
    "apology": (
        "may excuse itself for writing, and so say that the note is a nuisance.",
        "Take it out: one note after a fair wait is welcome, and needs no excuse.",
    ),
    "pressure": (
        "may press them: it speaks of other matters than the post, and of a day.",
        "Leave the time to them, for example: There is no hurry on my side.",
    ),
    "reproach": (
        "may read as a reproach: it neither asks nor offers anything.",
        "Say it without looking back, for example: I know these decisions take time.",
    ),
    "comparison": (
        "may compare, and whoever reads it comes off second.",
        "Give no reason, or one about yourself, for example: I have decided to take another path.",
    ),
    "argument": (
        "neither thanks nor wishes, and may read as an argument.",
        "Leave it out, and end with one thing you valued, for example: I enjoyed our talk about the night "
        "rota.",
    ),
}


def strays(letter: Letter, context: Context, told: Collection[int]) -> Iterator[tuple[str, Finding]]:
    """Stray sentences, each with the rule that it breaks; all may be innocent, and are warnings.

    Args:
        letter: any; only questions after a decision and goodbyes are looked at.
        context: of the journal.
        told: where the sentences begin of which something is said already.
    """
    if letter.kind is None or not letter.english:
        return
    goodbye = letter.kind_id == "close-the-loop" or "comparison" in letter.kind.must_not
    if not goodbye and not {"complaint", "ultimatum"} <= set(letter.kind.must_not):
        return
    meant = WORDING.moves["goodbye" if goodbye else "ask"]
    argued = "argument" in letter.kind.must_not or letter.kind_id == "close-the-loop"
    as_: Sequence[str] = (("argument",) if argued else ("comparison",)) if goodbye else _IN_ASKING
    taken_up = from_the_meeting(letter, context)
    for sentence in letter.sentences:
        text = letter.own_middle[sentence.start : sentence.start + len(sentence.text)]
        if sentence.start in told or len(text.split()) < _SHORTEST or text.rstrip().endswith(","):
            continue
        if (not goodbye and "?" in text) or meant.stands_in(text) or taken_up & set(telling(text)):
            continue
        order = sorted(as_, key="pressure".__eq__) if _BEHIND.search(text) else as_
        taken = next((each for each in order if WORDING.moves[each].stands_in(text)), None)
        if taken:
            said, fix = _SAID[taken]
            words = short(" ".join(text.split()))
            rule = "comparison" if goodbye else taken
            yield rule, Finding(sentence.start, f"“{words}” {said}", fix, Level.HINT)
