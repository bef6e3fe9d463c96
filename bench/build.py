"""How long a journal takes to become a site, beside MkDocs and Material building the same site without us.

    python bench/build.py [--sizes 250 1000 4000] [--runs 3]

Journals are invented from a seed. On the other side stands the very site that the journal becomes, written
down beforehand: each page as the Markdown that we make of it, its title and what hides its sidebars in front
matter, the links in its HTML already addresses; the listings in ``nav``, so that the same tabs stand on every
page, and the other pages outside of it; the same styles, scripts and drafts as plain files of the docs; the
same theme, features, extensions and search. So what is measured is what it costs to have the pages made of
records rather than written by hand, and no work of the theme's is counted for one side alone. That both sites
hold the same files, with the same article in each page, is checked: where they do not, nothing is said. What
a page has around its article from us (the way up to its listing, the next page) we alone make, and that we go
round the parser of HTML in Markdown is ours as well.

The clock of a build is SOURCE_DATE_EPOCH and not `today:`, so that the forecast of the week after, which a
journal without `today:` has, is counted as well.

Times are processor seconds of the whole `mkdocs build`, the median of the runs; both sides of a size are
built in turn, so that a busy machine slows both. The first build of each, which compiles modules, is not
counted: they are kept compiled, as an installation keeps them, whatever the environment says.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

import yaml
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from afterword.hosting import blocks
from afterword.hosting.dress import SCRIPTS, STYLES, dress
from afterword.pages.page import Page
from afterword.pages.site import build_site
from afterword.records.reading import read_files
from afterword.settings.settings import Settings

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10)
GOAL_RATIO, GOAL_GROWTH = 1.2, 4.4

#: Words of the invented records: first names, last names, topics, prose.
POOL = """
Ana Bo Cy Dara Emil Fola Gita Hugo Ines Jun Kofi Lena Mina Noor Olu Pia Qiu Rosa Sam Tove Uma Vik
Adler Bakare Costa Dahl Eriks Frei Gallo Haddad Ito Jansen Kowal Lund Moss Novak Oduya Park Quist
observability sailing baking chess typography databases cycling teaching maps gardening testing
the telemetry move took longer than anyone had planned and nobody paged at night since a team wrote it down
"""
FIRST, LAST, TOPICS, WORDS = (line.split() for line in POOL.strip().splitlines())

CONFIGURATION = """\
site_name: Bench
theme: {{name: material, font: false, features: [navigation.tabs, navigation.path, content.code.copy]}}
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables, pymdownx.superfences]
{rest}
"""
OURS = "plugins: [search, afterword]"
#: Filled with the listings, the styles and the scripts.
PLAIN = """\
plugins: [search]
nav: [{nav}]
not_in_nav: |
  *.md
extra_css: [{css}]
extra_javascript: [{scripts}]
"""
_ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)


def journal(records: int, seed: int = 1) -> dict[str, str]:
    """Files of an invented search: three contacts in ten records, two interviews, one gift, four notes."""
    chance = random.Random(seed)
    files: dict[str, str] = {}
    contacts = [f"p{number}" for number in range(records * 3 // 10)]
    for number, slug in enumerate(contacts):
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}{number}"
        # One interest that many share, and two that few do.
        tags = [f"{topic}/{chance.randrange(records // 20 + 1)}" for topic in chance.sample(TOPICS, 2)]
        tags.insert(chance.randrange(3), chance.choice(TOPICS))
        files[f"contacts/{slug}.md"] = (
            f"---\nname: {name}\ncompany: Company {number // 6}\nrole: Engineer\n"
            f"email: {slug}@company.example\ninterests: [{', '.join(tags)}]\n---\n{_prose(chance, 40)}\n"
        )
    interviews = records * 2 // 10
    for number in range(interviews):
        # Neighbours work at one company, six to each.
        first = number * len(contacts) // interviews // 6 * 6
        met = contacts[first : first + 1 + number % 4] or contacts[-1:]
        when = TODAY - timedelta(days=1 + chance.randrange(90))
        said = "\n".join(
            f"## {slug}\n\n- talked about: {_prose(chance, 8)}\n- lit up at: {_prose(chance, 6)}\n"
            for slug in met
        )
        files[f"interviews/i{number}.md"] = (
            f"---\ncompany: Company {first // 6}\nposition: Position {number % 3}\nwhen: {when}T10:00\n"
            f"met: [{', '.join(met)}]\n---\n{_prose(chance, 30)}\n\n{said}"
        )
    for number in range(records // 10):
        tag = f"{chance.choice(TOPICS)}/{number % (records // 20 + 1)}"
        files[f"gifts/g{number}.md"] = (
            f"---\ntitle: On {_prose(chance, 4)}\nkind: article\nurl: https://a.example/{number}\nread: yes\n"
            f"interests: [{tag}]\n---\n{_prose(chance, 25)}\n\nwhy: {_prose(chance, 8)}\n"
        )
    for number in range(records - len(files)):
        to, kind = (
            chance.choice(contacts),
            chance.choice(("thank-you", "value-add", "decision-check-in", "reply")),
        )
        day = TODAY - timedelta(days=1 + chance.randrange(60))
        sent = "" if number % 12 == 0 else f"\nsent: {day}"  # some are drafts still
        way = f"from: {to}\nreceived: {day}" if kind == "reply" else f"to: {to}{sent}"
        files[f"notes/n{number}.md"] = (
            f"---\n{way}\nkind: {kind}\nsubject: {_prose(chance, 4)}\n---\nHello,\n\n{_prose(chance, 90)}\n"
        )
    return files


def written(files: Mapping[str, str], root: Path) -> dict[str, bytes]:
    """The site that a journal in ``root`` becomes, as files that MkDocs builds alone."""
    read = read_files({path: text.encode("utf-8") for path, text in files.items()})
    site = build_site(read, NOW, Settings(), journal_root=str(root))
    addresses = {path: File(path, None, "site", True).url for path in (page.path for page in site.pages)}
    addresses |= {download.path: download.path for download in site.downloads}
    docs: dict[str, bytes] = {}
    for page in site.pages:
        front = yaml.safe_dump({"title": page.title, **page.meta}, allow_unicode=True)
        text = _with_addresses(page, addresses)
        docs[page.path] = f"---\n{front}---\n{text}\n".encode()
    docs |= {download.path: download.content for download in site.downloads}
    docs |= {path: dress(path).encode() for path in (*STYLES, *SCRIPTS)}
    listings = [page.path for page in site.pages if not page.section and not page.record]
    rest = PLAIN.format(nav=", ".join(listings), css=", ".join(STYLES), scripts=", ".join(SCRIPTS))
    return {
        "mkdocs.yml": CONFIGURATION.format(rest=rest).encode(),
        **{f"docs/{path}": content for path, content in docs.items()},
    }


def _with_addresses(page: Page, addresses: Mapping[str, str]) -> str:
    """The Markdown of a page, with the links in its HTML as MkDocs would make those of Markdown."""
    text, aside = blocks.set_aside(page.markdown, page.body)

    def address(target: str, anchor: str) -> str | None:
        if target not in addresses:
            return None
        found = get_relative_url(addresses[target], addresses[page.path])
        return f"{found}#{anchor}" if anchor else found

    return blocks.put_back(text, blocks.resolved(aside, page.path, address))


def _same(ours: Path, theirs: Path) -> int:
    """How many pages two sites have, if they are the same."""
    both = [
        {path.relative_to(site): path for path in site.rglob("*") if path.is_file()}
        for site in (ours, theirs)
    ]
    if both[0].keys() != both[1].keys():
        odd = ", ".join(map(str, sorted(both[0].keys() ^ both[1].keys())[:5]))
        raise SystemExit(f"only one of the sites has these: {odd}")
    pages = [path for path in both[0] if path.suffix == ".html"]
    for path in pages:
        articles = [_ARTICLE.search(site[path].read_text(encoding="utf-8")) for site in both]
        if [each and each[0] for each in articles[:1]] != [each and each[0] for each in articles[1:]]:
            raise SystemExit(f"the two sites say different things on {path}")
    return len(pages)


def _prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words))


@dataclass(frozen=True)
class Run:
    """One build: processor seconds, seconds by the clock, peak memory in MB."""

    processor: float
    clock: float
    memory: float


def kept_compiled(folder: Path) -> dict[str, str]:
    """What to set so that Python keeps modules compiled in a folder; without that every run compiles them."""
    return {"PYTHONPYCACHEPREFIX": str(folder), "PYTHONDONTWRITEBYTECODE": ""}


def build(folder: Path, compiled: Path) -> Run:
    """Build the site in ``folder`` in a process of its own; modules are kept compiled in ``compiled``."""
    started = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "mkdocs.yml"],
        cwd=folder,
        env={
            **os.environ,
            **kept_compiled(compiled),
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": str(int(NOW.replace(tzinfo=UTC).timestamp())),
        },
    )
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the build in {folder} failed")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Run(used.ru_utime + used.ru_stime, perf_counter() - started, used.ru_maxrss / unit)


def compare(records: int, runs: int, root: Path) -> tuple[Run, Run, int]:
    """Medians of both sides for one size, and how many pages each has."""
    files = journal(records)
    ours, theirs = root / f"ours-{records}", root / f"plain-{records}"
    content = {path: text.encode() for path, text in files.items()}
    content["mkdocs.yml"] = CONFIGURATION.format(rest=OURS).encode()
    for folder, side in ((ours, content), (theirs, written(files, ours))):
        for path, data in side.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        (folder / "docs").mkdir(exist_ok=True)
    measured = [tuple(build(side, root / "compiled") for side in (ours, theirs)) for _ in range(runs + 1)][1:]
    pages = _same(ours / "site", theirs / "site")
    shutil.rmtree(ours)
    shutil.rmtree(theirs)
    return _median([run for run, _ in measured]), _median([run for _, run in measured]), pages


def _median(runs: list[Run]) -> Run:
    return Run(
        *(statistics.median(getattr(run, name) for run in runs) for name in ("processor", "clock", "memory"))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[250, 1000, 4000], help="records in each journal"
    )
    parser.add_argument("--runs", type=int, default=3, help="builds of each side")
    options = parser.parse_args()
    print("records   pages   afterword          the same, plain    ratio   memory")
    print("                  cpu      clock     cpu      clock     of cpu  afterword  plain")
    seconds: dict[int, float] = {}
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for records in options.sizes:
            ours, plain, pages = compare(records, options.runs, Path(folder))
            ratio = ours.processor / plain.processor
            seconds[records], worst = ours.processor, max(worst, ratio)
            times = "   ".join(f"{run.processor:5.1f} s  {run.clock:5.1f} s" for run in (ours, plain))
            memory = f"{ours.memory:5.0f} MB  {plain.memory:5.0f} MB"
            print(f"{records:7,} {pages:7,}   {times}   {ratio:5.2f}   {memory}", flush=True)
    print(f"\nworst ratio {worst:.2f} (goal: at most {GOAL_RATIO})")
    for small, large in zip(options.sizes, options.sizes[1:], strict=False):
        growth = seconds[large] / seconds[small]
        goal = f" (goal: at most {GOAL_GROWTH})" if large == 4 * small else ""
        print(f"{small:,} to {large:,} records: {growth:.1f} times the time{goal}")


if __name__ == "__main__":
    main()
