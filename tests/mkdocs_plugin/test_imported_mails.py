"""A hostile mail, imported and built: its words stand on the page, and nothing else of it."""

from __future__ import annotations

from collections import Counter

import pytest
from built_site import Built, build
from exchange.hostile_mails import ATTACKS, attacked
from mkdocs_plugin.test_words_of_others import EXTENSIONS, _Letter


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files = attacked(tmp_path_factory.mktemp("journal"))
    files["notes/harmless.md"] = "---\nfrom: ana\nkind: news\nreceived: 2026-11-20\n---\nHello.\n"
    site = build(tmp_path_factory.mktemp("site"), files, markdown_extensions=EXTENSIONS)
    assert not site.failed, site.warnings
    return site


def test_no_page_asks_another_machine_or_holds_another_script(built: Built) -> None:
    assert built.requests_elsewhere() == []
    plain = Counter(tag for tag, _ in built.elements["notes/harmless/index.html"].tags)["script"]
    for page, elements in built.elements.items():
        assert Counter(tag for tag, _ in elements.tags)["script"] <= plain, page
        assert "http-equiv=refresh" not in str(elements.tags), page


def test_every_mail_is_text_on_its_page(built: Built) -> None:
    notes = [page for page in built.pages if page.startswith("notes/2026")]
    assert len(notes) == 5
    for page in notes:
        letter = _Letter(built.pages[page])
        assert letter.tags == [] and letter.words.strip(), page


def test_of_plain_text_every_word_is_there_and_of_html_no_tag(built: Built) -> None:
    by_day = {
        page.split("-")[2]: _Letter(html).words for page, html in built.pages.items() if "/2026" in page
    }
    assert all(attack in by_day["01"] for attack in ATTACKS)
    assert by_day["02"].startswith("Hello Mira,") and by_day["02"].endswith("See you")
    assert "<iframe" not in by_day["02"]
    assert "<img src=x" in by_day["02"]  # which they wrote in signs
