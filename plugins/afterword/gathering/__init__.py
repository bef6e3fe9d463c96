"""Asking other machines for what they publish: the one room that may, for the one command that does."""
