"""Off-platform contact: channels by any spelling, numbers by their form, and what the talk around them is about."""
