"""The settings: the ``afterword:`` entry of ``mkdocs.yml``, for plugin and command line alike."""

# ruff: noqa: RUF009  `_setting` is `dataclasses.field` with its metadata spelt out.

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Literal, Self, get_args

from afterword.records.slugs import did_you_mean
from afterword.settings.cadence import Cadence
from afterword.settings.countries import CountryPreset, find_country
from afterword.words.dates import Spelling

Publish = Literal["never", "redacted", "full"]

#: Addresses that open a file in an editor, by the word to write for them.
EDITORS: Mapping[str, str] = {
    "vscode": "vscode://file/{path}:{line}:{column}",
    "obsidian": "obsidian://open?path={path}",
    "none": "",
}


def _setting(default: Any, help: str, form: str) -> Any:
    """A setting with what the reference page says of it: what it is for, and what may be written."""
    return field(default=default, metadata={"help": help, "form": form})


@dataclass(frozen=True)
class Me:
    """The user, for the end of each note."""

    name: str = _setting("", "Your name, at the end of each note.", "words")
    phone: str = _setting("", "Your number, below your name.", "words, in quotes")
    email: str = _setting("", "Your address, below your name.", "words")


@dataclass(frozen=True)
class Settings:
    """Everything that can be set, with its default; the metadata of the fields says what each means."""

    today: date | datetime | None = _setting(
        None,
        "Pins the clock, for examples and tests: the site then says so. A date means its noon.",
        "a date, or a date and time, such as 2026-11-21T10:00",
    )
    country: str = _setting(
        "", "Where the employers are: public holidays, custom and spelling.", "a code such as us, uk or de-by"
    )
    cadence: Cadence = _setting(
        Cadence(), "When to write and how often: see the rules.", "settings by name, such as ask_gap: 10bd"
    )
    me: Me = _setting(Me(), "Who signs the notes.", "name, phone and email")
    spelling: Spelling = _setting(
        "american", "The English of the drafts; by default that of the country.", "american or british"
    )
    templates_dir: str = _setting(
        "",
        "A folder of your own templates for notes; each one in it takes the place of ours.",
        "a folder beside mkdocs.yml, such as templates",
    )
    publish: Publish = _setting(
        "never",
        "Whether the site may leave this machine: not at all, with initials and without notes, or whole.",
        "never, redacted or full",
    )
    git_commit: bool = _setting(
        False, "Each command that writes makes one git commit of just the files it wrote.", "yes or no"
    )
    editor: str = _setting(
        "vscode",
        "What the links to your files open; they are left out of a site that may be published.",
        "vscode, obsidian, none, or an address with {path}, {line} and {column}",
    )

    @property
    def preset(self) -> CountryPreset:
        """What is customary in the country."""
        return find_country(self.country)[0]

    @property
    def editor_link(self) -> str:
        """The address that opens a file, with ``{path}``, ``{line}`` and ``{column}``; empty for none.

        A site that may be published never has one: it would tell the folders of this machine.
        """
        return EDITORS.get(self.editor, self.editor) if self.publish == "never" else ""

    @classmethod
    def read(cls, options: Mapping[str, Any]) -> tuple[Self, tuple[str, ...]]:
        """Settings from what YAML made of the ``afterword:`` entry.

        Returns:
            The settings, and a message about each option that is unknown or has a wrong value; such an
            option keeps its default.
        """
        messages = list(_unknown(options, cls, "afterword"))
        chosen: dict[str, Any] = {}
        for name, read in _READERS.items():
            if options.get(name) is None:
                continue
            try:
                chosen[name] = read(options[name])
            except ValueError as error:
                messages.append(f"afterword: {name}: {error}")
        preset, said = find_country(chosen.get("country", ""))
        if said:
            del chosen["country"]
        country = chosen.get("country", "")
        cadence, more = Cadence.read(_mapping(options.get("cadence"), "cadence", messages), country)
        me = _mapping(options.get("me"), "me", messages)
        messages += [*_unknown(me, Me, "me"), *said, *more]
        chosen.setdefault("spelling", preset.spelling)
        names = {setting.name for setting in fields(Me)}
        signer = Me(**{name: str(value) for name, value in me.items() if name in names and value is not None})
        return cls(cadence=cadence, me=signer, **chosen), tuple(messages)


def _unknown(options: Mapping[str, Any], cls: type, where: str) -> list[str]:
    names = [setting.name for setting in fields(cls)]
    found = []
    for name in options:
        if name not in names:
            guess = did_you_mean(str(name), names)
            hint = f"Did you mean {guess}?" if guess else f"There are {', '.join(names)}."
            found.append(f'{where}: there is no option "{name}". {hint}')
    return found


def _mapping(value: object, name: str, messages: list[str]) -> Mapping[str, Any]:
    if value is None or isinstance(value, Mapping):
        return value or {}
    messages.append(f"afterword: {name}: expected settings by name below it, found {value!r}.")
    return {}


def _moment(value: object) -> date | datetime:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None, second=0, microsecond=0)
    if isinstance(value, date):
        return value
    try:
        text = str(value).strip()
        return (
            date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text).replace(tzinfo=None)
        )
    except ValueError:
        raise ValueError(
            f"expected a date such as 2026-11-21, or with a time 2026-11-21T10:00, found {value!r}."
        ) from None


def _words(value: object) -> str:
    # YAML reads `country: no` (Norway) as a yes-or-no value.
    if value is False:
        return "no"
    if not isinstance(value, str):
        raise ValueError(f"expected words, found {value!r}; put them in quotes.")
    return value.strip()


def _yes_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"expected yes or no, found {value!r}.")
    return value


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in choices:
            raise ValueError(f"expected {', '.join(choices[:-1])} or {choices[-1]}, found {value!r}.")
        return str(value)

    return read


def _editor(value: object) -> str:
    text = "none" if value is False else _words(value)
    if text not in EDITORS and "{path}" not in text:
        raise ValueError(
            f"expected {', '.join(EDITORS)}, or an address such as {EDITORS['vscode']}, found {text!r}."
        )
    return text


_READERS: Mapping[str, Callable[[object], Any]] = {
    "today": _moment,
    "country": _words,
    "spelling": _one_of(get_args(Spelling)),
    "templates_dir": _words,
    "publish": _one_of(get_args(Publish)),
    "git_commit": _yes_no,
    "editor": _editor,
}
