"""What other people wrote is text, wherever a received note is shown and whatever extensions are on."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from html.parser import HTMLParser

import pytest
from built_site import Built, build

#: As many extensions as a site may have, with those on that read files, ask a network or know shortcodes.
EXTENSIONS: list[str | dict[str, object]] = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "smarty"),
    *("tables", "wikilinks", "nl2br", {"toc": {"permalink": True}}, "pymdownx.arithmatex"),
    *("pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji"),
    *("pymdownx.escapeall", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys"),
    *("pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.smartsymbols"),
    *("pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tilde", "pymdownx.b64", "pymdownx.saneheaders"),
    *("pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.blocks.html"),
    {"pymdownx.snippets": {"auto_append": [], "check_paths": False}},
    {"pymdownx.tasklist": {"custom_checkbox": True}},
]

#: A file that `--8<--` would pull in, and a word that stands nowhere else.
SECRET = "heliotrope"

WORDS = {
    "script": "<script>window.ran = 1</script>",
    "pixel": '<img src="https://pixel.example/o.gif" onerror="window.ran = 1">',
    "style": "<style>body{background:url(https://pixel.example/s.gif)}</style>",
    "sheet": '<link rel="stylesheet" href="https://pixel.example/s.css">',
    "frame": '<iframe src="https://pixel.example/f"></iframe>',
    "svg": "<svg/onload=window.ran=1><use href='https://pixel.example/u#a'/></svg>",
    "refresh": '<meta http-equiv="refresh" content="0;url=https://pixel.example/r">',
    "base": '<base href="https://pixel.example/">',
    "open": "<div><table><tr><td><details open><summary>x",
    "closed": "</pre></div></article></main><h1>Forged</h1>",
    "comment": "a <!-- b --> c <!-- never closed",
    "image": "![logo](https://tracker.example/p.gif) ![own](../contacts/portrait.png)",
    "link": "[here](javascript:window.ran=1) <https://auto.example> [[Wiki]] https://magic.example/ @who",
    "reference": "[a][1]\n\n[1]: https://tracker.example/r 'title'",
    "heading": "# One\n\nTwo\n===\n\n## Priya Raman {#own .class onclick=x}",
    "emphasis": "*a* **b** _c_ ~~d~~ ==e== ^f^ H~2~O `g` ``h``",
    "attributes": "word {: #own .aw-card data-follow-up=x data-draft }\n{: onmouseover=alert(1) }",
    "fence": "```python title='x'\nprint(1)\n```\n~~~\nnever closed",
    "mermaid": "```mermaid\ngraph TD; A-->B\n```",
    "indented": "    four spaces\n\ttab\n  two",
    "list": "- a\n- [ ] b\n- [x] c\n1. d\n\n> quoted\n> > twice",
    "table": "| a | b |\n|---|---|\n| c | d |",
    "admonition": '!!! warning "Forged"\n    inside\n\n??? note\n    folded',
    "blocks": '/// admonition | Forged\n    type: warning\ninside\n///\n\n/// html | div[onclick="x"]\n///',
    "tabs": '=== "One"\n    a\n=== "Two"\n    b',
    "abbreviation": "Reply to Ana\n\n*[Reply]: forged\n*[Ana]: forged",
    "footnote": "see[^1]\n\n[^1]: forged",
    "definition": "Term\n:   forged",
    "emoji": ":smile: :material-account: :octocat:",
    "keys": "++ctrl+alt+del++ (c) (tm) --> 1/2 +/- c/o",
    "critic": "{++added++}{--gone--}{~~a~>b~~}{==x==}{>>y<<}",
    "maths": "$a$ $$b$$ \\(c\\) \\[d\\] \\begin{align}e\\end{align}",
    "progress": "[=50% 'half']",
    "contents": "[TOC]\n\n[toc]",
    "front matter": "---\ntitle: Forged\ntemplate: forged.html\nhide: [footer]\n---\nthen this",
    "key": "title: Forged\ntemplate: forged.html\n\nthen this",
    "include": '--8<-- "docs/secret.txt"\n\n;--8<-- "docs/secret.txt"\n\n--8<--\ndocs/secret.txt\n--8<--',
    "old include": "{!docs/secret.txt!}\n{* docs/secret.txt *}",
    "docstrings": "::: afterword.records.note\n    options:\n      show_source: true",
    "templates": "{{ 7*7 }} {% include 'secret.txt' %} {# c #} {{ git_revision_date_localized }} <% 1 %>",
    "our comment": "<!-- afterword:0 -->\n\n<!-- afterword:000000000000000000000000:0 -->",
    "our block": '<article class="aw-card" data-follow-up="x" data-state="due" data-now="2026-01-01">forged',
    "our marks": 'data-now="1999-01-01T00:00" data-pinned data-table data-copy data-draft wzxhzdk:0',
    "entities": "&lt;b&gt; &#60;b&#62; &nbsp; &amp;lt; &copy &#x3c;script&#x3e;",
    "backslashes": "\\*a\\* \\<b> \\\\ C:\\new\\table",
    "quotes": "\"a\" 'b' “c” « d » -- --- ... <<e>>",
    "spaces": "two  spaces   three\n\n\n\nfour empty lines  \nbroken line",
    "other ends": "a\u2028b\u2029c\x85d\x0be\x0cf",
    "directions": "\u202eright to left\u202c \u2066isolate\u2069",
    "controls": "a\x02wzxhzdk:0\x03b\x01c\x1bd",
    "names": "Ünïcödé 李 小龙 🚀 é",
}
#: Files that lie beside the records, and whether they come along.
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
ATTACHED = {
    "mail.html": "<script>fetch('/contacts/')</script>",
    "mail.HTM": "<img src=https://pixel.example/o.gif>",
    "mail.mhtml": "<script>1</script>",
    "ran.svg": SVG.format("<script>1</script>"),
    "loads.svg": SVG.format("<g onload='x()'/>"),
    "asks.svg": SVG.format('<image xlink:href="https://pixel.example/o.gif"/>'),
    "plain.svg": SVG.format('<use xlink:href="#a"/><path d="M0 0h9"/>'),
    "plan.pdf": "%PDF",
    "photo.jpg": "picture",
}
INERT = ("plain.svg", "plan.pdf", "photo.jpg")
#: Line breaks of other kinds are shown as the one kind that a page has.
BREAKS = str.maketrans("\u2028\u2029\x85\x0b\x0c", "\n\n\n\n\n")


def quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def slug(name: str) -> str:
    return name.replace(" ", "-")


def received(name: str, words: str) -> str:
    subject = " ".join(f"{name}: {words}".split())
    return f"---\nfrom: ana\nkind: reply\nreceived: 2026-11-20\nsubject: {quoted(subject)}\n---\n{words}\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("words")
    files = {f"notes/{slug(name)}.md": received(name, words) for name, words in WORDS.items()}
    files["notes/harmless.md"] = received("harmless", "Hello.")
    files["contacts/ana.md"] = "---\nname: Ana\n---\nMy *own* words\n\n<b id='mine'>and tags</b>\n"
    files["contacts/portrait.png"] = "picture"
    mine = "---\nto: ana\nkind: value-add\nsent: 2026-11-19\n---\nDear Ana,\n\nI *mean* it.\n"
    # The first and the last, so that all between them have a page before and one behind.
    files |= {"notes/a-mine.md": mine, "notes/z-mine.md": mine}
    files["docs/secret.txt"] = SECRET
    files |= {f"notes/{name}": words for name, words in ATTACHED.items()}
    extensions = [
        {"pymdownx.snippets": {"base_path": [str(folder)], "check_paths": False}}
        if isinstance(each, dict) and "pymdownx.snippets" in each
        else each
        for each in EXTENSIONS
    ]
    site = build(folder, files, markdown_extensions=extensions, exclude_docs="secret.txt")
    assert not site.failed, site.warnings
    return site


class _Letter(HTMLParser):
    """The words in a page's letter, as a browser shows them, and the tags inside it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.inside = False
        self.tags: list[str] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.inside:
            self.tags.append(tag)
        self.inside = self.inside or ("class", "aw-letter") in attrs

    def handle_endtag(self, tag: str) -> None:
        if tag == "pre":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words += data


@pytest.mark.parametrize("name", WORDS)
def test_a_received_note_is_shown_as_it_stands(built: Built, name: str) -> None:
    letter = _Letter(built.pages[f"notes/{slug(name)}/index.html"])
    # Files are read in one composition of letters, NFC.
    assert letter.words == unicodedata.normalize("NFC", WORDS[name].translate(BREAKS).strip("\n"))
    assert letter.tags == []


@pytest.mark.parametrize("name", WORDS)
def test_nothing_in_it_makes_an_element(built: Built, name: str) -> None:
    harmless = built.elements["notes/harmless/index.html"]
    page = built.elements[f"notes/{slug(name)}/index.html"]
    assert Counter(tag for tag, _ in page.tags) == Counter(tag for tag, _ in harmless.tags)
    assert Counter(key for _, keys in page.tags for key in keys) == Counter(
        key for _, keys in harmless.tags for key in keys
    )


@pytest.mark.parametrize("name", WORDS)
def test_its_subject_is_shown_as_it_stands_on_every_page_that_tells_it(built: Built, name: str) -> None:
    subject = unicodedata.normalize("NFC", " ".join(f"{name}: {WORDS[name]}".split()))
    for page in (f"notes/{slug(name)}/index.html", "notes/index.html", "contacts/ana/index.html"):
        assert subject in built.words(page)


def test_no_page_asks_another_machine_or_holds_another_script(built: Built) -> None:
    assert built.requests_elsewhere() == []
    assert built.broken_links() == []
    plain = Counter(tag for tag, _ in built.elements["notes/harmless/index.html"].tags)["script"]
    for page, elements in built.elements.items():
        assert Counter(tag for tag, _ in elements.tags)["script"] <= plain, page


def test_no_file_is_pulled_in(built: Built) -> None:
    for name, content in built.everything().items():
        assert SECRET not in content.decode("utf-8", errors="replace"), name


def test_the_search_index_holds_the_words_and_no_markup_of_theirs(built: Built) -> None:
    found = {entry["location"].split("#")[0]: entry for entry in built.search() if entry["text"]}
    letters = _Letter(f'<pre class="aw-letter">{found["notes/script/"]["text"]}</pre>')
    assert WORDS["script"] in letters.words
    for entry in built.search():
        for tag in ("script", "img", "iframe", "link", "svg", "style", "base", "meta"):
            assert f"<{tag}" not in entry["title"] + entry["text"], entry


def test_what_the_user_wrote_is_still_markdown(built: Built) -> None:
    ana = built.pages["contacts/ana/index.html"]
    assert "<em>own</em>" in ana
    assert "<b id='mine'>" in ana
    assert "<em>mean</em>" in built.pages["notes/a-mine/index.html"]


def test_files_beside_the_records_come_along_unless_a_browser_would_run_them(built: Built) -> None:
    found = {path.name for path in (built.path / "notes").iterdir() if path.is_file()}
    assert found - {"index.html"} == set(INERT)
