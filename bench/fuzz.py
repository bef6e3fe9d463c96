"""Every command and the build over hostile journals, from a seed, with a judge of its own.

    python bench/fuzz.py [--minutes 10 | --cases 200] [--seed 1] [--first 0] [--only gather] [--show]

Each case is a journal (`hostile.py`) and some commands on it, one after the other, then `check` and a build.
What counts as wrong: a traceback, more than some seconds of processor time, an exit code that is none of 0, 1
and 2, a refusal without a word, a byte of a record that the command was not asked to change, a file that is
lost (`harm.py`), and words of others that became markup. Everything wrong is printed with its case, which
`--first N --cases 1 --show` runs again. Ends with 1 where anything was wrong.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import logging
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click
from click.testing import CliRunner
from harm import Snapshot, harm, snapshot
from hostile import COMPANIES, DATES, NAMES, SLUGS, WORDS, journal, oddities
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from sources import LINES, LIST, Sources, candidate_list

from afterword.cli import main as afterword
from afterword.records.schema import CONTACT

#: Seconds of processor time, and by the wall, that anything may take.
CPU, WALL = 6, 20

#: A page that holds this took the words of others for markup.
THEIRS = "<script>theirs()"

#: `serve` never ends by itself, and `build` starts another process; the build is fuzzed here, in this one.
LEFT_OUT = ("serve", "build")

#: What changes files and cannot be taken back: it says so, or makes another journal, or a file for others.
FOR_GOOD = ("forget", "init", "undo", "export")

OUTCOMES = ("fine", "refused", "wrong", "crash", "hang")


class Overdue(BaseException):
    """A command took too long."""


@dataclass
class Totals:
    """How often each thing went how, and what went wrong; with ``show``, why each was refused."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    show: bool = False

    def add(self, what: str, outcome: str, case: int, said: str = "") -> None:
        """Count one thing that was tried, and print what is wrong with it."""
        self.counts.setdefault(what, Counter())[outcome] += 1
        if self.show and outcome == "refused":
            print(f"  {said.strip()[-400:]}", flush=True)
        if outcome not in ("fine", "refused"):
            self.wrong.append(f"case {case}: {what}: {outcome}: {said}")
            print(self.wrong[-1], flush=True)

    def table(self) -> str:
        """All counts, as a table in Markdown."""
        rows = [
            "| what | tried | fine | refused cleanly | wrong | crash | hang |",
            "|---|---|---|---|---|---|---|",
        ]
        total: Counter[str] = Counter()
        for what, counts in [*sorted(self.counts.items()), ("all", total)]:
            if counts is not total:
                total += counts
            figures = " | ".join(f"{counts[outcome]:,}" for outcome in OUTCOMES)
            rows.append(f"| {what} | {counts.total():,} | {figures} |")
        return "\n".join(rows)


@contextmanager
def limited() -> Iterator[None]:
    """Ends what takes too long; where not even that helps, the process, with a traceback of where it was."""

    def stop(signum: int, frame: object) -> None:
        raise Overdue

    handlers = {each: signal.signal(each, stop) for each in (signal.SIGALRM, signal.SIGPROF)}
    faulthandler.dump_traceback_later(3 * WALL, exit=True)
    signal.setitimer(signal.ITIMER_PROF, CPU)
    signal.setitimer(signal.ITIMER_REAL, WALL)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        for each, handler in handlers.items():
            signal.signal(each, handler)


def commands() -> dict[str, click.Command]:
    """Every command by its name; those below another under both, with a space."""
    found: dict[str, click.Command] = {}
    group = afterword
    assert isinstance(group, click.Group)
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found |= {f"{name} {below}": command.commands[below] for below in command.commands}
        elif name not in LEFT_OUT:
            found[name] = command
    return found


def arguments(command: click.Command, root: Path, chance: random.Random) -> list[str]:
    """Options and arguments for a command, most of them such as it takes."""
    if command.name == "merge" and chance.random() < 0.4:  # two of one name are too rare to be hit upon
        return ["--keep", "company", *chance.choice([[], ["--dry-run"]]), "p-raman", "priya-raman"]
    options: list[str] = []
    behind: list[str] = []
    for param in command.params:
        if param.name in ("help", "version") or {"--root", "--date"} & set(param.opts):
            continue
        if isinstance(param, click.Argument):
            many = chance.randint(0, 2) if param.nargs == -1 else 1
            if param.required or many != 1 or chance.random() < 0.7:
                behind += [_value(param, root, chance) for _ in range(many)]
        elif isinstance(param, click.Option) and (param.required or chance.random() < _likely(param)):
            option = chance.choice([*param.opts, *param.secondary_opts])
            for _ in range(chance.randint(1, 3) if param.multiple else 1):
                options += [option] if param.is_flag else [option, _value(param, root, chance)]
    guard = ["--"] if chance.random() < 0.5 else []
    return [*options, *guard, *behind]


def _likely(option: click.Option) -> float:
    usual = {"yes", "company", "when", "met"}
    return 0.85 if option.name in usual else 0.05 if option.name == "what" else 0.3


def _value(param: click.Parameter, root: Path, chance: random.Random) -> str:
    kind, name = param.type, param.name or ""
    if chance.random() < 0.06:
        return chance.choice(WORDS).replace("\0", "")
    if isinstance(kind, click.Choice):
        return str(chance.choice(list(kind.choices)))
    if isinstance(kind, click.IntRange):
        return str(chance.choice([kind.min or 0, kind.max or 99, 5, -1, 10**30]))
    if kind.name == "date":
        ahead = ["2026-12-24", "2027-02-28", "in 10 days"]
        behind = ["2026-11-20", "2026-11-20T15:00", "yesterday"]
        usual = ahead if getattr(kind, "prefer", "past") == "future" else behind
        return chance.choice(usual if chance.random() < 0.75 else DATES)
    if isinstance(kind, click.Path | click.File):
        there = [path for path in root.rglob("*.md") if path.is_file()]
        return (
            str(chance.choice(there))
            if there and name != "folder"
            else str(root / "new" / f"{chance.random()}")
        )
    if name in ("old", "new"):
        places = (
            COMPANIES[:4] if chance.random() < 0.5 else ["priya-raman", "tom-okafor", "Engineer", "sailing"]
        )
        return chance.choice(places if name == "old" else [*NAMES, *COMPANIES])
    if name in ("keep", "take"):
        return chance.choice(["company", "company", "part", *CONTACT.names])
    if name in ("who", "owner", "note", "gift", "interview", "into"):
        right = {"note": ["draft", "came"], "gift": ["tides"], "interview": ["talk", "other"]}
        right["into"] = ["priya-raman", "tom-okafor"]
        usual = right.get(name, ["priya-raman", "tom-okafor", "ana-sol", "priya", "ana", "p-raman"])
        there = [path.stem for path in root.glob("*/*.md")]
        return chance.choice(usual if chance.random() < 0.6 else [*there, *SLUGS, *NAMES])
    if name == "company":
        return chance.choice(COMPANIES[:4] if chance.random() < 0.7 else COMPANIES)
    if name == "met":
        facts = f"talked about: {chance.choice(WORDS)}; promised: x by {chance.choice(DATES)}"
        return f"{chance.choice(NAMES)}; {facts}".replace("\0", "")
    return chance.choice([*NAMES, *COMPANIES, *WORDS]).replace("\0", "")


def run(
    name: str,
    command: click.Command,
    root: Path,
    sources: Sources,
    chance: random.Random,
    case: int,
    totals: Totals,
) -> None:
    """One command on the journal, and sometimes `undo` after it: then every byte is as it was."""
    before = snapshot(root)
    if (line := LINES.get(name)) and chance.random() < 0.9:
        args = line(sources, chance)
    else:
        args = arguments(command, root, chance)
    invoke(name, root, args, chance, case, totals)
    if name not in FOR_GOOD and chance.random() < 0.5 and snapshot(root) != before:
        invoke("undo", root, [], chance, case, totals, back_to=before)


def invoke(
    name: str,
    root: Path,
    args: list[str],
    chance: random.Random,
    case: int,
    totals: Totals,
    *,
    back_to: Snapshot | None = None,
) -> None:
    """A command line on the journal; ``back_to`` is what must be there when it has ended."""
    written = "--dry-run" not in args and not (name == "draft" and "--save" not in args)
    who = " ".join(each for each in args if not each.startswith("-"))
    usual = ["2026-11-21", "2026-11-21T10:00", "2027-03-01"]
    odd = back_to is None and chance.random() < 0.1
    date = ["--date", chance.choice(DATES if odd else usual)]
    before = snapshot(root)
    said = " ".join(repr(each) for each in args)[:300]
    try:
        with limited():
            result = CliRunner().invoke(afterword, ["--root", str(root), *date, *name.split(), *args])
    except Overdue:
        totals.add(name, "hang", case, said)
        return
    if isinstance(result.exception, Overdue):
        totals.add(name, "hang", case, said)
    elif result.exception is not None and not isinstance(result.exception, SystemExit):
        last = traceback.extract_tb(result.exception.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        totals.add(name, "crash", case, f"{said}: {where} {result.exception!r:.300}")
    elif result.exit_code not in (0, 1, 2):
        totals.add(name, "wrong", case, f"{said}: exit {result.exit_code}")
    elif result.exit_code and not result.output.strip():
        totals.add(name, "wrong", case, f"{said}: exit {result.exit_code} without a word")
    elif back_to is not None and (result.exit_code or snapshot(root) != back_to):
        totals.add(name, "wrong", case, f"{said}: not as it was before: {result.output[:300]!r}")
    elif found := list(
        # A feed that fails does not keep the others from being read.
        harm(
            _asked(name, args),
            written and (result.exit_code == 0 or name == "gather"),
            who,
            before,
            snapshot(root),
        )
    ):
        totals.add(name, "wrong", case, f"{said}: {'; '.join(found)[:600]}")
    else:
        totals.add(name, "refused" if result.exit_code else "fine", case, result.output)


def _asked(name: str, args: list[str]) -> str:
    """The command; `sent` with words of one's own puts them in the place of those of the draft."""
    own = [option for option in ("--text", "--subject") if name == "sent" and option in args]
    return " ".join([name.split()[0], *own])


def build(root: Path, case: int, totals: Totals, *, material: bool) -> None:
    """A full build of the journal, with Material or with the least of themes."""
    before = snapshot(root)
    what = "build, with Material" if material else "build"
    theme = (
        {"name": "material", "font": False} if material else {"name": None, "custom_dir": str(root / "built")}
    )
    (root / "built").mkdir(exist_ok=True)
    (root / "built" / "main.html").write_text("<h1>{{ page.title }}</h1>{{ page.content }}", encoding="utf-8")
    (root / "docs").mkdir(exist_ok=True)
    try:
        with limited(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"), theme=theme)
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
    except Overdue:
        totals.add(what, "hang", case)
        return
    except (Abort, MkDocsException):
        outcome = "refused"
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        totals.add(what, "crash", case, f"{Path(last.filename).name}:{last.lineno} {error!r:.300}")
        return
    else:
        outcome = "fine"
    after = snapshot(root)
    pages = [page.read_text(encoding="utf-8") for page in (root / "site").rglob("*.html")]
    ours = "".join(page for page in pages if 'class="aw-facts aw-note"' in page and "from <a" in page)
    if before != {path: data for path, data in after.items() if path in before}:
        totals.add(what, "wrong", case, "a file was changed")
    elif THEIRS in ours:
        totals.add(what, "wrong", case, "words of others became markup")
    else:
        totals.add(what, outcome, case)


def one_case(case: int, seed: int, totals: Totals, only: Sequence[str] = (), *, show: bool = False) -> None:
    """A journal and some commands on it."""
    chance = random.Random(f"{seed}-{case}")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "search"
        there = journal(chance)
        if chance.random() < 0.9:
            there[LIST] = candidate_list(chance)
        for path, data in there.items():
            with contextlib.suppress(OSError):  # some disks refuse some names
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(data)
        for make in oddities(chance):
            with contextlib.suppress(OSError):
                make(root)
        if chance.random() < 0.05:
            os.system(f"git init -q {root}")
        sources, available = Sources(Path(folder) / "elsewhere", chance), commands()
        here = Path.cwd()
        # What a command makes in "this folder" goes with the journal.
        with contextlib.chdir(root):
            for name in chance.choices(sorted(only or available), k=7):
                if show:
                    print("-", name, flush=True)
                run(name, available[name], root, sources, chance, case, totals)
            run("check", available["check"], root, sources, chance, case, totals)
            build(root, case, totals, material=chance.random() < 0.1)
        if show:
            with contextlib.suppress(shutil.Error):  # pipes stay behind
                shutil.copytree(root, here / f"case-{case}", symlinks=True, ignore_dangling_symlinks=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fuzz every command and the build over hostile journals.")
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--cases", type=int, default=0, help="default: until the time is over, or 50")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    parser.add_argument("--only", action="append", default=[], help="this command, and no other")
    parser.add_argument("--show", action="store_true", help="print the commands, and keep the journals here")
    options = parser.parse_args()
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    for name in ("CI", "GITHUB_ACTIONS", "NETLIFY", "READTHEDOCS"):
        os.environ.pop(name, None)
    totals = Totals(show=options.show)
    begun = time.monotonic()
    most = options.cases or (sys.maxsize if options.minutes else 50)
    case = options.first
    while case < options.first + most and not (
        options.minutes and time.monotonic() - begun > 60 * options.minutes
    ):
        one_case(case, options.seed, totals, options.only, show=options.show)
        case += 1
    print(f"\n{case - options.first:,} journals, seed {options.seed}, {time.monotonic() - begun:.0f} s\n")
    print(totals.table())
    sys.exit(1 if totals.wrong else 0)


if __name__ == "__main__":
    main()
