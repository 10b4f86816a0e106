"""Clocks: deadlines that fire to the second, once, whatever restarts in between."""
