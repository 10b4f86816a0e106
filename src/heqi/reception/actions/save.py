"""The last lines of every change of a talk: one version more, and the entry that tells everybody."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.db.change import Change
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.reception.models import Talk

_whole = Change(Talk, *(field.attname for field in Talk._meta.concrete_fields if not field.primary_key))


def save_talk(talk: Talk, *, kind: str, actor: Actor, data: Mapping[str, Any], now: datetime) -> None:
    """Save a changed talk and journal why."""
    talk.version += 1
    _whole.save(talk)
    write_entry(shop_id=talk.shop_id, kind=kind, subject=Subject("talk", str(talk.pk)), actor=actor, data=data, now=now)
