"""What is in the files: the schema, reading with problems, the journal, editing in place."""
