"""`afterword gifts`."""

from __future__ import annotations

from datetime import date
from typing import get_args

import click

from afterword.cli.completion import records
from afterword.cli.layout import print_json
from afterword.cli.options import Day, JournalCommand, as_json, dry_run
from afterword.cli.session import Session, pass_session
from afterword.cli.terminal import say
from afterword.records.gift import GiftKind


@click.command(cls=JournalCommand)
@click.argument("who", nargs=-1, metavar="[WHO]", shell_complete=records("contacts"))
@click.option(
    "--candidates", is_flag=True, help="What was found elsewhere and may become a gift, for whom and why."
)
@click.option("--look", is_flag=True, help="Where to look for what answers their interests without a gift.")
@click.option(
    "--introductions", is_flag=True, help="Who of the journal could be introduced to whom, and what it tells."
)
@click.option(
    "--yes", metavar="CANDIDATE", multiple=True, help="Make a gift of it; several numbers: 1,2 or 1-3."
)
@click.option("--no", metavar="CANDIDATE", multiple=True, help="Never offer it again; with WHO, to them.")
@click.option("--later", metavar="CANDIDATE", multiple=True, help="Let it rest, four weeks or --until.")
@click.option("--until", type=Day("future", only=True), metavar="DATE", help="How long it rests.")
@click.option("--read", is_flag=True, help="With --yes: you have read or used it, so it can be given.")
@click.option(
    "--why",
    metavar="SENTENCE",
    default="",
    help="With --yes: why it is good; a whole sentence that may go into a note.",
)
@click.option(
    "--kind", type=click.Choice(get_args(GiftKind)), help="With --yes: what it is; default: by its address."
)
@click.option(
    "--interests",
    metavar="TAGS",
    default="",
    help="With --yes: what it answers; default: what it is listed for. With --candidates: only what answers "
    "one of these.",
)
@as_json
@dry_run
@pass_session
def gifts(
    session: Session,
    who: tuple[str, ...],
    candidates: bool,
    look: bool,
    introductions: bool,
    yes: tuple[str, ...],
    no: tuple[str, ...],
    later: tuple[str, ...],
    until: date | None,
    read: bool,
    why: str,
    kind: GiftKind | None,
    interests: str,
    as_json: bool,
    dry_run: bool,
) -> None:
    """List gifts that fit somebody, and why; or say yes, no or later to candidates for gifts.

    The best comes first. Gifts they had, or a colleague had, and such as you have not read are left out.
    A CANDIDATE is a number of `gifts --candidates` (or several: 1,2 or 1-3), an address, or a part of a
    title; its list is the file gifts/_candidates.md. None becomes a gift without your yes.
    """
    from afterword.actions.candidates import Answers, answer, candidates_waiting
    from afterword.actions.told import tags
    from afterword.cli.open_session import opened
    from afterword.cli.shown.candidates import candidates_json, print_candidates
    from afterword.cli.shown.gifts import show_fitting, show_where_to_look
    from afterword.cli.shown.introductions import show_introductions
    from afterword.cli.writes import carry_through

    said = bool(yes or no or later)
    name, yes, no, later = _with_those_behind(who, yes, no, later)
    _refuse_misuse(
        who=bool(name),
        listing=candidates or introductions,
        said=said,
        as_json=as_json,
        options={
            "--look": (
                look,
                bool(name) and not (candidates or said),
                "one name, such as: afterword gifts ana --look",
            ),
            "--introductions": (
                introductions,
                not (candidates or look or said),
                "no other list, and no answer",
            ),
            "--until": (bool(until), bool(later), "--later"),
            "--interests": (bool(interests), bool(yes) or candidates, "--yes or --candidates"),
            "--dry-run": (dry_run, said, "--yes, --no or --later"),
        }
        | {
            name: (given, bool(yes), "--yes")
            for name, given in (
                ("--read", read),
                ("--why", bool(why)),
                ("--kind", bool(kind)),
            )
        },
    )
    session = opened(session)
    contact = session.contact(name) if name else None
    if said:
        answers = Answers(yes, no, later, until, read, why, kind, tuple(tags(interests)))
        carry_through(session, answer(session.desk, answers, (contact,) if contact else ()), dry_run=dry_run)
        return
    if candidates:
        people, problems = candidates_waiting(session.desk, contact, tags(interests))
        for problem in problems:
            say(f"{problem} {problem.fix}")
        if as_json:
            print_json(candidates_json(people))
        else:
            print_candidates(session, people, narrowed=bool(contact or interests))
        return
    if introductions:
        show_introductions(session, contact, as_json=as_json)
    elif contact and look:
        show_where_to_look(session, contact, as_json=as_json)
    elif contact:
        show_fitting(session, contact, as_json=as_json)


Called = tuple[str, ...]


def _with_those_behind(
    words: Called, yes: Called, no: Called, later: Called
) -> tuple[str, Called, Called, Called]:
    """The name among the words without an option, and the answers with the numbers that stood behind one.

    `--no 1 2 3` and `--later 1 to 3` are typed without commas.

    Raises:
        UsageError: there are two names, or the numbers may belong to either of two answers.
    """
    from afterword.gifts.called import are_numbers

    said = {"--yes": yes, "--no": no, "--later": later}
    given = [option for option, called in said.items() if called]
    numbers = [each for each in words if are_numbers(each)]
    if given and numbers:
        if len(given) > 1:
            raise click.UsageError(
                f"{' '.join(numbers)} may belong to {' or '.join(given)}. Write the numbers together, such "
                f"as: {given[0]} 1,2"
            )
        *before, last = said[given[0]]
        # A name may stand before the option, or behind the numbers.
        for name, behind in (("", words), (words[0], words[1:]), (words[-1], words[:-1])):
            if are_numbers(together := " ".join((last, *behind))):
                yes, no, later = (
                    (*before, together) if option in given else called for option, called in said.items()
                )
                return name, yes, no, later
    if len(words) > 1:
        raise click.UsageError(f"Got unexpected extra argument ({' '.join(words[1:])})")
    return next(iter(words), ""), yes, no, later


def _refuse_misuse(
    *, who: bool, listing: bool, said: bool, as_json: bool, options: dict[str, tuple[bool, bool, str]]
) -> None:
    """Refuse what says nothing together.

    Raises:
        UsageError: of what was given, something belongs to what was not.
    """
    for name, (given, fits, belongs) in options.items():
        if given and not fits:
            raise click.UsageError(f"{name} goes with {belongs}.")
    if said and as_json:
        raise click.UsageError("--json is for lists; leave it out to say yes, no or later.")
    if listing and said:
        raise click.UsageError("--candidates lists them; leave it out to say yes, no or later.")
    if not (who or listing or said):
        raise click.UsageError(
            "See what may become a gift with `afterword gifts --candidates`, or say for whom, such as: "
            "afterword gifts ana"
        )
