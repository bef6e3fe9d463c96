"""Settings from the ``afterword:`` entry."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime

import pytest

from afterword.records.contact import Contact
from afterword.settings.cadence import Cadence
from afterword.settings.settings import Me, Settings, Voice
from afterword.times import Duration


def test_the_defaults_say_nothing() -> None:
    settings, problems = Settings.read({})
    assert problems == ()
    assert settings == Settings()
    assert (settings.publish, settings.git_commit, settings.today) == ("never", False, None)
    assert settings.publish_ci == "publishes"


def test_everything_can_be_set() -> None:
    settings, problems = Settings.read(
        {
            "today": "2026-11-21T10:00",
            "country": "uk",
            "cadence": {"ask_gap": "10bd"},
            "me": {"name": "Robin Vale", "phone": "0123", "email": "robin@vale.example"},
            "voice": {"greeting": "Hello", "sign_off": "Best wishes,", "contractions": True},
            "language": "British English",
            "spelling": "american",
            "templates_dir": "mine",
            "publish": "redacted",
            "publish_ci": "checks",
            "git_commit": True,
            "editor": "obsidian",
        }
    )
    assert problems == ()
    assert settings.today == datetime(2026, 11, 21, 10, 0)
    assert settings.cadence.ask_gap == Duration(10, "bd")
    assert (settings.publish, settings.publish_ci) == ("redacted", "checks")
    assert settings.me == Me("Robin Vale", "0123", "robin@vale.example")
    assert settings.voice == Voice("Hello", "Best wishes", True)
    assert settings.language == "en"
    assert (settings.spelling, settings.templates_dir, settings.git_commit) == ("american", "mine", True)


def test_the_country_brings_its_spelling() -> None:
    assert Settings.read({"country": "uk"})[0].spelling == "british"
    assert Settings.read({})[0].spelling == "american"


@pytest.mark.parametrize(
    ("options", "message", "fix"),
    [
        ({"tody": "2026-11-21"}, "There is no setting `tody`, so", "Did you mean `today`?"),
        ({"zzz": 1}, "There is no setting `zzz`, so", "There are today, country, timezone, cadence, me, "),
        ({False: 1}, "There is no setting `False`, so", "There are today"),
        ({"today": "2026-02-30"}, "`today: 2026-02-30` should be a date that exists", "2026-11-21T10:00"),
        ({"today": "0001-01-01"}, "`today: 0001-01-01` should be a date that exists", "2026-11-21T10:00"),
        ({"today": date.max}, "`today: 9999-12-31` should be a date that exists", "2026-11-21T10:00"),
        ({"publish": "maybe"}, "`publish: maybe` should be never, redacted or full;", "Write never, say."),
        ({"publish": "redcated"}, "`publish: redcated` should be", "Did you mean redacted?"),
        ({"publish": True}, "`publish: yes` should be never, redacted or full;", "Write never, say."),
        ({"publish": {"full": 1}}, "`publish` should be never, redacted or full;", "Write never, say."),
        ({"publish_ci": "check"}, "`publish_ci: check` should be publishes or checks;", "mean checks?"),
        ({"git_commit": "yes"}, "`git_commit: yes` should be yes or no;", "without quotes"),
        ({"spelling": "welsh"}, "should be american or british;", "Write american, say."),
        ({"editor": "emacs"}, "should be vscode, obsidian, none, or an address with {path} in it;", "vscode"),
        ({"country": "atlantis"}, "`country: atlantis` should be a country's code: us, ", "Write us, say"),
        (
            {"timezone": "berlin"},
            "`timezone: berlin` should be the name of a time zone",
            "mean Europe/Berlin?",
        ),
        ({"timezone": "New York"}, "should be the name of a time zone, with", "mean America/New_York?"),
        ({"timezone": "Europe/Belrin"}, "should be the name of a time zone", "mean Europe/Berlin?"),
        ({"timezone": "../../etc/passwd"}, "should be the name of a time zone", "Write Europe/Berlin or"),
        ({"timezone": "Europe"}, "should be the name of a time zone, with its region;", "Europe/"),
        ({"timezone": 1}, "`timezone: 1` should be words;", "in quotes"),
        ({"cadence": {"ask_gapp": "7bd"}}, "no setting `ask_gapp` under `cadence`", "mean `ask_gap`?"),
        ({"cadence": ["x"]}, "`cadence` should be settings by name", "such as ask_gap: 10bd."),
        ({"me": {"nme": "x"}}, "There is no setting `nme` under `me`", "Did you mean `name`?"),
        ({"me": {"phone": 123}}, "`phone: 123` should be words;", "Put it in quotes."),
        ({"me": "Robin"}, "`me: Robin` should be settings by name", "Write name, phone and email."),
        (
            {"voice": {"greeting": "Dear {name}"}},
            "a word or a few, without the name",
            "Write Hello",
        ),
        ({"voice": {"greeting": "It was good to"}}, "should be a word or a few", "Write Hello"),
        ({"voice": {"greeting": False}}, "should be a word or a few", "Write Hello"),
        ({"voice": {"sign_off": "Best, Robin\nhttps://r.example"}}, "a few words", "Write Best wishes"),
        ({"voice": {"contractions": "often"}}, "should be yes or no", "Write yes or no"),
        ({"voice": "loud"}, "`voice: loud` should be settings by name", "Write greeting, sign_off and"),
        ({"language": "klingonese"}, "should be the code or the name of a language", "Write de, say."),
        ({"language": "us"}, "should be the code or the name of a language", "Write en, say."),
        ({"templates_dir": 5}, "`templates_dir: 5` should be words;", "Put it in quotes."),
    ],
)
def test_a_bad_option_is_a_problem_and_keeps_its_default(
    options: dict[str, object], message: str, fix: str
) -> None:
    settings, (problem,) = Settings.read(options)
    assert message in problem.message
    assert fix in problem.fix
    assert (problem.path, problem.level) == ("mkdocs.yml", "error")
    assert settings == Settings()


def test_one_bad_option_takes_no_other_along() -> None:
    settings, problems = Settings.read({"country": "uk", "me": {"name": 5, "email": "a@b.example"}, "x": 1})
    assert len(problems) == 2
    assert (settings.country, settings.me) == ("uk", Me(email="a@b.example"))


@pytest.mark.parametrize(
    ("written", "code"),
    [("de", "de"), ("German", "de"), ("deutsch", "de"), ("pt_BR", "pt-br"), (False, "no"), ("eng", "en")],
)
def test_a_language_is_a_code_or_a_name(written: object, code: str) -> None:
    assert Settings.read({"language": written}) == (Settings(language=code), ())


def test_the_language_of_a_contact_goes_before_that_of_the_journal() -> None:
    settings = Settings(language="fr")
    assert settings.language_of(Contact("ana", "Ana")) == "fr"
    assert settings.language_of(Contact("ana", "Ana", language="de")) == "de"


def test_an_option_left_empty_is_left_out() -> None:
    empty = dict.fromkeys((setting.name for setting in fields(Settings)), None)
    assert Settings.read(empty) == (Settings(), ())
    assert Settings.read({"me": {"name": None}, "cadence": {"ask_gap": None}}) == (Settings(), ())


def test_a_value_without_end_is_told_in_one_short_line() -> None:
    _, (problem,) = Settings.read({"country": "x\n" * 5_000})
    assert len(problem.message) < 300
    assert "\n" not in problem.message


def test_every_setting_has_a_reader() -> None:
    for cls in (Settings, Me, Voice, Cadence):
        for setting in fields(cls):
            assert setting.metadata["read"], setting.name


def test_a_date_alone_stays_a_date() -> None:
    assert Settings.read({"today": date(2026, 11, 21)})[0].today == date(2026, 11, 21)


def test_no_editor_link_where_the_site_may_be_published() -> None:
    assert Settings.read({})[0].editor_link.startswith("vscode://")
    for publish in ("redacted", "full"):
        assert Settings.read({"publish": publish})[0].editor_link == ""
    assert Settings.read({"editor": "none"})[0].editor_link == ""


def test_every_setting_is_explained() -> None:
    for cls in (Settings, Me):
        for setting in fields(cls):
            assert setting.metadata["help"].endswith((".", ":"))
            assert setting.metadata["form"]


@pytest.mark.parametrize("value", [[3], {"a": "b"}, ["https://blog.example/feed.xml", ""], [["feeds.opml"]]])
def test_feeds_that_are_no_addresses_say_what_they_should_be(value: object) -> None:
    settings, (problem,) = Settings.read({"feeds": value})
    assert settings.feeds == ()
    assert "a list of addresses or files" in problem.message
    assert "[https://blog.example/feed.xml, feeds.opml]" in problem.fix
