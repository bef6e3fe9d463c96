"""Where keys and values stand in the text of a front matter, and what of it an edit left as it was."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeGuard

import yaml

_Region = tuple[int, int]

_ALIAS = re.compile(r"\s*:\s*\*[^\s,\[\]{}]+")


def only(old: str, new: str, keys: Iterable[str]) -> bool:
    """Whether two front matters are the same, character by character, but for the values of some keys.

    Args:
        old: the front matter before, without its fences.
        new: the same after an edit.
        keys: those that were to change, appear or go.
    """
    old_regions: list[_Region] = []
    new_regions: list[_Region] = []
    before, after = dict(_nodes(old)), dict(_nodes(new))
    for key in keys:
        if key not in before or key not in after:
            old_regions += lines_of(old, key)
            new_regions += lines_of(new, key)
            continue
        (old_key, old_value), (new_key, new_value) = before[key], after[key]
        if _block_list(old_value) and _block_list(new_value):
            mine, theirs = _item_regions(old, old_value, new, new_value)
            old_regions += mine
            new_regions += theirs
            continue
        mine_whole = (old_key.end_mark.index, _with_blanks(old, _end(old, old_key, old_value)))
        theirs_whole = (new_key.end_mark.index, _with_blanks(new, _end(new, new_key, new_value)))
        if _comments(old, mine_whole) != _comments(new, theirs_whole):
            return False
        old_regions.append(mine_whole)
        new_regions.append(theirs_whole)
    return cut(old, old_regions) == cut(new, new_regions)


def entries(text: str) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """Keys and values of a front matter as PyYAML places them; none where it is empty.

    Raises:
        TypeError: it is not a mapping.
        yaml.YAMLError: it is not YAML.
    """
    root = yaml.compose(text, yaml.CSafeLoader)
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        raise TypeError("the front matter is not a mapping")
    return [(key, value) for key, value in root.value if isinstance(key, yaml.ScalarNode)]


def _nodes(text: str) -> Iterator[tuple[str, tuple[yaml.ScalarNode, yaml.Node]]]:
    return ((key.value, (key, value)) for key, value in entries(text))


def _block_list(node: yaml.Node) -> TypeGuard[yaml.SequenceNode]:
    return isinstance(node, yaml.SequenceNode) and not node.flow_style


def lines_of(text: str, key: str) -> list[_Region]:
    """The whole lines of a key and its value; none where the key is absent."""
    return [
        (_line_start(text, name.start_mark.index), _line_end(text, _end(text, name, value)))
        for name, value in entries(text)
        if name.value == key
    ]


def _item_regions(
    old: str, old_list: yaml.SequenceNode, new: str, new_list: yaml.SequenceNode
) -> tuple[list[_Region], list[_Region]]:
    """The lines of the items that only one of two lists holds, in each."""
    mine = [old[node.start_mark.index : _node_end(old, node)] for node in old_list.value]
    theirs = [new[node.start_mark.index : _node_end(new, node)] for node in new_list.value]
    old_regions, new_regions = [], []
    for tag, first, last, new_first, new_last in difflib.SequenceMatcher(
        a=mine, b=theirs, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            old_regions += [_item_lines(old, node) for node in old_list.value[first:last]]
            new_regions += [_item_lines(new, node) for node in new_list.value[new_first:new_last]]
    return old_regions, new_regions


def _item_lines(text: str, node: yaml.Node) -> _Region:
    return _line_start(text, node.start_mark.index), _line_end(text, _node_end(text, node))


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1


def _with_blanks(text: str, end: int) -> int:
    """Blanks at the end of a line go with the value before them; before a comment they stay."""
    rest = text[end:].split("\n", 1)[0]
    return end + len(rest.rstrip("\r")) if not rest.strip() else end


def _end(text: str, key: yaml.Node, value: yaml.Node) -> int:
    """Where an entry ends: with its value, or with the colon where there is none."""
    if value.start_mark.index < key.end_mark.index:  # an alias: PyYAML gives the place of what it stands for
        alias = _ALIAS.match(text, key.end_mark.index)
        return alias.end() if alias else len(text)
    return max(_node_end(text, value), text.find(":", key.end_mark.index) + 1)


def _node_end(text: str, node: yaml.Node) -> int:
    """Where a value ends, without the empty lines and comments that PyYAML counts as part of it."""
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _node_end(text, node.value[-1])
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _end(text, *node.value[-1])
    end = node.end_mark.index
    return node.start_mark.index + len(text[node.start_mark.index : end].rstrip(" \r\n"))


def remarks(text: str) -> list[tuple[int, str]]:
    """The comments of a front matter, each with its line, the first being 1.

    Raises:
        yaml.YAMLError: it is not YAML.
    """
    return [(text.count("\n", 0, index) + 1, words) for index, words in _remarks(text, (0, len(text)))]


def _comments(text: str, region: _Region) -> list[str]:
    """The comments within a region, such as between the items of a list in brackets."""
    return [words for _, words in _remarks(text, region)]


def _remarks(text: str, region: _Region) -> Iterator[tuple[int, str]]:
    # A comment is what the scanner skips: between two tokens there is nothing else but blanks and marks.
    last = 0
    piece = text[: region[1]]
    for token in yaml.scan(text, yaml.CSafeLoader):
        start, end = token.start_mark.index, token.end_mark.index
        begin = max(last, region[0])
        for line in piece[begin:start].splitlines(keepends=True):
            if "#" in line:
                yield begin + line.index("#"), line.partition("#")[2].strip()
            begin += len(line)
        last = max(last, end)
        if last >= region[1]:
            break


def cut(text: str, regions: Sequence[_Region]) -> str:
    """A text without some of its parts."""
    kept, last = [], 0
    for start, end in sorted(regions):
        kept.append(text[last:start])
        last = max(last, end)
    return "".join([*kept, text[last:]])
