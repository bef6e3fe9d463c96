"""The plugin: one method for each event of MkDocs, in the order of the events."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal

from markupsafe import escape
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_relative_url

from afterword.errors import AfterwordError
from afterword.mkdocs_plugin import blocks
from afterword.mkdocs_plugin.navigation import arrange
from afterword.mkdocs_plugin.placing import Placed, author_has_home, place, place_attachments
from afterword.mkdocs_plugin.publishing import refuse_accidents
from afterword.mkdocs_plugin.watching import watch_for
from afterword.pages.redaction import redact
from afterword.pages.site import build_site
from afterword.records.journal import Journal
from afterword.records.problems import Level
from afterword.records.reading import read_journal
from afterword.records.schema import SCHEMAS
from afterword.settings.settings import Me, Settings

log = get_plugin_logger("afterword")

_THEME = Path(__file__).parent / "theme"
_STYLE, _SCRIPT = "assets/afterword/afterword.css", "assets/afterword/afterword.js"

#: Front matter that Material prints without escaping.
_PRINTED = ("description", "subtitle")


class AfterwordPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # `Settings` has the options
    """Adds the pages of the journal beside ``mkdocs.yml`` to the site.

    The object lives on from build to build of ``mkdocs serve``: what belongs to one build is set anew in
    ``on_files``.
    """

    settings = Settings()
    _command: Literal["build", "gh-deploy", "serve"] = "build"
    _placed = Placed()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options; each bad one keeps its default and is a warning, which strict builds refuse."""
        self.settings, messages = Settings.read(options)
        root = Path(config_file_path or "mkdocs.yml").absolute().parent
        templates = self.settings.templates_dir
        if templates:
            self.settings = replace(self.settings, templates_dir=os.path.normpath(root / templates))
            if not (root / templates).is_dir():
                messages += (f"templates_dir: there is no folder {templates} beside mkdocs.yml.",)
        return [], [message.removeprefix("afterword: ") for message in messages]  # type: ignore[misc]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Stop what would publish by accident, before anything is built."""
        self._command = command
        refuse_accidents(command, self.settings.publish, os.environ)
        if dirty:
            log.warning(
                "--dirty rebuilds only the pages whose own file changed, and pages here draw on one "
                "another's files; leave it out for a site that is right."
            )

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add style and script, and what is to be watched."""
        refuse_accidents(self._command, self.settings.publish, os.environ)
        config.theme.dirs.append(str(_THEME))  # last, so that the author's own theme files win
        config.extra_css.append(_STYLE)
        config.extra_javascript.append(_SCRIPT)
        config.watch.extend(str(folder) for folder in self._folders(config) if folder.is_dir())
        return config

    @event_priority(50)  # before plugins that look at every page
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the journal, tell its problems, and add its pages."""
        root = _root(config)
        settings = self.settings
        now = _now(settings, os.environ)
        journal = read_journal(root, now.date())
        _report(journal, settings.publish)
        if settings.publish == "redacted":
            journal, settings = redact(journal), replace(settings, me=Me())
        else:
            place_attachments(files, config, root)
        try:
            site = build_site(
                journal,
                now,
                settings,
                journal_root=str(root) if settings.publish == "never" else "",
                home="today.md" if author_has_home(files) else "index.md",
            )
        except AfterwordError as error:
            raise PluginError(str(error)) from error
        self._placed = place(site, files, config, root, _bodies(journal))
        for warning in self._placed.warnings:
            log.warning(warning)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put the listings into the navigation, and lead every other page of ours to its listing."""
        arrange(nav, self._placed, config)
        return nav

    @event_priority(100)  # before plugins that read the front matter
    def on_page_markdown(
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
        return markdown

    @event_priority(100)  # so that other plugins see the whole page
    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str | None:
        """Put our HTML back and make its links addresses."""
        ours = self._placed.pages.get(page.file)
        if ours is None:
            return None
        own = self._placed.blocks[page.file]
        page.present_anchor_ids = (page.present_anchor_ids or set()) | blocks.anchors(own)
        resolve = _resolver(page, ours.path, self._placed)
        return blocks.put_back(html, blocks.resolved(own, ours.path, resolve))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch for folders that are not there yet."""
        watch_for(server, _root(config), self._folders(config))
        return server

    def _folders(self, config: MkDocsConfig) -> tuple[Path, ...]:
        templates = (Path(self.settings.templates_dir),) if self.settings.templates_dir else ()
        return (*(_root(config) / schema.folder for schema in SCHEMAS), *templates)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent


def _now(settings: Settings, environment: Mapping[str, str]) -> datetime:
    """The one look at the clock in a build: ``today:``, else SOURCE_DATE_EPOCH, which MkDocs honours too."""
    today = settings.today
    if isinstance(today, datetime):
        return today
    if isinstance(today, date):
        return datetime.combine(today, time(12))
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC).replace(tzinfo=None)
    return datetime.now()


def _report(journal: Journal, publish: str) -> None:
    """Tell the problems: each error is a warning of the build, so that strict builds fail."""
    errors = [problem for problem in journal.problems if problem.level is Level.ERROR]
    if publish == "redacted" and errors:
        # The log of a public build is public, and problems name people.
        log.warning(f"{len(errors)} of your files have errors in them; run `afterword check` to see which.")
    elif publish != "redacted":
        for problem in errors:
            log.warning(str(problem))
    others = len(journal.problems) - len(errors)
    if others:
        log.info(f"{others} smaller things to look at: see the page Problems, or run `afterword check`.")


def _bodies(journal: Journal) -> dict[str, str]:
    records = (journal.contacts, journal.interviews, journal.gifts, journal.notes)
    return {record.file.path: record.file.body for kind in records for record in kind.values()}


def _resolver(page: SitePage, path: str, placed: Placed) -> Callable[[str, str], str | None]:
    """Addresses, seen from one page, of paths among the sources."""

    def resolve(target: str, anchor: str) -> str | None:
        file = placed.by_path.get(target)
        if file is None:
            if target.endswith((".md", ".eml")):
                log.warning(f"{path} links to {target}, and the site has no such page.")
            return None
        address = get_relative_url(file.url, page.file.url)
        if not anchor or file not in placed.pages:  # a page of the author's has none of our anchors
            return address
        if page.links_to_anchors is not None:  # MkDocs checks these once every page is rendered
            page.links_to_anchors.setdefault(file, {}).setdefault(anchor, f"{target}#{anchor}")
        return f"{address}#{anchor}"

    return resolve
