"""Word what the buyers are told, once for all of them. Who was told already is not told again."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.actions.edit import actor_of
from heqi.core.incidents.announcement import require_text
from heqi.incidents.access import announcements_of, lock_incident
from heqi.incidents.actions.edit import save_incident
from heqi.incidents.models import Announcement, Incident
from heqi.incidents.wording import require_clean


def announce(*, staff: StaffView, incident_id: int, version: int, words: str, now: datetime) -> Incident:
    """From now on this is what is copied. Raises lock_incident's, incident.text, remedy.review, remedy.words."""
    plain = require_text(words)
    with transaction.atomic():
        incident = lock_incident(staff, incident_id, version)
        require_clean(incident.shop_id, plain)
        last = announcements_of(incident).last()
        incident.announcement_no = 1 if last is None else last.no + 1
        Announcement.objects.create(
            shop_id=incident.shop_id,
            incident_id=incident.pk,
            no=incident.announcement_no,
            words=plain,
            at=now,
            by=staff.id,
        )
        data = {"no": incident.announcement_no}
        save_incident(incident, kind="incident.announced", actor=actor_of(staff), data=data, now=now)
        return incident
