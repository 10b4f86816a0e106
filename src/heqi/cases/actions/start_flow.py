"""Lay out the steps of the chosen outcome; what leaves the house becomes an outbox action for a person."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from heqi.cases.actions.follow_flow import follow_flow
from heqi.cases.flow_actions import flow_subject
from heqi.cases.models import Case, FlowStep
from heqi.core.cases.decision import Option, Step
from heqi.journal.contracts import Actor
from heqi.outbox.actions import approve_action, hand_over, propose_action


def start_flow(
    case: Case, option: Option, *, by: Actor, approver: Actor | None = None, hand: bool = True, now: datetime
) -> None:
    """Steps and outbox actions of flow number `flow_no + 1`. Runs inside the transaction of the choice.

    `approver`: who said yes to what `by` may not do alone; the outbox has both on record. `hand`: give
    the actions out at once; else they wait in the outbox for `hand_out_flow`.
    """
    case.flow_no += 1
    for position, step in enumerate(option.steps):
        FlowStep.objects.create(
            shop_id=case.shop_id,
            case_id=case.id,
            flow_no=case.flow_no,
            position=position,
            key=step.key,
            body=_body(step),
            action_id=_propose(case, step, by=by, approver=approver, hand=hand, now=now),
        )
    follow_flow(case)


def _body(step: Step) -> Mapping[str, Any]:
    body = asdict(step)
    body["due_at"] = step.due_at.isoformat() if step.due_at else None
    return body


def _propose(case: Case, step: Step, *, by: Actor, approver: Actor | None, hand: bool, now: datetime) -> int | None:
    if step.action is None:
        return None
    action = propose_action(
        shop_id=case.shop_id,
        kind=step.action,
        subject=flow_subject(case),
        payload={"case": case.id, "order_no": case.order_no, "after_sale_no": case.after_sale_no, "step": step.key},
        by=by,
        now=now,
        key=f"case:{case.id}:flow:{case.flow_no}:{step.key}",
        approved=approver is None,
    )
    if approver is not None:
        approve_action(action_id=action.id, by=approver, now=now)
    if hand:
        hand_over(action_id=action.id, by=by, now=now)
    return action.id
