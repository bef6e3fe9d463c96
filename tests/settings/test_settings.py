"""Settings from the ``afterword:`` entry."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime

import pytest

from afterword.settings.settings import Me, Settings
from afterword.times import Duration


def test_the_defaults_say_nothing() -> None:
    settings, messages = Settings.read({})
    assert messages == ()
    assert settings == Settings()
    assert (settings.publish, settings.git_commit, settings.today) == ("never", False, None)


def test_everything_can_be_set() -> None:
    settings, messages = Settings.read(
        {
            "today": "2026-11-21T10:00",
            "country": "uk",
            "cadence": {"ask_gap": "10bd"},
            "me": {"name": "Robin Vale", "phone": "0123", "email": "robin@vale.example"},
            "spelling": "american",
            "templates_dir": "mine",
            "publish": "redacted",
            "git_commit": True,
            "editor": "obsidian",
        }
    )
    assert messages == ()
    assert settings.today == datetime(2026, 11, 21, 10, 0)
    assert settings.cadence.ask_gap == Duration(10, "bd")
    assert settings.me == Me("Robin Vale", "0123", "robin@vale.example")
    assert (settings.spelling, settings.templates_dir, settings.git_commit) == ("american", "mine", True)


def test_the_country_brings_its_spelling() -> None:
    assert Settings.read({"country": "uk"})[0].spelling == "british"
    assert Settings.read({})[0].spelling == "american"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"tody": "2026-11-21"}, "Did you mean today?"),
        ({"today": "2026-02-30"}, "expected a date such as"),
        ({"publish": "maybe"}, "expected never, redacted or full"),
        ({"git_commit": "yes"}, "expected yes or no"),
        ({"spelling": "welsh"}, "expected american or british"),
        ({"editor": "emacs"}, "expected vscode, obsidian, none"),
        ({"country": "atlantis"}, "country"),
        ({"cadence": {"ask_gapp": "7bd"}}, "ask_gap"),
        ({"cadence": {"ask_gap": "soon"}}, "ask_gap"),
        ({"cadence": ["x"]}, "expected settings by name"),
        ({"me": {"nme": "x"}}, "Did you mean name?"),
        ({"me": "Robin"}, "expected settings by name"),
        ({"templates_dir": 5}, "expected words"),
    ],
)
def test_a_bad_option_is_said_and_keeps_its_default(options: dict[str, object], said: str) -> None:
    settings, messages = Settings.read(options)
    assert len(messages) == 1
    assert said in messages[0]
    assert settings == Settings()


def test_a_date_alone_stays_a_date() -> None:
    assert Settings.read({"today": date(2026, 11, 21)})[0].today == date(2026, 11, 21)


def test_no_editor_link_where_the_site_may_be_published() -> None:
    assert Settings.read({})[0].editor_link.startswith("vscode://")
    assert Settings.read({"publish": "full"})[0].editor_link == ""
    assert Settings.read({"editor": "none"})[0].editor_link == ""


def test_every_setting_is_explained() -> None:
    for cls in (Settings, Me):
        for setting in fields(cls):
            assert setting.metadata["help"].endswith((".", ":"))
            assert setting.metadata["form"]
