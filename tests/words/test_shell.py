"""Suggested commands mean the same in sh, fish and PowerShell.

sh is run, fish too where there is one; else fish and PowerShell are read by their documented rules. In fish
single quotes keep all but a backslash before a quote or another, and double quotes read a dollar, a backslash
and their own end. In PowerShell typographic quotes are quotes, a word that begins with a quote ends with it,
and one that does not goes on behind it; commas, at signs and parentheses have a meaning.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from afterword.words.shell import command, quoted, universal

WORDS = [
    *("priya-raman", "Priya Raman", "sam o'neill", "O’Neill", "a$b", "$HOME", "`id`", "wow!", "!!", "~"),
    *("it's $5", "x; rm y", "a|b", "#1", "@home", "a,b", "(b)", "{a,b}", "[x]", "*", "?", "a=b", "%self"),
    *("dis-moi “l'an 5$”", "<b>", "“Priya”", "a\\b", "ünï", "李 小龙", "2026-11-20", "...", "^x", 'say "hi"'),
    *("a&b", "-x", "--"),
]


def in_fish(text: str) -> list[str]:
    """Words as fish reads them; an error where it would expand or run something."""
    words, word, at = [], None, 0
    while at < len(text):
        sign = text[at]
        if sign in "'\"":
            word = word or ""
            at += 1
            while text[at] != sign:
                if text[at] == "\\" and text[at + 1] in (sign, "\\", *("$" if sign == '"' else "")):
                    at += 1
                elif sign == '"':
                    assert text[at] not in "$\\", "expanded by fish"
                word += text[at]
                at += 1
        elif sign == " ":
            words, word = [*words, *([word] if word is not None else [])], None
        else:
            assert sign.isalnum() or sign in "-_./", f"{sign} means something to fish"
            word = (word or "") + sign
        at += 1
    return [*words, *([word] if word is not None else [])]


def in_powershell(text: str) -> list[str]:
    """Words as PowerShell reads the arguments of a program."""
    single, double = "'\u2018\u2019\u201a\u201b", '"\u201c\u201d\u201e'
    words, at = [], 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        word, begins_quoted = "", text[at] in single + double
        while at < len(text) and text[at] != " ":
            if text[at] in single + double:
                kind = single if text[at] in single else double
                at += 1
                while True:
                    if text[at] in kind:
                        if text[at + 1 : at + 2] and text[at + 1] in kind:
                            at += 1
                        else:
                            break
                    assert kind is single or text[at] not in "$`", "expanded by PowerShell"
                    word += text[at]
                    at += 1
                at += 1
                if begins_quoted:
                    break
            else:
                assert text[at].isalnum() or text[at] in "-_./", f"{text[at]} means something to PowerShell"
                word += text[at]
                at += 1
        words.append(word)
    return words


def in_sh(text: str) -> list[str]:
    done = subprocess.run(
        ["sh", "-c", f"printf '%s\\0' {text}"], capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout.split("\0")[:-1]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_the_same_in_sh(word: str) -> None:
    assert in_sh(quoted(word)) == [word]
    assert shlex.split(quoted(word)) == [word]


@pytest.mark.parametrize("word", [word for word in WORDS if universal(word)])
def test_a_word_is_the_same_in_fish_and_powershell(word: str) -> None:
    assert in_fish(quoted(word)) == [word]
    assert in_powershell(quoted(word)) == [word]


@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish here")
@pytest.mark.parametrize("word", [word for word in WORDS if universal(word)])
def test_a_word_is_the_same_in_a_real_fish(word: str) -> None:
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"printf '%s\\0' {quoted(word)}"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    assert done.stdout == f"{word}\0"


def test_few_words_cannot_be_said_everywhere() -> None:
    assert [word for word in WORDS if not universal(word)] == []
    assert [word for word in ("", "a\x1b", "'$", "a'b\\c", "x\\\\", "\\") if universal(word)] == []


@given(word=st.text(st.sampled_from(" ab-.'\"$`!\\’“~#&;|()<>*?[]{}=,@%^éß李"), min_size=1, max_size=8))
def test_any_word(word: str) -> None:
    assert shlex.split(quoted(word)) == [word]
    assume(universal(word))
    assert in_fish(quoted(word)) == [word]
    assert in_powershell(quoted(word)) == [word]


@pytest.mark.parametrize(
    ("words", "options", "typed"),
    [
        (["ana-sol"], {}, "afterword draft ana-sol"),
        (["Priya Raman"], {}, 'afterword draft "Priya Raman"'),
        (["ana-sol"], {"gift": "on boats"}, 'afterword draft ana-sol --gift "on boats"'),
        (["-dash"], {"decision_by": "friday"}, 'afterword draft --decision-by friday -- "-dash"'),
        ([], {}, "afterword draft"),
    ],
)
def test_a_command(words: list[str], options: dict[str, str], typed: str) -> None:
    assert command("draft", *words, **options) == typed


def test_words_that_need_no_quotes_have_none() -> None:
    assert not [
        word
        for word in WORDS
        if re.fullmatch(r"[a-z0-9-]+", word) and quoted(word) != word and word[0] != "-"
    ]
