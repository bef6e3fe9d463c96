"""Generated files and edits: the wanted values, nothing else touched, or refused with the file unharmed.

A few hundred by default; ``AFTERWORD_THOROUGH=1`` makes 8,000. The generator knows which lines belong to
which key and what each key means, so nothing here asks the code under test whether it was right.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
import yaml
from thoroughness import examples

from afterword.errors import EditRefusedError
from afterword.keeping.editing import REMOVED, edit

COUNT = examples(600, 8_000)

WORDS = [
    "Priya Raman", "no", "yes", "12:30", "01234", "1e3", "0o17", "1_000", "null", "~", "a: b", "x # y",
    "@ana", "#rust", "", "it's", 'say "hi"', "🚀 emoji 🧭", "Zoë Åström", "山田 太郎", "محمد", "- dash",
    "[[priya-raman]]", "{curly}", "*star", "&and", "!bang", "%per", "`tick`", "2026-11-20",
    "2026-11-20T14:00", "2026-13-40", "a, b", "trailing ", " leading", "back\\slash", "tab\there", "C#",
    "C++", "=", ".5", "0x1F", "-", "?", "? q", ">", "|", "a" * 130, "word " * 40 + "end", "on", "Off",
    "NaN", ".inf", "zero\u200bwidth", "nbsp\u00a0x", "line\u2028sep", "soft\u00adhyphen", "---", "...",
    "<<", "a\\nb", "%d", "'quoted'", "x:", ":x", "x :y", "1.10", "+49 30 1234567",
]  # fmt: skip
TAGS = [
    "sailing",
    "sailing/dinghies",
    "C++",
    "type systems",
    "🎻",
    "開発",
    "no",
    "1984",
    "a, b",
    "it's",
    "x: y",
]
KEYS = ["name", "company", "interests", "met", "outcome", "owner", "decision_by", "email", "kind", "subject"]
ODD_STYLES = [
    "literal",
    "folded",
    "next-line",
    "multi-plain",
    "multi-double",
    "anchor",
    "alias",
    "nested",
    "multi-flow",
    "tagged",
    "question",
]
ODD_KEYS = ["aliases", "größe", "🚀", "my note", "x-y", "cssclasses"]


def double(text: str) -> str:
    escapes = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\u2028": "\\L", "\u00a0": "\\_"}
    return '"' + "".join(escapes.get(letter, letter) for letter in text) + '"'


def single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def plain_is_safe(text: str, flow: bool = False) -> bool:
    try:
        wrapped = f"k: [{text}]\n" if flow else f"k: {text}\n"
        return yaml.safe_load(wrapped) == {"k": [text] if flow else text} and not set(text) & set("\t\u2028")
    except (yaml.YAMLError, ValueError):
        return False


@dataclass
class Chunk:
    """Some lines of the front matter, and the key they belong to (none: blank lines and comments)."""

    lines: list[str]
    key: str | None = None
    #: A comment on the key's own line, which a new scalar must keep.
    comment: str = ""
    #: Block lists: for each line the item it belongs to, None for comments and blank lines.
    items: list[str | None] = field(default_factory=list)
    style: str = ""


class Generator:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.realistic = self.random.random() < 0.6

    def scalar(self, text: str, *, flow: bool = False) -> str:
        ways = [double(text)]
        if text.isprintable():
            ways.append(single(text))
        if plain_is_safe(text, flow):
            ways += [text] * 4
        return self.random.choice(ways)

    def remark(self) -> str:
        return self.random.choice(
            ["still hoping", "🚀 hm", "said: so, [maybe] {x}", 'a "quote', "# twice", "ü", "it's"]
        )

    def word(self) -> str:
        return self.random.choice(WORDS[:1] * 6 + WORDS)

    def chunk(self, key: str, anchors: list[str]) -> Chunk:
        r = self.random
        written = r.choice([key, key, key, double(key), single(key)]) if not self.realistic else key
        written = written if plain_is_safe(key) else double(key)
        comment = self.remark() if r.random() < 0.35 else ""
        tail = f"{' ' * r.randint(1, 4)}# {comment}" if comment else r.choice(["", "", "", " "])
        odd = [] if self.realistic else ODD_STYLES
        style = r.choice(["scalar"] * 6 + ["empty", "flow", "flow", "block", "block", "number", "date"] + odd)
        gap = r.choice([" ", " ", "  ", "    "])
        lines: list[str] = []
        items: list[str | None] = []
        if style == "alias" and not anchors:
            style = "scalar"
        if style == "scalar":
            lines = [f"{written}:{gap}{self.scalar(self.word())}{tail}"]
        elif style == "number":
            number = r.choice(["1", "007", "1.5", "yes", "no", "12:30", "1e3", "~", "null"])
            lines = [f"{written}:{gap}{number}{tail}"]
        elif style == "date":
            lines = [
                f"{written}:{gap}{r.choice(['2026-11-20', '2026-11-20T14:00', '2026-11-20 14:00:00'])}{tail}"
            ]
        elif style == "empty":
            lines = [f"{written}:{tail}"]
        elif style == "flow":
            inner = [self.scalar(r.choice(TAGS), flow=True) for _ in range(r.randint(0, 4))]
            pad = r.choice(["", "", " "])
            lines = [f"{written}:{gap}[{pad}{(',' + r.choice(['', ' ', '  '])).join(inner)}{pad}]{tail}"]
        elif style == "block":
            lines, items = [f"{written}:{tail}"], [None]
            indent = " " * r.choice([0, 2, 2, 2, 4, 3])
            for tag in r.sample(TAGS, r.randint(1, 4)):
                if r.random() < 0.2:
                    lines.append(r.choice([f"{indent}# {self.remark()}", "", f"        # {self.remark()}"]))
                    items.append(None)
                remark = f"  # {self.remark()}" if r.random() < 0.2 else ""
                lines.append(f"{indent}-{r.choice([' ', ' ', '   '])}{self.scalar(tag)}{remark}")
                items.append(tag)
        elif style in ("literal", "folded"):
            mark = ("|" if style == "literal" else ">") + r.choice(["", "-", "+"])
            lines = [
                f"{written}: {mark}",
                "  two",
                *r.choice([[], [""], ["   more: x # no comment"]]),
                "  lines",
            ]
            lines += r.choice([[], [""]])
        elif style == "next-line":
            lines = [f"{written}:{tail}", f"  {self.scalar(self.word() or 'x')}{r.choice(['', '  # c'])}"]
        elif style == "multi-plain":
            lines = [f"{written}: some words", "  that go on", f"    and on{tail}"]
        elif style == "multi-double":
            lines = [f'{written}: "some words', f'  that go on"{tail}']
        elif style == "anchor":
            name = f"a{len(anchors)}"
            anchors.append(name)
            lines = [f"{written}: &{name} {self.scalar('shared words')}{tail}"]
        elif style == "alias":
            lines = [f"{written}: *{r.choice(anchors)}{tail}"]
        elif style == "nested":
            lines = [
                f"{written}:{tail}",
                "    deep: 1  # x",
                "    list:",
                "    - 1",
                f"    - {self.scalar('é')}",
            ]
        elif style == "multi-flow":
            lines = [
                f"{written}: [one, # {self.remark()}",
                "    two,",
                f"  # {self.remark()}",
                f"  'three' ]{tail}",
            ]
        elif style == "tagged":
            lines = [f"{written}: !!str {self.scalar(self.word())}{tail}"]
        elif style == "question":
            lines = [f"? {written}", f": {self.scalar('value')}{tail}"]
        written_comment = comment if any(f"# {comment}" in line for line in lines) else ""
        return Chunk(lines, key, written_comment, items, style)

    def file(self) -> tuple[list[Chunk], str, bool, str, str]:
        r = self.random
        chunks: list[Chunk] = []
        anchors: list[str] = []
        keys = r.sample(KEYS, r.randint(0, 7)) + r.sample(ODD_KEYS, r.randint(0, 2))
        r.shuffle(keys)
        indent = " " * r.choice([0] * 19 + [2]) if not self.realistic else ""
        for key in keys:
            # Below a block scalar, blank lines and indented comments would be part of its text.
            if r.random() < 0.25 and not (chunks and chunks[-1].style in ("literal", "folded")):
                chunks.append(Chunk([r.choice(["", f"# {self.remark()}", f"   # {self.remark()}", "#"])]))
            chunks.append(self.chunk(key, anchors))
        if r.random() < 0.2:
            chunks.append(Chunk([r.choice(["# the end", "#"])]))
        if indent:
            for chunk in chunks:
                chunk.lines = [indent + line if line else line for line in chunk.lines]
        newline = r.choice(["\n", "\n", "\n", "\r\n"])
        body = r.choice(
            [
                "",
                "\n",
                "Body\n",
                "\nBody 🚀\n\n---\n\nmore: x\n",
                "no end",
                "\n## Priya Raman\n\n- talked about: x\n",
                "\n\n\n",
            ]
        )
        if r.random() < 0.05:
            body = body.replace("\n", "\r\n", 1)  # line ends mixed
        fence = r.choice(["---", "---", "---", "--- ", "----"])
        return (
            chunks,
            newline,
            r.random() < 0.15,
            fence,
            body.replace("\n", newline) if r.random() < 0.9 else body,
        )

    def wanted(self, chunks: list[Chunk]) -> dict[str, Any]:
        r = self.random
        there = [chunk.key for chunk in chunks if chunk.key in KEYS]
        keys = r.sample(there, min(len(there), r.choice([1, 1, 1, 2]))) if there and r.random() < 0.8 else []
        keys += r.sample([key for key in KEYS if key not in there], r.choice([0, 0, 1]) if keys else 1)
        changes: dict[str, Any] = {}
        for key in keys:
            chunk = next((chunk for chunk in chunks if chunk.key == key), None)
            listed = chunk is not None and chunk.style in ("flow", "block", "multi-flow")
            if r.random() < (0.85 if listed else 0.05 if self.realistic else 0.15):
                changes[key] = self.new_list(chunk)
            elif not listed or not self.realistic:
                changes[key] = r.choice(
                    [
                        self.word(),
                        self.word(),
                        self.word(),
                        date(2026, 11, 23),
                        datetime(2026, 11, 23, 9, 5),
                        7,
                        True,
                    ]
                    + ([REMOVED] if chunk else [])
                )
        return changes or {"outcome": "filled-by-other"}

    def new_list(self, chunk: Chunk | None) -> list[str]:
        r = self.random
        old = value_of(chunk.lines) if chunk else None
        items = [item for item in old if isinstance(item, str)] if isinstance(old, list) else []
        for _ in range(r.randint(1, 3)):
            way = r.random()
            if way < 0.5 or not items:
                items = [*items, r.choice(TAGS + WORDS)]
            elif way < 0.7:
                items.pop(r.randrange(len(items)))
            elif way < 0.85:
                items.insert(r.randrange(len(items) + 1), r.choice(TAGS))
            else:
                items[r.randrange(len(items))] = r.choice(TAGS)
        return items


def value_of(lines: list[str]) -> Any:
    try:
        return next(iter(yaml.safe_load("\n".join(lines)).values()))
    except (yaml.YAMLError, ValueError):
        return None


def says(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, datetime):
        return bool(found == wanted.isoformat(timespec="minutes"))
    return type(found) is type(wanted) and bool(found == wanted)


def meaning(text: str) -> dict[Any, str] | None:
    try:
        loaded = yaml.load(text, yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        return None
    return {key: repr(value) for key, value in (loaded or {}).items()}


def without(values: dict[Any, str] | None, changes: dict[str, Any]) -> dict[Any, str]:
    return {key: value for key, value in (values or {}).items() if key not in changes}


def judge(
    data: bytes,
    result: bytes,
    chunks: list[Chunk],
    changes: dict[str, Any],
    newline: str,
    ends: tuple[bytes, bytes],
) -> str:
    """What is wrong with an edit; empty where nothing is."""
    head, tail = ends
    if not result.startswith(head) or not result.endswith(tail):
        return "the fences or the body changed"
    new_text = result[len(head) : len(result) - len(tail)].decode("utf-8")
    old_text = data[len(head) : len(data) - len(tail)].decode("utf-8")
    loaded = yaml.load(new_text, yaml.CSafeLoader) or {}
    for key, value in changes.items():
        if value is REMOVED:
            if key in loaded:
                return f"{key} is still there"
        elif key not in loaded or not says(loaded[key], value):
            return f"{key} is {loaded.get(key)!r}, wanted {value!r}"
    if without(meaning(old_text), changes) != without(meaning(new_text), changes):
        return "another key changed"
    # Every line of another key, every comment and every blank line: there, in order, byte for byte.
    rest = new_text.split("\n")
    for chunk in chunks:
        if chunk.key in changes:
            value = changes[chunk.key]
            if isinstance(value, list) and value and chunk.style == "block":
                old = [item for item in chunk.items if item is not None]
                kept = Counter(old) & Counter(value)
                keep = [
                    line
                    for line, item in zip(chunk.lines, chunk.items, strict=True)
                    if item is None or (kept[item] and in_common_order(old, value))
                ]
            else:
                keep = []
                old_value = value_of(chunk.lines)
                listed = isinstance(old_value, list) and chunk.style == "block"
                must_stay = value is not REMOVED and chunk.comment and not listed
                if must_stay and not any(f"# {chunk.comment}" in line for line in rest):
                    return f"the comment of {chunk.key} is gone"
        else:
            keep = chunk.lines
        for line in keep:
            ended = line + newline.removesuffix("\n")
            if ended not in rest:
                return f"the line {ended!r} is gone"
            rest = rest[rest.index(ended) + 1 :]
    return ""


def in_common_order(old: list[str], new: list[str]) -> bool:
    """Whether the shared items stand in the same order, each once, so that none had to be written anew."""
    shared = [item for item in old if item in new]
    return (
        len(set(old)) == len(old)
        and len(set(new)) == len(new)
        and [item for item in new if item in old] == shared
    )


def test_generated_edits(record_property: Any, capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[str] = Counter()
    refused_styles: Counter[str] = Counter()
    for seed in range(COUNT):
        generator = Generator(seed)
        chunks, newline, bom, fence, body = generator.file()
        text = "".join(line + newline for chunk in chunks for line in chunk.lines)
        head = (b"\xef\xbb\xbf" if bom else b"") + f"{fence}{newline}".encode()
        tail = f"---{newline}{body}".encode()
        if not body and seed % 3 == 0:
            tail = b"---"
        data = head + text.encode("utf-8") + tail
        if meaning(text) is None:
            counts["not YAML"] += 1
            continue
        changes = generator.wanted(chunks)
        kind = "realistic" if generator.realistic else "odd"
        try:
            result = edit(data, changes, "contacts/priya-raman.md")
        except EditRefusedError as refused:
            assert refused.path == "contacts/priya-raman.md"
            assert 1 <= refused.line <= data.count(b"\n") + 1
            counts[f"{kind} refused"] += 1
            refused_styles.update(
                {
                    f"{kind}: {chunk.style} -> {type(changes[chunk.key]).__name__}"
                    for chunk in chunks
                    if chunk.key in changes
                }
            )
            continue
        wrong = judge(data, result, chunks, changes, newline, (head, tail))
        assert not wrong, f"seed {seed}: {wrong}\n{changes!r}\n{data.decode()}\n=>\n{result.decode()}"
        assert edit(result, changes, "contacts/priya-raman.md") == result, (
            f"seed {seed}: the second time differs"
        )
        counts[f"{kind} done"] += 1
    with capsys.disabled():
        sys.stdout.write(f"\nedits: {dict(sorted(counts.items()))}, wrong 0\n")
        sys.stdout.write(f"refused: {dict(refused_styles.most_common(12))}\n")
    record_property("edits", dict(counts))
    assert counts["realistic done"] + counts["odd done"] > COUNT * 0.8
    assert counts["realistic refused"] <= 0.01 * counts["realistic done"]
