"""A fact of the platform proves one action: of the kinds that no after-sale state tells of."""

from datetime import datetime

from django.db import transaction

from heqi.journal.contracts import PLATFORM
from heqi.outbox.access import find_action
from heqi.outbox.actions.move import move_action
from heqi.outbox.contracts import ActionView
from heqi.outbox.states import ActionState


@transaction.atomic
def prove_action(*, action_id: int, version: datetime, now: datetime) -> ActionView:
    """Confirm it: the caller has seen at the platform, as of `version`, what it was to bring about.

    Raises action.wrong_state, action.missing.
    """
    action = find_action(action_id)
    done = {"confirmed_at": now, "confirmed_version": version, "due_at": None, "error": None}
    return move_action(action=action, to=ActionState.CONFIRMED, by=PLATFORM, now=now, why="seen", **done)
