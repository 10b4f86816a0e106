"""Write many entries at once, for actions that touch a thousand things in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from heqi.journal.actions.write import check_words, queue_reactions
from heqi.journal.contracts import Actor, Subject
from heqi.journal.models import JournalEntry


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that is not written yet; fields as in `write_entry`."""

    kind: str
    subject: Subject
    data: Mapping[str, Any]


def write_entries(
    *, shop_id: int, drafts: Sequence[Draft], actor: Actor, now: datetime, cause: int | None = None
) -> None:
    """Append the drafts in their order, with what they call for. Same errors as `write_entry`."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("write_entries belongs into the transaction of its changes")
    for draft in drafts:
        check_words(draft.data)
    rows = [
        JournalEntry(
            at=now,
            shop_id=shop_id,
            actor_kind=actor.kind,
            actor_id=actor.id,
            kind=draft.kind,
            subject_type=draft.subject.type,
            subject_id=draft.subject.id,
            data=dict(draft.data),
            cause=cause,
        )
        for draft in drafts
    ]
    for row in JournalEntry.objects.bulk_create(rows, batch_size=500):
        queue_reactions(entry=row.view(), now=now)
