"""The evidence pack of a case: what happened, what was said, which rules hold, and every piece of evidence by hash."""
