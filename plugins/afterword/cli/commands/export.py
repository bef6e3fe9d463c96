"""`afterword export`."""

from __future__ import annotations

from pathlib import Path

import click

from afterword.cli.options import JournalCommand
from afterword.cli.session import Session, pass_session


@click.command(cls=JournalCommand)
@click.option("--vcf", "form", flag_value="vcf", help="People as vCards, for an address book.")
@click.option("--csv", "form", flag_value="csv", help="People as a table, in the columns of Google Contacts.")
@click.option("--json", "form", flag_value="json", help="Everything; `import` reads it back whole.")
@click.option("--notes", is_flag=True, help="With --vcf: your own notes about people too.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to; default: the standard output.",
)
@pass_session
def export(session: Session, form: str | None, notes: bool, out: Path | None) -> None:
    """Hand out what is in the journal.

    One of --vcf, --csv and --json says in which form. A file that is there already is not overwritten.
    """
    from afterword.actions import exporting
    from afterword.cli.open_session import opened
    from afterword.cli.terminal import put_bytes, say
    from afterword.errors import AfterwordError

    if form is None:
        raise click.UsageError("Say in which form: --vcf, --csv or --json.")
    if notes and form != "vcf":
        raise click.UsageError("--notes is for --vcf; --json has everything, and --csv has no column for it.")
    desk = opened(session).desk
    if form == "json":
        text, left_out = exporting.everything(desk)
        for each in left_out:
            say(f"Left out {each.what}: {each.reason}")
        text += "\n"
    else:
        text = exporting.table(desk) if form == "csv" else exporting.vcards(desk, notes=notes)
    data = text.encode("utf-8")
    if out is None:
        put_bytes(data)
        return
    try:
        with out.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise AfterwordError(
            f"{out} is there already, and was left as it is. Choose another name."
        ) from error
    say(f"Created {out}")
    if desk.root in out.resolve().parents:
        say("It lies in the journal. It names people, so keep it out of what you publish or commit.")
