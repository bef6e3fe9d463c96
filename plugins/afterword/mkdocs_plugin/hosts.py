"""Whom the live server answers: its own names alone.

A page of anybody's, open in the same browser, may give its own name the address 127.0.0.1 and then read
what answers there (DNS rebinding): the name it was asked for by gives it away. Or it may take in parts of
our pages, such as a script that holds the search index, as if they were its own: browsers say so.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIServer

from mkdocs.livereload import LiveReloadServer

#: A name or an address, and a port; never two, as where there are two headers.
_HOST = re.compile(r"([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d*)?", re.ASCII | re.IGNORECASE)

App = Callable[..., Iterable[bytes]]

#: What this machine calls itself, for itself alone.
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def answer_own_names_only() -> None:
    """Have each server that MkDocs starts refuse requests for another host.

    Not in ``on_serve``, which MkDocs leaves out with ``--no-livereload``; and the server asks for its
    application at each request, so whatever another plugin puts there is behind this too.
    """
    LiveReloadServer.get_app = _guarded  # type: ignore[method-assign,assignment]


def answers_to(host: str, bound: str) -> bool:
    """Whether a server is meant by the ``Host`` of a request.

    Args:
        host: the header; empty where there is none.
        bound: the host the server was told to listen at.
    """
    name = _name(host)
    own = _plain(bound)
    if not name:
        return False
    if name in _LOOPBACK or name == own:
        return True
    # Asked to listen everywhere, it goes by this machine's name and any address; no page can pose as those.
    return _everywhere(own) and (_is_address(name) or name == _plain(socket.gethostname()))


def _guarded(server: LiveReloadServer) -> App:
    app = WSGIServer.get_app(server)
    assert app is not None  # set before the server begins
    bound = urlsplit(server.url).netloc.rpartition(":")[0]

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if answers_to(environ.get("HTTP_HOST", ""), bound) and not _taken_in(environ):
            return app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [f"This server answers at {server.url} only.\n".encode()]

    return answer


def _taken_in(environ: Mapping[str, str]) -> bool:
    """Whether a page from elsewhere asks for a part of ours, rather than somebody following a link."""
    elsewhere = environ.get("HTTP_SEC_FETCH_SITE", "") in ("cross-site", "same-site")
    return elsewhere and environ.get("HTTP_SEC_FETCH_MODE", "") != "navigate"


def _name(host: str) -> str:
    """The host of a ``Host`` header without its port; empty where it is none."""
    found = _HOST.fullmatch(host)
    return _plain(found[1]) if found else ""


def _plain(name: str) -> str:
    return name.casefold().strip("[]").removesuffix(".")


def _everywhere(name: str) -> bool:
    return _is_address(name) and ipaddress.ip_address(name).is_unspecified


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
