"""What other programs write and read: bytes to plain values, and records to their bytes; nothing is merged here."""
