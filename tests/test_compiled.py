"""What is made of the package's files is kept as Python keeps its modules, and never taken for another."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.util import cache_from_source
from pathlib import Path

import pytest

import afterword.compiled
from afterword.compiled import kept, table_of

PACKAGE = Path(__file__).parent.parent / "plugins" / "afterword"
#: Where nothing is, and nothing need be.
PLACE = PACKAGE / "words" / "of-a-test"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def never() -> str:
    raise AssertionError("made again")


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_made_is_not_made_again(elsewhere: Path) -> None:
    assert kept(PLACE, lambda: ("it", frozenset({1}))) == ("it", frozenset({1}))
    assert kept(PLACE, never) == ("it", frozenset({1}))
    assert [file.name for file in files(elsewhere)] == [Path(cache_from_source(f"{PLACE}.py")).name]


def test_with_another_version_it_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept(PLACE, lambda: "one", "jinja2") == "one"
    assert kept(PLACE, never, "jinja2") == "one"
    monkeypatch.setattr(afterword.compiled, "version_of", lambda package: f"{package} of tomorrow")
    assert kept(PLACE, lambda: "two", "jinja2") == "two"


def test_of_a_changed_package_it_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept(PLACE, lambda: "before")
    monkeypatch.setattr(afterword.compiled, "_state_of_the_package", lambda: "changed")
    assert kept(PLACE, lambda: "after") == "after"


def test_the_state_of_the_package_tells_a_changed_file(elsewhere: Path) -> None:
    (elsewhere / "inner" / "__pycache__").mkdir(parents=True)
    (elsewhere / "inner" / "a.toml").write_text("a = 1\n", encoding="utf-8")
    before = [*afterword.compiled._states(elsewhere)]
    (elsewhere / "inner" / "__pycache__" / "a.pyc").write_text("", encoding="utf-8")
    assert [*afterword.compiled._states(elsewhere)] == before
    (elsewhere / "inner" / "a.toml").write_text("a = 11\n", encoding="utf-8")
    assert [*afterword.compiled._states(elsewhere)] != before


@pytest.mark.parametrize("harm", [lambda held: held[:-1], lambda held: held + b"x", lambda held: b""])
def test_a_harmed_file_is_made_anew(harm) -> None:
    kept(PLACE, lambda: ["it"])
    file = Path(cache_from_source(f"{PLACE}.py"))
    file.write_bytes(harm(file.read_bytes()))
    assert kept(PLACE, lambda: ["again"]) == ["again"]


def test_nothing_is_kept_where_python_keeps_nothing(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept(PLACE, lambda: "it") == "it"
    assert not files(elsewhere)


def test_it_goes_on_where_nothing_can_be_written(elsewhere: Path) -> None:
    (elsewhere / "cache").write_text("a file, and no folder", encoding="utf-8")
    assert kept(PLACE, lambda: "it") == "it"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.toml")), ids=lambda path: path.name)
def test_a_table_is_what_its_file_says_kept_or_not(path: Path) -> None:
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [table_of(path), table_of(path)] == [said, said]


def test_phrases_and_letters_are_the_same_kept_or_not(elsewhere: Path) -> None:
    code = (
        "from afterword.checking.wording import WORDING\n"
        "from afterword.pages.rendering import render\n"
        "from afterword.words.english import _words\n"
        "from afterword.writing.templates import Templates\n"
        "lists = [each.any_of for group in WORDING.rules.values() for each in group]\n"
        "print([(phrase.text, phrase.words, phrase.together) for each in lists for phrase in each.phrases])\n"
        "letters = Templates(contractions=True)\n"
        "for number in range(letters.letters('thank-you')):\n"
        "    letter = letters._letter('thank-you', number, 'thank-you')\n"
        "    print(letter.texts, sorted(letter.names))\n"
        "words = _words()\n"
        "print([words.get(each, 0) for each in 'a the harbor receive sdfgh'.split()])\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "-X", f"pycache_prefix={elsewhere / 'cache'}", *no_file, "-c", code],
            capture_output=True,
            encoding="utf-8",
            env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(PACKAGE.parent), "PYTHONHASHSEED": "0"},
            check=True,
        ).stdout
        for no_file in (["-B"], [], [])
    ]
    assert files(elsewhere)
    assert said[0] == said[1] == said[2]
