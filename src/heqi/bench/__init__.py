"""Measuring: what `heqi bench` runs, on the same paths as merchants use."""
