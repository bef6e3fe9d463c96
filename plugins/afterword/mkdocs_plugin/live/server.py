"""The live server: what a save does, what a request does, and what goes on behind them.

A save is read, the pages that may differ are marked, and the browser is told, by MkDocs' own means. Whoever
then asks for a page gets it made anew; the rest is gone through behind that, one page at a time, and whoever
asks goes first. One lock is held by whoever reads or makes something.
"""

from __future__ import annotations

import gc
import posixpath
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Literal, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files

from afterword.errors import AfterwordError
from afterword.keeping.past import mend
from afterword.mkdocs_plugin.live.finishing import (
    copy_changed,
    finish,
    remove,
    shared,
    tell_lost_anchors,
    write_mails,
)
from afterword.mkdocs_plugin.live.layout import anew, laid_out, read_own, with_words
from afterword.mkdocs_plugin.live.making import Pages
from afterword.mkdocs_plugin.live.noticing import Noticing
from afterword.mkdocs_plugin.live.ordinary import last_pages_kept, strange, why_whole
from afterword.mkdocs_plugin.live.seen import Seen, look
from afterword.mkdocs_plugin.live.whole import Whole
from afterword.mkdocs_plugin.placing import Placed, site_of
from afterword.mkdocs_plugin.telling import log, report, tell_of_calendar
from afterword.pages.page import Site
from afterword.records.problems import Problem
from afterword.records.reading import read_found
from afterword.settings.settings import Settings

App = Callable[..., Iterable[bytes]]

#: Seconds that the browser has to ask for the page it shows, before the others are gone through.
_FIRST = 0.7

#: Seconds without a change after which a save is read. MkDocs waits for longer, since it then builds all of
#: the site; an editor has written its file within a few thousandths, and what comes later is read again.
_QUIET = 0.02

#: Seconds that somebody waits at most for what all pages share, or for a save to be read.
_PATIENCE = 120.0


class Plugin(Protocol):
    """What the plugin knows."""

    settings: Settings
    problems: tuple[Problem, ...]
    placed: Placed
    whole: Whole | None
    command: Literal["build", "gh-deploy", "serve"]
    dirty: bool

    def now(self) -> datetime:
        """The moment that pages are written for."""


def go_live(server: LiveReloadServer, plugin: Plugin, root: Path, folders: Iterable[Path]) -> Live:
    """Have a server of MkDocs make pages as they are asked for.

    Args:
        server: after its first build.
        plugin: whose site that is.
        root: the folder of the journal.
        folders: of the records and templates.
    """
    live = Live(server, plugin, root, tuple(folders))
    inner = server.application
    assert inner
    server.builder = live.build
    server.set_app(partial(live.answer, inner))
    return live


class Live:
    """A site under ``serve``."""

    def __init__(
        self, server: LiveReloadServer, plugin: Plugin, root: Path, folders: tuple[Path, ...]
    ) -> None:
        self._server, self._plugin, self._root, self._folders = server, plugin, root, folders
        self._build_whole, self._usual_delay = server.builder, server.build_delay
        self._lock = threading.RLock()
        self._door = threading.Condition()  # held for a moment only, by whoever comes or goes
        self._asking = 0
        self._awaited = self._stopped = self._failed = False
        self._finished, self._cancel = threading.Event(), threading.Event()
        self._noticing = Noticing(self._noticed)
        self._stale: set[str] = set()
        self._told: set[str] = set()
        self._mails: set[str] = set()
        self._reason = ""
        self._pages: Pages | None = None
        self._lasts: datetime
        self._adopt()
        self._seen = self._look()
        if not self._reason:
            self._noticing.watch([Path(self._config.docs_dir), *folders])

    # What others call.

    def changed(self) -> None:
        """Have a change of the files read now; whoever asks for a page from here on gets it with that."""
        with self._door:
            self._awaited = True
        self._want_build()

    def build(self, _: object = None) -> None:
        """Read what changed; whatever is wrong with it, the last good pages stay and the server goes on."""
        with self._door:
            self._awaited = False
        with self._lock:
            try:
                self._build()
            except Exception as error:  # whatever it is, the server answers
                self._failed = True
                self._tell(error)
                log.error("The pages stay as they were until that is mended.")
        with self._door:
            self._door.notify_all()

    def answer(self, inner: App, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request, having made the page it asks for.

        Args:
            inner: what answers it then.
            environ: of the request.
            start_response: begins the answer.
        """
        if self._over and not self._awaited:
            self.changed()
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith("/livereload/"):
            with self._door:
                self._door.wait_for(lambda: not self._awaited, _PATIENCE)
            for address in self._addresses(path):
                self._bring(address)
        return inner(environ, start_response)

    def finish(self) -> None:
        """Make what is left now; all of the site is up to date then."""
        with self._lock:
            self._cancel.set()
            for address in self._in_turn():
                self._make(address)
            self._finish()

    def stop(self) -> None:
        """Make no more pages."""
        self._noticing.stop()
        self._cancel.set()
        with self._lock:
            self._stopped = True

    # A save.

    @property
    def _config(self) -> MkDocsConfig:
        assert self._plugin.whole
        return self._plugin.whole.config

    @property
    def _over(self) -> bool:
        """Whether time alone has changed what the pages say."""
        return self._plugin.now() >= self._lasts

    def _noticed(self) -> None:
        if not self._reason:  # the builder of MkDocs builds for each event
            self._want_build()

    def _want_build(self) -> None:
        with self._server._rebuild_cond:
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()

    def _look(self) -> Seen:
        settings, config = self._plugin.settings, self._config
        templates = [Path(settings.templates_dir)] if settings.templates_dir else []
        watched = [path for each in config.watch if (path := Path(each)) not in self._folders]
        return look(config, self._root, templates, watched)

    def _build(self) -> None:
        if self._stopped:
            return
        mended = mend(self._root)
        if mended:
            log.info(mended)
        before, self._seen = self._seen, self._look()
        if not self._reason and self._seen == before and not self._over:
            # Seen and read before; no browser need load anything again.
            self._server._wanted_epoch = self._server._visible_epoch
            return
        self._cancel.set()
        self._told.clear()
        # Tried once, whatever comes of it.
        self._lasts = datetime.combine(self._plugin.now().date() + timedelta(days=1), time())
        if self._reason or self._failed or self._seen.apart != before.apart:
            with last_pages_kept(Path(self._config.site_dir)):
                self._build_whole()
            self._adopt()
        else:
            self._renew(before)
        self._failed = False

    def _adopt(self) -> None:
        """Go on from what MkDocs built."""
        plugin = self._plugin
        whole = plugin.whole
        assert whole
        reason = strange(self._server) or why_whole(
            whole.config, plugin.settings, plugin.command, dirty=plugin.dirty
        )
        if reason and reason != self._reason:
            log.info(f"Each save has the whole site built anew, since {reason}.")
        self._reason = reason
        self._server.build_delay = self._usual_delay if reason else _QUIET
        self._pages = None
        self._stale = set()
        self._lasts = whole.site.lasts()
        if not reason:
            self._pages = Pages(whole.config, whole.env, laid_out(whole))
            self._pages.adopt()
            self._mails = {mail.path for mail in whole.site.mailed()}
        self._finished.set()

    def _renew(self, before: Seen) -> None:
        """Lay the site out as it is now, and leave its pages to be made."""
        plugin, pages, seen, now = self._plugin, self._pages, self._seen, self._plugin.now()
        assert pages
        config, old = pages.config, pages.layout
        if seen.templates != before.templates:
            # Templates that were read are kept with the settings that they were read for.
            plugin.settings = replace(plugin.settings)
        journal = read_found(seen.records, now.date())
        report((*plugin.problems, *journal.problems), plugin.settings.publish)
        tell_of_calendar(journal, now, plugin.settings)

        def site(files: Files) -> Site:
            return site_of(
                journal, now, plugin.settings, plugin.problems, self._root, files, config, old.site
            )

        if seen.placed == before.placed:
            new = with_words(old, site(Files(old.base)), config, self._root)
            own = {path for path in seen.own if seen.own[path] != before.own.get(path)}
        else:
            new = anew(site, pages.env, config, self._root)
            own = set(seen.own)
        for warning in new.placed.warnings:
            log.warning(warning)
        plugin.placed = new.placed
        read_own(new, own, config)
        pages.layout = new
        copy_changed(old, new, before, seen)
        gone = (old.by_address.keys() | old.copied.keys()) - (new.by_address.keys() | new.copied.keys())
        remove(config, gone)
        for address in gone:
            pages.made.pop(address, None)
        self._stale = set(new.by_address)
        self._finished.clear()
        self._cancel = threading.Event()
        threading.Thread(target=self._go_through, args=(self._cancel,), daemon=True).start()

    # A page.

    def _addresses(self, path: str) -> list[str]:
        """Where in the site a path may lead, as MkDocs reads it."""
        mount = self._server.mount_path
        if not f"{path}/".startswith(mount):
            return []
        below = path[len(mount) :] + ("index.html" if path.endswith("/") else "")
        address = posixpath.normpath(f"/{below}").lstrip("/")
        # Without its slash, it is led on to a page only where there is one.
        return [address, posixpath.join(address, "index.html")]

    def _bring(self, address: str) -> None:
        """Have what stands at an address up to date."""
        with self._asked_first():
            if address in self._stale:
                self._make(address)
            elif self._pages and address.endswith(".eml") and not self._finished.is_set():
                write_mails(self._pages, address)
        if self._pages and (address in shared(self._pages) or address.endswith(".eml")):
            self._finished.wait(_PATIENCE)

    @contextmanager
    def _asked_first(self) -> Iterator[None]:
        with self._door:
            self._asking += 1
        try:
            with self._lock:
                yield
        finally:
            with self._door:
                self._asking -= 1
                self._door.notify_all()

    def _make(self, address: str) -> None:
        """Bring a page up to date, or leave the last good one."""
        if self._stopped or not self._pages or address not in self._stale:
            return
        self._stale.discard(address)
        try:
            self._pages.bring(address)
        except Exception as error:  # of this page alone
            self._tell(error)
            log.error(f"The page {address} stays as it was until that is mended.")

    def _tell(self, error: Exception) -> None:
        """Tell what went wrong, once for all the pages it spoils."""
        known = isinstance(error, MkDocsException | AfterwordError)
        said = str(error) if known else f"{type(error).__name__}: {error}"
        if said and said not in self._told:
            self._told.add(said)
            log.error(said, exc_info=None if known else error)

    # What goes on behind.

    def _go_through(self, cancel: threading.Event) -> None:
        """Bring every page up to date, one at a time."""
        cancel.wait(_FIRST)
        for address in self._in_turn():
            with self._door:
                self._door.wait_for(lambda: not self._asking, _PATIENCE)
            with self._lock:
                if cancel.is_set():
                    return
                self._make(address)
        with self._lock:
            if not cancel.is_set():
                _tidy()
                self._finish()

    def _in_turn(self) -> list[str]:
        """The pages to be made: the lists of many come last, and of these the start page."""
        with self._lock:
            placed = self._plugin.placed.pages
            files = self._pages.layout.by_address if self._pages else {}

            def turn(address: str) -> int:
                page = placed.get(files[address])
                return 0 if not page or page.section or page.record else 2 if address == "index.html" else 1

            return sorted(self._stale, key=lambda address: (turn(address), address))

    def _finish(self) -> None:
        """Write what all pages share."""
        if self._stopped or not self._pages:
            return
        try:
            write_mails(self._pages)
            mails = {mail.path for mail in self._pages.layout.site.mailed()}
            remove(self._pages.config, self._mails - mails - self._pages.layout.copied.keys())
            self._mails = mails
            finish(self._pages)
            tell_lost_anchors(self._pages)
            self._lasts = self._pages.layout.site.lasts()
        except Exception as error:  # the pages are there all the same
            self._tell(error)
        self._finished.set()


def _tidy() -> None:
    """Have Python look through all there is for what nobody needs, now that nobody waits.

    Of a large journal that takes half a second and more. What is there then is left out when Python does so
    by itself, which it would in the midst of a save.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
