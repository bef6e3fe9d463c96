"""Python's collector is called less often in a build, and never more often than somebody wished."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from afterword.mkdocs_plugin.collecting import collect_less_often


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.parametrize(("set_to", "expected"), [(700, 10_000), (2_000, 10_000), (50_000, 50_000), (0, 0)])
def test_less_often_and_no_more_often(set_to: int, expected: int) -> None:
    gc.set_threshold(set_to, 7, 9)
    collect_less_often()
    assert gc.get_threshold() == (expected, 7, 9)
