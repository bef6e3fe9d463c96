"""What is served after any number of changes is what a build from nothing writes, byte for byte.

By hand, with as many records and steps as one likes, the sites being compared every twentieth step:
``AFTERWORD_LIVE=1000:200 pytest -n 0 tests/mkdocs_plugin/test_live_exact.py``.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
from live_site import Served, differences, serving
from thoroughness import examples

from afterword.actions.act import Act
from afterword.actions.called import called
from afterword.actions.carrying_out import carry_through
from afterword.actions.closing import close
from afterword.actions.contacting import snooze, stop
from afterword.actions.desk import Desk
from afterword.actions.forgetting import forget
from afterword.actions.heard import heard
from afterword.actions.sent import sent
from afterword.actions.skipping import skip
from afterword.actions.undoing import undo
from afterword.errors import AfterwordError
from afterword.records.contact import Contact
from afterword.records.reading import read_journal

JOURNAL: Callable[[int], dict[str, str]] = run_path(str(Path(__file__).parents[2] / "bench" / "build.py"))[
    "journal"
]

#: Records, steps, and after how many steps the sites are compared.
RECORDS, STEPS, EVERY = 40, examples(8, 24), 4
if "AFTERWORD_LIVE" in os.environ:
    RECORDS, STEPS = map(int, os.environ["AFTERWORD_LIVE"].split(":"))
    EVERY = 20


def record(body: str, **fields: str) -> str:
    front = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\n{front}---\n{body}\n"


PAGES = ("", "contacts/", "contacts/p1/", "problems/", "notes/n1/")


class Somebody:
    """Changes a journal in any way there is."""

    def __init__(self, served: Served, seed: int) -> None:
        self.served, self.random, self.count = served, random.Random(seed), 0

    def step(self) -> str:
        """Do something; what it was."""
        self.count += 1
        ways = (self.edit, self.edit, self.action, self.action, self.add, self.lose, self.docs)
        do = self.random.choice(ways)
        return f"{self.count}: {do()}"

    def some(self, folder: str, pattern: str = "*.md") -> Path | None:
        found = sorted((self.served.folder / folder).glob(pattern))
        return self.random.choice(found) if found else None

    def edit(self) -> str:
        path = self.some(self.random.choice(("contacts", "interviews", "gifts", "notes")))
        if path is None:
            return "nothing to edit"
        text = path.read_text(encoding="utf-8")
        old, new = self.random.choice(
            (
                ("name: ", "name: Doctor "),
                ("interests: [", "interests: [kites, "),
                ("---\n", "---\nunheard_of: 1\n"),
                ("kind: ", "kind: [half"),
                ("kind: [half", "kind: "),
                ("title: On", "title: Of"),
                ("met: [", "met: [nobody, "),
                ("sent: ", "sent: 2026-11-21 #"),
                ("\n---\n", "\n---\nSee [them](../contacts/p1.md), or [her](late.md#at-all), *now*.\n\n"),
                ("\n---\n", "\n---\n- promised: the map by 2026-11-30\n\n"),
            )
        )
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return f"{path.name}: {old!r} is {new!r}"

    def add(self) -> str:
        slug, person = f"late{self.count}", self.some("contacts")
        to = person.stem if person else "nobody"
        day = date(2026, 11, 21) - timedelta(days=self.random.randrange(20))
        met = f"## {to}\n\n- talked about: kites\n- promised: a plan by 2026-11-24\n"
        files: Mapping[str, str | bytes] = {
            f"contacts/{slug}.md": record("Hi.", name=f"Late {slug}", email=f"{slug}@a.example"),
            f"interviews/{slug}.md": record(
                met, company="Company 0", position="Position 1", when=f"{day}T10:00", met=f"[{to}]"
            ),
            f"gifts/{slug}.md": record(
                "give: Up.", title="Kites", kind="tip", interests="[kites]", read="yes"
            ),
            f"notes/{slug}.md": record("Hello,\n\nup.\n", to=to, kind="value-add", subject="Kites"),
            f"contacts/{slug}.png": bytes([self.count]),
            "contacts/late.md": record("## At all", name="Late Comer"),
        }
        path = self.random.choice(sorted(files))
        self.served.write({path: files[path]})
        return f"new {path}"

    def lose(self) -> str:
        path = self.some(self.random.choice(("contacts", "interviews", "gifts", "notes")), "*")
        if path is None:
            return "nothing to lose"
        path.unlink()
        return f"lost {path.name}"

    def docs(self) -> str:
        path = self.random.choice(("docs/a.md", "docs/b.md", "docs/in/c.md", "docs/index.md", "docs/d.png"))
        there = (self.served.folder / path).is_file()
        text = f"# Page {self.random.randrange(3)}\n\n[a](a.md) and [p](contacts/p1.md)\n"
        self.served.write({path: None if there and self.random.random() < 0.4 else text})
        return f"{path}, {'there' if there else 'new'}"

    def action(self) -> str:
        plugin: Any = self.served.plugin
        root, now = self.served.folder, plugin.now()
        desk = Desk(root, read_journal(root, now.date()), plugin.settings, now)
        people = sorted(desk.journal.contacts.values(), key=lambda each: each.slug)
        due = [each for each in people if _is_due(desk, each)]
        who = self.random.choice(due or people) if people else None
        positions = sorted(desk.journal.positions.values(), key=lambda each: each.id)
        name, act = self.random.choice(
            (
                ("sent", _sent),
                ("sent", _sent),
                ("skip", lambda desk, who: skip(desk, who)),
                ("snooze", lambda desk, who: snooze(desk, who, date(2026, 12, 1))),
                ("heard", lambda desk, who: heard(desk, who, "Thank you, soon.", "reply")),
                ("called", lambda desk, who: called(desk, who, "We spoke of kites.")),
                ("stop", lambda desk, who: stop(desk, who, "please not")),
                ("forget", lambda desk, who: forget(desk, who)),
                ("undo", lambda desk, who: undo(desk)),
                ("close", lambda desk, who: close(desk, self.random.choice(positions), "withdrawn")),
            )
        )
        if who is None or not positions:
            return "nobody there"
        try:
            made: Act = act(desk, who)
            carry_through(desk, made)
        except AfterwordError as error:
            return f"{name} {who.slug}, refused: {error}"
        return f"{name} {who.slug}: {made.summary}"


def _is_due(desk: Desk, who: Contact) -> bool:
    return any(each.state in ("due", "late") for each in desk.plan_with(who.slug))


def _sent(desk: Desk, who: Contact) -> Act:
    return sent(desk, who, via="email", text="Thank you for the talk about kites.\n")


@pytest.mark.parametrize("seed", [1, 2] if RECORDS == 40 else [1])
def test_it_is_what_a_build_from_nothing_writes(seed: int, tmp_path: Path) -> None:
    files = JOURNAL(RECORDS) | {"docs/a.md": "# A\n\nSee [b](b.md).\n", "docs/d.png": "a picture"}
    log: list[str] = []
    with serving(tmp_path / "journal", files) as served:
        assert differences(served.files(), served.whole()) == []
        somebody = Somebody(served, seed)
        for number in range(1, STEPS + 1):
            log.append(somebody.step())
            served.save()
            # Somebody looks at a page or two; now and then all is made before the next save.
            for path in somebody.random.sample(PAGES, 2):
                served.ask(path)
            if somebody.random.random() < 0.3:
                served.live.finish()
            if number % EVERY == 0 or number == STEPS:
                assert differences(served.files(), served.whole()) == [], "\n".join(log)
        assert not served.live._reason
