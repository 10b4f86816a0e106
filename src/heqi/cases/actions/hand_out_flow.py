"""Give out what a policy laid out and nobody has taken back: from now on somebody does it."""

from datetime import datetime

from heqi.cases.access import steps_of
from heqi.cases.connector_order import connector_order, may_send
from heqi.cases.flow_actions import actions_of_case
from heqi.cases.models import Case, FlowStep
from heqi.cases.progress import progress_of
from heqi.core.cases.flows.progress import open_steps
from heqi.journal.contracts import Actor
from heqi.outbox.actions import cancel_action, hand_over, release_action
from heqi.outbox.states import READY


def hand_out_flow(case: Case, *, by: Actor, now: datetime) -> int:
    """Hand out the waiting actions of the case's flow, inside the caller's transaction; how many there were.

    The one whose turn it is goes to the connector where the desk may do it itself, all others to a person.
    """
    waiting = waiting_actions(case)
    steps = list(steps_of(case))
    turn = next(iter(open_steps(progress_of(steps))), None)
    by_action = {step.action_id: step for step in steps}
    for action_id in waiting:
        step = by_action[action_id]
        if turn is not None and step.key == turn.key and may_send(step, case.shop_id):
            release_action(action_id=action_id, by=by, now=now, more=connector_order(case, step))
        else:
            hand_over(action_id=action_id, by=by, now=now)
    return len(waiting)


def cancel_waiting(case: Case, *, by: Actor, now: datetime) -> None:
    """The case has ended without them: they are not wanted any more."""
    for action_id in waiting_actions(case):
        cancel_action(action_id=action_id, by=by, now=now)


def hand_out_step(case: Case, step: FlowStep, *, by: Actor, now: datetime) -> None:
    """Somebody does a waiting step before its time: it is in their hands by that."""
    if step.action_id in waiting_actions(case):
        hand_over(action_id=step.action_id, by=by, now=now)


def waiting_actions(case: Case) -> list[int]:
    """Ids of the flow's actions that are approved, or automatic, and in nobody's hands yet."""
    waiting = {each.id for each in actions_of_case(case) if each.state in READY and each.due_at is None}
    return [step.action_id for step in steps_of(case) if step.action_id in waiting]
