"""Writing verbs of the outbox. Each is one transaction with its journal entry under the action's subject."""

from heqi.outbox.actions.again import send_again
from heqi.outbox.actions.approve import approve_action, refuse_action
from heqi.outbox.actions.cancel import cancel_action
from heqi.outbox.actions.claim import Claimed, claim_next, keep_claim
from heqi.outbox.actions.confirm import confirm_actions
from heqi.outbox.actions.doubt import doubt_action
from heqi.outbox.actions.hand_over import hand_over
from heqi.outbox.actions.propose import propose_action
from heqi.outbox.actions.prove import prove_action
from heqi.outbox.actions.release import release_action
from heqi.outbox.actions.settle import settle_answer
from heqi.outbox.actions.tick import tick_action

__all__ = [
    "Claimed",
    "approve_action",
    "cancel_action",
    "claim_next",
    "confirm_actions",
    "doubt_action",
    "hand_over",
    "keep_claim",
    "propose_action",
    "prove_action",
    "refuse_action",
    "release_action",
    "send_again",
    "settle_answer",
    "tick_action",
]
