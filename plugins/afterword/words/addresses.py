"""Addresses of the web in their parts."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urlsplit

from afterword.patterns import lazy

#: What mailings, advertisers and social networks add to an address to know who followed it; none is part of
#: what it leads to. The first are whole names, the others beginnings.
_NAMES = """
fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid yclid igshid igsh li_fat_id srsltid mkt_tok
vero_id wickedid oly_anon_id oly_enc_id rb_clickid s_cid _openstat _ga _gl __s
ml_subscriber ml_subscriber_hash mibextid ocid smid xtor icid wt_mc guccounter guce_referrer
guce_referrer_sig trk trkcampaign _branch_match_id ftag cmpid ncid sref share_id
phpsessid jsessionid
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
    "ns_",
    "wt.",
    "vgo_",
)
#: What says where an address was found, where its value is such a place; else it may say what is asked for.
_FOUND_IN = frozenset(
    {"ref", "source", "src", "from", "via", "cmp", "cid", "partner", "mod", "emc", "medium", "referrer"}
)
_PLACES = lazy(
    r"rss(?:$|[-_].*)|feed|feeds?ly|newsletter|email|twitter|facebook|hn|hackernews|linkedin|mastodon|bluesky"
    r"|(?:[\w-]+\.)+[a-z]{2,}",
    re.IGNORECASE,
)
#: What a video and a song have behind them to know who passed them on, by the host.
_SHARED = {
    "youtube.com": frozenset({"si", "feature", "pp", "ab_channel"}),
    "youtu.be": frozenset({"si", "feature", "pp"}),
    "open.spotify.com": frozenset({"si", "context"}),
}
#: What an address that only leads on is called, and where in its query it says to which.
_LEADS_ON = lazy(
    r"(?:^|/)(?:url|redir(?:ect)?|redirect_to|l\.php|link|out|away(?:\.php)?|goto|go|exit|leave|click|track|t3)/?$"
)
_LEADING_HOST = lazy(r"^(?:l|lm|out|away|redirect|click|links?|slack-redir|[\w.-]*safelinks[\w.-]*)\.")
_TO = (
    "url",
    "u",
    "q",
    "z",
    "to",
    "target",
    "dest",
    "destination",
    "redirect",
    "redirect_url",
    "link",
    "href",
)
#: Addresses that hold another in their path: copies for phones, and what a mail server makes of a link.
_HOLDS = (
    lazy(r"^https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(?P<safe>s/)?(?P<page>[^/]+\..+)$", re.IGNORECASE),
    lazy(r"^https?://[\w-]+\.cdn\.ampproject\.org/[cv]/(?P<safe>s/)?(?P<page>.+)$", re.IGNORECASE),
    lazy(r"^https?://urldefense\.(?:com|proofpoint\.com)/v3/__(?P<page>https?:.+?)__;", re.IGNORECASE),
)
#: The same page for phones, quickly, or as the file that a folder shows.
_FOR_PHONES = lazy(r"^(?:m|mobile|amp)\.(?=[^.]+\.)|(?<=^[a-z]{2}\.)m\.(?=[^.]+\.)")
_AS_AMP = lazy(r"^/amp(?=/.)|(?:/amp|\.amp)(?:/|\.html?)?$", re.IGNORECASE)
_AS_FILE = lazy(r"/(?:index|default)\.(?:html?|php|aspx?)$|;jsessionid=[^/;]*", re.IGNORECASE)
_AMP = frozenset({"amp", "amp=1", "amp=true", "outputtype=amp"})
#: Copies that are kept elsewhere; they are other addresses of one page.
_ARCHIVED = lazy(r"^https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(?=https?://)", re.IGNORECASE)
#: What no address holds: blanks, steering signs, and what browsers would turn into something else.
_NO_ADDRESS = lazy(r"[\s<>\"\\^`{|}\x00-\x1f\x7f-\x9f]")
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

    An address that only leads on is the one it leads to, where that stands in it. An anchor that is a path of
    its own (``#/chapter``, ``#!topic``) is the page, and stays.
    """
    page, _, anchor = _led_to(address).partition("#")
    path, asks, query = page.partition("?")
    shared = _SHARED.get(
        parts_of(page).netloc.casefold().removeprefix("www.").removeprefix("m."), frozenset()
    )
    kept = [each for each in query.split("&") if each and not _tracks(each, shared)]
    behind = f"#{anchor}" if anchor.startswith(("/", "!")) else ""
    return path + ("?" + "&".join(kept) if asks and kept else "") + behind


def _led_to(address: str) -> str:
    """The address that another only leads to; the same where it is a page of its own."""
    for _ in range(3):  # a mail server's link to a social network's link to the page
        onward = _one_on(address)
        if not onward:
            break
        address = onward
    return address


def _one_on(address: str) -> str:
    for pattern in _HOLDS:
        if held := pattern.match(address):
            page = held["page"]
            if "safe" in pattern.groupindex:
                page = f"{'https' if held['safe'] else 'http'}://{page}"
            return page
    found = parts_of(address)
    if not _LEADS_ON.search(found.path.casefold()) and not _LEADING_HOST.match(found.netloc.casefold()):
        return ""
    asked = dict(each.partition("=")[::2] for each in found.query.split("&"))
    told = (unquote(asked[name]) for name in _TO if name in asked)
    return next((each for each in told if not no_web_page(each)), "")


def page_of(address: str) -> str:
    """An address to know its page by: one page has one, with ``http`` or ``https``, with "www." or without.

    So have its copies for phones, for quick reading (AMP) and in the archive of the web. The parts of its
    query may stand in any order; letters of a path, such as the number of a film, may differ in their case
    alone, and lead to two pages.
    """
    clean = without_trackers(_ARCHIVED.sub("", address.strip()))
    found = parts_of(clean if "://" in clean else f"https://{clean}")
    host = found.netloc.casefold()
    host = host.removesuffix(":443" if found.scheme.casefold() == "https" else ":80").removesuffix(".")
    host = _FOR_PHONES.sub("", host.removeprefix("www.")).removeprefix("www.")
    query = "&".join(sorted(each for each in unquote(found.query).split("&") if each.casefold() not in _AMP))
    path = _AS_FILE.sub("", re.sub("/{2,}(?!.*://)", "/", unquote(found.path)))
    page = host + _AS_AMP.sub("", path).rstrip("/")
    return page + (f"?{query}" if query else "") + (f"#{found.fragment}" if found.fragment else "")


def _tracks(asked: str, shared: frozenset[str]) -> bool:
    """Whether a part of a query only tells who followed the address, or where they found it."""
    name, _, value = asked.partition("=")
    name = name.casefold()
    if name in _TRACKERS or name.startswith(_TRACKED) or name in shared:
        return True
    return name in _FOUND_IN and bool(_PLACES.fullmatch(unquote(value)))
