"""A lazy pattern finds what a compiled one does, and all of the package's can be compiled."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import afterword.patterns
from afterword.patterns import lazy

PACKAGE = Path(afterword.patterns.__file__).parent


def test_a_lazy_pattern_finds_what_a_compiled_one_does() -> None:
    text = "Sent on Friday, and on monday."
    for pattern in (lazy(r"on (\w+day)", re.IGNORECASE), re.compile(r"on (\w+day)", re.IGNORECASE)):
        assert pattern.findall(text) == ["Friday", "monday"]
        assert [found[1] for found in pattern.finditer(text)] == ["Friday", "monday"]
        assert pattern.sub(r"by \1", text) == "Sent by Friday, and by monday."
        assert (pattern.search(text, 10) or [""])[0] == "on monday"
        assert pattern.match(text) is None
        assert (pattern.groups, pattern.pattern) == (1, r"on (\w+day)")


def test_a_lazy_pattern_is_compiled_once_and_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_now = re.compile

    def watched(text: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(text)
        return compile_now(text, flags)

    monkeypatch.setattr(re, "compile", watched)
    pattern = lazy("a")
    assert not compiled
    assert [pattern.sub("b", "a"), pattern.sub("b", "c")] == ["b", "c"]
    assert compiled == ["a"]


def patterns_in(value: object, depth: int = 3) -> Iterator[afterword.patterns._Lazy]:
    if isinstance(value, afterword.patterns._Lazy):
        yield value
    elif depth and isinstance(value, (tuple, list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from patterns_in(each, depth - 1)


def lazy_patterns() -> Iterator[tuple[str, afterword.patterns._Lazy]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        if "lazy(" in file.read_text(encoding="utf-8") and file.stem != "patterns":
            name = ".".join(("afterword", *file.relative_to(PACKAGE).with_suffix("").parts))
            module = importlib.import_module(name)
            yield from ((name, each) for value in [*vars(module).values()] for each in patterns_in(value))


def test_every_lazy_pattern_can_be_compiled() -> None:
    found = [*lazy_patterns()]
    assert len({name for name, _ in found}) > 20
    for name, pattern in found:
        assert pattern.groups >= 0, name
