"""Another name: every reference follows, and no other byte changes."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from followups.search import at
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.actions.act import Act
from afterword.actions.desk import Desk
from afterword.actions.renaming import rename
from afterword.errors import AfterwordError
from afterword.keeping.atomic import carry_out
from afterword.records.reading import read_journal
from afterword.settings.settings import Settings

#: As people write: comments, each kind of quotes, links, CRLF, a byte order mark, no last line end.
FILES = {
    "contacts/owen-fich.md": (
        "---\nname: 'Owen Fich'  # as on his card\ncompany: \"Cascade\"\n"
        "interests: [trout/flies, '#Bees', tin]\n---\n\nOwen Fich fishes. [[owen-fich]]\n"
    ),
    "contacts/west/kim-lee.md": "\ufeff---\r\nname: Kim Lee\r\ncompany: cascade # small c\r\n---\r\n",
    "contacts/bo.md": "---\nname: Bo\ncompany: Tidewater\ninterests:\n- tin   # a lot\n- trout\n---",
    "interviews/2026-11-20-owen-fich.md": (
        "---\ncompany: Cascade\nposition: Nurse Manager, ICU\nwhen: 2026-11-20\nmet:\n"
        '  - "[[contacts/owen-fich|Owen]]"  # late\n  - kim-lee\nowner: [[owen-fich]]\n---\n'
        "Owen Fich came first, see [him](../contacts/owen-fich.md#x) and [[owen-fich|O.]].\n\n"
        "## **Owen Fich**:\n\n- talked about: flies that Owen Fich ties\n\n## Kim Lee\n\n- lit up at: owls\n"
    ),
    "interviews/2026-11-24-cascade.md": (
        "---\r\ncompany: 'Cascade'\r\nposition: nurse manager, icu\r\nwhen: 2026-11-24\r\n"
        "met: owen-fich, kim-lee\r\n---\r\n\r\n## owen-fich\r\n\r\n- talked about: tin\r\n"
    ),
    "interviews/2026-11-25-tidewater.md": (
        "---\ncompany: Tidewater\nposition: Nurse Manager, ICU\nwhen: 2026-11-25\nmet: [bo]\n---\n"
        "## Owen Fich\n\nNot of this meeting.\n"
    ),
    "gifts/tin.md": (
        "---\ntitle: Tin\nkind: article\nurl: https://tin.example/\nread: yes\n"
        "interests: [\"tin\", 'Trout/Flies']\ngiven: ['[[owen-fich]]', bo]\n---\nwhy: Owen Fich asked.\n"
    ),
    "notes/2026-11-21-owen-fich-thank-you.md": (
        '---\nto: "owen-fich"\nkind: thank-you\nsent: 2026-11-21\n---\nDear Owen Fich, [[owen-fich]]\n'
    ),
    "notes/2026-11-22-owen-fich-reply.md": (
        "---\nfrom: owen-fich\nkind: reply\nreceived: 2026-11-22\n---\nFrom Owen Fich\n"
    ),
    "notes/2026-11-25-owen-fich-value-add.md": "---\nto: owen-fich\nkind: value-add\n---\nDear Owen,\n",
}


def put(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode("utf-8"))


def tree(root: Path) -> dict[str, str]:
    files = (file for file in root.rglob("*.md"))
    return {file.relative_to(root).as_posix(): file.read_bytes().decode("utf-8") for file in files}


def desk(root: Path, now: str = "2026-11-26") -> Desk:
    return Desk(root, read_journal(root), Settings(), at(now))


def do(root: Path, *words: str, what: str | None = None) -> tuple[Act, list[str]]:
    act = rename(desk(root), *words, what=what)
    carry_out(root, act.changes)
    return act, list(act.afterwards(desk(root)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, FILES)
    assert {each.level for each in read_journal(tmp_path).problems} <= {"warning", "hint"}
    return tmp_path


def test_a_person(root: Path) -> None:
    act, said = do(root, "owen", "Owen Finch")
    assert act.summary == "rename: Owen Fich to Owen Finch"
    wanted = {
        "contacts/owen-finch.md": (
            "---\nname: 'Owen Finch'  # as on his card\ncompany: \"Cascade\"\n"
            "interests: [trout/flies, '#Bees', tin]\n---\n\nOwen Fich fishes. [[owen-finch]]\n"
        ),
        "contacts/west/kim-lee.md": FILES["contacts/west/kim-lee.md"],
        "contacts/bo.md": FILES["contacts/bo.md"],
        "interviews/2026-11-20-owen-fich.md": (
            "---\ncompany: Cascade\nposition: Nurse Manager, ICU\nwhen: 2026-11-20\nmet:\n"
            '  - "[[contacts/owen-finch|Owen]]"  # late\n  - kim-lee\nowner: [[owen-finch]]\n---\n'
            "Owen Fich came first, see [him](../contacts/owen-finch.md#x) and [[owen-finch|O.]].\n\n"
            "## **Owen Finch**:\n\n- talked about: flies that Owen Fich ties\n\n## Kim Lee\n\n"
            "- lit up at: owls\n"
        ),
        "interviews/2026-11-24-cascade.md": FILES["interviews/2026-11-24-cascade.md"].replace(
            "owen-fich", "owen-finch"
        ),
        "interviews/2026-11-25-tidewater.md": FILES["interviews/2026-11-25-tidewater.md"],
        "gifts/tin.md": FILES["gifts/tin.md"].replace("[[owen-fich]]", "[[owen-finch]]"),
        "notes/2026-11-21-owen-finch-thank-you.md": (
            '---\nto: "owen-finch"\nkind: thank-you\nsent: 2026-11-21\n---\nDear Owen Fich, [[owen-fich]]\n'
        ),
        "notes/2026-11-22-owen-finch-reply.md": (
            "---\nfrom: owen-finch\nkind: reply\nreceived: 2026-11-22\n---\nFrom Owen Fich\n"
        ),
        "notes/2026-11-25-owen-finch-value-add.md": (
            "---\nto: owen-finch\nkind: value-add\n---\nDear Owen,\n"
        ),
    }
    assert tree(root) == wanted
    assert said == [
        "Owen Fich is Owen Finch now: contacts/owen-finch.md",
        "The former name stands in words of yours still, and is left: contacts/owen-finch.md:7, "
        "gifts/tin.md:9, interviews/2026-11-20-owen-fich.md:10 and 2 more",
    ]
    do(root, "owen-finch", "Owen Fich")
    assert tree(root) == FILES


def test_another_first_name_may_stand_in_a_draft(root: Path) -> None:
    for path in ("contacts/owen-fich.md", "gifts/tin.md", "interviews/2026-11-20-owen-fich.md"):
        text = FILES[path]
        kept = [line for line in text.splitlines() if "Owen Fich " not in line]
        (root / path).write_text("\n".join(kept) + "\n", "utf-8")
    _, said = do(root, "owen-fich", "Ewan Fich")
    assert said[1:] == [
        "The former name stands in words of yours still, and is left: interviews/2026-11-25-tidewater.md:7 "
        "and notes/2026-11-25-ewan-fich-value-add.md:5"
    ]


def test_a_company(root: Path) -> None:
    _, said = do(root, "cascade", "Cascade Valley: Health")
    # Only where YAML needs them do quotes come in.
    assert {path: text for path, text in tree(root).items() if text != FILES[path]} == {
        path: FILES[path]
        .replace('company: "Cascade"', 'company: "Cascade Valley: Health"')
        .replace("company: 'Cascade'", "company: 'Cascade Valley: Health'")
        .replace("company: Cascade\n", 'company: "Cascade Valley: Health"\n')
        .replace("company: cascade ", 'company: "Cascade Valley: Health" ')
        for path in (
            "contacts/owen-fich.md",
            "contacts/west/kim-lee.md",
            "interviews/2026-11-20-owen-fich.md",
            "interviews/2026-11-24-cascade.md",
        )
    }
    assert said == ["The company Cascade is Cascade Valley: Health now."]


def test_a_company_that_somebody_has_left(root: Path) -> None:
    text = '---\nname: Bo\nformer: [Old Mill, "Mill, Sons", Tidewater]  # in turn\n---\n'
    put(root, {"contacts/bo.md": text})
    do(root, "Old Mill", "Mill")
    do(root, "mill, sons", "Miller")
    assert tree(root)["contacts/bo.md"] == text.replace("Old Mill", "Mill").replace("Mill, Sons", "Miller")
    with pytest.raises(AfterwordError, match="afterword merge Mill Tidewater --what company"):
        do(root, "Mill", "Tidewater")


def test_a_position_is_that_of_one_company(root: Path) -> None:
    with pytest.raises(AfterwordError) as raised:
        do(root, "ICU", "Head Nurse")
    assert str(raised.value) == (
        '"ICU" could be 2 things; say which:\n'
        "  nurse manager, icu at Cascade: afterword rename cascade/nurse-manager-icu "
        '"Head Nurse" --what position\n'
        "  Nurse Manager, ICU at Tidewater: afterword rename tidewater/nurse-manager-icu "
        '"Head Nurse" --what position'
    )
    do(root, "cascade/nurse-manager-icu", "Head Nurse", what="position")
    changed = {path: text for path, text in tree(root).items() if text != FILES[path]}
    assert changed == {
        "interviews/2026-11-20-owen-fich.md": FILES["interviews/2026-11-20-owen-fich.md"].replace(
            "position: Nurse Manager, ICU", "position: Head Nurse"
        ),
        "interviews/2026-11-24-cascade.md": FILES["interviews/2026-11-24-cascade.md"].replace(
            "position: nurse manager, icu", "position: Head Nurse"
        ),
    }


def test_an_interest_with_those_below_it(root: Path) -> None:
    do(root, "trout", "Fish")
    changed = {path: text for path, text in tree(root).items() if text != FILES[path]}
    assert changed == {
        "contacts/owen-fich.md": FILES["contacts/owen-fich.md"].replace("trout/flies", "Fish/flies"),
        "contacts/bo.md": FILES["contacts/bo.md"].replace("- trout", "- Fish"),
        "gifts/tin.md": FILES["gifts/tin.md"].replace("Trout/Flies", "Fish/Flies"),
    }


def test_another_interest_that_begins_so(root: Path) -> None:
    put(root, {"contacts/bo.md": "---\nname: Bo\ninterests: [tin, tinder, tin/foil]\n---\n"})
    do(root, "tin", "lead")
    assert tree(root)["contacts/bo.md"] == "---\nname: Bo\ninterests: [lead, tinder, lead/foil]\n---\n"


def test_an_interest_goes_below_itself(root: Path) -> None:
    do(root, "tin", "metal/tin")
    assert "interests: [\"metal/tin\", 'Trout/Flies']" in tree(root)["gifts/tin.md"]
    do(root, "bees", "bees/wild")
    assert "'#bees/wild'" in tree(root)["contacts/owen-fich.md"]


@pytest.mark.parametrize(
    ("old", "new", "what", "message"),
    [
        (
            "owen",
            "kim  LEE",
            None,
            "contacts/west/kim-lee.md is called Kim Lee already. If they are one person, put the two "
            "together: afterword merge owen-fich kim-lee\nIf they are two, say more in the name.",
        ),
        (
            "Cascade",
            "tidewater",
            None,
            "There is a company called tidewater already. If the two are one, put them together: "
            "afterword merge Cascade Tidewater --what company",
        ),
        (
            "trout",
            "Tin",
            None,
            "There is an interest called Tin already. If the two are one, put them together: "
            "afterword merge trout Tin --what interest",
        ),
        ("owen", "---", None, 'A name has letters, and "---" has none. Nothing was changed.'),
        ("trout", "#/", None, 'A name has letters, and "" has none. Nothing was changed.'),
        ("otto", "Otto", None, 'Nothing here is called "otto".'),
        (
            "trouts",
            "Fish",
            "interest",
            'No interest here is called "trouts". Did you mean trout or trout/flies?',
        ),
        ("tin", "Lead", "person", 'Nobody here is called "tin".'),
    ],
)
def test_what_is_refused(root: Path, old: str, new: str, what: str | None, message: str) -> None:
    with pytest.raises(AfterwordError) as raised:
        do(root, old, new, what=what)
    assert str(raised.value) == message
    assert tree(root) == FILES


def test_its_own_name_in_other_letters(root: Path) -> None:
    act, _ = do(root, "kim", "KIM Lee")
    assert [change.path for change in act.changes] == [
        "contacts/west/kim-lee.md",
        "interviews/2026-11-20-owen-fich.md",
    ]
    act, said = do(root, "kim", "KIM Lee")
    assert act.changes == () and act.said == ("KIM Lee is written so already.",) and said == []


def test_a_slug_that_is_taken_by_another_name_gets_a_number(root: Path) -> None:
    put(root, {"contacts/owen-finch.md": "---\nname: Owen F. Inch\n---\n"})
    do(root, "owen-fich", "Owen Finch")
    files = tree(root)
    assert "name: 'Owen Finch'" in files["contacts/owen-finch-2.md"]
    assert "notes/2026-11-22-owen-finch-2-reply.md" in files
    assert "met: owen-finch-2, kim-lee" in files["interviews/2026-11-24-cascade.md"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("contacts/owen-fich (conflicted copy).md", FILES["contacts/owen-fich.md"]),
        ("notes/2026-11-26-broken.md", "---\nto: owen-fich\nkind: [\n---\n"),
        ("gifts/bad.md", "---\ntitle: x\n"),
        ("interviews/2026-11-20-two.md", FILES["interviews/2026-11-20-owen-fich.md"]),
    ],
)
def test_a_copy_or_an_unreadable_file_stops_it(root: Path, path: str, text: str) -> None:
    put(root, {path: text})
    before = tree(root)
    with pytest.raises(AfterwordError, match=r"left out of the journal and may hold the name too\."):
        do(root, "owen-fich", "Owen Finch")
    assert tree(root) == before
    # A note has no say in what a company is called.
    if path.startswith(("notes", "gifts")):
        do(root, "Cascade", "Cascadia")


def test_a_link_stops_it(root: Path) -> None:
    own = root / "contacts/owen-fich.md"
    own.rename(root / "contacts/elsewhere.txt")
    own.symlink_to("elsewhere.txt")
    with pytest.raises(AfterwordError, match=r"owen-fich\.md is a link to elsewhere\.txt"):
        do(root, "owen-fich", "Owen Finch")


def test_two_of_one_name_in_one_room(root: Path) -> None:
    put(
        root,
        {
            "contacts/owen-fich-2.md": "---\nname: Owen Fich\ncompany: Tidewater\n---\n",
            "interviews/2026-11-26-cascade.md": (
                "---\ncompany: Cascade\nwhen: 2026-11-26\nmet: [owen-fich, owen-fich-2]\n---\n"
                "## owen-fich\n\n- talked about: tin\n\n## owen-fich-2\n\n- talked about: owls\n"
            ),
        },
    )
    do(root, "owen-fich-2", "Owen Fitch")
    text = tree(root)["interviews/2026-11-26-cascade.md"]
    assert text.endswith("## owen-fich\n\n- talked about: tin\n\n## owen-fitch\n\n- talked about: owls\n")
    path = root / "interviews/2026-11-26-cascade.md"
    path.write_text(
        text.replace("## owen-fich\n", "## Owen Fich\n").replace("owen-fitch", "owen-fich-3"), "utf-8"
    )
    put(root, {"contacts/owen-fich-3.md": "---\nname: Owen Fich\ncompany: Harbor\n---\n"})
    with pytest.raises(AfterwordError, match=r'the heading "Owen Fich" could be either of two people'):
        do(root, "owen-fich-3", "Owen Fitz")


def test_a_debrief_that_was_broken_off(root: Path) -> None:
    kept = "---\ncompany: Cascade\nposition: Nurse\n---\n## Owen Fich\n\n- talked about: tin\n"
    other = "---\ncompany: Tidewater\n---\n## Owen Fich\n\n- new: yes\n"
    put(root, {".afterword/debrief-2026-11-25T1000.md": kept, ".afterword/debrief-2026-11-25T1100.md": other})
    do(root, "owen-fich", "Owen Finch")
    do(root, "Cascade", "Cascadia")
    files = tree(root)
    assert files[".afterword/debrief-2026-11-25T1000.md"] == kept.replace("Owen Fich", "Owen Finch").replace(
        "Cascade", "Cascadia"
    )
    assert files[".afterword/debrief-2026-11-25T1100.md"] == other


def test_what_was_told_of_people_in_a_debrief_that_was_broken_off(root: Path) -> None:
    kept = (
        "---\ncompany: Cascade\nposition: nurse manager, ICU\n---\nOf company: Cascade\n\n## Ed Low\n\n"
        "- company: cascade\n- talked about: trout\n- Interest: bees , Trout/flies\n"
        "* cares about: tin, trout\n```\n- interests: trout\n```\n"
    )
    there = ".afterword/debrief-2026-11-25T1000.md"
    put(root, {there: kept})
    do(root, "trout", "Fish")
    do(root, "cascade/nurse-manager-icu", "Head Nurse", what="position")
    do(root, "Cascade", "Cascadia")
    wanted = kept.replace("bees , Trout/", "bees, Fish/").replace("tin, trout", "tin, Fish")
    wanted = wanted.replace("- company: cascade", "- company: Cascadia").replace(
        "e\nposition", "ia\nposition"
    )
    wanted = wanted.replace("nurse manager, ICU", "Head Nurse")
    assert tree(root)[there] == wanted
    put(root, {there: kept.replace("Cascade", "Tidewater")})
    do(root, "cascadia/head-nurse", "Nurse", what="position")
    assert tree(root)[there] == kept.replace("Cascade", "Tidewater")


def test_letters_made_otherwise(root: Path) -> None:
    name = unicodedata.normalize("NFD", "Zoë Álvarez")
    put(
        root,
        {
            "contacts/zoe-alvarez.md": f"---\nname: {name}\n---\n",
            "interviews/2026-11-26-x.md": (
                f"---\ncompany: X\nwhen: 2026-11-26\nmet: [zoe-alvarez]\n---\n## {name}\n"
            ),
        },
    )
    do(root, "Zoë Álvarez", "Zoe Alvarez Ruiz")
    files = tree(root)
    assert files["contacts/zoe-alvarez-ruiz.md"] == "---\nname: Zoe Alvarez Ruiz\n---\n"
    assert files["interviews/2026-11-26-x.md"].endswith("met: [zoe-alvarez-ruiz]\n---\n## Zoe Alvarez Ruiz\n")


WORDS = st.text(st.sampled_from("abcdefghij"), min_size=2, max_size=6).map(str.title)
NAMES = st.lists(WORDS, min_size=2, max_size=3).map(" ".join)


@settings(
    max_examples=examples(25, 300),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    what=st.sampled_from(["owen-fich", "Cascade", "cascade/nurse-manager-icu", "bees", "trout"]), new=NAMES
)
def test_there_and_back(root: Path, what: str, new: str) -> None:
    for path in tree(root):
        (root / path).unlink()
    put(root, FILES)
    before = read_journal(root)
    old = {"owen-fich": "Owen Fich", "trout": "trout", "bees": "Bees", "Cascade": "Cascade"}.get(
        what, "Nurse Manager, ICU"
    )
    kind = "position" if "/" in what else None
    act, _ = do(root, what, new, what=kind)
    assert act.changes
    after = read_journal(root)
    assert len(after.problems) == len(before.problems)
    do(root, f"cascade/{'-'.join(new.lower().split())}" if kind else new, old, what=kind)
    files = tree(root)
    if what == "Cascade":  # its spelling in small letters became one with the other
        files["contacts/west/kim-lee.md"] = files["contacts/west/kim-lee.md"].replace("Casc", "casc")
    if kind:
        path = "interviews/2026-11-24-cascade.md"
        files[path] = files[path].replace("Nurse Manager, ICU", "nurse manager, icu")
    if what == "trout":
        files["gifts/tin.md"] = files["gifts/tin.md"].replace("trout/", "Trout/")
    assert files == FILES


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"[[Mill]]"', '"[[Mill House]]"'),
        ('"[[companies/Mill|the mill]]"', '"[[companies/Mill House|the mill]]"'),
        ('"[[Mill#Berlin]]"', '"[[Mill House#Berlin]]"'),
        ("Mill", "Mill House"),
    ],
)
def test_a_company_that_is_a_link_stays_one(tmp_path: Path, old: str, new: str) -> None:
    person = "---\nname: Ann Roe\ncompany: {}\n---\n"
    put(tmp_path, {"contacts/ann-roe.md": person.format(old)})
    do(tmp_path, "Mill", "Mill House", what="company")
    assert tree(tmp_path) == {"contacts/ann-roe.md": person.format(new)}


@pytest.mark.parametrize(
    ("old", "name", "new"),
    [
        ('"[[Zed Quill]]"', "Zed Moss", '"[[Zed Moss]]"'),
        ('"[[people/Zed Quill|Zed]]" # his page', "Zed Moss", '"[[people/Zed Moss|Zed]]" # his page'),
        ("'Zed Quill'", "Zed Moss", "'Zed Moss'"),
        ('"[[Zed Quill]]"', "Zed #2", '"Zed #2"'),  # such a name leads nowhere in a link
    ],
)
def test_a_name_that_is_a_link_stays_one(tmp_path: Path, old: str, name: str, new: str) -> None:
    person = "---\nname: {}\n---\n"
    put(tmp_path, {"contacts/zed-quill.md": person.format(old)})
    do(tmp_path, "Zed Quill", name, what="person")
    (text,) = tree(tmp_path).values()
    assert text == person.format(new)
