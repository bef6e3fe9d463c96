"""When to write: the rules, business days and the plan."""
