"""Pinduoduo's open platform (POP)."""
