"""Show one masked field of an order to somebody who says why."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import case_of, subject_of
from heqi.cases.actions.edit import actor_of, keep_note
from heqi.cases.personal import personal_fields
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry


def reveal_data(*, staff: StaffView, case_id: int, field: str, reason: str, now: datetime) -> str:
    """The field as it is stored. Who saw which field of which order, when and why is on record before it is told.

    Raises case.none, role.cases, reveal.no_reason, reveal.nothing.
    """
    with transaction.atomic():
        case = case_of(staff, case_id)
        if not staff.handles(case.shop_id):
            raise HeqiError("role.cases", "您的角色不能查看买家信息。", "Your role may not see buyers' data.", 403)
        if len(reason.strip()) < 2:
            raise HeqiError("reveal.no_reason", "请写明查看的原因。", "Say what you need it for.", 400)
        held = personal_fields(case).get(field)
        if held is None or not held.hidden:
            raise HeqiError("reveal.nothing", "这一项没有隐藏的内容。", "There is nothing hidden in this field.", 404)
        write_entry(
            shop_id=case.shop_id,
            kind="data.revealed",
            subject=subject_of(case.id),
            actor=actor_of(staff),
            data={"field": field, "order_no": case.order_no, "note": keep_note(case, staff, reason, now)},
            now=now,
        )
        return held.value
