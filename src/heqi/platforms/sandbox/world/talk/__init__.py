"""What buyers say: an intent, the state of the order and a character, put into our own templates."""
