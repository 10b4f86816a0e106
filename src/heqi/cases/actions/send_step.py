"""Let the desk do a step by the platform's interface, instead of a person in the back office."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case
from heqi.cases.actions.assign_case import require_free_or_supervisor
from heqi.cases.actions.edit import actor_of, save_edit
from heqi.cases.actions.find_step import find_step
from heqi.cases.connector_order import connector_order, may_send
from heqi.cases.freshness import moves_money, require_fresh
from heqi.cases.judge import judge_case
from heqi.cases.models import Case
from heqi.core.errors import HeqiError
from heqi.outbox.actions import release_action


def send_step(*, staff: StaffView, case_id: int, key: str, version: int, looked: bool = False, now: datetime) -> Case:
    """Give the step's action to the connector; a worker does it, and its answer moves the step on.

    Raises case.none, case.stale, case.taken, step.none, step.ticked, step.order, step.by_hand, facts.old,
    action.wrong_state.
    """
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        step = find_step(case, key)
        if step.action_id is None or not may_send(step, case.shop_id):
            raise unable_to_send()
        if moves_money(step):
            require_fresh(judge_case(case, now=now).facts.as_of, looked=looked, now=now)
        release_action(action_id=step.action_id, by=actor_of(staff), now=now, more=connector_order(case, step))
        data = {"step": step.key, "action": step.action_id, "looked": looked}
        save_edit(case, kind="case.step_given", actor=actor_of(staff), data=data, now=now)
        return case


def unable_to_send() -> HeqiError:
    """The platform takes this by hand only, or the shop is not connected, or its owner lets the desk not act."""
    return HeqiError(
        "step.by_hand",
        "这一步不能由系统提交，请在商家后台完成后打勾。",
        "The desk cannot do this step itself: do it in the back office and tick it.",
        409,
    )
