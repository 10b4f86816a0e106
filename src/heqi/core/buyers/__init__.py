"""Buyers as values: what tells one from another, what they are to the shop, what may be written about them."""
