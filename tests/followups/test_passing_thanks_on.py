"""Thanks to people without an address: whom a request to pass them on names, planned or asked for."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime

import pytest
from followups.search import Search, at

from afterword.checking.checker import Checker
from afterword.errors import AfterwordError
from afterword.followups.asked_for import wanted
from afterword.followups.coverage import coverage
from afterword.followups.follow_up import FollowUp
from afterword.followups.plan import plan
from afterword.settings.settings import Me, Settings
from afterword.writing.composing import compose
from afterword.writing.templates import BUILT_IN

BODY = """
## Bo

- talked about: the talk about rowing

## Cy

- talked about: the maps of the old harbor

## Di

- talked about: the price of cork
"""


def panel(**owner: str) -> Search:
    """Olga runs the process; Bo and Cy left no address, and Di did. All were met on Friday 20 November."""
    search = Search().contact("olga", name="Olga Berg", part="recruiter", **owner)
    search.contact("bo", name="Bo Lind", email="").contact("cy", name="Cy Marsh", email="")
    search.contact("di", name="Di Abel")
    body = BODY.replace("## Bo", "## Bo Lind").replace("## Cy", "## Cy Marsh").replace("## Di", "## Di Abel")
    return search.interview("engineer-1", body, met=["olga", "bo", "cy", "di"])


def asked(search: Search, to: str, now: str, settings: Settings | None = None) -> FollowUp:
    journal, settings = search.journal, settings or Settings()
    found = plan(journal, at(now), settings)
    return wanted(journal, found, journal.contacts[to], "forward-request", at(now), settings)


def letter(search: Search, follow_up: FollowUp) -> str:
    return compose(search.journal, follow_up, Settings(), at("2026-11-23")).body  # type: ignore[arg-type]


#: As the file of a letter would hold it, without what it says to Olga herself.
OWN = "Dear Olga,\n\nThank you for your time on Friday.\n\nSam"


def thanked_olga(text: str = OWN, **told: str) -> Search:
    """Her own thank-you is sent, with these words."""
    fields = {"to": "olga", "kind": "thank-you-brief", "sent": "2026-11-21", "interview": "engineer-1"}
    return panel().note(fields | told, f"{text}\n")


def test_it_names_everybody_who_can_be_reached_in_no_other_way() -> None:
    search = thanked_olga()
    request = search.the("olga", "forward-request", "2026-11-23")
    assert request.about == ("bo", "cy")
    text = letter(search, request)
    assert "Bo Lind and Cy Marsh" in text
    assert "Di Abel" not in text


def test_while_the_owner_s_own_thanks_are_to_be_written_they_carry_the_others() -> None:
    search = panel()
    found = [each for each in search.plan("2026-11-20T18:00") if each.contact == "olga" and each.about]
    assert [(each.kind, each.about) for each in found] == [("thank-you-brief", ("bo", "cy"))]
    assert found[0].why.endswith(
        "It also passes on your thanks to Bo Lind and Cy Marsh, of whom you have no address."
    )
    assert "it thanks two others too" in found[0].short
    text = letter(search, found[0])
    before, _, closing = text.rpartition("\n\n")
    assert "Bo Lind and Cy Marsh" in before.rpartition("\n\n")[2], "the last words before the closing ones"
    assert "Bo Lind" not in closing
    assert "rowing" not in text, "what Bo said stays out of what Olga is thanked for"
    one = (
        panel()
        .change("contacts/bo.md", email="bo@harbour.example")
        .the("olga", "thank-you-brief", "2026-11-23")
    )
    assert "it thanks Cy Marsh too" in one.short


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (OWN, ("bo", "cy")),
        (OWN.replace("\n\nSam", " Please thank Bo Lind and\nCy Marsh for me.\n\nSam"), ()),
        (OWN.replace("\n\nSam", " Please thank Bo for me.\n\nSam"), ("cy",)),
        (OWN.replace("\n\nSam", " Please thank Boris for me.\n\nSam"), ("bo", "cy")),
    ],
)
def test_whom_the_owner_s_thanks_did_not_name_a_request_is_for(text: str, left: tuple[str, ...]) -> None:
    search = thanked_olga(text)
    found = [each for each in search.plan("2026-11-23") if each.kind == "forward-request"]
    assert [each.about for each in found] == ([left] if left else [])
    there = {row.contact: row.thanked for row in coverage(search.journal, "engineer-1")}
    assert there == {"olga": True, "bo": "bo" not in left, "cy": "cy" not in left, "di": False}


def test_where_the_owner_s_thanks_are_passed_over_a_request_is_due() -> None:
    search = panel().change("contacts/olga.md", skipped=["thank-you-brief 2026-11-21"])
    assert search.the("olga", "forward-request", "2026-11-23").about == ("bo", "cy")


def test_who_has_no_address_is_to_be_seen_through_somebody() -> None:
    search = panel()
    for day, words in (("2026-11-23", "draft olga"), ("2027-02-01", "who can pass on a word")):
        journal, found = search.journal, search.plan(day)
        assert not [each for each in found if each.contact == "bo"]
        with pytest.raises(AfterwordError, match="see Olga Berg") as caught:
            wanted(journal, found, journal.contacts["bo"], None, at(day), Settings())
        assert words in str(caught.value)


WORDINGS = tomllib.loads((BUILT_IN / "phrases.toml").read_text("utf-8"))["passing_on"]["usual"]


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("part", ["recruiter", "hiring-manager"])
def test_the_checker_has_nothing_to_say_of_thanks_that_are_passed_on(wording: str, part: str) -> None:
    assert len(set(WORDINGS)) == len(WORDINGS) >= 7
    search = panel().change("contacts/olga.md", part=part)
    search.files["interviews/engineer-1.md"] += "\n## Olga Berg\n\n- talked about: the new cranes\n"
    settings = Settings(me=Me("Sam Carter", "", "me@home.example"))
    journal, now = search.journal, datetime(2026, 11, 21, 10)
    carrying = next(each for each in plan(journal, now, settings) if each.about)
    draft = compose(journal, carrying, settings, now.date())
    before, said, closing = draft.body.rsplit("\n\n", 2)
    assert "Bo Lind and Cy Marsh" in said
    body = "\n\n".join([before, wording.format(others="Bo Lind and Cy Marsh"), closing])
    found = Checker(journal, now, settings).check_draft(replace(draft, body=body), carrying)
    assert [str(each) for each in found if each.rule != "placeholder"] == [], body


def test_who_was_thanked_by_hand_is_not_thanked_again() -> None:
    search = thanked_olga().sent("bo", "thank-you", "2026-11-21", via="handwritten")
    request = search.the("olga", "forward-request", "2026-11-23")
    assert request.about == ("cy",)
    text = letter(search, request)
    assert "Cy Marsh" in text
    assert "Bo Lind" not in text
    assert "rowing" not in text
    assert "the maps of the old harbor" in text


@pytest.mark.parametrize(
    "change", [{"do_not_contact": "please not"}, {"phone": "12345"}, {"linkedin": "bo-lind"}]
)
def test_whoever_said_stop_or_can_be_reached_is_left_out(change: dict[str, str]) -> None:
    search = panel().change("contacts/bo.md", **change)
    request = search.the("olga", "thank-you-brief", "2026-11-23")
    assert request.about == ("cy",)
    assert "Bo Lind" not in letter(search, request)


def test_asked_for_when_it_is_too_late_for_the_plan_it_names_the_same_people() -> None:
    search = panel().sent("bo", "thank-you", "2026-11-21", via="handwritten")
    late = "2027-02-01"
    assert not [each for each in search.plan(late) if each.kind == "forward-request"]
    request = asked(search, "olga", late)
    assert (request.about, request.interview, request.rule) == (("cy",), "engineer-1", "asked-for")
    assert "Bo Lind" not in letter(search, request)


def test_asked_for_once_more_it_thanks_nobody_twice() -> None:
    search = panel().sent("olga", "forward-request", "2026-11-21")
    request = asked(search, "olga", "2026-11-23")
    assert request.about == ()
    text = letter(search, request)
    assert "[the people you met]" in text
    for name in ("Bo Lind", "Cy Marsh", "Di Abel", "rowing", "old harbor", "cork"):
        assert name not in text


def test_asked_of_an_owner_who_was_not_in_that_round() -> None:
    search = panel().change("interviews/engineer-1.md", met=["olga", "di"])
    search.interview("engineer-2", BODY.replace("## Cy", "## Cy Marsh"), met=["cy"], when="2026-11-27T14:00")
    request = asked(search, "olga", "2027-02-01")
    assert (request.about, request.interview) == (("cy",), "engineer-2")


def test_where_only_the_owner_is_thanked_nothing_is_passed_on() -> None:
    assert asked(panel(), "olga", "2026-11-24", Settings(country="jp")).about == ()


def test_an_owner_without_an_address_is_passed_over() -> None:
    search = panel(email="")
    found = search.the("di", "thank-you", "2026-11-23")
    assert found.about == ("olga", "bo", "cy")
    assert {each.contact for each in search.plan("2026-11-23")} == {"di"}
