"""Mails: whose words they are, when they went, and what of them is new."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from exchange.reading import WINTER, bytes_of

from afterword.exchange.found import Found, FoundNote
from afterword.exchange.mail_folders import mails_in, without_length
from afterword.exchange.mail_words import NOTHING, own_words, text_of_html, unquoted
from afterword.exchange.mails import read_mails

ME = frozenset({"mira.castellane@post.example"})


def read(*mails: bytes, **more: object) -> Found:
    return read_mails(mails, WINTER, ME, **more)  # type: ignore[arg-type]


def one(data: bytes | str) -> FoundNote:
    """The one mail of a file of the tests, or of these bytes."""
    (note,) = read(bytes_of(f"mail/{data}") if isinstance(data, str) else data).notes
    return note


def why_not(data: bytes | str) -> str:
    found = read(bytes_of(f"mail/{data}") if isinstance(data, str) else data)
    assert not found.notes
    (left,) = found.left_out
    return left.reason


def mail(*headers: str, text: str = "Hello.", to: str = "mira.castellane@post.example") -> bytes:
    """A mail of Ana's on 2 December; a header takes the place of the usual one."""
    usual = {
        "From": "Ana Sol <ana@harbor.example>",
        "To": to,
        "Subject": "A word",
        "Date": "Wed, 2 Dec 2026 09:41:07 +0100",
        "Message-ID": "<1@harbor.example>",
    }
    said = {line.partition(":")[0] for line in headers}
    lines = [*(f"{key}: {value}" for key, value in usual.items() if key not in said), *headers]
    return ("\n".join(line for line in lines if not line.endswith(": -")) + "\n\n" + text).encode("utf-8")


def mailbox(data: bytes) -> Iterable[bytes]:
    return mails_in(data.splitlines(keepends=True))


def test_sent_from_gmail() -> None:
    note = one("gmail-sent-reply.eml")
    assert note.mine and note.at == datetime(2026, 12, 2, 9, 41)
    assert [each.email for each in note.recipients] == ["lotte.wiersma@halden-optics.example"]
    assert note.message_id == "CAGq7=thanks-lotte@mail.gmail.com"
    assert note.text.startswith("Dear Lotte,\n\nThank you for the hour on Tuesday.")
    assert "\n> that was my own line, not a quotation\n" in note.text
    assert note.text.endswith("Kind regards,\nMira")


def test_received_from_outlook_as_html_alone() -> None:
    note = one("outlook-received-html-only.eml")
    assert (note.mine, note.sender.email) == (False, "deniz.oeztuerk@lindqvist-turbinen.example")
    assert (note.at, note.subject) == (datetime(2026, 12, 7, 9, 15), "AW: Thank you – Strömung")
    assert note.text.endswith("Best,\nDeniz") and "- References: two, please\n- Start date?" in note.text
    assert "track" not in note.text and "thank you for the time" not in note.text
    assert note.sender.name == "Deniz Öztürk"


def test_received_from_apple_in_flowed_lines() -> None:
    text = one("apple-received-flowed.eml").text
    assert "database you mentioned is exactly what our field team" in text
    assert "\nFrom Thursday I am away" in text
    assert text.endswith("Tariq") and "Kestrel" not in text


def test_received_from_a_german_outlook() -> None:
    note = one("outlook-german-plain.eml")
    assert "vielen Dank für Ihre" in note.text and "Grüße" in note.text
    assert note.text.endswith("A. Vogt") and note.is_reply


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("auto-reply.eml", "automatic"),
        ("linkedin-notification.eml", "--via linkedin"),
        ("no-headers.eml", "never went out"),
    ],
)
def test_what_no_person_sent_is_left_out(name: str, reason: str) -> None:
    assert reason in why_not(name)


def test_to_three_and_a_copy_of_the_user_s() -> None:
    note = one("three-recipients.eml")
    assert note.at == datetime(2026, 12, 3, 17, 20)
    assert [each.email.partition(".")[0] for each in note.recipients][:3] == ["ikaika", "sunniva", "perpetua"]


def test_a_mailbox_of_takeout() -> None:
    found = read(*mailbox(bytes_of("mail/gmail-takeout.mbox")))
    assert [note.mine for note in found.notes] == [True, False]
    assert "\nFrom here I would start with the logs." in found.notes[0].text
    assert [each.reason for each in found.left_out] == [
        "it is a draft",
        "it lies with the spam or in the bin",
    ]
    assert "1 mail found a second time." in found.said


def test_a_mailbox_of_thunderbird_where_deleted_mails_stay() -> None:
    begun = b"From - Wed Jan 13 10:00:00 2027\n"
    deleted = mail("X-Mozilla-Status: 0009")
    found = read(*mailbox(begun + deleted + b"\n\n" + begun + mail("Message-ID: <2@harbor.example>")))
    assert [note.message_id for note in found.notes] == ["2@harbor.example"]
    assert "deleted" in found.left_out[0].reason


def test_a_line_that_begins_with_from_begins_no_mail() -> None:
    begun = b"From a@b.example Wed Dec 02 08:41:07 2026\n"
    (only,) = mailbox(begun + mail(text="One.\n\nFrom here I would start.\n"))
    assert only.endswith(b"From here I would start.\n")


@pytest.mark.parametrize("value", ["garbage", "Mon, 31 Nov 2026 10:00:00 +0000", "-"])
def test_without_a_date_it_is_refused(value: str) -> None:
    assert "--on" in why_not(mail(f"Date: {value}"))


def test_a_date_without_a_zone_is_in_utc() -> None:
    assert one(mail("Date: Wed, 2 Dec 2026 09:41:07 -0000")).at == datetime(2026, 12, 2, 10, 41)


def test_where_no_zone_is_known_that_is_said() -> None:
    found = read_mails([mail()], None, ME)
    assert found.notes[0].at == datetime(2026, 12, 2, 8, 41) and "UTC" in found.said[0]


@pytest.mark.parametrize(
    "header",
    [
        *("Auto-Submitted: auto-replied", "Precedence: auto_reply", "X-Autoreply: yes"),
        *("Subject: Automatische Antwort: Urlaub", "Subject: Out of Office: x"),
        *("Precedence: bulk", "List-Id: <l.example>", "List-Unsubscribe: <https://l.example/u>"),
        "Content-Type: multipart/report; boundary=x",
    ],
)
def test_what_a_machine_sent_is_left_out(header: str) -> None:
    assert why_not(mail(header))


def test_what_exchange_says_of_ordinary_mail_does_not_make_it_automatic() -> None:
    assert one(mail("X-Auto-Response-Suppress: All", "Auto-Submitted: no"))


def test_a_byte_order_mark_hides_no_header() -> None:
    assert one(b"\xef\xbb\xbf" + mail()).subject == "A word"


@pytest.mark.parametrize(
    ("charset", "body"),
    [("x-nowhere", b"gr\xc3\xbc\xc3\x9fe"), ("utf-8", b"gr\xfc\xdfe"), ("cp1252", b"gr\xfc\xdfe")],
)
def test_a_charset_that_is_unknown_or_wrong(charset: str, body: bytes) -> None:
    assert one(mail(f"Content-Type: text/plain; charset={charset}", text="") + body).text == "grüße"


def test_words_that_are_encrypted_are_asked_for() -> None:
    assert "paste" in why_not(mail("Content-Type: multipart/encrypted; boundary=x", text="--x--"))
    assert "paste" in why_not(mail(text="-----BEGIN PGP MESSAGE-----\nabc"))


def test_a_forwarded_mail_is_kept_whole_and_is_no_reply() -> None:
    text = "See below.\n\n---------- Forwarded message ---------\nFrom: Bo <bo@b.example>\nDate: 1 Dec 2026\n"
    note = one(mail("Subject: Fwd: Re: A word", text=text + "Subject: x\n\nThe words of Bo."))
    assert note.text.endswith("The words of Bo.") and not note.is_reply


def test_answers_between_quoted_lines_are_kept_with_them() -> None:
    text = (
        "On 1 Dec 2026 at 19:02, Mira <m@post.example> wrote:\n> When?\n\nOn Friday.\n\n> Where?\n\nAt ours."
    )
    assert own_words(text) == text


@pytest.mark.parametrize(
    "quote",
    [
        "On Tue, 1 Dec 2026 at 19:02, Lotte Wiersma <\nlotte@halden.example> wrote:\n\n> Hello.",
        "Le 1 déc. 2026 à 19:02, Lotte <lotte@halden.example> a écrit :\n> Bonjour",
        "Am 01.12.2026 um 19:02 schrieb Lotte Wiersma:\n> Guten Tag",
        "2026年12月1日(火) 19:02 Lotte <lotte@halden.example>:\n> はい",
        "-----Original Message-----\nFrom: Lotte <l@halden.example>\nSent: 1 December 2026\nTo: Mira\n\nHi",
        "De : Lotte <lotte@halden.example>\nEnvoyé : mardi 1 décembre 2026\nObjet : Bonjour\n\nBonjour",
        "*Van:* Lotte <lotte@halden.example>\n*Verzonden:* 1 december 2026\n*Aan:* Mira\n\nDag",
    ],
)
def test_what_is_answered_is_cut_in_any_language(quote: str) -> None:
    assert own_words(f"My words.\n\n{quote}") == "My words."


def test_an_answer_without_a_word_says_so() -> None:
    assert own_words("On 1 Dec 2026 at 19:02, L <l@h.example> wrote:\n> Hello.") == NOTHING


def test_a_huge_mail_is_cut_and_says_so() -> None:
    note = one(mail(text="word " * 200_000))
    assert len(note.text) <= 20_010 and note.text.endswith("…")


def test_attachments_are_named_and_not_kept() -> None:
    parts = (
        "--x\nContent-Type: text/plain\n\nSee the paper.\n--x\nContent-Type: application/pdf; name=a.pdf\n"
        "Content-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: base64\n\n"
        "JVBERi0=\n--x--\n"
    )
    note = one(mail("Content-Type: multipart/mixed; boundary=x", text=parts))
    assert note.text == "See the paper.\n\n(attached: a.pdf)"


def test_the_address_counts_and_not_the_name() -> None:
    assert one(mail('From: "mira.castellane@post.example" <x@evil.example>')).sender.email == "x@evil.example"


@pytest.mark.parametrize(
    "value",
    [
        "Ana@Work <ana@harbor.example>",
        "Ana Sol (she/her) <Pumps> <ana@harbor.example>",
        "Ana <3 Sol <ana@harbor.example>",
        "Ana [Pumps]; Sol <ana@harbor.example>",
        "Sol, Ana <ana@harbor.example>",
    ],
)
def test_an_address_is_read_whatever_signs_stand_in_the_name(value: str) -> None:
    """On every version of Python: some give up on a header with a sign out of place."""
    note = one(mail(f"From: {value}"))
    assert note.sender.email == "ana@harbor.example"


def test_a_subject_is_one_line() -> None:
    assert "\n" not in one(mail("Subject: =?utf-8?Q?a=0AFrom:_b=0D=0Akind:_x?=")).subject


def test_without_an_id_the_same_mail_has_the_same_one() -> None:
    first, again = one(mail("Message-ID: -")), one(mail("Message-ID: -"))
    assert first.message_id == again.message_id != one(mail("Message-ID: -", "Subject: B")).message_id


def test_since_and_whom_it_concerns() -> None:
    mails = mail(), mail("From: bo@b.example"), mail("Date: Sun, 1 Nov 2026 10:00:00 +0000")
    found = read(*mails, since=date(2026, 11, 15), concerns=lambda emails: "ana@harbor.example" in emails)
    assert [note.sender.name for note in found.notes] == ["Ana Sol"]
    assert found.said == (
        "1 mail with nobody who is in the journal left alone.",
        "1 mail from before 2026-11-15 left alone.",
    )


def test_html_is_text_without_what_acts_in_it() -> None:
    hostile = "<p>a<script>x</script><!-- y --><img src=z onerror=w>b</p><style>q</style><p>c &lt;d&gt;</p>"
    assert text_of_html(hostile) == "ab\n\nc <d>"


def test_html_takes_no_longer_than_its_length() -> None:
    for piece in ("<a <b ", "<div>", "<!--", "<", "<p a='", "<ul><li>"):
        text_of_html(piece * 60_000)


def test_zones_of_a_mail_are_turned_into_the_user_s() -> None:
    west = timezone(timedelta(hours=-8))
    (note,) = read_mails([mail()], west, ME).notes
    assert note.at == datetime(2026, 12, 2, 0, 41)
    assert read_mails([mail()], UTC, ME).notes[0].at == datetime(2026, 12, 2, 8, 41)


def test_a_long_line_is_whole() -> None:
    """Programs that write HTML put a paragraph on one line."""
    text = "word " * 400 + "end."
    assert own_words(f"{text}\n\nOn 1 Dec 2026 at 19:02, L <l@h.example> wrote:\n> Hello.") == text


def test_the_line_above_a_quotation_is_kept() -> None:
    quote = "On Tue, 1 Dec 2026 at 19:02, Lotte Wiersma <\nlotte2@halden.example> wrote:\n> Hello."
    assert own_words(f"Yes: at ten.\nMira\n{quote}") == "Yes: at ten.\nMira"


def test_what_is_answered_without_a_mark_is_cut_where_it_is_said_who_wrote_it() -> None:
    quote = "On Tuesday, 1 December 2026 at 19:02, Lotte <lotte@halden.example> wrote:\n\nHello Mira,\n\nyes."
    assert own_words(f"My words.\n\n{quote}") == "My words."


@pytest.mark.parametrize(
    "text",
    [
        "The details:\nDate: 4 December 2026\nTime: 10:00\nContact: anna@halden.example\n\nSee you there.",
        "Your train:\n\nFrom: Berlin\nTo: Hamburg\nDate: 4 December 2026\n\nSee you there.",
        "I read that on 3 May 2026 at 10:00 somebody wrote:\n\nNothing is ever lost. I agree.",
        "One.\n\n--\n" + "\n".join(f"{number}. a point" for number in range(20)),
        "Three things:\n\n- a\n- b\n\n> a line of mine\n\nYours",
    ],
)
def test_a_persons_own_lists_and_headings_are_no_quotation(text: str) -> None:
    assert own_words(text) == text


@pytest.mark.parametrize("mark", ["-- \nMira Castellane\nOptician", "--\nMira", "Sent from my telephone"])
def test_a_signature_is_cut(mark: str) -> None:
    assert own_words(f"My words.\n\nMira\n\n{mark}") == "My words.\n\nMira"


def test_a_forwarded_mail_in_html_is_kept_whole() -> None:
    html = '<p>See below.</p><div class="gmail_quote"><p>The words of Bo.</p></div>'
    headers = "Subject: Fwd: A word", "Content-Type: text/html"
    assert one(mail(*headers, text=html)).text == "See below.\n\nThe words of Bo."
    answer = mail("Subject: Re: Fwd: A word", "Content-Type: text/html", text=html)
    assert one(answer).text == "See below." and one(answer).is_reply


def test_a_text_in_two_parts_is_one() -> None:
    part = "--x\nContent-Type: text/plain\n\n{}\n"
    picture = "--x\nContent-Type: image/png; name=a.png\nContent-Disposition: inline; filename=a.png\n\nx\n"
    text = part.format("Above.") + picture + part.format("Below.") + "--x--\n"
    note = one(mail("Content-Type: multipart/mixed; boundary=x", text=text))
    assert note.text == "Above.\n\nBelow.\n\n(attached: a.png)"


@pytest.mark.parametrize("body", ["SGVsbG8=broken=====*", "//8AAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA="])
def test_a_body_that_came_spoilt_is_asked_for(body: str) -> None:
    spoilt = mail("Content-Type: text/plain", "Content-Transfer-Encoding: base64", text=body)
    found = read(spoilt)
    assert not found.notes or "\x00" not in found.notes[0].text
    if not found.notes:
        assert "paste" in found.left_out[0].reason


@pytest.mark.parametrize(
    ("labels", "reason"),
    [
        ("Inbox,Job drafts and plans", ""),
        ("Entwürfe", "it is a draft"),
        ("Inbox,Drafts", "it is a draft"),
        ("Papierkorb", "it lies with the spam or in the bin"),
        ("Deleted Items", "it lies with the spam or in the bin"),
        ("Spam talks", ""),
    ],
)
def test_labels_are_taken_whole(labels: str, reason: str) -> None:
    found = read(mail(f"X-Gmail-Labels: {labels}"))
    assert [each.reason for each in found.left_out] == ([reason] if reason else [])


def test_that_a_mail_was_cut_is_said() -> None:
    assert "“A word” is very long" in read(mail(text="word " * 200_000)).said[0]


def test_an_invitation_among_mails_is_named_so() -> None:
    found = read(bytes_of("calendar/google-invitation.eml"), mail())
    assert len(found.notes) == 1
    assert "brings an invitation" in found.left_out[0].reason


@pytest.mark.parametrize(("to", "count"), [('"mira.castellane@post.example" <bo@b.example>', 1), ("Bo", 0)])
def test_recipients_are_told_by_their_addresses(to: str, count: int) -> None:
    note = one(mail("From: mira.castellane@post.example", to=to))
    assert len(note.recipients) == count


def test_a_date_with_two_figures_for_the_year() -> None:
    assert one(mail("Date: Wed, 2 Dec 26 09:41:07 +0100")).at == datetime(2026, 12, 2, 9, 41)


def test_a_signature_below_what_is_quoted_keeps_no_quotation() -> None:
    quoted = "Am 24.11.26 um 18:20 schrieb Mira Castellane:\n> Lieber Jonas,\n>\n> danke.\n>\n\n"
    assert own_words(f"Danke dir.\n\n{quoted}-- \nJonas Brandt\nGöttingen") == "Danke dir."


def test_what_is_unquoted_is_their_own() -> None:
    text = "On 1 Dec 2026 at 19:02, Mira <m@post.example> wrote:\n> When?\n\nOn Friday."
    assert unquoted(text).split() == ["On", "Friday."]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Hi,<div><br></div><div>one.</div><div><br></div><div>Ana</div>", "Hi,\n\none.\n\nAna"),
        ("<div>one<br></div><div>two</div>", "one\ntwo"),
        ("<div>one</div><br>two", "one\n\ntwo"),
        ("<div>one</div><div>two<br>three</div>", "one\ntwo\nthree"),
        ("<div>one</div><div><br></div><div><br></div><div>two</div>", "one\n\ntwo"),
        ("<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>", "- one\n- two\n- three"),
    ],
)
def test_an_empty_line_of_html_parts_paragraphs(source: str, text: str) -> None:
    assert text_of_html(source) == text


@pytest.mark.parametrize("subject", ["Ré : Merci", "RÉP: Merci", "R: Grazie", "YNT: Merhaba", "回覆: 您好"])
def test_an_answer_is_told_by_its_subject(subject: str) -> None:
    assert one(mail(f"Subject: {subject}")).is_reply


def test_a_mail_attached_to_a_mail_is_named_and_not_read() -> None:
    inner = "From: bo@b.example\nSubject: Private\n\nHer pay was 80.\n"
    parts = (
        "--x\nContent-Type: text/plain\n\nSee both.\n--x\nContent-Type: message/rfc822\n"
        f"Content-Disposition: attachment; filename=ref.eml\n\n{inner}--x\nContent-Type: message/rfc822\n\n"
        f"{inner}--x--\n"
    )
    note = one(mail("Content-Type: multipart/mixed; boundary=x", text=parts))
    assert note.text == "See both.\n\n(attached: ref.eml, a mail)"


def test_a_report_of_a_mail_server_says_what_to_look_at() -> None:
    kind = "Content-Type: multipart/report; report-type=delivery-status; boundary=x"
    assert "look at the address" in why_not(mail(kind, text="--x\n\nNot delivered.\n--x--"))


def test_a_mail_as_apple_saves_it_has_its_length_in_front() -> None:
    data = mail(text="Hello, Mira.\n")
    assert without_length(b"%d   \n%s<?xml?>" % (len(data), data)) == data
    assert without_length(data) == data


@pytest.mark.parametrize(
    "line",
    [
        "Von meinem/meiner Galaxy gesendet",
        "Von meinem iPhone gesendet",
        "Gesendet von Outlook für Android",
        "Sent from Mail for Windows",
        "Get Outlook for iOS<https://mail.example/o0>",
        "Envoyé à partir de Outlook pour Android",
    ],
)
def test_what_a_telephone_puts_below_is_cut(line: str) -> None:
    assert own_words(f"Prima!\n\n{line}") == "Prima!"
    assert own_words(f"{line}\n\nPrima!") != "Prima!"


def test_what_proves_who_wrote_is_not_attached() -> None:
    parts = (
        "--x\nContent-Type: text/plain\n\nYes.\n--x\n"
        "Content-Type: application/pkcs7-signature; name=smime.p7s\n"
        "Content-Disposition: attachment; filename=smime.p7s\n\nMIIB\n--x--\n"
    )
    assert one(mail("Content-Type: multipart/signed; boundary=x", text=parts)).text == "Yes."
