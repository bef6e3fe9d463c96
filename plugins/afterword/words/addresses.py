"""Addresses of the web in their parts."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urlsplit

#: What mailings, advertisers and social networks add to an address to know who followed it; none is part of
#: what it leads to. The first are whole names, the others beginnings.
_NAMES = """
fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid yclid igshid igsh li_fat_id srsltid mkt_tok
vero_id wickedid oly_anon_id oly_enc_id rb_clickid s_cid _openstat _ga _gl __s
ml_subscriber ml_subscriber_hash
"""
_TRACKERS = frozenset(_NAMES.split())
_TRACKED = (
    "utm_",
    "mc_",
    "pk_",
    "piwik_",
    "mtm_",
    "matomo_",
    "hsa_",
    "_hs",
    "__hs",
    "at_campaign",
    "at_medium",
)
#: What no address holds: blanks, steering signs, and what browsers would turn into something else.
_NO_ADDRESS = re.compile(r"[\s<>\"\\^`{|}\x00-\x1f\x7f-\x9f]")
_LONGEST = 2_000


def parts_of(address: str) -> SplitResult:
    """An address in its parts; what no browser would take for one, such as ``http://[a``, is all path."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", address, "", "")


def no_web_page(address: str) -> str:
    """Why an address cannot be opened in the web, as the rest of a sentence; empty where it can.

    Only ``http`` and ``https`` lead to a page; whatever else stands there may run something, or opens
    what lies on the machine of whoever follows it.
    """
    scheme, colon, _ = address.partition(":")
    if scheme.casefold() not in ("http", "https") or not colon:
        named = colon and re.fullmatch(r"[a-z][a-z0-9+.-]{1,30}", scheme.casefold())
        return (
            f"its address is `{scheme.casefold()}:`, and only http and https lead to a page"
            if named
            else "it has no address of the web"
        )
    found = parts_of(address)
    try:
        host, _ = found.hostname, found.port
    except ValueError:
        host = None
    if not host or _NO_ADDRESS.search(address):
        return "its address cannot be read"
    if found.username or found.password:
        return "its address holds a name or a password to log in with"
    return "" if len(address) <= _LONGEST else f"its address is longer than {_LONGEST:,} characters"


def without_trackers(address: str) -> str:
    """An address of the web without what only tells who followed it, and without its anchor.

    An anchor that is a path of its own (``#/chapter``, ``#!topic``) is the page, and stays.
    """
    page, _, anchor = address.partition("#")
    path, asks, query = page.partition("?")
    kept = [each for each in query.split("&") if each and not _tracks(each.partition("=")[0].casefold())]
    behind = f"#{anchor}" if anchor.startswith(("/", "!")) else ""
    return path + ("?" + "&".join(kept) if asks and kept else "") + behind


def page_of(address: str) -> str:
    """An address to know its page by: one page has one, with ``http`` or ``https``, with "www." or without.

    The parts of its query may stand in any order; letters of a path, such as the number of a film, may
    differ in their case alone, and lead to two pages.
    """
    clean = without_trackers(address.strip())
    found = parts_of(clean if "://" in clean else f"https://{clean}")
    host = found.netloc.casefold().removeprefix("www.")
    host = host.removesuffix(":443" if found.scheme.casefold() == "https" else ":80")
    query = "&".join(sorted(unquote(found.query).split("&")))
    page = host + unquote(found.path).rstrip("/")
    return page + (f"?{query}" if query else "") + (f"#{found.fragment}" if found.fragment else "")


def _tracks(name: str) -> bool:
    return name in _TRACKERS or name.startswith(_TRACKED)
