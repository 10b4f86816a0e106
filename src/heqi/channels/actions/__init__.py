"""Writing verbs of channels: those of the owner, of a bridge's request, of a visitor, and of the worker."""
