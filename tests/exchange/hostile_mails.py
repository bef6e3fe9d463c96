"""Mails that attack whoever shows them, taken into a journal: for the tests of pages and of the browser."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from exchange.reading import WINTER
from exchange.test_mails import mail

from afterword.actions.desk import Desk
from afterword.actions.importing import Ways, import_mails
from afterword.actions.importing_notes import OfMails
from afterword.keeping.atomic import carry_out
from afterword.records.reading import read_journal
from afterword.settings.settings import Me, Settings

PIXEL = "https://pixel.example"
ATTACKS = [
    "<script>window.ran = 1</script>",
    f'<img src="{PIXEL}/o.gif" onerror="window.ran = 1">',
    f"![logo]({PIXEL}/p.gif) [here](javascript:window.ran=1)",
    f'<iframe src="{PIXEL}/f" onload="window.ran = 1"></iframe>',
    f'<link rel="stylesheet" href="{PIXEL}/s.css"><style>@import "{PIXEL}/t.css";</style>',
    "<svg onload=window.ran=1><animate onbegin=window.ran=1 attributeName=x>",
    f'<meta http-equiv="refresh" content="0;url={PIXEL}/r"><base href="{PIXEL}/">',
    "</pre></div></main></body></title></template><script>window.ran = 1</script>",
    "&lt;script&gt;window.ran = 1&lt;/script&gt; &lt;img src=x onerror=window.ran=1&gt;",
]
PLAIN = "\n\n".join(ATTACKS)
HTML = f"<html><body><p>Hello Mira,</p>{''.join(ATTACKS)}<p>See you</p></body></html>"
ANA = "From: Ana Sol <script>window.ran=1</script> <ana@harbor.example>"
MINE = "From: Mira <mira@post.example>"


def attacked(folder: Path) -> dict[str, str | bytes]:
    """The files of a journal that took them in: as text, as HTML, with attacks for headers, and forwarded."""
    files: dict[str, str | bytes] = {
        "contacts/ana.md": "---\nname: Ana Sol\nemail: ana@harbor.example\n---\n"
    }
    path = folder / "contacts/ana.md"
    path.parent.mkdir(parents=True)
    path.write_text(str(files["contacts/ana.md"]), "utf-8")
    settings = Settings(me=Me(name="Mira", email="mira@post.example"))
    desk = Desk(folder, read_journal(folder), settings, datetime(2026, 11, 25, 12))
    mails = [
        mail(
            ANA if number < 3 else MINE,
            f"Message-ID: <{number}{'<script>' if number == 2 else ''}@x.example>",
            f"Date: Fri, {number + 1} Nov 2026 09:00:00 +0000",
            f"Subject: {subject} {number}",
            kind,
            text=text,
            to="mira@post.example" if number < 3 else "ana@harbor.example",
        )
        for number, (subject, kind, text) in enumerate(
            [
                ("text", "Content-Type: text/plain", PLAIN),
                ("html", "Content-Type: text/html", HTML),
                (ATTACKS[1], "Content-Type: text/plain; name=x", PLAIN),
                ("mine", "Content-Type: text/html", HTML),
                ("Fwd: mine", "Content-Type: text/plain", PLAIN),
            ]
        )
    ]
    act = import_mails(desk, mails, "box", Ways(zone=WINTER, mails=OfMails(kind="new-information")))
    carry_out(folder, act.changes)
    return files | {change.path: change.new or b"" for change in act.changes}
