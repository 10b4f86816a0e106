"""`ENGINE = "heqi.db.sqlite"`: Django's SQLite backend for several processes that write at once."""
