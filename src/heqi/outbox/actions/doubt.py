"""Nobody knows whether it happened: a person has to look."""

from datetime import datetime

from django.db import transaction

from heqi.journal.contracts import Actor
from heqi.outbox.access import find_action
from heqi.outbox.actions.move import move_action
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import ActionState


@transaction.atomic
def doubt_action(*, action_id: int, by: Actor, now: datetime, note: str = "") -> ActionView:
    """Mark an action unknown, after a doubtful send or when facts contradict a tick.

    It stays live, so money cannot be sent again, until a person ticks, hands out anew or cancels it, or a fact
    confirms it. Raises action.wrong_state, action.missing.
    """
    action = find_action(action_id)
    return move_action(action=action, to=ActionState.UNKNOWN, by=by, now=now, why="in_doubt", note=note)
