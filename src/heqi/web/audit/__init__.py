"""The audit page: the journal as sentences, filtered, paged, exported."""
