"""A job search in the making, for tests: records are added as files, and the plan asked for at a moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Self

from afterword.followups.follow_up import FollowUp
from afterword.followups.plan import plan
from afterword.records.journal import Journal
from afterword.records.reading import read_files
from afterword.settings.settings import Settings
from afterword.times import iso


def at(text: str) -> date | datetime:
    """A date, or a date and time, from ISO text."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


class Search:
    """The files of a journal; every method that adds one returns the search, so that they chain."""

    ONE_DAY = timedelta(days=1)

    def __init__(self) -> None:
        self.files: dict[str, str] = {}

    @staticmethod
    def day(text: str) -> date:
        """The day in ISO text."""
        return date.fromisoformat(text)

    def contact(self, slug: str, **fields: Any) -> Self:
        known = {"name": slug.title(), "company": "Northwind", "email": f"{slug}@northwind.example"}
        return self._add(f"contacts/{slug}.md", known | fields)

    def interview(self, slug: str, body: str = "", **fields: Any) -> Self:
        known = {"company": "Northwind", "position": "Engineer", "when": "2026-11-20T14:00", "minutes": 60}
        return self._add(f"interviews/{slug}.md", known | fields, body)

    def gift(self, slug: str, *interests: str) -> Self:
        return self._add(
            f"gifts/{slug}.md",
            {"title": slug, "kind": "article", "interests": list(interests), "read": "yes"},
        )

    def sent(self, to: str, kind: str, when: str, **fields: Any) -> Self:
        return self.note({"to": to, "kind": kind, "sent": when} | fields)

    def draft(self, to: str, kind: str, **fields: Any) -> Self:
        return self.note({"to": to, "kind": kind} | fields)

    def received(self, sender: str, when: str, **fields: Any) -> Self:
        return self.note({"from": sender, "kind": "reply", "received": when} | fields)

    def change(self, path: str, **fields: Any) -> Self:
        """Set fields of a file that is there."""
        head, body = self.files[path].removeprefix("---\n").split("---\n", 1)
        kept = [line for line in head.splitlines() if line.split(":")[0] not in fields]
        self.files[path] = "\n".join(["---", *kept, *_lines(fields), "---", body])
        return self

    @property
    def journal(self) -> Journal:
        journal = read_files({path: text.encode() for path, text in self.files.items()})
        assert not [problem for problem in journal.problems if problem.level == "error"], journal.problems
        return journal

    def plan(self, now: str, settings: Settings | None = None) -> tuple[FollowUp, ...]:
        return plan(self.journal, at(now), settings or Settings())

    def lines(
        self, now: str, of: Callable[[FollowUp], bool] = lambda _: True, settings: Settings | None = None
    ) -> list[str]:
        """What the plan holds, a line each: ``dana decision-check-in due 2026-12-08``."""
        return [line(each) for each in self.plan(now, settings) if of(each)]

    def open(self, now: str, settings: Settings | None = None) -> list[str]:
        """What is to be written now."""
        return self.lines(now, lambda each: each.state in ("due", "late"), settings)

    def the(self, contact: str, kind: str, now: str, settings: Settings | None = None) -> FollowUp:
        """The one follow-up of that kind to that person."""
        found = [each for each in self.plan(now, settings) if (each.contact, each.kind) == (contact, kind)]
        assert len(found) == 1, self.lines(now, settings=settings)
        return found[0]

    def note(self, fields: dict[str, Any], body: str = "") -> Self:
        return self._add(f"notes/{len(self.files):03}.md", fields, body)

    def _add(self, path: str, fields: dict[str, Any], body: str = "") -> Self:
        assert path not in self.files
        self.files[path] = "---\n" + "".join(f"{text}\n" for text in _lines(fields)) + f"---\n{body}"
        return self


def thanks(each: FollowUp) -> bool:
    return each.kind.startswith("thank-you")


def of_kind(*kinds: str) -> Callable[[FollowUp], bool]:
    return lambda each: each.kind in kinds


def line(each: FollowUp) -> str:
    return f"{each.contact} {each.kind} {each.state} {iso(each.due)}"


def _lines(fields: dict[str, Any]) -> list[str]:
    return [
        f"{key}: [{', '.join(value)}]" if isinstance(value, (list, tuple)) else f"{key}: {value}"
        for key, value in fields.items()
    ]


def northwind(*met: str, body: str = "", **fields: Any) -> Search:
    """Four people of Northwind, met on Friday 2026-11-20 from 14:00 to 15:00; Dana runs the process.

    Everybody has an interest, and there are two gifts for it that nobody else would be glad of.
    """
    search = Search()
    for slug in ("dana", "priya", "tom", "ines"):
        part = {"part": "hiring-manager"} if slug == "dana" else {}
        search.contact(slug, interests=[f"{slug}-likes"], **part)
        for number in "1234567":
            search.gift(f"{slug}-{number}", f"{slug}-likes")
    return search.interview("engineer-1", body, met=met or ("dana", "priya", "tom", "ines"), **fields)
