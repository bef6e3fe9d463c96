"""Whether two names are one."""

from __future__ import annotations

import unicodedata


def folded(name: str) -> str:
    """A name to compare by: those that differ only in case or spacing are one, however they were typed.

    Names that differ in accents, punctuation or a legal form stay two, and earn a hint (``lookalikes``).
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
