"""`afterword build --to DIR`: the site as Markdown, for a program that runs no plugin of ours."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import put, say
from afterword.errors import AfterwordError
from afterword.gifts.candidate_list import shown_list
from afterword.hosting.attachments import attachments
from afterword.hosting.calendar import calendar_words, zone_of
from afterword.hosting.folder import Folder, Links, folder_of
from afterword.hosting.own_pages import own_pages
from afterword.hosting.publishing import accident, doubt, why_not_redacted
from afterword.hosting.settings_file import SettingsFile
from afterword.keeping.git import seen
from afterword.keeping.git_process import GitError
from afterword.keeping.made import make, plan
from afterword.keeping.own_folder import MADE
from afterword.pages.redaction import redact
from afterword.pages.site import build_site
from afterword.records.problems import Level, Problem
from afterword.settings.configuration import ConfigurationError, read_configuration
from afterword.settings.output import danger, kept_folders
from afterword.settings.root import configuration_file, find_root, has_configuration
from afterword.settings.settings import Me
from afterword.times import moment_of
from afterword.words.counts import counted
from afterword.words.shell import quoted

#: Where the programs put what they make of the folder: git must ignore that too.
_BUILT = ("site/index.html", "public/index.html")


def build_elsewhere(session: OpenSession, folder: Path, links: Links, *, dry_run: bool, strict: bool) -> None:
    """Write the folder, or say what would be written.

    Args:
        session: with the journal.
        folder: to write into.
        links: how links in our HTML are written.
        dry_run: write nothing.
        strict: refuse where a file has errors.

    Raises:
        AfterwordError: the folder is none to write into, the journal must not be published, or a file
            cannot be read or written.
    """
    settings = session.settings
    file = configuration_file(session.root)
    _refuse_places(session.root, folder)
    stopped = accident("build", settings, os.environ, file.name)
    if stopped:
        raise AfterwordError(stopped)
    _say_problems((*session.configured[1], *session.journal.problems), settings.publish, strict)
    try:
        made = _folder(session, file, links)
    except OSError as error:
        raise AfterwordError(
            f"{error.filename or 'A file'} cannot be read: {error.strerror or error}. Nothing was written."
        ) from error
    except yaml.YAMLError as error:
        raise AfterwordError(f"{file.name} cannot be read as YAML. Nothing was written.") from error
    if settings.publish == "never":
        _refuse_git(folder, made.files)
    for warning in (*made.warnings, doubt("build", settings, os.environ, file.name)):
        if warning:
            say(warning)
    done = plan(folder, made.files, made.tuned) if dry_run else make(folder, made.files, made.tuned)
    for path in done.kept:
        say(f"Kept {folder / path}, which you changed. Delete it to have it made anew.")
    if dry_run:
        for verb, paths in (("write", done.written), ("remove", done.removed)):
            for path in paths:
                put(f"{verb} {path}")
    would = "Would write" if dry_run else "Wrote"
    say(
        f"{would} {counted(len(done.written), 'file')} in {folder}, "
        f"{'remove' if dry_run else 'removed'} {len(done.removed):,}; {done.unchanged:,} as they were."
    )
    if not dry_run:
        _say_what_next(folder, links)


def _refuse_places(root: Path, folder: Path) -> None:
    """Stop where the folder is, holds or lies in something that is to be kept, of this journal or another."""
    journals = [root]
    with contextlib.suppress(AfterwordError):  # it lies in no other
        journals.append(find_root(folder.parent))
    for journal in dict.fromkeys(journals):
        try:
            settings = read_configuration(configuration_file(journal))
        except ConfigurationError:
            continue  # another's, and it is no journal
        if settings.options is None and journal != root:
            continue
        templates = (settings.options or {}).get("templates_dir")
        others = {"site_dir": settings.site_dir, "docs_dir": settings.docs_dir}
        others["templates_dir"] = templates if isinstance(templates, str) else ""
        wrong = danger(folder, journal, kept_folders(journal, others))
        if wrong:
            raise AfterwordError(
                f"{folder} {wrong}, so nothing was written. Choose a new folder, such as pages."
            )
    if has_configuration(folder) and read_configuration(configuration_file(folder)).options is not None:
        raise AfterwordError(
            f"{folder} is a journal of its own, so nothing was written. Choose a new folder, such as pages."
        )


def _refuse_git(folder: Path, files: Iterable[str]) -> None:
    """Stop where git would take the pages of a journal that is not to be published."""
    try:
        shown = seen(folder, (*files, *_BUILT, MADE))
    except GitError as error:
        raise AfterwordError(
            f"Nothing was written: `publish: never` wants {folder} to be a folder that git ignores, and git "
            f"does not say whether it does: {error}."
        ) from error
    if shown:
        raise AfterwordError(
            f"Nothing was written: git does not ignore {folder / shown[0]}, and with `publish: never` these "
            f"pages must not get into a repository. Write the line {_pattern(folder)} into its .gitignore, "
            "choose a folder outside it, or write `publish: redacted` (initials, no notes) or "
            "`publish: full`."
        )


def _pattern(folder: Path) -> str:
    """What to write into `.gitignore`."""
    real = Path(os.path.realpath(folder))
    top = next((each for each in (real, *real.parents) if (each / ".git").exists()), real.parent)
    return f"/{real.relative_to(top).as_posix()}/" if real != top else "*"


def _say_problems(problems: Sequence[Problem], publish: str, strict: bool) -> None:
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    broken = counted(len({problem.path for problem in errors}), "file has errors", "files have errors")
    if errors and publish != "redacted":
        for problem in errors:
            say(str(problem))
    elif errors:  # what a public builder says is public, and problems name people
        say(f"{broken}; run `afterword check` to see which.")
    if errors and strict:
        raise AfterwordError(f"Nothing was written, as --strict has it: {broken}.")


def _folder(session: OpenSession, file: Path, links: Links) -> Folder:
    """Everything that is to be in the folder."""
    root, settings, journal = session.root, session.settings, session.journal
    written = SettingsFile.of(file)
    docs = root / read_configuration(file).docs_dir
    if docs.resolve() in (root.resolve(), *root.resolve().parents):
        raise AfterwordError(
            "`docs_dir` is or holds the folder of the journal, so nothing was written. Give your own pages a "
            "folder of their own, such as docs."
        )
    own = own_pages(docs, root, f"{written.text('exclude_docs')}\n{written.text('draft_docs')}")
    redacted = settings.publish == "redacted"
    beside: dict[str, Path] = {}
    if redacted:
        reason = why_not_redacted(journal, own.files.values(), root)
        if reason:
            raise AfterwordError(reason)
        journal, settings = redact(journal, settings.me), replace(settings, me=Me())
    else:
        beside = {path: root / path for path in attachments(root)}
    zone = zone_of(settings.timezone, moment_of(session.now))
    for word in calendar_words(journal.at(session.now), settings, zone):
        say(word)
    site = build_site(
        journal,
        session.now,
        settings,
        journal_root=str(root) if settings.publish == "never" else "",
        home="today.md" if own.has_home else "index.md",
        setting_problems=session.configured[1],
        zone=zone,
        listed=shown_list(root),
    )
    theme = root / written.custom_dir if written.custom_dir else None
    overrides = own_pages(theme, root).files if theme and theme.resolve() != root.resolve() else {}
    return folder_of(site, own, beside, written, overrides, links)


def _say_what_next(folder: Path, links: Links) -> None:
    where = quoted(str(folder))
    if links == "md":
        say(f"Build it with Zensical: cd {where} && zensical build")
        say("For Hugo, or MkDocs without a plugin, add --links url.")
    else:
        say(f"Build it: cd {where} && mkdocs build, or hugo")
