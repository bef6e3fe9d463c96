"""The folder that Afterword keeps for itself in a journal."""

from __future__ import annotations

#: Git is to ignore it, nothing in it is a record, and no site or package holds it.
OWN_FOLDER = ".afterword"
