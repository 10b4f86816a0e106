"""自动处理: what a shop lets happen by itself, tried on the past first, stopped by one click."""
