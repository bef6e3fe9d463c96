"""Which words are one: by their stem, and by their root, which keeps short words apart."""

from __future__ import annotations

import pytest

from afterword.words.stems import root, stem


@pytest.mark.parametrize(
    "words",
    [
        "win wins winning",
        "wine wines",
        "care cares caring cared",
        "car cars",
        "code codes coding coded",
        "bake bakes baking baked",
        "house houses housing housed",
        "nurse nurses nursing",
        "box boxes boxing",
        "gas gases",
        "plan plans planning planned",
        "plane planes planed",
        "hop hops hopping",
        "hope hopes hoping hoped",
        "judge judges judging",
        "ring rings ringing",
        "knit knits knitting",
        "tile tiles tiling",
        "mill mills milling",
        "fir firs",
        "fire fires fired firing",
        "sail sails sailing sailed",
        "migration migrate migrated",
        "carry carries carried",
    ],
)
def test_the_forms_of_a_word_have_one_root(words: str) -> None:
    assert len({root(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words",
    ["win wine", "care car", "code cod", "hope hop", "plane plan", "fire fir", "tape tap", "carry car"],
)
def test_short_words_of_two_things_have_two_roots(words: str) -> None:
    one, other = words.split()
    assert root(one) != root(other)
    assert root(f"{one}s") != root(f"{other}s")


def test_a_root_that_is_long_is_the_stem() -> None:
    for word in ("bridges", "choirs", "observability", "Müllers", "bouldering"):
        assert root(word) == stem(word)
