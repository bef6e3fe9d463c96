"""What is code in Markdown: from a fence to one of the same sign that is as long."""

from __future__ import annotations

import pytest

from afterword.records.fences import with_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n```\nb\n```\nc", "·###·"),
        ("~~~\nb\n~~~\nc", "###·"),
        # Another sign, or a shorter one, is code itself.
        ("~~~\n```\n~~~\nc", "###·"),
        ("````\n```\nb\n````\nc", "####·"),
        # A longer one closes it too.
        ("```\nb\n````\nc", "###·"),
        # One that is not closed goes on to the end.
        ("a\n```\nb\n## c", "·###"),
        ("   ```\nb\n```\nc", "###·"),
        # Four blanks make it a quotation of another kind, which opens nothing.
        ("    ```\nb", "··"),
        ("```python\nb\n```", "###"),
        ("", "·"),
    ],
)
def test_which_lines_are_code(text: str, code: str) -> None:
    assert "".join("#" if inside else "·" for _, inside in with_code(text.split("\n"))) == code
