"""Forget what is only kept against repeats."""

from datetime import datetime, timedelta

from heqi.channels.access import old_nonces, old_receipts

RECEIPTS = timedelta(days=90)
"""A bridge that sends again what is older finds the message itself, which is stored once as well."""
PORTION = 1_000


def sweep_channels(*, now: datetime) -> int:
    """Remove a portion of what is over; how many rows."""
    nonces = list(old_nonces(now).values_list("pk", flat=True)[:PORTION])
    receipts = list(old_receipts(now - RECEIPTS).values_list("pk", flat=True)[:PORTION])
    removed = 0
    if nonces:
        removed += old_nonces(now).filter(pk__in=nonces).delete()[0]
    if receipts:
        removed += old_receipts(now - RECEIPTS).filter(pk__in=receipts).delete()[0]
    return removed
