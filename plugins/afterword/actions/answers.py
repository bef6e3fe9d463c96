"""The answers of a debrief as plain values: what a form sends, and what it is filled with again.

The shape, ``told`` of the actions ``debrief-keep``, ``debrief-shown`` and ``debrief``, in which everything
may be left out but ``who``::

    {
      "company": "Northwind Robotics", "position": "Staff Platform Engineer",
      "when": "friday 2 pm", "minutes": "60", "round": "2", "format": "onsite",
      "decision_by": "in two weeks", "owner": "dana-whit", "feeling": "8",
      "said": "Anything else worth keeping, in a sentence.",
      "new": ["company", "position"],
      "absent": ["bram-achterberg"],
      "people": [
        {
          "who": "priya-raman", "name": "", "new": false, "same": false,
          "role": "Platform lead", "part": "interviewer", "company": "", "address": "",
          "email": "priya@northwind.example", "phone": "", "linkedin": "",
          "interests": "sailing, observability", "stay_in_touch": "90d",
          "lines": [
            {"lead_in": "talked about", "text": "moving forty services without a freeze"},
            {"lead_in": "asked me", "text": "whether I have run on-call"},
            {"lead_in": "answer", "text": "Yes, for a team of nine."},
            {"lead_in": "promised", "text": "the sampling write-up by friday"},
            {"lead_in": "", "text": "She asked twice how we paged people."}
          ]
        }
      ]
    }

Every value is the text as it was typed, days too, in the words that ``debrief`` understands; ``new`` and
``same`` of a person are true or false. ``who`` is a name, a part of one or a slug; ``owner`` is a ``who``
of one of the people, or somebody else who is known. ``new`` says what is new, whatever it is like;
``absent`` holds the names or slugs of those who were invited and did not come. A ``lead_in`` is one of
``LEAD_INS``, the same one as often as there is something to say; without one the text is a line of the user's
own. An ``answer`` stands behind the question it answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any

from afterword.actions.told import PERSONAL, PLACES, SAID_DAYS, Person, Told
from afterword.frozen import frozen
from afterword.records.debrief import HEADING
from afterword.records.entries import composed
from afterword.records.fences import with_code
from afterword.records.lead_ins import WORDS, said_in, text_of_item
from afterword.records.scalars import chosen
from afterword.records.schema import INTERVIEW
from afterword.times import iso
from afterword.words.counts import listed

#: What a line of a person may begin with.
LEAD_INS = tuple(WORDS)
#: What is asked of the interview itself, as it is typed.
FIELDS = (
    *("company", "position", "when", "minutes", "round", "format"),
    *("decision_by", "owner", "feeling", "said"),
)
#: More people, and more lines of one of them, no interview has.
_MOST_PEOPLE, _MOST_LINES = 40, 200
_LONGEST = 4_000
_PERSON = ("who", "name", "new", "same", *PERSONAL, "lines")


class ShapeError(ValueError):
    """A value is not of the shape that the answers of a debrief have."""


@frozen
class PersonSaid:
    """One person of the answers, as typed.

    Attributes:
        who: a name, a part of one, or a slug.
        name: as it is to be written, where ``who`` is none.
        new: nobody known.
        same: the one of that name.
        personal: fields of their own file.
        lines: lead-in and text, in order; the lead-in is empty for a line of the user's own.
    """

    who: str
    name: str = ""
    new: bool = False
    same: bool = False
    personal: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[tuple[str, str], ...] = ()


@frozen
class Answers:
    """The answers of a debrief, as typed.

    Attributes:
        fields: of the interview, one of ``FIELDS`` each.
        new: which of company and position are new.
        people: everybody met.
        absent: who was invited and did not come.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    new: frozenset[str] = frozenset()
    people: tuple[PersonSaid, ...] = ()
    absent: tuple[str, ...] = ()


def read_answers(value: object) -> Answers:
    """Answers from plain values of the shape above.

    Raises:
        ShapeError: they have another one.
    """
    values = _mapping(value, (*FIELDS, "new", "people", "absent"), "the debrief")
    fields = {key: _typed(values[key], key) for key in FIELDS if key in values}
    new = _listed(values.get("new", []), "new", len(PLACES))
    if not set(new) <= set(PLACES):
        raise ShapeError(f"new holds {listed(PLACES, 'or')}.")
    people = tuple(map(_person, _listed(values.get("people", []), "people", _MOST_PEOPLE)))
    absent = [_typed(each, "absent") for each in _listed(values.get("absent", []), "absent", _MOST_PEOPLE)]
    said = {key: text for key, text in fields.items() if text}
    return Answers(said, frozenset(new), people, tuple(filter(None, absent)))


def _person(value: object) -> PersonSaid:
    values = _mapping(value, _PERSON, "a person")
    who = _typed(values.get("who", ""), "who")
    if not who:
        raise ShapeError("who says which person it is.")
    personal = {key: _typed(values[key], key) for key in PERSONAL if key in values}
    lines = [_said(each) for each in _listed(values.get("lines", []), "lines", _MOST_LINES)]
    return PersonSaid(
        who,
        _typed(values.get("name", ""), "name"),
        _true(values.get("new", False), "new"),
        _true(values.get("same", False), "same"),
        {key: text for key, text in personal.items() if text},
        tuple(line for line in lines if line[1].strip()),
    )


def _said(value: object) -> tuple[str, str]:
    values = _mapping(value, ("lead_in", "text"), "a line")
    lead_in, text = values.get("lead_in", ""), values.get("text", "")
    if lead_in == "":
        # A line of their own stays as it is: it may go on from the one before it.
        return "", _one_line(text, "text").rstrip()
    if lead_in not in LEAD_INS:
        raise ShapeError(f"lead_in is empty or one of {listed(LEAD_INS, 'or')}.")
    return str(lead_in), _typed(text, "text")


def _mapping(value: object, keys: tuple[str, ...], what: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ShapeError(f"{what} is a JSON object.")
    if not value.keys() <= set(keys):
        raise ShapeError(f"{what} has {listed(keys)}, and nothing else.")
    return value


def _listed(value: object, what: str, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise ShapeError(f"{what} is a list of at most {most}.")
    if what == "new" and not all(isinstance(each, str) for each in value):
        raise ShapeError(f"{what} is a list of texts.")
    return value


def _true(value: object, what: str) -> bool:
    if not isinstance(value, bool):
        raise ShapeError(f"{what} is true or false.")
    return value


def _typed(value: object, what: str) -> str:
    """An answer as the terminal takes one: on one line, in composed letters."""
    return composed(" ".join(_one_line(value, what).split()))


def _one_line(value: object, what: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ShapeError(f"{what} is a text of at most {_LONGEST:,} characters.")
    if len(value.splitlines()) > 1 or not all(sign.isprintable() or sign == " " for sign in value.strip()):
        raise ShapeError(f"{what} is one line.")
    return value


def told_of(answers: Answers, today: date) -> tuple[Told, dict[str, str]]:
    """What the answers tell, and why a field cannot be read, by its name; such a field is left out.

    Args:
        answers: as typed.
        today: from which days are counted.
    """
    told = Told(new=answers.new, prose=answers.fields.get("said", ""), absent=answers.absent)
    unread: dict[str, str] = {}
    for key, text in answers.fields.items():
        if key == "said":
            continue
        try:
            told.fields[key] = _read(key, text, today)
        except ValueError as error:
            unread[key] = str(error)
    for each in answers.people:
        person = Person(each.who, new=each.new, same=each.same, name=each.name)
        for key, text in each.personal.items():
            person.add(key, text)
        for lead_in, text in each.lines:
            if lead_in:
                person.add(lead_in, text)
            else:
                person.lines.append(text)
        # Below the heading of one person no other one may begin.
        person.lines = [
            f"- {line}" if not code and HEADING.match(line) else line
            for line, code in with_code(person.lines)
        ]
        told.people.append(person)
    return told, unread


def _read(key: str, text: str, today: date) -> Any:
    """The value of a field of an interview.

    Raises:
        ValueError: it is none; the message says what is.
    """
    if key in SAID_DAYS:
        return SAID_DAYS[key](text, today)
    if key == "minutes":
        return _number(text, "The length in minutes", 1, 1440)
    if key == "feeling":
        return _number(text, "How it felt", 1, 10)
    if key == "format":
        choices = INTERVIEW.field("format").choices
        if chosen(text, choices) is None:
            raise ValueError(f'"{text}" is none of {listed(choices, "or")}.')
        return chosen(text, choices)
    return int(text) if key == "round" and _is_number(text) else text


def _number(text: str, what: str, least: int, most: int) -> int:
    if not _is_number(text) or not least <= int(text) <= most:
        raise ValueError(f'{what} is a number from {least} to {most}, not "{text}".')
    return int(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 5


def values_of(told: Told) -> dict[str, Any]:
    """What was told, as plain values of the shape above; only what was said is in it."""
    values: dict[str, Any] = {key: _as_typed(value) for key, value in told.fields.items() if key in FIELDS}
    if told.prose:
        values["said"] = " ".join(told.prose.split())
    if told.new:
        values["new"] = sorted(told.new)
    if told.absent:
        values["absent"] = list(told.absent)
    values["people"] = [values_of_person(person) for person in told.people]
    return values


def _as_typed(value: object) -> str:
    return iso(value) if isinstance(value, date | datetime) else str(value)


def values_of_person(person: Person) -> dict[str, Any]:
    """One of the people told of, likewise."""
    values: dict[str, Any] = {"who": person.who}
    values |= {
        key: value
        for key, value in (("name", person.name), ("new", person.new), ("same", person.same))
        if value
    }
    values |= person.personal
    values["lines"] = []
    for line, code in with_code(person.lines):
        item = None if code or line[:1].isspace() else text_of_item(line)
        said = said_in(item) if item is not None else None
        known = said is not None and said.words in LEAD_INS and line == f"- {said.words}: {said.text}"
        lead_in, text = (said.words, said.text) if said and known else ("", line)
        values["lines"].append({"lead_in": lead_in, "text": text})
    return values
