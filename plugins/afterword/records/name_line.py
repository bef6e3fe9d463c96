"""The name in a record, by a look at its one line: for a press of Tab, and for files that cannot be read."""

from __future__ import annotations

import re

#: Bytes of a file in which its name is looked for; front matter is at the top, and short.
HEAD = 4096

_NAMED = re.compile(r"^\ufeff?[\"']?(?:name|title)[\"']?[ \t\u00a0]*:[ \t\u00a0]*(.*)$", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s)#.*$")


def name_in(data: bytes) -> str:
    """What a file calls its person or gift, by a look at the one line that says so; no YAML is read."""
    text = data[:HEAD].decode("utf-8", errors="replace").replace("\r", "\n")
    found = _NAMED.search(text)
    if not found:
        return ""
    value = found[1].strip()
    if value[:1] in ('"', "'"):
        return value[1:].partition(value[0])[0].strip()
    return _COMMENT.sub("", value).strip()
