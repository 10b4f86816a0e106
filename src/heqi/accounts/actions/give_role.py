"""Give a member of staff a role in a shop."""

from datetime import datetime
from typing import Any

from django.db import transaction

from heqi.accounts.access import memberships_in
from heqi.accounts.actions.hold import hold_staff, require_another_owner
from heqi.accounts.actions.suspension import keep_in_step
from heqi.accounts.models import Membership
from heqi.core.words import Role
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject


def give_role(
    *, staff_id: int, shop_id: int, role: Role, by: Actor, now: datetime, money_limit_fen: int | None = None
) -> Membership:
    """Set a person's role and money limit in a shop (fen per decision, None: no limit); replaces an earlier one.

    The journal keeps what was before. Raises staff.last_owner.
    """
    with transaction.atomic():
        hold_staff(shop_id)
        held = memberships_in([shop_id]).filter(staff_id=staff_id).first()
        if held is not None and held.active and held.role == Role.OWNER and role is not Role.OWNER:
            require_another_owner(shop_id, without=staff_id)
        before = None if held is None else describe_role(held)
        held = held or Membership(staff_id=staff_id, shop_id=shop_id, version=0)
        held.role, held.money_limit_fen, held.active = role, money_limit_fen, True
        if before == describe_role(held):
            return held
        held.version += 1
        held.save()
        keep_in_step(staff_id)
        write_entry(
            shop_id=shop_id,
            kind="staff.role_given",
            subject=Subject("staff", str(staff_id)),
            actor=by,
            data={**describe_role(held), "before": before},
            now=now,
        )
        return held


def describe_role(held: Membership) -> dict[str, Any]:
    """A membership in the words of the journal."""
    return {"role": str(held.role), "money_limit_fen": held.money_limit_fen, "active": held.active}
