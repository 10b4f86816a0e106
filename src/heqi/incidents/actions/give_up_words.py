"""An incident was closed: words that nobody has passed on are taken back, a portion at a time."""

from datetime import datetime

from django.db import transaction

from heqi.core.errors import HeqiError
from heqi.incidents.access import incidents_in, orders_of
from heqi.incidents.actions.edit import subject_of
from heqi.incidents.actions.lay_words import take_words_back
from heqi.incidents.models import IncidentOrder
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, EntryView

AT_ONCE = 50


def give_up_words(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `incident.closed` and, while anything is left, to `incident.went_on`. Safe to run twice."""
    incident = incidents_in([entry.shop_id]).filter(pk=int(entry.subject.id), closed_at__isnull=False).first()
    if incident is None:
        return
    with transaction.atomic():
        waiting = orders_of(incident).filter(told_at=None, action_id__isnull=False)
        for row in list(waiting[:AT_ONCE]):
            _take_back(row, now)
        left = waiting.count()
        if left:
            write_entry(
                shop_id=entry.shop_id,
                kind="incident.went_on",
                subject=subject_of(incident),
                actor=SYSTEM,
                data={"done": AT_ONCE, "left": left},
                now=now,
                cause=entry.id,
            )


def _take_back(row: IncidentOrder, now: datetime) -> None:
    """What somebody has ticked in the outbox meanwhile was said, and stays so."""
    try:
        take_words_back([row], by=SYSTEM, now=now)
    except HeqiError:
        row.action_id = None
        row.save(update_fields=["action_id"])
