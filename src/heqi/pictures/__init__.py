"""图片: what buyers send and agents paste: the original sealed, looked through, and a redacted copy that may leave."""
