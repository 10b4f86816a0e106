"""Screening: what a message holds that may not leave, or that must be answered with care."""
