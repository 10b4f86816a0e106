"""Data that ships with Heqi, and the one loader that reads it. Core gets values, never paths."""
