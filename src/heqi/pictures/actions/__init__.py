"""What can be done with a picture, one verb a file."""
