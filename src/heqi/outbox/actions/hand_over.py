"""Give an approved action to a person, who does it in the platform's own back office."""

from datetime import datetime

from django.db import transaction

from heqi.journal.contracts import Actor
from heqi.outbox.access import find_action
from heqi.outbox.actions.move import move_action
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import ActionState


@transaction.atomic
def hand_over(*, action_id: int, by: Actor, now: datetime) -> ActionView:
    """From now on only a fact newer than `now` can confirm it. One that is handed over already stays as it is.

    Raises action.wrong_state, action.missing.
    """
    action = find_action(action_id)
    if action.state == ActionState.HANDED:
        return action.view()
    left = {"handed_at": now, "due_at": None}
    return move_action(action=action, to=ActionState.HANDED, by=by, now=now, why="by_hand", **left)
