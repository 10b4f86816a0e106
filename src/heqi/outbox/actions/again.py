"""A person has read why an action failed, and lets the connector try once more."""

from datetime import datetime
from typing import Any

from django.db import transaction

from heqi.journal.contracts import Actor
from heqi.outbox.access import find_action
from heqi.outbox.actions.move import move_action
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import ActionState


@transaction.atomic
def send_again(*, action_id: int, by: Actor, now: datetime, code: str = "") -> ActionView:
    """Put a failed action back into the queue, its count of tries begun anew; `code`: from the shop's phone.

    An action in doubt is not for this: it may have happened. Raises action.wrong_state, action.missing.
    """
    action = find_action(action_id)
    again: dict[str, Any] = {"due_at": now, "attempts": 0, "asks": 0, "doubtful": False}
    if code.strip():
        again["payload"] = {**action.payload, "code": code.strip()}
    return move_action(action=action, to=ActionState.APPROVED, by=by, now=now, why="again", **again)
