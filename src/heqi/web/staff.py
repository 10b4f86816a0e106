"""Who is asking: the logged-in person as a value, with their shops."""

from collections.abc import Collection

from django.http import HttpRequest

from heqi.accounts.access import view_staff
from heqi.accounts.contracts import StaffView
from heqi.accounts.models import Staff
from heqi.core.errors import HeqiError


def staff_of(request: HttpRequest) -> StaffView:
    """The person behind an authenticated request. Raises session.must_enrol: a shop asks for a second factor first."""
    staff = view_staff(person_of(request))
    if staff.must_enrol:
        raise HeqiError(
            "session.must_enrol",
            "您的店铺要求两步验证，请先开启。",
            "A shop of yours requires a second factor; enrol first.",
            403,
        )
    return staff


def person_of(request: HttpRequest) -> Staff:
    """The person's own row, for what is about their account alone."""
    user = request.user
    if not isinstance(user, Staff):
        raise HeqiError("session.none", "请先登录。", "Log in first.", 401)
    return user


def shops_asked(staff: StaffView, shop_id: int | None) -> Collection[int]:
    """The shops that a list covers: the one asked for when it is theirs, else all of theirs."""
    if shop_id is None:
        return list(staff.shops)
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    return [shop_id]
