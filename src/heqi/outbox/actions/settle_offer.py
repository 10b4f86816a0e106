"""What the bridge says became of an action that it was offered. It may say so twice, late, or in another order."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import transaction

from heqi.core.sending import SendError
from heqi.journal.contracts import PLATFORM
from heqi.outbox.access import actions_in
from heqi.outbox.actions.move import move_action
from heqi.outbox.actions.offer import Offer
from heqi.outbox.contracts import ActionView
from heqi.outbox.ladder import wait_to_send
from heqi.outbox.models import Action
from heqi.outbox.states import READY, ActionState, may_follow

S = ActionState


class Word(StrEnum):
    """delivered: the platform has it; confirmed: the buyer's side shows it; failed: it will not; later: not now."""

    DELIVERED = "delivered"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    LATER = "later"


@transaction.atomic
def settle_offer(
    offer: Offer,
    *,
    action_id: int,
    word: Word,
    now: datetime,
    reference: str = "",
    error: SendError | None = None,
) -> ActionView | None:
    """The action as it stands then; None when there is no such one. What comes too late changes nothing.

    `error`: of failed and later.
    """
    rows = offer.rows().filter(pk=action_id)
    action = rows.select_for_update().first()
    if action is None:
        return None
    if action.state in READY and word is not Word.LATER:
        # Told to offer it again, the bridge has brought it to an end after all.
        move_action(action=action, to=S.SENDING, by=PLATFORM, now=now, why="offered", handed_at=now)
        action = rows.get()
    _STEPS[word](action, now, reference, error)
    return actions_in([action.shop_id]).get(pk=action.pk).view()


def _delivered(action: Action, now: datetime, reference: str, error: SendError | None) -> None:
    if action.state == S.UNKNOWN:
        _confirmed(action, now, reference, error)
    elif may_follow(S(action.state), S.SENT):
        _move(action, S.SENT, now, "accepted", sent_at=now, reference=reference, error=None, due_at=None)


def _confirmed(action: Action, now: datetime, reference: str, _error: SendError | None) -> None:
    if action.state not in (S.SENDING, S.SENT, S.UNKNOWN):
        return
    named = {"reference": reference} if reference else {}
    sent_at = action.sent_at or now
    done = {"confirmed_at": now, "sent_at": sent_at, "error": None, "due_at": None, "doubtful": False}
    _move(action, S.CONFIRMED, now, "told_by_bridge", **done, **named)


def _failed(action: Action, now: datetime, _reference: str, error: SendError | None) -> None:
    if action.state in (S.SENDING, S.SENT):
        _move(action, S.FAILED, now, "refused", error=error.body() if error else None)


def _later(action: Action, now: datetime, reference: str, error: SendError | None) -> None:
    if action.state != S.SENDING:
        return
    wait = wait_to_send(max(action.attempts, 1))
    if wait is None:
        _failed(action, now, reference, error)
        return
    asked = timedelta(seconds=error.retry_after) if error and error.retry_after else wait
    _move(action, S.APPROVED, now, "retry", due_at=now + max(wait, asked), error=error.body() if error else None)


def _move(action: Action, to: ActionState, now: datetime, why: str, **changes: Any) -> None:
    free = {"claimed_by": "", "lease_until": None}
    move_action(action=action, to=to, by=PLATFORM, now=now, why=why, **{**free, **changes})


_STEPS: dict[Word, Callable[[Action, datetime, str, SendError | None], None]] = {
    Word.DELIVERED: _delivered,
    Word.CONFIRMED: _confirmed,
    Word.FAILED: _failed,
    Word.LATER: _later,
}
