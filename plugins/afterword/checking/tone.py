"""Tone: words that press, beg, blame, bore or overdo it, and what was left to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from afterword.checking.context import Context
from afterword.checking.filling_in import help_for
from afterword.checking.letter import Finding, Letter, Sentence
from afterword.checking.phrases import Found
from afterword.checking.wording import WORDING, Phrases
from afterword.followups.precedence import ENDINGS
from afterword.records.problems import Level
from afterword.words.counts import counted
from afterword.words.english import is_comparative, is_superlative
from afterword.words.note_text import WORD

_OPENING_SENTENCES = 2
_MOST_PRAISE = 2
#: Up to so many words no sentence is hard, above so many every one is; between them it is the turns that
#: count, of which a longer one bears fewer.
_LONG_SENTENCE, _LONGER_SENTENCE, _LONGEST_SENTENCE = 30, 45, 60
_MANY_TURNS, _TURNS = 5, 4
_TURN = re.compile(r"[,;:()–—]|\s-\s")
_LONGEST_SUBJECT = 60
_FRIENDLY_MARKS = 2
#: Nobody who reads it counts: so much above the most is only a hint.
_SLIGHTLY = 0.15

_EXCLAMATION = re.compile(r"(?<=[\w\s)”\"’])!+(?![=\w])")
_EMOJI = re.compile(
    "[\U0001f300-\U0001faff\U0001f1e6-\U0001f1ff\u2600-\u26ff"
    "\u2705\u270a-\u270d\u2728\u2753-\u2757\u2763-\u2764\u2b50]"
)
_ALL_CAPS = re.compile(r"(?<![\w-])[A-Z]{2,}(?:['’][A-Z]+)?(?![\w-])")
_QUESTION = re.compile(r"[?]+[!?]*")
#: Where a question begins, within a sentence that asks several: "is it decided, and from when would ...".
_ASKED = re.compile(
    r"(?:^|[,;:.]\s+(?:and\s+|or\s+)?|\b(?:and|or)\s+)(?P<asked>(?:(?:from|in|at|by|on|for|to|with)\s+)?"
    r"(?:(?:what|which|who|whom|when|where|why|how)\s+(?:\w+\s+){0,2})?"
    r"(?:is|am|are|was|were|do|does|did|have|has|will|would|can|could|shall|should|may|might)\s+(?:I|you|he|she|it|we|they"
    r"|there|this|that|the|my|your|an?|any\w*|some\w*)\b)",
    re.IGNORECASE,
)
#: Two of them are one breath.
_MOST_IN_ONE = 2
_REPLY = re.compile(r"^\s*(?:re|aw|sv|antw|fw|fwd|wg)\s*:\s*", re.IGNORECASE)

#: Notes to somebody who wrote or rang first, so that “Re:” is no pretence.
_ANSWERS = frozenset(
    {"answer", "offer-thanks", "offer-answer", "decline-offer", "gracious-rejection", "holding"}
)

#: What an answer thanks for, so that its subject says about what it is.
_THEIRS = frozenset({"message", "letter", "mail", "email", "e-mail", "call", "note", "reply", "news"})

#: Notes whose news is what they are about.
_TELLS_NEWS = frozenset({"good-news", "new-information", "congratulate"})

#: "The loveliest people", "your finest work", "most patient".
_SUPERLATIVE = re.compile(r"\b(?P<word>\w+est|best|most(?=\s+(?!of\b|people\b)\w+))\b", re.IGNORECASE)

#: Why one goes elsewhere that says nothing of them.
_OWN_REASON = re.compile(
    r"\b(?:home|commute|famil\w+|parents?|children|kids|husband|wife|partner|drive|train|travel\w*|move|moving|city)\b",
    re.IGNORECASE,
)

#: What is no smaller is not compared.
_DENIED = re.compile(
    r"(?:\b(?:no|not|none the|any the)"
    r"|(?:\bnot|n['’]t|\bnever)\s+have\s+(?:been|had|asked\s+for)(?:\s+\w+)?)\s\Z",
    re.IGNORECASE,
)
#: "Better to know", "better late than never".
_NO_COMPARISON = re.compile(
    r"[ \t]+(?:to|late|never|still|and better|understanding|idea|known)\b|(?<=less)[ \t]*[.,;:!?)]",
    re.IGNORECASE,
)

#: Notes that end something; what they say last is what stays.
GOODBYES = frozenset(ENDINGS | {"close-the-loop"})

#: A sum, or the writer: whoever names them speaks of pay, and not of pay as a subject of work.
_OWN_MONEY = re.compile(r"\d|\b(?:I|me|my)\b")


def placeholder(letter: Letter, context: Context) -> Iterator[Finding]:
    """Something was left to fill in."""
    for gap in letter.gaps:
        words = f"“{short(gap.text)}”"
        if gap.where == "subject":
            yield Finding("subject", f"{words} in the subject is still to be filled in.", help_for(gap.text))
        else:
            yield Finding(gap.offset, f"{words} is still to be filled in.", help_for(gap.text))


def left_open(letter: Letter) -> Iterator[Finding]:
    """Something was left to fill in when the note was marked as sent."""
    for gap in letter.gaps:
        at = "subject" if gap.where == "subject" else gap.offset
        said = f"“{short(gap.text)}” stands in a note that is marked as sent."
        yield Finding(at, said, "Put in what you really wrote there, or take it out.")


def found_phrases(
    rule: str, letter: Letter, *, of_any_kind: bool = False, only: str = "", but: str = ""
) -> Iterator[Finding]:
    """The phrases of one rule in the user's own words; the person's own subjects are innocent.

    With ``of_any_kind`` the lists alone that are for notes of every kind; ``only`` takes those of one id of
    ``kinds.UNWELCOME``, and ``but`` leaves them out.
    """
    if not letter.english:
        return
    taken: list[Found] = []
    for phrases in WORDING.rules[rule]:
        if letter.kind_id in phrases.except_kinds or not _looked_at(phrases, letter):
            continue
        if of_any_kind and phrases.must_not:
            continue
        if (only and phrases.must_not != only) or (but and phrases.must_not == but):
            continue
        if phrases.beside is not None and not phrases.beside.stands_in(letter.unnamed_middle):
            continue
        innocent: dict[int, bool] = {}
        found = [
            place
            for place in phrases.any_of.find(letter.unnamed_middle)
            if _counts(place, phrases, letter, innocent)
            and not any(place.start < each.end and each.start < place.end for each in taken)
        ]
        if len(found) >= phrases.from_count:
            taken += found
            for place in found[phrases.from_count - 1 :]:
                words = short(re.sub(r"\s+", " ", place.text).strip(" ,;."))
                level = Level.WARNING if phrases.doubtful else None
                yield Finding(place.start, phrases.message.format(found=words), phrases.fix, level)


def _looked_at(phrases: Phrases, letter: Letter) -> bool:
    """Whether a list is for notes of this kind at all."""
    return not phrases.must_not or (letter.kind is not None and phrases.must_not in letter.kind.must_not)


def _counts(place: Found, phrases: Phrases, letter: Letter, innocent: dict[int, bool]) -> bool:
    """Whether a phrase is to be told; ``innocent`` keeps what was seen, by where it starts."""
    sentence = letter.sentence_at(place.start)
    excusable = phrases.theirs == "yes" or (
        phrases.theirs == "impersonal" and not _OWN_MONEY.search(sentence.text)
    )
    if excusable and letter.is_theirs(place.text):
        return False
    if phrases.opening and place.start not in _opening(letter):
        return False
    of = letter.clause_at(place.start) if phrases.by_clause else sentence.start
    if of not in innocent:
        text = letter.clause_text(of) if phrases.by_clause else sentence.text
        lacks = phrases.beside is not None and not phrases.beside.stands_in(text)
        excused = phrases.unless is not None and phrases.unless.stands_in(text)
        innocent[of] = lacks or excused
    return not innocent[of]


def _opening(letter: Letter) -> range:
    first = letter.sentences[:_OPENING_SENTENCES]
    return range(first[0].start, first[-1].start + len(first[-1].text)) if first else range(0)


def pressure(letter: Letter, context: Context) -> Iterator[Finding]:
    """Words that put pressure on them."""
    yield from found_phrases("pressure", letter)


def desperation(letter: Letter, context: Context) -> Iterator[Finding]:
    """Words that beg."""
    yield from found_phrases("desperation", letter)


def reproach(letter: Letter, context: Context) -> Iterator[Finding]:
    """Words that blame them."""
    told: set[int] = set()
    for finding in found_phrases("reproach", letter):
        if isinstance(finding.at, int):
            told.add(letter.sentence_at(finding.at).start)
        yield finding
    if reckons(letter):  # in a goodbye a complaint is an error, and `comparison` finds it
        return
    for finding in found_phrases("comparison", letter):
        # What is doubtful where it would be worst is nothing here.
        if (
            not finding.level
            and isinstance(finding.at, int)
            and letter.sentence_at(finding.at).start not in told
        ):
            yield replace(finding, level=Level.WARNING)


def weak_opener(letter: Letter, context: Context) -> Iterator[Finding]:
    """An opening that says nothing."""
    yield from found_phrases("weak-opener", letter)


def salary(letter: Letter, context: Context) -> Iterator[Finding]:
    """Pay, benefits or holidays."""
    yield from found_phrases("salary", letter)


def self_damage(letter: Letter, context: Context) -> Iterator[Finding]:
    """Pointing at one's own weak spots."""
    yield from found_phrases("self-damage", letter)


def stock_phrase(letter: Letter, context: Context) -> Iterator[Finding]:
    """Phrases that everybody uses."""
    yield from found_phrases("stock-phrase", letter)


def apology(letter: Letter, context: Context) -> Iterator[Finding]:
    """An excuse for writing at all."""
    yield from found_phrases("apology", letter)


def reckons(letter: Letter) -> bool:
    """Whether the note ends something, or must not compare; there a reckoning has a rule of its own."""
    return letter.kind_id in GOODBYES or (letter.kind is not None and "comparison" in letter.kind.must_not)


def comparison(letter: Letter, context: Context) -> Iterator[Finding]:
    """The writer set above others; and a withdrawal or a goodbye that argues, compares or complains."""
    told: set[int] = set()
    for finding in found_phrases("comparison", letter, of_any_kind=not reckons(letter)):
        if isinstance(finding.at, int):
            told.add(letter.sentence_at(finding.at).start)
        yield finding
    if letter.english and letter.kind is not None and "comparison" in letter.kind.must_not:
        yield from (
            finding
            for sentence in letter.sentences
            if sentence.start not in told
            for finding in _compared(sentence)
        )


def _compared(sentence: Sentence) -> Iterator[Finding]:
    """A comparative beside the place one goes to instead; what is nearer or later is one's own affair."""
    if _OWN_REASON.search(sentence.text) or not WORDING.elsewhere.stands_in(sentence.text):
        return
    for word in WORD.finditer(sentence.text):
        if (
            is_comparative(word[0].casefold())
            and not _NO_COMPARISON.match(sentence.text, word.end())
            and not _DENIED.search(sentence.text, 0, word.start())
        ):
            yield Finding(
                sentence.start + word.start(),
                f"“{word[0]}”, said of where you go instead, compares; they come off second.",
                "Give no reason, or one about yourself, for example: I have decided to take another path.",
                Level.WARNING,
            )
            return


def over_praise(letter: Letter, context: Context) -> Iterator[Finding]:
    """Superlatives, exclamation marks, emoji and shouting."""
    praise = [each for each in WORDING.praise.find(letter.own_middle) if not letter.is_theirs(each.text)]
    heaps = letter.kind is not None and "flattery" in letter.kind.must_not
    most = _MOST_PRAISE - 1 if heaps else _MOST_PRAISE
    # What gushes counts for two.
    counted_praise = [
        each for each in praise for _ in range(2 if WORDING.gushing.stands_in(each.text) else 1)
    ]
    for place in counted_praise[most : most + 1]:
        yield Finding(
            place.start,
            f"“{short(place.text.strip())}” is one superlative too many; they weaken each other.",
            "Keep the one you mean most and say what it rests on, for example: I had not seen a rota "
            "drawn up by the nurses.",
        )
    if len(counted_praise) <= most:
        yield from list(found_phrases("over-praise", letter))[:1] or _heaped(letter)
    exclamations = list(_EXCLAMATION.finditer(letter.own_words))
    marks = sum(len(match[0]) for match in exclamations)
    for match in exclamations[1:2] or (exclamations if marks > 1 else []):
        yield Finding(
            match.start(),
            f"There are {marks} exclamation marks; one is plenty.",
            "End the other sentences with a full stop.",
            # Two in a friendly note are a manner of speaking.
            Level.HINT if marks == len(exclamations) == _FRIENDLY_MARKS else None,
        )
    for match in list(_EMOJI.finditer(letter.own_words))[:1]:
        yield Finding(
            match.start(),
            f"{match[0]} may look different, or silly, on their screen.",
            "Say it in words, or leave it out.",
        )
    shouted = [
        m
        for m in _ALL_CAPS.finditer(letter.own_words)
        if m[0] in WORDING.shouted and not letter.is_theirs(m[0])
    ]
    for match in shouted[:1]:
        yield Finding(
            match.start(), f"“{match[0]}” in capitals reads as shouting.", f"Write “{match[0].lower()}”."
        )


def _heaped(letter: Letter) -> Iterator[Finding]:
    """Three things in one sentence of which there is nothing above."""
    for sentence in letter.sentences:
        own = letter.own_middle[sentence.start : sentence.start + len(sentence.text)]
        tops = [m for m in _SUPERLATIVE.finditer(own) if is_superlative(m["word"].casefold())]
        for match in tops[_MOST_PRAISE : _MOST_PRAISE + 1]:
            yield Finding(
                sentence.start + match.start(),
                f"“{short(match[0].strip())}” is one superlative too many; they weaken each other.",
                "Keep the one you mean most and say what it rests on, for example: I had not seen a rota "
                "drawn up by the nurses.",
            )
            return


def many_questions(letter: Letter, context: Context) -> Iterator[Finding]:
    """More than one question, or one in a note that should ask nothing."""
    marks = list(_QUESTION.finditer(letter.own_words))
    if letter.kind and "question" in letter.kind.must_not:
        for match in marks[:1]:
            yield Finding(
                match.start(),
                "A closing note asks nothing; a question would open it again.",
                "Turn it into a wish, for example: If something comes up another time, I would be glad to "
                "hear of it.",
            )
        return
    count, at = len(marks), [match.start() for match in marks[1:2]]
    if len(marks) == 1:
        asking = letter.sentence_at(marks[0].start())
        asked = list(_ASKED.finditer(letter.own_words[asking.start : marks[0].start()]))
        count = len(asked)
        at = [asking.start + match.start("asked") for match in asked[_MOST_IN_ONE : _MOST_IN_ONE + 1]]
    for place in at:
        yield Finding(
            place,
            f"There are {count} questions; each one is work for the reader.",
            "Keep the one that matters and turn the others into statements.",
        )


def long_sentence(letter: Letter, context: Context) -> Iterator[Finding]:
    """A long sentence that turns too often; titles and quotations are read at a glance, and left out.

    Not words alone make it hard: thirty plain ones in a row read easily. Whoever reads it must keep open
    what every comma, bracket and "which" begins.
    """
    for sentence in letter.sentences:
        own = letter.own_middle[sentence.start : sentence.start + len(sentence.text)]
        words = sum(1 for _ in WORD.finditer(own))
        if words <= _LONG_SENTENCE:
            continue
        turns = len(_TURN.findall(own)) + len(WORDING.subordinating.find(own))
        if words > _LONGEST_SENTENCE or turns >= (_MANY_TURNS if words <= _LONGER_SENTENCE else _TURNS):
            yield Finding(
                sentence.start,
                f"This sentence has {words} words and {counted(turns, 'turn')}; it is hard to follow.",
                "Make two of it, where it says “and”, “which” or “but”.",
            )


def subject(letter: Letter, context: Context) -> Iterator[Finding]:
    """A subject that is missing, long, bare or a feigned reply. Only mail has one."""
    if letter.via != "email":
        return
    text = letter.subject.strip()
    title = letter.position.title if letter.position else "our talk"
    example = f"Thank you: {title}" if len(title) <= _LONGEST_SUBJECT - 11 else "Our talk on Friday"
    bare = _REPLY.sub("", text)
    if not text:
        yield Finding("subject", "The note has no subject.", f"Add one, for example: subject: “{example}”")
        return
    if len(text) > _LONGEST_SUBJECT:
        slightly = len(text) <= _LONGEST_SUBJECT * (1 + _SLIGHTLY)
        yield Finding(
            "subject",
            f"The subject has {len(text)} characters; mail programs cut it at about {_LONGEST_SUBJECT}.",
            f"Say the same in fewer words, for example: {example}",
            Level.HINT if slightly else None,
        )
    words = re.findall(r"[^\W_][\w'’-]*", bare.casefold())
    tells_news = letter.kind_id in _TELLS_NEWS and "news" in words
    answers = letter.kind_id in _ANSWERS and not _THEIRS.isdisjoint(words)
    if all(word in WORDING.bare_subject for word in words) and not tells_news and not answers:
        yield Finding(
            "subject",
            f"“{text}” says neither who writes nor about what.",
            f"Name the role or the thing you talked about, for example: {example}",
        )
    if (
        bare != text
        and letter.kind_id not in _ANSWERS
        and not any(not note.draft for note in context.journal.notes_with(letter.person.slug))
    ):
        yield Finding(
            "subject",
            f"“{text[: len(text) - len(bare)].strip()}” feigns a reply: no mail with {letter.person.name} "
            f"is on record.",
            f"Leave it out: {bare or example}. If you do answer in their thread, write their mail down: "
            f"{context.command('heard', letter.person.slug)}",
        )


def short(text: str) -> str:
    """At most sixty characters of a text, to be quoted in a message."""
    return text if len(text) <= 60 else f"{text[:57]}…"
