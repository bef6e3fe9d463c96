"""What other programs write and read: bytes to plain values, and back to bytes; nothing is merged here."""
