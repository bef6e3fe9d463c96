"""One question to one machine for one feed: bounded in time, in size and in where it leads.

It sends what it must: no cookies, no page it came from, no name of the user.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator
from dataclasses import field
from urllib.parse import quote, urljoin, urlsplit

from afterword import __version__
from afterword.frozen import frozen
from afterword.gathering.reach import Door, NotAskedError, door_of, is_public, may_be_private

USER_AGENT = f"afterword/{__version__} (reads a feed because its user asked for it just now)"
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
_MOVED = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
#: Characters of the longest address and of the longest mark that are taken from another machine.
_ADDRESS, _MARK = 2_000, 300
_PIECE = 65_536
#: Of what stands in an address, what is sent as it is.
_SENT = "/%?&=+$,;:@!*'()~-._[]"


@frozen
class Limits:
    """What is waited for and taken at most.

    Attributes:
        pause: seconds without a sign from the other machine.
        whole: seconds for all of it: its name, its redirects and its answer.
        size: bytes of the answer, as it comes and unpacked.
        redirects: how often it may send us on.
    """

    pause: float = 10
    whole: float = 30
    size: int = 5_000_000
    redirects: int = 5


@frozen
class Marks:
    """What a machine gave with its last answer, to be told whether there is a newer one."""

    etag: str = ""
    modified: str = ""


@frozen
class Answer:
    """What a machine answered.

    Attributes:
        data: of the feed; None: it is as it was.
        kind: what it is said to be (``Content-Type``).
        marks: for the next time.
        moved: the address to ask from now on; empty where that is the one that was asked.
    """

    data: bytes | None
    kind: str = ""
    marks: Marks = field(default_factory=Marks)
    moved: str = ""


def ask(
    address: str, marks: Marks | None = None, limits: Limits | None = None, *, by_user: bool = True
) -> Answer:
    """Ask for a feed.

    Args:
        address: of it.
        marks: those of the last answer.
        limits: what to wait for and to take at most.
        by_user: the user named it: only then may it be of their own network.

    Raises:
        NotAskedError: there is no answer that can be taken.
    """
    asking = _Asking(address, marks or Marks(), limits or Limits(), by_user)
    # In a thread that nobody waits for: looking up a name cannot be broken off, and a machine that sends a
    # byte now and then is never silent.
    thread = threading.Thread(target=asking.run, daemon=True)
    thread.start()
    thread.join(asking.limits.whole)
    return asking.outcome()


class _Asking:
    """One question, with all that it is sent on to."""

    def __init__(self, address: str, marks: Marks, limits: Limits, by_user: bool) -> None:
        self.address, self.marks, self.limits, self.by_user = address, marks, limits, by_user
        self._done = threading.Lock()
        self._answer: Answer | None = None
        self._fault: BaseException | None = None
        self._ended = False
        self._socket: socket.socket | None = None

    def run(self) -> None:
        """Ask; what comes of it is kept."""
        try:
            answer = self._follow()
        except BaseException as fault:  # of a thread, told where it is waited for
            self._fault = fault
        else:
            self._answer = answer

    def outcome(self) -> Answer:
        """What came of it, by now; what did not come is not waited for any longer.

        Raises:
            NotAskedError: nothing that can be taken.
        """
        answer, fault = self._answer, self._fault
        if answer is None and fault is None:
            self._end()
            raise NotAskedError(f"it was not done within {self.limits.whole:g} seconds")
        if isinstance(fault, NotAskedError):
            raise fault
        if isinstance(fault, (OSError, http.client.HTTPException, ValueError)):
            raise NotAskedError(_said(fault, self.limits)) from fault
        if fault is not None:
            raise fault
        assert answer is not None
        return answer

    def _end(self) -> None:
        with self._done, contextlib.suppress(OSError):
            self._ended = True
            if self._socket is not None:
                self._socket.shutdown(socket.SHUT_RDWR)

    def _keep(self, connected: socket.socket) -> None:
        with self._done:
            self._socket = connected
        if self._ended:
            connected.close()
            raise TimeoutError

    def _follow(self) -> Answer:
        address = self.address.strip()
        named = door_of(urlsplit(address))
        moved, for_good = "", True
        for _ in range(self.limits.redirects + 1):
            door = door_of(urlsplit(address))
            connection = self._connection(door, named)
            try:
                answer = self._answer_of(connection, address)
            finally:
                connection.close()
            if isinstance(answer, Answer):
                return Answer(answer.data, answer.kind, answer.marks, moved)
            address, lasting = answer
            for_good = for_good and lasting
            moved = address if for_good else moved
        raise NotAskedError(f"it leads on and on, more than {self.limits.redirects} times")

    def _answer_of(self, connection: http.client.HTTPConnection, address: str) -> Answer | tuple[str, bool]:
        """The answer, or where it leads and whether for good."""
        parts = urlsplit(address)
        target = quote(parts.path or "/", safe=_SENT)
        if parts.query:
            target += f"?{quote(parts.query, safe=_SENT)}"
        sent = {
            "User-Agent": USER_AGENT,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        if self.marks.etag:
            sent["If-None-Match"] = self.marks.etag
        if self.marks.modified:
            sent["If-Modified-Since"] = self.marks.modified
        connection.request("GET", target, headers=sent)
        with contextlib.closing(connection.getresponse()) as response:
            return self._taken(address, response)

    def _taken(self, address: str, response: http.client.HTTPResponse) -> Answer | tuple[str, bool]:
        if response.status == 304:
            return Answer(None, marks=self.marks)
        if response.status in _MOVED:
            return self._led_to(address, response), response.status in _FOR_GOOD
        if response.status != 200:
            raise NotAskedError(_refused(response))
        return Answer(self._read(response), response.getheader("Content-Type") or "", _marks_of(response))

    def _led_to(self, address: str, response: http.client.HTTPResponse) -> str:
        led = response.getheader("Location") or ""
        if not led or len(led) > _ADDRESS or not led.isprintable():
            raise NotAskedError("it leads on, and does not say where")
        # As bytes of a header they were read one by one; most machines mean UTF-8.
        with contextlib.suppress(UnicodeError):
            led = led.encode("latin-1").decode("utf-8")
        return urljoin(address, led)

    def _connection(self, door: Door, named: Door) -> http.client.HTTPConnection:
        """A connection to an address that was looked at before it was connected to."""
        connected = self._connected(door, private=self.by_user and may_be_private(door, named))
        if door.scheme == "http":
            connection = http.client.HTTPConnection(door.host, door.port, timeout=self.limits.pause)
        else:
            connected = ssl.create_default_context().wrap_socket(connected, server_hostname=door.host)
            connection = http.client.HTTPSConnection(door.host, door.port, timeout=self.limits.pause)
        self._keep(connected)
        connection.sock = connected
        return connection

    def _connected(self, door: Door, *, private: bool) -> socket.socket:
        found = socket.getaddrinfo(door.host, door.port, type=socket.SOCK_STREAM)
        fault: OSError | None = None
        for family, kind, protocol, _, where in found:
            if not (private or is_public(str(where[0]))):
                raise NotAskedError(_near(door.host, str(where[0])))
            made = socket.socket(family, kind, protocol)
            made.settimeout(self.limits.pause)
            try:
                self._keep(made)
                made.connect(where)
            except OSError as error:
                made.close()
                fault = error
            else:
                return made
        raise fault or OSError(f"{door.host} has no address")

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        packed = (response.getheader("Content-Encoding") or "").strip().lower()
        if packed not in ("", "identity", "gzip", "x-gzip"):
            raise NotAskedError(f"its answer is packed as “{packed[:20]}”, which was not asked for")
        length = response.getheader("Content-Length") or ""
        if length.isdecimal() and int(length[:20]) > self.limits.size:
            raise NotAskedError(self._too_large)
        pieces = self._unpacked(response) if packed.endswith("gzip") else self._pieces(response)
        data = bytearray()
        for piece in pieces:
            data += piece
            if len(data) > self.limits.size:
                raise NotAskedError(self._too_large)
        return bytes(data)

    @property
    def _too_large(self) -> str:
        return f"it is larger than {self.limits.size / 1e6:g} MB, which no feed needs to be"

    @staticmethod
    def _pieces(response: http.client.HTTPResponse) -> Iterator[bytes]:
        while piece := response.read1(_PIECE):
            yield piece
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)

    def _unpacked(self, response: http.client.HTTPResponse) -> Iterator[bytes]:
        """The bytes of a packed answer, never more at once than a piece, however much is packed into few."""
        unpacker = zlib.decompressobj(wbits=31)
        try:
            for piece in self._pieces(response):
                rest = piece
                while rest and not unpacker.eof:
                    yield unpacker.decompress(rest, _PIECE)
                    rest = unpacker.unconsumed_tail
        except zlib.error:
            raise NotAskedError("its answer says it is packed, and cannot be unpacked") from None
        if not unpacker.eof:
            raise NotAskedError("its answer breaks off")


def _marks_of(response: http.client.HTTPResponse) -> Marks:
    etag, modified = (response.getheader(name) or "" for name in ("ETag", "Last-Modified"))
    return Marks(_mark(etag), _mark(modified))


def _mark(text: str) -> str:
    """A mark as it is sent back; one that is no line of plain text is none."""
    return text if len(text) <= _MARK and text.isascii() and text.isprintable() else ""


def _near(host: str, address: str) -> str:
    told = "" if host == address else f" ({address})"
    return (
        f"{host}{told} is a machine of your own network, and only a name or number of such a machine "
        "that you give yourself is asked"
    )


def _refused(response: http.client.HTTPResponse) -> str:
    status = response.status
    if status in (404, 410):
        return f"there is no such page any more ({status})"
    if status in (401, 403):
        return f"it is not for everybody ({status})"
    if status == 429:
        return "it was asked too often, and wants to be left alone for a while (429)"
    if status >= 500:
        return f"it has troubles of its own ({status}); try again later"
    return f"it answers with {status}, and no feed"


def _said(fault: Exception, limits: Limits) -> str:
    """What went wrong, as a clause."""
    if isinstance(fault, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted: {fault.verify_message}"
    if isinstance(fault, ssl.SSLError):
        return f"no safe connection to it could be made: {_reason(fault)}"
    if isinstance(fault, TimeoutError):
        return f"it gave no sign for {limits.pause:g} seconds"
    if isinstance(fault, socket.gaierror):
        return "there is no machine of that name, or no network"
    if isinstance(fault, ConnectionRefusedError):
        return "nobody answers there"
    if isinstance(fault, (ConnectionError, http.client.IncompleteRead, http.client.RemoteDisconnected)):
        return "its answer breaks off"
    if isinstance(fault, http.client.HTTPException):
        return "what it answers is no HTTP"
    if isinstance(fault, OSError):
        return f"it cannot be reached: {fault.strerror or fault}"
    return "that is no address that can be asked"


def _reason(fault: ssl.SSLError) -> str:
    return (fault.reason or "it speaks no TLS").replace("_", " ").lower()
