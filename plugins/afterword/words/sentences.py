"""Whether a line of the user's is a whole sentence that may be sent to somebody.

The ``why:`` and ``give:`` of a gift are written down for oneself, and often in a hurry: "made me cry tbh",
"n=40k, cut by 60%". Into a letter only a sentence may go (design, sections 3 and 5): with a capital, a
subject, a finite verb and an end; in plain English; that says nothing of the user, of the reader, or of
anybody whom the reader could not tell. The lists in ``sentences.toml`` are closed; when in doubt a line is
unfit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from afterword.compiled import table_of
from afterword.frozen import frozen
from afterword.words.english import is_english
from afterword.words.sensitive import may_be_sensitive, sensitive
from afterword.words.small_words import ADVERBS, DETERMINERS, NUMBERS

_DATA = table_of(Path(__file__).with_name("sentences.toml"))


def _words(key: str) -> frozenset[str]:
    return frozenset(_DATA[key].split())


_DEPENDENT = _words("dependent")
_DETERMINERS = DETERMINERS | NUMBERS | _words("determiners")
_NUMBERED = _words("numbered")
_ALONE = _words("alone")
_AUXILIARIES = _words("auxiliaries")
_PLURAL_AUXILIARIES = _words("plural_auxiliaries")
_CONTRACTED = _words("contracted")
_NO_VERBS = _words("no_verbs")
_SURE_VERBS = _words("sure_verbs")
_PASTS = _words("pasts")
_I_DID = _words("i_did")
_TO_ME = _words("to_me")
_INSTRUCTIONS = _words("instructions")
_OBJECT_INSTRUCTIONS = _words("object_instructions")
_AFTER_YOU = _words("after_you")
_YOURS = _words("yours")
_SUPERIOR = _words("superior")
_SOMEBODY = _words("somebody") | _SUPERIOR
_SEARCH = _words("search")
_LETTER = _words("letter")
_THINGS = _words("things")
_GROUPS = _words("groups")
_LEADING = _words("leading")
_GOOD = _words("good")
_PREPOSITIONS = _words("prepositions")
_QUESTIONS = _words("questions")
_POINTERS = _words("pointers")
_BEFORE_YOU = _words("before_you")
_SHORTHAND = _words("shorthand")
_CAPITALS = _words("capitals")
_CALENDAR = _words("calendar")
_BEFORE_PLACES = _words("before_places")

_I = frozenset(["i", "i'm", "i've", "i'd", "i'll"])
_ME = _words("me")
_SHE = _words("she")
_THEY = _words("they")
_BE = frozenset(["is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't"])
#: A verb behind one of these is that of a clause within the sentence.
_WITHIN = (_DEPENDENT | {"that", "before", "after", "until", "whether"}) - {"for", "and", "or", "so", "but"}

_DEFINITE = frozenset(["the", "this", "that", "these", "those", "its", "their"])
_OF_A_PERSON = _I | _ME | _SHE | _THEY | _SOMEBODY | {"you", "your"}
_PLAIN_VERBS = frozenset(verb.removesuffix("s") for verb in _SURE_VERBS)

#: Kinds of what is sensitive whose common words ("left", "old", "slow") mean nothing of a thing.
_OF_PEOPLE_ONLY = frozenset({"politics", "age", "judgement", "pay"})

#: More in one sentence is hard to read (the checker's rule ``long-sentence``).
_MOST_WORDS = 30

_ADDRESS = re.compile(r"https?:|www\.|@|\b[\w-]+\.(?:[a-z]{2,})\b(?!\s[A-Z])|\w/\w*/", re.IGNORECASE)
_SIGNS = re.compile(r"[^\w\s'’.,;:!\"“”%-]|_|[.!]{2,}|\s-+\s|--")
_STOPS = re.compile(r"(?<=[.!])[\"”]?\s+|;\s+")
_TOKEN = re.compile(r"[^\W_](?:[\w'’.%-]*[\w%])?|[,:]")
_NUMBER = re.compile(r"\d[\d.,:]*(?:st|nd|rd|th|s|%|am|pm|m|km|kg|g|cm|mm|ml|l)?")
_UNIT = re.compile(r"k?g|[kcm]?m|m?l")


@frozen
class _Allowed:
    """What a line may hold beyond what any may.

    Attributes:
        about: words of the thing it speaks of, case folded: its jargon, and its names.
        person: the thing is a person, whom "she" and "they" mean.
        telling: it tells the reader what to do, so that "your" and names of places are in order.
    """

    about: frozenset[str]
    person: bool
    telling: bool


@lru_cache(maxsize=2048)
def why_unfit(
    text: str,
    about: str = "",
    names: frozenset[str] = frozenset(),
    *,
    person: bool = False,
    telling: bool = False,
    most: int = 2,
    longest: int = 45,
) -> str:
    """What makes a line unfit to be sent, as a clause: "it begins with “Because”"; empty where it is fit.

    Args:
        text: the line.
        about: what it speaks of, such as the title and the tags of a gift: words of it may be used.
        names: words of the names of the people in the journal, case folded; none may be named.
        person: whether it speaks of a person whom ``about`` names, so that "she" is clear.
        telling: whether it tells the reader how to do something.
        most: how many sentences it may have.
        longest: how many words, all told.
    """
    line = " ".join(text.replace("’", "'").split())
    allowed = _Allowed(frozenset(_parts(about)), person, telling)
    sentences = [part for part in _STOPS.split(line) if part]
    checks = (
        _of_the_line(line),
        *(
            _of_the_words(sentence, " ".join(sentences[:place]), allowed, names)
            for place, sentence in enumerate(sentences)
        ),
        *(_of_the_shape(sentence, allowed) for sentence in sentences),
        _of_privacy(line, allowed),
        f"it has more than {most} sentences" if len(sentences) > most else "",
        f"it has more than {longest} words" if len(line.split()) > longest else "",
    )
    return next(filter(None, checks), "")


def why_no_title(text: str, names: frozenset[str] = frozenset()) -> str:
    """What keeps a title of the user's own making out of letters, as a clause; empty where nothing does."""
    tokens = _tokens(text.replace("’", "'"))
    low = [token.casefold() for token in tokens]
    for token, word in zip(tokens, low, strict=True):
        if word in _I | _ME:
            return "it speaks of yourself"
        if word in _SHE | _SUPERIOR:
            return f"nobody can tell who “{word}” is"
        if token[:1].isupper() and names & set(_parts(token)):
            return f"“{token}” is the name of somebody you met"
    if _ADDRESS.search(text):
        return "an address stands in it"
    return "it may touch on something private, or judge somebody" if sensitive(text) else ""


def _of_the_line(line: str) -> str:
    first = re.match(r"[\w'-]*", line)
    word = first[0] if first else ""
    if word.casefold() in _DEPENDENT - _LEADING:
        return f"it begins with “{word}”, as half a sentence does"
    if _ADDRESS.search(line):
        return "an address stands in it"
    if odd := _SIGNS.search(line):
        return f"“{odd[0].strip()}” stands in it, which is no part of a plain sentence"
    if line.count('"') % 2 or line.count("“") != line.count("”"):
        return "a quotation in it is not closed"
    if not line[:1].isupper() and not line[:1].isdigit():
        return "it does not begin with a capital"
    if not re.search(r"[.!][\"”]?$", line):
        return "it does not end with a full stop"
    return ""


def _of_privacy(line: str, allowed: _Allowed) -> str:
    """What is sensitive, or may be where people are spoken of, is left out; when in doubt it is."""
    people = _OF_A_PERSON & {token.casefold() for token in _tokens(line)}
    doubtful = any(
        (people or each.kind not in _OF_PEOPLE_ONLY) and not set(_parts(each.text)) <= allowed.about
        for each in may_be_sensitive(line)
    )
    return "it may touch on something private, or judge somebody" if doubtful or sensitive(line) else ""


def _of_the_words(sentence: str, earlier: str, allowed: _Allowed, names: frozenset[str]) -> str:
    """What single words, with their neighbours, speak against it; "they" may go back to ``earlier``."""
    said = [token.casefold() for token in _tokens(earlier)]
    tokens = [token for token in _tokens(sentence) if token not in ",:"]
    low = [token.casefold() for token in tokens]
    if len(tokens) > _MOST_WORDS:
        return f"it has a sentence of {len(tokens)} words, and {_MOST_WORDS} are the most to read at ease"
    for place, (token, word) in enumerate(zip(tokens, low, strict=True)):
        before, behind = low[:place], low[place + 1 :]
        known = set(_parts(token)) <= allowed.about
        for reason in (
            _of_a_person(word, before, behind, said, allowed),
            "" if known else _of_a_name(token, place, before, names, allowed),
            "" if known else _of_language(token, place),
        ):
            if reason:
                return reason
        if word in _SEARCH and not known:
            return f"“{token}” brings your search into it"
        if word in _LETTER and not known:
            return f"“{token}” speaks of your letter, as a word to yourself does"
        if before and before[-1] == word and word not in {"that", "had"}:
            return f"“{token}” stands in it twice in a row"
    return ""


def _of_a_person(
    word: str, before: Sequence[str], behind: Sequence[str], said: Sequence[str], allowed: _Allowed
) -> str:
    following = next((each for each in behind if each not in ADVERBS), "")
    if word in _I:
        did = (
            following
            if word == "i"
            else next((each for each in behind[1:] if each not in ADVERBS), following)
        )
        if word not in {"i", "i've"} or not {following, did} & _I_DID:
            return "it speaks of yourself"
    elif word == "me" and before and before[-1] in _TO_ME:
        return ""
    elif word in _ME:
        return f"“{word}” speaks of yourself, or of those around you"
    elif word in _SHE and not allowed.person:
        return f"nobody can tell who “{word}” is"
    elif word in _THEY and not allowed.person and not any(map(_is_plural, (*said[1:], *before[1:]))):
        return f"nobody can tell who “{word}” are"
    elif word in {"you're", "you've", "you'd", "yours", "yourself"}:
        return f"“{word}” says something of the reader that may not be so"
    elif word == "you" and behind and not _is_harmless_you(before, behind, allowed):
        return "it says something of the reader that may not be so"
    elif word == "your" and not allowed.telling and (not behind or behind[0] not in _YOURS):
        return "“your” says something of the reader that may not be so"
    elif (word in _SUPERIOR and word not in allowed.about) or (
        word in _SOMEBODY - (_THINGS if allowed.telling else set())
        and (following not in {"who", "whose"} and _DEFINITE & set(before[-2:]))
    ):
        return f"nobody can tell which “{word}” is meant"
    return ""


def _is_harmless_you(before: Sequence[str], behind: Sequence[str], allowed: _Allowed) -> bool:
    """Whether "you" is anybody: "it tells you where to stop", "you can print it", "if you use it"."""
    if behind[0] == "don't" or behind[0] in _AFTER_YOU or behind[:2] == ["do", "not"]:
        return True
    return allowed.telling and bool(before) and before[-1] in _BEFORE_YOU and behind[0] in _INSTRUCTIONS


def _of_a_name(
    token: str, place: int, before: Sequence[str], names: frozenset[str], allowed: _Allowed
) -> str:
    if not token[:1].isupper() or token in {"I", "I've"}:
        return ""
    bare = re.sub(r"'s?$", "", token)
    if (place or bare.casefold() not in _DETERMINERS | _INSTRUCTIONS) and names & set(_parts(bare)):
        return f"“{bare}” is the name of somebody you met"
    if not place:
        return ""
    if len(bare) > 1 and bare.isupper() and bare not in _CAPITALS:
        return f"“{token}” stands in capitals, and neither title nor tags have it"
    if bare in _CAPITALS or {bare, bare.removesuffix("s")} & _CALENDAR or allowed.telling:
        return ""
    if before[-1] in _BEFORE_PLACES:
        return ""
    return f"“{bare}” is a name that neither title nor tags have"


def _of_language(token: str, place: int) -> str:
    word = token.casefold()
    if word in _SHORTHAND and not (word == "re" and "-" in token):
        return f"“{token}” is shorthand"
    if _NUMBER.fullmatch(word) or _UNIT.fullmatch(word) or (place and token[:1].isupper()):
        return ""
    if any(sign.isdigit() for sign in word) and not re.fullmatch(r"(?:\d+|\w+)(?:-\w+)+", word):
        return f"“{token}” is shorthand"
    plain = re.sub(r"(?:n't|'(?:s|ll|ve|d|re))$", "", word)
    if plain in {"do", "does", "ca", "wo", "sha"} or is_english(plain):
        return ""
    return f"“{token}” is in no list of English words; it may be shorthand, or a slip"


def _of_the_shape(sentence: str, allowed: _Allowed) -> str:
    """Whether there is a subject with a finite verb of its own."""
    head = sentence.partition(":")[0]
    tokens = [token for token in _tokens(head) if token != ":"]
    if _is_sentence(tokens, allowed):
        return ""
    leads = "," in tokens and tokens[0].casefold() in _LEADING
    if leads and _is_sentence(tokens[tokens.index(",") + 1 :], allowed):
        return ""
    return "it is not surely a whole sentence, with a subject and a verb"


def _is_sentence(tokens: Sequence[str], allowed: _Allowed) -> bool:
    words = [token for token in tokens if token != ","]
    low = [word.casefold() for word in words]
    if len(low) < 2:
        return False
    first, rest = low[0], low[1:]
    while rest and rest[0] in ADVERBS:
        rest = rest[1:]
    following = rest[0] if rest else ""
    if first in {"it", "this", "that"} and _is_verb_of_one(following):
        return _speaks_well(following, rest[1:])
    if first in _CONTRACTED:
        return _speaks_well("is" if first.endswith("'s") else "will", rest)
    if first == "there":
        return following in _BE and _speaks_well(following, rest[1:])
    if first in _I:
        return True  # with what they did: ``_of_a_person`` looks at that
    if first == "you":
        return len(low) > 2 and (
            following == "can"
            or rest[:2] == ["will", "find"]
            or rest[:3] == ["do", "not", "need"]
            or rest[:2] == ["don't", "need"]
        )
    # Whether the reader could tell who that is, ``_of_a_person`` looks at.
    if first in {"he", "she"}:
        return _is_verb_of_one(following) and _speaks_well(following, rest[1:])
    if first == "they":
        known = _PLURAL_AUXILIARIES | _AUXILIARIES | _PASTS | _PLAIN_VERBS
        return following in known or _is_past(following)
    if words[0][:1].isupper() and _parts(words[0]) and set(_parts(words[0])) <= allowed.about:
        named = next((place for place, word in enumerate(words) if not set(_parts(word)) <= allowed.about), 0)
        if named and _is_verb_of_one(low[named]):
            return _speaks_well(low[named], low[named + 1 :])
    if first == "please" or (
        first in {"don't", "do"} and "not" in (first, following, "not" if first == "don't" else "")
    ):
        return allowed.telling and _instructs([each for each in low[1:] if each != "not"])
    if first in _DETERMINERS or _NUMBER.fullmatch(low[1] if first in _NUMBERED else first):
        return _has_verb(low)
    return (allowed.telling or first in _POINTERS) and _instructs(low)


def _speaks_well(verb: str, rest: Sequence[str]) -> bool:
    """Whether something follows the verb, and after "is" nothing that may run the thing down."""
    rest = [
        word for word in rest if word not in ADVERBS | {"not", "very", "quite", "so"} and word[-2:] != "ly"
    ]
    if not rest or (rest[-1] == "not" and len(rest) < 3):
        return verb not in _BE and verb not in _AUXILIARIES
    if verb not in _BE:
        return True
    word = rest[0]
    if rest[:2] in (["a", "bit"], ["a", "little"]):
        return False
    known = _DETERMINERS | _PREPOSITIONS | _QUESTIONS | _GOOD | _PASTS
    return word in known or bool(_NUMBER.fullmatch(word)) or word.endswith("en") or _is_past(word)


def _is_verb_of_one(word: str) -> bool:
    """Whether a word right behind "it" is a finite verb: "is", "shows", "took"."""
    if word in _AUXILIARIES or word in _PASTS or word in _SURE_VERBS or _is_past(word):
        return True
    return (
        word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and len(word) > 3
        and word not in _NO_VERBS
        and is_english(word)
    )


def _is_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and is_english(word)


def _has_verb(low: Sequence[str]) -> bool:
    """Whether a noun phrase at the beginning is followed by its own finite verb."""
    start = 1 if low[0] in _ALONE else 2
    for place in range(1, len(low)):
        word, behind = low[place], low[place + 1] if place + 1 < len(low) else ""
        if word in _WITHIN:
            return False
        if place < start:
            continue
        after = low[place + 1 :]
        if word in _AUXILIARIES | _SURE_VERBS | _PLURAL_AUXILIARIES:
            return bool(after) and _speaks_well(word, after)
        if behind and word in _PLAIN_VERBS and _is_plural(low[place - 1]):
            return True
        taken = behind in _DETERMINERS | {"it", "them", "out", "up"} or bool(_NUMBER.fullmatch(behind or "-"))
        if (word in _PASTS or _is_past(word)) and taken and place >= 2:
            return True
    return False


def _instructs(low: Sequence[str]) -> bool:
    """Whether it begins as an instruction does: "Start at minute 18", "Ask for the key"."""
    if len(low) < 2:
        return False
    first, following = low[0], low[1]
    takes_object = following in _DETERMINERS | {"it", "them", "your"} or bool(_NUMBER.fullmatch(following))
    if first in _OBJECT_INSTRUCTIONS:
        return takes_object
    return first in _INSTRUCTIONS and following not in {"is", "was", "are", "were", "has", "had", "of"}


def _is_plural(word: str) -> bool:
    """Whether "they" may go back to a word: "teams", "people"; no verb such as "shows"."""
    if word in _GROUPS:
        return True
    return (
        word.endswith("s")
        and len(word) > 3
        and not word.endswith(("ss", "us", "is", "'s"))
        and word not in _SURE_VERBS | _NO_VERBS
    )


def _tokens(text: str) -> list[str]:
    return [token.rstrip(".") for token in _TOKEN.findall(text)]


def _parts(text: str) -> Iterator[str]:
    """The words of a text, case folded; of a compound each part."""
    yield from re.findall(r"[^\W_]+", text.casefold().replace("'s", ""))
