"""Where a person is named: the ways a name, a slug or an address may be written in other people's files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Sought:
    """Somebody to be found, by what they go by.

    Attributes:
        slug: of their contact file.
        names: full names, which nothing else is called; see ``certain``.
        addresses: e-mail, telephone, web address.
    """

    slug: str
    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that nobody and nothing else goes by."""
        return (*self.names, *self.addresses, *([self.slug] if "-" in self.slug else []))


def certain(name: str) -> bool:
    """Whether a name can only be the person: one of several words, or a whole one in a script without blanks.

    Will, Art, Mark and Bo are words or parts of other names, and so is one sign of Chinese.
    """
    return " " in name.strip() or whole_unspaced_name(name.strip())


class Traces:
    """Finds a person in texts, and nobody else.

    Args:
        person: whom to find.
        others: names, slugs and addresses of everybody else, which may hold the person's: Ana Sol is not
            found in Ana Sol Mendes.
        gone: slugs of files that go with the person, such as notes to them; these, and links to them, are
            traces too.
    """

    def __init__(self, person: Sought, others: Iterable[str], gone: Iterable[str] = ()) -> None:
        self.person = person
        gone = tuple(gone)
        self._targets = {person.slug.casefold(), *(slug.casefold() for slug in gone)}
        self._names = {folded(name) for name in person.names}
        patterns = [_address(address) for address in person.addresses]
        patterns += [_name(name) for name in person.names]
        patterns.append(_slug(person.slug))
        patterns += [rf"(?<![\w-]){_forms(slug)}(?![\w-])" for slug in gone if "-" in slug]
        found = "|".join(patterns)
        trace = re.compile(found, re.IGNORECASE)
        kept = [_whole(other) for other in sorted(set(others), key=len, reverse=True) if trace.search(other)]
        self._trace = re.compile("|".join([*kept, f"(?P<trace>{found})"]), re.IGNORECASE)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where in a text the person is named, links to them whole: their words may be a first name alone."""
        found = [match.span() for match in _LINK.finditer(text) if self._links(match[0])]
        found += [match.span() for match in self._trace.finditer(text) if match["trace"]]
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
        return slug.casefold() in self._targets or bool({folded(slug), folded(text)} & self._names)

    def _links(self, link: str) -> bool:
        if "[[" in link:
            return self.means(link.lstrip("!"))
        target = link.rpartition("](")[2].rstrip(")")
        path = re.split(r"[#?\s]", target)[0].rstrip("/")
        return slug_of(path).casefold() in self._targets or any(
            address.casefold() in target.casefold() for address in self.person.addresses
        )


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


def _address(address: str) -> str:
    bare = re.sub(r"^https?://(www\.)?", "", address.strip()).rstrip("/")
    digits = re.sub(r"[\s().-]", "", bare)
    if re.fullmatch(r"\+?[0-9/]{5,}", digits):  # a telephone number, however it is grouped
        return r"(?<!\d)" + r"[\s().-]*".join(re.escape(digit) for digit in digits) + r"(?!\d)"
    words = r"\s+".join(_forms(word) for word in bare.split())
    return rf"(?<![\w.+@-]){words}(?![\w@-]|\.\w)"


def _slug(slug: str) -> str:
    """A slug, also within a longer one: ``2026-11-21-ana-sol-reply``."""
    forms = _forms(slug)
    if "-" in slug:
        return f"{_START}{forms}{_END}"
    # A slug of one word is a word like any other; it means the person where it is a file of contacts.
    return rf"(?<=contacts/){forms}(?![\w-])|(?<![\w-]){forms}(?=\.md\b)"


def _whole(text: str) -> str:
    words = text.split() or [text]
    start, end = _borders(words[0] + words[-1], r"(?<![\w-])", r"(?![\w-])")
    return start + _BETWEEN.join(_forms(word) for word in words) + end
