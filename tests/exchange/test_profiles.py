"""Profiles: the address of one, however it is written, and whose it is."""

from __future__ import annotations

import pytest

from afterword.exchange.people import profile, profile_key


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("https://www.linkedin.com/in/ines-falk/?utm=1", "in/ines-falk"),
        ("https://in.linkedin.com/in/indira", "in/indira"),
        ("linkedin.com/in/in", "in/in"),
        ("https://www.linkedin.com/de/in/ingo", "in/ingo"),
        ("https://www.linkedin.com/mwlite/in/ingrid", "in/ingrid"),
        ("https://www.linkedin.com/pub/pubudu", "pub/pubudu"),
        ("https://www.linkedin.com/profile/view?id=77", "in/77"),
    ],
)
def test_a_name_that_begins_as_the_way_to_it_is_whole(written: str, name: str) -> None:
    assert profile(written) == f"https://www.linkedin.com/{name}"
    assert profile_key(written) == name.partition("/")[2]


@pytest.mark.parametrize(
    "written", ["https://www.linkedin.com/company/halden", "https://halden.example/in/ana"]
)
def test_what_is_no_profile_is_none(written: str) -> None:
    assert profile(written) == ""
