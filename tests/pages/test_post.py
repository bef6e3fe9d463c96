"""The drafts on the pages: where they can be sent from, the files they come as, and what the checker says."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import parse_qs, urlsplit

import pytest
from followups.search import Search, northwind
from pages.editions import edition

from afterword.followups.follow_up import FollowUp
from afterword.pages.edition import Edition
from afterword.pages.letters import Mailing
from afterword.pages.page import Download

EVENING = "2026-11-20T18:00"


def follow_up(made: Edition, contact: str, kind: str) -> FollowUp:
    return next(each for each in made.follow_ups if (each.contact, each.kind) == (contact, kind))


def letter(search: Search, contact: str = "tom", kind: str = "thank-you", now: str = EVENING) -> Mailing:
    made = edition(search, now)
    return made.post.letter(follow_up(made, contact, kind))


def mail(download: Download) -> EmailMessage:
    return message_from_bytes(download.content, _class=EmailMessage, policy=policy.default)


def saved(text: str) -> Search:
    """A draft of thanks to Tom that the user saved."""
    head = "to: tom\nkind: thank-you\ninterview: engineer-1\nsubject: Friday\n"
    search = northwind("tom")
    search.files["notes/mine.md"] = f"---\n{head}---\n{text}"
    return search


def test_a_draft_opens_in_the_mail_program_and_comes_as_a_file() -> None:
    made = edition(northwind("tom"), EVENING)
    found = made.post.letter(follow_up(made, "tom", "thank-you"))
    link = urlsplit(found.mailto)
    assert (link.scheme, link.path) == ("mailto", "tom@northwind.example")
    assert parse_qs(link.query)["subject"] == [found.draft.subject]
    assert parse_qs(link.query)["body"] == [found.draft.body.replace("\n", "\r\n")]
    assert found.eml == "drafts/tom--thank-you--engineer-1.eml"
    message = mail(made.post.files[found.eml])
    assert message["To"] == "Tom <tom@northwind.example>"
    assert message["Subject"] == found.draft.subject
    assert message.get_content().replace("\r\n", "\n") == found.draft.body


def test_without_an_address_it_can_only_be_copied() -> None:
    made = edition(northwind("tom").change("contacts/tom.md", email="", phone='"+44 20 7946 0018"'), EVENING)
    found = made.post.letter(follow_up(made, "tom", "thank-you"))
    assert (found.mailto, found.eml) == ("", "")
    assert found.draft.body.startswith("Dear Tom,")
    assert made.post.files == {}


def test_a_letter_too_long_for_a_link_still_comes_as_a_file() -> None:
    found = letter(saved("Dear Tom,\n\n" + "word " * 400 + "\n"))
    assert found.mailto == ""
    assert found.eml


def test_an_address_that_mail_cannot_carry_leaves_the_copy() -> None:
    found = letter(northwind("tom").change("contacts/tom.md", email="tøm@northwind.example"))
    assert found.eml == ""
    assert found.draft.body


def test_the_user_s_own_draft_is_shown_with_its_own_problems() -> None:
    search = saved("Dear Tom,\n\nThanks asap.\n")
    made = edition(search, EVENING)
    found = made.post.letter(follow_up(made, "tom", "thank-you"))
    assert (found.draft.note, found.draft.subject) == ("mine", "Friday")
    assert {problem.path for problem in found.problems} == {"notes/mine.md"}
    assert "pressure" in {problem.rule for problem in found.problems}


@pytest.mark.parametrize("own", [True, False])
def test_a_card_never_says_that_it_is_too_soon(own: bool) -> None:
    # Before 17:00 it is too soon for thanks; the card says from when on, and is read later than it was built.
    search = saved("Dear Tom,\n\nThank you.\n") if own else northwind("tom")
    made = edition(search, "2026-11-20T15:30")
    about = follow_up(made, "tom", "thank-you")
    found = made.post.letter(about)
    assert "too-soon" not in {problem.rule for problem in found.problems}
    assert found.problems  # the rest is said
    said = made.problems_in("notes/mine.md") if own else made.checker.check_draft(found.draft, about)
    assert "too-soon" in {problem.rule for problem in said}


def test_what_is_right_is_every_rule_that_found_nothing_but_a_hint() -> None:
    found = letter(saved("Dear Tom,\n\nThanks asap.\n"))
    assert "no pressure" not in found.passed
    assert {"nothing left to fill in", "the name is right", "not too long"} <= set(found.passed)
    # Of 34 rules each is right or wrong.
    wrong = {problem.rule for problem in found.problems}
    assert len(found.passed) == 34 - len(wrong)


def test_two_that_differ_only_in_their_words_have_files_of_their_own() -> None:
    body = "## Tom\n\n- promised: the map of the harbour and all its berths with depths by 2026-11-24\n"
    body += "- promised: the map of the harbour and all its berths with prices by 2026-11-24\n"
    made = edition(northwind("tom", body=body), "2026-11-24T10:00")
    promised = [each for each in made.follow_ups if each.kind == "promised-item"]
    files = [made.post.letter(each).eml for each in promised]
    assert len(promised) == 2
    # Their names would be one, since a name has forty letters of a promise.
    assert files[1] == files[0].replace(".eml", "-2.eml")
    assert len({download.content for download in made.post.files.values()}) == 2


def test_a_letter_is_written_once() -> None:
    made = edition(northwind("tom"), EVENING)
    about = follow_up(made, "tom", "thank-you")
    assert made.post.letter(about) is made.post.letter(about)
    assert len(made.post.files) == 1


def test_a_saved_note_is_the_mail_it_will_be() -> None:
    made = edition(saved("Dear Tom,\n\nThe [berth] list.\n"), EVENING)
    found = made.post.saved(made.journal.notes["mine"])
    assert found.eml == "drafts/note--mine.eml"
    assert mail(made.post.files[found.eml]).get_content() == "Dear Tom,\r\n\r\nThe [berth] list.\r\n"
    assert "placeholder" in {problem.rule for problem in found.problems}
