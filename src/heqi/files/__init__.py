"""Photos, videos and papers that people bring: what they are, and where their bytes lie. For every feature alike."""
