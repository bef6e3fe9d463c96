"""Whether time grows with size: one construct again and again, in every place of every kind of record.

    python bench/reading.py [--size 4000] [--limit 8] [--only PLACE]

Each ASCII character and each of the constructs below is repeated so often that it has so many characters,
and four times as often; what grows with size takes four times as long, what grows with its square sixteen.
Reading, planning and checking are timed, the best of three runs; where the longer takes more than ``--limit``
times the shorter, and more than a few milliseconds, the construct is printed, and the program exits with 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from time import process_time

from afterword.checking.checker import check_notes
from afterword.followups.plan import plan
from afterword.records.reading import read_files
from afterword.settings.settings import Settings

NOW = datetime(2026, 11, 21, 10)
#: Below this a difference is the machine's.
NOISE = 0.02

CONSTRUCTS = (
    *("- ", "* ", "+ ", "1. ", "- [ ] ", "• ", "> ", "# ", "## ", "### ", "## a\n", "## Ana Sol\n", "a: b\n"),
    *(
        "- a\n",
        "- a: b\n",
        "  - a\n",
        "- talked about: x\n",
        "- promised: x by 2026-12-01\n",
        "- promised: x by y\n",
    ),
    *(
        "  more words\n",
        "[[a]]",
        "[[",
        "]]",
        "[[a|",
        "[a](b)",
        "![a](b)",
        "[a](",
        "](",
        "[a: b]",
        "{a: b}",
        "{{a}}",
    ),
    *(
        "{{",
        "{%",
        "${a}",
        "<<a>>",
        "<a>",
        "<!--",
        "-->",
        "```\n",
        "~~~\n",
        "`a`",
        "``",
        "a@b.example ",
        "@a.b",
    ),
    *(
        "https://a.example/b ",
        "www.",
        "http://",
        "**a**",
        "__a__",
        "_a ",
        "“a” ",
        "“",
        '"a" ',
        "'",
        "''",
        '""',
    ),
    *(
        "&a ",
        "*a ",
        "!a ",
        "? ",
        ": ",
        ":a",
        "| ",
        "%a ",
        "---\n",
        "...\n",
        "--- ",
        "<<<<<<< a\n",
        "=======\n",
    ),
    *("Dr. ", "e.g. ", "a. b ", "A ", "Ana ", "Ana Sol ", "TODO ", "many ", "kind regards,\n", "with many "),
    *(
        "Dear Ana,\n",
        "a\tb",
        "\t",
        " \n",
        "\n\n",
        "é",
        "e\u0301",
        "漢",
        "🚀",
        "\u00a0",
        "\u200b",
        "\u2028",
        "\x85",
    ),
    *(
        "1:",
        "1_",
        "0x1",
        "1e",
        "-1",
        "2026-11-20 ",
        "by ",
        "a/",
        "a-",
        "a_",
        "a b",
        "\\",
        "\\x",
        "\\u00e9",
        "\r",
    ),
)


def constructs() -> Iterator[str]:
    """What is repeated."""
    yield from (chr(number) for number in range(128))
    yield from CONSTRUCTS


#: Where it stands: the files of a small journal with the repeated text in one place.
PLACES: Mapping[str, tuple[str, str]] = {
    "file": ("contacts/ana.md", "{}"),
    "front matter": ("contacts/ana.md", "---\n{}\n---\n"),
    "value": ("contacts/ana.md", "---\nname: {}\n---\n"),
    "value behind a word": ("contacts/ana.md", "---\nname: Ana\nrole: a {} b\n---\n"),
    "unknown value": ("contacts/ana.md", "---\nname: Ana\nmine: {}\n---\n"),
    "quoted value": ("contacts/ana.md", '---\nname: Ana\nrole: "{}"\n---\n'),
    "key": ("contacts/ana.md", "---\nname: Ana\n{}: x\n---\n"),
    "list": ("contacts/ana.md", "---\nname: Ana\ninterests: [{}]\n---\n"),
    "list of lines": ("contacts/ana.md", "---\nname: Ana\ninterests:\n  - {}\n---\n"),
    "date": ("interviews/i.md", "---\ncompany: Acme\nwhen: {}\n---\n"),
    "people": ("interviews/i.md", "---\ncompany: Acme\nwhen: 2026-11-20\nmet: [{}]\n---\n"),
    "body": ("contacts/ana.md", "---\nname: Ana Sol\n---\n{}"),
    "debrief": (
        "interviews/i.md",
        MET := "---\ncompany: Acme\nposition: X\nwhen: 2026-11-20\nmet: [ana]\n---\n## Ana Sol\n{}",
    ),
    "debrief item": ("interviews/i.md", MET + "\n- talked about: a\n  {}"),
    "debrief promise": ("interviews/i.md", MET.replace("{}", "- promised: {} b")),
    "heading": ("interviews/i.md", MET.replace("Ana Sol", "Ana {} Sol")),
    "gift": ("gifts/g.md", "---\ntitle: T\nkind: tip\ninterests: [sailing]\nread: yes\n---\nwhy: {} a"),
    "draft": (
        "notes/n.md",
        NOTE := "---\nto: ana\nkind: thank-you\ninterview: i\nsubject: Hello\n---\nDear Ana,\n\n{}\n",
    ),
    "draft in a line": ("notes/n.md", NOTE.replace("{}", "I was glad {} to meet you.")),
    "draft alone": ("notes/n.md", NOTE.replace("Dear Ana,\n\n{}\n", "{}")),
    "subject": ("notes/n.md", NOTE.replace("Hello", "{}")),
    "received": ("notes/n.md", "---\nfrom: ana\nkind: reply\nreceived: 2026-11-21\n---\n{}"),
}

BESIDE = {
    "contacts/ana.md": "---\nname: Ana Sol\ncompany: Acme\ninterests: [sailing, a]\n---\n",
    "interviews/i.md": "---\ncompany: Acme\nposition: Engineer\nwhen: 2026-11-20\nmet: [ana]\n"
    "---\n## Ana Sol\n- talked about: boats\n",
}


def seconds(place: str, text: str) -> float:
    """How long it takes to read, plan and check a journal with a text in a place; the best of three."""
    path, around = PLACES[place]
    files = {**BESIDE, path: around.replace("{}", text)}
    data = {name: content.encode("utf-8", "surrogatepass") for name, content in files.items()}
    best = 999.0
    for _ in range(3):
        begun = process_time()
        journal = read_files(data, NOW.date())
        plan(journal, NOW, Settings())
        check_notes(journal, NOW, Settings())
        best = min(best, process_time() - begun)
        if best > 2:
            break
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description="Time one construct again and again.")
    parser.add_argument("--size", type=int, default=4000, help="characters of the shorter text")
    parser.add_argument("--limit", type=float, default=8.0, help="how many times as long the longer may take")
    parser.add_argument("--only", default="", help="one place")
    options = parser.parse_args()

    tried, slow = 0, 0
    for place in PLACES:
        if options.only and place != options.only:
            continue
        for construct in constructs():
            count = max(1, options.size // len(construct))
            short = seconds(place, construct * count)
            long = seconds(place, construct * (4 * count))
            tried += 1
            if long > options.limit * max(short, NOISE / options.limit):
                slow += 1
                print(f"{place:20} {construct!r:32} {short * 1000:9.1f} ms {long * 1000:9.1f} ms", flush=True)
    print(f"{tried:,} tried, {slow} grow faster than their size")
    sys.exit(bool(slow))


if __name__ == "__main__":
    main()
