"""A debrief on the page: what its form asks and offers, what is kept, and two windows on one debrief."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from afterword.cli import asking
from afterword.mkdocs_plugin.acting.asked import NotAskedError, read_asked
from afterword.mkdocs_plugin.acting.doing import do
from afterword.mkdocs_plugin.acting.outcomes import Outcome
from afterword.mkdocs_plugin.acting.questions import QUESTIONS, for_form, from_form
from afterword.settings.settings import Settings

NOW = datetime(2026, 11, 23, 18)
FILES = {
    "contacts/ana-sol.md": "---\nname: Ana Sol\ncompany: Halden\n---\n",
    "contacts/bram-tal.md": "---\nname: Bram Tal\ncompany: Halden\n---\n",
    "interviews/2026-11-23-halden.md": (
        "---\ncompany: Halden\nposition: Optician\nwhen: 2026-11-23T09:00\nmet: [ana-sol, bram-tal]\n"
        "invitation: 1@cal.example\n---\n"
    ),
}
LED = "whether I have led a team"
MILL: dict[str, Any] = {
    "company": "Mill",
    "people": [{"who": "Kit Moss", "text": {"asked me": LED}}],
}

Ask = Callable[..., Outcome]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    def one(action: str, **values: Any) -> Outcome:
        body = json.dumps({"action": action, **values}).encode()
        return do(tmp_path, Settings(), NOW, read_asked(body))

    return one


def kept(root: Path) -> list[str]:
    return [each.read_text(encoding="utf-8") for each in sorted((root / ".afterword").glob("debrief-*.md"))]


def offers(answer: dict[str, Any], field: str) -> dict[str, Any]:
    """What may be taken with one choice, by its words."""
    [offer] = [each for each in answer["asks"] if each["field"] == field and not each["question"]]
    return {each["label"]: each["values"] for each in offer["choices"]}


def test_the_form_asks_what_the_command_asks() -> None:
    asked = {key for rows in QUESTIONS.values() for key, _, _ in rows}
    on_a_terminal = {"company", "position", "when", "absent", "decision_by", "owner", "feeling", "format"}
    of_a_person = {*asking.RAW, *asking._IN_OWN_WORDS, "promised", "interests", "role", "email", "part"}
    assert on_a_terminal | of_a_person | {"said", "stay_in_touch"} <= asked
    # And what the command takes in options besides.
    assert {"round", "minutes"} <= asked


def test_an_invitation_is_offered_and_who_did_not_come(ask: Ask, tmp_path: Path) -> None:
    begun = ask("debrief-begun").answer
    assert begun["told"] == {"people": []} and begun["questions"] == QUESTIONS
    told = offers(begun, "company")["Halden, Optician, Mon 23 Nov, 09:00"]
    assert told["position"] == "Optician" and told["when"] == "2026-11-23T09:00"
    assert [each["who"] for each in told["people"]] == ["Ana Sol", "Bram Tal"]
    shown = ask("debrief-shown", told=told).answer
    told |= offers(shown, "absent")["Bram Tal did not come"]
    assert [each["who"] for each in told["people"]] == ["Ana Sol"] and told["absent"] == "Bram Tal"
    done = ask("debrief", told=told)
    assert done.status == 200, done.answer
    text = (tmp_path / "interviews/2026-11-23-halden.md").read_text(encoding="utf-8")
    assert "met: [ana-sol]\n" in text
    # What is written down is offered no more.
    assert offers(ask("debrief-begun").answer, "company") == {}


def test_an_interview_that_nobody_came_to_is_written_down(ask: Ask, tmp_path: Path) -> None:
    told = {"company": "Halden", "when": "today", "people": [], "absent": "ana, bram"}
    done = ask("debrief", told=told)
    assert done.status == 200, done.answer
    assert done.answer["first"] == ""
    assert "met" not in (tmp_path / "interviews/2026-11-23-halden.md").read_text(encoding="utf-8")


def test_nothing_said_is_asked_for(ask: Ask) -> None:
    refused = ask("debrief", told={"people": []})
    assert (refused.status, refused.answer["refused"]) == (
        409,
        "Say who was there. Say which company it was.",
    )


def test_what_is_kept_is_shown_with_what_becomes_of_it(ask: Ask, tmp_path: Path) -> None:
    told = MILL | {"format": "zoom", "round": "final"}
    answer = ask("debrief-keep", told=told).answer
    assert answer["file"] and answer["seen"].startswith("sha256:")
    assert answer["unread"] == {
        "format": '"zoom" is none of onsite, video, phone, panel, meal or other.',
    }
    [person] = answer["people"]
    assert [(each["lead_in"], each["sentence"]) for each in person["lines"]] == [
        ("asked me", f"You asked {LED}.")
    ]
    said = f"---\ncompany: Mill\nround: final\n---\n\n## Kit Moss\n\n- asked me: {LED}\n"
    assert kept(tmp_path) == [said]
    # A look alone keeps nothing.
    ask("debrief-shown", told=told | {"company": "Mill & Sons"})
    assert "Sons" not in kept(tmp_path)[0]


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("part", "boss", '"boss" is none of interviewer, hiring-manager, recruiter,'),
        ("stay_in_touch", "sometimes", '"sometimes" is neither yes nor no, nor an interval'),
    ],
)
def test_what_is_said_of_a_person_in_other_words_is_asked_for_at_its_field(
    ask: Ask, tmp_path: Path, field: str, words: str, told: str
) -> None:
    people = [{"who": "Kit Moss"}, {"who": "Olu Adey", field: words}]
    refused = ask("debrief", told={"company": "Mill", "people": people})
    assert refused.status == 409
    [asks] = refused.answer["asks"]
    assert (asks["person"], asks["field"]) == (1, field)
    assert asks["question"].startswith(told)
    assert not (tmp_path / "contacts/olu-adey.md").exists()


def test_two_windows_on_one_debrief(ask: Ask, tmp_path: Path) -> None:
    first = ask("debrief-keep", told=MILL).answer
    place = {"file": first["file"], "seen": first["seen"]}
    begun = ask("debrief-begun").answer
    assert begun["file"] == first["file"] and begun["told"]["company"] == "Mill"
    second = ask("debrief-keep", told=MILL | {"position": "Weaver"}, **place).answer
    refused = ask("debrief-keep", told=MILL | {"position": "Dyer"}, **place)
    assert refused.status == 409 and "as in another window" in refused.answer["refused"]
    assert "Weaver" in kept(tmp_path)[0] and "Dyer" not in kept(tmp_path)[0]
    # Neither is it thrown away by whoever does not know what it says by now.
    assert ask("debrief-drop", **place).status == 409
    # Words of the window that came too late can be kept apart.
    ask("debrief-keep", told=MILL | {"position": "Dyer"}, file="", seen="")
    assert sorted("Weaver" in each for each in kept(tmp_path)) == [False, True]
    assert ask("debrief", told=MILL, file=second["file"], seen=second["seen"]).status == 200
    gone = ask("debrief-keep", told=MILL, file=second["file"], seen=second["seen"])
    assert gone.status == 409 and "is gone: it was written up, or deleted" in gone.answer["refused"]


def test_a_debrief_is_thrown_away(ask: Ask, tmp_path: Path) -> None:
    answer = ask("debrief-keep", told=MILL).answer
    dropped = ask("debrief-drop", file=answer["file"], seen=answer["seen"])
    assert dropped.status == 200 and not dropped.wrote
    assert kept(tmp_path) == [] and ask("state").answer["debrief"] == ""
    # One that was never kept too; and nothing else can be thrown away so.
    assert ask("debrief-drop", file="", seen="").status == 200
    with pytest.raises(NotAskedError, match="file is the name of no debrief"):
        ask("debrief-drop", file="contacts/ana-sol.md")
    assert (tmp_path / "contacts/ana-sol.md").exists()


def test_an_unfinished_one_that_cannot_be_read_is_told_of_and_stays(ask: Ask, tmp_path: Path) -> None:
    ask("debrief-keep", told=MILL)
    [file] = (tmp_path / ".afterword").glob("debrief-*.md")
    file.write_text("---\ncompany: [Mill\n---\n", encoding="utf-8")
    begun = ask("debrief-begun").answer
    assert begun["file"] == "" and list(begun["unreadable"]) == [f".afterword/{file.name}"]
    ask("debrief-keep", told=MILL, file="", seen="")
    assert file.read_text(encoding="utf-8") == "---\ncompany: [Mill\n---\n"


LINES = [
    ("talked about", "looms"),
    ("talked about", "wool"),
    ("asked me", "why us"),
    ("answer", "The wool."),
    ("asked me", "whether I weave"),
    ("asked me", "when"),
    ("answer", "In May."),
    ("say", "Thank you."),
]


def test_an_answer_stays_with_its_question() -> None:
    lines = [{"lead_in": lead_in, "text": text} for lead_in, text in LINES]
    own = [{"lead_in": "private", "text": "tired"}, {"lead_in": "", "text": "Knows every loom."}]
    values = {"absent": ["ana", "bram"], "people": [{"who": "Kit", "lines": [*lines, *own]}]}
    form = for_form(values)
    assert form["absent"] == "ana, bram"
    [person] = form["people"]
    assert person["text"] == {
        "talked about": "looms\nwool",
        "asked me": "why us\nwhether I weave\nwhen",
        "answer": "The wool.\n\nIn May.",
        "say": "Thank you.",
    }
    assert person["lines"] == own
    back: Any = from_form(form)
    said = [each for each in back["people"][0]["lines"] if each["text"]]
    assert said == [*lines, *own]
    assert [each.strip() for each in back["absent"]] == ["ana", "bram"]


def test_an_answer_more_than_there_are_questions_is_not_lost() -> None:
    person = {"who": "Kit", "text": {"asked me": "why us", "answer": "The wool.\nAnd the sea."}}
    back: Any = from_form({"people": [person]})
    assert back["people"][0]["lines"] == [
        {"lead_in": "asked me", "text": "why us"},
        {"lead_in": "answer", "text": "The wool."},
        {"lead_in": "answer", "text": "And the sea."},
    ]
    assert for_form(back)["people"][0]["text"]["answer"] == "The wool. And the sea."


@pytest.mark.parametrize(
    "told",
    [
        {"people": [{"who": "Kit", "text": []}]},
        {"people": [{"who": "Kit", "text": {"say": 1}}]},
        {"people": [{"who": "Kit", "text": {"no such": "words"}}]},
        {"people": [{"who": "Kit", "text": {"say": "x"}, "lines": "y"}]},
        {"people": "Kit"},
        {"absent": 1},
    ],
)
def test_a_form_of_another_shape_is_refused(told: object) -> None:
    with pytest.raises(NotAskedError):
        read_asked(json.dumps({"action": "debrief-shown", "told": told}).encode())


def test_a_person_whose_file_was_broken_meanwhile_is_named(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "contacts/ana-sol.md").write_text("---\nname: Ana Sol\nemail: [\n---\n", encoding="utf-8")
    refused = ask("heard", contact="ana-sol", text="They rang.")
    assert refused.status == 409
    assert refused.answer["refused"].startswith("contacts/ana-sol.md")
    assert "cannot be read. Line 3" in refused.answer["refused"]
    with pytest.raises(NotAskedError, match="no record"):
        ask("heard", contact="nobody", text="They rang.")
