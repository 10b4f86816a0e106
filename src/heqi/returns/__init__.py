"""退货台: parcels that come back, whose they are and what was in them."""
