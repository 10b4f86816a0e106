"""Put an attempt to reach the buyer on record (P2): it opens the way to a refusal where one is possible at all."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case
from heqi.cases.actions.edit import actor_of, save_edit
from heqi.cases.actions.note_talk import without_waiting
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Case, Contact
from heqi.core.words import FirstChannel


def record_contact(
    *, staff: StaffView, case_id: int, version: int, channel: FirstChannel, note: str, now: datetime
) -> Case:
    """One attempt, answered or not, so that no clock runs out on a silent buyer. Raises case.none, case.stale."""
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        contact = Contact.objects.create(
            shop_id=case.shop_id, case_id=case.id, at=now, channel=channel, by=staff.id, note=note.strip()
        )
        case.contacts += 1
        case.recorded = without_waiting(case)
        redecide(case, now=now)
        save_edit(
            case,
            kind="case.contacted",
            actor=actor_of(staff),
            data={"contact": contact.id, "channel": channel},
            now=now,
        )
        return case
