"""The live server: what it does with a save, and with all that can go wrong."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from journals import SMALL, WHOLE
from live_site import contents, differences, serving
from mkdocs.commands import build
from watchdog.events import (
    DirModifiedEvent,
    FileClosedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
)
from watchdog.observers import Observer

import afterword
from afterword.mkdocs_plugin.live.noticing import Noticing
from afterword.mkdocs_plugin.live.ordinary import FUNCTIONS, strange

#: Its clock is given; one faked from outside is also that by which waits are measured, and none ends.
pytestmark = pytest.mark.skipif("faketime" in os.environ.get("LD_PRELOAD", ""), reason="no wait would end")

ANA = "contacts/ana-sol.md"
NEW_ANA = "---\nname: Ana Soler\n---\nLikes *maps*.\n"


class Clock:
    """A clock that a test moves."""

    def __init__(self, moment: str) -> None:
        self.moment = datetime.fromisoformat(moment)

    def __call__(self) -> datetime:
        return self.moment


def said(caplog: pytest.LogCaptureFixture, level: int) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= level]


def test_a_save_is_on_the_page_that_is_asked_for(tmp_path: Path) -> None:
    with serving(tmp_path / "j", SMALL) as served:
        assert served.server.build_delay < 0.05  # a save waits for no more
        assert served.save({ANA: NEW_ANA})
        with mock.patch.object(build, "build", side_effect=AssertionError("a whole build")):
            assert "<em>maps</em>" in served.page("contacts/ana-sol/")
        assert "Ana Soler" in served.page("contacts/")
        # Without its slash, and before any of it was made.
        assert served.save({"contacts/bo-lund.md": "---\nname: Bo Lund\n---\n"})
        assert served.ask("contacts/bo-lund")[0] == "302 Found"
        assert "Bo Lund" in served.page("contacts/bo-lund/")
        assert served.save({"contacts/bo-lund.md": None})
        assert served.ask("contacts/bo-lund/")[0] == "404 Not Found"


def test_a_word_on_a_candidate_for_a_gift_is_on_the_page(tmp_path: Path) -> None:
    listed = "1. [Rigging](https://a.example/rig)\n    - for [[ana-sol]]: sailing/dinghies (1.00)\n"
    with serving(tmp_path / "j", SMALL) as served:
        assert "a.example/rig" not in served.page("gifts/")
        assert served.save({"gifts/_candidates.md": listed})
        with mock.patch.object(build, "build", side_effect=AssertionError("a whole build")):
            for page in ("gifts/", "contacts/ana-sol/"):
                assert "https://a.example/rig" in served.page(page)
            assert served.save({"gifts/_candidates.md": f"{listed}    - no\n"})
            assert "a.example/rig" not in served.page("gifts/")
        assert served.ask("gifts/_candidates/")[0] == "404 Not Found"


def test_only_what_differs_is_made_anew(tmp_path: Path) -> None:
    with serving(tmp_path / "j", WHOLE | {"docs/a.md": "# A\n"}) as served:
        served.save({"gifts/sails.md": WHOLE["gifts/sails.md"] + "\nA note of my own.\n"})
        with mock.patch.object(build, "_build_page", wraps=build._build_page) as made:
            served.live.finish()
        assert [call.args[0].file.dest_uri for call in made.call_args_list] == ["gifts/sails/index.html"]
        # Nothing at all, and the browser is left alone.
        with mock.patch.object(build, "_build_page", side_effect=AssertionError("made anew")):
            assert not served.save()
            assert not served.save({ANA: WHOLE[ANA]})
            served.live.finish()


def test_what_all_pages_share_is_up_to_date_when_it_is_asked_for(tmp_path: Path) -> None:
    with serving(tmp_path / "j", SMALL) as served:
        served.save({ANA: NEW_ANA, "contacts/bo.md": "---\nname: Bo Lund\nemail: bo@a.example\n---\n"})
        index = json.loads(served.page("search/search_index.json"))
        assert any("maps" in entry["text"] for entry in index["docs"])
        assert "/contacts/bo/" in served.page("sitemap.xml")
        served.save({ANA: SMALL[ANA].replace("interests", "email: ana@a.example\ninterests")})
        [mail] = [
            line.split('"')[0] for line in served.page("").split('href="') if ".eml" in line.split('"')[0]
        ]
        assert "ana@a.example" in served.page(mail)


def test_after_midnight_nobody_sees_yesterday(tmp_path: Path) -> None:
    clock = Clock("2026-11-20T23:58")
    with serving(tmp_path / "j", SMALL, clock, by_itself=True) as served:
        assert "Friday 20 November" in served.page("")
        clock.moment += timedelta(minutes=3)
        page = served.page("")
        assert "Saturday 21 November" in page
        assert "Friday 20 November" not in page
        clock.moment += timedelta(days=3)
        assert "Tuesday 24 November" in served.page("")


def test_an_hour_that_the_plan_names_changes_the_pages(tmp_path: Path) -> None:
    clock = Clock("2026-11-20T14:30")
    with serving(tmp_path / "j", SMALL, clock, by_itself=True) as served:
        ahead = served.page("interviews/2026-11-20-harbor-works/")
        # It ends at 15:00; two hours later it is right to thank her.
        clock.moment = datetime(2026, 11, 20, 17, 1)
        assert 'data-state="due"' in served.page("contacts/ana-sol/")
        assert served.page("interviews/2026-11-20-harbor-works/") != ahead


def test_a_page_that_only_the_clock_changed_has_the_time_of_the_last_save(tmp_path: Path) -> None:
    clock = Clock("2026-11-21T10:00")
    with serving(tmp_path / "j", WHOLE, clock) as served:
        clock.moment += timedelta(minutes=5)
        served.save({"gifts/sails.md": WHOLE["gifts/sails.md"].replace("On sails", "Of sails")})
        with mock.patch.object(build, "_build_page", wraps=build._build_page) as made:
            files = served.files()
        assert b"Saturday 21 November 2026, 10:05" in files["contacts/index.html"]
        assert "contacts/index.html" not in {call.args[0].file.dest_uri for call in made.call_args_list}
        # The site map is dated by the machine.
        assert {each.partition(".")[0] for each in differences(files, served.whole())} <= {"sitemap"}


def test_an_action_is_on_the_page_at_once(tmp_path: Path) -> None:
    with serving(tmp_path / "j", SMALL, by_itself=True) as served:
        served.write({ANA: NEW_ANA})
        served.live.changed()
        assert "<em>maps</em>" in served.page("contacts/ana-sol/")


def test_a_broken_record_is_told_as_in_any_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with serving(tmp_path / "j", SMALL) as served:
        served.save({ANA: "---\nname: Ana Solera\nrole: [half\n"})
        [told] = [line for line in said(caplog, logging.WARNING) if ANA in line]
        assert "contacts/ana-sol.md" in served.page("problems/")
        caplog.clear()
        served.whole()
        assert told in said(caplog, logging.WARNING)
        served.save({ANA: NEW_ANA})
        assert "<em>maps</em>" in served.page("contacts/ana-sol/")


def test_a_template_that_fails_spoils_its_own_pages_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shipped = Path(afterword.__file__).parent / "templates" / "notes"
    names = [f"mine/{file.name}" for file in shipped.iterdir() if file.suffix == ".j2"]
    files = SMALL | {"contacts/bo.md": "---\nname: Bo\n---\n", "mine/readme.txt": "none yet"}
    with serving(tmp_path / "j", files, afterword={"templates_dir": "mine"}) as served:
        before = served.files()["contacts/ana-sol/index.html"]
        caplog.clear()
        broken = dict.fromkeys(names, "{% nonsense %}")
        served.save({**broken, "contacts/bo.md": "---\nname: Bo\n---\nTall.\n"})
        assert "Tall" in served.page("contacts/bo/")
        assert served.page("")
        assert served.files()["contacts/ana-sol/index.html"] == before
        assert len([line for line in said(caplog, logging.ERROR) if "nonsense" in line]) == 1
        served.save(dict.fromkeys(names))
        assert differences(served.files(), served.whole()) == []


def test_settings_that_fail_leave_the_pages_and_the_server(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(tmp_path / "j", SMALL) as served:
        settings = (served.folder / "mkdocs.yml").read_text(encoding="utf-8")
        before = contents(served.site)
        served.save({"mkdocs.yml": settings + "\nnav: {a: [\n"})
        assert "stay as they were" in said(caplog, logging.ERROR)[-1]
        assert contents(served.site) == before
        assert "Ana Sol" in served.page("contacts/ana-sol/")
        served.save({"mkdocs.yml": settings.replace("A search", "Another search")})
        assert "Another search" in served.page("contacts/ana-sol/")
        served.save({ANA: NEW_ANA})
        assert "<em>maps</em>" in served.page("contacts/ana-sol/")
        assert differences(served.files(), served.whole()) == []
        assert [path.name for path in served.site.parent.iterdir() if "before" in path.name] == []


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"afterword": {"publish": "redacted"}}, "redacted"),
        ({"plugins": ["search", "tags", "afterword"]}, "tags"),
        ({"strict": True}, "strict"),
        ({"theme": {"name": "material", "custom_dir": "mine"}}, "theme"),
        ({"theme": "mkdocs"}, "theme"),
        ({"markdown_extensions": ["pymdownx.snippets"]}, "pymdownx.snippets"),
    ],
)
def test_what_nobody_can_be_sure_of_is_built_whole(
    options: Mapping[str, Any], why: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="mkdocs")
    files = SMALL | {"mine/main.html": '{% extends "base.html" %}'}
    with serving(tmp_path / "j", files, **options) as served:
        served.save({"contacts/bo-lund.md": "---\nname: Bo Lund\n---\n"})
        served.save({"contacts/bo-lund.md": "---\nname: Bo Lunde\n---\n"})
        [told] = [line for line in said(caplog, logging.INFO) if "whole site built anew" in line]
        assert why in told
        assert served.server.build_delay >= 0.1  # as MkDocs has it: what is written together is built once
        assert len([line for line in said(caplog, logging.INFO) if "Documentation built" in line]) == 3
        assert served.ask("")[0] == "200 OK"


def test_whatever_else_is_watched_calls_for_a_whole_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="mkdocs")
    with serving(tmp_path / "j", SMALL | {"apart/a.txt": "1"}, watch=["apart"]) as served:
        served.save({ANA: NEW_ANA})
        built = [line for line in said(caplog, logging.INFO) if "Documentation built" in line]
        served.save({"apart/a.txt": "2"})
        after = [line for line in said(caplog, logging.INFO) if "Documentation built" in line]
        assert (len(built), len(after)) == (1, 2)


def test_the_functions_of_mkdocs_are_where_they_were(tmp_path: Path) -> None:
    with serving(tmp_path / "j", SMALL) as served:
        assert strange(served.server) == ""
        for name in FUNCTIONS:
            with mock.patch.object(build, name, lambda page: None):
                assert name in strange(served.server)


@pytest.mark.parametrize(
    ("event", "counts"),
    [
        (FileOpenedEvent("a"), 0),
        (FileClosedEvent("a"), 0),
        (FileClosedNoWriteEvent("a"), 0),
        (DirModifiedEvent("a"), 0),
        (FileCreatedEvent("a"), 1),
        (FileModifiedEvent("a"), 1),
        (FileDeletedEvent("a"), 1),
        (FileMovedEvent("a", "b"), 1),
    ],
)
def test_reading_is_no_change(event: FileSystemEvent, counts: int) -> None:
    noticed: list[int] = []
    Noticing(lambda: noticed.append(1)).dispatch(event)
    assert len(noticed) == counts


def test_where_the_system_watches_no_more_the_rest_is_left_to_mkdocs(tmp_path: Path) -> None:
    """As on a network drive, or with more files than it watches: MkDocs looks round itself all the while."""
    with mock.patch.object(Observer, "start", side_effect=OSError(28, "no more watches")):
        noticing = Noticing(lambda: None)
        noticing.watch([tmp_path, tmp_path / "not-there"])
    noticing.stop()


def test_nothing_is_written_once_it_was_stopped(tmp_path: Path) -> None:
    with serving(tmp_path / "j", SMALL) as served:
        served.save({ANA: NEW_ANA})
        before = contents(served.site)
        served.live.stop()
        served.page("contacts/ana-sol/")
        served.live.finish()
        served.save({ANA: SMALL[ANA]})
        assert contents(served.site) == before
