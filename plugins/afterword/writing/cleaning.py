"""Cleaning a hurried fragment: the part of it that one sentence of a note can carry."""

from __future__ import annotations

import re

#: Words: a longer fragment is cut at a soft break where it has one; one above the second number is left out.
_GOOD_LENGTH, _MOST_WORDS = 13, 18
#: Letters: what stands before a dash or a stop may be one word, but hardly an abbreviation.
_SHORTEST_PART = 4

_SHORTHAND = (
    (re.compile(r"(?<!\w)w/o\s*", re.I), "without "),
    (re.compile(r"(?<!\w)w/\s*", re.I), "with "),
    (re.compile(r"(?<!\w)b/c(?!\w)", re.I), "because"),
    (re.compile(r"\s+(?:&|\+)\s+"), " and "),
    (re.compile(r"\s*(?:->|=>|→)\s*"), " to "),
    (re.compile(r"(?<!\w)esp\.?(?= )", re.I), "especially"),
    (re.compile(r"(?<!\w)approx\.?(?= )", re.I), "about"),
)
_MARKUP = (
    (re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(\*\*|__|`)(.+?)\1"), r"\2"),
    (re.compile(r"(?<!\w)([*_])(\S(?:.*?\S)?)\1(?!\w)"), r"\2"),
    (re.compile(r"<[^>]*>"), ""),
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_BREAK = re.compile(r"(?<=[\w\"”')])(?:[.!?…]+\s+|;\s*|\s+[-–—]+\s+|\s*—\s*|:\s+)")
_TAIL = re.compile(
    r"(?:which|who|where|when|because|not|no|without|with|and|but|even|especially|from|in|on|at|to|"
    r"as|instead|rather|before|after|including|like|such|or)\b",
    re.I,
)
_SOFT_BREAK = re.compile(
    r",\s+| (?=(?:because|which|who|although|while|so that|without|"
    r"and (?:then|what|how|why|when|it|they|she|he|we)) )"
)
_ABBREVIATED = re.compile(r"\b(?:St|Dr|Mr|Mrs|Ms|vs|no|e\.g|i\.e)$")
_LEADS = re.compile(
    r"^(?:when (?:I|we) (?:\w+ )??(?:mentioned|talked about|spoke about|brought up|described|got (?:on )?to|"
    r"asked(?: (?:her|him|them))? about|told (?:her|him|them) (?:about|of)|said|showed (?:her|him|them))|"
    r"hearing (?:about|of|that)|talking about|me (?:saying|mentioning|talking about)|the fact that|about|"
    r"re:?)\s+",
    re.I,
)
#: "asked how I'd handle a late brief", "told me about her sourdough", "I told her about Hull".
_REPORTED = re.compile(
    r"^(?:(?:she|he|they|I|we) )?(?:"
    r"(?:asked|told|showed|explained|mentioned|described) "
    r"(?:(?:her|him|them) (?:about|of) |me (?:about |of |that )?)|"
    r"(?:asked|explained|explaining|spoke|talked|mentioned|mentioning|described|describing)"
    r"(?: to me)?(?: about| of)? )(?!her$|him$|them$|me$)",
    re.I,
)
#: What is left of markup or code, and would look odd in a letter or pass for a placeholder.
_UNSAFE = re.compile(r"[()\[\]{}<>|\\]")
_QUOTED = re.compile(r"^[\"“”'‘’](.+)[\"“”'’]$")


def without_markup(text: str) -> str:
    """The text without Markdown, on one line."""
    for pattern, put in _MARKUP:
        text = pattern.sub(put, text)
    return " ".join(text.split())


def clean(text: str) -> str | None:
    """The part of a fragment that can be woven, without markup, asides and second sentences; else None."""
    text = without_markup(text)
    for pattern, put in _SHORTHAND:
        text = pattern.sub(put, text)
    text = " ".join(text.split())
    if quoted := _QUOTED.match(text):
        inner = quoted[1].strip().rstrip(".,;")
        return f'"{inner}"' if '"' not in inner and len(inner.split()) <= _MOST_WORDS else None
    text = _ASIDE.sub("", text)
    if _UNSAFE.search(text):
        return None
    text = _first_part(text).strip(" .,;:!?…-–—")
    text = _REPORTED.sub("", _LEADS.sub("", _without_splice(text))).strip()
    if len(text.split()) > _GOOD_LENGTH:
        text = _shortened(text)
    return text if len(text.split()) <= _MOST_WORDS and re.search(r"\w", text) else None


def _first_part(text: str) -> str:
    for match in _BREAK.finditer(text):
        part = text[: match.start()]
        if len(part) >= _SHORTEST_PART and not _ABBREVIATED.search(part):
            return part
    return text


def _without_splice(text: str) -> str:
    """Without what hangs on by a comma alone ("the stock system, it's from 2009"); lists stay."""
    parts = re.split(r",\s+", text)
    if len(parts) == 1 or (
        re.search(r"\b(?:and|or)\b", parts[-1]) and all(len(p.split()) < 5 for p in parts)
    ):
        return text
    kept = [parts[0]]
    for part in parts[1:]:
        if not _TAIL.match(part):
            break
        kept.append(part)
    return ", ".join(kept)


def _shortened(text: str) -> str:
    """Up to the last soft break that leaves few enough words; whole where there is none."""
    parts = [text[: match.start()] for match in _SOFT_BREAK.finditer(text)]
    fitting = [part for part in parts if 3 <= len(part.split()) <= _GOOD_LENGTH]
    return fitting[-1] if fitting else text
