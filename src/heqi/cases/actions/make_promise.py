"""Promises to the buyer (P3): given with a time, kept by hand, broken by the clock, never forgotten."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case, promises_of
from heqi.cases.actions.edit import actor_of, keep_note, save_edit
from heqi.cases.actions.hold_open import hold_open, settle_when_free
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Case, Promise
from heqi.cases.promise_facts import record_promises
from heqi.core.errors import HeqiError
from heqi.core.words import Outcome
from heqi.journal.contracts import SYSTEM

UNKEPT = (Promise.State.OPEN, Promise.State.BROKEN)


def make_promise(
    *,
    staff: StaffView,
    case_id: int,
    version: int,
    what: str,
    due_at: datetime,
    outcome: Outcome | None = None,
    penalty_fen: int | None = None,
    now: datetime,
) -> Case:
    """Put on record what the buyer was told and by when. Raises lock_case's, promise.empty, promise.past."""
    if not what.strip():
        raise HeqiError("promise.empty", "请写明答应了什么。", "Say what was promised.", 422)
    if due_at <= now:
        raise HeqiError("promise.past", "承诺的时间已经过去。", "The promised time has passed already.", 422)
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        promise = Promise.objects.create(
            shop_id=case.shop_id,
            case_id=case.id,
            at=now,
            by=staff.id,
            what=what.strip(),
            due_at=due_at,
            outcome=outcome or "",
            penalty_fen=penalty_fen,
        )
        _follow(case, now)
        data = {"promise": promise.id, "due_at": due_at.isoformat(), "outcome": outcome}
        save_edit(case, kind="case.promised", actor=actor_of(staff), data=data, now=now)
        return case


def keep_promise(*, staff: StaffView, case_id: int, version: int, promise_id: int, now: datetime) -> Case:
    """Say that it was done, in time or late. Raises lock_case's, promise.none."""
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        promise = _unkept(case, promise_id)
        _end(promise, Promise.State.KEPT, staff, now)
        _follow(case, now)
        data = {"promise": promise.id, "late": promise.broken_at is not None}
        save_edit(case, kind="case.promise_kept", actor=actor_of(staff), data=data, now=now)
        return case


def withdraw_promise(
    *, staff: StaffView, case_id: int, version: int, promise_id: int, reason: str, now: datetime
) -> Case:
    """Take a promise off the record that was never given; a broken one needs a supervisor. Raises role.supervisor."""
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        promise = _unkept(case, promise_id)
        if promise.state == Promise.State.BROKEN and not staff.supervises(case.shop_id):
            raise HeqiError(
                "role.supervisor",
                "已逾期的承诺只有主管可以撤销。",
                "Only a supervisor may withdraw a promise that was broken.",
                403,
            )
        _end(promise, Promise.State.WITHDRAWN, staff, now)
        _follow(case, now)
        data = {"promise": promise.id, "note": keep_note(case, staff, reason, now)}
        save_edit(case, kind="case.promise_withdrawn", actor=actor_of(staff), data=data, now=now)
        return case


def break_promises(case: Case, *, now: datetime, cause: int | None) -> bool:
    """Mark what ran out, inside the caller's transaction with the case held; whether anything did."""
    late = list(promises_of(case).filter(state=Promise.State.OPEN, due_at__lte=now))
    for promise in late:
        promise.state, promise.broken_at = Promise.State.BROKEN, now
        promise.save(update_fields=["state", "broken_at"])
    if late:
        _follow(case, now)
        data = {"promise": late[0].id, "count": len(late)}
        save_edit(case, kind="case.promise_broken", actor=SYSTEM, data=data, now=now, cause=cause)
    return bool(late)


def _unkept(case: Case, promise_id: int) -> Promise:
    promise = promises_of(case).filter(id=promise_id, state__in=UNKEPT).first()
    if promise is None:
        raise HeqiError("promise.none", "没有这个待兑现的承诺。", "There is no such promise to keep.", 404)
    return promise


def _end(promise: Promise, state: Promise.State, staff: StaffView, now: datetime) -> None:
    promise.state, promise.ended_at, promise.ended_by = state, now, staff.id
    promise.save(update_fields=["state", "ended_at", "ended_by"])


def _follow(case: Case, now: datetime) -> None:
    """Facts, stage and verdict after a promise came or went."""
    record_promises(case)
    hold_open(case)
    settle_when_free(case)
    redecide(case, now=now)
