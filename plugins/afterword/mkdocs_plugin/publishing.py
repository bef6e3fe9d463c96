"""Stopping MkDocs where its result would be public by accident."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.exceptions import PluginError

from afterword.hosting.publishing import accident, doubt
from afterword.settings.settings import Settings


def refuse_accidents(
    command: str, settings: Settings, environment: Mapping[str, str], file: str = "mkdocs.yml"
) -> str:
    """Stop a command that would put the journal on the web without having been asked to.

    Args:
        command: ``build``, ``serve`` or ``gh-deploy``.
        settings: of the journal.
        environment: of the process.
        file: the name of the file with the settings.

    Returns:
        A word of warning where it looks as if this were a builder, and none that is known; empty for none.

    Raises:
        PluginError: the command publishes, or runs where sites are published, and ``publish`` is ``never``.
    """
    stopped = accident(command, settings, environment, file)
    if stopped:
        raise PluginError(stopped)
    return doubt(command, settings, environment, file)
