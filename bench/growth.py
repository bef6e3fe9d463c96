"""Whether time grows with the size of a text, and not with its square, whatever stands in it.

    python bench/growth.py [--size 20000] [--runs 3] [--only check,forget] [--text "["]

Texts of one construct over and over, every sign of ASCII among them, go through each operation at two sizes,
the second four times the first. Times are the least of some runs, in milliseconds of processor time. Four
times the text may take four times as long; more than `--most` times is told, and ends the program with 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from time import process_time

from afterword.checking.checker import Checker
from afterword.keeping.forgetting import forget
from afterword.mkdocs_plugin.blocks import put_back, resolved, set_aside
from afterword.pages.redaction import redact
from afterword.pages.site import build_site
from afterword.records.journal import Journal
from afterword.records.reading import read_files
from afterword.settings.settings import Settings

NOW = datetime(2026, 11, 21, 10)

#: Times below this are too short to compare.
FLOOR = 0.02

#: What is written over and over: (before, unit, behind). Signs of ASCII are added below.
CONSTRUCTS: dict[str, tuple[str, str, str]] = {
    "one open bracket": ("[", "ab", ""),
    "two open brackets": ("[[", "a b ", ""),
    "brackets": ("", "[ab]", ""),
    "nested brackets": ("", "[[a", ""),
    "placeholders": ("", "[what they said] ", ""),
    "links": ("", "[a](b) ", ""),
    "half links": ("", "[a](b", ""),
    "link titles": ("", ']( "a', ""),
    "nested links": ("", "](()", ""),
    "pictures": ("", "![a](b.png)\n", ""),
    "wiki links": ("", "[[priya-raman]] ", ""),
    "half templates": ("", "{{ a ", ""),
    "templates": ("", "{{ a }} ", ""),
    "one template": ("{%", " a", ""),
    "dollars": ("", "${a", ""),
    "half tags": ("", "<your ", ""),
    "tags": ("", "<b>a</b>", ""),
    "comments": ("", "<!-- ", ""),
    "our comments": ("", "<!-- afterword:0 -->\n", ""),
    "our digits": ("<!-- afterword:", "1", " -->"),
    "fences": ("", "```\n", ""),
    "code": ("", "`a", ""),
    "quotations": ("", "\n> a", ""),
    "quotation marks": ("", "“a ", ""),
    "german quotation marks": ("", "„a", ""),
    "angles": ("", "«", ""),
    "full stops and letters": ("", "a. ", ""),
    "sentences": ("", "I am here. ", ""),
    "abbreviations": ("", "dr. ", ""),
    "one long sentence": ("", "and then ", ""),
    "dots, then a letter": ("", "...", "a"),
    "exclamations": ("", "a!", ""),
    "questions": ("", "Really? ", ""),
    "spaces, then a letter": ("", "   ", "a"),
    "words": ("", "word ", ""),
    "one word": ("", "word", ""),
    "hyphens": ("", "A-", ""),
    "apostrophes": ("", "A'", ""),
    "double hyphens": ("", "A--", ""),
    "capitals": ("", "Ana Sol ", ""),
    "names": ("", "Priya Raman ", ""),
    "first names": ("", "Priya, ", ""),
    "greetings": ("Dear ", "Ana, ", ""),
    "greeting and spaces": ("Dear Ana", " ", "x"),
    "links between names": ("Dear ", "de ", "X"),
    "companies": ("", "Northwind Robotics, ", ""),
    "dates": ("", "Friday 20 November ", ""),
    "iso dates": ("", "2026-11-20 ", ""),
    "thanks": ("", "thank you for the talk today ", ""),
    "thanks with stops": ("", "Thank you for meeting me on Friday. ", ""),
    "phrases": ("", "just checking in, I would love to, ", ""),
    "phrases with stops": ("", "Just checking in. ", ""),
    "addresses": ("", "https://a.example/b ", ""),
    "one address": ("https://a.example/", ")", ""),
    "one long address": ("https://a.example/", "a.", ""),
    "half mail": ("", "a@", ""),
    "mail": ("", "a@b.example ", ""),
    "one mail": ("a@", "b.", ""),
    "sign-offs": ("", "Best wishes,\n", ""),
    "one sign-off": ("", "best ", "x"),
    "copies": ("", "cc: a\n", ""),
    "copied": ("", "copied Tom ", ""),
    "list items": ("", "- a\n", ""),
    "task boxes": ("", "- [ ] promised: a by 2026-12-01\n", ""),
    "promises": ("- promised: ", "by ", "x"),
    "facts": ("", "- talked about: boats\n", ""),
    "headings": ("", "## Priya Raman\n", ""),
    "headings of hashes": ("## a", " #", "x"),
    "underlines": ("", "a\n===\n", ""),
    "empty lines": ("", "\n \n", ""),
    "rules": ("", "---\n", ""),
    "emphasis": ("", "**a_", ""),
    "footnotes": ("", "[^1]: a\n", ""),
    "entities": ("", "&#80;", ""),
    "percents": ("", "%50", ""),
    "accents": ("a", "\u0301", ""),
    "no width": ("", "a\u200b", ""),
    "other line ends": ("", "a\u2028", ""),
    "chinese": ("", "王", ""),
    "emoji": ("", "🚀", ""),
    "digits in groups": ("", "0131 ", ""),
    "letters with spaces": ("", "p r i y ", ""),
    "todo": ("", "TODO ", ""),
    "underscores and a": ("", "___a", ""),
    "why": ("", "why: a\n", ""),
    "html lines": ("", "<div>\n\n", ""),
    "href": ("", ' href="a', ""),
}
CONSTRUCTS |= {repr(chr(code)): ("", chr(code), "") for code in range(128)}
CONSTRUCTS |= {f"{chr(code)!r}, then a": ("", chr(code), "a") for code in range(33, 127)}

FRONT = {
    "contacts/priya-raman.md": "name: Priya Raman\ncompany: Northwind Robotics\n"
    'email: priya@northwind.example\nphone: "+44 131 496 0123"\ninterests: [sailing]\n',
    "contacts/tom-okafor.md": "name: Tom Okafor\ncompany: Northwind Robotics\nemail: tom@northwind.example\n",
    "contacts/ana-sol.md": "name: Ana Sol\ncompany: Harbor Works\nemail: ana@harbor.example\n",
    "interviews/talk.md": "company: Northwind Robotics\nposition: Engineer\nwhen: 2026-11-20T14:00\n"
    "met: [priya-raman, tom-okafor]\n",
    "interviews/other.md": "company: Harbor Works\nposition: Rigger\nwhen: 2026-11-19\nmet: [ana-sol]\n",
    "gifts/tides.md": "title: Tides\nkind: article\ninterests: [sailing]\nread: yes\nurl: https://a.example/b\n",
    "notes/draft.md": "to: priya-raman\nkind: thank-you\ninterview: talk\nsubject: Tides\n",
    "notes/came.md": "from: tom-okafor\nkind: reply\nreceived: 2026-11-20\nsubject: Tides\n",
}


def journal_with(bodies: Mapping[str, str], keys: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The files of a small journal, with texts in some bodies, and lines in some front matter."""
    return {
        path: f"---\n{front}{(keys or {}).get(path, '')}---\n{bodies.get(path, '')}".encode()
        for path, front in FRONT.items()
    }


def quoted(text: str) -> str:
    """A text as a double-quoted value of YAML."""
    return (
        '"' + "".join(f"\\U{ord(sign):08x}" if sign in '"\\' or sign < " " else sign for sign in text) + '"'
    )


def prepare_read(text: str) -> Callable[[], object]:
    files = journal_with(dict.fromkeys(FRONT, text))
    return lambda: read_files(files)


def prepare_check(text: str) -> Callable[[], object]:
    journal = read_files(journal_with({"notes/draft.md": f"Dear Priya,\n\n{text}\n\nBest wishes,\nMira\n"}))
    assert "draft" in journal.notes
    return lambda: Checker(journal, NOW, Settings()).check_notes()


def prepare_check_bare(text: str) -> Callable[[], object]:
    journal = read_files(journal_with({"notes/draft.md": text}))
    return lambda: Checker(journal, NOW, Settings()).check_notes()


def prepare_check_subject(text: str) -> Callable[[], object]:
    fronts = {**FRONT, "notes/draft.md": FRONT["notes/draft.md"].replace("Tides", quoted(text))}
    journal = read_files({path: f"---\n{front}---\nDear Priya,\n".encode() for path, front in fronts.items()})
    return lambda: Checker(journal, NOW, Settings()).check_notes()


def prepare_forget(text: str) -> Callable[[], object]:
    files = journal_with(dict.fromkeys(("interviews/talk.md", "contacts/ana-sol.md", "gifts/tides.md"), text))
    return lambda: forget(files, "priya-raman")


def prepare_pages(text: str) -> Callable[[], object]:
    bodies = {"notes/draft.md": text, "notes/came.md": text}
    journal = read_files(journal_with(bodies))
    return lambda: rendered(journal)


def prepare_titles(text: str) -> Callable[[], object]:
    keys = {
        "contacts/ana-sol.md": f"role: {quoted(text)}\ndo_not_contact: {quoted(text)}\n",
        "gifts/tides.md": f"found: 2026-11-01\nmine: {quoted(text)}\n",
    }
    fronts = {path: front.replace("Tides", quoted(text)) for path, front in FRONT.items()}
    files = {path: f"---\n{front}{keys.get(path, '')}---\n".encode() for path, front in fronts.items()}
    journal = read_files(files)
    return lambda: rendered(journal)


def prepare_redact(text: str) -> Callable[[], object]:
    fronts = {path: front.replace("Tides", quoted(text)) for path, front in FRONT.items()}
    journal = read_files({path: f"---\n{front}---\n{text}".encode() for path, front in fronts.items()})
    return lambda: redact(journal)


def prepare_redact_names(text: str) -> Callable[[], object]:
    files = journal_with({}, {"contacts/ana-sol.md": f"address: {quoted(text)}\nlinkedin: {quoted(text)}\n"})
    journal = read_files(files)
    return lambda: redact(journal)


def rendered(journal: Journal) -> None:
    """Every page, and what the host does to it except for its Markdown."""
    for page in build_site(
        Journal(journal.contacts, journal.interviews, journal.gifts, journal.notes), NOW, Settings()
    ).pages:
        markdown, blocks = set_aside(page.markdown, page.body)
        put_back(markdown, resolved(blocks, page.path, lambda target, anchor: target))


OPERATIONS: dict[str, Callable[[str], Callable[[], object]]] = {
    "read": prepare_read,
    "check": prepare_check,
    "check alone": prepare_check_bare,
    "check subject": prepare_check_subject,
    "forget": prepare_forget,
    "pages": prepare_pages,
    "titles": prepare_titles,
    "redact": prepare_redact,
    "redact names": prepare_redact_names,
}


def text_of(construct: str, size: int) -> str:
    """A text of about so many signs."""
    before, unit, behind = CONSTRUCTS[construct]
    return before + unit * max(1, size // len(unit)) + behind


def seconds(prepare: Callable[[str], Callable[[], object]], text: str, runs: int) -> float:
    """Processor time of the fastest run."""
    run = prepare(text)
    times = []
    for _ in range(runs):
        begun = process_time()
        run()
        times.append(process_time() - begun)
        if times[-1] > 2:
            break
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Look for texts whose time grows with the square of their size."
    )
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--most", type=float, default=8, help="times as long for four times the text")
    parser.add_argument("--only", default="", help="operations, with commas between them")
    parser.add_argument("--text", default="", help="constructs whose name holds this")
    options = parser.parse_args()
    chosen = [name for name in OPERATIONS if not options.only or name in options.only.split(",")]
    slow = 0
    for operation in chosen:
        longest, worst = 0.0, ""
        for construct in CONSTRUCTS:
            if options.text not in construct:
                continue
            prepare = OPERATIONS[operation]
            small = seconds(prepare, text_of(construct, options.size), options.runs)
            large = seconds(prepare, text_of(construct, 4 * options.size), options.runs)
            if large > longest:
                longest, worst = large, construct
            if large > FLOOR and large > options.most * max(small, FLOOR / 4):
                slow += 1
                print(
                    f"{operation}: {construct}: {1000 * small:.0f} ms, then {1000 * large:.0f} ms", flush=True
                )
        print(
            f"{operation}: {len(CONSTRUCTS)} texts; the longest took {1000 * longest:.0f} ms ({worst})",
            flush=True,
        )
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
