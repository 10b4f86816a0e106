"""`ENGINE = "heqi.db.postgres"`: Django's PostgreSQL backend, with plans that are kept and a cheaper health check."""
