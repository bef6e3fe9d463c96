"""Lives for `searches.py`: companies, panels and what they do, from a seed; a user who sends what is due."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from afterword.followups.business_days import business_days
from afterword.followups.follow_up import FollowUp
from afterword.followups.plan import plan
from afterword.records.reading import read_files
from afterword.settings.settings import Settings

START = date(2026, 9, 1)
COUNTRIES = ("us", "de", "uk", "", "ca", "fr", "us", "nl", "au", "de")
TAGS = ("sailing", "chess", "gardening", "bread", "maps", "choirs", "kites", "bees")
PARTS = ("interviewer", "interviewer", "peer", "executive", "hiring-manager", "recruiter")
DAY = timedelta(days=1)


@dataclass
class Person:
    """Somebody of the panel, as the simulation knows them."""

    slug: str
    company: str
    part: str
    address: bool
    gone: date | None = None
    met: list[date] = field(default_factory=list)


@dataclass
class Sent:
    """A note that went out."""

    day: date
    to: Person
    follow_up: FollowUp


class Life:
    """One search: the files, what the others do, and what was sent."""

    def __init__(self, seed: int, days: int) -> None:
        self.random = random.Random(f"search {seed}")
        self.days = days
        self.files: dict[str, bytes] = {}
        self.people: dict[str, Person] = {}
        self.sent: list[Sent] = []
        self.asked: list[tuple[date, Person, date]] = []
        self.events: dict[date, list[tuple[str, str]]] = defaultdict(list)
        self.interviews: list[tuple[date, str, list[str]]] = []
        self.outcomes: dict[str, list[tuple[date, str]]] = defaultdict(list)
        self.heard: list[tuple[date, str]] = []
        self.settings, _ = Settings.read({"country": COUNTRIES[seed % len(COUNTRIES)]})
        self.business = business_days(self.settings.preset.calendar)
        for tag in TAGS:
            for number in range(30):
                self.write(
                    f"gifts/{tag}-{number}.md",
                    title=f"{tag} {number}",
                    kind="article",
                    interests=f"[{tag}]",
                    read="yes",
                )
        for number in range(self.random.randint(2, 4)):
            self._company(number)

    # --- the world

    def write(self, path: str, body: str = "", **fields: object) -> None:
        """Write a file of the journal."""
        head = "".join(f"{key}: {value}\n" for key, value in fields.items())
        self.files[path] = f"---\n{head}---\n{body}".encode()

    def change(self, path: str, **fields: object) -> None:
        """Set fields of a file that is there."""
        text = self.files[path].decode()
        head, body = text.removeprefix("---\n").split("---\n", 1)
        kept = [line for line in head.splitlines() if line.split(":")[0] not in fields]
        lines = [*kept, *(f"{key}: {value}" for key, value in fields.items())]
        self.files[path] = ("---\n" + "\n".join(lines) + "\n---\n" + body).encode()

    def _company(self, number: int) -> None:
        pick, company = self.random, f"Company {chr(65 + number)}"
        first = self.on_business_day(START + DAY * pick.randint(0, 50))
        panel = [self._person(f"p{number}{place}", company) for place in range(pick.randint(1, 7))]
        agency = self._person(f"agent{number}", f"Agency {number}", "agency") if pick.random() < 0.5 else None
        rounds = [first]
        while len(rounds) < pick.choice((1, 2, 2, 3)):
            rounds.append(self.on_business_day(rounds[-1] + DAY * pick.randint(7, 25)))
        for place, day in enumerate(rounds):
            met = panel if place == 0 else pick.sample(panel, k=max(1, len(panel) // 2))
            if agency and place == 0:
                met = [agency, *met]
            self.events[day].append(("interview", f"{number} {place} " + ",".join(each.slug for each in met)))
        self._future(number, rounds[-1], panel)

    def _person(self, slug: str, company: str, part: str = "") -> Person:
        pick = self.random
        part = part or pick.choice(PARTS)
        address = part == "agency" or pick.random() > 0.1
        self.people[slug] = Person(slug, company, part, address)
        tags = ", ".join(pick.sample(TAGS, k=2))
        self.write(
            f"contacts/{slug}.md",
            name=slug.title(),
            company=company,
            part=part,
            interests=f"[{tags}]",
            **({"email": f"{slug}@company.example"} if address else {}),
            **({"stay_in_touch": "yes"} if pick.random() < 0.2 else {}),
        )
        return self.people[slug]

    def _future(self, number: int, last: date, panel: list[Person]) -> None:
        """What becomes of the position, and of its people."""
        pick = self.random
        end = self.on_business_day(last + DAY * pick.randint(10, 90))
        fate = pick.choice(("silence", "no", "offer", "hold", "offer-taken", "silence"))
        if fate == "no":
            self.events[end].append(("outcome", f"{number} filled-by-other"))
        elif fate.startswith("offer"):
            self.events[end].append(("offer", f"{number}"))
            decided = self.on_business_day(end + DAY * 5)
            taken = "filled-by-me" if fate == "offer-taken" else "declined"
            self.events[decided].append(("outcome", f"{number} {taken}"))
        elif fate == "hold":
            self.events[end].append(("outcome", f"{number} on-hold"))
            again = self.on_business_day(end + DAY * pick.randint(20, 50))
            self.events[again].append(("outcome", f"{number} open"))
        for person in panel:
            if pick.random() < 0.07:
                self._later("leaves", person.slug, last + DAY * pick.randint(3, 60))
            elif pick.random() < 0.05:
                self._later("stop", person.slug, last + DAY * pick.randint(3, 60))
            if pick.random() < 0.25:
                self._later("asks", person.slug, last + DAY * pick.randint(1, 50))

    def _later(self, kind: str, slug: str, day: date) -> None:
        self.events[self.on_business_day(day)].append((kind, slug))

    def on_business_day(self, day: date) -> date:
        """The day, or the business day after it."""
        return day if self.business.is_business_day(day) else self.business.add(day, 1)

    def happen(self, day: date) -> None:
        """Everything that the others do on a day, before the evening."""
        for kind, what in self.events.get(day, ()):
            getattr(self, f"_on_{kind.replace('-', '_')}")(day, what)

    def _path(self, number: str) -> str | None:
        """The newest interview of a company, which takes its outcome."""
        found = sorted(path for path in self.files if path.startswith(f"interviews/{number}-"))
        return found[-1] if found else None

    def _on_interview(self, day: date, what: str) -> None:
        number, place, people = what.split()
        met = [slug for slug in people.split(",") if not self.people[slug].gone]
        if not met or self._ended(number):
            return
        pick = self.random
        decision = {"decision_by": day + DAY * pick.randint(5, 25)} if pick.random() < 0.5 else {}
        body = "".join(
            f"## {slug.title()}\n\n- promised: a list by {day + DAY * pick.randint(1, 4)}\n"
            for slug in met
            if self.people[slug].address and pick.random() < 0.15
        )
        self.write(
            f"interviews/{number}-{place}.md",
            body,
            company=f"Company {chr(65 + int(number))}",
            position="Engineer",
            when=f"{day}T14:00",
            met=f"[{', '.join(met)}]",
            **decision,
        )
        self.interviews.append((day, number, met))
        for slug in met:
            self.people[slug].met.append(day)

    def _ended(self, number: str) -> bool:
        said = self.outcomes.get(number)
        return bool(said) and said[-1][1] not in ("open", "on-hold", "offer")

    def _on_outcome(self, day: date, what: str) -> None:
        number, outcome = what.split()
        path = self._path(number)
        if path and not self._ended(number):
            self.change(path, outcome=outcome, outcome_on=day)
            self.outcomes[number].append((day, outcome))

    def _on_offer(self, day: date, number: str) -> None:
        path = self._path(number)
        if path and not self._ended(number):
            self.change(path, outcome="offer", outcome_on=day, answer_by=day + DAY * 6)
            self.outcomes[number].append((day, "offer"))

    def _on_leaves(self, day: date, slug: str) -> None:
        person = self.people[slug]
        if person.met:
            self._receive(day, slug, "news")
            self.change(f"contacts/{slug}.md", former=f"[{person.company}]", company="Elsewhere")
            person.gone = day

    def _on_stop(self, day: date, slug: str) -> None:
        if self.people[slug].met:
            self.change(f"contacts/{slug}.md", do_not_contact="no more, please")
            self.people[slug].gone = day

    def _on_asks(self, day: date, slug: str) -> None:
        person = self.people[slug]
        if person.met and person.address and not person.gone:
            until = self.business.add(day, self.random.randint(1, 3))
            self._receive(day, slug, "reply", asks="a reference", answer_by=until)
            self.asked.append((day, person, until))

    def _on_reply(self, day: date, slug: str) -> None:
        if not self.people[slug].gone:
            self._receive(day, slug, "reply")
            number = slug.removeprefix("agent")[:1] if slug.startswith("agent") else slug[1]
            path = self._path(number)
            if path and not self._ended(number) and self.random.random() < 0.5:
                self.change(path, decision_by=day + DAY * self.random.randint(7, 20))

    def _receive(self, day: date, slug: str, kind: str, **fields: object) -> None:
        self.heard.append((day, slug))
        self.write(
            f"notes/{len(self.files):05}.md", kind=kind, received=f"{day}T11:00", **{"from": slug}, **fields
        )

    # --- the user

    def live(self) -> None:
        """Live through all days."""
        for number in range(self.days):
            day = START + DAY * number
            self.happen(day)
            self._evening(day)

    def _evening(self, day: date) -> None:
        """Send everything that is due, one after the other."""
        now = datetime.combine(day, time(19))
        for minute in range(60):
            due = next((each for each in self._plan(now) if each.state in ("due", "late")), None)
            if not due:
                return
            self._send(due, now + timedelta(minutes=minute))
        raise SystemExit(f"an evening without end: {due}")

    def _plan(self, now: datetime) -> tuple[FollowUp, ...]:
        return plan(read_files(self.files), now, self.settings)

    def _send(self, due: FollowUp, now: datetime) -> None:
        fields: dict[str, object] = {
            "to": due.contact,
            "kind": due.kind,
            "sent": now.isoformat(timespec="minutes"),
        }
        if due.interview:
            fields["interview"] = due.interview
        if due.gifts and due.kind == "value-add":
            fields["gift"] = due.gifts[0]
        self.write(f"notes/{len(self.files):05}.md", **fields)
        self.sent.append(Sent(now.date(), self.people[due.contact], due))
        pick = self.random
        likely = 0.45 if "check-in" in due.kind else 0.15 if due.kind == "value-add" else 0
        if pick.random() < likely:
            self._later("reply", due.contact, now.date() + DAY * pick.randint(1, 6))
