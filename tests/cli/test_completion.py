from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from afterword.cli import main


def complete(*words: str) -> list[str]:
    *before, incomplete = words
    return [
        item.value for item in ShellComplete(main, {}, "afterword", "_X").get_completions(before, incomplete)
    ]


def test_commands_are_completed(small_journal: Path) -> None:
    assert complete("s") == ["sent", "skip", "snooze", "stop", "show", "serve"]


@pytest.mark.parametrize(
    "command", ["draft", "gifts", "sent", "heard", "called", "skip", "snooze", "stop", "show", "forget"]
)
def test_who_is_completed_from_the_names_of_files(command: str, small_journal: Path) -> None:
    assert complete(command, "a") == ["ana-sol"]
    assert complete(command, "b") == ["ben-osei", "benedikt-lang"]
    assert complete(command, "") == ["ana-sol", "ben-osei", "benedikt-lang", "lin-wei"]


def test_a_part_within_a_name_is_completed_too(small_journal: Path) -> None:
    assert complete("show", "WEI") == ["lin-wei"]
    assert complete("show", "zz") == []


NAMES = {
    "zoe-muller": "Zoë Müller",
    "li": "李小龙",
    "p": '"Priya Raman"  # since May',
    "o": "Sam O'Neill",
    "broken": "Ingrid Solheim: boss",
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Zoë", ["zoe-muller"]),
        ("Zoe\u0308", ["zoe-muller"]),
        ("Mül", ["zoe-muller"]),
        ("mul", ["zoe-muller"]),
        ("zoe", ["zoe-muller"]),
        ("李", ["李小龙"]),
        ("Pri", ["p"]),
        ("raman", ["p"]),
        ("Priya Ra", ["p"]),
        ("ONeill", ["o"]),
        ("Sol", ["ana-sol", "broken"]),
        ("nobody", []),
    ],
)
def test_who_is_completed_from_names_too(typed: str, found: list[str], small_journal: Path) -> None:
    for slug, name in NAMES.items():
        (small_journal / f"contacts/{slug}.md").write_bytes(f"---\r\nname: {name}\r\n---\r\n".encode())
    assert complete("draft", typed) == found


def test_only_the_line_of_the_name_is_read(small_journal: Path) -> None:
    (small_journal / "contacts/far.md").write_text("---\nx: " + "y" * 5000 + "\nname: Zed\n---\n", "utf-8")
    (small_journal / "contacts/near.md").write_text("---\nname: Zoe\n---\n" + "z" * 10_000_000, "utf-8")
    assert complete("show", "Z") == ["Zoe"]


def test_other_records_are_completed(small_journal: Path) -> None:
    assert complete("sent", "ana", "--note", "2026-11-21") == ["2026-11-21-ana-sol-thank-you"]
    assert complete("draft", "ana", "--gift", "rep") == ["reports-that-retire"]


def test_broken_records_and_folders_of_records_are_no_obstacle(small_journal: Path) -> None:
    (small_journal / "contacts" / "doris.md").write_bytes(b"\xff\xfe---")
    (small_journal / "contacts" / "_draft.md").write_text("", "utf-8")
    (small_journal / "contacts" / "old").mkdir()
    (small_journal / "contacts" / "old" / "dora.md").write_text("", "utf-8")
    assert complete("show", "d") == ["dora", "doris"]


def test_another_journal_is_completed_from(small_journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small_journal.parent)
    assert complete("show", "a") == []
    assert complete("show", "--root", "search", "a") == ["ana-sol"]
    assert complete("--root", "search", "show", "a") == ["ana-sol"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_script_names_the_program(shell: str, afterword) -> None:
    result = afterword("completion", shell)
    assert f"_AFTERWORD_COMPLETE={shell}_complete" in result.output
    assert "To keep it:" in result.output


def test_the_shell_in_use_is_the_default(afterword) -> None:
    assert "fish_complete" in afterword("completion", env={"SHELL": "/usr/bin/fish"}).stdout
    assert afterword("completion", env={"SHELL": "/bin/tcsh"}).exit_code == 2


HEAVY = (
    "mkdocs",
    "material",
    "yaml",
    "jinja2",
    "frontmatter",
    "holidays",
    "afterword.records.reading",
    "afterword.settings.settings",
)


@pytest.mark.parametrize(
    ("words", "variables"),
    [
        (["--help"], {}),
        (["--version"], {}),
        (["due", "--help"], {}),
        (["draft", "--help"], {}),
        (["new", "contact", "--help"], {}),
        ([], {"_AFTERWORD_COMPLETE": "zsh_complete", "COMP_WORDS": "afterword show a", "COMP_CWORD": "2"}),
    ],
    ids=["help", "version", "due", "draft", "new", "completion"],
)
def test_help_and_completion_pay_for_nothing_heavy(
    words: list[str], variables: dict[str, str], small_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    script = (
        "import sys, atexit\n"
        f"heavy = {HEAVY!r}\n"
        "atexit.register(lambda: print('LOADED', *sorted(set(heavy) & set(sys.modules))))\n"
        "from afterword.cli import main\n"
        f"main({words!r}, prog_name='afterword')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "LOADED"
    if variables:
        assert "ana-sol" in done.stdout


#: What changes files, writes letters, judges them, or makes pages; and what these need of others.
NOT_FOR_LOOKING = (
    *("afterword.actions.act", "afterword.keeping.atomic", "afterword.keeping.editing", "yaml_edit"),
    *("afterword.keeping.past", "afterword.keeping.git", "subprocess"),
    *("afterword.writing", "afterword.checking", "afterword.pages", "jinja2", "mkdocs"),
)


@pytest.mark.parametrize("words", [["due"], ["due", "--all"], ["due", "--why"], ["due", "--json"]])
def test_to_see_what_is_due_nothing_is_loaded_that_writes(words: list[str], small_journal: Path) -> None:
    script = (
        "import sys\n"
        "from afterword.cli import main\n"
        f"main({['--date', '2026-11-21', *words]!r}, prog_name='afterword', standalone_mode=False)\n"
        f"print('LOADED', *sorted(set({NOT_FOR_LOOKING!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "LOADED"


def test_the_command_line_never_imports_mkdocs(small_journal: Path) -> None:
    script = (
        "import sys\n"
        "from afterword.cli import main\n"
        "from afterword.cli.session import Session\n"
        "Session.clock = None\n"  # to ask the machine for the time is an error
        "for words in (['due'], ['check'], ['show', 'ana'], ['draft', 'ben-osei'], ['sent', 'ben-osei']):\n"
        "    main(words, prog_name='afterword', standalone_mode=False)\n"
        "assert 'mkdocs' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
