"""What a whole build leaves behind."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from afterword.frozen import frozen
from afterword.mkdocs_plugin.placing import Placed
from afterword.pages.page import Site


@frozen
class Whole:
    """A site as MkDocs built it, for its pages to be made anew one by one."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    placed: Placed
    site: Site
