"""Drafts as values: what a language model is told, with nothing personal in it, and what may become of its answer."""
