"""What a page asks for: read into one action, or refused before anything is looked at."""

from __future__ import annotations

import json
from typing import Any

import pytest

from afterword.mkdocs_plugin.acting.asked import ACTIONS, DEEPEST, LARGEST, Asked, NotAskedError, read_asked

LETTER = {"action": "sent", "contact": "ana-sol", "kind": "thank-you", "text": "Dear Ana,\r\n\nthanks.\n"}
ANA = {"who": "ana-sol", "lines": [{"lead_in": "talked about", "text": "sails"}]}


def asked(**values: Any) -> Asked:
    return read_asked(json.dumps(values).encode())


def test_a_letter_is_read_with_what_the_page_showed_of_it() -> None:
    more = {"interview": "", "note": "2026-11-21-ana", "subject": "Thank you", "via": "handwritten"}
    found = asked(**LETTER, **more, seen="as it was")
    assert found == Asked(
        "sent",
        "ana-sol",
        kind="thank-you",
        interview="",
        note="2026-11-21-ana",
        subject="Thank you",
        text="Dear Ana,\n\nthanks.\n",
        via="handwritten",
        seen="as it was",
    )


@pytest.mark.parametrize("action", ACTIONS)
def test_each_action_says_what_it_needs_and_what_it_takes(action: str) -> None:
    takes, needed = ACTIONS[action]
    assert needed <= takes.keys()
    fitting: dict[str, Any] = {
        "contact": "ana-sol",
        "text": "x",
        "until": "friday",
        "told": {"people": [ANA]},
        "candidate": "https://a.example/",
        "says": "read it",
        "file": "",
    }
    fitting["kind"] = "thank-you"
    whole = {"action": action} | {key: fitting[key] for key in needed}
    assert asked(**whole).action == action
    for key in needed:
        with pytest.raises(NotAskedError, match=f"{action} needs .*{key}"):
            asked(**{name: value for name, value in whole.items() if name != key})
    with pytest.raises(NotAskedError, match='takes no "force"'):
        asked(**whole, force=True)


@pytest.mark.parametrize(
    "slug", ["ana-sol", "2026-11-20-harbour", "林薇", "ana sol", "o'neill", "a", "v1.2-x"]
)
def test_names_of_files_are_slugs(slug: str) -> None:
    assert asked(action="stop", contact=slug, said="no").contact == slug


@pytest.mark.parametrize(
    "slug",
    [
        *(
            "",
            ".",
            "..",
            "../ana-sol",
            "..\\ana-sol",
            "/ana-sol",
            "\\ana-sol",
            "contacts/ana-sol",
            "a/",
            "a\\",
        ),
        *(
            ":ana",
            ".hidden",
            "ana\n",
            "ana\x00",
            "ana\rsol",
            "ana\u2028sol",
            " ana",
            "ana ",
            "a" * 300,
        ),
    ],
)
def test_ways_to_other_files_are_none(slug: str) -> None:
    with pytest.raises(NotAskedError):
        asked(action="stop", contact=slug, said="no")


@pytest.mark.parametrize("value", [None, 1, 1.5, True, [], {}, ["ana-sol"]])
@pytest.mark.parametrize("key", ["contact", "kind", "text", "subject", "via", "note", "seen"])
def test_a_value_of_another_type_is_refused(key: str, value: object) -> None:
    with pytest.raises(NotAskedError):
        asked(**LETTER | {key: value})


@pytest.mark.parametrize(
    "value", ["a\nb", "a\r\nb", "a\rb", "a\n", "\na", "a\x00", "a\x1b[2J", "a\u2029b", "a\x85b", "a\tb"]
)
@pytest.mark.parametrize(
    ("action", "key"), [("sent", "subject"), ("snooze", "until"), ("skip", "reason"), ("undo", "last")]
)
def test_a_line_is_one_line_of_text(action: str, key: str, value: str) -> None:
    fields = {
        "sent": LETTER,
        "snooze": {"contact": "ana-sol"},
        "skip": {"contact": "ana-sol", "kind": "answer"},
    }
    with pytest.raises(NotAskedError):
        asked(**fields.get(action, {}) | {"action": action, key: value})


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\x7fb", "a\x9bb", "a\rb"])
def test_a_letter_holds_no_control_characters(text: str) -> None:
    with pytest.raises(NotAskedError, match="characters that no text has"):
        asked(**LETTER | {"text": text})


NONE = {
    "nothing": b"",
    "no JSON": b"action=undo",
    "half": b'{"action": "undo"',
    "a list": b'[{"action": "undo"}]',
    "a word": b'"undo"',
    "null": b"null",
    "a number": b"1",
    "two": b'{"action": "undo"} {"action": "undo"}',
    "not a number": b'{"action": "undo", "last": NaN}',
    "without an end": b'{"action": "undo", "last": Infinity}',
    "a million digits": b'{"action": ' + b"9" * 100_000 + b"}",
    "twice": b'{"action": "undo", "action": "stop"}',
    "twice within": b'{"action": "debrief-shown", "told": {"said": "a", "said": "b"}}',
    "Latin-1": '{"action": "undo", "last": "é"}'.encode("latin-1"),
    "UTF-16": '{"action": "undo"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"action": "undo"}',
    "half a pair": b'{"action": "undo", "last": "\\ud800"}',
    "deep": b"[" * 100_000,
    "deep objects": b'{"a":' * 50_000,
    "deep and whole": b'{"action": "undo", "last": ' + b"[" * DEEPEST + b"]" * DEEPEST + b"}",
    "large": b'{"action": "undo", "last": "' + b"a" * LARGEST + b'"}',
    "no action": b"{}",
    "another action": b'{"action": "forget", "contact": "ana-sol"}',
    "an action of Python": b'{"action": "__class__"}',
    "a list of actions": b'{"action": ["undo"]}',
}


@pytest.mark.parametrize("name", NONE)
def test_whatever_is_no_action_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(NotAskedError) as refused:
        read_asked(NONE[name])
    assert len(str(refused.value).splitlines()) == 1 and len(str(refused.value)) < 200


def test_brackets_within_a_text_are_no_depth() -> None:
    assert asked(**LETTER | {"text": "[" * 50 + '"{' * 50}).text.startswith("[[")


TOLD = [
    *("", [], {"people": {}}, {"people": [{}]}, {"people": ["ana"]}, {"people": [{"who": ""}]}),
    *({"people": [{"who": 5}]}, {"people": [{"who": "a\nb"}]}, {"people": [{"who": "Ana", "new": "yes"}]}),
    *({"people": [{"who": "Ana", "lines": [{"lead_in": "says", "text": "x"}]}]}, {"company": 5}),
    {"people": [{"who": "Ana", "lines": [{"lead_in": "say", "text": "x\n## Tom"}]}]},
    {"people": [{"who": "Ana", "lines": [{"lead_in": "", "text": "x\n## Tom"}]}]},
    {"people": [{"who": "Ana", "lines": ["x"]}]},
    {"people": [{"who": "Ana", "do_not_contact": "x"}]},
    {"people": [{"who": "Ana"}] * 41},
    {"outcome": "offer"},
    {"new": ["person"]},
    {"new": "company"},
    {"new": [["company"]]},
    {"company": "a\nposition: b"},
    {"company": "a" * 5_000},
    {"said": "a\x00"},
]


@pytest.mark.parametrize("told", TOLD, ids=lambda told: json.dumps(told)[:40])
def test_answers_of_another_shape_are_refused(told: object) -> None:
    with pytest.raises(NotAskedError, match=r"^told: "):
        asked(action="debrief-keep", told=told)
