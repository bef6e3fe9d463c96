"""Which of the things that were read would gladden whom: an item's words against what is known of a person.

Evidence for an interest is, first, its own words in the item; second, words of the same topic
(``gifts.fields``); third, words of the person's own debriefs that few items hold. A word has several senses:
the one that fits a person is told by their other interests, their trade and their debriefs, and the one that
an item means by its other words. Where these speak of something else, the match is none, so that
"plain sailing for bond funds" reaches nobody who sails.

Precision comes before recall: what is doubtful is left out, and nobody has more than ``MOST`` candidates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice
from typing import NamedTuple

from afterword.frozen import frozen
from afterword.gifts.fields import Fields, fields, term_of, words_in
from afterword.gifts.items import Item, ReadItem, read_item
from afterword.gifts.ledger import Ledger, ledger
from afterword.gifts.other_words import is_another_word
from afterword.gifts.shelf import HALF_LIFE
from afterword.gifts.wanted import OF_AREA, Person, Wanted, person_of, wanted_by
from afterword.records.contact import Contact
from afterword.records.journal import Journal
from afterword.words.addresses import page_of
from afterword.words.counts import listed
from afterword.words.note_text import links_in
from afterword.words.sensitive import sensitive

#: Candidates a person; more would not be looked at.
MOST = 5

#: The evidence from which on an item is about an interest; the least that is looked at; what is enough.
_ENOUGH, _LEAST, _FULL = 0.95, 0.3, 2.5
#: What a word of a name of several counts, and the letters that make words a family.
_OF_KIN, _FAMILY = 0.6, 5
#: What a category counts that is the name itself: it may mean another thing as well as the name may.
_FILED = 0.5
#: What a name needs besides itself where it may mean another thing.
_SUPPORT = 0.45
#: What a name of several words counts against what speaks of something else.
_OF_WHOLE = 1.0
#: How much of what speaks of something else there must be for the interest.
_AGAINST = 0.75
#: What a word of a debrief counts.
_OF_SAID = 0.5
#: How much less each further place on a list counts, a wider tag, and each further item for one interest.
_RANK, _OF_PARENT, _NEXT_OF_ONE = 0.1, 0.7, 0.85
#: A debrief's word counts as rare where at most so many of the items hold it.
_RARE = 0.02


@frozen
class Candidate:
    """An item that would gladden somebody.

    Attributes:
        contact: slug of the person.
        item: what it is.
        score: the better fit has the larger one.
        interest: of theirs, as their file spells it.
        why: in a few words, without a full stop.
    """

    contact: str
    item: Item
    score: float
    interest: str
    why: str


class _Found(NamedTuple):
    """How much of an item is about a part of an interest: by name, and by the words around it."""

    named: float
    topical: float
    by: str


class Candidates:
    """Items read, ready to be asked who would be glad of them."""

    def __init__(self, items: Sequence[Item], known: Fields, tags: Iterable[str] = ()) -> None:
        """Read every item once.

        Args:
            items: what was read elsewhere.
            known: what is spoken of in which field.
            tags: the interests that will be asked about, so that their phrases are found.
        """
        self._known = known
        own = {term_of(words_in(part)) for tag in tags for part in tag.split("/")}
        self.phrases = known.phrases | {term for term in own if "-" in term}
        self._found: dict[object, dict[int, _Found]] = {}
        self._alike: dict[object, dict[int, tuple[float, str]]] = {}
        fit = (item for item in items if not item.is_advert and not item.is_locked)
        self._items = [read_item(item, known, self.phrases) for item in fit]
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._about: dict[str, list[int]] = defaultdict(list)
        for at, read in enumerate(self._items):
            for term in read.terms:
                self._holding[term].append(at)
            for topic in read.topics:
                self._about[topic].append(at)

    def for_person(
        self, person: Person, today: date, barred: Callable[[Item], bool], most: int = MOST
    ) -> tuple[Candidate, ...]:
        """The best candidates of somebody, at most ``most``, the best first; nothing that is barred."""
        said = self._said(person)
        best: dict[int, tuple[float, int, str]] = {}
        for rank, interest in enumerate(person.interests):
            narrowest, *wider = self._wanted(interest, person)
            for depth, wanted in enumerate((narrowest, *wider)):
                for at, (score, by) in self._fitting(wanted, person, said).items():
                    if self._is_another_part(at, wanted, narrowest):
                        continue
                    weighed = score * _rank_weight(rank) * (1.0 if depth == 0 else _OF_PARENT)
                    if at not in best or weighed > best[at][0]:
                        best[at] = (weighed, rank, by)
        ranked = self._ranked(person, best, said, today)
        return tuple(islice((each for each in ranked if not barred(each.item)), most))

    def _ranked(
        self,
        person: Person,
        best: Mapping[int, tuple[float, int, str]],
        said: Mapping[int, tuple[str, ...]],
        today: date,
    ) -> list[Candidate]:
        order = sorted(
            best,
            key=lambda at: (-best[at][0] * _fresh(self._items[at].item, today), self._items[at].item.title),
        )
        seen: dict[int, int] = defaultdict(int)
        ranked = []
        for at in order:
            score, rank, by = best[at]
            score *= _fresh(self._items[at].item, today) * _NEXT_OF_ONE ** seen[rank]
            seen[rank] += 1
            why = _why(person.interests[rank], by, said.get(at, ()), person)
            ranked.append(Candidate(person.slug, self._items[at].item, score, person.interests[rank], why))
        return sorted(ranked, key=lambda each: (-each.score, each.item.title))

    def _wanted(self, interest: str, person: Person) -> tuple[Wanted, ...]:
        """What each part of an interest looks for, the last and narrowest first."""
        own, *above = (wanted_by(part, person, self._known) for part in reversed(interest.split("/")))
        if above:
            own = own.within(above[0], person.trades)
        return own, *(each.narrowed(own) for each in above)

    def _is_another_part(self, at: int, wanted: Wanted, narrowest: Wanted) -> bool:
        """Whether an item is of "lead climbing", say, where bouldering is what is meant of climbing."""
        terms = self._items[at].terms
        if not wanted.beside or not terms.keys().isdisjoint(narrowest.words):
            return False
        return any(term.endswith(f"-{name}") for term in terms for name in wanted.beside)

    def _said(self, person: Person) -> dict[int, tuple[str, ...]]:
        """The words of somebody's debriefs that an item holds, where few items do."""
        most = max(3, int(len(self._items) * _RARE))
        found: dict[int, tuple[str, ...]] = {}
        for term in person.said:
            holding = self._holding.get(term, ())
            if len(holding) <= most:
                for at in holding:
                    found[at] = (*found.get(at, ()), term)
        return found

    def _evidence(self, wanted: Wanted) -> dict[int, _Found]:
        """The items that have to do with a part of an interest; the same for everybody who means it so."""
        if (key := wanted.key) not in self._found:
            near = {at for term in {*wanted.words, *wanted.kin} for at in self._holding.get(term, ())}
            near.update(at for topic in wanted.topics for at in self._about.get(topic, ()))
            found = ((at, self._weigh(self._items[at], wanted)) for at in near)
            self._found[key] = {at: each for at, each in found if each.named or each.topical >= _LEAST}
        return self._found[key]

    def _fitting(
        self, wanted: Wanted, person: Person, said: Mapping[int, tuple[str, ...]]
    ) -> dict[int, tuple[float, str]]:
        """The items that fit a part of an interest, with how well, and by which word.

        What was said tells of few items; the others are the same for all who mean the same and work alike.
        """
        found = self._evidence(wanted)
        key = (wanted.key, person.trades)
        if key not in self._alike:
            judged = ((at, self._judged(at, wanted, each, person, ()), each.by) for at, each in found.items())
            self._alike[key] = {at: (score, by) for at, score, by in judged if score}
        fitting = dict(self._alike[key])
        for at in said.keys() & found.keys():
            if score := self._judged(at, wanted, found[at], person, said[at]):
                fitting[at] = (score, found[at].by)
        return fitting

    def _weigh(self, read: ReadItem, wanted: Wanted) -> _Found:
        own = [term for term in wanted.words if term in read.terms]
        named = len(own) / len(wanted.words)
        topical, by, most = 0.0, "", 0.0
        for term, weight in read.terms.items():
            if term in own or term in read.within:
                continue
            much = sum(
                weight * share * wanted.topics[topic]
                for topic, _, share in self._known.meanings.get(term, ())
                if topic in wanted.topics
            )
            if term in wanted.kin or (much and _is_kin(term, wanted.kin)):
                named = max(named, _OF_KIN)
                continue
            topical += much
            if much > most:
                by, most = read.words[term], much
        return _Found(named, topical, by)

    def _judged(self, at: int, wanted: Wanted, found: _Found, person: Person, said: tuple[str, ...]) -> float:
        """How well an item fits; 0 where it does not, or not surely."""
        read = self._items[at]
        own = [term for term in wanted.words if term in read.terms]
        heard = [term for term in said if term not in own and term not in wanted.kin]
        support = found.topical + _OF_SAID * len(heard)
        if read.filed.issuperset(wanted.words) and own:
            support += _FILED
        support += OF_AREA * sum(max(0.0, read.areas.get(area, 0.0) - found.topical) for area in wanted.areas)
        against = max(
            (
                much - self._of_own(own, area, read)
                for area, much in read.tilts.items()
                if area not in wanted.areas and area not in person.trades
            ),
            default=0.0,
        )
        if self._rival(own, wanted, read) > support:
            return 0.0
        if wanted.leans and found.named < 1:
            return 0.0
        # A name of several words hardly means another thing, whatever stands around it.
        whole = found.named >= 1 and (len(wanted.words) > 1 or "-" in wanted.words[0]) and not wanted.leans
        if support + (_OF_WHOLE if whole else 0.0) < _AGAINST * against:
            return 0.0
        if found.named >= 1:
            sure = wanted.sure and against < _SUPPORT
            if not whole and support < _SUPPORT and not (sure and not _is_other(own, read.item)):
                return 0.0
            return 1.0 + min(support, _FULL)
        evidence = support + found.named
        return min(evidence, _FULL) if evidence >= _ENOUGH else 0.0

    def _rival(self, own: Sequence[str], wanted: Wanted, read: ReadItem) -> float:
        """How much the other words of an item say of another thing that the interest's name may mean."""
        senses = {
            each.topic
            for term in own
            for each in self._known.meanings.get(term, ())
            if each.topic in wanted.dropped
            or (each.topic not in wanted.topics and each.area not in wanted.areas)
        }
        return max(
            (read.topics.get(topic, 0.0) - self._own_of(own, topic, read) for topic in senses), default=0.0
        )

    def _own_of(self, own: Sequence[str], topic: str, read: ReadItem) -> float:
        senses = ((term, each) for term in own for each in self._known.meanings.get(term, ()))
        return sum(read.terms[term] * each.weight for term, each in senses if each.topic == topic)

    def _of_own(self, own: Sequence[str], area: str, read: ReadItem) -> float:
        """What an interest's own words say of another area."""
        senses = ((term, each) for term in own for each in self._known.meanings.get(term, ()))
        return sum(read.terms[term] * each.weight for term, each in senses if each.area == area)


def _is_kin(term: str, names: frozenset[str]) -> bool:
    """Whether a word is one of a name, or of its family: "apprentice" of "apprenticeships"."""
    return any(
        term == name
        or (min(len(term), len(name)) >= _FAMILY and (term.startswith(name) or name.startswith(term)))
        for name in names
    )


def _is_other(own: Sequence[str], item: Item) -> bool:
    """Whether the words of an item that are an interest's name may well be no name of it."""
    return any(is_another_word(term, text) for term in own for text in (item.title, item.summary))


def _rank_weight(rank: int) -> float:
    return 1 / (1 + _RANK * rank)


def _fresh(item: Item, today: date) -> float:
    """As ``shelf.freshness_of``; an item without a day is half as fresh as one of today."""
    if item.found is None:
        return 0.5
    return float(0.5 ** (max(0, (today - item.found).days) / HALF_LIFE.days))


def _why(interest: str, by: str, said: Sequence[str], person: Person) -> str:
    """A few words: "sailing/dinghies, by “spinnakers”; the debrief has “estuary”"."""
    why = f"{interest}, by “{by}”" if by else interest
    heard = [term for term in said if term not in person.worked]
    if said:
        words = [f"“{person.said[term]}”" for term in (heard or said)[:2]]
        why += f"; {'the debrief' if heard else 'their work'} has {listed(words)}"
    return why


def candidates(
    journal: Journal,
    items: Sequence[Item],
    today: date,
    synonyms: tuple[tuple[str, ...], ...] = (),
    room: Mapping[str, int] | None = None,
) -> dict[str, tuple[Candidate, ...]]:
    """Who would be glad of what, by the person's slug, the best first; nobody who said stop.

    What somebody or a colleague has had, or has sent you, is left out. One item goes to one person of a
    house: to the one who has had the fewest gifts.

    Args:
        journal: all records.
        items: what was read elsewhere.
        today: the day, for the freshness of items.
        synonyms: groups of words that mean one thing to the user.
        room: how many more somebody may have, where that is fewer than ``MOST``.
    """
    known, givings = fields(synonyms), ledger(journal)
    left = room or {}
    people = [
        person
        for person in journal.contacts.values()
        if not person.do_not_contact and person.interests and left.get(person.slug, MOST) > 0
    ]
    passed = _passed(journal, givings)
    read = Candidates(items, known, {tag for person in people for tag in person.interests})
    taken: dict[str, set[Item]] = defaultdict(set)
    found: dict[str, tuple[Candidate, ...]] = {}
    for contact in sorted(people, key=lambda each: (len(givings.to(each.slug)), each.slug)):
        person = person_of(contact.slug, contact.interests, *_told(journal, contact), known, read.phrases)
        gone = taken[givings.house(contact.slug) or contact.slug]
        barred = partial(_is_spoken_for, givings, passed, contact.slug, gone)
        if mine := read.for_person(person, today, barred, left.get(contact.slug, MOST)):
            gone.update(each.item for each in mine)
            found[contact.slug] = mine
    return found


def _passed(journal: Journal, givings: Ledger) -> dict[str, set[str]]:
    """The pages whose addresses stand in notes to or from somebody, by where they work, else by who it is."""
    pages: dict[str, set[str]] = defaultdict(set)
    for note in journal.notes.values():
        where = givings.house(note.contact) or note.contact
        pages[where].update(page_of(link) for _, link in links_in(note.text))
    return pages


def _is_spoken_for(
    givings: Ledger, passed: Mapping[str, set[str]], contact: str, gone: set[Item], item: Item
) -> bool:
    if item in gone or _had(givings, contact, item):
        return True
    return bool(item.url) and page_of(item.url) in passed.get(givings.house(contact) or contact, ())


def _had(givings: Ledger, contact: str, item: Item) -> bool:
    """Whether somebody or a colleague has had what is at the item's address, or will have it by a draft."""
    gifts = givings.given_in(None, item.url) if item.url else ()
    return any(givings.had(contact, gift) or givings.beside(contact, gift) for gift in gifts)


def _told(journal: Journal, person: Contact) -> tuple[tuple[str, ...], str]:
    """What was said with somebody, without what is sensitive, and what they work at."""
    interviews = journal.interviews_with(person.slug)
    debriefs = [debrief for each in interviews if (debrief := each.debriefs.get(person.slug))]
    lines = (
        fact.text
        for each in debriefs
        for fact in (*each.talked_about, *each.lit_up_at, *each.asked_me, *each.worries_them)
    )
    work = " . ".join((person.role, *(each.position for each in interviews)))
    return tuple(line for line in lines if not sensitive(line)), work
