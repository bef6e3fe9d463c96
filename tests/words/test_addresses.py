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
        ("https://a.example/x?ns_source=feed&wt.mc_id=1&mibextid=2", "https://a.example/x"),
        ("https://a.example/x?source=rss----9&ref=b.example&cmp=RSS", "https://a.example/x"),
        ("https://a.example/x?ref=main&source=tap&from=2", "https://a.example/x?ref=main&source=tap&from=2"),
        ("https://youtu.be/film?si=9&t=3", "https://youtu.be/film?t=3"),
        ("https://a.example/x?si=9", "https://a.example/x?si=9"),
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


@pytest.mark.parametrize(
    "address",
    [
        "https://www.google.com/url?q=https://a.example/x&sa=U",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fx&h=AT0",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fx&data=05",
        "https://urldefense.com/v3/__https://a.example/x__;!!k",
        "https://b.example/redirect?id=3&url=https%3A%2F%2Fa.example%2Fx%3Futm_source%3Db",
        "https://www.google.com/amp/s/a.example/x",
        "https://a-example.cdn.ampproject.org/c/s/a.example/x",
        "https://l.b.example/?u=https%3A%2F%2Fout.c.example%2Fgo%3Furl%3Dhttps%253A%252F%252Fa.example%252Fx",
    ],
)
def test_an_address_that_only_leads_on_is_the_one_it_leads_to(address: str) -> None:
    assert without_trackers(address) == "https://a.example/x"


@pytest.mark.parametrize(
    "address",
    [
        "https://b.example/sharer.php?u=https%3A%2F%2Fa.example",
        "https://b.example/translate?u=https://a.example/x",
        "https://b.example/go?url=javascript:alert(1)",
        "https://b.example/go?url=https://ana:secret@a.example/",
        "https://b.example/out?url=/x",
        "https://links.example/x",
    ],
)
def test_an_address_that_does_more_or_leads_nowhere_stays(address: str) -> None:
    assert without_trackers(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "https://m.a.example/x/y",
        "https://amp.a.example/x/y",
        "https://mobile.a.example/x/y",
        "https://a.example/x/y/amp/",
        "https://a.example/x/y.amp.html",
        "https://a.example/amp/x/y",
        "https://a.example/x/y?amp=1",
        "https://a.example/x/y?outputType=amp",
        "https://a.example/x/y/index.html",
        "https://a.example//x/y;jsessionid=9",
        "https://a.example./x/y#part",
        "https://web.archive.org/web/20260101000000/http://www.a.example/x/y",
    ],
)
def test_copies_of_one_page_have_its_name(address: str) -> None:
    assert page_of(address) == page_of("https://a.example/x/y")


def test_what_is_short_for_something_else_keeps_its_name() -> None:
    assert page_of("https://m.example/x") == "m.example/x"
    assert page_of("https://en.m.a.example/x") == page_of("https://en.a.example/x")
    assert page_of("https://b.example/amplifiers") == "b.example/amplifiers"
