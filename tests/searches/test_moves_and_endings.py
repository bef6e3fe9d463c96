"""A9 and A11 of the searches: somebody leaves, and the end is told to everybody who earned a word."""

from __future__ import annotations

import pytest
from searches.living import Search

FAREWELL = "Friday is my last day here, I am going to Multnomah Health. All the best to you!"


@pytest.fixture
def left(nadia: Search) -> Search:
    """Tom Greer of Saint Brigid was met on Tuesday 13 October, and says goodbye on Wednesday the 21st."""
    nadia.on(
        "2026-10-13T12:00",
        'debrief --company "Saint Brigid Medical Center" --position "Nurse Manager, Med-Surg" '
        "--when 2026-10-13T10:00 "
        '--met "Lucia Mendez; part: recruiter; email: lucia@brigid.example; talked about: the new wing" '
        '--met "Tom Greer; email: tom@brigid.example; interests: fishing; talked about: the rota"',
    )
    nadia.on(
        "2026-10-13T18:00",
        'new gift "Euro nymphing" --kind article --interests fishing --read --url https://fish.example/a',
    )
    nadia.write("2026-10-13T18:00", "lucia")
    nadia.write("2026-10-13T18:00", "tom")
    nadia.on("2026-10-21T10:00", f'heard tom "{FAREWELL}" --kind news')
    return nadia


def test_a9_that_somebody_leaves_is_noticed(left: Search) -> None:
    assert "former: [Saint Brigid Medical Center]" in left.said


def test_a9_nothing_of_the_old_position_goes_to_who_left(left: Search) -> None:
    left.set("contacts/tom-greer.md", company="Multnomah Health", former=["Saint Brigid Medical Center"])
    assert "tom-greer congratulate" in left.due("2026-10-22T10:00")
    for day in ("2026-10-22", "2026-11-02", "2026-11-23", "2027-01-11"):
        kinds = {each["kind"] for each in left.plan(f"{day}T10:00", "tom-greer")}
        assert kinds <= {"congratulate"}, day
    body = left.letter("2026-10-22T10:00", "tom")["body"]
    assert "Nurse Manager" not in body
    assert "Saint Brigid" not in body or "part of it" not in body


def test_a9_a_farewell_is_no_answer_of_the_company(left: Search) -> None:
    left.set("contacts/tom-greer.md", company="Multnomah Health", former=["Saint Brigid Medical Center"])
    ask = left.the("2026-10-26T10:00", "lucia-mendez", "decision-check-in")
    # 6 business days after Tue 13 Oct.
    assert ask["opens"] == "2026-10-21"
    assert "They last wrote" not in ask["why"]


def test_a9_a_call_of_the_agency_is_no_answer_of_the_company(nadia: Search) -> None:
    nadia.on("2026-10-28T10:00", 'heard kelly "No news from Cascade yet." --kind call')
    ask = nadia.the("2026-11-04T10:00", "bettina-ruiz", "decision-check-in")
    assert (ask["state"], ask["opens"]) == ("due", "2026-11-04")


def test_a11_a_no_is_answered_to_everybody_who_earned_a_word(nadia: Search) -> None:
    nadia.on(
        "2026-10-09T12:00",
        'debrief --company "Cascade Valley Health" --position "Nurse Manager, ICU" --when 2026-10-09T10:00 '
        '--round 2 --met "helen; talked about: the rota" --met "marcus; talked about: the survey"',
    )
    nadia.on("2026-11-20T10:00", "close cascade --outcome filled-by-other --on 2026-11-20")
    planned = {each["contact"]: each["kind"] for each in nadia.plan("2026-11-20T11:00")}
    assert planned == {
        "bettina-ruiz": "gracious-rejection",
        "helen-voss": "gracious-rejection",
        "marcus-reed": "gracious-rejection",
        "kelly-marsh": "filled-by-other",
    }
    spread = [set(nadia.due(f"2026-11-{day}T10:00")) for day in (20, 23)]
    assert {"kelly-marsh filled-by-other", "bettina-ruiz gracious-rejection"} <= spread[0]
    for each in list(spread[0]):
        nadia.write("2026-11-20T12:00", *each.split())
    rest = set(nadia.due("2026-11-23T10:00"))
    assert {each.split()[0] for each in spread[0] | rest} == set(planned)


@pytest.fixture
def accepted(nadia: Search) -> Search:
    """Saint Brigid is accepted on Wednesday 2 December; Cascade is open; Ruth was asked for advice."""
    nadia.on(
        "2026-10-07T12:00",
        'debrief --company "Lewis & Clark" --when 2026-10-07T10:00 '
        '--met "Ruth Adler; email: ruth@clark.example; talked about: how to leave well"',
    )
    nadia.set("contacts/ruth-adler.md", stay_in_touch=True)
    nadia.on(
        "2026-10-20T12:00",
        'debrief --company "Saint Brigid Medical Center" --position "Nurse Manager, Med-Surg" '
        "--when 2026-10-20T10:00 --owner lucia "
        '--met "Lucia Mendez; part: recruiter; email: lucia@brigid.example; talked about: the new wing" '
        '--met "Grace Lim; part: hiring-manager; email: grace@brigid.example; talked about: the float pool" '
        '--met "Tom Greer; email: tom@brigid.example; talked about: the rota"',
    )
    nadia.on("2026-12-02T09:00", "close brigid --outcome filled-by-me --on 2026-12-02")
    return nadia


def test_a11_the_others_hear_that_i_withdraw_and_the_agency_first(accepted: Search) -> None:
    withdrawing = [each["contact"] for each in accepted.plan("2026-12-02T10:00", kind="withdraw")]
    assert sorted(withdrawing) == ["bettina-ruiz", "helen-voss", "kelly-marsh"]
    due = [each for each in accepted.due("2026-12-02T10:00") if each.endswith("withdraw")]
    assert due[0] == "kelly-marsh withdraw"


def test_a11_the_new_team_and_the_mentor_hear_of_it(accepted: Search) -> None:
    planned = {(each["contact"], each["kind"]) for each in accepted.plan("2026-12-02T10:00")}
    assert {
        ("lucia-mendez", "accepted-new-team"),
        ("grace-lim", "accepted-new-team"),
        ("tom-greer", "accepted-new-team"),
        ("ruth-adler", "good-news"),
    } <= planned


def test_a11_letters_to_a_new_team_are_not_one_letter(accepted: Search) -> None:
    for who in ("lucia", "grace", "tom"):
        accepted.on("2026-12-02T10:00", f"draft {who} --kind accepted-new-team --save")
    assert "near-duplicate" not in accepted.problems("2026-12-02T11:00")
    assert "choosing me" not in accepted.letter("2026-12-02T10:00", "lucia --kind accepted-new-team")["body"]


def test_a11_a_goodbye_remembers_every_interview(nadia: Search) -> None:
    nadia.on(
        "2026-10-20T12:00",
        'debrief --company "Cascade Valley Health" --position "Nurse Manager, ICU" --when 2026-10-20T10:00 '
        '--round 2 --met "helen; talked about: the rota"',
    )
    for kind in ("gracious-rejection", "withdraw"):
        letter = nadia.letter("2026-11-20T10:00", f"bettina --kind {kind}")
        assert "[what Bettina cared about most]" not in letter["body"], kind


def test_a11_a_position_that_fell_silent_is_offered_to_be_closed(nadia: Search) -> None:
    for who in ("bettina", "helen", "marcus", "alan", "priyanka"):
        nadia.write("2026-10-02T20:00", who)
    nadia.write("2026-11-04T10:00", "bettina", "decision-check-in")
    nadia.write("2026-11-16T10:00", "bettina", "second-check-in")
    closing = nadia.the("2026-11-16T11:00", "bettina-ruiz", "close-the-loop")["opens"]
    # 10 business days after Mon 16 Nov, Thanksgiving out: Tue 1 Dec.
    assert closing == "2026-12-01"
    nadia.write("2026-12-01T10:00", "bettina", "close-the-loop")
    assert "close cascade" not in nadia.on("2026-12-28T10:00", "due").casefold()
    # 20 business days after Tue 1 Dec, Christmas and New Year's Day out: Thu 31 Dec.
    said = nadia.on("2027-01-04T10:00", "due")
    assert "afterword close" in said and "Cascade" in said
