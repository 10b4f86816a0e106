"""What is done about an order from the talk, beside a case: each is an action of the outbox with its limits."""
