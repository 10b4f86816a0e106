"""What each method does and answers."""
