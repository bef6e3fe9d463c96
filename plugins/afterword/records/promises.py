"""A promise as it was written down: what, and by which day.

The day may be written in any way that ``words.said_dates`` reads, after "by" and its like or at the end, in
brackets, in bold, as a link, with a time behind it. Words count from the day of the interview, looking ahead.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import cache
from itertools import islice

from afterword.frozen import frozen
from afterword.patterns import lazy
from afterword.words.dates import DAYS, MONTHS
from afterword.words.day_words import ALSO_NAMES, COUNTS, MONTH_NUMBERS, WEEKDAYS
from afterword.words.days_elsewhere import weekdays_elsewhere
from afterword.words.said_dates import DateError, NoSuchDayError, day_at_start, parse_day
from afterword.words.spelling import did_you_mean, spelling_distance

# The longer patterns are compiled by the first promise that needs them.

#: Nothing was promised, and somebody says so.
_NOTHING = (
    r"(?i)(?:nothing(?: (?:yet|else|much|at all|really|special|so far))?|none|n\.?/?a\.?|nil|nope|no"
    r"|not applicable|[-–—/.?]++)[.!]*+"
)

_BY = (
    r"(?i)(?<![\w'’])(?:by|before|b4|until|till?|due|(?:no|not) later than"
    # The same in languages of the country presets.
    r"|bis(?: zu[mr]?)?|avant(?: le)?|antes del?|entro(?: il)?|voor|até|innan"
    r"|pour(?: le)?|für|para(?: el)?"
    r"|\N{CALENDAR}|\N{TEAR-OFF CALENDAR})(?![\w'’-]):*"
    r"|(?<![\w'’])(?P<on>on)(?![\w'’-])"
    # "In two weeks" is a day by itself.
    rf"|(?<![\w'’])(?=(?:in|within) (?:(?:about|around|roughly|approx(?:imately|\.)?|circa|ca\.?|maybe|some|~"
    rf"|the next|next) ?)?(?:\d{{1,3}}|{'|'.join(COUNTS)})(?: ?[-–—] ?| to | or )?(?:\d{{1,3}}"
    rf"|{'|'.join(COUNTS)})? ?(?:d|days?|weeks?|wks?|fortnights?|months?|mn?ths?)\b)"
    # The same in languages of the country presets.
    r"|(?<![\w'’])(?=(?:in|dans|tra|fra|over|om|za|en|em) [\w]{1,12} (?:tag|woche|monat|jour|semaine|mois"
    r"|giorn|settiman|mes[ie]|dag|wek|week|maand|veck|månad|uge|uke|måned|dni|tyg|miesi|d[ií]a)\w{0,4}\b)"
)
_LINK = lazy(r"\[\[([^\[\]\n]+)\]\]|\[([^\[\]\n]+)\]\([^()\s]*\)")
_OPENING = lazy(r"[\s:*_=`~(\[{<\"“„'‘,]*")
#: What holds a day at its place: at the end of the thing before it, and at the beginning of what goes on.
_OPENERS, _CLOSERS = '([{<*_=`~"“„‘', ')]}>*_=`~"”’'
_BEFORE, _AFTER = f" \t,;:–—-→{_OPENERS}", f" \t{_CLOSERS}"
_STOP = lazy(r"[.!?](?= |$)[ \t]*")
_GOES_ON = lazy(r"[*_=~)\] ]*(?::|,|–|—| -)[*_=~]*\s+\w")
_ENDS = lazy(r"[*_=~ ]*(?:[.,;:!?)\]–—-]|$)")
_MARKS = (("(", ")"), ("[", "]"), ("**", "**"), ("__", "__"), ("*", "*"), ("_", "_"), ("`", "`"))

#: Before a date at the end these make it the date of something else: "the minutes of 2 December".
_OF_SOMETHING_ELSE = frozenset(
    {"of", "from", "since", "about", "after", "to", "with", "for", "at", "last", "every", "each", "like"}
)
#: So many words such as "by" are looked at; no promise has more.
_MOST = 50
#: So far from the end a day is looked for; none takes more words, or letters.
_LAST_WORDS, _LAST_LETTERS = 7, 120
#: What makes it another day than it seems: "the 3rd of the next one".
_OF_MORE = lazy(r" of(?: [^\s.,;:!?]+){1,3}")
#: A part of something: "by 3/4 of the cost".
_SHARE = lazy(r"\d+/\d+ of\b")
#: Words of other things at the end of a sentence: we sat, the sun, on the cob, round the clock.
_NO_DAY_ALONE = lazy(r"sat|sun|cob|cop|\d{1,2}\.\d{1,2}|24/7", re.IGNORECASE)

_PERIOD = "week|wk|month|mn?th|quarter|qtr|year|yr"
_PART_OF = "this|next|nxt|coming|following|end|start|beginning|middle|mid|early|late"


@cache
def _like_a_date() -> re.Pattern[str]:
    """What begins as a date does: "Friday the 13th", "early in March"; but no "by the week"."""
    days = {*WEEKDAYS, *MONTH_NUMBERS, *weekdays_elsewhere()} - {"sun", "sat", "wed", "mar"}
    named = (
        *sorted(days, reverse=True),
        "xmas|christmas|easter|new year'?s?|thanksgiving|weihnachten|ostern|noël|natale",
        "spring|summer|autumn|winter|noon|midnight|lunch(?:time)?|tonight|weekend|half[- ]term|year[- ]end",
        r"tomorrow|morgen|demain|mañana|domani|(?:week|wk) ?\d{1,2}|q[1-4]|eoq|\d{1,2}(?:st|nd|rd|th)|\d{8}",
        rf"wke?nd|(?:{_PERIOD})(?:['’]?s)?[- ]end",
        r"\d{1,4} ?([-/.]) ?\d{1,2} ?\1 ?\d{1,4}|\d{1,2}[/.]\d{1,2}\.?(?=[ )*_]*(?:$|[,;)]))",
        # With a nought in front, figures with a dash are a day, and no range.
        r"(?:\d{1,2}-(?:0\d|1[0-2])|(?:0\d|1[0-2])-\d{1,2})(?=[ )*_]*(?:$|[,;)]))",
    )
    before = rf"(?:(?:the|of|in|at|about|around|roughly|sometime|somewhen|{_PART_OF})[ -]+){{0,5}}"
    period = rf"(?:{_PART_OF})[ -]+(?:of[ -]+)?(?:the[ -]+)?(?:{_PERIOD})"
    return re.compile(rf"{before}(?:{'|'.join(named)}|{period})(?![\w'’])", re.IGNORECASE)


@cache
def _vague_end() -> re.Pattern[str]:
    """A text that ends in what nobody can count with: "early next week", "in a few days"."""
    month = "|".join(MONTH_NUMBERS)
    ends = (
        rf"(?:(?:{_PART_OF})[ -](?:of )?(?:the )?(?:this |next |nxt )?"
        rf"(?:{_PERIOD}|weekend|wke?nd|spring|summer|autumn|winter|{month}))",
        r"(?:in|within) (?:a )?(?:few|couple(?: of)?) (?:days|weeks|wks|months)",
        f"(?:{'|'.join(weekdays_elsewhere())})",
        r"(?!24/7)\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}\.\d{1,2}\.\d{2}",
    )
    return re.compile(rf".*(?<![\w'’])({'|'.join(ends)})[.!)]*", re.IGNORECASE | re.DOTALL)


#: Names long enough to be told from other words when a letter or two is wrong: Sunday, but not May.
_SPELT = {
    name.casefold(): name for name in (*DAYS, *MONTHS, "tomorrow", "fortnight", "weekend") if len(name) > 5
}
_FIRST_WORD = lazy(r"(?:(?:the|this|next|nxt|coming|end of) )*([^\W\d_]{5,12})(?![\w'’])", re.IGNORECASE)
#: A name of so many letters may have two of them wrong: "tommorow", but not "sunny".
_LONG = 8
#: A day without a year that lies so far ahead was meant to be in the past, or is a slip.
_TOO_FAR = timedelta(days=270)
_YEAR = lazy(r"\d{4}")


@frozen
class Promised:
    """What was promised.

    Attributes:
        text: the thing or the deed, without its day.
        by: the day; None where none is named, or none that can be read.
        doubt: what looks like a day and is none, as a sentence; empty where there is nothing of the kind.
        right: where there is a doubt, how the promise may be written, with a day as it was perhaps meant.
    """

    text: str
    by: date | None = None
    doubt: str = ""
    right: str = ""


def is_nothing(words: str) -> bool:
    """Whether the words say that nothing was promised: "nothing", "n/a", "none"."""
    return bool(re.fullmatch(_NOTHING, words.strip("*_ ")))


def read_promise(words: str, day: date) -> Promised:
    """Tell a promise from its day.

    Args:
        words: what stands behind ``promised:``, on one line.
        day: what words such as "friday" count from.
    """
    plain = _LINK.sub(lambda link: _day_of_link(link, day), words)
    doubt: Promised | None = None
    if (found := _day_first(plain, day)) is not None:
        return found
    for match in islice(re.finditer(_BY, plain), _MOST):
        opening = _OPENING.match(plain, match.end())
        begin = opening.end() if opening else match.end()
        rest = plain[begin : begin + _LAST_LETTERS]
        try:
            at_start = day_at_start(rest, day, "future")
        except NoSuchDayError as error:
            if _SHARE.match(rest):
                continue
            doubt = doubt or _doubted(words, plain[: match.start()], str(error), rest, day, error.instead)
            continue
        if at_start and _is_name(rest[: at_start[1]]):
            if rest[: at_start[1]].islower() and _ENDS.match(rest, at_start[1]):
                doubt = doubt or _maybe_a_name(
                    words, plain[: match.start()], rest[: at_start[1]], day, at_start[0]
                )
            continue
        if at_start and (not match["on"] or _ENDS.match(rest, at_start[1])):
            by, length = at_start
            if more := _OF_MORE.match(rest, length):
                said = f"`{rest[: more.end()]}` is no date this program can count with."
                doubt = doubt or _doubted(words, plain[: match.start()], said, rest[:length], day, (by,))
                continue
            if by - day <= _TOO_FAR or _YEAR.search(rest[:length]):
                return Promised(_joined(plain, match.start(), begin + length) or words, by)
            said = f"`{rest[:length]}` without a year would be {by}, most of a year ahead."
            doubt = doubt or _doubted(words, plain[: match.start()], said, rest, day, (by,))
        elif not match["on"] and not doubt and (like := _like_a_date().match(rest)):
            said = f"`{match[0].strip(':')} {like[0]}` is no date this program can count with."
            doubt = _doubted(words, plain[: match.start()], said, like[0], day)
        elif not match["on"] and not doubt and (slip := _misspelt(rest)):
            said = f"`{match[0].strip(':')} {slip[0]}` is no date; did you mean {slip[1]}?"
            doubt = _doubted(words, plain[: match.start()], said, slip[1].casefold(), day)
    return doubt or _with_a_day_last(plain, words, day)


def _day_first(plain: str, day: date) -> Promised | None:
    """A promise that begins with its day, and a colon or comma: "tomorrow: the notes"."""
    try:
        found = day_at_start(plain[:_LAST_LETTERS], day, "future")
    except NoSuchDayError:
        return None
    if not found or found[0] < day or not _GOES_ON.match(plain, found[1]) or _is_name(plain[: found[1]]):
        return None
    return Promised(_joined(plain, 0, found[1]), found[0])


def _with_a_day_last(plain: str, words: str, day: date) -> Promised:
    """A promise with a day at its end that no word such as "by" goes before, or without one."""
    shift = max(0, len(plain) - _LAST_LETTERS)
    for piece in list(re.finditer(r"\S+", plain[shift:]))[-_LAST_WORDS:]:
        opening = _OPENING.match(plain, piece.start() + shift)
        begin = opening.end() if opening else piece.start() + shift
        before = plain[:begin].rstrip(_BEFORE).rpartition(" ")[2]
        said = plain[begin:].strip(_BEFORE + _AFTER + ".!?")
        if not before or before.strip("*_(").casefold() in _OF_SOMETHING_ELSE:
            continue
        try:
            by = parse_day(said, day, "future", alone=False)
        except NoSuchDayError as error:
            return _doubted(words, plain[:begin], str(error), said, day, error.instead)
        except DateError:
            continue
        if _is_name(said):
            return _maybe_a_name(words, plain[:begin], said, day, by) if said.islower() else Promised(words)
        if by >= day and not _NO_DAY_ALONE.fullmatch(said):
            return Promised(_joined(plain, begin, len(plain)) or words, by)
    vague = _vague_end().fullmatch(plain[shift:])
    if vague and plain[: vague.start(1) + shift].strip(_BEFORE):
        said = f"`{vague[1]}` is no date this program can count with."
        return _doubted(words, plain[: vague.start(1) + shift], said, vague[1], day)
    return Promised(words)


def _is_name(said: str) -> bool:
    return said.strip(f"{_BEFORE}{_AFTER}.!?").casefold() in ALSO_NAMES


def _maybe_a_name(words: str, before: str, said: str, day: date, by: date) -> Promised:
    """A word in small letters that may be a day typed in a hurry; with a capital it is somebody's name."""
    return _doubted(words, before, f"`{said}` may be {by}, or somebody's name.", said, day, (by,))


def _misspelt(rest: str) -> tuple[str, str] | None:
    """A word at the beginning that is nearly the name of a day or a month, and that name."""
    found = _FIRST_WORD.match(rest)
    word = found[1].casefold() if found else ""
    near = did_you_mean(word, _SPELT)
    if not found or near is None or word[0] != near[0] or word.removesuffix("s") == near:
        return None
    slips = 1 if len(near) < _LONG else 2
    return (found[1], _SPELT[near]) if spelling_distance(word, near, slips) <= slips else None


def _day_of_link(link: re.Match[str], day: date) -> str:
    """A link to a day, as the day; any other as it is."""
    target, _, alias = (link[1] or "").partition("|")
    said = [words for words in (link[2], target.split("#")[0].rpartition("/")[2], alias) if words]
    for words in sorted(said, key=lambda words: not _YEAR.search(words)):
        try:
            return parse_day(words, day, "future").isoformat()
        except DateError:
            continue
    return link[0]


def _joined(text: str, start: int, end: int) -> str:
    """A text without a piece of it that is a date, and without the brackets and commas that held it."""
    # Marks that touch the date belong to it; others are those of the words beside it.
    before = text[:start].rstrip(_OPENERS).rstrip(" \t,;:–—-→([{<")
    after = text[end:].lstrip(_CLOSERS).lstrip()
    if before.count("(") > before.count(")") and ")" in text[end : len(text) - len(after)]:
        before += ")"  # of a bracket that holds more than the date
    if stop := _STOP.match(after):
        after = after[stop.end() :]
        before += stop[0].strip() if before and after else ""
    if before and after and not re.match(r"[,;:.!?]", after):
        before += " "
    joined = f"{before}{after.rstrip()}" if before else after.strip(" \t,;:–—-")
    for opening, closing in _MARKS:
        # A mark at the beginning whose fellow went with the date.
        if joined.startswith(opening) and closing not in joined[len(opening) :]:
            joined = joined[len(opening) :].lstrip()
    return joined


def _doubted(
    words: str, before: str, said: str, when: str, day: date, instead: tuple[date, ...] = ()
) -> Promised:
    thing = before.strip(_BEFORE + _AFTER) or "the write-up"
    days = instead or (_example(when, day),)
    return Promised(words, None, said, " or ".join(f"{thing} by {each}" for each in days))


def _example(words: str, day: date) -> date:
    """A day that the words may mean: the weekday they name, the end of the month, else a week later."""
    for word in re.findall(r"[^\W\d_]+", words.casefold())[:6]:
        weekday = WEEKDAYS.get(word, weekdays_elsewhere().get(word))
        if weekday is not None:
            return _later(day, (weekday - day.weekday() - 1) % 7 + 1)
        if word in MONTH_NUMBERS and day.year < date.max.year:
            month = MONTH_NUMBERS[word]
            year = day.year + (month < day.month)
            return date(year, month, calendar.monthrange(year, month)[1])
    return _later(day, 7)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
