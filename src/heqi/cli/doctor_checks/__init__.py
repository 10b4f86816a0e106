"""What `heqi doctor` looks at, one file a field."""
