"""Whether reading takes time with the size of a file, wherever in it one construct stands over and over.

    python bench/reading.py [--size 3000] [--runs 3] [--only PLACE] [--text "["]

The texts of `growth.py`, and more that mean something in front matter, go into each place of each kind of
record, at two sizes, the second four times the first; what is read is planned and checked too. Times are
processor time. Four times the text may take four times as long; more than `--most` times is told, and ends
the program with 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping

from growth import CONSTRUCTS, FLOOR, NOW, seconds

from afterword.checking.checker import check_notes
from afterword.followups.plan import plan
from afterword.records.reading import read_files
from afterword.settings.settings import Settings

#: What means something to YAML, to a debrief or to a reader of dates.
MORE = (
    *(
        "- ",
        "* ",
        "1. ",
        "• ",
        "a: b\n",
        "- a: b\n",
        "  - a\n",
        "  more words\n",
        "\t- a\n",
        "k:v\n",
        "a：b\n",
    ),
    *("[a: b]", "{a: b}", "[[a|", "]]", "[[a]]\n", "&a ", "*a ", "!a ", "? ", ": ", ":a", "| ", "> ", "%a "),
    *(
        "---\n",
        "...\n",
        "--- ",
        "–––\n",
        "<<<<<<< a\n",
        "=======\n",
        "“a” ",
        "'",
        "''",
        '""',
        "#a ",
        " #",
        ", ",
    ),
    *(
        "## a\n",
        "## Ana Sol\n",
        "- talked about: x\n",
        "- promised: x by 2026-12-01\n",
        "- promised: x by y\n",
    ),
    *("- asked me: a\n- answer: b\n", "- answer: b\n", "- part: peer\n", "- private: a\n", "- lit up at\n"),
    *("1:", "1_", "0x1", "1e", "-1", "2026-11-20 ", "by ", "by friday ", "on ", "in two weeks ", "the 13th "),
    *("a/", "a-", "a_", "\\", "\\x", "\\u00e9", "\r", "\r\n", "\u00a0", "\u3000", "\x85", "é", "e\u0301"),
)

NOTE = "---\nto: ana\nkind: thank-you\ninterview: i\nsubject: Hello\n---\nDear Ana,\n\n{}\n"
MET = (
    "---\ncompany: Acme\nposition: X\nwhen: 2026-11-20\nmet: [ana]\n---\n"
    "Before.\n\n## Ana Sol\n\n- talked about: a\n"
)
#: The file, and what stands in it around the text.
PLACES: Mapping[str, tuple[str, str]] = {
    "file": ("contacts/ana.md", "{}"),
    "front matter": ("contacts/ana.md", "---\n{}\n---\n"),
    "value": ("contacts/ana.md", "---\nname: {}\n---\n"),
    "value behind a word": ("contacts/ana.md", "---\nname: Ana\nrole: a {} b\n---\n"),
    "value of one's own": ("contacts/ana.md", "---\nname: Ana\nmine: {}\n---\n"),
    "quoted value": ("contacts/ana.md", '---\nname: Ana\nrole: "{}"\n---\n'),
    "key": ("contacts/ana.md", "---\nname: Ana\n{}: x\n---\n"),
    "list": ("contacts/ana.md", "---\nname: Ana\ninterests: [{}]\n---\n"),
    "list of lines": ("contacts/ana.md", "---\nname: Ana\ninterests:\n  - {}\n---\n"),
    "address": ("contacts/ana.md", "---\nname: Ana\nemail: a{}@b\n---\n"),
    "date": ("interviews/i.md", "---\ncompany: Acme\nwhen: {}\n---\n"),
    "people": ("interviews/i.md", "---\ncompany: Acme\nwhen: 2026-11-20\nmet: [{}]\n---\n"),
    "body": ("contacts/ana.md", "---\nname: Ana Sol\n---\n{}"),
    "debrief": ("interviews/i.md", MET + "{}"),
    "debrief item": ("interviews/i.md", MET + "  {}"),
    "lead-in": ("interviews/i.md", MET + "- {}: a\n"),
    "promise": ("interviews/i.md", MET + "- promised: {} b\n"),
    "heading": ("interviews/i.md", MET.replace("Ana Sol", "Ana {} Sol")),
    "gift": ("gifts/g.md", "---\ntitle: T\nkind: tip\ninterests: [sailing]\nread: yes\n---\nwhy: {} a"),
    "draft": ("notes/n.md", NOTE),
    "draft in a line": ("notes/n.md", NOTE.replace("{}", "I was glad {} to meet you.")),
    "subject": ("notes/n.md", NOTE.replace("Hello", "{}")),
    "received": ("notes/n.md", "---\nfrom: ana\nkind: reply\nreceived: 2026-11-21\n---\n{}"),
}

BESIDE = {
    "contacts/ana.md": "---\nname: Ana Sol\ncompany: Acme\ninterests: [sailing, a]\n---\n",
    "interviews/i.md": MET,
}


def prepare(place: str) -> Callable[[str], Callable[[], object]]:
    """What is timed with a text in a place: reading, planning and checking a small journal."""
    path, around = PLACES[place]

    def with_text(text: str) -> Callable[[], object]:
        files = {**BESIDE, path: around.replace("{}", text)}
        data = {name: content.encode("utf-8", "surrogatepass") for name, content in files.items()}

        def run() -> None:
            journal = read_files(data, NOW.date())
            plan(journal, NOW, Settings())
            check_notes(journal, NOW, Settings())

        return run

    return with_text


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Look for files whose reading takes too long for their size."
    )
    parser.add_argument("--size", type=int, default=3_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--most", type=float, default=8, help="times as long for four times the text")
    parser.add_argument("--only", default="", help="one place")
    parser.add_argument("--text", default="", help="constructs whose name holds this")
    options = parser.parse_args()
    texts = CONSTRUCTS | {f"{unit!r} over and over": ("", unit, "") for unit in MORE}
    slow = 0
    for place in PLACES:
        if options.only not in ("", place):
            continue
        read = prepare(place)
        longest, worst = 0.0, ""
        for name, (before, unit, behind) in texts.items():
            if options.text not in name:
                continue
            times = max(1, options.size // len(unit))
            small = seconds(read(before + times * unit + behind), options.runs)
            large = seconds(read(before + 4 * times * unit + behind), options.runs)
            if large > longest:
                longest, worst = large, name
            if large > FLOOR and large > options.most * max(small, FLOOR / 4):
                slow += 1
                print(f"{place}: {name}: {1000 * small:.0f} ms, then {1000 * large:.0f} ms", flush=True)
        print(f"{place}: {len(texts)} texts; the longest took {1000 * longest:.0f} ms ({worst})", flush=True)
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
