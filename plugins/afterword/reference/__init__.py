"""The documentation's own tables, made from what the program itself goes by."""
