"""The thinking behind a conversation: who waits, until when, and what a message may be. Pure."""
