"""Content: whether the note is the right length, holds its parts, and could only be to this person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.checking.context import Context, fingerprint
from afterword.checking.letter import SPOKEN, Finding, Letter
from afterword.checking.names_in_text import tokens_of
from afterword.checking.similarity import jaccard
from afterword.checking.wording import WORDING
from afterword.checking.words import telling
from afterword.kinds import PARTS
from afterword.patterns import lazy
from afterword.records.problems import Level
from afterword.words.note_text import IN_YOUR_WORDS
from afterword.words.stems import stem

#: The share of word trigrams two notes may have in common, before colleagues who compare would see it.
_ALIKE, _THE_SAME = 0.35, 0.60

#: Nobody who reads it counts: so much above the most is only a hint.
_SLIGHTLY = 0.15

#: Parts that only what was written down after the meeting can supply.
_FROM_THE_MEETING = frozenset({"detail", "new-detail", "subject-shared"})

#: Takes up something of theirs.
_TAKES_UP = lazy(
    r"\b(?:you|he|she|they)\s+(?:\w+\s+)?"
    r"(?:asked|said|told|mentioned|showed|spoke|described|wondered|explained|put it)\b"
    r"|\byour\s+(?:\w+\s+)?(?:question|story|point|worry|idea|description|remark|advice)\b",
    re.IGNORECASE,
)
_OF_ONESELF = lazy(r"\b(?:I|we|my|our)\b", re.IGNORECASE)
#: What one can do, and what one was asked, is no wish to have the job.
_WISHING = lazy(
    r"(?<!how )(?<!what )(?<!whether )(?<!when )(?<!where )(?<!why )(?<!if )"
    r"\b(?:I|we)(?:['’]d(?!\s+(?:no|never|been|had|not|a|an|\w+ed)\b)|\s+(?:would|want|wish|hope|respect|mean|intend|dream|long))\b",
    re.IGNORECASE,
)
#: Parts that say what the writer would like or can do.
_OF_THE_WILL = frozenset({"interest", "offer", "fit", "next-step", "acceptance", "open-door"})
_WILLING = lazy(
    r"\b(?:I|we)(?:['’](?:d|ll)|\s+(?:would|could|can|will|want|wish|hope|accept|understand|see|respect|note|look))\b",
    re.IGNORECASE,
)


def too_long(letter: Letter, context: Context) -> Iterator[Finding]:
    """More words than a note of its kind may have."""
    words = letter.counted_words
    if letter.kind and len(words) > letter.kind.maximum:
        low, high = letter.kind.target
        slightly = len(words) <= letter.kind.maximum * (1 + _SLIGHTLY)
        yield Finding(
            words[letter.kind.maximum].start(),
            f"The note has {len(words)} words; a {letter.kind.id} has at most {letter.kind.maximum}.",
            f"From here on it is too long. Cut it to {low} to {high} words: keep the detail and the next "
            f"step.",
            Level.HINT if slightly else None,
        )


def missing_part(letter: Letter, context: Context) -> Iterator[Finding]:
    """A part that a note of its kind must hold is not there."""
    if letter.kind is None or letter.via in SPOKEN:
        return
    if not letter.english:
        yield Finding(
            letter.core_start,
            "The note does not look English, so its parts and phrases were not looked at.",
            f"See for yourself that it holds: {'; '.join(letter.kind.must_words)}.",
            Level.HINT,
        )
        return
    for id_ in letter.kind.must:
        part = WORDING.parts.get(id_)
        if part is None or (part.fact and letter.gaps) or _holds(letter, context, id_):
            continue
        yield Finding(
            letter.core_start,
            f"A {letter.kind.id} needs {PARTS[id_]}; this one does not say it.",
            f"Add it, for example: {part.example}",
            _weight(id_, letter),
        )


def _weight(part: str, letter: Letter) -> Level | None:
    """How bad it is that a part is not known in a note; None: an error.

    Thanks are said in few words; everything else in more than could ever be listed. So the rest is an error
    only where the writer says nothing of themselves at all, else a warning; and what they would like or can
    do is a hint, where they say so.
    """
    asks = letter.kind is not None and letter.kind.ask
    if part == "thanks":
        return None
    if WORDING.parts[part].better_with or not _OF_ONESELF.search(letter.middle):
        return Level.HINT if WORDING.parts[part].better_with else None
    if part == "interest" and not asks and letter.kind and "gift" not in letter.kind.must:
        return Level.HINT if _WISHING.search(letter.middle) else Level.WARNING
    return Level.HINT


def _holds(letter: Letter, context: Context, part: str) -> bool:
    text = letter.middle
    if part == "question" and "?" in text:
        return True
    if part == "gift" and (letter.gifts or letter.links):
        return True
    if part == "promise" and (letter.gifts or letter.links):
        return True
    if part == "anchor":
        text = f"{letter.subject}\n{text}"
        title = letter.position.title if letter.position else ""
        company = context.journal.company_of(letter.person.slug)
        if any(name and name.casefold() in text.casefold() for name in (title, company)):
            return True
    if part == "names":
        people = [context.journal.contacts[slug] for slug in context.met_with(letter)]
        if any(name in text for person in people for name in (person.name, person.first_name)):
            return True
    return WORDING.parts[part].any_of.stands_in(text)


def no_callback(letter: Letter, context: Context) -> Iterator[Finding]:
    """Nothing in the note comes from what was written down about this person."""
    if letter.kind is None or not _FROM_THE_MEETING & set(letter.kind.must) or letter.via in SPOKEN:
        return
    if not letter.interview and not context.journal.interviews_with(letter.person.slug):
        return  # never met: a coordinator who only wrote
    name = letter.person.name
    general = _general(letter, context)
    facts = letter.facts - general
    # What somebody cares about was learnt from them too; for a later note it will do.
    interests = frozenset(stem for tag in letter.person.interests for stem in telling(tag)) - general
    said = frozenset(telling(letter.plain)) - general
    if said & (facts | interests) or any(gap.text[1:].startswith(IN_YOUR_WORDS) for gap in letter.gaps):
        return
    if facts:
        example = next(
            (fact.text for debrief in letter.debriefs for fact in (*debrief.lit_up_at, *debrief.facts)),
            "",
        )
        hint = f", for example “{example}”" if example else ""
        yield Finding(
            letter.core_start,
            f"Nothing here comes from your talk with {name}; it could have been written before you met.",
            f"Take up one thing from your notes on {letter.person.first_name}{hint}.",
            # In other words than those written down it may be from the meeting all the same.
            Level.WARNING if _TAKES_UP.search(letter.middle) else None,
        )
    else:
        where = f" in interviews/{letter.interview.slug}.md" if letter.interview else ""
        yield Finding(
            letter.core_start,
            f"Nothing is written down yet about your talk with {name}, so nothing in this note can be "
            f"from it.",
            f"Write one line below “## {name}”{where}, for example: - talked about: why the build takes "
            f"an hour",
            Level.WARNING,
        )


def from_the_meeting(letter: Letter, context: Context) -> frozenset[str]:
    """Stems of what they told and of what they care about, without names."""
    interests = frozenset(stem for tag in letter.person.interests for stem in telling(tag))
    return (letter.facts | interests) - _general(letter, context)


def _general(letter: Letter, context: Context) -> frozenset[str]:
    """Stems of names: of those met, the company and the position. Anybody could write those."""
    names = [letter.person.name, context.journal.company_of(letter.person.slug)]
    names += [context.journal.contacts[slug].name for slug in context.met_with(letter)]
    names += [letter.position.company, letter.position.title] if letter.position else []
    return frozenset(stem(word) for name in names for word in tokens_of(name))


def near_duplicate(letter: Letter, context: Context) -> Iterator[Finding]:
    """Another note to the same company says nearly the same."""
    mine = fingerprint(letter.ours)
    notes = [*context.neighbours(letter), *context.earlier(letter)]
    likest = max(
        ((jaccard(mine, theirs), note) for note, theirs in notes),
        key=lambda found: found[0],
        default=None,
    )
    if likest is None or likest[0] <= _ALIKE:
        return
    alike, note = likest
    level = Level.ERROR if alike > _THE_SAME else Level.WARNING
    if note.contact == letter.person.slug:
        yield Finding(
            letter.core_start,
            f"{alike:.0%} of the note stands in {note.file.path} too, and {letter.person.first_name} has had "
            "that.",
            "Say what is new since then, and leave out what they have read.",
            level,
        )
        return
    person = context.journal.contacts.get(note.contact)
    yield Finding(
        letter.core_start,
        f"{alike:.0%} of the note stands in {note.file.path} too, "
        f"to {person.name if person else note.contact}; colleagues compare.",
        f"Say it another way, and take up what {letter.person.first_name} alone spoke of.",
        level,
    )
