"""Carry an incident on: its policy into cases, its words to buyers, a small batch at a time.

Each batch is one transaction, and ends with an entry that calls for the next while anything is left. A worker that
dies loses its batch and no more; an entry that comes twice does nothing the second time.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from heqi.incidents.access import incidents_in, lock_for_work, orders_of, policies_of
from heqi.incidents.actions.edit import subject_of
from heqi.incidents.actions.lay_words import lay_words
from heqi.incidents.actions.work_policy import work_policy
from heqi.incidents.models import Incident, IncidentOrder, PolicyAsked
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, EntryView

AT_ONCE = 20
"""Orders in one transaction: short enough that a person's click never waits long for the write lock."""


def work_batch(*, entry: EntryView, now: datetime) -> None:
    """Reaction to what gives an incident work. Safe to run twice."""
    with transaction.atomic():
        incident = lock_for_work(entry.shop_id, int(entry.subject.id))
        if incident is None or incident.worked >= entry.id:
            return
        done = _work_some(incident, entry, now)
        incidents_in([entry.shop_id]).filter(pk=incident.pk).update(worked=entry.id)
        left = _count_left(incident)
        if done and left:
            write_entry(
                shop_id=entry.shop_id,
                kind="incident.went_on",
                subject=subject_of(incident),
                actor=SYSTEM,
                data={"done": done, "left": left},
                now=now,
                cause=entry.id,
            )


def _work_some(incident: Incident, entry: EntryView, now: datetime) -> int:
    rows = list(_without_plan(incident)[:AT_ONCE])
    if rows:
        policy = policies_of(incident).get(no=incident.policy_no)
        for row in rows:
            work_policy(incident, policy, row, now=now, cause=entry.id)
        return len(rows)
    rows = list(_without_words(incident)[: 5 * AT_ONCE])
    return lay_words(incident, rows, by=SYSTEM, now=now)


def _count_left(incident: Incident) -> int:
    return _without_plan(incident).count() + _without_words(incident).count()


def _without_plan(incident: Incident) -> QuerySet[IncidentOrder]:
    if not policies_of(incident).filter(no=incident.policy_no, state=PolicyAsked.State.IN_FORCE).exists():
        return orders_of(incident).none()
    return orders_of(incident).filter(state=IncidentOrder.State.IN).exclude(policy_no=incident.policy_no)


def _without_words(incident: Incident) -> QuerySet[IncidentOrder]:
    if not incident.announcement_no:
        return orders_of(incident).none()
    return orders_of(incident).filter(state=IncidentOrder.State.IN, action_id=None, told_at=None)
