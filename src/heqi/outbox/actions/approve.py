"""Say yes or no to a suggested action."""

from datetime import datetime

from django.db import transaction

from heqi.journal.contracts import Actor
from heqi.outbox.access import find_action
from heqi.outbox.actions.move import move_action
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import ActionState


@transaction.atomic
def approve_action(*, action_id: int, by: Actor, now: datetime) -> ActionView:
    """Let a suggested action happen. Raises action.wrong_state, action.missing."""
    action = find_action(action_id)
    return move_action(action=action, to=ActionState.APPROVED, by=by, now=now, why="approved")


@transaction.atomic
def refuse_action(*, action_id: int, by: Actor, now: datetime, note: str) -> ActionView:
    """Turn a suggested action down for good; `note` is the reason. Raises action.wrong_state, action.missing."""
    action = find_action(action_id)
    return move_action(action=action, to=ActionState.REFUSED, by=by, now=now, why="refused", note=note)
