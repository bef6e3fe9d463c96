"""Titles and companies as a sentence has them."""

from __future__ import annotations

import re

from afterword.records.names import without_legal_form

_NEEDS_ARTICLE = (
    "Institute|Department|Ministry|Museum|Bureau|Office|Centre|Center|Society|Association|Foundation|"
    "Academy|University|College|School|Council|Bank|House|Church"
)


def role(title: str) -> str:
    """A title as it was written, on one line: whatever stands behind a comma belongs to it."""
    return " ".join(title.split())


def spoken_company(name: str) -> str:
    """A company in a sentence: no "GmbH", and an article for an "Institute for Coastal Ecology"."""
    name = _without_form(name)
    return f"the {name}" if re.match(rf"(?:{_NEEDS_ARTICLE}) (?:of|for) ", name) else name


def _without_form(name: str) -> str:
    """A company without its legal form; a "& Co." stays, since without it "Kids & Co." is another name."""
    short = without_legal_form(name)
    tied = (
        re.match(r"\s*(?:&|\+|and|und|et|y|e)\s+\S+", name[len(short) :]) if name.startswith(short) else None
    )
    return short + tied[0] if tied else short
