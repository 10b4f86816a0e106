"""What became of an action that a connector took: the step that it belongs to follows."""

from datetime import datetime

from django.db import transaction

from heqi.cases.access import lock_cases, steps_of
from heqi.cases.actions.edit import save_edit
from heqi.cases.actions.follow_flow import follow_flow
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Case, FlowStep
from heqi.cases.progress import FINISHED
from heqi.journal.contracts import PLATFORM, SYSTEM, EntryView

_DONE = ("action.sent", "action.ticked")


def follow_action(*, entry: EntryView, now: datetime) -> None:
    """Reaction to action.sent, action.ticked, action.failed and action.unknown. Safe to run twice.

    What the platform accepted, or a person found done, is a step done; only a fact of the platform confirms it. What
    is stuck stays to do, and the case tells.
    """
    if entry.subject.type not in ("case", "case_flow"):
        return
    with transaction.atomic():
        for case in lock_cases(entry.shop_id, id=int(entry.subject.id.split(".")[0])):
            step = steps_of(case).filter(action_id=entry.data["action"]).first()
            if step is not None and step.state not in FINISHED:
                _follow(case, step, entry, now)


def _follow(case: Case, step: FlowStep, entry: EntryView, now: datetime) -> None:
    done = entry.kind in _DONE
    data = {"step": step.key, "tick": step.id, "action": step.action_id}
    if not done:
        save_edit(case, kind="case.step_stuck", actor=SYSTEM, data=data, now=now, cause=entry.id)
        return
    step.state, step.done_by, step.done_at = FlowStep.State.DONE, entry.actor.id, now
    step.save(update_fields=["state", "done_by", "done_at"])
    follow_flow(case)
    redecide(case, now=now)
    save_edit(case, kind="case.step_sent", actor=PLATFORM, data={**data, "stage": case.stage}, now=now, cause=entry.id)
