"""Whose a claim on a stream is: each names its worker, so that what the dead held is free once they are missed."""

from collections.abc import Collection
from secrets import token_hex

from heqi.connections.access import held_streams


def make_token(worker: str) -> str:
    """A claim of this worker that no other claim of its is taken for."""
    return f"{worker}/{token_hex(6)}"


def free_streams(*, names: Collection[str]) -> int:
    """Free what workers that are known to be dead were pulling and listening to; how many streams."""
    theirs = [row for row in held_streams() if row.claimed_by.rpartition("/")[0] in names]
    return sum(
        held_streams().filter(pk=row.pk, claimed_by=row.claimed_by).update(claimed_by="", lease_until=None)
        for row in theirs
    )
