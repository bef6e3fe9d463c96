"""Address books in LDIF, of the form that RFC 2849 gives and Thunderbird writes."""

from __future__ import annotations

import pytest
from exchange.reading import bytes_of

from afterword.exchange.decoding import UnreadableFileError, decoded
from afterword.exchange.found import FoundPerson
from afterword.exchange.ldif import read_ldif
from afterword.exchange.sniffing import kind_of


def test_an_address_book_of_thunderbird() -> None:
    data = bytes_of("contacts/thunderbird.ldif")
    assert kind_of(data) == "ldif"
    found = read_ldif(decoded(data))
    assert found.people == (
        FoundPerson(
            1,
            "Lotte Wiersma",
            "Halden Optics",
            "Head of Lenses",
            "lotte.wiersma@halden-optics.example",
            ("lotte@post.example",),
            "+31 6 555",
        ),
        FoundPerson(
            17,
            "Deniz Öztürk",
            "Lindqvist Turbinen und andere sehr lange Namen von Haeusern am Meer",
            email="deniz@lindqvist.example",
            text="Met at the fair.\nTwins.",
        ),
    )
    assert [(each.line, each.reason) for each in found.left_out] == [(27, "a group, and no person")]


def test_remarks_languages_and_what_is_no_person() -> None:
    text = (
        "version: 1\n# exported\n#  on a day\n"
        "dn: cn=Ana\nCN;lang-pt: Ana Sol\nmail: ana@harbour.example\njpegPhoto:< file:///a.jpg\n\n\n"
        "dn: o=Mill\no: Mill\ncn: Mill\n\ndn: mail=x@mill.example\nmail: x@mill.example\n\n"
        "dn:: !!!\ncn:: =\nno line at all\n"
    )
    found = read_ldif(text)
    assert [(each.name, each.email) for each in found.people] == [("Ana Sol", "ana@harbour.example")]
    assert [(each.what, each.reason) for each in found.left_out] == [
        ("Mill", "a company, and no person"),
        ("x@mill.example", "the entry has no name of a person"),
        ("the entry on line 17", "the entry has no name of a person"),
    ]
    assert kind_of(text.encode()) == "ldif"


def test_what_is_none_is_told() -> None:
    with pytest.raises(UnreadableFileError, match="none begins with a line such as dn: cn=Ana Sol"):
        read_ldif("cn: Ana Sol\n")
