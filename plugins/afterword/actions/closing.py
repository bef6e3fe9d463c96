"""Setting how a position ended, or where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from afterword.actions.act import Act, edited
from afterword.actions.came_of_it import refuse_before
from afterword.actions.desk import Desk
from afterword.errors import AfterwordError
from afterword.keeping.editing import Removed, Value
from afterword.kinds import kind_words
from afterword.records.position import OUTCOME_WORDS, Position
from afterword.words.shell import command


def close(
    desk: Desk, position: Position, outcome: str, on: date | None = None, answer_by: date | None = None
) -> Act:
    """The outcome in the newest interview of a position.

    Args:
        desk: the journal and the moment.
        position: which one.
        outcome: one of the schema's.
        on: when it became known; None: today, or the day on record where this is the outcome already.
        answer_by: the day by which they want the answer to their offer.

    Raises:
        AfterwordError: a day for an answer where there is no offer, or before it.
    """
    if answer_by and outcome != "offer":
        raise AfterwordError(
            "--answer-by is the day by which they want your answer to an offer, so it goes with "
            f"--outcome offer alone, not with {outcome}."
        )
    on = on or (position.outcome_on if outcome == position.outcome else None) or desk.today
    refuse_before("--answer-by", answer_by, on)
    reopens = outcome == "open" and position.outcome != "open"
    known: dict[str, Value | Removed] = {"outcome": outcome, "outcome_on": on}
    change = edited(desk, position.newest.file.path, known | ({"answer_by": answer_by} if answer_by else {}))

    before = {item.key for item in desk.plan if item.state in ("due", "late")}

    def afterwards(later: Desk) -> Iterator[str]:
        standing = OUTCOME_WORDS[later.journal.positions[position.id].outcome]
        standing = "open again" if reopens else standing
        answer = f"; they want your answer by {desk.calendar.day(answer_by)}" if answer_by else ""
        yield f"{position.title} at {position.company}: {standing}, as of {desk.calendar.day(on)}{answer}."
        after = later.journal.positions[position.id]
        if outcome == "offer" and not after.answer_by:
            again = command(
                "close", position.company, position=position.title, outcome=outcome, **{"answer-by": "DAY"}
            )
            yield f"No answer is planned while its day is not known. Once they name one: {again}"
        for interview in after.ahead if after.ended else ():
            when = desk.calendar.moment(interview.when)
            yield (
                f"An interview is still ahead, on {when}. If it will not take place, write "
                f"cancelled: yes into {interview.file.path}"
            )
        for item in later.plan:
            if item.state in ("due", "late") and (
                item.position_id == position.id or outcome == "filled-by-me" or item.key not in before
            ):
                yield f"Now for {item.name}: {kind_words(item.kind)}, {item.when(desk.calendar)}."

    summary = f"close: {position.title} at {position.company}, {outcome}"
    if reopens:
        summary = f"reopen: {position.title} at {position.company}"
    return Act((change,), summary, afterwards=afterwards)
