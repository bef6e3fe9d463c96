"""What is left to do by hand once an interview is written down."""

from __future__ import annotations

from afterword.actions.desk import Desk
from afterword.actions.own_words import left_open
from afterword.actions.staying import left_undecided
from afterword.actions.write_up import WrittenUp
from afterword.words.counts import counted, listed
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
