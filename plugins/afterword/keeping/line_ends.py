"""Files whose lines end in CR alone, as on very old Macs: changed as if in LF, written back as they were."""

from __future__ import annotations


def in_cr(data: bytes) -> bool:
    """Whether every line of a file ends in CR alone."""
    return b"\r" in data and b"\n" not in data


def to_lf(data: bytes) -> bytes:
    """The file with LF in the place of CR; ``to_cr`` takes it back."""
    return data.replace(b"\r", b"\n")


def to_cr(data: bytes) -> bytes:
    """The file with CR in the place of LF."""
    return data.replace(b"\n", b"\r")
