"""A3, A7, A12 and A13 of the searches: two people of one name, names in files, companies by part, titles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from searches.living import Search

ACME = (
    'debrief --company Acme --position "Build Engineer" --when 2026-11-20T10:00 '
    '--met "Maria Garcia; email: maria@acme.example; role: CTO; talked about: the builds"'
)
BETA = (
    'debrief --company Beta --position "Release Engineer" --when 2026-11-20T15:00 '
    '--met "Maria Garcia; email: mg@beta.example; role: HR; company: Beta; talked about: the office{}"'
)


@pytest.fixture
def maria(search: Callable[..., Search]) -> Search:
    """Maria Garcia of Acme was met on Friday 20 November in the morning; nobody else yet."""
    mine = search()
    mine.on("2026-11-20T12:00", ACME)
    return mine


def test_a3_a_namesake_elsewhere_is_a_question(maria: Search) -> None:
    said = maria.refused("2026-11-20T17:00", BETA.format(""))
    assert "Acme" in said and "Beta" in said
    assert "same: yes" in said and "new: yes" in said


def test_a3_two_people_of_one_name_stay_two(maria: Search) -> None:
    before = maria.read("contacts/maria-garcia.md")
    maria.on("2026-11-20T17:00", BETA.format("; new: yes"))
    assert maria.read("contacts/maria-garcia.md") == before
    (other,) = {path for path in maria.files() if "maria" in path and "contacts" in path} - {
        "contacts/maria-garcia.md"
    }
    assert maria.front(other)["email"] == "mg@beta.example"
    acme = maria.letter("2026-11-20T18:00", "maria-garcia")
    assert acme["mailto"].startswith("mailto:maria@acme.example?")
    assert "Beta" not in acme["body"] + acme["subject"]
    beta = maria.letter("2026-11-20T18:00", other.removeprefix("contacts/").removesuffix(".md"))
    assert beta["mailto"].startswith("mailto:mg@beta.example?")
    assert "Acme" not in beta["body"] + beta["subject"]


def test_a3_who_moved_keeps_the_old_address_and_hears_nothing_of_the_old_position(maria: Search) -> None:
    maria.on("2026-11-21T10:00", "close acme --outcome open")
    maria.on("2026-12-01T17:00", BETA.replace("2026-11-20", "2026-12-01").format("; same: yes"))
    front = maria.front("contacts/maria-garcia.md")
    assert front["company"] == "Beta"
    assert front["email"] == "mg@beta.example"
    assert front["other_emails"] == ["maria@acme.example"]
    assert front["former"] == ["Acme"]
    assert {each["company"] for each in maria.plan("2026-12-01T18:00", "maria-garcia")} == {"Beta"}


FROM_FILE = """---
company: Saint Brigid Medical Center
position: Nurse Manager
when: 2026-10-20T10:00
{}---

## Tom Greer

- talked about: the new wing

## Lucia Méndez

- talked about: the rota
"""


@pytest.mark.parametrize("met", ["met: [tom-greer, lucia-mendez]\n", "met: [Tom Greer, Lucia Méndez]\n", ""])
def test_a7_names_in_headings_are_the_names_of_people(search: Callable[..., Search], met: str) -> None:
    mine = search()
    (mine.root / "answers.md").write_text(FROM_FILE.format(met), encoding="utf-8")
    mine.on("2026-10-20T12:00", f'debrief --from "{mine.root / "answers.md"}"')
    assert mine.front("contacts/tom-greer.md")["name"] == "Tom Greer"
    assert mine.front("contacts/lucia-mendez.md")["name"] == "Lucia Méndez"
    assert "## Tom Greer" in mine.read("interviews/2026-10-20-saint-brigid-medical-center.md")
    assert "Dear Tom," in mine.letter("2026-10-20T14:00", "tom")["body"]
    assert mine.problems("2026-10-20T14:00").count("unknown-person") == 0


def test_a12_a_known_company_is_found_by_part(nadia: Search) -> None:
    said = nadia.on(
        "2026-10-09T12:00",
        'debrief --company casc --position "nurse manager" --when 2026-10-09T10:00 '
        '--met "helen; talked about: the bridge to days"',
    )
    assert "Cascade Valley Health" in said
    front = nadia.front("interviews/2026-10-09-cascade-valley-health.md")
    assert front["company"] == "Cascade Valley Health"
    assert front["position"] == "Nurse Manager, ICU"


def test_a12_a_part_that_fits_two_asks_which(nadia: Search) -> None:
    pacu = (
        'debrief --company "Cascade Valley Health" --position "Nurse Manager, PACU" --when 2026-10-09T10:00 '
        '--met "bettina; talked about: the recovery rooms"'
    )
    nadia.on("2026-10-09T12:00", pacu)
    said = nadia.refused(
        "2026-10-12T12:00",
        'debrief --company cascade --position "nurse manager" --when 2026-10-12T10:00 --met helen',
    )
    assert "Nurse Manager, ICU" in said and "Nurse Manager, PACU" in said


def test_a12_the_panel_of_one_day_written_down_twice_is_a_problem(nadia: Search) -> None:
    nadia.set("interviews/2026-10-02-cascade-valley-health.md", position="Nurse Manager, Intensive Care")
    before = nadia.problems("2026-10-03T10:00")
    text = nadia.read("interviews/2026-10-02-cascade-valley-health.md")
    other = nadia.root / "interviews" / "2026-10-02-cascade.md"
    other.write_text(text.replace("Nurse Manager, Intensive Care", "Nurse Manager, ICU"), encoding="utf-8")
    assert len(nadia.problems("2026-10-03T10:00")) > len(before)


def test_a12_a_wrong_name_of_a_company_is_put_right_everywhere(search: Callable[..., Search]) -> None:
    mine = search()
    mine.on(
        "2026-10-02T17:00", 'debrief --company Casc --position Nurse --met "Helen Voss" --met "Alan Brooks"'
    )
    mine.on("2026-10-02T17:05", 'rename Casc "Cascade Valley Health"')
    assert "company: Casc\n" not in "".join(mine.read(path) for path in mine.files())
    mine.on("2026-10-02T17:06", 'rename Nurse "Nurse Manager, ICU"')
    assert mine.due("2026-10-02T21:00") == ["alan-brooks thank-you", "helen-voss thank-you"]
    assert mine.the("2026-10-02T21:00", "helen-voss", "thank-you")["position"] == "Nurse Manager, ICU"


SABINE = (
    'debrief --company "Kessler Antriebstechnik" --position Konstrukteur --when {}T10:00 '
    '--met "{}; email: s.krueger@kessler.example; talked about: the gears"'
)


def test_a13_names_that_fold_together_with_one_address_are_one_or_a_question(
    search: Callable[..., Search],
) -> None:
    mine = search(country="de")
    mine.on("2026-11-17T12:00", SABINE.format("2026-11-17", "Dr. Sabine Krüger"))
    line = SABINE.format("2026-11-24", "Sabine Krueger")
    code, out, err = mine.run("2026-11-24T12:00", line)
    people = [path for path in mine.files() if path.startswith("contacts/")]
    if code == 0:
        assert len(people) == 1, "one address, one person"
        assert mine.plan("2026-11-24T13:30", kind="thank-you-round"), "and no stranger"
    else:
        assert "sabine-kruger" in out + err and "new: yes" in out + err
        assert len(people) == 1


def test_a13_two_files_of_one_person_are_pointed_out_and_merged(search: Callable[..., Search]) -> None:
    mine = search(country="de")
    mine.on("2026-11-17T12:00", SABINE.format("2026-11-17", "Dr. Sabine Krüger"))
    (first,) = (path for path in mine.files() if path.startswith("contacts/"))
    mine.on("2026-11-24T12:00", SABINE.format("2026-11-24", "Sabine Krueger; new: yes"))
    (second,) = {path for path in mine.files() if path.startswith("contacts/")} - {first}
    assert {"same-name", "same-address"} & set(mine.problems("2026-11-24T13:00"))
    slug = {path: path.removeprefix("contacts/").removesuffix(".md") for path in (first, second)}
    mine.on("2026-11-24T13:00", f"merge {slug[second]} {slug[first]}")
    assert [path for path in mine.files() if path.startswith("contacts/")] == [first]
    assert len(mine.plan("2026-11-24T14:00", slug[first], "thank-you-round")) == 1


def test_a13_a_misspelt_name_is_put_right_in_one_step(search: Callable[..., Search]) -> None:
    mine = search()
    mine.on(
        "2026-10-02T17:00",
        'debrief --company Cascade --position Nurse --met "Owen Fich; email: o@cascade.example; '
        'talked about: beds"',
    )
    mine.on("2026-10-02T17:05", 'rename owen-fich "Owen Finch"')
    assert mine.front("contacts/owen-finch.md")["name"] == "Owen Finch"
    assert "owen-fich" not in "".join([*mine.files(), *(mine.read(path) for path in mine.files())])
    assert "## Owen Finch" in mine.read("interviews/2026-10-02-cascade.md")
    assert mine.due("2026-10-02T21:00") == ["owen-finch thank-you"]


@pytest.mark.parametrize(
    ("name", "slug", "dear"),
    [
        ("Herr Bernd Vogt", "bernd-vogt", "Herr Vogt"),
        ("Dr. Sabine Krüger", "sabine-kruger", "Dr. Krüger"),
        ("Lars Petersen", "lars-petersen", "Lars"),
    ],
)
def test_a13_a_title_is_no_name(search: Callable[..., Search], name: str, slug: str, dear: str) -> None:
    mine = search()
    said = mine.on(
        "2026-11-17T12:00",
        f"debrief --company Kessler --position Konstrukteur --when 2026-11-17T10:00 "
        f'--met "{name}; email: x@kessler.example; talked about: the gears"',
    )
    assert f"contacts/{slug}.md" in said
    body = mine.letter("2026-11-17T14:00", slug)["body"]
    assert body.startswith(f"Dear {dear},")
    for line in ("due --all", f"gifts {slug}", f"show {slug}"):
        assert "what Herr cares" not in mine.on("2026-11-17T14:00", line)
