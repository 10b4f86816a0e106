"""Give an action up before it has happened."""

from datetime import datetime

from django.db import transaction

from heqi.journal.contracts import Actor
from heqi.outbox.access import find_action
from heqi.outbox.actions.move import move_action
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import ActionState


@transaction.atomic
def cancel_action(*, action_id: int, by: Actor, now: datetime, note: str = "") -> ActionView:
    """Cancel an action that has not been done; cancelling twice changes nothing.

    Raises action.wrong_state when it was ticked, sent or confirmed: what may have happened cannot be cancelled.
    """
    action = find_action(action_id)
    if action.state == ActionState.CANCELLED:
        return action.view()
    return move_action(action=action, to=ActionState.CANCELLED, by=by, now=now, why="withdrawn", note=note)
