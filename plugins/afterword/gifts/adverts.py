"""What says of itself that it is an advertisement, a place to be filled, or to be had for money alone.

Nobody is glad of these as a gift. Judged by how feeds and mailings mark them, in English and in a few
languages that stand in the same feeds: by a mark at the beginning or in brackets, by a price that is lowered,
by a code that is to be typed. An article about advertising, prices or hiring is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from afterword.patterns import lazy

_PAID = (
    r"sponsored(?: post| content| article)?|advert(?:isement|orial)?(?: feature)?|ad|promoted|promotion|promo"
    r"|paid partnership|partner content|paid post|affiliate|webinar|deals?|giveaway|prize draw"
    r"|anzeige|werbung|gesponsert|publicité|sponsorisé|publicidad|patrocinado|advertentie"
)
_HIRING = (
    r"jobs?|job offer|vacanc(?:y|ies)|we(?:['’]re| are) hiring|now hiring|hiring|stellenangebote?"
    r"|stellenanzeige|offre d['’]emploi|oferta de empleo|vacature"
)
#: Who pays: "sponsored by Northwind", "in partnership with Northwind".
_BY = r"(?:sponsored|presented|brought to you|paid for|promoted) by|(?:paid |in )partnership with"
_END = r"\s*(?::|\||[-–—]\s)"
_MARKED = lazy(
    rf"(?:(?:{_PAID}|{_HIRING}){_END})"
    rf"|(?:(?:{_BY})\s[^:|–—]{{1,60}}?{_END})"
    rf"|.*[(\[](?:{_PAID}|{_HIRING}|(?:{_BY})\s[^()\[\]]{{1,60}})[)\]]"
    r"|(?:free|live|upcoming|on-demand) webinar\b"
    r"|(?:register|book|sign up|order|pre-order|buy|shop|apply) (?:now|today)\b"
    r"|win (?:an? (?:pair|copy|year['’]s|free)|tickets|one of|\d+ ?[x×]|[£$€])"
    r"|(?:join our team|work with us|we(?:['’]re| are) (?:recruiting|looking for))\b",
    re.IGNORECASE,
)
_FILED = lazy(rf"{_PAID}|{_BY.replace(' by', '')}|jobs?|vacanc(?:y|ies)", re.IGNORECASE)
#: A share of a price; what somebody cut off a bill, or by which a figure was wrong, is a story.
_REDUCED = lazy(
    r"(?<!\d)\d{1,2} ?% (?:off(?![\w-])(?! (?:our|my|their|its|her|his)\b)|discount\b)"
    r"|\b(?:save|get|take) (?:up to |an extra )?(?:\d{1,2} ?%|[£$€]\d+) (?:on|off)\b"
    r"|[£$€]\d+ off\b"
    r"|\bbuy one,? get one\b|\b(?:discount|promo|voucher|coupon) codes?\b"
    r"|\bbest\b[^.:;]{0,40}\bdeals?(?:$| (?:on|for|under|today|this|right now)\b)"
    r"|\b(?:black friday|cyber monday|prime day)(?: \w+){0,3} (?:deals?|sales?|offers?|discounts?)\b"
    r"|\b(?:deals?|sales?|offers?|discounts?)\b.{0,20}\b(?:black friday|cyber monday|prime day)\b",
    re.IGNORECASE,
)
_CUT = lazy(r"\b(?:cut|shav|knock|trim|lopp?|took|were|was|is|are)(?:e?s|ed|ing|e)?\b", re.IGNORECASE)
#: How a place is offered to everybody in countries where an advert has to say so.
_TO_ANYBODY = lazy(r"\((?:[mwfdxhi]/){1,3}[mwfdxhi]\)", re.IGNORECASE)
_CODE = lazy(r"\b[Uu]se (?:the )?(?:code|CODE) [A-Z][A-Z0-9]{3,}\b")

_LOCKED = (
    r"pay ?wall(?:ed)?|behind a paywall|subscription required|registration required|premium(?: content)?"
    r"|(?:paid |paying )?(?:subscribers?|members?)(?:[- ]only| exclusive)|paid subscribers"
    r"|exclusive (?:to|for) (?:subscribers|members)|(?:only )?for (?:paid |paying )?(?:subscribers|members)"
    r"|(?:plus|abo)-artikel|nur für abonnenten|réservé aux abonnés|solo suscriptores|abonnés"
)
_PAYWALLED = lazy(
    rf"(?:{_LOCKED}|[sfz]\+|(?:sz|faz|welt|heise|bild)[ -]?(?:plus|\+)){_END}"
    rf"|.*[(\[](?:{_LOCKED}|[£$€]|paid|subscribers?|members?|abo|plus)[)\]]"
    rf"|.*(?:\||[-–—:])\s*(?:{_LOCKED})\s*$"
    "|\\s*\N{LOCK}|.*\N{LOCK}\\s*$",
    re.IGNORECASE,
)
_FILED_LOCKED = lazy(rf"{_LOCKED}|paid", re.IGNORECASE)


def is_advert(title: str, categories: Iterable[str]) -> bool:
    """Whether something says of itself that it is an advertisement, or a place to be filled."""
    if _MARKED.match(title) or _TO_ANYBODY.search(title) or _CODE.search(title):
        return True
    if (reduced := _REDUCED.search(title)) and not _CUT.search(title[: reduced.start()]):
        return True
    return any(_FILED.fullmatch(category.strip()) for category in categories)


def is_locked(title: str, categories: Iterable[str]) -> bool:
    """Whether something says of itself that only those who pay, or sign up, may read it."""
    return bool(_PAYWALLED.match(title)) or any(
        _FILED_LOCKED.fullmatch(category.strip()) for category in categories
    )
