"""Which machines may be asked: by the registries of addresses of IANA, and RFC 6761, 6762, 8375 and 6052."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from afterword.gathering.reach import Door, NotAskedError, door_of, is_public, may_be_private


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "1.1.1.1"])
def test_of_the_public_network(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.255.255.254", "::1", "0.0.0.0", "::"),
        *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "fd00::1"),
        *("169.254.169.254", "fe80::1", "fe80::1%eth0"),
        *("224.0.0.1", "ff02::1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "2001:db8::1"),
        # IPv4 within IPv6: mapped, 6to4, and as a network without IPv4 translates it.
        *("::ffff:127.0.0.1", "::ffff:192.168.1.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1"),
        "no address",
    ],
)
def test_of_ones_own_network_or_of_none(address: str) -> None:
    assert not is_public(address)


def door(address: str) -> Door:
    return door_of(urlsplit(address))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://Blog.Example/feed", Door("https", "blog.example", 443)),
        ("HTTP://blog.example.:8080", Door("http", "blog.example", 8080)),
        ("http://[::1]/x", Door("http", "::1", 80)),
    ],
)
def test_where_an_address_leads(address: str, expected: Door) -> None:
    assert door(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        *("file:///etc/hosts", "ftp://a.example", "javascript:alert(1)", "a.example/feed", "", "http://"),
        *("http://mira:secret@a.example", "http://a.example:99999", "http://a.example:x", "http://a..b/"),
    ],
)
def test_what_leads_nowhere_in_the_web(address: str) -> None:
    with pytest.raises(NotAskedError):
        door(address)


@pytest.mark.parametrize(
    ("asked", "named", "may"),
    [
        ("http://127.0.0.1:8000/feed", "http://127.0.0.1:8000/", True),
        ("http://localhost/feed", "http://localhost/", True),
        ("http://nas/feed", "http://nas/feed", True),
        ("http://nas.local/feed", "http://nas.local/", True),
        ("http://nas.home.arpa/", "http://nas.home.arpa/", True),
        ("https://nas.local/", "http://nas.local/", True),
        # Another door of the same machine is another machine; and no name of the web is one's own.
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8000/", False),
        ("http://nas.local/", "https://nas.local/", False),
        ("http://localhost:8000/", "http://127.0.0.1:8000/", False),
        ("http://192.168.1.1/", "https://blog.example/", False),
        ("https://blog.example/", "https://blog.example/", False),
        ("https://notlocal.example/", "https://notlocal.example/", False),
        ("https://mylocal/", "https://blog.example/", False),
    ],
)
def test_what_may_be_of_ones_own_network(asked: str, named: str, may: bool) -> None:
    assert may_be_private(door(asked), door(named)) is may
