"""The shapes of lines: what is taken for a thing, a doing or a question, and what never is."""

from __future__ import annotations

from pathlib import Path

import pytest

from afterword.writing.quoting import may_be_quoted
from afterword.writing.shapes import Shape, shape_of

HERE = Path(__file__).parent / "hurried"


def lines(name: str) -> list[str]:
    return (HERE / f"{name}.lines").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("the red panda studbook", "thing"),
        ("the four vans for sixty miles of main", "thing"),
        ("the primary schools' kazoo concert", "thing"),
        ("a kitchen fire caused by a budgie", "thing"),
        ("the maps of the old harbor", "thing"),
        ("organizing the catalog by color", "doing"),
        ("the drift in the number 2 feed pump", "thing"),
        ("the rota, the roof and the boiler", "thing"),
        ("her allotment's first artichoke", "thing"),
        ("moving forty services to OpenTelemetry", "doing"),
        ("training a giraffe to lift its foot", "doing"),
        ("dancing the tango in Turku every August", "doing"),
        ("repainting the lantern room", "doing"),
        ("whether I have run a kiln", "question"),
        ("what I'd do first", "question"),
        ("which tools I would keep", "question"),
        ("why the build takes an hour", "question"),
        ("whether to move the box office online", "question"),
        ("how they keep the blades sharp", "question"),
        # a thing with a clause that tells of it, or its name
        ("the lathe that came out of a shipyard", "thing"),
        ("the first van that ran behind a tram", "thing"),
        ("a coal barge called the Dolphin", "thing"),
        ("teaching apprentices who like small work", "doing"),
        # a phrase with a particle or a light verb that goes somewhere
        ("moving the looms over to the new mill", "doing"),
        ("hauling a piano up a spiral stair", "doing"),
        ("walking down the lane at dusk", "doing"),
        ("going back to raw milk for the soft cheese", "doing"),
        ("keeping the cellar cool through another summer", "doing"),
        ("making a kite out of newspaper", "doing"),
        ("building up a glaze in thin layers", "doing"),
        # a question of a craft, of what would be done, and of what grows
        ("whether I still mend a net myself", "question"),
        ("what I'd do if a mast cracked on the first night", "question"),
        ("why straw likes the rain", "question"),
        # words that look sensitive, and are not where they stand
        ("the trumpet fanfare at noon", "thing"),
        ("the menu in the crew mess", "thing"),
        ("what I read under the covers as a child", "question"),
        ("the new bus with the wheelchair lift", "thing"),
        ("whether zoos should exist at all", "question"),
    ],
)
def test_a_line_of_one_of_the_shapes(line: str, shape: Shape) -> None:
    assert shape_of(line) == shape


@pytest.mark.parametrize(
    "line",
    [
        # a verb behind a noun
        "the roof leaks",
        "the giraffe house floods",
        "the alarms ring hourly",
        "the council wastes money",
        "the new system crashed",
        "the boiler's broken",
        "EHCPs take 14 months",
        "giraffes need trimming",
        # a judgement before one
        "the grim canteen",
        "the odd rota",
        "the useless printer",
        # no thing at all, or more than one sentence
        "rota",
        "moving",
        "the rota. again",
        "the pipes, plays at burns night",
        "rowing, Achter, 5:30 morgens",
        "signalling box closed 2011",
        "the one thing you should",
        # of another language
        "a huge Rückstand",
        "an der Qualität",
        "la fiche",
        # shorthand and slips
        "the mgr rota",
        "the rota wont fit",
        # questions about a life
        "whether I live alone",
        "how I vote",
        "what I weigh",
        "why I look tired",
        "how I'd get on with Derek",
    ],
)
def test_a_line_of_none(line: str) -> None:
    assert shape_of(line) is None
    assert shape_of(line, glad=True) is None


@pytest.mark.parametrize("line", lines("unfit"))
def test_what_might_hurt_somebody_has_no_shape(line: str) -> None:
    assert shape_of(line) is None
    assert shape_of(line, glad=True) is None


def test_most_lines_of_many_trades_have_one() -> None:
    fit = lines("fit")
    assert sum(shape_of(line) is not None for line in fit) >= 0.8 * len(fit)


def test_what_they_lit_up_at_may_be_theirs() -> None:
    assert shape_of("her collection of clay pipes") == "thing"
    assert shape_of("her atlas of the moon") is None
    assert shape_of("her atlas of the moon", glad=True) == "thing"
    assert shape_of("her accent", glad=True) is None


def test_a_name_is_known_in_small_letters_too() -> None:
    assert shape_of("the rota tom draws up", frozenset({"tom"})) is None
    assert shape_of("the rota for an open day", frozenset({"an"})) == "thing"
    assert shape_of("the rota for An", frozenset({"an"})) is None


@pytest.mark.parametrize("word", ["why", "if", "how", "what", "whether"])
def test_a_question_of_one_word_is_read_like_any_other(word: str) -> None:
    assert may_be_quoted(word) in (True, False)


def test_what_is_harmless_and_of_no_shape_may_be_quoted_to_the_user() -> None:
    for line in ("pick errors on the night shift", "boiler trips twice a week", "rota gaps"):
        assert shape_of(line) is None and may_be_quoted(line)
    for line in (
        "money for the roof",
        "her temper trips",
        "the shoddy rota",
        "boiler trips. useless",
        "le four",
    ):
        assert not may_be_quoted(line)


def test_what_might_hurt_somebody_is_not_even_quoted() -> None:
    assert [line for line in lines("unquotable") if may_be_quoted(line)] == []


def test_what_is_harmless_is_quoted_whatever_its_grammar() -> None:
    for line in (
        "a kiln that takes two days to cool",
        "the hat they made for a horse",
        "her knitting patterns for the ringers",
        "rhyme time in three languages",
        "turning a full load round in twenty minutes",
        "how I would calm a landlord at the gate",
        "getting the drays to Hull in the snow",
    ):
        assert may_be_quoted(line), line


def test_who_is_named_is_not_quoted() -> None:
    assert may_be_quoted("the rota gaps at Upper Hale")
    assert not may_be_quoted("rota gaps with Derek")
    assert not may_be_quoted("the rota gaps derek left", frozenset({"derek"}))
