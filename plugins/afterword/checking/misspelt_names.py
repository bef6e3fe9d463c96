"""Names that are almost those of the recipient, or of somebody met with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from afterword.checking.context import Context
from afterword.checking.letter import Finding, Letter
from afterword.words.english import is_english, is_rare
from afterword.words.spelling import sound_distance, sounds_alike, spelling_distance
from afterword.words.stems import without_possessive

WORD = re.compile(r"[^\W\d_][\w'’-]*")
#: Two words that begin with capitals, side by side; the second may begin the next pair.
_PAIR = re.compile(r"(?<!\w)([^\W\d_a-z][\w'’-]{0,60})(?=\s+([^\W\d_a-z][\w'’-]{0,60}))")
#: Shorter names are too often near other words.
_SHORTEST_NAME = 3
#: In so long a name one sound more or less is a slip: "Catriona" for "Katrina".
_LONG_NAME = 7


def plain(word: str) -> str:
    """A word of a name without the ending of a possessive, its apostrophe straight."""
    if word.isascii() and "'" not in word:
        return word
    return without_possessive(unicodedata.normalize("NFC", word)).replace("’", "'")


def misspelt_full_names(letter: Letter, context: Context) -> Iterator[Finding]:
    """A first name beside a surname that is almost theirs, of the recipient and of those met with them."""
    people = [letter.person, *(context.journal.contacts[slug] for slug in context.met_with(letter))]
    names = {
        (plain(read.first), plain(read.last.split()[-1])): person
        for person in people
        if (read := person.name_read).first and read.last
    }
    by_first = {first: (last, p) for (first, last), p in names.items()}
    by_last = {last: (first, p) for (first, last), p in names.items()}
    start, _ = letter.core_span
    for pair in _PAIR.finditer(letter.plain, start):
        first, last = plain(pair[1]), plain(pair[2])
        if (first, last) in names or f"{first} {last}".casefold() in context.full_names:
            continue
        if first in by_first and is_near(last, by_first[first][0]):
            right, person, at, wrong = by_first[first][0], by_first[first][1], pair.start(2), pair[2]
        elif last in by_last and is_near(first, by_last[last][0]):
            right, person, at, wrong = by_last[last][0], by_last[last][1], pair.start(1), pair[1]
        else:
            continue
        yield Finding(
            at, f"“{wrong}” is not how {person.name} spells it.", f"Write “{right}”, as in their file."
        )


def misspelt_alone(letter: Letter, context: Context) -> Iterator[Finding]:
    """A name of the recipient, or of somebody there, that stands alone and is almost theirs: "Sunitta"."""
    people = {
        plain(word): person
        for person in context.people_of(letter)
        for word in (person.name_read.first, *person.name_read.last.split())
        if len(word) >= _SHORTEST_NAME
    }
    own = own_company_words(letter, context)
    start, end = letter.core_span
    told: set[str] = set()
    for match in WORD.finditer(letter.plain, start, end):
        word = plain(match[0])
        if word[0].islower() or word in told or len(word) <= 2 or word.isupper():
            continue
        if word in own or word in context.name_words:
            continue
        near = next((name for name in people if _is_almost(word, name, letter, match.start())), None)
        if near is None or _beside_a_name(letter.plain, match):
            continue
        told.add(word)
        person = people[near]
        yield Finding(
            match.start(),
            f"“{word}” is not how {person.name} spells it.",
            f"Write “{near}”, as in their file.",
        )


def _is_almost(word: str, name: str, letter: Letter, at: int) -> bool:
    """Whether a word with a capital is a name in another spelling.

    A word of the language is one only within a sentence, where nothing else has a capital: one that sounds
    alike ("Mark" for "Marc"), or a rare one a letter away, which is a name itself.
    """
    word_of_language = is_english(word)
    if word_of_language and letter.sentence_at(at).start == at:
        return False
    if sounds_alike(word, name):
        return True
    if (
        len(name) >= _LONG_NAME
        and sound_distance(word, name) == 1
        and (not word_of_language or is_rare(word))
    ):
        return True
    if len(word) <= _SHORTEST_NAME or name[0] != word[0]:
        return False
    if not word_of_language:
        return is_near(word, name)
    return is_rare(word.casefold()) and spelling_distance(word.casefold(), name.casefold(), 1) == 1


def own_company_words(letter: Letter, context: Context) -> frozenset[str]:
    """The words of what their company and the position are called."""
    names = [context.journal.company_of(letter.person.slug)]
    names += [letter.position.company, letter.position.title] if letter.position else []
    return frozenset(plain(word[0]) for name in names for word in WORD.finditer(name))


def _beside_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether another word with a capital stands beside it: the name of somebody else, or of a place."""
    after = re.match(r"[ \t]+[^\W\d_a-z]\w", text[match.end() : match.end() + 4])
    before = re.search(r"[^\W\d_a-z]\w+[ \t]+$", text[max(0, match.start() - 30) : match.start()])
    return bool(
        after
        or (
            before
            and not re.match(r"(?:I|The|A|And|But|So|If|When|As|Please|Thank|Both|That|Dear|Hi)\b", before[0])
        )
    )


def is_near(word: str, right: str) -> bool:
    """Whether a word is a name with one letter wrong, or two in a longer one."""
    most = 1 if min(len(word), len(right)) <= 4 else 2
    return len(right) > 2 and 0 < spelling_distance(word.casefold(), right.casefold(), most) <= most
