"""What comes in from elsewhere, for the fuzzer: files of other programs, feeds, and the list of candidates.

Most of it is right, so that `import`, `gather` and `gifts` find something to do; the rest is spoilt as
`hostile.py` spoils records. Everything lies in a folder beside the journal, and the feeds are served by this
machine as well, which is the only one that is asked.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from functools import cache, partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from hostile import NAMES, SLUGS, WORDS, mutated

FILES = Path(__file__).parents[1] / "tests" / "exchange" / "files"
LIST = "gifts/_candidates.md"

#: What people of the journals care about is in most, and something odd in some.
TITLES = [
    "Seven ways to right a dinghy", "Why we reef before we have to", "A splice that holds without a knot",
    "Rope, wire and chain: what each forgives", "Rook endings for people with jobs",
    "An opening for players who forget theory", "Sailing at night, with a child asleep below",
    "The chess club that met in a laundry", "Bonds: plain sailing until autumn", "Untitled", "1984", "1, 2",
    "[Sponsored] A jacket that sails", "<b>Sailing</b> &amp; racing", "Sailing \u202e gnihcar", "🎻", "",
    "Sailing " * 60, "- sailing", "3. sailing", "sailing [x](javascript:1)", "Segeln bei Nacht",
]  # fmt: skip
ADDRESSES = [
    "https://sail.example/a?utm_source=feed", "https://sail.example/a", "http://sail.example/b#c",
    "https://rope.example/(splice)", "https://chess.example/x?id=1&b=2", "https://a.example/b",
    "javascript:alert(1)", "file:///etc/hosts", "/relative", "https://\u2100.example", "http://[x", "",
    "https://long.example/" + "x" * 3000,
]  # fmt: skip
DAYS = ["2026-11-20", "2026-11-01", "2031-01-01", "1969-12-31", "soon", "2026-02-30"]
STATES = ["no", "yes: [[tides]]", "later: 2026-12-10", "later: 2026-11-01", "later: soon", "kind: poem"]


def candidate_list(chance: random.Random) -> bytes:
    """``gifts/_candidates.md`` as we write it, or as somebody edited it."""
    lines = ["# Candidates", "", *chance.choices(["Mine.", "", "<div>"], k=chance.randint(0, 2)), ""]
    for number in range(1, chance.randint(2, 9)):
        title, address = chance.choice(TITLES[:12]), f"https://sail.example/{number}"
        if chance.random() < 0.15:
            title, address = chance.choice(TITLES), chance.choice(ADDRESSES)
        lines.append(f"{number if chance.random() < 0.95 else 1}. [{title}]({address})")
        lines += [
            f"    - for [[{slug}]]: {chance.choice(['sailing', 'rope', 'chess'])}, by “reef” (1.20)"
            for slug in chance.sample(["priya-raman", "ana-sol", *SLUGS], chance.randint(1, 2))
        ]
        if chance.random() < 0.3:
            lines.append(f"    - {chance.choice(STATES)}")
    data = "\n".join([*lines, ""]).encode("utf-8", "surrogatepass")
    return mutated(data, chance) if chance.random() < 0.15 else data


def _entries(chance: random.Random) -> list[tuple[str, str, str, str]]:
    """Titles, addresses, days and summaries."""
    odd = chance.random() < 0.4
    return [
        (
            chance.choice(TITLES if odd else TITLES[:8]),
            chance.choice(ADDRESSES) if odd else f"https://sail.example/{chance.randint(1, 99)}",
            chance.choice(DAYS if odd else DAYS[:2]),
            chance.choice([*WORDS[:3], "Halyards, reefs and a rook on the seventh rank.", "<p>Sailing</p>"]),
        )
        for _ in range(chance.randint(1, 8))
    ]


def _rss(chance: random.Random) -> str:
    items = "".join(
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link><pubDate>{day}</pubDate>"
        f"<description>{escape(about)}</description><category>sailing</category></item>"
        for title, link, day, about in _entries(chance)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{items}</channel></rss>'


def _atom(chance: random.Random) -> str:
    entries = "".join(
        f'<entry><title>{escape(title)}</title><link href="{escape(link)}"/><updated>{day}T10:00:00Z'
        f"</updated><summary>{escape(about)}</summary></entry>"
        for title, link, day, about in _entries(chance)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>{entries}</feed>'


def _json_feed(chance: random.Random) -> str:
    items = [
        {"title": title, "url": link, "date_published": day, "content_text": about, "tags": ["chess"]}
        for title, link, day, about in _entries(chance)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": items})


def _bookmarks(chance: random.Random) -> str:
    kept = "".join(
        f'<DT><A HREF="{escape(link)}" ADD_DATE="1795000000">{escape(title)}</A>\n'
        for title, link, _, _ in _entries(chance)
    )
    return f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><H3>Sailing</H3>\n<DL><p>{kept}</DL><p></DL>"


def _library(chance: random.Random) -> str:
    return json.dumps(
        [
            {"type": "article-journal", "title": title, "URL": link, "note": about, "keyword": "sailing"}
            for title, link, _, about in _entries(chance)
        ]
    )


def _bibliography(chance: random.Random) -> str:
    return "\n".join(
        f"@article{{k{number},\n  title = {{{title}}},\n  url = {{{link}}},\n  keywords = {{rope}}\n}}"
        for number, (title, link, _, _) in enumerate(_entries(chance))
    )


def _people(chance: random.Random) -> str:
    rows = (f'"{name}",Northwind,p{n}@n.example' for n, name in enumerate(chance.choices(NAMES, k=3)))
    return "Name,Company,E-mail\n" + "\n".join(rows) + "\n"


#: By the end of the name that it is saved under.
FEEDS = {"rss.xml": _rss, "atom.xml": _atom, "feed.json": _json_feed}
MADE = {
    "bookmarks.html": _bookmarks,
    "library.json": _library,
    "refs.bib": _bibliography,
    "people.csv": _people,
}


class Sources:
    """Files to take in, in a folder of their own."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        """Attributes: ``folder``, where each file that is asked for is put."""
        self.folder = folder
        self._chance = chance
        folder.mkdir()

    def file(self) -> str:
        """The path of a file that `import` takes, or of a folder of mails; seldom of one that it does not."""
        if self._chance.random() < 0.05:
            return str(FILES / "mail")
        kept = sorted(each for each in FILES.rglob("*.*") if each.is_file())
        if self._chance.random() < 0.5:
            path = self._chance.choice(kept)
            return self._put(path.name, path.read_bytes())
        name, make = self._chance.choice([*MADE.items(), *(FEEDS.items() if not self._often() else ())])
        return self._put(name, make(self._chance).encode("utf-8", "surrogatepass"))

    def feed(self) -> str:
        """The path, or the address on this machine, of a feed or of a list of feeds."""
        name, make = self._chance.choice([*FEEDS.items()])
        path = self._put(name, make(self._chance).encode("utf-8", "surrogatepass"))
        address = f"http://127.0.0.1:{_server(self.folder)}/{Path(path).name}"
        if not self._often():
            other = self._chance.choice(WORDS[:3])
            listed = f'<outline type="rss" xmlUrl="{address}"/><outline xmlUrl="{other}"/>'
            return self._put("list.opml", f'<opml version="2.0"><body>{listed}</body></opml>'.encode())
        return address if self._chance.random() < 0.4 else path

    def _often(self) -> bool:
        return self._chance.random() < 0.85

    def _put(self, name: str, data: bytes) -> str:
        path = self.folder / f"{self._chance.randint(0, 9)}-{name}"
        path.write_bytes(data if self._often() else mutated(data, self._chance))
        return str(path)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """A fuzzer says only what is wrong."""


@cache
def _server(folder: Path) -> int:
    """The port at which this machine serves a folder, until the process ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


def of_import(sources: Sources, chance: random.Random) -> list[str]:
    """A command line of `import` without the options that fit only one kind, or with one of them."""
    file = sources.file()
    extras: list[list[str]] = [
        ["--dry-run"], ["--interests"], ["--known"], ["--all-people"], ["--with-description"], ["--json"],
        ["--only", "Priya"], ["--folder", "Sailing"], ["--company", "Northwind"], ["--position", "Engineer"],
    ]  # fmt: skip
    of_mails = [
        ["--text"], ["--same"], ["--another"], ["--since", "2026-11-01"], ["--as-contact", "priya"],
        ["--kind", "thank-you"],
    ]  # fmt: skip
    odd = [
        ["--as", chance.choice(["vcard", "table", "json", "mail", "bookmarks"])], ["--map", "name=Name"],
        ["--day-first"], *of_mails,
    ]  # fmt: skip
    extras += of_mails if file.endswith((".eml", ".mbox", "mail")) else odd if chance.random() < 0.2 else []
    picked = chance.sample(extras, chance.choice([0, 0, 0, 1, 1, 2]))
    return [*(word for option in picked for word in option), file]


def of_gather(sources: Sources, chance: random.Random) -> list[str]:
    """A command line of `gather`: one feed or several."""
    options = chance.sample(["--again", "--json", "--dry-run"], chance.choice([0, 0, 1, 2]))
    return [*options, *(sources.feed() for _ in range(chance.choice([1, 1, 2])))]


def of_gifts(sources: Sources, chance: random.Random) -> list[str]:
    """A command line of `gifts`: a list, or an answer to candidates."""
    who = chance.choice([[], [], ["priya-raman"], ["ana"], [chance.choice(SLUGS)]])
    if chance.random() < 0.3:
        shown = [["--candidates"], ["--introductions"], ["--candidates", "--json"]]
        return [*chance.choice([*shown, ["--look"], []] if who else shown), *who]
    called = chance.choice(
        ["1", "2", "3", "1,2", "1-3", "2-9", "#1", "https://sail.example/2", "dinghy", "x"]
    )
    words: list[Callable[[], list[str]]] = [
        lambda: ["--yes", called],
        lambda: ["--yes", called, "--read"],
        lambda: ["--yes", "1", "--why", chance.choice(["It is short.", *WORDS]).replace("\0", "")],
        lambda: ["--yes", called, "--interests", "sailing, rope", "--kind", "talk"],
        lambda: ["--no", called],
        lambda: ["--no", "1", "--later", "2"],
        lambda: ["--no", "1", "2"],
        lambda: ["--later", called, "--until", chance.choice(["friday", "2026-12-24", "yesterday"])],
    ]
    dry = ["--dry-run"] if chance.random() < 0.15 else []
    return [*who, *chance.choice(words)(), *dry]


#: How a command line of each is made.
LINES = {"import": of_import, "gather": of_gather, "gifts": of_gifts}
