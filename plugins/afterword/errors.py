"""Failed operations. Bad data in a file is never an exception: it is a ``Problem`` (``records.problems``)."""

from __future__ import annotations


class AfterwordError(Exception):
    """An operation that could not be done; the message is for the user, whole and with a way out.

    Attributes:
        exit_code: what the command line exits with: 1 refused or failed, 2 a misuse.
    """

    exit_code = 1


class NoJournalError(AfterwordError):
    """There is no ``mkdocs.yml`` or ``properdocs.yml`` here or above."""

    exit_code = 2

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"No journal here: there is no mkdocs.yml or properdocs.yml in {folder} or in a folder above it. "
            "Go to your journal, name it with --root, or begin one: afterword init my-search"
        )
        self.folder = folder


class EditRefusedError(AfterwordError):
    """A file was left as it was, because the change could not be made without touching something else."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason} The file is unchanged; please edit that line by hand.")
        self.path, self.line, self.reason = path, line, reason


class TooLongError(EditRefusedError):
    """What was told is longer than the field it would go into may be."""

    def __init__(self, path: str, line: int, key: str, length: int, most: int) -> None:
        super().__init__(path, line, f"`{key}` takes {most:,} characters at most, and this has {length:,}.")
        self.args = (
            f"{self.reason} Nothing was written. Say it in a few words; the rest can stand below the front "
            f"matter of {path}.",
        )


class FileChangedError(AfterwordError):
    """A file changed on disk between reading and writing it."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} changed while the command was at work. Nothing was written; run it again.")
        self.path = path
