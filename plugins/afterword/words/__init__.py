"""Days, counts and names in words, and what is read out of words."""
