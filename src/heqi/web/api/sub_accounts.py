"""Sub-accounts of the platform and the people behind them."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.accounts.access import staff_names, staff_of_shop, sub_accounts_in
from heqi.accounts.actions.map_sub_account import change_sub_account, forget_sub_account, map_sub_account
from heqi.accounts.contracts import SUPERVISING, StaffView
from heqi.core.errors import HeqiError
from heqi.web.api import staff_shapes as shapes
from heqi.web.errors import Problem
from heqi.web.staff import staff_of

router = Router()
ANSWERS: dict[int | frozenset[int], Any] = {
    200: shapes.SubAccountPage,
    frozenset({400, 401, 403, 404, 409, 422}): Problem,
}


@router.get("", response=ANSWERS)
def read_sub_accounts(request: HttpRequest) -> dict[str, Any]:
    """Sub-accounts of the shops that I supervise."""
    return _page(staff_of(request))


@router.post("", response=ANSWERS)
def add(request: HttpRequest, given: shapes.NewSubAccount) -> dict[str, Any]:
    """Name the person behind a sub-account."""
    staff = staff_of(request)
    map_sub_account(staff=staff, shop_id=given.shop_id, name=given.name, to=given.staff_id, now=timezone.now())
    return _page(staff)


@router.put("/{int:sub_account_id}", response=ANSWERS)
def change(request: HttpRequest, sub_account_id: int, given: shapes.SubAccountEdit) -> dict[str, Any]:
    """Change its name or its person."""
    staff = staff_of(request)
    change_sub_account(
        staff=staff,
        sub_account_id=sub_account_id,
        name=given.name,
        to=given.staff_id,
        version=given.version,
        now=timezone.now(),
    )
    return _page(staff)


@router.post("/{int:sub_account_id}/forget", response=ANSWERS)
def forget(request: HttpRequest, sub_account_id: int, given: shapes.Removal) -> dict[str, Any]:
    """Take the mapping away."""
    staff = staff_of(request)
    forget_sub_account(staff=staff, sub_account_id=sub_account_id, version=given.version, now=timezone.now())
    return _page(staff)


def _page(staff: StaffView) -> dict[str, Any]:
    shop_ids = staff.shops_as(SUPERVISING)
    if not shop_ids:
        raise HeqiError("role.supervisor", "只有主管或店主可以查看。", "Only a supervisor or owner may see this.", 403)
    rows = list(sub_accounts_in(shop_ids).order_by("shop_id", "name"))
    names = staff_names({row.staff_id for row in rows})
    items = [
        {
            "id": row.id,
            "shop_id": row.shop_id,
            "name": row.name,
            "staff": {"id": row.staff_id, "name": names.get(row.staff_id, "")},
            "version": row.version,
        }
        for row in rows
    ]
    people = {
        shop_id: [{"id": staff_id, "name": name} for staff_id, name in staff_of_shop(shop_id)] for shop_id in shop_ids
    }
    return {"items": items, "people": people}
