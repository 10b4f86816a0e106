"""Enter points that a platform took, say where the appeal stands, or withdraw an entry that was a mistake (H3)."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.access import case_of, lock_points
from heqi.cases.actions.edit import actor_of
from heqi.cases.models import PointEntry
from heqi.core.errors import HeqiError
from heqi.core.time import shanghai_date
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Subject


def enter_points(
    *,
    staff: StaffView,
    shop_id: int,
    kind: PointEntry.Kind,
    tenths: int,
    on: date,
    reason: str,
    reference: str = "",
    case_id: int | None = None,
    now: datetime,
) -> PointEntry:
    """One deduction. `reference`: the platform's number of it, entered once. Raises role.supervisor, case.none,
    points.future, points.reason, points.twice.
    """
    _require_supervisor(staff, shop_id)
    if case_id is not None and case_of(staff, case_id).shop_id != shop_id:
        raise HeqiError("case.none", "没有这个售后，或它不在这个店铺里。", "There is no such case in this shop.", 404)
    if on > shanghai_date(now):
        raise HeqiError("points.future", "扣分日期不能在今天之后。", "The day may not lie ahead.", 422)
    if not reason.strip():
        raise HeqiError("points.reason", "请写明扣分原因。", "Say what it was for.", 422)
    try:
        with transaction.atomic():
            entry = PointEntry.objects.create(
                shop_id=shop_id, case_id=case_id, on=on, kind=kind, tenths=tenths, reason=reason.strip(),
                reference=reference.strip(), by=staff.id, at=now,
            )  # fmt: skip
            _journal(entry, "points.entered", staff, now, {"tenths": tenths, "points_kind": kind, "case": case_id})
            return entry
    except IntegrityError as error:
        raise HeqiError(
            "points.twice", "这个违规编号已经记过一次。", "This number of the platform is entered already.", 409
        ) from error


def appeal_points(
    *, staff: StaffView, shop_id: int, entry_id: int, appeal: PointEntry.Appeal, now: datetime
) -> PointEntry:
    """Where the appeal stands. Raises role.supervisor, points.none."""
    with transaction.atomic():
        entry = _held(staff, shop_id, entry_id)
        before, entry.appeal = entry.appeal, appeal
        entry.save(update_fields=["appeal"])
        _journal(entry, "points.appealed", staff, now, {"from": before, "to": appeal})
        return entry


def withdraw_points(*, staff: StaffView, shop_id: int, entry_id: int, now: datetime) -> PointEntry:
    """It was entered by mistake: it stays in the list and counts no more. Raises role.supervisor, points.none."""
    with transaction.atomic():
        entry = _held(staff, shop_id, entry_id)
        entry.withdrawn_at, entry.withdrawn_by = now, staff.id
        entry.save(update_fields=["withdrawn_at", "withdrawn_by"])
        _journal(entry, "points.withdrawn", staff, now, {"tenths": entry.tenths})
        return entry


def _held(staff: StaffView, shop_id: int, entry_id: int) -> PointEntry:
    _require_supervisor(staff, shop_id)
    entry = lock_points(shop_id, entry_id)
    if entry is None:
        raise HeqiError("points.none", "没有这条扣分记录，或已撤回。", "There is no such entry.", 404)
    return entry


def _require_supervisor(staff: StaffView, shop_id: int) -> None:
    if not staff.supervises(shop_id):
        raise HeqiError("role.supervisor", "只有主管或店主可以记扣分。", "Only a supervisor or owner may.", 403)


def _journal(entry: PointEntry, kind: str, staff: StaffView, now: datetime, data: dict[str, Any]) -> None:
    subject = Subject("points", str(entry.pk))
    write_entry(shop_id=entry.shop_id, kind=kind, subject=subject, actor=actor_of(staff), data=data, now=now)
