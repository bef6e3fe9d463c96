"""Files for the editors in which people write: Obsidian, VS Code and vim."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from afterword.actions.act import Act
from afterword.frozen import frozen
from afterword.keeping.atomic import Change
from afterword.records.schema import SCHEMAS, Field, FieldType
from afterword.words.counts import listed

#: What files can be made for, in the order in which they are offered.
EDITORS = ("obsidian", "vscode", "vim")

_FILES = Path(__file__).parent.parent / "templates" / "editors"
#: Where Obsidian looks for templates, unless it was told another folder.
_TEMPLATES = "_templates"
_TYPES = ".obsidian/types.json"

_OBSIDIAN_TYPES = {
    FieldType.DATE: "date",
    FieldType.MOMENT: "datetime",
    FieldType.NUMBER: "number",
    FieldType.YES_NO: "checkbox",
    FieldType.TAGS: "multitext",
    FieldType.CONTACTS: "multitext",
    FieldType.EMAILS: "multitext",
    FieldType.NAMES: "multitext",
    FieldType.SKIPS: "multitext",
}


@frozen
class _File:
    """A file to be made where there is none, with what there is to know of it."""

    path: str
    source: str
    told: str = ""


def for_editors(root: Path, editors: Collection[str]) -> Act:
    """The files for some editors; one that is there is kept, and the types of Obsidian are added to.

    Args:
        root: the folder of the journal, which need not be there yet.
        editors: some of ``EDITORS``.
    """
    changes: list[Change] = []
    said: list[str] = []
    for file in _wanted(root, editors):
        if os.path.lexists(root / file.path):  # a link that leads nowhere is there too
            said.append(f"Kept {file.path}, which was there.")
            continue
        changes.append(Change(file.path, None, (_FILES / file.source).read_bytes()))
        said += [file.told] if file.told else []
    if "obsidian" in editors:
        types, told = _with_types(root)
        changes += types
        said += told
    summary = f"init: files for {listed([each for each in EDITORS if each in editors])}"
    return Act(tuple(changes), summary, tuple(said))


def with_editors(act: Act, root: Path, editors: Collection[str]) -> Act:
    """A new journal, with the files for some editors."""
    more = for_editors(root, editors)
    return replace(act, changes=(*act.changes, *more.changes), said=(*act.said, *more.said))


def obsidian_types() -> dict[str, str]:
    """The type of property that Obsidian is to show for each field.

    What holds words or a number (``round``, ``stay_in_touch``) is text, since another type would lose words.
    """
    fields = [field for schema in SCHEMAS for field in schema.fields]
    return {field.name: _type(field) for field in sorted(fields, key=lambda field: field.name)}


def _type(field: Field) -> str:
    return _OBSIDIAN_TYPES.get(field.type, "text")


def _wanted(root: Path, editors: Collection[str]) -> Iterator[_File]:
    if "obsidian" in editors:
        yield _File("people.base", "people.base")
        yield _File("interviews.base", "interviews.base")
        folder = _template_folder(root)
        if folder == _TEMPLATES:
            yield _File(".obsidian/templates.json", "templates.json")
        yield _File(
            f"{folder}/After an interview.md",
            "After an interview.md",
            "On the phone, in Obsidian: a new note, then Insert template; `afterword debrief` completes it.",
        )
    if "vscode" in editors:
        yield _File(".vscode/tasks.json", "tasks.json")
        yield _File(".vscode/markdown.code-snippets", "markdown.code-snippets")
    if "vim" in editors:
        yield _File(
            ".vim/compiler/afterword.vim",
            "afterword.vim",
            "In vim, in the folder of the journal:  :set rtp+=.vim | compiler afterword | make",
        )


def _template_folder(root: Path) -> str:
    """The folder in which Obsidian looks for templates, as its settings have it."""
    settings = _json(root / ".obsidian/templates.json")
    folder = settings.get("folder") if isinstance(settings, Mapping) else None
    if not isinstance(folder, str) or not folder.strip("/ ") or "\\" in folder:
        return _TEMPLATES
    parts = PurePosixPath(folder.strip("/ ")).parts
    return _TEMPLATES if ".." in parts else "/".join(parts)


def _with_types(root: Path) -> tuple[list[Change], list[str]]:
    """The types of our fields added to those Obsidian knows; those that are there are the user's own."""
    path, ours = root / _TYPES, obsidian_types()
    if not os.path.lexists(path):
        text = json.dumps({"types": ours}, indent=2) + "\n"
        return [Change(_TYPES, None, text.encode("utf-8"))], []
    settings = _json(path)
    types = settings.get("types", {}) if isinstance(settings, dict) else None
    if not isinstance(settings, dict) or not isinstance(types, dict):
        return [], [f"Kept {_TYPES}, which is not as Obsidian writes it."]
    differ = {name: kind for name, kind in ours.items() if types.get(name, kind) != kind}
    others = [f"{name}: {types[name]} (ours: {kind})" for name, kind in differ.items()]
    said = [f"Kept in {_TYPES}: {', '.join(others)}."] if others else []
    missing = {name: kind for name, kind in ours.items() if name not in types}
    if not missing:
        return [], said
    old = path.read_bytes()
    new = _added(old.decode("utf-8"), missing)
    if _read(new) != settings | {"types": types | missing}:
        return [], [f"Kept {_TYPES}, which is not laid out as Obsidian does it.", *said]
    return [Change(_TYPES, old, new.encode("utf-8"))], said


def _added(text: str, missing: Mapping[str, str]) -> str:
    """The text with more types behind those it has, and no other letter changed; empty where it has none."""
    found = re.search(r'("types"\s*:\s*\{)(.*?)(\s*)\}', text, re.DOTALL)
    if not found:
        return ""
    lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(kind)}" for name, kind in missing.items())
    comma = "," if found[2].strip() else ""
    return f"{text[: found.end(2)]}{comma}\n{lines}{found[3] or chr(10)}{text[found.end(3) :]}"


def _json(path: Path) -> object:
    """What a file of settings says; None where it is not there or cannot be read."""
    try:
        return _read(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _read(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
