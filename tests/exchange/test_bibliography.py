"""Bibliographies in BibTeX, of the form that the manual of BibTeX 0.99d and its programs allow."""

from __future__ import annotations

from datetime import date

import pytest
from exchange.reading import bytes_of

from afterword.exchange.bibliography import read_bibliography
from afterword.exchange.decoding import UnreadableFileError
from afterword.exchange.kept import read_works
from afterword.exchange.latex import spelt
from afterword.exchange.sniffing import kind_of
from afterword.gifts.items import Item


def titles(text: str) -> list[str]:
    return [item.title for item in read_bibliography(text).items]


def left(text: str) -> list[tuple[int, str]]:
    return [(each.line, each.reason) for each in read_bibliography(text).left_out]


def test_a_bibliography() -> None:
    text = (
        '% exported\n@article{dahl_2025,\n\ttitle = {Fleet telemetry: {A} {Gr{\\"o}nland} study \\& more},\n'
        "\tdoi = {10.5555/12345},\n\tyear = 2025,\n\tkeywords = {ferries, telemetry},\n}\n"
        '@book{b, title = "Moors {and} \\v{S}ume", url = {https://moor.example/}}\n'
    )
    fleet, moors = read_bibliography(text).items
    assert fleet == Item(
        "Fleet telemetry: A Grönland study & more",
        "",
        ("ferries", "telemetry"),
        "https://doi.org/10.5555/12345",
        date(2025, 1, 1),
        "paper",
    )
    assert (moors.title, moors.url, moors.kind) == ("Moors and Šume", "https://moor.example/", "book")


def test_round_brackets() -> None:
    text = (
        '@Article(dahl(2025),\n title = {Fleet (telemetry)},\n year = 2025)\n@book ( b, title = "Moors" )\n'
    )
    fleet, moors = read_bibliography(text).items
    assert (fleet.title, fleet.found, moors.title) == ("Fleet (telemetry)", date(2025, 1, 1), "Moors")


def test_abbreviations_and_pieces_of_a_value() -> None:
    text = (
        '@string{fleet = {Fleet} # { telemetry}}\n@STRING(sea = "at sea")\n'
        '@misc{a, title = fleet # " " # SEA, month = mar, year = 2024}\n'
        "@misc{b, title = nowhere # {Moors}, month = 11, year = {2024}}\n"
    )
    first, second = read_bibliography(text).items
    assert (first.title, first.found) == ("Fleet telemetry at sea", date(2024, 3, 1))
    assert (second.title, second.found) == ("Moors", date(2024, 11, 1))


def test_remarks_are_no_works() -> None:
    text = (
        "Write to mira@post (at home) or a@b{c}.\n@comment{meta: {x} y;}\n@preamble{ {\\newcommand} }\n"
        "@Comment never closed { \n@misc{a, title = {Moors}}\n@comment(@misc{b, title={Old}})\n"
    )
    assert (titles(text), left(text)) == (["Moors"], [])


def test_abbreviations_of_abbreviations_do_not_explode() -> None:
    text = "@string{c = {xxxxxxxx}}\n" + "@string{c = c # c}\n" * 200 + "@misc{a, title = c}\n"
    assert len(titles(text)[0]) <= 2_000


def test_a_volume_tells_the_year_and_nothing_else() -> None:
    text = (
        "@inproceedings{a, title = {Moors}, author = {Sol, Ana and others}, crossref = {Vol}}\n"
        "@proceedings{vol, title = {All of it}, year = 2023, url = {https://all.example/}}\n"
        "@inproceedings{b, title = {Heaths}, crossref = {gone}}\n"
    )
    moors, everything, heaths = read_bibliography(text).items
    assert (moors.title, moors.url, moors.found) == ("Moors", "", date(2023, 1, 1))
    assert (everything.kind, heaths.found) == ("book", None)


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ("url = {\\url{https://a.example/x\\_y}}", "https://a.example/x_y"),
        ("doi = {https://doi.org/10.5555/a\\_b}", "https://doi.org/10.5555/a_b"),
        ("eprint = {2401.01234}, archivePrefix = {arXiv}", "https://arxiv.org/abs/2401.01234"),
        ("howpublished = {Online, \\url{https://a.example/}}", "https://a.example/"),
        ("url = {javascript:alert(1)}", "javascript:alert(1)"),
    ],
)
def test_where_it_is_to_be_read(fields: str, address: str) -> None:
    (only,) = read_bibliography(f"@online{{a, title = {{X}}, {fields}, date = {{2024-02}}}}").items
    assert (only.url, only.found) == (address, date(2024, 2, 1))


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("@misc{a, title = {never closed", "a brace that opens in it is never closed"),
        ('@misc{a, title = "never closed}', "a quotation mark that opens in it is never closed"),
        ("@misc{a, title = {X}, ", "no } closes it; is the file whole?"),
        ("@misc(a, title = {X}}", "where a field or ) should stand there is “}”"),
        ("@misc{a, title = , year = 1}", "a field has no value behind its equals sign"),
        ("@misc{a, title = {X}, of 2024}", "where a field or } should stand there is “of 2024}”"),
        (
            "@article a, title = {X}",
            "no bracket stands behind it; an entry is written so: @article{dahl2025, ",
        ),
    ],
)
def test_what_is_broken_is_told_with_its_line_and_costs_no_other(broken: str, reason: str) -> None:
    text = f"@misc{{x, title = {{Before}}}}\n\n{broken}\n@book{{y,\n title = {{After}}}}\n"
    assert titles(text) == ["Before", "After"]
    ((line, told),) = left(text)
    assert line == 3 and told.startswith(reason)


def test_a_file_without_a_work_is_told() -> None:
    with pytest.raises(UnreadableFileError, match="no entry in this bibliography; an entry is written so"):
        read_bibliography("@comment{nothing}\nmira@post.example\n")


def test_it_is_known_by_its_first_entry() -> None:
    for text in (
        "@article{a, title = {b}}",
        "@article(a, title = {b})",
        "% Encoding: UTF-8\n\n@Comment{x}\n",
        "A remark.\n  @string{ x = {y} }",
        "@misc{\n title = {b}}",
    ):
        assert kind_of(text.encode()) == "bibliography"
    assert kind_of(b"Name,Mail\nAna,@ana (x)\n") == "table"


def test_a_bibliography_in_ris() -> None:
    data = bytes_of("reading/zotero.ris")
    assert kind_of(data) == "bibliography"
    walks, lenses = read_works(data.decode("utf-8")).items
    assert walks == Item(
        "Walking the dunes",
        "A long abstract that goes on.",
        ("dunes", "lenses"),
        "https://doi.org/10.5555/12345",
        date(2025, 3, 1),
        "paper",
    )
    assert (lenses.title, lenses.url, lenses.kind) == ("Lenses", "https://lens.example/book", "book")
    torn = read_works("TY  - JOUR\nTI  - A\n\nTY  - BOOK\nTI  - B\nER  - \n")
    assert [item.title for item in torn.items] == ["B"]
    assert [(each.line, each.reason) for each in torn.left_out] == [
        (1, "no line ER closes it; is the file whole?")
    ]


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"{\"O}zt{\"u}rk and G\"odel", "Öztürk and Gödel"),
        (r"\'{\i} na\"\i ve Erd{\H o}s \c{c}a \v S \'Elan", "í naïve Erdős ça Š Élan"),
        (r"Bl\aa b{\ae}r {\o}re Stra{\ss}e {\L}\'od\'z", "Blåbær øre Straße Łódź"),
        (r"\emph{Big} {\em and} \textbf{small} {D}ata", "Big and small Data"),
        (r"10--20 --- ``quoted''~now", "10–20 — “quoted” now"),
        (r"$O(n \log n)$, $\alpha$ and $\Lambda$", "O(n log n), α and Λ"),
        (r"{\LaTeX} and \LaTeX{} too", "LaTeX and LaTeX too"),
        (r"C\# \& 5\% of \{x\} \\ y", "C# & 5% of {x}   y"),
    ],
)
def test_words_of_latex(latex: str, plain: str) -> None:
    """As TeX sets them (The TeXbook, chapter 9), in letters of Unicode."""
    assert spelt(latex) == plain
