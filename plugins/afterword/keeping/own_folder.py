"""What Afterword keeps for itself: a folder in a journal, and a list in a folder of pages that it made."""

from __future__ import annotations

#: Git is to ignore it, nothing in it is a record, and no site or package holds it.
OWN_FOLDER = ".afterword"

#: Names the files that `afterword build --to` made in a folder, which therefore is no journal.
MADE = ".afterword-made.json"
