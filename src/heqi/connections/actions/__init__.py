"""Writing verbs of connections: those of the owner, and those of the worker that pulls."""
