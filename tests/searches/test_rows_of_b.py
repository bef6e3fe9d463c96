"""The smaller things of the searches (B), one after the other as the findings list them.

The days are those of a calendar: Friday 2026-10-02, Monday 2026-11-23, Wednesday 2027-02-03.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from searches.living import Search

from afterword.kinds import KINDS
from afterword.pages.site import build_site
from afterword.records.reading import read_journal
from afterword.settings.configuration import read_settings

Make = Callable[..., Search]


def panel_with_owen(search: Search, owen: str = "") -> Search:
    """Bettina, Helen and Owen Finch, who left no address."""
    search.on(
        "2026-10-02T15:00",
        'debrief --company Cascade --position "Nurse Manager" --when 2026-10-02T13:00 '
        '--met "Bettina Ruiz; part: recruiter; email: b@cascade.example; talked about: the float nurses" '
        '--met "Helen Voss; part: hiring-manager; email: h@cascade.example; talked about: nights" '
        f'--met "Owen Finch; interests: beds; talked about: the new beds{owen}"',
    )
    return search


def test_b_panel_one_without_email_is_a_sentence_in_the_owner_s_thanks(search: Make) -> None:
    mine = panel_with_owen(search())
    due = mine.due("2026-10-02T18:00")
    assert sorted(each.split()[0] for each in due) == ["bettina-ruiz", "helen-voss"], "one mail to each"
    body = mine.letter("2026-10-02T18:00", "bettina")["body"]
    assert "Owen" in body
    assert "addresses" not in body and "Some of them" not in body
    mine.on("2026-10-02T18:05", f"sent bettina --anyway --text {shlex.quote(body)}")
    assert not [each for each in mine.plan("2026-10-05T10:00") if each["kind"] == "forward-request"]


def test_b_panel_one_without_email_is_never_due_a_gift(search: Make) -> None:
    mine = panel_with_owen(search())
    mine.on(
        "2026-10-02T18:00", 'new gift "Beds" --kind article --interests beds --read --url https://b.example/1'
    )
    for day in ("2026-10-02T18:00", "2026-10-14T10:00", "2026-11-16T10:00", "2027-01-11T10:00"):
        assert mine.plan(day, "owen-finch") == []
    code, out, err = mine.run("2026-10-02T18:00", "draft owen")
    assert code == 1
    assert "Bettina" in out + err


def planned(mine: Search) -> Search:
    """Helen is to be met on Wednesday 30 September at 14:00; it is Monday the 28th."""
    mine.on(
        "2026-09-28T09:00",
        'debrief --company Cascade --position "Nurse Manager" --when 2026-09-30T14:00 '
        '--met "Helen Voss; part: hiring-manager; email: h@cascade.example"',
    )
    return mine


def test_b_interview_ahead_is_shown_with_its_people_and_nobody_was_met(search: Make) -> None:
    mine = planned(search())
    said = mine.on("2026-09-28T10:00", "due")
    assert "You met" not in said
    assert "Helen Voss" in said and "Wed 30 Sep" in said and "14:00" in said
    assert mine.due("2026-09-28T10:00") == []
    assert "tomorrow" in mine.on("2026-09-29T10:00", "due").casefold()


def test_b_interview_ahead_thanks_for_it_are_neither_drafted_nor_sent(search: Make) -> None:
    mine = planned(search())
    for line in ("draft helen", "draft helen --kind thank-you", "sent helen", "sent helen --kind thank-you"):
        mine.refused("2026-09-28T10:00", line)
    # It ends at 15:00, and thanks are for two hours later.
    assert mine.due("2026-09-30T17:00") == ["helen-voss thank-you"]


def test_b_interview_moved_by_an_edit_breaks_nothing(search: Make) -> None:
    mine = planned(search())
    mine.on("2026-09-28T11:00", 'heard helen "Looking forward to it."')
    mine.set("interviews/2026-09-30-cascade.md", when="2026-10-07T09:00")
    assert mine.problems("2026-09-29T10:00") == []
    assert mine.due("2026-09-30T16:00") == []
    assert "Wed 7 Oct" in mine.on("2026-09-30T16:00", "due")
    mine.set("interviews/2026-09-30-cascade.md", cancelled=True)
    assert mine.due("2026-10-07T16:00") == []


def sabine_twice(mine: Search) -> Search:
    """Sabine, met for gears in November, and for drives in January, whose manager is Ute."""
    mine.on(
        "2026-11-17T12:00",
        'debrief --company Kessler --position "Konstrukteur Getriebe" --when 2026-11-17T10:00 '
        '--met "Sabine Blum; part: hiring-manager; email: s@kessler.example; talked about: the gears"',
    )
    mine.on("2026-12-17T10:00", "close kessler --outcome filled-by-other")
    mine.on(
        "2027-01-27T12:00",
        'debrief --company Kessler --position "Entwickler Antriebe" --when 2027-01-27T10:00 '
        '--met "Sabine Blum; part: interviewer; talked about: the drives" '
        '--met "Ute Kern; part: hiring-manager; email: u@kessler.example; talked about: the team"',
    )
    return mine


def test_b_same_interviewer_of_a_new_application_is_no_stranger(search: Make) -> None:
    mine = sabine_twice(search(country="de"))
    letter = mine.letter("2027-01-27T14:00", "sabine")
    assert "again" in letter["body"] + letter["subject"] or "once more" in letter["body"]


def test_b_same_interviewer_has_another_part_in_another_position(search: Make) -> None:
    mine = sabine_twice(search(country="de"))
    asks = [each["contact"] for each in mine.plan("2027-02-03T10:00") if "check-in" in each["kind"]]
    assert asks == ["ute-kern"]


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("2 Dec", "2026-12-02"),
        ("Dec 2 2026", "2026-12-02"),
        ("2.12.2026", "2026-12-02"),
        ("in two weeks", "2026-12-07"),
        ("in about two weeks", "2026-12-07"),
        ("2 weeks", "2026-12-07"),
    ],
)
def test_b_dates_as_people_type_them(search: Make, typed: str, when: str) -> None:
    mine = search()
    mine.on(
        "2026-11-23T12:00",
        f'debrief --company Kessler --position Engineer --when 2026-11-23T10:00 --decision-by "{typed}" '
        '--met "Ute Kern; email: u@kessler.example"',
    )
    assert str(mine.front("interviews/2026-11-23-kessler.md")["decision_by"]) == when


@pytest.mark.parametrize(
    ("typed", "when"), [("2 pm", "2026-11-23 14:00:00"), ("14:30", "2026-11-23 14:30:00")]
)
def test_b_dates_a_time_alone_is_today(search: Make, typed: str, when: str) -> None:
    mine = search()
    line = f'debrief --company Kessler --position Engineer --when "{typed}" --met "Ute Kern"'
    mine.on("2026-11-23T18:00", line)
    found = mine.front("interviews/2026-11-23-kessler.md")["when"]
    assert str(found).replace("T", " ").startswith(when[:16])


def test_b_dates_that_are_two_days_are_refused(search: Make) -> None:
    mine = search()
    line = 'debrief --company Kessler --position Engineer --when "12/02/2026 2pm" --met "Ute Kern"'
    said = mine.refused("2026-12-03T18:00", line)
    assert "12 Feb" in said and "2 Dec" in said


def test_b_dates_in_another_language_do_not_pass_in_silence(search: Make) -> None:
    mine = search()
    mine.on(
        "2026-11-23T18:00",
        "debrief --company Kessler --position Engineer --when 2026-11-23T10:00 "
        '--met "Ute Kern; email: u@kessler.example; promised: die Zeichnungen bis Freitag"',
    )
    owed = mine.plan("2026-11-23T18:00", kind="promised-item")
    read = [each["due"] for each in owed] == ["2026-11-27"]
    assert read or "promise-date" in mine.problems("2026-11-23T18:00")


def test_b_time_zone_of_a_time_is_a_warning(nadia: Search) -> None:
    nadia.set("interviews/2026-10-02-cascade-valley-health.md", when="2026-10-02T13:00:00-07:00")
    _, out, _ = nadia.run("2026-10-03T10:00", "check")
    assert "time zone" in out or "offset" in out


def silent(mine: Search, when: str, decision_by: str) -> Search:
    """One person, met and thanked; nothing comes but the days."""
    mine.on(
        f"{when}T12:00",
        f"debrief --company Kessler --position Engineer --when {when}T10:00 --decision-by {decision_by} "
        '--met "Ute Kern; part: recruiter; email: u@kessler.example; interests: chess; talked about: gears"',
    )
    for number in range(6):
        mine.on(
            f"{when}T13:00",
            f'new gift "Chess {number}" --kind article --interests chess --read --url https://c.example/{number}',
        )
    mine.write(f"{when}T14:00", "ute")
    return mine


def test_b_holidays_nothing_is_due_between_the_years_in_germany(search: Make) -> None:
    mine = silent(search(country="de"), "2026-12-01", "2026-12-11")
    mine.write("2026-12-15T10:00", "ute", "decision-check-in")
    for day in (*range(24, 32),):
        assert mine.due(f"2026-12-{day}T10:00") == [], day
    for day in range(1, 7):
        assert mine.due(f"2027-01-0{day}T10:00") == [], day
    assert mine.due("2027-01-07T10:00") == ["ute-kern second-check-in"]


def test_b_holidays_nothing_is_due_on_the_day_after_thanksgiving(search: Make) -> None:
    mine = silent(search(country="us"), "2026-11-06", "2026-11-24")
    for day in (26, 27, 28, 29):
        assert mine.due(f"2026-11-{day}T10:00") == [], day
    assert mine.due("2026-11-30T10:00") == ["ute-kern decision-check-in"]


def test_b_holidays_of_my_own(search: Make) -> None:
    mine = silent(search(cadence={"away": ["2026-11-23..2026-12-04"]}), "2026-11-06", "2026-11-20")
    assert mine.due("2026-11-24T10:00") == mine.due("2026-12-04T10:00") == []
    assert mine.due("2026-12-07T10:00") == ["ute-kern decision-check-in"]


def test_b_late_promise_says_how_late_and_stands_before_gifts(search: Make) -> None:
    mine = silent(search(), "2026-11-06", "2026-12-11")
    mine.on(
        "2026-11-09T12:00",
        "debrief --company Acme --position Engineer --when 2026-11-09T10:00 "
        '--met "Zoe Hart; email: z@acme.example; promised: the drawings by 2026-11-18"',
    )
    said = mine.on("2026-11-19T10:00", "due")
    assert "a day late" in said
    assert said.index("Zoe Hart") < said.index("Ute Kern")


def test_b_heard_interests_are_kept_and_shown(nadia: Search) -> None:
    nadia.on("2026-10-06T10:00", 'heard helen "I fish the Metolius." --interests "euro nymphing"')
    assert nadia.front("contacts/helen-voss.md")["interests"] == ["steelhead", "euro nymphing"]
    shown = nadia.on("2026-10-06T11:00", "show helen")
    assert "Metolius" in shown, "their words"
    assert "nights on the ICU" in shown, "and those of the debrief"


def test_b_heard_and_the_debrief_are_on_the_page_of_the_person(nadia: Search) -> None:
    nadia.on("2026-10-06T10:00", 'heard helen "I fish the Metolius." --asks "two references by Thursday"')
    when = datetime.fromisoformat("2026-10-06T11:00")
    site = build_site(read_journal(nadia.root), when, read_settings(nadia.root / "mkdocs.yml")[0])
    (page,) = [each.markdown for each in site.pages if each.path == "contacts/helen-voss.md"]
    for words in ("steelhead", "Metolius", "nights on the ICU", "two references", "Thu 8 Oct"):
        assert words in page, words


def test_b_heard_is_on_the_sheet_before_round_2(nadia: Search) -> None:
    nadia.on("2026-10-06T10:00", 'heard helen "I fish the Metolius."')
    nadia.on(
        "2026-10-07T10:00",
        'debrief --company "Cascade Valley Health" --position "Nurse Manager, ICU" --when 2026-10-14T10:00 '
        "--met helen",
    )
    sheet = nadia.on("2026-10-13T10:00", "prepare")
    assert "Helen Voss" in sheet and "Metolius" in sheet and "nights on the ICU" in sheet


def test_b_coffee_stays_in_touch_when_it_is_said(search: Make) -> None:
    mine = search()
    mine.on(
        "2026-10-07T12:00",
        'debrief --company "Lewis & Clark" --when 2026-10-07T10:00 '
        '--met "Ruth Adler; email: r@clark.example; talked about: leaving well; stay in touch: 60d"',
    )
    mine.write("2026-10-07T14:00", "ruth")
    # 60 days after Wed 7 October is Sun 6 December; nothing goes out on a weekend.
    (word,) = mine.plan("2026-10-07T15:00", "ruth-adler", "stay-in-touch")
    assert (word["state"], word["opens"]) == ("upcoming", "2026-12-06")
    assert mine.due("2026-12-07T10:00") == ["ruth-adler stay-in-touch"]


def test_b_coffee_where_nothing_was_said_is_no_silence(search: Make) -> None:
    said = search().on(
        "2026-10-07T12:00",
        'debrief --company "Lewis & Clark" --when 2026-10-07T10:00 '
        '--met "Ruth Adler; email: r@clark.example; talked about: leaving well"',
    )
    assert "stay" in said and "touch" in said


def test_b_recruiter_news_moves_the_question(nadia: Search) -> None:
    nadia.on("2026-11-02T10:00", 'heard bettina "We need two weeks more." --decision-by 2026-11-16')
    ask = nadia.the("2026-11-04T10:00", "bettina-ruiz", "decision-check-in")
    assert (ask["state"], ask["opens"]) == ("upcoming", "2026-11-18")


def test_b_on_hold_reopened_asks_nothing_of_who_just_told_me(nadia: Search) -> None:
    nadia.on("2026-10-20T10:00", "close cascade --outcome on-hold --on 2026-10-20")
    nadia.on("2027-02-03T09:00", 'heard bettina "The position is open again."')
    said = nadia.on("2027-02-03T09:05", "close cascade --outcome open")
    assert "check-in, still welcome" not in said
    assert not [each for each in nadia.due("2027-02-03T10:00") if "bettina" in each]


def git(mine: Search, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=mine.root, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()


@pytest.fixture
def kept(search: Make) -> Search:
    """A draft to Ute, saved, edited and sent, where every command commits."""
    mine = search(git_commit=True)
    git(mine, "init", "--quiet")
    git(mine, "add", ".")
    git(mine, "commit", "--quiet", "-m", "begin")
    mine.on(
        "2026-11-06T12:00",
        "debrief --company Kessler --position Engineer --when 2026-11-06T10:00 "
        '--met "Ute Kern; part: recruiter; email: u@kessler.example; talked about: gears"',
    )
    mine.on("2026-11-06T13:00", "draft ute --save")
    (draft,) = mine.root.glob("notes/*.md")
    front = draft.read_text("utf-8").split("---\n")[1]
    draft.write_text(f"---\n{front}---\n\nDear Ute,\n\nMy own words of gears.\n", encoding="utf-8")
    mine.on("2026-11-06T14:00", "sent ute")
    return mine


def test_b_git_commit_goes_with_the_recommended_loop(kept: Search) -> None:
    assert "commit" not in kept.said
    assert git(kept, "status", "--porcelain") == ""
    assert re.fullmatch("sent: thank-you.* to Ute Kern", git(kept, "log", "-1", "--format=%s"))
    (path,) = git(kept, "show", "--name-only", "--format=").splitlines()
    assert "My own words of gears." in git(kept, "show", f"HEAD:{path}")


def test_b_git_commit_is_taken_back_by_a_commit(kept: Search) -> None:
    kept.on("2026-11-06T15:00", "undo")
    assert git(kept, "status", "--porcelain") == ""
    assert re.fullmatch("undo: sent: thank-you.* to Ute Kern", git(kept, "log", "-1", "--format=%s"))
    (draft,) = kept.root.glob("notes/*.md")
    assert "My own words of gears." in draft.read_text("utf-8") and "sent:" not in draft.read_text("utf-8")
    (due,) = kept.due("2026-11-06T15:00")
    assert due.startswith("ute-kern thank-you")


def test_b_leaking_ids_no_id_of_a_kind_stands_in_a_sentence(nadia: Search) -> None:
    for who in ("bettina", "helen"):
        nadia.write("2026-10-02T20:00", who)
    nadia.on("2026-10-20T10:00", "close cascade --outcome filled-by-other --on 2026-10-20")
    ids = [kind for kind in KINDS if "-" in kind and kind not in ("thank-you", "check-in")]
    leak = re.compile("|".join(rf"\b{re.escape(kind)}\b" for kind in ids))
    for day in ("2026-10-02T20:00", "2026-10-14T10:00", "2026-10-20T10:00", "2026-10-21T10:00"):
        code, out, _ = nadia.run(day, "due --all")
        assert code == 0
        sentences = re.sub(r"afterword \S+ [^\n]*", "", out)
        assert not leak.findall(sentences), day


WINCED_AT = (
    "when you would like to go on to the next round",
    "what I promised you",
    "You were to have",
    "how it goes on",
    "a chat with somebody I have not met",
)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("reply", "call", "news", "other")])
def test_b_words_that_made_people_wince_are_gone(nadia: Search, kind: str) -> None:
    for who in ("bettina", "helen", "marcus"):
        code, out, err = nadia.run("2026-10-06T10:00", f"draft {who} --kind {kind}")
        assert code in (0, 1), err
        assert not [words for words in WINCED_AT if words in out]


def test_b_words_of_help_are_about_the_gap_at_hand(nadia: Search) -> None:
    nadia.on("2026-10-02T20:00", "draft bettina --save")
    _, out, err = nadia.run("2026-10-02T21:00", "check")
    assert "in a team of ten" not in out + err


def test_b_agency_is_called_after_the_interview_it_arranged(nadia: Search) -> None:
    said = nadia.on("2026-10-02T18:00", "due --all")
    assert "Kelly Marsh" in said


def test_b_language_is_said_by_init(search: Make, tmp_path: Path) -> None:
    said = search().on("2026-11-06T10:00", f"init {tmp_path / 'mine'} --language de")
    assert "German" in said and "frame" in said
    said = search().on("2026-11-06T10:00", f"init {tmp_path / 'other'}")
    assert "English" in said


def test_b_language_without_templates_is_a_frame_and_says_so(search: Make) -> None:
    mine = silent(search(language="de"), "2026-11-06", "2026-12-11")
    code, out, err = mine.run("2026-11-06T13:00", "draft ute --kind thank-you")
    assert code == 0
    assert "Thank" not in out and "Dear" not in out
    assert "German" in err or "de" in err


def test_b_held_gifts_say_once_a_week_what_to_look_for(search: Make) -> None:
    mine = search()
    mine.on(
        "2026-10-02T12:00",
        "debrief --company Cascade --position Nurse --when 2026-10-02T10:00 --decision-by 2027-01-15 "
        '--met "Marcus Reed; email: m@cascade.example; interests: magnet; talked about: the survey"',
    )
    mine.write("2026-10-02T14:00", "marcus")
    # Five weeks of silence, on Monday 9 November; and not again on the Tuesday.
    monday = mine.on("2026-11-09T10:00", "due")
    assert "Marcus" in monday and "magnet" in monday
    assert "magnet" not in mine.on("2026-11-10T10:00", "due")
