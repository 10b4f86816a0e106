"""The last lines of every edit of a case: one version more, and the journal entry that says so."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.accounts.contracts import StaffView
from heqi.cases.access import subject_of
from heqi.cases.models import Case, Note
from heqi.db.change import Change
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, EntryView


def save_edit(
    case: Case,
    *,
    kind: str,
    actor: Actor,
    data: Mapping[str, Any],
    now: datetime,
    cause: int | None = None,
    only: Change[Case] | None = None,
) -> EntryView:
    """Save a changed case and journal why. Runs in the transaction of the action that calls it.

    `only`: how to save the columns that were changed, `version` among them, where it is done by the thousand.
    """
    case.version += 1
    if only is None:
        case.save()
    else:
        only.save(case)
    return write_entry(
        shop_id=case.shop_id,
        kind=kind,
        subject=subject_of(case.id),
        actor=actor,
        data={**data, "version": case.version},
        now=now,
        cause=cause,
    )


def actor_of(staff: StaffView) -> Actor:
    """A member of staff as the journal names them."""
    return Actor.staff(staff.id)


def keep_note(case: Case, staff: StaffView, words: str, now: datetime) -> int | None:
    """Keep why somebody did something; its id for the journal, or None when nothing was said."""
    words = words.strip()
    if not words:
        return None
    return Note.objects.create(shop_id=case.shop_id, case_id=case.id, at=now, by=staff.id, words=words).id
