"""停发单: unshipped orders with a refund asked for, which must not leave, and what became of each."""
