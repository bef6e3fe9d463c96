"""How long `afterword due` takes, beside khard listing as many cards; and the commands that must be instant.

    python bench/due.py [--records 2000] [--runs 7]

khard is a program for address books in plain files; to have it on the other side:
`pip install "khard==0.22.*"`, in the same environment, or name it with `--khard PATH`. Journals and cards are
invented from a seed, in a temporary folder. Each run is a process of its own, as at a prompt; both sides
run in turn, so that a busy machine slows both; the first run of each, which compiles modules, is not counted:
they are kept compiled in that folder, as an installation keeps them, whatever the environment says. Times are
medians, in milliseconds.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

from build import journal, kept_compiled

KHARD_CONFIG = """\
[addressbooks]
[[cards]]
path = {cards}

[general]
debug = no
default_action = list

[contact table]
display = first_name
"""
CARD = """\
BEGIN:VCARD\r
VERSION:3.0\r
UID:card-{number}\r
N:{last};{first};;;\r
FN:{first} {last}\r
ORG:Company {company}\r
TITLE:Engineer\r
EMAIL;TYPE=work:p{number}@company.example\r
TEL;TYPE=cell:+44 20 7946 {number:04}\r
END:VCARD\r
"""


def write_journal(folder: Path, records: int) -> None:
    (folder / "mkdocs.yml").write_text(
        "site_name: Bench\ntheme: material\nplugins: [search, afterword]\n", encoding="utf-8"
    )
    for path, text in journal(records).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def write_cards(folder: Path, cards: int) -> Path:
    """As many cards as there are records, one to a file; returns the configuration."""
    (folder / "cards").mkdir()
    for number in range(cards):
        first, last = f"First{number * 7919 % cards}", f"Last{number * 104729 % cards}"
        text = CARD.format(number=number, first=first, last=last, company=number // 6)
        (folder / f"cards/{number}.vcf").write_bytes(text.encode("utf-8"))
    config = folder / "khard.conf"
    config.write_text(KHARD_CONFIG.format(cards=folder / "cards"), encoding="utf-8")
    return config


def timed(command: Sequence[str | Path], folder: Path, extra: Mapping[str, str]) -> tuple[float, float, int]:
    """One run: milliseconds of the processor and by the clock, and how many lines it printed."""
    started = perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command, cwd=folder, env=os.environ | extra, stdout=output, stderr=subprocess.PIPE
        )
        complaint = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        clock = perf_counter() - started
        output.seek(0)
        lines = len(output.read().splitlines())
    if status:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{complaint.decode(errors='replace')}")
    return (used.ru_utime + used.ru_stime) * 1000, clock * 1000, lines


def main() -> None:
    parser = argparse.ArgumentParser(description="Time `afterword due` beside khard's list.")
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument(
        "--khard", default=None, help="the khard to run; default: the one beside Python, or on PATH"
    )
    options = parser.parse_args()
    beside = Path(sys.executable).parent
    khard = options.khard or shutil.which("khard", path=beside) or shutil.which("khard")
    afterword = shutil.which("afterword", path=beside) or shutil.which("afterword")
    if not afterword:
        raise SystemExit("afterword is not installed in this environment: pip install -e .")

    with tempfile.TemporaryDirectory(prefix="afterword-due-") as temporary:
        root = Path(temporary)
        (root / "small").mkdir()
        (root / "large").mkdir()
        write_journal(root / "small", 20)
        write_journal(root / "large", options.records)
        at = ("--date", "2026-11-21T10:00")
        tab = {"_AFTERWORD_COMPLETE": "bash_complete", "COMP_WORDS": "afterword draft p1", "COMP_CWORD": "2"}
        due = f"afterword due, {options.records:,} records"
        listing = f"khard list, {options.records:,} cards"
        rows: dict[str, tuple[list[str | Path], Path, dict[str, str]]] = {
            due: ([afterword, *at, "due"], root / "large", {}),
            "afterword due, 20 records": ([afterword, *at, "due"], root / "small", {}),
            "afterword --help": ([afterword, "--help"], root / "large", {}),
            "completing a name (Tab)": ([afterword], root / "large", tab),
            "python -c pass": ([sys.executable, "-c", "pass"], root, {}),
        }
        if khard:
            config = write_cards(root, options.records)
            rows = {listing: ([khard, "-c", config, "list"], root, {}), **rows}
        results: dict[str, list[tuple[float, float, int]]] = {name: [] for name in rows}
        compiled = kept_compiled(root / "compiled")
        for run in range(options.runs + 1):
            for name, (command, folder, extra) in rows.items():
                result = timed(command, folder, compiled | extra)
                if run:
                    results[name].append(result)

    print(f"{'':36}{'cpu ms':>8}{'clock ms':>10}{'lines':>8}")
    medians: dict[str, float] = {}
    for name, runs in results.items():
        processor, clock = (statistics.median(column) for column in list(zip(*runs, strict=True))[:2])
        medians[name] = processor
        print(f"{name:36}{processor:8.0f}{clock:10.0f}{runs[0][2]:8,}")
    if not khard:
        print('\nkhard is not here, so there is no other side: pip install "khard==0.22.*"')
        return
    version = subprocess.run([khard, "--version"], capture_output=True, text=True, check=True).stdout.split()[
        -1
    ]
    ratio = medians[due] / medians[listing]
    print(f"\nkhard {version}; due takes {ratio:.2f} times its processor time (goal: below 1)")


if __name__ == "__main__":
    main()
