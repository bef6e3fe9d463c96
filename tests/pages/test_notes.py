"""The page of all notes: drafts first, since they are what is left to do, then the newest."""

from __future__ import annotations

import re
from datetime import datetime

from conftest import split_files
from pages.editions import text_of
from writing.letters import journal_of

from afterword.pages.page import Page
from afterword.pages.site import build_site
from afterword.records.reading import read_files
from afterword.settings.settings import Settings

NOW = datetime(2026, 11, 23, 12)
ANA = "=== contacts/ana.md\n---\nname: Ana Sol\ncompany: Harbor\nemail: ana@harbor.example\n---\n"


def note(slug: str, extra: str, text: str = "Text.") -> str:
    head = f"to: ana\nkind: value-add\nsubject: {slug}\n{extra}"
    return f"=== notes/{slug}.md\n---\n{head}---\nDear Ana,\n\n{text}\n"


def shown(text: str, path: str) -> Page:
    return next(each for each in build_site(journal_of(text), NOW, Settings()).pages if each.path == path)


def test_drafts_stand_above_the_newest_note() -> None:
    text = ANA + note("older", "sent: 2026-11-02\n") + note("newer", "sent: 2026-11-20T10:00\n")
    words = text_of(shown(text + note("open", ""), "notes/index.md").markdown)
    assert words.index("open") < words.index("newer") < words.index("older")


def test_what_a_draft_lacks_stands_apart_and_is_not_counted() -> None:
    found = shown(ANA + note("open", "", "About [what exactly]."), "problems.md")
    assert found.title == "Problems"
    assert found.section == "index.md"
    text = text_of(found.markdown)
    assert "Nothing to put right. Every file was read, whole." in text
    assert "## Drafts to finish notes" in text.replace("&#47;", "/")


def test_files_that_cannot_be_read_come_first_and_what_is_quoted_is_code() -> None:
    text = ANA.replace("company: Harbor\n", "company: Harbor\ncompanies: Harbor\n")
    text += "=== contacts/zed.md\n---\nrole: Rigger\n---\n"
    journal = read_files({path: body.encode("utf-8") for path, body in split_files(text).items()})
    found = next(each for each in build_site(journal, NOW, Settings()).pages if each.path == "problems.md")
    assert found.title == "2 problems"
    text = text_of(found.markdown)
    assert "1 error and 1 hint. One file is left out until it can be read. Everything else" in text
    assert found.markdown.index("## Cannot be read") < found.markdown.index("zed")
    assert (
        found.markdown.index("zed")
        < found.markdown.index("## Read all the same")
        < found.markdown.index("ana")
    )
    assert "<code>name</code>" in found.markdown
    assert "`" not in found.markdown


def test_the_page_of_problems_counts_hints_too() -> None:
    contact = ANA.replace("company: Harbor\n", "company: Harbor\ncompanies: Harbor\n")  # a key nobody knows
    journal = read_files({path: body.encode("utf-8") for path, body in split_files(contact).items()})
    found = next(each for each in build_site(journal, NOW, Settings()).pages if each.path == "problems.md")
    assert "1 hint. Everything else" in text_of(found.markdown)


def test_the_list_of_notes_counts_what_the_problems_list() -> None:
    """That it is too soon to send it is nothing to mend."""
    text = ANA + note("open", "", "About [what exactly].").replace("value-add", "stay-in-touch")
    (listed,) = re.findall(r"<small>(\d+) things? to mend</small>", shown(text, "notes/index.md").markdown)
    assert f"open.md: {listed} thing" in text_of(shown(text, "problems.md").markdown).replace("&#47;", "/")
