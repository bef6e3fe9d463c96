from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.actions.starting import example, example_settings, new_journal
from afterword.followups.plan import plan
from afterword.records.reading import read_files, read_journal
from afterword.records.schema import SCHEMAS
from afterword.settings.configuration import read_configuration, read_settings
from afterword.settings.root import configuration_file
from afterword.settings.settings import Me, Settings

REPOSITORY = Path(__file__).parent.parent.parent


def test_a_new_journal_has_what_a_search_needs(afterword, small_journal: Path) -> None:
    afterword("init", "new")
    new = small_journal / "new"
    assert {schema.folder for schema in SCHEMAS} <= {path.name for path in new.iterdir()}
    assert "/site/" in (new / ".gitignore").read_text("utf-8").splitlines()
    assert read_journal(new).problems == ()
    assert read_configuration(configuration_file(new)).options == {
        "me": {"name": "", "email": "", "phone": ""},
        "publish": "never",
    }
    assert read_settings(configuration_file(new))[1] == ()


@pytest.mark.parametrize("name", ["A: search", "yes", 'Zoë\'s "search"', "# one"])
def test_names_are_data(name: str) -> None:
    [configuration, *_] = new_journal(name, Me(name=name, email="a@b.example", phone="0123"))
    read = yaml.safe_load(configuration.new or b"")
    assert read["site_name"] == name
    assert read["plugins"][1]["afterword"]["me"] == {"name": name, "email": "a@b.example", "phone": "0123"}


def test_the_examples_in_the_folders_are_records(afterword, small_journal: Path) -> None:
    afterword("init", "new")
    files = {}
    for folder in ("contacts", "interviews", "gifts", "notes"):
        text = (small_journal / "new" / folder / "README.md").read_text("utf-8")
        name = {"contacts": "ana-sol", "interviews": "2026-11-20-harbour-analytics"}.get(folder, folder)
        files[f"{folder}/{name}.md"] = text.split("```markdown\n")[1].split("```")[0].encode()
    assert read_files(files).problems == ()


def test_what_is_there_is_kept(afterword, small_journal: Path) -> None:
    folder = small_journal / "aside"
    folder.mkdir()
    (folder / ".gitignore").write_text("mine\n", "utf-8")
    result = afterword("init", "aside")
    assert "Kept .gitignore, which was there." in result.stderr
    assert (folder / ".gitignore").read_text("utf-8") == "mine\n"
    assert afterword("init", "aside").exit_code == 1


def test_a_journal_can_be_begun_for_either_host(afterword, small_journal: Path) -> None:
    afterword("init", "one")
    afterword("init", "two", "--host", "properdocs")
    one, two = small_journal / "one" / "mkdocs.yml", small_journal / "two" / "properdocs.yml"
    assert one.read_bytes() == two.read_bytes()
    assert not (small_journal / "two" / "mkdocs.yml").exists()
    again = afterword("init", "two")
    assert (again.exit_code, "two has a properdocs.yml already" in again.stderr) == (1, True)


def test_the_demo_is_alive_today_and_not_pinned(afterword, small_journal: Path) -> None:
    afterword("init", "demo", "--demo", "--date", "2027-03-04")
    options = read_configuration(configuration_file(small_journal / "demo")).options or {}
    assert "today" not in options
    assert options["me"]["name"] == example_settings().me.name
    journal = read_journal(small_journal / "demo")
    assert journal.problems == read_journal(REPOSITORY).problems
    assert len(journal.contacts) == len(read_journal(REPOSITORY).contacts)


@given(today=st.dates(date(2024, 1, 1), date(2035, 12, 31)))
@settings(max_examples=15)
def test_on_any_day_there_is_something_to_write(today: date) -> None:
    files = {change.path: change.new or b"" for change in example(today)}
    journal = read_files(files)
    assert any(item.state in ("due", "late") for item in plan(journal, today, Settings()))
    newest = max(interview.day for interview in journal.interviews.values())
    assert today - timedelta(days=9) < newest <= today
    assert all(interview.day.weekday() < 5 for interview in journal.interviews.values())


def test_dates_in_words_move_with_the_others() -> None:
    """19 November 2026 and the example's day, 21 November, are fifteen weeks before early March 2027."""
    told = {change.path: (change.new or b"").decode() for change in example(date(2027, 3, 8))}
    assert "She called on 4 March" in told["interviews/2027-01-28-saltmarsh-maps.md"]
    assert "outcome_on: 2027-03-04" in told["interviews/2027-01-28-saltmarsh-maps.md"]


def test_a_folder_that_cannot_be_made_is_told(afterword, small_journal: Path) -> None:
    (small_journal / "file").write_text("", encoding="utf-8")
    for folder in ("x" * 300, "file/below"):
        for more in ([], ["--dry-run"]):
            result = afterword("init", folder, *more)
            told = result.exit_code == 1 and "Choose another one." in result.stderr
            # Nothing is made to see whether it could be.
            assert told or (more and result.exit_code == 0), folder


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1969-12-31"])
def test_a_day_that_cannot_be_counted_with_is_no_day(afterword, small_journal: Path, day: str) -> None:
    for command in (["due"], ["init", "new", "--demo"]):
        result = afterword(*command, "--date", day)
        assert result.exit_code == 2
        assert f"{day} lies outside the years of a search" in " ".join(result.stderr.split())


def test_the_language_is_said_plainly_at_the_beginning(afterword, small_journal: Path) -> None:
    assert "Drafts are written in English." in afterword("init", "new").stderr
    result = afterword("init", "neu", "--language", "German")
    assert "a draft in German is a frame" in result.stderr
    assert read_settings(configuration_file(small_journal / "neu"))[0].language == "de"
    refused = afterword("init", "another", "--language", "us")
    assert (refused.exit_code, "write en, say" in refused.stderr) == (2, True)


def test_a_draft_in_another_language_says_that_it_is_a_frame(afterword, small_journal: Path) -> None:
    """On stderr; it is no failure."""
    contact = small_journal / "contacts" / "ben-osei.md"
    contact.write_text(contact.read_text("utf-8").replace("---\n", "---\nlanguage: de\n", 1), "utf-8")
    result = afterword("draft", contact.stem, "--kind", "value-add")
    assert result.exit_code == 0
    assert "This is to be in German, and there is no letter of yours for it" in result.stderr
    assert "This is to be in German" not in result.stdout
    data = json.loads(afterword("draft", contact.stem, "--kind", "value-add", "--json").stdout)
    assert data["language"] == "de"


def test_a_journal_in_this_folder_is_told_of_as_this_folder(afterword, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "afterword init ." in afterword("init").stderr
    said = afterword("init", ".").stderr
    assert "A new journal is in this folder.\n" in said
    assert "Go there" not in said
