"""New files, as a careful person would write them: read again, they say exactly what they were made from."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

import jinja2

from afterword.errors import AfterwordError
from afterword.keeping.atomic import Change
from afterword.records.contact import Contact
from afterword.records.entries import composed
from afterword.records.gift import Gift
from afterword.records.interview import Debrief, Fact, Interview
from afterword.records.note import Note
from afterword.records.quoting import scalar
from afterword.records.schema import LEAD_INS
from afterword.records.slugs import DEVICES, slugify
from afterword.records.values import tidy_tag

T = TypeVar("T")

#: File names of 255 bytes are the most that systems allow; a slug leaves room for a suffix and a date.
_LONGEST_SLUG = 120


def free_slug(text: str, taken: Collection[str]) -> str:
    """A slug for a new record: ``priya-raman``, or ``priya-raman-2`` where that is taken.

    Args:
        text: what the record is called.
        taken: slugs in the folder; two that differ in case alone would be one file on some systems.
    """
    return free_among(text, {slug.casefold() for slug in taken})


def free_among(text: str, folded: Collection[str]) -> str:
    """The same, where the slugs that are taken are in small letters already, as for many new records."""
    base = slugify(_line(text))
    cut = base.encode("utf-8")[:_LONGEST_SLUG].decode("utf-8", errors="ignore")
    if cut != base:
        base = cut.rpartition("-")[0] or cut
    if DEVICES.fullmatch(base):
        base += "-1"
    slug, number = base, 1
    while slug.casefold() in folded:
        number += 1
        slug = f"{base}-{number}"
    return slug


def new_contact(contact: Contact, prose: str = "") -> Change:
    """A file for a contact, with the user's own notes below.

    Raises:
        AfterwordError: there is no name.
    """
    contact = _tidy(contact)
    _need(contact.name, "A contact needs a name.")
    return _change("contacts", contact.slug, contact=contact, prose=_text(prose))


def new_interview(
    interview: Interview, names: Mapping[str, str], prose: str = "", *, sections: bool = True
) -> Change:
    """A file for an interview, with a section for each person met.

    Args:
        interview: what is known; somebody in ``met`` without a debrief gets the questions to fill in.
        names: names by slug, for the headings.
        prose: the user's own words, above the sections.
        sections: whether there are any; before anybody was met there is nothing to write down.

    Raises:
        AfterwordError: there is no company.
    """
    interview = _tidy(interview)
    _need(interview.company, "An interview needs a company.")
    headings = _headings(interview.met, {slug: _line(name) for slug, name in names.items()})
    parts = [
        {
            "heading": headings[slug],
            "debrief": _tidy_debrief(interview.debriefs[slug]) if slug in interview.debriefs else None,
            "facts": _facts(interview.debriefs[slug]) if slug in interview.debriefs else (),
        }
        for slug in (interview.met if sections else ())
    ]
    return _change("interviews", interview.slug, interview=interview, sections=parts, prose=_text(prose))


def new_gift(gift: Gift, prose: str = "") -> Change:
    """A file for a gift, with the line ``why: …`` and the user's own words below it.

    Raises:
        AfterwordError: there is no title, or no interest that it answers.
    """
    gift = _tidy(gift)
    _need(gift.title, "A gift needs a title.")
    _need(gift.interests, "A gift needs an interest that it answers.")
    return _change("gifts", gift.slug, gift=gift, prose=_text(prose))


def new_note(note: Note, text: str) -> Change:
    """A file for a note; without a time it is a draft."""
    return _change("notes", note.slug, note=_tidy(note), text=_text(text))


def _change(folder: str, slug: str, **values: Any) -> Change:
    template = _templates().get_template(f"{folder.removesuffix('s')}.md.j2")
    return Change(f"{folder}/{slug}.md", None, template.render(**values).encode("utf-8"))


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("afterword", "templates/records"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # Markdown, not HTML
    )
    environment.filters["value"] = scalar
    environment.filters["reference"] = _reference
    return environment


def _reference(slug: str) -> str:
    """A slug as the value of a key that names one record; a comma would make two of it, but for a link."""
    return scalar(f"[[{slug}]]" if "," in slug else slug)


def _need(value: object, sentence: str) -> None:
    if not value:
        raise AfterwordError(sentence)


def _line(text: str) -> str:
    """Words on one line, as they are read back: no line breaks, doubled blanks or signs that do not print."""
    whole = text.encode("utf-8", errors="replace").decode("utf-8")  # half of a pair cannot be written
    return composed(" ".join("".join(sign for sign in whole if sign >= " " or sign.isspace()).split()))


def _text(text: str) -> str:
    """A text of several lines, without the empty ones around it."""
    whole = text.encode("utf-8", errors="replace").decode("utf-8")
    return whole.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _tidy(record: T) -> T:
    """A record with every text of one line made fit to be one."""
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if isinstance(value, str) and field.name != "slug":
            changed[field.name] = _line(value)
        elif field.name == "interests":
            changed[field.name] = _tags(value)
    return dataclasses.replace(record, **changed)  # type: ignore[type-var]


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags in order, each once, whatever its case."""
    found: dict[str, str] = {}
    for tag in filter(None, (tidy_tag(_line(tag)) for tag in tags)):
        found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def _tidy_debrief(debrief: Debrief) -> Debrief:
    return dataclasses.replace(debrief, prose=_text(debrief.prose))


def _facts(debrief: Debrief) -> tuple[tuple[str, Fact], ...]:
    """Lead-ins and facts in the order of the lead-ins, answers behind their questions; without words none."""
    # An answer to no question comes before every question, or it would belong to one.
    found = [("answer", fact) for fact in debrief.answer]
    for lead_in in LEAD_INS:
        if lead_in.words == "part":
            found += [("part", Fact(debrief.part, 0))] if debrief.part else []
        elif lead_in.words != "answer":
            for fact in getattr(debrief, lead_in.field):
                found += [(lead_in.words, fact), *(("answer", answer) for answer in fact.answers)]
    return tuple(
        (lead_in, dataclasses.replace(fact, text=_line(fact.text)))
        for lead_in, fact in found
        if _line(fact.text)
    )


def _headings(met: Collection[str], names: Mapping[str, str]) -> dict[str, str]:
    """The name of each person, or the slug where the name would not lead back to that person alone."""
    claimed = Counter(
        folded for slug in met for folded in {slug.casefold(), names.get(slug, slug).casefold()}
    )
    return {
        slug: name if claimed[name.casefold()] == 1 and not re.search(r"^#|#$|\[\[|^\W*$", name) else slug
        for slug, name in ((slug, names.get(slug, slug)) for slug in met)
    }
