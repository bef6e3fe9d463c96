"""The rules as Markdown tables, from the code, for the reference pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from afterword.followups.precedence import ORDER
from afterword.followups.rule_words import OTHER_RULES
from afterword.settings.cadence import Cadence
from afterword.settings.countries import PRESETS, CountryPreset


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
