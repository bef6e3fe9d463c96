"""Handing a note to a mail program: a ``mailto:`` address, or an ``.eml`` file that opens as a draft.

Nothing is sent from here. The texts come out the same for the same note, so that pages build repeatably.
"""

from __future__ import annotations

import re
from email import policy
from email.errors import MessageError
from email.headerregistry import Address
from email.quoprimime import body_encode
from functools import lru_cache
from urllib.parse import quote

from afterword.errors import AfterwordError

#: Browsers and mail programs cut addresses at about 2,000 characters; this leaves some room (design, 5).
MAILTO_LIMIT = 1_800

_LINE_END = re.compile(r"\r\n|\r|\n")

#: What one program or another takes for the end of a header: every end of a line, and NUL.
_HEADER_BREAK = re.compile(r"[\0\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

#: The form that mail gives letters outside ASCII (RFC 2047); whoever writes it plainly would have it decoded.
_ENCODED_WORD = re.compile(r"=\?[^?\s]+\?[bq]\?", re.IGNORECASE)

#: A header that any mail program takes as it stands; longer ones are folded, and other letters encoded.
_PLAIN_LINE = re.compile(r"[A-Za-z]+:(?: [!-~]+)+(?<!.{77})", re.ASCII)

#: The same of somebody's name, and of an address as nearly all are: nothing in them asks for quotes.
_PLAIN_NAME = re.compile(r"[A-Za-z0-9'-]+(?: [A-Za-z0-9'-]+)*")
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9+_-]+(?:\.[A-Za-z0-9+_-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")

#: Always quoted-printable: short ASCII texts would else go out in another form than long or accented ones.
_OF_THE_BODY = (
    'Content-Type: text/plain; charset="utf-8"\r\n'
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "MIME-Version: 1.0\r\n"
)


class MailError(AfterwordError):
    """A note that cannot be put into a mail, because of what stands in its address or its subject."""


def mailto(address: str, subject: str, body: str) -> str | None:
    """A link that opens the note in the reader's mail program (RFC 6068).

    Args:
        address: one mail address; empty: the reader fills it in.
        subject: left out where empty.
        body: its line ends become CRLF, as the RFC asks.

    Returns:
        The whole link, in ASCII; None where it is longer than ``MAILTO_LIMIT`` characters.
    """
    local, at, domain = address.strip().rpartition("@")
    fields = {"subject": subject, "body": _LINE_END.sub("\r\n", body)}
    # `quote`, not `quote_plus`: in a mailto: address a plus is a plus, and a space is %20.
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items() if value)
    link = f"mailto:{quote(local, safe='')}{at}{quote(domain, safe='')}{'?' if query else ''}{query}"
    return link if len(link) <= MAILTO_LIMIT else None


def eml(name: str, address: str, subject: str, body: str) -> bytes:
    """The note as an ``.eml`` file that mail programs open for writing on (``X-Unsent: 1``).

    It has no ``From``, ``Date`` or ``Message-ID``: the mail program that sends it puts in its own.

    Args:
        name: of the person, in any script.
        address: one mail address; empty: no ``To`` at all.
        subject: one line; spaces around it are dropped, and where nothing remains it is left out.
        body: the text; a last line without an end gets one.

    Raises:
        MailError: the address is none that mail can carry, or the subject or the name holds a line break.
    """
    head = ["X-Unsent: 1\r\n"]
    if address.strip():
        head.append(_to(_one_line("name", name), _ascii_address(address.strip())))
    if subject.strip():
        line = f"Subject: {_one_line('subject', subject)}"
        head.append(
            f"{line}\r\n" if _PLAIN_LINE.fullmatch(line) else _header("Subject", line.partition(" ")[2])
        )
    lines = _LINE_END.sub("\n", body).encode("utf-8").splitlines()
    # In letters of which each stands for a byte, as the encoder asks.
    plain = "".join(f"{line.decode('latin-1')}\n" for line in lines or [b""])
    text = body_encode(plain, policy.SMTP.max_line_length or 78)
    return "".join((*head, _OF_THE_BODY, "\r\n", text.replace("\n", "\r\n"))).encode("ascii")


def _to(name: str, address: str) -> str:
    line = f"To: {name} <{address}>"
    plain = _PLAIN_NAME.fullmatch(name) and _PLAIN_ADDRESS.fullmatch(address) and _PLAIN_LINE.fullmatch(line)
    return f"{line}\r\n" if plain else _parsed_to(name, address)


@lru_cache(maxsize=2**10)
def _parsed_to(name: str, address: str) -> str:
    # The parser behind it takes longer than all the rest of a mail.
    return _header("To", Address(name, addr_spec=address))


def _header(name: str, value: str | Address) -> str:
    folded: str = policy.SMTP.fold(*policy.SMTP.header_store_parse(name, value))
    return folded


def _one_line(what: str, text: str) -> str:
    """The text of a header.

    Raises:
        MailError: it holds a line break, or something a mail program would decode.
    """
    if found := _HEADER_BREAK.search(text):
        raise MailError(
            f"The {what} of this mail has a line break after “{text[: found.start()]}”, "
            f"and a mail header is one line. Write the {what} on one line and try again."
        )
    if found := _ENCODED_WORD.search(text):
        raise MailError(
            f"The {what} of this mail holds “{found[0]}”, which mail programs would decode. Write it plainly."
        )
    return text.strip()


def _ascii_address(address: str) -> str:
    """The address with its domain in the ASCII form that every mail server knows.

    Raises:
        MailError: it is not one plain address, or it has letters that mail cannot carry everywhere.
    """
    local, _, domain = address.rpartition("@")
    if not local.isascii():
        raise MailError(
            f"The part before the @ of “{address}” has letters outside ASCII, "
            "which many mail programs refuse in a file. Copy the text into a new mail instead."
        )
    try:
        plain = domain.encode("idna").decode("ascii")
        # The older standard that Python knows turns ß into ss, which names another domain.
        faithful = domain.isascii() or plain.encode("ascii").decode("idna") == domain.lower()
    except UnicodeError:
        plain, faithful = "", domain.isascii()
    if not faithful:
        raise MailError(
            f"The domain of “{address}” cannot be written in ASCII for certain. "
            "Put its ASCII form, which begins with xn--, into the `email:` of the contact."
        )
    if not _is_one_address(f"{local}@{plain}"):
        raise MailError(
            f"“{address}” is not one mail address. "
            "Write it as name@company.example, alone and without a name before it."
        )
    return f"{local}@{plain}"


@lru_cache(maxsize=2**10)
def _is_one_address(address: str) -> bool:
    if _PLAIN_ADDRESS.fullmatch(address):
        return True
    if _HEADER_BREAK.search(address):
        return False
    try:
        Address(addr_spec=address)
    except (ValueError, IndexError, AttributeError, MessageError):
        return False
    return True
