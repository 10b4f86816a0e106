"""Erase pictures: bytes, names and what was read in them go; when they came and went stays."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import SYSTEM, Actor, Subject
from heqi.pictures.access import expired_pictures, lock_picture
from heqi.pictures.actions.drop import drop_later
from heqi.pictures.contracts import PictureView
from heqi.pictures.models import Picture
from heqi.pictures.rows import view_picture

AT_ONCE = 100


def erase_expired(now: datetime) -> int:
    """Erase pictures whose time is over; how many. A bounded piece, for a worker."""
    with transaction.atomic():
        rows = expired_pictures(now, most=AT_ONCE)
        erase_rows(rows, why="expired", actor=SYSTEM, now=now)
    return len(rows)


def erase_picture(*, staff: StaffView, picture_id: int, version: int, now: datetime) -> PictureView:
    """What somebody pasted by mistake. Raises picture.none, role.pictures, picture.stale; role.supervisor: it is a
    buyer's or a colleague's.
    """
    with transaction.atomic():
        row = lock_picture(staff, picture_id, version)
        if row.by != staff.id and not staff.supervises(row.shop_id):
            raise HeqiError(
                "role.supervisor",
                "买家或同事的图片只有主管可以删除。",
                "Only a supervisor may delete what others sent.",
                403,
            )
        erase_rows([row], why="asked", actor=Actor.staff(staff.id), now=now)
    return view_picture(row)


def erase_rows(rows: Iterable[Picture], *, why: str, actor: Actor, now: datetime) -> int:
    """Erase rows that the caller's transaction holds; `why`: expired or asked. How many."""
    count = 0
    for row in rows:
        drop_later([row.stored, row.shown, row.copy], now=now)
        row.name = row.stored = row.shown = row.copy = row.buyer = row.conversation = row.sha256 = row.key = ""
        row.marks, row.found, row.findings, row.verdict = [], None, None, ""
        row.erased_at = now
        row.version += 1
        row.save()
        write_entry(
            shop_id=row.shop_id,
            kind="picture.erased",
            subject=Subject("picture", str(row.pk)),
            actor=actor,
            data={"why": why},
            now=now,
        )
        count += 1
    return count
