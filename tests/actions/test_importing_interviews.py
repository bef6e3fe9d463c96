"""Invitations taken in: made, moved, cancelled, and never against what a person wrote."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from actions.desks import desk
from exchange.calendars import BERLIN, FILES, calendar, event
from followups.search import Search

from afterword.actions.desk import Desk
from afterword.actions.importing import Imported, Ways, import_file
from afterword.actions.invitations import WhichCompanyError
from afterword.errors import AfterwordError
from afterword.keeping.atomic import carry_out
from afterword.records.interview import Interview
from afterword.settings.settings import Me

ME = Me(name="Mira Castellane", email="Mira.Castellane@post.example")
HALDEN = "interviews/2026-12-01-halden.md"


def at_desk(root: Path, search: Search | None = None, now: str = "2026-11-25T12:00") -> Desk:
    return desk(root, search or Search(), now, me=ME)


def taken(before: Desk, data: bytes | str, **more: object) -> tuple[Desk, Imported]:
    """The desk after a file was taken in; a name is that of a file of the tests."""
    if isinstance(data, str):
        data = (FILES / "calendar" / data).read_bytes()
    act = import_file(before, data, "invite.ics", Ways(zone=BERLIN, **more))  # type: ignore[arg-type]
    carry_out(before.root, act.changes)
    later = before.again()
    assert not [problem for problem in later.journal.problems if problem.level == "error"]
    return later, act


def the_one(found: Desk) -> Interview:
    (interview,) = found.journal.interviews.values()
    return interview


def test_an_invitation_becomes_an_interview_ahead_with_its_people(tmp_path: Path) -> None:
    later, act = taken(
        at_desk(tmp_path), "google-request.ics", company="Halden Optics", position="Optical Systems Engineer"
    )
    found = the_one(later)
    assert found.slug == "2026-12-01-halden-optics"
    assert (found.when, found.minutes) == (datetime(2026, 12, 1, 18), 45)
    assert (found.met, found.owner) == (("bram-achterberg", "lotte-wiersma"), "bram-achterberg")
    assert (found.invitation, found.revision) == (("4t7hq0l1n2m3o4p5q6r7s8t9u0@google.com",), 0)
    assert found.debriefs == {}  # nobody was met yet
    lotte = later.journal.contacts["lotte-wiersma"]
    assert (lotte.company, lotte.email) == ("Halden Optics", "lotte.wiersma@halden-optics.example")
    said = "\n".join(act.said)
    assert "Lotte Wiersma: the name is guessed" in said
    assert "Joaquín Quintana has declined." in said
    assert "Bram Achterberg sent the invitation" in said
    assert later.journal.ahead == (found,)


def test_the_mail_that_brings_it_adds_nothing_and_the_second_time_nothing_is_written(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path), "google-request.ics", company="Halden Optics")
    for name in ("google-request.ics", "google-invitation.eml"):
        later, act = taken(later, name)
        assert act.changes == () and act.left_out == ()
        assert len(act.unchanged) == 3


def test_moved_older_and_cancelled_are_one_file(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path), "outlook-1-request.ics", company="Lindqvist Turbinen")
    later, act = taken(later, "outlook-2-moved.ics")
    found = the_one(later)
    assert (found.slug, found.when, found.minutes, found.revision) == (
        "2026-12-03-lindqvist-turbinen",
        datetime(2026, 12, 4, 10),
        60,
        1,
    )
    assert "moved from 2026-12-03T14:00 to 2026-12-04T10:00" in act.said[0]
    later, act = taken(later, "outlook-1-request.ics")
    assert act.changes == () and "older than what" in act.left_out[0].reason
    later, act = taken(later, "outlook-3-cancelled.ics")
    assert the_one(later).cancelled and the_one(later).revision == 2
    assert later.journal.ahead == () and later.plan == ()
    later, act = taken(later, "outlook-3-cancelled.ics")
    assert act.changes == ()
    assert "Annegret Vogt" in (tmp_path / "contacts/annegret-vogt.md").read_text("utf-8")


def test_a_later_version_takes_place_after_all(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path), calendar(event()), company="Halden")
    later, _ = taken(later, calendar(event(sequence=1), method="CANCEL"))
    assert the_one(later).cancelled
    later, _ = taken(later, calendar(event("DTSTART:20261202T090000", "DURATION:PT1H", sequence=2)))
    assert (the_one(later).cancelled, the_one(later).when) == (False, datetime(2026, 12, 2, 9))


def test_a_cancellation_of_what_is_not_there(tmp_path: Path) -> None:
    later, act = taken(at_desk(tmp_path), calendar(event(), method="CANCEL"), company="Halden")
    assert later.journal.interviews == {} and "was not in the journal" in act.left_out[0].reason


def test_once_it_is_written_up_nothing_moves_or_cancels_it(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path), calendar(event()), company="Halden")
    path = tmp_path / HALDEN
    path.write_text(path.read_text("utf-8") + "\n## Bram Achterberg\n\n- talked about: drift\n", "utf-8")
    written = path.read_bytes()
    for data in (
        calendar(event("DTSTART:20261203T140000", "DURATION:PT1H", sequence=1)),
        calendar(event(sequence=2), method="CANCEL"),
    ):
        later, act = taken(later.again(), data)
        assert path.read_bytes() == written
        assert "what was said there" in act.left_out[0].reason
    assert "correct line 3 there" not in act.left_out[0].reason


def test_what_a_person_changed_stays_at_the_same_version(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path), calendar(event()), company="Halden")
    path = tmp_path / HALDEN
    path.write_text(path.read_text("utf-8").replace("T14:00", "T15:00"), "utf-8")
    later, act = taken(later.again(), calendar(event()))
    assert the_one(later).when == datetime(2026, 12, 1, 15) and act.changes == ()
    assert "kept: when 2026-12-01T15:00; the file says 2026-12-01T14:00" in act.said[0]


def test_who_is_added_is_added_and_who_left_is_only_named(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path), calendar(event(people=("bram", "lotte"))), company="Halden")
    later, act = taken(later, calendar(event(sequence=1, people=("bram", "ines"))))
    assert the_one(later).met == ("bram-achterberg", "lotte-falk", "ines-falk")
    assert any("Lotte Falk is not on this invitation" in said for said in act.said)


def test_an_interview_typed_by_hand_is_filled_and_not_doubled(tmp_path: Path) -> None:
    search = Search().contact("bram", name="Bram Achterberg", company="Halden")
    search.interview("talk", company="Halden", position="Engineer", when="2026-12-01", met=["bram"])
    later, _act = taken(at_desk(tmp_path, search), calendar(event(people=("lotte",))), company="Halden B.V.")
    found = the_one(later)
    assert (found.slug, found.when, found.position) == ("talk", datetime(2026, 12, 1, 14), "Engineer")
    assert found.met == ("bram", "lotte-falk")
    assert found.invitation == ("1@cal.example",)
    assert "bram@halden.example" in later.journal.contacts["bram"].emails


def test_a_time_that_was_typed_stays(tmp_path: Path) -> None:
    search = Search().contact("bram", company="Halden")
    search.interview("talk", company="Halden", when="2026-12-01T16:00", met=["bram"])
    later, act = taken(at_desk(tmp_path, search), calendar(event()), company="Halden")
    assert the_one(later).when == datetime(2026, 12, 1, 16)
    assert any("kept: when 2026-12-01T16:00" in said for said in act.said)


def test_a_further_part_of_the_day_joins_it_and_one_part_cannot_cancel_it(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path), calendar(event(uid="1@x")), company="Halden")
    second = event("DTSTART:20261201T160000", "DTEND:20261201T170000", uid="2@x", people=("lotte",))
    later, _ = taken(later, calendar(second), company="Halden")
    found = the_one(later)
    assert (found.when, found.minutes) == (datetime(2026, 12, 1, 14), 180)
    assert found.invitation == ("1@x", "2@x")
    later, act = taken(later, calendar(event(uid="1@x", sequence=1), method="CANCEL"))
    assert not the_one(later).cancelled and "one part of" in act.left_out[0].reason


def test_the_next_time_of_a_series_is_an_interview_of_its_own(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path), "google-recurring.ics", company="Fernway")
    assert the_one(later).when == datetime(2026, 12, 9, 12)
    after = desk(tmp_path, Search(), "2026-12-10T12:00", me=ME)
    later, _ = taken(after, "google-recurring.ics", company="Fernway")
    assert sorted(each.when for each in later.journal.interviews.values()) == [
        datetime(2026, 12, 9, 12),
        datetime(2026, 12, 15, 10, 30),
    ]


def test_one_time_of_a_series_cancelled_leaves_the_others(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path), calendar(event()), company="Halden")
    other = event("DTSTART:20261208T140000", "RECURRENCE-ID:20261208T140000", sequence=1)
    later, act = taken(later, calendar(other, method="CANCEL"))
    assert not the_one(later).cancelled and "was not in the journal" in act.left_out[0].reason
    this = event("RECURRENCE-ID:20261201T140000", sequence=1)
    later, _ = taken(later, calendar(this, method="CANCEL"))
    assert the_one(later).cancelled


def known(**fields: object) -> Search:
    return Search().contact("bram", **({"company": "Halden", "email": "bram@halden.example"} | fields))


@pytest.mark.parametrize(
    ("search", "company"),
    [
        (known(), "Halden"),  # the very person
        (known(email="other@halden.example"), "Halden"),  # a colleague
        (known(email="x@elsewhere.example", company="Quill"), "Quill"),  # named in the title alone
    ],
)
def test_the_company_is_found_by_who_is_known(tmp_path: Path, search: Search, company: str) -> None:
    later, _ = taken(at_desk(tmp_path, search), calendar(event("SUMMARY:Quill: a talk")))
    assert the_one(later).company == company


def test_an_agency_invites_for_the_company_of_the_others(tmp_path: Path) -> None:
    search = Search().contact("odile", company="Fernway", email="odile@fernway.example", part="agency")
    search.contact("ana", company="Halden", email="ana@halden.example")
    invited = event("ORGANIZER;CN=Odile:mailto:odile@fernway.example", people=("lotte", "ines"))
    later, _ = taken(at_desk(tmp_path, search), calendar(invited))
    assert the_one(later).company == "Halden"
    assert later.journal.contacts["odile"].company == "Fernway"
    assert later.journal.contacts["lotte-falk"].company == "Halden"


def test_a_stranger_who_invites_from_another_house_is_not_given_the_company(tmp_path: Path) -> None:
    invited = event("ORGANIZER;CN=Odile Marchetti:mailto:odile@fernway.example", people=("lotte", "ines"))
    later, _ = taken(at_desk(tmp_path), calendar(invited), company="Halden")
    assert later.journal.contacts["odile-marchetti"].company == ""
    assert later.journal.contacts["ines-falk"].company == "Halden"


def test_without_a_company_it_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(WhichCompanyError, match=r'--company "Halden Optics"'):
        taken(at_desk(tmp_path), "apple-floating.ics")
    assert not (tmp_path / "interviews").exists()


def test_a_company_is_taken_where_title_and_addresses_agree(tmp_path: Path) -> None:
    later, _ = taken(at_desk(tmp_path / "a"), "google-request.ics")
    assert the_one(later).company == "Halden Optics"
    later, _ = taken(at_desk(tmp_path / "b"), calendar(event("SUMMARY:Interview at HALDEN")))
    assert the_one(later).company == "HALDEN"
    with pytest.raises(WhichCompanyError):
        taken(at_desk(tmp_path / "c"), calendar(event("SUMMARY:Haldenweg 4")))


def test_of_several_those_with_a_company_are_taken(tmp_path: Path) -> None:
    strange = event(
        "DTSTART:20261203T140000", "DURATION:PT1H", "ORGANIZER;CN=Cy Ho:mailto:cy@acme.example", uid="2@x"
    )
    later, act = taken(at_desk(tmp_path, known()), calendar(event(), strange))
    assert the_one(later).company == "Halden" and '--company "Acme"' in act.left_out[0].reason


@pytest.mark.parametrize(
    ("titles", "summary", "position"),
    [
        (["Optical Engineer"], "A talk", "Optical Engineer"),
        (["Optical Engineer", "Optician"], "Optician\\, round 2", "Optician"),
        (["Optical Engineer", "Optician"], "A talk", ""),
    ],
)
def test_the_position_is_the_one_in_the_title_or_the_only_open_one(
    tmp_path: Path, titles: list[str], summary: str, position: str
) -> None:
    search = known()
    for number, title in enumerate(titles):
        search.interview(
            f"i{number}", company="Halden", position=title, when=f"2026-11-0{number + 1}", met=["bram"]
        )
    later, act = taken(at_desk(tmp_path, search), calendar(event(f"SUMMARY:{summary}")))
    assert later.journal.interviews["2026-12-01-halden"].position == position
    assert any("without a position" in said for said in act.said) == (not position)


def test_a_town_hall_is_no_interview(tmp_path: Path) -> None:
    people = ("bram", *(f"p{number}" for number in range(8)))
    data = calendar(event(people=people))
    later, act = taken(at_desk(tmp_path), data, company="Halden")
    assert later.journal.interviews == {} and "--all-people" in act.left_out[0].reason
    later, _ = taken(later, data, company="Halden", crowd=True)
    assert len(the_one(later).met) == 9
    later, act = taken(later, calendar(event(people=people, sequence=1)))
    assert act.left_out == ()


def test_without_an_address_of_the_user_nobody_is_written_down(tmp_path: Path) -> None:
    before = desk(tmp_path, Search(), "2026-11-25T12:00")
    with pytest.raises(AfterwordError, match=r"email: mira@post\.example"):
        taken(before, calendar(event()), company="Halden")


def test_a_name_says_it_too(tmp_path: Path) -> None:
    before = desk(tmp_path, Search(), "2026-11-25T12:00", me=Me(name="Mira Castellane"))
    named = event("ATTENDEE;CN=Mira Castellane:mailto:mira.castellane@post.example").rpartition("\n")[0]
    later, _ = taken(before, calendar(named), company="Halden")
    assert the_one(later).met == ("bram-achterberg",)


def test_every_address_of_the_user_is_theirs(tmp_path: Path) -> None:
    me = Me(email="mira@home.example", other_emails=("Mira.Castellane@post.example",))
    later, _ = taken(desk(tmp_path, Search(), "2026-11-25T12:00", me=me), calendar(event()), company="Halden")
    assert the_one(later).met == ("bram-achterberg",)


def test_somebody_at_a_second_address_is_the_same_person(tmp_path: Path) -> None:
    search = Search().contact("bram", name="Bram Achterberg", company="Halden", email="b@halden.example")
    later, _ = taken(at_desk(tmp_path, search), calendar(event()), company="Halden")
    assert the_one(later).met == ("bram",)
    assert later.journal.contacts["bram"].other_emails == ("bram@halden.example",)


def test_who_asked_not_to_be_written_to_is_met_and_their_file_stays(tmp_path: Path) -> None:
    before = at_desk(tmp_path, known(do_not_contact="asked for no more mail"))
    file = (tmp_path / "contacts/bram.md").read_bytes()
    later, _ = taken(before, calendar(event()), company="Halden")
    assert the_one(later).met == ("bram",)
    assert (tmp_path / "contacts/bram.md").read_bytes() == file


def test_what_is_long_past_is_said_to_be(tmp_path: Path) -> None:
    later, act = taken(
        at_desk(tmp_path), calendar(event("DTSTART:20260901T140000", "DURATION:PT1H")), company="Halden"
    )
    assert the_one(later).slug == "2026-09-01-halden"
    assert any("long past" in said for said in act.said)


@pytest.mark.parametrize(
    "summary",
    [
        "---\\nname: x",
        "<script>fetch('https://t.example')</script>",
        "![x](https://t.example/z.gif)",
        "[click](javascript:alert(1))",
        "## Bram Achterberg",
        "- promised: the moon by 2026-12-24",
    ],
)
def test_a_hostile_title_is_one_line_of_text(tmp_path: Path, summary: str) -> None:
    later, _ = taken(at_desk(tmp_path), calendar(event(f"SUMMARY:{summary}")), company="Halden")
    found = the_one(later)
    body = found.file.body.strip()
    assert "\n" not in body and body.startswith("Invitation: ") and "<" not in body and "](" not in body
    assert found.debriefs == {} and found.met == ("bram-achterberg",)


def test_a_series_and_a_link_are_said_and_kept_nowhere(tmp_path: Path) -> None:
    later, _act = taken(at_desk(tmp_path), "calendly.ics", company="Fernway", description=True)
    body = the_one(later).file.body
    assert "://" not in body and "pwd" not in body and "Cancel" not in body


def test_of_a_whole_calendar_only_what_is_with_somebody_known(tmp_path: Path) -> None:
    events = [
        event(
            "DTSTART:20261203T140000",
            "DURATION:PT1H",
            f"ORGANIZER;CN=Cy Ho:mailto:cy{n}@acme.example",
            uid=f"{n}@x",
        )
        for n in range(45)
    ]
    later, act = taken(at_desk(tmp_path, known()), calendar(*events, event()))
    assert the_one(later).company == "Halden"
    assert any("left alone" in said for said in act.said)


def test_a_night_across_zones_is_the_day_before_here(tmp_path: Path) -> None:
    data = calendar(event("DTSTART;TZID=Pacific/Auckland:20261202T090000", "DURATION:PT1H"))
    later, _ = taken(at_desk(tmp_path), data, company="Halden")
    found = the_one(later)
    assert (found.slug, found.when) == ("2026-12-01-halden", datetime(2026, 12, 1, 21))
    assert "09:00 in Pacific/Auckland" in found.file.body
