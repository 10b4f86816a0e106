"""How a shop's desk works: its reply standard, who is given how much and what."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from heqi.accounts.access import find_staff
from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.core.shifts import read_shifts
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.reception.access import posts_in
from heqi.reception.models import Post
from heqi.reception.standard import SETTING
from heqi.shops.actions.change_settings import change_settings

MINUTES = range(1, 24 * 60 + 1)
RATES = range(1, 101)
MOST = range(1, 501)
SKILLS, SKILL_LENGTH = 20, 30


def set_standard(
    *,
    staff: StaffView,
    shop_id: int,
    minutes: int | None,
    rate: int | None,
    shifts: Sequence[str] | None,
    assign: str | None,
    now: datetime,
) -> None:
    """What the shop holds itself to; None takes a figure back to the platform's own.

    Running waits keep the deadline that they began with. Raises role.desk, desk.minutes, desk.rate, desk.shifts.
    """
    require_supervisor(staff, shop_id)
    if minutes is not None and minutes not in MINUTES:
        raise _wrong("desk.minutes", "回复时限应为 1 到 1440 分钟。", "A standard is 1 to 1,440 minutes.")
    if rate is not None and rate not in RATES:
        raise _wrong("desk.rate", "回复率应为 1 到 100。", "A rate is 1 to 100 percent.")
    changes: dict[str, Any] = {"minutes": minutes, "rate": rate, "assign": assign, "shifts": None}
    if shifts is not None:
        changes["shifts"] = _checked(tuple(shifts))
    change_settings(shop_id=shop_id, group=SETTING, changes=changes, by=Actor.staff(staff.id), now=now)


def set_post(
    *,
    staff: StaffView,
    shop_id: int,
    staff_id: int,
    version: int,
    most: int,
    skills: Sequence[str],
    now: datetime,
) -> Post:
    """How many talks a colleague is given at once, and what they know best. `version` 0: not set before.

    Raises role.desk, desk.most, desk.skills, transfer.to, desk.stale.
    """
    require_supervisor(staff, shop_id)
    if most not in MOST:
        raise _wrong("desk.most", "同时接待数应为 1 到 500。", "One person serves 1 to 500 at once.")
    words = list(dict.fromkeys(each.strip() for each in skills if each.strip()))
    if len(words) > SKILLS or any(len(each) > SKILL_LENGTH for each in words):
        raise _wrong("desk.skills", f"最多 {SKILLS} 个擅长项，每个不超过 {SKILL_LENGTH} 字。", "Too many or too long.")
    colleague = find_staff(staff_id)
    if colleague is None or not colleague.handles(shop_id):
        raise _wrong("transfer.to", "这位同事不接待这个店铺。", "This colleague does not serve this shop.")
    with transaction.atomic():
        row = posts_in([shop_id]).filter(staff_id=staff_id).first() or Post(
            shop_id=shop_id, staff_id=staff_id, version=0
        )
        if row.version != version:
            raise HeqiError(
                "desk.stale",
                "刚被别人改过，请核对后重试。",
                "Somebody changed it; try again.",
                409,
                {"version": row.version},
            )
        row.most, row.skills, row.version = most, words, version + 1
        row.save()
        write_entry(
            shop_id=shop_id,
            kind="desk.post_set",
            subject=Subject("staff", str(staff_id)),
            actor=Actor.staff(staff.id),
            data={"most": most, "skills": len(words)},
            now=now,
        )
        return row


def require_supervisor(staff: StaffView, shop_id: int) -> None:
    """Raises shop.none, role.desk."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if not staff.supervises(shop_id):
        raise HeqiError("role.desk", "只有主管可以设置接待。", "Only a supervisor sets up the desk.", 403)


def _checked(shifts: tuple[str, ...]) -> list[str]:
    try:
        read_shifts(shifts)
    except ValueError as error:
        raise _wrong(
            "desk.shifts",
            "服务时段写法：09:00-12:00，不能重叠，至少一段。",
            "Write shifts as 09:00-12:00; they must not overlap, and there is at least one.",
        ) from error
    return list(shifts)


def _wrong(code: str, message: str, message_en: str) -> HeqiError:
    return HeqiError(code, message, message_en, 422)
