"""Dates: a weekday that is not that of its date, a day that does not exist, an interview on another day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from afterword.checking.context import Context
from afterword.checking.letter import Finding, Letter
from afterword.followups.precedence import ENDINGS
from afterword.frozen import frozen
from afterword.patterns import lazy
from afterword.words.dates import DAYS, MONTHS, weekday_and_day

_WEEKDAY = r"(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?(?:day)?\.?"
_MONTH = (
    r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:t|uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?[ \t]+(?P<year>\d{4})\b)?"
_FORMS = (
    # Friday 20 November 2026; the 20th of November
    lazy(rf"(?:\b{_WEEKDAY},?[ \t]+)?(?:the[ \t]+)?(?<![\d.:]){_DAY}[ \t]+(?:of[ \t]+)?{_MONTH}{_YEAR}"),
    # Friday, November 20th, 2026
    lazy(rf"(?:\b{_WEEKDAY},?[ \t]+)?\b{_MONTH}[ \t]+(?:the[ \t]+)?{_DAY}(?![\d:]){_YEAR}"),
    # Friday 2026-11-20
    lazy(rf"(?:\b{_WEEKDAY},?[ \t]+)?\b(?P<year>\d{{4}})-(?P<month>\d\d)-{_DAY}\b"),
    # 2026-11-20 (Friday), 20 November (Friday)
    lazy(rf"\b(?P<year>\d{{4}})-(?P<month>\d\d)-{_DAY}[ \t]+\({_WEEKDAY}\)"),
    lazy(rf"(?<![\d.:]){_DAY}[ \t]+{_MONTH}{_YEAR}[ \t]+\({_WEEKDAY}\)"),
)
_MAY_BE_DATE = lazy(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d-\d\d-")

_MEETING = (
    r"(?:time|meeting|seeing|talking|speaking|conversation|interview\w*|chat|call|visit"
    r"|talk|meet|met|see|saw|speak|spoke|talked)"
)
#: What else one gives thanks for, of a day on which one was there.
_HOSTING = (
    r"(?:showing|letting(?!\s+(?:me|us)\s+know)|having|walking|taking|giving|hosting|welcoming"
    r"|tour|walk|round|hour|morning|afternoon|day)"
)
_MEETING_ON = lazy(rf"\b{_MEETING}\b[^.!?,;:]{{0,40}}?\b(?:on|of|from)\s+(?:the\s+)?$", re.IGNORECASE)
#: "Thank you for giving me the morning on".
_THANKED_ON = lazy(
    rf"\bthank\w*\b[^.!?]{{0,60}}?\b{_HOSTING}\b[^.!?,;:]{{0,40}}?\b(?:on|of|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: A meeting that has been, whatever its date says: nothing else stands between it and the date.
_TO_THEM = (
    r"(?:I|[Ww]e)(?:['’]d|\s+(?:first|had|also))?\s+(?:came|met|spoke|talked|visited|interviewed|saw\s+you"
    r"|sat\s+(?:with|in)|was\s+(?:in|up|over|at|with)|had\s+the\s+(?:pleasure|honou?r|chance|luck))"
)
#: "I came in ... on", and nothing but the meeting in between; "On ... we spoke".
_CAME = lazy(rf"\b{_TO_THEM}\b[^.!?;,]{{0,70}}?\bon\s+(?:the\s+)?$")
_ON = lazy(r"(?:\w+ here, )?On\s+(?:the\s+)?$")
_CAME_AFTER = lazy(rf",?\s+{_TO_THEM}\b")
_HAS_BEEN = lazy(
    rf"\b(?:thank\w*|enjoyed|appreciat\w+|met|saw|spoke|talked)\b(?:[^.!?,;:]{{0,40}}?\b{_MEETING})?"
    r"(?:\s+(?:me|you|us|with|to|all|both|together|again|up|here|there|so))*\s+on\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_THANKS_FOR = lazy(
    r"\b(?:thank\w*|appreciat\w*|enjoyed|good|great|nice|lovely|pleasure|glad)\b[^.!?\n]{0,80}?"
    rf"\b(?:{_MEETING}|{_HOSTING})\b[^.!?,;:]{{0,30}}?\b(?P<when>today|yesterday|this (?:morning|afternoon)"
    r"|(?:on|last|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"(?!,?[ \t]+(?:the\b|\d|[A-Z][a-z]+[ \t]+\d))",
    re.IGNORECASE,
)
#: "Thank you for Tuesday", "thanks for Tuesday's talk".
_THANKS_FOR_DAY = lazy(
    r"\bthank\w*\b(?:[ \t]+(?:you|so|very|much|again|both|all)){0,3}[ \t]+for[ \t]+"
    r"(?P<when>today|yesterday|this (?:morning|afternoon)"
    r"|(?:last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
#: "Cheers for the look round on Friday"; thanks for a letter or a call are for another day.
_NO_THANKS_FOR = (
    r"how|that|who|which|when|where|why|whether|if|I|about|letter|messages?|e-?mails?|mails?|reply|replies|answer\w*"
    r"|calls?|calling|ring\w*|rang|writing|wrote|news|notes?|know|telling|sending|sent|link|updates?"
)
_THANKS_FOR_ANYTHING = lazy(
    rf"\b(?:thank\w*|cheers|ta|appreciat\w+)\b(?:(?!\b(?:{_NO_THANKS_FOR})\b)[^.!?;,\n]){{0,110}}?"
    r"\b(?P<when>yesterday(?:['’]s)?|(?:on|last)[ \t]+(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    rf"(?!,?[ \t]+(?:the\b|\d|[A-Z][a-z]+[ \t]+\d)|[ \t]+(?:{_NO_THANKS_FOR})\b)",
    re.IGNORECASE,
)
#: "When we spoke on Sunday", "our talk on Sunday".
_MET_ON_DAY = lazy(
    r"\b(?:when|after|since|as)[ \t]+(?:we|you|I)[ \t]+(?:met|spoke|talked|came|visited)\b[^.!?,;:]{0,30}?\b"
    r"(?P<when>today|yesterday|(?:on|last) (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"(?!,?[ \t]+(?:the\b|\d|[A-Z][a-z]+[ \t]+\d))"
    r"|\bour[ \t]+(?:\w+[ \t]+)?(?:talk|meeting|conversation|interview|chat|call)[ \t]+"
    r"(?P<day>yesterday|(?:on|last) (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"(?!,?[ \t]+(?:the\b|\d|[A-Z][a-z]+[ \t]+\d))",
    re.IGNORECASE,
)
_OF_A_DAY = (_THANKS_FOR, _THANKS_FOR_DAY, _THANKS_FOR_ANYTHING, _MET_ON_DAY)
#: Notes that answer news of theirs.
_OF_NEWS = frozenset(
    ENDINGS
    | {"answer", "offer-thanks", "offer-answer", "holding"}
    | {"good-news", "accepted-thank-all", "accepted-new-team"}
)
#: "You were aiming for": a day they named, and that it is one for the decision.
_THEIR_DAY = lazy(
    r"(?:\byou(?:['’]d)?\b[^.!?;]{0,60}?\b(?:said|told|mentioned|hoped|hoping|expected|expecting|wanted|planned|planning"
    r"|aimed|aiming|named|had|set|spoke|going|gave|thought|figured|reckoned|meant|promised|would|were|wrote)\b"
    r"|\bI(?:['’]d)?\b[^.!?;]{0,20}?\b(?:understood|told|gathered|given)\b)"
    r"(?:[^.!?;]{0,90}?\b(?:by|for|on|until|before|of|about|around|named|mind|yourselves|themselves))?"
    r"(?<!said)(?<!told)(?<!me)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: The day of the talk, not of the decision.
_TOLD_ON = lazy(
    r"\b(?:told|said|mentioned|wrote|promised)(?:\s+(?:me|us|to me))?\s+on\s+(?:the\s+)?$", re.IGNORECASE
)
_DECIDING = lazy(
    r"\b(?:decisions?|decid\w+|choice|choos\w+|chosen|know|answer|pick\w*|hear|news|tell|settl\w+|sorted|ring|call"
    r"|back to|in touch|minds? up|made up|word|result|outcome|sit down)\b",
    re.IGNORECASE,
)
#: "The 25th", of a month that is understood.
_DAY_ALONE = lazy(r"\bthe[ \t]+(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?![ \t]+(?:of|[A-Z][a-z]+ber|century))")
#: So far behind a day, in characters, what it is for still belongs to it.
_NEAR = 30
_AHEAD = lazy(r"\b(?:forward|next|will|would|could|free|until|coming|'ll)\b", re.IGNORECASE)

#: A weekday alone means one of the last days, not one of last month.
_RECENT = timedelta(days=13)


@frozen
class _Dated:
    """A date as a text gives it; ``day`` is None where there is no such day."""

    start: int
    text: str
    day: date | None
    weekday: int | None


def wrong_date(letter: Letter, context: Context) -> Iterator[Finding]:
    """A date contradicts the calendar, or the interviews with that person."""
    days = _days_met(letter, context)
    for found in _dates(letter.plain, context.today):
        if found.day is None:
            yield Finding(
                found.start,
                f"There is no such day as “{found.text}”.",
                "Look the day up in your calendar and write it like this: Friday 20 November.",
            )
        elif found.weekday is not None and found.weekday != found.day.weekday():
            yield Finding(
                found.start,
                f"“{found.text}” is a {DAYS[found.day.weekday()]}.",
                f"Write “{weekday_and_day(found.day)}”, or the date that was meant.",
            )
        else:
            yield from _other_interview(letter, context, found, days)
            yield from _other_decision(letter, found)
    yield from _other_day_alone(letter)
    yield from _other_weekday(letter, context, days)


def _dates(text: str, today: date) -> Iterator[_Dated]:
    if not _MAY_BE_DATE.search(text):
        return
    taken = bytearray(len(text))
    # The forms with a weekday behind the date first, since the others match their beginning.
    for form in (*_FORMS[3:], *_FORMS[:3]):
        for match in form.finditer(text):
            start, end = match.span()
            if taken.find(1, start, end) >= 0:
                continue
            taken[start:end] = b"\x01" * (end - start)
            day = _day(match["day"], match["month"], match["year"], today)
            weekday = next((n for n, name in enumerate(DAYS) if name[:3] == match["weekday"]), None)
            yield _Dated(match.start(), match[0], day, weekday)


def _day(day: str, month: str, year: str | None, today: date) -> date | None:
    """The day a text means; without a year the one nearest to today."""
    number = int(month) if month.isdigit() else [name[:3] for name in MONTHS].index(month) + 1
    years = [int(year)] if year else [today.year, today.year - 1, today.year + 1]
    possible: list[date] = []
    for each in years:
        try:
            possible.append(date(each, number, int(day)))
        except ValueError:
            continue  # no such day in that year
    return min(possible, key=lambda found: abs(found - today)) if possible else None


def _days_met(letter: Letter, context: Context) -> dict[date, str]:
    """The days the user and the person had to do with each other, and what it was."""
    slug = letter.person.slug
    days = {touch.day: "a note" for touch in context.journal.touches_with(slug)}
    positions = [*context.journal.positions_with(slug), *([letter.position] if letter.position else [])]
    days |= {interview.day: "an interview" for position in positions for interview in position.interviews}
    days |= {interview.day: "an interview" for interview in context.journal.interviews_with(slug)}
    return days | ({letter.interview.day: "an interview"} if letter.interview else {})


def _other_interview(
    letter: Letter, context: Context, found: _Dated, days: Mapping[date, str]
) -> Iterator[Finding]:
    """The note speaks of a meeting on a day on which there was none."""
    day = found.day
    if day is None:
        return
    before = letter.plain[max(0, found.start - 80) : found.start]
    came = _came(letter, found, context)
    if not (_MEETING_ON.search(before) or _THANKED_ON.search(before) or came):
        return
    sentence = before[before.rfind(".") + 1 :]
    if day > context.today and (_AHEAD.search(sentence) or not _HAS_BEEN.search(before)):
        return
    if "an interview" in days.values() and day not in days:
        nearest = min((d for d, what in days.items() if what == "an interview"), key=lambda d: abs(d - day))
        yield Finding(
            found.start,
            f"There was no interview with {letter.person.name} on {weekday_and_day(day)}.",
            f"The nearest was on {weekday_and_day(nearest)}; write that, or correct `when` in its file.",
        )


def _came(letter: Letter, found: _Dated, context: Context) -> bool:
    """Whether a day that has been is that of a meeting: "I came in about the job on 8 September"."""
    sentence = letter.sentence_at(found.start)
    begin, end = found.start - sentence.start, found.start + len(found.text) - sentence.start
    before, after = sentence.text[:begin], sentence.text[end:]
    behind = found.day is not None and found.day <= context.today
    return behind and bool(_CAME.search(before) or (_ON.match(before) and _CAME_AFTER.match(after)))


def _other_decision(letter: Letter, found: _Dated) -> Iterator[Finding]:
    """The note says that they were to decide on a day, and the record has another."""
    named = letter.position.decision_by if letter.position else None
    if named is None or found.day is None or found.day == named:
        return
    sentence = letter.sentence_at(found.start)
    before = letter.plain[sentence.start : found.start]
    after = letter.plain[found.start : sentence.start + len(sentence.text)]
    if _names_their_day(before) and (_DECIDING.search(before) or _DECIDING.search(after)):
        yield Finding(
            found.start,
            f"“{found.text}” is not the day they named for the decision: that was {weekday_and_day(named)}.",
            "Write that, or correct `decision_by` in the file of the interview.",
        )


def _names_their_day(before: str) -> bool:
    """Whether what stands before a day says that it is one they named."""
    return _THEIR_DAY.search(before) is not None and not _TOLD_ON.search(before)


def _other_day_alone(letter: Letter) -> Iterator[Finding]:
    """They were to decide on "the 25th", and the day on record is another."""
    named = letter.position.decision_by if letter.position else None
    if named is None:
        return
    for match in _DAY_ALONE.finditer(letter.middle):
        sentence = letter.sentence_at(match.start())
        before = letter.plain[sentence.start : match.start()]
        clause = _DECIDING.search(before) or _DECIDING.search(letter.plain[match.end() : match.end() + _NEAR])
        if int(match["day"]) != named.day and _names_their_day(before) and clause:
            yield Finding(
                match.start(),
                f"“{match[0]}” is not the day they named for the decision: "
                f"that was {weekday_and_day(named)}.",
                "Write that, or correct `decision_by` in the file of the interview.",
            )


def _other_weekday(letter: Letter, context: Context, days: Mapping[date, str]) -> Iterator[Finding]:
    """The note gives thanks for "today" or "Friday", and the interview was on another day."""
    met = letter.interview.day if letter.interview else None
    if met is not None and met > context.today:
        return  # written ahead of the day
    ahead = [(match.start(), match.end()) for match in _AHEAD.finditer(letter.middle)] if days else []
    thanks: dict[int, tuple[str, re.Match[str]]] = {}
    # After an offer or a refusal one gives thanks for that, which came on a day of its own.
    forms = (_MET_ON_DAY,) if letter.kind_id in _OF_NEWS else _OF_A_DAY
    for form in forms:
        for match in form.finditer(letter.middle):
            said = next(name for name in ("when", "day") if match.groupdict().get(name))
            thanks[match.start(said)] = (said, match)
    for said, match in thanks.values() if days else ():
        first = bisect_left(ahead, (letter.sentence_at(match.start()).start, 0))
        if first < len(ahead) and ahead[first][1] <= match.end():
            continue
        when = re.sub(r"\s+", " ", match[said].casefold()).removesuffix("s").rstrip("'’")
        recent = [day for day in days if timedelta(0) <= context.today - day <= _RECENT]
        if when == "yesterday":
            right = context.today - timedelta(days=1) in days
        elif when in ("today", "this morning", "this afternoon"):
            right = context.today in days
        else:
            if not recent:
                continue
            right = any(DAYS[day.weekday()].casefold() in when for day in recent)
        if not right:
            last = met or max((day for day in days if day <= context.today), default=None)
            if last is not None:
                yield Finding(
                    match.start(said),
                    f"“{match[said]}” is not when you met {letter.person.name}: "
                    f"that was {weekday_and_day(last)}.",
                    f"Write “on {DAYS[last.weekday()]}”, or the date.",
                )
