"""The last lines of every change of a talk: one version more, and the entry that tells everybody."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.reception.models import Talk


def save_talk(talk: Talk, *, kind: str, actor: Actor, data: Mapping[str, Any], now: datetime) -> None:
    """Save a changed talk and journal why."""
    talk.version += 1
    talk.save()
    write_entry(shop_id=talk.shop_id, kind=kind, subject=Subject("talk", str(talk.pk)), actor=actor, data=data, now=now)
