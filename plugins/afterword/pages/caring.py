"""What somebody cares about: each interest with the words that speak of it, and a gift that answers it."""

from __future__ import annotations

from collections.abc import Iterable

from afterword.followups.preparation import Said, person_to_meet
from afterword.frozen import frozen
from afterword.gifts.looking import answering
from afterword.pages.edition import Chip, Edition
from afterword.records.conversation import ASKED, CARED, PROMISED, WANTS, Line
from afterword.records.gift import Gift
from afterword.records.slugs import slugify
from afterword.settings.finders import Search, searches

#: Shorter words than these are in too many lines to speak of an interest.
_SHORTEST = 4


@frozen
class Care:
    """An interest: what was said of it, newest first, and the best gift that answers it, or where to look."""

    chip: Chip
    said: tuple[Said, ...]
    gift: Gift | None
    look: tuple[Search, ...] = ()


@frozen
class Caring:
    """What is known of somebody.

    Attributes:
        cares: ranked.
        also: what was said besides: what worries them, then the rest, each the newest first.
        asked: what they wanted to know or to have.
        promised: what the user promised them, with its state.
    """

    cares: tuple[Care, ...]
    also: tuple[Said, ...] = ()
    asked: tuple[Said, ...] = ()
    promised: tuple[Said, ...] = ()

    @property
    def gifts(self) -> tuple[str, ...]:
        """The gifts it names."""
        return tuple(care.gift.slug for care in self.cares if care.gift)


def caring(edition: Edition, slug: str) -> Caring:
    """What somebody cares about; their interests alone where others may see the site."""
    contact = edition.journal.contacts[slug]
    chips = edition.chips(contact)
    if edition.redacted:
        return Caring(tuple(Care(chip, (), None) for chip in chips))
    known = person_to_meet(edition.desk.plans.situation, slug, contact.part)
    left = {each: _words_in(each.line.text) for each in _once(known.said) if each.line.kind in CARED}
    fits = edition.fitting(slug)
    cares: list[Care] = []
    for chip in chips:
        of_it = tuple(each for each, words in left.items() if _speaks_of(words, chip.tag))
        left = {each: words for each, words in left.items() if each not in of_it}
        gift = answering(edition.journal, fits, chip.tag)
        nothing = gift is None and not contact.do_not_contact
        look = searches(edition.settings.finders, chip.tag) if nothing else ()
        # Named once, by the interest that counts most.
        cares.append(Care(chip, of_it, None if gift in (care.gift for care in cares) else gift, look))
    also = sorted(left, key=lambda each: each.line.kind != "worries them")
    return Caring(tuple(cares), tuple(also), tuple(_once(known.asked)), tuple(_once(known.promised)))


def told_above(line: Line) -> bool:
    """Whether the head of a person's page tells a line, so that their history need not repeat it."""
    return line.kind in (*CARED, ASKED, WANTS, PROMISED)


def _once(lines: Iterable[Said]) -> list[Said]:
    """The lines without those that say the same again; of these the newest, which come first."""
    found: dict[tuple[str, str, str], Said] = {}
    for each in lines:
        found.setdefault((each.line.kind, slugify(each.line.text) or each.line.text, each.state), each)
    return list(found.values())


def _words_in(text: str) -> frozenset[str]:
    """The words of a line, in the singular."""
    return frozenset(_singular(word) for word in slugify(text).split("-"))


def _speaks_of(words: frozenset[str], tag: str) -> bool:
    """Whether a line of such words holds one of a tag."""
    return any(
        len(word) >= _SHORTEST and _singular(word) in words
        for part in tag.split("/")
        for word in slugify(part).split("-")
    )


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
