"""Which machines may be asked: any of the public network, and of one's own only what the user named.

What counts is the address that is connected to, not the name: whoever runs a name can have it lead anywhere,
also to the router at home, and to somewhere else with each question.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult

from afterword.errors import AfterwordError
from afterword.frozen import frozen

#: Names that lead nowhere but into one's own network: RFC 6761, 6762 and 8375, and what ICANN keeps free.
_OWN_NAMES = (".localhost", ".local", ".home.arpa", ".internal")
#: IPv4 within IPv6, where it is not told by ``ipaddress``: RFC 6052 and 8215.
_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_PORTS = {"http": 80, "https": 443}

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotAskedError(AfterwordError):
    """Nothing was asked, or no answer taken; the message is a clause that follows the address."""


@frozen
class Door:
    """Where an address leads: what a connection needs, and nothing of the path.

    Attributes:
        scheme: ``http`` or ``https``.
        host: in small letters, as it is looked up.
        port: the number.
    """

    scheme: str
    host: str
    port: int


def door_of(parts: SplitResult) -> Door:
    """Where an address leads.

    Raises:
        NotAskedError: it leads nowhere in the web, or holds a password.
    """
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise NotAskedError("only http and https are asked")
    if "@" in parts.netloc:
        raise NotAskedError("it holds a name or a password, and none is sent")
    try:
        host, port = parts.hostname or "", parts.port
        host.encode("idna")
    except ValueError:
        host, port = "", None
    if not host:
        raise NotAskedError("it names no machine")
    return Door(scheme, host.rstrip("."), port if port is not None else _PORTS[scheme])


def may_be_private(door: Door, named: Door) -> bool:
    """Whether a machine of one's own network may stand behind a door.

    Only where the user named it, and the name says that it is one: an address in figures, or a name that
    leads nowhere else. A redirect may keep to that door, or go from it to its https.

    Args:
        door: that is about to be opened.
        named: the one that the user named.
    """
    same = door == named or (
        door.host == named.host
        and (named.scheme, named.port, door.scheme, door.port) == ("http", 80, "https", 443)
    )
    return same and _says_it_is_near(door.host)


def _says_it_is_near(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_OWN_NAMES)
    return True


def is_public(address: str) -> bool:
    """Whether an address in figures, as the system tells it, is one of the public network."""
    try:
        ip: Ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast for each in (ip, *_within(ip)))


def _within(ip: Ip) -> tuple[Ip, ...]:
    """The IPv4 addresses that an IPv6 address stands for."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ()
    inner: list[Ip] = [each for each in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())) if each]
    if any(ip in network for network in _TRANSLATED):
        inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return tuple(inner)
