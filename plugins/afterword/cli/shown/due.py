"""What is to be written, on a terminal: `afterword due`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from afterword.cli.layout import sentence
from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import Styled, put, say
from afterword.followups.clauses import note_to
from afterword.followups.follow_up import FollowUp, in_time
from afterword.followups.reach import nobody_to_ask
from afterword.keeping.own_folder import OWN_FOLDER
from afterword.kinds import kind_words
from afterword.records.interview import Interview
from afterword.records.who import typed
from afterword.times import iso
from afterword.words.counts import capital, listed, listed_briefly
from afterword.words.shell import command

_HEADINGS = {
    "asked": ("They asked you", "green"),
    "late": ("Still welcome", "yellow"),
    "due": ("To write", "green"),
    "held": ("Held back", "cyan"),
    "upcoming": ("Coming up", "cyan"),
    "owed": ("Still owed?", "cyan"),
}


def print_follow_ups(session: OpenSession, items: Sequence[FollowUp], in_full: bool = False) -> None:
    """Print follow-ups by what can be done about them now, those that can be written first.

    Of what is due and what is late those stand on top with which one begins: a thank-you that closes at
    three comes before what is welcome for another week, and after a promise that is overdue.

    Args:
        session: the journal and the moment.
        items: what to print.
        in_full: with each reason whole, and the rule behind it.
    """
    sections = {state: [item for item in items if _section(item) == state] for state in _HEADINGS}
    sections["upcoming"] = in_time(sections["upcoming"])
    first = next((state for item in items if (state := _section(item)) in ("due", "late")), "due")
    for state in sorted(sections, key=lambda state: state not in ("asked", first)):
        if sections[state]:
            _print_section(session, state, sections[state], in_full)


def _section(item: FollowUp) -> str:
    """Where it stands: what they asked for comes before all else, late or not."""
    return "asked" if item.kind == "answer" and item.state in ("due", "late") else item.state


def print_ahead(session: OpenSession) -> None:
    """Print the interviews that have not ended yet, with their people, the next one first."""
    coming = session.journal.ahead
    if not coming:
        return
    put(Styled(f"Ahead ({len(coming)})", "cyan", bold=True))
    for interview in coming:
        about = f", {interview.position}" if interview.position else ""
        away = (interview.day - session.today).days
        soon = f" ({session.calendar.near(interview.day)})" if away in (0, 1) else ""
        when = Styled(session.calendar.moment(interview.when), bold=True)
        put("  ", when, f"{soon}: {interview.company}{about}")
        people = [session.journal.contacts[slug] for slug in interview.met]
        if people:
            said = [f"{each.name} ({each.role})" if each.role else each.name for each in people]
            put(sentence(listed(said), 4, "With "))
    put()


def as_json_ahead(interview: Interview) -> dict[str, Any]:
    """An interview that has not ended yet, as ``due --json`` prints it (design, section 7)."""
    return {
        "interview": interview.slug,
        "company": interview.company,
        "position": interview.position,
        "when": iso(interview.when),
        "people": list(interview.met),
    }


def _print_section(session: OpenSession, state: str, items: Sequence[FollowUp], in_full: bool) -> None:
    heading, colour = _HEADINGS[state]
    put(Styled(f"{heading} ({len(items)})", colour, bold=True))
    for item in items:
        company = f" ({item.company})" if item.company else ""
        when = item.when(session.calendar)
        put("  ", Styled(item.name, bold=True), f"{company}: {kind_words(item.kind)}, {when}")
        put(sentence(item.why if in_full else item.short, 4))
        if in_full:
            from afterword.followups.rule_words import rule_words

            if rule := rule_words(item.rule, session.settings.cadence):
                put(sentence(rule, 4, "Rule: "))
        if item.gifts:
            gift = session.journal.gifts[item.gifts[0]]
            put(sentence(f"{gift.title} ({gift.slug})", 4, "Gift: "))
    put()


def say_what_rests(session: OpenSession, owed: Sequence[FollowUp], everything: bool) -> None:
    """Say in a line what is still owed, where nobody can be asked, and what may be closed for silence."""
    if owed and not everything:
        what = listed_briefly([note_to(item.kind, item.name) for item in owed])
        say(f"Still owed? {capital(what)}: afterword due --all")
    if unreached := nobody_to_ask(session.journal):
        say(unreached)
    outlook = session.desk.outlook
    if not outlook.asked_out:
        return
    from afterword.followups.waiting import closing, silent_positions

    for id_, _ in silent_positions(session.journal, session.today, session.settings, outlook):
        position = session.journal.positions[id_]
        say(f"No word on {position.title} since your last. To take it as closed: {closing(position)}")


def say_what_next(session: OpenSession, planned: Sequence[FollowUp], everything: bool) -> None:
    """Say with whom to begin, or what comes later, and what is not in the list."""
    now = [item for item in planned if item.state in ("due", "late")]
    later = sorted((item for item in planned if item.state == "upcoming"), key=lambda item: iso(item.opens))
    # What is held until a day comes then, unless something else holds it, too.
    dated = [item for item in planned if item.state == "held" and item.hold == item.distance]
    coming = sorted((*later, *dated), key=lambda item: iso(item.opens))
    held = sum(item.state == "held" for item in planned)
    if now:
        say(f"Begin with: {command('draft', typed(session.journal, now[0].contact))}")
    elif coming:
        first = coming[0]
        opens = session.calendar.moment(first.opens)
        say(f"Nothing to write now. Next: {first.name}, {kind_words(first.kind)}, from {opens}.")
    elif session.journal.unread:
        say("Nothing to write, as far as your files could be read.")
    elif not session.journal.interviews:
        say("No interviews yet. After the next one: afterword debrief")
    elif planned:
        say("Nothing to write now.")
    else:
        say("Nothing to write, and nothing coming up. Enjoy the quiet.")
    if (session.root / OWN_FOLDER).is_dir():
        from afterword.cli.debriefing import say_what_is_unfinished

        say_what_is_unfinished(session)
    more = [f"{len(later)} coming up"] * bool(later) + [f"{held} held back"] * bool(held)
    if more and not everything:
        say(f"Also {listed(more)}: afterword due --all")
