"""An act on an order comes to its end: somebody did it by hand, or it is not done after all."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor
from heqi.order_actions.access import lock_act, subject_of
from heqi.order_actions.models import OrderAct
from heqi.outbox.actions import cancel_action, tick_action


def tick_act(*, staff: StaffView, act_id: int, version: int, now: datetime) -> OrderAct:
    """It was done in the back office. Raises act.none, role.orders, act.stale, act.ended, action.wrong_state."""
    return _end(staff, act_id, version, OrderAct.State.DONE, now)


def withdraw_act(*, staff: StaffView, act_id: int, version: int, now: datetime) -> OrderAct:
    """It is not done after all. Raises act.none, role.orders, act.stale, act.ended, action.wrong_state."""
    return _end(staff, act_id, version, OrderAct.State.WITHDRAWN, now)


def _end(staff: StaffView, act_id: int, version: int, state: OrderAct.State, now: datetime) -> OrderAct:
    """With its end the new address is forgotten: the platform's order holds it from then on."""
    with transaction.atomic():
        act = lock_act(staff, act_id, version)
        if act.state != OrderAct.State.OPEN:
            raise HeqiError("act.ended", "这个操作已经办完或撤回。", "This has ended already.", 409)
        actor = Actor.staff(staff.id)
        if act.action_id is not None:
            done = tick_action if state == OrderAct.State.DONE else cancel_action
            done(action_id=act.action_id, by=actor, now=now)
        act.state, act.ended_at, act.ended_by, act.sealed = state, now, staff.id, None
        act.version += 1
        act.save()
        data = {"order_no": act.order_no, "act_kind": act.kind, "action": act.action_id, "version": act.version}
        kind = f"order_act.{'ticked' if state == OrderAct.State.DONE else 'withdrawn'}"
        write_entry(shop_id=act.shop_id, kind=kind, subject=subject_of(act), actor=actor, data=data, now=now)
        return act
