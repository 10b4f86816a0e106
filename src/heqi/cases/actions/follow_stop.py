"""The stop list has had its answer: the case hears whether the goods are still here."""

from datetime import datetime

from django.db import transaction

from heqi.cases.access import answers_of, lock_cases, steps_of
from heqi.cases.actions.edit import save_edit
from heqi.cases.actions.follow_flow import follow_flow
from heqi.cases.actions.redecide import redecide
from heqi.cases.actions.turn_flow import turn_flow
from heqi.cases.models import Answer, Case, FlowStep
from heqi.cases.progress import FINISHED, progress_of
from heqi.core.cases.flows.progress import blocker_of
from heqi.journal.contracts import ActorKind, EntryView
from heqi.outbox.queries import action_in
from heqi.outbox.states import ActionState

COLLECTED = "order.collected_at"
STEP = "stop_shipping"
NOTE = "停发单：已发出"
_AWAY = (ActionState.SENDING, ActionState.SENT, ActionState.UNKNOWN)


def follow_stop(*, entry: EntryView, now: datetime) -> None:
    """Reaction to stop.left and stop.stopped, where a person said it; what the platform says comes as its own fact.

    Safe to run twice: what the case knows already changes nothing.
    """
    if entry.actor.kind is not ActorKind.STAFF or entry.actor.id is None:
        return
    number = entry.data["after_sale_no"]
    with transaction.atomic():
        for case in lock_cases(entry.shop_id, after_sale_no=number, done=False):
            if entry.kind == "stop.left":
                _goods_left(case, entry, now)
            else:
                _goods_stay(case, entry, now)


def _goods_left(case: Case, entry: EntryView, now: datetime) -> None:
    """Collected is a fact of the order: what is offered and what is to be done follow the parcel from here on."""
    if COLLECTED in case.recorded:
        return
    value, by = entry.data["left_at"], entry.actor.id
    assert by is not None
    answer = Answer.objects.create(
        shop_id=case.shop_id, case_id=case.id, at=now, by=by, fact=COLLECTED, value=value, note=NOTE
    )
    case.recorded = {**case.recorded, COLLECTED: value}
    turned = not _is_away(case) and turn_flow(case, actor=entry.actor, now=now)
    redecide(case, now=now)
    data = {"answer": answer.id, "fact": COLLECTED, "turned": turned}
    save_edit(case, kind="case.goods_left", actor=entry.actor, data=data, now=now, cause=entry.id)


def _goods_stay(case: Case, entry: EntryView, now: datetime) -> None:
    """Take back that they had left, when the list said so, and do the step that waited for this."""
    caught = bool(answers_of(case).filter(fact=COLLECTED, note=NOTE).update(ended_at=now))
    if caught:
        case.recorded = {name: value for name, value in case.recorded.items() if name != COLLECTED}
        if not _is_away(case):
            turn_flow(case, actor=entry.actor, now=now)
    done = _do_step(case, entry, now)
    if not (caught or done):
        return
    if case.outcome:
        follow_flow(case)
    redecide(case, now=now)
    data = {"caught": caught, "step": STEP if done else None}
    save_edit(case, kind="case.goods_stay", actor=entry.actor, data=data, now=now, cause=entry.id)


def _do_step(case: Case, entry: EntryView, now: datetime) -> bool:
    """Tick the flow's own step, when it is its turn."""
    steps = list(steps_of(case)) if case.outcome else []
    step = next((each for each in steps if each.key == STEP and each.state not in FINISHED), None)
    if step is None or blocker_of(progress_of(steps), STEP) is not None:
        return False
    step.state, step.done_by, step.done_at = FlowStep.State.DONE, entry.actor.id, now
    step.save(update_fields=["state", "done_by", "done_at"])
    return True


def _is_away(case: Case) -> bool:
    """Whether something of the flow is on its way to the platform: what may have happened cannot be laid out anew."""
    ids = [step.action_id for step in steps_of(case) if step.action_id is not None and step.state not in FINISHED]
    return any(action_in([case.shop_id], each).state in _AWAY for each in ids)
