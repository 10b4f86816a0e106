"""Writing verbs of practice."""
