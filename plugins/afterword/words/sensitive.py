"""What does not belong in a letter: what is private, what was said in confidence, and judgements.

Design, section 5: such words stay out of letters, whoever wrote them down. Two questions are answered
here. ``sensitive`` says what surely is; the checker goes by it, and what the user confirmed is held back
by it. ``doubtful`` says what may be; a line taken down in a hurry is not even quoted where that is so.

The words are only the second wall. What may enter a letter unasked is decided by its shape
(``writing.shapes``), since no list of words could ever be complete.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from afterword.compiled import table_of
from afterword.frozen import frozen
from afterword.patterns import lazy

_WHOSE = r"(?:my|your|his|her|their|our|\w+['’]s|\w+s['’]|whose)"
_WHO = r"(?:i|you|he|she|they|we|\w+)"
_BE = (
    r"(?:am|is|are|was|were|be|been|being|isn['’]?t|wasn['’]?t|aren['’]?t|has|have|had|having|got|gets|getting|feels?|felt|looks?|"
    r"looked|seems?|seemed|became|['’]?m|['’]?s|['’]?re|['’]?ve|['’]?d)"
)
_SOFT = (
    r"(?:very|so|too|quite|a|an|bit|been|really|pretty|rather|kind|of|still|now|always|often|not|on|in|off|with"
    r"|the|w/)"
)
_PRONOUN = r"(?:i|you|he|she|they|we|im|ive|hes|shes|theyre|youre)"
#: No noun follows, so that the word itself is what is spoken of.
_END = (
    r"(?=\W*(?:$|[,.;:!?()\n–—]|and\b|or\b|but\b|is\b|are\b|was\b|were\b|has\b|have\b|had\b|in\b|at\b|on\b|of\b|to\b|for\b|from\b|with\b|"
    r"w/|after\b|before\b|this\b|last\b|next\b|again\b|because\b|so\b|who\b|which\b|that\b|when\b|since\b|until\b|now\b|too\b|play\w*\b|"
    r"go\w*\b|says?\b|said\b|started\b|works?\b|lives?\b|got\b|won\w*\b|will\b|would\b|can\b|could\b|did\b|does\b|not\b|never\b|just\b|"
    r"all\b|both\b|['’]s\b))"
)


#: Finds nothing.
_NOTHING = r"(?!)"
_WORD = lazy(r"\w+")
#: What may part the words of an entry.
_PARTING = lazy(r"[\s-]+")
#: So many signs tell whether an entry can begin there; by the first few it is looked up.
_LONGEST_BEGINNING, _HEAD = 12, 3


@frozen
class Sensitive:
    """A place in a text that does not belong in a letter.

    Attributes:
        at: where it begins, in characters from 0.
        text: the words.
        kind: `health`, `family`, `faith`, `politics`, `origin`, `pay`, `age`, `confidence` or `judgement`.
    """

    at: int
    text: str
    kind: str


@lru_cache(maxsize=4096)
def sensitive(text: str) -> tuple[Sensitive, ...]:
    """What surely does not belong in a letter, in the order of the text."""
    return _found(text, "sure")


@lru_cache(maxsize=4096)
def doubtful(text: str) -> bool:
    """Whether a text may hold something that does not belong in a letter; when in doubt, it does."""
    text = without_homographs(text)
    found = any(_found(text, level) for level in ("sure", "near", "raw"))
    return found or bool(_FIGURES.search(text) or _PEOPLE_FROM.search(text) or _GIVEN_UP.search(text))


@lru_cache(maxsize=4096)
def without_homographs(text: str) -> str:
    """A text without the words that look sensitive and are not where they stand: "the mother tree"."""
    return _OF_THINGS.sub("", text)


def may_be_sensitive(text: str) -> tuple[Sensitive, ...]:
    """What does not belong in a letter where it means what it may mean: "left", "old", "operation"."""
    return _found(text, "near")


_BUILDING = r"(?:roof|hall|tower|bell|organ|clock|yard|window|door|spire|wall)s?"
_KIND = r"(?:tree|ship|vessel|cell|board|sauce|dough|culture|plant|rock|star|company|paper|site|rose)s?"
#: Words that mean something else with these beside them: "the mother tree", "in single file".
_OF_THINGS = lazy(
    r"^hearing (?=(?:an?|the|that|every|how)\b)"
    rf"|\b(?:mother|sister|daughter|parent|father) (?={_KIND}\b)"
    rf"|\b(?:church|chapel|temple|parish) (?={_BUILDING}\b)"
    r"|\bsingle (?=(?:file|track|speed|malt|bed|ticket|batch|sheet|stitch|frame|shot|storey|pair|wedding)\b)"
    r"|\bwedding (?=(?:cake|photograph|flower|menu|season|car)s?\b)"
    r"|\bmess (?=(?:room|deck|hall|tin|table)s?\b)|(?<=crew) mess\b|(?<=officers') mess\b"
    r"|\bpay (?=(?:machine|phone|point|station|desk|kiosk)s?\b)"
    r"|\bdead (?=(?:reckoning|centre|center|level|slow)\b)"
    r"|\b(?:drinking|smoking) (?=(?:water|fountain|trough|straw)s?\b)|\bsleeping (?=(?:bag|car|berth)s?\b)"
    r"|\b(?:vehicle|data|heat|beach|boat) recovery\b|\brecovery (?=(?:vehicle|truck|lorry|boat)s?\b)"
    r"|\b(?:heat|surface|timber|water|sewage) treatment\b"
    r"|\b(?:paper|cardboard|wooden|welsh) dragons?\b|\bdragon (?=(?:boat|fruit|dance|costume|kite)s?\b)"
    r"|\b(?:tent|telegraph|scaffold|bean|ski) poles\b"
    r"| by a hair\b"
    r"| as an? (?:child|boy|girl|kid|lad|lass)$",
    re.IGNORECASE,
)
#: Where people come from: "the Romanian pickers".
_PEOPLE_FROM = lazy(r"\b[A-Z]\w+(?:ian|ish|ese|ean|an) (?:\w+(?:er|or|man|ist|nurse|hand|cook)s|men|lot)\b")
#: What may not be known yet: that a place is shut, or sold.
_GIVEN_UP = lazy(
    r"\b(?:closing|shutting|axing) (?:down |up )?"
    r"(?:the|an?|our|their|\d+|two|three|four|five|six|half|all|both|most|some|one)\b"
    r"|\bselling (?:off|up|the|our|their|half)\b"
    r"|\b(?:to|will|would|may|might) (?:close|shut|sell|axe) (?:down |off )?(?:the|our|their|half)\b",
    re.IGNORECASE,
)


#: Sums of money, and ages: "68k", "£2 more", "13,5 Gehälter", "she's 71".
_FIGURES = lazy(
    r"[£$€¥₹]\s?\d|\d\s?[£$€¥₹]|\b\d{2,3}(?:[.,]\d+)?\s?k\b|\b(?:i['’]?m|he['’]?s|she['’]?s|they['’]?re|aged?|is|at)\s+\d{2}\b(?!\s*(?:%|am|pm|:|\w+s\b))|"
    r"\bunder\s+\d{2}\b|\bover\s+\d{2}\b|\bnearly\s+\d{2}\b",
    re.IGNORECASE,
)


def _found(text: str, level: str) -> tuple[Sensitive, ...]:
    plain, begun = _looked(text)
    kinds = _that_may_begin(begun, level)
    places = (
        Sensitive(match.start(group), text[match.start(group) : match.end(group)], kind)
        for kind in _tables()
        if kind in kinds
        for match in _pattern(kind, level).finditer(plain)
        for group in ("word", "of")
        if match.groupdict().get(group) is not None
    )
    return tuple(sorted(places, key=lambda place: (place.at, -len(place.text))))


@lru_cache(maxsize=16)
def _looked(text: str) -> tuple[str, frozenset[str]]:
    """A text as it is looked through, and how it goes on from where each word begins.

    Whatever is found begins where a word begins, so that most patterns need not be tried at all.
    """
    # In lower case, since to look for capitals as well takes several times as long; places stay.
    plain = text.replace("’", "'")
    if plain.isascii():
        plain = plain.lower()
    else:
        plain = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in plain)
    parted = _PARTING.sub(" ", plain)
    starts = {parted[word.start() : word.start() + _LONGEST_BEGINNING] for word in _WORD.finditer(parted)}
    return plain, frozenset(starts)


def _that_may_begin(begun: frozenset[str], level: str) -> frozenset[str]:
    """The kinds of which something may be found in a text that goes on so where its words begin."""
    known = _beginnings(level)
    return frozenset(
        kind
        for start in ("", *begun)
        for length in range(1, _HEAD + 1)
        for entry, kind in known.get(start[:length], ())
        if start.startswith(entry)
    )


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    return table_of(Path(__file__).with_name("sensitive.toml"))


@cache
def _beginnings(level: str) -> Mapping[str, frozenset[tuple[str, str]]]:
    """How what is found begins ("" where that may be anything), with its kind, by the first signs."""
    keys = {"sure": ("always", "near", "plain"), "near": ("near",), "raw": ("raw",)}[level]
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for kind, table in _tables().items():
        for entry in (entry for key in keys for entry in _entries(table.get(key, ""))):
            start = _PARTING.sub(" ", entry.replace("’", "'").removesuffix("*"))[:_LONGEST_BEGINNING]
            start = start if _WORD.match(start) else ""
            found[start[:_HEAD]].add((start, kind))
    return {head: frozenset(entries) for head, entries in found.items()}


@cache
def _pattern(kind: str, level: str) -> re.Pattern[str]:
    """What is surely sensitive, of a kind; or what may be."""
    words = _tables()[kind]
    if level != "sure":
        return re.compile(rf"(?<!\w)(?P<word>{_alternatives(words.get(level, '')) or _NOTHING})(?!\w)")
    always = _alternatives(words["always"])
    of_persons = _alternatives(f"{words['near']}, {words.get('plain', '')}")
    said_of_a_person = (
        # The words stand here once for both ways to say it, since they take long to compile.
        rf"(?<!\w)(?:{_WHOSE}\s+(?:(?!{_WHOSE})[\w-]+\s+)?"
        rf"|{_PRONOUN}(?:\s+|(?=['’])){_BE}\s+(?:{_SOFT}\s+){{0,4}})(?P<of>{of_persons}){_END}"
    )
    return re.compile(rf"(?<!\w)(?P<word>{always})(?!\w)|(?P<person>{said_of_a_person})")


def _alternatives(listed: str) -> str:
    """Words with commas between them as alternatives of a pattern, the longest first."""
    return "|".join(
        _entry_pattern(entry) for entry in sorted(_entries(listed), key=lambda entry: (-len(entry), entry))
    )


def _entries(listed: str) -> Iterator[str]:
    yield from {" ".join(entry.split()) for entry in listed.split(",") if entry.strip()}


def _entry_pattern(entry: str) -> str:
    words = re.split(r"[ -]", entry.replace("’", "'").removesuffix("*"))
    return r"[\s-]+".join(re.escape(word) for word in words) + (r"\w*" if entry.endswith("*") else "")
