"""Mail: what a mail program reads back is what was written."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.writing.mail import MailError, eml, mailto

EXAMPLES = examples(100, 500)

#: Text as a UTF-8 file can hold it; a carriage return alone is a line end as well.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
lines = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)
addresses = st.from_regex(r"\A[a-z0-9+&%'._=-]*[a-z0-9]@[a-z0-9]{1,12}\.example\Z").filter(
    lambda address: ".." not in address and not address.startswith(".") and ".@" not in address
)


def read(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage) -> str:
    text = message.get_content()
    assert isinstance(text, str)
    return text.replace("\r\n", "\n")


def with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


# --- mailto -----------------------------------------------------------------------------------------


def test_mailto_is_percent_encoded_and_not_form_encoded() -> None:
    link = mailto("priya+jobs@northwind.example", "Thanks & C++", "Dear Priya,\nA + B = 100 %?")
    assert link == (
        "mailto:priya%2Bjobs@northwind.example?subject=Thanks%20%26%20C%2B%2B"
        "&body=Dear%20Priya%2C%0D%0AA%20%2B%20B%20%3D%20100%20%25%3F"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_becomes_crlf(end: str) -> None:
    assert mailto("a@b.example", "", f"one{end}{end}two") == "mailto:a@b.example?body=one%0D%0A%0D%0Atwo"


def test_umlauts_and_emoji_are_utf8() -> None:
    assert mailto("jürgen@bücher.example", "Grüße", "⛵") == (
        "mailto:j%C3%BCrgen@b%C3%BCcher.example?subject=Gr%C3%BC%C3%9Fe&body=%E2%9B%B5"
    )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", "mailto:?subject=S&body=B"),
        ("a?b@c.example", "mailto:a%3Fb@c.example?subject=S&body=B"),
        ("a&b=c@d.example", "mailto:a%26b%3Dc@d.example?subject=S&body=B"),
        ('"a@b"@c.example', "mailto:%22a%40b%22@c.example?subject=S&body=B"),
        ("o'neill@c.example", "mailto:o%27neill@c.example?subject=S&body=B"),
    ],
)
def test_addresses_cannot_break_out(address: str, expected: str) -> None:
    assert mailto(address, "S", "B") == expected


def test_nothing_but_an_address_has_no_question_mark() -> None:
    assert mailto("a@b.example", "", "") == "mailto:a@b.example"


def test_the_limit_counts_the_whole_encoded_link() -> None:
    room = 1_800 - len("mailto:a@b.example?body=")
    assert len(mailto("a@b.example", "", "x" * room) or "") == 1_800
    assert mailto("a@b.example", "", "x" * (room + 1)) is None
    assert mailto("a@b.example", "", "é" * (room // 6 + 1)) is None


@settings(max_examples=EXAMPLES, deadline=None)
@given(address=addresses, subject=lines, body=texts)
def test_a_mailto_reads_back_as_it_was_written(address: str, subject: str, body: str) -> None:
    link = mailto(address, subject, body)
    if link is None:
        return
    assert re.fullmatch(r"mailto:[\x21-\x7e]*", link)
    assert len(link) <= 1_800
    parts = urlsplit(link)
    # A plus must be read as a plus, so the form decoding of parse_qs gets none to misread.
    assert "+" not in link
    fields = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    assert unquote(parts.path) == address
    assert fields.get("subject", "") == subject
    assert fields.get("body", "").replace("\r\n", "\n") == with_lf(body)


# --- eml --------------------------------------------------------------------------------------------


def test_the_whole_file() -> None:
    assert eml("Priya Raman", "priya@northwind.example", "Friday", "Dear Priya,\n\nThank you.") == (
        b"X-Unsent: 1\r\n"
        b"To: Priya Raman <priya@northwind.example>\r\n"
        b"Subject: Friday\r\n"
        b'Content-Type: text/plain; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n"
        b"MIME-Version: 1.0\r\n"
        b"\r\n"
        b"Dear Priya,\r\n\r\nThank you.\r\n"
    )


def test_the_sending_program_adds_its_own_headers() -> None:
    message = read(eml("Ana", "ana@north.example", "Thanks", "Hello"))
    assert not {"From", "Date", "Message-ID"} & set(message.keys())
    assert message["X-Unsent"] == "1"


def test_without_an_address_there_is_no_to() -> None:
    message = read(eml("Ana", "", "", "Hello"))
    assert set(message.keys()) == {"X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}


@pytest.mark.parametrize(
    "name",
    [
        "Jürgen Groß",
        "田中 花子",
        'Ana "Annie" Ruiz',
        "Ruiz, Ana",
        "Ana <ana@evil.example>",
        "O’Neill",
        "",
        "🦊",
    ],
)
def test_names_in_any_script_are_one_recipient(name: str) -> None:
    (address,) = read(eml(name, "ana@north.example", "Thanks", "Hello"))["To"].addresses
    assert (address.display_name, address.addr_spec) == (name, "ana@north.example")


def test_a_domain_with_umlauts_is_written_in_its_ascii_form() -> None:
    data = eml("Ana", "ana@bücher.example", "", "Hello")
    assert b"To: Ana <ana@xn--bcher-kva.example>\r\n" in data


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("jürgen@north.example", "outside ASCII"),
        ("ana@straße.example", "xn--"),  # the older standard would write to strasse.example
        ("ana@a..example", "not one mail address"),
        ("ana", "not one mail address"),
        ("@north.example", "not one mail address"),
        ("a@north.example, b@north.example", "not one mail address"),
        ("Ana <a@north.example>", "not one mail address"),
        ("a@north.example\r\nBcc: b@north.example", "not one mail address"),
        ("ana@" + "ü" * 80 + ".example", "xn--"),
    ],
)
def test_an_address_that_mail_cannot_carry_is_refused(address: str, says: str) -> None:
    with pytest.raises(MailError, match=says):
        eml("Ana", address, "Thanks", "Hello")


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\v", "\x85", "\u2028", "\0"])
def test_a_line_break_in_a_header_is_refused(end: str) -> None:
    with pytest.raises(MailError, match="The subject of this mail has a line break after “Thanks”"):
        eml("Ana", "ana@north.example", f"Thanks{end}Bcc: eve@evil.example", "Hello")
    with pytest.raises(MailError, match="The name of this mail has a line break"):
        eml(f"Ana{end}Bcc: eve@evil.example", "ana@north.example", "Thanks", "Hello")


def test_what_a_mail_program_would_decode_is_refused() -> None:
    with pytest.raises(MailError, match="would decode"):
        eml("Ana", "ana@north.example", "=?utf-8?q?Bcc?=", "Hello")


@pytest.mark.parametrize(
    "subject", ["a  b", "word " * 60 + "é", "ü" * 300, "How are you?=", "=?", "日本語" * 40 + " x y  z"]
)
def test_long_and_odd_subjects_survive(subject: str) -> None:
    assert read(eml("Ana", "ana@north.example", subject, "Hello"))["Subject"] == subject.strip()


@pytest.mark.parametrize(
    "body", ["x" * 5_000, "grüße " * 900, "From me\n.\n..\nTo: you", "trailing  \n\ttab\t\n = \n"]
)
def test_long_and_odd_lines_survive(body: str) -> None:
    data = eml("Ana", "ana@north.example", "Thanks", body)
    assert all(len(line) <= 78 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert data.isascii()
    assert text_of(read(data)) == body.removesuffix("\n") + "\n"


@settings(max_examples=EXAMPLES, deadline=None)
@given(name=lines, address=addresses, subject=lines, body=texts)
def test_an_eml_reads_back_as_it_was_written(name: str, address: str, subject: str, body: str) -> None:
    data = eml(name, address, subject, body)
    assert data == eml(name, address, subject, body)
    message = read(data)
    assert len(message["To"].addresses) == 1
    assert message["To"].addresses[0].addr_spec == address
    assert (message["Subject"] or "") == subject.strip()
    assert text_of(message) == with_lf(body).removesuffix("\n") + "\n"


@settings(max_examples=EXAMPLES, deadline=None)
@given(lines, addresses, lines, texts)
def test_a_file_is_what_the_mail_package_of_python_makes(
    name: str, address: str, subject: str, body: str
) -> None:
    """What is plain is written down at once, which takes a tenth of the time."""
    message = EmailMessage(policy=policy.SMTP)
    message["X-Unsent"] = "1"
    message["To"] = Address(display_name=name.strip(), addr_spec=address)
    if subject.strip():
        message["Subject"] = subject.strip()
    message.set_content(with_lf(body), charset="utf-8", cte="quoted-printable")
    try:
        made = eml(name, address, subject, body)
    except MailError:
        return
    assert made == message.as_bytes()
