"""Tick that a listing was taken off sale."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.actions.edit import actor_of
from heqi.core.errors import HeqiError
from heqi.incidents.access import incident_of, require_open, require_runner
from heqi.incidents.actions.edit import subject_of
from heqi.incidents.models import Incident
from heqi.outbox.actions import tick_action
from heqi.outbox.queries import actions_of


def tick_stop(*, staff: StaffView, incident_id: int, action_id: int, note: str = "", now: datetime) -> Incident:
    """By hand; told of under the incident. Raises incident.none, .closed, role.incidents, action.none."""
    with transaction.atomic():
        incident = incident_of(staff, incident_id)
        require_runner(staff, incident.shop_id)
        require_open(incident)
        mine = {each.id for each in actions_of(subject=subject_of(incident), shop_ids=[incident.shop_id])}
        if action_id not in mine:
            raise HeqiError("action.none", "没有这个动作。", "There is no such action.", 404)
        tick_action(action_id=action_id, by=actor_of(staff), now=now, note=note)
        return incident
