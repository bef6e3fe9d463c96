"""What to write: kinds of notes, gifts that fit, composing, checking and mail."""
