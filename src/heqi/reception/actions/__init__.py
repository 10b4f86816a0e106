"""What changes reception: one verb a file."""
