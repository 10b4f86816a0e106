"""What a test does in place of waiting: leases of the dead end after a breath, and what was accepted is looked up."""

import time
from contextlib import suppress
from datetime import timedelta

from heqi.bench.place import now

GRACE = timedelta(seconds=2)
"""More than any answer of the sandbox is late."""
LOOK_EVERY = 2.0


def end_leases_of_the_dead() -> None:
    """For when no worker lives: what they held is free after a breath, instead of a minute or five."""
    from heqi.connections.access import all_connections, streams_in
    from heqi.journal.access import all_reactions
    from heqi.outbox.access import all_actions

    at = now()
    why = "every worker is dead"
    all_actions(why=why).filter(lease_until__gt=at + GRACE).update(lease_until=at + GRACE)
    shops = list(all_connections().values_list("shop_id", flat=True))
    streams_in(shops).filter(lease_until__gt=at).update(lease_until=at)
    all_reactions(why=why).filter(state="running").update(lease_until=at)


class Looking:
    """Reads again, now and then, what a pull would bring some minutes later: `look` as often as you like."""

    def __init__(self, shop_ids: list[int]) -> None:
        from heqi.connections.access import streams_in
        from heqi.workers.connectors import Connectors

        self._shop_ids, self._connectors, self._next = shop_ids, Connectors(), 0.0
        streams_in(shop_ids).filter(stream__in=("orders", "refunds")).update(due_at=now())

    def look(self) -> None:
        """At every request whose refund was accepted and is not confirmed."""
        from heqi.core.connecting import PlatformError, Thing
        from heqi.inbox.actions.apply_batch import apply_batch
        from heqi.outbox.access import actions_in

        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + LOOK_EVERY
        for action in actions_in(self._shop_ids).filter(state="sent"):
            connector = self._connectors.of(action.shop_id)
            thing = Thing("after_sale", action.payload["after_sale_no"], action.payload["order_no"])
            with suppress(PlatformError):
                facts = connector.fetch(thing) if connector is not None else ()
                if facts:
                    apply_batch(shop_id=action.shop_id, facts=[facts], import_id=None, now=now())
