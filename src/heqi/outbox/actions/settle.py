"""Bring what the connector said of an action: it is done, to be tried again, refused, or in doubt."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from heqi.core.sending import Answer, AnswerState, SendError
from heqi.journal.contracts import SYSTEM
from heqi.outbox.access import actions_in
from heqi.outbox.actions.claim import Claimed
from heqi.outbox.actions.move import move_action
from heqi.outbox.contracts import ActionView
from heqi.outbox.gate import note_answer
from heqi.outbox.ladder import wait_to_ask, wait_to_send
from heqi.outbox.models import Action
from heqi.outbox.states import ActionState

NEEDS_CODE = "needs_code"
"""Code of the error of an action that waits for a code from the shop's phone."""
_ASKS_FOR_CODE = (
    "平台把验证码发到了店铺绑定的手机，请填入后再试。",
    "The platform has sent a code to the shop's phone: enter it and try again.",
)
_FREE: dict[str, Any] = {"claimed_by": "", "lease_until": None}


@transaction.atomic
def settle_answer(claimed: Claimed, answer: Answer, *, now: datetime) -> ActionView | None:
    """The action as it stands then; None when the claim was lost, or a fact has settled it meanwhile.

    A late answer is dropped without loss: whoever has the action now asks the platform itself.
    """
    mine = actions_in([claimed.action.shop_id]).filter(
        pk=claimed.action.id, state=ActionState.SENDING, claimed_by=claimed.token
    )
    action = mine.select_for_update().first()
    if action is None:
        return None
    note_answer(
        action.shop_id, failed=answer.state in _TROUBLE, now=now, wait=_asked_to_wait(answer.error) or timedelta()
    )
    return _STEPS[answer.state](action, answer, now)


_TROUBLE = (AnswerState.TEMPORARY, AnswerState.DOUBTFUL)


def _asked_to_wait(error: SendError | None) -> timedelta | None:
    return timedelta(seconds=error.retry_after) if error is not None and error.retry_after else None


def _done(action: Action, answer: Answer, now: datetime) -> ActionView:
    changes = {"sent_at": now, "reference": answer.reference[:128], "error": None, "doubtful": False, "due_at": None}
    return _move(action, ActionState.SENT, now, "accepted", **changes)


def _not_done(action: Action, answer: Answer, now: datetime) -> ActionView:
    """Asked, and it did not happen: it may be sent again, the first time at once."""
    wait = wait_to_send(action.attempts)
    if wait is None:
        return _permanent(action, answer, now)
    due_at = now if action.attempts <= 1 else now + wait
    return _move(action, ActionState.APPROVED, now, "not_done", due_at=due_at, doubtful=False)


def _temporary(action: Action, answer: Answer, now: datetime) -> ActionView:
    """It did not happen, or, where we only asked, we do not know any better than before."""
    if action.doubtful:
        return _doubtful(action, answer, now)
    wait = wait_to_send(action.attempts)
    if wait is None:
        return _permanent(action, answer, now)
    due_at = now + max(wait, _asked_to_wait(answer.error) or wait)
    return _move(action, ActionState.APPROVED, now, "retry", due_at=due_at, error=_error(answer))


def _permanent(action: Action, answer: Answer, now: datetime) -> ActionView:
    return _move(action, ActionState.FAILED, now, "refused", error=_error(answer), doubtful=False)


def _needs_code(action: Action, _answer: Answer, now: datetime) -> ActionView:
    """The platform has sent a code to the shop's phone: a person brings it (`send_again`)."""
    error = SendError(NEEDS_CODE, *_ASKS_FOR_CODE).body()
    return _move(action, ActionState.FAILED, now, "needs_code", error=error, doubtful=False)


def _doubtful(action: Action, answer: Answer, now: datetime) -> ActionView:
    """Sent, and nobody knows. Ask after a while; in the end a person looks, and money is never sent on a guess."""
    wait = wait_to_ask(action.asks)
    if wait is None:
        return _move(action, ActionState.UNKNOWN, now, "in_doubt", error=_error(answer))
    row = actions_in([action.shop_id]).filter(pk=action.pk)
    row.update(doubtful=True, due_at=now + wait, error=_error(answer), **_FREE)
    return row.get().view()


def _move(action: Action, to: ActionState, now: datetime, why: str, **changes: Any) -> ActionView:
    return move_action(action=action, to=to, by=SYSTEM, now=now, why=why, **{**_FREE, **changes})


def _error(answer: Answer) -> dict[str, str] | None:
    return answer.error.body() if answer.error else None


_STEPS: dict[AnswerState, Callable[[Action, Answer, datetime], ActionView]] = {
    AnswerState.DONE: _done,
    AnswerState.NOT_DONE: _not_done,
    AnswerState.TEMPORARY: _temporary,
    AnswerState.PERMANENT: _permanent,
    AnswerState.DOUBTFUL: _doubtful,
    AnswerState.NEEDS_CODE: _needs_code,
}
