"""Hostile journals from a seed: valid records, and whatever else a file may be or hold.

About half of what is made is right, so that every command finds something to work on; the rest is what
editors, other programs, other people and bad luck leave in a folder.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from afterword.records.schema import SCHEMAS, Field, FieldType, Schema

NAMES = [
    "Priya Raman", "Tom Okafor", "Bo", "Li", "Will", "Ana Sol", "Ana Sol Mendes", "李 小龙", "Łukasz Ōno",
    "Raman, Priya", "Dr. Eva Groß", "O'Neill", "Zoe\u0308 Mu\u0308ller", "مريم", "🚀 Sam", "X" * 300,
    "A", "Jean-Luc Côté", "de la Cruz", "<b>Bold</b>", "{{ 7*7 }}", "null", "No", "12:30", "C++",
]  # fmt: skip
COMPANIES = ["Northwind Robotics", "Northwind", "Harbor & Sons", "Nestlé", "A/B", "C:", "???", "Index", "no"]
WORDS = [
    "sailing", "sailing/dinghies", "C++", "", " ", "a: b", "# x", "*star", "[x]", "{y}", "'", '"', "\\",
    "\t", "é", "e\u0301", "\u202eabc", "\u200b", "🎻", "-", "--help", "-x", "2026-11-20", "yes", "~",
    "9" * 400, "../../x", "a\x00b", "a\nb", "<script>theirs()</script>", "{% raw %}", "%s %n",
    "x" * 5000, "[[priya]]",
]  # fmt: skip
DATES = [
    "2026-11-20", "2026-11-20T14:00", "2026-11-21", "2026-12-24", "2027-02-28", "2026-02-30",
    "0001-01-01", "9999-12-31", "9999-12-31T23:59", "1969-12-31", "2026-11-20T25:00",
    "2026-11-20T14:00:00+14:00", "20 Nov", "yesterday", "friday", "2 weeks ago", "in 10 days",
    "in 999999999 days", "31 nov", "01/02/2027", "2026-W47-5", "20261120", "٢٠٢٦-١١-٢٠", "",
]  # fmt: skip
SCALARS = [
    "no", "~", "", "1e400", ".inf", "0x1f", "1_000", "!!python/object/apply:os.getcwd []", "!x y",
    "&a [*a]", "*nowhere", "{a: {b: c}}", "[[[]]]", "|\n  block\n  text", ">-\n  folded", '"\\x00"',
    '"\\ud800"', "'it''s'", "? a\n: b", "- x", "@at", "`tick`", "%dir", "a: b: c", "#tag", "[#tag]",
    "2026-13-45", "12:30:45", "=", "<<", "“smart”", "a\u00a0b", "\u2028", "[" * 200, "{" * 200,
    "a" * 20_000, '"unclosed', "[unclosed",
]  # fmt: skip
LINES = [
    "## Priya Raman", "## Tom Okafor", "## Bo", "## Nobody", "# Top", "- talked about: boats",
    "* lit up at: tides", "1. promised: the notes by 2026-12-01.", "- promised: x by friday",
    "- private: tired", "- say: Yes.", "- worried about: pay", "- asked me: whether I sail",
    "why: it is good", "give: the thing itself", "---", "...", "```", "~~~", "<!--", "-->", "<div>",
    "</div>", "<script>window.x=1</script>", "![p](https://t.example/p.gif)", "{{ config }}",
    "{% include 'x' %}", '--8<-- "mkdocs.yml"', "::: afterword", "!!! note", "[^1]: x", "[a]: b",
    "Dear Priya,", "Thank you for [what].", "Best wishes,", "Mira", "https://a.example/b)))", "https://\u2100.example",
    "[[link]]", "===", "<!-- afterword:0 -->", "\x02\x03", "\x1b[31mred", "\u202e",
    "| a | b |\n|---|---|", "\t\tdeep", "> quoted", "TODO", "XXX", "____", "cc: a@b.example",
    "Friday 20 November 2026", "Northwind Robotics", "a@b.example", "\x0c",
]  # fmt: skip
SLUGS = [
    "priya-raman", "tom-okafor", "bo", "ana-sol", "talk", "other", "tides", "knots", "draft", "came",
    "nobody",
]  # fmt: skip
FILES = [
    "priya-raman", "tom-okafor", "bo", "ana-sol", "talk", "other", "tides", "knots", "draft", "came",
    "Priya Raman", "-dash", "a b (c)", "sam o'neill", 'quote"d', "back\\slash", "new\nline", "100%",
    "q?a", "c#", "$(x)", "`x`", "~", "李小龙", "zoe\u0308", "zo\u00eb", "con", "aux.x", "..x", "x.",
    "index", "README", "PRIYA-RAMAN", "🚀", "a" * 200, "priya-raman (conflicted copy 2026-11-20)",
    "priya-raman 2", "priya-raman.sync-conflict-20261120-1", "_x", ".x", os.fsdecode(b"latin-\xe9"),
    "\u202eevil", "a;b&c|d", "sub/deep/er", "sub/priya-raman", "x.md", "a\tb",
]  # fmt: skip
EXTRAS = [
    "contacts/p.md~", "notes/4913", "gifts/#x#", "notes/mail.html", "contacts/a.png", "notes/x.eml",
    "gifts/x.MD",
]  # fmt: skip
YAMLS = [
    "a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n"
    "c: &c [*b, *b, *b, *b, *b, *b, *b]\n"
    "d: &d [*c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d]\ninterests: [*e, *e, *e, *e]",
    "loop: &l [*l]", "name: &n {n: *n}", "<<: {name: Merged}", "name: One\nname: Two",
    "? [complex]\n: key", "1: number", "name:\tTab", "name:NoBlank", "\u00a0name: x",
    "<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> other",
]  # fmt: skip

#: Records that are right, so that commands find something to work on.
RIGHT = {
    "contacts/priya-raman": "name: Priya Raman\ncompany: Northwind Robotics\nemail: priya@northwind.example\n"
    "interests: [sailing, rope] # first\n",
    "contacts/tom-okafor": "# met\nname: 'Tom Okafor'\npart: recruiter\nphone: '0131 496 0123'\n",
    "contacts/ana-sol": "name: Ana Sol\ncompany: Harbor & Sons\n"
    "interests:\n  - sailing\n  # and\n  - chess\n",
    "interviews/talk": "company: Northwind Robotics\nposition: Engineer\nwhen: 2026-11-20T14:00\n"
    "met: [priya-raman, tom-okafor]\n",
    "interviews/other": "company: Harbor & Sons\nposition: Rigger\nwhen: 2026-11-12\nmet:\n- ana-sol\n",
    "gifts/tides": "title: Tides\nkind: article\ninterests: [sailing]\nread: yes\nurl: https://a.example/b\n",
    "notes/draft": "to: priya-raman\nkind: thank-you\ninterview: talk\nsubject: Friday\n",
    "notes/came": "from: ana-sol\nkind: reply\nreceived: 2026-11-19\n",
    "contacts/p-raman": "name: P Raman\ncompany: Northwind\nskipped: [value-add 2026-11-20]\n",
}

Maker = Callable[[Path], None]


def journal(chance: random.Random) -> dict[str, bytes]:
    """Regular files of a journal by path, ``mkdocs.yml`` among them; some are right, bodies apart."""
    files: dict[str, bytes] = {"mkdocs.yml": _settings(chance).encode()}
    calm = chance.random() < 0.3
    if calm:
        me = "{name: Mira, email: mira.castellane@post.example}"
        files["mkdocs.yml"] = f"site_name: S\nplugins:\n  - search\n  - afterword:\n      me: {me}\n".encode()
    for schema in () if calm else SCHEMAS:
        for stem in chance.sample(FILES, chance.randint(2, 9)):
            files[f"{schema.folder}/{stem}.md"] = _record(schema, chance)
    for stem, front in RIGHT.items():
        if calm or chance.random() < 0.8:
            body = "\n".join(chance.choices(LINES, k=chance.randint(0, 9)))
            files[f"{stem}.md"] = f"---\n{front}---\n{body}\n".encode("utf-8", "surrogatepass")
    for path in chance.sample(EXTRAS, chance.randint(0, 3)):
        files[path] = chance.choice([b"", b"x", b"<script>1</script>", chance.randbytes(200)])
    return {path: data for path, data in files.items() if "\0" not in path}


def oddities(chance: random.Random) -> Iterator[Maker]:
    """What is no regular file: links, folders with the names of records, pipes."""
    folder = chance.choice([schema.folder for schema in SCHEMAS])
    possible: list[Maker] = [
        lambda root: (root / folder / "loop.md").symlink_to("loop.md"),
        lambda root: (root / folder / "out.md").symlink_to(root.parent / "outside.md"),
        lambda root: (root / folder / "up").symlink_to("..", target_is_directory=True),
        lambda root: (root / folder / "dir.md").mkdir(),
        lambda root: os.mkfifo(root / folder / "pipe.md"),
        lambda root: (root / folder / "locked.md").touch(mode=0),
    ]
    yield from chance.sample(possible, chance.choice([0, 0, 0, 1, 2]))


def _settings(chance: random.Random) -> str:
    plugin: dict[str, object] = {
        "today": chance.choice(["2026-11-21T10:00", "2026-11-21", "soon", "0001-01-01", "9999-12-31"])
    }
    plugin["publish"] = chance.choice(["never", "full", "redacted", "redacted", "maybe"])
    for name, values in (
        ("country", ["us", "de-by", "no", "xx", 7]),
        (
            "me",
            [
                {"name": "Mira", "email": "mira.castellane@post.example"},
                {"name": "Mira"},
                {"name": chance.choice(NAMES), "phone": 7},
                "Mira",
                [],
            ],
        ),
        (
            "cadence",
            [{"ask_gap": "10bd"}, {"ask_cap": -1}, {"give_growth": "x", "thank_you_latest": "9999999d"}, []],
        ),
        ("editor", ["vscode", "none", "x"]),
        ("git_commit", [True]),
    ):
        if chance.random() < 0.25:
            plugin[name] = chance.choice(values)
    return yaml.safe_dump({"site_name": "Search", "plugins": ["search", {"afterword": plugin}]})


def _record(schema: Schema, chance: random.Random) -> bytes:
    lines = [
        f"{field.name}: {_value(field, chance)}" for field in schema.fields if _wanted(schema, field, chance)
    ]
    if chance.random() < 0.15:
        lines.append(chance.choice(["mine: x", "aliases: [P]", "tags: [a]", "größe: 3", "title: x", "x-y:"]))
    if chance.random() < 0.08:
        lines.insert(chance.randint(0, len(lines)), chance.choice(YAMLS))
    if chance.random() < 0.3:
        chance.shuffle(lines)
    body = "\n".join(chance.choices(LINES, k=chance.randint(0, 14)))
    if chance.random() < 0.05:
        body += chance.choice(LINES) * 300
    text = "---\n" + "\n".join(lines) + f"\n---\n{body}" + chance.choice(["\n", "\n", "\n", "", "\n\n"])
    data = text.encode("utf-8", "surrogatepass")
    return mutated(data, chance) if chance.random() < 0.25 else data


def _wanted(schema: Schema, field: Field, chance: random.Random) -> bool:
    if field.required:
        return chance.random() < 0.97
    if schema.kind == "note":  # else nearly every note contradicts itself
        incoming = chance.random() < 0.05
        if field.name in ("from", "received"):
            return incoming or chance.random() < 0.1
        if field.name == "to":
            return chance.random() < 0.9
    return chance.random() < 0.45


def _value(field: Field, chance: random.Random) -> str:
    if chance.random() < 0.07:
        return chance.choice(SCALARS)
    slugs = chance.sample(SLUGS, chance.randint(1, 4))
    kinds: dict[FieldType, Callable[[], str]] = {
        FieldType.TEXT: lambda: _quoted(chance.choice([*NAMES, *COMPANIES, *WORDS]), chance),
        FieldType.REASON: lambda: _quoted(chance.choice(["please don't", *WORDS]), chance),
        FieldType.EMAIL: lambda: chance.choice(["priya@northwind.example", "a b@c", "x@y.z", "ü@ü.example"]),
        FieldType.EMAILS: lambda: chance.choice(
            ["[p@n.example, ü@ü.example]", "p@n.example, x@y.z", "\n  - p@n.example\n  - {a: b}", "[a b]"]
        ),
        FieldType.URL: lambda: chance.choice(
            [
                "https://a.example/b",
                "http://[x",
                "https://\u2100.example",
                "javascript:1",
                "https://a.example/{x}",
            ]
        ),
        FieldType.DATE: lambda: chance.choice(DATES),
        FieldType.MOMENT: lambda: chance.choice(DATES[:6] if chance.random() < 0.8 else DATES),
        FieldType.NUMBER: lambda: chance.choice(["60", "1", "10", "-1", "9" * 30, "010", "1.5"]),
        FieldType.NUMBER_OR_WORDS: lambda: chance.choice(["2", "final", "0", "9" * 30, "coffee with Priya"]),
        FieldType.YES_NO: lambda: chance.choice(["yes", "no", "true", "maybe"]),
        FieldType.CHOICE: lambda: chance.choice(field.choices if chance.random() < 0.95 else ["x"]),
        FieldType.TAGS: lambda: f"[{', '.join(_quoted(tag, chance) for tag in chance.choices(WORDS, k=3))}]",
        FieldType.NAMES: lambda: (
            f"[{', '.join(_quoted(name, chance) for name in chance.choices(COMPANIES, k=2))}]"
        ),
        FieldType.SKIPS: lambda: f"[value-add {chance.choice(DATES)}, {chance.choice(WORDS[:4])}]",
        FieldType.STAY: lambda: chance.choice(["yes", "no", "90d", "0d", "99999999d", "3x"]),
        FieldType.CONTACTS: lambda: chance.choice(
            [f"[{', '.join(slugs)}]", "\n  - " + "\n  - ".join(slugs), "[[x]]"]
        ),
    }
    return kinds.get(
        field.type, lambda: chance.choice(["priya-raman", *slugs, '"[[tom-okafor]]"', "[[bo]]"])
    )()


def _quoted(text: str, chance: random.Random) -> str:
    if text and text.isalnum() and chance.random() < 0.7:
        return text
    escaped = "".join(
        sign if sign.isprintable() and sign not in '"\\' else f"\\U{ord(sign):08x}" for sign in text
    )
    return f'"{escaped}"'


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file, spoilt in one of the ways in which files are."""
    at = chance.randint(0, len(data))
    lines = data.split(b"\n")
    line = chance.randrange(len(lines))
    possible: list[Callable[[], bytes]] = [
        lambda: data.replace(b"\n", b"\r\n"),
        lambda: data.replace(b"\n", b"\r"),
        lambda: b"\xef\xbb\xbf" + data,
        lambda: data.decode("utf-8", "replace").encode("utf-16"),
        lambda: data[:at] + chance.randbytes(chance.randint(1, 9)) + data[at:],
        lambda: data[:at],
        lambda: data[at:],
        lambda: data[:at] + b"\0" + data[at:],
        lambda: b"\n".join((*lines[:line], *lines[line + 1 :])),
        lambda: b"\n".join((*lines[:line], lines[line], *lines[line:])),
        lambda: data.replace(b"\n---\n", b"\n...\n", 1),
        lambda: data.replace(b": ", b":", 1),
        lambda: data.replace(b": ", b":\t", 1),
        lambda: data.replace(b"\n", b"\n ", 2),
        lambda: b"\n\n" + data,
        lambda: chance.randbytes(chance.randint(0, 400)),
        lambda: b"",
        lambda: data.replace(b"---", "–––".encode(), 1),
    ]
    return chance.choice(possible)()
