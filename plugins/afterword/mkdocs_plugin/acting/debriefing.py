"""A debrief on the page: answers kept as it goes, shown as the letters would say them, written up at its end.

The answers have the shape that ``actions.answers`` describes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from afterword.actions.answers import PersonSaid, told_of, values_of
from afterword.actions.carrying_out import carry_through
from afterword.actions.desk import Desk
from afterword.actions.foreseen import Foreseen
from afterword.actions.own_words import to_be_said
from afterword.actions.still_open import how_to_stay_in_touch, lines_left_open, tips_wanted
from afterword.actions.told import Told, read_file
from afterword.actions.unclear import Unclear, offered, unclear, with_slugs
from afterword.actions.unfinished import Unfinished, begun, broken_off
from afterword.actions.write_up import UNSAID, comes_of_it, write_up
from afterword.errors import AfterwordError
from afterword.keeping.git import ignores
from afterword.keeping.own_folder import OWN_FOLDER
from afterword.mkdocs_plugin.acting.asked import Asked, NotAskedError
from afterword.mkdocs_plugin.acting.outcomes import (
    Outcome,
    RefusedError,
    done,
    for_page,
    hash_of,
    refused,
    same_text,
    state,
)
from afterword.mkdocs_plugin.acting.questions import QUESTIONS, for_form
from afterword.records.who import names_of_all
from afterword.words.counts import capital, listed


def begun_one(desk: Desk, asked: Asked) -> Outcome:
    """The unfinished debrief there is, the newest of several, or an empty one.

    ``told`` are its answers, ``file`` its path, ``seen`` the hash of what it says, ``others`` the paths of
    older ones. One that cannot be read, as after an edit by hand, is ``unreadable`` with the reason, and left
    alone. ``questions`` is what the form asks, and ``asks`` what it offers.
    """
    readable, unreadable = _looked_at(desk)
    told, file, seen = Told(), "", ""
    if readable:
        unfinished, told = readable[0]
        file, seen = unfinished.path, hash_of(unfinished.text)
    return Outcome(
        200,
        {
            "done": True,
            "told": for_form(values_of(told)),
            "file": file,
            "seen": seen,
            "others": [each.path for each, _ in readable[1:]],
            "questions": QUESTIONS,
            "asks": _asks(offered(desk, told)),
            "unreadable": {path: for_page(desk.root, why) for path, why in unreadable.items()},
        },
    )


def how_it_stands(desk: Desk, asked: Asked) -> Outcome:
    """What is open, what can be taken back, and what an unfinished debrief is about; it writes nothing."""
    readable, _ = _looked_at(desk)
    told = readable[0][1] if readable else Told()
    names = names_of_all(desk.journal)
    people = [names.get(person.who, person.who) for person in told.people]
    about = f"with {listed(people)}" if people else f"at {told.company}" if told.company else ""
    return Outcome(200, {"done": True, **state(desk), "debrief": about})


def _looked_at(desk: Desk) -> tuple[list[tuple[Unfinished, Told]], dict[str, str]]:
    """The debriefs that were broken off with their answers, the newest first; and why one cannot be read."""
    readable: list[tuple[Unfinished, Told]] = []
    unreadable: dict[str, str] = {}
    for each in broken_off(desk.root):
        try:
            readable.append((each, read_file(each.text, desk.today)))
        except AfterwordError as error:
            unreadable[each.path] = str(error)
    return readable, unreadable


def kept(desk: Desk, asked: Asked) -> Outcome:
    """Keep the answers so far, and show what becomes of them.

    ``unread`` names the fields that are not kept, since they cannot be read.
    """
    unfinished = _unfinished(desk, asked)
    there = bool(unfinished.text)
    told, _ = told_of(asked.told, desk.today)
    said: list[str] = []
    if there or told.people or told.company or told.prose:
        if not unfinished.keep(told):
            return refused(desk.root, unfinished.obstacle)
        if not there and not ignores(desk.root, unfinished.path):
            said.append(
                f"git does not ignore {unfinished.path}: put the line /{OWN_FOLDER}/ into .gitignore."
            )
    file = unfinished.path if unfinished.text else ""
    answer = {"file": file, "seen": hash_of(unfinished.text) if file else "", "said": said}
    return Outcome(200, shown(desk, asked).answer | answer)


def dropped(desk: Desk, asked: Asked) -> Outcome:
    """Throw the answers away; where none were kept yet, nothing is there to be thrown away."""
    unfinished = _unfinished(desk, asked)
    if unfinished.text:
        unfinished.drop()
    return Outcome(200, {"done": True})


def shown(desk: Desk, asked: Asked) -> Outcome:
    """What becomes of each line, what is still asked, what is missing, and what is not clear."""
    told, unread = told_of(asked.told, desk.today)
    names = names_of_all(desk.journal)
    known = with_slugs(desk.journal, told)
    people = []
    for said, person in zip(asked.told.people, known.people, strict=True):
        found = to_be_said(desk.journal, known, person, desk.today)
        people.append(
            {
                "who": said.who,
                "contact": person.who if person.who in desk.journal.contacts else "",
                "name": names.get(person.who, person.who),
                "lines": list(_lines(said, found.foreseen)),
                "questions": [
                    {"lead_in": each.lead_in, "to": each.to, "several": each.several}
                    for each in found.questions
                ],
            }
        )
    answer = {"done": True, "people": people, "unread": unread, "missing": _missing(desk, told)}
    return Outcome(200, answer | {"asks": _asks((*unclear(desk.journal, told), *offered(desk, told)))})


def written(desk: Desk, asked: Asked) -> Outcome:
    """Write the records at once, as one action, and drop the unfinished file."""
    unfinished = _unfinished(desk, asked)
    there = bool(unfinished.text)
    told, unread = told_of(asked.told, desk.today)
    reasons = [f"{capital(key.replace('_', ' '))}: {why}" for key, why in unread.items()]
    reasons += _missing(desk, told)
    if reasons:
        return refused(desk.root, " ".join(reasons), unread=unread)
    asks = unclear(desk.journal, told)
    if asks:
        why = " ".join(each.question for each in asks)
        return refused(desk.root, f"{why} Nothing was written; say which.", asks=_asks(asks))
    if there:
        told = replace(told, kept=True, on=unfinished.on)
    found = write_up(desk, told)
    if found.company == UNSAID:
        return refused(desk.root, _WHERE)
    files = carry_through(desk, found.act)
    if there:
        unfinished.drop()
    later = desk.again()
    said = [*found.act.said, *([files.git] if files.git else [])]
    said += filter(None, (lines_left_open(later, found), how_to_stay_in_touch(later, found)))
    said += tips_wanted(later, found.contacts)
    comes = [list(each) for each in comes_of_it(later, found)]
    names = names_of_all(later.journal)
    # Whose letter comes first: theirs who are named first among what is to be written.
    first = next(
        (slug for slug in names if comes and names[slug] == comes[0][0]), next(iter(found.contacts), "")
    )
    more = {"interview": found.interview, "first": first, "comes": comes}
    return done(later, found.act.summary, said, files.files, **more)


_WHO = "Say who was there."
_WHERE = "Say which company it was."


def _missing(desk: Desk, told: Told) -> list[str]:
    """What has to be said before it can be written up, a sentence each."""
    missing = [] if told.people or told.absent else [_WHO]
    companies = {desk.journal.company_of(each.who) for each in with_slugs(desk.journal, told).people} - {""}
    if not told.company and len(companies) != 1:
        missing.append(_WHERE)
    return missing


def _unfinished(desk: Desk, asked: Asked) -> Unfinished:
    """The file of the debrief that the page is about, as it showed it.

    Raises:
        NotAskedError: that is no such file.
        RefusedError: it was changed meanwhile, or is gone.
    """
    files = {each.path: each for each, _ in _looked_at(desk)[0]}
    if asked.file == "" or (asked.file is None and not files):
        return begun(desk.root, desk.now)
    name = next(iter(files)) if asked.file is None else asked.file
    if name not in files:
        if not Unfinished.is_path(name):
            raise NotAskedError("file is the name of no debrief.")
        raise RefusedError(f"{name} is gone: it was written up, or deleted. Nothing was written.")
    found = files[name]
    if asked.seen is not None and not same_text(asked.seen, found.text):
        raise RefusedError(
            f"{name} was changed meanwhile, as in another window. Nothing was written; load the page anew."
        )
    return found


def _lines(said: PersonSaid, foreseen: Iterable[Foreseen]) -> Iterable[dict[str, Any]]:
    """What becomes of each line; ``line`` is its place among those that were sent, null where it is none."""
    for each in foreseen:
        line = (each.lead_in, each.text)
        yield {
            "line": said.lines.index(line) if line in said.lines else None,
            "lead_in": each.lead_in,
            "text": each.text,
            "sentence": each.sentence,
            "reason": each.reason,
            "open": each.open,
        }


def _asks(questions: Iterable[Unclear]) -> list[dict[str, Any]]:
    return [
        {
            "person": question.person,
            "field": question.field,
            "question": question.question,
            "choices": [{"label": each.label, "values": for_form(each.values)} for each in question.choices],
        }
        for question in questions
    ]
