"""Two files of one person put together: nothing is lost but what the user gave up."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path

import pytest
from actions.test_renaming import desk, put, tree

from afterword.actions.act import Act
from afterword.actions.merging import merge
from afterword.errors import AfterwordError
from afterword.followups.plan import plan
from afterword.keeping.atomic import carry_out
from afterword.records.journal import Journal
from afterword.records.reading import read_journal
from afterword.settings.settings import Settings

FILES = {
    "contacts/sabine-kruger.md": (
        "---\nname: Dr. Sabine Krüger   # with the umlaut\ncompany: Kessler Antriebstechnik\n"
        "email: s.krueger@kessler.example\ninterests: [gears, alpine huts]\n---\n\nKeeps bees.\n"
    ),
    "contacts/sabine-krueger.md": (
        "---\nname: Sabine Krueger\ncompany: Kessler  Antriebstechnik\nrole: Head of Design\n"
        'email: S.Krueger@kessler.example\nphone: "0711 1234"\ninterests:\n  - Alpine Huts\n  - cellos\n'
        "stay_in_touch: 90d\nsnoozed_until: 2026-12-01\naliases: [SK]\n---\nPlays in a quartet.\n"
    ),
    "contacts/ute-brandt.md": (
        "---\nname: Ute Brandt\ncompany: Kessler Antriebstechnik\nemail: ute@kessler.example\n---\n"
    ),
    "interviews/2026-11-18-kessler.md": (
        "---\ncompany: Kessler Antriebstechnik\nposition: Engineer\nwhen: 2026-11-18\n"
        "met: [sabine-kruger, sabine-krueger, ute-brandt]  # three, or so I thought\n"
        "owner: sabine-krueger\n---\nA long day.\n\n## Dr. Sabine Krüger\n\n"
        "- talked about: gears that whine\n- asked me: whether I drive\n\nShe laughed.\n\n"
        "## Ute Brandt\n\n- talked about: tests\n\n## Sabine Krueger\n\n"
        "- answer: I drive a van.\n- lit up at: her cello\n"
    ),
    "interviews/2026-11-24-kessler.md": (
        "---\r\ncompany: Kessler Antriebstechnik\r\nposition: Engineer\r\nwhen: 2026-11-24\r\n"
        "met:\r\n- sabine-krueger\r\n---\r\n\r\n## sabine-krueger\r\n\r\n- talked about: huts\r\n"
    ),
    "gifts/huts.md": (
        "---\ntitle: Huts\nkind: article\nurl: https://huts.example/\nread: yes\ninterests: [alpine huts]\n"
        "given:\n  - sabine-kruger\n  - sabine-krueger # by word of mouth\n  - ute-brandt\n---\n"
    ),
    "notes/2026-11-19-sabine-kruger-thank-you.md": (
        "---\nto: sabine-kruger\nkind: thank-you\nsent: 2026-11-19\n---\nDear Dr. Krüger,\n"
    ),
    "notes/2026-11-19-sabine-krueger-thank-you.md": (
        "---\nto: sabine-krueger\nkind: thank-you\nsent: 2026-11-19\n---\nDear Sabine Krueger,\n"
    ),
    "notes/2026-11-20-sabine-krueger-reply.md": (
        "---\nfrom: '[[sabine-krueger]]'\nkind: reply\nreceived: 2026-11-20\n---\nYours, Sabine Krueger\n"
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = dict(FILES)
    path = "interviews/2026-11-18-kessler.md"
    files[path] = files[path].replace("- answer: I drive a van.\n", "")
    put(tmp_path, files)
    assert {each.level for each in read_journal(tmp_path).problems} <= {"hint"}
    return tmp_path


def do(root: Path, who: str, into: str, **chosen: object) -> tuple[Act, list[str]]:
    act = merge(desk(root), who, into, **chosen)  # type: ignore[arg-type]
    carry_out(root, act.changes)
    return act, list(act.afterwards(desk(root)))


def facts(journal: Journal) -> list[str]:
    return sorted(
        fact.text
        for interview in journal.interviews.values()
        for debrief in interview.debriefs.values()
        for fact in (*debrief.facts, *debrief.private)
    )


def test_two_files_of_one_person(root: Path) -> None:
    before = read_journal(root)
    act, said = do(root, "sabine-krueger", "sabine-kruger")
    files = tree(root)
    assert files == {
        "contacts/sabine-kruger.md": (
            "---\nname: Dr. Sabine Krüger   # with the umlaut\ncompany: Kessler Antriebstechnik\n"
            "role: Head of Design\nemail: s.krueger@kessler.example\nphone: 0711 1234\n"
            "interests: [gears, alpine huts, cellos]\nstay_in_touch: 90d\nsnoozed_until: 2026-12-01\n"
            "aliases:\n  - SK\n---\n\nKeeps bees.\n\nPlays in a quartet.\n"
        ),
        "contacts/ute-brandt.md": FILES["contacts/ute-brandt.md"],
        "interviews/2026-11-18-kessler.md": (
            "---\ncompany: Kessler Antriebstechnik\nposition: Engineer\nwhen: 2026-11-18\n"
            "met: [sabine-kruger, ute-brandt]  # three, or so I thought\nowner: sabine-kruger\n---\n"
            "A long day.\n\n## Dr. Sabine Krüger\n\n- talked about: gears that whine\n"
            "- asked me: whether I drive\n\nShe laughed.\n\n- lit up at: her cello\n\n"
            "## Ute Brandt\n\n- talked about: tests\n"
        ),
        "interviews/2026-11-24-kessler.md": FILES["interviews/2026-11-24-kessler.md"]
        .replace("- sabine-krueger", "- sabine-kruger")
        .replace("## sabine-krueger", "## Dr. Sabine Krüger"),
        "gifts/huts.md": FILES["gifts/huts.md"].replace("  - sabine-krueger # by word of mouth\n", ""),
        "notes/2026-11-19-sabine-kruger-thank-you.md": FILES["notes/2026-11-19-sabine-kruger-thank-you.md"],
        "notes/2026-11-19-sabine-kruger-thank-you-2.md": (
            "---\nto: sabine-kruger\nkind: thank-you\nsent: 2026-11-19\n---\nDear Sabine Krueger,\n"
        ),
        "notes/2026-11-20-sabine-kruger-reply.md": (
            "---\nfrom: '[[sabine-kruger]]'\nkind: reply\nreceived: 2026-11-20\n---\nYours, Sabine Krueger\n"
        ),
    }
    assert act.summary == "merge: Sabine Krueger into Dr. Sabine Krüger"
    assert act.said == (
        "Dr. Sabine Krüger (sabine-kruger) gets from sabine-krueger: role, phone, stay_in_touch, "
        "snoozed_until, aliases, interests (cellos), 2 interviews, 2 notes and the text below.",
        "Given up: # by word of mouth (gifts/huts.md:9)",
    )
    assert (
        said[0]
        == "Sabine Krueger (sabine-krueger) and Dr. Sabine Krüger are one now: contacts/sabine-kruger.md"
    )
    after = read_journal(root)
    assert facts(after) == facts(before)
    assert {each.rule for each in before.problems} - {each.rule for each in after.problems} == {"same-name"}


def test_the_plan_of_others_is_unchanged(root: Path) -> None:
    def ute() -> list[object]:
        found = plan(read_journal(root), date(2026, 11, 19), Settings())
        return [
            (each.kind, each.state, each.opens, each.due, each.until, each.why)
            for each in found
            if each.contact == "ute-brandt"
        ]

    before = ute()
    do(root, "sabine-krueger", "sabine-kruger")
    assert before and ute() == before


def test_the_other_way_round(root: Path) -> None:
    do(root, "dr. sabine", "sabine krueger")
    files = tree(root)
    assert "contacts/sabine-kruger.md" not in files
    assert "interests:\n  - Alpine Huts\n  - cellos\n  - gears\n" in files["contacts/sabine-krueger.md"]
    text = files["interviews/2026-11-18-kessler.md"]
    assert "met: [sabine-krueger, ute-brandt]  # three" in text
    assert text.endswith(
        "## Sabine Krueger\n\n- talked about: gears that whine\n- asked me: whether I drive\n\n"
        "She laughed.\n\n- lit up at: her cello\n\n## Ute Brandt\n\n- talked about: tests\n"
    )


def test_what_differs_is_asked_for(root: Path) -> None:
    path = root / "contacts/sabine-krueger.md"
    text = (
        FILES["contacts/sabine-krueger.md"].replace("S.Krueger@", "office@").replace("Kessler  ", "Neckar ")
    )
    path.write_text(text, "utf-8")
    before = tree(root)
    with pytest.raises(AfterwordError) as raised:
        do(root, "sabine-krueger", "sabine-kruger")
    assert str(raised.value) == (
        "sabine-krueger and sabine-kruger differ, and only one can stay, so nothing was changed:\n"
        "  company: Neckar Antriebstechnik (contacts/sabine-krueger.md:3)\n"
        "  company: Kessler Antriebstechnik (contacts/sabine-kruger.md:3)\n"
        "  email: office@kessler.example (contacts/sabine-krueger.md:5)\n"
        "  email: s.krueger@kessler.example (contacts/sabine-kruger.md:4)\n"
        "To keep what sabine-kruger has: "
        "afterword merge sabine-krueger sabine-kruger --keep company --keep email\n"
        "To take it from sabine-krueger: "
        "afterword merge sabine-krueger sabine-kruger --take company --take email"
    )
    assert tree(root) == before
    for chosen, why in (
        ({"keep": ["company"]}, "email: office"),
        ({"keep": ["company", "email"], "take": ["email"]}, "`email` is chosen twice"),
        ({"keep": ["company", "email"], "take": ["role"]}, "`role` is no field in which the two differ"),
        ({"keep": ["company", "email", "colour"]}, "`colour` is no field in which the two differ"),
    ):
        with pytest.raises(AfterwordError, match=why):
            do(root, "sabine-krueger", "sabine-kruger", **chosen)
    assert tree(root) == before
    act, _ = do(root, "sabine-krueger", "sabine-kruger", keep=["company"], take=["email"])
    assert act.said[1:] == (
        "Taken from sabine-krueger: email.",
        "Kept as a further address: s.krueger@kessler.example",
        "Given up: company: Neckar Antriebstechnik (contacts/sabine-krueger.md:3)",
        "Given up: # by word of mouth (gifts/huts.md:9)",
    )
    files = tree(root)["contacts/sabine-kruger.md"]
    assert "company: Kessler Antriebstechnik\n" in files and "email: office@kessler.example\n" in files
    assert "other_emails:\n  - s.krueger@kessler.example\n" in files


def test_of_two_addresses_the_other_is_a_further_one(root: Path) -> None:
    path = root / "contacts/sabine-krueger.md"
    further = "S.Krueger@home.example\nother_emails: [old@kessler.example]"
    path.write_text(
        FILES["contacts/sabine-krueger.md"].replace("S.Krueger@kessler.example", further), "utf-8"
    )
    act, _ = do(root, "sabine-krueger", "sabine-kruger", keep=["email"])
    assert "Kept as a further address: S.Krueger@home.example" in act.said
    contact = read_journal(root).contacts["sabine-kruger"]
    assert contact.email == "s.krueger@kessler.example"
    assert contact.other_emails == ("old@kessler.example", "S.Krueger@home.example")


def test_an_answer_stays_with_its_question(root: Path) -> None:
    path = "interviews/2026-11-18-kessler.md"
    put(root, {path: FILES[path]})
    before = tree(root)
    with pytest.raises(AfterwordError) as raised:
        do(root, "sabine-krueger", "sabine-kruger")
    assert str(raised.value) == (
        "The debriefs in interviews/2026-11-18-kessler.md cannot be put together without changing what they "
        "say. Nothing was changed; put them under one heading by hand."
    )
    assert tree(root) == before


def test_two_parts_in_one_interview(root: Path) -> None:
    path = "interviews/2026-11-18-kessler.md"
    text = tree(root)[path].replace("- lit up at:", "- part: peer\n- lit up at:")
    put(root, {path: text.replace("- talked about: gears", "- part: executive\n- talked about: gears")})
    with pytest.raises(AfterwordError, match=r"would then be wrong\. `part: peer` is the second part"):
        do(root, "sabine-krueger", "sabine-kruger")


def test_two_of_the_same_name(root: Path) -> None:
    put(
        root,
        {
            "contacts/ute-brandt-2.md": "---\nname: Ute Brandt\n---\n",
            "interviews/2026-11-25-kessler.md": (
                "---\ncompany: Kessler Antriebstechnik\nwhen: 2026-11-25\n"
                "met: [ute-brandt-2, ute-brandt]\n---\n## ute-brandt-2\n\n"
                "- talked about: huts\n\n## ute-brandt\n\n- talked about: gears\n\n"
                "# After\n\nRain.\n"
            ),
        },
    )
    with pytest.raises(AfterwordError, match=r'"ute brandt" could be 2 things; say which:'):
        do(root, "ute brandt", "ute-brandt-2")
    do(root, "ute-brandt-2", "ute-brandt")
    assert tree(root)["interviews/2026-11-25-kessler.md"] == (
        "---\ncompany: Kessler Antriebstechnik\nwhen: 2026-11-25\nmet: [ute-brandt]\n---\n"
        "## Ute Brandt\n\n- talked about: huts\n- talked about: gears\n\n# After\n\nRain.\n"
    )


def test_who_said_stop_has_said_it(root: Path) -> None:
    path = root / "contacts/sabine-krueger.md"
    text = FILES["contacts/sabine-krueger.md"]
    path.write_text(text.replace("aliases", "do_not_contact: no more\naliases"), "utf-8")
    act, said = do(root, "sabine-krueger", "sabine-kruger")
    assert "do_not_contact" in act.said[0]
    assert "do_not_contact: no more\n" in tree(root)["contacts/sabine-kruger.md"]
    assert said[-1] == "Nothing further is planned for Sabine."


def test_what_cannot_be_carried_over(root: Path) -> None:
    path = root / "contacts/sabine-krueger.md"
    path.write_text(FILES["contacts/sabine-krueger.md"].replace("aliases: [SK]", "kids: {a: 1}"), "utf-8")
    with pytest.raises(
        AfterwordError, match=r"sabine-krueger\.md:12: `kids` cannot be carried over as it is"
    ):
        do(root, "sabine-krueger", "sabine-kruger")


def test_a_link_is_no_file_of_its_own(root: Path) -> None:
    own = root / "contacts/sabine-krueger.md"
    own.rename(root / "contacts/elsewhere.txt")
    own.symlink_to("elsewhere.txt")
    with pytest.raises(AfterwordError, match=r"sabine-krueger\.md is a link"):
        do(root, "sabine-krueger", "sabine-kruger")


def test_two_spellings_of_a_company(root: Path) -> None:
    """A12: "Casc" for a known company, which five files then said."""
    put(root, {"contacts/lars.md": "---\nname: Lars\ncompany: Kess  # short\n---\n"})
    put(
        root,
        {"interviews/2026-11-26-kess.md": "---\ncompany: Kess\nposition: Engineer\nwhen: 2026-11-26\n---\n"},
    )
    do(root, "Kess", "Kessler Antriebstechnik")
    files = tree(root)
    assert files["contacts/lars.md"] == "---\nname: Lars\ncompany: Kessler Antriebstechnik  # short\n---\n"
    journal = read_journal(root)
    assert [len(position.interviews) for position in journal.positions.values()] == [3]
    assert "interviews/2026-11-26-kess.md" in files


def test_two_spellings_that_a_hint_names(root: Path) -> None:
    put(
        root,
        {
            "contacts/lars.md": (
                "---\nname: Lars\ncompany: Kessler-Antriebstechnik GmbH\ninterests: [Alpinehuts]\n---\n"
            ),
            "interviews/2026-11-26-kess.md": (
                "---\ncompany: Kessler Antriebstechnik\nposition: Engi-neer\nwhen: 2026-11-26\n---\n"
            ),
            "interviews/2026-11-27-kess.md": (
                "---\ncompany: Késsler Antriebstechnik\nposition: Engineer\nwhen: 2026-11-27\n---\n"
            ),
        },
    )
    for _ in range(9):
        hints = [each for each in read_journal(root).problems if "afterword merge" in each.fix]
        if not hints:
            break
        typed = re.search("`afterword merge (.*)`", hints[0].fix)
        assert typed
        who, into, *what = shlex.split(typed[1])
        do(root, who, into, what=what[1] if what else None)
    journal = read_journal(root)
    assert {each.rule for each in journal.problems} <= {"line-ends", "last-line"}
    assert list(journal.positions) == ["kessler-antriebstechnik/engineer"]
    assert list(journal.interests) == ["alpine huts", "cellos", "gears"]
    assert {contact.company for contact in journal.contacts.values()} == {"Kessler Antriebstechnik"}


def test_one_meeting_in_two_files_stops_it(root: Path) -> None:
    text = tree(root)["interviews/2026-11-24-kessler.md"].replace("Kessler Antriebstechnik", "Kess")
    put(root, {"interviews/2026-11-24-kess.md": text})
    before = tree(root)
    with pytest.raises(AfterwordError, match=r"would then be wrong.*same company, position and time"):
        do(root, "Kess", "Kessler Antriebstechnik")
    assert tree(root) == before


def test_lists_of_every_kind_are_joined(root: Path) -> None:
    one = "---\nname: Ute Brandt-Ohm\nformer: Mill, Sons\nskipped:\n- value-add 2026-11-20\n---\n"
    two = FILES["contacts/ute-brandt.md"].replace("email:", "former: [Tidewater]\nskipped: []\nemail:")
    put(root, {"contacts/ohm.md": one, "contacts/ute-brandt.md": two})
    do(root, "ohm", "ute-brandt")
    text = tree(root)["contacts/ute-brandt.md"]
    assert 'former: [Tidewater, "Mill, Sons"]\n' in text
    assert "value-add 2026-11-20" in text
    contact = read_journal(root).contacts["ute-brandt"]
    assert contact.former == ("Tidewater", "Mill, Sons") and len(contact.skipped) == 1


def test_two_interests(root: Path) -> None:
    do(root, "cellos", "alpine huts", what="interest")
    files = tree(root)
    assert "interests:\n  - Alpine Huts\nstay" in files["contacts/sabine-krueger.md"].replace(
        "alpine", "Alpine"
    )


def test_a_remark_that_goes_is_said(root: Path) -> None:
    put(
        root,
        {
            "contacts/ute-brandt.md": FILES["contacts/ute-brandt.md"].replace(
                "email", "interests:\n- gears  # grows them\n- cellos # plays\n# and more\n- huts\nemail"
            ),
            "contacts/ohm.md": "---\r\n# of the fair\r\nname: Ohm  # one\r\nphone: '1' # two\r\n---\r\n",
        },
    )
    act, _ = do(root, "gears", "cellos", what="interest")
    assert act.said == ("Given up: # grows them (contacts/ute-brandt.md:5)",)
    assert "interests:\n- cellos # plays\n# and more\n- huts\n" in tree(root)["contacts/ute-brandt.md"]
    act, _ = do(root, "ohm", "ute-brandt")
    assert act.said[1:] == (
        "Given up: # of the fair (contacts/ohm.md:2)",
        "Given up: # one (contacts/ohm.md:3)",
        "Given up: # two (contacts/ohm.md:4)",
    )


def test_two_positions(root: Path) -> None:
    put(
        root,
        {
            "interviews/2026-11-26-kessler.md": (
                "---\ncompany: Kessler Antriebstechnik\nposition: Design Engineer\nwhen: 2026-11-26\n---\n"
            )
        },
    )
    do(root, "Design Engineer", "kessler-antriebstechnik/engineer")
    assert "position: Engineer\n" in tree(root)["interviews/2026-11-26-kessler.md"]
    assert list(read_journal(root).positions) == ["kessler-antriebstechnik/engineer"]


def test_positions_of_two_companies_stay_two(root: Path) -> None:
    put(
        root,
        {"interviews/2026-11-26-mill.md": "---\ncompany: Mill\nposition: Turner\nwhen: 2026-11-26\n---\n"},
    )
    before = tree(root)
    with pytest.raises(AfterwordError) as raised:
        do(root, "Turner", "Engineer")
    assert str(raised.value) == (
        "Turner at Mill and Engineer at Kessler Antriebstechnik are positions of two companies. If these are "
        'one, put them together first: afterword merge Mill "Kessler Antriebstechnik" --what company'
    )
    assert tree(root) == before
