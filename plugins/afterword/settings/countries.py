"""What is customary where: presets by country, as data.

The customs and their sources are in the rule reference (``docs/reference/rules.md``, made from this
table). They differ most in whether a thank-you is expected at all, how soon, and how formal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

from afterword.frozen import frozen
from afterword.kinds import KINDS, THANK_YOUS
from afterword.settings.reading import WrongSettingError
from afterword.times import Duration, Span
from afterword.words.dates import MONTHS, Spelling
from afterword.words.spelling import did_you_mean


@frozen
class Yearly:
    """Days that come every year: from a day of one month to one of the same or a later month.

    Attributes:
        first, last: month and day; a last before the first lies in the next year.
    """

    first: tuple[int, int]
    last: tuple[int, int]

    def around(self, day: date) -> Span | None:
        """The span of these days that a day lies in; None where it lies in none."""
        crosses = self.last < self.first
        begins = day.year - (crosses and (day.month, day.day) <= self.last)
        if not date.min.year < begins < date.max.year:
            return None
        span = Span(date(begins, *self.first), date(begins + crosses, *self.last))
        return span if day in span else None

    def __str__(self) -> str:
        (month, day), (to_month, to_day) = self.first, self.last
        return f"{day} {MONTHS[month - 1]} to {to_day} {MONTHS[to_month - 1]}"


@frozen
class DayAfter:
    """The day after the so-manieth weekday of a month, every year: the Friday after Thanksgiving.

    Attributes:
        weekday: from 0, a Monday.
        nth: counted from 1.
        name: what the day before it is called.
    """

    month: int
    weekday: int
    nth: int
    name: str

    def around(self, day: date) -> Span | None:
        """The day itself as a span, where it is this day; else None."""
        first = date(day.year, self.month, 1)
        falls = 1 + (self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1) + 1
        return Span(day, day) if (day.month, day.day) == (self.month, falls) else None

    def __str__(self) -> str:
        return f"the day after {self.name}"


@frozen
class CountryPreset:
    """What changes where the employer is in this country.

    Attributes:
        code: as in ``country:``, such as ``uk``; empty where no country is set.
        name: in English.
        calendar: the ISO 3166 code of its public holidays, with a region where those of the whole
            country would leave out days on which nobody works; empty: no public holidays.
        cadence: settings of ``cadence:`` with another default here.
        spelling: of the English in drafts.
        gift_in_thank_you: whether a thank-you may carry a gift.
        thank_you_to: everyone met, or only the owner of the position.
        formal: whether drafts address people formally.
        quiet: the days of every year on which nobody writes, public holidays apart.
        note: the custom in a sentence or two.
        source: where that is from.
    """

    code: str
    name: str
    calendar: str
    cadence: Mapping[str, Duration] = field(default_factory=lambda: MappingProxyType({}))
    spelling: Spelling = "british"
    gift_in_thank_you: bool = True
    thank_you_to: Literal["everyone", "owner"] = "everyone"
    formal: bool = False
    quiet: tuple[Yearly | DayAfter, ...] = ()
    note: str = ""
    source: str = ""

    def suggests_gift(self, kind: str) -> bool:
        """Whether a gift is suggested for a note of a kind: where one is welcome, in such a note and here.

        For a promised item none is: what was promised is the gift.
        """
        unwelcome = kind == "promised-item" or (kind in THANK_YOUS and not self.gift_in_thank_you)
        return KINDS[kind].may_carry_gift and not unwelcome


#: Where ``country:`` is not set: weekends are out, public holidays are not known.
NO_COUNTRY = CountryPreset("", "no country", "", spelling="american")


def _cadence(**settings: str) -> Mapping[str, Duration]:
    return MappingProxyType({name: Duration.parse(text) for name, text in settings.items()})


_UNDERSTATED = (
    "Not customary, and harmless when short and understated: no gift in the first note unless it was "
    "promised, and a card is too much."
)
_FORMAL = (
    "Opinions differ; some advise waiting two or three days. Individual, formal, no stock phrases, half a "
    "page at most. The employer normally takes the next step, so questions keep a longer distance."
)
_OPTIONAL = "Not expected, and harmless when short."
_BRITISH_SOURCES = "graphicdesignforums.co.uk, erieversible, Monster"
_GERMAN_SOURCES = "arbeits-abc.de, vorstellungsgespraech.org, Monster"
#: When offices are all but empty; our own choice, from public and school holidays.
_CHRISTMAS = (Yearly((12, 24), (1, 1)),)
_TO_EPIPHANY = (Yearly((12, 24), (1, 6)),)
_GERMAN = _cadence(thank_you_latest="48h", ask_gap="10bd")

_ALL = (
    CountryPreset(
        "us",
        "United States",
        "US",
        spelling="american",
        quiet=(*_CHRISTMAS, DayAfter(11, 3, 4, "Thanksgiving")),
        note="A thank-you by email within a day is expected.",
        source="surveys of interviewers (TopResume, CareerBuilder, Accountemps)",
    ),
    CountryPreset(
        "ca",
        "Canada",
        "CA",
        quiet=_CHRISTMAS,
        note="A thank-you is appreciated, less firmly expected than in the United States.",
        source="Accountemps Canada 2017",
    ),
    CountryPreset(
        "uk",
        "United Kingdom",
        # The days common to all four nations would leave out Easter Monday and the August bank holiday.
        "GB-ENG",
        gift_in_thank_you=False,
        quiet=_CHRISTMAS,
        note=_UNDERSTATED + " Public holidays are those of England.",
        source=_BRITISH_SOURCES,
    ),
    CountryPreset(
        "ie",
        "Ireland",
        "IE",
        gift_in_thank_you=False,
        quiet=_CHRISTMAS,
        note=_UNDERSTATED,
        source=_BRITISH_SOURCES,
    ),
    CountryPreset(
        "de", "Germany", "DE", _GERMAN, formal=True, quiet=_TO_EPIPHANY, note=_FORMAL, source=_GERMAN_SOURCES
    ),
    CountryPreset(
        "at", "Austria", "AT", _GERMAN, formal=True, quiet=_TO_EPIPHANY, note=_FORMAL, source=_GERMAN_SOURCES
    ),
    CountryPreset(
        "ch",
        "Switzerland",
        "CH",
        _cadence(thank_you_latest="48h", ask_gap="10bd", typical_wait="38d"),
        formal=True,
        quiet=_TO_EPIPHANY,
        note=_FORMAL + " Decisions take longer than elsewhere.",
        source=_GERMAN_SOURCES + "; Glassdoor 2017 for the wait (37.6 days)",
    ),
    CountryPreset(
        "fr",
        "France",
        "FR",
        _cadence(thank_you_earliest="12h", thank_you_latest="48h", typical_wait="39d"),
        quiet=_CHRISTMAS,
        note="One or two days after, and not at once. Decisions take longer than elsewhere.",
        source="SocGen; Glassdoor 2017 for the wait (38.9 days)",
    ),
    CountryPreset(
        "nl",
        "Netherlands",
        "NL",
        _cadence(thank_you_latest="48h"),
        quiet=_CHRISTMAS,
        note="Within one or two days.",
        source="TU Delft",
    ),
    CountryPreset(
        "jp",
        "Japan",
        "JP",
        # "The same day, before evening": an hour to settle, and four to be in time.
        _cadence(thank_you_earliest="1h", thank_you_latest="4h"),
        spelling="american",
        gift_in_thank_you=False,
        thank_you_to="owner",
        formal=True,
        quiet=(Yearly((4, 29), (5, 5)), Yearly((8, 13), (8, 16)), Yearly((12, 29), (1, 3))),
        note="Optional, and not scored. If at all, the same day before evening, formal, to the person who "
        "handles the hiring, without a gift and without small talk.",
        source="hataractive.jp, hrmonologue.com, Monster",
    ),
    CountryPreset(
        "au",
        "Australia",
        "AU",
        quiet=(Yearly((12, 24), (1, 8)),),
        note=_OPTIONAL,
        source="employmentcrossing",
    ),
    CountryPreset("ae", "United Arab Emirates", "AE", note=_OPTIONAL, source="employmentcrossing"),
    CountryPreset(
        "za",
        "South Africa",
        "ZA",
        quiet=(Yearly((12, 16), (1, 5)),),
        note=_OPTIONAL,
        source="employmentcrossing",
    ),
)

#: By the code that ``country:`` takes.
PRESETS: Mapping[str, CountryPreset] = MappingProxyType({preset.code: preset for preset in _ALL})

#: The ISO code of the United Kingdom is GB; people write both.
_ALIASES = {"gb": "uk"}


@cache
def find_country(country: str) -> CountryPreset:
    """The preset of a country; ``NO_COUNTRY`` for an empty one.

    ``de`` is Germany; ``de-by`` is Germany with the public holidays of Bavaria. A country without a
    preset whose public holidays are known (``se``) has those, and the default rules.

    Raises:
        WrongSettingError: no such country or region is known.
    """
    text = country.strip().casefold().replace("_", "-")
    if not text:
        return NO_COUNTRY
    code, _, region = text.partition("-")
    preset = PRESETS.get(_ALIASES.get(code, code))
    if preset and not region:
        return preset
    # Only here is the library asked, because importing it takes a tenth of a second.
    from holidays import list_supported_countries

    iso = preset.calendar[:2] if preset else code.upper()
    known = list_supported_countries(include_aliases=False).get(iso)
    if known is None:
        guess = did_you_mean(code, PRESETS)
        raise WrongSettingError(
            f"a country's code: {', '.join(PRESETS)} have rules of their own, any other brings its holidays",
            f"Did you mean {guess}?" if guess else "Write us, say, or leave it out.",
        )
    regions = {name.casefold(): name for name in known}
    if region and region not in regions:
        choice = f", or with one of {', '.join(known)} behind a hyphen" if known else ""
        raise WrongSettingError(f"{code} alone{choice}", f"Write {code}.")
    calendar = f"{iso}-{regions[region]}" if region else iso
    if preset:
        return replace(preset, code=text, calendar=calendar)
    return replace(NO_COUNTRY, code=text, name=iso, calendar=calendar)
