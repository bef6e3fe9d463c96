"""What is for the user alone, marked so that paper leaves it out: a sheet is seen by others too."""

from __future__ import annotations

from afterword.records.lead_ins import list_lines, said_in

_BEGIN, _END = '<span class="aw-private">', "</span>"


def private_marked(body: str) -> str:
    """The Markdown of an interview with each list item that begins with ``private:`` in an element of ours.

    Whatever renders it makes text of it as before; all else stays as it was written.
    """
    lines = body.split("\n")
    for line in list_lines(list(enumerate(lines))):
        said = said_in(line.text) if line.text is not None else None
        if said and said.lead_in == "private":
            first, last = line.number, line.number + line.raw.count("\n")
            at = line.column - 1
            lines[first] = f"{lines[first][:at]}{_BEGIN}{lines[first][at:]}"
            lines[last] += _END
    return "\n".join(lines)
