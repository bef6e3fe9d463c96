"""The journal's configuration file, read without MkDocs: its settings, and the line each stands on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from afterword.errors import AfterwordError
from afterword.frozen import frozen
from afterword.records.problems import Level, Problem, in_order
from afterword.settings.output import danger, kept_folders
from afterword.settings.reading import Keys, Place, Written
from afterword.settings.root import HOSTS, host_of, other_configuration
from afterword.settings.settings import Settings
from afterword.words.counts import listed

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PLUGIN = "afterword"

#: The rule of an output folder that must not be built into.
UNSAFE_OUTPUT = "unsafe-output"


class ConfigurationError(AfterwordError):
    """`mkdocs.yml`, or a file that it inherits from, cannot be read.

    Attributes:
        problem: what is wrong, and where.
    """

    exit_code = 2

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem} {problem.fix}")
        self.problem = problem


@frozen
class Configuration:
    """What stands in `mkdocs.yml` for us.

    Attributes:
        options: of the plugin, as YAML gave them; empty where it is listed without any, and None where it
            is not listed, or turned off.
        written: where each of them stands; the file may be one that `mkdocs.yml` inherits from.
        plugins: where the list of plugins stands.
        site_dir, docs_dir: the folders that MkDocs builds into and reads the author's own pages from, as they
            are written.
        site_place: where the former is said.
        site: the former, as a path.
        theme: the name of the theme; that of MkDocs where none is said.
        problems: what is wrong with how the options are written.
    """

    options: Mapping[str, Any] | None
    written: Written
    plugins: Place
    site_dir: str
    docs_dir: str
    site_place: Place
    site: Path
    theme: str
    problems: tuple[Problem, ...]


def read_settings(
    file: Path, options: Mapping[str, Any] | None = None
) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a journal, for the command line and the plugin alike.

    Args:
        file: its `mkdocs.yml`; folders in the settings are seen from where it lies.
        options: those that MkDocs read already; None: those in the file.

    Returns:
        The settings, and everything that is wrong with them.

    Raises:
        ConfigurationError: the file, or one that it inherits from, is missing or no YAML.
    """
    configuration = read_configuration(file)
    given = configuration.options if options is None else options
    settings, problems = Settings.read(given or {}, configuration.written)
    if given is None:
        problems = (*problems, _not_listed(configuration.plugins))
    unsafe = _unsafe_output(file.parent, configuration, settings)
    twofold = _twofold(file, configuration, given, settings)
    return settings, in_order((*configuration.problems, *problems, *unsafe, *twofold))


def read_configuration(file: Path) -> Configuration:
    """What stands in a `mkdocs.yml` for us.

    Raises:
        ConfigurationError: the file, or one that it inherits from, is missing or no YAML.
    """
    top = Place(file.name)
    reader = _Reader(file.parent, top)
    read = reader.read(file, top, ())
    site_dir = _path(read.get("site_dir"), "site")
    return Configuration(
        _options(read.get("plugins")),
        Written(reader.names, reader.values, reader.texts, file.parent, top),
        reader.plugins,
        site_dir,
        _path(read.get("docs_dir"), "docs"),
        reader.site,
        file.parent / site_dir,
        _theme(read.get("theme")),
        tuple(reader.problems),
    )


def _path(value: object, default: str) -> str:
    return value if isinstance(value, str) and value else default


def _theme(written: object) -> str:
    """Of `theme: material` and of `theme: {name: material}` alike."""
    return _path(written.get("name") if isinstance(written, Mapping) else written, "mkdocs")


def _options(plugins: object) -> Mapping[str, Any] | None:
    if isinstance(plugins, Mapping):
        entries = list(plugins.items())
    else:
        # In a list a plugin stands as a name, or as a mapping of its name to its options.
        items = plugins if isinstance(plugins, list) else []
        entries = [next(iter(i.items())) if isinstance(i, Mapping) and i else (i, None) for i in items]
    for name, options in entries:
        if name == _PLUGIN:
            given = dict(options) if isinstance(options, Mapping) else {}
            # MkDocs' own, for any plugin; it keeps it to itself.
            return None if given.pop("enabled", True) is False else given
    return None


def _unsafe_output(root: Path, configuration: Configuration, settings: Settings) -> tuple[Problem, ...]:
    kept = kept_folders(root, {"docs_dir": configuration.docs_dir, "templates_dir": settings.templates_dir})
    wrong = danger(configuration.site, root, kept)
    if not wrong:
        return ()
    place = configuration.site_place
    return (
        Problem(
            place.path,
            place.line,
            place.column,
            Level.ERROR,
            UNSAFE_OUTPUT,
            f"`site_dir: {configuration.site_dir}` {wrong}, and MkDocs empties the folder it builds into.",
            "Leave `site_dir` out, or write site_dir: site",
        ),
    )


def _twofold(
    file: Path, configuration: Configuration, given: Mapping[str, Any] | None, settings: Settings
) -> tuple[Problem, ...]:
    """What to say where another host would read another file here, and be told something else."""
    other = other_configuration(file)
    if other is None:
        return ()
    try:
        theirs = read_configuration(other)
    except ConfigurationError:
        says = "cannot be read"
    else:
        if (theirs.options is None) != (given is None):
            says = f"{'does not list' if theirs.options is None else 'lists'} the plugin"
        else:
            read = Settings.read(theirs.options or {}, theirs.written)[0]
            different = [
                f.name for f in fields(Settings) if getattr(read, f.name) != getattr(settings, f.name)
            ]
            if not different:
                return ()
            says = f"sets {listed([f'`{name}`' for name in different])} otherwise"
    first, second = sorted((file, other), key=lambda each: HOSTS.index(host_of(each)))
    place = configuration.plugins
    return (
        Problem(
            place.path,
            place.line,
            place.column,
            Level.WARNING,
            "two-configurations",
            f"{other.name} lies beside {file.name} and {says}. {host_of(first).name} and the command line go "
            f"by {first.name}, {host_of(second).name} goes by {second.name}.",
            f"Keep one of the two, or let {second.name} be the line INHERIT: {first.name}",
        ),
    )


def _not_listed(place: Place) -> Problem:
    return Problem(
        place.path,
        place.line,
        place.column,
        Level.WARNING,
        "no-plugin",
        "The afterword plugin is not listed and enabled here: the site shows nothing of the journal, and "
        "every setting is at its default.",
        "Add a line `- afterword` under `plugins:`.",
    )


class _Reader:
    """Reads a file and those that it inherits from, and remembers where our options stand."""

    def __init__(self, folder: Path, top: Place) -> None:
        self.folder = folder
        self.names: dict[Keys, Place] = {}
        self.values: dict[Keys, Place] = {}
        self.texts: dict[Keys, str] = {}
        self.plugins = self.site = top
        self.problems: list[Problem] = []

    def read(self, file: Path, asked: Place, children: tuple[Path, ...]) -> dict[str, Any]:
        """What a file holds, merged with what it inherits.

        Args:
            file: to read.
            asked: where it is named.
            children: the files that led to it.
        """
        path = _seen_from(self.folder, file)
        if file in children:
            raise _unreadable(asked, f"The file inherits from itself, by way of {path}.", "Take INHERIT out.")
        try:
            data = file.read_bytes()
        except OSError as error:
            raise _unreadable(
                asked,
                f"{path} cannot be read: {error.strerror or error}.",
                "Correct the path after INHERIT, which is seen from this file."
                if children
                else "Look at its name and permissions.",
            ) from error
        root, own = _parsed(data, path)
        parent = own.pop("INHERIT", None)
        if not parent:
            self._remember(root, path, clear=False)
            return own
        above = os.path.normpath(file.parent / str(parent))
        below = self.read(Path(above), _place(_value(root, "INHERIT"), path), (*children, file))
        merged = isinstance(below.get("plugins"), dict) and isinstance(own.get("plugins"), dict)
        self._remember(root, path, clear="plugins" in own and not merged)
        return _merged(below, own)

    def _remember(self, root: yaml.Node | None, path: str, *, clear: bool) -> None:
        if clear:  # a list takes the place of what was inherited
            self.names.clear()
            self.values.clear()
            self.texts.clear()
            self.problems.clear()
        site = _value(root, "site_dir")
        if site is not None:
            self.site = _place(site, path)
        plugins = _value(root, "plugins")
        if plugins is None:
            return
        self.plugins = _place(plugins, path)
        for item in plugins.value if isinstance(plugins, yaml.SequenceNode) else (plugins,):
            options = _value(item, _PLUGIN)
            if options is not None:
                self._walk(options, path, ())

    def _walk(self, node: yaml.Node, path: str, keys: Keys) -> None:
        if not isinstance(node, yaml.MappingNode) or len(keys) > 1:  # no setting stands deeper
            return
        first: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            here = (*keys, key.value)
            place = self.names[here] = _place(key, path)
            self.values[here] = _place(value, path)
            self.texts[here] = _text(value)
            if key.value in first:
                self.problems.append(_twice(key.value, first[key.value], place))
            first.setdefault(key.value, place.line)
            self._walk(value, path, here)


def _seen_from(folder: Path, file: Path) -> str:
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # on another drive of Windows
        return file.as_posix()


def _twice(name: str, first: int, place: Place) -> Problem:
    return Problem(
        place.path,
        place.line,
        place.column,
        Level.ERROR,
        "duplicate-key",
        f"`{name}` stands on line {first} already; of two, the last one counts.",
        "Keep one of the two lines.",
    )


def _place(node: yaml.Node | None, path: str) -> Place:
    if node is None:
        return Place(path)
    return Place(path, node.start_mark.line + 1, node.start_mark.column + 1)


def _text(node: yaml.Node) -> str:
    """A value as it is written, where it is written here and on one line."""
    if not isinstance(node, yaml.ScalarNode) or node.tag.startswith("!") or "\n" in node.value:
        return ""
    return f"{node.style}{node.value}{node.style}" if node.style in ("'", '"') else node.value


def _value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """The value of a key in a mapping; of two, the last, as YAML has it."""
    found = None
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == name:
                found = value
    return found


def _parsed(data: bytes, path: str) -> tuple[yaml.Node | None, dict[str, Any]]:
    try:
        loader = _Tolerant(data)
        root = loader.get_single_node()
        read = None if root is None else loader.construct_document(root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.context_mark and any(word in str(error) for word in ("quoted scalar", "',' or")):
            mark = error.context_mark  # where the quote or bracket was opened
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        raise _not_yaml(place, error.problem or error.context or "no more is known") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise _not_yaml(Place(path), str(error).partition("\n")[0]) from error
    if read is not None and not isinstance(read, dict):
        raise _unreadable(
            _place(root, path),
            "The file holds no settings by name.",
            "Write one on a line, such as `site_name: My search`.",
        )
    return root, read or {}


def _not_yaml(place: Place, why: str) -> ConfigurationError:
    return _unreadable(
        place,
        f"The file cannot be read as YAML: {why}.",
        "Look for a blank missing behind a colon, a tab before a name, a quote or bracket left open, or a "
        "second colon in words without quotes.",
    )


def _unreadable(place: Place, message: str, fix: str) -> ConfigurationError:
    return ConfigurationError(
        Problem(place.path, place.line, place.column, Level.ERROR, "settings-file", message, fix)
    )


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    # As MkDocs does it: mappings are merged, anything else is replaced.
    both = below | above
    for key in below.keys() & above.keys():
        if isinstance(below[key], dict) and isinstance(above[key], dict):
            both[key] = _merged(below[key], above[key])
    return both


class _Tolerant(_Loader):  # type: ignore[misc]
    """Reads `!ENV` as MkDocs does; other tags (`!!python/name:…`, `!relative`) are none of ours."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """The value of a node; what it is made of where it has none, such as a date that does not exist."""
        try:
            return super().construct_object(node, deep)
        except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError):
            # PyYAML's own, of what a tag such as `!!timestamp soon` promises and does not hold.
            self.recursive_objects.pop(node, None)
            return node.value


_Tolerant.add_constructor("!ENV", construct_env_tag)
for _prefix in ("!", "tag:yaml.org,2002:python/"):
    _Tolerant.add_multi_constructor(_prefix, lambda loader, suffix, node: None)
