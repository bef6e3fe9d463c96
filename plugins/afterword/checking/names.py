"""Names: the recipient's, other people's, other companies' and positions'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from afterword.checking.context import Context
from afterword.checking.greeting import Name
from afterword.checking.letter import SPOKEN, Finding, Letter
from afterword.checking.misspelt_names import (
    WORD,
    is_near,
    misspelt_alone,
    misspelt_full_names,
    own_company_words,
    plain,
)
from afterword.checking.mistaken_names import mistaken_names
from afterword.checking.names_in_text import find_names, is_part_of, tokens_of
from afterword.checking.short_names import is_short_for
from afterword.checking.wording import WORDING
from afterword.checking.words import telling
from afterword.patterns import lazy
from afterword.records.contact import Contact
from afterword.records.problems import Level
from afterword.words.english import is_english
from afterword.words.spelling import spelling_distance

_COPY_LINE = lazy(r"^[ \t]*(?:b?cc[ \t]*:[ \t]*\S|to[ \t]*:.*@).*$", re.IGNORECASE | re.MULTILINE)
_COPIED = lazy(
    r"\b(?:(?:I(?:['’]m| am|['’]ve| have)?|and|also) )?(?:copied|copying|cc['’]?(?:d|ed|ing)|cc)"
    r"\s+(?:in\s+)?([^.!?\n]{2,60})",
    re.IGNORECASE,
)

_OPENING_WORDS = r"role|position|post|job|opening|vacancy|opportunity|internship|placement"
#: What, right before a company's name, says that the reader works there.
_AS_YOURS_BEFORE = lazy(
    rf"(?:(?:{_OPENING_WORDS}|interview\w*|future|career|place|conversation|visit|meeting|discussion"
    r"|everyone|everybody|you(?: all| both)?|the (?:team|people|panel|folks)"
    r"|your (?:time|team|colleagues|work|day|role|people|office)"
    r"|(?:like|love|want|hope|keen|excited|eager|chance|glad|happy|forward) to (?:be )?work(?:ing)?"
    r"|(?:see|picture|imagine) (?:myself|me)(?: [a-z]+){0,3}"
    r"|(?:people|anyone|somebody|staff|folk|colleagues)"
    r"|(?:come|and|to|would|could|gladly|be|myself|start|begin) work(?:ing)?"
    r"|(?:idea|thought|prospect) of working|contribut\w+|the process)\s+(?:at|with|for|in|to|of)"
    r"|(?<!before )(?<!after )(?<!since )join(?:ing)?"
    r"|part of|interest(?:ed)? in|excited about|come to|welcome to)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AS_YOURS_AFTER = lazy(
    rf"^(?:['’]s)?\s+(?:{_OPENING_WORDS}|interview|panel|hiring|recruit\w+|application)\b", re.IGNORECASE
)
#: "I can picture doing that at", said of what is to come.
_TO_COME_BEFORE = lazy(
    r"\b(?:I|we)(?:['’](?:d|ll)| can| could| would| will| want| hope| should| might)\b"
    r"[^.!?;]{0,60}\b(?:at|with|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: What the writer would like; of another company nobody says so in passing.
_WISH = lazy(
    r"\bI(?:['’]d|[ \t]+would|[ \t]+could)?[ \t]+(?:\w+[ \t]+)?"
    r"(?:suit|fit|belong|like to join|love to join|want to join|hope to join|am sure|believe|think)\b"
    r"|\b(?:and|with) I (?:would|could|might)\b|\b(?:bring|give|offer|contribute|do|add)\b[^.!?]{0,30}\bto\b",
    re.IGNORECASE,
)
#: "I would be proud to do this work at", "I hope to join", and a name of one word or more.
_TO_WORK_AT = lazy(
    r"\b(?:I|we)(?:['’](?:d|m)| would| want| hope| am| should| wish| can (?:see|picture|imagine))\b"
    r"[^.!?;:]{0,60}?(?:\b(?:work\w*|jobs?|role|post|position|place|career|future|myself|teach\w*|cook\w*|nurs\w*)"
    r"(?:\s+[a-z]+){0,2}?\s+(?:at|for)|\bjoin(?:ing)?|\b(?:part|member) of)"
    r"\s+(?P<name>(?!(?:Team|Project|Phase|Stage|Year|The)\b)"
    r"[A-Z][\w'’&-]+\b(?:\s+(?:(?:of|and|&|de)\s+)?[A-Z][\w'’&-]+\b)*)(?!\s+level)"
)
#: "I admire how Calder Mutual treats": what is praised or wished for in a house is said of theirs.
_ADMIRED = lazy(
    r"\bI\b[^.!?]{0,60}?\b(?:admir\w+|respect\w*|want(?:ed)?|lik(?:e|ed)|lov(?:e|ed)|impressed|believe|drawn|struck|keen|eager|proud)\b"
    r"[^.!?]{0,80}?\b(?:how|what|that|which|way|as)\s+(?P<name>[A-Z][\w'’&-]+(?:\s+[A-Z][\w'’&-]+)+)\s+(?:is|are|[a-z]+s)\b"
)
_HAS_BEEN = lazy(
    r"\b(?:worked|used|was|were|did|last|before|when I|my time|years?|friends?|they|learnt|learned|ran|left"
    r"|tell|say|ask)\b",
    re.IGNORECASE,
)
_TITLE_BEFORE = lazy(
    rf"\b(?:{_OPENING_WORDS}|interview\w*)\s+(?:of|as|for)\s+(?:the\s+|an?\s+|your\s+)?$", re.IGNORECASE
)
_ARTICLE_BEFORE = lazy(r"\b(?:the|your|this|an?)\s+$", re.IGNORECASE)
_TITLE_AFTER = lazy(rf"^\s+(?:{_OPENING_WORDS}|interview)\b", re.IGNORECASE)
#: What stands before and behind a name that is alone between two dashes, colons or commas, or after "at".
_BEGINS_A_PART = lazy(r"(?:(?:^|[:|,;–—]|\s-\s)\s*|\b(?:at|with)\s+)$", re.IGNORECASE)
_ENDS_A_PART = lazy(r"\s*(?:$|[:|,;–—])|\s-\s")

#: Shorter names are too often near other words.
_SHORTEST_NAME = 3

#: Greetings that name nobody, and will do where the name stands further on.
_NO_NAMES = frozenset({"there", "again", "you"})

#: In these the user may well name where they go instead.
_NAMES_ANOTHER = frozenset(
    {"withdraw", "decline-offer", "competing-offer", "stay-in-touch", "accepted-thank-all", "new-information"}
)
_OWN_MOVE = lazy(
    r"\b(?:accept\w*|join\w*|start\w*|sign\w*|offer\w*|elsewhere|taken|settled|moved|new)\b", re.IGNORECASE
)
_OWN_WORD = lazy(r"\b(?:I|my|me)\b")


def wrong_name(letter: Letter, context: Context) -> Iterator[Finding]:
    """The recipient's name is absent, misspelt or somebody else's."""
    if letter.via not in SPOKEN:
        yield from _greeting_name(letter, context)
    found = [*misspelt_full_names(letter, context), *misspelt_alone(letter, context)]
    yield from found or mistaken_names(letter, context)


def _greeting_name(letter: Letter, context: Context) -> Iterator[Finding]:
    person = letter.person
    greeting = letter.greeting
    own = _own_names(person)
    if greeting is None or not greeting.names:
        if person.is_named and not own & {plain(match[0]) for match in WORD.finditer(letter.body)}:
            at = greeting.at if greeting else letter.core_start
            begin = f"Begin with: {context.greeting(person)}"
            yield Finding(at, f"The note does not name {person.name}.", begin)
        return
    if greeting.together:
        return
    right = [name for name in greeting.names if plain(name.text) in own]
    met = context.met_with(letter)
    for name in greeting.names:
        if name in right:
            continue
        others = () if right else _namesakes(name, letter, context)
        if not others and any(is_short_for(plain(name.text), each) for each in own):
            continue
        near = _misspelt(plain(name.text), own)
        if others and (near is None or others[0].slug in met):
            yield Finding(
                name.at,
                f"The note goes to {person.name}, but greets {others[0].name}.",
                f"Write “{person.greeting_name}”, or change `to` if it is meant for {others[0].first_name}.",
            )
            return
        if near and not any(plain(name.text) == context.journal.contacts[slug].first_name for slug in met):
            yield Finding(
                name.at,
                f"“{name.text}” is not how {person.name} spells it.",
                f"Write “{near}”, as in their file.",
            )
            return
    if right and not greeting.titled and _curt(person, [plain(name.text) for name in greeting.names]):
        yield Finding(
            right[0].at,
            f"“{right[0].text}” alone is curt for {person.name}.",
            f"Write “{person.greeting_name}”; a name they prefer belongs in their file, as `address:`.",
        )
        return
    if (
        person.is_named
        and not right
        and not any(is_short_for(plain(name.text), each) for name in greeting.names for each in own)
    ):
        said = " ".join(name.text for name in greeting.names)
        if said.casefold() in _NO_NAMES and own & {plain(match[0]) for match in WORD.finditer(letter.body)}:
            return
        yield Finding(
            greeting.names[0].at,
            f"“{said}” does not name {person.name}.",
            f"Write “{person.greeting_name}”; a name they prefer belongs in their file, as `address:`.",
        )


def _own_names(person: Contact) -> frozenset[str]:
    """The words they may be greeted by; a title alone is none of them."""
    titles = {word.rstrip(".").casefold() for word in person.name_read.title.split()} | WORDING.titles
    words = [match[0] for match in WORD.finditer(f"{person.name} {person.address}")]
    return frozenset(plain(word) for word in words if word.casefold().rstrip(".") not in titles)


def _curt(person: Contact, said: Sequence[str]) -> bool:
    """Whether somebody is called by the bare family name, where a title or the first name belongs."""
    read = person.name_read
    last = {plain(word) for word in read.last.split()} - {plain(word) for word in read.first.split()}
    known = read.title or read.first
    return bool(known and not person.address and last and set(said) <= last)


def _namesakes(name: Name, letter: Letter, context: Context) -> tuple[Contact, ...]:
    """Other people whose first name it is, those met together with the recipient first."""
    met = context.met_with(letter)
    namesakes = context.first_names.get(plain(name.text).casefold(), ())
    others = sorted(set(namesakes) - {letter.person.slug}, key=lambda slug: (slug not in met, slug))
    return tuple(context.journal.contacts[slug] for slug in others)


def _misspelt(word: str, own: frozenset[str]) -> str | None:
    """The one of the recipient's names that a word is within two letters of; one letter for short names."""
    for right in sorted(own):
        most = 1 if min(len(right), len(word)) <= 4 else 2
        if len(right) > 2 and spelling_distance(word.casefold(), right.casefold(), most) <= most:
            return right
    return None


def many_recipients(letter: Letter, context: Context) -> Iterator[Finding]:
    """The note goes to more than one person; several names under ``to`` are found when the file is read."""
    for match in _COPY_LINE.finditer(letter.without_code):
        yield Finding(
            match.start() + len(match[0]) - len(match[0].lstrip()),
            "This line would send the note to several people, and each would see the others.",
            "Take it out and write each person a note of their own: afterword draft NAME",
        )
    met = {slug: context.journal.contacts[slug] for slug in context.met_with(letter)}
    for match in _COPIED.finditer(letter.plain):
        for contact in met.values():
            if re.search(rf"\b{re.escape(contact.first_name)}\b(?!['’]s)", match[1]):
                yield Finding(
                    match.start(),
                    f"The note is copied to {contact.name}, whom you met as well.",
                    f"Write {contact.first_name} a note of their own: "
                    f"{context.command('draft', contact.slug)}",
                )
                break
    greeting = letter.greeting
    if greeting is None:
        return
    own = _own_names(letter.person)
    named = [name for name in greeting.names if plain(name.text) in own]
    for name in greeting.names:
        others = [c for c in met.values() if plain(name.text) in (c.first_name, c.greeting_name)]
        if others and named and plain(name.text) not in own:
            yield Finding(
                name.at,
                f"The note greets {letter.person.first_name} and {others[0].first_name} together.",
                f"Write each a note of their own; begin this one with: {context.greeting(letter.person)}",
            )
            return


def wrong_company(letter: Letter, context: Context) -> Iterator[Finding]:
    """Another opportunity's company or title is named as if it were theirs."""
    mine = context.companies_of(letter.person.slug) | (
        {tokens_of(letter.interview.company, company=True)} if letter.interview else set()
    )
    right = letter.position.company if letter.position else context.journal.company_of(letter.person.slug)
    moves: dict[int, bool] = {}
    short = context.short_companies
    for at, text in (("subject", letter.subject), (None, letter.own_words)):
        for named in find_names(text, short, mine):
            if any(is_part_of(named.key, key) or set(named.key) <= set(key) for key in mine) or (
                letter.is_theirs(" ".join(named.key))
            ):
                continue
            before, after = text[max(0, named.start - 60) : named.start], text[named.end : named.end + 30]
            to_come = _TO_COME_BEFORE.search(before)
            as_yours = (
                _AS_YOURS_BEFORE.search(before)
                or _AS_YOURS_AFTER.search(after)
                or (to_come and not _HAS_BEEN.search(to_come[0]))
            )
            as_yours = as_yours or (at is None and _is_wished(letter.sentence_at(named.start).text))
            whole = at == "subject" and _BEGINS_A_PART.search(before) and _ENDS_A_PART.match(after)
            if not (as_yours or whole) or (at is None and _is_own_move(letter, named.start, moves)):
                continue
            company = short.names[named.key]
            instead = f"Write “{right}”" if right else "Take it out"
            longer = re.match(r"[ \t]+[A-Z]\w", after)
            yield Finding(
                at or named.start,
                f"“{company}” is another company than that of {letter.person.name}.",
                f"{instead}; if you mean {company}, say whose it is, for example: a friend of mine there.",
                # "Harbour House" seems to be Harbour Flowers, and need not be.
                Level.WARNING if longer and tokens_of(company, company=True) != named.key else None,
            )
        yield from _misspelt_company(right, text, at, context)
        if at is None and right and letter.kind_id not in _NAMES_ANOTHER:
            yield from _unknown_company(right, text, letter, context)
        yield from _wrong_titles(letter, context, text, at)


def _misspelt_company(right: str, text: str, at: str | None, context: Context) -> Iterator[Finding]:
    """Their company with a word of its name almost right: "Tidewater Martime" for "Tidewater Maritime"."""
    key = tokens_of(right, company=True)
    words = [(match.start(), plain(match[0])) for match in WORD.finditer(text)]
    long = [place for place, word in enumerate(key) if len(word) > _SHORTEST_NAME]
    for number, (start, word) in enumerate(words):
        for place in long:
            if word[0] != key[place][0] or word == key[place] or not is_near(word, key[place]):
                continue
            if word[0].islower() or is_english(word):
                continue
            before = words[number - 1][1] if number else ""
            after = words[number + 1][1] if number + 1 < len(words) else ""
            beside = (place and before == key[place - 1]) or (
                place + 1 < len(key) and after == key[place + 1]
            )
            if (beside or len(key) == 1) and word not in context.name_words:
                yield Finding(
                    at or start,
                    f"“{word}” is not how {right} is spelt.",
                    f"Write “{key[place]}”, as in your files.",
                )


def _unknown_company(right: str, text: str, letter: Letter, context: Context) -> Iterator[Finding]:
    """A name that no file holds, where the writer would like to work; it may be a house of theirs."""
    theirs = letter.theirs | set(telling(" ".join(own_company_words(letter, context))))
    admired = (
        match
        for match in _ADMIRED.finditer(text)
        if all(word.islower() or is_english(word) for word in match["name"].split()[1:])
    )
    for match in (*_TO_WORK_AT.finditer(text), *admired):
        words = [plain(word[0]) for word in WORD.finditer(match["name"])]
        said = set(telling(match["name"]))
        if (
            not (theirs.isdisjoint(said) and context.name_stems.isdisjoint(said))
            or _HAS_BEEN.search(match[0])
            or all(word.isupper() for word in words)
            or (len(words) == 1 and is_english(words[0]))
            or any(find_names(match["name"], context.short_companies))
        ):
            continue
        yield Finding(
            match.start("name"),
            f"“{match['name']}” is not the company of {letter.person.name}, and in none of your files.",
            f"Write “{right}”; if {match['name']} is a house of theirs, let it stand.",
            Level.WARNING,
        )


def _is_wished(sentence: str) -> bool:
    """Whether a sentence that names a company says what the writer would like: to be there, it seems."""
    return bool(_WISH.search(sentence)) and not _HAS_BEEN.search(sentence)


def _is_own_move(letter: Letter, at: int, moves: dict[int, bool]) -> bool:
    """Whether the sentence says where the user goes, in a note that may; ``moves`` keeps what was seen."""
    if letter.kind_id not in _NAMES_ANOTHER:
        return False
    sentence = letter.sentence_at(at)
    if sentence.start not in moves:
        moves[sentence.start] = bool(_OWN_MOVE.search(sentence.text) and _OWN_WORD.search(sentence.text))
    return moves[sentence.start]


def _wrong_titles(letter: Letter, context: Context, text: str, at: str | None) -> Iterator[Finding]:
    positions = context.journal.positions_with(letter.person.slug)
    titles = [*(position.title for position in positions), letter.position.title if letter.position else ""]
    mine = {key for title in [*titles, letter.person.role] if (key := tokens_of(title.casefold()))}
    if not any(titles):
        return
    folded = text.casefold()
    if len(folded) != len(text):
        return  # a letter such as ß changes length; the places would be wrong
    for named in find_names(folded, context.titles, mine):
        if named.key in mine or set(telling(" ".join(named.key))) <= letter.facts:
            continue
        before, after = text[max(0, named.start - 60) : named.start], text[named.end : named.end + 30]
        named_so = _TITLE_AFTER.search(after) and (at == "subject" or _ARTICLE_BEFORE.search(before))
        if named_so or _TITLE_BEFORE.search(before):
            yield Finding(
                at or named.start,
                f"“{text[named.start : named.end]}” is the title of another position in your search.",
                f"Write “{next(filter(None, reversed(titles)))}”.",
            )
