"""A machine to ask, on this one: it answers each path as it is told to, and keeps what it was asked."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

#: Of "localhost" and 127.0.0.1, until 2126, signed by nobody.
CERTIFICATE = Path(__file__).with_name("localhost.pem")


@dataclass
class Said:
    """An answer: status, headers, and the body or a function that writes it."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    write: Callable[[BaseHTTPRequestHandler, threading.Event], None] | None = None


class Machine:
    """Attributes: ``answers`` by path, and ``asked``: what came, path and headers, in its order."""

    def __init__(self, secure: bool = False) -> None:
        self.answers: dict[str, Said | Callable[[Mapping[str, str]], Said]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.gone = threading.Event()
        machine = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                machine.asked.append((self.path, headers))
                said = machine.answers.get(self.path, Said(404))
                if callable(said):
                    said = said(headers)
                self.send_response_only(said.status)
                for name, value in said.headers.items():
                    self.send_header(name, value)
                if said.write:
                    self.end_headers()
                    said.write(self, machine.gone)
                else:
                    self.send_header("Content-Length", str(len(said.body)))
                    self.end_headers()
                    self.wfile.write(said.body)

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                """Whoever asks may go at any time."""

        self._server = Server(("127.0.0.1", 0), Handler)
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def at(self, path: str = "/feed", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def stop(self) -> None:
        self.gone.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def machine(secure: bool = False) -> Iterator[Machine]:
    made = Machine(secure)
    try:
        yield made
    finally:
        made.stop()
