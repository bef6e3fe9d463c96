from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.records.slugs import RESERVED, slugify, slugify_path, unique


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Priya Raman", "priya-raman"),
        ("Zoë Müller-Lüdenscheidt", "zoe-muller-ludenscheidt"),
        ("Siobhán O'Neill", "siobhan-oneill"),
        ("王伟", "王伟"),
        ("Мария Иванова", "мария-иванова"),
        ("محمد علي", "محمد-علي"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("AT&T", "at-and-t"),
        ("index", "index-1"),
        ("README", "readme-1"),
        ("../../etc/passwd", "etc-passwd"),
        ("🚀", "1f680"),
    ],
)
def test_slugs_of_names(name: str, slug: str) -> None:
    assert slugify(name) == slug


def test_nested_tags_are_paths() -> None:
    assert slugify_path("Sailing/Dinghies") == "sailing/dinghies"
    assert slugify_path("a/index") == "a/index-1"
    assert slugify_path("/") != ""


@given(st.text(min_size=1))
def test_a_slug_is_a_safe_file_name(name: str) -> None:
    slug = slugify(name)
    assert slug
    assert slug not in RESERVED
    assert not slug.startswith((".", "_", "-"))
    assert not set(slug) & set('/\\:*?"<>| \n\t')


@given(st.lists(st.text(min_size=1, max_size=6), unique=True))
def test_unique_slugs_are_unique(names: list[str]) -> None:
    slugs = unique(names)
    assert list(slugs) == names
    assert len(set(slugs.values())) == len(names)


def test_a_newcomer_never_takes_a_slug_away() -> None:
    assert unique(["Foo Inc", "Foo, Inc."]) == {"Foo Inc": "foo-inc", "Foo, Inc.": "foo-inc-2"}
