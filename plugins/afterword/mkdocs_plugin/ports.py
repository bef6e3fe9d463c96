"""Another port for a live server whose usual one is taken; where somebody named one, it is that or none."""

from __future__ import annotations

import socket
import sys
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from afterword.mkdocs_plugin.telling import log

#: How many ports after the usual one are tried, before the system may choose any.
_TRIED = 20


class Port:
    """A port of this machine, kept from before the first build on, so that the pages can name it.

    Who asks there meanwhile is answered after the build.
    """

    def __init__(self, host: str, usual: int) -> None:
        """Take the usual port, or the first free one after it.

        Raises:
            OSError: this machine has no such host, or no port that is free.
        """
        self._host, self._usual = host, usual
        self._socket = _first_free(host, usual)
        self.number: int = self._socket.getsockname()[1]

    def address(self, address: str) -> str:
        """The same address, at this port."""
        return urlsplit(address)._replace(netloc=f"{self._host}:{self.number}").geturl()

    def give_to(self, server: LiveReloadServer) -> None:
        """Have a server listen here, and tell where that is if it is not where people look first."""
        if self.number != self._usual:
            log.info(
                f"Port {self._usual} is taken, perhaps by another journal that is served, so this one is at "
                f"{self.address(server.url)}"
            )
        server.socket.close()
        server.socket, server.server_address = self._socket, (self._host, self.number)
        server.url = self.address(server.url)
        server.server_name, server.server_port = self._host, self.number
        server.setup_environ()

    def give_back(self) -> None:
        """Leave it to others."""
        self._socket.close()


def kept_port(config: MkDocsConfig) -> Port | None:
    """The port that a server will have; None where somebody named one, with ``-a`` or ``dev_addr``.

    Args:
        config: of the site, as ``serve`` begins a build with it.

    Raises:
        OSError: this machine has no port that is free.
    """
    host, number = config.dev_addr
    served = urlsplit(config.site_url or "").netloc == f"{host}:{number}"
    # Reading it by its public name is warned of, and no other tells a value that is given from the default.
    given = vars(config).get("_Config__user_configs")
    if not served or given is None or any("dev_addr" in each for each in given):
        return None
    port = Port(host, number)

    def bind(server: LiveReloadServer) -> None:
        port.give_to(server)

    # Not in `on_serve`, which MkDocs leaves out with --no-livereload.
    LiveReloadServer.server_bind = bind  # type: ignore[method-assign,assignment]
    return port


def _first_free(host: str, usual: int) -> socket.socket:
    for number in range(usual, usual + _TRIED):
        try:
            return _listening(host, number)
        except OSError:
            continue
    return _listening(host, 0)


def _listening(host: str, number: int) -> socket.socket:
    made = socket.socket()
    try:
        if sys.platform != "win32":  # where it would take a port that somebody else listens at
            # A server that has just ended leaves its port free, though not for those who do not ask for it.
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, number))
        made.listen()
    except OSError:
        made.close()
        raise
    return made
