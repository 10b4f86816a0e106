"""The ledger of points that platforms took (H3): entered, appealed, summed by account and year."""
