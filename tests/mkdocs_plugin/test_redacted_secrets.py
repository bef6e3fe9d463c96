"""Secrets of every kind in every field of every kind of record: the redacted site holds none of them."""

from __future__ import annotations

import gzip
import html
import json
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from built_site import Built, build
from pages.test_hiding import FORMS, NUMBERS

from afterword.records.schema import SCHEMAS

#: By slug: name and form of address, mail, telephone, profile. Each slug and account is nobody's name.
PEOPLE = {
    "person-one": ("Priya Raman", "Pri", "p.raman77@northwind.example", "+44 131 496 0123", "priya-r-8a1b2c"),
    "zzyzx": ("Bo Lund", "", "bolu@harbor.example", "0131 496 0777", "https://linkedin.example/in/lundbo99"),
    "half-hidden": ("李 小龙", "", "xiaolong@harbor.example", "(206) 555-0142", ""),
    "qwxk": ("Art Kowalski-Łęcki", "Mr Łęcki", "akl@harbor.example", "", "@artkl"),
    "vwq": ("ZOË MÜLLER", "", "", "", ""),
}
#: What must stand nowhere, in the letters that a reader would take for it. Short words count as words only.
SECRETS = [
    *("priya", "raman", "pri", "praman77", "person-one", "priyar8a1b2c", "8a1b2c"),
    *("bo", "lund", "bolu", "zzyzx", "lundbo99"),
    *("小龙", "李", "xiaolong", "half-hidden"),
    *("art", "kowalski", "lecki", "akl", "qwxk", "artkl"),
    *("zoe", "muller", "mueller", "vwq"),
    *("quarrington", "ottoline"),
    "anchovy",  # stands in everything that is private
]
NUMBERS_OF_THEIRS = ["4960123", "4960777", "5550142", "79460000"]

ME = {"name": "Ottoline Quarrington", "phone": "+44 20 7946 0000", "email": "quarrington@post.example"}

OTHER_FORMS = [
    *(
        "BO",
        "Bo's",
        "bo_lund",
        "LundBo",
        "Lund, Bo",
        "art",
        "ART",
        "Kowalski",
        "lecki",
        "ŁĘCKI",
        "zoe",
        "Mueller",
    ),
    *(
        "李小龙",
        "小龙的演讲",
        "BOLU",
        "zzyzx",
        "lundbo99",
        "half-hidden",
        "xiaolong",
        "Ottoline",
        "akl",
        "@artkl",
    ),
]


def quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def record(**keys: object) -> str:
    lines = "".join(f"{key.rstrip('_')}: {value}\n" for key, value in keys.items())
    return f"---\n{lines}---\n"


def files() -> dict[str, str | bytes]:
    every = [*FORMS.values(), *NUMBERS, *OTHER_FORMS]
    forms = [" then ".join(every[at : at + 3]) for at in range(0, len(every), 3)]
    made: dict[str, str | bytes] = {}
    everybody = f"[{', '.join(PEOPLE)}]"
    for slug, (name, address, email, phone, profile) in PEOPLE.items():
        made[f"contacts/{slug}.md"] = (
            record(
                name=quoted(name),
                address=quoted(address),
                email=quoted(email),
                phone=quoted(phone),
                linkedin=quoted(profile),
                company=quoted(f"{name} Boats"),
                former=quoted([f"{name} Sails"]),
                other_emails=quoted([f"{slug}.raman88@home.example"]),
                role=quoted(f"Anchovy of {name}, Priya's friend"),
                interests=quoted([f"boats of {name}", f"rope/{name}"]),
                aliases=quoted(["Pri"]),
                mine=quoted("anchovy"),
            )
            + "anchovy ![](portrait-of-priya.png) [mail](mailto:p.raman77@northwind.example)\n"
        )
    made["contacts/stop.md"] = record(name="Xu Qi", do_not_contact="anchovy, says Priya")
    made["contacts/portrait-of-priya.png"] = b"\x89PNG"
    made["notes/priya.pdf"] = b"%PDF anchovy"
    made["snippets/value-add.md"] = "- Anchovy, says Priya.\n"
    for number, form in enumerate(forms):
        on = f"2026-11-{number % 20 + 1:02}"
        made[f"interviews/raman-{number}.md"] = (
            record(
                company=quoted(f"{form} Robotics"),
                position=quoted(f"Engineer, team of {form}"),
                when=f"{on}T14:00",
                round_=quoted(f"coffee with {form}"),
                met=everybody,
                owner="person-one",
                invitation=quoted([f"{form} 4t7hq0@northwind.example"]),
                revision=2,
            )
            + f"Anchovy, says {form}.\n\n## Priya Raman\n\n- talked about: anchovy\n- lit up at: anchovy\n"
            + "- asked me: whether anchovy\n  answer: Anchovy.\n- worries them: anchovy\n- say: Anchovy.\n"
            + "- since: Anchovy.\n- answer: Anchovy.\n- promised: anchovy by 2026-12-01\n- part: peer\n"
            + "- private: anchovy\n\nAnchovy.\n"
        )
        made[f"gifts/priya-{number}.md"] = (
            record(
                title=quoted(f"{form} on tides"),
                kind="introduction" if number % 9 == 0 else "article",
                url=f"https://talks.example/priya-raman/{number}",
                interests=quoted([f"rope/{form}"]),
                read="yes",
                given=everybody,
            )
            + f"why: anchovy, says {form}\n"
        )
        letter = {
            "interview": f"raman-{number}",
            "gift": f"priya-{number}",
            "subject": quoted(f"Anchovy {form}"),
        }
        mail = {"message_id": quoted(f"{form}.p.raman77@northwind.example")}
        made[f"notes/to-priya-{number}.md"] = (
            record(to="person-one", kind="value-add", sent=on, **letter) + form
        )
        made[f"notes/from-bo-{number}.md"] = (
            record(from_="zzyzx", kind="reply", received=on, asks=quoted(f"Anchovy {form}"), **mail, **letter)
            + f"Anchovy {form}\n"
        )
    made["notes/draft.md"] = (
        record(to="person-one", kind="thank-you", interview="raman-1") + "Dear Priya, anchovy"
    )
    return made


def test_every_field_of_every_kind_has_its_secret() -> None:
    """So that a field that is added is planted too, or said here to hold nothing that could be a name."""
    harmless = {
        *(
            "part",
            "stay_in_touch",
            "snoozed_until",
            "minutes",
            "format",
            "decision_by",
            "outcome",
            "outcome_on",
        ),
        *("feeling", "kind", "found", "expires", "read", "agreed", "paid", "sent", "received", "via"),
        *("needs_no_reply", "when", "answer_by", "cancelled", "skipped", "language", "revision"),
    }
    planted = "\n".join(text for text in files().values() if isinstance(text, str))
    for schema in SCHEMAS:
        for name in schema.names:
            assert name in harmless or re.search(rf"^{name}: ", planted, re.MULTILINE), name


class _Seen(HTMLParser):
    """What a page says to eyes and to programs: its text and comments, and what its attributes hold."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.script = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.script = tag in ("script", "style")
        self.parts += [value or "" for name, value in attrs if name not in ("class", "d", "viewbox")]

    def handle_endtag(self, tag: str) -> None:
        self.script = False

    def handle_data(self, data: str) -> None:
        if not self.script:
            self.parts.append(data)

    def handle_comment(self, data: str) -> None:
        self.parts.append(data)


def plain(text: str) -> str:
    """As whoever looks for a name reads it: decoded, without case, accents and what nobody sees."""
    for _ in range(3):
        text = html.unescape(unquote(text))
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Mn", "Cf")).replace("ł", "l")


def told(built: Built) -> dict[str, str]:
    """Everything that the files of the site say, their names too, with a file that says it."""
    return {piece: name for name, piece in _pieces(built)}


def _pieces(built: Built) -> Iterator[tuple[str, str]]:
    for name, content in built.everything().items():
        content = gzip.decompress(content) if name.endswith(".gz") else content
        text = content.decode("utf-8", errors="replace")
        yield name, name
        if name.endswith((".html", ".xml", ".gz")):
            yield from ((name, part) for part in _Seen(text).parts)
        elif name.endswith(".json"):
            yield from ((name, part) for part in _strings(json.loads(text)))
        elif not name.startswith("assets/"):
            yield name, text


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, str):
        yield from _Seen(value).parts


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    site = build(
        tmp_path_factory.mktemp("secrets"),
        files(),
        site_url="https://search.example/",
        afterword={"publish": "redacted", "me": ME, "today": None},
        environment={"SOURCE_DATE_EPOCH": "1795500000"},
    )
    assert not site.failed, site.warnings
    return site


def found(pieces: dict[str, str]) -> set[str]:
    """Which secrets stand there, and where: one place for each piece of text is enough."""
    wrong = set()
    for piece, name in pieces.items():
        text = plain(piece)
        letters = re.sub(r"[\W_]+", "", text)
        words = set(re.findall(r"[^\W_]+", text))
        for secret in SECRETS:
            short = len(secret) < 5 and secret.isascii()
            if secret in words if short else re.sub(r"\W", "", secret) in letters:
                wrong.add(f"{secret} in {name}: {piece[:80]}")
        digits = "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdigit())
        wrong |= {f"{number} in {name}: {piece[:80]}" for number in NUMBERS_OF_THEIRS if number in digits}
    return wrong


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    """A search that finds nothing in a whole site would prove nothing of a redacted one."""
    whole = build(tmp_path, files(), afterword={"publish": "full"})
    seen = found(told(whole))
    for secret in (*SECRETS, *NUMBERS_OF_THEIRS):
        if secret not in ("quarrington", "ottoline", "8a1b2c", "79460000"):
            assert [each for each in seen if each.startswith(f"{secret} in")], secret


def test_no_secret_is_left_anywhere(built: Built) -> None:
    pieces = told(built)
    assert len(pieces) > 1000
    assert found(pieces) == set()


def test_what_may_be_shown_is_shown(built: Built) -> None:
    assert built.broken_links() == []
    words = built.words("interviews/index.html")
    assert "Robotics" in words
    assert "Engineer, team of" in words
    assert "on tides" in built.words("gifts/index.html")
    positions = [page for page in built.pages if page.startswith("positions/")]
    assert len(positions) > len(FORMS) / 3
    # Neither 李 nor "Person", which is a word of a file's name.
    assert "Somebody" in built.words("contacts/index.html")


# --- What stops a redacted build, and what an earlier build left ---

ANA = "---\nname: Ana Sol\nemail: ana@harbor.example\n---\n"
GIFT = "---\ntitle: Ingrid Solheim on knots\nkind: article\ninterests: [rope]\n---\n"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("contacts/ingrid-solheim.md", "---\nname: Ingrid Solheim: boss\n---\n"),
        ("contacts/ingrid-solheim.md", "---\nname: [Ingrid, Solheim]\n---\n"),
        ("contacts/ingrid-solheim.md", "---\nname: Ingrid\nemail: solheim at harbor\n---\n"),
        ("contacts/ingrid-solheim.md", "Ingrid Solheim\n"),
        ("contacts/ingrid-solheim.md", ""),
        ("contacts/ingrid-solheim.md", "\udcff\udcfe"),
        ("contacts/sub/ingrid-solheim.md", "---\nname: Ingrid\n"),
        ("contacts/ANA.md", "---\nname: Ingrid Solheim\n---\n"),
        ("notes/ingrid-solheim.md", "---\nto: ingrid-solheim\nkind: reply\n"),
        ("interviews/solheim.md", "---\ncompany: Solheim: and sons\nwhen: 2026-11-20\n---\n"),
        ("gifts/solheim.md", "---\ntitle: Solheim\n---\n"),
    ],
)
def test_what_cannot_be_read_stops_the_build_and_nothing_is_written(
    tmp_path: Path, path: str, text: str
) -> None:
    files: dict[str, str | bytes] = {
        "contacts/ana.md": ANA,
        "gifts/knots.md": GIFT,
        path: text.encode("utf-8", "surrogateescape"),
    }
    built = build(tmp_path, files, afterword={"publish": "redacted"})
    assert built.failed
    [line] = built.warnings
    assert "afterword check" in line
    assert not re.search("ingrid|solheim|ana", line, re.IGNORECASE)
    assert not [file for file in built.path.rglob("*") if file.is_file()]


def test_a_record_that_is_read_with_a_slip_does_not_stop_it(tmp_path: Path) -> None:
    files = {
        "contacts/ana.md": ANA,
        "interviews/a.md": "---\ncompany: Harbor\nwhen: 2026-11-20\nmet: [ana]\nfeeling: 11\n---\n",
    }
    built = build(tmp_path, files, afterword={"publish": "redacted"})
    assert not built.failed
    assert [line for line in built.warnings if "1 of your files" in line and "afterword check" in line]


@pytest.mark.parametrize("link", [False, True], ids=["as docs_dir", "through a link"])
def test_docs_that_hold_the_records_stop_it(tmp_path: Path, link: bool) -> None:
    (tmp_path / "docs").mkdir()
    if link:
        (tmp_path / "docs" / "people").symlink_to(tmp_path / "contacts")
    options = {} if link else {"docs_dir": "contacts"}
    built = build(tmp_path, {"contacts/ana.md": ANA}, afterword={"publish": "redacted"}, **options)
    assert built.failed
    assert "docs_dir" in built.warnings[-1]
    assert not [file for file in built.path.rglob("*") if file.is_file()]


@pytest.mark.parametrize("dirty", [False, True], ids=["clean", "dirty"])
def test_nothing_of_a_whole_site_stays_in_the_folder(tmp_path: Path, dirty: bool) -> None:
    files = {
        "contacts/ana-sol.md": ANA,
        "contacts/portrait.png": b"\x89PNG",
        "gifts/knots.md": GIFT.replace("Ingrid Solheim", "ANA SOL"),
        "notes/n.md": "---\nto: ana-sol\nkind: thank-you\nsubject: For Ana\n---\nDear Ana,\n",
    }
    whole = build(tmp_path, files, afterword={"publish": "full"})
    assert (whole.path / "contacts" / "ana-sol" / "index.html").is_file()
    (whole.path / "left-by-serve.html").write_text("Ana Sol", encoding="utf-8")
    fresh = build(tmp_path, {}, afterword={"publish": "redacted"}, dirty=dirty)
    assert not fresh.failed
    again = build(tmp_path, {}, afterword={"publish": "redacted"}, dirty=dirty)
    for built in (fresh, again):
        for name, content in built.everything().items():
            content = gzip.decompress(content) if name.endswith(".gz") else content
            text = f"{name}\n{content.decode('utf-8', errors='replace')}"
            assert not re.search(r"\bana\b|\bsol\b|portrait", text, re.IGNORECASE), name
    assert (
        again.everything().keys()
        == build(tmp_path / "x", files, afterword={"publish": "redacted"}).everything().keys()
    )
