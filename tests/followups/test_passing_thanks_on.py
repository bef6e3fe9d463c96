"""Thanks to people without an address: whom a request to pass them on names, planned or asked for."""

from __future__ import annotations

import pytest
from followups.search import Search, at

from afterword.followups.asked_for import wanted
from afterword.followups.follow_up import FollowUp
from afterword.followups.plan import plan
from afterword.settings.settings import Settings
from afterword.writing.composing import compose

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


def test_it_names_everybody_who_can_be_reached_in_no_other_way() -> None:
    search = panel()
    request = search.the("olga", "forward-request", "2026-11-23")
    assert request.about == ("bo", "cy")
    text = letter(search, request)
    assert "Bo Lind and Cy Marsh" in text
    assert "Di Abel" not in text


def test_who_was_thanked_by_hand_is_not_thanked_again() -> None:
    search = panel().sent("bo", "thank-you", "2026-11-21", via="handwritten")
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
    request = search.the("olga", "forward-request", "2026-11-23")
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
    found = search.the("di", "forward-request", "2026-11-23")
    assert found.about == ("olga", "bo", "cy")
    assert {each.contact for each in search.plan("2026-11-23")} == {"di"}
