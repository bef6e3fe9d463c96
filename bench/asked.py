"""How long one page takes after an edit, from reading the files again to its words.

    python bench/asked.py [--sizes 250 1000 4000] [--runs 5] [--pinned] [--profile]

Journals are invented from a seed, as in `build.py`, in a temporary folder. In one process, as under `serve`,
the journal is read and every page written; then, each time, one contact's own words are edited, and that
person's page and the Today page are written, each from reading the files again. What the host makes of the
words (Markdown, the theme's templates) is not counted. Times are medians of processor time, in milliseconds;
with a pinned day the forecast of the next days, which asks for the plan seven times more, is left out.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import tempfile
from datetime import datetime
from pathlib import Path
from time import process_time

from build import journal

from afterword.pages.page import Site
from afterword.pages.site import build_site
from afterword.records.reading import read_journal
from afterword.settings.settings import Settings

NOW = datetime(2026, 11, 21, 10)
EDITED = "contacts/p3.md"
STEPS = ("read", "heads", EDITED, "index.md")


class Steps:
    """The steps of one look at a journal, each timed."""

    def __init__(self, root: Path, settings: Settings, before: Site) -> None:
        self._root, self._settings, self._before = root, settings, before
        self.times: dict[str, list[float]] = {}

    def look(self, path: str) -> None:
        """Read, lay out and write one page, each timed under its own name, and all under that of the page."""
        begun = process_time()
        read = read_journal(self._root, NOW.date())
        after_read = process_time()
        site = build_site(read, NOW, self._settings, journal_root=str(self._root), before=self._before)
        self._before = site
        after_heads = process_time()
        next(page for page in site.pages if page.path == path).words  # noqa: B018  # they are written now
        end = process_time()
        for name, time in (
            ("read", after_read - begun),
            ("heads", after_heads - after_read),
            (path, end - begun),
        ):
            self.times.setdefault(name, []).append(1000 * time)


def measure(records: int, runs: int, settings: Settings, profiled: bool) -> dict[str, float]:
    """Medians by step, in milliseconds; `everything` is the first look, with all pages."""
    with tempfile.TemporaryDirectory(prefix="afterword-asked-") as folder:
        root = Path(folder)
        for path, text in journal(records).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        begun = process_time()
        site = build_site(read_journal(root, NOW.date()), NOW, settings, journal_root=str(root))
        downloads = len(site.downloads)
        everything = 1000 * (process_time() - begun)
        steps = Steps(root, settings, site)
        profile = cProfile.Profile()
        for run in range(2 * runs):
            with (root / EDITED).open("a", encoding="utf-8", newline="\n") as file:
                file.write(f"Edited {run} times, with {downloads} letters.\n")
            if profiled:
                profile.enable()
            steps.look((EDITED, "index.md")[run % 2])
            profile.disable()
        if profiled:
            pstats.Stats(profile).sort_stats("cumulative").print_stats(
                "afterword/plugins|plugins/afterword", 45
            )
    return {name: statistics.median(times) for name, times in steps.times.items()} | {
        "everything": everything
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Time one page after an edit.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 1000, 4000], help="records")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pinned", action="store_true", help="as with `today:` in the settings")
    parser.add_argument("--profile", action="store_true", help="also print where the time goes")
    options = parser.parse_args()
    settings = Settings(today=NOW) if options.pinned else Settings()
    print(f"{'records':>8}{'read again':>12}{'heads':>8}{'a person':>10}{'Today':>8}{'every page':>12}")
    for records in options.sizes:
        found = measure(records, options.runs, settings, options.profile)
        row = (found["read"], found["heads"], found[EDITED], found["index.md"], found["everything"])
        print(
            f"{records:8,}{row[0]:12.0f}{row[1]:8.0f}{row[2]:10.0f}{row[3]:8.0f}{row[4]:12,.0f}", flush=True
        )


if __name__ == "__main__":
    main()
