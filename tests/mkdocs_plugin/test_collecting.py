"""Python's collector is called less often in a build, and never more often than somebody wished."""

from __future__ import annotations

import gc
import subprocess
import sys
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


def test_at_the_end_of_the_process_nothing_is_looked_through() -> None:
    """What holds itself alone is left to the end of the process, and what was to be done then is done."""
    code = (
        "import atexit, sys\n"
        "from afterword.mkdocs_plugin.collecting import collect_less_often\n"
        "class Circle:\n"
        "    def __init__(self): self.itself = self\n"
        "    def __del__(self): print('collected')\n"
        "atexit.register(print, 'done')\n"
        "if 'ours' in sys.argv: collect_less_often(), collect_less_often()\n"
        "Circle()\n"
    )
    for argument, said in (("theirs", "done\ncollected\n"), ("ours", "done\n")):
        ended = subprocess.run(
            [sys.executable, "-c", code, argument], capture_output=True, encoding="utf-8", check=True
        )
        assert ended.stdout == said
