"""The settings: the ``afterword:`` entry of ``mkdocs.yml``, for plugin and command line alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any, Literal, Self, get_args

from afterword.frozen import frozen
from afterword.records.contact import Contact
from afterword.records.problems import Problem
from afterword.records.scalars import is_email
from afterword.settings.cadence import Cadence
from afterword.settings.countries import CountryPreset, find_country
from afterword.settings.finders import FINDERS, Finders, read_finders
from afterword.settings.reading import (
    NOT_WRITTEN,
    Folder,
    Group,
    Reader,
    Written,
    WrongSettingError,
    one_of,
    read_group,
    words,
    yes_no,
)
from afterword.settings.synonyms import Synonyms, read_synonyms
from afterword.times import in_range
from afterword.words.dates import Spelling
from afterword.words.languages import ENGLISH, language_meant, read_language
from afterword.words.spelling import did_you_mean

Publish = Literal["never", "redacted", "full"]
PublishCi = Literal["publishes", "checks"]

#: Addresses that open a file in an editor, by the word to write for them.
EDITORS: Mapping[str, str] = {
    "vscode": "vscode://file/{path}:{line}:{column}",
    "obsidian": "obsidian://open?path={path}",
    "none": "",
}


def _setting(default: Any, help: str, form: str, read: Reader | Group | Folder) -> Any:
    """A setting: what it is for and what may be written, for the reference page, and what reads it."""
    return field(default=default, metadata={"help": help, "form": form, "read": read})


def _country(value: object) -> str:
    code = words(value)
    find_country(code)
    return code


def _moment(value: object) -> date | datetime:
    moment = value if isinstance(value, date) else _parsed(str(value).strip())
    if moment is None or not in_range(moment):
        raise WrongSettingError(
            "a date that exists, with a time or without", "Write 2026-11-21 or 2026-11-21T10:00, say."
        )
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None, second=0, microsecond=0)
    return moment


def _parsed(text: str) -> date | datetime | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def _timezone(value: object) -> str:
    text = words(value)
    if text and not _is_zone(text):
        from zoneinfo import available_timezones

        # A city alone is what most people would write: the zone is named after it.
        city = text.rpartition("/")[2].replace(" ", "_").casefold()
        zones = sorted(available_timezones())
        meant = next((zone for zone in zones if zone.rpartition("/")[2].casefold() == city), "")
        guess = meant or did_you_mean(text, zones)
        raise WrongSettingError(
            "the name of a time zone, with its region",
            f"Did you mean {guess}?" if guess else "Write Europe/Berlin or America/New_York, say.",
        )
    return text


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # late: few journals have the setting

    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):  # a path, a folder of zones, or nothing
        return False
    return True


def _editor(value: object) -> str:
    text = "none" if value is False else words(value)
    if text not in EDITORS and "{path}" not in text:
        raise WrongSettingError(
            f"{', '.join(EDITORS)}, or an address with {{path}} in it",
            f"Write vscode, say, or an address such as {EDITORS['vscode']}",
        )
    return text


#: A greeting and a sign-off are a few words: longer than this neither is read as one.
_LONGEST_GREETING, _LONGEST_SIGN_OFF = 3, 5


def _greeting(value: object) -> str:
    text = _few_words(value, _LONGEST_GREETING)
    if text is None:
        raise WrongSettingError("a word or a few, without the name", "Write Hello, say.")
    return text


def _sign_off(value: object) -> str:
    text = _few_words(value, _LONGEST_SIGN_OFF)
    if text is None:
        raise WrongSettingError("a few words, without your name", "Write Best wishes, say.")
    return text


def _few_words(value: object, most: int) -> str | None:
    """Words that can stand on a line of a letter, without the comma behind them; else None."""
    text = value.strip().rstrip(" ,") if isinstance(value, str) else ""
    return text if re.fullmatch(r"[^\W\d_][\w'’ -]*", text) and len(text.split()) <= most else None


def _language(value: object) -> str:
    text = words(value)
    code = read_language(text)
    if code is None:
        meant = language_meant(text)
        raise WrongSettingError("the code or the name of a language", f"Write {meant or 'de'}, say.")
    return code


def _addresses(value: object) -> tuple[str, ...]:
    texts = value if isinstance(value, list) else [value]
    found = tuple(words(each) for each in texts)
    if not all(map(is_email, found)):
        raise WrongSettingError("a list of e-mail addresses", "Write [mira@work.example], say.")
    return found


def _feeds(value: object) -> tuple[str, ...]:
    found = tuple(value if isinstance(value, list) else [value])
    if not all(isinstance(each, str) and each.strip() and each.isprintable() for each in found):
        raise WrongSettingError(
            "a list of addresses or files", "Write [https://blog.example/feed.xml, feeds.opml], say."
        )
    return tuple(each.strip() for each in found)


@frozen
class Me:
    """The user, for the end of each note."""

    name: str = _setting("", "Your name, at the end of each note.", "words", words)
    phone: str = _setting("", "Your number, below your name.", "words, in quotes", words)
    email: str = _setting("", "Your address, below your name.", "words", words)
    other_emails: tuple[str, ...] = _setting(
        (),
        "Your other addresses: what they sent or were invited to is yours too.",
        "a list of addresses, such as [mira@work.example]",
        _addresses,
    )

    @property
    def addresses(self) -> frozenset[str]:
        """Every address of the user, in small letters."""
        return frozenset(each.casefold() for each in (self.email, *self.other_emails) if each)


@frozen
class Voice:
    """How the user greets, signs off and speaks; what is left out here is heard from the notes they sent.

    ``settings.voice.voice_of`` fills it in.
    """

    greeting: str = _setting(
        "",
        "What stands before the name at the beginning of a note. Left out: the word most of your sent notes "
        "begin with, from three such notes on, else ours; where the custom is formal, ours.",
        "a word or a few, such as Hello",
        _greeting,
    )
    sign_off: str = _setting(
        "",
        "The closing words above your name. Left out: those of most of your sent notes, likewise.",
        "a few words, such as Best wishes",
        _sign_off,
    )
    contractions: bool | None = _setting(
        None,
        "Whether our sentences say “I'd” and “don't” for “I would” and “do not”; yours stay as they are. "
        "Left out: yes where most of your sent notes do, from three notes on; where the custom is formal, "
        "no.",
        "yes or no",
        yes_no,
    )


@frozen
class Settings:
    """Everything that can be set, with its default; the metadata of the fields says what each means."""

    today: date | datetime | None = _setting(
        None,
        "Pins the clock, for examples and tests: the site then says so. A date means its noon.",
        "a date, or a date and time, such as 2026-11-21T10:00",
        _moment,
    )
    country: str = _setting(
        "",
        "Where the employers are: public holidays, custom and spelling.",
        "a code such as us, uk or de-by",
        _country,
    )
    timezone: str = _setting(
        "",
        "The zone that the times in your files are in, for calendars; by default that of the machine.",
        "a name such as Europe/Berlin or America/New_York",
        _timezone,
    )
    cadence: Cadence = _setting(
        Cadence(),
        "When to write and how often: see the rules.",
        "settings by name, such as ask_gap: 10bd",
        Group(Cadence),
    )
    me: Me = _setting(Me(), "Who signs the notes.", "name, phone and email", Group(Me))
    voice: Voice = _setting(
        Voice(),
        "How you greet, sign off and speak.",
        "greeting, sign_off and contractions",
        Group(Voice),
    )
    language: str = _setting(
        ENGLISH,
        "The language you write in; `language:` of a contact goes before it. Our sentences are English: in "
        "any other language a draft is a frame, unless `templates_dir` has letters of your own for it.",
        "a code such as en or de, or a name such as German",
        _language,
    )
    spelling: Spelling = _setting(
        "american",
        "The English of the drafts; by default that of the country.",
        "american or british",
        one_of(get_args(Spelling)),
    )
    templates_dir: str = _setting(
        "",
        "A folder of your own templates for notes; each one in it takes the place of ours.",
        "a folder beside mkdocs.yml, such as templates",
        Folder(),
    )
    publish: Publish = _setting(
        "never",
        "Whether the site may leave this machine: not at all, with initials and without notes, or whole.",
        "never, redacted or full",
        one_of(get_args(Publish)),
    )
    publish_ci: PublishCi = _setting(
        "publishes",
        "What a build on a hosting service is for. It is taken to publish, and stops where `publish` is "
        "never; with `checks` it only tries whether the site builds, and nothing puts the result on the web.",
        "publishes or checks",
        one_of(get_args(PublishCi)),
    )
    git_commit: bool = _setting(
        False,
        "Each command that writes makes one git commit of just the files it wrote.",
        "yes or no",
        yes_no,
    )
    actions: bool = _setting(
        True,
        "Whether the pages of the live server can do actions, such as marking a letter as sent, while it "
        "listens for this machine alone.",
        "yes or no",
        yes_no,
    )
    feeds: tuple[str, ...] = _setting(
        (),
        "What `afterword gather` asks where it is told no feed: addresses, and files seen from the folder of "
        "mkdocs.yml, of feeds or of lists of feeds (OPML). Nothing else asks them.",
        "a list such as [https://blog.example/feed.xml, feeds.opml]",
        _feeds,
    )
    finders: Finders = _setting(
        FINDERS,
        "Where to look for something on an interest without a gift: searches by name, in place of ours or "
        "besides; `news: no` leaves one out. Only a click opens one.",
        "names with an https address that has {words} in it, such as films: https://search.example/?q={words}",
        read_finders,
    )
    synonyms: Synonyms = _setting(
        (),
        "Words of your own that speak of an interest: with them `gather` and `import` find what is for "
        "whoever has it.",
        "interests with a list of words, such as bell-hanging: [headstock, clapper]",
        read_synonyms,
    )
    editor: str = _setting(
        "vscode",
        "What the links to your files open; they are left out of a site that may be published.",
        "vscode, obsidian, none, or an address with {path}, {line} and {column}",
        _editor,
    )

    @property
    def preset(self) -> CountryPreset:
        """What is customary in the country."""
        return find_country(self.country)

    def language_of(self, contact: Contact) -> str:
        """The code of the language to write to somebody in."""
        return contact.language or self.language

    @property
    def editor_link(self) -> str:
        """The address that opens a file, with ``{path}``, ``{line}`` and ``{column}``; empty for none.

        A site that may be published never has one: it would tell the folders of this machine.
        """
        return EDITORS.get(self.editor, self.editor) if self.publish == "never" else ""

    @classmethod
    def read(
        cls, options: Mapping[str, Any], written: Written = NOT_WRITTEN
    ) -> tuple[Self, tuple[Problem, ...]]:
        """Settings from what YAML made of the ``afterword:`` entry.

        Args:
            options: by name.
            written: where each of them stands.

        Returns:
            The settings, and a problem for each option that is unknown or has a wrong value; such an
            option keeps the value it would have without.
        """
        chosen, problems = read_group(cls, options, written)
        preset = find_country(chosen.get("country", ""))
        cadence = Cadence(**{**preset.cadence, **chosen.pop("cadence", {})})
        me = Me(**chosen.pop("me", {}))
        voice = Voice(**chosen.pop("voice", {}))
        return cls(cadence=cadence, me=me, voice=voice, **{"spelling": preset.spelling, **chosen}), tuple(
            problems
        )
