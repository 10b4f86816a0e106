"""The outside: everything that knows a platform's own words, formats and addresses. Reached through `registry` only."""
