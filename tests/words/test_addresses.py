"""Addresses of the web: what can be opened, and what of one only tells who followed it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.words.addresses import no_web_page, page_of, parts_of, without_trackers


def test_an_address_has_parts() -> None:
    parts = parts_of("https://Talks.example:8080/a?b=c")
    assert (parts.scheme, parts.hostname, parts.path, parts.query) == ("https", "talks.example", "/a", "b=c")


@pytest.mark.parametrize("address", ["http://[a", "https://\u2100.example/b", "//["])
def test_what_is_no_address_is_all_path(address: str) -> None:
    parts = parts_of(address)
    assert (parts.scheme, parts.hostname, parts.path) == ("", None, address)


@given(st.text(max_size=30))
def test_any_text_goes_through(text: str) -> None:
    parts_of(f"https://{text}")


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://a.example/x?utm_source=feed&utm_medium=rss", "https://a.example/x"),
        ("https://a.example/x?id=7&fbclid=Iw0&b=2#part", "https://a.example/x?id=7&b=2"),
        ("https://a.example/x?gclid=1&mc_eid=2&mc_cid=3", "https://a.example/x"),
        ("https://a.example/x?UTM_Source=feed", "https://a.example/x"),
        ("https://a.example/?q=utm_source", "https://a.example/?q=utm_source"),
        ("https://a.example/app#/chapter/3", "https://a.example/app#/chapter/3"),
        ("https://a.example/x?", "https://a.example/x"),
        ("https://a.example/x?flag", "https://a.example/x?flag"),
    ],
)
def test_what_only_tells_who_followed_it_goes(address: str, clean: str) -> None:
    assert without_trackers(address) == clean


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("javascript:alert(1)", "`javascript:`"),
        ("JavaScript:alert(1)", "`javascript:`"),
        ("data:text/html,x", "`data:`"),
        ("file:///etc/hosts", "`file:`"),
        ("chrome://settings", "`chrome:`"),
        ("place:sort=8", "`place:`"),
        ("mailto:ana@a.example", "`mailto:`"),
        ("//a.example/x", "no address of the web"),
        ("a.example/x", "no address of the web"),
        ("", "no address of the web"),
        ("https://", "cannot be read"),
        ("https://a.example:port/", "cannot be read"),
        ("http://[a", "cannot be read"),
        ("https://a.example/a b", "cannot be read"),
        ('https://a.example/"x', "cannot be read"),
        ("https://a.example/\x1b[31m", "cannot be read"),
        ("https://ana:secret@a.example/", "password"),
        ("https://a.example/" + "x" * 2_000, "longer than 2,000"),
    ],
)
def test_what_no_page_can_be_opened_by(address: str, says: str) -> None:
    assert says in no_web_page(address)


@pytest.mark.parametrize(
    "address", ["https://a.example", "http://a.example/x_(y)?z=1#a", "HTTPS://A.example/ä"]
)
def test_what_leads_to_a_page(address: str) -> None:
    assert not no_web_page(address)


def test_one_page_has_one_name() -> None:
    alike = [
        "https://www.a.example/x/?b=2&a=1",
        "http://A.example/x?a=1&b=2#part",
        "https://a.example:443/x?a=1&b=2&utm_source=y",
        "https://a.example/%78?a=1&b=2",
    ]
    assert len({page_of(each) for each in alike}) == 1
    others = ["https://a.example/X?a=1&b=2", "https://a.example/x?a=1", "https://b.example/x?a=1&b=2"]
    assert len({page_of(each) for each in (alike[0], *others)}) == 4
