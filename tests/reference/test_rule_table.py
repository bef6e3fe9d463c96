"""The rule reference, made from the code."""

from __future__ import annotations

from dataclasses import fields

from afterword.followups.precedence import RANK
from afterword.kinds import OUTGOING_KINDS
from afterword.reference.rule_table import country_table, order_list, rule_table
from afterword.settings.cadence import Cadence
from afterword.settings.countries import PRESETS


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table.splitlines()]


def test_every_setting_has_its_row_with_default_source_and_confidence() -> None:
    head, rule, *rows = cells(rule_table())
    assert head == ["Setting", "Default", "Meaning", "Source", "How sure"]
    assert rule == ["---"] * 5
    others = ["`promise`", "`congratulate`"]
    assert [row[0] for row in rows] == [*(f"`{setting.name}`" for setting in fields(Cadence)), *others]
    assert ["`away`", "none"] in [row[:2] for row in rows]
    assert all(len(row) == 5 and all(row) for row in rows)
    assert ["`ask_gap`", "`7bd`"] in [row[:2] for row in rows]
    assert ["`give_growth`", "`1.5`"] in [row[:2] for row in rows]
    assert {row[4] for row in rows} == {"strong", "consensus", "our choice"}


def test_every_country_has_its_row_with_what_it_changes() -> None:
    rows = {row[0]: row for row in cells(country_table())[2:]}
    assert list(rows) == [f"`{code}`" for code in PRESETS]
    assert rows["`de`"][2] == (
        "`thank_you_latest: 48h`, `ask_gap: 10bd`, formal, nobody writes: 24 December to 6 January, British "
        "spelling"
    )
    assert rows["`us`"][2] == (
        "nobody writes: 24 December to 1 January; the day after Thanksgiving, American spelling"
    )
    assert rows["`ae`"][2] == "British spelling"


def test_the_order_ranks_every_kind_once() -> None:
    assert set(RANK) == set(OUTGOING_KINDS)
    assert order_list().startswith("1. `answer`\n2. `promised-item`\n3. `thank-you`, ")
