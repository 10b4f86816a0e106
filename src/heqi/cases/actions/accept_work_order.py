"""The answer to a work order does: its photos become evidence, and a case that adopts it records what it says."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_work_forms
from heqi.cases.access import evidence_of, lock_case
from heqi.cases.actions.add_evidence import MOST_FILES
from heqi.cases.actions.edit import actor_of, save_edit
from heqi.cases.actions.record_answer import record_answer
from heqi.cases.models import Case, Evidence
from heqi.core.errors import HeqiError
from heqi.core.work_orders import Addressee, WorkChoice
from heqi.workorders.actions import accept_answer
from heqi.workorders.contracts import AnswerFile, WorkOrderView
from heqi.workorders.queries import answer_files, last_answer, order_of_case

WHOSE = {Addressee.WAREHOUSE: Evidence.Whose.WAREHOUSE, Addressee.COURIER: Evidence.Whose.COURIER}
"""Whose evidence an answer is; what finance and suppliers show, the shop shows."""
LONGEST_NOTE = 1000


def accept_work_order(
    *, staff: StaffView, case_id: int, version: int, order_id: int, order_version: int, adopt: bool, now: datetime
) -> Case:
    """Close an answered work order of this case. `adopt`: record the fact that the chosen answer stands for.

    Raises what lock_case, accept_answer and record_answer raise, work_order.none, work_order.no_fact, evidence.many.
    """
    with transaction.atomic():
        case = lock_case(staff, case_id, version)
        order = order_of_case(case.shop_id, case.id, order_id)
        choice = load_work_forms()[order.kind].choice(order.choice)
        accept_answer(staff=staff, order_id=order.id, version=order_version, adopted=adopt, now=now)
        if adopt:
            case = _record(case, order, choice, staff, now)
        _keep_photos(case, order, staff, now)
        return case


def _record(case: Case, order: WorkOrderView, choice: WorkChoice | None, staff: StaffView, now: datetime) -> Case:
    if choice is None or choice.fact is None or choice.settles is None:
        raise HeqiError("work_order.no_fact", "这个答复没有可以记录的结论。", "This answer settles no question.", 422)
    said = f"工单 {order.number}：{choice.label}。{last_answer(order.shop_id, order.id)}"
    return record_answer(
        staff=staff,
        case_id=case.id,
        version=case.version,
        fact=choice.fact,
        value=choice.settles,
        note=said[:LONGEST_NOTE],
        now=now,
    )


def _keep_photos(case: Case, order: WorkOrderView, staff: StaffView, now: datetime) -> None:
    held = set(evidence_of(case).values_list("sha256", flat=True))
    files = {each.sha256: each for each in answer_files(order.shop_id, [order.id]) if each.sha256 not in held}
    if not files:
        return
    if len(held) + len(files) > MOST_FILES:
        raise HeqiError("evidence.many", f"一个售后最多 {MOST_FILES} 个文件。", f"At most {MOST_FILES} files.", 422)
    rows = _rows(case, order, list(files.values()), staff, now)
    Evidence.objects.bulk_create(rows)
    data = {"evidence": [row.id for row in rows], "whose": rows[0].whose, "count": len(rows)}
    save_edit(case, kind="case.evidence_added", actor=actor_of(staff), data=data, now=now)


def _rows(
    case: Case, order: WorkOrderView, files: Sequence[AnswerFile], staff: StaffView, now: datetime
) -> list[Evidence]:
    """The same bytes, as evidence of the case: they were looked at and freed of hidden data when they came."""
    return [
        Evidence(
            shop_id=case.shop_id,
            case_id=case.id,
            at=now,
            by=staff.id,
            whose=WHOSE.get(order.addressee, Evidence.Whose.SHOP),
            kind=file.kind,
            name=file.name,
            media_type=file.media_type,
            size=file.size,
            sha256=file.sha256,
            stored=file.stored,
            shown=file.shown,
            width=file.width,
            height=file.height,
            note=f"工单 {order.number}",
        )
        for file in files
    ]
