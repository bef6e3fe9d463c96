"""Three months of a search as people keep it: much of it late, some of it broken, names of every length.

    python tests/messy.py FOLDER

writes the records below FOLDER, to be looked at with `afterword --root FOLDER --date 2026-11-26T09:30 serve`.
Everything comes from one seed, so that the same journal is written everywhere.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

#: A Thursday morning. Two panels of the day before are still to be thanked.
NOW = datetime(2026, 11, 26, 9, 30)

CONTACTS, POSITIONS, INTERVIEWS, NOTES = 40, 15, 30, 65

LONG_NAMES = (
    "Maria da Conceição Guimarães Ferreira dos Santos e Albuquerque",
    "Venkata Satyanarayana Ramakrishnan Lakshminarasimha Subramanian",
    "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewiss",
)
_FIRST = [
    "Ada",
    "Bjorn",
    "Carmen",
    "Dov",
    "Esra",
    "Fabio",
    "Greta",
    "Hamid",
    "Ines",
    "Jonas",
    "Kiri",
    "Liam",
    "Mbali",
    "Nils",
    "Oona",
    "Pavel",
    "Quynh",
]
_LAST = [
    "Murphy",
    "Okonkwo",
    "Petrov",
    "Solheim",
    "Baptiste",
    "Nakamura",
    "Lindqvist",
    "Achebe",
    "Vidal",
    "Kowalska",
    "Marsh",
    "Tanaka",
]
_COMPANIES = (
    *(
        "Lumen",
        "Northwind Robotics",
        "Emberline Grid",
        "Saltmarsh Maps",
        "Larkfield Health",
        "Quillmark Type",
    ),
    *(
        "Tern & Sons Instrument Makers and Surveyors",
        "Oxbow",
        "Halyard Shipping",
        "Brightwater",
        "Fenwick Rail",
    ),
    *("Cobalt Foundry", "Merrow", "Ostara Seeds", "Pinnacle Tramways"),
)
_TITLES = (
    *("Staff Platform Engineer", "Senior Reliability Engineer", "Data Engineer", "Infrastructure Engineer"),
    "Principal Engineer, Distributed Measurement and Observability Platforms",
)
_ROLES = (
    "Head of Platform",
    "Principal Engineer",
    "Build and Release Lead",
    "Talent Partner",
    "Engineer",
    "",
)
_TAGS = (
    *("sailing/dinghies", "observability/opentelemetry", "birdwatching", "bread", "on-call", "chess", "fhir"),
    *(
        "data-contracts",
        "typography",
        "trail-running",
        "ikebana",
        "maps/cartography",
        "choir",
        "schema-design",
    ),
)
_TALK = (
    *("moving forty services to OpenTelemetry without a freeze", "why the build takes an hour"),
    *(
        "who owns a table once three teams read it",
        "a rota that lets people sleep",
        "the end of the mainframe",
    ),
)
_LIGHT = (
    *(
        "racing a wooden dinghy on the bay",
        "the apprentice who found the slow step",
        "a loaf that rose at last",
    ),
    *("an on-call week in which nobody was woken up", "the first heron of the year", "a map without a key"),
)
_REPLIES = (
    "Thank you for the article, I have passed it round the team. We are a little behind with the decision.",
    "Lovely to hear from you. I am away until Monday and will write properly then.",
    "We have moved the panel by a week. Nothing has changed on our side.",
)


def files() -> dict[str, str]:
    """The records, by path."""
    chance = random.Random(20261126)
    people = _people(chance)
    made = {f"contacts/{slug}.md": text for slug, _, text in people}
    houses = [[slug for slug, house, _ in people if house == company] for company in _COMPANIES]
    interviews = list(_interviews(chance, houses, {slug: text for slug, _, text in people}))
    made |= {f"interviews/{slug}.md": text for slug, _, _, text in interviews}
    made |= _gifts(chance)
    made |= dict(list(_notes(chance, interviews))[:NOTES])
    return made | _broken()


def _people(chance: random.Random) -> list[tuple[str, str, str]]:
    """Slug, company and file of everybody; every eighth has no address, and three have long names."""
    names = [f"{first} {last}" for first in _FIRST for last in _LAST]
    chance.shuffle(names)
    names[5], names[17], names[29] = LONG_NAMES
    people = []
    for number, name in enumerate(names[:CONTACTS]):
        slug = f"p{number:02}-{''.join(each for each in name.split()[0].lower() if each.isascii())}"
        # The first two companies have the large panels.
        place = number // 5 if number < 10 else 2 + (number - 10) % (POSITIONS - 2)
        lines = [f"name: {name}", f"company: {_COMPANIES[place]}", f"part: {chance.choice(_PARTS)}"]
        if role := chance.choice(_ROLES):
            lines.append(f"role: {role}")
        if number % 8 != 7:
            lines.append(f"email: {slug}@company{place}.example")
        lines.append(f"interests: [{', '.join(chance.sample(_TAGS, chance.randrange(4)))}]")
        if number == 21:
            lines.append("do_not_contact: asked on the phone to be left in peace")
        if number == 22:
            lines.append("snoozed_until: 2026-12-14")
        if number in (12, 24):
            lines.append("stay_in_touch: yes")
        body = "Laughs easily, and draws everything as boxes.\n" if number % 3 == 0 else ""
        people.append((slug, _COMPANIES[place], "\n".join(["---", *lines, "---", body])))
    return people


_PARTS = ("interviewer", "interviewer", "hiring-manager", "recruiter", "peer", "coordinator")


def _interviews(
    chance: random.Random, houses: list[list[str]], texts: dict[str, str]
) -> Iterator[tuple[str, date, list[str], str]]:
    """Slug, day, who was met, and the file; two panels yesterday, one interview tomorrow."""
    names = {slug: text.split("name: ")[1].split("\n")[0] for slug, text in texts.items()}
    for number in range(INTERVIEWS):
        place = number % POSITIONS
        house, company = houses[place], _COMPANIES[place]
        if number >= POSITIONS and place < 2:
            day, met = NOW.date() - timedelta(days=1), house[: 4 - place]
        elif number == POSITIONS + 2:
            day, met = NOW.date() + timedelta(days=1), house[:2]
        else:
            ago = chance.randrange(50, 88) if number < POSITIONS else chance.randrange(4, 45)
            day, met = NOW.date() - timedelta(days=ago), house[: chance.randrange(1, 4)]
        hour = 15 if number % 2 else 11
        lines = [
            f"company: {company}",
            f"position: {_TITLES[place % len(_TITLES)]}",
            f"when: {day.isoformat()}T{hour}:00",
            f"round: {1 + number // POSITIONS}",
            f"met: [{', '.join(met)}]",
        ]
        if number % 3 == 0:
            lines.append(f"decision_by: {(day + timedelta(days=14)).isoformat()}")
        if number in (POSITIONS + 11, POSITIONS + 12):
            lines += ["outcome: filled-by-other", f"outcome_on: {(day + timedelta(days=3)).isoformat()}"]
        if number == POSITIONS + 13:
            lines.append("outcome: on-hold")
        said = [_debrief(chance, names[slug], day) for slug in met] if day <= NOW.date() else []
        slug = f"{day.isoformat()}-company{place}-{number}"
        yield slug, day, met, "\n".join(["---", *lines, "---", "", *said])


def _debrief(chance: random.Random, name: str, day: date) -> str:
    lines = [
        f"## {name}",
        "",
        f"- talked about: {chance.choice(_TALK)}",
        f"- lit up at: {chance.choice(_LIGHT)}",
    ]
    if chance.random() < 0.4:
        lines.append("- asked me: whether I have run on-call for a team this size")
    if chance.random() < 0.25:
        lines.append(f"- promised: the sampling write-up by {(day + timedelta(days=5)).isoformat()}")
    return "\n".join([*lines, "", "She asked twice how we paged people.", ""])


def _gifts(chance: random.Random) -> dict[str, str]:
    made = {}
    for number in range(18):
        tags = ", ".join(chance.sample(_TAGS[:11], 2))
        lines = [
            f"title: What changed after month {number}",
            "kind: article",
            f"url: https://reading.example/notes/{number}",
            f"interests: [{tags}]",
            f"found: {(NOW.date() - timedelta(days=chance.randrange(60))).isoformat()}",
            f"read: {'no' if number % 6 == 5 else 'yes'}",
        ]
        made[f"gifts/g{number:02}.md"] = "\n".join(["---", *lines, "---", "why: It has the numbers.", ""])
    return made


def _notes(
    chance: random.Random, interviews: list[tuple[str, date, list[str], str]]
) -> Iterator[tuple[str, str]]:
    """What was sent, what came back, and what lies half written; nothing about yesterday."""
    past = [each for each in interviews if each[1] < NOW.date() - timedelta(days=1)]
    for slug, _, met, _ in past[-4:]:
        text = "Dear all,\n\n[what I would say]\n"
        yield f"notes/draft-{slug}.md", f"---\nto: {met[0]}\nkind: decision-check-in\n---\n{text}"
    for ago, (_, _, met, _) in zip((1, 2, 5), past, strict=False):
        received = (NOW - timedelta(days=ago)).isoformat(timespec="minutes")
        yield (
            f"notes/fresh-{ago}.md",
            f"---\nfrom: {met[0]}\nkind: reply\nreceived: {received}\n---\n{_REPLIES[ago % 3]}\n",
        )
    for slug, day, met, _ in past:
        for person in met[:2]:
            sent = day + timedelta(days=chance.randrange(1, 3))
            yield (
                f"notes/{slug}-{person}.md",
                f"---\nto: {person}\nkind: thank-you\ninterview: {slug}\nsent: {sent.isoformat()}\n---\n"
                "Thank you for your time.\n",
            )
        if chance.random() < 0.6:
            heard = min(day + timedelta(days=6), NOW.date() - timedelta(days=9))
            yield (
                f"notes/{slug}-reply.md",
                f"---\nfrom: {met[0]}\nkind: reply\nreceived: {heard.isoformat()}\n---\n"
                f"{chance.choice(_REPLIES)}\n",
            )
    for number, (slug, day, met, _) in enumerate(past):
        sent = min(day + timedelta(days=20), NOW.date() - timedelta(days=3))
        yield (
            f"notes/give-{number}.md",
            f"---\nto: {met[-1]}\nkind: value-add\ninterview: {slug}\ngift: g{number % 18:02}\n"
            f"sent: {sent.isoformat()}\n---\nI thought of you.\n",
        )


def _broken() -> dict[str, str]:
    return {
        "contacts/half-a-card.md": "---\ncompany: Lumen\nrole: Engineer\n---\n",
        "interviews/2026-11-10-no-quotes.md": "---\ncompany: Oxbow: the new team\nwhen: 2026-11-10\n---\n",
        "notes/2026-11-19-conflict.md": "---\n<<<<<<< HEAD\nto: p01\n=======\nto: p02\n>>>>>>> b\n---\nHi\n",
    }


def main() -> None:
    folder = Path(sys.argv[1])
    for path, text in files().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
