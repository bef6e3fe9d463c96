"""Names where one of theirs would be named, and that are nobody's: "Dr Hughes" for Dr Howells.

Whoever mixes up two names keeps the first letter, and does not name the right one as well. So a name that no
file holds is told where the letter speaks of their people, if somebody met begins alike and goes unnamed.
"""

from __future__ import annotations

from collections.abc import Iterator

from afterword.checking.context import Context
from afterword.checking.letter import Finding, Letter
from afterword.checking.misspelt_names import WORD, own_company_words, plain
from afterword.checking.words import telling
from afterword.patterns import lazy
from afterword.records.contact import Contact
from afterword.records.problems import Level
from afterword.words.english import is_english

#: No longer than names are, so that a long text without a blank is not read to its end from each letter.
_NAME = r"(?P<name>[^\W\d_a-z][\w'’-]{2,40})"
#: After a first name: the family name.
_GOES_ON = lazy(r"[ \t]+[^\W\d_a-z]\w")
_TITLED = lazy(rf"\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sister|Father|Rev|Cllr)\.?[ \t]+{_NAME}")
#: Beside the reader: "you and Peter", whatever else the name may mean.
_WITH_YOU = lazy(rf"\b(?:you(?: both)?(?:,)? (?:and|or|with)|both you and)[ \t]+{_NAME}")
_DID = "mentioned|showed|told|said|asked|explained|wanted|thought|pointed|walked|gave|lent|brought|suggested"
#: Where one of theirs would be named.
_OF_THEIRS = lazy(
    rf"(?:\b(?:[Tt]hank(?:s|ing)?(?: you)?(?: also| too| to)*|[Mm]eet(?:ing)?|met|and|also|introduc\w+ me to"
    r"|along with|next to|in front of|told|show|word to|regards to"
    rf"|(?:best|wishes|hello|love|thanks) (?:also )?to|also to|and to)[ \t]+{_NAME}"
    rf"|\b{_NAME.replace('name', 'who')}(?:[ \t]+(?:(?:also|kindly|then|even)[ \t]+)?(?:{_DID})\b|,? who\b))"
)
_NO_NAMES = frozenset(
    {"The", "This", "That", "These", "Those", "You", "They", "She", "Nobody", "Somebody", "Everybody"}
)


def mistaken_names(letter: Letter, context: Context) -> Iterator[Finding]:
    """A name of nobody, where one of those met would be named."""
    if not letter.english:
        return
    start, end = letter.core_span
    text = letter.own_middle
    said = {plain(word[0]) for word in WORD.finditer(letter.plain)}
    unnamed = [
        person
        for person in (context.journal.contacts[slug] for slug in context.met_with(letter))
        if not said & {person.name_read.first, *person.name_read.last.split()}
    ]
    if not unnamed:
        return
    own = own_company_words(letter, context)
    for form in (_TITLED, _WITH_YOU, _OF_THEIRS):
        for match in form.finditer(text, start, end):
            group = "name" if match.groupdict().get("name") else "who"
            name = plain(match[group])
            if name in own or name in context.name_words or name in _NO_NAMES:
                continue
            if set(telling(name)) & letter.theirs:
                continue
            if form is _OF_THEIRS and (is_english(name) or is_english(name.casefold())):
                continue
            if form is not _TITLED and _GOES_ON.match(text, match.end(group)):
                continue
            person = _meant(name, unnamed, titled=form is _TITLED)
            if person:
                yield Finding(
                    match.start(group),
                    f"Nobody in your files is called {name}; do you mean {person.name}?",
                    f"Write “{person.greeting_name}”, or add {name} to your contacts.",
                    Level.WARNING,
                )
                return


def _meant(name: str, people: list[Contact], *, titled: bool) -> Contact | None:
    """The one whose name begins alike; behind a title that is the family name."""
    for person in people:
        read = person.name_read
        its = read.last.split() if titled else [read.first or read.last]
        if any(each[:1] == name[:1] for each in its):
            return person
    return None
