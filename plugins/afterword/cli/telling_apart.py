"""Questions about what was told of an interview that only the user can answer: the same, or another?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from afterword.actions.told import Told
from afterword.actions.where_it_was import UnclearPlaceError
from afterword.actions.who_was_met import Doubt, TwoPeopleError, meanings, take
from afterword.actions.write_up import WrittenUp
from afterword.cli.terminal import agreed, ask, interactive, say

#: More are not gone through one by one.
_MOST = 5


def until_clear(told: Told, write: Callable[[Told], WrittenUp]) -> WrittenUp:
    """Write up what was told; what is unclear is asked on a terminal.

    Raises:
        AfterwordError: it is unclear and there is nobody to ask, or it cannot be taken for another reason.
    """
    while True:
        try:
            return write(told)
        except UnclearPlaceError as error:
            if not interactive():
                raise
            name = one_of(error.said, error.candidates)
            if name:
                told = replace(told, fields=told.fields | {error.field: name})
            else:
                told = replace(told, new=told.new | {error.field})
        except TwoPeopleError as error:
            if not interactive():
                raise
            for doubt in error.doubts:
                same_or_another(doubt)


def one_of(said: str, candidates: Sequence[str]) -> str:
    """Which of some names was meant; empty: none of them, but a new one."""
    asked = (each for each in candidates[:_MOST] if agreed(f"  {said}: do you mean {each}?", default=True))
    return next(asked, "")


def same_or_another(doubt: Doubt, question: Callable[[str], str] = ask) -> None:
    """Ask whether somebody is the one of that name who is known, and keep the answer with what was told."""
    name = doubt.contact.name
    say(f"  {doubt.contact.file.path} says {doubt.there}; now it is {doubt.told}.")
    known = {each.word: each for each in meanings(doubt)}
    company = next((text for field, _, text in doubt.differing if field == "company"), "")
    moved = f", moved to {company}" if "moved" in known else ""
    asked = f"  The same {name}{moved}, or another? ({', '.join(known)})"
    while not (answer := _begun(question(asked), tuple(known))):
        say(f"  One of {', '.join(known)}, please.")
    take(doubt.person, known[answer])


def _begun(answer: str, choices: Sequence[str]) -> str:
    """The choice that an answer begins; empty for none."""
    word = answer.strip().casefold()
    return next((each for each in choices if word and each.startswith(word)), "")
