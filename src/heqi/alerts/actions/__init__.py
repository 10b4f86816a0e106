"""Writing verbs of notices."""
