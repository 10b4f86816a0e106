"""What clients of all platforms share: the line, the pace, the description of a method, and the reading of answers."""
