"""A small search, and the problems of one note in it. Shared by the tests of the checker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from textwrap import dedent

from afterword.checking.checker import Checker
from afterword.followups.follow_up import FollowUp
from afterword.records.journal import Journal
from afterword.records.problems import Problem
from afterword.records.reading import read_files
from afterword.settings.settings import Settings

#: A Saturday; the interview was the day before.
TODAY = date(2026, 11, 21)

SEARCH = {
    "contacts/priya-raman.md": """
        ---
        name: Priya Raman
        company: Northwind Robotics
        role: Director of Platform
        part: hiring-manager
        email: priya@northwind.example
        interests: [sailing/dinghies, observability]
        ---
    """,
    "contacts/tom-okafor.md": """
        ---
        name: Tom Okafor
        company: Northwind Robotics
        part: peer
        email: tom@northwind.example
        ---
    """,
    "contacts/dana-whit.md": """
        ---
        name: Dana Whit
        company: Northwind Robotics
        part: recruiter
        email: dana@northwind.example
        ---
    """,
    "contacts/will-grace.md": """
        ---
        name: Dr. Will Grace
        company: Target
        email: will@target.example
        ---
    """,
    "contacts/zoe-van-der-berg.md": """
        ---
        name: Zoë van der Berg
        company: Apple
        address: Dr van der Berg
        email: zoe@apple.example
        ---
    """,
    "contacts/mark-may.md": """
        ---
        name: Mark May
        company: Square Ltd
        ---
    """,
    "contacts/iris-bloom.md": """
        ---
        name: Iris Bloom
        company: Harbour Flowers
        email: iris@harbourflowers.example
        ---
    """,
    "contacts/ana-ruiz.md": """
        ---
        name: Ana Ruiz
        company: Globex Analytics
        ---
    """,
    "interviews/2026-11-20-northwind.md": """
        ---
        company: Northwind Robotics
        position: Staff Platform Engineer
        when: 2026-11-20T14:00
        met: [priya-raman, tom-okafor]
        owner: dana-whit
        ---

        ## Priya Raman

        - talked about: moving forty services to OpenTelemetry without a freeze
        - lit up at: sailing her Contessa 32 on the Solent
        - worried about: whether I have run on-call for a team this size

        She asked twice how we paged people.

        ## Tom Okafor

        - talked about: why the build takes an hour
    """,
    "interviews/2026-11-10-target.md": """
        ---
        company: Target
        position: Data Analyst
        when: 2026-11-10T09:00
        met: [will-grace]
        ---

        ## Dr. Will Grace

        - talked about: the deadline for the export rules, and salary bands in retail
        - lit up at: amateur dramatics
    """,
    "interviews/2026-11-05-harbour-flowers.md": """
        ---
        company: Harbour Flowers
        position: Shop Manager
        when: 2026-11-05T09:00
        met: [iris-bloom]
        ---

        ## Iris Bloom

        - talked about: the vouchers that nobody redeems, and Jira tickets for the vans
        - lit up at: winter flowers from the Scillies
    """,
    "interviews/2026-11-03-globex.md": """
        ---
        company: Globex Analytics
        position: Senior Data Engineer
        when: 2026-11-03
        met: [ana-ruiz]
        ---
    """,
    "gifts/tail-sampling.md": """
        ---
        title: Tail sampling in practice
        kind: talk
        url: https://talks.example/tail-sampling
        interests: [observability]
        read: yes
        ---
        why: you asked how to keep the rare traces
    """,
    "gifts/meet-jo.md": """
        ---
        title: Jo Lind, who moved a fleet to OpenTelemetry
        kind: introduction
        interests: [observability]
        read: yes
        ---
    """,
    "gifts/meet-kim.md": """
        ---
        title: Kim Ash, who sails to the Scillies
        kind: introduction
        interests: [sailing]
        read: yes
        agreed: yes
        ---
    """,
    "gifts/report.md": """
        ---
        title: The paid tracing report
        kind: paper
        url: https://reports.example/tracing
        interests: [observability]
        read: yes
        paid: yes
        ---
    """,
}


def search(*more: str, **replaced: str) -> Journal:
    """The journal above; ``more`` are texts of drafts to be added as notes ``extra-1`` and so on."""
    files = SEARCH | {f"notes/extra-{number}.md": text for number, text in enumerate(more, 1)}
    files |= replaced
    return read_files({path: dedent(text).lstrip("\n").encode() for path, text in files.items()})


def draft(
    body: str,
    *,
    to: str = "priya-raman",
    kind: str = "thank-you",
    subject: str = "Staff Platform Engineer: our talk",
    extra: str = "",
) -> str:
    """A note file; ``extra`` are more lines of front matter."""
    head = f'---\nto: {to}\nkind: {kind}\nsubject: "{subject}"\n'
    return f"{head}{extra}---\n\n{dedent(body).strip()}\n"


def found(
    rule: str,
    body: str,
    *more: str,
    to: str = "priya-raman",
    kind: str = "thank-you",
    subject: str = "Staff Platform Engineer: our talk",
    extra: str = "",
    now: date | datetime = TODAY,
    plan: Sequence[FollowUp] | None = (),
    files: dict[str, str] | None = None,
    settings: Settings | None = None,
) -> list[Problem]:
    """What one rule finds in one draft."""
    text = draft(body, to=to, kind=kind, subject=subject, extra=extra)
    journal = search(*more, **{"notes/the-draft.md": text}, **(files or {}))
    checker = Checker(journal, now, settings or Settings(), plan)
    return [problem for problem in checker.check(journal.notes["the-draft"]) if problem.rule == rule]


def words(count: int) -> str:
    """So many different words."""
    return " ".join(f"w{number}" for number in range(count))
