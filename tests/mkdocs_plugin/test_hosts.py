"""The live server answers its own names, and no page of anybody else's (DNS rebinding)."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from contextlib import closing, nullcontext

import pytest
from mkdocs.livereload import LiveReloadServer

from afterword.mkdocs_plugin.hosts import answer_own_names_only, answers_to


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LocalHost:8000",
        "localhost.:8000",
        "127.0.0.1",
        "127.0.0.1:8000",
        "[::1]",
        "[::1]:8000",
        "localhost:9",  # another port of this machine is led here, as by ssh -L
    ],
)
@pytest.mark.parametrize("bound", ["127.0.0.1", "localhost", "::1", "0.0.0.0", "192.0.2.7", "box.example"])
def test_this_machine_s_own_names_are_answered(host: str, bound: str) -> None:
    assert answers_to(host, bound)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1.nip.example:8000",
        "evil.example, localhost",
        "localhost, evil.example",
        "localhost@evil.example",
        "evil.example/localhost",
        "evil.example#localhost",
        "evil.example?localhost",
        "evil.example\\localhost",
        "localhost evil.example",
        "[::1]evil.example",
        "localhost:evil",
        "localhost:80:80",
        "::1",
        "[::2]",
        "192.0.2.7:8000",
        "127.0.0.2",
        "0.0.0.0:8000",
        "2130706433",
        "0x7f.1",
        "ｌocalhost",
        "[",
        "",
        " ",
        ":8000",
    ],
)
@pytest.mark.parametrize("bound", ["127.0.0.1", "localhost", "::1"])
def test_any_other_host_is_not(host: str, bound: str) -> None:
    assert not answers_to(host, bound)


def test_the_address_asked_for_is_answered() -> None:
    assert answers_to("box.example:8000", "box.example")
    assert answers_to("192.0.2.7:8000", "192.0.2.7")
    assert not answers_to("192.0.2.8:8000", "192.0.2.7")
    assert not answers_to("evil.example", "box.example")


@pytest.mark.parametrize("bound", ["0.0.0.0", "::", "[::]"])
def test_whoever_listens_everywhere_has_every_address_and_no_name_but_the_machine_s(bound: str) -> None:
    for host in ("192.0.2.7:8000", "[2001:db8::7]:8000", "0.0.0.0:8000", socket.gethostname()):
        assert answers_to(host, bound)
    assert not answers_to("evil.example", bound)


def asked(server: LiveReloadServer, path: str, **environ: str) -> tuple[str, bytes]:
    """What the server answers, without a socket."""
    said: list[str] = []

    def start(status: str, headers: Iterable[tuple[str, str]]) -> None:
        said.append(status)

    app = server.get_app()
    assert app is not None
    answer = app({"PATH_INFO": path, "REQUEST_METHOD": "GET"} | environ, start)  # type: ignore[arg-type]
    with closing(answer) if hasattr(answer, "close") else nullcontext():
        return said[0], b"".join(answer)


def test_every_server_of_mkdocs_is_guarded_whatever_is_served(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LiveReloadServer, "get_app", LiveReloadServer.get_app)  # put back afterwards
    answer_own_names_only()
    answer_own_names_only()
    (tmp_path / "index.html").write_text("<p>a secret</p>", encoding="utf-8")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 8000, str(tmp_path))
    for path in ("/", "/index.html", "/gone", "/livereload/1/1"):
        for environ in ({"HTTP_HOST": "evil.example:8000"}, {}):
            status, body = asked(server, path, **environ)
            assert status == "403 Forbidden"
            assert body == b"This server answers at http://127.0.0.1:8000/ only.\n"
    own = {"HTTP_HOST": "localhost:8000"}
    assert asked(server, "/", **own) == ("200 OK", b"<p>a secret</p>")
    for site, mode, status in (
        ("same-origin", "no-cors", "200 OK"),
        ("none", "navigate", "200 OK"),
        ("cross-site", "navigate", "200 OK"),  # a link on another page, or in a mail
        ("cross-site", "no-cors", "403 Forbidden"),
        ("cross-site", "cors", "403 Forbidden"),
        ("same-site", "no-cors", "403 Forbidden"),  # another server of this machine
    ):
        fetch = {"HTTP_SEC_FETCH_SITE": site, "HTTP_SEC_FETCH_MODE": mode}
        assert asked(server, "/", **own, **fetch)[0] == status, fetch
    server.set_app(lambda environ, start: [b"", start("200 OK", [])] and [b"another plugin's"])
    assert asked(server, "/", HTTP_HOST="evil.example")[0] == "403 Forbidden"
    assert asked(server, "/", HTTP_HOST="[::1]:8000") == ("200 OK", b"another plugin's")
    server.server_close()
