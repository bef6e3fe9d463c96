"""The settings under ``cadence:``: when to write, how often, when to stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Any, Literal

from afterword.frozen import frozen
from afterword.settings.reading import Reader, WrongSettingError
from afterword.times import Duration, Span, Unit
from afterword.words.counts import listed

Sure = Literal["strong", "consensus", "our choice"]
Value = Duration | int | float | tuple[Span, ...]

#: Ten years: nobody means more, and the calendar ends somewhere.
_MOST = {"h": 87_600, "d": 3_650, "bd": 2_600}

_UNITS: dict[Unit, str] = {"h": "hours (h)", "d": "days (d)", "bd": "business days (bd)"}


def _setting(
    default: str | float,
    help: str,
    *,
    source: str,
    sure: Sure,
    least: float = 0,
    most: float = 100,
    units: tuple[Unit, ...] = ("d", "bd"),
) -> Any:
    """A setting with what the reference pages say of it.

    Args:
        default: a length of time such as ``5bd``, a count, or a factor.
        help: what it means.
        source: where it is from.
        sure: how sure that is.
        least: the smallest value; 1 where less would call for the same note again on the same day.
        most: the largest count or factor.
        units: those a length of time may be given in. Only thank-yous have hours.
    """
    value = Duration.parse(default) if isinstance(default, str) else default
    read = _length(value, least, units) if isinstance(value, Duration) else _number(value, least, most)
    return field(default=value, metadata={"help": help, "source": source, "sure": sure, "read": read})


def _number(default: float, least: float, most: float) -> Reader:
    """A reader of a count, or of a factor where the default is one."""
    whole = isinstance(default, int)

    def read(value: object) -> int | float:
        found = value if isinstance(value, int if whole else (int, float)) else None
        if found is None or isinstance(found, bool) or not least <= found <= most:
            kind = "whole number" if whole else "number"
            raise WrongSettingError(f"a {kind} from {least} to {most}", f"Write {default}, say.")
        return found if whole else float(found)

    return read


def _length(default: Duration, least: float, units: Sequence[Unit]) -> Reader:
    """A reader of a length of time."""
    wanted = f"in {listed([_UNITS[unit] for unit in units], 'or')}, such as {default}"

    def read(value: object) -> Duration:
        try:
            duration = Duration.parse(value if isinstance(value, str) else "")
        except ValueError:
            raise WrongSettingError(f"a length of time {wanted}", f"Write {default}, say.") from None
        unit = duration.unit
        if unit not in units:
            only = " Only thank-yous have hours." if unit == "h" else ""
            raise WrongSettingError(f"a length of time {wanted}", f"Write {default}, say.{only}")
        if not least <= duration.count <= _MOST[unit]:
            raise WrongSettingError(f"from {least}{unit} to {_MOST[unit]}{unit}", f"Write {default}, say.")
        return duration

    return read


def _spans(value: object) -> tuple[Span, ...]:
    """A reader of spans of dates: a list of them, or one alone."""
    listed_ = value if isinstance(value, list) else [value]
    try:
        return tuple(Span.parse(each if isinstance(each, str) else str(each)) for each in listed_)
    except ValueError:
        raise WrongSettingError(
            "a list of spans of dates, such as [2026-12-21..2027-01-03]",
            "Write [2026-12-21..2027-01-03], say.",
        ) from None


@frozen
class Cadence:
    """Every setting by name, with its default; the metadata of the fields says what each means.

    ``h`` is hours, ``d`` calendar days, ``bd`` business days.
    """

    thank_you_earliest: Duration = _setting(
        "2h",
        "A thank-you opens this long after the end of each interview; earlier looks written beforehand.",
        source="TU Delft, SocGen, Green",
        sure="consensus",
        units=("h", "d", "bd"),
    )
    thank_you_latest: Duration = _setting(
        "24h",
        "A thank-you is due this long after the end of each interview, to each person met.",
        source="Robert Half, UNC, TopResume",
        sure="consensus",
        units=("h", "d", "bd"),
    )
    thank_you_until: Duration = _setting(
        "5bd",
        "A late thank-you is worth sending so long after the interview; later, the next note carries it.",
        source="CareerBuilder 2005 (62% expect it within five days), Brooklyn College",
        sure="consensus",
    )
    answer_within: Duration = _setting(
        "1bd",
        "What they asked of you: an answer by the day they named, or else this soon, before everything else.",
        source="the two searches that were lived with the first version; the figure is ours",
        sure="our choice",
    )
    promise_until: Duration = _setting(
        "15bd",
        "A promise so long past its day moves to what is still owed, and holds nothing back any more.",
        source="our own",
        sure="our choice",
        least=1,
    )
    ask_until: Duration = _setting(
        "15bd",
        "A question that was not asked for so long after its day moves to what is still owed, and counts as "
        "made; so does a closing note.",
        source="our own",
        sure="our choice",
        least=1,
    )
    give_until: Duration = _setting(
        "15bd",
        "A gift that was not sent for so long after its day counts as passed over: the next counts from "
        "there, at the same gap.",
        source="our own",
        sure="our choice",
        least=1,
    )
    offer_thanks_within: Duration = _setting(
        "1bd",
        "After an offer: thanks to the owner, and word to the owners of other open positions, this soon.",
        source="careerperfect, Bloomberg; the figure is ours",
        sure="our choice",
    )
    ask_after_decision: Duration = _setting(
        "2bd",
        "The first question about the decision, this long after the date they gave; never before that date.",
        source="Ask a Manager 2008, Indeed, HBR 2020",
        sure="consensus",
    )
    ask_without_date: Duration = _setting(
        "6bd",
        "The first question where they gave no date, this long after the last interview.",
        source="Ivy Exec, Indeed, Robert Half",
        sure="consensus",
    )
    ask_gap: Duration = _setting(
        "7bd",
        "Between two questions about one position; never more than one a week.",
        source="Ask a Manager 2008, Fresno Bee poll of HR officials",
        sure="consensus",
        least=1,
    )
    ask_cap: int = _setting(
        2,
        "Unanswered questions about one position; after so many, no more.",
        source="Fresno Bee poll, Steinitz (Accountemps), careery",
        sure="consensus",
    )
    close_the_loop: Duration = _setting(
        "10bd",
        "One closing note to the owner, without a question, this long after the last unanswered question.",
        source="handout on pleasant persistence; the figure is ours",
        sure="our choice",
    )
    ghost_after: Duration = _setting(
        "20bd",
        "So long after the closing note, a line that suggests to close the position.",
        source="our own",
        sure="our choice",
    )
    give_gap: Duration = _setting(
        "7bd",
        "The first gift after the last touch with that person: a note either way, a call, a meeting.",
        source="Taylor (Bloomberg 2011: every ten days or so), Feldman, Sweeney",
        sure="our choice",
        least=1,
    )
    give_growth: float = _setting(
        1.5,
        "Each further gap between gifts is so many times the one before, rounded half up.",
        source="Kang et al. 2014 on growing intervals, as an analogy; the figure is ours",
        sure="our choice",
        least=1,
        most=10,
    )
    give_ceiling: Duration = _setting(
        "30bd",
        "The longest gap between gifts.",
        source="Taylor, Feldman, Sweeney; the figure is ours",
        sure="our choice",
        least=1,
    )
    unanswered_cap: int = _setting(
        3,
        "After so many unanswered notes in a row to one person, only gifts, and only at the longest gap; "
        "thank-yous, promised items and the closing note don't count.",
        source="the 3-7-7 formula, handout on pleasant persistence",
        sure="our choice",
    )
    person_gap: Duration = _setting(
        "5bd",
        "Between any two notes to one person, thank-yous and promised items excepted.",
        source="Ask a Manager 2008",
        sure="consensus",
    )
    company_gap: Duration = _setting(
        "3bd",
        "Between two notes to one company, thank-yous and promised items excepted. An agency is a company "
        "of its own.",
        source="our own",
        sure="our choice",
    )
    company_day: int = _setting(
        3,
        "At most so many notes to one company on a day, thank-yous and answers apart; the rest wait for the "
        "next business day, and the agency and the owner come first.",
        source="our own",
        sure="our choice",
        least=1,
    )
    hold_gap: Duration = _setting(
        "20bd",
        "On hold: a light note to the owner this long after the last touch of the position.",
        source="Hornberger, Ask a Manager; the figure is ours",
        sure="our choice",
        least=1,
    )
    gracious_within: Duration = _setting(
        "2d",
        "Filled by somebody else: a gracious reply within this time from the day it is known.",
        source="climbtheladder, Ask a Manager",
        sure="consensus",
    )
    accepted_within: Duration = _setting(
        "5bd",
        "Filled by you: the news and thanks to everyone met, within this time.",
        source="undercoverrecruiter, UW-La Crosse",
        sure="consensus",
    )
    withdraw_within: Duration = _setting(
        "1bd",
        "Filled by you: withdraw from every other open position within this time.",
        source="undercoverrecruiter, UW-La Crosse, Waterloo",
        sure="consensus",
    )
    away: tuple[Span, ...] = field(
        default=(),
        metadata={
            "help": "Spans of dates on which nothing falls due, thank-yous, answers, promises and what an "
            "offer asks for excepted; a country adds the weeks in which nobody writes.",
            "source": "our own",
            "sure": "our choice",
            "read": _spans,
        },
    )
    stay_first: Duration = _setting(
        "60d",
        "Where you wish to stay in touch: the first note this long after the position closed.",
        source="careerusa.org, Versique (a month at least)",
        sure="our choice",
        least=1,
    )
    stay_gap: Duration = _setting(
        "90d",
        "Between later notes to stay in touch.",
        source="careerusa.org, Ferrazzi (two or three a year)",
        sure="our choice",
        least=1,
    )
    stay_cap: int = _setting(
        2,
        "Stop staying in touch after so many unanswered notes in a row.",
        source="careerusa.org, Ferrazzi; the figure is ours",
        sure="our choice",
    )
    typical_wait: Duration = _setting(
        "24d",
        "Typically, from the first interview to an answer: normal so long, slow to 1.5 times, quiet after 2.",
        source="Glassdoor 2017 (23.8 days), NACE 2023 (25.1 days); the bands are ours",
        sure="strong",
        least=1,
    )
    fresh_half_life: Duration = _setting(
        "14d",
        "Days until the impression you made has faded by half, without a touch.",
        source="our own",
        sure="our choice",
        least=1,
        units=("d",),
    )
