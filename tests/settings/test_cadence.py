"""The settings under ``cadence:`` and the presets by country."""

from __future__ import annotations

from dataclasses import fields

import pytest

from afterword.settings.cadence import Cadence
from afterword.settings.countries import PRESETS, find_country
from afterword.times import Duration

#: Design, section 4: every setting and its default.
DESIGNED = {
    "thank_you_earliest": "2h",
    "thank_you_latest": "24h",
    "thank_you_until": "5bd",
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


def test_the_users_own_setting_wins_over_the_country() -> None:
    cadence, messages = Cadence.read({"ask_gap": "8bd"}, "de")
    assert messages == ()
    assert cadence.ask_gap == Duration(8, "bd")
    assert cadence.thank_you_latest == Duration(48, "h")
    assert cadence.person_gap == Duration(5, "bd")


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"ask_gaps": "7bd"}, 'cadence: there is no setting "ask_gaps"; did you mean ask_gap?'),
        (
            {"ask_gap": "5h"},
            "cadence: ask_gap: expected it in d or bd (such as 7bd), found '5h'; only thank-yous have hours",
        ),
        (
            {"ask_gap": "soon"},
            "cadence: ask_gap: expected a length of time such as 24h, 60d or 5bd, found 'soon'",
        ),
        ({"ask_gap": 7}, "cadence: ask_gap: expected a length of time such as 7bd, found 7"),
        ({"ask_gap": "0bd"}, "cadence: ask_gap: expected 1bd to 2600bd, found '0bd'"),
        ({"stay_first": "99999999d"}, "cadence: stay_first: expected 1d to 3650d, found '99999999d'"),
        ({"ask_cap": True}, "cadence: ask_cap: expected a whole number such as 2, found True"),
        ({"ask_cap": 2.5}, "cadence: ask_cap: expected a whole number such as 2, found 2.5"),
        ({"ask_cap": -1}, "cadence: ask_cap: expected 0 to 100, found -1"),
        ({"give_growth": float("nan")}, "cadence: give_growth: expected 1 to 10, found nan"),
        ({"give_growth": 0.5}, "cadence: give_growth: expected 1 to 10, found 0.5"),
    ],
)
def test_a_bad_setting_keeps_its_default_and_says_what_is_right(
    option: dict[str, object], message: str
) -> None:
    assert Cadence.read(option, "") == (Cadence(), (message,))


def test_presets_are_those_of_the_research() -> None:
    assert list(PRESETS) == ["us", "ca", "uk", "ie", "de", "at", "ch", "fr", "nl", "jp", "au", "ae", "za"]
    assert Cadence.read({}, "us")[0] == Cadence()
    assert Cadence.read({}, "fr")[0].thank_you_earliest == Duration(12, "h")
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
    preset, messages = find_country(country)
    assert (preset.code, preset.calendar, messages) == (code, calendar, ())


def test_a_region_keeps_the_customs_of_its_country() -> None:
    assert find_country("de-by")[0].formal
    assert Cadence.read({}, "de-by")[0].ask_gap == Duration(10, "bd")


def test_an_unknown_country_or_region_says_what_is_known() -> None:
    preset, (message,) = find_country("deu")
    assert preset.code == ""
    assert 'country: "deu" is not a country code. Did you mean de?' in message
    assert "us, ca, uk" in message
    preset, (message,) = find_country("uk-foo")
    assert preset.code == "uk"
    assert "write uk alone, or with one of ENG, NIR, SCT, WLS" in message
