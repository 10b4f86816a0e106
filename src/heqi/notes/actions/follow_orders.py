"""Reaction to a batch of applied facts: a note on its way has arrived, or somebody wrote something else meanwhile."""

from datetime import datetime

from django.db import transaction

from heqi.inbox.queries import changed_keys
from heqi.journal.contracts import PLATFORM, SYSTEM, EntryView
from heqi.notes.access import edits_in, lock_open_edits
from heqi.notes.actions.save import end_edit
from heqi.notes.models import NoteEdit
from heqi.notes.stated import stated_note
from heqi.notes.states import OPEN, EditState
from heqi.outbox.actions import cancel_action, prove_action
from heqi.outbox.queries import action_in
from heqi.outbox.states import PROVABLE, ActionState
from heqi.trade.contracts import OrderView
from heqi.trade.queries import orders_by_no

_BEFORE = (ActionState.APPROVED, ActionState.HANDED, ActionState.FAILED, ActionState.UNKNOWN)
"""Nothing is on the line: what was to be written need not be any more."""


def follow_orders(*, entry: EntryView, now: datetime) -> None:
    """Compare the open changes of the batch's orders with what is stated now. Safe to run twice."""
    shop_id = entry.shop_id
    if not edits_in([shop_id]).filter(state__in=OPEN).exists():
        return
    order_nos = {key for entity, key in changed_keys(int(entry.data["batch"])) if entity == "order"}
    if not order_nos:
        return
    with transaction.atomic():
        edits = lock_open_edits(shop_id, order_nos)
        orders = orders_by_no(shop_id, {edit.order_no for edit in edits})
        for edit in edits:
            _compare(edit, orders[edit.order_no], now)


def _compare(edit: NoteEdit, order: OrderView, now: datetime) -> None:
    stated = stated_note(order)
    if stated.same(edit.mine):
        _settle(edit, order.as_of, now)
        end_edit(edit, EditState.CONFIRMED, kind="note.confirmed", actor=PLATFORM, now=now)
    elif not stated.same(edit.base) and not stated.same(edit.theirs) and _state_of(edit) is not ActionState.SENDING:
        edit.theirs_note, edit.theirs_flag = stated.note, stated.flag
        if _state_of(edit) in _BEFORE:
            cancel_action(action_id=_action_id(edit), by=SYSTEM, now=now)
        end_edit(edit, EditState.CONFLICT, kind="note.conflict", actor=PLATFORM, now=now)


def _settle(edit: NoteEdit, version: datetime, now: datetime) -> None:
    """The platform shows the note: that proves the action, or makes it needless."""
    state = _state_of(edit)
    if state in PROVABLE:
        prove_action(action_id=_action_id(edit), version=version, now=now)
    elif state in _BEFORE:
        cancel_action(action_id=_action_id(edit), by=SYSTEM, now=now)


def _state_of(edit: NoteEdit) -> ActionState:
    return action_in([edit.shop_id], _action_id(edit)).state


def _action_id(edit: NoteEdit) -> int:
    assert edit.action_id is not None
    return edit.action_id
