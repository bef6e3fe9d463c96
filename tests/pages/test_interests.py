"""Interests: each leads to its page, and what is ready to give is so on every page."""

from __future__ import annotations

import re

from followups.search import Search
from pages.editions import items, page, rows, sections, text_of

from afterword.settings.settings import Settings

NOW = "2026-11-25T10:00"


def search() -> Search:
    return Search().contact("ana", interests=["birds", "ropes"]).gift("owls", "birds").gift("knots", "ropes")


def ready(found: Search) -> dict[str, str]:
    return {row[0]: row[-1] for row in rows(page(found, NOW, "interests/index.md").markdown)}


def test_a_gift_that_everyone_who_cares_has_had_is_not_ready() -> None:
    found = search().sent("ana", "value-add", "2026-11-02", gift="owls")
    assert ready(found) == {"birds": "look for one", "ropes": "ready"}
    cares = sections(page(found, NOW, "contacts/ana.md").markdown)["What they care about"]
    assert "owls" not in cares and "knots" in cares
    more = search().sent("ana", "value-add", "2026-11-02", gift="owls")
    more.contact("bo", company="Harbour", interests=["birds"])  # colleagues talk
    assert ready(more)["birds"] == "ready"


def test_what_nobody_is_known_to_care_about_is_ready_for_whoever_may_come() -> None:
    found = Search().gift("owls", "birds").gift("maps", "maps").change("gifts/maps.md", read="no")
    assert ready(found) == {"birds": "ready", "maps": "look for one"}


def test_tags_in_tables_lead_to_their_pages_and_filter_by_their_words() -> None:
    for listing in ("contacts/index.md", "gifts/index.md"):
        markdown = page(search(), NOW, listing).markdown
        assert 'href="../interests/birds.md">birds</a>' in markdown
    (row,) = rows(page(search(), NOW, "contacts/index.md").markdown)[:1]
    assert row[2] == "birds · ropes"


def test_lists_of_gifts_and_people_say_how_many_they_leave_out() -> None:
    found = Search().contact("ana", interests=["birds"])
    for number in range(8):
        found.gift(f"g{number}", "birds")
    assert "And two more that would fit" in text_of(page(found, NOW, "contacts/ana.md").markdown)
    for number in range(13):
        found.contact(f"p{number}", interests=["birds"])
    assert "And two more" in text_of(page(found, NOW, "gifts/g0.md").markdown)


def links(markdown: str) -> list[str]:
    return re.findall(r'<a href="(https://[^"]*)" rel="noreferrer">', markdown)


def test_where_to_look_stands_where_no_gift_is_and_only_there() -> None:
    found = Search().contact("ana", interests=["birds/owls", "ropes"]).gift("knots", "ropes")
    found.gift("maps", "maps").change("gifts/maps.md", read="no")  # nobody is known to care
    settings, _ = Settings.read({"finders": {"films": "https://films.example/?q={words}"}})

    def page_of(path: str) -> str:
        return page(found, NOW, path, settings).markdown

    owls = page_of("interests/birds/owls.md")
    assert (
        text_of(sections(owls)["Where to look"])
        == "news · papers · talks · podcasts · books · events · films"
    )
    assert links(owls)[-1] == "https://films.example/?q=birds%20owls"
    assert "Where to look" not in sections(page_of("interests/ropes.md"))
    assert "Where to look" not in sections(page_of("interests/maps.md"))
    listing = page_of("interests/index.md")
    assert [item.split()[0] for item in items(listing)] == ["birds/owls"]
    # Every link that leads away tells nobody from where, and none is fetched before it is followed.
    away = re.findall(r"<a [^>]*https?:[^>]*>", owls + listing)
    assert all('rel="noreferrer"' in link for link in away)
    assert not re.search("prefetch|preload|preconnect|<iframe|<img", owls + listing)


def test_a_person_and_what_waits_for_a_gift_say_where_to_look() -> None:
    found = Search().contact("ana", interests=["birds/owls", "ropes"]).gift("knots", "ropes")
    found.interview("i", when="2026-11-02", met=["ana"], decision_by="2026-12-30")
    found.sent("ana", "thank-you", "2026-11-02", interview="i")
    found.sent("ana", "value-add", "2026-11-11", gift="knots")
    found.contact("bo", interests=["birds/owls"], do_not_contact="no more")
    own = page(found, "2026-12-07T10:00", "contacts/ana.md").markdown
    cares = sections(own)["What they care about"]
    assert text_of(cares).startswith("birds/owls to look for: news · papers")
    assert [each for each in links(cares) if "ropes" in each]
    waits = sections(own)["Next"]
    assert "look for something on birds/owls" in waits
    assert all("birds%20owls" in each for each in links(waits)) and len(links(waits)) == 6
    assert not links(page(found, NOW, "contacts/bo.md").markdown)
    found.gift("barns", "birds/owls")
    own = page(found, "2026-12-01T10:00", "contacts/ana.md").markdown
    assert not [each for each in links(own) if "owls" in each]


def test_nowhere_to_look() -> None:
    found = Search().contact("ana", interests=["birds"])
    settings, _ = Settings.read({"finders": False})
    assert "Where to look" not in page(found, NOW, "interests/birds.md", settings).markdown
    assert "Where to look" not in page(found, NOW, "interests/index.md", settings).markdown
    assert "to look for" not in page(found, NOW, "contacts/ana.md", settings).markdown
