"""Words about days as they are typed in a hurry, written out: ``tmrw``, ``nxt wk``, ``2 wks``, ``2moro``.

Names of weekdays and months have their beginnings in ``day_words``.
"""

from __future__ import annotations

import re

from afterword.patterns import lazy

_MEANT = {
    "tomorrow": "tmrw tmrrw tmr tmw tmrow tmro tmoro tmoz tomrw tomoz tomo 2moro 2morrow 2mrw 2mro 2moz",
    "today": "tdy 2day",
    "tonight": "tonite tnite 2night 2nite",
    "yesterday": "yday yest ystday ystdy",
    "morning": "morn mrng mornin",
    "afternoon": "aft arvo",
    "evening": "eve evng",
    "next": "nxt",
    "last": "lst",
    "day": "dy",
    "days": "dys",
    "week": "wk",
    "weeks": "wks",
    "weekend": "wkend wknd",
    "month": "mth mnth",
    "months": "mths mnths mos",
    "quarter": "qtr",
    "year": "yr",
    "years": "yrs",
}
_OF = {short: whole for whole, shorts in _MEANT.items() for short in shorts.split()}
_SHORT = lazy(
    # "2wks" has no blank, and "2day" is one word.
    rf"(?<![^\W\d])(\d+)?({'|'.join(sorted(_OF, key=len, reverse=True))})(?![^\W_])",
    re.ASCII,
)


def written_out(words: str) -> str:
    """A text in lower case with such words in full."""

    def whole(match: re.Match[str]) -> str:
        return f"{match[1]} {_OF[match[2]]}" if match[1] else _OF[match[2]]

    return _SHORT.sub(whole, words)
