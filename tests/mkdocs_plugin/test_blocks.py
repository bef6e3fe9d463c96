from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.hosting.blocks import Blocks, anchors, put_back, resolved, set_aside

PAGE = """# Ana Sol

<div class="aw-facts"><a href="../index.md">up</a></div>

## Your notes

<div class="mine">

Some *Markdown*.

</div>
"""
BODY = PAGE.partition("## Your notes\n\n")[2].removesuffix("\n")


def blocks_of(*html: str) -> Blocks:
    return Blocks(html, "afterword:of-this-page")


def test_our_blocks_are_set_aside_and_the_user_s_are_not() -> None:
    markdown, blocks = set_aside(PAGE, BODY)
    assert blocks.html == ('<div class="aw-facts"><a href="../index.md">up</a></div>',)
    assert "aw-facts" not in markdown
    assert markdown.endswith(f"{BODY}\n")


def test_they_come_back_where_they_stood() -> None:
    markdown, blocks = set_aside(PAGE, BODY)
    assert put_back(markdown, blocks) == PAGE


def test_a_body_that_is_missing_or_not_at_the_end_changes_nothing() -> None:
    assert set_aside("# A\n\n<p>x</p>\n", "")[1].html == ("<p>x</p>",)
    assert set_aside("# A\n\n<p>x</p>\n", "something else")[1].html == ("<p>x</p>",)


def test_a_body_that_looks_like_the_end_of_a_block_takes_nothing_from_it() -> None:
    page = "# A\n\n<p>x</p>\n\n</p>\n"
    markdown, blocks = set_aside(page, "</p>")
    assert blocks.html == ("<p>x</p>",)
    assert put_back(markdown, blocks) == page


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- afterword:0 -->",
        "<!-- afterword:7 -->",
        f"<!-- afterword:{'1' * 5000} -->",
        "<!-- afterword:0123456789abcdef01234567:0 -->",
    ],
)
def test_a_comment_that_looks_like_ours_stays_a_comment(comment: str) -> None:
    page = f"# A\n\n<p>x</p>\n\n{comment}\n"
    markdown, blocks = set_aside(page, comment)
    assert put_back(markdown, blocks) == page
    # Not even one that was seen on another page, or on this one before something in it changed.
    stolen = markdown.splitlines()[2]
    page = f"# A\n\n<p>x</p>\n\n{stolen}\n"
    markdown, blocks = set_aside(page, stolen)
    assert put_back(markdown, blocks) == page


@given(
    blocks=st.lists(
        st.text(alphabet="ab <>\"'\\g<0>&;-!:0", max_size=20).map(lambda text: f"<p>{text}</p>"), max_size=4
    ),
    body=st.text(alphabet="ab \n<>#-", max_size=40),
)
def test_nothing_is_lost_on_the_way(blocks: list[str], body: str) -> None:
    page = "\n\n".join(["# A", *blocks, "## B", body]) + "\n"
    markdown, kept = set_aside(page, body)
    assert put_back(markdown, kept) == page


@pytest.mark.parametrize(
    ("href", "asked"),
    [
        ("priya.md", ("contacts/priya.md", "")),
        ("../index.md", ("index.md", "")),
        ("../interests/c-plus-plus.md#who", ("interests/c-plus-plus.md", "who")),
        ("../interests/%E7%8E%8B.md", ("interests/王.md", "")),
        ("../drafts/a.eml", ("drafts/a.eml", "")),
    ],
)
def test_a_link_is_read_from_where_its_page_stands(href: str, asked: tuple[str, str]) -> None:
    seen = []

    def resolve(target: str, anchor: str) -> str:
        seen.append((target, anchor))
        return "there/"

    found = resolved(blocks_of(f'<a class="x" href="{href}">a</a>'), "contacts/ana.md", resolve)
    assert found == blocks_of('<a class="x" href="there/">a</a>')
    assert seen == [asked]


@pytest.mark.parametrize(
    "block",
    [
        '<a href="https://a.example/x.md">a</a>',
        '<a href="mailto:a@b.example">a</a>',
        '<a href="vscode://file/x/a.md:1:1">a</a>',
        '<a href="#there">a</a>',
        '<a href="?tag=a">a</a>',
        '<a href="/x.md">a</a>',
        '<a href="">a</a>',
        '<p data-href="x.md">href=x.md</p>',
        "<p>href=&#34;x.md&#34;</p>",
    ],
)
def test_other_links_stay_as_they_are(block: str) -> None:
    def resolve(target: str, anchor: str) -> str:
        raise AssertionError(target)

    assert resolved(blocks_of(block), "contacts/ana.md", resolve) == blocks_of(block)


def test_a_link_that_leads_nowhere_stays() -> None:
    block = '<a href="nobody.md">a</a>'
    assert resolved(blocks_of(block), "contacts/ana.md", lambda target, anchor: None) == blocks_of(block)


def test_ids_can_be_linked_to() -> None:
    assert anchors(blocks_of('<p id="a"><b id="b">x</b></p>', '<p data-id="c">y</p>')) == {"a", "b"}
