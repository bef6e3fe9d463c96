"""The settings in the journal's `mkdocs.yml`, read without importing MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from afterword.errors import AfterwordError
from afterword.settings.root import configuration_file

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ConfigurationError(AfterwordError):
    """`mkdocs.yml` cannot be read."""

    exit_code = 2


def read_options(root: Path) -> Mapping[str, Any] | None:
    """The options under the `afterword` plugin.

    Returns:
        The options as YAML gave them (empty where the plugin is listed without any), or None where
        `mkdocs.yml` does not list the plugin.

    Raises:
        ConfigurationError: the file, or one that it inherits from, is missing or no YAML.
    """
    plugins = _read(configuration_file(root), ()).get("plugins")
    entries = plugins.items() if isinstance(plugins, Mapping) else map(_entry, plugins or ())
    for name, options in entries:
        if name == "afterword":
            return options if isinstance(options, Mapping) else {}
    return None


def _entry(item: object) -> tuple[object, object]:
    # A plugin stands in the list as a name, or as a mapping of its name to its options.
    return next(iter(item.items())) if isinstance(item, Mapping) and item else (item, None)


def _read(path: Path, children: tuple[Path, ...]) -> dict[str, Any]:
    if path in children:
        raise ConfigurationError(f"{path} inherits from itself (INHERIT).")
    try:
        read = yaml.load(path.read_bytes(), _Tolerant)
    except OSError as error:
        origin = f", which {children[-1]} inherits from," if children else ""
        raise ConfigurationError(f"{path}{origin} cannot be read: {error.strerror or error}.") from error
    except (yaml.YAMLError, ValueError) as error:
        raise ConfigurationError(f"{path} is no YAML that can be read: {error}") from error
    if read is not None and not isinstance(read, dict):
        raise ConfigurationError(f"{path} is not a list of settings such as `site_name: My search`.")
    own: dict[str, Any] = read or {}
    parent = own.pop("INHERIT", None)
    return _merged(_read(path.parent / str(parent), (*children, path)), own) if parent else own


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    # As MkDocs does it: mappings are merged, anything else is replaced.
    both = below | above
    for key in below.keys() & above.keys():
        if isinstance(below[key], dict) and isinstance(above[key], dict):
            both[key] = _merged(below[key], above[key])
    return both


class _Tolerant(_Loader):  # type: ignore[misc]
    """Reads `!ENV` as MkDocs does; other tags (`!!python/name:…`, `!relative`) are none of ours."""


_Tolerant.add_constructor("!ENV", construct_env_tag)
for _prefix in ("!", "tag:yaml.org,2002:python/"):
    _Tolerant.add_multi_constructor(_prefix, lambda loader, suffix, node: None)
