"""Databases: the SQLite backend with one write lock, locks and change signals that work on both databases."""
