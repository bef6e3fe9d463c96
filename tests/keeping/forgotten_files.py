"""What forgetting somebody leaves, for the tests."""

from __future__ import annotations

from collections.abc import Mapping

from conftest import split_files

from afterword.keeping.forgetting import Forgetting, forget


def forgotten(text: str | Mapping[str, str], slug: str) -> tuple[Forgetting, dict[str, str]]:
    """The forgetting, and the files after it."""
    texts = split_files(text) if isinstance(text, str) else text
    files = {path: body.encode("utf-8") for path, body in texts.items()}
    forgetting = forget(files, slug)
    after = dict(files)
    for change in forgetting.changes:
        assert after.get(change.path) == change.old
        assert change.new != change.old
        if change.new is None:
            del after[change.path]
        else:
            after[change.path] = change.new
    return forgetting, {path: data.decode("utf-8") for path, data in after.items()}
