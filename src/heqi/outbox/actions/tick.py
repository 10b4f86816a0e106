"""A person says: I have done it."""

from datetime import datetime

from django.db import transaction

from heqi.journal.contracts import Actor
from heqi.outbox.access import find_action
from heqi.outbox.actions.move import move_action
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import ActionState


@transaction.atomic
def tick_action(*, action_id: int, by: Actor, now: datetime, note: str = "") -> ActionView:
    """Tick a handed-over action ('by hand'). This never confirms it: only a later fact of the platform does.

    Ticking twice, or after the fact has come, changes nothing. Raises action.wrong_state, action.missing.
    """
    action = find_action(action_id)
    if action.state in (ActionState.TICKED, ActionState.CONFIRMED):
        return action.view()
    done = {"ticked_at": now, "ticked_by": by.id, "note": note}
    return move_action(action=action, to=ActionState.TICKED, by=by, now=now, why="by_hand", **done)
