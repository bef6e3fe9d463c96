"""The one line that the live server puts into each page: the key, and the script that makes the controls.

It takes the place of MkDocs' own script for live reload, whose work ours does too. Nothing else of a page
differs from what a build writes.
"""

from __future__ import annotations

#: Where the script and the style of acting are, and where actions are sent to.
FOLDER = "/_afterword/"


def injected(page: bytes, token: str, epoch: int, request: int) -> bytes:
    """A page with the key and the script, just before its body ends.

    Args:
        page: as it was built.
        token: the key of this run.
        epoch: the version of the site, for MkDocs' own `/livereload/EPOCH/REQUEST`.
        request: the number of this answer, likewise.
    """
    end = page.rfind(b"</body>")
    end = len(page) if end < 0 else end
    line = (
        f'<meta name="afterword" content="{token} {epoch} {request}">'
        f'<script src="{FOLDER}live.js" defer></script>'
    )
    return b"%b%b%b" % (page[:end], line.encode("ascii"), page[end:])
