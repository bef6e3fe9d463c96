"""What must hold of every plan, over random searches.

A normal run is short; ``AFTERWORD_THOROUGH=1`` makes a long one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any

from followups.search import Search, line
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.followups.business_days import business_days
from afterword.followups.follow_up import FollowUp
from afterword.followups.history import companies_of
from afterword.followups.plan import plan
from afterword.followups.precedence import ENDINGS, URGENT
from afterword.followups.rule_words import OTHER_RULES
from afterword.kinds import INCOMING_KINDS, KINDS, OUTGOING_KINDS
from afterword.records.journal import Journal
from afterword.records.reading import read_files
from afterword.settings.cadence import Cadence
from afterword.settings.settings import Settings
from afterword.words.dates import spoken

START = date(2026, 11, 2)
RULES = {setting.name for setting in fields(Cadence)} | set(OTHER_RULES)
COMPANIES = ("Northwind", "Harbour", "Tidewater Agency")
INTERESTS = ("sailing", "sailing/dinghies", "observability", "chess")
OUTCOMES = (
    "open",
    "open",
    "on-hold",
    "offer",
    "filled-by-me",
    "filled-by-other",
    "withdrawn",
    "declined",
    "closed",
)
APART = ("thank-you", "promised-item", "forward-request", *URGENT)

#: What they asked for and an offer have no end of their own but the answer.
KEPT_FOR_EVER = ("answer", "offer-answer")

many = settings(
    max_examples=examples(25, 120),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def day(number: int) -> date:
    return START + timedelta(days=number)


@st.composite
def moments(draw: st.DrawFn, upto: int = 60) -> str:
    """A date, or a date and time, as people write them."""
    text = day(draw(st.integers(0, upto))).isoformat()
    hour = draw(st.none() | st.integers(0, 23))
    return text if hour is None else f"{text}T{hour:02}:{draw(st.sampled_from((0, 30))):02}"


def maybe(draw: st.DrawFn, chance: int, fields: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Some fields, in one of so many cases."""
    return fields() if draw(st.integers(1, chance)) == 1 else {}


def skips() -> st.SearchStrategy[str]:
    """A follow-up that was passed over on a day."""
    return st.builds(
        lambda kind, number: f"{kind} {day(number)}", st.sampled_from(OUTGOING_KINDS), st.integers(0, 90)
    )


@st.composite
def searches(draw: st.DrawFn, notes: int = 14) -> Search:
    """A random search: few people, so that companies, positions and owners are shared."""
    search = Search()
    people = [f"p{number}" for number in range(draw(st.integers(2, 5)))]
    some = st.lists(st.sampled_from(people), unique=True, min_size=1)
    for slug in people:
        search.contact(
            slug,
            company=draw(st.sampled_from((*COMPANIES, "Northwind", ""))),
            interests=draw(st.lists(st.sampled_from(INTERESTS), unique=True, max_size=3)),
            **maybe(
                draw, 2, lambda: {"part": draw(st.sampled_from(("recruiter", "hiring-manager", "agency")))}
            ),
            **maybe(draw, 4, lambda: {"email": ""}),
            **maybe(draw, 2, lambda: {"stay_in_touch": draw(st.sampled_from(("yes", "30d")))}),
            **maybe(draw, 6, lambda: {"snoozed_until": day(draw(st.integers(0, 90)))}),
            **maybe(draw, 4, lambda: {"do_not_contact": "said so"}),
            **maybe(draw, 5, lambda: {"former": [draw(st.sampled_from(COMPANIES))]}),
            **maybe(draw, 4, lambda: {"skipped": draw(st.lists(skips(), min_size=1, max_size=3))}),
        )
    for number in range(3):
        search.gift(f"gift-{number}", INTERESTS[number])
        if draw(st.integers(1, 4)) == 1:
            search.change(f"gifts/gift-{number}.md", given=[draw(st.sampled_from(people))])
    slugs = [f"i{number}" for number in range(draw(st.integers(1, 5)))]
    for slug in slugs:
        met = draw(some)
        promised = [(who, draw(st.integers(0, 2))) for who in met]
        body = "".join(
            f"## {who.title()}\n\n"
            + "".join(
                f"- promised: thing {slug} {number}{draw(st.sampled_from(('', f' by {day(30 + number)}')))}\n"
                for number in range(count)
            )
            for who, count in promised
        )
        search.interview(
            slug,
            body,
            company=draw(st.sampled_from(COMPANIES[:2])),
            position=draw(st.sampled_from(("Engineer", "Engineer", "Analyst", ""))),
            when=draw(moments()),
            round=slug,  # two files of one meeting would be a mistake
            met=met,
            **maybe(draw, 3, lambda: {"owner": draw(st.sampled_from(people))}),
            **maybe(draw, 2, lambda: {"decision_by": day(draw(st.integers(0, 90)))}),
            **maybe(draw, 3, lambda: {"format": "phone"}),
            **maybe(draw, 6, lambda: {"cancelled": "yes"}),
            **maybe(draw, 4, lambda: {"answer_by": day(draw(st.integers(20, 90)))}),
            **maybe(
                draw,
                3,
                lambda: {
                    "outcome": draw(st.sampled_from(OUTCOMES)),
                    "outcome_on": day(draw(st.integers(20, 80))),
                },
            ),
        )
    for _ in range(draw(st.integers(0, notes))):
        about = maybe(draw, 2, lambda: {"interview": draw(st.sampled_from(slugs))})
        who = draw(st.sampled_from(people))
        if draw(st.integers(1, 4)) == 1:
            kind = draw(st.sampled_from(INCOMING_KINDS))
            asks = maybe(draw, 2, lambda: {"asks": "two references"})
            until = maybe(draw, 2, lambda: {"answer_by": day(draw(st.integers(0, 100)))}) if asks else {}
            owed = maybe(
                draw, 4, lambda: {"body": f"- promised: a word by {day(draw(st.integers(0, 100)))}\n"}
            )
            came = {"from": who, "kind": kind, "received": draw(moments(90))}
            search.note(came | about | asks | until, **owed)
        else:
            gift = maybe(draw, 4, lambda: {"gift": f"gift-{draw(st.integers(0, 2))}"})
            search.sent(who, draw(st.sampled_from(OUTGOING_KINDS)), draw(moments(90)), **about, **gift)
    return search


@st.composite
def somewhere(draw: st.DrawFn) -> Settings:
    """Settings of a country, with days on which nobody is at home."""
    first = draw(st.integers(0, 90))
    away = [f"{day(first)}..{day(first + draw(st.integers(0, 30)))}"]
    found, problems = Settings.read(
        {"country": draw(st.sampled_from(("de", "us", "ae"))), "cadence": {"away": away}}
    )
    assert not problems
    return found


nows = st.integers(0, 120).map(day) | st.datetimes(datetime(2026, 11, 2), datetime(2027, 3, 1))


def is_open(each: FollowUp) -> bool:
    return each.state in ("due", "late")


def day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def identity(each: FollowUp) -> tuple[object, ...]:
    return each.contact, each.kind, each.position_id, each.interview, each.promise, each.opens


def lapsing(plan: Iterable[FollowUp]) -> set[tuple[object, ...]]:
    """The thanks that are not too late yet."""
    return {(each.contact, each.kind, each.interview, each.opens) for each in plan if is_thanks(each)}


def is_thanks(each: FollowUp) -> bool:
    return each.kind.startswith(("thank-you", "forward"))


def folded(company: str) -> str:
    return " ".join(company.casefold().split())


def companies(journal: Journal, each: FollowUp) -> set[str]:
    """The companies a note counts for; an agency is one of its own."""
    positions = [journal.positions[each.position_id]] if each.position_id else []
    return set(companies_of(journal, each.contact, positions))


@many
@given(searches(), nows)
def test_nothing_to_somebody_who_asked_not_to_be_written_to(search: Search, now: date) -> None:
    journal = search.journal
    for each in plan(journal, now, Settings()):
        assert not journal.contacts[each.contact].do_not_contact
        assert not any(journal.contacts[slug].do_not_contact for slug in each.about)


@many
@given(searches(), nows)
def test_never_two_at_once_to_one_person_and_few_to_one_company(search: Search, now: date) -> None:
    journal = search.journal.at(now)
    written = [
        each for each in plan(journal, now, Settings()) if is_open(each) and not each.kind.startswith(APART)
    ]
    event(f"{min(len(written), 3)} open")
    assert len({each.contact for each in written}) == len(written)
    at_company = Counter(company for each in written for company in companies(journal, each))
    assert all(count <= 3 for count in at_company.values()), list(map(line, written))
    # What is no ending goes out alone.
    others = [each for each in written if each.kind not in ENDINGS]
    for each in others:
        assert all(at_company[company] == 1 for company in companies(journal, each)), line(each)


@many
@given(searches(), nows)
def test_no_question_before_a_date_they_gave(search: Search, now: date) -> None:
    journal = search.journal
    for each in plan(journal, now, Settings()):
        decision = journal.positions[each.position_id].decision_by if each.position_id else None
        # Word of an offer elsewhere has a day of its own, and waits for no date of theirs.
        if KINDS[each.kind].ask and each.kind not in URGENT and decision:
            event("asked with a date")
            assert each.opens > decision


@many
@given(searches(), nows, somewhere(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(
    search: Search, now: date, where: Settings, random: Any
) -> None:
    files = [(path, text.encode()) for path, text in search.files.items()]
    expected = plan(read_files(dict(files)), now, where)
    random.shuffle(files)
    assert plan(read_files(dict(files)), now, where) == expected


@many
@given(searches(), nows, nows, somewhere())
def test_the_plan_is_a_function_of_its_arguments(
    search: Search, now: date, another: date, where: Settings
) -> None:
    """Whatever was asked of the same journal before, and of whichever day and country."""
    journal, expected = search.journal, plan(search.journal, now, where)
    plan(journal, another, Settings())
    plan(journal, another, where)
    assert plan(journal, now, where) == expected


@many
@given(searches(), nows, st.booleans())
def test_sending_what_is_due_and_planning_again_never_yields_it_again(
    search: Search, now: date, named: bool
) -> None:
    journal = search.journal
    sent = [each for each in plan(journal, now, Settings()) if is_open(each)]
    if not named:
        # Which of several positions a note is about is only known where it says so.
        sent = [each for each in sent if len(journal.interviews_with(each.contact)) <= 1]
        sent = [each for each in sent if len(journal.positions_with(each.contact)) <= 1]
    assume(sent)
    when = now.isoformat(timespec="minutes") if isinstance(now, datetime) else now.isoformat()
    for each in sent:
        about = {"interview": each.interview} if named and each.interview else {}
        search.sent(each.contact, each.kind, when, **about)
    again = {identity(each) for each in plan(search.journal, now, Settings())}
    for each in sent:
        event(each.kind)
        assert identity(each) not in again, line(each)


@many
@given(searches(), nows, st.integers(1, 200))
def test_later_no_thanks_come_back_that_had_lapsed(search: Search, now: date, days: int) -> None:
    journal = search.journal
    assume(not journal.at(now).ahead)  # what lies ahead brings new thanks
    before = plan(journal, now, Settings())
    after = plan(journal, now + timedelta(days=days), Settings())
    assert lapsing(after) <= lapsing(before)


@many
@given(searches(), nows)
def test_nothing_stays_due_for_ever(search: Search, now: date) -> None:
    # A dozen gifts in a row may be let pass, and colleagues wait for each other's: that takes years.
    later = plan(search.journal, now + timedelta(days=3650), Settings())
    assert not [line(each) for each in later if is_open(each) and each.kind not in KEPT_FOR_EVER]


@many
@given(searches(), nows)
def test_every_why_is_a_sentence_that_names_its_dates(search: Search, now: date) -> None:
    for each in plan(search.journal, now, Settings()):
        assert each.why.endswith(".") and not each.why.endswith("..")
        assert spoken(day_of(each.opens)) in each.why or spoken(day_of(each.due)) in each.why, each.why
        if each.state == "held":
            assert "held: " in each.why or "not before " in each.why, each.why


@many
@given(searches(), nows)
def test_states_and_moments_agree(search: Search, now: date) -> None:
    moment = now if isinstance(now, datetime) else datetime(now.year, now.month, now.day, 12)
    for each in plan(search.journal, now, Settings()):
        clock: date | datetime = moment if isinstance(each.opens, datetime) else moment.date()
        assert each.opens <= each.due
        assert each.rule in RULES
        assert each.until is None or (each.until >= moment.date()) == (each.state != "owed")
        assert isinstance(each.opens, datetime) == is_thanks(each)
        if is_open(each):
            assert each.opens <= clock
            assert (each.state == "late") == (clock > each.due)
        if each.state == "upcoming":
            assert each.opens > clock
        if each.kind == "value-add" and is_open(each):
            assert each.gifts


@many
@given(searches(), nows)
def test_a_position_that_has_ended_owes_only_what_its_ending_asks_for(search: Search, now: date) -> None:
    journal = search.journal
    for each in plan(journal, now, Settings()):
        position = journal.positions.get(each.position_id)
        if position and position.ended:
            event(f"{position.outcome} {each.kind}")
            assert each.kind in ENDINGS | {"stay-in-touch", "answer"}  # what they asked for
        if position and position.outcome in ("on-hold", "offer"):
            assert not KINDS[each.kind].ask and each.kind != "value-add"


@many
@given(searches(), nows)
def test_drafts_change_nothing(search: Search, now: date) -> None:
    before = plan(search.journal, now, Settings())
    for each in before:
        search.draft(each.contact, each.kind, **({"interview": each.interview} if each.interview else {}))
    assert plan(search.journal, now, Settings()) == before


@many
@given(searches(notes=0), st.booleans())
def test_somebody_who_writes_all_that_is_due_is_never_a_pest(search: Search, american: bool) -> None:
    """A year in which everything due is sent at once, and nobody ever answers."""
    country = Settings.read({"country": "us"})[0] if american else Settings()
    days = business_days(country.preset.calendar)
    asks: Counter[str] = Counter()
    last: dict[str, date] = {}
    spoken_to: dict[str, date] = {}
    seen: set[tuple[object, ...]] = set()
    now = START
    while now < START + timedelta(days=365):
        journal = search.journal.at(now)  # whoever names no company works where they were met last, by now
        follow_ups = plan(journal, now, country)
        open_now = next((each for each in follow_ups if is_open(each)), None)
        if open_now is None:
            ahead = [day_of(each.opens) for each in follow_ups if day_of(each.opens) > now]
            now = min(ahead, default=date.max)
            continue
        assert identity(open_now) not in seen, (now, open_now.why, search.files)
        seen.add(identity(open_now))
        kind = KINDS[open_now.kind]
        # Word of an offer elsewhere waits for no cap.
        if kind.ask and open_now.kind not in URGENT:
            asks[open_now.position_id] += 1
            # A later interview is an answer too, and so is that it goes on: the cap counts from the newest.
            position = journal.positions[open_now.position_id]
            answers = len(position.interviews) + (position.outcome == "open" and bool(position.outcome_on))
            assert asks[open_now.position_id] <= 2 * answers
        if kind.minds_gaps and open_now.kind not in ENDINGS | URGENT:
            for names, limit in (({open_now.contact}, 5), (companies(journal, open_now), 3)):
                for name in names:
                    previous = (last if limit == 5 else spoken_to).get(name)
                    assert previous is None or days.between(previous, now) >= limit, line(open_now)
        if kind.minds_gaps:
            last[open_now.contact] = now
            spoken_to.update(dict.fromkeys(companies(journal, open_now), now))
        search.sent(
            open_now.contact,
            open_now.kind,
            now.isoformat(),
            **({"interview": open_now.interview} if open_now.interview else {}),
            **({"gift": open_now.gifts[0]} if open_now.kind == "value-add" else {}),
        )
    kinds = defaultdict(int, Counter(item[1] for item in seen))
    event(f"{min(kinds['decision-check-in'], 2)} first asks, {min(kinds['value-add'], 2)} gifts")


@many
@given(searches(), st.sampled_from((date(1, 1, 1), date(1970, 1, 1), date(9999, 12, 31), START)))
def test_dates_nobody_means_break_nothing(search: Search, now: date) -> None:
    for number, path in enumerate(sorted(path for path in search.files if path.startswith("interviews/"))):
        # The first and the last years that are read at all (rule `year`), and a leap day.
        when = ("2999-12-30", "1970-01-01", "2096-02-29T00:00")[number % 3]
        search.change(path, when=when, decision_by=("2999-12-31", "1970-01-01")[number % 2])
    plan(search.journal, now, Settings())
    plan(search.journal, now, Settings(country="ae"))
