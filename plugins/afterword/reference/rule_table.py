"""The rules as Markdown tables, from the code, for the reference pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType

from afterword.kinds import ORDER
from afterword.settings.cadence import Cadence
from afterword.settings.countries import PRESETS, CountryPreset

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


def rule_table() -> str:
    """Every setting under ``cadence:`` and every other rule: default, meaning, source, how sure."""
    rows: list[Sequence[str]] = [
        (
            f"`{setting.name}`",
            f"`{setting.default}`" if setting.default != () else "none",
            setting.metadata["help"],
            setting.metadata["source"],
            setting.metadata["sure"],
        )
        for setting in fields(Cadence)
    ]
    rows += [(f"`{rule}`", "–", *about, "consensus") for rule, about in OTHER_RULES.items()]
    return _table(("Setting", "Default", "Meaning", "Source", "How sure"), rows)


def country_table() -> str:
    """Every country preset: what it changes, and the custom."""
    rows = [
        (f"`{preset.code}`", preset.name, _changes(preset), preset.note, preset.source)
        for preset in PRESETS.values()
    ]
    return _table(("Country", "", "Changes", "Custom", "Source"), rows)


def order_list() -> str:
    """The order of kinds as a numbered list."""
    return "".join(
        f"{number}. {', '.join(f'`{kind}`' for kind in row)}\n" for number, row in enumerate(ORDER, 1)
    )


def _changes(preset: CountryPreset) -> str:
    changes = [f"`{name}: {value}`" for name, value in preset.cadence.items()]
    if preset.thank_you_to == "owner":
        changes.append("thank-you to the owner only")
    if not preset.gift_in_thank_you:
        changes.append("no gift in a thank-you")
    if preset.formal:
        changes.append("formal")
    if preset.quiet:
        changes.append(f"nobody writes: {'; '.join(map(str, preset.quiet))}")
    changes.append(f"{preset.spelling.capitalize()} spelling")
    return ", ".join(changes)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |\n" for line in lines)
