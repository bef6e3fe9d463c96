"""Names and references exchanged for others: one item, one heading, one link, and no other byte of a file.

A value is exchanged within the quotes, brackets and links it stands in. The result is read again; where it
would not say what is wanted, ``editing`` writes the value anew, or refuses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote

import yaml

from afterword.errors import EditRefusedError
from afterword.keeping import regions
from afterword.keeping.editing import Parts, edit
from afterword.keeping.line_ends import in_cr, to_cr, to_lf
from afterword.records import front_matter
from afterword.records.debrief import HEADING, Section, sections
from afterword.records.entries import Entry, composed
from afterword.records.raw_record import slug_of_path
from afterword.records.values import LISTED

#: Takes all items of a key, bare links with their brackets, and gives what they are to be.
Wanted = Callable[[Sequence[str]], Sequence[str]]

_WIKI_LINK = re.compile(r"(\[\[)([^\[\]|#\n]+)(?=[\]|#])")
_LINK = re.compile(r"(\]\(<?)([^()<>\s#]+\.md)(?=[)>\s#])")


def reworded(data: bytes, key: str, wanted: Wanted, path: str, *, listed: bool = False) -> bytes:
    """Exchange what a key of the front matter says.

    Args:
        data: the file.
        key: nothing changes where it is absent.
        wanted: as many items as before, or fewer.
        path: for the refusal, relative to the journal.
        listed: a comma in a line of words parts two items; else the line is one.

    Raises:
        EditRefusedError: the value cannot be exchanged without touching something else.
    """
    if in_cr(data):
        return to_cr(reworded(to_lf(data), key, wanted, path, listed=listed))
    entry = front_matter.split(path, data).entries.get(key)
    if entry is None or (entry.text is None and not entry.parts):
        return data
    old = _items(entry, listed=listed)
    new = list(wanted(old))
    if new == old:
        return data
    value: str | list[str] = new if entry.text is None else _line(entry.text, new, listed=listed)
    if len(new) == len(old):
        result = _exchanged(data, key, entry, old, new, value, path)
        # To a file that says it already, an edit changes nothing.
        if (
            result
            and _others(result, key, path) == _others(data, key, path)
            and _kinds(result, key, path) == [part.kind for part in entry.parts]
        ):
            try:
                if edit(result, {key: value}, path) == result:
                    return result
            except (ValueError, yaml.YAMLError):
                pass
    return edit(data, {key: value}, path)


def _items(entry: Entry, *, listed: bool) -> list[str]:
    if entry.text is None:
        return list(entry.texts)
    return LISTED.findall(entry.text) if listed else [entry.text]


def _line(text: str, new: Sequence[str], *, listed: bool) -> str:
    """A line of words with other items; commas and blanks stay where their number does."""
    if not listed:
        return new[0]
    if len(new) != len(LISTED.findall(text)):
        return ",".join(new).strip()
    items = iter(new)
    return LISTED.sub(lambda _: next(items), text)


def _exchanged(
    data: bytes,
    key: str,
    entry: Entry,
    old: Sequence[str],
    new: Sequence[str],
    value: str | Sequence[str],
    path: str,
) -> bytes | None:
    """The file with the words of the value replaced where they stand; None where they do not stand there."""
    parts = Parts.of(data, path)
    node = {name.value: node for name, node in regions.entries(parts.yaml)}.get(key)
    if node is None:
        return None
    if entry.text is not None:
        pairs = [(entry.text, str(value))]
    else:
        bare = [part.kind in ("link", "list") for part in entry.parts]
        pairs = [
            (a[2:-2], b.strip()[2:-2]) if link else (a, b) for a, b, link in zip(old, new, bare, strict=True)
        ]
    leaves = _leaves(node)
    spots: list[tuple[int, int, str]] = []
    for before, after in pairs:
        leaf = next((leaf for leaf in leaves if composed(leaf.value).strip() == before.strip()), None)
        if before == after:
            continue
        if leaf is None:
            return None
        start, end = leaf.start_mark.index, leaf.end_mark.index
        source = parts.yaml[start:end]
        if source.count(before.strip()) != 1:
            return None  # in escapes, over several lines, or in letters made otherwise
        spots.append((start, end, source.replace(before.strip(), after.strip())))
    text = parts.yaml
    for start, end, source in sorted(spots, reverse=True):
        text = text[:start] + source + text[end:]
    return parts.with_yaml(text)


def _leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The scalars of a value in their order; of a mapping none."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _leaves(child)


def _others(data: bytes, key: str, path: str) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    """What every other key says, comparable."""
    entries = front_matter.split(path, data).entries
    return [(name, repr(each.value), each.text, each.items) for name, each in entries.items() if name != key]


def _kinds(data: bytes, key: str, path: str) -> list[str]:
    """How the items of a list are written, such as words; `a: b` without quotes is none."""
    return [part.kind for part in front_matter.split(path, data).entries[key].parts]


def remarks_of(data: bytes, path: str) -> list[tuple[int, str]]:
    """The comments of a file's front matter, with their lines; none where it cannot be read."""
    try:
        parts = Parts.of(to_lf(data) if in_cr(data) else data, path)
        return [(line + parts.opening.count("\n"), words) for line, words in regions.remarks(parts.yaml)]
    except (EditRefusedError, yaml.YAMLError):
        return []


def sections_of(data: bytes, path: str) -> list[Section]:
    """The sections of a file, with the lines of the file on which they stand."""
    parts = front_matter.split(path, data)
    return sections(parts.body, parts.body_line)


def retitled(data: bytes, section: Section, old: str, new: str) -> bytes:
    """Exchange a part of a heading, or the whole of it where the part does not stand there as it is."""
    if in_cr(data):
        return to_cr(retitled(to_lf(data), section, old, new))
    lines = data.decode("utf-8").split("\n")
    line = lines[section.line - 1]
    begin = line.index("##") + 2
    head, rest = line[:begin], line[begin:]
    for form in (old, unicodedata.normalize("NFD", old)):
        if form and form in rest:
            rest = rest.replace(form, new, 1)
            break
    else:
        found = HEADING.match(line.rstrip("\r"))
        if found:
            rest = line[begin : found.start(1)] + new + line[found.end(1) :]
    lines[section.line - 1] = head + rest
    return "\n".join(lines).encode("utf-8")


def joined(data: bytes, first: Section, second: Section) -> bytes:
    """Put what stands in a section below what stands in an earlier one, and take its heading away."""
    if in_cr(data):
        return to_cr(joined(to_lf(data), first, second))
    lines = data.decode("utf-8").split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    last = second.line + len(second.lines)
    moved = _without_blank_ends(lines[second.line : last])
    at_end = last >= len(lines)
    rest = lines[last:]
    kept = lines[: second.line - 1]
    stop = first.line + len(first.lines)
    while stop > first.line and not kept[stop - 1].strip():
        stop -= 1
    if moved:
        apart = stop == first.line or not (_is_item(kept[stop - 1]) and _is_item(moved[0]))
        kept[stop:stop] = [*([end] if apart else []), *moved]
    if at_end:
        kept = [*_without_blank_end(kept), ""]
    return "\n".join([*kept, *rest]).encode("utf-8")


def _without_blank_ends(lines: Sequence[str]) -> list[str]:
    return _without_blank_end(_without_blank_end(lines)[::-1])[::-1]


def _without_blank_end(lines: Sequence[str]) -> list[str]:
    kept = list(lines)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _is_item(line: str) -> bool:
    return bool(re.match(r"\s*(?:[-*+•]|\d{1,9}[.)])\s|[ \t]+\S", line))


def relinked(data: bytes, path: str, moved: Mapping[str, str], stems: Mapping[str, int]) -> bytes:
    """Let the links below the front matter lead to files under their new names; their words stay.

    Args:
        data: the file.
        path: of the file as it was.
        moved: new paths by old.
        stems: how many records there are of each name, whatever their folder.
    """
    if in_cr(data):
        return to_cr(relinked(to_lf(data), path, moved, stems))
    text = data.decode("utf-8", errors="surrogateescape")
    if "](" not in text and "[[" not in text:
        return data
    bounds = front_matter.boundaries(text.removeprefix("\ufeff"))
    start = bounds[1][1] + text.startswith("\ufeff") if len(bounds) > 1 else 0

    def wiki(found: re.Match[str]) -> str:
        target = found[2]
        bare = target.strip().removesuffix(".md")
        for old, new in moved.items():
            whole, stem = old.removesuffix(".md"), slug_of_path(old)
            alone = bare == stem and stems.get(stem) == 1
            if alone or ("/" in bare and f"/{whole}".endswith(f"/{bare.lstrip('./')}")):
                return found[1] + target.replace(stem, slug_of_path(new))
        return found[0]

    def link(found: re.Match[str]) -> str:
        target = normpath(join(dirname(path), unquote(found[2])))
        if target not in moved:
            return found[0]
        folder = found[2].rpartition("/")
        return found[1] + folder[0] + folder[1] + quote(slug_of_path(moved[target])) + ".md"

    body = _LINK.sub(link, _WIKI_LINK.sub(wiki, text[start:]))
    return (text[:start] + body).encode("utf-8", errors="surrogateescape")
