"""Nobody is found in a text that went through the hider, in whatever form they were in it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.pages.hiding import Hidden, Hider

PRIYA = Hidden(
    names=("Priya Raman", "Pri"),
    handles=("cto-of-theirs", "p.raman77", "priya-r-8a1b2c"),
    numbers=("+44 131 496 0123",),
    initials="PR",
)


def accented(text: str) -> str:
    return "".join(f"{letter}\u0301" if letter.isalpha() else letter for letter in text)


def full_width(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


#: The ways a name may be written, all of which a reader takes for the name.
FORMS = {
    "as it is": "Priya Raman",
    "small": "priya raman",
    "capitals": "PRIYA RAMAN",
    "mixed": "pRiYa rAmAn",
    "first alone": "Priya",
    "last alone": "RAMAN",
    "turned": "Raman, Priya",
    "possessive": "Priya's",
    "possessive, curly": "PRIYA’S",
    "possessive without a mark": "Ramans",
    "hyphenated": "Priya-Raman",
    "underscored": "priya_raman",
    "dotted": "priya.raman",
    "run together": "PriyaRaman",
    "run together, small": "priyaraman",
    "run together, turned": "RamanPriya",
    "run together with more": "PriyaRamanTalk2026",
    "inside a word": "ex-priyaish",
    "number behind": "priya42",
    "no accents": "priya",
    "accents": accented("Priya Raman"),
    "accents, composed": unicodedata.normalize("NFC", accented("Priya Raman")),
    "full width": full_width("Priya Raman"),
    "bold": "𝐏𝐫𝐢𝐲𝐚",
    "circled": "ⓅⓇⒾⓎⒶ",
    "soft hyphen": "Pri\u00adya",
    "no width": "P\u200br\u200biya Ra\u2060man",
    "broken": "Pri-ya",
    "letter by letter": "P R I Y A",
    "letter by letter, dots": "p.r.i.y.a",
    "emphasis": "**Priya**",
    "nickname": "Pri",
    "in brackets": "[[priya-raman|her]]",
    "file name": "cto-of-theirs",
    "file name, spaced": "CTO of theirs",
    "address": "p.raman77@northwind.example",
    "local part": "P.Raman77",
    "profile": "https://linkedin.example/in/priya-r-8a1b2c",
    "percent": "%50riya",
    "percent, twice": "%2550riya",
    "entity": "&#80;riya",
    "entity, named": "Pri&shy;ya",
}

NUMBERS = [
    "+44 131 496 0123",
    "+441314960123",
    "0131 496 0123",
    "(0131) 496-0123",
    "0131.496.0123",
    "00 44 / 131 / 4960123",
    "1 3 1 4 9 6 0 1 2 3",
    "496 0123",
    full_width("0131 4960123"),
    "٠١٣١٤٩٦٠١٢٣",
]


def reads(text: str) -> str:
    """A text as whoever looks for a name reads it: decoded, without case and accents, Latin signs alone."""
    for _ in range(3):
        text = html.unescape(unquote(text))
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in unicodedata.normalize("NFKD", plain) if sign.isascii())


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("around", ["{}", "A talk by {} on tides", "Engineer ({})", "team/{}/x"])
def test_a_person_is_hidden_in_every_form(form: str, around: str) -> None:
    left = Hider([PRIYA])(around.format(form))
    letters = re.sub("[^a-z0-9]", "", reads(left))
    for word in ("priya", "raman", "ctooftheirs", "praman77", "8a1b2c"):
        assert word not in letters, left
    assert not re.search(r"\bpri\b", reads(left)), left


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_hidden_in_every_form(number: str) -> None:
    left = Hider([PRIYA])(f"call {number} today")
    assert "4960123" not in "".join(str(unicodedata.digit(sign)) for sign in left if sign.isdigit()), left
    assert left.startswith("call ")
    assert left.endswith(" today")


@pytest.mark.parametrize(
    "text",
    [
        "A prism on the way to Rome",
        "private primary pride",
        "Ramen in Rama",
        "CTO of ours",
        "Flight 77 to 131",
        "2026-11-20 at 14:00, room 496",
        "100% of C++ & C# <b> &amp; 50%",
    ],
)
def test_a_text_without_anybody_stays(text: str) -> None:
    assert Hider([PRIYA])(text) == text


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Bo", "A word from BO and bo's boat", "A word from X and X's boat"),
        ("Li", "Li: lithium, by Li", "X: lithium, by X"),
        ("Art", "State of the art in article 3", "State of the X in article 3"),
        ("Will", "What it will be", "What it X be"),
        ("Bo Lund", "BoLund, then Lund to Bo, then LundBo in a box", "X, then L. to B., then X in a box"),
        ("Jan van der Berg", "Berg on van hire; vanguard", "B. on V. hire; vanguard"),
        ("priya raman", "Raman and Priya", "R. and P."),
        ("Ann O'Neill", "O'Neill, ONeill, O’NEILL, Neill", "O., O., O., O."),
        ("Jean-Luc Côté", "Jean Luc, Jeanluc, cote, COTE\u0301", "J., J., C., C."),
        ("Jürgen Müller", "Juergen or MULLER or Mu\u0308ller", "J. or M. or M."),
        ("Joerg Mueller", "Jörg Müller", "X"),
        ("Łukasz Ōno", "lukasz ONO", "X"),
        ("Sören Grøß", "Soren Gross, Groess", "X, G."),
        ("王伟", "王伟的演讲, 伟", "X的演讲, X"),
        ("李 小龙", "关于李小龙的书 and 小龙", "关于X的书 and X"),
        ("김민준", "민준씨의 발표", "X씨의 발표"),
        ("Иван Петров", "доклад ивана ПЕТРОВА", "доклад И. П."),
        ("Йосип Бродський", "Бродського", "Бродського"),
        ("محمد علي", "محاضرة لمحمد", "محاضرة X"),
        ("प्रिया रमन", "प्रिया की बात", "X की बात"),
        ("Dana", "dana@x.example, Dana2, @dana, #dana", "X@x.example, X2, @X, #X"),
    ],
)
def test_names_of_every_sort(name: str, text: str, left: str) -> None:
    assert Hider([Hidden((name,), (), (), "X")])(text) == left


def test_two_people_stay_two() -> None:
    hide = Hider([PRIYA, Hidden(("Pavel Rusnak",), (), (), "PR 2")])
    assert hide("Priya Raman and Pavel Rusnak, PAVEL") == "PR and PR 2, P."


def test_nobody_to_hide_changes_nothing() -> None:
    assert Hider([])("Priya & 0131") == "Priya & 0131"
    assert Hider([Hidden(("", " ", "7", "x"), ("", "-"), ("", "12"))])("x 7 12 -") == "x 7 12 -"


WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäéñøß", min_size=2, max_size=9)


@given(
    names=st.lists(WORDS, min_size=1, max_size=3),
    form=st.sampled_from([str.upper, str.title, accented, full_width, str.swapcase, "\u00ad".join]),
    joint=st.sampled_from([" ", "-", "_", ".", ", ", "’s ", "", "/"]),
)
def test_any_name_in_any_form_is_hidden(names: list[str], form: Callable[[str], str], joint: str) -> None:
    hide = Hider([Hidden((" ".join(names).title(),), (), (), ".")])
    left = reads(hide(joint.join(form(word) for word in names)))
    # First letters with a dot are what is shown of a name, and of "’s" the letter stays.
    assert re.sub(r"(?<![a-z])[a-z]\.|(?<![a-z])s(?![a-z])|[^a-z]", "", left) == "", left


@given(st.text(max_size=60))
def test_any_text_goes_through(text: str) -> None:
    Hider([PRIYA])(text)


@given(st.lists(st.text(max_size=20), max_size=4), st.text(max_size=40))
def test_any_names_are_taken(names: list[str], text: str) -> None:
    Hider([Hidden(tuple(names), tuple(names), tuple(names), "X")])(text)
