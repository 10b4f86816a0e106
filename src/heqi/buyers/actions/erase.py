"""A buyer asks to be forgotten: the owner asks, sees what would go and what stays, and confirms."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.buyers.access import erasures_in, lock_erasure, require_owner
from heqi.buyers.actions.empty import empty_rows
from heqi.buyers.models import Erasure, Forgotten
from heqi.buyers.reach import Reach, reach_of
from heqi.buyers.rows_of import tables_of
from heqi.buyers.whose import Asked, Whose, find_whose
from heqi.cases.access import cases_in
from heqi.core.buyers.identity import WhyUnknown
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


def ask_erasure(*, staff: StaffView, asked: Asked, now: datetime) -> Erasure:
    """First step: nothing goes yet. `counts` says how many rows of which table would be emptied.

    Raises shop.none, role.owner, buyer.nobody, buyer.open_case.
    """
    require_owner(staff, asked.shop_id)
    whose = find_whose(asked)
    if not whose.order_nos and not whose.conversations:
        raise HeqiError("buyer.nobody", "没有找到这位买家的任何记录。", "Nothing of this buyer was found.", 404)
    reach = reach_of(whose)
    _require_settled(reach)
    with transaction.atomic():
        row: Erasure = Erasure.objects.create(
            shop_id=asked.shop_id,
            marks=sorted(reach.marks),
            order_nos=sorted(reach.order_nos),
            conversations=sorted(reach.conversations),
            counts={held.table: count for held, rows in tables_of(reach) if (count := rows.count())},
            asked_at=now,
            asked_by=staff.id,
        )
        _journal(row, "buyer.erasure_asked", staff, now)
    return row


def confirm_erasure(*, staff: StaffView, erasure_id: int, version: int, now: datetime) -> Erasure:
    """Second step: all of it goes, or nothing. Raises buyer.erasure_none, role.owner, buyer.stale, buyer.open_case."""
    with transaction.atomic():
        row = lock_erasure(staff, erasure_id)
        _require_asked(row, version)
        reach = reach_of(_whose_of(row))
        _require_settled(reach)
        row.counts = empty_rows(reach, actor=Actor.staff(staff.id), now=now)
        _remember(row)
        row.marks = row.conversations = []
        _end(row, Erasure.State.DONE, staff, now)
        _journal(row, "buyer.erased", staff, now)
    return row


def drop_erasure(*, staff: StaffView, erasure_id: int, version: int, now: datetime) -> Erasure:
    """The buyer thought better of it. Raises buyer.erasure_none, role.owner, buyer.stale."""
    with transaction.atomic():
        row = lock_erasure(staff, erasure_id)
        _require_asked(row, version)
        row.marks, row.order_nos, row.conversations = [], [], []
        _end(row, Erasure.State.DROPPED, staff, now)
        _journal(row, "buyer.erasure_dropped", staff, now)
    return row


def newest_erasures(shop_id: int, most: int = 50) -> list[Erasure]:
    """The latest requests of a shop."""
    return list(erasures_in([shop_id])[:most])


def _require_settled(reach: Reach) -> None:
    """What is under way needs its words; the law lets it be finished first."""
    if cases_in([reach.shop_id]).filter(id__in=reach.case_ids, done=False).exists():
        raise HeqiError(
            "buyer.open_case",
            "这位买家还有处理中的售后，处理完才能删除个人信息。",
            "A case of this buyer is still open; settle it first.",
            409,
        )


def _require_asked(row: Erasure, version: int) -> None:
    if row.version != version or row.state != Erasure.State.ASKED:
        raise HeqiError("buyer.stale", "这个申请已处理过。", "This request has been dealt with.", 409)


def _whose_of(row: Erasure) -> Whose:
    known = not any(mark.startswith("order:") for mark in row.marks) and bool(row.marks)
    unknown = None if known else WhyUnknown.NOT_STATED
    return Whose(row.shop_id, tuple(row.marks), unknown, tuple(row.order_nos), tuple(row.conversations), "")


def _remember(row: Erasure) -> None:
    """What arrives again about these orders is emptied as it comes (actions/tie.py)."""
    rows = [Forgotten(shop_id=row.shop_id, kind="order", key=order_no, erasure_id=row.pk) for order_no in row.order_nos]
    Forgotten.objects.bulk_create(rows, ignore_conflicts=True)


def _end(row: Erasure, state: str, staff: StaffView, now: datetime) -> None:
    row.state, row.ended_at, row.ended_by = state, now, staff.id
    row.version += 1
    row.save()


def _journal(row: Erasure, kind: str, staff: StaffView, now: datetime) -> None:
    write_entry(
        shop_id=row.shop_id,
        kind=kind,
        subject=Subject("erasure", str(row.pk)),
        actor=Actor.staff(staff.id),
        data={"rows": sum(row.counts.values())},
        now=now,
    )
