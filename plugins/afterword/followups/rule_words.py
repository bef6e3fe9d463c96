"""The rules in words: what stands behind a follow-up, for ``due --why`` and "why now?"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType

from afterword.settings.cadence import Cadence

#: Rules whose date comes from the journal and not from a setting: by id, what each means, and its source.
OTHER_RULES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "promise": (
            "What was promised is due on the day it was promised for, else with the thank-you. Until it is "
            "kept, other notes to that person are held, but for thank-yous and what the end of a position "
            "asks for.",
            "edgecareersolutions",
        ),
        "congratulate": (
            "Somebody told you that they leave, and their old company stands in `former`: a good word, from "
            "that day. Nothing of a position at that company is due to them any more.",
            "our own",
        ),
    }
)

_MEANINGS = {setting.name: setting.metadata["help"] for setting in fields(Cadence)}


def rule_words(rule: str, cadence: Cadence) -> str:
    """What a rule says, in a sentence or two, with the setting that gives its length.

    Args:
        rule: the id, as ``FollowUp.rule`` has it.
        cadence: the settings in force.

    Returns:
        The words; empty for a note that no rule calls for.
    """
    if rule in OTHER_RULES:
        return OTHER_RULES[rule][0].replace("`", "")
    return f"{_MEANINGS[rule]} ({rule}: {getattr(cadence, rule)})" if rule in _MEANINGS else ""
