"""vCards of three versions, read and written (research, section 4; EXPECTED, contacts)."""

from __future__ import annotations

import pytest
from exchange.reading import cards

from afterword.exchange.decoding import UnreadableFileError
from afterword.exchange.found import LeftOut
from afterword.exchange.vcards import read_vcards, write_vcards
from afterword.records.contact import Contact


def card(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


def test_apple_with_groups_two_addresses_and_a_company() -> None:
    found = cards("contacts/apple.vcf")
    (lotte,) = found.people
    assert (lotte.name, lotte.company, lotte.role) == ("Lotte Wiersma", "Halden Optics", "Staff Engineer")
    assert lotte.emails == ("lotte.wiersma@halden-optics.example", "lotte@wiersma.example")
    assert lotte.phone == "+31 6 5550 1000"
    assert lotte.linkedin == "https://www.linkedin.com/in/lotte-wiersma"
    assert lotte.interests == ("Coatings", "dune-walks")
    assert lotte.text == "met at the fair, likes dune walks\nasked twice about drift"
    assert found.left_out == (LeftOut("Halden Optics", "a company or a group, and no person", 20),)


def test_version_2_1_with_a_soft_break_in_an_address() -> None:
    (deniz,) = cards("contacts/outlook-2.1.vcf").people
    assert (deniz.name, deniz.company) == ("Deniz Öztürk", "Lindqvist Turbinen")
    assert (deniz.email, deniz.phone) == ("deniz.oeztuerk@lindqvist-turbinen.example", "+49 40 5550 1001")


def test_version_4_0_with_numbers_as_addresses() -> None:
    (yewande,) = cards("contacts/v4.vcf").people
    assert (yewande.name, yewande.role, yewande.phone) == ("Yewande Cole", "Partner", "+44-7700-900123")
    assert yewande.interests == ("recruiting", "river-swimming")


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        (["N:Sol;Ana;;;"], "name", "Ana Sol"),
        (["FN:Dr. Ana Sol", "N:Sol;Ana;;Dr.;"], "name", "Ana Sol"),
        (["FN:Dr. Ana Sol", "N:Sol;Ana;;;"], "name", "Dr. Ana Sol"),
        (["FN:Ana Sol\\, PhD", "N:Sol;Ana;;;PhD"], "name", "Ana Sol"),
        (["FN:李龙", "N:李;龙;;;"], "name", "李龙"),
        (["N:李;龙;;;"], "name", "李龙"),
        (["FN:Ana Sol", "ROLE:Buyer"], "role", "Buyer"),
        (["FN:Ana Sol", "EMAIL;PREF=2:b@x.example", "EMAIL;PREF=1:a@x.example"], "email", "a@x.example"),
        (["FN:Ana Sol", "EMAIL;HOME:b@x.example", "EMAIL;WORK:A@X.example"], "email", "a@x.example"),
        (["FN:Ana Sol", "EMAIL:/o=EXCH/cn=ANA"], "email", ""),
        (["FN:Ana Sol", "TEL;TYPE=FAX:+31 1", "TEL;TYPE=CELL:+31 222"], "phone", "+31 222"),
        (["FN:Ana Sol", "TEL;TYPE=WORK:+31 111", "TEL;TYPE=CELL,PREF:+31 222"], "phone", "+31 222"),
        (["FN:Ana Sol", 'TEL;VALUE=uri;TYPE="voice,cell":tel:+31-222;ext=1'], "phone", "+31-222"),
        (
            ["FN:Ana Sol", "URL:http://linkedin.com/in/ana/?x=1"],
            "linkedin",
            "https://www.linkedin.com/in/ana",
        ),
        (
            ["FN:Ana Sol", "X-SOCIALPROFILE;TYPE=linkedin;X-USER=ana-sol:x-apple:ana-sol"],
            "linkedin",
            "ana-sol",
        ),
        (["FN:Ana Sol", "CATEGORIES:* myContacts,Ships\\, old"], "interests", ("ships-old",)),
        (["FN:Ana", " \tSol"], "name", "Ana Sol"),
        (["item1.FN:Ana Sol"], "name", "Ana Sol"),
        (["FN:Ana Sol", "ORG:Sol & Sons\\; Ltd;Ropes"], "company", "Sol & Sons; Ltd"),
    ],
)
def test_a_field_of_a_card(lines: list[str], field: str, value: object) -> None:
    (person,) = read_vcards(card(*lines)).people
    assert getattr(person, field) == value


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["FN:", "EMAIL:a@x.example"], "the card has no name of a person"),
        (["FN:a@x.example"], "the card has no name of a person"),
        (["KIND:group", "FN:Sailors"], "a company or a group, and no person"),
        (["FN:Sol Ltd", "ORG:Sol Ltd", "N:;;;;"], "a company, and no person"),
    ],
)
def test_a_card_of_nobody(lines: list[str], reason: str) -> None:
    found = read_vcards(card(*lines))
    assert not found.people
    assert [(each.reason, each.line) for each in found.left_out] == [(reason, 1)]


def test_what_is_wrong_with_a_card_takes_no_other_with_it() -> None:
    whole = card("FN:Ana Sol", "a stray line", "TEL;A=B;A=B;" + "A=B;" * 200 + "\r\nX")
    found = read_vcards(whole + "BEGIN:VCARD\r\nFN:Bo Lind\r\n" + card("FN:Cy Moor"))
    assert [person.name for person in found.people] == ["Ana Sol", "Cy Moor"]
    assert ("line 4", "it is no line of a card, such as FN:Ana Sol") in [
        (each.what, each.reason) for each in found.left_out
    ]
    assert found.left_out[-1].reason == "it has no END:VCARD; is the file whole?"


def test_a_card_within_a_card_is_passed_over() -> None:
    inner = card("FN:Somebody Else").replace("\r\n", "\n")
    (ana,) = read_vcards(card("FN:Ana Sol", f"AGENT:\n{inner}TITLE:Buyer")).people
    assert (ana.name, ana.role) == ("Ana Sol", "Buyer")


def test_a_file_without_a_card_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="no line says BEGIN:VCARD"):
        read_vcards("FN:Ana Sol\n")


PEOPLE = [
    Contact(
        "ana-sol",
        "Ana Sol",
        "Harbour; Analytics, Ltd",
        "Head of \\ data",
        email="ana@harbour.example",
        other_emails=("ana.sol@home.example",),
        phone="+44 7700 900123",
        linkedin="https://www.linkedin.com/in/ana-sol",
        interests=("sailing/dinghies", "C++"),
    ),
    Contact("li", "李龙", "港", interests=("茶",)),
    Contact("long", "Ö" * 100, linkedin="long-one"),
]


def test_what_is_written_is_read_back() -> None:
    text = write_vcards(PEOPLE)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    back = read_vcards(text).people
    for contact, person in zip(PEOPLE, back, strict=True):
        for field in ("name", "company", "role", "emails", "phone", "linkedin", "interests"):
            assert getattr(person, field) == getattr(contact, field), field
    assert write_vcards(PEOPLE) == text


def test_no_note_goes_to_a_telephone_unless_it_is_asked_for() -> None:
    assert "NOTE" not in write_vcards(PEOPLE)
    text = write_vcards(PEOPLE, {"ana-sol": "Likes tea,\nand boats."})
    assert read_vcards(text).people[0].text == "Likes tea,\nand boats."


def test_a_profile_as_rfc_9554_has_it() -> None:
    (person,) = read_vcards(
        "BEGIN:VCARD\nVERSION:4.0\nFN:Ana Sol\n"
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://www.linkedin.com/in/ana\nEND:VCARD\n"
    ).people
    assert person.linkedin == "https://www.linkedin.com/in/ana"


@pytest.mark.parametrize(
    ("written", "company"),
    [
        ("Quillon &amp\\; Daughters", "Quillon & Daughters"),
        ("O&#39\\;Hara&nbsp\\;Ltd", "O'Hara Ltd"),
        ("R&D Works", "R&D Works"),
        ("AT&T", "AT&T"),
        ("Copy&copy Works", "Copy&copy Works"),
    ],
)
def test_signs_as_html_writes_them_are_read_as_what_they_mean(written: str, company: str) -> None:
    (person,) = read_vcards(card("FN:Lotte Wiersma", f"ORG:{written}")).people
    assert person.company == company
