"""For the searches of the findings: a journal that commands are typed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from searches.living import Search


@pytest.fixture
def search(tmp_path: Path, git_config: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Search]:
    """A new search, with settings where they are given."""
    monkeypatch.setenv("COLUMNS", "100")
    return lambda **settings: Search(tmp_path / "search", **settings)


@pytest.fixture
def nadia(search: Callable[..., Search]) -> Search:
    """Nadia Beaumont, Portland: the agency on 22 September 2026, five people of Cascade on Friday 2 October.

    Kelly Marsh of the agency brought her the position; nobody has been written to.
    """
    nadia = search(country="us", me={"name": "Nadia Beaumont"})
    nadia.on(
        "2026-09-22T12:00",
        'debrief --company "Cascade Valley Health" --position "Nurse Manager, ICU" --when 2026-09-22T10:00 '
        "--minutes 30 --format phone "
        '--met "Kelly Marsh; company: Bridgeway Staffing; part: agency; email: kelly@bridgeway.example; '
        "interests: pottery; "
        'talked about: which hospitals keep their nurse managers"',
    )
    nadia.on(
        "2026-10-02T17:00",
        'debrief --company "Cascade Valley Health" --position "Nurse Manager, ICU" --when 2026-10-02T13:00 '
        "--minutes 120 --format panel --decision-by 2026-11-02 --owner bettina "
        '--met "Bettina Ruiz; part: recruiter; email: bettina@cascade.example; '
        'talked about: how the units share their float nurses" '
        '--met "Helen Voss; part: hiring-manager; email: helen@cascade.example; interests: steelhead; '
        'talked about: nights on the ICU" '
        '--met "Marcus Reed; part: executive; email: marcus@cascade.example; interests: magnet; '
        'talked about: the second magnet visit" '
        '--met "Alan Brooks; part: executive; email: alan@cascade.example; interests: cycling; '
        'talked about: the price of agency nurses" '
        '--met "Priyanka Rao; part: peer; email: priyanka@cascade.example; interests: gardens; '
        'talked about: the step-down unit"',
    )
    return nadia
