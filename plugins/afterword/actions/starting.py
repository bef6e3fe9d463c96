"""Beginning a journal: its files, and the invented people of the example brought to today."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from afterword.actions.act import Act
from afterword.errors import AfterwordError
from afterword.keeping.atomic import Change
from afterword.records.schema import SCHEMAS
from afterword.settings.configuration import read_settings
from afterword.settings.root import MKDOCS, Host, configuration_file, has_configuration
from afterword.settings.settings import Me, Settings
from afterword.times import day_of
from afterword.words.dates import MONTHS
from afterword.words.languages import ENGLISH, is_in_english, language_name

_PACKAGE = Path(__file__).parent.parent
_TEMPLATES = _PACKAGE / "templates" / "journal"

_ISO = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_IN_WORDS = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b")


def begin(folder: Path, today: date, *, demo: bool, language: str = ENGLISH, host: Host = MKDOCS) -> Act:
    """Begin a journal in a folder, which need not be there yet; a file that is there is kept as it is.

    Args:
        folder: for the journal.
        today: the day around which the people of the example live.
        demo: fill it with them.
        language: the code of the language to write in.
        host: the program that is to build the site; its configuration file is written.

    Raises:
        AfterwordError: there is a journal already.
    """
    if has_configuration(folder):
        raise AfterwordError(
            f"{folder} has a {configuration_file(folder).name} already. "
            "Choose another folder, or add the afterword plugin to that file."
        )
    if demo:
        files = (*new_journal("An invented search", example_settings().me, language, host), *example(today))
    else:
        files = tuple(new_journal("My search", Me(), language, host))
    # A link that leads nowhere is there too.
    kept = {file.path for file in files if os.path.lexists(folder / file.path)}
    return Act(
        tuple(file for file in files if file.path not in kept),
        "init: a new journal",
        (*(f"Kept {path}, which was there." for path in sorted(kept)), _of_language(language, host)),
    )


def _of_language(language: str, host: Host) -> str:
    """What is to be said of the language of the letters, plainly and at once."""
    if is_in_english(language):
        return (
            "Drafts are written in English. Where you write in another language (`language:` in "
            f"{host.files[0]}, or in the file of a person), a draft is a frame for your own words."
        )
    return (
        f"Our sentences are English, so a draft in {language_name(language)} is a frame: the name, your own "
        "sentences, and gaps. Letters of your own can take its place; see `templates_dir`."
    )


def new_journal(name: str, me: Me, language: str = ENGLISH, host: Host = MKDOCS) -> Iterator[Change]:
    """The files of an empty journal.

    Args:
        name: of the site.
        me: name, email and phone for the end of notes; may be empty.
        language: the code of the language to write in.
        host: the program that is to build the site.
    """
    environment = Environment(
        loader=PackageLoader("afterword", "templates/journal"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        autoescape=False,  # YAML
    )
    text = environment.get_template("mkdocs.yml.j2").render(
        name=name, me=me, language="" if is_in_english(language) else language
    )
    yield Change(host.files[0], None, text.encode("utf-8"))
    # Under its own name a package builder would obey it.
    yield Change(".gitignore", None, (_TEMPLATES / "gitignore").read_bytes())
    for path in sorted(_TEMPLATES.rglob("*.md")):
        yield Change(path.relative_to(_TEMPLATES).as_posix(), None, path.read_bytes())


def example(today: date) -> Iterator[Change]:
    """The records of the example, moved by whole weeks so that its day is at most six days ago.

    Whole weeks, so that a Friday in the prose stays one and nobody is interviewed on a Sunday.
    """
    folder = _example_folder()
    pinned = example_settings().today or today
    day = day_of(pinned)
    away = timedelta(weeks=(today - day).days // 7)
    for schema in SCHEMAS:
        for path in sorted((folder / schema.folder).rglob("*.md")):
            if path.name != "README.md":
                name = _moved(path.relative_to(folder).as_posix(), away, day)
                yield Change(name, None, _moved(path.read_text("utf-8"), away, day).encode("utf-8"))


def example_settings() -> Settings:
    """The settings of the example: the day it lives on, and who searches."""
    return read_settings(configuration_file(_example_folder()))[0]


def _example_folder() -> Path:
    # Put into the package when it is built; in a checkout the example is the checkout.
    packed = _PACKAGE / "demo"
    return packed if packed.is_dir() else _PACKAGE.parent.parent


def _moved(text: str, away: timedelta, day: date) -> str:
    """Every date in a text moved: ISO dates, and such as "19 November", which are near the example's day."""

    def in_words(found: re.Match[str]) -> str:
        month = MONTHS.index(found[2]) + 1
        said = min(
            (date(year, month, int(found[1])) for year in (day.year - 1, day.year, day.year + 1)),
            key=lambda near: abs(near - day),
        )
        return f"{(said + away).day} {MONTHS[(said + away).month - 1]}"

    moved = _ISO.sub(lambda found: (date.fromisoformat(found[0]) + away).isoformat(), text)
    return _IN_WORDS.sub(in_words, moved)
