"""The address of the live server at which pages act, and the key that it gives to its pages."""

from __future__ import annotations

import contextlib
import ipaddress
import json
import re
import secrets
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer, _timestamp
from mkdocs.plugins import get_plugin_logger
from rcssmin import cssmin
from rjsmin import jsmin

from afterword.mkdocs_plugin.acting.asked import LARGEST, NotAskedError, read_asked
from afterword.mkdocs_plugin.acting.doing import do
from afterword.mkdocs_plugin.acting.guarding import Own, length_of, refuse_strangers
from afterword.mkdocs_plugin.acting.injecting import FOLDER, injected
from afterword.mkdocs_plugin.acting.outcomes import Outcome
from afterword.settings.settings import Settings

log = get_plugin_logger("afterword")

App = Callable[..., Iterable[bytes]]

#: Seconds in which the head of a request, and its body, have to be there.
PATIENCE = 10.0
#: How many requests may wait to be taken up; MkDocs lets five.
_QUEUE = 128
_PAGE = Path(__file__).parent / "page"
_STATIC = {"live.js": "application/javascript", "live.css": "text/css"}

_STATUS = {
    200: "200 OK",
    403: "403 Forbidden",
    404: "404 Not Found",
    409: "409 Conflict",
    500: "500 Internal Server Error",
}
#: No page of another's may show ours within its own, and lead a click astray.
_FRAMED = [("X-Frame-Options", "SAMEORIGIN"), ("Content-Security-Policy", "frame-ancestors 'self'")]
_BROKEN = (
    "Something went wrong that should not have; what the server printed says more. "
    "Look at your files before you try again."
)


class Acting:
    """Actions at the live server: off, and without a trace, unless it listens for this machine alone.

    Args:
        server: before it listens.
        root: the folder of the journal.
        settings: those of the pages that are served now.
        now: the moment to act at.
        changed: called once files were written.
    """

    def __init__(
        self,
        server: LiveReloadServer,
        root: Path,
        settings: Callable[[], Settings],
        now: Callable[[], date | datetime],
        changed: Callable[[], None],
    ) -> None:
        self._server, self._root, self._settings, self._now = server, root, settings, now
        self._changed = changed
        self._token = secrets.token_urlsafe(32)
        self._alone = threading.Lock()

    def begin(self) -> None:
        """Take the place of MkDocs' own script in pages, and answer at our own addresses."""
        server = self._server
        plain, app = server._inject_js_into_html, server.application
        assert app is not None  # set before the server begins

        def inject(content: bytes, epoch: int) -> bytes:
            if not self.here:
                return plain(content, epoch)  # type: ignore[no-any-return,no-untyped-call]
            return injected(content, self._token, epoch, _timestamp())

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            if not self.here:
                return app(environ, start_response)
            path = environ.get("PATH_INFO", "")
            if path.startswith(FOLDER):
                return self._answer(path.removeprefix(FOLDER), environ, start_response)

            def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
                return start_response(status, [*headers, *_FRAMED], *more)

            return app(environ, start)

        server._inject_js_into_html = inject  # type: ignore[method-assign]
        server.set_app(answer)
        server.request_queue_size = _QUEUE
        server.RequestHandlerClass = _patient(server.RequestHandlerClass)

    @property
    def here(self) -> bool:
        """Whether pages can act: the server listens for this machine alone, and the settings allow it."""
        settings = self._settings()
        # A redacted page names nobody, so nothing could be done to them.
        if not settings.actions or settings.publish == "redacted":
            return False
        return ipaddress.ip_address(self._server.socket.getsockname()[0]).is_loopback

    def _answer(
        self, name: str, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        if name in _STATIC and environ.get("REQUEST_METHOD") in ("GET", "HEAD"):
            return _sent(start_response, 200, _STATIC[name], _static(name))
        if name != "act":
            return _sent(start_response, 404, "text/plain", b"404 Not Found")
        outcome = self._act(environ)
        # Whatever the site is built from now on shows what was done.
        answer = outcome.answer | {"epoch": _timestamp()} if outcome.status == 200 else outcome.answer
        body = json.dumps(answer, ensure_ascii=False).encode("utf-8")
        if outcome.wrote:
            self._changed()
        return _sent(start_response, outcome.status, "application/json", body)

    def _act(self, environ: dict[str, Any]) -> Outcome:
        bound = urlsplit(self._server.url).netloc.rpartition(":")[0]
        try:
            try:
                refuse_strangers(environ, Own(bound, self._server.server_port, self._token))
            finally:
                # Read in any case: a connection that is closed with bytes unread may take the answer along.
                body = _body(environ)
            asked = read_asked(body)
            with self._alone:
                outcome = do(self._root, self._settings(), self._now(), asked)
        except NotAskedError as error:
            return Outcome(403, {"refused": str(error)})
        except Exception:
            log.exception("An action failed")
            return Outcome(500, {"done": False, "refused": _BROKEN})
        if outcome.status == 200 and outcome.wrote:
            log.info(outcome.answer["summary"])
        return outcome


def _sent(start_response: Callable[..., Any], status: int, kind: str, body: bytes) -> Iterable[bytes]:
    start_response(
        _STATUS[status],
        [
            ("Content-Type", f"{kind}; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-cache" if status == 200 and kind != "application/json" else "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            *_FRAMED,
        ],
    )
    return [body]


def _static(name: str) -> bytes:
    """One of ours, without the comments and the room that are for us; the scripts share one scope."""
    ending = name[name.index(".") :]
    text = "\n".join(part.read_text(encoding="utf-8") for part in sorted(_PAGE.glob(f"*{ending}")))
    if ending == ".css":
        small = cssmin(text)
    else:
        small = jsmin(f'(() => {{\n"use strict";\n{text}\n}})();')
        # Every statement of ours ends in a semicolon, so that none of these has a meaning.
        small = re.sub(r"(?<=[})])\n|;(?=\})|,(?=[}\])])", "", small)
        small = re.sub(r"(?<![\w$.])\((\w+)\)(?==>)", r"\1", small)
    return f"{small.strip()}\n".encode()


def _body(environ: dict[str, Any]) -> bytes:
    """The body, of which no more is read than an action can have.

    Raises:
        NotAskedError: it is shorter than is said, or does not come in time.
    """
    length = length_of(environ) or 0
    with _in_time(environ):
        try:
            body: bytes = environ["wsgi.input"].read(min(length, LARGEST))
        except OSError as error:
            raise NotAskedError("The action did not arrive in time.") from error
    if len(body) < min(length, LARGEST):
        raise NotAskedError("The action is shorter than it says.")
    return body


@contextlib.contextmanager
def _in_time(environ: dict[str, Any]) -> Iterator[None]:
    """Wait for a slow sender for some seconds, not for each of its bytes anew."""
    connection: socket.socket | None = environ.get("afterword.connection")

    def stop() -> None:
        with contextlib.suppress(OSError):
            if connection:
                connection.shutdown(socket.SHUT_RD)

    timer = threading.Timer(PATIENCE, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _patient(handler: Any) -> Any:
    """A handler that hands on its connection, and gives up on who connects and says nothing."""

    class Patient(handler):  # type: ignore[misc]
        timeout = PATIENCE

        def get_environ(self) -> dict[str, Any]:
            environ: dict[str, Any] = super().get_environ()
            environ["afterword.connection"] = self.connection
            return environ

        def handle(self) -> None:
            # One that went away, or never said anything, is no fault of ours to be told at length.
            with contextlib.suppress(TimeoutError, ConnectionError):
                super().handle()

    return Patient
