"""What a letter can say: the variables of the templates, each documented here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

#: By name, in words. ``writing.facts`` fills in exactly these.
VARIABLES: Mapping[str, str] = MappingProxyType(
    {
        "greeting": "the greeting with the name they wish to be addressed by: `Dear Priya,`",
        "sign_off": "the closing words, then your name, phone and email, each on its line",
        "name": "their whole name",
        "first_name": "how they wish to be addressed",
        "company": "the company, without `GmbH` and the like; empty where none is known",
        "role": "the title of the position; empty outside any",
        "day": "the day of the interview after a verb: `on Friday`, `today`, `on 20 November`; or empty",
        "weekday": "the same as a noun: `Friday`, `today`, `20 November`",
        "met": "whether they were met in that interview",
        "talk": "`our talk on Friday`; for somebody who was not in it `my interview on Friday`; or `my "
        "application`",
        "thanked": "what they can be thanked for: `the time you gave me on Friday`, `the chance to interview "
        "on Friday`, `considering my application`",
        "heard": "what came from them since you last wrote: `your message on Monday`, `your call today`; or "
        "empty",
        "asks": "a placeholder for what they asked in it, with their words for you to see",
        "news": "a placeholder for their news, with what you wrote down of it",
        "detail": "what you talked about, else what they lit up at; a placeholder where neither is known",
        "aside": "a second thing they talked about or lit up at, where the letter has no gift; else nothing",
        "own": "your own sentences for them, from `say:`, `since:` and `answer:`; in a letter without it "
        "they stand behind its first paragraph",
        "snippet": "a sentence of your own for this kind of note, from `snippets/`; empty where none is "
        "left. In our letters it takes the place of one of ours",
        "again": "in thanks: that you have met before, for another position, or before an end of this one; "
        "else empty",
        "before": "what an earlier interview with them was about; nothing where there was none",
        "worry": "what they asked you, else what worries them; nothing where neither is written down",
        "answer": "a placeholder for your answer to what they asked, or to what worries them",
        "fit": "the line of fit: their question or worry with a placeholder for your answer, else one alone",
        "pledge": "a sentence on what you promised and have not sent yet, with its day; else empty",
        "belated": "thanks for an interview that nobody thanked for in time; else empty",
        "promise": "what was promised, for a `promised-item`; a placeholder where that is not known",
        "gift": "the gift; nothing where there is none",
        "last_gift": "the title of the gift they had last; empty where they had none",
        "passing_on": "in a thank-you: the request to pass your thanks on to people whose address you do not "
        "have; else empty. In a letter without it, it stands before the closing words",
        "others": "the people whom that, or a `forward-request`, thanks, as `Tom Okafor and Lee Sato`",
        "decision_day": "the day they gave for the decision: `Friday 4 December`; else empty",
        "answer_day": "the day by which an offer, theirs or another, is to be answered: `Tuesday 24 "
        "November`; a placeholder where none is known",
        "last_written": "when you wrote to them last: `on 2 December`; empty where you have not",
        "formal": "whether the country's custom is formal",
        "number": "the place of this person among their colleagues, to choose among your own phrasings",
    }
)

#: What hangs on ``detail``, ``aside``, ``before`` and ``worry``.
OF_A_FRAGMENT: Mapping[str, str] = MappingProxyType(
    {
        "said": "`what you said about sailing your Contessa`, else `our talk about …`",
        "told": "`you told me about …`, or `we talked about …`",
        "hearing": "`hearing about …`, or `talking about …`",
        "asked": "for a worry, after `You`: `asked whether I have …`, or `spoke about …` their work",
        "known": "false for a placeholder",
    }
)

#: What hangs on ``promise``.
OF_A_PROMISE: Mapping[str, str] = MappingProxyType(
    {
        "thing": "what you promised to send: `the sampling write-up`; empty for a deed",
        "deed": "what you promised to do: `check the rota with my old ward`; empty for a thing",
    }
)

#: What hangs on ``gift``.
OF_A_GIFT: Mapping[str, str] = MappingProxyType(
    {
        "thing": 'what it is: `an article, "Rigging for two"`',
        "title": "its title; of an introduction `An introduction to Hana Vogel`",
        "url": "its address; empty where it has none",
        "why": "its `why:` line, where that is a whole sentence fit to be sent; else empty. Of an "
        "introduction a placeholder, since somebody has to be told why",
        "give": "its `give:` line, the tip itself, where that is fit to be sent; of a tip, information or a "
        "place without an address else a placeholder; it stands in `offer` already",
        "tie": "why it is for this person: `after what you told me about sailing your Contessa`; empty where "
        "nothing they said is what the gift is about",
        "told": "whether there is such a `tie`",
        "offer": "the sentence that gives it, and the tip itself: `After our talk about dinghies, I thought "
        "of an article, …`, else `I have an article for you, …`",
        "free": "a sentence that no reply is needed; for an introduction, that the other has agreed",
        "topic": "what of your talk it goes back to; where it goes back to nothing, its title, or "
        "`an introduction`",
        "introduction": "whether it is an introduction",
    }
)


class Variables(Mapping[str, object]):
    """The variables of one letter, each worked out when it is first asked for: most have but a few."""

    def __init__(self, ways: Mapping[str, Callable[[], object]]) -> None:
        """By name, what works a variable out."""
        self._ways = ways
        self._found: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        if name not in self._found:
            self._found[name] = self._ways[name]()
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        return name in self._ways

    def __iter__(self) -> Iterator[str]:
        return iter(self._ways)

    def __len__(self) -> int:
        return len(self._ways)


def variables_table() -> tuple[tuple[str, str], ...]:
    """Every variable with its meaning, those of a part as ``gift.title``, for the reference of templates."""
    rows: list[tuple[str, str]] = []
    parts = {"detail": OF_A_FRAGMENT, "promise": OF_A_PROMISE, "gift": OF_A_GIFT}
    for name, meaning in VARIABLES.items():
        rows.append((name, meaning))
        rows += [(f"{name}.{part}", words) for part, words in parts.get(name, {}).items()]
    return tuple(rows)
