"""Where to look for something on an interest: addresses of searches, which only a click opens."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote

from afterword.frozen import frozen
from afterword.settings.reading import WrongSettingError
from afterword.words.addresses import no_web_page, parts_of

#: What stands in an address for the words of the interest.
WORDS = "{words}"

Finders = tuple[tuple[str, str], ...]

#: Each finds without an account, and takes its words from the address.
FINDERS: Finders = (
    ("news", "https://duckduckgo.com/?q={words}&iar=news&ia=news"),
    ("papers", "https://www.semanticscholar.org/search?q={words}&sort=pub-date"),
    ("talks", "https://www.youtube.com/results?search_query={words}+talk"),
    ("podcasts", "https://www.listennotes.com/search/?q={words}"),
    ("books", "https://openlibrary.org/search?q={words}"),
    ("events", "https://www.meetup.com/find/?keywords={words}"),
)


@frozen
class Search:
    """One place to look.

    Attributes:
        finder: what is found there, in a word: "papers".
        url: the search for the words of an interest.
    """

    finder: str
    url: str


@lru_cache(maxsize=4096)
def searches(finders: Finders, interest: str) -> tuple[Search, ...]:
    """The searches for something on an interest: ``sailing/dinghies`` is looked for as "sailing dinghies"."""
    words = quote(" ".join(interest.replace("/", " ").replace("-", " ").split()), safe="")
    return tuple(Search(name, address.replace(WORDS, words)) for name, address in finders)


def read_finders(value: object) -> Finders:
    """The finders of the settings: ours, with those of the user's own in their places or behind them.

    Raises:
        WrongSettingError: they are no addresses of searches by name.
    """
    if value is False:
        return ()
    if not isinstance(value, Mapping):
        raise _wrong()
    found = dict(FINDERS)
    for name, address in value.items():
        if not isinstance(name, str) or not name.strip() or not name.isprintable():
            raise _wrong()
        if address is False:
            found.pop(name.strip(), None)
        elif isinstance(address, str) and _is_search(address.strip()):
            found[name.strip()] = address.strip()
        else:
            raise _wrong(name)
    return tuple(found.items())


def _is_search(address: str) -> bool:
    example = address.replace(WORDS, "words")
    return (
        WORDS in address
        and example.startswith("https://")
        and not no_web_page(example)
        and WORDS not in parts_of(address).netloc
    )


def _wrong(name: str = "") -> WrongSettingError:
    return WrongSettingError(
        f"names, each with an https address that has {WORDS} in it, or no",
        f"Write {name or 'films'}: https://search.example/?q={WORDS}, say, on a line of its own below it.",
    )
