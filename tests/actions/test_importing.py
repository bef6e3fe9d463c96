"""People taken in: what a person wrote stays, whoever is known is known again, and twice is once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from actions.desks import desk as desk_of
from actions.desks import done
from followups.search import Search

from afterword.actions.desk import Desk
from afterword.actions.exporting import everything, table, vcards
from afterword.actions.importing import Imported, Ways, import_file
from afterword.errors import AfterwordError
from afterword.records.contact import Contact

NOW = "2026-11-25T12:00"


def at(root: Path, **contacts: str) -> Desk:
    """A desk with contacts by slug, each its front matter."""
    search = Search()
    for slug, matter in contacts.items():
        search.files[f"contacts/{slug.replace('_', '-')}.md"] = f"---\n{matter.strip()}\n---\n"
    return desk_of(root, search, NOW)


def rows(*lines: str) -> bytes:
    return "\n".join(("Name,Company,Email,Phone,LinkedIn,Role", *lines, "")).encode()


def taken(desk: Desk, data: bytes, **ways: Any) -> Imported:
    """The plan, after it was seen that a second time nothing is written."""
    act = import_file(desk, data, "people.csv", Ways(**ways))
    done(desk, act)
    again = import_file(desk.again(), data, "people.csv", Ways(**ways))
    assert not again.changes
    return act


def contact(desk: Desk, slug: str) -> Contact:
    return desk.again().journal.contacts[slug]


def test_somebody_new_has_a_file(tmp_path: Path) -> None:
    desk = at(tmp_path)
    act = taken(desk, rows("Ana Sol,Harbour,ANA@harbour.example,+44 1 22,https://linkedin.com/in/ana/,Buyer"))
    assert act.summary == "import: 1 file from people.csv"
    assert (tmp_path / "contacts/ana-sol.md").read_text("utf-8") == (
        "---\nname: Ana Sol\ncompany: Harbour\nrole: Buyer\nemail: ana@harbour.example\nphone: +44 1 22\n"
        "linkedin: https://www.linkedin.com/in/ana\n---\n"
    )


def test_empty_fields_are_filled_and_no_other_byte_changes(tmp_path: Path) -> None:
    desk = at(tmp_path, ana_sol="name: Ana Sol # spelt so\ncompany: 'Harbour'\nphone:\nown: x")
    act = taken(desk, rows("Ana Sol,Harbour,ana@harbour.example,+44 1 22,,Buyer"))
    assert act.as_json()["changed"] == ["contacts/ana-sol.md"]
    text = (tmp_path / "contacts/ana-sol.md").read_text("utf-8")
    for line in ("name: Ana Sol # spelt so", "company: 'Harbour'", "own: x"):
        assert line in text.splitlines()
    assert contact(desk, "ana-sol").phone == "+44 1 22"


def test_what_is_there_is_kept_and_said(tmp_path: Path) -> None:
    desk = at(tmp_path, ana_sol="name: Ana Sol\ncompany: Harbour\nphone: +47 555 77\nrole: Head")
    act = taken(desk, rows("Ana Sol,Harbour,,+47 555 78,,Buyer"))
    assert not act.changes
    assert act.said == (
        "contacts/ana-sol.md: kept: role “Head”; the file says “Buyer”.",
        "contacts/ana-sol.md: kept: phone “+47 555 77”; the file says “+47 555 78”.",
    )


def test_a_note_about_somebody_known_is_taken_where_nothing_is_written(tmp_path: Path) -> None:
    desk = at(tmp_path, ana_sol="name: Ana Sol\ncompany: Harbour", bo="name: Bo Lund\ncompany: Mill")
    (tmp_path / "contacts/bo.md").write_text("---\nname: Bo Lund\ncompany: Mill\n---\n\nMine.\n", "utf-8")
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nORG:{company}\nNOTE:Met *twice*.\\nTwins.\nEND:VCARD\n"
        for name, company in (("Ana Sol", "Harbour"), ("Bo Lund", "Mill"))
    ).encode()
    act = taken(desk.again(), cards)
    assert act.said == (
        "contacts/bo.md: kept: what you wrote; the file has a note, too: “Met *twice*. Twins.”.",
    )
    text = (tmp_path / "contacts/ana-sol.md").read_text("utf-8")
    assert text == "---\nname: Ana Sol\ncompany: Harbour\n---\n\nMet \\*twice\\*.  \nTwins.\n"


@pytest.mark.parametrize(
    ("matter", "row"),
    [
        ("name: Ana Sol\nemail: Ana@Harbour.example", "Ana Sol,,ana@HARBOUR.example"),
        ("name: Ana Sol\nother_emails: [ana@home.example]", "A. Solano,Mill,ana@home.example"),
        (
            "name: Ana Sol\nlinkedin: https://linkedin.com/in/Ana-Sol?x=1",
            "A. S.,Mill,,,linkedin.com/in/ana-sol/",
        ),
        ("name: Ana Sol\nlinkedin: ana-sol", "A. S.,Mill,,,https://www.linkedin.com/in/ana-sol"),
        ("name: Ana Sol\ncompany: Halden Optics", '"Sol, Ána","Halden Optics, B.V.",'),
        ("name: Ana Sol\ncompany: Mill\nformer: [Harbour]", "Ana Sol,Harbour,"),
    ],
)
def test_by_what_somebody_is_known(tmp_path: Path, matter: str, row: str) -> None:
    desk = at(tmp_path, ana_sol=matter)
    act = taken(desk, rows(row))
    assert not act.left_out
    assert [*act.as_json()["changed"], *act.unchanged] == ["contacts/ana-sol.md"]


@pytest.mark.parametrize(
    ("matter", "row"),
    [
        ("name: Ana Sol", "Ana Sol,,"),
        ("name: Ana Sol", "Ana Sol,Harbour,ana@harbour.example"),
        ("name: Ana Sol\ncompany: Harbour", "Ana Sol,,ana@home.example"),
    ],
)
def test_a_name_alone_is_maybe_and_never_merged(tmp_path: Path, matter: str, row: str) -> None:
    act = taken(at(tmp_path, ana_sol=matter), rows(row))
    assert not act.changes
    (told,) = act.left_out
    assert told.reason.startswith(
        "contacts/ana-sol.md may be the same person, and a name alone does not say so."
    )


def test_one_name_at_another_company_is_somebody_else(tmp_path: Path) -> None:
    desk = at(tmp_path, ana_sol="name: Ana Sol\ncompany: Harbour")
    act = taken(desk, rows("Ana Sol,Mill,ana@mill.example"))
    assert act.as_json()["created"] == ["contacts/ana-sol-2.md"]
    assert contact(desk, "ana-sol").email == ""
    assert act.said == (
        "contacts/ana-sol-2.md: contacts/ana-sol.md has the same name, at another company. If they are one "
        "person, put the two together: `afterword merge ana-sol-2 ana-sol`.",
    )


def test_the_spelling_of_a_company_that_is_there_stays(tmp_path: Path) -> None:
    matter = 'name: Ana Sol\ncompany: "Halden Optics, B.V."'
    desk = at(tmp_path, ana_sol=matter)
    act = taken(desk, rows("Ana Sol,Halden Optics,ana@halden.example"))
    assert act.as_json()["changed"] == ["contacts/ana-sol.md"] and act.said == ()
    written = (tmp_path / "contacts/ana-sol.md").read_text("utf-8")
    assert written == f"---\n{matter}\nemail: ana@halden.example\n---\n"


@pytest.mark.parametrize("cell", ["=cmd()", "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0"])
def test_a_formula_in_a_cell_is_text(tmp_path: Path, cell: str) -> None:
    desk = at(tmp_path)
    taken(desk, rows(f"Ana Sol,,,,,{cell}"))
    assert contact(desk, "ana-sol").role == cell


def test_without_a_name_a_row_is_left_out_with_its_line(tmp_path: Path) -> None:
    act = taken(at(tmp_path), rows("Ana Sol,Mill,", ",Mill,bo@mill.example"))
    assert [(each.what, each.line) for each in act.left_out] == [("Mill", 3)]
    assert act.as_json()["created"] == ["contacts/ana-sol.md"]


def test_an_address_that_a_house_shares_tells_nobody(tmp_path: Path) -> None:
    desk = at(tmp_path, ana_sol="name: Ana Sol\ncompany: Harbour\nemail: info@harbour.example")
    act = taken(desk, rows("Bo Lind,Harbour,info@harbour.example"))
    assert act.as_json()["created"] == ["contacts/bo-lind.md"]


def test_a_new_family_name_with_the_same_address(tmp_path: Path) -> None:
    desk = at(tmp_path, ana_sol="name: Ana Sol\nemail: ana@harbour.example")
    act = taken(desk, rows("Ana Mendes,,ana@harbour.example"))
    assert act.said == ("contacts/ana-sol.md: kept: name “Ana Sol”; the file says “Ana Mendes”.",)


def test_further_addresses_are_appended(tmp_path: Path) -> None:
    matter = "name: Ana Sol\ncompany: Harbour\nemail: ana@harbour.example\nother_emails: [a@home.example]"
    desk = at(tmp_path, ana_sol=matter)
    taken(desk, rows('Ana Sol,Harbour,"ana@new.example, A@home.example"'))
    assert contact(desk, "ana-sol").emails == ("ana@harbour.example", "a@home.example", "ana@new.example")


def test_interests_are_appended_only_where_asked_for(tmp_path: Path) -> None:
    matter = "name: Ana Sol\ncompany: Harbour\ninterests: [tea]"
    data = b'Name,Company,Tags\nAna Sol,Harbour,"Tea, dune walks"\n'
    desk = at(tmp_path, ana_sol=matter)
    assert not taken(desk, data).changes
    taken(desk, data, interests=True)
    assert contact(desk, "ana-sol").interests == ("tea", "dune-walks")
    mapped = ("name=Name", "company=Company", "interests=Tags")
    other = at(tmp_path / "other", ana_sol=matter)
    taken(other, data, mapped=mapped)
    assert contact(other, "ana-sol").interests == ("tea", "dune-walks")


def test_whoever_asked_for_silence_stays_as_they_are(tmp_path: Path) -> None:
    desk = at(tmp_path, ana_sol="name: Ana Sol\ncompany: Harbour\ndo_not_contact: asked for none")
    act = taken(desk, rows("Ana Sol,Harbour,ana@harbour.example"))
    assert not act.changes
    assert act.left_out[0].reason == "contacts/ana-sol.md says not to write to them, so it stays as it is"


def test_one_card_twice_makes_one_file_of_both(tmp_path: Path) -> None:
    desk = at(tmp_path)
    act = taken(
        desk, rows("Ana Sol,Harbour,ana@harbour.example", "Ana Sol,Harbour,,+44 1 22", "Ana Sol,Harbour,")
    )
    assert act.as_json()["created"] == ["contacts/ana-sol.md"]
    assert contact(desk, "ana-sol").phone == "+44 1 22"


@pytest.mark.parametrize(
    ("name", "path"),
    [("../../x", "contacts/x.md"), ("CON", "contacts/con-1.md"), ("README", "contacts/readme-1.md")],
)
def test_a_name_never_becomes_a_path(tmp_path: Path, name: str, path: str) -> None:
    act = import_file(at(tmp_path), rows(f"{name},Harbour,"), "x", Ways())
    assert act.as_json()["created"] == [path]


def test_a_file_that_cannot_be_read_may_be_theirs(tmp_path: Path) -> None:
    search = Search()
    search.files["contacts/ana-sol.md"] = "---\nname: Ana Sol\nemail: [x\n---\n"
    act = import_file(desk_of(tmp_path, search, NOW), rows("Ana Sol,Harbour,"), "x", Ways())
    assert not act.changes
    assert act.left_out[0].reason.startswith("contacts/ana-sol.md may be about them, and cannot be read")


NETWORK = (
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    b"Ana,Sol,https://www.linkedin.com/in/ana,,Harbour,Buyer,1 Jan 2026\n"
    b"Bo,Lind,https://www.linkedin.com/in/bo,,Mill,Miller,1 Jan 2026\n"
    b"Cy,Moor,https://www.linkedin.com/in/cy,,Mill,Miller,1 Jan 2026\n"
)


def test_a_whole_network_is_not_taken_in(tmp_path: Path) -> None:
    desk = at(tmp_path, ana_sol="name: Ana Sol\nlinkedin: ana")
    with pytest.raises(AfterwordError) as told:
        import_file(desk, NETWORK, "Connections.csv", Ways())
    assert "3 people, of whom 1 is in the journal" in str(told.value)
    for way in ("--known", "--only", "--company"):
        assert way in str(told.value)


@pytest.mark.parametrize(
    ("ways", "paths"),
    [
        ({"known": True}, ["contacts/ana-sol.md"]),
        ({"only": ("Bo Lind",)}, ["contacts/bo-lind.md"]),
        ({"company": "Mill Ltd"}, ["contacts/bo-lind.md", "contacts/cy-moor.md"]),
    ],
)
def test_some_of_a_network(tmp_path: Path, ways: dict[str, Any], paths: list[str]) -> None:
    desk = at(tmp_path, ana_sol="name: Ana Sol\nlinkedin: ana")
    act = taken(desk, NETWORK, **ways)
    assert [change.path for change in act.changes] == paths
    assert (
        act.said[0]
        == f"{3 - len(paths)} other {'people' if len(paths) < 2 else 'person'} in the file left alone."
    )


def test_somebody_who_is_not_in_the_file_is_told(tmp_path: Path) -> None:
    act = import_file(at(tmp_path), NETWORK, "x", Ways(only=("Dee Roe",)))
    assert not act.changes
    assert act.left_out[0].what == "Dee Roe"


def test_words_of_others_are_text(tmp_path: Path) -> None:
    card = b"BEGIN:VCARD\nFN:Ana Sol\nNOTE:<script>x</script>![a](https://t.example/z.gif)\nEND:VCARD\n"
    taken(at(tmp_path), card)
    body = (tmp_path / "contacts/ana-sol.md").read_text("utf-8").partition("---\n\n")[2]
    assert "<" not in body and "\\!\\[a\\]" in body


PARTS = {
    "contacts/ana-sol.md": "---\nname: Ana Sol\ncompany: Harbour\nemail: ana@harbour.example\n---\n\nMine.\n",
    "contacts/ana-sol-2.md": "---\nname: Bo Lind\n---\n",
    "interviews/2026-11-20-harbour.md": "---\ncompany: Harbour\nwhen: 2026-11-20T14:00\nmet: [ana-sol]\n"
    "own: {a: 1}\n---\n\n## Ana Sol\n\n- say: Thank you.\n",
    "gifts/tea.md": "---\ntitle: Tea\nkind: article\nurl: https://tea.example\ninterests: [tea]\n---\n",
    "notes/2026-11-21-ana-sol.md": "---\nto: ana-sol\nkind: thank-you\nsent: 2026-11-21\n"
    "interview: 2026-11-20-harbour\n---\n\nThank you.\n",
}


@pytest.fixture
def exported(tmp_path: Path) -> bytes:
    search = Search()
    search.files |= PARTS
    text, _ = everything(desk_of(tmp_path / "from", search, NOW))
    return text.encode("utf-8")


def test_a_journal_in_an_empty_one_is_the_same(tmp_path: Path, exported: bytes) -> None:
    desk = at(tmp_path / "to")
    act = taken(desk, exported)
    assert sorted(act.as_json()["created"]) == sorted(PARTS)
    assert everything(desk.again())[0].encode("utf-8") == exported


def test_a_journal_in_itself_changes_nothing(tmp_path: Path, exported: bytes) -> None:
    search = Search()
    search.files |= PARTS
    act = taken(desk_of(tmp_path / "to", search, NOW), exported)
    assert not act.changes and not act.said
    assert sorted(act.unchanged) == sorted(PARTS)


def test_a_journal_in_one_where_people_have_other_names_of_files(tmp_path: Path, exported: bytes) -> None:
    desk = at(
        tmp_path / "to",
        ana="name: Ana Sol\ncompany: Harbour Ltd\nphone: +44 1",
        ana_sol="name: Dee Roe\ncompany: Mill",
    )
    act = taken(desk, exported)
    journal = desk.again().journal
    assert journal.contacts["ana"].email == "ana@harbour.example"
    assert journal.contacts["ana"].phone == "+44 1"
    assert journal.contacts["ana-sol"].name == "Dee Roe"
    assert journal.interviews["2026-11-20-harbour"].met == ("ana",)
    assert journal.notes["2026-11-21-ana-sol"].contact == "ana"
    assert "contacts/ana.md: kept: company “Harbour Ltd”; the file says “Harbour”." in act.said


def test_another_record_under_one_name_is_left_out(tmp_path: Path, exported: bytes) -> None:
    search = Search()
    search.files["interviews/2026-11-20-harbour.md"] = "---\ncompany: Mill\nwhen: 2026-11-20\n---\n"
    search.files["gifts/tea.md"] = "---\ntitle: Coffee\nkind: tip\ninterests: [coffee]\n---\n"
    before = dict(search.files)
    desk = desk_of(tmp_path / "to", search, NOW)
    act = import_file(desk, exported, "x", Ways())
    told = {each.what: each.reason for each in act.left_out}
    assert told["interviews/2026-11-20-harbour.md"] == "another file here has that name"
    assert told["gifts/tea.md"] == "another file here has that name"
    assert not {change.path for change in act.changes} & set(before)


def test_what_no_record_would_come_of_is_left_out(tmp_path: Path) -> None:
    items = [{"file": "contacts/x.md", "fields": {"company": "Harbour"}, "body": ""}]
    act = import_file(at(tmp_path), json.dumps({"version": 1, "contacts": items}).encode(), "x", Ways())
    assert not act.changes
    assert act.left_out[0].what == "contacts/x.md" and "name" in act.left_out[0].reason


def test_cards_and_tables_of_a_journal_come_back(tmp_path: Path, exported: bytes) -> None:
    desk = at(tmp_path / "from2")
    taken(desk, exported)
    later = desk.again()
    for number, text in enumerate((vcards(later), table(later))):
        assert not import_file(later, text.encode("utf-8"), "x", Ways(interests=True)).changes
        other = at(tmp_path / f"to{number}")
        taken(other, text.encode("utf-8"), interests=True)
        assert vcards(other.again()).count("FN:") == 2


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ({"mapped": ("name",)}, "--map name is not understood; write name=Kontakt."),
        ({"mapped": ("who=Name",)}, "--map who=Name is not understood"),
        ({"values": ("Rejected=gone",)}, "is not understood; write Rejected=filled-by-other."),
        ({"mapped": ("name=Name",), "kind": "vcard"}, "--map is for tables, and this is vCards"),
    ],
)
def test_a_map_that_is_misspelt(tmp_path: Path, ways: dict[str, Any], said: str) -> None:
    with pytest.raises(AfterwordError) as told:
        import_file(at(tmp_path), rows("Ana Sol,,"), "x", Ways(**ways))
    assert told.value.exit_code == 2
    assert said in str(told.value)
