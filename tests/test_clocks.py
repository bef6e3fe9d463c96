"""Nobody asks the machine for the time but two functions of the shells, and no test asks it at all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

import afterword.cli.session
import afterword.mkdocs_plugin.plugin
from afterword.mkdocs_plugin.plugin import _clock
from afterword.settings.settings import Settings

TESTS = Path(__file__).parent
SHELLS = [TESTS.parent / "plugins" / "afterword" / name for name in ("cli", "mkdocs_plugin")]

#: Before `no_clock` puts itself in its place.
CLI_CLOCK = afterword.cli.session.Session.clock

#: What tells the time or waits for it, by the last words of what is called.
CLOCKS = {
    *(f"datetime.{name}" for name in ("now", "utcnow", "today")),
    "date.today",
    *(f"time.{name}" for name in ("time", "time_ns", "monotonic", "monotonic_ns", "localtime", "gmtime")),
    *(f"time.{name}" for name in ("perf_counter", "perf_counter_ns", "sleep", "strftime")),
}


def asked(folder: Path) -> Iterator[tuple[str, str]]:
    """Every function below a folder that tells the time or waits for it, with what it calls."""
    for file in sorted(folder.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.Lambda | ast.Module):
                name = getattr(function, "name", "")
                for call in _calls(function):
                    if call in CLOCKS:
                        yield f"{file.name}:{name}", call


def _calls(within: ast.AST) -> Iterator[str]:
    """What is called or handed on within a function, without the functions in it: ``datetime.now``."""
    for node in ast.iter_child_nodes(within):
        if isinstance(node, ast.Attribute):
            owner = node.value
            yield f"{owner.id if isinstance(owner, ast.Name) else getattr(owner, 'attr', '')}.{node.attr}"
        if not isinstance(node, ast.FunctionDef | ast.Lambda):
            yield from _calls(node)


def test_each_shell_has_one_clock() -> None:
    found = {use for shell in SHELLS for use in asked(shell)}
    assert found == {("session.py:clock", "datetime.now"), ("plugin.py:_clock", "datetime.now")}


def test_no_test_tells_the_time_or_waits_for_it() -> None:
    assert list(asked(TESTS)) == []


@pytest.mark.parametrize("code", ["datetime.now()", "a = time.time", "lambda: datetime.date.today()"])
def test_the_look_for_clocks_sees_them(code: str, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(f"def f():\n    {code}\n", encoding="utf-8")
    assert len(list(asked(tmp_path))) == 1


class Late(datetime):
    """The machine's clock, late in the evening."""

    @classmethod
    def now(cls, tz: object = None) -> Late:
        return cls(2028, 2, 29, 23, 30, 59, 999)


def test_the_clocks_tell_civil_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(afterword.cli.session, "datetime", Late)
    monkeypatch.setattr(afterword.mkdocs_plugin.plugin, "datetime", Late)
    assert CLI_CLOCK() == datetime(2028, 2, 29, 23, 30)
    assert _clock() == datetime(2028, 2, 29, 23, 30, 59, 999)


def test_a_test_that_lets_the_product_ask_for_the_time_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match="asked the machine"):
        afterword.cli.session.Session().day_outside  # noqa: B018
    with pytest.raises(pytest.fail.Exception, match="asked the machine"):
        afterword.mkdocs_plugin.plugin._now(Settings(), {})
