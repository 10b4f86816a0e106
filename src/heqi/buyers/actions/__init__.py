"""What can be done about a buyer, one verb a file."""
