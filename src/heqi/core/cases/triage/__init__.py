"""Triage: which open question would change the verdict most, and where each answer would lead."""
