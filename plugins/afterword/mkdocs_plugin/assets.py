"""Styles and scripts of the pages, as they are served: without the comments and the room that are for us."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

#: The folder that is laid below the theme of the site.
THEME = Path(__file__).parent / "theme"
#: In this order: what others draw on comes first, and the rules for paper have the last word.
STYLES = tuple(
    f"assets/afterword/{name}.css"
    for name in ("tokens", "page", "desk", "letters", "marks", "tables", "pictures", "paper")
)
#: In this order: a letter is set up before it is laid beside the list, and tables read what the clock made.
SCRIPTS = tuple(f"assets/afterword/{name}.js" for name in ("page", "letters", "afterword", "tables"))

_COMMENT = re.compile(r"^\s*/\*.*?\*/\n", re.DOTALL | re.MULTILINE)
#: A text of a script, or what separates words of it with a blank that means nothing.
_TEXT_OR_BLANK = re.compile(r"(\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|([,:]) (?=\S)")
_LINE_COMMENT = re.compile(r"^\s*//.*\n|(?<=[;,{(]) // [^`'\"\n]*$", re.MULTILINE)


def squeeze(files: Files, config: MkDocsConfig) -> None:
    """Serve ours without comments and indentation; a file that the author put in the place of one stays."""
    for path in (*STYLES, *SCRIPTS):
        file = files.get_file_from_path(path)
        if file is None or file.src_dir != str(THEME):
            continue
        text = (THEME / path).read_text(encoding="utf-8")
        small = squeezed_style(text) if path.endswith(".css") else squeezed_script(text)
        files.remove(file)
        files.append(File.generated(config, path, content=small))


def squeezed_style(text: str) -> str:
    """A style sheet without comments, and without the spaces that mean nothing."""
    text = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    outside = r"(\"[^\"]*\")| ?([{};>~]) ?|([:,]) "
    text = re.sub(outside, lambda found: found[1] or found[2] or found[3], text)
    return text.replace(";}", "}").strip() + "\n"


def squeezed_script(text: str) -> str:
    """A script without comments and indentation; no text of it goes over a line end or holds an operator."""
    text = _LINE_COMMENT.sub("", _COMMENT.sub("", text))
    text = re.sub(r" (=|=>|===|!==|&&|\|\||\?\?|\?|:) ", r"\1", text)
    text = re.sub(r"\b(if|for) (?=\()|(?<=\)) (?=\{)|(?<=\{) (?=\S)|(?<=\S) (?=\})", r"\1", text)
    text = _TEXT_OR_BLANK.sub(lambda found: found[1] or found[2], text)
    lines = (line.strip() for line in text.split("\n"))
    # After these nothing depends on a new line.
    return "".join(
        line if line.endswith((";", "{", ",", "(", "[")) else f"{line}\n" for line in lines if line
    )
