"""Telling a page of this very server from everything else that may send it a request.

Whoever asks for an action has the key of this run, which only pages of ours hold, and asks as a browser asks
for a page of ours: for this host, from this origin, with JSON. A form of anybody's cannot send JSON, a script
of anybody's cannot read the key, and a name of anybody's that leads here is no name of ours.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from typing import Any

from afterword.frozen import frozen
from afterword.mkdocs_plugin.acting.asked import LARGEST, NotAskedError
from afterword.mkdocs_plugin.hosts import answers_to

_TYPE = re.compile(r'application/json(?:\s*;\s*charset="?utf-8"?)?', re.IGNORECASE)
_LENGTH = re.compile(r"[0-9]{1,9}", re.ASCII)
_PORT = re.compile(r":([0-9]{1,5})", re.ASCII)


@frozen
class Own:
    """What is this server's own.

    Attributes:
        bound: the host it was told to listen at.
        port: at which it listens.
        token: the key of this run.
    """

    bound: str
    port: int
    token: str


def refuse_strangers(environ: Mapping[str, Any], own: Own) -> None:
    """Refuse what no page of this server has sent; nothing of the body is read.

    Args:
        environ: of the request, as WSGI has it.
        own: the server's host, port and key.

    Raises:
        NotAskedError: with the reason.
    """

    def header(name: str) -> str:
        return str(environ.get(f"HTTP_{name}", ""))

    if environ.get("REQUEST_METHOD") != "POST":
        raise NotAskedError("An action is sent with POST.")
    if environ.get("QUERY_STRING"):
        raise NotAskedError("An action has nothing behind its address.")
    host = header("HOST")
    if not answers_to(host, own.bound) or _port(host) != own.port:
        raise NotAskedError("That was sent to another server.")
    if header("ORIGIN").casefold() != f"http://{host.casefold()}":
        raise NotAskedError("Actions are taken from pages of this server only.")
    if header("SEC_FETCH_SITE") not in ("", "same-origin"):
        raise NotAskedError("Actions are taken from pages of this server only.")
    if not _TYPE.fullmatch(str(environ.get("CONTENT_TYPE", "")).strip()):
        raise NotAskedError("An action is sent as application/json.")
    if header("CONTENT_ENCODING") or header("TRANSFER_ENCODING"):
        raise NotAskedError("An action is sent whole, as it is.")
    if not hmac.compare_digest(_bytes(header("X_AFTERWORD_TOKEN")), _bytes(own.token)):
        raise NotAskedError("This page is of an earlier run of the server; load it anew.")
    length = length_of(environ)
    if length is None:
        raise NotAskedError("An action says how long it is.")
    if length > LARGEST:
        raise NotAskedError(f"That is too long: an action has at most {LARGEST:,} bytes.")


def length_of(environ: Mapping[str, Any]) -> int | None:
    """The bytes that the body is said to have; None where that is not said, or is no number."""
    said = str(environ.get("CONTENT_LENGTH", ""))
    return int(said) if _LENGTH.fullmatch(said) else None


def _port(host: str) -> int:
    found = _PORT.search(host.rpartition("]")[2])
    return int(found[1]) if found else 80


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
