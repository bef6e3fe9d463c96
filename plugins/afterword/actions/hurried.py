"""What was typed in a hurry, on a phone, put into the form that ``debrief --from`` reads.

Nothing that somebody wrote is left out: what cannot be told from words of their own stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from afterword.actions.told import OURS, PERSONAL, PLACES, SAID_DAYS, spelt
from afterword.records.debrief import HEADING, undressed
from afterword.records.fences import with_code
from afterword.records.lead_ins import READABLE, Said, said_in, text_of_item
from afterword.records.names import folded
from afterword.records.quoting import scalar
from afterword.records.schema import INTERVIEW, MATERIAL_KEYS
from afterword.words.spelling import did_you_mean

#: How the headings of the template ask for a name; further ones are counted.
PROMPTS = ("Who?", "Who else?")
_PROMPT = re.compile(r"who(?: else| \d+| is \S+ \d+)?\s?\?+", re.IGNORECASE)
#: What makes a note a debrief.
MARK = "afterword"

_FIELDS = {each.name.replace("_", " "): each.name for each in INTERVIEW.fields}
#: Fields of the interview that may stand among the lines, as they are said there.
_AMONG = ("when", "position", "minutes", "format", "decision by", "feeling")
#: Behind a heading without a blank too, as a thumb types it.
_HEADING = re.compile(r" {0,3}##(?!#)[ \t]*(?=\S)")
_ENTRY = re.compile(r"([^\s:#\-][^:]*?)[ \t]*:(?:[ \t]+(.*))?")
_AGAIN = re.compile(r"Who is (\S+) \d+\?")
_ONE_NAME = re.compile(r"[^\W\d_]+")
_OUT_OF_TEN = re.compile(r"[\"']?(\d{1,2})\s*(?:/|of|out of)\s*10[\"']?", re.IGNORECASE)


@dataclass
class _Part:
    """A heading of level 2, empty above the first, and the lines below it."""

    heading: str
    lines: list[str] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        return is_prompt(self.heading)


def is_prompt(name: str) -> bool:
    """Whether a heading still asks for a name."""
    return bool(_PROMPT.fullmatch(name))


def in_form(text: str) -> str:
    """A hurried note as a file that ``told.read_file`` reads, its front matter on the lines it was on."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() in ("---", "...")), 0)
    front, others = _front_matter(lines[1:end])
    top, *parts = _parts(lines[end + 1 :])
    given = {found[1] for line in front if (found := _ENTRY.fullmatch(line)) and (found[2] or "").strip()}
    for part in (top, *parts):
        part.lines = _answered(part.lines, of_a_person=part is not top)
        for name, value in _fields_among(part, given):
            front = ["" if line == f"{name}:" else line for line in front]
            front.append(f"{name}: {value}")
    top.lines = [*others, *_to_somebody(top, parts)]
    body = [*top.lines]
    for part in _apart(parts):
        body += [f"## {part.heading}", *part.lines]
    return "\n".join(["---", *front, "---", *body])


def first_words(lines: Iterable[str]) -> str:
    """What may be a name on the first line below a heading; empty where that is a list item or a sentence."""
    first = next((line.strip() for line in lines if line.strip()), "")
    sentence = len(first.split()) > 4 or first.endswith((".", "!", "?"))
    return "" if sentence or text_of_item(first) is not None else first


def named_again(heading: str) -> str:
    """The single name that another heading has too; empty where this asks for a name in another way."""
    found = _AGAIN.fullmatch(heading)
    return found[1] if found else ""


def _front_matter(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The properties as they can be read, line by line, and what stands in others, as lines of prose."""
    kept: list[str] = []
    others: list[str] = []
    drops = False
    for line in lines:
        found = _ENTRY.fullmatch(line)
        if not found:
            kept.append("" if drops else line)
            continue
        key, value = " ".join(found[1].strip("\"'").casefold().replace("_", " ").split()), found[2] or ""
        drops = key in (MARK, *MATERIAL_KEYS) or "{{" in value
        value = "" if value.strip() in ("null", "~") else value
        name = _FIELDS.get(key)
        rating = _OUT_OF_TEN.fullmatch(value.strip()) if name == "feeling" else None
        if name and not drops:
            kept.append(f"{name}: {rating[1] if rating else value}".rstrip())
        elif drops or key in OURS or did_you_mean(key.replace(" ", "_"), _FIELDS.values()):
            kept.append("" if drops else line)
        else:  # of another program, or a property of the user's own: their words are kept
            drops = not value.strip() or value.strip().startswith(("[", "{", "|", ">", "&", "*", "!"))
            kept.append(line if drops else "")
            others += [] if drops else [line]
            drops = not drops
    return kept, others


def _parts(lines: Sequence[str]) -> list[_Part]:
    """What stands above the first heading, and each heading with what stands below it."""
    parts = [_Part("")]
    for line, code in with_code(lines):
        found = None if code else HEADING.match(_HEADING.sub("## ", line, count=1))
        if not found:
            parts[-1].lines.append(line)
            continue
        heading = undressed(found[1])
        prompt = _PROMPT.match(heading)
        # "Who? Priya": the name behind the prompt.
        parts.append(_Part(heading[prompt.end() :].strip(" :") or heading if prompt else found[1]))
    return parts


def _apart(parts: Iterable[_Part]) -> Iterator[_Part]:
    """The parts, of which no two ask for a name in the same words: they are two people.

    Nor have two the same single name: they may be, and what one said is not for the letter to the other.
    """
    asked = 0
    named: Counter[str] = Counter()
    for part in parts:
        name = folded(undressed(part.heading))
        named[name] += 1
        if named[name] > 1 and _ONE_NAME.fullmatch(name) and not part.asks:
            part.heading = f"Who is {undressed(part.heading)} {named[name]}?"
            yield part
            continue
        if part.asks:
            part.heading = PROMPTS[asked] if asked < len(PROMPTS) else f"Who {asked + 1}?"
            asked += 1
        yield part


def _answered(lines: Sequence[str], *, of_a_person: bool) -> list[str]:
    """The lines without prompts that were left empty; an answer below its prompt stands behind it."""
    done: list[str] = []
    prompt: Said | None = None
    answers: list[str] = []

    def close() -> None:
        if prompt and answers:
            one = spelt(prompt.words) in PERSONAL
            done.extend(f"- {prompt.words}: {text}" for text in ([", ".join(answers)] if one else answers))
        answers.clear()

    for line, code in with_code(lines):
        item = None if code else text_of_item(line)
        said = None if code else _said(line.strip() if item is None else item)
        if prompt and line.strip() and not said and not code:
            if item is None and answers and line[:1] not in (" ", "\t"):
                answers[-1] += f" {line.strip()}"
            else:
                answers.append(item if item is not None else line.strip())
            continue
        close()
        prompt = said if said and not said.text else None
        if said and said.text and item is None:
            done.append(f"- {line.strip()}" if of_a_person or said.words in _AMONG else line)
        elif not prompt:
            done.append(line)
    close()
    return done


def _said(text: str) -> Said | None:
    """What a line says under a word of the template's; None for others of the user's own."""
    said = said_in(text)
    words = (*READABLE, *PERSONAL, *_AMONG, "name")
    return said if said and (said.lead_in or spelt(said.words) in words) else None


def _fields_among(part: _Part, given: set[str]) -> Iterator[tuple[str, str]]:
    """Properties of the interview that stand among the lines, where the front matter does not have them.

    One that cannot be read stays where it is, as words of the user's own.
    """
    for line in tuple(part.lines):
        item = text_of_item(line)
        said = said_in(item) if item else None
        words = said.words if said else ""
        name = _FIELDS.get(words, "") if words in _AMONG or (not part.heading and words == "company") else ""
        if not said or not name or name in given:
            continue
        rating = _OUT_OF_TEN.fullmatch(said.text) if name == "feeling" else None
        value = rating[1] if rating else said.text
        if _can_be_read(name, value):
            yield name, scalar(value) if name in PLACES else value
            given.add(name)
            part.lines.remove(line)


def _can_be_read(name: str, value: str) -> bool:
    """Whether a field of an interview may hold some words."""
    if name in SAID_DAYS:
        try:
            SAID_DAYS[name](value, date.min.replace(year=2000))
        except ValueError:
            return False
        return True
    if name in ("feeling", "minutes"):
        return value.isdecimal() and 1 <= int(value) <= (10 if name == "feeling" else 1440)
    choices = INTERVIEW.field(name).choices
    return value in choices if choices else bool(value)


def _to_somebody(top: _Part, parts: list[_Part]) -> list[str]:
    """Put what is told of somebody above all headings where it belongs; what is left stands above them.

    It belongs below the heading that has no name yet, else to the only one told of, else to somebody who is
    still to be named.
    """
    theirs = [line for line in top.lines if (item := text_of_item(line)) and _said(item)]
    if not theirs:
        return top.lines
    there = next((part for part in parts if part.asks), parts[0] if len(parts) == 1 else None)
    if there is None:
        parts.append(there := _Part(PROMPTS[0]))
    there.lines = [*theirs, *there.lines]
    return [line for line in top.lines if line not in theirs]
