"""The journal's entry on a change of a note: who and which, never the words."""

from datetime import datetime

from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.notes.models import NoteEdit
from heqi.notes.states import EditState


def subject_of(edit: NoteEdit) -> Subject:
    """The change as the journal names it."""
    return Subject("order_note", str(edit.pk))


def tell_edit(edit: NoteEdit, *, kind: str, actor: Actor, now: datetime) -> None:
    """Journal something about a saved change, in the caller's transaction."""
    data = {"order_no": edit.order_no, "flag": edit.flag, "state": edit.state}
    write_entry(shop_id=edit.shop_id, kind=kind, subject=subject_of(edit), actor=actor, data=data, now=now)


def end_edit(edit: NoteEdit, state: EditState, *, kind: str, actor: Actor, now: datetime) -> None:
    """Bring a change to a state, save and journal it."""
    edit.state, edit.ended_at = state, None if state is EditState.CONFLICT else now
    edit.version += 1
    edit.save()
    tell_edit(edit, kind=kind, actor=actor, now=now)
