"""用语: what each shop has added to the screening of messages, and lifted from it."""
