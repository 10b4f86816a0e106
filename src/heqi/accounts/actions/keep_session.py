"""Keep the table of log-ins in step. No journal entry: being here is no event of a shop."""

from datetime import datetime, timedelta

from django.db import transaction

from heqi.accounts.access import sessions_of
from heqi.accounts.models import StaffSession
from heqi.accounts.sealing import seal
from heqi.accounts.session_keys import hash_key, mask_ip


def keep_session(*, staff_id: int, session_key: str, ip: str, agent: str, idle: timedelta, now: datetime) -> None:
    """Note that a session was just used; a new one also sweeps away those of this person that have run out."""
    name = hash_key(session_key)
    if sessions_of([staff_id]).filter(key_hash=name).update(seen_at=now, ip=mask_ip(ip)):
        return
    with transaction.atomic():
        sessions_of([staff_id]).filter(seen_at__lt=now - idle).delete()
        StaffSession.objects.update_or_create(
            key_hash=name,
            defaults={
                "staff_id": staff_id,
                "sealed_key": seal(session_key, of=f"session:{name}"),
                "started_at": now,
                "seen_at": now,
                "ip": mask_ip(ip),
                "agent": agent[:300],
            },
        )


def forget_session(*, staff_id: int, session_key: str) -> None:
    """The person has logged out here."""
    sessions_of([staff_id]).filter(key_hash=hash_key(session_key)).delete()
