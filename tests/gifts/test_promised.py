"""What was promised is brought as promised: it is not offered as a gift besides."""

from __future__ import annotations

from datetime import date

import pytest
from writing.letters import journal_of

from afterword.gifts.matching import roots, tag_spoken_of
from afterword.gifts.promised import introduced, person_named, promised
from afterword.gifts.shelf import shelf
from afterword.records.gift import Gift
from afterword.words.stems import stem

TODAY = date(2026, 11, 23)


def gift(title: str, kind: str = "article", interests: str = "archives", url: str = "") -> str:
    more = f"url: {url}\n" if url else ""
    return f'title: "{title}"\nkind: {kind}\ninterests: [{interests}]\n{more}read: yes\nagreed: yes\n'


def search(record: str, promise: str) -> str:
    return (
        f"=== gifts/g.md\n---\n{record}---\n"
        "=== contacts/bronwen.md\n---\nname: Bronwen Price\ncompany: Tidewater\ninterests: [archives]\n---\n"
        "=== contacts/sunita.md\n---\nname: Sunita Rao\ncompany: Tidewater\ninterests: [archives]\n---\n"
        "=== contacts/wes.md\n---\nname: Wes Hale\ncompany: Hop Row\ninterests: [archives]\n---\n"
        "=== interviews/2026-11-20-tidewater.md\n---\ncompany: Tidewater\nposition: Head\nwhen: 2026-11-20\n"
        f"met: [bronwen, sunita]\n---\n\n## Bronwen Price\n\n- promised: {promise} by 2026-11-27\n"
    )


@pytest.mark.parametrize(
    ("record", "promise"),
    [
        (gift("Sanjay Mehta, who digitised an archive", "introduction"), "the introduction of Sanjay"),
        (gift("Introduction to Sanjay Mehta", "introduction"), "put her in touch with Sanjay Mehta"),
        (gift("Sanjay Mehta (Hull)", "introduction"), "to ask Sanjay's leave to pass on his number"),
        (gift("Tide tables for small boats", "tool"), "to send the tide tables"),
        (gift("What my first year as an apprentice taught the team", "talk"), "the talk on apprentices"),
        (gift("Plates", url="https://plates.example/a"), "the link, https://plates.example/a"),
    ],
)
def test_a_promise_in_the_words_of_a_gift_means_it(record: str, promise: str) -> None:
    journal = journal_of(search(record, promise))
    assert promised(journal) == {("bronwen", "g"): date(2026, 11, 20)}
    found = shelf(journal, TODAY)
    assert not found.fitting("bronwen")
    assert "You promised it to Bronwen Price" in found.why_not("bronwen", "g")
    assert found.why_not("bronwen", "g", as_promised=True) == ""
    assert not found.fitting("sunita")
    assert "Bronwen Price, at the same company" in found.why_not("sunita", "g")
    assert [each.gift for each in found.fitting("wes")] == ["g"]


@pytest.mark.parametrize(
    "promise",
    [
        "the sampling write-up",
        "the storage audit template",
        "two dates for a visit",
        "the archive rota",
        "to check with my old ward",
        "Paul's number",
    ],
)
@pytest.mark.parametrize("title", ["Tail sampling after six months", "Storage audits in a day"])
def test_another_promise_leaves_a_gift_on_offer(promise: str, title: str) -> None:
    journal = journal_of(search(gift(title), promise))
    assert not promised(journal)
    assert [each.gift for each in shelf(journal, TODAY).fitting("bronwen")] == ["g"]


@pytest.mark.parametrize(
    ("title", "who", "name"),
    [
        ("Hana Vogel, who ran a roll-out", "Hana Vogel, who ran a roll-out", "Hana Vogel"),
        ("Introduction to Hana Vogel", "Hana Vogel", "Hana Vogel"),
        ("An intro to Hana Vogel (Bremen)", "Hana Vogel (Bremen)", "Hana Vogel"),
        ("intro: Hana", "Hana", "Hana"),
        ("Hana Vogel who ran a roll-out", "Hana Vogel who ran a roll-out", "Hana Vogel"),
    ],
)
def test_the_person_of_an_introduction(title: str, who: str, name: str) -> None:
    found = Gift("g", title, "introduction", ("a",))
    assert (introduced(found), person_named(found)) == (who, name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("loans", "loan"),
        ("sailing", "sailed"),
        ("dinghies", "dinghy"),
        ("housing", "houses"),
        ("stopped", "stops"),
    ],
)
def test_words_are_one_without_their_endings(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("observatory", "observability"), ("contract", "control"), ("interviews", "international")],
)
def test_words_that_only_begin_alike_are_two(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("title", "tags", "line", "part"),
    [
        ("Tide tables for small boats", "sailing/dinghies", "sailing her Contessa 32", "sailing"),
        ("Loan paperwork after 2021", "loans sailing", "the loan agreements with the Dutch", "loans"),
        ("Loan paperwork after 2021", "loans sailing", "sailing his Contessa", None),
        ("Sailing schools", "schools sailing", "sailing his Contessa", "sailing"),
        ("A build cache without tears", "build-systems", "why the build takes an hour", "build-systems"),
        ("Reports that retire", "data-quality", "the data centre move", None),
        ("Data that retires", "data-quality", "the data centre move", None),
    ],
)
def test_the_first_tag_or_one_in_the_title_ties_a_gift_to_what_was_said(
    title: str, tags: str, line: str, part: str | None
) -> None:
    found = Gift("g", title, "article", tuple(tags.split()))
    assert tag_spoken_of(found, roots(line)) == part
