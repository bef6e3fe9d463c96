"""Letters in other languages: a frame without a word of ours, or a letter of the user's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from writing.letters import SATURDAY, follow_up, journal_of

from afterword.checking.checker import Checker
from afterword.checking.context import fingerprint
from afterword.kinds import KINDS, THANK_YOUS
from afterword.records.journal import Journal
from afterword.records.problems import Level
from afterword.settings.settings import Settings
from afterword.writing.composing import Draft, compose
from afterword.writing.variables import VARIABLES

SEARCH = """
=== contacts/eva-petersen.md
---
name: Frau Dr. Eva Petersen
company: Nordlicht Energie GmbH
email: eva@nordlicht.example
language: {language}
interests: [segeln]
---
=== interviews/2026-11-20-nordlicht.md
---
company: Nordlicht Energie GmbH
position: Projektleiterin Offshore
when: 2026-11-20T14:00
met: [eva-petersen]
decision_by: 2026-12-04
---
## Frau Dr. Eva Petersen
- talked about: Genehmigung für den neuen Hafen dauert ewig
- asked me: ob mein Deutsch reicht für die Behörden
- answer: Meine Jahre beim Hafenamt waren alle auf Deutsch.
- say: {say}
- promised: die Hafenstudie by 2026-11-24
=== gifts/segeln.md
---
title: Segeln vor Fehmarn
kind: article
url: https://segeln.example/fehmarn
interests: [segeln]
read: yes
---
why: It explains the tides well.
"""
SAY = "Ihr Satz über die Behörden ging mir den ganzen Heimweg nach."
SETTINGS = Settings.read({"me": {"name": "Robin Vale"}, "country": "de"})[0]
_GAP = re.compile(r"\[[^\[\]]*\]")


def search(language: str = "de", say: str = SAY) -> Journal:
    return journal_of(SEARCH.format(language=language, say=say))


def draft(journal: Journal, kind: str = "thank-you", settings: Settings = SETTINGS) -> Draft:
    about = follow_up(journal, "eva-petersen", kind, gifts=("segeln",), promise="die Hafenstudie")
    return compose(journal, about, settings, SATURDAY.date())


@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_has_no_word_of_ours(kind: str) -> None:
    composed = draft(search(), kind)
    bare = _GAP.sub("", composed.body)
    for theirs in ("Frau Dr. Petersen,", "https://segeln.example/fehmarn", "Robin Vale", SAY,
                   "Meine Jahre beim Hafenamt waren alle auf Deutsch."):  # fmt: skip
        bare = bare.replace(theirs, "")
    # A question in another language is a gap with its full stop.
    assert bare.strip() in ("", ".")
    assert not _GAP.sub("", composed.subject).strip()
    assert composed.body.startswith("Frau Dr. Petersen,\n\n")
    assert composed.body.endswith("\n\nRobin Vale\n")
    assert "German" in composed.notice
    assert f"de/{kind}.md.j2" in composed.notice
    assert len(composed.gaps) == len(_GAP.findall(composed.subject + composed.body))


@pytest.mark.parametrize("kind", THANK_YOUS)
def test_their_own_sentences_stand_word_for_word_in_the_thanks(kind: str) -> None:
    body = draft(search(), kind).body
    assert SAY in body
    assert "Meine Jahre beim Hafenamt waren alle auf Deutsch." in body


def test_a_line_in_another_language_is_a_gap() -> None:
    english = "I have thought about the port all week."
    assert f"[in German: {english}]" in draft(search(say=english)).body
    # And the other way round.
    composed = draft(search(language="en"))
    assert f"[in English: {SAY}]" in composed.body
    assert not composed.notice
    for kind in ("thank-you", "promised-item"):
        bare = _GAP.sub("", draft(search(language="en"), kind).body)
        assert "Hafenamt" not in bare
        assert "Hafenstudie" not in bare


def test_why_a_gift_is_good_stays_out_of_a_letter_in_another_language() -> None:
    german = SEARCH.replace("It explains the tides well.", "Es erklärt die Gezeiten sehr gut.")
    body = draft(journal_of(german.format(language="en", say=SAY)), "value-add").body
    assert "Segeln vor Fehmarn" in body
    assert "Gezeiten" not in body


def test_days_stand_in_gaps_alone() -> None:
    body = draft(search()).body
    assert "[in German: Projektleiterin Offshore, Nordlicht Energie GmbH, 2026-11-20]" in body
    assert "by 2026-11-24]" in body
    assert not re.search(r"\d", _GAP.sub("", body).replace("https://segeln.example/fehmarn", ""))


def test_the_language_of_the_journal_is_that_of_those_who_have_none() -> None:
    journal = journal_of(SEARCH.replace("language: {language}\n", "").format(say=SAY))
    assert not draft(journal).notice
    french = Settings.read({"language": "French"})[0]
    assert "in French" in draft(journal, settings=french).notice
    assert not draft(search(language="en"), settings=french).notice


def _with_templates(folder: Path) -> Settings:
    return Settings.read({"me": {"name": "Robin Vale"}, "templates_dir": str(folder)})[0]


def test_a_letter_of_their_own_for_the_language_takes_the_place_of_the_frame(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "thank-you.md.j2").write_text(
        "Subject: {{ role }}\n\n{{ greeting }}\n\nvielen Dank. {{ own }}\n\n{{ sign_off }}\n",
        encoding="utf-8",
    )
    composed = draft(search(language="de-AT"), settings=_with_templates(tmp_path))
    assert composed.subject == "Projektleiterin Offshore"
    assert composed.body.startswith("Eva,\n\nvielen Dank. Ihr Satz")
    assert composed.notice == ""
    assert all("what they asked" in gap.text for gap in composed.gaps)
    # Of the other kinds there is none: each is a frame.
    assert draft(search(), "withdraw", _with_templates(tmp_path)).notice


def test_letters_in_no_folder_of_a_language_are_in_that_of_the_journal(tmp_path: Path) -> None:
    (tmp_path / "thank-you.md.j2").write_text("{{ greeting }}\n\nvielen Dank!\n", encoding="utf-8")
    german = Settings.read({"language": "de", "templates_dir": str(tmp_path)})[0]
    assert "vielen Dank!" in draft(search(), settings=german).body
    # So none of them is for whoever is written to in English.
    english = draft(search(language="en"), settings=german).body
    assert "vielen" not in english
    assert english.startswith("Dear Eva,")


def test_phrases_of_their_own_for_the_language_greet_and_close(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "thank-you.md.j2").write_text("{{ greeting }}\n\nDanke.\n\n{{ sign_off }}\n", "utf-8")
    (tmp_path / "de" / "phrases.toml").write_text(
        '[greeting]\nusual = ["Guten Tag, {name},"]\n[closing]\nusual = ["Viele Grüße"]\n', encoding="utf-8"
    )
    body = draft(search(), settings=_with_templates(tmp_path)).body
    assert body.startswith("Guten Tag, Eva,\n\nDanke.\n\nIhr Satz")
    assert body.endswith("\n\nViele Grüße\nRobin Vale\n")


def test_an_english_letter_of_their_own_is_none_for_another_language(tmp_path: Path) -> None:
    (tmp_path / "thank-you.md.j2").write_text("Dear {{ first_name }}, thank you!\n", encoding="utf-8")
    composed = draft(search(), settings=_with_templates(tmp_path))
    assert "thank you" not in composed.body
    assert composed.notice


def test_every_variable_is_there_for_them_without_an_english_word(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    names = [name for name in VARIABLES if name not in ("met", "formal", "number", "gift", "promise")]
    parts = [
        "detail.said",
        "detail.hearing",
        "gift.offer",
        "gift.thing",
        "gift.url",
        "promise.thing",
    ]
    (tmp_path / "de" / "thank-you.md.j2").write_text(
        "\n\n".join(f"{{{{ {name} }}}}" for name in (*names, *parts)), encoding="utf-8"
    )
    bare = _GAP.sub("", draft(search(), settings=_with_templates(tmp_path)).body)
    for word in ("about", "you", "our", "told", "dear", "wishes", "on", "the", "november"):
        assert not re.search(rf"\b{word}\b", bare, re.IGNORECASE), bare


@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_passes_every_rule_but_that_of_gaps(kind: str) -> None:
    journal = search()
    composed = draft(journal, kind)
    about = follow_up(journal, "eva-petersen", kind, gifts=("segeln",), promise="die Hafenstudie")
    problems = Checker(journal, SATURDAY, SETTINGS, ()).check_draft(composed, about)
    assert {problem.rule for problem in problems if problem.level != Level.HINT} - {"too-soon"} == {
        "placeholder"
    }


def test_frames_of_two_colleagues_are_not_alike_for_their_gaps() -> None:
    one = draft(search()).body
    assert _GAP.sub("", one).strip()
    gaps = "\n\n".join(_GAP.findall(one))
    assert fingerprint(f"Eva,\n\n{gaps}\n") == fingerprint("Eva,\n\n\n")
