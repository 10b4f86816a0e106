"""Pictures as values: what a person paints over, what was read in one, and what follows from it (M12)."""
