"""Phrases as values: how one is checked, filled, found, exchanged as a file, and suggested."""
