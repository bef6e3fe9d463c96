"""The settings under ``cadence:`` and the presets by country."""

from __future__ import annotations

from dataclasses import fields

import pytest

from afterword.settings.cadence import Cadence
from afterword.settings.countries import PRESETS, find_country
from afterword.settings.reading import WrongSettingError
from afterword.settings.settings import Settings
from afterword.times import Duration

#: Design, section 4: every setting and its default.
DESIGNED = {
    "thank_you_earliest": "2h",
    "thank_you_latest": "24h",
    "thank_you_until": "5bd",
    "answer_within": "1bd",
    "promise_until": "15bd",
    "ask_until": "15bd",
    "give_until": "15bd",
    "offer_thanks_within": "1bd",
    "ghost_after": "20bd",
    "company_day": 3,
    "away": (),
    "ask_after_decision": "2bd",
    "ask_without_date": "6bd",
    "ask_gap": "7bd",
    "ask_cap": 2,
    "close_the_loop": "10bd",
    "give_gap": "7bd",
    "give_growth": 1.5,
    "give_ceiling": "30bd",
    "unanswered_cap": 3,
    "person_gap": "5bd",
    "company_gap": "3bd",
    "hold_gap": "20bd",
    "gracious_within": "2d",
    "accepted_within": "5bd",
    "withdraw_within": "1bd",
    "stay_first": "60d",
    "stay_gap": "90d",
    "stay_cap": 2,
    "typical_wait": "24d",
    "fresh_half_life": "14d",
}


def test_defaults_are_those_of_the_design() -> None:
    cadence = Cadence()
    shown = {
        name: str(value) if isinstance(value, Duration) else value for name, value in vars(cadence).items()
    }
    assert shown == DESIGNED


def test_every_setting_says_what_it_means_where_it_is_from_and_how_sure_that_is() -> None:
    for setting in fields(Cadence):
        assert setting.metadata["help"].endswith(".")
        assert setting.metadata["source"]
        assert setting.metadata["sure"] in ("strong", "consensus", "our choice")


def cadence(country: str = "", **settings: object) -> Cadence:
    read, problems = Settings.read({"country": country, "cadence": settings})
    assert problems == ()
    return read.cadence


def test_the_users_own_setting_wins_over_the_country() -> None:
    german = cadence("de", ask_gap="8bd")
    assert german.ask_gap == Duration(8, "bd")
    assert german.thank_you_latest == Duration(48, "h")
    assert german.person_gap == Duration(5, "bd")


@pytest.mark.parametrize(
    ("option", "message", "fix"),
    [
        ({"ask_gaps": "7bd"}, "There is no setting `ask_gaps` under `cadence`", "Did you mean `ask_gap`?"),
        (
            {"ask_gap": "5h"},
            "`ask_gap: 5h` should be a length of time in days (d) or business days (bd), such as 7bd;",
            "Write 7bd, say. Only thank-yous have hours.",
        ),
        ({"ask_gap": "soon"}, "`ask_gap: soon` should be a length of time", "Write 7bd, say."),
        ({"ask_gap": 7}, "`ask_gap: 7` should be a length of time", "Write 7bd, say."),
        ({"ask_gap": "0bd"}, "`ask_gap: 0bd` should be from 1bd to 2600bd;", "Write 7bd, say."),
        (
            {"stay_first": "99999999d"},
            "`stay_first: 99999999d` should be from 1d to 3650d;",
            "Write 60d, say.",
        ),
        ({"thank_you_latest": "1d2h"}, "in hours (h), days (d) or business days (bd)", "Write 24h, say."),
        ({"ask_cap": True}, "`ask_cap: yes` should be a whole number from 0 to 100;", "Write 2, say."),
        ({"ask_cap": 2.5}, "`ask_cap: 2.5` should be a whole number from 0 to 100;", "Write 2, say."),
        ({"ask_cap": -1}, "`ask_cap: -1` should be a whole number from 0 to 100;", "Write 2, say."),
        (
            {"give_growth": float("nan")},
            "`give_growth: nan` should be a number from 1 to 10;",
            "Write 1.5, say.",
        ),
        ({"give_growth": 0.5}, "`give_growth: 0.5` should be a number from 1 to 10;", "Write 1.5, say."),
    ],
)
def test_a_bad_setting_keeps_its_default_and_says_what_is_right(
    option: dict[str, object], message: str, fix: str
) -> None:
    settings, (problem,) = Settings.read({"cadence": option})
    assert settings.cadence == Cadence()
    assert message in problem.message
    assert problem.fix == fix


@pytest.mark.parametrize(
    ("option", "right"),
    [
        *(({"ask_cap": 0}, True), ({"ask_cap": 100}, True), ({"ask_cap": 101}, False)),
        *(({"give_growth": 1}, True), ({"give_growth": 10}, True), ({"give_growth": 10.1}, False)),
        *(({"ask_gap": "1bd"}, True), ({"ask_gap": "2600bd"}, True), ({"ask_gap": "2601bd"}, False)),
        *(({"ask_after_decision": "0bd"}, True), ({"stay_first": "3650d"}, True)),
    ],
)
def test_the_least_and_the_most_are_allowed(option: dict[str, object], right: bool) -> None:
    settings, problems = Settings.read({"cadence": option})
    assert bool(problems) is not right
    assert (settings.cadence != Cadence()) is right


def test_presets_are_those_of_the_research() -> None:
    assert list(PRESETS) == ["us", "ca", "uk", "ie", "de", "at", "ch", "fr", "nl", "jp", "au", "ae", "za"]
    assert cadence("us") == Cadence()
    assert cadence("fr").thank_you_earliest == Duration(12, "h")
    assert [code for code, preset in PRESETS.items() if preset.formal] == ["de", "at", "ch", "jp"]
    assert [code for code, preset in PRESETS.items() if not preset.gift_in_thank_you] == ["uk", "ie", "jp"]
    assert [code for code, preset in PRESETS.items() if preset.thank_you_to == "owner"] == ["jp"]
    for preset in PRESETS.values():
        assert preset.note and preset.source


@pytest.mark.parametrize(
    ("country", "code", "calendar"),
    [
        ("", "", ""),
        ("UK", "uk", "GB-ENG"),
        ("gb", "uk", "GB-ENG"),
        ("uk-sct", "uk-sct", "GB-SCT"),
        ("de", "de", "DE"),
        ("de_by", "de-by", "DE-BY"),
        ("se", "se", "SE"),
    ],
)
def test_a_country_is_found_by_its_code_with_or_without_a_region(
    country: str, code: str, calendar: str
) -> None:
    preset = find_country(country)
    assert (preset.code, preset.calendar) == (code, calendar)


def test_a_region_keeps_the_customs_of_its_country() -> None:
    assert find_country("de-by").formal
    assert cadence("de-by").ask_gap == Duration(10, "bd")


@pytest.mark.parametrize(
    ("country", "expected", "fix"),
    [
        ("deu", "us, ca, uk", "Did you mean de?"),
        ("atlantis", "us, ca, uk", "Write us, say, or leave it out."),
        ("uk-foo", "uk alone, or with one of ENG, NIR, SCT, WLS behind a hyphen", "Write uk."),
    ],
)
def test_an_unknown_country_or_region_says_what_is_known(country: str, expected: str, fix: str) -> None:
    with pytest.raises(WrongSettingError) as wrong:
        find_country(country)
    assert expected in wrong.value.expected
    assert wrong.value.fix == fix
