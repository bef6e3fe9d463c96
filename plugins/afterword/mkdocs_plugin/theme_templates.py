"""The theme's templates, compiled as they were by an earlier build.

To compile them takes longer than to read a small journal. They are kept where our own are
(``afterword.compiled``), and those of installed packages alone: what an author writes stays out of there.
"""

from __future__ import annotations

import sysconfig
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from afterword.compiled import digest, held, hold, version_of

_PLACE = Path(__file__).with_name("theme_templates")
_INSTALLED = (Path(sysconfig.get_path("purelib")), Path(__file__).parents[1])
#: What MkDocs itself adds to Jinja. What others add may be worked out while a template is compiled.
_FILTERS = frozenset((*FILTERS, "url", "script_tag"))
_EXTENSIONS = ("jinja2.ext.", "mkdocs.")


def keep_compiled(environment: Environment) -> None:
    """Have the templates of a theme compiled once, where nothing but MkDocs has a hand in how."""
    if (
        environment.bytecode_cache is None
        and environment.filters.keys() <= _FILTERS
        and environment.tests.keys() <= TESTS.keys()
        and all(name.startswith(_EXTENSIONS) for name in environment.extensions)
    ):
        environment.bytecode_cache = _Kept(environment)


class _Kept(BytecodeCache):
    """Templates by the names of their files; Jinja itself sees to it that they are those of their text."""

    def __init__(self, environment: Environment) -> None:
        self._made_of = digest(" ".join((version_of("jinja2"), *sorted(environment.extensions))).encode())

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A name for what is kept of a file; empty for one that is the author's."""
        ours = filename and any(Path(filename).is_relative_to(folder) for folder in _INSTALLED)
        return digest(f"{name} {filename}".encode()).hex() if ours else ""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept, if there is anything."""
        if bucket.key and (content := held(self._place(bucket), self._made_of)) is not None:
            bucket.bytecode_from_string(bytes(content))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.key:
            hold(self._place(bucket), self._made_of, bucket.bytecode_to_string())

    def _place(self, bucket: Bucket) -> Path:
        return _PLACE / bucket.key
