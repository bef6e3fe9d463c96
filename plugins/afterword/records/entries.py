"""The keys of a front matter with their values and places, each built on its own and within bounds.

PyYAML's C loader says what the text means; what it builds of that is built here, since its own way can be
made to run without end: a list may hold itself, ten aliases of ten aliases of ten are a thousand million
words, and a number in base 60 takes time with the square of its length.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal, NamedTuple

import yaml

from afterword.frozen import frozen

#: Lists in lists; ours need one list, and an Obsidian link without quotes makes it three.
_DEEPEST = 20
#: A number or a time of more characters is none that anybody meant.
_LONGEST_NUMBER = 64
#: What YAML takes for the end of a line, and editors do not count as one.
_OTHER_LINE_ENDS = ("\x85", "\u2028", "\u2029")

_CONSTRUCTOR = yaml.constructor.SafeConstructor()
_TAG = "tag:yaml.org,2002:"
_BUILDERS = {
    f"{_TAG}bool": _CONSTRUCTOR.construct_yaml_bool,
    f"{_TAG}int": _CONSTRUCTOR.construct_yaml_int,
    f"{_TAG}float": _CONSTRUCTOR.construct_yaml_float,
    f"{_TAG}timestamp": _CONSTRUCTOR.construct_yaml_timestamp,
}


class Unreadable(str):
    """A value YAML could not build, such as a date that does not exist; the text says what it is."""

    __slots__ = ()


def unreadable(value: object) -> bool:
    """Whether YAML could not build this value, such as ``2026-02-30``."""
    return isinstance(value, Unreadable)


class TooMuchError(ValueError):
    """A value that holds itself, or more than can be read; the text says which.

    Attributes:
        index: where the value begins, in characters of the front matter.
    """

    def __init__(self, message: str, index: int) -> None:
        super().__init__(message)
        self.index = index


@frozen
class Remark:
    """A comment beside or within a value, with its place in the file, counted from 1."""

    text: str
    line: int
    column: int


@frozen
class Item:
    """One item of a list.

    Attributes:
        text: as written; of a link its inside, of a pair the whole.
        value: what YAML made of it.
        kind: a word; an Obsidian link without quotes; a key and a value; or a list that is no link.
        line, column: of the item in the file, counted from 1.
    """

    text: str
    value: Any
    kind: Literal["word", "link", "pair", "list"]
    line: int
    column: int

    @property
    def place(self) -> tuple[int, int]:
        """Line and column."""
        return self.line, self.column


class Entry(NamedTuple):
    """One key of the front matter. All its texts are composed (NFC), however they were typed.

    A tuple, since thousands are made for every command.

    Attributes:
        value: what YAML made of it.
        text: the scalar as it is written in the file; None for a list or mapping.
        items: the words of a list as they are written, a bare link as its inside.
        line, column: of the key.
        value_line, value_column: of the value.
        parts: the items of a list with their places.
        quoted: whether the value stands in quotes, or in a block of lines.
        block: whether a list has an item a line.
        source: the value as it stands in the file, tag and quotes included.
        remarks: comments beside the value, or between its items.
    """

    value: Any
    text: str | None
    items: tuple[str, ...]
    line: int
    column: int
    value_line: int
    value_column: int
    parts: tuple[Item, ...] = ()
    quoted: bool = False
    block: bool = False
    source: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The items of a list, each as one text: a bare link with its brackets, other oddities as written."""
        return tuple(
            f"[[{part.text}]]" if part.kind in ("link", "list") else part.text for part in self.parts
        )

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the value."""
        return self.value_line, self.value_column


def composed(text: str) -> str:
    """A text in the one form of its letters, however the keyboard made them (NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


class Places:
    """Lines and columns of a front matter as an editor counts them.

    Args:
        text: the front matter.
        first_line: the line of the file on which it begins.
    """

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first = first_line
        self._odd = any(end in text for end in _OTHER_LINE_ENDS)

    def of(self, mark: yaml.Mark) -> tuple[int, int]:
        """Line and column of a mark of PyYAML, counted from 1."""
        return self.at(mark.index) if self._odd else (self._first + mark.line, mark.column + 1)

    def at(self, index: int) -> tuple[int, int]:
        """Line and column of a place in the text, counted from 1."""
        line = bisect_left(self._ends, index)
        return self._first + line, index - (self._ends[line - 1] + 1 if line else 0) + 1

    @cached_property
    def _ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self._text)]


class EntryReader:
    """Builds the entries of one front matter.

    Args:
        text: the front matter.
        first_line: the line of the file on which it begins.
    """

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.places = Places(text, first_line)
        self._sizes: dict[int, tuple[int, int]] = {}
        self._values: dict[int, Any] = {}
        # Without aliases there is no more in it than it has characters.
        self._left = 2 * len(text) + 100
        self._commented = "#" in text

    def entry(self, key: yaml.Node, node: yaml.Node) -> Entry:
        """The entry of a key.

        Raises:
            TooMuchError: the value holds itself, is nested too deeply, or holds more than the file does.
        """
        line, column = self.places.of(key.start_mark)
        start, end = node.start_mark.index, node.end_mark.index
        alias = start < key.end_mark.index  # PyYAML gives the place of what it stands for
        value_line, value_column = self.places.of(key.end_mark if alias else node.start_mark)
        remarks = tuple(self._remarks(node)) if self._commented and not alias else ()
        if isinstance(node, yaml.ScalarNode):
            value = self._scalar(node)
            quoted, source = bool(node.style), self.text[start:end]
            text = composed(node.value)
            return Entry(
                value, text, (), line, column, value_line, value_column, (), quoted, False, source, remarks
            )
        self._measure(node, start)
        value = self._value(node)
        parts = tuple(self._items(node)) if isinstance(node, yaml.SequenceNode) else ()
        return Entry(
            value,
            None,
            tuple(part.text for part in parts),
            line,
            column,
            value_line,
            value_column,
            parts,
            False,
            isinstance(node, yaml.SequenceNode) and not node.flow_style,
            composed(self.text[start:end].rstrip()),
            remarks,
        )

    def _measure(self, node: yaml.Node, index: int) -> None:
        size, _ = self._size(node, index, set(), 0)
        self._left -= size
        if self._left < 0:
            raise TooMuchError("holds more, by the aliases in it, than can be read", index)

    def _size(self, node: yaml.Node, index: int, above: set[int], depth: int) -> tuple[int, int]:
        """How many values a node holds when every alias is written out, and how deep they lie."""
        if isinstance(node, yaml.ScalarNode):
            return 1, 0
        if id(node) in above:
            raise TooMuchError("holds itself, by an alias in it", index)
        found = self._sizes.get(id(node))
        if found is None:
            if depth > _DEEPEST:
                raise TooMuchError(f"is nested more than {_DEEPEST} deep", index)
            above.add(id(node))
            size = 1
            deepest = 0
            for inner in _inside(node):
                inner_size, inner_depth = self._size(inner, index, above, depth + 1)
                size += inner_size
                deepest = max(deepest, inner_depth + 1)
            above.discard(id(node))
            found = self._sizes[id(node)] = (size, deepest)
        if depth + found[1] > _DEEPEST:
            raise TooMuchError(f"is nested more than {_DEEPEST} deep", index)
        return found

    def _value(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) not in self._values:
            if isinstance(node, yaml.SequenceNode):
                self._values[id(node)] = [self._value(inner) for inner in node.value]
            else:
                # A key as it is written: YAML would turn `no` and `12:30` into other things.
                self._values[id(node)] = {self._key(key): self._value(inner) for key, inner in node.value}
        return self._values[id(node)]

    def _key(self, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode):
            return composed(node.value)
        return composed(self.text[node.start_mark.index : node.end_mark.index])

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        tag, text = node.tag, node.value
        if tag == f"{_TAG}str":
            return composed(text)
        if tag == f"{_TAG}null":
            return None
        source = self.text[node.start_mark.index : node.end_mark.index]
        if tag not in _BUILDERS or node.style or "!" in source[:1] or "&" in source[:1]:
            return Unreadable(f"a value of the kind {_short((source.split() or [tag])[0])}")
        if len(text) > _LONGEST_NUMBER:
            return Unreadable(f"a number of {len(text):,} signs")
        try:
            return _BUILDERS[tag](node)
        except (ValueError, OverflowError):
            return Unreadable("a date that does not exist" if tag.endswith("timestamp") else "a number")

    def _items(self, node: yaml.SequenceNode) -> Iterator[Item]:
        inside = self._bare_link(node)
        if inside is not None:
            yield self._item(node, inside, "link")
            return
        for child in node.value:
            if isinstance(child, yaml.ScalarNode):
                yield self._item(child, composed(child.value), "word")
            elif isinstance(child, yaml.SequenceNode):
                link = self._bare_link(child)
                if link is not None:
                    yield self._item(child, link, "link")
                else:
                    # `[[ana], [tom]]`: each name a list of its own.
                    yield from (self._item(child, text, "list") for text in _words(child))
            else:
                source = composed(self.text[child.start_mark.index : child.end_mark.index])
                yield self._item(child, source.strip(), "pair")

    def _item(self, node: yaml.Node, text: str, kind: Literal["word", "link", "pair", "list"]) -> Item:
        return Item(text, self._value(node), kind, *self.places.of(node.start_mark))

    def _bare_link(self, node: yaml.SequenceNode) -> str | None:
        """The inside of ``[[ana]]`` without quotes, which YAML reads as a list in a list."""
        source = self.text[node.start_mark.index : node.end_mark.index]
        inside = source[2:-2]
        if source[:2] == "[[" and source[-2:] == "]]" and not set("[]\n") & set(inside):
            return composed(inside.strip())
        return None

    def _remarks(self, node: yaml.Node) -> Iterator[Remark]:
        """Comments where no value is: behind it on its line, and between its items."""
        if isinstance(node, yaml.SequenceNode) and node.value:
            last = node.start_mark.index + 1
            for child in node.value:
                yield from self._comments_in(last, child.start_mark.index)
                last = max(last, child.end_mark.index)
                if isinstance(child, yaml.ScalarNode) and not node.flow_style:
                    yield from self._comments_in(last, self._line_end(last))
                    last = self._line_end(last)
            if node.flow_style:
                yield from self._comments_in(last, node.end_mark.index)
                yield from self._comments_in(node.end_mark.index, self._line_end(node.end_mark.index))
        elif isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">"):
            yield from self._comments_in(node.end_mark.index, self._line_end(node.end_mark.index))

    def _comments_in(self, start: int, end: int) -> Iterator[Remark]:
        if self.text.find("#", start, end) < 0:
            return
        place = start
        for line in self.text[start:end].split("\n"):
            sign = line.find("#")
            if sign >= 0:
                yield Remark(composed(line[sign:].rstrip()), *self.places.at(place + sign))
            place += len(line) + 1

    def _line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end


def _inside(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        yield from node.value
    else:
        for key, value in node.value:
            yield key
            yield value


def _words(node: yaml.Node) -> Iterator[str]:
    """The scalars of a list and of the lists in it, as written."""
    for child in _inside(node):
        if isinstance(child, yaml.ScalarNode):
            yield composed(child.value)
        else:
            yield from _words(child)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}…"
