"""Look once more for orders that fit: what was imported since, and cases that buyers opened since."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.actions.edit import actor_of
from heqi.core.incidents.selection import load_selection
from heqi.incidents.access import incident_of, lock_incident, orders_of
from heqi.incidents.actions.edit import save_incident
from heqi.incidents.actions.join_orders import join_orders
from heqi.incidents.actions.look_again import look_again
from heqi.incidents.finding import find_orders
from heqi.incidents.models import Incident


def search_again(*, staff: StaffView, incident_id: int, version: int, now: datetime) -> Incident:
    """New ones are proposed; a person says yes. Raises lock_incident's, incident.many."""
    asked = incident_of(staff, incident_id)
    wanted = load_selection(asked.selection)
    held = orders_of(asked).values_list("order_no", flat=True)
    found = find_orders(asked.shop_id, replace(wanted, order_nos=(*wanted.order_nos, *held)), own=asked.pk)
    with transaction.atomic():
        incident = lock_incident(staff, incident_id, version)
        joined = join_orders(incident, found.joining, proposed=True, now=now)
        changed = look_again(incident, found.orders)
        data = {"orders": joined, "changed": changed}
        save_incident(incident, kind="incident.searched", actor=actor_of(staff), data=data, now=now)
        return incident
