"""What is left to do by hand once an interview is written down."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.actions.desk import Desk
from afterword.actions.foreseen import left_open
from afterword.actions.staying import left_undecided
from afterword.actions.write_up import WrittenUp
from afterword.gifts.looking import unanswered
from afterword.gifts.shelf import shelf
from afterword.words.counts import counted, listed
from afterword.words.sensitive import sensitive
from afterword.words.shell import command


def lines_left_open(later: Desk, written: WrittenUp) -> str:
    """How many of its lines stay out of the letters; empty where none does."""
    path = f"interviews/{written.interview}.md"
    number = sum(problem.path == path for problem in left_open(later.journal, later.plan))
    if not number:
        return ""
    return f"Left open in the letters: {counted(number, 'line')} ({command('check', path)} says which)"


def how_to_stay_in_touch(later: Desk, written: WrittenUp) -> str:
    """How to, where nothing else comes of a conversation; empty elsewhere."""
    people = left_undecided(later.journal, written.interview)
    if not people:
        return ""
    names = listed([each.name for each in people], "or")
    files = listed([each.file.path for each in people])
    return f"To stay in touch with {names} later, write `stay_in_touch: yes` into {files}."


def tips_wanted(desk: Desk, contacts: Sequence[str]) -> tuple[str, ...]:
    """What the user may know themselves of what people care about, a question each with its command.

    Of each person the dearest interest that no gift answers; those of whom it is the same are asked about
    together. Nobody who asked to be left in peace, and no interest that is a private matter.

    Args:
        desk: the journal, and the day.
        contacts: slugs of the people.
    """
    fitting = shelf(desk.journal, desk.today).fitting
    wanted: dict[str, tuple[str, list[str]]] = {}
    for slug in dict.fromkeys(contacts):
        person = desk.journal.contacts.get(slug)
        if person is None or person.do_not_contact:
            continue
        missing = unanswered(desk.journal, person, fitting(slug))
        tag = next((each for each in missing if not sensitive(_in_words(each))), "")
        if tag:
            wanted.setdefault(tag.casefold(), (tag, []))[1].append(person.name)
    return tuple(
        f"A tip of your own on {_in_words(tag)}, for {listed(people)}? "
        + command("new gift", f"A tip on {_in_words(tag)}", kind="tip", interests=tag)
        for tag, people in wanted.values()
    )


def _in_words(tag: str) -> str:
    """An interest as it is said: of ``sailing/dinghy-racing`` its narrowest part, "dinghy racing"."""
    return tag.rpartition("/")[2].replace("-", " ").strip() or tag
