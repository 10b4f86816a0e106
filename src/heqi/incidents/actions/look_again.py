"""Bring what an incident knows of its orders in step with what is known of them now."""

from collections.abc import Sequence

from heqi.incidents.access import orders_of
from heqi.incidents.finding import FoundOrder
from heqi.incidents.models import Incident, IncidentOrder

_CHUNK = 5_000


def look_again(incident: Incident, found: Sequence[FoundOrder]) -> int:
    """Phase, price and case of orders that are in it; how many changed.

    One that has a case now, or another case, is worked on anew: the policy holds for the case, not for the order.
    """
    known = {each.gist.order_no: each for each in found}
    numbers = sorted(known)
    changed = []
    for start in range(0, len(numbers), _CHUNK):
        rows = orders_of(incident).filter(order_no__in=numbers[start : start + _CHUNK])
        changed += [row for row in rows if _takes(row, known[row.order_no])]
    IncidentOrder.objects.in_shop(incident.shop_id).bulk_update(
        changed, ["phase", "paid_fen", "case_id", "policy_no"], batch_size=500
    )
    return len(changed)


def _takes(row: IncidentOrder, found: FoundOrder) -> bool:
    before = (row.phase, row.paid_fen, row.case_id)
    row.phase = found.phase or row.phase
    row.paid_fen = found.gist.paid_fen if found.gist.paid_fen is not None else row.paid_fen
    if found.case_id is not None and found.case_id != row.case_id:
        row.case_id, row.policy_no = found.case_id, 0
    return before != (row.phase, row.paid_fen, row.case_id)
