"""What is made of the files of the package, kept as Python keeps its modules compiled.

Phrases, letters and the list of words are read anew by every process, which takes longer than a small
journal does, and comes to the same each time. So it is kept as ``.pyc`` files are: in ``__pycache__``
beside the package's files, or where ``PYTHONPYCACHEPREFIX`` says, and nowhere if Python is told to write none
or may not. Nothing of a journal is ever kept here.

What is kept begins with a digest of all that it was made of, and is made anew when that is another.
"""

from __future__ import annotations

import marshal
import os
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar

_PACKAGE = Path(__file__).parent
#: Bytes of a digest, of which there are two: of what it was made of, and of what is kept.
_LENGTH = 16

T = TypeVar("T")


def kept(place: Path, make: Callable[[], T], *packages: str) -> T:
    """What ``make`` makes, from an earlier process where one kept it.

    Args:
        place: a path in the package that is its name; nothing need be there.
        make: gives plain values alone: text, numbers, code, and tuples, lists, sets and mappings of them.
        packages: those of others that it is made with, of which another version may make another thing.
    """
    made_of = digest("\0".join([_state_of_the_package(), str(place), *map(version_of, packages)]).encode())
    body = held(place, made_of)
    if body is not None:
        found: T = marshal.loads(body)
        return found
    made = make()
    if not sys.dont_write_bytecode:  # nor is it worth while to marshal it
        hold(place, made_of, marshal.dumps(made))  # type: ignore[arg-type]
    return made


def held(place: Path, made_of: bytes) -> memoryview | None:
    """What is kept under a name, if it was made of the same; ``made_of`` is its ``digest``."""
    try:
        kept = memoryview(_file(place).read_bytes())  # a megabyte is not copied to leave out its first bytes
    except OSError:
        return None
    head, body = kept[: 2 * _LENGTH], kept[2 * _LENGTH :]
    return body if head == made_of + digest(body) else None


def hold(place: Path, made_of: bytes, content: bytes) -> None:
    """Keep something under a name, unless Python is told to keep nothing or may not."""
    if not sys.dont_write_bytecode:
        _keep(_file(place), made_of + digest(content) + content)


def table_of(path: Path) -> Mapping[str, Any]:
    """What a TOML file of the package says."""
    return kept(path, lambda: tomllib.loads(path.read_text(encoding="utf-8")))


@cache
def version_of(package: str) -> str:
    """A package and the version of it that is installed."""
    # It takes a while to load, and the list of follow-ups asks for no package.
    from importlib.metadata import version

    return f"{package} {version(package)}"


def digest(content: bytes | memoryview) -> bytes:
    """A few bytes that are other ones for another content."""
    return blake2b(content, digest_size=_LENGTH).digest()


@cache
def _state_of_the_package() -> str:
    """Names, times and lengths of its files, by which Python too tells whether a module was changed."""
    return "\n".join(_states(_PACKAGE))


def _states(folder: Path | os.DirEntry[str]) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _states(entry)
            else:
                state = entry.stat()
                yield f"{entry.path} {state.st_mtime_ns} {state.st_size}"


def _file(place: Path) -> Path:
    return Path(cache_from_source(f"{place}.py"))


def _keep(file: Path, content: bytes) -> None:
    # A process that reads it meanwhile has the old file or the new one; where none may be written, none is.
    part = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(content)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
