"""The plugin: one method for each event of MkDocs, in the order of the events."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

from markupsafe import escape
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import clean_directory, get_relative_url

from afterword.errors import AfterwordError
from afterword.hosting import blocks
from afterword.hosting.calendar import calendar_words, zone_of
from afterword.hosting.dress import SCRIPTS, STYLES, THEME
from afterword.keeping.past import mend
from afterword.mkdocs_plugin.assets import squeeze
from afterword.mkdocs_plugin.hosts import answer_own_names_only
from afterword.mkdocs_plugin.navigation import arrange
from afterword.mkdocs_plugin.output import refuse_losses
from afterword.mkdocs_plugin.placing import (
    Placed,
    author_has_home,
    leave_out_strays,
    place,
    place_attachments,
    why_not_redacted,
)
from afterword.mkdocs_plugin.publishing import refuse_accidents
from afterword.mkdocs_plugin.stopping import stop_in_order
from afterword.mkdocs_plugin.watching import watch_for
from afterword.pages.redaction import redact
from afterword.pages.site import build_site
from afterword.records.problems import Level, Problem
from afterword.records.reading import read_journal
from afterword.records.schema import SCHEMAS
from afterword.records.snippets import FOLDER as SNIPPETS
from afterword.settings.configuration import UNSAFE_OUTPUT, ConfigurationError, read_settings
from afterword.settings.reading import Written
from afterword.settings.settings import Me, Settings
from afterword.times import moment_of
from afterword.words.counts import counted

log = get_plugin_logger("afterword")

#: Front matter that Material prints without escaping.
_PRINTED = ("description", "subtitle")


class AfterwordPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # `Settings` has the options
    """Adds the pages of the journal beside ``mkdocs.yml`` or ``properdocs.yml`` to the site.

    The object lives on from build to build of ``mkdocs serve``: what belongs to one build is set anew in
    ``on_files``.
    """

    settings = Settings()
    _file = "mkdocs.yml"
    _problems: tuple[Problem, ...] = ()
    _command: Literal["build", "gh-deploy", "serve"] = "build"
    _dirty = False
    _placed = Placed()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options; what is wrong with them is told with the problems of the records."""
        self._file = Path(config_file_path or self._file).name
        self.settings, self._problems = _settings(options, config_file_path)
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Stop what would publish by accident, before anything is built, and guard the live server."""
        self._command, self._dirty = command, dirty
        answer_own_names_only()
        stop_in_order()
        warning = refuse_accidents(command, self.settings, os.environ, self._file)
        if warning:  # here, before strict builds begin to count
            log.warning(warning)
        for problem in self._problems:
            # `serve` builds elsewhere; the next `build` would not.
            if command == "serve" and problem.rule == UNSAFE_OUTPUT:
                raise PluginError(f"{problem} {problem.fix}")
        if dirty:
            log.warning(
                "--dirty rebuilds only the pages whose own file changed, and pages here draw on one "
                "another's files; leave it out for a site that is right."
            )

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add styles and script, and what is to be watched."""
        refuse_accidents(self._command, self.settings, os.environ, self._file)
        config.theme.dirs.append(str(THEME))  # last, so that the author's own theme files win
        config.extra_css[:0] = STYLES  # first, so that the author's own styles win
        config.extra_javascript.extend(SCRIPTS)
        config.watch.extend(str(folder) for folder in self._folders(config) if folder.is_dir())
        return config

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
        now = _now(settings, os.environ)
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
        _report((*self._problems, *journal.problems), settings.publish)
        if redacted:
            if self._dirty:  # the folder may hold pages of a whole site, which MkDocs then leaves there
                clean_directory(config.site_dir)
            journal, settings = redact(journal, settings.me), replace(settings, me=Me())
        else:
            place_attachments(files, config, root)
        zone = zone_of(settings.timezone, now)
        for word in calendar_words(journal.at(now), settings, zone):
            log.info(word)
        try:
            site = build_site(
                journal,
                now,
                settings,
                journal_root=str(root) if settings.publish == "never" else "",
                home="today.md" if author_has_home(files) else "index.md",
                setting_problems=self._problems,
                zone=zone,
                address=_address(config),
            )
            # Here every page writes its words.
            self._placed = place(site, files, config, root)
        except AfterwordError as error:
            raise PluginError(str(error)) from error
        for warning in self._placed.warnings:
            log.warning(warning)
        squeeze(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put the listings into the navigation, and lead every other page of ours to its listing."""
        arrange(nav, self._placed, config)
        return nav

    @event_priority(100)  # before plugins that read the front matter or fill in templates
    def _our_markdown(
        self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Give our pages their front matter, made safe for where themes print it as it is."""
        ours = self._placed.pages.get(page.file)
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
        return blocks.unmasked(markdown) if page.file in self._placed.pages else None

    on_page_markdown = CombinedEvent(_our_markdown, _markdown_again)

    @event_priority(100)  # so that other plugins see the whole page
    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str | None:
        """Put our HTML back and make its links addresses."""
        ours = self._placed.pages.get(page.file)
        if ours is None:
            return None
        own = self._placed.blocks[page.file]
        page.present_anchor_ids = (page.present_anchor_ids or set()) | blocks.anchors(own)
        resolve = _resolver(page, ours.path, self._placed, files)
        return blocks.put_back(html, blocks.resolved(own, ours.path, resolve))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch for folders that are not there yet."""
        watch_for(server, _root(config), self._folders(config))
        return server

    def _folders(self, config: MkDocsConfig) -> tuple[Path, ...]:
        templates = (Path(self.settings.templates_dir),) if self.settings.templates_dir else ()
        folders = (*(schema.folder for schema in SCHEMAS), SNIPPETS)
        return (*(_root(config) / folder for folder in folders), *templates)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent


def _address(config: MkDocsConfig) -> Callable[[str], str] | None:
    """The whole addresses of pages by their paths; None where the site has no address."""
    site = config.site_url
    if not site:
        return None

    def address(path: str) -> str:
        return urljoin(
            f"{site.rstrip('/')}/", File(path, None, config.site_dir, config.use_directory_urls).url
        )

    return address


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


def _report(problems: Sequence[Problem], publish: str) -> None:
    """Tell the problems: each error is a warning of the build, so that strict builds fail."""
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    if publish == "redacted" and errors:
        # The log of a public build is public, and problems name people.
        broken = {problem.path for problem in errors}
        have = counted(len(broken), "of your files has errors in it", "of your files have errors in them")
        log.warning(f"{have}; run `afterword check` to see which.")
    elif publish != "redacted":
        for problem in errors:
            log.warning(str(problem))
    others = len(problems) - len(errors)
    if others:
        things = counted(others, "smaller thing")
        log.info(f"{things} to look at: see the page Problems, or run `afterword check`.")


def _resolver(page: SitePage, path: str, placed: Placed, files: Files) -> Callable[[str, str], str | None]:
    """Addresses, seen from one page, of paths among the sources."""

    def resolve(target: str, anchor: str) -> str | None:
        file = placed.by_path.get(target)
        if file is None:
            if target.endswith((".md", ".eml")):
                log.warning(f"{path} links to {target}, and the site has no such page.")
            return None
        if files.get_file_from_path(file.src_uri) is not file:
            return ""  # another plugin took the page away, as exclude does
        address = get_relative_url(file.url, page.file.url)
        if not anchor or file not in placed.pages:  # a page of the author's has none of our anchors
            return address
        if page.links_to_anchors is not None:  # MkDocs checks these once every page is rendered
            page.links_to_anchors.setdefault(file, {}).setdefault(anchor, f"{target}#{anchor}")
        return f"{address}#{anchor}"

    return resolve
