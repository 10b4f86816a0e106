"""What may be done about an order from the talk, and what stands against it. Pure."""
