"""How long the plan takes, by the number of contacts; reading the files is not counted.

    python bench/plan.py [--runs 5] [--country us]

Journals are invented from a seed, as in `build.py`. Each run plans a journal that was just read, so that no
look-up is warm. Times are medians of processor time, in milliseconds; in proportion, each doubling of the
contacts doubles them.
"""

from __future__ import annotations

import argparse
import statistics
from datetime import datetime
from time import process_time

from build import journal

from afterword.followups.plan import plan
from afterword.records.reading import read_files
from afterword.settings.settings import Settings

NOW = datetime(2026, 11, 21, 10)
CONTACTS = (500, 1000, 2000, 4000)


def files_with(contacts: int) -> dict[str, bytes]:
    """A journal of about so many contacts."""
    share = sum(path.startswith("contacts/") for path in journal(1000)) / 1000
    return {path: text.encode("utf-8") for path, text in journal(round(contacts / share)).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the plan of many contacts.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--country", default="", help="with its public holidays; default: none")
    options = parser.parse_args()
    settings, messages = Settings.read({"country": options.country})
    if messages:
        raise SystemExit(messages[0])

    print(f"{'contacts':>8}{'records':>9}{'follow-ups':>12}{'plan, cpu ms':>14}")
    for contacts in CONTACTS:
        files = files_with(contacts)
        times = []
        for _ in range(options.runs):
            search = read_files(files)
            begun = process_time()
            found = plan(search, NOW, settings)
            times.append(1000 * (process_time() - begun))
        print(f"{len(search.contacts):8,}{len(files):9,}{len(found):12,}{statistics.median(times):14.0f}")


if __name__ == "__main__":
    main()
