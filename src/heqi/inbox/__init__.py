"""Inbox: what came in from outside, kept once, and the files that merchants bring."""
