"""`afterword gather`: the one command that asks other machines, and only when it is typed."""

from __future__ import annotations

from pathlib import Path

import click

from afterword.cli.layout import print_json
from afterword.cli.options import JournalCommand, as_json, dry_run
from afterword.cli.session import Session, pass_session
from afterword.cli.terminal import say


@click.command(cls=JournalCommand)
@click.argument("feeds", nargs=-1, metavar="[FEED]...")
@click.option("--again", is_flag=True, help="What was shown before, too; each feed is read anew.")
@as_json
@dry_run
@pass_session
def gather(session: Session, feeds: tuple[str, ...], again: bool, as_json: bool, dry_run: bool) -> None:
    """Ask feeds for what may become a gift.

    FEED is the address of one (RSS, Atom or JSON Feed), a file, or a list of feeds (OPML); without any, those
    of the setting `feeds:` are asked. What fits somebody is added to gifts/_candidates.md, and nothing of it
    becomes a gift without your yes. No other command asks another machine, and this one only when you type
    it. A second time only what is new is shown.
    """
    from afterword.actions.gathering import gathered, remember, seen_before
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through
    from afterword.gathering.round import go_round
    from afterword.gathering.seen import Seen

    session = opened(session)
    named = feeds or session.settings.feeds
    if not named:
        raise click.UsageError(
            "Name those you read in mkdocs.yml, as `feeds:` under `afterword:`, or say which one, such as: "
            "afterword gather https://blog.example/feed.xml"
        )
    desk = session.desk
    before = seen_before(desk)
    found = go_round(named, Path.cwd() if feeds else session.root, Seen() if again else before)
    done = gathered(desk, found, again=again)
    if as_json:
        from afterword.actions.carrying_out import carry_through as write

        print_json(done.as_json())
        if not dry_run and (git := write(desk, done.act).git):
            say(git)
    else:
        carry_through(session, done.act, dry_run=dry_run)
    for trouble in done.troubles:
        say(str(trouble))
    if not dry_run:
        remember(desk, done)
    if done.troubles:
        click.get_current_context().exit(1)
