"""The core knows no host, no clock and no terminal; the two shells know nothing of each other."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "plugins" / "afterword"
CORE = ("records", "followups", "writing", "pages")
SHELLS = ("mkdocs_plugin", "cli")


def module(file: Path) -> str:
    path = file.relative_to(PACKAGE.parent).with_suffix("").as_posix()
    return path.removesuffix("/__init__").replace("/", ".")


CORE_MODULES = sorted(
    module(file)
    for part in (*(PACKAGE / name for name in CORE), PACKAGE)
    for file in (part.glob("*.py") if part == PACKAGE else part.rglob("*.py"))
)

CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
CLOCK_OWNERS = {"datetime", "date", "time", "dt"}
WORLD = {"print", "input", "breakpoint"}


def loaded_after_importing(modules: list[str]) -> set[str]:
    code = (
        f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\nprint(*sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=PACKAGE.parent
    )
    assert result.returncode == 0, result.stderr
    return {name.split(".")[0] for name in result.stdout.split()}


@pytest.mark.parametrize("package", CORE)
def test_a_package_of_the_core_loads_neither_mkdocs_nor_click(package: str) -> None:
    modules = [name for name in CORE_MODULES if name.startswith(f"afterword.{package}")]
    assert modules
    assert not {"mkdocs", "click", "material"} & loaded_after_importing(modules)


def test_the_modules_beside_the_packages_load_neither_mkdocs_nor_click() -> None:
    modules = [name for name in CORE_MODULES if name.count(".") == 1]
    assert "afterword.settings" in modules
    assert not {"mkdocs", "click"} & loaded_after_importing(modules)


def test_the_command_line_loads_no_mkdocs() -> None:
    modules = [module(file) for file in (PACKAGE / "cli").rglob("*.py")]
    assert "mkdocs" not in loaded_after_importing(modules)


def trees(*parts: str) -> Iterator[tuple[str, ast.Module]]:
    for part in parts:
        for file in sorted((PACKAGE / part).rglob("*.py")):
            yield file.relative_to(PACKAGE).as_posix(), ast.parse(file.read_text(encoding="utf-8"))
    if set(parts) == set(CORE):
        for file in sorted(PACKAGE.glob("*.py")):
            yield file.name, ast.parse(file.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize(("shell", "stranger"), [("mkdocs_plugin", "click"), ("cli", "mkdocs")])
def test_a_shell_does_not_import_the_other_s_host(shell: str, stranger: str) -> None:
    other = next(name for name in SHELLS if name != shell)
    found = {
        (file, name)
        for file, tree in trees(shell)
        for name in imports(tree)
        if name.split(".")[0] == stranger or name.startswith(f"afterword.{other}")
    }
    assert not found


def test_the_core_imports_no_shell() -> None:
    found = {
        (file, name)
        for file, tree in trees(*CORE)
        for name in imports(tree)
        if name.startswith(tuple(f"afterword.{shell}" for shell in SHELLS))
    }
    assert not found


def uses_of_the_world(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Calls that read a clock or the working folder, or talk to a terminal, with their lines."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name) and called.id in WORLD:
            yield node.lineno, called.id
        elif isinstance(called, ast.Attribute):
            owner = called.value
            name = (
                owner.id
                if isinstance(owner, ast.Name)
                else owner.attr
                if isinstance(owner, ast.Attribute)
                else ""
            )
            if (name in CLOCK_OWNERS and called.attr in CLOCKS) or (name, called.attr) in {
                ("Path", "cwd"),
                ("os", "getcwd"),
                ("sys", "exit"),
                ("os", "getenv"),
            }:
                yield node.lineno, f"{name}.{called.attr}"


def test_the_core_reads_no_clock_and_prints_nothing() -> None:
    found = {(file, *use) for file, tree in trees(*CORE) for use in uses_of_the_world(tree)}
    assert not found


@pytest.mark.parametrize(
    "code",
    ["datetime.now()", "date.today()", "datetime.date.today()", "time.time()", "print(1)", "Path.cwd()"],
)
def test_the_look_for_clocks_sees_them(code: str) -> None:
    assert list(uses_of_the_world(ast.parse(code)))


def test_times_of_a_record_are_not_taken_for_clocks() -> None:
    assert not list(
        uses_of_the_world(ast.parse("touch.at.date(); datetime.combine(day, time(12)); note.today"))
    )
