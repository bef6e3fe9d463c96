"""The same person, or another: what a file says of somebody is never overwritten by a debrief."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from actions.desks import desk, done
from followups.search import Search

from afterword.actions import new
from afterword.actions.told import Told, read_file, read_met
from afterword.actions.who_was_met import MaybeKnownError, SeveralNamesError, TwoPeopleError, known
from afterword.actions.write_up import write_up
from afterword.errors import AfterwordError

#: Maria was met at Acme on Friday 20 November 2026.
MONDAY = "2026-11-23"
MARIA: dict[str, Any] = {
    "name": "Maria Garcia",
    "company": "Acme",
    "role": "CTO",
    "email": "maria@acme.example",
    "linkedin": "maria-garcia-acme",
}


def acme(**fields: Any) -> Search:
    search = Search().contact("maria-garcia", **MARIA | fields)
    return search.interview("2026-11-20-acme", company="Acme", position="Builder", met=["maria-garcia"])


def at_beta(*met: str, **fields: Any) -> Told:
    return Told({"company": "Beta", "position": "Analyst"} | fields, [read_met(text) for text in met])


def maria(root: Path) -> str:
    return (root / "contacts/maria-garcia.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("pieces", "there", "told"),
    [
        ("email: mg@beta.example; role: HR; company: Beta", "email: maria@acme.example", "mg@beta.example"),
        ("company: Beta", "company: Acme", "company: Beta"),
        ("email: mg@acme.example; company: Acme", "email: maria@acme.example", "email: mg@acme.example"),
        ("linkedin: mg-2", "linkedin: maria-garcia-acme", "linkedin: mg-2"),
        ("talked about: pay", "company: Acme", "company: Beta"),
    ],
)
@pytest.mark.parametrize("who", ["Maria Garcia", "maria"])
def test_what_differs_is_refused_with_the_ways_to_say_it(
    tmp_path: Path, who: str, pieces: str, there: str, told: str
) -> None:
    before = desk(tmp_path, acme(), MONDAY)
    with pytest.raises(TwoPeopleError) as caught:
        write_up(before, at_beta(f"{who}; {pieces}"))
    said = str(caught.value)
    assert there in said
    assert told in said
    assert "the same Maria Garcia, or another?" in said
    assert '--met "maria-garcia; same: yes' in said or "--met maria-garcia" in said
    assert f'--met "{who}; new: yes' in said
    assert "- same: yes, or - new: yes" in said


def test_the_ways_that_are_named_are_taken_as_they_stand(tmp_path: Path) -> None:
    """Monday: a Maria Garcia of Beta, by name; whichever way is copied out of the refusal, it works."""
    search = acme()
    told = "Maria Garcia; email: mg@beta.example; company: Beta"
    with pytest.raises(TwoPeopleError) as caught:
        write_up(desk(tmp_path, search, MONDAY), at_beta(told))
    ways = [
        line.partition('--met "')[2].rstrip('"') for line in str(caught.value).splitlines() if "--met" in line
    ]
    assert len(ways) == 2
    for number, (way, people) in enumerate(zip(ways, (1, 2), strict=True)):
        before = desk(tmp_path / str(number), search, MONDAY)
        journal, _ = done(before, write_up(before, at_beta(way)).act)
        assert len(journal.contacts) == people


def test_another_of_the_same_name_has_a_file_of_their_own(tmp_path: Path) -> None:
    before = desk(tmp_path, acme(), MONDAY)
    was = maria(tmp_path)
    written = write_up(before, at_beta("Maria Garcia; new: yes; email: mg@beta.example; role: HR"))
    journal, _ = done(before, written.act)
    assert written.contacts == ("maria-garcia-2",)
    other = journal.contacts["maria-garcia-2"]
    assert (other.name, other.company, other.email) == ("Maria Garcia", "Beta", "mg@beta.example")
    assert maria(tmp_path) == was
    assert journal.interviews[written.interview].met == ("maria-garcia-2",)


def test_who_moved_keeps_what_was_true_before(tmp_path: Path) -> None:
    before = desk(tmp_path, acme(), MONDAY)
    told = at_beta("maria-garcia; same: yes; company: Beta; email: mg@beta.example; role: HR")
    journal, _ = done(before, write_up(before, told).act)
    contact = journal.contacts["maria-garcia"]
    assert (contact.company, contact.email, contact.role) == ("Beta", "mg@beta.example", "HR")
    text = maria(tmp_path)
    assert "former:\n  - Acme\n" in text
    assert "other_emails:\n  - maria@acme.example\n" in text
    assert contact.emails == ("mg@beta.example", "maria@acme.example")
    assert [each for each in journal.problems if each.path == contact.file.path] == []


def test_who_moved_back_has_left_no_longer(tmp_path: Path) -> None:
    """Maria went from Acme to Beta and is back: Acme is her company, and not one that she has left."""
    search = acme(company="Beta", email="mg@beta.example")
    search.change("contacts/maria-garcia.md", former=["Acme", "Gamma"], other_emails=["maria@acme.example"])
    before = desk(tmp_path, search, MONDAY)
    again = read_met("maria-garcia; same: yes; company: Acme; email: maria@acme.example")
    journal, _ = done(before, write_up(before, Told({"company": "Acme"}, [again])).act)
    contact = journal.contacts["maria-garcia"]
    assert (contact.company, contact.former) == ("Acme", ("Gamma", "Beta"))
    assert contact.emails == ("maria@acme.example", "mg@beta.example")


def test_an_address_they_had_before_is_no_doubt(tmp_path: Path) -> None:
    search = acme(email="mg@home.example")
    search.change("contacts/maria-garcia.md", other_emails=["Maria@acme.example"])
    before = desk(tmp_path, search, MONDAY)
    told = Told({"company": "Acme"}, [read_met("maria garcia; email: maria@acme.example")])
    journal, _ = done(before, write_up(before, told).act)
    assert journal.contacts["maria-garcia"].email == "mg@home.example"


def test_who_was_only_met_elsewhere_stays_where_they_are(tmp_path: Path) -> None:
    before = desk(tmp_path, acme(), MONDAY)
    was = maria(tmp_path)
    for way in ("maria-garcia", "Maria Garcia; same: yes"):
        journal, _ = done(before, write_up(before, at_beta(way)).act)
        before = before.again()
        assert journal.interviews["2026-11-23-beta"].met == ("maria-garcia",)
        assert maria(tmp_path) == was


def test_who_comes_from_an_agency_or_was_met_there_is_no_other(tmp_path: Path) -> None:
    search = acme(part="agency")
    before = desk(tmp_path, search, MONDAY)
    assert write_up(before, at_beta("Maria Garcia")).contacts == ("maria-garcia",)
    search = acme().interview("2026-11-21-beta", company="Beta GmbH", when="2026-11-21", met=["maria-garcia"])
    before = desk(tmp_path / "again", search, MONDAY)
    assert write_up(before, at_beta("Maria Garcia")).contacts == ("maria-garcia",)


def test_a_spelling_is_no_difference(tmp_path: Path) -> None:
    before = desk(tmp_path, acme(), MONDAY)
    was = maria(tmp_path)
    told = Told(
        {"company": "Acme"}, [read_met("Maria Garcia; company: ACME Inc.; email: Maria@Acme.example")]
    )
    done(before, write_up(before, told).act)
    assert maria(tmp_path) == was


def test_another_role_is_kept_in_the_interview_and_said(tmp_path: Path) -> None:
    before = desk(tmp_path, acme(), MONDAY)
    was = maria(tmp_path)
    told = Told({"company": "Acme"}, [read_met("maria; role: Head of Everything; phone: 555 0101")])
    act = write_up(before, told).act
    done(before, act)
    assert "contacts/maria-garcia.md says `role: CTO`, and goes on saying so" in " ".join(act.said)
    assert "- role: Head of Everything" in (tmp_path / "interviews/2026-11-23-acme.md").read_text("utf-8")
    # What was empty is filled.
    assert maria(tmp_path) == was.replace("role: CTO", "phone: 555 0101\nrole: CTO")


def test_a_debrief_that_was_broken_off_overwrites_nothing(tmp_path: Path) -> None:
    before = desk(tmp_path, acme(), MONDAY)
    was = maria(tmp_path)
    done(before, write_up(before, at_beta("Maria Garcia; email: mg@beta.example"), forgiving=True).act)
    assert maria(tmp_path) == was
    assert "- email: mg@beta.example" in (tmp_path / "interviews/2026-11-23-beta.md").read_text("utf-8")


FILE = """\
---
company: Beta
met: [Maria Garcia]
---

## Maria Garcia

{mark}- email: mg@beta.example
- talked about: looms
"""


@pytest.mark.parametrize(
    ("mark", "met"), [("- new: yes\n", "maria-garcia-2"), ("- same: yes\n", "maria-garcia")]
)
def test_a_file_says_it_below_the_heading(tmp_path: Path, mark: str, met: str) -> None:
    before = desk(tmp_path, acme(), MONDAY)
    with pytest.raises(TwoPeopleError):
        write_up(before, read_file(FILE.format(mark=""), before.today))
    written = write_up(before, read_file(FILE.format(mark=mark), before.today))
    assert written.contacts == (met,)
    done(before, written.act)
    text = (tmp_path / f"interviews/{written.interview}.md").read_text("utf-8")
    assert "yes" not in text
    assert "- talked about: looms" in text


@pytest.mark.parametrize(
    "told",
    [
        Told({"company": "Beta"}, [read_met("Maria Garcia; new: yes; same: yes")]),
        Told({"company": "Beta"}, [read_met("Maria Garcia; same: yes; role: HR; new: yes")]),
        read_file(
            "---\ncompany: Beta\n---\n\n## Maria Garcia\n\n- new: yes\n- same: yes\n", date(2026, 11, 23)
        ),
    ],
)
def test_nobody_is_somebody_else_and_the_same(tmp_path: Path, told: Told) -> None:
    before = desk(tmp_path, acme(), MONDAY)
    with pytest.raises(AfterwordError, match="Of Maria Garcia you say both new: yes") as caught:
        write_up(before, told)
    assert str(caught.value).endswith('--met "Maria Garcia; new: yes"')
    # Answers to questions are not lost: what is not clear is said, and it is somebody new.
    written = write_up(before, told, forgiving=True)
    assert written.contacts == ("maria-garcia-2",)
    assert "both new: yes" in written.act.said[0]


# --- names of files that --from reads


@pytest.mark.parametrize(
    "front", ["met: [tom-greer, lucia-mendez]\n", "met: [Tom Greer, Lucia Méndez]\n", ""]
)
def test_a_heading_says_how_somebody_new_is_called(tmp_path: Path, front: str) -> None:
    before = desk(tmp_path, Search(), MONDAY)
    body = "## Tom Greer\n\n- role: Nurse\n\n## Lucia Méndez\n\nKind.\n"
    text = f"---\ncompany: Saint Brigid\n{front}---\n\n{body}"
    written = write_up(before, read_file(text, before.today))
    journal, _ = done(before, written.act)
    assert {slug: each.name for slug, each in journal.contacts.items()} == {
        "lucia-mendez": "Lucia Méndez",
        "tom-greer": "Tom Greer",
    }
    assert "## Tom Greer\n" in (tmp_path / "interviews/2026-11-23-saint-brigid.md").read_text("utf-8")


@pytest.mark.parametrize("body", ["", "## tom-greer\n\n- role: Nurse\n"])
def test_where_only_a_slug_is_given_the_name_is_made_from_it_and_that_is_said(
    tmp_path: Path, body: str
) -> None:
    before = desk(tmp_path, Search(), MONDAY)
    told = read_file(f"---\ncompany: Mill\nmet: [tom-greer]\n---\n\n{body}", before.today)
    act = write_up(before, told).act
    journal, _ = done(before, act)
    assert journal.contacts["tom-greer"].name == "Tom Greer"
    assert any('"Tom Greer" is made from tom-greer' in line for line in act.said)


# --- titles, and names in another spelling


@pytest.mark.parametrize(
    ("typed", "slug", "name", "greeting"),
    [
        ("Herr Bernd Vogt", "bernd-vogt", "Bernd Vogt", "Herr Vogt"),
        ("Dr. Sabine Krüger", "sabine-kruger", "Sabine Krüger", "Dr. Krüger"),
        ("Frau Prof. Dr. Anna Weiß", "anna-weiss", "Anna Weiß", "Frau Prof. Dr. Weiß"),
        ("Cllr Jane Park", "jane-park", "Jane Park", "Cllr Park"),
        ("Sir Ian Ross", "ian-ross", "Ian Ross", "Sir Ian"),
        ("Frau Krüger", "kruger", "Frau Krüger", "Frau Krüger"),
        ("Ana Sol", "ana-sol", "Ana Sol", "Ana"),
    ],
)
def test_a_title_becomes_the_greeting_and_is_no_part_of_the_slug(
    tmp_path: Path, typed: str, slug: str, name: str, greeting: str
) -> None:
    before = desk(tmp_path, Search(), MONDAY)
    written = write_up(before, Told({"company": "Mill", "owner": typed}, [read_met(typed)]))
    journal, _ = done(before, written.act)
    assert written.contacts == (slug,)
    assert journal.interviews[written.interview].owner == slug
    assert (journal.contacts[slug].name, journal.contacts[slug].greeting_name) == (name, greeting)


def test_a_greeting_that_is_told_is_taken(tmp_path: Path) -> None:
    before = desk(tmp_path, Search(), MONDAY)
    written = write_up(before, Told({"company": "Mill"}, [read_met("Dr. Ada Fell; address: Ada")]))
    journal, _ = done(before, written.act)
    assert journal.contacts["ada-fell"].greeting_name == "Ada"


@pytest.mark.parametrize("who", ["Herr Bernd Vogt", "Dr. Bernd Vogt", "Bernd Vogt", "vogt"])
def test_somebody_known_is_found_with_a_title_or_without(tmp_path: Path, who: str) -> None:
    found = known(desk(tmp_path, Search().contact("bernd-vogt", name="Bernd Vogt"), MONDAY).journal, who)
    assert found and found.slug == "bernd-vogt"


@pytest.mark.parametrize(
    "who", ["Sabine Krueger", "Sabine Kruger-", "Krueger, Sabine", "Frau Dr. Sabine Krueger"]
)
def test_another_spelling_or_order_may_be_the_same_person(tmp_path: Path, who: str) -> None:
    journal = desk(tmp_path, Search().contact("sk", name="Dr. Sabine Krüger"), MONDAY).journal
    try:
        found = known(journal, who)
        assert found and found.slug == "sk"
    except MaybeKnownError as error:
        assert error.candidates == ("sk",)
        assert "--met sk" in str(error)
        assert f'--met "{who}; new: yes"' in str(error)


@pytest.mark.parametrize(
    ("who", "each"),
    [
        ("ines varga and old mr daughters", ('"ines varga"', '"old mr daughters"')),
        ("Ines Varga & Tom Hale", ('"Ines Varga"', '"Tom Hale"')),
        ("Ines Varga, Tom Hale", ('"Ines Varga"', '"Tom Hale"')),
        ("Ines, Tom, and Kit", ("Ines", "Tom", "Kit")),
        ("Maria Garcia and the receptionist", ('"Maria Garcia"', '"the receptionist"')),
        ("Ines, ines@beta.example, Tom", ('"Ines, ines@beta.example"', "Tom")),
        ("Ines (tea) and Tom", ('"Ines (tea)"', "Tom")),
    ],
)
def test_a_name_of_two_is_refused_with_a_name_for_each(
    tmp_path: Path, who: str, each: tuple[str, ...]
) -> None:
    before = desk(tmp_path, acme(), MONDAY)
    with pytest.raises(SeveralNamesError) as caught:
        write_up(before, at_beta(f"{who}; talked about: looms"))
    assert " ".join(f"--met {name}" for name in each) in str(caught.value)
    # Whoever really has such a name says so.
    said = str(caught.value).rpartition('--met "')[2].rstrip('"')
    assert len(done(before, write_up(before, at_beta(said)).act)[0].contacts) == 2


@pytest.mark.parametrize(
    "who", ["Ines Varga, PhD", "Ines Varga, Head of Data", "Ortega y Gasset", "Ferdinand"]
)
def test_a_word_behind_a_name_makes_no_second_person(tmp_path: Path, who: str) -> None:
    before = desk(tmp_path, acme(), MONDAY)
    assert len(done(before, write_up(before, at_beta(who)).act)[0].contacts) == 2


@pytest.mark.parametrize("who", ["Okafor, Tom", "Priya, Tom", "García Márquez, Gabriel", "O'Neill, Sean"])
def test_two_names_with_a_comma_are_two_or_one_that_is_written_otherwise(tmp_path: Path, who: str) -> None:
    last, first = who.split(", ")
    before = desk(tmp_path, acme(), MONDAY)
    with pytest.raises(SeveralNamesError) as caught:
        write_up(before, at_beta(who))
    right = f'--met "{first} {last}"'
    assert str(caught.value).endswith(f"If it is one person, with the last name first: {right}")
    with pytest.raises(AfterwordError) as refused:
        new.contact(before, who, {})
    assert f'  afterword new contact "{first} {last}"' in str(refused.value)
    made, _ = done(before, write_up(before, at_beta(f"{first} {last}")).act)
    assert f"{first} {last}" in {each.name for each in made.contacts.values()}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        # Family names that begin so are no first names; an address that has both names is of one person.
        ("van Dyk, Petra", "Petra van Dyk"),
        ("de la Cruz, Ana Maria", "Ana Maria de la Cruz"),
        ("Okafor, Tom; email: tom.okafor@beta.example", "Tom Okafor"),
        ("Müller, Zoë, zoe.muller@beta.example", "Zoë Müller"),
        ("O'Neill, Sean <sean_o'neill@beta.example>", "Sean O'Neill"),
    ],
)
def test_a_last_name_that_is_surely_first_is_put_behind(tmp_path: Path, typed: str, name: str) -> None:
    before = desk(tmp_path, acme(), MONDAY)
    made, _ = done(before, write_up(before, at_beta(typed)).act)
    assert name in {each.name for each in made.contacts.values()}
    person = read_met(typed)
    act = new.contact(before, person.who, person.personal)
    assert f"name: {name}\n".encode() in (act.changes[0].new or b"")


def test_an_address_with_one_of_two_names_says_nothing(tmp_path: Path) -> None:
    before = desk(tmp_path, acme(), MONDAY)
    with pytest.raises(SeveralNamesError) as caught:
        write_up(before, at_beta("Priya, Tom, tom@beta.example"))
    assert '--met Priya --met "Tom, tom@beta.example".' in str(caught.value)
    assert str(caught.value).endswith('--met "Tom Priya, tom@beta.example"')


@pytest.mark.parametrize(
    ("typed", "each"),
    [
        ("Ana and Tom", ("Ana", "Tom")),
        ("Ana Sol & Kit Moss", ('"Ana Sol"', '"Kit Moss"')),
        ("Ana, Tom and Kit", ("Ana", "Tom", "Kit")),
        (
            "Ana Sol, ana@a.example, Tom Hale, tom@b.example",
            ('"Ana Sol, ana@a.example"', '"Tom Hale, tom@b.example"'),
        ),
    ],
)
def test_one_contact_is_one_person(tmp_path: Path, typed: str, each: tuple[str, ...]) -> None:
    with pytest.raises(AfterwordError) as refused:
        new.contact(desk(tmp_path, acme(), MONDAY), typed, {})
    lines = [f"  afterword new contact {name}" for name in each]
    assert str(refused.value).split("\n")[1:] == lines


@pytest.mark.parametrize(
    ("typed", "name", "others"),
    [
        ("Ana Sol, Head of Data, ana@a.example", "Ana Sol", {"role: Head of Data", "email: ana@a.example"}),
        ("Kit (tea and cake)", "Kit (tea and cake)", set()),
        ("Ana Quintana, PhD", "Ana Quintana, PhD", set()),
        ("Tom Reed, Esq.", "Tom Reed, Esq.", set()),
        ("Anders Sand", "Anders Sand", set()),
    ],
)
def test_what_stands_behind_one_name_is_theirs(
    tmp_path: Path, typed: str, name: str, others: set[str]
) -> None:
    act = new.contact(desk(tmp_path, acme(), MONDAY), typed, {})
    lines = set((act.changes[0].new or b"").decode().split("\n"))
    assert {f"name: {name}", *others} <= lines


def test_somebody_known_by_such_a_name_is_that_one(tmp_path: Path) -> None:
    search = acme().contact("garcia-and-sons", name="Garcia and Sons", company="Beta")
    before = desk(tmp_path, search, MONDAY)
    assert write_up(before, at_beta("Garcia and Sons")).contacts == ("garcia-and-sons",)
