"""Requests that no page of ours sends: each refused, no file changed, and the server as alive as before.

One server in a process of its own, as people start it, takes them all, over a socket and byte by byte.
"""

from __future__ import annotations

import hashlib
import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from journals import WHOLE
from served import KEY, Server, search

from afterword.mkdocs_plugin.acting.asked import LARGEST

pytest.importorskip("pty", reason="a terminal of Unix")

TODAY = "2026-11-23T10:00"
BO = "---\nname: Bo Lund\ncompany: Harbor Works\nemail: bo@harbor.example\n---\n"
DRAFT = (
    "---\nto: bo-lund\nkind: thank-you\ninterview: 2026-11-20-harbor-works\nsubject: Thank you\n---\n"
    "Dear Bo,\n\nthank you for the tour of the hall.\n\nBest wishes,\nMira\n"
)
FILES = WHOLE | {
    "contacts/bo-lund.md": BO,
    "interviews/2026-11-20-harbor-works.md": WHOLE["interviews/2026-11-20-harbor-works.md"].replace(
        "[ana-sol]", "[ana-sol, bo-lund]"
    ),
    "notes/2026-11-21-bo.md": DRAFT,
}

SNOOZE = {"action": "snooze", "contact": "ana-sol", "until": "friday"}
SENT = {"action": "sent", "contact": "bo-lund", "kind": "thank-you", "text": "Dear Bo,\n\nthank you.\n"}


@dataclass(frozen=True)
class Attack:
    """A request. ``headers`` takes the place of those that a page of ours sends; None leaves one out."""

    body: bytes = json.dumps(SNOOZE).encode()
    method: str = "POST"
    path: str = "/_afterword/act"
    headers: tuple[tuple[str, str | None], ...] = ()
    raw: bool = False

    def request(self, port: int, token: str) -> bytes:
        """The bytes of it."""
        own: dict[str, str | None] = {
            "Host": f"127.0.0.1:{port}",
            "Origin": f"http://127.0.0.1:{port}",
            "Content-Type": "application/json",
            "X-Afterword-Token": token,
            "Content-Length": str(len(self.body)),
        }
        own |= dict(self.headers)
        places = {"PORT": str(port), "TOKEN": token, "OTHER": str(port + 1)}
        lines = [f"{self.method} {self.path} HTTP/1.1"]
        lines += [f"{name.rstrip('2')}: {value}" for name, value in own.items() if value is not None]
        head = "\r\n".join([*lines, "", ""])
        for name, value in places.items():
            head = head.replace(f"<{name}>", value)
        return head.encode("latin-1") + self.body


def header(name: str, value: str | None, **more: Any) -> Attack:
    return Attack(headers=((name, value),), **more)


def body(data: bytes | dict[str, Any]) -> Attack:
    return Attack(data if isinstance(data, bytes) else json.dumps(data).encode())


def told(**values: Any) -> Attack:
    return body({"action": "debrief", "told": values})


ATTACKS = {
    # Without the key of this run.
    "no token": header("X-Afterword-Token", None),
    "an empty token": header("X-Afterword-Token", ""),
    "the token of an earlier run": header("X-Afterword-Token", "x" * 43),
    "a token cut short": header("X-Afterword-Token", "<TOKEN>"[:-1]),
    "a token and more": header("X-Afterword-Token", "<TOKEN>x"),
    "a token that is no ASCII": header("X-Afterword-Token", "ÿ" * 43),
    "two tokens": Attack(headers=(("X-Afterword-Token", "<TOKEN>"), ("X-Afterword-Token2", "wrong"))),
    "the token in the address": header("X-Afterword-Token", None, path="/_afterword/act?token=<TOKEN>"),
    "the token in the address too": Attack(path="/_afterword/act?token=<TOKEN>"),
    "the token in a cookie": Attack(headers=(("X-Afterword-Token", None), ("Cookie", "token=<TOKEN>"))),
    "the token in the body": Attack(
        json.dumps(SNOOZE | {"token": "t"}).encode(), headers=(("X-Afterword-Token", None),)
    ),
    # From a page of anybody's.
    "no origin": header("Origin", None),
    "an empty origin": header("Origin", ""),
    "a foreign origin": header("Origin", "http://evil.example"),
    "the origin of a sandbox": header("Origin", "null"),
    "https": header("Origin", "https://127.0.0.1:<PORT>"),
    "the origin of another port": header("Origin", "http://127.0.0.1:<OTHER>"),
    "the origin without its port": header("Origin", "http://127.0.0.1"),
    "another name of this machine": header("Origin", "http://localhost:<PORT>"),
    "an origin that begins alike": header("Origin", "http://127.0.0.1:<PORT>.evil.example"),
    "an origin with a path": header("Origin", "http://127.0.0.1:<PORT>/"),
    "two origins": header("Origin2", "http://evil.example"),
    "a fetch across sites": header("Sec-Fetch-Site", "cross-site"),
    "a fetch from another port": header("Sec-Fetch-Site", "same-site"),
    # By another name (DNS rebinding).
    "a foreign host": header("Host", "evil.example:<PORT>"),
    "a foreign host that rebinds": Attack(
        headers=(("Host", "evil.example:<PORT>"), ("Origin", "http://evil.example:<PORT>"))
    ),
    "no host": header("Host", None),
    "an empty host": header("Host", ""),
    "two hosts": header("Host2", "evil.example"),
    "the host of another port": Attack(
        headers=(("Host", "127.0.0.1:<OTHER>"), ("Origin", "http://127.0.0.1:<OTHER>"))
    ),
    "an address of this machine that was not asked for": Attack(
        headers=(("Host", "127.0.0.2:<PORT>"), ("Origin", "http://127.0.0.2:<PORT>"))
    ),
    "every address": Attack(headers=(("Host", "0.0.0.0:<PORT>"), ("Origin", "http://0.0.0.0:<PORT>"))),
    # As forms and plain requests do it.
    "a form": header("Content-Type", "application/x-www-form-urlencoded"),
    "a form with a file": header("Content-Type", "multipart/form-data; boundary=x"),
    "plain text": header("Content-Type", "text/plain"),
    "no type": header("Content-Type", None),
    "a type that begins alike": header("Content-Type", "application/json-patch+json"),
    "two types": header("Content-Type", "text/plain, application/json"),
    "UTF-16": header("Content-Type", "application/json; charset=utf-16"),
    "a compressed body": header("Content-Encoding", "gzip"),
    "GET": Attack(b"", method="GET"),
    "GET with all in the address": Attack(
        b"", method="GET", path="/_afterword/act?action=snooze&contact=ana-sol&until=friday"
    ),
    "GET with a body": Attack(method="GET"),
    "HEAD": Attack(b"", method="HEAD"),
    "PUT": Attack(method="PUT"),
    "PATCH": Attack(method="PATCH"),
    "DELETE": Attack(method="DELETE"),
    "a preflight": Attack(
        b"",
        method="OPTIONS",
        headers=(("Origin", "http://evil.example"), ("Access-Control-Request-Method", "POST")),
    ),
    "a method of its own": Attack(method="ACT"),
    "a method in small letters": Attack(method="post"),
    "another address": Attack(path="/_afterword/acts"),
    "the address with a slash": Attack(path="/_afterword/act/"),
    "the address in another way": Attack(path="/_afterword/../_afterword/act"),
    "the module in the place of the script": Attack(b"", method="GET", path="/_afterword/endpoint.py"),
    "a way out of the folder": Attack(b"", method="GET", path="/_afterword/..%2f..%2fplugin.py"),
    # Bodies that are none.
    "no length": header("Content-Length", None),
    "a negative length": header("Content-Length", "-1"),
    "a length in words": header("Content-Length", "all"),
    "a length in other figures": header("Content-Length", "+76"),
    "a huge length": header("Content-Length", "999999999999999999999"),
    "a length of more than comes": header("Content-Length", "5000"),
    "a length of less than comes": header("Content-Length", "20"),
    "chunks": Attack(
        b"4c\r\n" + json.dumps(SNOOZE).encode() + b"\r\n0\r\n\r\n",
        headers=(("Transfer-Encoding", "chunked"), ("Content-Length", None)),
    ),
    "chunks and a length": header("Transfer-Encoding", "chunked"),
    "more than an action has": body(b'{"action": "undo", "last": "' + b"a" * LARGEST + b'"}'),
    "ten million letters": body(b'{"action": "undo", "last": "' + b"a" * 10_000_000 + b'"}'),
    "nothing": body(b""),
    "no JSON": body(b"action=snooze&contact=ana-sol&until=friday"),
    "half of it": body(b'{"action": "snooze", "contact": "ana-sol"'),
    "lists within lists": body(b"[" * 200_000),
    "objects within objects": body(b'{"a":' * 40_000 + b"1" + b"}" * 40_000),
    "no UTF-8": body(b'{"action": "snooze", "contact": "ana-sol", "until": "\xff"}'),
    "a name twice": body(b'{"action": "undo", "action": "snooze", "contact": "ana-sol", "until": "friday"}'),
    "a number of a million digits": body(b'{"action": ' + b"9" * 200_000 + b"}"),
    "a list": body(b"[]"),
    # Actions that are none.
    "no such action": body({"action": "forget", "contact": "ana-sol"}),
    "a part of Python": body({"action": "__import__", "contact": "ana-sol"}),
    "an unknown field": body(SNOOZE | {"root": "/"}),
    "a field of another action": body(SNOOZE | {"text": "x"}),
    "a date for sent": body(SENT | {"on": "2020-01-01"}),
    "a number for a name": body(SNOOZE | {"contact": 1}),
    "a list for a name": body(SNOOZE | {"contact": ["ana-sol"]}),
    "null for a name": body(SNOOZE | {"contact": None}),
    "nobody": body(SNOOZE | {"contact": "nobody-at-all"}),
    "a part of a name": body(SNOOZE | {"contact": "ana"}),
    "a way up": body(SNOOZE | {"contact": "../contacts/ana-sol"}),
    "a way from the root": body(SNOOZE | {"contact": "/etc/passwd"}),
    "a way of Windows": body(SNOOZE | {"contact": "..\\..\\ana-sol"}),
    "the end of a C string": body(SNOOZE | {"contact": "ana-sol\x00.md"}),
    "two lines for a name": body(SNOOZE | {"contact": "ana-sol\r\nname: x"}),
    "two lines for a day": body(SNOOZE | {"until": "friday\r\ndo_not_contact: x"}),
    "two lines for a subject": body(SENT | {"subject": "Thank you\r\nsent: 2020-01-01"}),
    "two lines of another kind": body(SENT | {"subject": "Thank you\u2028sent: 2020-01-01"}),
    "a bell in a letter": body(SENT | {"text": "Dear Bo\x07"}),
    "half a letter of a pair": body(b'{"action": "stop", "contact": "ana-sol", "said": "\\ud800"}'),
    "an unknown kind": body(SENT | {"kind": "love-letter"}),
    "a kind that comes in": body(SENT | {"kind": "reply"}),
    "an unknown way": body(SENT | {"via": "pigeon"}),
    "an unknown interview": body(SENT | {"interview": "2020-01-01-nowhere"}),
    "an unknown note": body(SENT | {"note": "2020-01-01-nobody"}),
    "the note of somebody else": body(SENT | {"note": "2026-11-20-ana"}),
    "a note elsewhere": body(SENT | {"note": "../mkdocs"}),
    # Debriefs.
    "answers that are none": body({"action": "debrief", "told": "x"}),
    "a field of nobody's": told(company="Mill", people=[{"who": "Kit Moss", "do_not_contact": "x"}]),
    "two lines for a company": told(company="Mill\nowner: ana-sol", people=[{"who": "Kit Moss"}]),
    "a heading in a line": told(
        company="Mill", people=[{"who": "Kit Moss", "lines": [{"lead_in": "say", "text": "x\n## Ana Sol"}]}]
    ),
    "a crowd": told(company="Mill", people=[{"who": f"Kit {n}"} for n in range(1000)]),
    "a file that is no debrief": body(
        {"action": "debrief-keep", "file": "mkdocs.yml", "told": {"company": "Mill", "people": []}}
    ),
    "a file of the past": body(
        {"action": "debrief-keep", "file": ".afterword/undo/000001.json", "told": {"company": "Mill"}}
    ),
    "a file elsewhere": body(
        {"action": "debrief-keep", "file": ".afterword/../../debrief-x.md", "told": {"company": "Mill"}}
    ),
}
#: What is answered where it is not that it is refused: there is nothing at that address.
OTHERS = dict.fromkeys(
    (
        "another address",
        "the address with a slash",
        "the address in another way",
        "the module in the place of the script",
        "a way out of the folder",
    ),
    404,
)


def tree(root: Path) -> str:
    """A hash of every file in a folder, with its path."""
    whole = hashlib.sha256()
    for file in sorted(path for path in root.rglob("*") if path.is_file()):
        whole.update(f"{file.relative_to(root)}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return whole.hexdigest()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("attacked")
    search(folder, FILES, today=TODAY)
    server = Server(folder, "mkdocs")
    yield server
    server.kill()


@pytest.fixture(scope="module")
def root(server: Server) -> Path:
    return server.log.parent / "search"


@pytest.fixture(scope="module")
def token(server: Server) -> str:
    found = KEY.search(server.answer()[1])
    assert found
    return found[1]


def answered(server: Server, data: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the answer to some bytes; nothing where the connection is closed."""
    with socket.create_connection(("127.0.0.1", server.port)) as connection, suppress(ConnectionError):
        with suppress(ConnectionError):  # the server may have heard enough
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := connection.recv(65_536):
            answer += piece
        head, _, body = answer.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.casefold(): value for name, _, value in (line.partition(": ") for line in lines)}
        return int(first.split()[1]) if first else 0, headers, body
    return 0, {}, b""


def test_there_are_enough_of_them() -> None:
    assert len(ATTACKS) >= 40


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_and_changes_nothing(name: str, server: Server, root: Path, token: str) -> None:
    before = tree(root)
    data = ATTACKS[name].request(server.port, token)
    if name == "a token cut short":
        data = data.replace(token.encode(), token[:-1].encode())
    status, headers, answer = answered(server, data)
    assert tree(root) == before
    assert status == OTHERS.get(name, 403), (name, status, answer)
    if b"refused" in answer:
        (words,) = json.loads(answer).values()
        assert status == 403 and len(words.splitlines()) == 1
    assert not [each for each in headers if each.startswith("access-control-")]
    said = answer.decode("utf-8", "replace")
    assert str(root) not in said and "Traceback" not in said and token not in said
    assert server.answer()[0] == 200


def test_what_a_page_of_ours_asks_for_is_done(server: Server, root: Path, token: str) -> None:
    """The same request as in every attack, with nothing wrong about it; and its undo."""
    before = {path: path.read_bytes() for path in (root / "contacts").iterdir()}
    status, _, answer = answered(server, Attack().request(server.port, token))
    assert (status, json.loads(answer)["files"]) == (200, [["changed", "contacts/ana-sol.md"]])
    assert b"snoozed_until: 2026-11-27" in (root / "contacts/ana-sol.md").read_bytes()
    undo = {"action": "undo", "last": json.loads(answer)["summary"]}
    status, _, answer = answered(server, body(undo).request(server.port, token))
    assert (status, json.loads(answer)["done"]) == (200, True)
    assert {path: path.read_bytes() for path in (root / "contacts").iterdir()} == before


def test_one_that_is_slow_holds_nobody_up(server: Server, root: Path, token: str) -> None:
    before = tree(root)
    whole = Attack().request(server.port, token)
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(20)]
    for number, connection in enumerate(slow):
        connection.sendall(whole[: -1 - number])  # the head, or all but a few bytes; then nothing
    assert server.answer()[0] == 200
    assert answered(server, ATTACKS["no token"].request(server.port, token))[0] == 403
    for connection in slow:
        # In the end it is told that it took too long, and let go.
        answer = b""
        while piece := connection.recv(65_536):
            answer += piece
        assert b" 403 " in answer.split(b"\r\n")[0]
        connection.close()
    assert tree(root) == before


def test_a_thousand_at_once_leave_it_alive(server: Server, root: Path, token: str) -> None:
    before = tree(root)
    data = ATTACKS["the token of an earlier run"].request(server.port, token)
    statuses: list[int] = []

    def ask() -> None:
        for _ in range(20):
            statuses.append(answered(server, data)[0])

    threads = [Thread(target=ask) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [403] * 1000
    assert server.answer()[0] == 200
    assert tree(root) == before


def test_the_key_is_in_no_log_and_no_address(server: Server, token: str) -> None:
    """It came in an address, from an attack, and that line is the attacker's own."""
    lines = server.log.read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if token in line and "?token=" not in line]
    assert "Traceback" not in "\n".join(lines)
