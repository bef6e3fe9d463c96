"""What somebody's interests mean: of the senses of a word the one that fits who they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from afterword.frozen import frozen
from afterword.gifts.fields import OWN, Fields, Meaning, term_of, terms_in, words_in
from afterword.gifts.matching import GENERAL
from afterword.words.stems import root

#: What a word of the same area counts beside one of the topic itself.
OF_AREA = 0.25
#: A sense is meant where it fits nearly as well as the best; one that is named like the tag fits better.
_NEAR, _NAMED_SO = 0.6, 0.5
#: What an interest says of what another one means; a trade and a debrief say 1.
_OF_INTEREST = 0.5


@frozen
class Person:
    """What is known of somebody.

    Attributes:
        interests: of theirs, the dearest first.
        said: words of the debriefs, and of their work, by their terms; private lines are none of them.
        worked: those of ``said`` that their work alone has.
        around: how much is known of topics: trade, debriefs, interests.
        trades: the areas they work in.
    """

    slug: str
    interests: tuple[str, ...]
    said: Mapping[str, str]
    worked: frozenset[str]
    around: Mapping[str, float]
    areas: Mapping[str, float]
    trades: frozenset[str]


@frozen
class Wanted:
    """What one part of an interest looks for.

    Attributes:
        words: its own terms; all of them in an item are its name.
        topics: how surely it is about each.
        areas: where these are.
        kin: words of its name alone: "blade" of "blade-inspection".
        sure: whether its name has one meaning only.
        told: whether the user says what it means.
        leans: whether its name says what is meant only beside what it is a part of: "port" in "wine/port".
        beside: names of a wider thing, of which other parts than the one that is meant are not: "climbing"
            of "climbing/bouldering", where "lead climbing" is another part.
        dropped: topics of its name that are of such other parts.
    """

    words: tuple[str, ...]
    topics: Mapping[str, float]
    areas: frozenset[str]
    kin: frozenset[str]
    sure: bool
    told: bool = False
    leans: bool = False
    beside: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()

    @property
    def key(self) -> object:
        """What is the same for everybody who means the same."""
        return self.words, tuple(sorted(self.topics.items())), self.kin, self.leans, self.beside

    def within(self, wider: Wanted, trades: frozenset[str]) -> Wanted:
        """The same as a part of something else, whose field says which of its senses is meant.

        A name that is known from other fields alone means there what nobody wrote down here: beside words of
        the wider thing it is trusted, and by itself it is not.
        """
        mine = replace(self, kin=self.kin - wider.kin, beside=frozenset(wider.words))
        if self.told or not wider.areas or not self.areas.isdisjoint(wider.areas):
            return mine
        kept = {} if self.areas.isdisjoint(trades) else self.topics
        return replace(
            mine,
            topics={**wider.topics, **kept},
            areas=wider.areas | (self.areas & trades),
            sure=False,
            leans=True,
        )

    def narrowed(self, narrower: Wanted) -> Wanted:
        """The same as what a narrower thing is a part of: its other parts are not meant."""
        if self.areas.isdisjoint(narrower.areas) or not self.topics.keys().isdisjoint(narrower.topics):
            return replace(self, beside=narrower.beside)
        return replace(self, topics=narrower.topics, beside=narrower.beside, dropped=frozenset(self.topics))


def person_of(
    slug: str,
    interests: tuple[str, ...],
    lines: Sequence[str],
    work: str,
    known: Fields,
    phrases: frozenset[str],
) -> Person:
    """Somebody as they are asked about.

    Args:
        slug: theirs.
        interests: the dearest first.
        lines: of their debriefs, without those that are private or sensitive.
        work: their trade, in words.
        known: what is spoken of in which field.
        phrases: what is looked for besides single words.
    """
    heard, working = (
        {
            term: word
            for text in texts
            for term, word in terms_in(text, phrases)
            if term not in GENERAL and len(term) > 2
        }
        for texts in (lines, (work,))
    )
    said = heard | working
    likes = " . ".join(each.replace("/", " . ").replace("-", " ") for each in interests)
    trade = dict.fromkeys((term for term, _ in terms_in(work, phrases)), 1.0)
    liked = dict.fromkeys((term for term, _ in terms_in(likes, phrases)), _OF_INTEREST)
    around, areas = known.spoken_of({**dict.fromkeys(said, 1.0), **liked, **trade})
    _, worked = known.spoken_of(trade)
    return Person(slug, interests, said, frozenset(working.keys() - heard), around, areas, frozenset(worked))


def wanted_by(part: str, person: Person, known: Fields) -> Wanted:
    """What a part of an interest means to somebody."""
    words = words_in(part.replace("-", " "))
    whole = term_of(words)
    told = [term for term in map(root, words) if term not in GENERAL] or [root(word) for word in words]
    senses: dict[str, float] = {}
    terms = (whole,) if _shipped(known, whole) else tuple(told)
    for term in terms:
        every = _shipped(known, term)
        meanings = [each for each in every if each.area not in known.elsewhere] or every
        fit = {
            topic: person.around.get(topic, 0.0)
            + OF_AREA * person.areas.get(area, 0.0)
            + (_NAMED_SO if term_of(topic.split("-")) == whole else 0.0)
            for topic, area, _ in meanings
        }
        top = max(fit.values(), default=0.0)
        for topic, much in fit.items():
            if much >= _NEAR * top:
                senses[topic] = max(senses.get(topic, 0.0), (much / top if top else 1.0) / len(terms))
    areas = frozenset(known.area_of[topic] for topic in senses)
    # Topics of one area, such as climbing and bouldering, are neighbours and no other meaning.
    meant = {each.area for each in _shipped(known, whole) if each.area not in known.elsewhere}
    sure = len(terms) > 1 or len(meant) <= 1
    # What the user says it means, it means, whoever they are.
    own = {
        each.topic: 1.0
        for term in (whole, *terms)
        for each in known.meanings.get(term, ())
        if each.area == OWN
    }
    senses |= own
    return Wanted(terms if len(terms) > 1 else (whole,), senses, areas, frozenset(told), sure, bool(own))


def _shipped(known: Fields, term: str) -> tuple[Meaning, ...]:
    """The senses of a term without the user's own."""
    return tuple(each for each in known.meanings.get(term, ()) if each.area != OWN)
