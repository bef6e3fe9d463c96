from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.words.addresses import parts_of


def test_an_address_has_parts() -> None:
    parts = parts_of("https://Talks.example:8080/a?b=c")
    assert (parts.scheme, parts.hostname, parts.path, parts.query) == ("https", "talks.example", "/a", "b=c")


@pytest.mark.parametrize("address", ["http://[a", "https://\u2100.example/b", "//["])
def test_what_is_no_address_is_all_path(address: str) -> None:
    parts = parts_of(address)
    assert (parts.scheme, parts.hostname, parts.path) == ("", None, address)


@given(st.text(max_size=30))
def test_any_text_goes_through(text: str) -> None:
    parts_of(f"https://{text}")
