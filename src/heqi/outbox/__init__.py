"""The outbox: what is to be done outside, from proposal to a fact of the platform that proves it."""
