"""Keep orders out of an incident with a reason, take them back in, or say yes to those that were found later."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.actions.edit import actor_of
from heqi.core.errors import HeqiError
from heqi.incidents.access import live_orders_in, lock_incident, orders_of
from heqi.incidents.actions.edit import save_incident
from heqi.incidents.actions.lay_words import take_words_back
from heqi.incidents.models import Incident, IncidentOrder

State = IncidentOrder.State


def exclude_orders(
    *, staff: StaffView, incident_id: int, version: int, order_nos: Collection[str], reason: str, now: datetime
) -> Incident:
    """What was worked into their cases stays; they are told no more. Raises lock_incident's, incident.reason."""
    if not reason.strip():
        raise HeqiError("incident.reason", "请写明为什么排除。", "Say why these are left out.", 422)
    with transaction.atomic():
        incident = lock_incident(staff, incident_id, version)
        rows = orders_of(incident).filter(order_no__in=list(order_nos)).exclude(state=State.EXCLUDED)
        take_words_back(list(rows.filter(action_id__isnull=False)), by=actor_of(staff), now=now)
        changed = rows.update(
            state=State.EXCLUDED, live=False, excluded_at=now, excluded_by=staff.id, reason=reason.strip()
        )
        return _saved(incident, "incident.orders_excluded", changed, staff, now)


def include_orders(
    *, staff: StaffView, incident_id: int, version: int, order_nos: Collection[str], now: datetime
) -> Incident:
    """Proposed and excluded orders come in. One that is in another open incident by now stays out.

    Raises lock_incident's, incident.elsewhere when none of them can.
    """
    with transaction.atomic():
        incident = lock_incident(staff, incident_id, version)
        wanted = list(orders_of(incident).filter(order_no__in=list(order_nos)).exclude(state=State.IN))
        held = live_orders_in(incident.shop_id).exclude(incident_id=incident.pk)
        elsewhere = set(held.filter(order_no__in=[each.order_no for each in wanted]).values_list("order_no", flat=True))
        free = [each.order_no for each in wanted if each.order_no not in elsewhere]
        if wanted and not free:
            raise HeqiError(
                "incident.elsewhere", "这些订单在另一个进行中的事件里。", "Another open incident has these orders.", 409
            )
        changed = (
            orders_of(incident)
            .filter(order_no__in=free)
            .update(state=State.IN, live=True, excluded_at=None, excluded_by=None, reason="")
        )
        return _saved(incident, "incident.orders_included", changed, staff, now)


def _saved(incident: Incident, kind: str, changed: int, staff: StaffView, now: datetime) -> Incident:
    """Raises incident.no_orders when nothing changed: a click that does nothing says so."""
    if not changed:
        raise HeqiError("incident.no_orders", "没有可以处理的订单。", "There is no such order to change.", 409)
    save_incident(incident, kind=kind, actor=actor_of(staff), data={"orders": changed}, now=now)
    return incident
