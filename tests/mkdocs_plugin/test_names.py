"""Names of every sort: working, distinct pages, and nothing of them taken for code."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from built_site import Built, build

NASTY = "</title><script>alert(1)</script><img src=x onerror=alert(2)> \"'><b data-bad>&amp;"
MARKDOWN = (
    "*a* _b_ `c` [d](javascript:alert(3)) ![e](x) {{ 7*7 }} {#f .g onclick=h} <!-- i --> $j$ --8<-- \\ ~k~"
)
MARKS = 'O\'Neill & "Söhne" <GmbH>'


def quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def journal_of(name: str) -> dict[str, str]:
    """One record of each kind, with ``name`` wherever words may stand in its front matter."""
    files = {
        "contacts/who": ("name company role address phone email linkedin", ""),
        "contacts/stop": ("name do_not_contact", ""),
        "interviews/met": ("company position round", "when: 2026-11-20T14:00\nmet: [who, stop]\n"),
        "gifts/gift": ("title url", "kind: article\nread: yes\n"),
        "gifts/broken": ("title kind", ""),
        "notes/draft": ("subject", "to: who\nkind: thank-you\ninterview: met\ngift: gift\n"),
        "notes/sent": ("subject", "to: who\nkind: value-add\ngift: gift\nsent: 2026-11-20\n"),
        "notes/here": ("subject", "from: who\nkind: reply\nreceived: 2026-11-21\n"),
    }
    return {
        f"{path}.md": "---\n"
        + "".join(f"{key}: {quoted(name)}\n" for key in keys.split())
        + ("" if path.startswith(("interviews", "notes")) else f"interests: {quoted([name])}\n")
        + f"{rest}---\nHello.\n"
        for path, (keys, rest) in files.items()
    }


@pytest.fixture(scope="module", params=[NASTY, MARKDOWN, MARKS], ids=["script", "markdown", "marks"])
def named(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Built]:
    name: str = request.param
    features = ["navigation.tabs", "navigation.path", "navigation.footer", "navigation.instant"]
    built = build(
        tmp_path_factory.mktemp("names"),
        journal_of(name),
        theme={"name": "material", "font": False, "features": features},
        afterword={"me": {"name": name, "phone": name, "email": "me@post.example"}},
    )
    assert not built.failed, built.warnings
    return name, built


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("plain"), journal_of("Plain"))


def scripts(text: str) -> int:
    return len(re.findall(r"<script\b", text))


def test_no_page_has_more_script_than_its_template(named: tuple[str, Built], plain: Built) -> None:
    template = {scripts(text) for text in plain.pages.values()}
    for page, text in named[1].pages.items():
        assert scripts(text) <= max(template), page


def test_nothing_of_a_name_became_markup(named: tuple[str, Built]) -> None:
    for page, elements in named[1].elements.items():
        for tag, attributes in elements.tags:
            assert not [name for name in attributes if name.startswith("on")], (page, tag, attributes)
            assert "data-bad" not in attributes, page
            # Material's own buttons say `javascript:void(0)`.
            assert "alert" not in attributes.get("href", "").lower().split(":")[-1] or not attributes[
                "href"
            ].lower().startswith("javascript:"), (page, attributes)
            assert attributes.get("src") != "x", page


def test_every_name_is_shown_as_it_is_written(named: tuple[str, Built]) -> None:
    name, built = named
    for page in ("contacts/who", "interviews/met", "gifts/gift", "contacts", "gifts", "notes/draft"):
        assert name in built.words(f"{page}/index.html"), page
    assert name in built.words("index.html")


def test_titles_say_the_name_once_escaped(named: tuple[str, Built]) -> None:
    name, built = named
    for page in ("contacts/who", "gifts/gift"):
        assert _Title(built.pages[f"{page}/index.html"]).text == f"{name} - A search"


def test_the_search_index_holds_no_markup_of_a_name(named: tuple[str, Built]) -> None:
    for entry in named[1].search():
        for text in (entry["title"], entry["text"]):
            assert not re.search(r"<(script|img|b)\b", text), entry


def test_all_pages_are_there_and_lead_somewhere(named: tuple[str, Built]) -> None:
    name, built = named
    assert built.broken_links() == []
    assert built.requests_elsewhere() == []
    for folder in ("positions", "interests"):
        assert [page for page in built.pages if re.fullmatch(rf"{folder}/.+/index.html", page)], name


class _Title(HTMLParser):
    """The title of a page, as a browser reads it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.inside = "", False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "title" and not self.text

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "title"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text += data


PEOPLE = {
    "index-1": "Index",
    "a-b": "A B",
    "ab": "A B",
    "王伟": "王伟",
    "йосип": "Йосип Бродський",
    "מרים": "מרים",
    "josé": "José Ñandú",
    "o'neill": "Ann O'Neill",
    "jean-luc": "Jean-Luc Côté",
    "a b (c)": "A. B. (C)",
    "100% #1": "Hundred & One",
    "q?a": "Q A",
    "readme-x": "Read Me",
}
COMPANIES = ["Index", "A/B", "A-B", "A.B.", "A & B", "Ünited", "株式会社", "???", "!!!"]
POSITIONS = ["Index", "C++ Engineer", "C# Engineer"]
TAGS = ["C", "C++", "C#", "a/b", "a-b", "a/index", "index", "c / d", "日本語", "??", "!!"]


def odd() -> dict[str, str]:
    """A journal of names that are easily mistaken for one another, for pages or for paths."""
    files = {f"contacts/{slug}.md": f"---\nname: {quoted(name)}\n---\n" for slug, name in PEOPLE.items()}
    files["contacts/fan.md"] = f"---\nname: Tag Fan\ninterests: {quoted(TAGS)}\n---\n"
    for number, company in enumerate(COMPANIES):
        for letter, position in zip("abc", POSITIONS, strict=True):
            files[f"interviews/i{number}{letter}.md"] = (
                f"---\ncompany: {quoted(company)}\nposition: {quoted(position)}\n"
                f"when: 2026-11-0{number + 1}\nmet: {quoted(list(PEOPLE))}\n---\n"
            )
    return files


@pytest.fixture(scope="module", params=[True, False], ids=["directories", "files"])
def odd_names(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[bool, Built]:
    built = build(tmp_path_factory.mktemp("odd"), odd(), strict=True, use_directory_urls=request.param)
    assert not built.failed, built.warnings
    return request.param, built


def test_every_person_has_a_page_of_their_own(odd_names: tuple[bool, Built]) -> None:
    directory_urls, built = odd_names
    for slug, name in PEOPLE.items():
        page = f"contacts/{slug}/index.html" if directory_urls else f"contacts/{slug}.html"
        assert name in built.words(page)


@pytest.mark.parametrize(("folder", "count"), [("positions", len(COMPANIES) * 3), ("interests", len(TAGS))])
def test_names_that_differ_have_pages_that_differ(
    odd_names: tuple[bool, Built], folder: str, count: int
) -> None:
    found = {page.casefold() for page in odd_names[1].pages if page.startswith(f"{folder}/")}
    assert len(found - {f"{folder}/index.html"}) == count, found


def test_every_link_of_theirs_holds(odd_names: tuple[bool, Built]) -> None:
    assert odd_names[1].broken_links() == []


def test_a_very_long_name_still_has_its_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    long = "Very Long " * 60
    tags = f"[{'x' * 100}, {'王' * 100}]"  # as long as a tag may be; the second has 300 bytes
    files = {
        "contacts/long.md": f"---\nname: {long}\ncompany: {long}\ninterests: {tags}\n---\n",
        "interviews/a.md": f"---\ncompany: {long}\nposition: {long}\nwhen: 2026-11-20\nmet: [long]\n---\n",
        "interviews/b.md": f"---\ncompany: {long}\nposition: {long} II\nwhen: 2026-11-20\nmet: [long]\n---\n",
    }
    built = build(tmp_path_factory.mktemp("long"), files, strict=True)
    assert not built.failed, built.warnings
    assert built.broken_links() == []
    assert len([page for page in built.pages if page.startswith("positions/")]) == 3
