"""Let a connector have an action: it is its turn now."""

from datetime import datetime

from django.db import transaction

from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.outbox.access import actions_in, find_action
from heqi.outbox.actions.move import unable_to_move
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import ActionState

READY = (ActionState.APPROVED, ActionState.AUTOMATIC)


@transaction.atomic
def release_action(*, action_id: int, by: Actor, now: datetime) -> ActionView:
    """Make an approved or automatic action due at `now`; releasing it twice changes nothing.

    Raises action.wrong_state when a person has it already, or it is over; action.missing.
    """
    action = find_action(action_id)
    if action.due_at is not None and action.state in (*READY, ActionState.SENDING):
        return action.view()
    row = actions_in([action.shop_id]).filter(pk=action.pk)
    if row.filter(state__in=READY, due_at=None).update(due_at=now) != 1:
        raise unable_to_move(row.get(), ActionState.SENDING)
    subject = Subject(action.subject_type, action.subject_id)
    data = {"action": action.pk, "action_kind": action.kind}
    write_entry(shop_id=action.shop_id, kind="action.released", subject=subject, actor=by, data=data, now=now)
    return row.get().view()
