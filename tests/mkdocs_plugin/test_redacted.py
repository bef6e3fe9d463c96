"""A redacted site, whole: no file of it, and no address, holds a name or what somebody said."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import Built, build

from afterword.records.journal import Journal
from afterword.records.reading import read_journal

ROOT = Path(__file__).parents[2]
FOLDERS = ("contacts", "interviews", "gifts", "notes")

ME = {"name": "Ottoline Quarrington", "phone": "+44 20 7946 0000", "email": "ottoline@post.example"}


@pytest.fixture(scope="module")
def journal() -> Journal:
    return read_journal(ROOT)


@pytest.fixture(scope="module", params=[True, False], ids=["directories", "files"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    files: dict[str, str | bytes] = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.md"))
    }
    files["contacts/portrait.png"] = b"\x89PNG of somebody"
    site = build(
        tmp_path_factory.mktemp("redacted"),
        files,
        environment={"NETLIFY": "true"},
        use_directory_urls=request.param,
        site_url="https://search.example/",
        repo_url="https://code.example/me/search",
        edit_uri="edit/main/docs/",
        theme={"name": "material", "font": False, "features": ["content.action.edit", "navigation.tabs"]},
        afterword={"publish": "redacted", "me": ME},
    )
    assert not site.failed, site.warnings
    return site


def secrets(journal: Journal) -> Iterator[str]:
    """Everything that others must not read, as it stands in the files."""
    for contact in journal.contacts.values():
        yield from (contact.name, contact.slug, contact.email, contact.phone, contact.linkedin)
        yield from (word for word in contact.name.split() if len(word) > 2)
        yield contact.do_not_contact
    for interview in journal.interviews.values():
        for debrief in interview.debriefs.values():
            yield from (fact.text for fact in (*debrief.facts, *debrief.private))
    for note in journal.notes.values():
        yield note.subject
    for gift in journal.gifts.values():
        yield gift.why
        if gift.kind == "introduction":
            yield from (gift.title, gift.slug)
    for records in (journal.contacts, journal.interviews, journal.gifts, journal.notes):
        for record in records.values():
            # Lines long enough to be nobody's stock phrase.
            yield from (line for line in record.file.body.splitlines() if len(line) > 40)
    yield from ME.values()
    yield from ("PNG of somebody", str(ROOT), "vscode:", "mailto:")


def test_no_file_and_no_address_holds_a_secret(built: Built, journal: Journal) -> None:
    texts = {}
    for name, content in built.everything().items():
        content = gzip.decompress(content) if name.endswith(".gz") else content
        texts[name] = f"{name}\n{content.decode('utf-8', errors='replace')}"
    assert len(texts) > 40
    assert "/contacts/" in texts["sitemap.xml"]
    for secret in {secret for secret in secrets(journal) if secret}:
        search = re.compile(rf"(?<!\w){re.escape(secret)}(?!\w)")
        assert not [name for name, text in texts.items() if secret in text and search.search(text)], secret


def test_drafts_and_pictures_of_people_are_left_out(built: Built) -> None:
    assert not [name for name in built.everything() if name.endswith((".eml", "portrait.png"))]


def test_nothing_leads_into_a_repository_of_names(built: Built) -> None:
    assert not [page for page, text in built.pages.items() if "/edit/" in text]


def test_it_is_a_whole_site_all_the_same(built: Built, journal: Journal) -> None:
    assert built.broken_links() == []
    contacts = [page for page in built.pages if page.startswith("contacts/")]
    assert len(contacts) == len(journal.contacts) + 1
    priya = journal.contacts["priya-raman"]
    listing = next(text for page, text in built.pages.items() if page == "contacts/index.html")
    assert priya.initials in listing
    assert priya.company in listing


def test_words_that_are_left_out_are_not_found_wanting(built: Built) -> None:
    (problems,) = [page for page in built.pages if page.startswith("problems")]
    assert "Nothing to put right here" in built.words(problems)
