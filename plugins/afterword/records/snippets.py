"""Sentences of the user's own for letters: ``snippets/KIND.md``, a list item each.

They are no records: they have no page and no front matter, and everything else in such a file is the user's.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from afterword.kinds import OUTGOING_KINDS
from afterword.records.lead_ins import list_lines
from afterword.records.leavings import is_leaving
from afterword.records.problems import Level, Problem
from afterword.words.counts import listed
from afterword.words.spelling import did_you_mean

FOLDER = "snippets"

#: By kind of note, in the order of the file.
Snippets = Mapping[str, tuple[str, ...]]


def is_snippets(path: str) -> bool:
    """Whether a path relative to the journal is that of a file of snippets."""
    folder, _, name = path.partition("/")
    return (
        folder == FOLDER
        and "/" not in name
        and name.lower().endswith(".md")
        and name.lower() not in ("readme.md", "index.md")
        and not name.startswith((".", "_"))
        and not is_leaving(name)
    )


def read_snippets(files: Mapping[str, bytes], problems: list[Problem]) -> Snippets:
    """The sentences by kind of note.

    Args:
        files: the bytes of the files of snippets, by path.
        problems: takes what is wrong: a file that is called after no kind of note, or is not UTF-8.
    """
    snippets: dict[str, tuple[str, ...]] = {}
    for path in sorted(files):
        kind = path.removeprefix(f"{FOLDER}/")[: -len(".md")]
        if kind not in OUTGOING_KINDS:
            guess = did_you_mean(kind, OUTGOING_KINDS)
            message = f"A file of your own sentences is called after a kind of note, and “{kind}” is none."
            fix = (
                f"Rename it to {guess}.md."
                if guess
                else f"Rename it, for example to thank-you.md. There are {listed(OUTGOING_KINDS)}."
            )
            # Other programs keep snippets in such a folder too.
            problems.append(Problem(path, 1, 1, Level.WARNING, "snippets", message, fix))
            continue
        try:
            text = files[path].decode("utf-8-sig")
        except UnicodeDecodeError:
            message = "The file is not UTF-8, so its sentences are not used."
            problems.append(Problem(path, 1, 1, Level.ERROR, "encoding", message, "Save it as UTF-8."))
            continue
        numbered = list(enumerate(text.splitlines(), 1))
        items = (" ".join(line.text.split()) for line in list_lines(numbered) if line.text)
        snippets[kind] = tuple(dict.fromkeys(item for item in items if item))
    return MappingProxyType(snippets)
