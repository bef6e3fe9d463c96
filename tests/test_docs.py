"""The documentation says what the program does: reference pages, links, and every example in the prose."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from inspect import cleandoc
from pathlib import Path
from types import ModuleType

import click
import pytest
import yaml
from markdown.extensions.toc import slugify

from afterword import records, settings
from afterword.checking.rules import RULES
from afterword.cli import main
from afterword.kinds import KINDS
from afterword.records.problems import Level, Problem
from afterword.records.reading import read_files
from afterword.records.schema import SCHEMAS
from afterword.reference import pages as reference
from afterword.settings.cadence import Cadence
from afterword.settings.configuration import UNSAFE_OUTPUT
from afterword.settings.countries import PRESETS
from afterword.settings.settings import Me, Settings
from afterword.writing.templates import BUILT_IN
from afterword.writing.variables import VARIABLES

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"
PAGES = {
    "fields": reference.fields_page,
    "settings": reference.settings_page,
    "rules": reference.rules_page,
    "kinds": reference.kinds_page,
    "checks": reference.checks_page,
    "templates": reference.templates_page,
}
PROSE = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]

#: Written by hand, as against the reference pages.
GUIDES = [page for page in PROSE if page.parent != REFERENCE]


def command_help() -> tuple[reference.Command, ...]:
    """Every command as its own help tells it, but for the options that all of them have."""
    return tuple(walk(main, click.Context(main, info_name="afterword", **main.context_settings), ""))


def walk(command: click.Command, ctx: click.Context, name: str) -> Iterator[reference.Command]:
    if isinstance(command, click.Group):
        for each in command.list_commands(ctx):
            child = command.get_command(ctx, each)
            assert child is not None
            yield from walk(child, click.Context(child, info_name=each, parent=ctx), f"{name} {each}".strip())
        return
    records = (
        option.get_help_record(ctx)
        for option in command.params
        if isinstance(option, click.Option) and not {"--root", "--date"} & set(option.opts)
    )
    yield reference.Command(
        name,
        " ".join([name, *command.collect_usage_pieces(ctx)]),
        unwrapped(cleandoc(command.help or "")),
        tuple(reference.Option(*record) for record in records if record),
    )


def unwrapped(text: str) -> str:
    """A help text as Markdown: what click is told not to wrap is a block of its own."""
    return re.sub(r"^\x08\n((?:.+\n?)+)", r"```text\n\1```\n", text + "\n", flags=re.MULTILINE).strip()


def compare(name: str, text: str, *, update: bool) -> None:
    path = REFERENCE / f"{name}.md"
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    assert path.is_file(), f"docs/reference/{name}.md is missing; run pytest --update-golden"
    assert path.read_text("utf-8") == text, f"docs/reference/{name}.md is old; run pytest --update-golden"


@pytest.mark.parametrize("name", PAGES)
def test_the_reference_pages_are_up_to_date(name: str, request: pytest.FixtureRequest) -> None:
    compare(name, PAGES[name](), update=request.config.getoption("--update-golden"))


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.folder)
def test_every_field_and_choice_is_in_the_reference(schema) -> None:
    page = (REFERENCE / "fields.md").read_text("utf-8")
    section = page.split(f"## {schema.folder}\n")[1].split("\n## ")[0]
    for field in schema.fields:
        row = next(line for line in section.splitlines() if line.startswith(f"| `{field.name}`"))
        assert all(f"`{choice}`" in row for choice in field.choices)
        assert (", required" in row) == field.required


def test_every_setting_is_in_the_reference() -> None:
    settings = (REFERENCE / "settings.md").read_text("utf-8")
    rules = (REFERENCE / "rules.md").read_text("utf-8")
    assert all(f"| `{field.name}` |" in settings for field in (*fields(Settings), *fields(Me)))
    assert all(f"| `{field.name}` | {_default(field.default)} |" in rules for field in fields(Cadence))
    assert all(f"| `{code}` " in rules for code in PRESETS)


def _default(value: object) -> str:
    return "none" if value == () else f"`{value}`"


def test_every_kind_is_in_the_reference() -> None:
    page = (REFERENCE / "kinds.md").read_text("utf-8")
    assert all(f"\n## {kind}\n" in page for kind in KINDS)


def test_every_check_is_in_the_reference() -> None:
    notes, rest = (REFERENCE / "checks.md").read_text("utf-8").split("\n## In records\n")
    of_records, of_settings = rest.split("\n## In settings\n")
    assert all(f"| `{rule.id}` | {rule.level} |" in notes for rule in RULES.values())
    found = rules_of(records)
    assert {"bom", "slug-case", "unknown-"} <= found
    assert [rule for rule in sorted(found) if f"`{rule}" not in of_records] == []
    found = {*rules_of(settings), UNSAFE_OUTPUT}
    assert {"wrong-setting", "settings-file"} <= found
    assert [rule for rule in sorted(found) if f"| `{rule}` |" not in of_settings] == []


def rules_of(room: ModuleType) -> set[str]:
    """What the code of a room says after a `Level`; of `unknown-{kind}`, the beginning."""
    found: set[str] = set()
    assert room.__file__
    for path in Path(room.__file__).parent.glob("*.py"):
        for call in (
            node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
        ):
            levels = [
                any(getattr(each, "attr", "") in Level.__members__ for each in ast.walk(arg))
                for arg in call.args
            ]
            if True in levels[:-1]:
                rule = call.args[levels.index(True) + 1]
                found |= {each.value for each in ast.walk(rule) if isinstance(each, ast.Constant)}
    return found


def test_every_template_and_variable_is_in_the_reference() -> None:
    page = (REFERENCE / "templates.md").read_text("utf-8")
    assert all(f"\n- `{path.name}`\n" in page for path in BUILT_IN.iterdir() if path.is_file())
    assert all(f"| `{name}` |" in page for name in VARIABLES)


def test_the_commands_page_is_up_to_date(request: pytest.FixtureRequest) -> None:
    text = reference.commands_page(command_help())
    compare("commands", text, update=request.config.getoption("--update-golden"))


def test_every_command_and_option_is_in_the_reference() -> None:
    page = (REFERENCE / "commands.md").read_text("utf-8")
    for command in command_help():
        section = page.split(f"\n## {command.name}\n")[1].split("\n## ")[0]
        for option in command.options:
            assert option.help, f"{command.name} {option.written} has no help"
            assert all(word in section for word in re.findall(r"--[\w-]+", option.written))


def anchors(page: Path) -> set[str]:
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return {slugify(heading, "-") for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)}


@pytest.mark.parametrize("page", PROSE, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("https://"):
            continue
        file, _, anchor = target.partition("#")
        linked = (page.parent / file).resolve() if file else page
        assert linked.is_file(), f"{page.name} links to {target}"
        assert not anchor or anchor in anchors(linked), f"{page.name} links to {target}"


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_shown_in_the_docs_exist(page: Path) -> None:
    options = {
        command.name: set(re.findall(r"--?[\w-]+", " ".join(option.written for option in command.options)))
        for command in command_help()
    }
    text = page.read_text("utf-8")
    shown = [
        line.partition("#")[0].strip()
        for line in [*re.findall(r"`(afterword [^`\n]+)`", text), *"".join(blocks(page, "sh")).splitlines()]
        if line.startswith("afterword ")
    ]
    for line in shown:
        words = line.split()[1:]
        name = next((name for name in (" ".join(words[:2]), words[0]) if name in options), None)
        if words[0] == "COMMAND":
            continue
        assert name, f"{page.name} shows {line}"
        # A hyphen alone stands for the standard input.
        said = {word for word in words if word.startswith("-") and word != "-"}
        assert said <= options[name], f"{page.name} shows {line}"


@pytest.mark.parametrize("folder", ["contacts", "interviews", "gifts", "notes"])
def test_the_example_record_in_the_docs_is_one(folder: str) -> None:
    page = (ROOT / "docs" / "files.md").read_text("utf-8")
    record = page.split(f"## {folder}/\n")[1].split("```markdown\n")[1].split("```")[0]
    files = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for each in ("contacts", "interviews", "gifts", "notes")
        for path in (ROOT / each).glob("*.md")
    }
    # The person and the meeting are those of the example journal; twice, they would be told as copies.
    names = {"contacts": "priya-raman", "interviews": "2026-11-20-northwind-robotics"}
    files[f"{folder}/{names.get(folder, 'from-the-docs')}.md"] = record.encode()
    assert read_files(files).problems == ()


@pytest.mark.parametrize("page", PROSE, ids=lambda page: str(page.relative_to(ROOT)))
def test_settings_shown_in_the_docs_are_settings(page: Path) -> None:
    for block in blocks(page, "yaml"):
        shown = yaml.safe_load(block)
        for plugin in shown.get("plugins", []) if isinstance(shown, dict) else []:
            if isinstance(plugin, dict) and "afterword" in plugin:
                assert Settings.read(plugin["afterword"])[1] == ()


def test_the_problem_matcher_reads_a_problem() -> None:
    [block] = blocks(ROOT / "docs" / "editors.md", "json")
    pattern = json.loads(block)["tasks"][0]["problemMatcher"]["pattern"]
    for level in Level:
        problem = Problem("notes/a.md", 12, 3, level, "placeholder", "Fill it in: [why].", "Write why.")
        match = re.fullmatch(pattern["regexp"], str(problem))
        assert match
        assert match[pattern["file"]] == "notes/a.md"
        assert (match[pattern["line"]], match[pattern["column"]]) == ("12", "3")
        assert match[pattern["severity"]] == level
        assert match[pattern["message"]].startswith("Fill it in")


def test_the_rules_in_words_name_the_defaults() -> None:
    """The prose page spells numbers out, so it cannot be generated; a changed default has to reach it."""
    page = " ".join((ROOT / "docs" / "rules.md").read_text("utf-8").split())
    lapsing = "Fifteen business days past its day a promise, a question or a gift lapses"
    in_words = {
        "thank_you_earliest": ("2h", "open two hours after the end"),
        "thank_you_latest": ("24h", "due within a day"),
        "thank_you_until": ("5bd", "still go out for five business days"),
        "answer_within": ("1bd", "on the next business day"),
        "promise_until": (
            "15bd",
            lapsing,
        ),
        "ask_until": ("15bd", lapsing),
        "give_until": ("15bd", lapsing),
        "offer_thanks_within": ("1bd", "thanks to the owner by the next business day"),
        "ghost_after": ("20bd", "Twenty business days after it"),
        "company_day": ("3", "three notes to one company on a day"),
        "away": ("()", "`away` takes spans of dates"),
        "ask_after_decision": ("2bd", "two business days after the date they gave"),
        "ask_without_date": ("6bd", "six business days after the last interview"),
        "ask_gap": ("7bd", "comes seven business days later"),
        "ask_cap": ("2", "end after two without an answer"),
        "close_the_loop": ("10bd", "Ten business days after that, one **closing note**"),
        "give_gap": ("7bd", "seven business days after the last touch"),
        "give_growth": ("1.5", "then after 11, 16, 24"),
        "give_ceiling": ("30bd", "every 30"),
        "unanswered_cap": ("3", "After three unanswered notes in a row"),
        "person_gap": ("5bd", "Five business days between any two notes to one person"),
        "company_gap": ("3bd", "three between two to one company"),
        "hold_gap": ("20bd", "every 20 business days"),
        "gracious_within": ("2d", "a gracious word within two days"),
        "accepted_within": ("5bd", "within five business days"),
        "withdraw_within": ("1bd", "by the next business day"),
        "stay_first": ("60d", "after 60 days"),
        "stay_gap": ("90d", "every 90 after that"),
        "stay_cap": ("2", "until two have gone unanswered"),
        "typical_wait": ("24d", "Until 24 days"),
        "fresh_half_life": ("14d", "half as fresh after 14 days"),
    }
    defaults = {field.name: str(field.default) for field in fields(Cadence)}
    assert defaults == {name: default for name, (default, _) in in_words.items()}
    assert [name for name, (_, words) in in_words.items() if words not in page] == []


def test_continuous_integration_runs_the_line_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (line,) = re.findall(r"^python3 -m venv .*pytest$", readme, flags=re.MULTILINE)
    assert f"\n{line}\n" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_readme_shows_small_pictures_for_either_look() -> None:
    """``bench/pictures.py`` makes them anew."""
    shown = re.findall(r'(?:src|srcset)="(docs/pictures/[^"]+)"', (ROOT / "README.md").read_text("utf-8"))
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "pictures").iterdir()}
    assert (
        set(shown)
        == there
        == {f"docs/pictures/{page}-{look}.png" for page in ("today", "person") for look in ("light", "dark")}
    )
    assert all((ROOT / path).stat().st_size <= 60_000 for path in there)
