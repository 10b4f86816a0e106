"""The journal: what happened, append-only. History, live feed, audit and reactions are views of it."""
