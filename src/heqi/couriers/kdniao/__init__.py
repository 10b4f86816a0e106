"""快递鸟 (KDNiao)."""
