"""What a user does to the journal; each act is a function from the journal to changes of files."""
