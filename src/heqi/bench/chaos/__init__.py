"""`heqi bench chaos`: refunds by hundreds while processes are killed, and whether money moved as it was decided."""
