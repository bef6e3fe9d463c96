"""Who has had what: the one place that plan, drafts, checker and pages ask (design, section 5).

Somebody has had a gift when a note sent to them names it (``gift:``) or holds its address in its text, and
when the gift itself says so (``given:``). A draft gives nothing yet, but what it gives is spoken for at the
company of its receiver: colleagues compare what they are sent.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

from afterword.frozen import frozen
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.remembering import remembered
from afterword.times import moment_of
from afterword.words.note_text import links_in, plain_address

#: An address as people say it: ``talks.example/rigging``, without a scheme; never that of a mailbox.
_BARE = re.compile(r"(?<![\w@./-])(?:[\w-]+\.)+[^\W\d_]{2,}(?![\w@-])(?:/[^\s<>\[\]()\"“”]*)?")


@frozen
class Giving:
    """One gift on its way to, or with, one person.

    Attributes:
        gift: its slug.
        contact: slug of the person.
        note: that gives it, sent or still a draft; None where it was given in another way (``given:``).
    """

    gift: str
    contact: str
    note: Note | None

    @property
    def drafted(self) -> bool:
        """Whether it has not been given yet."""
        return self.note is not None and self.note.draft

    @property
    def on(self) -> date | None:
        """The day it was given; None for a draft, and where nothing says when."""
        return self.note.day if self.note else None


class Ledger:
    """Every giving of a journal; get one from ``ledger``."""

    def __init__(self, journal: Journal) -> None:
        """Every note is looked at once; every later question costs what its answer is long."""
        self._journal = journal
        self._pages: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for gift in journal.gifts.values():
            if gift.url:
                page, query = _page(gift.url)
                self._pages[page].append((query, gift.slug))
        # Addresses without a path are looked for only where a gift has such a one: every sentence has a dot.
        self._hosts = any("/" not in page for page in self._pages)
        self._in_note: dict[str, tuple[str, ...]] = {}
        self._of: dict[str, list[Giving]] = defaultdict(list)
        self._to: dict[str, list[Giving]] = defaultdict(list)
        self._had: dict[tuple[str, str], Giving] = {}
        self._at: dict[tuple[str, str], list[Giving]] = defaultdict(list)
        self._houses: dict[str, str] = {}
        outgoing = [note for note in journal.notes.values() if not note.incoming]
        sent = [(moment_of(note.at), note.slug) for note in outgoing if note.at]
        for _, slug in sorted(sent):
            self._enter_note(journal.notes[slug])
        for gift in journal.gifts.values():
            for contact in gift.given:
                if (contact, gift.slug) not in self._had:
                    self._enter(Giving(gift.slug, contact, None))
        for note in outgoing:
            if note.draft:
                self._enter_note(note)

    def _enter_note(self, note: Note) -> None:
        self._in_note[note.slug] = tuple(dict.fromkeys((*self.given_in(note.gift, note.text), *note.gives)))
        for gift in self._in_note[note.slug]:
            self._enter(Giving(gift, note.contact, note))

    def _enter(self, giving: Giving) -> None:
        self._of[giving.gift].append(giving)
        self._at[self.house(giving.contact), giving.gift].append(giving)
        if not giving.drafted:
            self._to[giving.contact].append(giving)
            self._had.setdefault((giving.contact, giving.gift), giving)

    def of(self, gift: str) -> tuple[Giving, ...]:
        """Who has had a gift, the earliest first, then where no day is known; drafts come last."""
        return tuple(self._of.get(gift, ()))

    def to(self, contact: str) -> tuple[Giving, ...]:
        """What somebody has had, the earliest first, then where no day is known."""
        return tuple(self._to.get(contact, ()))

    def in_note(self, note: Note) -> tuple[str, ...]:
        """Slugs of the gifts an outgoing note of the journal gives: the one it names first."""
        return self._in_note.get(note.slug, ())

    def had(self, contact: str, gift: str) -> Giving | None:
        """The first time somebody was given a gift; None where they have not had it."""
        return self._had.get((contact, gift))

    def had_beside(self, contact: str, gift: str) -> Giving | None:
        """The first time a colleague at the same company was given a gift; None where nobody was."""
        return next((each for each in self.beside(contact, gift) if not each.drafted), None)

    def beside(self, contact: str, gift: str) -> tuple[Giving, ...]:
        """Givings of a gift to colleagues at the same company, drafts last.

        Where the company is not known, nobody is a colleague.
        """
        company = self.house(contact)
        at = self._at.get((company, gift)) if company else None
        return tuple(each for each in at if each.contact != contact) if at else ()

    def given_in(self, named: str | None, text: str) -> tuple[str, ...]:
        """Slugs of the gifts a note gives: the one its ``gift:`` names, and those whose address it holds."""
        found = dict.fromkeys([named] if named else [])
        found.update(dict.fromkeys(gift for _, gift in self.addresses_in(text)))
        return tuple(found)

    def addresses_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Gifts whose address stands in a text, with the places.

        An address is the same with or without scheme, "www", closing slash and anchor, and with more in its
        query than the gift's has, as when somebody copied it from elsewhere.
        """
        if not self._pages:
            return
        found = list(links_in(text)) if "://" in text or "www." in text.casefold() else []
        if self._hosts or "/" in text:
            found += [(match.start(), match[0].rstrip(".,;:!?'’*_>")) for match in _BARE.finditer(text)]
        for at, link in sorted(found):
            page, query = _page(link)
            fits = [(own, gift) for own, gift in self._pages.get(page, ()) if own <= query]
            most = max((len(own) for own, _ in fits), default=0)
            yield from ((at, gift) for own, gift in fits if len(own) == most)

    def house(self, contact: str) -> str:
        """Where somebody works, as ``Journal.house_of`` says it."""
        if contact not in self._houses:
            self._houses[contact] = self._journal.house_of(contact)
        return self._houses[contact]


@remembered
def ledger(journal: Journal) -> Ledger:
    """The ledger of a journal, made once."""
    return Ledger(journal)


def _page(url: str) -> tuple[str, frozenset[str]]:
    """An address to compare by: the page, and the parts of its query in any order."""
    page, _, query = unquote(plain_address(url)).partition("?")
    return page.rstrip("/"), frozenset(part for part in query.split("&") if part)
