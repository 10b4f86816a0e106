"""The market: shops, goods, buyers, couriers, money. Pure and seeded; it knows neither clock nor network."""
