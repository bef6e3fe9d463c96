"""Forgetting a person: no name, address or slug is left, nobody else is touched, and it says what it did."""

from __future__ import annotations

from textwrap import dedent

import pytest
from conftest import split_files
from keeping.forgotten_files import forgotten

from afterword.errors import EditRefusedError
from afterword.keeping.forgetting import forget
from afterword.records.reading import read_files
from afterword.records.schema import LEAD_INS

JOURNAL = """
    === contacts/ana-sol.md
    ---
    name: Ana Sol
    company: Acme
    email: ana@acme.example
    phone: "+49 30 123456"
    ---

    Sails.
    === contacts/ben-ito.md
    ---
    name: Ben Ito
    company: Acme
    ---

    Introduced by Ana Sol, see [[ana-sol|Ana]] and [her page](../contacts/ana-sol.md). ANA  SOL again.
    === interviews/2026-11-20-acme.md
    ---
    company: Acme
    when: 2026-11-20T14:00
    met: [ben-ito, ana-sol] # ana-sol came late
    owner: ana-sol
    outcome: open  # still hoping
    ---

    Ana Sol opened the door; Ana smiled.

    ## Ben Ito

    - talked about: Ana
      Sol and her boat
    - talked about: tests

    ## Ana Sol

    - lit up at: sailing
    - promised: a link

    Ana laughed.

    ## Afterwards

    Call +49-30-123456, or write to <ANA@acme.example>.
    === notes/2026-11-21-ana-sol-thank-you.md
    ---
    to: "[[ana-sol]]"
    kind: thank-you
    sent: 2026-11-21
    ---

    Dear Ana
    === notes/2026-11-21-ben-ito-thank-you.md
    ---
    to: ben-ito
    kind: thank-you
    interview: 2026-11-20-acme
    gift: meet-ana
    sent: 2026-11-21
    ---

    Dear Ben, like what I wrote in [[2026-11-21-ana-sol-thank-you]].
    === gifts/meet-ana.md
    ---
    title: Meet Ana Sol
    kind: introduction
    interests: [sailing]
    agreed: yes
    ---
    === gifts/on-boats.md
    ---
    title: "On boats, by ana sol"
    kind: article
    interests: [sailing]
    ---

    why: ana@acme.example likes it
"""


def test_what_becomes_of_each_file() -> None:
    _, after = forgotten(JOURNAL, "ana-sol")
    assert sorted(after) == [
        "contacts/ben-ito.md",
        "gifts/on-boats.md",
        "interviews/2026-11-20-acme.md",
        "notes/2026-11-21-ben-ito-thank-you.md",
    ]
    assert after["contacts/ben-ito.md"] == dedent("""\
        ---
        name: Ben Ito
        company: Acme
        ---

        Introduced by [forgotten], see [forgotten] and [forgotten]. [forgotten] again.
        """)
    assert after["interviews/2026-11-20-acme.md"] == dedent("""\
        ---
        company: Acme
        when: 2026-11-20T14:00
        met: [ben-ito] # forgotten came late
        outcome: open  # still hoping
        ---

        [forgotten] opened the door; Ana smiled.

        ## Ben Ito

        - talked about: [forgotten] and her boat
        - talked about: tests

        ## Afterwards

        Call [forgotten], or write to <[forgotten]>.
        """)
    assert after["notes/2026-11-21-ben-ito-thank-you.md"] == dedent("""\
        ---
        to: ben-ito
        kind: thank-you
        interview: 2026-11-20-acme
        sent: 2026-11-21
        ---

        Dear Ben, like what I wrote in [forgotten].
        """)
    assert after["gifts/on-boats.md"] == dedent("""\
        ---
        title: "On boats, by forgotten"
        kind: article
        interests: [sailing]
        ---

        why: [forgotten] likes it
        """)


@pytest.mark.parametrize(
    "heading", ["Ana Sol", "ana-sol", "**Ana Sol**", "[Ana Sol](../contacts/ana-sol.md):"]
)
def test_every_fact_of_theirs_goes_and_their_name_in_every_fact_of_others(heading: str) -> None:
    facts = [f"{lead_in.words}: Ana Sol said so" for lead_in in LEAD_INS]
    front = "---\ncompany: Acme\nwhen: 2026-11-20\nmet: [ben-ito, ana-sol]\n---\n"
    others = "".join(f"- {fact}\n" for fact in facts)
    own = "".join(f"{number}) [ ] {fact}\n" for number, fact in enumerate(facts, 1))
    _, after = forgotten(
        {
            "contacts/ana-sol.md": "---\nname: Ana Sol\n---\n",
            "contacts/ben-ito.md": "---\nname: Ben Ito\n---\n",
            "interviews/i.md": f"{front}## Ben Ito\n\n{others}\n## {heading}\n\n{own}",
        },
        "ana-sol",
    )
    assert after["interviews/i.md"] == (
        f"{front.replace(', ana-sol', '')}## Ben Ito\n\n{others.replace('Ana Sol', '[forgotten]')}"
    )


def test_what_it_says() -> None:
    forgetting, _ = forgotten(JOURNAL, "ana-sol")
    assert forgetting.name == "Ana Sol"
    assert forgetting.words == ("Ana Sol", "ana@acme.example", "+49 30 123456", "ana-sol")
    assert forgetting.deleted == (
        "notes/2026-11-21-ana-sol-thank-you.md",
        "gifts/meet-ana.md",
        "contacts/ana-sol.md",
    )
    assert [str(item) for item in forgetting.report] == [
        "contacts/ana-sol.md:1: deleted, their file",
        "contacts/ben-ito.md:6: [forgotten] in their place",
        "gifts/meet-ana.md:1: deleted, an introduction to them",
        "gifts/on-boats.md:2: [forgotten] in their place",
        "gifts/on-boats.md:7: [forgotten] in their place",
        "interviews/2026-11-20-acme.md:4: taken out of `met`",
        "interviews/2026-11-20-acme.md:5: taken out of `owner`",
        "interviews/2026-11-20-acme.md:9: [forgotten] in their place",
        'interviews/2026-11-20-acme.md:9: "Ana" left, since a first name alone may be somebody else\'s',
        "interviews/2026-11-20-acme.md:13: [forgotten] in their place",
        "interviews/2026-11-20-acme.md:17: their debrief taken out",
        "interviews/2026-11-20-acme.md:26: [forgotten] in their place",
        "notes/2026-11-21-ana-sol-thank-you.md:1: deleted, a note to or from them",
        "notes/2026-11-21-ben-ito-thank-you.md:5: taken out of `gift`",
        "notes/2026-11-21-ben-ito-thank-you.md:9: [forgotten] in their place",
    ]


def test_their_own_file_goes_last() -> None:
    """A run that is cut short can be repeated as long as the file that says who they are is there."""
    forgetting, _ = forgotten(JOURNAL, "ana-sol")
    assert forgetting.changes[-1].path == "contacts/ana-sol.md"
    half = split_files(JOURNAL)
    for change in forgetting.changes[:4]:
        if change.new is None:
            del half[change.path]
        else:
            half[change.path] = change.new.decode("utf-8")
    _, once = forgotten(JOURNAL, "ana-sol")
    _, again = forgotten(half, "ana-sol")
    assert again == once


def test_people_with_like_names_are_left_alone() -> None:
    _, after = forgotten(
        """
        === contacts/ana-sol.md
        ---
        name: Ana Sol
        ---
        === contacts/ana-sol-2.md
        ---
        name: Ana Sol Mendes
        email: ana-sol@mendes.example
        ---
        Ana Sol Mendes is not Ana Sol, ana-sol-2 is not ana-sol, ana-solberg is nobody, nor Solana.
        === interviews/i.md
        ---
        company: Acme
        when: 2026-11-20
        met: [ana-sol-2, ana-sol]
        ---

        ## Ana Sol Mendes

        - talked about: ana-sol@mendes.example
        """,
        "ana-sol",
    )
    assert after["contacts/ana-sol-2.md"] == dedent("""\
        ---
        name: Ana Sol Mendes
        email: ana-sol@mendes.example
        ---
        Ana Sol Mendes is not [forgotten], ana-sol-2 is not [forgotten], ana-solberg is nobody, nor Solana.
        """)
    assert "met: [ana-sol-2]\n" in after["interviews/i.md"]
    assert "## Ana Sol Mendes\n\n- talked about: ana-sol@mendes.example\n" in after["interviews/i.md"]


def test_two_people_of_one_name() -> None:
    """Nobody can tell who is meant by the name, so it stays where it is and is listed."""
    forgetting, after = forgotten(
        """
        === contacts/ana-sol.md
        ---
        name: Ana Sol
        ---
        === contacts/ana-sol-2.md
        ---
        name: Ana Sol
        ---
        Not ana-sol.
        === interviews/i.md
        ---
        company: Acme
        when: 2026-11-20
        met:
          - ana-sol
          - ana-sol-2
        ---

        ## ana-sol

        - lit up at: sailing

        ## Ana Sol

        - lit up at: rowing
        """,
        "ana-sol",
    )
    assert after["contacts/ana-sol-2.md"] == "---\nname: Ana Sol\n---\nNot [forgotten].\n"
    assert after["interviews/i.md"] == (
        "---\ncompany: Acme\nwhen: 2026-11-20\nmet:\n  - ana-sol-2\n---\n"
        "\n## Ana Sol\n\n- lit up at: rowing\n"
    )
    assert 'interviews/i.md:13: "Ana Sol" left, since somebody else is called that too' in map(
        str, forgetting.report
    )


@pytest.mark.parametrize(
    "other", ["ZO\u00cb SOL", "Zo\u00eb  Sol", "Zoe\u0308 Sol"], ids=["case", "blanks", "form"]
)
def test_a_namesake_typed_in_another_way_is_told_of(other: str) -> None:
    """What makes two names one is the same here as everywhere: case, blanks and forms of Unicode aside."""
    text = "---\ncompany: Acme\nwhen: 2026-11-20\n---\n\nZo\u00eb Sol rang.\n"
    files = {
        "contacts/zoe-sol.md": "---\nname: Zo\u00eb Sol\n---\n",
        "contacts/zoe-sol-2.md": f"---\nname: {other}\n---\n",
        "interviews/i.md": text,
    }
    forgetting, after = forgotten(files, "zoe-sol")
    assert after["interviews/i.md"] == text
    left = 'interviews/i.md:6: "Zo\u00eb Sol" left, since somebody else is called that too'
    assert left in map(str, forgetting.report)


def test_a_name_of_one_word_may_be_a_word_of_the_language() -> None:
    """Only what can be nobody else goes: references, their file, and what is called after it."""
    forgetting, after = forgotten(
        """
        === contacts/will.md
        ---
        name: Will
        ---
        === notes/2026-11-21-will-reply.md
        ---
        from: will
        kind: reply
        received: 2026-11-21
        ---
        === interviews/2026-11-20-will.md
        ---
        company: Acme
        when: 2026-11-20
        met: [will]
        ---
        They will see. Will came, [[will]] left; contacts/will.md says who. Goodwill.
        """,
        "will",
    )
    assert after == {
        "interviews/2026-11-20-forgotten.md": "---\ncompany: Acme\nwhen: 2026-11-20\n---\n"
        "They will see. Will came, [forgotten] left; contacts/[forgotten].md says who. Goodwill.\n"
    }
    assert 'interviews/2026-11-20-will.md:6: "Will" left, since it may be a word, or somebody else' in map(
        str, forgetting.report
    )
    assert forgetting.words == ()


def test_files_named_after_the_person_are_renamed_and_references_follow() -> None:
    forgetting, after = forgotten(
        """
        === contacts/ana-sol.md
        ---
        name: Ana Sol
        ---
        === contacts/ben-ito.md
        ---
        name: Ben Ito
        ---
        === interviews/2026-11-20-ana-sol.md
        ---
        company: Acme
        when: 2026-11-20
        met: [ben-ito]
        ---
        === interviews/2026-11-20-forgotten.md
        ---
        company: Other
        when: 2026-11-20
        ---
        === notes/n.md
        ---
        to: ben-ito
        kind: thank-you
        interview: "[[2026-11-20-ana-sol]]"
        ---
        """,
        "ana-sol",
    )
    assert "interviews/2026-11-20-forgotten-2.md" in after
    assert 'interview: "[[2026-11-20-forgotten-2]]"' in after["notes/n.md"]
    assert "interviews/2026-11-20-ana-sol.md:1: renamed to interviews/2026-11-20-forgotten-2.md" in map(
        str, forgetting.report
    )


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Zoë Ström", "Zoe\u0308 Stro\u0308m and ZOË STRÖM", "[forgotten] and [forgotten]"),
        ("Jörg Weiß", "JÖRG WEISS, Jörg  Weiß's", "[forgotten], [forgotten]'s"),
        ("山田 太郎", "山田太郎さん、山田 太郎", "[forgotten]さん、[forgotten]"),
        ("Олег Ким", "с Олег Ким.", "с [forgotten]."),
        ("Ana Sol", "_Ana Sol_, **Ana** Sol, Ana&nbsp;Sol", "_[forgotten]_, **[forgotten], [forgotten]"),
        ("Ana Sol", "> with Ana\n> Sol there", "> with [forgotten] there"),
        ("Ana Sol", "Diana Sol, Ana Solberg", "Diana Sol, Ana Solberg"),
        ("O'Neil [x] (y)", "o'neil [x] (y)", "[forgotten]"),
    ],
)  # fmt: skip
def test_ways_of_writing_a_name(name: str, text: str, left: str) -> None:
    _, after = forgotten(
        {"contacts/p-q.md": f'---\nname: "{name}"\n---\n', "contacts/b.md": f"---\nname: B\n---\n{text}\n"},
        "p-q",
    )
    assert after["contacts/b.md"] == f"---\nname: B\n---\n{left}\n"


def test_odd_files() -> None:
    files = {
        "contacts/ana-sol.md": b"---\nname: Ana Sol\n---\n",
        "contacts/ana-sol.jpg": b"\xff\xd8picture",
        "contacts/ben.md": b'\xef\xbb\xbf---\r\nname: Ben\r\nrole: "An\\u0061 Sol" # c\r\n---\r\nAna Sol\r\n',
        "contacts/broken.md": b"---\nname: [Ana Sol\n---\nana-sol \xff\n",
        "contacts/photo.png": b"\x89PNG\xff Ana Sol",
        "notes/README.md": b"Write to Ana Sol.\n",
    }
    after = {change.path: change.new for change in forget(files, "ana-sol").changes}
    assert after == {
        "contacts/ben.md": b'\xef\xbb\xbf---\r\nname: Ben\r\nrole: "forgotten" # c\r\n---\r\n[forgotten]\r\n',
        "contacts/broken.md": b"---\nname: [forgotten\n---\n[forgotten] \xff\n",
        "notes/README.md": b"Write to [forgotten].\n",
        "contacts/ana-sol.jpg": None,
        "contacts/ana-sol.md": None,
    }


def test_a_reference_that_cannot_be_taken_out_safely_is_refused_before_anything_happens() -> None:
    files = {
        "contacts/ana-sol.md": b"---\nname: Ana Sol\n---\n",
        "interviews/i.md": b"---\ncompany: A\nwhen: 2026-11-20\nowner: &who ana-sol\nother: *who\n---\n",
    }
    with pytest.raises(EditRefusedError, match=r"interviews/i\.md:4: "):
        forget(files, "ana-sol")


def test_reading_is_untouched_where_nobody_is_named() -> None:
    files = {path: text.encode("utf-8") for path, text in split_files(JOURNAL).items()}
    assert forget(files, "nobody-at-all").changes == ()
    assert read_files(files).contacts["ana-sol"].name == "Ana Sol"


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("given: [ben-ito, ana-sol]\n", "given: [ben-ito]\n"),
        ("given: [ana-sol]\n", ""),
        ("given: ana-sol\n", ""),
        ('given:\n  - "[[ana-sol]]"\n  - ben-ito\n', "given:\n  - ben-ito\n"),
        ("given: [ben-ito] # not ben only\n", "given: [ben-ito] # not ben only\n"),
    ],
)
def test_a_gift_no_longer_says_that_they_have_had_it(given: str, left: str) -> None:
    head, tail = "---\ntitle: Boats\nkind: article\ninterests: [sailing]\n", "read: yes\n---\n"
    people = {
        "contacts/ana-sol.md": "---\nname: Ana Sol\n---\n",
        "contacts/ben-ito.md": "---\nname: Ben Ito\n---\n",
    }
    _, after = forgotten(people | {"gifts/boats.md": head + given + tail}, "ana-sol")
    assert after["gifts/boats.md"] == head + left + tail


def test_every_address_of_theirs_is_found() -> None:
    forgetting, after = forgotten(
        """
        === contacts/ana-sol.md
        ---
        name: Ana Sol
        email: ana@beta.example
        other_emails:
          - ana@acme.example
          - "<sol.ana@home.example>"
        ---
        === contacts/bo-lund.md
        ---
        name: Bo Lund
        other_emails: [post.ana@home.example, bo@acme.example]
        ---
        She wrote from ana@acme.example, then from sol.ana@home.example; post.ana@home.example is Bo's.
        """,
        "ana-sol",
    )
    assert set(after) == {"contacts/bo-lund.md"}
    text = after["contacts/bo-lund.md"]
    assert "other_emails: [post.ana@home.example, bo@acme.example]\n" in text
    assert "from [forgotten], then from [forgotten]; post.ana@home.example is Bo's." in text
    assert {"ana@beta.example", "ana@acme.example", "sol.ana@home.example"} <= set(forgetting.words)
