from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from built_site import Built, build
from journals import SMALL

OURS = ["Today", "People", "Positions", "Interests & gifts", "Notes"]


class _Links(HTMLParser):
    """Texts of the elements with a class, and whether each is marked active."""

    def __init__(self, page: str, css: str) -> None:
        super().__init__()
        self.css, self.found, self.depth = css, [], 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if self.css in classes:
            self.found.append(["", f"{self.css}--active" in classes])
            self.depth = 1
        elif self.depth and tag == self.css:
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "li":
            self.depth = 0

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.found[-1][0] += data.strip()


def tabs(built: Built, page: str = "index.html") -> list[str]:
    return [text for text, _ in _Links(built.pages[page], "md-tabs__item").found]


def active_tab(built: Built, page: str) -> list[str]:
    return [text for text, active in _Links(built.pages[page], "md-tabs__item").found if active]


def breadcrumbs(built: Built, page: str) -> list[str]:
    return [text for text, _ in _Links(built.pages[page], "md-path__item").found]


def test_without_a_nav_ours_come_first_then_the_docs(tmp_path: Path) -> None:
    built = build(tmp_path, SMALL | {"docs/guide.md": "# Guide\n", "docs/more/a.md": "# A\n"}, strict=True)
    assert not built.failed, built.warnings
    assert tabs(built) == [*OURS, "Guide", "More"]


def test_a_start_page_of_the_author_s_stays_and_today_moves(tmp_path: Path) -> None:
    built = build(tmp_path, SMALL | {"docs/index.md": "# Welcome\n"}, strict=True)
    assert not built.failed, built.warnings
    assert "Welcome" in built.words("index.html")
    assert tabs(built) == ["Welcome", *OURS]
    assert active_tab(built, "today/index.html") == ["Today"]
    assert built.broken_links() == []


def test_a_nav_of_the_author_s_stays_as_it_is(tmp_path: Path) -> None:
    files = SMALL | {"docs/index.md": "# Welcome\n", "docs/guide.md": "# Guide\n"}
    built = build(tmp_path, files, strict=True, nav=[{"Home": "index.md"}, {"How": "guide.md"}])
    assert not built.failed, built.warnings
    assert tabs(built) == ["Home", "How", *OURS]


def test_listings_that_the_nav_names_are_not_repeated(tmp_path: Path) -> None:
    nav = [
        {"Start": "index.md"},
        {"People": "contacts/index.md"},
        {"How": "guide.md"},
        {"More": ["gifts/index.md"]},
    ]
    built = build(tmp_path, SMALL | {"docs/guide.md": "# Guide\n"}, strict=True, nav=nav)
    assert not built.failed, built.warnings
    assert tabs(built) == [
        *("Start", "People"),
        *("Positions", "Notes"),
        *("How", "More"),
    ]
    assert "<title>People - A search</title>" in built.pages["contacts/index.html"]


def test_a_listing_can_be_left_out(tmp_path: Path) -> None:
    built = build(tmp_path, SMALL, strict=True, not_in_nav="/notes/index.md\n/gifts/index.md\n")
    assert not built.failed, built.warnings
    assert tabs(built) == [name for name in OURS if name not in ("Notes", "Interests & gifts")]
    assert "insights/index.html" in built.pages


def test_a_record_has_its_tab_its_way_up_and_its_neighbours(tmp_path: Path) -> None:
    files = SMALL | {
        "contacts/bo-lund.md": "---\nname: Bo Lund\n---\n",
        "contacts/cy-wu.md": "---\nname: Cy Wu\n---\n",
    }
    built = build(
        tmp_path,
        files,
        strict=True,
        theme={
            "name": "material",
            "font": False,
            "features": ["navigation.tabs", "navigation.path", "navigation.footer"],
        },
    )
    page = "contacts/bo-lund/index.html"
    assert active_tab(built, page) == ["People"]
    assert breadcrumbs(built, page) == ["Today", "People"]
    links = {
        a["rel"]: a["href"]
        for tag, a in built.elements[page].tags
        if tag == "link" and a.get("rel") in ("prev", "next")
    }
    assert links == {"prev": "../ana-sol/", "next": "../cy-wu/"}


def test_records_are_in_no_navigation_tree(tmp_path: Path) -> None:
    built = build(tmp_path, SMALL, strict=True)
    links = [a.get("href") for tag, a in built.elements["insights/index.html"].tags if tag == "a"]
    assert "../contacts/" in links
    assert "../contacts/ana-sol/" not in links


def test_the_author_s_page_wins_and_a_warning_says_so(tmp_path: Path) -> None:
    files = SMALL | {
        "docs/contacts/index.md": "# My people\n",
        "docs/insights.md": "# My insights\n",
        "docs/contacts/ana-sol.md": "# My Ana\n",
    }
    built = build(tmp_path, files)
    assert not built.failed
    assert "My people" in built.words("contacts/index.html")
    assert "My insights" in built.words("insights/index.html")
    assert "My Ana" in built.words("contacts/ana-sol/index.html")
    assert [line for line in built.warnings if "contacts/index.md" in line and "Rename it" in line]
    assert [line for line in built.warnings if "insights.md" in line]
    assert [line for line in built.warnings if "contacts/ana-sol.md" in line]
    assert len(built.warnings) == 3
    assert built.broken_links() == []
    assert build(tmp_path, files, strict=True).failed


def test_a_page_that_the_author_leaves_out_does_not_count(tmp_path: Path) -> None:
    files = SMALL | {"docs/index.md": "# Not yet\n", "docs/insights.md": "# Nor this\n"}
    built = build(tmp_path, files, strict=True, exclude_docs="/index.md\n/insights.md\n")
    assert not built.failed, built.warnings
    assert "Not yet" not in built.words("index.html")
    assert tabs(built) == OURS


def test_pages_of_the_author_s_may_link_to_records(tmp_path: Path) -> None:
    files = SMALL | {
        "docs/guide.md": "# Guide\n\n[Ana](contacts/ana-sol.md), [all](contacts/index.md), [now](index.md)\n"
    }
    built = build(tmp_path, files, strict=True)
    assert not built.failed, built.warnings
    assert built.broken_links() == []


def test_what_is_wrong_is_a_number_among_the_tabs(tmp_path: Path) -> None:
    built = build(tmp_path, SMALL | {"contacts/half.md": "---\nrole: Engineer\n---\n"})
    assert tabs(built)[:6] == [*OURS, "1 problem"]
    assert "1 problem" in built.words("problems/index.html")
    assert active_tab(built, "problems/index.html") == ["1 problem"]
    assert breadcrumbs(built, "problems/index.html").count("Today") <= 1


def test_rooms_within_rooms_keep_their_addresses(tmp_path: Path) -> None:
    built = build(tmp_path, SMALL, strict=True)
    for path, room in (
        ("interviews", "Positions"),
        ("insights", "Positions"),
        ("interests", "Interests & gifts"),
    ):
        assert active_tab(built, f"{path}/index.html") == [room], path
    assert 'href="../interviews/"' in built.pages["positions/index.html"]
    assert 'href="#insights"' in built.pages["positions/index.html"]
    assert 'href="../interests/"' in built.pages["gifts/index.html"]
