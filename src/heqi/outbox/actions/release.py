"""Let a connector have an action: it is its turn now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.outbox.access import actions_in, find_action
from heqi.outbox.actions.move import move_action, unable_to_move
from heqi.outbox.contracts import ActionView
from heqi.outbox.models import Action
from heqi.outbox.states import READY, ActionState


@transaction.atomic
def release_action(*, action_id: int, by: Actor, now: datetime, more: Mapping[str, Any] | None = None) -> ActionView:
    """Make an action due at `now`, taken back from a person where one had it; releasing it twice changes nothing.

    `more` goes into its payload: what is known only now that it is its turn. Raises action.wrong_state when it is done
    or over, action.missing.
    """
    action = find_action(action_id)
    if action.due_at is not None and action.state in (*READY, ActionState.SENDING):
        return action.view()
    payload = {**action.payload, **(more or {})}
    if action.state == ActionState.HANDED:
        changes = {"due_at": now, "payload": payload, "handed_at": None}
        view = move_action(action=action, to=ActionState.APPROVED, by=by, now=now, why="by_connector", **changes)
    else:
        view = _make_due(action, payload, now)
    subject = Subject(action.subject_type, action.subject_id)
    data = {"action": action.pk, "action_kind": action.kind}
    write_entry(shop_id=action.shop_id, kind="action.released", subject=subject, actor=by, data=data, now=now)
    return view


def _make_due(action: Action, payload: dict[str, Any], now: datetime) -> ActionView:
    row = actions_in([action.shop_id]).filter(pk=action.pk)
    if row.filter(state__in=READY, due_at=None).update(due_at=now, payload=payload) != 1:
        raise unable_to_move(row.get(), ActionState.SENDING)
    return row.get().view()
