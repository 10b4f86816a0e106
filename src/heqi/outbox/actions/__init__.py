"""Writing verbs of the outbox. Each is one transaction with its journal entry under the action's subject."""

from heqi.outbox.actions.approve import approve_action, refuse_action
from heqi.outbox.actions.cancel import cancel_action
from heqi.outbox.actions.confirm import confirm_actions
from heqi.outbox.actions.doubt import doubt_action
from heqi.outbox.actions.hand_over import hand_over
from heqi.outbox.actions.propose import propose_action
from heqi.outbox.actions.tick import tick_action

__all__ = [
    "approve_action",
    "cancel_action",
    "confirm_actions",
    "doubt_action",
    "hand_over",
    "propose_action",
    "refuse_action",
    "tick_action",
]
