"""What happens by itself: buyers buy, warehouses send, couriers carry, deadlines run out."""
