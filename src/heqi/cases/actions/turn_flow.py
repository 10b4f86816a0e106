"""The goods came back otherwise than sent: what was left of the flow is laid out anew from what is known now."""

from datetime import datetime

from heqi.cases.access import steps_of
from heqi.cases.actions.start_flow import start_flow
from heqi.cases.judge import judge_case
from heqi.cases.models import Case, FlowStep
from heqi.cases.progress import FINISHED
from heqi.core.cases.decision import Option
from heqi.core.cases.states import CaseEvent, next_stage
from heqi.core.words import Outcome, Stage
from heqi.journal.contracts import Actor
from heqi.outbox.actions import cancel_action

OVER = (Stage.SETTLED, Stage.CLOSED)


def turn_flow(case: Case, *, actor: Actor, now: datetime) -> bool:
    """Void the steps that are left and start the same outcome's flow as it is now; whether there was one to turn.

    What was done stays done. Where the outcome is closed now, a person chooses again. Saves not the case.
    """
    if not case.outcome or Stage(case.stage) in OVER:
        return False
    before = list(steps_of(case))
    for step in before:
        if step.state not in FINISHED:
            _void(step, actor, now)
    option = _option_now(case, now)
    if option.standing == "closed":
        _choose_again(case)
        return True
    case.amount_fen = option.amount_fen
    start_flow(case, option, by=actor, now=now)
    done = {step.key: step for step in before if step.state in FINISHED}
    for step in steps_of(case).filter(key__in=list(done)):
        _carry(step, done[step.key], actor, now)
    return True


def _option_now(case: Case, now: datetime) -> Option:
    """The chosen outcome as it stands now, with the amount that was chosen, or less where less is due by now."""
    outcome = Outcome(case.outcome)
    options = judge_case(case, now=now).decision.options
    option = next(each for each in options if each.outcome is outcome)
    chosen, due = case.amount_fen, option.amount_fen
    if chosen is None or due is None or (chosen >= due and outcome is not Outcome.SMALL_PAYMENT):
        return option
    options = judge_case(case, now=now, offered_fen=chosen, chosen=outcome).decision.options
    return next(each for each in options if each.outcome is outcome)


def _void(step: FlowStep, actor: Actor, now: datetime) -> None:
    if step.action_id is not None:
        cancel_action(action_id=step.action_id, by=actor, now=now)
    step.state = FlowStep.State.VOID
    step.save(update_fields=["state"])


def _carry(step: FlowStep, done: FlowStep, actor: Actor, now: datetime) -> None:
    """The same step, done before the turn: nobody does it twice."""
    if step.action_id is not None:
        cancel_action(action_id=step.action_id, by=actor, now=now)
    step.state, step.action_id, step.note = done.state, done.action_id, done.note
    step.done_by, step.done_at = done.done_by, done.done_at
    step.save()


def _choose_again(case: Case) -> None:
    case.flow_no += 1
    case.outcome, case.amount_fen = "", None
    case.chosen_by, case.chosen_at, case.choice_reason = None, None, ""
    case.stage = next_stage(Stage(case.stage), CaseEvent.WITHDRAW)
