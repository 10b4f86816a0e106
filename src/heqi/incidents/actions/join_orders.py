"""Put orders into an incident, in the transaction of whoever does; an order that is there already stays as it is."""

from collections.abc import Collection, Sequence
from datetime import datetime

from heqi.core.incidents.phase import Phase
from heqi.incidents.access import live_orders_in, orders_of
from heqi.incidents.finding import FoundOrder
from heqi.incidents.models import Incident, IncidentOrder

State = IncidentOrder.State


def join_orders(
    incident: Incident,
    found: Sequence[FoundOrder],
    *,
    proposed: bool = False,
    excluded: Collection[str] = (),
    by: int | None = None,
    reason: str = "",
    now: datetime,
) -> int:
    """How many are new. `proposed`: a person looks first; `excluded`: kept out from the start, `by` whom.

    Of two incidents that reach for one order at once the database lets one have it; the other goes without it.
    """
    held = set(orders_of(incident).values_list("order_no", flat=True))
    new = [each for each in found if each.may_join and each.gist.order_no not in held]
    kept_out = set(excluded)
    rows = [
        _row(incident, each, out=each.gist.order_no in kept_out, proposed=proposed, by=by, reason=reason, now=now)
        for each in new
    ]
    IncidentOrder.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    mine = live_orders_in(incident.shop_id).filter(incident_id=incident.pk).values_list("order_no", flat=True)
    return len({each.gist.order_no for each in new} & set(mine))


def _row(
    incident: Incident, found: FoundOrder, *, out: bool, proposed: bool, by: int | None, reason: str, now: datetime
) -> IncidentOrder:
    row = IncidentOrder(
        shop_id=incident.shop_id,
        incident_id=incident.pk,
        order_no=found.gist.order_no,
        state=State.EXCLUDED if out else State.PROPOSED if proposed else State.IN,
        live=not out,
        phase=found.phase or Phase.UNSHIPPED,  # only orders with a phase join
        paid_fen=found.gist.paid_fen,
        case_id=found.case_id,
        joined_at=now,
    )
    if out:
        row.excluded_at, row.excluded_by, row.reason = now, by, reason.strip()
    return row
