"""Acting from the page, at the live server itself: the key in each page, the address, no trace elsewhere."""

from __future__ import annotations

import importlib
import inspect
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from built_site import build
from journals import WHOLE
from served import KEY, Server, search

from afterword.errors import AfterwordError
from afterword.hosting.publishing import SIGNS
from afterword.mkdocs_plugin.acting import doing, endpoint
from afterword.mkdocs_plugin.acting.endpoint import Acting
from afterword.mkdocs_plugin.acting.injecting import injected
from afterword.settings.settings import Settings

NOW = datetime(2026, 11, 23, 10)
HOSTS = ["mkdocs", "properdocs"]
PAGE = b"<html><head></head><body><p>Ana</p></body></html>"
TRACES = re.compile(r'_afterword|name="afterword"|live\.js|X-Afterword|data-act')


def of_host(name: str) -> Any:
    """The module of the live server of a host, whatever takes its place elsewhere."""
    if not find_spec(name):
        pytest.skip(f"{name} is not installed")
    return importlib.import_module(f"{name}.livereload")


class Live:
    """A live server within this process, of a site with one page, and a journal to act on."""

    def __init__(self, folder: Path, host: str, address: str, settings: Settings) -> None:
        self.root, self.settings = folder, settings
        (folder / "site").mkdir()
        (folder / "site/index.html").write_bytes(PAGE)
        (folder / "site/part.js").write_bytes(PAGE)
        for path, text in WHOLE.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        self.server = of_host(host).LiveReloadServer(lambda: None, address, 0, str(folder / "site"))
        self.server.watch(str(folder / "site"))
        self.told = 0
        Acting(self.server, folder, lambda: self.settings, lambda: NOW, self._changed).begin()
        self.server.server_bind()
        self.server.server_activate()
        self.port = self.server.server_port
        self.server.serve_thread.start()

    def _changed(self) -> None:
        self.told += 1

    def get(self, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        return self._ask(method, path, None, {})

    def act(self, token: str = "", **asked: Any) -> tuple[int, dict[str, Any]]:
        key = KEY.search(self.get("/")[2].decode())
        headers = {
            "Content-Type": "application/json",
            "X-Afterword-Token": token or (key[1] if key else ""),
            "Origin": f"http://127.0.0.1:{self.port}",
        }
        status, _, answer = self._ask("POST", "/_afterword/act", json.dumps(asked), headers)
        return status, json.loads(answer) if answer[:1] == b"{" else {}

    def _ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection("127.0.0.1", self.port)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def stop(self) -> None:
        self.server.observer.start()  # the host stops it, begun or not
        self.server.shutdown(wait=True)


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Callable[..., Live]]:
    begun: list[Live] = []

    def begin(host: str = "mkdocs", address: str = "127.0.0.1", **settings: Any) -> Live:
        begun.append(Live(tmp_path, host, address, Settings(**settings)))
        return begun[0]

    yield begin
    for each in begun:
        each.stop()


@pytest.mark.parametrize("host", HOSTS)
def test_a_page_gets_one_line_in_place_of_the_host_s_own_script(live: Callable[..., Live], host: str) -> None:
    found = live(host)
    status, headers, page = found.get("/")
    assert status == 200 and headers["Content-Length"] == str(len(page))
    key = KEY.search(page.decode())
    assert key and len(key[1]) >= 40
    line = f'{key[0]}<script src="/_afterword/live.js" defer></script>'.encode()
    assert page == PAGE.replace(b"</body>", line + b"</body>")
    assert int(key[2]) == found.server._visible_epoch
    # The same key on every page of the run, and each answer has its number; a poll with them is answered.
    again = KEY.search(found.get("/index.html")[2].decode())
    assert again and again.groups()[:2] == key.groups()[:2] and int(again[3]) >= int(key[3])
    found.server._visible_epoch = found.server._wanted_epoch = int(key[2]) + 1
    assert found.get(f"/livereload/{key[2]}/{key[3]}")[2] == str(int(key[2]) + 1).encode()
    assert found.get("/part.js")[2] == PAGE  # no page


@pytest.mark.parametrize("host", HOSTS)
def test_the_host_gives_its_own_script_what_ours_is_given(host: str) -> None:
    """What we rely on of the host; should it move, this says so before a page is left without live reload."""
    module = of_host(host)
    server = module.LiveReloadServer
    assert list(inspect.signature(server._inject_js_into_html).parameters) == ["self", "content", "epoch"]
    asked = inspect.getsource(server._serve_request)
    assert "self._inject_js_into_html(content, epoch)" in asked
    assert 're.fullmatch(r"/livereload/([0-9]+)/[0-9]+", path)' in asked
    written = inspect.getsource(server._inject_js_into_html)
    assert "_SCRIPT_TEMPLATE.substitute(epoch=epoch, request_id=_timestamp())" in written
    assert 'content.rindex(b"</body>")' in written
    assert 'req.open("GET", "/livereload/" + epoch + "/" + requestId)' in module._SCRIPT_TEMPLATE_STR
    assert "parseFloat(this.responseText) > epoch" in module._SCRIPT_TEMPLATE_STR
    assert isinstance(module._timestamp(), int)
    assert server.daemon_threads is True


@pytest.mark.parametrize(
    ("page", "where"),
    [
        (b"<body>a</body>", 7),
        (b"a", 1),
        (b"", 0),
        (b"<body><pre>&lt;/body></pre></body>\n<!-- </body> -->", 40),
        ("<body>né</body>".encode(), 9),
    ],
)
def test_the_line_stands_before_the_last_end_of_a_body(page: bytes, where: int) -> None:
    line = b'<meta name="afterword" content="k 1 2"><script src="/_afterword/live.js" defer></script>'
    assert injected(page, "k", 1, 2) == page[:where] + line + page[where:]


@pytest.mark.parametrize(
    ("address", "settings"),
    [
        ("0.0.0.0", {}),
        ("127.0.0.1", {"actions": False}),
        ("127.0.0.1", {"publish": "redacted"}),
    ],
)
@pytest.mark.parametrize("host", HOSTS)
def test_elsewhere_there_is_no_trace(
    live: Callable[..., Live], host: str, address: str, settings: dict[str, Any]
) -> None:
    found = live(host, address, **settings)
    status, headers, page = found.get("/")
    assert status == 200 and not TRACES.search(page.decode() + str(headers))
    assert b"livereload(" in page and "X-Frame-Options" not in headers
    for path in ("/_afterword/live.js", "/_afterword/live.css", "/_afterword/act"):
        assert found.get(path)[0] == 404
    assert found.act(action="snooze", contact="ana-sol", until="friday")[0] == 404
    assert not (found.root / ".afterword").exists()


def test_the_setting_counts_from_the_page_on_that_is_built_with_it(live: Callable[..., Live]) -> None:
    found = live()
    assert KEY.search(found.get("/")[2].decode())
    found.settings = Settings(actions=False)
    assert not KEY.search(found.get("/")[2].decode())


def test_no_page_of_another_s_may_frame_ours(live: Callable[..., Live]) -> None:
    found = live()
    for path in ("/", "/_afterword/live.js", "/gone"):
        headers = found.get(path)[1]
        assert headers["X-Frame-Options"] == "SAMEORIGIN"
        assert headers["Content-Security-Policy"] == "frame-ancestors 'self'"


def test_the_script_is_small_and_no_part_of_a_site(live: Callable[..., Live]) -> None:
    found = live()
    status, headers, script = found.get("/_afterword/live.js")
    assert (status, headers["Content-Type"]) == (200, "application/javascript; charset=utf-8")
    style = found.get("/_afterword/live.css")[2]
    assert len(script) + len(style) <= 20 * 1024
    assert found.get("/_afterword/live.js", "HEAD")[2] == b""
    assert found.get("/_afterword/live.js", "POST")[0] == 404
    assert KEY.search(found.get("/")[2].decode())[1].encode() not in script  # type: ignore[index]


@pytest.mark.parametrize("host", HOSTS)
def test_an_action_has_the_server_look_at_once(live: Callable[..., Live], host: str) -> None:
    found = live(host)
    status, answer = found.act(action="snooze", contact="ana-sol", until="friday")
    assert (status, answer["summary"]) == (200, "snooze: Ana Sol until 2026-11-27")
    assert found.told == 1
    assert found.act(action="snooze", contact="ana-sol", until="yesterday")[0] == 409
    assert found.act(action="debrief-begun")[0] == 200
    assert found.act(token="another", action="undo")[0] == 403
    assert found.told == 1


def test_two_windows_do_one_thing_once(live: Callable[..., Live]) -> None:
    found = live()
    letter = {"action": "heard", "contact": "ana-sol", "text": "Yes."}
    undo = {"action": "undo", "last": "heard: reply from Ana Sol"}
    assert found.act(**letter)[0] == 200
    answers: list[int] = []

    def ask() -> None:
        answers.append(found.act(**undo)[0])

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200] + [409] * 7
    assert len(list((found.root / "notes").iterdir())) == 1


def test_what_goes_wrong_is_told_without_a_path(
    live: Callable[..., Live], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    found = live()

    def fail(*_: object) -> None:
        raise RuntimeError(f"{found.root} is on fire")

    monkeypatch.setattr(endpoint, "do", fail)
    status, answer = found.act(action="undo")
    assert status == 500 and answer["done"] is False
    assert str(found.root) not in json.dumps(answer) and "Traceback" not in json.dumps(answer)
    assert "is on fire" in caplog.text  # for whoever started it


def test_a_refusal_names_files_by_their_place_in_the_journal(
    live: Callable[..., Live], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = live()

    def refuse(*_: object) -> None:
        raise AfterwordError(f"{found.root}/contacts/ana-sol.md is in {found.root}, and cannot be written.")

    monkeypatch.setattr(doing, "snooze", refuse)
    status, answer = found.act(action="snooze", contact="ana-sol", until="friday")
    assert status == 409
    assert answer["refused"] == "contacts/ana-sol.md is in the journal, and cannot be written."


def test_a_built_site_has_no_trace(tmp_path: Path) -> None:
    assert SIGNS  # what makes a builder is scrubbed from the environment of the build
    for command in ("build", "serve"):
        site = build(tmp_path / command, WHOLE, command=command)
        assert not site.failed
        for name, data in site.everything().items():
            assert not TRACES.search(data.decode("utf-8", "replace")), name


@contextmanager
def serving(folder: Path, command: str, address: str, **options: Any) -> Iterator[Server]:
    search(folder, WHOLE, command, **options)
    server = Server(folder, command, address=address)
    try:
        yield server
    finally:
        server.kill()


@pytest.mark.parametrize("command", ["mkdocs", "afterword", "afterword properdocs"])
def test_a_server_for_everybody_has_no_trace(tmp_path: Path, command: str) -> None:
    with serving(tmp_path, command, "0.0.0.0:0") as server:
        for path in ("/", "/contacts/ana-sol/", "/problems/"):
            status, page = server.answer(path=path)
            assert status == 200 and not TRACES.search(page), path
        assert server.answer(path="/_afterword/live.js")[0] == 404


@pytest.mark.parametrize("command", ["mkdocs", "afterword", "properdocs", "afterword properdocs"])
def test_every_way_to_serve_acts(tmp_path: Path, command: str) -> None:
    with serving(tmp_path, command, "127.0.0.1:0", today="2026-11-23T10:00") as server:
        key = KEY.search(server.answer()[1])
        assert key
        connection = HTTPConnection("127.0.0.1", server.port)
        body = json.dumps({"action": "snooze", "contact": "ana-sol", "until": "friday"})
        own = {"Content-Type": "application/json", "Origin": f"http://127.0.0.1:{server.port}"}
        connection.request("POST", "/_afterword/act", body, own | {"X-Afterword-Token": key[1]})
        answer = connection.getresponse()
        assert answer.status == 200 and json.loads(answer.read())["done"]
        connection.close()
        # The host tells the page of a newer site, which then says so.
        connection = HTTPConnection("127.0.0.1", server.port)
        connection.request("GET", f"/livereload/{key[2]}/{key[3]}")
        assert int(connection.getresponse().read()) > int(key[2])
        connection.close()
        assert "27 Nov" in server.answer()[1]


def test_without_live_reload_there_is_no_trace(tmp_path: Path) -> None:
    with serving(tmp_path, "without reload", "127.0.0.1:0") as server:
        assert not TRACES.search(server.answer()[1])
        assert server.answer(path="/_afterword/live.js")[0] == 404
