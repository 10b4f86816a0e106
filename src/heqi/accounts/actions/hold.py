"""What staff actions hold while they check and write."""

from heqi.accounts.access import memberships_in
from heqi.accounts.contracts import StaffView
from heqi.accounts.models import Membership
from heqi.core.errors import HeqiError
from heqi.core.words import Role
from heqi.db.locks import hold_lock


def hold_staff(shop_id: int) -> None:
    """Change the staff of this shop alone until the transaction ends: two owners must not remove each other."""
    with hold_lock(f"accounts.staff.{shop_id}"):
        return


def require_owner(manager: StaffView, shop_id: int) -> None:
    """Raises shop.none for a shop that is not theirs, role.owner when they serve it without owning it."""
    if shop_id not in manager.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    if not manager.owns(shop_id):
        raise HeqiError("role.owner", "只有店主可以管理员工。", "Only an owner manages staff.", 403)


def require_other(manager: StaffView, staff_id: int) -> None:
    """Raises staff.self: rank, limit and access of oneself are another owner's matter."""
    if manager.id == staff_id:
        raise HeqiError(
            "staff.self", "自己的角色、额度和状态要由另一位店主修改。", "Another owner changes what you may do.", 409
        )


def require_colleague(manager: StaffView, staff_id: int) -> list[Membership]:
    """Their memberships in the shops that the manager owns. Raises role.owner, staff.none."""
    owned = manager.shops_as({Role.OWNER})
    if not owned:
        raise HeqiError("role.owner", "只有店主可以管理员工。", "Only an owner manages staff.", 403)
    held = list(memberships_in(owned).filter(staff_id=staff_id).order_by("shop_id"))
    if not held:
        raise HeqiError("staff.none", "您的店铺里没有这位员工。", "There is nobody like that in your shops.", 404)
    return held


def require_another_owner(shop_id: int, *, without: int) -> None:
    """Raises staff.last_owner when nobody but `without` owns the shop: somebody must be able to manage it."""
    owners = memberships_in([shop_id]).filter(role=Role.OWNER, active=True, staff__is_active=True)
    if not owners.exclude(staff_id=without).exists():
        raise HeqiError(
            "staff.last_owner",
            "店铺至少要有一位在职店主，请先指定另一位店主。",
            "A shop needs an owner; name another one first.",
            409,
            {"shop_id": shop_id},
        )


def require_fresh(held: Membership | None, version: int | None) -> None:
    """Raises staff.stale when the membership is not as the caller saw it; `version` None: there was none."""
    if (None if held is None else held.version) == version:
        return
    seen = None if held is None else {"role": held.role, "money_limit_fen": held.money_limit_fen, "active": held.active}
    raise HeqiError(
        "staff.stale",
        "这位员工的角色刚被别人改过，已为您刷新，请核对后重试。",
        "This role has just been changed by somebody else; check it and try again.",
        409,
        {"version": None if held is None else held.version, "now": seen},
    )
