"""The `mkdocs.yml` of a folder of pages: the journal's own, without our plugin and with our pages named.

It is changed as a tree of YAML, so that tags which only another program understands stay what they are.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from pathspec import GitIgnoreSpec

from afterword.frozen import frozen
from afterword.hosting.dress import SCRIPTS, STYLES
from afterword.hosting.own_pages import address_of
from afterword.pages.page import Page

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: Where the pages lie in the folder, and where the author's own theme files.
DOCS, OVERRIDES = "docs", "overrides"

#: What holds for the journal's folder alone, or was obeyed already.
_LEFT_OUT = ("INHERIT", "docs_dir", "site_dir", "watch", "hooks", "exclude_docs", "draft_docs")


@frozen
class SettingsFile:
    """The settings of the journal for the program that builds the site, whoever made them."""

    tree: yaml.MappingNode

    @classmethod
    def of(cls, file: Path) -> SettingsFile:
        """Read a file that is known to hold settings by name, and what it inherits.

        Raises:
            OSError, yaml.YAMLError: it can no longer be read.
        """
        tree = yaml.compose(file.read_bytes(), Loader=_Loader)
        own = tree if isinstance(tree, yaml.MappingNode) else _node({})
        parent = _get(own, "INHERIT")
        if not isinstance(parent, yaml.ScalarNode) or not parent.value:
            return cls(own)
        return cls(_merged(cls.of(Path(os.path.normpath(file.parent / parent.value))).tree, own))

    def text(self, name: str) -> str:
        """A setting of one word or text; empty where there is none."""
        value = _get(self.tree, name)
        return value.value if isinstance(value, yaml.ScalarNode) and value.tag.endswith(":str") else ""

    @property
    def custom_dir(self) -> str:
        """The author's own theme files, seen from the settings; empty for none."""
        theme = _get(self.tree, "theme")
        value = _get(theme, "custom_dir") if isinstance(theme, yaml.MappingNode) else None
        return value.value if isinstance(value, yaml.ScalarNode) else ""

    def ready(
        self, pages: Sequence[Page], own: Iterable[str], *, addresses_written: bool, overrides: bool
    ) -> bytes:
        """The file for the folder.

        Args:
            pages: those of ours that are shown.
            own: paths of the author's.
            addresses_written: the links in our pages are addresses already, which end in a slash.
            overrides: the author's theme files are in the folder.
        """
        tree = yaml.MappingNode(self.tree.tag, list(self.tree.value), flow_style=False)
        for name in (*_LEFT_OUT, *(["use_directory_urls"] if addresses_written else [])):
            _set(tree, name, None)
        # No page of ours has a file of its own that somebody could edit where the repository is shown.
        _set(tree, "edit_uri", _node(""))
        _set(tree, "plugins", _without_ours(_get(tree, "plugins")))
        theme = _get(tree, "theme")
        if isinstance(theme, yaml.MappingNode):
            theme = yaml.MappingNode(theme.tag, list(theme.value), flow_style=theme.flow_style)
            _set(theme, "custom_dir", _node(OVERRIDES) if overrides else None)
            _set(tree, "theme", theme)
        _set(tree, "extra_css", _joined([_node(each) for each in STYLES], _items(_get(tree, "extra_css"))))
        _set(
            tree,
            "extra_javascript",
            _joined(_items(_get(tree, "extra_javascript")), [_node(each) for each in SCRIPTS]),
        )
        listings = [page for page in pages if not page.section and not page.record]
        hidden = self.text("not_in_nav")
        _set(tree, "nav", _navigation(_get(tree, "nav"), listings, sorted(own), hidden))
        # By folders: a pattern for each page would be tried on each page.
        others = sorted({_top(page.path) for page in pages if page.section or page.record})
        _set(tree, "not_in_nav", _node("\n".join([*hidden.splitlines(), *others])))
        written = yaml.serialize(tree, Dumper=yaml.SafeDumper, allow_unicode=True, width=100)
        return str(written).encode("utf-8", "replace")


def _navigation(
    nav: yaml.Node | None, listings: Sequence[Page], own: Sequence[str], hidden: str
) -> yaml.SequenceNode:
    """The author's navigation, or all of their pages, with our listings where the plugin puts them."""
    if isinstance(nav, yaml.SequenceNode):
        items = list(nav.value)
    else:
        items = [_node(each) for each in _nested([path for path in own if _in_navigation(path, hidden)])]
    named = {value for item in items for value in _scalars(item)}
    ours = {page.path for page in listings}
    missing = [
        _node({page.title: page.path})
        for page in listings
        if page.path not in named and _in_navigation(page.path, hidden)
    ]
    tops = [place for place, item in enumerate(items) if ours & set(_targets(item))]
    home = any(address_of(page.path) == "" for page in listings)
    at = tops[-1] + 1 if tops else 0 if home else len(items)
    items[at:at] = missing
    return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=False)


def _top(path: str) -> str:
    """A pattern for a page, or for the outermost folder that it is in."""
    folder, slash, _ = path.partition("/")
    return f"/{folder}{slash}"


def _in_navigation(path: str, hidden: str) -> bool:
    return path.endswith(".md") and not GitIgnoreSpec.from_lines(hidden.splitlines()).match_file(path)


def _nested(paths: Iterable[str]) -> list[Any]:
    """Pages by their folders, as a host that is told nothing shows them: start pages first."""
    top: list[Any] = []
    for path in sorted(paths, key=_in_order):
        branch = top
        for folder in PurePosixPath(path).parts[:-1]:
            title = folder.replace("-", " ").replace("_", " ")
            title = title.capitalize() if title == title.lower() else title
            found = next((each[title] for each in branch if isinstance(each, dict) and title in each), None)
            if found is None:
                found = []
                branch.append({title: found})
            branch = found
        branch.append(path)
    return top


def _in_order(path: str) -> tuple[tuple[str, ...], bool, str]:
    *folders, name = path.split("/")
    return tuple(folders), name not in ("index.md", "README.md"), name


def _without_ours(plugins: yaml.Node | None) -> Any:
    """The plugins but for ours; where none are listed, the search that hosts have then."""
    if isinstance(plugins, yaml.MappingNode):
        pairs = [pair for pair in plugins.value if pair[0].value != "afterword"]
        return yaml.MappingNode(plugins.tag, pairs, flow_style=plugins.flow_style if pairs else True)
    if isinstance(plugins, yaml.SequenceNode):
        items = [item for item in plugins.value if "afterword" not in _names(item)]
        return yaml.SequenceNode(plugins.tag, items, flow_style=plugins.flow_style if items else True)
    return _node(["search"])


def _names(item: yaml.Node) -> list[object]:
    return [key.value for key, _ in item.value] if isinstance(item, yaml.MappingNode) else [item.value]


def _targets(item: yaml.Node) -> list[object]:
    """What an entry of the navigation itself leads to; nothing for a section."""
    if isinstance(item, yaml.MappingNode):
        return [value.value for _, value in item.value if isinstance(value, yaml.ScalarNode)]
    return [item.value] if isinstance(item, yaml.ScalarNode) else []


def _scalars(node: yaml.Node) -> list[str]:
    if isinstance(node, yaml.ScalarNode):
        return [str(node.value)]
    values = [pair[1] for pair in node.value] if isinstance(node, yaml.MappingNode) else list(node.value)
    return [text for value in values for text in _scalars(value)]


def _get(tree: yaml.MappingNode, name: str) -> yaml.Node | None:
    """The value of a key; of two, the last, as YAML has it."""
    return next((value for key, value in reversed(tree.value) if key.value == name), None)


def _set(tree: yaml.MappingNode, name: str, value: yaml.Node | None) -> None:
    """Put a value in the place of a key's, or at the end; None takes the key out."""
    at = next((place for place, (key, _) in enumerate(tree.value) if key.value == name), len(tree.value))
    tree.value = [pair for pair in tree.value if pair[0].value != name]
    if value is not None:
        tree.value.insert(at, (_node(name), value))


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _joined(first: Sequence[yaml.Node], second: Sequence[yaml.Node]) -> yaml.SequenceNode:
    return yaml.SequenceNode("tag:yaml.org,2002:seq", [*first, *second], flow_style=False)


def _node(data: str | list[Any] | Mapping[str, Any]) -> Any:
    if isinstance(data, str) and "\n" in data:
        return yaml.ScalarNode("tag:yaml.org,2002:str", data, style="|")
    return yaml.SafeDumper(io.StringIO()).represent_data(data)


def _merged(below: yaml.MappingNode, above: yaml.MappingNode) -> yaml.MappingNode:
    # As MkDocs does it: mappings are merged, anything else is replaced.
    both = yaml.MappingNode(below.tag, list(below.value), flow_style=False)
    for key, value in above.value:
        under = _get(both, key.value)
        if isinstance(under, yaml.MappingNode) and isinstance(value, yaml.MappingNode):
            value = _merged(under, value)
        _set(both, key.value, value)
    return both
