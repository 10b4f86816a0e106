"""How shops are connected to their platforms: whose keys, how far everything is in, what went wrong."""
