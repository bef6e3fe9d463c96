"""A machine is asked, on this machine: whatever it does ends in an answer or in one clause."""

from __future__ import annotations

import gzip
import os
import socket
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler

import pytest
from gathering.servers import Machine, Said, machine

from afterword.gathering.asking import USER_AGENT, Answer, Limits, Marks, ask
from afterword.gathering.reach import NotAskedError

FEED = "<rss version='2.0'><channel><title>Größe</title></channel></rss>".encode()
KIND = {"Content-Type": "application/rss+xml; charset=utf-8"}


def refusal(address: str, limits: Limits | None = None) -> str:
    with pytest.raises(NotAskedError) as refused:
        ask(address, None, limits)
    said = str(refused.value)
    assert "\n" not in said
    assert not said[:1].isupper()
    assert len(said) < 200
    return said


def test_a_feed(there: Machine) -> None:
    there.answers["/feed?of=%C3%A4&x=a%20b"] = Said(headers=KIND, body=FEED)
    assert ask(there.at("/feed?of=ä&x=a%20b#top")) == Answer(FEED, KIND["Content-Type"])
    [(_, headers)] = there.asked
    assert headers["user-agent"] == USER_AGENT
    assert USER_AGENT.startswith("afterword/")
    assert headers["host"] == f"127.0.0.1:{there.port}"
    assert not {"cookie", "referer", "authorization", "from", "accept-language"} & set(headers)
    assert not {"if-none-match", "if-modified-since"} & set(headers)


def test_what_has_not_changed_is_not_sent_again(there: Machine) -> None:
    marks = Marks('W/"7"', "Thu, 19 Nov 2026 22:30:00 GMT")
    new = {**KIND, "ETag": marks.etag, "Last-Modified": marks.modified}

    def answer(headers: Mapping[str, str]) -> Said:
        known = headers.get("if-none-match") == marks.etag
        return Said(304) if known else Said(headers=new, body=FEED)

    there.answers["/feed"] = answer
    assert ask(there.at()) == Answer(FEED, KIND["Content-Type"], marks)
    assert ask(there.at(), marks) == Answer(None, marks=marks)
    assert there.asked[1][1]["if-modified-since"] == marks.modified


def test_a_mark_that_is_no_line_of_text_is_not_kept(there: Machine) -> None:
    there.answers["/feed"] = Said(
        headers={"ETag": '"' + "x" * 999 + '"', "Last-Modified": "gr\xfcn"}, body=FEED
    )
    assert ask(there.at()).marks == Marks()


def test_where_it_leads_on(there: Machine) -> None:
    there.answers["/feed"] = Said(301, {"Location": "/there"})
    there.answers["/there"] = Said(308, {"Location": there.at("/new")})
    there.answers["/new"] = Said(302, {"Location": "?now"})
    there.answers["/new?now"] = Said(body=FEED)
    # For good only to /new; nothing is said of where it came from.
    assert ask(there.at()) == Answer(FEED, moved=there.at("/new"))
    assert not any("referer" in headers or "cookie" in headers for _, headers in there.asked)


def test_round_and_round(there: Machine) -> None:
    there.answers["/feed"] = Said(302, {"Location": "/feed"})
    assert refusal(there.at(), Limits(redirects=3)) == "it leads on and on, more than 3 times"
    assert len(there.asked) == 4


@pytest.mark.parametrize("to", ["file:///etc/hosts", "ftp://a.example/x", "javascript:alert(1)", "data:,x"])
def test_only_on_to_the_web(there: Machine, to: str) -> None:
    there.answers["/feed"] = Said(302, {"Location": to})
    assert refusal(there.at()) == "only http and https are asked"


@pytest.mark.parametrize(
    "to",
    [
        *("http://169.254.169.254/latest/meta-data", "http://10.0.0.1/", "http://[::1]:{port}/secret"),
        *(
            "http://localhost:{port}/secret",
            "http://127.0.0.2:{port}/secret",
            "http://2130706433:{port}/secret",
        ),
        *(
            "http://127.1:{port}/secret",
            "//127.0.0.3:{port}/secret",
            "http://[::ffff:127.0.0.1]:{port}/secret",
        ),
    ],
)
def test_never_on_into_ones_own_network(there: Machine, to: str) -> None:
    """Only what the user named is asked there, and a machine that sends us on is not the user."""
    there.answers["/feed"] = Said(302, {"Location": to.format(port=there.port)})
    there.answers["/secret"] = Said(body=b"secret")
    said = refusal(there.at())
    assert "of your own network" in said or "no machine of that name" in said or "cannot be reached" in said
    assert [path for path, _ in there.asked] == ["/feed"]


def test_nor_to_another_door_of_the_machine_that_was_named(there: Machine) -> None:
    with machine() as other:
        there.answers["/feed"] = Said(302, {"Location": other.at()})
        assert "of your own network" in refusal(there.at())
        assert other.asked == []


def test_what_a_list_names_the_user_did_not_name(there: Machine) -> None:
    with pytest.raises(NotAskedError, match="of your own network"):
        ask(there.at(), by_user=False)
    assert there.asked == []


def test_a_name_of_the_web_never_leads_into_ones_own_network(
    there: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs a name says where it leads, and may say something else each time."""
    where = iter(["93.184.215.14", "127.0.0.1"])
    connected = []

    def looked_up(host: str, port: int, **_: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(where), port))]

    def connect(self: socket.socket, address: object) -> None:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket.socket, "connect", connect)
    address = there.at(host="blog.example")
    assert refusal(address) == "nobody answers there"
    assert connected == [("93.184.215.14", there.port)], "what was looked at is what is connected to"
    assert refusal(address).startswith("blog.example (127.0.0.1) is a machine of your own network")
    assert len(connected) == 1
    assert there.asked == []


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (404, "there is no such page any more (404)"),
        (410, "there is no such page any more (410)"),
        (403, "it is not for everybody (403)"),
        (429, "it was asked too often"),
        (500, "it has troubles of its own (500)"),
        (503, "it has troubles of its own (503)"),
        (204, "it answers with 204"),
        (302, "does not say where"),
    ],
)
def test_another_answer(there: Machine, status: int, says: str) -> None:
    there.answers["/feed"] = Said(status)
    assert says in refusal(there.at())


def test_what_is_packed_is_unpacked(there: Machine) -> None:
    there.answers["/feed"] = Said(headers={"Content-Encoding": "gzip"}, body=gzip.compress(FEED))
    assert ask(there.at()).data == FEED


@pytest.mark.parametrize(
    ("packed", "body", "says"),
    [
        ("gzip", gzip.compress(b"\0" * 50_000_000), "larger than 1 MB"),
        ("gzip", FEED, "cannot be unpacked"),
        ("gzip", gzip.compress(FEED)[:-12], "breaks off"),
        ("br", FEED, "packed as “br”"),
        ("", b"x" * 10_000_000, "larger than 1 MB"),
    ],
    ids=["bomb", "not packed", "cut", "another way", "large"],
)
def test_what_is_too_much_or_not_to_be_unpacked(there: Machine, packed: str, body: bytes, says: str) -> None:
    there.answers["/feed"] = Said(headers={"Content-Encoding": packed} if packed else {}, body=body)
    assert says in refusal(there.at(), Limits(size=1_000_000))


Write = Callable[[BaseHTTPRequestHandler, threading.Event], None]


def dripping(handler: BaseHTTPRequestHandler, gone: threading.Event) -> None:
    while not gone.wait(0.01):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def silent(handler: BaseHTTPRequestHandler, gone: threading.Event) -> None:
    handler.wfile.flush()
    gone.wait(60)


def endless(handler: BaseHTTPRequestHandler, gone: threading.Event) -> None:
    while not gone.is_set():
        handler.wfile.write(b"x" * 65_536)


def too_short(handler: BaseHTTPRequestHandler, gone: threading.Event) -> None:
    handler.wfile.write(b"x")


#: A clock faked from outside is also that by which waits are measured, and none ends.
real_waits = pytest.mark.skipif("faketime" in os.environ.get("LD_PRELOAD", ""), reason="no wait would end")


@real_waits
@pytest.mark.parametrize(
    ("write", "headers", "limits", "says"),
    [
        (dripping, {}, Limits(whole=0.3), "it was not done within 0.3 seconds"),
        (silent, {}, Limits(pause=0.2), "it gave no sign for 0.2 seconds"),
        (endless, {}, Limits(size=1_000_000), "larger than 1 MB"),
        (too_short, {"Content-Length": "50"}, Limits(), "its answer breaks off"),
    ],
)
def test_whoever_takes_their_time(
    there: Machine, write: Write, headers: dict[str, str], limits: Limits, says: str
) -> None:
    there.answers["/feed"] = Said(headers=headers, write=write)
    assert says in refusal(there.at(), limits)


@real_waits
def test_who_drips_headers_is_not_waited_for_either(there: Machine) -> None:
    def headers(handler: BaseHTTPRequestHandler, gone: threading.Event) -> None:
        while not gone.wait(0.01):
            handler.wfile.write(b"X-More: x\r\n"[:1])
            handler.wfile.flush()

    there.answers["/feed"] = Said(write=headers, headers={"A": "b"})
    assert "not done within" in refusal(there.at(), Limits(whole=0.3))


def test_what_is_no_http() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            connected, _ = listening.accept()
            with connected:
                connected.recv(9_999)
                connected.sendall(b"SSH-2.0-x\r\n\r\n")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        assert refusal(f"http://127.0.0.1:{listening.getsockname()[1]}/") == "what it answers is no HTTP"
        thread.join()


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/") == "nobody answers there"


def test_a_certificate_that_nobody_signed() -> None:
    with machine(secure=True) as there:
        assert refusal(there.at(scheme="https")).startswith("its certificate is not to be trusted: ")
        assert there.asked == []


def test_no_tls_where_there_should_be_some(there: Machine) -> None:
    assert refusal(there.at(scheme="https")).startswith("no safe connection to it could be made: ")
