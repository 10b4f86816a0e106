"""Writing verbs, one a file."""
