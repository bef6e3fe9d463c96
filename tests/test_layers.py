"""The rooms of the house: every import runs down, and only the two shells know a host, a clock or a terminal.

The order is that of the design, section 8. What stands on one floor knows nothing of its neighbours.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from thoroughness import ALIKE

PACKAGE = Path(__file__).parent.parent / "plugins" / "afterword"

#: From the roof to the ground. Rooms on one floor do not import each other.
FLOORS = (
    ("cli", "mkdocs_plugin"),
    ("hosting",),
    ("pages", "reference"),
    ("actions",),
    ("gathering",),
    ("exchange",),
    ("writing", "checking"),
    ("followups",),
    ("gifts", "settings"),
    ("keeping",),
    ("records",),
    ("words",),
    ("kinds", "times", "errors", "compiled", "patterns"),
    ("frozen",),
)
SHELLS = FLOORS[0]
ROOMS = tuple(room for floor in FLOORS for room in floor)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
CORE = tuple(room for room in ROOMS if room not in SHELLS)

#: Files of a few hundred lines at most.
LONGEST = 450

CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
CLOCK_OWNERS = {"datetime", "date", "time", "dt"}
WORLD = {"print", "input", "breakpoint"}


@cache
def trees() -> dict[str, ast.Module]:
    """Every module by its path below the package, parsed once."""
    return {
        file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in sorted(PACKAGE.rglob("*.py"))
    }


def room_of(path: str) -> str:
    return path.split("/")[0].removesuffix(".py")


def modules_of(rooms: tuple[str, ...]) -> list[str]:
    names = (path.removesuffix(".py").removesuffix("/__init__") for path in trees() if room_of(path) in rooms)
    return [f"afterword.{name.replace('/', '.')}" for name in names]


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""
            if node.module == "afterword":
                yield from ((node.lineno, f"afterword.{alias.name}") for alias in node.names)


def loaded_after_importing(modules: list[str]) -> set[str]:
    code = (
        f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\nprint(*sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, cwd=PACKAGE.parent
    )
    assert result.returncode == 0, result.stderr
    return {name.split(".")[0] for name in result.stdout.split()}


def test_every_module_stands_in_a_room() -> None:
    assert {room_of(path) for path in trees()} <= {*ROOMS, "__init__", "__main__"}


def test_every_import_runs_down() -> None:
    found = {
        f"{path}:{line} imports {name}"
        for path, tree in trees().items()
        for line, name in imports(tree)
        if name.startswith("afterword.") and room_of(path) in FLOOR
        if (room := name.split(".")[1]) != room_of(path) and room in FLOOR
        if FLOOR[room] <= FLOOR[room_of(path)]
    }
    assert not found


#: What asks another machine, or may; `webbrowser` would open a page that does.
NET = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib"}
NET |= {"asyncio", "requests", "httpx", "urllib3", "aiohttp", "webbrowser", "xmlrpc", "socketserver"}


def test_one_room_asks_other_machines_and_one_command_has_it_done() -> None:
    """The live server only listens; whatever else would ask stands here, and is seen."""
    users = {
        room_of(path)
        for path, tree in trees().items()
        for _, name in imports(tree)
        if any(name == net or name.startswith(f"{net}.") for net in NET)
    }
    assert users == {"gathering", "mkdocs_plugin"}
    listening = {
        name
        for path, tree in trees().items()
        for _, name in imports(tree)
        if room_of(path) == "mkdocs_plugin" and any(name == net or name.startswith(f"{net}.") for net in NET)
    }
    assert listening == {"socket"}
    asking = {
        path
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("ask", "go_round")
        if any(name.startswith("afterword.gathering") for _, name in imports(tree))
    }
    assert asking == {"cli/commands/gather.py", "gathering/round.py"}


def test_no_circle_is_broken_by_a_late_import() -> None:
    """Imports of the core stand at the top; the shells import late, so that Tab and --help are quick."""
    late = {
        f"{path}:{node.lineno}"
        for path, tree in trees().items()
        if room_of(path) in CORE
        for top in tree.body
        if not isinstance(top, (ast.Import, ast.ImportFrom))
        for node in ast.walk(top)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("afterword")
    }
    assert not late


def rooms_seen_by_the_type_checker_alone(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Rooms that a file imports below ``if TYPE_CHECKING``, however that is written, with their lines."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.If):
            continue
        asked = {
            named
            for part in ast.walk(node.test)
            if (named := getattr(part, "id", None) or getattr(part, "attr", None))
        }
        if "TYPE_CHECKING" in asked:
            for line, name in imports(ast.Module([*node.body, *node.orelse], [])):
                if name.startswith("afterword."):
                    yield line, name.split(".")[1]


def test_no_file_needs_the_types_of_a_room_that_it_does_not_import() -> None:
    """A type is imported as all else is; where that is too dear at the start, the work stands elsewhere."""
    found = {
        f"{path}:{line} needs types of {room}"
        for path, tree in trees().items()
        for line, room in rooms_seen_by_the_type_checker_alone(tree)
        if room != room_of(path)
    }
    assert not found


@pytest.mark.parametrize(
    "code",
    [
        "if TYPE_CHECKING:\n    from afterword.records.journal import Journal",
        "if typing.TYPE_CHECKING:\n    import afterword.records.journal",
        "if not t.TYPE_CHECKING:\n    Journal = object\nelse:\n    from afterword.records import journal",
        "def f():\n    if TYPE_CHECKING and True:\n        from afterword import records",
    ],
)
def test_the_look_for_types_alone_sees_them(code: str) -> None:
    assert {room for _, room in rooms_seen_by_the_type_checker_alone(ast.parse(code))} == {"records"}


@pytest.mark.parametrize("room", CORE)
def test_a_room_of_the_core_loads_neither_mkdocs_nor_click(room: str) -> None:
    modules = modules_of((room,))
    assert not {"mkdocs", "click", "material"} & loaded_after_importing(modules)


def test_the_command_line_loads_no_mkdocs() -> None:
    assert "mkdocs" not in loaded_after_importing(modules_of(("cli",)))


def test_no_file_is_long() -> None:
    suffixes = {".py", ".css", ".js"}
    long = {
        file.relative_to(PACKAGE).as_posix(): lines
        for file in PACKAGE.rglob("*")
        if file.suffix in suffixes and (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert not long


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
    found = {
        (path, *use)
        for path, tree in trees().items()
        if room_of(path) in CORE
        for use in uses_of_the_world(tree)
    }
    assert not found


#: What differs from one machine to the next, or by the zone it is in, by the last word of its name.
OF_THE_MACHINE = {
    *("astimezone", "timestamp", "fromtimestamp", "strftime", "localtime", "mktime", "tzname"),
    *("locale", "getlocale", "setlocale", "environ", "getenv", "gethostname", "platform"),
    *("subprocess", "random"),
}


def uses_of_the_machine(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Names of what one machine tells otherwise than the next, with their lines."""
    for node in ast.walk(tree):
        name = getattr(node, "attr", None) or getattr(node, "id", None)
        if name in OF_THE_MACHINE:
            yield node.lineno, name
    for line, name in imports(tree):
        if name.split(".")[0] in OF_THE_MACHINE:
            yield line, name


def test_rooms_that_are_tried_on_one_day_alone_ask_the_machine_for_nothing() -> None:
    assert set(ALIKE) <= set(CORE)
    found = {
        (path, *use)
        for path, tree in trees().items()
        if room_of(path) in ALIKE
        for use in uses_of_the_machine(tree)
    }
    assert not found


@pytest.mark.parametrize(
    "code",
    [
        "at.astimezone()",
        "date.fromtimestamp(0)",
        "import locale",
        "os.environ['LANG']",
        "from random import choice",
    ],
)
def test_the_look_for_what_a_machine_tells_sees_it(code: str) -> None:
    assert [*uses_of_the_machine(ast.parse(code))]


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


def test_all_of_the_command_line_speaks_through_one_mouth() -> None:
    """What is said and asked passes `cli/terminal.py`, which knows what a terminal must not get."""
    ways = {"echo", "secho", "style", "prompt", "confirm", "pause"}
    found = {
        f"{path}:{node.lineno}"
        for path, tree in trees().items()
        if room_of(path) == "cli" and path != "cli/terminal.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        if (getattr(node.value, "id", "") == "click" and node.attr in ways)
        or (getattr(node.value, "id", "") == "sys" and node.attr in {"stdin", "stderr"})
    }
    assert not found
