"""An owner changes what a colleague may do in a shop."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.access import memberships_in
from heqi.accounts.actions.give_role import describe_role, give_role
from heqi.accounts.actions.hold import (
    hold_staff,
    require_another_owner,
    require_colleague,
    require_fresh,
    require_other,
    require_owner,
)
from heqi.accounts.actions.suspension import keep_in_step
from heqi.accounts.contracts import StaffView
from heqi.accounts.models import Membership
from heqi.core.errors import HeqiError
from heqi.core.words import Role
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


def change_role(
    *,
    manager: StaffView,
    staff_id: int,
    shop_id: int,
    role: Role,
    money_limit_fen: int | None,
    version: int | None,
    now: datetime,
) -> Membership:
    """Set role and limit of somebody who already serves a shop of this owner; `version` None: in a further shop.

    Raises shop.none, role.owner, staff.self, staff.none, staff.stale, staff.suspended, staff.last_owner.
    """
    with transaction.atomic():
        hold_staff(shop_id)
        require_owner(manager, shop_id)
        require_other(manager, staff_id)
        require_colleague(manager, staff_id)
        held = memberships_in([shop_id]).filter(staff_id=staff_id).first()
        require_fresh(held, version)
        if held is not None and not held.active:
            raise HeqiError(
                "staff.suspended", "这位员工已停用，请先恢复。", "This person is suspended; restore them first.", 409
            )
        return give_role(
            staff_id=staff_id,
            shop_id=shop_id,
            role=role,
            money_limit_fen=money_limit_fen,
            by=Actor.staff(manager.id),
            now=now,
        )


def remove_role(*, manager: StaffView, staff_id: int, shop_id: int, version: int, now: datetime) -> None:
    """Take a person out of one shop; their name stays where they worked. Errors as change_role."""
    with transaction.atomic():
        hold_staff(shop_id)
        require_owner(manager, shop_id)
        require_other(manager, staff_id)
        held = memberships_in([shop_id]).filter(staff_id=staff_id).first()
        require_fresh(held, version)
        if held is None:
            raise HeqiError("staff.none", "您的店铺里没有这位员工。", "There is nobody like that in your shops.", 404)
        if held.active and held.role == Role.OWNER:
            require_another_owner(shop_id, without=staff_id)
        before = describe_role(held)
        held.delete()
        keep_in_step(staff_id)
        write_entry(
            shop_id=shop_id,
            kind="staff.role_removed",
            subject=Subject("staff", str(staff_id)),
            actor=Actor.staff(manager.id),
            data={"before": before},
            now=now,
        )
