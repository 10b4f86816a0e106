"""What became of an action that a connector took: the step that it belongs to follows."""

from datetime import datetime

from django.db import transaction

from heqi.cases.access import lock_cases, steps_of
from heqi.cases.actions.edit import save_edit
from heqi.cases.actions.follow_flow import follow_flow
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Case, FlowStep
from heqi.cases.progress import FINISHED
from heqi.connections.actions.settle_stuck import confirm_if_shown
from heqi.journal.contracts import PLATFORM, SYSTEM, EntryView
from heqi.outbox.access import find_action

_DONE = ("action.sent", "action.ticked")
_PROVEN = "action.confirmed"
_ANSWERED = ("action.sent", "action.failed")
"""The proof may have come before the answer, and a fact that is known already comes with no batch again."""


def follow_action(*, entry: EntryView, now: datetime) -> None:
    """Reaction to action.sent, ticked, confirmed, failed and unknown. Safe to run twice.

    What the platform accepted, or a person found done, is a step done; only a fact of the platform confirms it. What
    is stuck stays to do, and the case tells; unless the platform shows by now that it went through.
    """
    if entry.subject.type not in ("case", "case_flow"):
        return
    with transaction.atomic():
        for case in lock_cases(entry.shop_id, id=int(entry.subject.id.split(".")[0])):
            if entry.kind in _ANSWERED and confirm_if_shown(find_action(entry.data["action"]).view(), now=now):
                return
            step = steps_of(case).filter(action_id=entry.data["action"]).first()
            if step is not None and _is_news(step, entry):
                _follow(case, step, entry, now)


def _is_news(step: FlowStep, entry: EntryView) -> bool:
    """A fact that came with a batch has brought the step along already."""
    if entry.kind == _PROVEN:
        return step.state != FlowStep.State.CONFIRMED
    return step.state not in FINISHED


def _follow(case: Case, step: FlowStep, entry: EntryView, now: datetime) -> None:
    data = {"step": step.key, "tick": step.id, "action": step.action_id}
    proven = entry.kind == _PROVEN
    if not (proven or entry.kind in _DONE):
        save_edit(case, kind="case.step_stuck", actor=SYSTEM, data=data, now=now, cause=entry.id)
        return
    if step.state not in FINISHED:
        step.done_by, step.done_at = entry.actor.id, now
    step.state = FlowStep.State.CONFIRMED if proven else FlowStep.State.DONE
    step.save(update_fields=["state", "done_by", "done_at"])
    follow_flow(case)
    redecide(case, now=now)
    kind = "case.step_confirmed" if proven else "case.step_sent"
    save_edit(case, kind=kind, actor=PLATFORM, data={**data, "stage": case.stage}, now=now, cause=entry.id)
