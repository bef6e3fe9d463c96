"""The letters: template files, one for each kind, of which the user's own take the place one by one.

A file holds one or more letters between lines of ``=====``; colleagues get different ones. A letter begins
with lines ``Subject: …``, of which the first that is short enough is taken, and goes on with the text. Lines
of a paragraph are joined; a line after two spaces, and a web address alone on its line, stay apart, and a tag
alone on its line parts paragraphs.

A line that begins with ``* `` and lines below it that begin with ``| `` are wordings of one place, of which a
letter has one. A part of a wording in angle brackets, as in ``Thank you for <your time|the talk>``, has ways
of its own (``ways``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import CodeType, TracebackType
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from afterword.compiled import kept, table_of
from afterword.errors import AfterwordError
from afterword.frozen import frozen
from afterword.words.note_text import Gap, gaps_in, unveil
from afterword.writing.contractions import contract_template, contracted
from afterword.writing.panels import MOST_WORDINGS, Choose, Straight
from afterword.writing.snippets import filled, texts_of, with_snippet
from afterword.writing.ways import WAY, put, ways_in, with_ways

BUILT_IN = Path(__file__).parent.parent / "templates" / "notes"

#: Mail clients cut longer subjects.
SUBJECT_LENGTH = 60

#: Stands in a sentence that is left out, since it would be about nothing.
LEFT_OUT = "\ue000"

#: Stands for a line break that must stay, until the lines of a paragraph are joined.
KEPT_BREAK = "\u2028"

#: Two spaces that end a line of a template; what is filled in may be empty, and leave as many.
_KEPT = re.compile(r"(?<=\S)[ \t]{2,}(?=\n)")
_SEPARATOR = re.compile(r"^={5,}[ \t]*$", re.MULTILINE)
_SENTENCES = re.compile(r"(?<=[.!?…])\s+(?=[^a-z])")
#: A subject about something that is not known: ": thank you", "After our talk :".
_LACKING = re.compile(r"^[:,]|[:,]$|\s[:,]")
_SUBJECT = re.compile(r"^Subject:(.*)$", re.IGNORECASE)
_PLACE = re.compile(r"^\*[ \t].*(?:\n\|(?:[ \t].*)?)+$", re.MULTILINE)

#: What asks, in a template as it is compiled, which wording stands in a place; and what it was told.
_CHOOSE, _CHOSEN = "_wording", "_chosen"

#: The places of the phrases that letters share. They lie behind those of a letter's own lines, so that
#: two writers who come upon one wording of a line need not come upon one phrase.
_PLACES = {
    "fit": 9,
    "answer": 9,
    "pledge": 10,
    "belated": 10,
    "tie": 11,
    "free": 12,
    "offer": 13,
    "passing_on": 14,
    "detail": 15,
    "again": 16,
}


class TemplateError(AfterwordError):
    """A template cannot be read or filled in.

    Attributes:
        path: the file.
        line: the line in it, counted from 1.
    """

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path, self.line = path, line


@frozen
class _Letter:
    """A letter ready to be filled in: its texts, and the names of the variables in it."""

    template: Template
    texts: tuple[str, ...]
    names: frozenset[str]


class Templates:
    """The built-in letters and phrases, or the user's where their folder has a file of the same name."""

    def __init__(self, folder: Path | None = None, *, contractions: bool = False) -> None:
        """Take the files of ``folder`` first; None: only the built-in ones.

        Args:
            folder: of the user's own.
            contractions: whether the built-in ones say "I'd" for "I would".

        Raises:
            TemplateError: the folder does not exist.
        """
        if folder is not None and not folder.is_dir():
            raise TemplateError(str(folder), 1, "There is no such folder; `templates_dir` names it.")
        self._folder = folder
        self._contractions = contractions
        self._environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined, lstrip_blocks=True, keep_trailing_newline=True
        )
        self._environment.filters["start"] = start
        self._letters: dict[str, tuple[tuple[str, int], ...]] = {}
        self._compiled: dict[tuple[str, int], _Letter] = {}
        self._phrases_path = str(self._path("phrases.toml"))
        self._phrases: Mapping[str, Any] | None = None

    def own(self, name: str) -> bool:
        """Whether the letters of a name are the user's own."""
        return self._folder is not None and (self._folder / f"{name}.md.j2").is_file()

    @property
    def own_phrases(self) -> bool:
        """Whether the phrases are the user's own."""
        return self._folder is not None and (self._folder / "phrases.toml").is_file()

    def letters(self, name: str) -> int:
        """How many letters there are of a kind."""
        return len(self._sources(name))

    def variety(self, name: str) -> int:
        """How many letters of a kind there are to read, so that every wording is in one of them."""
        sources = [source for source, _ in self._sources(name)]
        places = [match[0].count("\n") + 1 for source in sources for match in _PLACE.finditer(source)]
        ways = [ways_in(source) for source in sources]
        return max(len(sources), *places, 1) if max(ways) < 2 else MOST_WORDINGS * max(ways)

    def render(
        self, name: str, number: int, variables: Mapping[str, object], choose: Choose | None = None
    ) -> tuple[str, str, tuple[Gap, ...]]:
        """The subject and the text of a letter, and what in them is to be filled in.

        Args:
            name: of the file, without its ending: the kind of note.
            number: of the letter; counted around when there are fewer.
            variables: those of ``writing.variables``, the words of the user's own veiled
                (``note_text.veil``), so that the gaps found are those of the templates.
            choose: which wording stands in each place; None: the one of that number in all of them.

        Raises:
            TemplateError: a mistake in the template, with its file and line.
        """
        choose = choose or Straight(number)
        number %= self.letters(name)
        path = str(self._path(f"{name}.md.j2"))
        letter = self._letter(name, number, path)
        said = {each: variables[each] for each in variables if each in letter.names}
        try:
            text = letter.template.render({**said, _CHOOSE: choose, WAY: choose.within})
        except Exception as error:  # whatever a template raises is a mistake in it
            line = _line_in(path, error.__traceback__)
            raise TemplateError(
                path, line, f"{_sentence(unveil(str(error)))} See the reference of templates."
            ) from error
        snippet = "" if self.own(name) else str(variables.get("snippet") or "")
        own = str(variables.get("own") or "")
        spoken = contracted if self._contractions and not self.own(name) else None
        ours = [put(text, choose, spoken) for text in filled(letter.texts, variables)] if snippet else ()
        return finished(text, own, snippet, ours, str(variables.get("passing_on") or ""))

    def _table(self, group: str) -> Mapping[str, Any]:
        """A table of ``phrases.toml``.

        Raises:
            TemplateError: the file is not TOML, or lacks the table.
        """
        if self._phrases is None:
            try:
                path = Path(self._phrases_path)
                self._phrases = (
                    tomllib.loads(path.read_text(encoding="utf-8")) if self.own_phrases else table_of(path)
                )
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise TemplateError(self._phrases_path, _toml_line(error), _sentence(str(error))) from error
        if group not in self._phrases:
            raise TemplateError(
                self._phrases_path, 1, f"The table [{group}] is missing; the built-in file shows it."
            )
        table: Mapping[str, Any] = self._phrases[group]
        return table

    def phrase(self, group: str, key: str, number: int | Choose, **words: str) -> str:
        """One phrase of a list, filled in."""
        choose = Straight(number) if isinstance(number, int) else number
        found = self._table(group).get(key)
        choices: Sequence[object] = (
            [found] if isinstance(found, str) else found if isinstance(found, list) else []
        )
        if not choices:
            raise TemplateError(self._phrases_path, 1, f"[{group}] needs `{key}`, with at least one phrase.")
        try:
            phrase = str(choices[choose(_PLACES.get(group, 0), len(choices))])
            ours = self._contractions and not self.own_phrases
            return put(self._spoken(phrase), choose, contracted if ours else None).format_map(words)
        except (KeyError, ValueError, IndexError, AttributeError) as error:
            raise TemplateError(
                self._phrases_path,
                1,
                f"[{group}] {key}: only {', '.join(words) or 'plain words'} can be filled in.",
            ) from error

    def _spoken(self, phrase: str) -> str:
        ours = self._contractions and not self.own_phrases
        return contracted(phrase) if ours else phrase

    def _path(self, file: str) -> Path:
        if self._folder is not None and (self._folder / file).is_file():
            return self._folder / file
        return BUILT_IN / file

    def _sources(self, name: str) -> tuple[tuple[str, int], ...]:
        if name not in self._letters:
            path = self._path(f"{name}.md.j2")
            try:
                text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            except FileNotFoundError as error:
                raise TemplateError(str(path), 1, "There is no such template.") from error
            except UnicodeDecodeError as error:
                raise TemplateError(str(path), 1, "The file is not UTF-8; save it as UTF-8.") from error
            self._letters[name] = _split(text)
        return self._letters[name]

    def _letter(self, name: str, number: int, path: str) -> _Letter:
        if (name, number) not in self._compiled:
            spoken = self._contractions and not self.own(name)

            def compiled() -> tuple[tuple[str, ...], frozenset[str], CodeType]:
                return self._compile(name, number, path, spoken=spoken)

            as_said = BUILT_IN / f"{name}.{number}{'.spoken' if spoken else ''}"
            texts, names, code = compiled() if self.own(name) else kept(as_said, compiled, "jinja2")
            template = self._environment.template_class.from_code(
                self._environment, code, self._environment.make_globals(None)
            )
            self._compiled[name, number] = _Letter(template, texts, names)
        return self._compiled[name, number]

    def _compile(
        self, name: str, number: int, path: str, *, spoken: bool
    ) -> tuple[tuple[str, ...], frozenset[str], CodeType]:
        """The texts of a letter, the names in it, and its code; ``spoken``: contracted."""
        source, line = self._sources(name)[number]
        try:
            # Empty lines in front keep the line numbers of the file.
            source = "\n" * (line - 1) + _with_places(_KEPT.sub(KEPT_BREAK, source))
            tree = self._environment.parse(source, name, path)
            if spoken:
                contract_template(tree)
            texts = texts_of(tree)
            with_ways(tree, contracted if spoken else None)
            names = frozenset(each.name for each in tree.find_all(nodes.Name))
            return texts, names, self._environment.compile(tree, name, path)
        except TemplateSyntaxError as error:
            raise TemplateError(path, error.lineno, _sentence(error.message or "")) from error


def finished(
    text: str, own: str = "", snippet: str = "", ours: Collection[str] = (), passing_on: str = ""
) -> tuple[str, str, tuple[Gap, ...]]:
    """The subject and the text of a letter, and its gaps, from what was filled in.

    Args:
        text: with lines ``Subject: …`` first, the words of the user's own veiled.
        own: their sentences, which are put in where the text does not hold them.
        snippet: a sentence of theirs to be put in.
        ours: the texts of the template.
        passing_on: a request that is put in before the closing words, where the text does not hold it.
    """
    subject, body = _finished(text)
    if own and own not in body:
        body = _with_own(body, own)
    if passing_on and passing_on not in body:
        *letter, closing = body.split("\n\n")
        body = "\n\n".join([*letter, passing_on, closing])
    if snippet:
        body = with_snippet(body, snippet, ours)
    gaps = tuple(replace(gap, text=unveil(gap.text)) for gap in gaps_in(subject, body))
    return unveil(subject), unveil(body), gaps


def start(text: object) -> str:
    """The text with a capital, for the beginning of a sentence."""
    words = str(text)
    return words[:1].upper() + words[1:]


def _with_places(source: str) -> str:
    """A letter with each list of wordings as the question which of them it has; lines stay lines."""
    heads = bodies = 0

    def asked(match: re.Match[str]) -> str:
        nonlocal heads, bodies
        wordings = [line[1:].strip() for line in match[0].split("\n")]
        # What stands in a subject is compared with other subjects alone.
        if _SUBJECT.match(wordings[0]):
            place, heads = heads, heads + 1
        else:
            place, bodies = bodies, bodies + 1
        lines = [f"{{% set {_CHOSEN} = {_CHOOSE}({place}, {len(wordings)}) %}}"]
        lines[0] += f"{{% if {_CHOSEN} == 0 %}}{wordings[0]}"
        lines += [
            f"{{%- elif {_CHOSEN} == {number} %}}{line}" for number, line in enumerate(wordings) if number
        ]
        return "\n".join(lines) + "{% endif %}"

    return _PLACE.sub(asked, source)


def _split(text: str) -> tuple[tuple[str, int], ...]:
    """The letters of a file, each with the line it begins on."""
    letters: list[tuple[str, int]] = []
    begin = 0
    for match in (*_SEPARATOR.finditer(text), None):
        part = text[begin : match.start() if match else len(text)]
        if part.strip():
            letters.append((part, text.count("\n", 0, begin) + 1))
        begin = match.end() if match else len(text)
    return tuple(letters) or ((text, 1),)


def _finished(text: str) -> tuple[str, str]:
    """Subject and body of a rendered letter: paragraphs joined, spaces single."""
    lines = text.strip("\n").split("\n")
    subjects: list[str] = []
    while lines and (not lines[0].strip() or (match := _SUBJECT.match(lines[0].strip()))):
        if lines.pop(0).strip() and match:
            subjects.append(" ".join(match[1].split()))
    paragraphs = []
    for block in re.split(r"\n[ \t]*\n", "\n".join(lines)):
        joined = re.sub(r"\n[ \t]*(?=https?://\S+\s*(?:\n|\Z))", KEPT_BREAK, block.rstrip())
        pieces = (" ".join(piece.split()) for piece in joined.split(KEPT_BREAK))
        if kept := "\n".join(piece for piece in pieces if piece):
            paragraphs.append(kept)
    whole = [subject for subject in subjects if subject and not _LACKING.search(subject)]
    short = [subject for subject in whole if len(subject) <= SUBJECT_LENGTH]
    subject = short[0] if short else _cut(subjects[-1]) if subjects else ""
    return subject, "\n\n".join(filter(None, map(_without_empty, paragraphs))) + "\n"


def _with_own(body: str, own: str) -> str:
    """The user's own sentences as a paragraph, behind the greeting and the first paragraph."""
    paragraphs = body.split("\n\n")
    place = min(2, len(paragraphs) - 1)
    return "\n\n".join([*paragraphs[:place], own, *paragraphs[place:]])


def _without_empty(paragraph: str) -> str:
    """A paragraph without the sentences that would be about nothing."""
    if LEFT_OUT not in paragraph:
        return paragraph
    kept = (each for each in _SENTENCES.split(paragraph) if LEFT_OUT not in each)
    return " ".join(kept)


def _cut(subject: str) -> str:
    """A subject that is too long, up to its last whole word; half a gap would be none, so it goes."""
    if len(subject) <= SUBJECT_LENGTH:
        return subject
    short = subject[:SUBJECT_LENGTH].rpartition(" ")[0]
    if short.rfind("[") > short.rfind("]"):
        short = short[: short.rfind("[")]
    return short.rstrip(" ,:;-")


def _line_in(path: str, traceback: TracebackType | None) -> int:
    line = 1
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == path:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _toml_line(error: Exception) -> int:
    found = re.search(r"line (\d+)", str(error))
    return int(found[1]) if found else 1


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
