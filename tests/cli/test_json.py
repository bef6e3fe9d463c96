"""What other programs read: the names and shapes of design and documentation, which only ever grow."""

from __future__ import annotations

import json
import re
from datetime import date, datetime

import pytest


def read(afterword, *words: str) -> dict:
    return json.loads(afterword(*words, "--json").stdout)


def test_due(afterword) -> None:
    data = read(afterword, "due", "--all")
    assert data["version"] == 1
    assert data["today"] == "2026-11-23"
    assert {item["state"] for item in data["follow_ups"]} == {"late", "upcoming", "held"}
    for item in data["follow_ups"]:
        assert list(item)[:15] == [
            *("contact", "name", "company", "position", "interview", "kind", "state"),
            *("opens", "due", "until", "rule", "why", "gifts", "reason", "hold"),
        ]
        assert 0 < len(item["reason"].split()) <= 12
        assert bool(item["hold"]) or item["state"] != "held"
        assert isinstance(item["gifts"], list)
        for key in ("opens", "due"):
            thanks = item["kind"].startswith("thank-you")
            moment = datetime.fromisoformat(item[key]) if thanks else date.fromisoformat(item[key])
            assert moment
        assert item["until"] is None or re.match(r"\d{4}-\d{2}-\d{2}", item["until"])


def test_only_what_can_be_written_now_without_all(afterword) -> None:
    assert {item["state"] for item in read(afterword, "due")["follow_ups"]} == {"late"}


def test_check(afterword) -> None:
    data = read(afterword, "check")
    assert data["version"] == 1
    assert data["problems"]
    for problem in data["problems"]:
        assert list(problem)[:7] == ["path", "line", "column", "level", "rule", "message", "fix"]
        assert problem["level"] in ("error", "warning", "hint")
        assert problem["line"] >= 1
        assert problem["column"] >= 1


def test_draft(afterword) -> None:
    data = read(afterword, "draft", "ben-osei")
    assert list(data)[:8] == ["version", "to", "kind", "subject", "body", "gift", "mailto", "placeholders"]
    assert (data["version"], data["to"], data["kind"]) == (1, "ben-osei", "thank-you")
    assert data["placeholders"] == ["[one line on why you suit the job]"]
    assert data["mailto"].startswith("mailto:ben.osei@harbour.example?subject=")


def test_draft_without_an_address_or_a_gift(afterword, small_journal) -> None:
    afterword("new", "contact", "Kit Moss")
    data = read(afterword, "draft", "kit", "--kind", "value-add")
    assert (data["mailto"], data["gift"]) == (None, None)


def test_show_and_gifts(afterword) -> None:
    shown = read(afterword, "show", "ana")
    assert (shown["version"], shown["contact"], shown["name"]) == (1, "ana-sol", "Ana Sol")
    assert [touch["at"] for touch in shown["touches"]] == ["2026-11-20T15:00"]
    assert [item["kind"] for item in shown["follow_ups"]][:2] == ["promised-item", "thank-you"]
    [gift] = read(afterword, "gifts", "ana")["gifts"]
    assert {"gift", "title", "interest", "score", "why"} <= set(gift)


@pytest.mark.parametrize("command", ["due", "check", "draft", "show", "gifts"])
def test_nothing_but_json_goes_to_stdout(afterword, command: str) -> None:
    who = [] if command in ("due", "check") else ["ben-osei"]
    json.loads(afterword(command, *who, "--json").stdout)


def test_where_to_look(afterword) -> None:
    """Of Ana's interests, sailing has a gift in the small journal or not: what has none is looked for."""
    fitting = {gift["interest"] for gift in read(afterword, "gifts", "ana")["gifts"]}
    told = read(afterword, "gifts", "ana", "--look")
    assert list(told) == ["version", "contact", "searches"]
    assert {each["interest"] for each in told["searches"]} == {"data quality", "sailing/dinghies"} - fitting
    assert all(list(each) == ["interest", "finder", "url"] for each in told["searches"])
    assert all(each["url"].startswith("https://") for each in told["searches"])
