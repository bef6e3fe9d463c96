"""What the debrief asks on a page: the questions of `afterword debrief`, each with an example of an answer.

The page draws what is listed here, in the order of the lists, and knows no question itself. A field is called
as in ``actions.answers``; of a person each line of an answer is a thing said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from afterword.records.contact import PARTS
from afterword.records.schema import INTERVIEW

#: Field, question, example.
Question = tuple[str, str, str]

#: By the step of the form: the interview, each person, and what is asked once for all at the end.
QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "before": (
        ("company", "Company", ""),
        ("position", "Position", "or leave it open"),
        ("when", "When", "today, friday 14:30"),
    ),
    "absent": (("absent", "Who was invited and did not come?", "names, with commas"),),
    "lines": (
        ("talked about", "Talked about, a line each", "a shared table"),
        ("lit up at", "Lit up at", "swimming before work"),
        ("asked me", "Asked you", "whether I led a team"),
        ("answer", "Your answer, or one proof", "Four people, for two years."),
        ("worries them", "Worries them", "the team doubles"),
        ("promised", "You promised", "a write-up by friday"),
        ("say", "In your words, for the letter", "a whole sentence"),
        ("since", "Thought or done since", "a whole sentence"),
    ),
    "theirs": (
        ("interests", "Cares about most", "with commas, dearest first"),
        ("role", "Their role", ""),
        ("email", "Their e-mail", ""),
        ("part", "Their part in the hiring", ", ".join(PARTS)),
    ),
    # Asked of a talk outside any position, of which nothing else will come.
    "staying": (("stay_in_touch", "Stay in touch?", "yes, or how often: 3 months"),),
    "after": (
        ("decision_by", "When will they decide?", "friday, in 2 weeks"),
        ("owner", "Who will you hear from?", ""),
        ("format", "How did you meet?", ", ".join(INTERVIEW.field("format").choices)),
        ("round", "Which round was it?", "2, or final"),
        ("minutes", "How many minutes did it take?", "60"),
        ("feeling", "How did it feel, from 1 to 10?", ""),
        ("said", "Anything else, in a sentence?", ""),
    ),
}

_LINES = tuple(key for key, _, _ in QUESTIONS["lines"])
_ASKED, _ANSWER = "asked me", "answer"


def for_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """Answers of the shape of ``actions.answers`` as the form has them.

    ``absent`` is one text. What its fields ask of a person is in ``text``, by field, a line for each thing
    said, an answer in the line of its question; ``lines`` holds the rest.
    """
    found = dict(values)
    if "absent" in found:
        found["absent"] = ", ".join(found["absent"])
    if "people" in found:
        found["people"] = [_with_texts(person) for person in found["people"]]
    return found


def _with_texts(person: Mapping[str, Any]) -> dict[str, Any]:
    texts: dict[str, list[str]] = {}
    rest = []
    for line in person["lines"]:
        lead_in = line["lead_in"]
        if lead_in not in _LINES:
            rest.append(line)
            continue
        said = texts.setdefault(lead_in, [])
        place = max(len(texts.get(_ASKED, ())) - 1, 0) if lead_in == _ANSWER else len(said)
        said += [""] * (place + 1 - len(said))
        said[place] = f"{said[place]} {line['text']}".strip()
    return {**person, "text": {key: "\n".join(said) for key, said in texts.items()}, "lines": rest}


def from_form(values: object) -> object:
    """The same, back; what is of no such shape stays, to be refused with its reason."""
    if not isinstance(values, dict):
        return values
    found = dict(values)
    if isinstance(found.get("absent"), str):
        found["absent"] = found["absent"].split(",")
    if isinstance(found.get("people"), list):
        found["people"] = [_with_lines(person) for person in found["people"]]
    return found


def _with_lines(person: object) -> object:
    if not isinstance(person, dict) or "text" not in person:
        return person
    texts, rest = person["text"], person.get("lines", [])
    if not (isinstance(texts, dict) and isinstance(rest, list) and set(map(type, texts.values())) <= {str}):
        return person
    said = {key: text.split("\n") for key, text in texts.items()}
    asked, answers = said.get(_ASKED, []), said.get(_ANSWER, [])
    lines = []
    for key in _LINES:
        for place, text in enumerate(said.pop(key, ())):
            if key == _ANSWER and place < len(asked):
                continue
            lines.append({"lead_in": key, "text": text})
            if key == _ASKED:
                lines += [{"lead_in": _ANSWER, "text": each} for each in answers[place : place + 1]]
    lines += [{"lead_in": key, "text": text} for key, texts in said.items() for text in texts]
    return {key: value for key, value in person.items() if key != "text"} | {"lines": [*lines, *rest]}
