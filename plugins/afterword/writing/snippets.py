"""Sentences of the user's own in a letter of ours: picked by kind, used once for each person.

A sentence takes the place of one of ours that says the same kind of thing (an offer to talk, say), so that
nothing is said twice and no part of the letter is lost; where there is none, it ends the letter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from jinja2 import nodes

from afterword.compiled import table_of
from afterword.patterns import lazy
from afterword.records.journal import Journal
from afterword.words.languages import ENGLISH, is_foreign, is_in_english
from afterword.words.sensitive import sensitive

_DATA = table_of(Path(__file__).with_suffix(".toml"))
#: By what a sentence may say, the words that tell.
_SAYS = {
    thing: lazy(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    for table in _DATA.values()
    for thing, words in table.items()
}
_CLOSING = frozenset(_DATA["closing"])
#: Variables that say nothing but a name or a day: a sentence with one of them in it is still ours.
_MERE = frozenset({"role", "company", "first_name", "day", "weekday", "decision_day"})
_MARK, _BREAK = "\ue002", "\ue003"
_FILL = lazy(f"{_MARK}(\\w+){_MARK}")
_SENTENCES = lazy(r"(?<=[.!?…])\s+(?=[^a-z])")


def snippet_for(journal: Journal, contact: str, kind: str, language: str, number: int) -> str:
    """A sentence of the user's own for a letter; empty where none is left.

    Args:
        journal: with the sentences, and the notes that hold some already.
        contact: slug of the person.
        kind: of note.
        language: the code of that of the letter; a sentence in another is none for it.
        number: the person's place among their colleagues, so that they get different ones.
    """
    ours = journal.snippets.get(kind, ())
    if not ours:
        return ""
    had = [" ".join(note.text.split()) for note in journal.notes_with(contact) if not note.incoming]
    left = [
        sentence
        for sentence in ours
        if _is_of(sentence, language)
        and not sensitive(sentence)
        and not any(sentence in text for text in had)
    ]
    return left[number % len(left)] if left else ""


def _is_of(sentence: str, language: str) -> bool:
    if is_in_english(language):
        return not is_foreign(sentence, language)
    # Where nothing tells it from English, it is not surely of the language.
    return is_foreign(sentence, ENGLISH) and not is_foreign(sentence, language)


def texts_of(template: nodes.Template) -> tuple[str, ...]:
    """The texts of a template, each on one line, with marks for what is filled in with a mere name or day."""
    texts = [
        "".join(
            node.data
            if isinstance(node, nodes.TemplateData)
            else f"{_MARK}{node.name}{_MARK}"
            if isinstance(node, nodes.Name) and node.name in _MERE
            else _BREAK
            for node in output.nodes
        )
        for output in template.find_all(nodes.Output)
    ]
    texts += [each.value for each in template.find_all(nodes.Const) if isinstance(each.value, str)]
    return tuple(" ".join(text.split()) for text in texts if text.strip())


def filled(texts: Iterable[str], variables: Mapping[str, object]) -> list[str]:
    """These texts as they stand in a letter."""
    return [_FILL.sub(lambda mark: str(variables[mark[1]]), text) for text in texts]


def with_snippet(body: str, snippet: str, ours: Collection[str]) -> str:
    """A letter with a sentence of the user's own.

    Args:
        body: with greeting and sign-off, each a paragraph.
        snippet: the sentence.
        ours: texts of the template: a sentence that stands in one of them whole is ours, and has nothing in
            it that was filled in.
    """
    paragraphs = body.rstrip("\n").split("\n\n")
    says = _said_by(snippet) & _CLOSING
    for place in range(len(paragraphs) - 2, 0, -1):
        sentences = _SENTENCES.split(paragraphs[place])
        for number in range(len(sentences) - 1, -1, -1):
            said = _said_by(sentences[number])
            if said and said <= says and any(sentences[number] in text for text in ours):
                sentences[number] = snippet
                paragraphs[place] = " ".join(sentences)
                return "\n\n".join(paragraphs) + "\n"
    paragraphs.insert(len(paragraphs) - 1, snippet)
    return "\n\n".join(paragraphs) + "\n"


def _said_by(sentence: str) -> frozenset[str]:
    return frozenset(thing for thing, words in _SAYS.items() if words.search(sentence))
