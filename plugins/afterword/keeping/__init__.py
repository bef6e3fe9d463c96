"""Change files and lose nothing."""
