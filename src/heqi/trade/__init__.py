"""Trade: orders, lines, parcels and after-sales requests as the platform states them."""
