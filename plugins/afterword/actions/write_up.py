"""From what was told about an interview to the files: it, new contacts, what is new of known ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from afterword.actions.act import Act
from afterword.actions.already import (
    above_sections,
    answers_to,
    further,
    interview_there,
    made_of,
    section_of,
    unsaid,
)
from afterword.actions.desk import Desk
from afterword.actions.invited import only_invited_word, who_did_not_come
from afterword.actions.new import refuse, spelt_otherwise
from afterword.actions.staying import stay_in_touch
from afterword.actions.told import REFERENCE, Person, Told, tags, with_dates
from afterword.actions.where_it_was import UnclearPlaceError, placed, reopening
from afterword.actions.who_was_met import (
    SeveralNamesError,
    TwoPeopleError,
    doubts,
    known,
    refuse_several,
    same_value,
)
from afterword.errors import AfterwordError, EditRefusedError
from afterword.frozen import frozen
from afterword.keeping.adding import add_behind, add_below
from afterword.keeping.atomic import Change
from afterword.keeping.editing import REMOVED, add_to, add_to_body, edit
from afterword.keeping.new_records import free_slug, new_contact, new_interview
from afterword.kinds import kind_words
from afterword.records.contact import PARTS, Contact
from afterword.records.interview import Debrief, Interview
from afterword.records.journal import Journal
from afterword.records.lead_ins import text_of_item
from afterword.records.names import folded
from afterword.records.raw_record import slug_of_path
from afterword.records.reading import read_files
from afterword.records.scalars import chosen
from afterword.records.unread import Unread
from afterword.records.who import UnreadableError, find_contact, label, matching
from afterword.times import Duration, day_of, iso
from afterword.words.person_names import first_name_first, title_apart, without_title
from afterword.words.shell import quoted

#: Where what was true before is kept.
_BESIDE = {"company": "former", "email": "other_emails"}
#: Stands for the company where a debrief was broken off before it was said.
UNSAID = "[company]"


_Found = list[tuple[Person, Contact | Unread | None]]


@frozen
class WrittenUp:
    """What is to be written.

    Attributes:
        act: the changes, new contacts first, so that the interview never names somebody who is not there.
        contacts: slugs of everybody met.
        interview: its slug.
        company: of the interview.
    """

    act: Act
    contacts: tuple[str, ...]
    interview: str
    company: str


def write_up(desk: Desk, told: Told, *, forgiving: bool = False) -> WrittenUp:
    """Turn what was told into changes of files.

    An interview with the same company on the same day that is there already is added to: it was written
    down beforehand, or its debrief was broken off.

    Args:
        desk: the journal and the day.
        told: with names, or parts of names.
        forgiving: errors in the files to be are said and no obstacle: answers to questions must not be lost.

    Raises:
        UnclearPlaceError: the company or the position may be one that is known, or new.
        TwoPeopleError: what was told of somebody is not what their file says.
        AfterwordError: a name could be several people, or a field holds what it cannot.
    """
    journal = desk.journal
    said: list[str] = []
    told = replace(told, fields={"when": told.on or desk.today} | told.fields)
    if str(told.fields.get("round") or "").isdecimal():  # typed as an option
        told.fields["round"] = int(told.fields["round"])
    told = _placed(journal, told, forgiving, said)
    for each in told.people:
        each.lines = with_dates(each.lines, day_of(told.fields["when"]))
        if each.new and each.same:
            _forgive(_either(each), forgiving, said)
    unsure = tuple(doubts(journal, told))
    if unsure and not forgiving:
        raise TwoPeopleError(unsure)
    found = [(person, _whose(journal, person, told, forgiving, said)) for person in told.people]
    found = _each_once(journal, found, forgiving, said)
    people = [(_with_part_here(person, contact), contact) for person, contact in found]
    companies = {journal.company_of(each.slug) for _, each in people if each} - {""}
    company = told.company or (companies.pop() if len(companies) == 1 else UNSAID)
    told = _placed(journal, replace(told, fields=told.fields | {"company": company}), forgiving, said)
    changes: list[Change] = []
    slugs: dict[str, Person] = {}
    for person, contact in people:
        slug = contact.slug if contact else _free(desk, person, slugs)
        slugs[slug] = person
        if contact is None:
            changes.append(new_contact(_contact(slug, person, company)))
            said += _made_name(person, slug)
        elif isinstance(contact, Unread):
            person.lines += [f"- {key}: {text}" for key, text in person.personal.items()]
        else:
            try:
                changes.append(_known(desk, contact, person, said))
            except EditRefusedError as error:
                _forgive(error, forgiving, said)
    names = {
        slug: (contact.name if contact else "") or written_name(person)
        for slug, (person, contact) in zip(slugs, people, strict=True)
    }
    if told.fields.get("owner"):
        told.fields["owner"] = owner_among(journal, str(told.fields["owner"]), names)
    said += reopening(journal, told.fields)
    there = interview_there(journal, told.fields)
    try:
        absent = who_did_not_come(journal, there, told, slugs) if there else []
        added = _added_to(desk, there, told, slugs, names, absent, said) if there else None
    except EditRefusedError as error:
        _forgive(error, forgiving, said)
        added = None
    changes.append(added or _interview(desk, told, slugs, names))
    people_named = {*slugs, told.fields.get("owner", ""), *(there.met if there else ())}
    if there:
        said += only_invited_word(journal, there, {*slugs, *absent})
    said += _read_back(desk, changes, people_named, forgiving)
    kept = tuple(change for change in changes if change.old != change.new)
    act = Act(kept, f"debrief: {company}", tuple(dict.fromkeys(said)))
    if any("company" in each.personal for each in told.people):
        act = replace(act, afterwards=lambda later: spelt_otherwise(later, act))
    return WrittenUp(act, tuple(slugs), slug_of_path(changes[-1].path), company)


def comes_of_it(later: Desk, written: WrittenUp) -> tuple[tuple[str, str, str], ...]:
    """What is to be written after an interview: to whom, what, and when; by the day it opens."""
    return tuple(
        (item.name, kind_words(item.kind), item.when(later.calendar))
        for item in sorted(later.plan, key=lambda item: iso(item.opens))
        if (item.contact in written.contacts or set(item.about) & set(written.contacts))
        and item.interview == written.interview
        and item.state not in ("held", "owed")
    )


def _placed(journal: Journal, told: Told, forgiving: bool, said: list[str]) -> Told:
    """What was told with company and position as they are known; of what is unclear, as it was said."""
    try:
        told, remarks = placed(journal, told)
    except UnclearPlaceError as error:
        _forgive(error, forgiving, said)
        return told
    said += remarks
    return told


def _whose(
    journal: Journal, person: Person, told: Told, forgiving: bool, said: list[str]
) -> Contact | Unread | None:
    """The file of a person; None for somebody new. One that cannot be read is theirs all the same."""
    if person.new and not told.kept:
        return None
    if person.new:
        return made_of(journal, _contact("", person, told.company), day_of(told.fields["when"]))
    person.who = first_name_first(person.who, person.personal.get("email", ""))
    try:
        there = known(journal, person.who)
        if there is None:
            refuse_several(person)
        return there
    except SeveralNamesError as error:
        _forgive(error, forgiving, said)
        return None
    except UnreadableError as error:
        _forgive(error, forgiving, said)
        return error.unread


def _each_once(journal: Journal, found: _Found, forgiving: bool, said: list[str]) -> _Found:
    """The people told of; two that are one contact are an error, or else that one."""
    once: _Found = []
    places: dict[str, int] = {}
    for person, contact in found:
        place = places.setdefault(contact.slug, len(once)) if contact else len(once)
        if place == len(once):
            once.append((person, contact))
            continue
        first = once[place][0]
        assert contact
        both = f'"{first.who}" and "{person.who}" are both {label(journal, contact.slug)}'
        _forgive(AfterwordError(f"{both}. Say more of the names, or name them once."), forgiving, said)
        personal = {**person.personal, **first.personal}
        once[place] = (replace(first, personal=personal, lines=[*first.lines, *person.lines]), contact)
    return once


def _either(person: Person) -> AfterwordError:
    """Of somebody who is said to be nobody known, and the one of that name."""
    return AfterwordError(
        f"Of {person.who} you say both new: yes, which is somebody else, and same: yes, which is the one you "
        f"know. Leave one of them out, such as: --met {quoted(f'{person.who}; new: yes')}"
    )


def _forgive(error: AfterwordError, forgiving: bool, said: list[str]) -> None:
    if not forgiving:
        raise error
    said.append(str(error))


def written_name(person: Person) -> str:
    """The name of somebody new, without a title: as it is told, else made from a reference to them."""
    who = person.name or person.who
    if REFERENCE.fullmatch(who):
        return " ".join(word.capitalize() for word in who.split("-"))
    return title_apart(who)[0]


def _made_name(person: Person, slug: str) -> list[str]:
    if not REFERENCE.fullmatch(person.name or person.who):
        return []
    made = f'"{written_name(person)}" is made from {person.who}'
    return [f"contacts/{slug}.md: {made}; write the name there as they spell it."]


def _free(desk: Desk, person: Person, taken: Collection[str]) -> str:
    """A slug for somebody new, without a title."""
    return free_slug(without_title(written_name(person)), {*desk.taken("contacts"), *taken})


def _contact(slug: str, person: Person, company: str) -> Contact:
    address = title_apart(person.name or person.who)[1]
    fields: dict[str, Any] = {"company": company if company != UNSAID else ""}
    fields |= ({"address": address} if address else {}) | person.personal
    return contact_of(slug, written_name(person), fields)


def contact_of(slug: str, name: str, fields: Mapping[str, Any]) -> Contact:
    """A contact from words; reading the file back tells whether they are what the fields may hold."""
    stay, gap = _wish(fields.get("stay_in_touch", "no"))
    told = {**fields, "interests": tags(fields.get("interests", ""))}
    return Contact(slug=slug, name=name, **told | {"stay_in_touch": stay, "stay_gap": gap})


def _wish(text: str) -> tuple[bool, Duration | None]:
    """Whether to stay in touch, and how often.

    Raises:
        AfterwordError: the words say neither.
    """
    try:
        return stay_in_touch(text)
    except ValueError as error:
        raise AfterwordError(f"`stay in touch:` {error}") from error


def _with_part_here(person: Person, contact: Contact | Unread | None) -> Person:
    """A part that is another than the one in a person's file belongs to this interview alone."""
    part = chosen(person.personal.get("part", ""), PARTS)
    if not isinstance(contact, Contact) or part is None or "part" not in contact.file.places:
        return person
    personal = {key: text for key, text in person.personal.items() if key != "part"}
    if part == contact.part:
        return replace(person, personal=personal)
    gap = [""] if person.lines and text_of_item(person.lines[0]) is None else []
    return replace(person, personal=personal, lines=[f"- part: {part}", *gap, *person.lines])


def _known(desk: Desk, contact: Contact, person: Person, said: list[str]) -> Change:
    """What is new about somebody known: further interests, and the fields that were empty.

    What their file says is kept. Where it is surely they, and they moved or have another address, the new one
    takes the place of the old, which stays beside it.
    """
    path = contact.file.path
    old = (desk.root / path).read_bytes()
    told = {key: text for key, text in person.personal.items() if key not in ("interests", "stay_in_touch")}
    kept = {
        key: there
        for key, text in told.items()
        if (there := getattr(contact, key)) and key != "part" and not same_value(key, there, text)
    }
    fields = {
        key: text for key, text in told.items() if key in kept or not getattr(contact, key) or key == "part"
    }
    if not person.same:
        for key, there in kept.items():
            person.lines.append(f"- {key}: {fields.pop(key)}")
            said.append(
                f"{path} says `{key}: {there}`, and goes on saying so; what you said is in the interview."
            )
    new = edit(old, {**fields, **_wished(contact, person)}, path)
    if person.same:
        for key, others in _BESIDE.items():
            if key in kept:
                new = _beside(new, others, getattr(contact, others), kept[key], told[key], path)
    had = {tag.casefold() for tag in contact.interests}
    further = [tag for tag in person.interests if tag.casefold() not in had]
    return Change(path, old, add_to(new, "interests", further, path) if further else new)


def _wished(contact: Contact, person: Person) -> dict[str, str | bool]:
    """The wish to stay in touch, where their file says another; "yes" changes no interval."""
    stay, gap = _wish(person.personal.get("stay_in_touch", "no"))
    if not person.has("stay_in_touch") or (stay and not gap and contact.stay_in_touch):
        return {}
    return {"stay_in_touch": str(gap) if gap else stay}


def _beside(new: bytes, key: str, before: Sequence[str], old: str, told: str, path: str) -> bytes:
    """A list of what was true before, with one more; what is true again stands in it no longer."""
    left = [each for each in before if folded(each) != folded(told)]
    if len(left) < len(before):
        return edit(new, {key: [*left, old]}, path)
    return add_to(new, key, [old], path)


def owner_among(journal: Journal, who: str, names: Mapping[str, str]) -> str:
    """The key of the owner: somebody met, new or not, of those in ``names``, or else somebody known.

    Raises:
        UnknownNameError: nobody, or more than one.
    """
    met = matching(who, names) or matching(without_title(who), names)
    if who in names or len(met) == 1:
        return who if who in names else met[0]
    return find_contact(journal, who).slug


def _interview(desk: Desk, told: Told, people: Mapping[str, Person], names: Mapping[str, str]) -> Change:
    interview = Interview(
        slug=free_slug(f"{day_of(told.fields['when'])} {told.company}", desk.taken("interviews")),
        met=tuple(people),
        # Who said nothing worth keeping gets the questions, to be answered in the file.
        debriefs={
            slug: Debrief(slug, 0, prose="\n".join(person.lines))
            for slug, person in people.items()
            if person.lines
        },
        **told.fields,
    )
    return new_interview(interview, names, told.prose)


def _added_to(
    desk: Desk,
    there: Interview,
    told: Told,
    people: Mapping[str, Person],
    names: Mapping[str, str],
    absent: Collection[str],
    said: list[str],
) -> Change:
    """The interview that is there, with what was told now; what it says already stays."""
    path = there.file.path
    old = new = (desk.root / path).read_bytes()
    places: list[tuple[int, Callable[[bytes, int, Sequence[str]], bytes], list[str]]] = []
    for debrief in there.debriefs.values():
        lines = people[debrief.contact].lines if debrief.contact in people else []
        answers, lines = answers_to(debrief, lines)
        places += [(line, add_behind, answer) for line, answer in answers.items()]
        lines = _new_of(lines, section_of(there, debrief.contact), told, path, said)
        if lines:
            places.append((debrief.line, add_below, lines))
    # From below upwards, and the front matter last, so that the line numbers of what is above still hold.
    for line, add, lines in sorted(places, key=lambda place: -place[0]):
        new = add(new, line, lines)
    lines = told.prose.split("\n") if told.prose else []
    lines = _new_of(lines, above_sections(there), told, path, said)
    if lines:
        new = add_below(new, there.file.body_line - 1, lines)
    for slug, person in people.items():
        if slug not in there.debriefs:
            section = [f"## {names[slug]}", *([""] if person.lines else []), *person.lines]
            new = add_to_body(new, "\n".join(section), path)
    news = {key: value for key, value in told.fields.items() if key not in ("company", "when")}
    if isinstance(told.fields["when"], datetime):
        news["when"] = told.fields["when"]
    new = edit(new, news, path)
    if came := [slug for slug in there.met if slug not in absent]:
        new = edit(new, {"met": came}, path) if len(came) < len(there.met) else new
    elif absent:
        new = edit(new, {"met": REMOVED}, path)
    return Change(path, old, add_to(new, "met", [slug for slug in people if slug not in there.met], path))


def _new_of(lines: list[str], there: Sequence[str], told: Told, path: str, said: list[str]) -> list[str]:
    """The lines that are not written down yet; of those told once more it is said that they stand."""
    if told.kept:
        return further(lines, there)
    new, old = unsaid(lines, there)
    said += [f"{path} says so already: {line}" for line in old]
    return new


def _read_back(desk: Desk, changes: Sequence[Change], people: Collection[str], forgiving: bool) -> list[str]:
    """Read back what would be written, with everybody it names; refuse errors, return the rest in words."""
    contacts = desk.journal.contacts
    paths = [contacts[slug].file.path for slug in people if slug in contacts]
    files = {path: (desk.root / path).read_bytes() for path in paths}
    files |= {change.path: change.new for change in changes if change.new is not None}
    written = {change.path for change in changes}
    unread = [each.path for each in desk.journal.unread]
    found = read_files(files, desk.today, unread).problems
    problems = [problem for problem in found if problem.path in written]
    if not forgiving:
        refuse((problem for problem in problems if problem.level == "error"), "This")
    return [str(problem) for problem in problems]
