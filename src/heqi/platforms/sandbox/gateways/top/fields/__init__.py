"""The market's things in TOP's field names and units."""
