"""What the talk with a buyer tells the buyer's cases: who waits for a word, and whether the law is in it."""
