"""End an incident with what was learned: the cause, and what keeps it from happening again."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.actions.edit import actor_of
from heqi.core.cases.causes import Link
from heqi.core.errors import HeqiError
from heqi.incidents.access import lock_incident, orders_of, policies_of
from heqi.incidents.actions.edit import save_incident, subject_of
from heqi.incidents.models import Incident, IncidentOrder, PolicyAsked
from heqi.outbox.actions import cancel_action
from heqi.outbox.queries import actions_of
from heqi.outbox.states import ActionState

_NOT_DONE = (ActionState.APPROVED, ActionState.AUTOMATIC, ActionState.SUGGESTED, ActionState.HANDED)


def close_incident(
    *,
    staff: StaffView,
    incident_id: int,
    version: int,
    cause: Link,
    summary: str,
    prevention: str,
    unfinished: bool,
    now: datetime,
) -> Incident:
    """Its orders are free for another incident; its cases go on by themselves, and what waits to be told is given up
    behind (give_up_words): thousands of buyers are no click's work.

    `unfinished`: close it although buyers were not told or a stop of sale is open. Raises lock_incident's,
    incident.summary, incident.unfinished with what is left.
    """
    if not summary.strip() or not prevention.strip():
        raise HeqiError(
            "incident.summary", "请写明原因和预防措施。", "Say what the cause was and how to prevent it.", 422
        )
    with transaction.atomic():
        incident = lock_incident(staff, incident_id, version)
        untold = _count_untold(incident)
        open_stops = _open_stops(incident)
        if (untold or open_stops) and not unfinished:
            raise HeqiError(
                "incident.unfinished",
                f"还有 {untold} 位买家没有告知，{len(open_stops)} 项停售没有完成。",
                f"{untold} buyers were not told and {len(open_stops)} listings are still on sale.",
                409,
                {"untold": untold, "stops": len(open_stops)},
            )
        for action_id in open_stops:
            cancel_action(action_id=action_id, by=actor_of(staff), now=now)
        policies_of(incident).filter(state=PolicyAsked.State.ASKED).update(
            state=PolicyAsked.State.DECLINED, answered_at=now, answered_by=staff.id
        )
        told = orders_of(incident).filter(told_at__isnull=False).count()
        orders_of(incident).update(live=False)
        incident.state, incident.cause = Incident.State.CLOSED, cause
        incident.closed_at, incident.closed_by = now, staff.id
        incident.summary, incident.prevention = summary.strip(), prevention.strip()
        data = {"cause": cause, "told": told, "untold": untold, "stops": len(open_stops)}
        save_incident(incident, kind="incident.closed", actor=actor_of(staff), data=data, now=now)
        return incident


def _count_untold(incident: Incident) -> int:
    """Those for whom words are laid ready, or would be; none where nothing was to be told."""
    if not incident.announcement_no:
        return 0
    return orders_of(incident).filter(state=IncidentOrder.State.IN, told_at=None).count()


def _open_stops(incident: Incident) -> list[int]:
    stops = actions_of(subject=subject_of(incident), shop_ids=[incident.shop_id])
    return [each.id for each in stops if each.state in _NOT_DONE]
