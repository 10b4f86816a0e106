"""Write one entry, and queue what it calls for, in the caller's transaction."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from heqi.db.insertion import Insertion
from heqi.journal.contracts import Actor, EntryView, Subject
from heqi.journal.models import JournalEntry, Reaction
from heqi.journal.table import is_bulk, reactions_for

_new, _new_reaction = Insertion(JournalEntry), Insertion(Reaction)
_WORD = re.compile(r"[A-Za-z0-9_.:/+#-]{0,100}")


def write_entry(
    *,
    shop_id: int,
    kind: str,
    subject: Subject,
    actor: Actor,
    data: Mapping[str, Any],
    now: datetime,
    cause: int | None = None,
) -> EntryView:
    """Append one entry and one queued reaction per function that `kind` has in the reactions table.

    `data` may hold numbers, booleans, null, ids and enum words, nested in lists and objects; a string with blanks or
    letters beyond ASCII raises ValueError, because text and personal data live elsewhere, where they can be erased.
    Raises TransactionManagementError outside `transaction.atomic()`: an entry stands and falls with its change.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("write_entry belongs into the change's transaction")
    check_words(data)
    entry = JournalEntry(
        at=now,
        shop_id=shop_id,
        actor_kind=actor.kind,
        actor_id=actor.id,
        kind=kind,
        subject_type=subject.type,
        subject_id=subject.id,
        data=dict(data),
        cause=cause,
    )
    _new.add(entry)
    view = entry.view()
    for reaction in _called_for(view, now):
        _new_reaction.add(reaction)
    return view


def queue_reactions(*, entry: EntryView, now: datetime) -> None:
    """Queue what an entry calls for. Queueing the same again adds nothing: (entry, reaction) is unique."""
    Reaction.objects.bulk_create(_called_for(entry, now), ignore_conflicts=True)


def _called_for(entry: EntryView, now: datetime) -> list[Reaction]:
    return [
        Reaction(shop_id=entry.shop_id, entry_id=entry.id, reaction=path, bulk=is_bulk(entry.kind, path), due_at=now)
        for path in reactions_for(entry.kind, entry.subject.type, entry.data)
    ]


def check_words(value: Any) -> None:
    """Raises ValueError when journal data holds anything but numbers, booleans, null and plain words."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            check_words(key)
            check_words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            check_words(inner)
    elif isinstance(value, str):
        if not _WORD.fullmatch(value):
            raise ValueError("journal data holds ids, numbers and enum words only")
    elif value is not None and not isinstance(value, int | float):
        raise ValueError(f"journal data cannot hold a {type(value).__name__}")
