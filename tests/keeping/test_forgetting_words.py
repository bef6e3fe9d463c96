"""Forgetting somebody whose name is a word, and how the time it takes grows."""

from __future__ import annotations

import pytest
from keeping.forgotten_files import forgotten

ANA = '---\nname: Ana Sol\nemail: ana@acme.example\nphone: "+49 30 123456"\n---\n'

WORDS = {
    "Will": "Will you be there? I Will. Goodwill, will, WILL.",
    "Art": "State of the Art; Art, art",
    "Mark": "Mark my words, Mark",
    "Bo": "Bo Diddley; Bo's",
    "林": "森林",
    "Jean-Luc": "Jean-Luc Godard",
}


@pytest.mark.parametrize("name", WORDS)
def test_a_name_of_one_word_is_left_in_texts_and_told_of(name: str) -> None:
    slug = "who" if name == "林" else name.casefold().split("-")[0]
    text = WORDS[name]
    files = {
        f"contacts/{slug}.md": f"---\nname: {name}\nemail: {slug}@mill.example\n---\n",
        "gifts/g.md": f'---\ntitle: "On {text}"\nkind: article\ninterests: [x]\n---\n{text}\n',
        f"interviews/2026-11-20-{slug}-works.md": (
            f"---\ncompany: {name} Works\nwhen: 2026-11-20\nmet: [tom, {slug}]\nowner: {slug}\n---\n\n"
            f"{text} [[{slug}]] {slug}@mill.example\n\n## {name}\n\n- lit up at: sails\n\n"
            f"## Tom\n\n- talked about: {text}\n"
        ),
        "interviews/other.md": f"---\ncompany: Mill\nwhen: 2026-11-20\nmet: [tom]\n---\n\n## {name}\n",
        "contacts/tom.md": f"---\nname: Tom\nrole: {name} Officer\n---\n",
    }
    forgetting, after = forgotten(files, slug)
    assert f"contacts/{slug}.md" not in after
    assert after["gifts/g.md"] == files["gifts/g.md"]
    assert after["contacts/tom.md"] == files["contacts/tom.md"]
    assert after["interviews/other.md"] == files["interviews/other.md"]
    assert after[f"interviews/2026-11-20-{slug}-works.md"] == (
        f"---\ncompany: {name} Works\nwhen: 2026-11-20\nmet: [tom]\n---\n\n"
        f"{text} [forgotten] [forgotten]\n\n## Tom\n\n- talked about: {text}\n"
    )
    told = [str(item) for item in forgetting.report]
    assert f'gifts/g.md:6: "{name}" left, since it may be a word, or somebody else' in told or name == "林"
    assert f'contacts/tom.md:3: "{name}" left, since it may be a word, or somebody else' in told
    assert forgetting.words == (f"{slug}@mill.example",)


@pytest.mark.parametrize(
    "name",
    [
        "李小龙",
        "李龙",
        "김민준",
        "허준",
        "佐々木はな",
        "さくら子",
        "マイケル",
        "สมชาย",
        "Ana Sol",
        "Will Art",
    ],
)
def test_a_name_that_can_be_nobody_else_goes(name: str) -> None:
    _, after = forgotten(
        {"contacts/x.md": f"---\nname: {name}\n---\n", "gifts/g.md": f"---\ntitle: By {name}\n---\n"}, "x"
    )
    assert after["gifts/g.md"] == "---\ntitle: By forgotten\n---\n"


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("李龙", "我和李龙见面。李 龙，李龙’s talk", "我和[forgotten]见面。[forgotten]，[forgotten]’s talk"),
        ("李龙", "我和李龙飞见面", "我和李龙飞见面"),  # somebody else of the journal
        ("奈々", "来週は奈々さんと", "来週は[forgotten]さんと"),
        ("허준", "허준이 왔다", "[forgotten]이 왔다"),
        ("สมชาย", "พบกับสมชายแล้ว", "พบกับ[forgotten]แล้ว"),
    ],
)
def test_a_whole_name_without_blanks_goes_wherever_it_stands(name: str, text: str, left: str) -> None:
    files = {
        "contacts/x.md": f"---\nname: {name}\n---\n",
        "contacts/y.md": "---\nname: 李龙飞\n---\n",
        "interviews/2026-11-20-mill.md": (
            f"---\ncompany: Mill\nwhen: 2026-11-20\nmet: [x, y]\n---\n\n{text}\n\n"
            f"## {name}\n\n- lit up at: sails\n\n## 李龙飞\n\n- talked about: {text}\n"
        ),
    }
    forgetting, after = forgotten(files, "x")
    assert after["interviews/2026-11-20-mill.md"] == (
        f"---\ncompany: Mill\nwhen: 2026-11-20\nmet: [y]\n---\n\n{left}\n\n"
        f"## 李龙飞\n\n- talked about: {left}\n"
    )
    assert name in forgetting.words


@pytest.mark.parametrize(
    ("interview", "company", "renamed"),
    [
        ("2026-11-20-will", "Acme", True),
        ("2026-11-20-will", "Will", False),  # the company's name
        ("2026-11-20-will-works", "Acme", False),
    ],
)
def test_a_file_called_by_one_word(interview: str, company: str, renamed: bool) -> None:
    forgetting, after = forgotten(
        {
            "contacts/will.md": "---\nname: Will\n---\n",
            f"interviews/{interview}.md": f"---\ncompany: {company}\nwhen: 2026-11-20\nmet: [will]\n---\n",
            "notes/n.md": f"---\nto: tom\nkind: thank-you\ninterview: {interview}\n---\n",
        },
        "will",
    )
    name = "2026-11-20-forgotten" if renamed else interview
    assert f"interviews/{name}.md" in after
    assert f"interview: {name}\n" in after["notes/n.md"]
    left = 'interviews/2026-11-20-will.md:1: "will" left in the name of the file'
    assert any(left in str(item) for item in forgetting.report) == (not renamed and "works" not in interview)


def test_a_debrief_that_was_broken_off_forgets_them_too() -> None:
    _, after = forgotten(
        {
            "contacts/will.md": "---\nname: Will\n---\n",
            ".afterword/debrief-2026-11-20T1000.md": (
                "---\ncompany: Acme\n---\n\n## will\n\n- lit up at: sails\n\n"
                "## Person 1\n\n- name: Will\n- lit up at: oars\n\n## Tom\n\n- lit up at: art\n"
            ),
        },
        "will",
    )
    assert after == {
        ".afterword/debrief-2026-11-20T1000.md": "---\ncompany: Acme\n---\n\n## Tom\n\n- lit up at: art\n"
    }


@pytest.mark.parametrize(
    "piece",
    [
        *("[", "[[", "![", "](", "(", "*", "_", ">", " ", "Ana ", "Ana", "Sol", "Ana Sol ", "\n", "- ", "@"),
        *("## Ana Sol\n", "&nbsp;", "ana-sol", "contacts/", "[[ana-sol]]", "[x](ana-sol.md)", "ana@", "+49"),
        *("4", "4 ", "-", "0 (", "`", "~~~\n", "---\n", "é", "李", "\u0301", "<", "&", "\\", "'", '"', "#"),
        "2026-11-20-ana-sol ",
    ],
)
def test_time_grows_with_the_text(piece: str) -> None:
    """At its square, a text of this size takes hours; this test ends, or it does not."""
    text = piece * (150_000 // len(piece))
    files = {
        "contacts/ana-sol.md": ANA,
        "contacts/ben.md": f"---\nname: Ben\n---\n{text}\n",
        "interviews/i.md": f"---\ncompany: A\nwhen: 2026-11-20\nmet: [ben, ana-sol]\n---\n{text}\n",
        "notes/2026-11-20-ana-sol.md": f"---\nto: ben\nkind: thank-you\n---\n{text}\n",
    }
    _, after = forgotten(files, "ana-sol")
    assert "contacts/ana-sol.md" not in after
