"""The stop list has had its answer: the case hears whether the goods are still here."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heqi.cases.access import answers_of, cases_in, lock_cases, steps_of
from heqi.cases.actions.edit import save_edit
from heqi.cases.actions.follow_flow import follow_flow
from heqi.cases.actions.redecide import redecide
from heqi.cases.actions.turn_flow import turn_flow
from heqi.cases.models import Answer, Case, FlowStep
from heqi.cases.progress import FINISHED, progress_of
from heqi.core.cases.flows.progress import blocker_of
from heqi.journal.contracts import Actor, ActorKind, EntryView
from heqi.outbox.queries import action_in
from heqi.outbox.states import ActionState
from heqi.stops.access import stops_in
from heqi.stops.states import StopState

COLLECTED = "order.collected_at"
STEP = "stop_shipping"
NOTE = "停发单：已发出"
_TICKED = (StopState.LEFT, StopState.STOPPED)
_AWAY = (ActionState.SENDING, ActionState.SENT, ActionState.UNKNOWN)


def follow_stop(*, entry: EntryView, now: datetime) -> None:
    """Reaction to stop.left and stop.stopped, where a person said it; what the platform says comes as its own fact.

    Safe to run twice: what the case knows already changes nothing.
    """
    if entry.actor.kind is not ActorKind.STAFF or entry.actor.id is None:
        return
    number, left_at = entry.data["after_sale_no"], entry.data.get("left_at")
    with transaction.atomic():
        for case in lock_cases(entry.shop_id, after_sale_no=number, done=False):
            _hear(case, _Said(left_at, entry.actor, entry.id), now)


def hear_what_was_said(*, entry: EntryView, now: datetime) -> None:
    """Reaction to case.opened: the list is quicker than the cases, so somebody may have ticked before there was one."""
    case_id, ticked = int(entry.subject.id), stops_in([entry.shop_id]).filter(state__in=_TICKED, done_by__isnull=False)
    mine = cases_in([entry.shop_id]).filter(id=case_id).exclude(after_sale_no="").values("after_sale_no")
    stop = ticked.filter(after_sale_no__in=mine).first()
    if stop is None or stop.done_by is None:
        return
    left_at = stop.left_at.isoformat() if stop.left_at is not None else None
    with transaction.atomic():
        for case in lock_cases(entry.shop_id, id=case_id, done=False):
            _hear(case, _Said(left_at, Actor.staff(stop.done_by), entry.id), now)


@dataclass(frozen=True, slots=True)
class _Said:
    """`left_at`: when the parcel went, None where it stays; `cause`: the entry that brought it."""

    left_at: str | None
    by: Actor
    cause: int


def _hear(case: Case, said: _Said, now: datetime) -> None:
    if said.left_at is not None:
        _goods_left(case, said, now)
    else:
        _goods_stay(case, said, now)


def _goods_left(case: Case, said: _Said, now: datetime) -> None:
    """Collected is a fact of the order: what is offered and what is to be done follow the parcel from here on."""
    if COLLECTED in case.recorded:
        return
    by = said.by.id
    assert by is not None
    answer = Answer.objects.create(
        shop_id=case.shop_id, case_id=case.id, at=now, by=by, fact=COLLECTED, value=said.left_at, note=NOTE
    )
    case.recorded = {**case.recorded, COLLECTED: said.left_at}
    turned = not _is_away(case) and turn_flow(case, actor=said.by, now=now)
    redecide(case, now=now)
    data = {"answer": answer.id, "fact": COLLECTED, "turned": turned}
    save_edit(case, kind="case.goods_left", actor=said.by, data=data, now=now, cause=said.cause)


def _goods_stay(case: Case, said: _Said, now: datetime) -> None:
    """Take back that they had left, when the list said so, and do the step that waited for this."""
    caught = bool(answers_of(case).filter(fact=COLLECTED, note=NOTE).update(ended_at=now))
    if caught:
        case.recorded = {name: value for name, value in case.recorded.items() if name != COLLECTED}
        if not _is_away(case):
            turn_flow(case, actor=said.by, now=now)
    done = _do_step(case, said.by, now)
    if not (caught or done):
        return
    if case.outcome:
        follow_flow(case)
    redecide(case, now=now)
    data = {"caught": caught, "step": STEP if done else None}
    save_edit(case, kind="case.goods_stay", actor=said.by, data=data, now=now, cause=said.cause)


def _do_step(case: Case, by: Actor, now: datetime) -> bool:
    """Tick the flow's own step, when it is its turn."""
    steps = list(steps_of(case)) if case.outcome else []
    step = next((each for each in steps if each.key == STEP and each.state not in FINISHED), None)
    if step is None or blocker_of(progress_of(steps), STEP) is not None:
        return False
    step.state, step.done_by, step.done_at = FlowStep.State.DONE, by.id, now
    step.save(update_fields=["state", "done_by", "done_at"])
    return True


def _is_away(case: Case) -> bool:
    """Whether something of the flow is on its way to the platform: what may have happened cannot be laid out anew."""
    ids = [step.action_id for step in steps_of(case) if step.action_id is not None and step.state not in FINISHED]
    return any(action_in([case.shop_id], each).state in _AWAY for each in ids)
