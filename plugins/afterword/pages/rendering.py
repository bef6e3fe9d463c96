"""Templates to Markdown: everything escaped, every block of HTML on one line.

One line per block, because Python-Markdown hands a block of HTML through untouched only if nothing in it
looks like the end of the block or like another extension's syntax: a blank line, a fence, an include. Line
breaks of record text therefore become character references.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from afterword.compiled import kept
from afterword.kinds import kind_words
from afterword.pages import places
from afterword.pages.sorting import sort_key
from afterword.words.counts import capital, counted, lasting, number
from afterword.words.note_text import Gap
from afterword.writing.composing import Draft

_TEMPLATES = Path(__file__).parent.parent / "templates" / "pages"
_BREAK = re.compile(r"\r\n?|\n|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
#: Braces, which mean a template to some plugins, and line breaks.
_BRACES = {ord("{"): "&#123;", ord("}"): "&#125;"}
#: What messages quote of a file.
_TICKED = re.compile(r"`([^`]+)`")
#: What record text may not have on a line of HTML as it is: most texts have nothing of it.
_UNSAFE = re.compile(r"[&<>'\"{}\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def render(template: str, **values: Any) -> str:
    """A template of ``templates/pages`` as Markdown, ending in one line break."""
    text = _environment().get_template(f"{template}.jinja").render(values).strip()
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return f"{text}\n"


class _Templates(BaseLoader):
    """The files of ``templates/pages``, compiled as they were by an earlier process."""

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """A template by the name of its file."""
        path = _TEMPLATES / name
        code = kept(
            path,
            lambda: environment.compile(path.read_text(encoding="utf-8"), name, str(path)),
            "jinja2",
        )
        # What it is given is a view of the same, which takes long to be gone through for each page.
        return environment.template_class.from_code(environment, code, environment.globals)


class _InOneCall(CodeGenerator):
    """Templates in which ``finalize`` alone makes a value safe, with no second call to escape it.

    Should another Jinja not call these methods, it escapes once more what is safe, which changes nothing.
    """

    def _output_child_pre(self, *_: Any, **__: Any) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, *_: Any, **__: Any) -> None:
        self.write(")")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=_Templates(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_shown,
    )
    environment.code_generator_class = _InOneCall
    environment.filters["block"] = _block
    environment.filters["md"] = lambda text: Markup(places.as_markdown(text))
    environment.filters["letter"] = _letter
    environment.filters["subject"] = _subject
    environment.filters["verbatim"] = _verbatim
    environment.filters["ticked"] = _ticked
    environment.filters["kind"] = kind_words
    environment.filters["capital"] = capital
    environment.filters["sort_key"] = sort_key
    environment.globals.update(
        counted=counted,
        lasting=lasting,
        number=number,
        contact_path=places.contact_path,
        interview_path=places.interview_path,
        position_path=places.position_path,
        interest_path=places.interest_path,
        gift_path=places.gift_path,
        note_path=places.note_path,
        wait_part=wait_part,
    )
    return environment


def wait_part(days: int, typical: int) -> int:
    """How far the bar of a wait is filled, in percent: the typical wait is its middle."""
    return min(100, round(50 * days / max(1, typical)))


def _block(html: str) -> Markup:
    """A block of HTML on one line, with blank lines around it."""
    lines = map(str.strip, str(html).split("\n"))
    return Markup(f"\n\n{' '.join(filter(None, lines))}\n\n")


def _letter(draft: Draft) -> Markup:
    """The body of a draft, with what is to be filled in marked; the text itself stays as it is."""
    return _marked(draft.body, (gap for gap in draft.gaps if gap.where == "body"))


def _subject(draft: Draft) -> Markup:
    """The subject of a draft, with what is to be filled in marked."""
    return _marked(draft.subject, (gap for gap in draft.gaps if gap.where == "subject"))


def _marked(text: str, gaps: Iterable[Gap]) -> Markup:
    pieces, last = [], 0
    for gap in gaps:
        end = gap.offset + len(gap.text)
        pieces.append(f"{_escaped(text[last : gap.offset])}<mark>{_escaped(text[gap.offset : end])}</mark>")
        last = end
    return Markup("".join((*pieces, _escaped(text[last:]))))


def _verbatim(text: str) -> Markup:
    """Words of others, for a ``<pre>``, with a character reference for every mark.

    So they stay text for whatever renders the page, and for plugins that look through it afterwards.
    """
    return Markup("&#10;".join(places.as_references(line) for line in _BREAK.split(text)))


def _ticked(text: str) -> Markup:
    """A message with what it quotes between backticks as code."""
    pieces = _TICKED.split(text)
    marked = (
        f"<code>{_escaped(piece)}</code>" if number % 2 else _escaped(piece)
        for number, piece in enumerate(pieces)
    )
    return Markup("".join(marked))


def _shown(value: Any) -> str:
    """A value as it stands on a line of HTML; markup as it is, so that to escape it again changes nothing."""
    if type(value) is str:
        return Markup(_escaped(value)) if _UNSAFE.search(value) else value
    return value if isinstance(value, Markup) else Markup(_escaped(value))


def _escaped(text: object) -> str:
    """Record text escaped, on one line, and without the braces in which other plugins see templates."""
    return _BREAK.sub("&#10;", str(escape(text)).translate(_BRACES))
