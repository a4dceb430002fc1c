"""A sentence and its triggers -> the events it tells of: clauses, groups, types, and whose the numbers are."""
