"""What went out to the buyer of an order, counted over all of its cases; judging a case asks it too."""
