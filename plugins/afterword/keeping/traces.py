"""Where a person is named: the ways a name, a slug or an address may be written in other people's files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from afterword.frozen import frozen
from afterword.keeping.telling import DATES, is_date, telling_slug
from afterword.records.names import folded, unspaced, whole_unspaced_name
from afterword.records.values import slug_of

#: What stands in a text in place of a name.
FORGOTTEN = "[forgotten]"
#: The same where brackets would mean a list: in front matter and file names.
FORGOTTEN_WORD = "forgotten"

#: No bracket within one: or a line of them would be looked through once for each.
_LINK = re.compile(r"!?\[\[[^\[\]\n]+\]\]|!?\[[^\[\]\n]*\]\([^()\n]*\)")
#: What may stand between two words of one name: blanks, a line break, also in a quotation or emphasis.
_BETWEEN = r"(?:[\s>_*]|&nbsp;)+"
#: Before and behind a word: no letter and no digit (an underscore is emphasis).
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"


@frozen
class Sought:
    """Somebody to be found, by what they go by.

    Attributes:
        slug: of their contact file.
        names: full names, which nothing else is called; see ``telling_name``.
        addresses: e-mail, telephone, web address; see ``telling_addresses``.
        slug_shared: whether something else is called by the slug too, such as a company.
    """

    slug: str
    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    slug_shared: bool = False

    @property
    def slug_tells(self) -> bool:
        """Whether the slug means them wherever it stands, and not only as a file of contacts."""
        return telling_slug(self.slug) and not self.slug_shared

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that nobody and nothing else goes by."""
        return (*self.names, *self.addresses, *([self.slug] if self.slug_tells else []))


class Traces:
    """Finds a person in texts, and nobody else.

    Args:
        person: whom to find.
        others: names, slugs and addresses of everybody else, which may hold the person's: Ana Sol is not
            found in Ana Sol Mendes.
        gone: slugs of files that go with the person, such as notes to them, and of no file that stays;
            these, and links to them, are traces too.
    """

    def __init__(self, person: Sought, others: Iterable[str], gone: Iterable[str] = ()) -> None:
        self.person = person
        gone = tuple(slug for slug in gone if not is_date(slug))
        self._targets = {slug.casefold() for slug in (person.slug, *gone) if not is_date(slug)}
        self._names = {folded(name) for name in person.names}
        numbers = [_number(each) for each in person.addresses if _is_number(each)]
        addresses = [_address(each) for each in person.addresses if not _is_number(each)]
        named = [*addresses, *map(_name, person.names), _slug(person)]
        named += [rf"(?<![\w-]){_forms(slug)}(?![\w-])" for slug in gone if telling_slug(slug)]
        trace = re.compile("|".join([*named, *numbers]), re.IGNORECASE)
        kept = [_whole(other) for other in sorted(set(others), key=len, reverse=True) if trace.search(other)]
        found = [f"(?P<name>{'|'.join(named)})"]
        if numbers:
            found += [DATES, f"(?P<number>{'|'.join(numbers)})"]
        self._trace = re.compile("|".join([*kept, *found]), re.IGNORECASE)
        self._address = re.compile("|".join([*addresses, *numbers]) or r"(?!)", re.IGNORECASE)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where in a text the person is named, links to them whole: their words may be a first name alone."""
        found = [match.span() for match in _LINK.finditer(text) if self._links(match[0])]
        found += [match.span() for match in self._trace.finditer(text) if match.lastgroup]
        spans: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if spans and start < spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        return spans

    def without(self, text: str, instead: str = FORGOTTEN) -> str:
        """The text with something else in place of the person."""
        kept, last = [], 0
        for start, end in self.spans(text):
            kept.append(text[last:start])
            last = end
        return instead.join([*kept, text[last:]])

    def means(self, text: str) -> bool:
        """Whether a reference, a heading or an item is them: their slug, a link to it, or their name."""
        slug = slug_of(text)
        return slug.casefold() in {self.person.slug.casefold(), *self._targets} or bool(
            {folded(slug), folded(text)} & self._names
        )

    def _links(self, link: str) -> bool:
        if "[[" in link:
            text = link.lstrip("!")
            return slug_of(text).casefold() in self._targets or (
                not is_date(slug_of(text)) and self.means(text)
            )
        target = link.rpartition("](")[2].rstrip(")")
        path = re.split(r"[#?\s]", target)[0].rstrip("/")
        return slug_of(path).casefold() in self._targets or bool(self._address.search(target))


def _forms(word: str) -> str:
    """A word in each way it may be encoded or capitalised, where ignoring case is not enough."""
    bases = {word, word.upper(), word.casefold()}
    forms = {unicodedata.normalize(form, base) for base in bases for form in ("NFC", "NFD")}
    return (
        "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form))) + ")"
    )


def _name(name: str) -> str:
    # A line may break between any two signs where there are no blanks.
    words = list(name) if whole_unspaced_name(name) else name.split()
    bare = len("".join(words)) > 1  # one sign alone needs its borders, or it is found in every other word
    start, end = _borders(name, _START, _END) if bare else (_START, _END)
    between = _BETWEEN[:-1] + "*" if unspaced(name[0]) else _BETWEEN
    return start + between.join(_forms(word) for word in words) + end


def _borders(text: str, start: str, end: str) -> tuple[str, str]:
    """What has to stand before and behind a text; nothing where its script puts no blanks between words."""
    return "" if unspaced(text[:1]) else start, "" if unspaced(text[-1:]) else end


def _is_number(address: str) -> bool:
    return not re.search(r"[^\W\d_]|[@:]", address)


def _number(number: str) -> str:
    """A telephone number, however it is grouped."""
    figures = re.sub(r"[^\d+]", "", number)
    return r"(?<!\d)" + r"[\s()./-]*".join(map(re.escape, figures)) + r"(?!\d)"


def _address(address: str) -> str:
    bare = re.sub(r"^https?://(www\.)?", "", address.strip()).rstrip("/")
    words = r"\s+".join(_forms(word) for word in bare.split())
    before = r"(?<![\w.+@-])"
    if "@" not in bare:  # a web address, also with the host's "www." or the sign of a country
        before = rf"(?:{before}|(?<=\bwww\.)|(?<=\b[a-z]{{2}}\.))"
    return rf"{before}{words}(?![\w@-]|\.\w)"


def _slug(person: Sought) -> str:
    """A slug, also within a longer one: ``2026-11-21-ana-sol-reply``."""
    forms = _forms(person.slug)
    if person.slug_tells:
        return f"{_START}{forms}{_END}"
    # A slug of one word is a word like any other; it means the person where it is a file of contacts.
    a_contact = rf"(?<=contacts/){forms}(?![\w-])"
    return a_contact if _only_figures(person.slug) else rf"{a_contact}|(?<![\w-]){forms}(?=\.md\b)"


def _only_figures(slug: str) -> bool:
    return is_date(slug) or not re.search(r"[^\W\d_]", slug)


def _whole(text: str) -> str:
    words = text.split() or [text]
    start, end = _borders(words[0] + words[-1], r"(?<![\w-])", r"(?![\w-])")
    return start + _BETWEEN.join(_forms(word) for word in words) + end
