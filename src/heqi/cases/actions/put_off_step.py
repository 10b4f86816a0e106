"""Put a step off (P4f): what cannot be done now needs a reason, and a time that the buyer was promised."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case, promises_of
from heqi.cases.actions.assign_case import require_free_or_supervisor
from heqi.cases.actions.edit import actor_of, keep_note, save_edit
from heqi.cases.actions.find_step import find_step
from heqi.cases.actions.redecide import redecide
from heqi.cases.judge import judge_case
from heqi.cases.models import Case, FlowStep, Promise
from heqi.cases.promise_facts import record_promises
from heqi.core.errors import HeqiError

_UNKEPT = (Promise.State.OPEN, Promise.State.BROKEN)
_OURS = ("agent", "warehouse")


def put_off_step(
    *, staff: StaffView, case_id: int, key: str, version: int, reason: str, until: datetime, now: datetime
) -> Case:
    """A step of ours is done by `until`: its clock moves, and the promise is on record until the step is ticked.

    Raises lock_case's, case.taken, find_step's, step.not_ours, step.reason, promise.past, step.past_deadline.
    """
    if not reason.strip():
        raise HeqiError("step.reason", "请写明为什么现在做不了。", "Say why it cannot be done now.", 422)
    if until <= now:
        raise HeqiError("promise.past", "承诺的时间已经过去。", "The promised time has passed already.", 422)
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        require_free_or_supervisor(case, staff)
        step = find_step(case, key)
        _require_may_wait(case, step, until, now)
        step.body = {**step.body, "due_at": until.isoformat()}
        step.save(update_fields=["body"])
        _promise(case, step, staff, until, now)
        record_promises(case)
        redecide(case, now=now)
        note = keep_note(case, staff, reason, now)
        data = {"step": step.key, "until": until.isoformat(), "note": note}
        save_edit(case, kind="case.step_put_off", actor=actor_of(staff), data=data, now=now)
        return case


def keep_step_promise(case: Case, step: FlowStep, *, staff: StaffView, now: datetime) -> None:
    """The step is done, and with it what was promised when it was put off. Saves the promise, not the case."""
    kept = promises_of(case).filter(state__in=_UNKEPT, what=_what(step))
    if kept.update(state=Promise.State.KEPT, ended_at=now, ended_by=staff.id):
        record_promises(case)


def _promise(case: Case, step: FlowStep, staff: StaffView, until: datetime, now: datetime) -> None:
    """One promise a step: putting it off again takes the place of the one before, broken or not."""
    promises_of(case).filter(state__in=_UNKEPT, what=_what(step)).update(
        state=Promise.State.WITHDRAWN, ended_at=now, ended_by=staff.id
    )
    Promise.objects.create(shop_id=case.shop_id, case_id=case.id, at=now, by=staff.id, what=_what(step), due_at=until)


def _what(step: FlowStep) -> str:
    return f"完成“{step.body['verb']}”"


def _require_may_wait(case: Case, step: FlowStep, until: datetime, now: datetime) -> None:
    if step.body["who"] not in _OURS:
        raise HeqiError("step.not_ours", "这一步在等别人，不用延后。", "This step waits for somebody else.", 409)
    deadline = judge_case(case, now=now).facts.after_sale.expires_at
    if step.body["kind"] == "platform" and deadline is not None and now < deadline < until:
        raise HeqiError(
            "step.past_deadline",
            "不能延到平台截止时间之后。",
            "It cannot be put off beyond the platform's own deadline.",
            422,
            {"deadline": deadline.isoformat()},
        )
