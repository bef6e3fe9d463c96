"""Which changes of a rule the tests would not notice.

    python bench/mutations.py [--only NAME …] [--jobs 2]

Each row of `mutations.toml` breaks one rule: a comparison, a day, a dropped condition. In a copy of this
checkout the row's text is put into its file and the tests of that room are run, then all others but those of
the browser and the long property tests; the first failure ends it. A row that no test notices survives, and
in the end somebody would meet what it says.

A test that fails without any change is left out and named. The exit code is 1 where a row's text is no longer
found, or where 5 % or more survive. Whoever rewrites a rule rewrites its row.
"""

from __future__ import annotations

import argparse
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import tomllib
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path("plugins", "afterword")
TABLE = Path(__file__).with_suffix(".toml")

#: So many of a hundred may survive, and no more.
SURVIVING = 5

#: A change may make something run for ever; that is noticed too.
PATIENCE = 900

#: The tests of a room, where they are not the folder of its name.
ROOMS = {
    "kinds.py": ("tests/test_kinds.py", "tests/followups"),
    "times.py": ("tests/test_times.py", "tests/followups"),
    "actions": ("tests/actions", "tests/cli"),
    "keeping": ("tests/keeping", "tests/cli/test_adding.py"),
}

#: Long, or about bytes and processes that no row touches.
LEFT_OUT = (
    "tests/browser",
    "tests/followups/test_plan_properties.py",
    "tests/keeping/test_editing_property.py",
    "tests/keeping/test_forgetting_property.py",
    "tests/mkdocs_plugin/test_serve.py",
    # It says of every change that the table is out of date.
    "tests/test_mutations.py",
)

#: What no copy needs.
_NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "site", "dist", "__pycache__", ".*_cache", ".hypothesis", "node_modules"
)


@dataclass(frozen=True)
class Mutation:
    """One broken rule.

    Attributes:
        name: short, unique.
        file: relative to the package.
        before: stands in the file exactly once.
        after: what is put in its place.
        meaning: what a user would meet.
    """

    name: str
    file: str
    before: str
    after: str
    meaning: str

    @property
    def room(self) -> str:
        """The part of the package it belongs to."""
        return self.file.partition("/")[0]

    @property
    def tests(self) -> tuple[str, ...]:
        """Where it should be noticed first."""
        return ROOMS.get(self.room, (f"tests/{self.room}",))

    def applied(self, text: str) -> str:
        """The text of its file, changed.

        Raises:
            ValueError: the text to change is not there, or more than once.
        """
        found = text.count(self.before)
        if found != 1:
            raise ValueError(f"{self.name}: in {self.file} its text is found {found} times, expected once")
        return text.replace(self.before, self.after)


@dataclass(frozen=True)
class Outcome:
    """What became of a mutation; ``noticed`` is the first test that failed, empty where it survived."""

    mutation: Mutation
    noticed: str
    seconds: float


class Workshop:
    """Copies of the checkout, one for each job; no file of the checkout itself is touched."""

    def __init__(self, folder: Path, jobs: int) -> None:
        self._free: queue.Queue[Path] = queue.Queue()
        for number in range(jobs):
            copy = folder / f"copy-{number}"
            shutil.copytree(ROOT, copy, ignore=_NOT_COPIED)
            self._free.put(copy)
        #: By what was run: tests that fail without any change, and so would notice anything.
        self.failing: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._looking = threading.Lock()

    def judge(self, mutation: Mutation) -> Outcome:
        """Change a copy, run the tests, put the copy right again."""
        begun = monotonic()
        noticed: tuple[str, ...] = ()
        copy = self._free.get()
        file = copy / PACKAGE / mutation.file
        text = file.read_text(encoding="utf-8")
        try:
            rest = [f"--ignore={path}" for path in mutation.tests]
            for tests, but in ((mutation.tests, []), (("tests",), rest)):
                with self._looking:
                    if tests not in self.failing:
                        self.failing[tests] = run(copy, tests)
                # A file that cannot be collected would end every run.
                known = [
                    f"--{'deselect' if '::' in test else 'ignore'}={test}" for test in self.failing[tests]
                ]
                file.write_text(mutation.applied(text), encoding="utf-8")
                noticed = run(copy, ("-x", *known, *but, *tests))
                file.write_text(text, encoding="utf-8")
                if noticed:
                    break
        finally:
            file.write_text(text, encoding="utf-8")
            self._free.put(copy)
        return Outcome(mutation, noticed[0] if noticed else "", monotonic() - begun)


def run(copy: Path, selection: Sequence[str]) -> tuple[str, ...]:
    """Run some tests in a copy.

    Returns:
        The tests that failed, or what else went wrong; nothing where all passed.
    """
    ignored = [f"--ignore={path}" for path in LEFT_OUT]
    command = [
        *(sys.executable, "-m", "pytest", "-n0", "-q", "-rfE", "--no-header", "--tb=no"),
        *("-p", "no:cacheprovider", "-m", "not browser", "--hypothesis-seed=0"),
        *("--continue-on-collection-errors", *ignored, *selection),
    ]
    # The copy's package comes before the installed one, and nothing compiled earlier stands in for it.
    paths = {"PYTHONPATH": str(copy / PACKAGE.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=copy, env=os.environ | paths, capture_output=True, encoding="utf-8", timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return (f"no end within {PATIENCE} seconds",)
    if done.returncode in (0, 5):  # 5: the tests of this room are all among those left out
        return ()
    if done.returncode not in (1, 2):
        raise SystemExit(f"pytest could not run:\n{done.stdout}\n{done.stderr}")
    found = re.findall(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", done.stdout, re.MULTILINE)
    return tuple(found) or ("the tests cannot be collected",)


def table() -> tuple[Mutation, ...]:
    """Every row of the table."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["mutation"]
    return tuple(Mutation(**row) for row in rows)


def not_found(mutations: Sequence[Mutation]) -> list[str]:
    """A line for each row whose text is not in its file exactly once."""
    said = []
    for mutation in mutations:
        try:
            mutation.applied((ROOT / PACKAGE / mutation.file).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            said.append(str(error))
    return said


def report(outcomes: Sequence[Outcome]) -> str:
    """How many were noticed, by room, and those that were not."""
    lines = [f"{'room':<12}{'changed':>9}{'noticed':>9}"]
    tried = Counter(outcome.mutation.room for outcome in outcomes)
    noticed = Counter(outcome.mutation.room for outcome in outcomes if outcome.noticed)
    lines += [f"{room:<12}{count:>9}{noticed[room]:>9}" for room, count in sorted(tried.items())]
    lines.append(f"{'all':<12}{len(outcomes):>9}{noticed.total():>9}")
    lines += [
        f"survived: {outcome.mutation.name} ({outcome.mutation.file}): {outcome.mutation.meaning}"
        for outcome in outcomes
        if not outcome.noticed
    ]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description="Break one rule after the other; does a test fail?")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="just these rows; a part of a name will do")
    parser.add_argument("--jobs", type=int, default=1, help="so many at once, each in a copy of its own")
    options = parser.parse_args()
    mutations = [
        mutation
        for mutation in table()
        if not options.only or any(part in mutation.name for part in options.only)
    ]
    if not mutations:
        parser.error("no row has such a name")
    if said := not_found(mutations):
        print("\n".join(said))
        return 1
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder), max(1, options.jobs))
        with ThreadPoolExecutor(max(1, options.jobs)) as pool:
            judged = [pool.submit(workshop.judge, mutation) for mutation in mutations]
            try:
                for future in judged:
                    outcome = future.result()
                    outcomes.append(outcome)
                    what = f"noticed by {outcome.noticed}" if outcome.noticed else "SURVIVED"
                    print(f"{outcome.seconds:6.0f} s  {outcome.mutation.name}: {what}", flush=True)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
    for test in sorted({test for tests in workshop.failing.values() for test in tests}):
        print(f"not asked, since it fails without any change: {test}")
    print(report(outcomes))
    survivors = sum(not outcome.noticed for outcome in outcomes)
    return int(100 * survivors >= SURVIVING * len(outcomes))


if __name__ == "__main__":
    sys.exit(main())
