"""The worker: everything that happens without anybody asking for it."""
