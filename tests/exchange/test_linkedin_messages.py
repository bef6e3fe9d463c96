"""The messages of LinkedIn: who wrote what to whom, and what is left out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo

import pytest
from exchange.reading import WINTER, bytes_of

from afterword.exchange.decoding import UnreadableFileError, decoded
from afterword.exchange.found import Found, FoundNote, FoundPerson
from afterword.exchange.linkedin_messages import read_messages
from afterword.exchange.sniffing import kind_of

HEADERS = [
    *("CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS"),
    *("DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT"),
]
MIRA = "Mira Castellane"


def link(name: str) -> str:
    return f"https://www.linkedin.com/in/{name.lower().replace(' ', '-')}" if name else ""


def row(sender: str, *to: str, **cells: str) -> dict[str, str]:
    """One message, with the profiles of everybody in it."""
    return {
        "CONVERSATION ID": "2-aa",
        "FROM": sender,
        "SENDER PROFILE URL": link(sender),
        "TO": ";".join(to),
        "RECIPIENT PROFILE URLS": ";".join(map(link, to)),
        "DATE": "2026-11-30 10:12:00 UTC",
        "CONTENT": "Hello.",
        "FOLDER": "INBOX",
        "IS MESSAGE DRAFT": "No",
        **{name.replace("_", " "): value for name, value in cells.items()},
    }


def file(*rows: dict[str, str], headers: list[str] = HEADERS, separator: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, headers, extrasaction="ignore", restval="", delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(
    *rows: dict[str, str],
    name: str = MIRA,
    zone: tzinfo | None = WINTER,
    since: date | None = None,
    concerns: Callable[[FoundPerson], bool] | None = None,
) -> Found:
    return read_messages(file(*rows), zone, name, since=since, concerns=concerns)


def the_one(found: Found) -> FoundNote:
    assert not found.left_out
    (note,) = found.notes
    return note


def why(found: Found) -> str:
    assert not found.notes
    (left,) = found.left_out
    return left.reason


def test_an_export_with_a_draft_and_a_group() -> None:
    found = read_messages(decoded(bytes_of("contacts/linkedin-messages.csv")), WINTER, "")
    sent, received = found.notes
    assert (sent.mine, sent.at, sent.via) == (True, datetime(2026, 11, 30, 11, 12), "linkedin")
    assert [(each.name, each.linkedin) for each in sent.recipients] == [
        ("Yewande Cole", link("Yewande Cole"))
    ]
    assert sent.text == "Hello Yewande,\nthank you for the introduction."
    assert (received.mine, received.is_reply, received.at) == (False, True, datetime(2026, 11, 30, 12, 0))
    assert received.sender.name == "Yewande Cole" and received.line == 4
    assert received.text == "The Brackwater people liked you."
    assert sent.message_id != received.message_id
    assert [(each.line, each.reason.partition(",")[0]) for each in found.left_out] == [
        (6, "it is a draft"),
        (5, "a group"),
    ]


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([row("Ana Sol", MIRA)], MIRA),
        ([row("Ana Sol", MIRA, TO="Mira Castellane, PhD")], "mira castellane"),
        ([row("Ana Sol", MIRA), row(MIRA, "Bo Lind", CONVERSATION_ID="2-bb")], ""),
        ([row("Ana Sol", MIRA), row(MIRA, "Bo Lind", CONVERSATION_ID="2-bb")], "M. C."),
        ([row("Ana Sol", MIRA), row(MIRA, "Ana Sol", DATE="2026-12-01 09:00:00 UTC", FOLDER="SENT")], ""),
    ],
)
def test_which_side_is_the_user(rows: list[dict[str, str]], name: str) -> None:
    first = read(*rows, name=name).notes[0]
    assert not first.mine and first.sender.name == "Ana Sol"


def test_where_nothing_says_which_side_is_the_user() -> None:
    with pytest.raises(UnreadableFileError, match="name: Mira Castellane"):
        read(row("Ana Sol", MIRA), name="")


@pytest.mark.parametrize("separator", [";", ","])
def test_a_group_however_its_people_are_parted(separator: str) -> None:
    group = row("Ana Sol", MIRA, "Bo Lind", CONVERSATION_TITLE="Panel")
    for name in ("TO", "RECIPIENT PROFILE URLS"):
        group[name] = group[name].replace(";", separator)
    answer = row(MIRA, "Ana Sol", DATE="2026-12-01 09:00:00 UTC")
    found = read(group, answer)
    assert why(found).startswith("a group")
    assert found.left_out[0].what == "2 messages of “Panel”"


def test_whom_linkedin_names_no_more_is_told_once() -> None:
    gone = row("LinkedIn Member", MIRA, SENDER_PROFILE_URL="")
    found = read(gone, {**gone, "DATE": "2026-12-01 09:00:00 UTC"})
    assert "LinkedIn names no more" in why(found)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"IS_MESSAGE_DRAFT": "Yes"}, "it is a draft"),
        ({"FOLDER": "SPAM"}, "the spam"),
        ({"DATE": ""}, "no date"),
        ({"DATE": "8/20/26, 6:27 PM"}, "no date"),
        ({"CONTENT": " "}, "no words"),
        ({"CONTENT": "<p><img src='https://t.example/z.gif'></p>"}, "no words"),
    ],
)
def test_what_is_left_out(cells: dict[str, str], reason: str) -> None:
    assert reason in why(read(row("Ana Sol", MIRA, **cells)))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>One &amp; two</p><p>Three<br>four</p>", "One & two\n\nThree\nfour"),
        ("if a < b and b > c, R&D", "if a < b and b > c, R&D"),
        ("<script>x()</script><p>Hi</p>", "Hi"),
    ],
)
def test_html_is_text_and_text_is_as_it_came(content: str, text: str) -> None:
    assert the_one(read(row("Ana Sol", MIRA, CONTENT=content))).text == text


def test_a_message_is_known_by_its_conversation_and_its_moment() -> None:
    first = the_one(read(row("Ana Sol", MIRA)))
    assert the_one(read(row("Ana Sol-Moen", MIRA, CONTENT="Edited."))).message_id == first.message_id
    for cells in ({"CONVERSATION_ID": "2-ab"}, {"DATE": "2026-11-30 10:12:01 UTC"}):
        assert the_one(read(row("Ana Sol", MIRA, **cells))).message_id != first.message_id


def test_one_row_twice_is_one_and_two_at_one_moment_are_two() -> None:
    found = read(row("Ana Sol", MIRA), row("Ana Sol", MIRA), row("Ana Sol", MIRA, CONTENT="And one more."))
    assert [note.text for note in found.notes] == ["Hello.", "And one more."]
    assert len({note.message_id for note in found.notes}) == 2
    assert found.said == ("1 message found a second time.",)


def test_since_and_whom_it_concerns() -> None:
    rows = (
        row("Ana Sol", MIRA),
        row("Bo Lind", MIRA, CONVERSATION_ID="2-bb"),
        row("Ana Sol", MIRA, DATE="2026-11-29 23:30:00 UTC"),
        row("Ana Sol", MIRA, DATE="2026-11-29 22:30:00 UTC"),
    )
    found = read(*rows, since=date(2026, 11, 30), concerns=lambda person: person.name == "Ana Sol")
    assert [note.at for note in found.notes] == [
        datetime(2026, 11, 30, 11, 12),
        datetime(2026, 11, 30, 0, 30),
    ]
    assert found.said == (
        "1 message with nobody who is in the journal left alone.",
        "1 message from before 2026-11-30 left alone.",
    )


def test_of_two_people_with_one_name_a_profile_tells_which() -> None:
    other = "https://www.linkedin.com/in/ana-sol-7b"
    rows = (row("Ana Sol", MIRA), row("Ana Sol", MIRA, CONVERSATION_ID="2-bb", SENDER_PROFILE_URL=other))
    by_name = read(*rows, concerns=lambda person: bool(person.name))
    assert not by_name.notes
    assert [each.reason.partition("linkedin: ")[2] for each in by_name.left_out] == [link("Ana Sol"), other]
    assert len(read(*rows, concerns=lambda person: person.linkedin == other).notes) == 1


def test_an_old_export_without_profiles_of_those_it_went_to() -> None:
    headers = HEADERS[:5] + HEADERS[6:10]
    text = file(row("Ana Sol", MIRA), row(MIRA, "Ana Sol", DATE="2026-12-01 09:00:00 UTC"), headers=headers)
    found = read_messages(text, WINTER, MIRA)
    assert [note.mine for note in found.notes] == [False, True] and not found.left_out


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_it_is_told_from_other_tables(separator: str) -> None:
    text = file(row("Ana Sol", MIRA), separator=separator)
    assert kind_of(text.encode("utf-8-sig")) == "linkedin-messages"
    assert len(read_messages(text, WINTER, MIRA).notes) == 1


def test_another_table_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="columns CONVERSATION ID, FROM, TO, DATE, CONTENT"):
        read_messages("Name,Company\nAna,Harbor\n", WINTER, MIRA)


def test_where_no_zone_is_known_that_is_said() -> None:
    found = read(row("Ana Sol", MIRA), zone=None)
    assert found.notes[0].at == datetime(2026, 11, 30, 10, 12) and "timezone:" in found.said[0]


def test_a_long_message_is_cut_and_says_so() -> None:
    note = the_one(found := read(row("Ana Sol", MIRA, CONTENT="word " * 10_000)))
    assert note.cut and note.text.endswith("…") and len(note.text) < 20_010
    assert "very long" in found.said[0]


def test_many_messages_in_little_time() -> None:
    start = datetime(2026, 1, 1)
    rows = [
        row(
            "Ana Sol",
            MIRA,
            DATE=f"{start + timedelta(minutes=number)} UTC",
            CONVERSATION_ID=f"2-{number % 300}",
        )
        for number in range(5_000)
    ]
    assert len(read(*rows).notes) == 5_000
