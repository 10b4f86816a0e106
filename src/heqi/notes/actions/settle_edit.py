"""What a person does with a change of a note that has not ended: tick it, take it back, settle a conflict."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor
from heqi.notes.access import lock_edit, order_of
from heqi.notes.actions.save import end_edit
from heqi.notes.actions.write_note import start_edit
from heqi.notes.models import NoteEdit
from heqi.notes.stated import stated_note
from heqi.notes.states import EditState
from heqi.outbox.actions import cancel_action, tick_action
from heqi.outbox.queries import action_in
from heqi.outbox.states import ActionState
from heqi.shops.access import get_shop


@transaction.atomic
def tick_edit(*, staff: StaffView, edit_id: int, version: int, now: datetime) -> NoteEdit:
    """I have written it in the back office. The platform's own data confirm it later.

    Raises as `lock_edit`, action.wrong_state.
    """
    edit = lock_edit(staff, edit_id, version)
    assert edit.action_id is not None
    tick_action(action_id=edit.action_id, by=Actor.staff(staff.id), now=now)
    edit.version += 1
    edit.save()
    return edit


@transaction.atomic
def take_back_edit(*, staff: StaffView, edit_id: int, version: int, now: datetime) -> NoteEdit:
    """It need not be written. Raises as `lock_edit`, action.wrong_state when it may have been written already."""
    edit = lock_edit(staff, edit_id, version)
    assert edit.action_id is not None
    if action_in([edit.shop_id], edit.action_id).state is not ActionState.CANCELLED:
        cancel_action(action_id=edit.action_id, by=Actor.staff(staff.id), now=now)
    end_edit(edit, EditState.DROPPED, kind="note.dropped", actor=Actor.staff(staff.id), now=now)
    return edit


@transaction.atomic
def settle_conflict(*, staff: StaffView, edit_id: int, version: int, mine: bool, now: datetime) -> NoteEdit:
    """Both were shown: leave the platform's, or write mine over it. The change that stands then.

    Raises as `lock_edit`, note.no_conflict, order.none.
    """
    edit = lock_edit(staff, edit_id, version)
    if edit.state != EditState.CONFLICT:
        raise HeqiError("note.no_conflict", "这条备注没有冲突。", "There is no conflict.", 409)
    end_edit(edit, EditState.DROPPED, kind="note.dropped", actor=Actor.staff(staff.id), now=now)
    if not mine:
        return edit
    base = stated_note(order_of(edit.shop_id, edit.order_no))
    platform = get_shop(edit.shop_id).platform
    return start_edit(staff, edit.shop_id, edit.order_no, edit.mine, base, platform, now=now)
