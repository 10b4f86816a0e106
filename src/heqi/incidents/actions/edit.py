"""The last lines of every edit of an incident: one version more, and the journal entry that says so."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.incidents.models import Incident
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, EntryView, Subject


def subject_of(incident: Incident) -> Subject:
    """The journal's name for an incident."""
    return Subject("incident", str(incident.pk))


def save_incident(incident: Incident, *, kind: str, actor: Actor, data: Mapping[str, Any], now: datetime) -> EntryView:
    """Save a changed incident and journal why. Runs in the transaction of the action that calls it."""
    incident.version += 1
    incident.save()
    return write_entry(
        shop_id=incident.shop_id,
        kind=kind,
        subject=subject_of(incident),
        actor=actor,
        data={**data, "version": incident.version},
        now=now,
    )
