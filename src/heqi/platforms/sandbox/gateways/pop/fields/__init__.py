"""The market's things in POP's field names and units."""
