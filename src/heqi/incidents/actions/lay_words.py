"""Lay the words to each buyer ready in the outbox, as something that a person copies and ticks; once per order."""

from collections.abc import Sequence
from datetime import datetime

from heqi.incidents.models import Incident, IncidentOrder
from heqi.journal.contracts import Actor, Subject
from heqi.outbox.actions import cancel_action, hand_over, propose_action

KIND = "chat.send"


def lay_words(incident: Incident, rows: Sequence[IncidentOrder], *, by: Actor, now: datetime) -> int:
    """How many are new, inside the caller's transaction. Whichever wording holds when it is copied is what is said."""
    waiting = [row for row in rows if row.action_id is None and row.told_at is None]
    for row in waiting:
        action = propose_action(
            shop_id=incident.shop_id,
            kind=KIND,
            subject=Subject("incident_order", str(row.pk)),
            payload={"incident": incident.pk, "order_no": row.order_no, "case": row.case_id},
            by=by,
            now=now,
            key=f"incident:{incident.pk}:tell:{row.pk}:{row.laid}",
            approved=True,
        )
        hand_over(action_id=action.id, by=by, now=now)
        row.action_id = action.id
        row.save(update_fields=["action_id"])
    return len(waiting)


def take_words_back(rows: Sequence[IncidentOrder], *, by: Actor, now: datetime) -> None:
    """Words that nobody has passed on yet are not to be: their orders are none of the incident's any more."""
    for row in rows:
        if row.action_id is not None and row.told_at is None:
            cancel_action(action_id=row.action_id, by=by, now=now)
            row.action_id, row.laid = None, row.laid + 1
            row.save(update_fields=["action_id", "laid"])
