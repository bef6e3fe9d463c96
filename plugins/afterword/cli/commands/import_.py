"""`afterword import`."""

from __future__ import annotations

from datetime import date

import click

from afterword.cli.options import Day, JournalCommand, as_json, dry_run
from afterword.cli.session import Session, pass_session
from afterword.kinds import OUTGOING_KINDS

_KINDS = (
    "vcard",
    "ldif",
    "table",
    "json",
    "calendar",
    "mail",
    "bookmarks",
    "library",
    "bibliography",
    "starred",
    "links",
    "linkedin-messages",
)


@click.command("import", cls=JournalCommand)
@click.argument("file")
@click.option("--as", "kind", type=click.Choice(_KINDS), help="What it is, where that is not plain.")
@click.option("--known", is_flag=True, help="Only people who are in the journal already.")
@click.option("--only", multiple=True, metavar="NAME", help="Only this person; once for each.")
@click.option(
    "--company",
    metavar="NAME",
    default="",
    help="Only people at this company; of an invitation, the company that invites.",
)
@click.option("--interests", is_flag=True, help="Their labels and categories too, as interests.")
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="FIELD=HEADER",
    help="Which column of a table has what, such as name=Kontakt; once for each.",
)
@click.option(
    "--map-value",
    "values",
    multiple=True,
    metavar="WORD=OUTCOME",
    help="What a word in the column of the outcome means, such as Rejected=filled-by-other; once for each.",
)
@click.option(
    "--day-first/--month-first", "day_first", default=None, help="How a table writes days such as 01/02/2027."
)
@click.option("--position", metavar="TITLE", default="", help="The position that an invitation is for.")
@click.option("--round", metavar="ROUND", help="Which round of it that is.")
@click.option(
    "--with-description", "description", is_flag=True, help="Keep what an invitation says, without its links."
)
@click.option(
    "--all-people", "crowd", is_flag=True, help="Take an invitation of more than eight people, too."
)
@click.option("--folder", metavar="NAME", default="", help="Of bookmarks, only those in this folder.")
@click.option(
    "--since", type=Day("past"), metavar="DATE", help="Of mails and messages, only those from this day on."
)
@click.option(
    "--kind",
    "note",
    type=click.Choice(OUTGOING_KINDS),
    metavar="KIND",
    help="What kind of note a mail that you sent is; of several, those that settle nothing.",
)
@click.option(
    "--same/--another",
    default=None,
    help="Whether the note you wrote down on the day of a mail is that mail.",
)
@click.option(
    "--as-contact",
    metavar="WHO",
    default="",
    help="Whose the address is that nobody here has; it is added to them.",
)
@click.option("--text", "words", is_flag=True, help="A saved draft that went out gets the words of the mail.")
@as_json
@dry_run
@pass_session
def import_(
    session: Session,
    file: str,
    kind: str | None,
    known: bool,
    only: tuple[str, ...],
    company: str,
    interests: bool,
    mapped: tuple[str, ...],
    values: tuple[str, ...],
    day_first: bool | None,
    position: str,
    round: str | None,
    description: bool,
    crowd: bool,
    folder: str,
    since: date | None,
    note: str | None,
    same: bool | None,
    as_contact: str,
    words: bool,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Take in people, positions, invitations, mails, things to read or a whole journal from another program.

    FILE is a vCard, an address book (LDIF), a table (CSV), a calendar file (.ics) or the mail that brings
    one, a mail, a mailbox or a folder of mails, messages.csv of LinkedIn, the bookmarks of a browser or
    links kept elsewhere (HTML, JSON), a library (CSL JSON, BibTeX, RIS), the stars of a feed reader (JSON),
    or what `afterword export --json` wrote; `-` reads the standard input. What you wrote is never changed:
    empty fields are filled, and lists get what they lack. Somebody is known by their address, their
    profile, or their name with their company. A newer version of an invitation moves or cancels its
    interview. What you sent settles what was due, and what came is a reply; quotes and signatures stay out.
    What there is to read becomes a candidate for a gift where it fits somebody, and a gift by your yes
    alone. A second time, nothing is written.
    """
    from afterword.actions.importing import Ways, import_file, import_mails
    from afterword.actions.importing_notes import OfMails
    from afterword.cli.importing import data_of, mails_of, show_plan, until_it_is_said
    from afterword.cli.open_session import opened
    from afterword.hosting.calendar import zone_of
    from afterword.times import moment_of

    session = opened(session)
    ways = Ways(
        kind=kind or "",
        known=known,
        only=only,
        company=company,
        interests=interests,
        mapped=mapped,
        values=values,
        day_first=day_first,
        position=position,
        round=int(round) if round and round.isdecimal() else round,
        description=description,
        crowd=crowd,
        folder=folder,
        zone=zone_of(session.settings.timezone, moment_of(session.now)),
        mails=OfMails(since=since, kind=note or "", same=same, as_contact=as_contact, words=words),
    )
    if kind in (None, "mail") and (mails := mails_of(file)):
        act = import_mails(session.desk, mails[1], mails[0], ways)
        show_plan(session, act, as_json=as_json, dry_run=dry_run)
        return
    called, data = data_of(file)
    act = until_it_is_said(ways, lambda ways: import_file(session.desk, data, called, ways))
    show_plan(session, act, as_json=as_json, dry_run=dry_run)
