"""Generated journals in which somebody is named in many ways: afterwards no file and no file name does.

Sixty by default; ``AFTERWORD_THOROUGH=1`` makes 400.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Mapping

from keeping.forgotten_files import forgotten
from thoroughness import examples

from afterword.keeping.forgetting import forget
from afterword.records.journal import Journal
from afterword.records.problems import Level

COUNT = examples(60, 400)

NAMES = [
    "Ana Sol",
    "Zoë Ström",
    "山田 太郎",
    "Jean-Luc d'Arc",
    "Priya K. Raman",
    "Ólafur Ragnar Ö",
    "Ana-Lena von Sol",
]
PLACES = [
    *("{name}", "{NAME}", "{nfd}", "**{name}**", "{name}'s", "({name})"),
    *("[[{slug}]]", "[[contacts/{slug}|their page]]", "[x](../contacts/{slug}.md)"),
    *("<{email}>", "[write](mailto:{email})", "{slug}", "`{slug}`", "see-{slug}"),
]
OTHERS = ["Ben Ito sailed.", "tests", "the build 🚀", "a: b", "12:30", "# not a comment", "{other} said so"]


def generated(r: random.Random) -> tuple[dict[str, str], dict[str, str]]:
    name = r.choice(NAMES)
    slug = "-".join(part for part in name.casefold().replace("'", "").replace(".", "").split())
    who = {
        "name": name,
        "NAME": name.upper(),
        "slug": slug,
        "email": f"{slug.encode('ascii', 'ignore').decode() or 'y'}@acme.example",
    }
    who["nfd"] = unicodedata.normalize("NFD", name)

    def words() -> str:
        parts = [
            r.choice(PLACES).format(**who) if r.random() < 0.4 else r.choice(OTHERS).format(other="Ben Ito")
            for _ in range(r.randint(1, 4))
        ]
        return r.choice([" ", "\n", "\n\n", " and "]).join(parts)

    def line() -> str:
        return " ".join(words().split())

    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    reference = r.choice([slug, f'"[[{slug}]]"', f'"{slug}"'])
    met = [reference, "ben-ito"]
    r.shuffle(met)
    listed = f"[{', '.join(met)}]" if r.random() < 0.5 else "\n  - " + "\n  - ".join(met)
    heading = r.choice([name, slug, name.upper(), f"[[{slug}]]"])
    files = {
        f"contacts/{slug}.md": f"---\nname: {quoted(name)}\nemail: {who['email']}\n---\n{words()}\n",
        "contacts/ben-ito.md": f"---\nname: Ben Ito\nrole: {quoted(line())}\n---\n{words()}\n",
        "interviews/2026-11-20-acme.md": (
            f"---\ncompany: Acme\nwhen: 2026-11-20T14:00\nmet: {listed}\n"
            f"owner: {r.choice([reference, 'ben-ito'])}\noutcome: open  # {line()}\n---\n\n{words()}\n\n"
            f"## Ben Ito\n\n- talked about: {line()}\n- promised: tests\n\n"
            f"## {heading}\n\n- lit up at: {line()}\n\n{words()}\n\n## Afterwards\n\n{words()}\n"
        ),
        f"notes/2026-11-21-{slug}-thank-you.md": f"---\nto: {reference}\nkind: thank-you\n---\n\n{words()}\n",
        "notes/2026-11-22-ben-ito-reply.md": (
            f"---\nfrom: ben-ito\nkind: reply\nreceived: 2026-11-22\n"
            f"subject: {quoted(line())}\n---\n\n{words()}\n"
        ),
        "gifts/on-boats.md": (
            f"---\ntitle: {quoted(line())}\nkind: article\ninterests: [sailing]\n"
            f"given: {r.choice([listed, f'[{reference}]'])}\n---\n\nwhy: {line()}\n"
        ),
        "gifts/README.md": words(),
    }  # fmt: skip
    newline = r.choice(["\n", "\n", "\r\n"])
    return {path: text.replace("\n", newline) for path, text in files.items()}, who


def traces(files: Mapping[str, str], who: Mapping[str, str]) -> list[str]:
    found = []
    for path, text in files.items():
        for word in (who["name"], who["slug"], who["email"]):
            needle = " ".join(unicodedata.normalize("NFC", word).casefold().split())
            if needle in " ".join(unicodedata.normalize("NFC", f"{path} {text}").casefold().split()):
                found.append(f"{word} in {path}")
    return found


def test_no_trace_is_left(journal: Callable[[Mapping[str, str]], Journal]) -> None:
    for seed in range(COUNT):
        files, who = generated(random.Random(seed))
        assert traces(files, who)
        _, after = forgotten(files, who["slug"])
        assert traces(after, who) == [], f"seed {seed}"
        before, read = journal(files), journal(after)
        assert list(read.contacts) == ["ben-ito"]
        interview, old = read.interviews["2026-11-20-acme"], before.interviews["2026-11-20-acme"]
        assert (interview.met, interview.when, interview.outcome) == (("ben-ito",), old.when, old.outcome)
        assert interview.owner == ("ben-ito" if old.owner == "ben-ito" else None)
        assert list(interview.debriefs) == ["ben-ito"]
        assert interview.debriefs["ben-ito"].promised[0].text == "tests"
        assert list(read.notes) == ["2026-11-22-ben-ito-reply"]
        given = before.gifts["on-boats"].given
        assert read.gifts["on-boats"].given == tuple(each for each in given if each == "ben-ito")
        assert [problem for problem in read.problems if problem.level is Level.ERROR] == []
        # A second time there is nothing to do.
        assert forget({path: text.encode("utf-8") for path, text in after.items()}, who["slug"]).changes == ()
