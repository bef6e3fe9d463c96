"""Afterword keeps a job search warm after the interview."""

__version__ = "0.1.0"
