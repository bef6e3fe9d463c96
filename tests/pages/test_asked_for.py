"""A page is written when its words are asked for, and says the same whichever page was asked for first."""

from __future__ import annotations

import random
from datetime import datetime

import messy
import pytest
from followups.search import northwind
from pages.editions import edition

from afterword.checking.checker import Checker
from afterword.gifts.shelf import GiftShelf
from afterword.pages import edition as editions
from afterword.pages.page import Page, Site
from afterword.pages.site import build_site
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.reading import read_files
from afterword.settings.settings import Settings

NOW = datetime(2026, 11, 21, 10)


@pytest.fixture(scope="module")
def search() -> Journal:
    return read_files({path: text.encode("utf-8") for path, text in messy.files().items()}, NOW.date())


def site_of(search: Journal) -> Site:
    return build_site(search, NOW, Settings(), journal_root="/journal")


def page_at(site: Site, path: str) -> Page:
    return next(page for page in site.pages if page.path == path)


def test_where_a_page_stands_and_what_it_is_called_is_known_before_a_word_is_written(
    search: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written(*_: object, **__: object) -> str:
        raise AssertionError("a page was written")

    monkeypatch.setattr(editions, "render", written)
    heads = {page.path: (page.title, page.section, page.record) for page in site_of(search).pages}
    assert heads["index.md"] == ("Today", "", "")
    one = next(iter(search.contacts.values()))
    assert heads[f"contacts/{one.slug}.md"] == (one.name, "contacts/index.md", one.file.path)


def test_a_page_asked_for_first_says_what_it_says_after_all_others(search: Journal) -> None:
    whole = site_of(search)
    downloads = {each.path: each.content for each in whole.downloads}
    turned = site_of(search)
    order = list(turned.pages)
    random.Random(14).shuffle(order)
    for page in order:
        assert page.words == page_at(whole, page.path).words, page.path
    assert {each.path: each.content for each in turned.downloads} == downloads


def test_each_kind_of_page_alone(search: Journal) -> None:
    whole = site_of(search)
    kinds = {page.path.split("/")[0]: page for page in whole.pages}
    assert len(kinds) >= 8
    for page in kinds.values():
        assert page_at(site_of(search), page.path).words == page.words


def test_letters_of_one_name_keep_their_files_whichever_is_asked_for_first() -> None:
    body = "## Tom\n\n- promised: the map of the harbour and all its berths with depths by 2026-11-24\n"
    body += "- promised: the map of the harbour and all its berths with prices by 2026-11-24\n"
    found = []
    for step in (1, -1):
        made = edition(northwind("tom", body=body), "2026-11-24T10:00")
        promised = [each for each in made.follow_ups if each.kind == "promised-item"]
        files = {each.promise: made.post.letter(each).eml for each in promised[::step]}
        found.append((files, {path: each.content for path, each in made.post.files.items()}))
    assert found[0] == found[1]
    assert len(set(found[0][0].values())) == 2


def test_the_page_of_one_person_checks_no_draft_to_others(
    search: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[Note] = []
    check = Checker.check
    fitted: list[str] = []
    fitting = GiftShelf.fitting
    monkeypatch.setattr(Checker, "check", lambda self, note: checked.append(note) or check(self, note))
    monkeypatch.setattr(GiftShelf, "fitting", lambda self, who: fitted.append(who) or fitting(self, who))
    people = sorted({note.contact for note in search.notes.values() if note.draft})
    assert len(people) > 1
    page = page_at(site_of(search), f"contacts/{people[0]}.md")
    del checked[:]
    assert page.markdown
    assert {note.contact for note in checked if note.draft} <= {people[0]}
    assert set(fitted) == {people[0]}
