"""The thinking: pure functions over frozen values. No Django, no clock, no I/O, no randomness."""
