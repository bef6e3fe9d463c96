"""A journal in which nothing is short: names, paths, tags, companies, code, with no place to break."""

from __future__ import annotations

NAME = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft"  # 67 letters
COMPANY = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
TITLE = "Rechtsschutzversicherungsgesellschaftenbeauftragtenstellvertreterin"
TAG = "rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
NESTED = f"bergsteigen/{TAG}/hochgebirgswandern"
ADDRESS = f"{'a' * 60}@{'verwaltung' * 5}.example"
URL = f"https://{'handbuch' * 6}.example/{'kapitel' * 12}?q={'x' * 40}"
CODE = "com.example.platform.observability.sampling.TailSamplingProcessorConfigurationFactoryBean"
PATH = "/srv/data/warehouse/exports/2026-11-20/northern-region/part-00000-of-00128.snappy.parquet"

_SLUG = "2026-11-20-donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
_DRAFT = "draft-with-a-long-name-" * 4
_BROKEN = "very-long-file-name-" * 5
_MET = ("one", "two", "three", "four", "five")
_MANY = tuple(f"guest{number}" for number in range(40))

#: Prose of the user's own, with whatever Markdown has.
_BODY = f"""
Look at `{CODE}`, at {URL} and at {PATH}.

- {CODE}
- <{URL}>

| {TITLE} | {COMPANY} |
|---|---|
| {PATH} | `{CODE}` |

> {NAME}{NAME}

    {PATH}{PATH}
"""


def _person(slug: str, name: str, more: str = "") -> str:
    return f"""---
name: {name}
company: {COMPANY}
role: {TITLE}
email: {ADDRESS}
phone: "+49 30 {"5" * 40}"
linkedin: https://www.linkedin.com/in/{slug}
interests: [{TAG}, {NESTED}, sailing]
{more}---
{_BODY}"""


_CONTACTS = {f"contacts/{slug}.md": _person(slug, f"{NAME} {NAME[:60]}{slug}") for slug in _MET} | {
    f"contacts/{slug}.md": f"---\nname: {slug.title()} Lund\n---\n" for slug in _MANY
}

FILES: dict[str, str | bytes] = {
    **_CONTACTS,
    f"contacts/{NAME.lower()}.md": _person(NAME.lower(), NAME, "snoozed_until: 2027-01-01\n"),
    "contacts/stopped.md": _person("stopped", f"{NAME}x", f"do_not_contact: {TITLE}{TITLE}\n"),
    # For the page of problems: a long path, a long key, a long value.
    f"contacts/{_BROKEN}.md": f"---\nname: {NAME}y\n{TITLE}: x\nsnoozed_until: {TITLE}\n---\n",
    f"interviews/{_SLUG}.md": f"""---
company: {COMPANY}
position: {TITLE}
when: 2026-11-20T14:00
met: [{", ".join(_MET)}, {NAME.lower()}, stopped]
owner: one
decision_by: 2026-12-04
---
{_BODY}

## {NAME} {NAME[:60]}one

- talked about: {CODE}
- lit up at: {URL}
- promised: {PATH} by 2026-11-24
- worried about: {TITLE}
""",
    "interviews/before.md": f"""---
company: {COMPANY}
position: {TITLE}
when: 2026-10-20T14:00
met: [one, two]
---
""",
    "interviews/waiting.md": f"""---
company: {COMPANY} {COMPANY}
position: {TITLE} {TITLE}
when: 2026-09-20T14:00
met: [three]
---
""",
    "interviews/crowd.md": f"""---
company: Mill
position: Weaver
when: 2026-06-20T14:00
met: [{", ".join(_MANY)}]
outcome: closed
---
""",
    "gifts/answer.md": f"""---
title: {TITLE}
kind: congratulations
url: {URL}
interests: [{TAG}]
read: yes
---
why: {CODE}
""",
    "gifts/other.md": f"---\ntitle: {COMPANY}\nkind: tip\ninterests: [{NESTED}]\nread: yes\n---\n{_BODY}",
    "notes/sent.md": f"""---
to: two
kind: thank-you
interview: {_SLUG}
gift: answer
subject: {TITLE}
sent: 2026-11-20T18:00
---
Dear {NAME},

{URL} and {CODE}
""",
    f"notes/{_DRAFT}.md": f"""---
to: three
kind: thank-you
interview: {_SLUG}
subject: {COMPANY}
---
Dear {NAME},

[{TITLE}{TITLE}] {URL}
""",
    "notes/reply.md": f"""---
from: one
kind: reply
received: 2026-10-22
subject: {TITLE}
---
{URL}

{PATH}
{CODE}
""",
}

# Addresses are cut at sixty letters.
_POSITION = (
    "donaudampfschifffahrtselektrizitatenhauptbetriebswerkbauunte/"
    "rechtsschutzversicherungsgesellschaftenbeauftragtenstellvert"
)
_NESTED = "bergsteigen/rindfleischetikettierungsuberwachungsaufgabenubertragungsges/hochgebirgswandern"

#: One of each kind of page, and of each kind of record what shows the most of it.
PAGES = [
    "",
    "contacts/",
    "contacts/one/",
    "contacts/two/",
    "contacts/stopped/",
    "interviews/",
    f"interviews/{_SLUG}/",
    "interviews/crowd/",
    "positions/",
    f"positions/{_POSITION}/",
    "interests/",
    f"interests/{_NESTED}/",
    "gifts/",
    "gifts/answer/",
    "gifts/other/",
    "notes/",
    "notes/sent/",
    "notes/reply/",
    f"notes/{_DRAFT}/",
    "insights/",
    "problems/",
]
