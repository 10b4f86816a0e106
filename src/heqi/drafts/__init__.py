"""Drafts (草稿): an answer that a language model outside was asked to write, for a person to take or leave."""
