"""Contractions for our own sentences: "I would" as "I'd", "do not" as "don't".

Only what nobody could hear as wrong is contracted: never at the end of a clause ("as you are"), never before
a pause, never where a verb stands in its full sense ("I have a question"). The user's words are never
touched, since the texts of the templates are contracted before anything is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from jinja2 import nodes

from afterword.compiled import table_of
from afterword.patterns import lazy
from afterword.writing.english import DETERMINERS, PREPOSITIONS, QUESTION_WORDS, is_participle

#: What is to be filled in stays as it is.
_GAP = lazy(r"(\[[^\[\]]*\])")

_WORDS = {
    key: frozenset(words.split()) for key, words in table_of(Path(__file__).with_suffix(".toml")).items()
}
_SMALL = PREPOSITIONS | DETERMINERS | QUESTION_WORDS | _WORDS["no_verbs"]
_STATES = _WORDS["adverbs"] | _WORDS["states"] | _WORDS["openings"]
_PARTICIPLES = _WORDS["participles"]

#: A word behind, on the same side of any pause; or something that will be filled in.
_NEXT = r"(?=(?:[ \t]+|[ \t]*\n[ \t]*)(?P<next>[^\W_][\w'’-]*|\{))"

Put = Callable[[re.Match[str]], str]


@lru_cache(maxsize=2048)  # every letter has the phrases that they all share
def contracted(text: str) -> str:
    """A text of ours with contractions; what is in square brackets stays as it is.

    The last words of a text are never contracted, whatever may be put behind them.
    """
    parts = _GAP.split(text)
    return "".join(part if place % 2 else _in_part(part) for place, part in enumerate(parts))


def contract_template(template: nodes.Template) -> None:
    """The same for a template: its texts, and the words in quotation marks within its tags."""
    for data in template.find_all(nodes.TemplateData):
        data.data = contracted(data.data)
    for constant in template.find_all(nodes.Const):
        if isinstance(constant.value, str):
            constant.value = contracted(constant.value)


def _in_part(text: str) -> str:
    for pattern, put in _RULES:
        text = pattern.sub(put, text)
    return text


def _negative(match: re.Match[str]) -> str:
    return {"will": "won't", "Will": "Won't", "can": "can't", "Can": "Can't"}.get(match[1], f"{match[1]}n't")


def _joined(end: str, fits: Callable[[str], bool]) -> Put:
    """Joins a pronoun and its verb where the word behind them fits."""

    def put(match: re.Match[str]) -> str:
        return f"{match[1]}{end}" if fits(match["next"].casefold()) else match[0]

    return put


def _is_state(word: str) -> bool:
    """Whether a word goes on with "it is": "it's a pleasure", "I'm still", "we're looking"."""
    return word in _STATES or (len(word) > 4 and word.endswith(("ing", "ed")) and word not in _SMALL)


def _is_done(word: str) -> bool:
    """Whether a word goes on with "I have" as a helping verb: "I've thought"."""
    return is_participle(word) or word in _PARTICIPLES


def _is_doing(word: str) -> bool:
    """Whether a verb may follow, as after "I would"; something to be filled in there is one."""
    return word not in _SMALL or word == "like"


def _rule(first: str, verb: str, put: Put) -> tuple[re.Pattern[str], Put]:
    return lazy(rf"(?<![\w'’-])({first})\s+{verb}{_NEXT}"), put


_PEOPLE = "I|[Yy]ou|[Ww]e|[Tt]hey"
_OTHERS = "[Hh]e|[Ss]he|[Ii]t|[Tt]hat|[Tt]here"
_RULES = (
    # Before the pronouns, so that "I would not" becomes "I wouldn't".
    _rule(
        "[Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|[Ww]ould|[Cc]ould|[Ss]hould|"
        "[Ww]ill",
        "not",
        _negative,
    ),
    _rule("[Cc]an", "not", _negative),
    (lazy(rf"(?<![\w'’-])([Cc]an)not{_NEXT}"), _negative),
    _rule("I", "am", _joined("'m", _is_state)),
    _rule("[Yy]ou|[Ww]e|[Tt]hey", "are", _joined("'re", _is_state)),
    _rule(_OTHERS, "is", _joined("'s", _is_state)),
    _rule("[Hh]e|[Ss]he|[Ii]t|[Tt]hat", "has", _joined("'s", _is_done)),
    _rule(_PEOPLE, "have", _joined("'ve", _is_done)),
    _rule(f"{_PEOPLE}|[Hh]e|[Ss]he", "would", _joined("'d", _is_doing)),
    _rule(f"{_PEOPLE}|[Hh]e|[Ss]he|[Ii]t", "will", _joined("'ll", _is_doing)),
)
