"""Ten searches of six months, lived by somebody who sends whatever is due on the day it is due.

    python bench/searches.py [--searches 10] [--days 182] [--seed 1] [--verbose]

Companies, panels, agencies, their replies, questions, offers, silences, moves and wishes for silence are
invented from a seed. Each evening everything that is due or late is sent, one after the other, with the plan
asked again in between; there is always another gift. The table says, search by search, whether anybody had
reason to be annoyed, and whether anybody was forgotten. A figure beyond its limit is marked, and
the exit code is 1.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from lives import DAY, START, Life

from afterword.kinds import THANK_YOUS

APART = (*THANK_YOUS, "forward-request")
#: What counts towards the notes of one week and of three months. What an offer asks for has a day of its own
#: and waits for no gap, so it counts towards the two of any kind alone.
COUNTED = (
    "decision-check-in",
    "second-check-in",
    "value-add",
    "congratulate",
    "stay-in-touch",
    "holding",
    "close-the-loop",
)

#: The most that is right, by column.
LIMITS = {
    "week": 1,
    "quarter": 6,
    "any": 2,
    "wait": 40,
    "a day": 3,
    "late thanks": 0,
    "wrong": 0,
    "unanswered": 0,
}


class Judge:
    """What a search was like for those who were written to."""

    def __init__(self, life: Life) -> None:
        self.life = life

    def figures(self) -> dict[str, int]:
        """What the table shows."""
        return {
            "people": sum(bool(person.met) for person in self.life.people.values()),
            "notes": len(self.life.sent),
            "week": self._most(COUNTED, 7),
            "quarter": self._most(COUNTED, 91),
            "any": self._most((), 7),
            "wait": self._longest_wait(),
            "a day": self._most_a_day(),
            "late thanks": self._late_thanks(),
            "wrong": self._wrong(),
            "unanswered": self._unanswered(),
        }

    def _most(self, kinds: tuple[str, ...], days: int) -> int:
        """The most notes to one person about one position within so many days; no kinds: all that count."""
        groups: dict[tuple[str, str], list[date]] = defaultdict(list)
        for each in self.life.sent:
            kind = each.follow_up.kind
            if kind in kinds if kinds else kind not in ("answer", "promised-item"):
                groups[each.to.slug, each.follow_up.position_id].append(each.day)
        spans = ((group, start, start + DAY * days) for group in groups.values() for start in group)
        return max((sum(start <= day < end for day in group) for group, start, end in spans), default=0)

    def _longest_wait(self) -> int:
        """Business days for which somebody met heard nothing while a colleague was sent a second gift."""
        longest = 0
        for person in self.life.people.values():
            if not person.address or not person.met:
                continue
            number = person.slug.removeprefix("agent")[0] if person.part == "agency" else person.slug[1]
            end = min([person.gone or date.max, START + DAY * self.life.days, *self._pauses(number)])
            touched = sorted(
                {
                    *person.met,
                    *(each.day for each in self.life.sent if each.to is person),
                    *(day for day, slug in self.life.heard if slug == person.slug),
                }
            )
            touched = [day for day in touched if day <= end]
            for before, after in zip(touched, [*touched[1:], end], strict=True):
                gifts = Counter(
                    each.to.slug
                    for each in self.life.sent
                    if before < each.day < after
                    and each.follow_up.kind == "value-add"
                    and each.to.company == person.company
                    and each.to is not person
                )
                if any(count > 1 for count in gifts.values()):
                    longest = max(longest, self._working(before, after))
        return longest

    def _pauses(self, number: str) -> Iterable[date]:
        """When a position ended or was put to rest, or the search was over."""
        taken = [
            day for said in self.life.outcomes.values() for day, outcome in said if outcome == "filled-by-me"
        ]
        return [*taken, *(day for day, outcome in self.life.outcomes.get(number, ()) if outcome != "open")]

    def _working(self, before: date, after: date) -> int:
        """Business days between two days, without those on which nobody writes."""
        days = (before + DAY * step for step in range(1, (after - before).days + 1))
        quiet = self.life.settings.preset.quiet
        return sum(
            self.life.business.is_business_day(day) and not any(span.around(day) for span in quiet)
            for day in days
        )

    def _most_a_day(self) -> int:
        notes = Counter(
            (each.day, each.to.company)
            for each in self.life.sent
            if each.follow_up.kind not in (*APART, "answer")
        )
        return max(notes.values(), default=0)

    def _late_thanks(self) -> int:
        """Those met who were not thanked by the next business day, themselves or through somebody."""
        return sum(1 for _ in self._unthanked())

    def _unthanked(self) -> Iterator[tuple[date, str]]:
        for day, number, met in self.life.interviews:
            latest = self.life.business.add(day, 1)
            if latest > START + DAY * (self.life.days - 1):
                continue
            thanked = {
                slug
                for each in self.life.sent
                if day <= each.day <= latest and each.follow_up.kind in APART
                for slug in (each.to.slug, *each.follow_up.about)
            }
            alive = not any(first <= latest for first in self._ends(number))
            yield from (
                (day, slug)
                for slug in met
                if alive and slug not in thanked and not self._silent(slug, latest)
            )

    def _ends(self, number: str) -> Iterable[date]:
        taken = [
            day for said in self.life.outcomes.values() for day, outcome in said if outcome == "filled-by-me"
        ]
        return [
            *taken,
            *(
                day
                for day, outcome in self.life.outcomes.get(number, ())
                if outcome not in ("open", "on-hold")
            ),
        ]

    def _silent(self, slug: str, by: date) -> bool:
        gone = self.life.people[slug].gone
        return bool(gone and gone <= by)

    def _wrong(self) -> int:
        """Notes to people who left (good wishes apart) or said stop, or who were never met."""
        return sum(
            not any(day <= each.day for day in each.to.met)
            or bool(
                each.to.gone
                and each.day >= each.to.gone
                and each.follow_up.kind not in ("congratulate", "answer", "stay-in-touch", "good-news")
            )
            for each in self.life.sent
        )

    def _unanswered(self) -> int:
        """Questions of theirs that were not answered in time."""
        return sum(
            not any(each.to is person and day <= each.day <= until for each in self.life.sent)
            for day, person, until in self.life.asked
            if until < START + DAY * self.life.days and not (person.gone and person.gone <= until)
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="Live searches of six months, and judge what was sent.")
    parser.add_argument("--searches", type=int, default=10)
    parser.add_argument("--days", type=int, default=182)
    parser.add_argument("--seed", type=int, default=1, help="of the first search")
    parser.add_argument("--verbose", action="store_true", help="with every note")
    options = parser.parse_args()
    names = ("people", "notes", *LIMITS)
    print("Per person and position: notes a week, a quarter, and of any kind a week; the longest wait, in")
    print("business days. Notes to one company a day; people thanked late; notes to people who left, said")
    print("stop or were never met; questions of theirs not answered in time.\n")
    print("search " + "".join(f"{name:>13}" for name in names))
    print("limit  " + "".join(f"{LIMITS.get(name, ''):>13}" for name in names))
    beyond = 0
    for seed in range(options.seed, options.seed + options.searches):
        life = Life(seed, options.days)
        life.live()
        figures = Judge(life).figures()
        cells = []
        for name in names:
            over = figures[name] > LIMITS.get(name, sys.maxsize)
            beyond += over
            cells.append(f"{figures[name]}{'!' if over else ''}")
        print(f"{seed:<7}" + "".join(f"{cell:>13}" for cell in cells))
        for each in life.sent if options.verbose else ():
            print(f"  {each.day:%a} {each.day} {each.to.slug:8}{each.follow_up.kind:18}{each.follow_up.why}")
    if beyond:
        raise SystemExit(f"\n{beyond} figures beyond their limit")


if __name__ == "__main__":
    main()
