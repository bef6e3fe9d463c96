"""A draft on the page: what is to be filled in, how long it is, and that every place counts alike."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from afterword.checking.checker import Checker
from afterword.checking.letter import Letter as CheckedLetter
from afterword.cli import main
from afterword.cli.session import Session
from afterword.pages.edition import Edition
from afterword.pages.site import build_site
from afterword.records.journal import Journal
from afterword.settings.settings import Settings

MakeJournal = Callable[[str | Mapping[str, str]], Journal]
NOW = datetime(2026, 11, 21, 9, 0)

SEARCH = """\
=== contacts/ana-sol.md
---
name: Ana Sol
company: Harbour
email: ana@harbour.example
---
=== interviews/2026-11-20-harbour.md
---
company: Harbour
position: Rigger
when: 2026-11-20T10:00
met: [ana-sol]
---

## Ana Sol

- talked about: the [sic] in the log, and TBD
"""

DRAFT = """\
=== notes/draft.md
---
to: ana-sol
kind: thank-you
interview: 2026-11-20-harbour
subject: Thank you [for what]
---

Dear Ana,

thank you for “the [sic] in the log, and TBD”, [which line], {{topic}}, TODO, <name> and [1].

I liked [the talk](https://talks.example/a), `[code]` and [which line] again.

Kind regards,
Sam
"""

GAPS = ["[for what]", "[which line]", "{{topic}}", "TODO", "<name>", "[which line]"]


def test_the_page_the_terminal_and_the_checker_count_the_same(
    journal: MakeJournal,
    tmp_path: Path,
    write_files: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Session, "clock", staticmethod(lambda: NOW))
    made = journal(SEARCH + DRAFT)
    problems = Checker(made, NOW, Settings()).check(made.notes["draft"])
    assert sum(problem.rule == "placeholder" for problem in problems) == len(GAPS)

    pages = {page.path: page.markdown for page in build_site(made, NOW, Settings(), journal_root="").pages}
    assert f"your draft, {len(GAPS)} gaps" in pages["index.md"]
    marked = re.findall("<mark>(.*?)</mark>", pages["notes/draft.md"])
    assert [html.unescape(gap) for gap in marked] == GAPS
    assert "<name>" not in marked

    write_files(tmp_path, SEARCH + DRAFT + "=== mkdocs.yml\nsite_name: Search\nplugins: [afterword]\n")
    run = CliRunner().invoke(
        main, ["--root", str(tmp_path), "--date", "2026-11-21", "draft", "ana", "--json"]
    )
    assert f"{len(GAPS)} gaps to fill in" in run.stderr
    data = json.loads(run.stdout)
    assert data["placeholders"] == GAPS == [gap["text"] for gap in data["gaps"]]
    # The body begins with the greeting; the subject has no line of its own in it.
    assert [gap["line"] for gap in data["gaps"]] == [0, 3, 3, 3, 3, 5]


def test_only_the_gap_itself_is_marked(journal: MakeJournal) -> None:
    text = DRAFT.replace("[1]", "“[which line]” [which line](https://talks.example/b)")
    made = journal(SEARCH.replace("TBD", "[which line]") + text)
    pages = {page.path: page.markdown for page in build_site(made, NOW, Settings(), journal_root="").pages}
    marked = re.findall("<mark>(.*?)</mark>", pages["notes/draft.md"])
    # It stands in her debrief, so here it is quoted.
    assert "[which line]" not in marked and "TODO" in marked


@pytest.mark.parametrize(
    ("core", "count"),
    [
        ("thank you for Friday.", 4),
        ("thank you - for Friday: https://talks.example/a – gladly.", 5),
        ("write to sam@lee.example about [which line].", 5),
    ],
)
def test_the_length_shown_is_the_length_counted(journal: MakeJournal, core: str, count: int) -> None:
    note = f"Dear Ana,\n\n{core}\n\nKind regards,\nSam\n"
    made = journal(SEARCH + DRAFT[: DRAFT.index("Dear Ana")] + note)
    edition = Edition(made, NOW, Settings())
    (shown,) = [
        letter.words for each in edition.follow_ups if (letter := edition.letter(each)) and letter.draft.note
    ]
    counted = CheckedLetter("", made.contacts["ana-sol"], None, "", note).words
    assert shown == len(counted) == count


def test_a_draft_in_another_language_says_on_the_page_that_it_is_a_frame(journal: MakeJournal) -> None:
    german = SEARCH.replace("name: Ana Sol\n", "name: Ana Sol\nlanguage: de\n", 1)
    pages = {page.path: page.markdown for page in build_site(journal(german), NOW, Settings()).pages}
    assert "This is to be in German, and there is no letter of yours for it" in pages["contacts/ana-sol.md"]
    english = {page.path: page.markdown for page in build_site(journal(SEARCH), NOW, Settings()).pages}
    assert "is to be in" not in english["contacts/ana-sol.md"]
    redacted = build_site(journal(german), NOW, Settings(publish="redacted"))
    assert not any("is to be in" in page.markdown for page in redacted.pages)


def test_snippets_are_on_no_redacted_site(journal: MakeJournal) -> None:
    own = "Ring me any evening; I am usually in the shed."
    files = journal(f"{SEARCH}=== snippets/thank-you.md\n- {own}\n")
    shown = [page.markdown for page in build_site(files, NOW, Settings()).pages]
    assert any(own in markdown for markdown in shown)
    redacted = build_site(files, NOW, Settings(publish="redacted"))
    assert not any("shed" in page.markdown for page in redacted.pages)
