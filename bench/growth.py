"""Whether time grows with the size of a text, and not with its square, whatever stands in it.

    python bench/growth.py [--size 20000] [--runs 3] [--limit 10] [--only check] [--text "brackets"]

Texts of one construct over and over, every sign of ASCII among them, go through each operation at two sizes,
the second four times the first. Times are the least of some runs, in milliseconds of processor time. Four
times the text may take four times as long; more than `--most` times is told, and ends the program with 1.
With `--limit` nothing is compared: each text of the size has to be done within so many seconds.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import process_time

from afterword.actions.desk import Desk
from afterword.actions.heard import heard
from afterword.checking.checker import Checker
from afterword.hosting.blocks import put_back, resolved, set_aside
from afterword.keeping.forgetting import forget
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
    # Each line is a follow-up with a letter of its own, which takes its time; so it is a long one.
    "task boxes": (
        "",
        "- [ ] promised: the list of all that we came to speak of on the way out, by 2026-12-01\n",
        "",
    ),
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
#: Every sign of ASCII; to a pattern one letter is as another, and one figure, so a few stand for all.
SIGNS = [sign for sign in map(chr, range(128)) if not sign.isalnum() or sign in "aeszAI019"]
CONSTRUCTS |= {repr(sign): ("", sign, "") for sign in SIGNS}
CONSTRUCTS |= {f"{sign!r}, then a": ("", sign, "a") for sign in SIGNS if "!" <= sign <= "~"}

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


def with_words(text: str) -> Journal:
    """The same journal read, with a text wherever words may stand, however long it is."""
    one_line = " ".join(text.split())
    journal = read_files(journal_with({"notes/draft.md": "Dear Priya,\n"}))
    return Journal(
        {
            slug: replace(each, role=one_line, do_not_contact=one_line if slug == "ana-sol" else "")
            for slug, each in journal.contacts.items()
        },
        {slug: replace(each, position=one_line) for slug, each in journal.interviews.items()},
        {slug: replace(each, title=one_line, why=one_line) for slug, each in journal.gifts.items()},
        {slug: replace(each, subject=one_line) for slug, each in journal.notes.items()},
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
    journal = with_words(text)
    return lambda: Checker(journal, NOW, Settings()).check_notes()


def prepare_forget(text: str) -> Callable[[], object]:
    files = journal_with(dict.fromkeys(("interviews/talk.md", "contacts/ana-sol.md", "gifts/tides.md"), text))
    return lambda: forget(files, "priya-raman")


def prepare_heard(text: str) -> Callable[[], object]:
    journal = read_files(journal_with({}))
    desk = Desk(Path("nowhere"), journal, Settings(), NOW)
    contact = journal.contacts["ana-sol"]

    def run() -> list[str]:
        if not text.strip():
            return []  # blanks are refused: nothing was said
        act = heard(desk, contact, text, "reply")
        return [*act.said, *act.afterwards(desk)]

    return run


def prepare_pages(text: str) -> Callable[[], object]:
    bodies = {"notes/draft.md": text, "notes/came.md": text}
    journal = read_files(journal_with(bodies))
    return lambda: rendered(journal)


def prepare_titles(text: str) -> Callable[[], object]:
    journal = with_words(text)
    return lambda: rendered(journal)


def prepare_redact(text: str) -> Callable[[], object]:
    journal = with_words(text)
    return lambda: redact(journal)


def prepare_redact_names(text: str) -> Callable[[], object]:
    journal = read_files(journal_with({}))
    people = {
        slug: replace(each, address=text, linkedin=text, phone=text, email=f"{text}@a.example")
        for slug, each in journal.contacts.items()
    }
    strange = Journal(people, journal.interviews, journal.gifts, journal.notes)
    return lambda: redact(strange)


def rendered(journal: Journal) -> None:
    """Every page, and what the host does to it except for its Markdown."""
    fresh = Journal(journal.contacts, journal.interviews, journal.gifts, journal.notes)  # nothing remembered
    for page in build_site(fresh, NOW, Settings()).pages:
        markdown, blocks = set_aside(page.markdown, page.body)
        put_back(markdown, resolved(blocks, page.path, lambda target, anchor: target))


OPERATIONS: dict[str, Callable[[str], Callable[[], object]]] = {
    "read": prepare_read,
    "check": prepare_check,
    "check alone": prepare_check_bare,
    "check subject": prepare_check_subject,
    "forget": prepare_forget,
    "heard": prepare_heard,
    "pages": prepare_pages,
    "titles": prepare_titles,
    "redact": prepare_redact,
    "redact names": prepare_redact_names,
}


def text_of(construct: str, size: int) -> str:
    """A text of about so many signs."""
    before, unit, behind = CONSTRUCTS[construct]
    return before + unit * max(1, size // len(unit)) + behind


def seconds(run: Callable[[], object], runs: int) -> float:
    """Processor time of the fastest run."""
    times = []
    for _ in range(runs):
        begun = process_time()
        run()
        times.append(process_time() - begun)
        if times[-1] > 2:
            break
    return min(times)


def grown(operation: str, construct: str, options: argparse.Namespace) -> tuple[float, str]:
    """Seconds for the larger text, and what is wrong with that; empty where nothing is."""
    prepare = OPERATIONS[operation]
    small = seconds(prepare(text_of(construct, options.size)), options.runs)
    large = seconds(prepare(text_of(construct, 4 * options.size)), options.runs)
    if large <= FLOOR or large <= options.most * max(small, FLOOR / 4):
        return large, ""
    return large, f"{1000 * small:.0f} ms, then {1000 * large:.0f} ms"


def ended(operation: str, construct: str, options: argparse.Namespace) -> tuple[float, str]:
    """Seconds for the text, and what is wrong where it takes more than the limit."""

    def stop(signum: int, frame: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGPROF, stop)
    run = OPERATIONS[operation](text_of(construct, options.size))
    signal.setitimer(signal.ITIMER_PROF, options.limit)
    try:
        return seconds(run, 1), ""
    except TimeoutError:
        return options.limit, f"more than {options.limit} s"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def main() -> None:
    parser = argparse.ArgumentParser(description="Look for texts whose time grows too fast with their size.")
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--most", type=float, default=8, help="times as long for four times the text")
    parser.add_argument("--limit", type=float, help="no comparison: so many seconds for one text of the size")
    parser.add_argument("--only", action="append", choices=[*OPERATIONS], help="an operation; default: all")
    parser.add_argument("--text", action="append", help="a construct, or a part of its name; default: all")
    options = parser.parse_args()
    look = grown if options.limit is None else ended
    texts = [name for name in CONSTRUCTS if any(part in name for part in options.text or [""])]
    slow = 0
    for operation in options.only or OPERATIONS:
        longest, which = 0.0, ""
        seconds(OPERATIONS[operation](text_of("words", 200)), 1)  # what is made once in a process is made now
        for construct in texts:
            taken, wrong = look(operation, construct, options)
            if taken > longest:
                longest, which = taken, construct
            if wrong:
                slow += 1
                print(f"{operation}: {construct}: {wrong}", flush=True)
        print(f"{operation}: {len(texts)} texts, the longest {1000 * longest:.0f} ms ({which})", flush=True)
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
