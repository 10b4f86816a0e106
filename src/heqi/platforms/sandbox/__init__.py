"""A market of its own that speaks the platforms' protocols: what demos, tests and practice run against."""
