"""Front matter: a file's bytes split into keys with their places, and the body.

python-frontmatter says where the front matter begins and ends; PyYAML's C loader, the dialect that MkDocs
reads, says what it means. Both drop what they cannot read without a word, so each key is built on its own
(``entries``), and what cannot be read becomes one ``Problem`` at its line (``slips``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

import yaml
from frontmatter.default_handlers import YAMLHandler

from afterword.frozen import frozen
from afterword.records.entries import Entry, EntryReader, TooMuchError, composed
from afterword.records.fences import with_code
from afterword.records.problems import MOST_OF_A_KIND, Level, Problem
from afterword.records.repairs import ODD_BLANKS, odd_sign
from afterword.records.schema import SCHEMAS
from afterword.records.showing import shortened
from afterword.records.slips import find_slip

_CONFLICT = re.compile(r"^(<{7}|>{7})( |$)")
_NODES = {yaml.SequenceNode: "list", yaml.ScalarNode: "text"}
#: MkDocs lets three dots close it too.
_BOUNDARY = re.compile(rf"{YAMLHandler.FM_BOUNDARY.pattern}|^\.{{3}}[ \t\r]*$", re.MULTILINE)
_KEY_LINE = re.compile(r"[^\W\d][\w-]*[ \t]*:(?:\s|$)|[ \t]+\S|- |#")
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")
#: All bytes but those.
_SHOWN = bytes(byte for byte in range(256) if not _CONTROL.match(chr(byte)))
#: Signs that people, telephones and word processors make of hyphens, beside the dashes of Unicode.
_LIKE_DASHES = frozenset("-_=*+~.−─━￣＝")


@frozen
class FrontMatter:
    """A file, split.

    Attributes:
        entries: by key; empty where there is no front matter that can be read.
        body: the Markdown below, its letters composed (NFC), its lines ending in a line feed.
        readable: whether the entries can be trusted to be all there is.
    """

    entries: Mapping[str, Entry]
    body: str
    body_line: int
    readable: bool
    problems: tuple[Problem, ...]


def split(path: str, data: bytes) -> FrontMatter:
    """Split a file into front matter and body.

    Args:
        path: for the problems, relative to the journal.
        data: the bytes of the file.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _broken(_not_utf8(path, data, error))
    if "\0" in text[:4]:
        return _broken(_two_bytes(path))
    problems = _about_bytes(path, text)
    if data.translate(None, _SHOWN):
        problems.append(_hidden(path, text))
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    conflict = _conflict(path, text)
    bounds = boundaries(text)
    if not bounds or bounds[0][0] != 0:
        return _broken(conflict or _not_begun(path, text), text)
    if len(bounds) < 2:
        return _broken(conflict or _not_closed(path, text))
    (_, start), (end, rest) = bounds
    body, body_line = text[rest:], text.count("\n", 0, rest) + 1
    first_line = text.count("\n", 0, start) + 1
    if conflict:
        if conflict.line < body_line:
            return _broken(conflict, body, body_line)
        problems.append(conflict)

    matter = text[start:end]
    root: yaml.Node | None
    failure: yaml.YAMLError | None = None
    try:
        root = yaml.compose(matter, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        root, failure = None, error
    if failure or not (root is None or isinstance(root, yaml.MappingNode)):
        schema = next((each for each in SCHEMAS if path.startswith(f"{each.folder}/")), None)
        slip = find_slip(matter, first_line, schema, failure)
        if slip is not None:
            fault = Problem(path, slip.line, slip.column, Level.ERROR, "yaml", slip.message, slip.fix)
            return _broken(fault, body, body_line)
        if root is not None:
            return _broken(_no_keys(path, root, first_line), body, body_line)

    reader = EntryReader(matter, first_line)
    entries: dict[str, Entry] = {}
    readable, twice = True, 0
    for key_node, value_node in root.value if isinstance(root, yaml.MappingNode) else ():
        line, column = reader.places.of(key_node.start_mark)
        # The key as written: YAML would turn `no` and `12:30` into other things.
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
        if key is None or key == "<<":
            if readable:
                message = "A key here is not a plain word."
                fix = "Write `key: value` with a plain word as the key."
                problems.append(Problem(path, line, column, Level.ERROR, "yaml", message, fix))
            readable = False
            continue
        if key in entries and twice < MOST_OF_A_KIND:
            twice += 1
            message = f"`{key}` stands on line {entries[key].line} already; of two, the last one counts."
            fix = "Keep one of the two lines."
            problems.append(Problem(path, line, column, Level.ERROR, "duplicate-key", message, fix))
        try:
            entries[key] = reader.entry(key_node, value_node)
        except TooMuchError as error:
            message = f"`{shortened(key)}` {error}, so it cannot be read."
            fix = "Write the words themselves, without & and *, in one flat list."
            return _broken(Problem(path, line, column, Level.ERROR, "yaml", message, fix), body, body_line)
    return FrontMatter(entries, composed(body), body_line, readable, tuple(problems))


def _broken(problem: Problem, body: str = "", body_line: int = 1) -> FrontMatter:
    """One problem for a file that cannot be read: smaller ones can wait until it can."""
    return FrontMatter({}, composed(body), body_line, False, (problem,))


def boundaries(text: str) -> list[tuple[int, int]]:
    """Where the two lines that enclose the front matter begin, and where the text after each begins."""
    bounds: list[tuple[int, int]] = []
    for match in _BOUNDARY.finditer(text):
        if not bounds and match[0].startswith("."):
            break
        line_end = text.find("\n", match.start())
        bounds.append((match.start(), len(text) if line_end < 0 else line_end + 1))
        if len(bounds) == 2:
            break
    return bounds


def _two_bytes(path: str) -> Problem:
    message = "The file is in UTF-16 or another form of two or more bytes a letter, not in UTF-8."
    return Problem(path, 1, 1, Level.ERROR, "encoding", message, 'Save the file as "UTF-8" in your editor.')


def _not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        return _two_bytes(path)
    before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    byte = data[error.start]
    letter = bytes([byte]).decode("cp1252", errors="ignore")
    meant = f" (in the code page of Windows it is {letter})" if letter.isprintable() and letter else ""
    message = f"The file is not UTF-8. The byte 0x{byte:02x} here has no meaning in it{meant}."
    fix = "Save the file as UTF-8 in your editor."
    return Problem(path, line, column, Level.ERROR, "encoding", message, fix)


def _about_bytes(path: str, text: str) -> list[Problem]:
    """Hints about the beginning of the file and the ends of its lines."""
    found: list[Problem] = []
    if text.startswith("\ufeff"):
        message = "The file begins with a byte order mark, which some programs take for text."
        fix = 'Save it as "UTF-8" rather than "UTF-8 with BOM".'
        found.append(Problem(path, 1, 1, Level.HINT, "bom", message, fix))
    if "\r" in text:
        alone = re.search("\r(?!\n)", text)
        place = alone.start() if alone else text.index("\r")
        line = len(re.findall("\r\n|\r|\n", text[:place])) + 1
        message = "The lines end as on Windows (CRLF); that works, and git may show whole files as changed."
        fix = "Set the line ends to LF in your editor, or leave them: commands keep them as they are."
        if alone:
            message = "A line ends in CR alone, as on very old Macs; that works here, but not everywhere."
            fix = "Set the line ends to LF in your editor."
        found.append(Problem(path, line, 1, Level.HINT, "line-ends", message, fix))
    if text and not text.endswith(("\n", "\r")):
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        message = (
            "The last line has no line end; where it is the closing ---, MkDocs would see no front matter."
        )
        place, column = len(lines), len(lines[-1]) + 1
        fix = "End the file with a line break."
        found.append(Problem(path, place, column, Level.HINT, "final-newline", message, fix))
    return found


def _hidden(path: str, text: str) -> Problem:
    """The first control character of a file, such as a paste from a terminal brings along."""
    found = _CONTROL.search(text)
    at = found.start() if found else 0
    line = len(re.findall("\r\n|\r|\n", text[:at])) + 1
    column = at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at))
    message = f"There is {odd_sign(text[at])} here, which does not show."
    return Problem(path, line, column, Level.HINT, "control", message, "Delete it; Backspace takes it away.")


def _conflict(path: str, text: str) -> Problem | None:
    """The first line that git marked as in conflict, outside fenced code."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    message = "Git left the marks of a merge conflict here."
    fix = "Keep the lines you want and delete the <<<<<<<, ======= and >>>>>>> lines."
    for number, (line, code) in enumerate(with_code(text.split("\n")), 1):
        if not code and _CONFLICT.match(line):
            return Problem(path, number, 1, Level.ERROR, "conflict", message, fix)
    return None


def _no_keys(path: str, root: yaml.Node, first_line: int) -> Problem:
    message = f"The front matter is a {_NODES.get(type(root), 'text')}, not keys with values."
    fix = "Write one `key: value` a line, such as `name: Ana Sol`."
    line, column = first_line + root.start_mark.line, root.start_mark.column + 1
    return Problem(path, line, column, Level.ERROR, "front-matter", message, fix)


_THREE = "Write three hyphens, and nothing else on the line: ---"


def _not_begun(path: str, text: str) -> Problem:
    """Why a file does not begin with front matter."""
    first = text.partition("\n")[0]
    message = "There is no front matter: the first line is not ---."
    fix = "Begin the file with a line ---, then the keys, such as `name: Ana Sol`, then another line ---."
    fence = _like_a_fence(first)
    begins = len(text) - len(text.lstrip())
    if fence:
        message, fix = f"There is no front matter: the first line {fence}.", _THREE
    elif text.strip() and not first.strip() and text[begins:].startswith("---"):
        number = text.count("\n", 0, begins) + 1
        message = f"There is no front matter: it begins on line {number}, and has to on the first."
        fix = "Delete the empty lines above it."
    return Problem(path, 1, 1, Level.ERROR, "front-matter", message, fix)


def _not_closed(path: str, text: str) -> Problem:
    """Where front matter should have been closed."""
    last = 1
    for number, line in enumerate(text.split("\n")[1:], 2):
        fence = _like_a_fence(line)
        if fence:
            message = f"The front matter is not closed here: the line {fence}."
            return Problem(path, number, 1, Level.ERROR, "front-matter", message, _THREE)
        if not _KEY_LINE.match(line):
            break
        last = number
    below = f"line {last}, the last key" if last > 1 else "the last key"
    message = "The front matter is never closed: a second line --- is missing."
    return Problem(path, 1, 1, Level.ERROR, "front-matter", message, f"Put a line --- below {below}.")


def _like_a_fence(line: str) -> str:
    """What is wrong with a line that was meant to be ---; empty where it was not."""
    signs = re.sub(rf"[\s{ODD_BLANKS}]", "", line)
    if not signs or not all(sign in _LIKE_DASHES or unicodedata.category(sign) == "Pd" for sign in signs):
        return ""
    if len(set(signs)) > 2 or len(signs) > 40:
        return ""
    if not signs.strip("-"):
        if len(signs) == 1:  # an item of a list, still empty
            return ""
        return "has blanks before or between its hyphens" if len(signs) > 2 else "has two hyphens of three"
    return f"is {shortened(signs)}, signs that look like hyphens and are none"
