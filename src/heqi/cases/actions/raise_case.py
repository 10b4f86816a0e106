"""Call in a higher rank (T6b): agent, supervisor, owner, each time with the reason; and hand the case back down."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import lock_case
from heqi.cases.actions.edit import actor_of, keep_note, save_edit
from heqi.cases.models import Case
from heqi.cases.money.approval_clock import APPROVAL
from heqi.core.cases.ladder import ABOVE, RUNG_OF, Rung
from heqi.core.errors import HeqiError
from heqi.db.change import Change
from heqi.journal.contracts import SYSTEM

_RUNG = Change(Case, "rung", "version")


def raise_case(*, staff: StaffView, case_id: int, version: int, reason: str, now: datetime) -> Case:
    """To the rank above whoever calls, free for them to take. Raises lock_case's, ladder.top, ladder.reason."""
    if not reason.strip():
        raise HeqiError("ladder.reason", "请写明为什么需要上级处理。", "Say why a higher rank is needed.", 422)
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        before = Rung(case.rung)
        above = ABOVE.get(max(before, _own_rung(staff, case)))
        if above is None or case.done:
            raise HeqiError("ladder.top", "已经在店主手里，或售后已结束。", "There is nobody above.", 409)
        case.rung, case.owner_id = above, None
        data = {"from": before.value, "to": case.rung, "note": keep_note(case, staff, reason, now)}
        save_edit(case, kind="case.raised", actor=actor_of(staff), data=data, now=now)
        return case


def lower_case(*, staff: StaffView, case_id: int, version: int, reason: str, now: datetime) -> Case:
    """Back to the agents with a word on what was settled, by who stands on its rung or above. Raises ladder.low."""
    if not reason.strip():
        raise HeqiError("ladder.reason", "请写明处理意见。", "Say what was settled.", 422)
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        before = Rung(case.rung)
        if before is Rung.AGENT or _own_rung(staff, case) < before:
            raise HeqiError("ladder.low", "只有被请到的上级可以交还。", "Only the rank that was called in may.", 403)
        case.rung = Rung.AGENT
        data = {"from": before.value, "to": case.rung, "note": keep_note(case, staff, reason, now)}
        save_edit(case, kind="case.lowered", actor=actor_of(staff), data=data, now=now)
        return case


def raise_overdue(case: Case, *, clock: str, now: datetime, cause: int | None) -> bool:
    """To the supervisors because a deadline of ours passed, inside the caller's transaction; whether it moved.

    A request for a yes is with the supervisors already: where they let it lie, it goes to the owner. Only upwards, so
    that it may safely run twice. Who has the case keeps it: the work goes on.
    """
    unanswered = clock == APPROVAL
    above = Rung.OWNER if unanswered else Rung.SUPERVISOR
    if case.rung >= above or case.done or (unanswered and case.asked_at is None):
        return False
    before, case.rung = case.rung, above
    data = {"from": before, "to": above.value, "clock": clock}
    save_edit(case, kind="case.raised", actor=SYSTEM, data=data, now=now, cause=cause, only=_RUNG)
    return True


def _own_rung(staff: StaffView, case: Case) -> Rung:
    return RUNG_OF.get(staff.shops[case.shop_id].role, Rung.AGENT)
