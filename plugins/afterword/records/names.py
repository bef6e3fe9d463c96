"""Whether two names are one, and whether they look as if they were meant to be."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from afterword.records.slugs import plain_letters, slugify
from afterword.words.person_names import without_title
from afterword.words.spelling import spelling_distance

#: What stands behind a company's name and is no part of it, in small letters without dots and blanks.
#: A line each: United States, United Kingdom, Ireland and the Commonwealth; Germany, Austria, Switzerland;
#: France, Belgium, Spain, Portugal, Italy and Latin America; the Netherlands; Nordic and Baltic countries;
#: Central and Eastern Europe, Greece, Turkey; Ukraine and Russia; East and South-East Asia.
_FORMS = """
inc incorporated corp corporation co company llc llp lp pllc pbc plc ltd limited cic clg dac uc ulc pty
    ptyltd pvt pvtltd pte pteltd opc soc cc
gmbh ggmbh mbh ag kgaa kg ohg ug ughaftungsbeschränkt ev eg gbr se partg partgmbb sarl sagl
sa sas sasu sàrl snc scop eurl scs sca asbl srl sprl bvba sl slu sll sau lda ltda sgps spa srls sapi
    sadecv sderldecv eireli
bv nv vof cv cvba coöperatie
ab as asa aps ivs oy oyj ky tmi ehf hf sia uab oü
spzoo spk spj sro vos kft bt zrt nyrt doo dd ad ead ood eood sc aş ltdşti ae epe ike
tov ooo ооо ао зао оао пао тов
kk gk yk 株式会社 合同会社 有限会社 有限公司 股份有限公司 有限责任公司 주식회사 sdnbhd bhd pt tbk coltd pcl
"""
LEGAL_FORMS = frozenset(_FORMS.split())
#: Letters that Unicode does not take apart into a plain one and its mark.
_WHOLE_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"}
)
#: An umlaut with an e, a ring or a long vowel in two letters; of both spellings the vowel is left.
_UMLAUT_SPELT = re.compile(r"([aou])(?:(?<=a)a|e)")
#: Forms that stand before the name.
_BEFORE = frozenset(
    {"pt", "ooo", "ооо", "ао", "пао", "зао", "оао", "тов", "株式会社", "合同会社", "有限会社"}
)
#: What may tie a company's name to its legal form: "Meier & Co. KG".
_TIES = frozenset({"", "and", "und", "et", "y", "e"})
#: Scripts that put no blanks between words, as Unicode names their signs: first those in which a sign is a
#: syllable or a word (Korean has blanks, but ties its particles to a name), then those in which it is less.
_SYLLABLES = ("CJK", "HANGUL", "IDEOGRAPHIC ITERATION")
_UNSPACED = (*_SYLLABLES, "HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
#: The shortest whole name in them: a family and a given name of one sign each, or a name in letters.
_SHORTEST_WHOLE, _SHORTEST_IN_LETTERS = 2, 3
#: Names come again and again, in a journal and from one look at it to the next.
_REMEMBERED = 4096
#: Shorter words are another word when a letter differs; in long ones two may.
_LONG_ENOUGH, _LONG = 5, 8
#: A form may be written in so many words: "Sp. z o. o.", "S. de R.L. de C.V.".
_WORDS_OF_A_FORM = 6


@lru_cache(maxsize=_REMEMBERED)
def folded(name: str) -> str:
    """A name to compare by: those that differ only in case or spacing are one, however they were typed.

    Names that differ in accents, punctuation or a legal form stay two, and earn a hint (``lookalikes``).
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def unspaced(text: str) -> bool:
    """Whether a text begins in a script that puts no blanks between words."""
    return not text.isascii() and unicodedata.name(text[0], "").startswith(_UNSPACED)


def whole_unspaced_name(name: str) -> bool:
    """Whether a name of one piece is a whole one, as 李龙 and さくら子 are, and no word among others.

    One sign alone is a family name, and two letters of a syllable each are parts of many words.
    """
    if not name or not all(map(unspaced, name)):
        return False
    syllables = any(unicodedata.name(sign, "").startswith(_SYLLABLES) for sign in name)
    return len(name) >= (_SHORTEST_WHOLE if syllables else _SHORTEST_IN_LETTERS)


@lru_cache(_REMEMBERED)
def resembling(name: str) -> str:
    """The letters of a name alone: two of the same are one name in two spellings, or nearly so.

    Case, accents of Latin letters, blanks and punctuation do not count; a sign that tells names apart, as
    in C++ and C#, does.
    """
    return re.sub(r"[\W_]+", "", plain_letters(name).translate(_WHOLE_LETTERS)) or folded(name)


@lru_cache(_REMEMBERED)
def name_key(name: str) -> str:
    """A person's name to find those that may be the same by: Krueger, Sabine and Dr. Sabine Krüger are alike.

    Titles, initials and the order of the words do not count, nor accents, nor whether an umlaut is written
    with an e. Two of the same may still be two people.
    """
    words = _letters_of(without_title(name))
    whole = [word for word in words if len(word) > 1]
    if len(whole) < 2:  # "Frau Krüger" and "Herr Krüger", "A. Sol" and "B. Sol" are two
        whole = _letters_of(name)
    return " ".join(sorted(_UMLAUT_SPELT.sub(r"\1", word) for word in whole)) or folded(name)


def _letters_of(name: str) -> list[str]:
    return [resembling(word) for word in re.split(r"[\s,-]+", name) if word]


@lru_cache(_REMEMBERED)
def without_legal_form(company: str) -> str:
    """A company's name without "Ltd", "GmbH & Co. KG" and the like; the whole where nothing else is left."""
    words = re.split(r"[\s,]+", unicodedata.normalize("NFC", company).strip())
    whole = len(words)
    while len(words) > 1:
        cut = next(
            (
                count
                for count in range(min(_WORDS_OF_A_FORM, len(words) - 1), 0, -1)
                if _bare("".join(words[-count:])) in LEGAL_FORMS
            ),
            0,
        )
        if not cut and (len(words) == whole or _bare(words[-1]) not in _TIES):
            break
        words = words[: -(cut or 1)]
    first = _bare(words[0])
    if len(words) > 1 and first in LEGAL_FORMS and (first in _BEFORE or len(words) < whole):
        words = words[1:]  # "Oy Harbor Ab", "PT Harbor Tbk"
    return " ".join(words)


def company_key(company: str) -> str:
    """A company's name to find its other spellings by: Northwind, NORTHWIND Ltd. and North Wind are alike."""
    return resembling(without_legal_form(company))


def words_of(name: str) -> list[str]:
    """The words of a company's or a position's name to compare by, without a legal form."""
    return slugify(without_legal_form(name)).split("-")


def misspelt(one: str, other: str) -> bool:
    """Whether two names differ in slips within long words alone: ICU and PACU are two things."""
    pairs = list(zip(words_of(one), words_of(other), strict=False))
    if len(pairs) != len(words_of(one)) or len(pairs) != len(words_of(other)):
        return False
    return all(one == other or _slipped(one, other) for one, other in pairs)


def _slipped(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= _LONG_ENOUGH and spelling_distance(one, other) <= (1 if shorter < _LONG else 2)


def _bare(word: str) -> str:
    return re.sub(r"[\W_]+", "", word.casefold())
