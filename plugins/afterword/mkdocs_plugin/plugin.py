"""The plugin: one method for each event of MkDocs, in the order of the events."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import clean_directory, get_relative_url

from afterword.errors import AfterwordError
from afterword.hosting import blocks
from afterword.hosting.dress import SCRIPTS, STYLES, THEME
from afterword.keeping.past import mend
from afterword.mkdocs_plugin.assets import squeeze
from afterword.mkdocs_plugin.collecting import collect_less_often
from afterword.mkdocs_plugin.live.whole import Whole
from afterword.mkdocs_plugin.navigation import arrange
from afterword.mkdocs_plugin.output import refuse_losses
from afterword.mkdocs_plugin.placing import (
    Placed,
    leave_out_strays,
    place,
    place_attachments,
    site_of,
    why_not_redacted,
)
from afterword.mkdocs_plugin.publishing import refuse_accidents
from afterword.mkdocs_plugin.stopping import stop_in_order
from afterword.mkdocs_plugin.telling import log, report, tell_of_calendar
from afterword.mkdocs_plugin.theme_templates import keep_compiled
from afterword.pages.page import Site
from afterword.pages.redaction import redact
from afterword.records.problems import Problem
from afterword.records.reading import read_journal
from afterword.records.schema import SCHEMAS
from afterword.records.snippets import FOLDER as SNIPPETS
from afterword.settings.configuration import UNSAFE_OUTPUT, ConfigurationError, read_settings
from afterword.settings.reading import Written
from afterword.settings.settings import Me, Settings
from afterword.times import moment_of

if TYPE_CHECKING:  # what only a server needs takes a while to load: see `on_startup`, `_where`, `on_serve`
    from mkdocs.livereload import LiveReloadServer

    from afterword.mkdocs_plugin.ports import Port

#: Front matter that Material prints without escaping.
_PRINTED = ("description", "subtitle")


class AfterwordPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # `Settings` has the options
    """Adds the pages of the journal beside ``mkdocs.yml`` or ``properdocs.yml`` to the site.

    The object lives on from build to build of ``mkdocs serve``: what belongs to one build is set anew in
    ``on_files``.
    """

    settings = Settings()
    _file = "mkdocs.yml"
    problems: tuple[Problem, ...] = ()
    command: Literal["build", "gh-deploy", "serve"] = "build"
    dirty = False
    placed = Placed()
    whole: Whole | None = None
    _site = Site(())
    _nav: Navigation | None = None
    _stop_live: Callable[[], None] | None = None
    _port: Port | None = None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options; what is wrong with them is told with the problems of the records."""
        self._file = Path(config_file_path or self._file).name
        self.settings, self.problems = _settings(options, config_file_path)
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Stop what would publish by accident, before anything is built, and guard the live server."""
        self.command, self.dirty = command, dirty
        collect_less_often()
        if command == "serve":
            from afterword.mkdocs_plugin.hosts import answer_own_names_only

            answer_own_names_only()
        stop_in_order()
        warning = refuse_accidents(command, self.settings, os.environ, self._file)
        if warning:  # here, before strict builds begin to count
            log.warning(warning)
        for problem in self.problems:
            # `serve` builds elsewhere; the next `build` would not.
            if command == "serve" and problem.rule == UNSAFE_OUTPUT:
                raise PluginError(f"{problem} {problem.fix}")
        if dirty:
            log.warning(
                "--dirty rebuilds only the pages whose own file changed, and pages here draw on one "
                "another's files; leave it out for a site that is right."
            )

    @event_priority(100)  # before plugins that read the address of the site
    def _where(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have the pages name the port that they will be served at."""
        if self.command == "serve":
            from afterword.mkdocs_plugin.ports import kept_port

            self._port = self._port or kept_port(config)
            if self._port:
                config.site_url = self._port.address(config.site_url or "")
        return config

    @event_priority(0)
    def _dressed(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add styles and script, and what is to be watched."""
        refuse_accidents(self.command, self.settings, os.environ, self._file)
        config.theme.dirs.append(str(THEME))  # last, so that the author's own theme files win
        config.extra_css[:0] = STYLES  # first, so that the author's own styles win
        config.extra_javascript.extend(SCRIPTS)
        config.watch.extend(str(folder) for folder in self._folders(config) if folder.is_dir())
        return config

    on_config = CombinedEvent(_where, _dressed)

    @event_priority(-100)  # whatever other plugins made of the output folder before; MkDocs empties it next
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop what would lose something, before anything is touched."""
        refuse_losses(config.site_dir, _root(config), config.docs_dir, self.settings.templates_dir)

    @event_priority(50)  # before plugins that look at every page
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the journal, tell its problems, and add its pages."""
        root = _root(config)
        for warning in leave_out_strays(files, config, root):
            log.warning(warning)
        settings = self.settings
        now = self.now()
        try:
            mended = mend(root)
        except AfterwordError as error:
            raise PluginError(str(error)) from error
        if mended:
            log.info(mended)
        journal = read_journal(root, now.date())
        redacted = settings.publish == "redacted"
        if redacted and (reason := why_not_redacted(journal, files, root)):
            raise PluginError(reason)
        report((*self.problems, *journal.problems), settings.publish)
        if redacted:
            if self.dirty:  # the folder may hold pages of a whole site, which MkDocs then leaves there
                clean_directory(config.site_dir)
            journal, settings = redact(journal, settings.me), replace(settings, me=Me())
        else:
            place_attachments(files, config, root)
        tell_of_calendar(journal, now, settings)
        try:
            self._site = site_of(journal, now, settings, self.problems, root, files, config)
            # Here every page writes its words.
            self.placed = place(self._site, files, config, root)
        except AfterwordError as error:
            raise PluginError(str(error)) from error
        for warning in self.placed.warnings:
            log.warning(warning)
        squeeze(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put the listings into the navigation, and lead every other page of ours to its listing."""
        arrange(nav, self.placed, config)
        self._nav = nav
        return nav

    @event_priority(-100)  # with whatever other plugins add to the environment
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep what the pages were made with, for a live server to go on from."""
        assert self._nav
        keep_compiled(env)
        self.whole = Whole(config, files, self._nav, env, self.placed, self._site)
        return env

    @event_priority(100)  # before plugins that read the front matter or fill in templates
    def _our_markdown(
        self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Give our pages their front matter, made safe for where themes print it as it is."""
        ours = self.placed.pages.get(page.file)
        if ours is None:
            return None
        page.meta = dict(ours.meta)
        if "title" not in vars(page):  # a title in the author's `nav` wins
            # Markup, so that a template that escapes does not escape it twice.
            page.meta["title"] = escape(ours.title)
        for key in _PRINTED:
            if key in page.meta:
                page.meta[key] = escape(page.meta[key])
        page.meta["render_macros"] = False  # the macros plugin's own word for it
        return blocks.masked(markdown)

    @event_priority(-100)  # after them
    def _markdown_again(
        self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Take the mask off again."""
        return blocks.unmasked(markdown) if page.file in self.placed.pages else None

    on_page_markdown = CombinedEvent(_our_markdown, _markdown_again)

    @event_priority(100)  # so that other plugins see the whole page
    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str | None:
        """Put our HTML back and make its links addresses."""
        ours = self.placed.pages.get(page.file)
        if ours is None:
            return None
        own = self.placed.blocks[page.file]
        page.present_anchor_ids = (page.present_anchor_ids or set()) | blocks.anchors(own)
        resolve = _resolver(page, ours.path, self.placed, files)
        return blocks.put_back(html, blocks.resolved(own, ours.path, resolve))

    @event_priority(-100)  # after plugins that hand MkDocs' builder back to the server
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Make pages as they are asked for, watch for folders that are not there yet, and let pages act."""
        from afterword.mkdocs_plugin.acting.endpoint import Acting
        from afterword.mkdocs_plugin.live.server import go_live
        from afterword.mkdocs_plugin.watching import watch_for

        root, folders = _root(config), self._folders(config)
        live = go_live(server, self, root, folders)
        self._stop_live = live.stop
        watch_for(server, root, folders)
        Acting(server, root, lambda: self.settings, self._moment, live.changed).begin()
        return server

    def on_shutdown(self) -> None:
        """Write no more pages: MkDocs deletes the site it served."""
        if self._stop_live:
            self._stop_live()
        if self._port:
            self._port.give_back()

    def now(self) -> datetime:
        """The moment that the pages are written for."""
        return _now(self.settings, os.environ)

    def _moment(self) -> date | datetime:
        """The moment of an action: as for the command line, ``today:`` or the clock, to the minute."""
        return self.settings.today or _clock().replace(second=0, microsecond=0)

    def _folders(self, config: MkDocsConfig) -> tuple[Path, ...]:
        templates = (Path(self.settings.templates_dir),) if self.settings.templates_dir else ()
        folders = (*(schema.folder for schema in SCHEMAS), SNIPPETS)
        return (*(_root(config) / folder for folder in folders), *templates)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent


def _clock() -> datetime:
    """The local civil time. Nothing else in this shell reads the clock."""
    return datetime.now()


def _now(settings: Settings, environment: Mapping[str, str]) -> datetime:
    """The moment of a build: ``today:``, else SOURCE_DATE_EPOCH, which MkDocs honours too, else the clock."""
    if settings.today:
        return moment_of(settings.today)
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC).replace(tzinfo=None)
    return _clock()


def _settings(options: dict[str, Any], config_file_path: str | None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings as the command line reads them, from the options that MkDocs made of the same file."""
    file = Path(config_file_path or "mkdocs.yml").absolute()
    try:
        return read_settings(file, options)
    except ConfigurationError:  # MkDocs was given its settings in another way, such as on stdin
        return Settings.read(options, Written(folder=file.parent))


def _resolver(page: SitePage, path: str, placed: Placed, files: Files) -> Callable[[str, str], str | None]:
    """Addresses, seen from one page, of paths among the sources."""

    def resolve(target: str, anchor: str) -> str | None:
        file = placed.by_path.get(target)
        if file is None:
            if target.endswith((".md", ".eml")):
                log.warning(f"{path} links to {target}, and the site has no such page.")
            return None
        if files.src_uris.get(file.src_uri) is not file:
            return ""  # another plugin took the page away, as exclude does
        address = get_relative_url(file.url, page.file.url)
        if not anchor or file not in placed.pages:  # a page of the author's has none of our anchors
            return address
        if page.links_to_anchors is not None:  # MkDocs checks these once every page is rendered
            page.links_to_anchors.setdefault(file, {}).setdefault(anchor, f"{target}#{anchor}")
        return f"{address}#{anchor}"

    return resolve
