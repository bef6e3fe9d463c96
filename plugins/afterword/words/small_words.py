"""Small words of English by which sentences and phrases are read alike."""

from __future__ import annotations

from pathlib import Path

from afterword.compiled import table_of

_DATA = table_of(Path(__file__).with_suffix(".toml"))

DETERMINERS, NUMBERS, ADVERBS = (
    frozenset[str](_DATA[key].split()) for key in ("determiners", "numbers", "adverbs")
)
