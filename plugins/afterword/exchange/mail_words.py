"""The words of a mail that are new in it: without what it answers, without the signature, and without HTML.

HTML is taken apart by its signs alone, once from front to back, so that no mail takes longer than its length.
The libraries for both are not used (November 2026). markdownify 1.2.3 (MIT) did not end within ten minutes on
180 kB of tags that are never closed, and writes Markdown where text is shown. For mail-parser-reply 1.36
(MIT) 109 seconds are reported for one line of 50 kB.
"""

from __future__ import annotations

import html
import re
from itertools import takewhile

#: Longer is no mail, and is cut.
LONGEST = 20_000
#: As much HTML is looked at; what a person wrote stands in front.
_MOST_HTML = 400_000
_LONGEST_LINE = 500
#: What says so of a mail without a word of its own.
NOTHING = "(no text of their own)"

_TOKEN = re.compile(r"<!--|-->|</?[a-zA-Z][^<>]*>|<![^<>]*>")
_NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")
#: Where the mail that is answered begins, as mail programs mark it.
_QUOTE = re.compile(
    r"""\b(?:id|class)\s*=\s*["']?[^"'<>]*?(?:appendonsend|divRplyFwdMsg|gmail_quote|moz-cite-prefix|yahoo_quoted"""
    r"""|protonmail_quote|zmail_extra)"""
    r"""|^<blockquote\b[^<>]*\btype\s*=\s*["']?cite""",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"""\b(?:id|class)\s*=\s*["']?(?:Signature|gmail_signature|moz-signature)\b""", re.IGNORECASE
)
_UNSEEN = frozenset({"head", "style", "script", "title", "template", "noscript", "svg", "object"})
_TO_THE_END = frozenset({"style", "script"})
_BLOCK_NAMES = """
address article blockquote dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr main ol p pre section table tr
ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())

#: A line of a header that a program puts above what it quotes: "Von: …", "*Sent:* …", "Objet : …".
_HEADER = re.compile(
    r"^[ \t]*\*{0,2}([^\W\d_][\w \t-]{0,18}?)\*{0,2}[ \t]{0,2}(?::\*{0,2}[ \t]+|：[ \t]*)(\S.*)$"
)
_ADDRESS = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,255}")
_RULE = re.compile(r"^[ \t]*(?:-{4,}[^-\n]{2,60}-{4,}|_{16,}|-{16,}|\*{3}|\* \* \*)[ \t]*$")
_FORWARDED = re.compile(r"^-{4,} ?(?:Forwarded|Weitergeleitet|Message transf|Mensaje reenv)", re.IGNORECASE)
_DAY = re.compile(r"\d")
#: How a line ends that says who wrote what stands below it, without a mark.
_WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb|écrit|escribió|escreveu|scritto|schreef|skrev|kirjoitti|napisał|napisala|napsal)"
    r"[^:\n]{0,80}:$",
    re.IGNORECASE,
)
#: What a telephone puts below each mail.
_SENT_FROM = re.compile(
    r"(?:sent from my |sent from (?:outlook|yahoo|proton|gmail|mail for|samsung)|get outlook for "
    r"|von meine[mr](?:/meine[mr])? .{2,40} gesendet|gesendet (?:mit|von) |outlook für \S+ beziehen"
    r"|envoyé (?:de mon|depuis|à partir d)|télécharger outlook |enviado desde |obtener outlook "
    r"|inviato da |scarica outlook |verzonden vanaf |outlook voor \S+ downloaden|skickat från )",
    re.IGNORECASE,
)
#: What programs call the headers that they put above what is answered: who, when, and the others.
_FROM_NAMES = "from von de van da fra från od lähettäjä от 差出人 发件人 寄件者 보낸사람 보낸 사람"
_OTHER_NAMES = """
sent gesendet envoyé enviado enviada verzonden inviato sendt skickat wysłano lähetetty date datum fecha data
dato dátum 日期 送信日時 发送时间 傳送時間 to an à para aan a til till do vastaanottaja 宛先 收件人 cc
kopie kopi kopia subject betreff objet asunto onderwerp oggetto emne ämne temat aihe assunto 件名 主题 主旨
"""
_SUBJECTS = "subject betreff objet asunto onderwerp oggetto emne ämne temat aihe assunto 件名 主题 主旨"
_FROM, _OTHERS = frozenset(_FROM_NAMES.split()), frozenset(_OTHER_NAMES.split())
_SUBJECT = frozenset(_SUBJECTS.split())
#: So many lines a signature has at most that begins at a bare "--".
_SIGNED = 12


def text_of_html(source: str, *, whole: bool = False) -> str:
    """What somebody wrote, of a mail in HTML, as lines of text; no picture, no link, no style is left.

    Args:
        source: the HTML.
        whole: what it holds of another mail is kept.
    """
    source = source[:_MOST_HTML]
    out: list[str] = []
    place, unseen, unseen_name, comment = 0, 0, "", False
    lists: list[int] = []
    small = source.lower()
    # What is never closed hides nothing, but for what a browser takes to the end.
    ends = {name: small.rfind(f"</{name}") for name in _UNSEEN}
    for found in _TOKEN.finditer(source):
        token = found[0]
        if not (unseen or comment):
            out.append(_plain(source[place : found.start()]))
        place = found.end()
        if token == "<!--":
            comment = True
        elif token == "-->":
            comment = False
        if comment or token[:2] in ("<!", "--"):
            continue
        named = _NAME.match(token)
        name = named[1].lower() if named else ""
        closing = token.startswith("</")
        if unseen:
            if name == unseen_name:
                unseen += 0 if token.endswith("/>") else -1 if closing else 1
            continue
        if not (closing or whole) and _QUOTE.search(token):
            place = len(source)
            break
        hides = name in _TO_THE_END or ends.get(name, -1) > place or _SIGNATURE.search(token)
        if hides and not closing and not token.endswith("/>"):
            unseen, unseen_name = 1, name
        elif name == "br":
            out.append("\1")
        elif name == "li" and not closing:
            out.append("\n- ")
        elif name in _BLOCKS:
            if name in ("p", "ul", "ol") and (not lists or name == "p"):
                out.append("\n\n")
            else:
                out.append("\0")
            if name in ("ul", "ol"):
                lists = lists[1:] if closing else [*lists[:50], 1]
    if not (unseen or comment):
        out.append(_plain(source[place:]))
    return _tidy("".join(out))


def _plain(text: str) -> str:
    """Text between tags: blanks of the source are one blank."""
    plain = html.unescape(re.sub(r"[ \t\r\n\f]+", " ", text))
    return plain.replace("\xa0", " ").replace("\0", "").replace("\1", "")


def _tidy(text: str) -> str:
    r"""Lines without doubled blanks; where a block ends a line ends, once.

    A break (\1) ends the line it stands in. Where a block has just ended or begun (\0), that line is an empty
    one, as between the paragraphs that Apple and Google write.
    """
    text = re.sub(r"[ ]*\0[\0 ]*", "\0", text)
    text = re.sub("\0\1\0?", "\n\n", text).replace("\1", "\n")
    text = re.sub(r"\0*\n\0*", "\n", text).replace("\0", "\n")
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def unflowed(text: str, *, delsp: bool) -> str:
    """Lines of `format=flowed` as they were before (RFC 3676)."""
    out: list[str] = []
    joined = False
    for line in text.split("\n"):
        quoted = line.startswith(">")
        bare = line if quoted else line.removeprefix(" ")
        soft = not quoted and bare.endswith(" ") and bare != "-- "
        words = bare[:-1] if soft and delsp else bare
        if joined and not quoted and bare != "-- ":
            out[-1] += words
        else:
            out.append(words)
        joined = soft
    return "\n".join(out)


def own_words(text: str, *, whole: bool = False) -> str:
    """What is new in a mail, at most ``LONGEST`` characters of it.

    Args:
        text: the mail, as text.
        whole: what it holds of another mail is kept, as of one that is forwarded.
    """
    there = text.split("\n")
    if whole:
        return "\n".join(line.rstrip() for line in there).strip()
    # Nothing that is looked for stands further behind in a line.
    lines = [line[:_LONGEST_LINE].rstrip() if line != "-- " else line for line in there]
    lines = lines[: _last_signature(lines)]
    end = _end(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith(">")):
        end -= 1
    while end and (not lines[end - 1].strip() or _introduces(lines[end - 1 : end])):
        end -= 1
    end = next((place for place in range(end) if _signs(lines, place, end)), end)
    while end and (not lines[end - 1].strip() or _SENT_FROM.match(lines[end - 1])):
        end -= 1
    return "\n".join(line.rstrip() for line in there[:end]).strip("\n").rstrip() or NOTHING


def _signs(lines: list[str], place: int, end: int) -> bool:
    """Whether a signature begins here (RFC 3676); many programs lose the blank behind its mark."""
    return lines[place] == "-- " or (lines[place] == "--" and end - place <= _SIGNED)


def _last_signature(lines: list[str]) -> int:
    """The line at which a signature begins that stands below all else, as below what is quoted."""
    last = max((place for place, line in enumerate(lines) if line.startswith(">")), default=-1)
    return next(
        (place for place in range(last + 1, len(lines)) if _signs(lines, place, len(lines))), len(lines)
    )


def unquoted(text: str) -> str:
    """What a mail says in words of its own: without lines that are quoted, or say of whom."""
    lines = text.split("\n")
    return "\n".join("" if line.startswith(">") or _introduces([line]) else line for line in lines)


def is_forwarded(subject: str, text: str = "") -> bool:
    """Whether a mail hands on another one."""
    return bool(re.match(r"\s*(?:fwd?|wg|tr|i|rv|enc)\s*:", subject, re.IGNORECASE)) or any(
        _FORWARDED.match(line) for line in text.split("\n")[:200]
    )


def _end(lines: list[str]) -> int:
    """The line at which the mail that is answered begins."""
    for place, line in enumerate(lines):
        if _RULE.match(line) and _header_at(lines, place + 1, ruled=True):
            return place
        if _header_at(lines, place):
            return place
        if not line.endswith(":") or line.startswith(">"):
            continue
        # It may go over several lines, and what stands above it may be the user's last.
        for first in range(place, max(place - 3, -1), -1):
            begun = lines[first : place + 1]
            if _introduces(begun) and _is_quoted(lines[place + 1 :], " ".join(begun)):
                return first
    return len(lines)


def _introduces(lines: list[str]) -> bool:
    """Whether words such as "On …, Lotte Wiersma <lotte@…> wrote:" say who is quoted."""
    words = " ".join(lines).strip()
    if not words.endswith(":") or len(words) > 400 or any(not line.strip() for line in lines):
        return False
    words = words.replace("< ", "<")
    addressed = _ADDRESS.search(words)
    return bool(_DAY.search(_ADDRESS.sub("", words))) and bool(
        addressed or re.search(r"\d{1,2}[:.h]\d\d", words)
    )


def _is_quoted(lines: list[str], introduced: str) -> bool:
    """Whether all that follows is quoted; answers between the quotations are the user's own words.

    Some programs mark no line of it. Then what introduces it has to say that somebody wrote it, and from
    which address.
    """
    there = [line for line in lines if line.strip()]
    quoted = sum(line.startswith(">") for line in there)
    return quoted == len(there) or (
        not quoted and bool(_WROTE.search(introduced) and _ADDRESS.search(introduced))
    )


def _header_at(lines: list[str], place: int, *, ruled: bool = False) -> bool:
    """Whether the headers of another mail stand here.

    Args:
        lines: of the mail.
        place: the line at which they may begin.
        ruled: a line across stands above, so that headers in a language that is not known are enough.
    """
    while ruled and place < len(lines) and not lines[place].strip():
        place += 1
    if place >= len(lines) or not _HEADER.match(lines[place]):
        return False
    block = list(takewhile(lambda line: bool(line.strip()), lines[place : place + 8]))
    found = [match for match in map(_HEADER.match, block) if match]
    if len(found) < 3:
        return False
    names = [match[1].strip().casefold() for match in found]
    somebody = any(_ADDRESS.search(match[2]) for match in found)
    if names[0] in _FROM and sum(name in _OTHERS for name in names[1:]) >= 2:
        # The stations of a journey have a "From:" and a "To:", too, but neither address nor subject.
        return somebody or not _SUBJECT.isdisjoint(names)
    return ruled and somebody and any(re.search(r"\d{4}", match[2]) for match in found)
