"""The verbs of hearing."""
