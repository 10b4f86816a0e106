"""One step of one action through the state table: the row and its journal entry, or nothing."""

from datetime import datetime
from typing import Any

from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.outbox.access import actions_in
from heqi.outbox.contracts import ActionView
from heqi.outbox.models import Action
from heqi.outbox.states import ActionState, may_follow


def unable_to_move(action: Action, to: ActionState) -> HeqiError:
    """The state table has no such step from where the action stands."""
    return HeqiError(
        "action.wrong_state",
        "这个动作的状态已经变了，请刷新后再试。",
        f"An action that is {action.state} cannot become {to}.",
        409,
        {"action": action.pk, "state": action.state, "wanted": to.value},
    )


def move_action(*, action: Action, to: ActionState, by: Actor, now: datetime, why: str, **changes: Any) -> ActionView:
    """Bring `action` into state `to`, inside the caller's transaction, and set `changes` on its row.

    `why` is one word for the journal. The UPDATE is conditional on the state that was read, so of two that come at
    once one moves the action and the other gets action.wrong_state.
    """
    before = ActionState(action.state)
    if not may_follow(before, to):
        raise unable_to_move(action, to)
    row = actions_in([action.shop_id]).filter(pk=action.pk)
    if row.filter(state=before).update(state=to, state_at=now, **changes) != 1:
        raise unable_to_move(row.get(), to)
    data = {"action": action.pk, "action_kind": action.kind, "from": before.value, "to": to.value, "why": why}
    subject = Subject(action.subject_type, action.subject_id)
    write_entry(shop_id=action.shop_id, kind=f"action.{to.value}", subject=subject, actor=by, data=data, now=now)
    return row.get().view()
