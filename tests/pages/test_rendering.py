"""What stands in a template is safe, whoever escapes it."""

from __future__ import annotations

import pytest
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from afterword.pages import rendering

VALUES = ["plain", "a <b> & 'c'", "{{ x }}", "one\r\ntwo", Markup("<b>ours</b>"), 3, None, True]
SHOWN = [
    "plain",
    "a &lt;b&gt; &amp; &#39;c&#39;",
    "&#123;&#123; x &#125;&#125;",
    "one&#10;two",
    "<b>ours</b>",
    "3",
    "None",
    "True",
]


@pytest.mark.parametrize(("value", "shown"), [*zip(VALUES, SHOWN, strict=True)])
@pytest.mark.parametrize("generator", [rendering._InOneCall, CodeGenerator], ids=["ours", "jinja's own"])
def test_a_value_is_made_safe_once(generator: type[CodeGenerator], value: object, shown: str) -> None:
    environment = rendering._environment().overlay()
    environment.code_generator_class = generator
    template = environment.from_string("{{ value }}|{{ [value] | first }}")
    assert template.render(value=value) == f"{shown}|{shown}"
