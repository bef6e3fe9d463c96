"""Which language a code, a name or a line is of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.words.languages import (
    gap_in,
    in_language,
    is_foreign,
    is_in_english,
    language_meant,
    language_name,
    read_language,
)


@pytest.mark.parametrize(
    ("written", "code", "name"),
    [
        ("de", "de", "German"),
        ("German", "de", "German"),
        ("Deutsch", "de", "German"),
        ("de_AT", "de-at", "German"),
        ("Français", "fr", "French"),
        ("no", "no", "Norwegian"),
        ("eng", "en", "English"),
        ("en-GB", "en-gb", "English"),
        ("eo", "eo", "the language eo"),
    ],
)
def test_codes_and_names(written: str, code: str, name: str) -> None:
    assert read_language(written) == code
    assert language_name(code) == name
    assert is_in_english(code) is (name == "English")


@pytest.mark.parametrize("text", ["", "x", "klingonese", "us", "d e", "de-"])
def test_what_is_no_language(text: str) -> None:
    assert read_language(text) is None


def test_a_countrys_code_is_known_for_what_it_is() -> None:
    assert (language_meant("us"), language_meant("at"), language_meant("de")) == ("en", "de", None)


@pytest.mark.parametrize(
    "line",
    [
        "Your point about alerts nobody owns stayed with me all the way home.",
        "I read Der Spiegel and Die Zeit on the way.",
        "We met at Le Pain Quotidien in La Rochelle.",
        "Your sentence about son levain made me smile.",
        "Thanks for the tip about Kubernetes and OpenTelemetry.",
        "Cleaned 11,000 records myself, at night.",
        "Tried kombucha at home, failed.",
        "Cheers!",
        "The colour of the centre was grey, I realise.",
        "2026",
        "",
    ],
)
def test_english_lines_are_at_home_in_an_english_letter(line: str) -> None:
    assert not is_foreign(line, "en")
    assert in_language(line, "en") == line


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Das hat mich den ganzen Heimweg beschäftigt.", "de"),
        ("Genehmigung dauert ewig", "de"),
        ("die Hafenstudie", "de"),
        ("Grüße aus Hamburg", "de"),
        ("Votre question m'a suivi jusqu'à la maison.", "fr"),
        ("Merci beaucoup", "fr"),
        ("Tu pregunta me acompañó a casa.", "es"),
        ("Ti ringrazio molto per la pazienza.", "it"),
        ("Ik heb er de hele week over nagedacht.", "nl"),
        ("Obrigado pela conversa, não a esqueço.", "pt"),
        ("Jag har tänkt på det hela veckan.", "sv"),
        ("Dziękuję za rozmowę, to było ważne dla mnie.", "pl"),
        ("Спасибо за разговор", "ru"),
        ("お話できてうれしかったです", "ja"),
        ("감사합니다", "ko"),
        ("Ευχαριστώ για τη συζήτηση", "el"),
    ],
)
def test_other_lines_are_foreign_there_and_at_home_in_their_own(line: str, language: str) -> None:
    assert is_foreign(line, "en")
    assert not is_foreign(line, language)
    assert in_language(line, "en") == f"[in English: {line}]"


@pytest.mark.parametrize("language", ["de", "fr", "es", "pl", "ru", "ja", "ar"])
def test_an_english_line_is_foreign_elsewhere(language: str) -> None:
    assert is_foreign("I have thought about the harbour all week.", language)
    assert in_language("[your line 7]", language) == "[your line 7]"  # a gap already


def test_a_gap_says_the_language() -> None:
    assert gap_in("de", "thanks") == "[in German: thanks]"


@given(st.text(max_size=60), st.sampled_from(["en", "de", "ja", "cy"]))
def test_any_text_has_an_answer(text: str, language: str) -> None:
    assert is_foreign(text, language) in (True, False)
