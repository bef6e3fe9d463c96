"""What is nobody's business in a letter: health, family, faith and the like, confidences, talk about others.

Words of the debrief are no excuse here: that somebody said it does not make it fit to be written to them.
A word alone is not enough, though, since "the dementia garden" and "the maternity ward" are fair subjects of
work. It has to be said of somebody: of the reader, of a colleague, of the writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from afterword.checking.context import Context
from afterword.checking.letter import Finding, Letter, Sentence
from afterword.checking.tone import found_phrases, short
from afterword.checking.wording import WORDING
from afterword.checking.words import telling
from afterword.patterns import lazy
from afterword.records.interview import Debrief
from afterword.records.problems import Level
from afterword.words.sensitive import Sensitive, sensitive

_FIX = "Leave it out: it is theirs to speak of, and a letter is easily passed on."

#: Somebody else than the writer, as the one who is spoken of.
_SOMEBODY = (
    r"(?:you|he|she|they|him|her|who|your|his|their|somebody|someone|everyone|everybody|nobody"
    r"|your\s+[\w-]+(?:\s+[\w-]+)?|(?:the|their|your)\s+(?:[\w-]+\s+)?(?:boss|manager|director|team|people|staff|lads|girls|crew"
    r"|board|chair|head|chief|lead|colleagues?|owner|PM|CEO|CTO|CCIO))"
)
#: From whom to what is said: a few words of one clause, with no other noun that could be meant instead.
_NEAR = r"(?:['’](?:s|re|ve|d|ll))?(?:\s+(?!(?:the|our|my|this|these|those|its)\b)[\w'’-]+){0,4}\s+$"
#: A wish or a regret goes to the reader, with or without "your".
_WISH = lazy(
    r"\b(?:I|we)(?:['’]m| am| was| do| really| so| very)*"
    r"\s+(?:hope|trust|wish|glad|sorry|pleased|relieved|worried|sad)\b(?!.*\b(?:I|me|my|we)\b)"
    r"|\b(?:good luck with|how(?:['’]s| is| are)|congratulations on)\b",
    re.IGNORECASE,
)
#: What says that somebody is like this.
_IS = lazy(
    r"(?:\b(?:is|are|was|were|be|been|being|seems?|seemed|looks?|looked|sounds?|sounded|gets?|got|as|isn['’]t|wasn['’]t|aren['’]t|weren['’]t)"
    r"|['’](?:s|re))(?:\s+(?:very|so|too|quite|a|an|bit|of|really|pretty|rather|kind|always|often|not|the|such|just|simply|all|been|complete|total|bloody"
    r"|real|little|more|rather|somewhat|frankly|quite))*\s+$",
    re.IGNORECASE,
)
_PAY = lazy(r"(?:what|how|where)\b|(?:over|under)paid|(?:his|her|their|your)\b", re.IGNORECASE)
_VERB_BEFORE = lazy(r"\b(?:I|we|you|he|she|they|it|who|and|to|had|have|has)\s+$", re.IGNORECASE)
_READER = lazy(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
_STRICTLY = lazy(r"confidential|vertraulich|embargo|nda\b|hush", re.IGNORECASE)
_FIRST_PERSON = lazy(r"\b(?:I|my|me|we|our)(?:['’](?:m|ve|d|ll))?(?:\s+[\w'’-]+){0,4}\s+$", re.IGNORECASE)
#: "the dementia garden": a noun of work follows, and no "your" stands before.
_OF_WORK_BEFORE = lazy(
    r"(?:^|\b(?:the|an?|this|that|for|of|in|on|at|by|from|about|over|and|to|with|new|old|local|both|two|three|run(?:ning)?|[a-z]+ing)\s+)$",
    re.IGNORECASE,
)
_NOUN_AFTER = lazy(
    r"(?:['’]s)?[\s-]+(?!(?:and|or|but|is|are|was|were|has|had|have|in|at|on|of|to|for|from|with|after|before|this|last|next|again|because"
    r"|so|who|which|that|when|since|until|now|too|as|by|if|while|yet|then|also|just|all|both|not|he|she|you|they|I|we|it|the|a|an|your|my"
    r"|his|her|their|our|said|says|told|asked|came|went|got|gets|made|means?|takes?|took|will|would|can|could|did|does|do|may|might)\b)[^\W\d_]{3,}"
)
_INSTITUTION = lazy(
    r"^[\s-]*(?:bank|home|ward|unit|clinic|garden|service|care|centre|center|department|team|group|research|policy|project|programme|program"
    r"|school|data|group|cover|patients?|nurs\w*|trial|stud\w+|therap\w+|charity|officer|sector|rota|scheme|fund|house)s?\b",
    re.IGNORECASE,
)
_ENDS_AS_INSTITUTION = lazy(r"\b(?:bank|home|ward|unit|clinic|party|service|group)s?$", re.IGNORECASE)

#: So near to its beginning a line says that it was told in confidence: "off the record: ...".
_AT_ONCE = 6

#: A private line and a sentence of the letter that have so many telling words in common speak of the same.
_SAME = 2

#: What is done to a heart, a back or a neck in a figure of speech, whosever it is.
_FIGURE = lazy(
    r"\b(?:br[eo]a?k\w*|lift\w*|warm\w*|gladden\w*|melt\w*|steal\w*|stole|w[io]n|lost|los\w+|sank|s[iu]nk|leapt|jump\w*|sing\w*|sang"
    r"|turn\w*|watch\w*|stick\w*|stuck|scratch\w*|pat\w*|behind|off|in|to|from|after|at|by|pull\w*|cross\w*|rais\w+|open\w*|roll\w*"
    r"|catch\w*|caught|lend|lent|giv\w+|gave|need\w*|all)\s+(?:(?:my|your|his|her|their|our|every\w+['’]s|people['’]s|\w+['’]s)\s+)?$",
    re.IGNORECASE,
)
_SOMETHING_OF = lazy(r"(?:['’]s?|s['’])\s+(?:old\s+|new\s+|own\s+)?[a-z]{3,}", re.IGNORECASE)
#: "Sick of hearing from me".
_OF_ME = lazy(
    r"\s+(?:of|with)\s+(?:the\s+\w+\s+of\s+)?(?:me|my|this|it|candidates?|applicants?|people|letters|mails|\w+ing)\b",
    re.IGNORECASE,
)
#: "You and your husband", said of both.
_BOTH_OF_YOU = lazy(r"\byou\s+and\s+(?:your\s+)?$", re.IGNORECASE)

_CLAUSE = lazy(r"[,;:.!?()–—\n]")


def private_matters(letter: Letter, context: Context) -> Iterator[Finding]:
    """Something private, negative or confidential, whoever wrote it down."""
    told: set[int] = set()
    for finding in found_phrases("sensitive", letter):
        if isinstance(finding.at, int):
            told.add(letter.sentence_at(finding.at).start)
        yield finding
    trade = _trade(letter, context)
    for sentence in letter.sentences:
        if sentence.start in told:
            continue
        text = letter.said[sentence.start : sentence.start + len(sentence.text)]
        for hit in sensitive(text):
            level = _judged(hit, text, trade, letter.theirs)
            if level is not None:
                told.add(sentence.start)
                yield Finding(
                    sentence.start + hit.at, f"“{short(hit.text)}” is {_KINDS[hit.kind]}.", _FIX, level
                )
                break
    for hit in sensitive(letter.subject):
        if _judged(hit, letter.subject, trade, letter.theirs):
            yield Finding("subject", f"“{short(hit.text)}” in the subject is {_KINDS[hit.kind]}.", _FIX)
            break
    yield from _from_private_lines(letter, context, told)


#: What each kind of ``words.sensitive`` is called.
_KINDS = {
    "health": "a matter of health",
    "family": "a family matter",
    "faith": "a matter of faith",
    "politics": "a matter of politics",
    "origin": "about where somebody comes from",
    "pay": "about somebody's money",
    "age": "about somebody's age",
    "confidence": "a confidence",
    "judgement": "a judgement on somebody",
}


def _judged(hit: Sensitive, text: str, trade: frozenset[str], theirs: frozenset[str]) -> Level | None:
    """How bad a sensitive word is where it stands; None where it is said of the work.

    ``theirs`` are the stems of what they told: an ancestor of theirs whom they spoke of may be spoken of.
    """
    stems = set(telling(hit.text))
    if stems and (stems <= trade or (hit.kind == "family" and stems <= theirs)):
        return None
    before, after = text[: hit.at], text[hit.at + len(hit.text) :]
    clause = before[max((match.end() for match in _CLAUSE.finditer(before)), default=0) :]
    if _INSTITUTION.match(after) or _ENDS_AS_INSTITUTION.search(hit.text):
        return None
    if hit.kind == "health" and _FIGURE.search(before):
        return None  # what breaks everybody's heart
    if hit.kind == "health" and re.match(r"\s+(?:of|the|each|every|it|them)\b", after):
        return None  # sick of waiting, "I weigh the same piece"
    of_them = not hit.text.casefold().startswith("the ") and bool(
        _somebody().search(clause) or re.match(rf"{_SOMEBODY}\b", hit.text, re.IGNORECASE)
    )
    if _WISH.search(clause) and hit.kind in ("health", "family", "faith"):
        return Level.ERROR if hit.kind != "family" else Level.WARNING
    if not of_them and _NOUN_AFTER.match(after) and _OF_WORK_BEFORE.search(clause):
        return None
    if hit.kind in ("faith", "politics") and " " not in hit.text and _VERB_BEFORE.search(clause):
        return None  # "I lent it", "we woke": what is sensitive of the kind, the phrases have found
    if _OF_ME.match(re.sub(r"^.* (?=of$)", " ", hit.text) + after if hit.text.endswith(" of") else after):
        return None  # sick of hearing from me, fed up with candidates who ask
    if hit.kind == "judgement":
        # These words say other things as well, "a boring machine", "you mean to move": it takes "she is".
        return Level.ERROR if of_them and _IS.search(clause) else None
    if hit.kind == "confidence" and " " not in hit.text and not _STRICTLY.match(hit.text):
        return None  # somebody whispered in the dark
    if hit.kind == "pay":
        return Level.ERROR if of_them and _PAY.match(hit.text) else None
    if not sensitive(hit.text):
        # A word of work as well, sensitive only said so: "your operation" may be a plant.
        described = bool(_IS.search(clause)) and hit.kind in ("health", "age")
        if not (described or hit.kind in ("family", "faith")):
            return None
    if hit.kind == "family" and _SOMETHING_OF.match(after):
        return None  # what is "your father's plane"
    if of_them and hit.kind == "family":
        if _BOTH_OF_YOU.search(clause):
            return None
        # "He mended his late wife's radio" is a story they told; their own family is theirs.
        return Level.WARNING if re.search(r"\byour?\b", clause + hit.text, re.IGNORECASE) else None
    if of_them:
        return Level.ERROR
    if _FIRST_PERSON.search(clause) or re.match(r"(?:I|my)\b", hit.text):
        # One's own family may be mentioned in passing, and "I woke" is no politics.
        if hit.kind in ("health", "faith"):
            return Level.ERROR if sensitive(hit.text) else Level.WARNING
        return Level.WARNING if hit.kind in ("politics", "age", "origin") and " " in hit.text else None
    if hit.kind == "faith" and not clause.strip():
        return Level.WARNING
    # Sensitive wherever it stands, and the reader is in the sentence, if not beside it.
    surely = hit.kind in ("health", "faith", "family") and not stems <= theirs and sensitive(hit.text)
    return Level.WARNING if surely and _READER.search(text) else None


@lru_cache(maxsize=1)
def _somebody() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-]){_SOMEBODY}{_NEAR}", re.IGNORECASE)


def _trade(letter: Letter, context: Context) -> frozenset[str]:
    """Stems of what their work is called: words of it are no private matter."""
    person = letter.person
    texts = [person.role, person.company, context.journal.company_of(person.slug), *person.interests]
    if letter.position:
        texts += [letter.position.title, letter.position.company]
    return frozenset(stem for text in texts for stem in telling(text))


def _from_private_lines(letter: Letter, context: Context, told: set[int]) -> Iterator[Finding]:
    """A sentence that says what a `private:` line says, or one that was told off the record."""
    names = frozenset(stem for person in context.people_of(letter) for stem in telling(person.name)) | _trade(
        letter, context
    )
    for debrief in letter.all_debriefs:
        for text, innocent in _kept(debrief):
            private = frozenset(telling(text)) - innocent - names
            for sentence in letter.sentences:
                if sentence.start not in told and _says(sentence, private):
                    told.add(sentence.start)
                    yield Finding(
                        sentence.start,
                        f"This says what you kept private: “{short(text)}”.",
                        "Leave it out; what may be written stands behind another lead-in, for example: "
                        "- talked about: the move.",
                    )


def _kept(debrief: Debrief) -> Iterator[tuple[str, frozenset[str]]]:
    """The lines that are nobody's business, each with the stems of those that may be spoken of."""
    open_lines: list[str] = []
    kept = [fact.text for fact in debrief.private]
    for line in (*(fact.text for fact in debrief.facts), *debrief.prose.splitlines()):
        secret = any(hit.kind == "confidence" and hit.at < _AT_ONCE for hit in sensitive(line))
        (kept if secret else open_lines).append(line)
    innocent = frozenset(stem for line in open_lines for stem in telling(line))
    for text in kept:
        yield text, innocent


def _says(sentence: Sentence, private: frozenset[str]) -> bool:
    return len(private & set(telling(sentence.text))) >= _SAME


def gossip(letter: Letter, context: Context) -> Iterator[Finding]:
    """Talk about somebody who is not there: hearsay, or a bad word about a colleague."""
    told: set[int] = set()
    for finding in found_phrases("gossip", letter):
        if isinstance(finding.at, int):
            told.add(letter.sentence_at(finding.at).start)
        yield finding
    if not letter.english:
        return
    others = _names_of_others(letter, context)
    for sentence in letter.sentences:
        if sentence.start in told:
            continue
        text = letter.said[sentence.start : sentence.start + len(sentence.text)]
        for match in _about_others(text, others):
            clause = _ASIDE.sub(" ", text[match.end() :])
            end = _CLAUSE.search(clause)
            clause = clause[: end.start()] if end else clause
            if match[0].casefold() in ("he", "she") and _ANYBODY.search(text, 0, match.start()):
                continue
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            wrong = _wrong_in(clause, asked=_ASKED.search(before) is not None)
            if wrong is None and _DOUBTED.search(before):
                wrong = _end(_AT_HEART.match(clause))
            if wrong is None:
                lacks = _LACKS.match(clause) or (_GUESSED.match(clause) if _LITTLE.search(before) else None)
                wrong = _end(lacks)
            if wrong is None and not WORDING.favourable.stands_in(clause):
                wrong = _end((_GUESSED if _IMPRESSION.search(before) else _SEEMED).match(clause))
            if wrong is None:
                continue
            words = short(re.sub(r"\s+", " ", text[match.start() : match.end()] + clause[:wrong]))
            yield Finding(
                sentence.start + match.start(),
                f"“{words}” is a bad word about somebody who is not there, and a letter is easily passed on.",
                "Leave it out; speak of the work, for example: I would like to hear how the two teams share "
                "the week.",
            )
            break


def _wrong_in(clause: str, *, asked: bool) -> int | None:
    """Where what a clause says somebody does badly, or is, ends; ``asked``: "is" stands before their name."""
    for wrong in WORDING.shortcomings.find(clause):
        if _close(clause, wrong.start) and not _PRAISE.match(clause[wrong.start :]):
            return wrong.end
    adverse = WORDING.adverse.find(clause) if asked else []
    return next((each.end for each in adverse if _ASKED_OF.fullmatch(clause[: each.start])), None)


def _end(match: re.Match[str] | None) -> int | None:
    return match.end() if match else None


#: "She couldn't have been kinder", "he never fails to ring".
_PRAISE = lazy(
    r"(?:couldn['’]t|could not|can['’]t|cannot|can not|never)"
    r"\s+(?:have\s+(?:been|asked|done)|fails?|stops?|be\s+\w+er|praise|speak\s+(?:highly|too)|tire|wait|once)\b",
    re.IGNORECASE,
)
#: "Your director, if you will forgive me, seemed tired".
_ASIDE = lazy(r"^,[^,.;:!?]{1,40},")
#: "Is he always that cold?"
_ASKED = lazy(r"\b(?:is|was|are|were)\s+$", re.IGNORECASE)
_ASKED_OF = lazy(r"(?:\s+(?:always|often|that|so|really|usually|just|a|bit|rather)){0,4}\s+$", re.IGNORECASE)

#: Somebody of the work, whom no letter names: "a boy who says he hates books".
_ANYBODY = lazy(
    r"\b(?:an?|any|every|some|each)\s+(?:[\w-]+\s+){0,2}?(?:boy|girl|child|kid|pupil|student|teenager|toddler|learner|reader"
    r"|customer|patient|guest|client|caller|tenant|visitor|diner|passenger|resident|lad|baby)\b",
    re.IGNORECASE,
)

#: So much of what stands before a name, in characters, says whether it is doubted or asked.
_BEFORE = 60
#: "I was not sure Pat wanted to be there": what somebody is at heart, and that it was not seen.
_DOUBTED = lazy(
    r"(?:\b(?:do|did)(?:n['’]t|\s+not)\s+(?:think|believe|suppose)|\b(?:not|never|hardly|isn|wasn)\b(?:['’]t)?\s+(?:\w+\s+)?(?:sure|certain|convinced|clear|persuaded)"
    r"|\b(?:doubt(?:ed)?|wonder(?:ed|ing)?))\s+(?:(?:that|if|whether|how\s+much)\s+)?$",
    re.IGNORECASE,
)
_AT_HEART = lazy(
    r"\s+(?:(?:ever|really|\w+ly|even|much)\s+)*"
    r"(?:wants?(?:ed)?\s+(?:to\s+be\s+(?:there|in)|me|us|any)"
    r"|(?:lik|enjoy|approv|believ)(?:es|ed|s)\s+(?:me|us|it|any|of|what|being|a\s+word|the)|cares?d?\b"
    r"|(?:has|had|have)\s+(?:ever|so\s+much\s+as|even|actually)\s+\w+"
    r"|(?:is|was|were|are)\s+(?:(?:all|really|\w+ly|that|even|very)\s+)*"
    r"(?:listening|interested|pleased|impressed|awake|convinced|keen|bothered|paying|following)"
    r"(?=\s*(?:$|[.,;:!?]|(?:at\s+all|to\s+be\s+there|(?:in|by|with)\s+(?:me|us|it|any\w*|what|a\s+word))\b)))",
    re.IGNORECASE,
)

#: "I had the feeling that Pat ...": whatever follows, if nothing good, is a guess at somebody's heart.
_IMPRESSION = lazy(
    r"\b(?:feeling|impression|sense|suspicion|suspect(?:ed)?|sensed|fear(?:ed)?|could\s+(?:see|tell)|help\s+noticing)"
    r"\s+(?:that\s+)?$",
    re.IGNORECASE,
)
#: "I was surprised how little Pat ...".
_LITTLE = lazy(r"\bhow\s+(?:little|few|badly|rarely|seldom|slowly|poorly)\s+$", re.IGNORECASE)
_GUESSED = lazy(r"\s+(?:[\w'’-]+\s+){0,3}[\w'’-]+")
#: "Pat didn't seem ...", "Pat could do with ...".
_LACKS = lazy(
    r"\s+(?:\w+ly\s+|just\s+)*"
    r"(?:(?:did(?:n['’]t|\s+not)|does(?:n['’]t|\s+not)|hardly|barely|never)\s+(?:\w+\s+)?"
    r"(?:seem|look|sound|appear|strike|come\s+across|give)(?!\s+(?:at|up|to\s+mind|a\s+day)\b)"
    r"|could\s+(?:do\s+with|use)|would\s+do\s+well\s+to"
    r"|ha[ds]\s+(?:already|long\s+since)\s+(?:made\s+up|decided|written))(?:\s+[\w'’-]+){1,4}",
    re.IGNORECASE,
)
#: "Pat looked as if ...": nothing good follows, or it would be said.
_SEEMED = lazy(
    r"\s+(?:\w+ly\s+|just\s+|rather\s+)*"
    r"(?:(?:seem|look|sound|appear)(?:s|ed)\s+(?:(?:to\s+(?:be|have)\s+)?(?:a\s+(?:bit|little|touch)|rather|less|half|little)"
    r"|to\s+have\s+(?:no|little|lost|forgotten|better)|more\s+(?:interested|concerned|taken)"
    r"|as\s+(?:if|though)\s+(?:he|she|they)(?:['’]d|\s+(?:would|had|could|did(?:n['’]t|\s+not)|wanted|wished|hated))"
    r"\s+(?:rather|sooner|better|no|not|never|hardly|be|to))"
    r"|(?:struck|strikes)\s+(?:me|us)\s+as\s+(?:rather|a\s+(?:bit|little)|less|not|somebody|someone)|c[oa]mes?\s+across\s+as)"
    r"(?:\s+[\w'’-]+){1,4}",
    re.IGNORECASE,
)

#: Others of theirs whom no title names.
_OTHERS = "boss|colleagues?|predecessor|exec|PM|CCIO|COO|HR"
_CROWD = "people|team|board|lot|staff|lads|girls|crew"
#: "ops people", but not "the people", "two people".
_TRADE = (
    r"(?!(?:the|some|many|most|other|these|those|few|of|for|with|and|to|as|by|that|all|more|our|my|young|old|local|two"
    r"|three|four|so|what|how|when|if|good|new|real|most|which|any|no|such|help|let|make|see|tell|ask|are|have)\s)[a-z]{3,}"
)

#: So many words at most stand between somebody and what they do badly.
_CLOSE = 3


def _close(clause: str, at: int) -> bool:
    return len(clause[:at].split()) <= _CLOSE


def _names_of_others(letter: Letter, context: Context) -> list[str]:
    """The names that stand in a note of those of theirs who are not its reader, the longest first."""
    own = {letter.person.name, letter.person.first_name, letter.person.name_read.last}
    names = {
        name
        for person in context.people_of(letter)
        for name in (person.name, person.first_name, person.name_read.last)
        if name and person.slug != letter.person.slug and name in letter.said
    } - own
    return sorted(names, key=lambda name: (-len(name), name))


def _about_others(text: str, others: list[str]) -> list[re.Match[str]]:
    """Where a text speaks of somebody else: by name, by "she", or as "your director"."""
    found = list(_unnamed_others().finditer(text))
    if others:
        known = "|".join(map(re.escape, others))
        found += re.finditer(rf"(?<![\w'’-])(?:{known})(?![\w-])", text)
    return sorted(found, key=lambda match: match.start())


@lru_cache(maxsize=1)
def _unnamed_others() -> re.Pattern[str]:
    roles = "|".join(sorted(WORDING.roles))
    return re.compile(
        rf"(?<![\w'’-])(?:he|she|(?:your|the|their)\s+(?:[\w-]+\s+){{0,2}}(?:{roles}|{_OTHERS})s?"
        rf"|your\s+(?:[\w-]+\s+)?(?:{_CROWD})|{_TRADE}\s+(?:people|folks?|types))"
        r"(?![\w-])(?!\s+(?:position|post|role|job|vacancy|opening|place|interview)\b)(?=['’]?(?:s|re|d|ve)?\b|\s)",
        re.IGNORECASE,
    )
