"""Waiting until nothing is on its way any more."""

import time
from collections.abc import Callable
from datetime import datetime

from heqi.bench.market import BenchMarket
from heqi.bench.place import now

PATIENCE = 1_200.0
QUIET = 3.0


def wait_until_settled(
    shop_ids: list[int], market: BenchMarket, *, patience: float, meanwhile: Callable[[], None] = lambda: None
) -> list[str]:
    """Until every action has its end, every stream is read up to now, and the reactions are done; what is not so."""
    end = now()
    given_up, quiet_since = time.monotonic() + patience, 0.0
    while time.monotonic() < given_up:
        meanwhile()
        market.steer("/clock", advance_seconds=0)  # what is due in the market happens
        left = _left(shop_ids, end)
        if left:
            quiet_since = 0.0
        elif not quiet_since:
            quiet_since = time.monotonic()
        elif time.monotonic() - quiet_since > QUIET:
            return []
        time.sleep(0.5)
    return _left(shop_ids, end)


def _left(shop_ids: list[int], end: datetime) -> list[str]:
    """What is still on its way; `end`: the moment up to which everything has to be in."""
    from django.db.models import Q

    from heqi.connections.access import all_connections, streams_in
    from heqi.connections.states import PUSH, ConnectionState
    from heqi.journal.access import all_reactions
    from heqi.outbox.access import actions_in
    from heqi.outbox.states import READY, ActionState

    begun = Q(state__in=READY, due_at__isnull=False)
    moving = actions_in(shop_ids).filter(begun | Q(state__in=(ActionState.SENDING, ActionState.SENT)))
    streams = streams_in(shop_ids).filter(stream__in=("orders", "refunds"))
    behind = streams.filter(Q(ok_at=None) | Q(ok_at__lt=end) | Q(failures__gt=0)).exclude(stream=PUSH)
    ill = all_connections().exclude(state=ConnectionState.OK)
    undone = all_reactions(why="the storm is over").exclude(state__in=("done", "dead"))
    counts = {
        "actions are on their way": moving.count(),
        "streams are behind": behind.count(),
        "connections do not work": ill.count(),
        "reactions are not done": undone.count(),
    }
    return [f"{count} {what}" for what, count in counts.items() if count]


def read_up_to(shop_ids: list[int]) -> datetime:
    """The moment up to which every order and request is in, says the desk."""
    from heqi.connections.access import streams_in

    marks = streams_in(shop_ids).filter(stream__in=("orders", "refunds")).values_list("until", flat=True)
    return min(marks)


def wait_until_read(shop_ids: list[int], moment: datetime) -> None:
    """Until the desk says that everything before `moment` is in: some minutes, as platforms show what is new late."""
    given_up = time.monotonic() + PATIENCE
    while read_up_to(shop_ids) < moment and time.monotonic() < given_up:
        time.sleep(1)
