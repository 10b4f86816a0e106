"""Orders that come after an incident was opened, and orders of it that have moved since."""

from datetime import datetime

from django.db import transaction

from heqi.core.incidents.selection import load_selection
from heqi.inbox.queries import changed_keys
from heqi.incidents.access import incidents_in, lock_for_work, orders_of
from heqi.incidents.actions.edit import subject_of
from heqi.incidents.actions.join_orders import join_orders
from heqi.incidents.actions.look_again import look_again
from heqi.incidents.finding import find_among
from heqi.incidents.models import Incident
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, EntryView
from heqi.trade.queries import after_sales_by_no

_OF_ORDER = ("order", "order_line", "parcel")


def follow_orders(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `inbox.batch_applied`. Safe to run twice: an order joins once."""
    open_ones = incidents_in([entry.shop_id]).filter(state=Incident.State.OPEN).order_by("id")
    incident_ids = list(open_ones.values_list("id", flat=True))
    if not incident_ids:
        return
    order_nos = _orders_in(entry)
    for incident_id in incident_ids:
        _follow(entry, incident_id, order_nos, now)


def _orders_in(entry: EntryView) -> set[str]:
    changed = changed_keys(int(entry.data["batch"]))
    requests = after_sales_by_no(entry.shop_id, {key for entity, key in changed if entity == "after_sale"})
    named = {request.order_no for request in requests.values() if request.order_no}
    return named | {key.split("/")[0] for entity, key in changed if entity in _OF_ORDER}


def _follow(entry: EntryView, incident_id: int, order_nos: set[str], now: datetime) -> None:
    with transaction.atomic():
        incident = lock_for_work(entry.shop_id, incident_id)
        if incident is None:
            return
        held = list(orders_of(incident).filter(order_no__in=order_nos).values_list("order_no", flat=True))
        found = find_among(entry.shop_id, load_selection(incident.selection), order_nos, held, own=incident.pk)
        proposed = incident.later == Incident.Later.PROPOSE
        wanted = [] if incident.later == Incident.Later.LEAVE else found.joining
        joined = join_orders(incident, wanted, proposed=proposed, now=now)
        changed = look_again(incident, found.orders)
        if joined or changed:
            write_entry(
                shop_id=entry.shop_id,
                kind="incident.orders_found",
                subject=subject_of(incident),
                actor=SYSTEM,
                data={"orders": joined, "proposed": proposed, "changed": changed},
                now=now,
                cause=entry.id,
            )
