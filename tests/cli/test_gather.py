"""`afterword gather`: what is new in feeds, for those who would be glad of it, and what was seen is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from gathering.servers import Machine, Said, machine

FILE = Path(__file__).parents[1] / "exchange" / "files" / "feeds" / "harbour.xml"
LIST = Path("gifts/_candidates.md")
SEEN = Path(".afterword/gathered/seen.json")


@pytest.fixture
def there(small_journal: Path, may_ask: None) -> Iterator[Machine]:
    """With a feed of three things; nothing waits for a word of the user yet."""
    (small_journal / LIST).unlink()
    with machine() as made:
        made.answers["/feed"] = Said(headers={"ETag": '"1"'}, body=FILE.read_bytes())
        yield made


def test_a_second_time_only_what_is_new(afterword, small_journal: Path, there: Machine) -> None:
    first = afterword("gather", there.at())
    assert first.exit_code == 0
    assert "3 new entries in 1 feed." in first.stderr
    assert "For Ana Sol: 1 new, first “Alone in a dinghy, and what to do when it capsizes”" in first.stderr
    listed = LIST.read_text("utf-8")
    assert "https://sail.example/single-handed)" in listed, "without what only tells who followed it"
    assert "beer" not in listed
    second = afterword("gather", there.at())
    assert second.stderr.strip() == "Nothing new in 1 feed; --again shows what was shown before."
    assert there.asked[1][1]["if-none-match"] == '"1"'
    assert LIST.read_text("utf-8") == listed
    told = json.loads(SEEN.read_text("utf-8"))
    assert told["feeds"] == {there.at(): {"etag": '"1"', "modified": ""}}
    assert len(told["pages"]) == 3


def test_what_was_taken_back_can_be_had_again(afterword, small_journal: Path, there: Machine) -> None:
    afterword("gather", there.at())
    assert afterword("undo").exit_code == 0
    assert not LIST.exists()
    assert "Nothing new" in afterword("gather", there.at()).stderr
    again = afterword("gather", "--again", there.at())
    assert "3 new entries" in again.stderr
    assert LIST.exists()
    assert "if-none-match" not in there.asked[-1][1]


def test_what_had_no_room_comes_once_there_is_some(afterword, small_journal: Path, there: Machine) -> None:
    """Nothing is lost because somebody's list was full on the day."""
    entries = "".join(
        f"<item><title>Sailing a dinghy to {name}</title><link>https://sail.example/{name}</link></item>"
        for name in ("cowes", "hamble", "yarmouth", "lymington", "poole", "salcombe", "fowey")
    )
    body = f"<rss version='2.0'><channel><title>S</title>{entries}</channel></rss>".encode()
    there.answers["/many"] = Said(headers={"ETag": '"9"'}, body=body)
    afterword("gather", there.at())  # one for Ana
    afterword("gather", there.at("/many"))
    before = LIST.read_text("utf-8")
    assert before.count("for [[ana-sol]]") == 5
    LIST.write_text("", encoding="utf-8")
    assert "3 new entries" in afterword("gather", there.at("/many")).stderr  # four of seven had room
    assert LIST.read_text("utf-8").count("for [[ana-sol]]") == 3


def test_the_users_own_words_find_what_no_name_tells_and_count_for_what_has_no_room(
    afterword, small_journal: Path, there: Machine
) -> None:
    config = small_journal / "mkdocs.yml"
    own = "      country: uk\n      synonyms: {sailing/dinghies: [headstock, clapper]}\n"
    config.write_text(config.read_text("utf-8").replace("      country: uk\n", own), encoding="utf-8")
    entries = "".join(
        f"<item><title>A headstock for {name}</title><link>https://bells.example/{name}</link></item>"
        for name in ("cowes", "hamble", "yarmouth", "lymington", "poole", "salcombe", "fowey")
    )
    body = f"<rss version='2.0'><channel><title>B</title>{entries}</channel></rss>".encode()
    there.answers["/bells"] = Said(body=body)
    afterword("gather", there.at())  # one for Ana
    assert "For Ana Sol: 4 new" in afterword("gather", there.at("/bells")).stderr
    LIST.write_text("", encoding="utf-8")
    assert "3 new entries" in afterword("gather", there.at("/bells")).stderr


def test_json(afterword, small_journal: Path, there: Machine) -> None:
    result = afterword("gather", there.at(), there.at("/gone"), "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert list(told) == ["version", "candidates", "problems"]
    assert [list(each) for each in told["candidates"]] == [
        ["contact", "interest", "title", "url", "why", "score"]
    ] * len(told["candidates"])
    assert {(each["contact"], each["url"]) for each in told["candidates"]} == {
        ("ana-sol", "https://sail.example/single-handed"),
        ("ben-osei", "https://hive.example/cluster"),
    }
    assert told["problems"] == [
        {"feed": there.at("/gone"), "message": "there is no such page any more (404)"}
    ]


def test_one_broken_feed_is_told_and_the_others_are_read(
    afterword, small_journal: Path, there: Machine
) -> None:
    result = afterword("gather", there.at("/gone"), there.at())
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == f"{there.at('/gone')}: there is no such page any more (404)"
    assert LIST.exists()
    assert there.at("/gone") not in json.loads(SEEN.read_text("utf-8"))["feeds"]


def test_dry_run_writes_nothing(afterword, small_journal: Path, there: Machine) -> None:
    result = afterword("gather", there.at(), "--dry-run")
    assert "+" in result.stdout
    assert "Alone in a dinghy" in result.stdout
    assert not LIST.exists()
    assert not SEEN.exists()


def test_the_feeds_of_the_settings(afterword, small_journal: Path, there: Machine) -> None:
    config = small_journal / "mkdocs.yml"
    text = config.read_text("utf-8")
    (small_journal / "own.xml").write_bytes(FILE.read_bytes())
    config.write_text(
        text.replace("      country: uk\n", f"      country: uk\n      feeds: [{there.at()}, own.xml]\n"),
        encoding="utf-8",
    )
    (small_journal / "notes").mkdir(exist_ok=True)
    result = afterword("--root", str(small_journal), "gather")
    assert "3 new entries in 2 feeds." in result.stderr
    assert len(there.asked) == 1


def test_nothing_to_ask(afterword, small_journal: Path) -> None:
    result = afterword("gather")
    assert result.exit_code == 2
    assert "`feeds:` under `afterword:`" in result.stderr


def test_what_was_seen_is_broken(afterword, small_journal: Path, there: Machine) -> None:
    SEEN.parent.mkdir(parents=True)
    SEEN.write_text("{", encoding="utf-8")
    result = afterword("gather", there.at())
    assert result.exit_code == 1
    assert "Delete it" in result.stderr
    assert there.asked == []
